# svg
set encoding utf8
set terminal svg size 480,352 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9616 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.8977 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9675
set tmargin at screen 0.8466
set bmargin at screen 0.2199
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2235, screen 0.8210 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.1687 center front textcolor rgb "#000000"
set label "5" at screen 0.2154, screen 0.1687 center front textcolor rgb "#000000"
set label "10" at screen 0.3658, screen 0.1687 center front textcolor rgb "#000000"
set label "15" at screen 0.5162, screen 0.1687 center front textcolor rgb "#000000"
set label "20" at screen 0.6667, screen 0.1687 center front textcolor rgb "#000000"
set label "25" at screen 0.8171, screen 0.1687 center front textcolor rgb "#000000"
set label "30" at screen 0.9675, screen 0.1687 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.1176 center front textcolor rgb "#000000"
set arrow from screen 0.0081, screen 0.0511 to screen 0.0520, screen 0.0511 nohead back lw 2 dt solid lc rgb "#000000"
set label "A series" at screen 0.0601, screen 0.0511 left front textcolor rgb "#000000"
set arrow from screen 0.2226, screen 0.0511 to screen 0.2665, screen 0.0511 nohead back lw 2 dt (9,3) lc rgb "#0072B2"
set label "B series" at screen 0.2746, screen 0.0511 left front textcolor rgb "#0072B2"
set arrow from screen 0.4371, screen 0.0511 to screen 0.4810, screen 0.0511 nohead back lw 2 dt solid lc rgb "#767676"
set label "C series" at screen 0.4891, screen 0.0511 left front textcolor rgb "#767676"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2826 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.4079 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.5332 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6586 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7839 right front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with steps lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with steps lw 2 dt (9,3) lc rgb "#0072B2", \
  $d3 using 1:2 with steps lw 2 dt solid lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,704 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9616 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.8977 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9675
set tmargin at screen 0.8466
set bmargin at screen 0.2199
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2235, screen 0.8210 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.1687 center front textcolor rgb "#000000"
set label "5" at screen 0.2154, screen 0.1687 center front textcolor rgb "#000000"
set label "10" at screen 0.3658, screen 0.1687 center front textcolor rgb "#000000"
set label "15" at screen 0.5162, screen 0.1687 center front textcolor rgb "#000000"
set label "20" at screen 0.6667, screen 0.1687 center front textcolor rgb "#000000"
set label "25" at screen 0.8171, screen 0.1687 center front textcolor rgb "#000000"
set label "30" at screen 0.9675, screen 0.1687 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.1176 center front textcolor rgb "#000000"
set arrow from screen 0.0081, screen 0.0511 to screen 0.0520, screen 0.0511 nohead back lw 2 dt solid lc rgb "#000000"
set label "A series" at screen 0.0601, screen 0.0511 left front textcolor rgb "#000000"
set arrow from screen 0.2226, screen 0.0511 to screen 0.2665, screen 0.0511 nohead back lw 2 dt (9,3) lc rgb "#0072B2"
set label "B series" at screen 0.2746, screen 0.0511 left front textcolor rgb "#0072B2"
set arrow from screen 0.4371, screen 0.0511 to screen 0.4810, screen 0.0511 nohead back lw 2 dt solid lc rgb "#767676"
set label "C series" at screen 0.4891, screen 0.0511 left front textcolor rgb "#767676"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2826 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.4079 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.5332 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6586 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7839 right front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with steps lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with steps lw 2 dt (9,3) lc rgb "#0072B2", \
  $d3 using 1:2 with steps lw 2 dt solid lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,3.66667 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9616 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.8977 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9675
set tmargin at screen 0.8466
set bmargin at screen 0.2199
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2235, screen 0.8210 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.1687 center front textcolor rgb "#000000"
set label "5" at screen 0.2154, screen 0.1687 center front textcolor rgb "#000000"
set label "10" at screen 0.3658, screen 0.1687 center front textcolor rgb "#000000"
set label "15" at screen 0.5162, screen 0.1687 center front textcolor rgb "#000000"
set label "20" at screen 0.6667, screen 0.1687 center front textcolor rgb "#000000"
set label "25" at screen 0.8171, screen 0.1687 center front textcolor rgb "#000000"
set label "30" at screen 0.9675, screen 0.1687 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.1176 center front textcolor rgb "#000000"
set arrow from screen 0.0081, screen 0.0511 to screen 0.0520, screen 0.0511 nohead back lw 2 dt solid lc rgb "#000000"
set label "A series" at screen 0.0601, screen 0.0511 left front textcolor rgb "#000000"
set arrow from screen 0.2226, screen 0.0511 to screen 0.2665, screen 0.0511 nohead back lw 2 dt (9,3) lc rgb "#0072B2"
set label "B series" at screen 0.2746, screen 0.0511 left front textcolor rgb "#0072B2"
set arrow from screen 0.4371, screen 0.0511 to screen 0.4810, screen 0.0511 nohead back lw 2 dt solid lc rgb "#767676"
set label "C series" at screen 0.4891, screen 0.0511 left front textcolor rgb "#767676"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2826 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.4079 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.5332 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6586 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7839 right front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with steps lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with steps lw 2 dt (9,3) lc rgb "#0072B2", \
  $d3 using 1:2 with steps lw 2 dt solid lc rgb "#767676"

# dumb
set encoding utf8
set terminal dumb size 78,23 noenhanced mono
set border 0
unset key
unset tics
set label "title of y" at screen 0.0065, screen 0.9545 left front textcolor rgb "#000000"
set lmargin at screen 0.0519
set rmargin at screen 0.9870
set tmargin at screen 0.9091
set bmargin at screen 0.1364
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2143, screen 0.8864 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0519, screen 0.0909 center front textcolor rgb "#000000"
set label "5" at screen 0.2078, screen 0.0909 center front textcolor rgb "#000000"
set label "10" at screen 0.3636, screen 0.0909 center front textcolor rgb "#000000"
set label "15" at screen 0.5195, screen 0.0909 center front textcolor rgb "#000000"
set label "20" at screen 0.6753, screen 0.0909 center front textcolor rgb "#000000"
set label "25" at screen 0.8312, screen 0.0909 center front textcolor rgb "#000000"
set label "30" at screen 0.9870, screen 0.0909 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5195, screen 0.0455 center front textcolor rgb "#000000"
set label "A series" at screen 0.0195, screen 0.0000 left front textcolor rgb "#000000"
set label "B series" at screen 0.1623, screen 0.0000 left front textcolor rgb "#0072B2"
set label "C series" at screen 0.3052, screen 0.0000 left front textcolor rgb "#767676"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0325, screen 0.2136 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0325, screen 0.3682 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0325, screen 0.5227 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0325, screen 0.6773 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0325, screen 0.8318 right front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d1 using 1:2 with points pt 1, \
  $d2 using 1:2 with points pt 2, \
  $d3 using 1:2 with points pt 47

