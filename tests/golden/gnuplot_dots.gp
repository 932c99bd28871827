# svg
set encoding utf8
set terminal svg size 480,157 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9140 left front textcolor rgb "#000000"
set lmargin at screen 0.1625
set rmargin at screen 0.9675
set tmargin at screen 0.7707
set bmargin at screen 0.2892
set xrange [-0.9:30.9]
set yrange [111.6:36]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.3200, screen 0.7134 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1853, screen 0.1745 center front textcolor rgb "#000000"
set label "5" at screen 0.3119, screen 0.1745 center front textcolor rgb "#000000"
set label "10" at screen 0.4384, screen 0.1745 center front textcolor rgb "#000000"
set label "15" at screen 0.5650, screen 0.1745 center front textcolor rgb "#000000"
set label "20" at screen 0.6916, screen 0.1745 center front textcolor rgb "#000000"
set label "25" at screen 0.8181, screen 0.1745 center front textcolor rgb "#000000"
set label "30" at screen 0.9447, screen 0.1745 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5650, screen 0.0599 center front textcolor rgb "#000000"
set arrow from screen 0.1625, screen 0.6102 to screen 0.9675, screen 0.6102 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "A series" at screen 0.1463, screen 0.6675 right front textcolor rgb "#000000"
$d1 << EOD
0 56.7
10 47.7
20 56.7
30 47.7
EOD
set arrow from screen 0.1625, screen 0.4497 to screen 0.9675, screen 0.4497 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "B series" at screen 0.1463, screen 0.5070 right front textcolor rgb "#0072B2"
$d2 << EOD
0 81.9
10 72.9
20 81.9
30 72.9
EOD
set label "C series" at screen 0.1463, screen 0.3465 right front textcolor rgb "#767676"
$d3 << EOD
0 107.1
10 98.1
20 107.1
30 98.1
EOD
plot $d1 using 1:2 with points pt 7 ps 0.82 lc rgb "#000000", \
  $d2 using 1:2 with points pt 7 ps 0.82 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 7 ps 0.82 lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,314 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9140 left front textcolor rgb "#000000"
set lmargin at screen 0.1625
set rmargin at screen 0.9675
set tmargin at screen 0.7707
set bmargin at screen 0.2892
set xrange [-0.9:30.9]
set yrange [111.6:36]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.3200, screen 0.7134 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1853, screen 0.1745 center front textcolor rgb "#000000"
set label "5" at screen 0.3119, screen 0.1745 center front textcolor rgb "#000000"
set label "10" at screen 0.4384, screen 0.1745 center front textcolor rgb "#000000"
set label "15" at screen 0.5650, screen 0.1745 center front textcolor rgb "#000000"
set label "20" at screen 0.6916, screen 0.1745 center front textcolor rgb "#000000"
set label "25" at screen 0.8181, screen 0.1745 center front textcolor rgb "#000000"
set label "30" at screen 0.9447, screen 0.1745 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5650, screen 0.0599 center front textcolor rgb "#000000"
set arrow from screen 0.1625, screen 0.6102 to screen 0.9675, screen 0.6102 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "A series" at screen 0.1463, screen 0.6675 right front textcolor rgb "#000000"
$d1 << EOD
0 56.7
10 47.7
20 56.7
30 47.7
EOD
set arrow from screen 0.1625, screen 0.4497 to screen 0.9675, screen 0.4497 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "B series" at screen 0.1463, screen 0.5070 right front textcolor rgb "#0072B2"
$d2 << EOD
0 81.9
10 72.9
20 81.9
30 72.9
EOD
set label "C series" at screen 0.1463, screen 0.3465 right front textcolor rgb "#767676"
$d3 << EOD
0 107.1
10 98.1
20 107.1
30 98.1
EOD
plot $d1 using 1:2 with points pt 7 ps 0.82 lc rgb "#000000", \
  $d2 using 1:2 with points pt 7 ps 0.82 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 7 ps 0.82 lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,1.63542 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9140 left front textcolor rgb "#000000"
set lmargin at screen 0.1625
set rmargin at screen 0.9675
set tmargin at screen 0.7707
set bmargin at screen 0.2892
set xrange [-0.9:30.9]
set yrange [111.6:36]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.3200, screen 0.7134 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1853, screen 0.1745 center front textcolor rgb "#000000"
set label "5" at screen 0.3119, screen 0.1745 center front textcolor rgb "#000000"
set label "10" at screen 0.4384, screen 0.1745 center front textcolor rgb "#000000"
set label "15" at screen 0.5650, screen 0.1745 center front textcolor rgb "#000000"
set label "20" at screen 0.6916, screen 0.1745 center front textcolor rgb "#000000"
set label "25" at screen 0.8181, screen 0.1745 center front textcolor rgb "#000000"
set label "30" at screen 0.9447, screen 0.1745 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5650, screen 0.0599 center front textcolor rgb "#000000"
set arrow from screen 0.1625, screen 0.6102 to screen 0.9675, screen 0.6102 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "A series" at screen 0.1463, screen 0.6675 right front textcolor rgb "#000000"
$d1 << EOD
0 56.7
10 47.7
20 56.7
30 47.7
EOD
set arrow from screen 0.1625, screen 0.4497 to screen 0.9675, screen 0.4497 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "B series" at screen 0.1463, screen 0.5070 right front textcolor rgb "#0072B2"
$d2 << EOD
0 81.9
10 72.9
20 81.9
30 72.9
EOD
set label "C series" at screen 0.1463, screen 0.3465 right front textcolor rgb "#767676"
$d3 << EOD
0 107.1
10 98.1
20 107.1
30 98.1
EOD
plot $d1 using 1:2 with points pt 7 ps 0.82 lc rgb "#000000", \
  $d2 using 1:2 with points pt 7 ps 0.82 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 7 ps 0.82 lc rgb "#767676"

# dumb
set encoding utf8
set terminal dumb size 78,12 noenhanced mono
set border 0
unset key
unset tics
set lmargin at screen 0.1299
set rmargin at screen 0.9870
set tmargin at screen 0.9091
set bmargin at screen 0.0909
set xrange [-0.9:30.9]
set yrange [10:1]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2954, screen 0.8636 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1541, screen 0.0000 center front textcolor rgb "#000000"
set label "5" at screen 0.2889, screen 0.0000 center front textcolor rgb "#000000"
set label "10" at screen 0.4237, screen 0.0000 center front textcolor rgb "#000000"
set label "15" at screen 0.5584, screen 0.0000 center front textcolor rgb "#000000"
set label "20" at screen 0.6932, screen 0.0000 center front textcolor rgb "#000000"
set label "25" at screen 0.8280, screen 0.0000 center front textcolor rgb "#000000"
set label "30" at screen 0.9628, screen 0.0000 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5584, screen -0.0909 center front textcolor rgb "#000000"
set arrow from screen 0.1299, screen 0.6364 to screen 0.9870, screen 0.6364 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "A series" at screen 0.1169, screen 0.6818 right front textcolor rgb "#000000"
$d1 << EOD
0 3.5
10 2.5
20 3.5
30 2.5
EOD
set arrow from screen 0.1299, screen 0.3636 to screen 0.9870, screen 0.3636 nohead back lw 0.5 dt solid lc rgb "#767676"
set label "B series" at screen 0.1169, screen 0.4091 right front textcolor rgb "#0072B2"
$d2 << EOD
0 6.5
10 5.5
20 6.5
30 5.5
EOD
set label "C series" at screen 0.1169, screen 0.1364 right front textcolor rgb "#767676"
$d3 << EOD
0 9.5
10 8.5
20 9.5
30 8.5
EOD
plot $d1 using 1:2 with points pt 1 ps 0.091 lc rgb "#000000", \
  $d2 using 1:2 with points pt 2 ps 0.091 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 47 ps 0.091 lc rgb "#767676"

