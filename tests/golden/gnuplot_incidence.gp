# svg
set encoding utf8
set terminal svg size 480,350 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9614 left front textcolor rgb "#000000"
set label "title of y" at screen 0.1056, screen 0.8971 left front textcolor rgb "#000000"
set lmargin at screen 0.1625
set rmargin at screen 0.8375
set tmargin at screen 0.8457
set bmargin at screen 0.2160
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2831, screen 0.8200 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set label "title of x" at screen 0.5000, screen 0.1131 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.1544, screen 0.2790 right front textcolor rgb "#000000"
set label "0.2" at screen 0.1544, screen 0.4049 right front textcolor rgb "#000000"
set label "0.4" at screen 0.1544, screen 0.5309 right front textcolor rgb "#000000"
set label "0.6" at screen 0.1544, screen 0.6568 right front textcolor rgb "#000000"
set label "0.8" at screen 0.1544, screen 0.7827 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8538, screen 0.7827 left front textcolor rgb "#767676"
set label "B series" at screen 0.8538, screen 0.7198 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8538, screen 0.6568 left front textcolor rgb "#000000"
unset xtics
set xtics ("" 0, "" 30) nomirror scale 0.4
set label "0" at screen 0.1625, screen 0.1646 center front textcolor rgb "#000000"
set label "30" at screen 0.8375, screen 0.1646 center front textcolor rgb "#000000"
set label "at risk" at screen 0.1138, screen 0.0514 right front textcolor rgb "#000000"
set label "10" at screen 0.1625, screen 0.0514 center front textcolor rgb "#000000"
set label "7" at screen 0.8375, screen 0.0514 center front textcolor rgb "#000000"
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with steps lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with steps lw 2 dt (9,3) lc rgb "#0072B2", \
  $d3 using 1:2 with steps lw 2 dt solid lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,700 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9614 left front textcolor rgb "#000000"
set label "title of y" at screen 0.1056, screen 0.8971 left front textcolor rgb "#000000"
set lmargin at screen 0.1625
set rmargin at screen 0.8375
set tmargin at screen 0.8457
set bmargin at screen 0.2160
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2831, screen 0.8200 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set label "title of x" at screen 0.5000, screen 0.1131 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.1544, screen 0.2790 right front textcolor rgb "#000000"
set label "0.2" at screen 0.1544, screen 0.4049 right front textcolor rgb "#000000"
set label "0.4" at screen 0.1544, screen 0.5309 right front textcolor rgb "#000000"
set label "0.6" at screen 0.1544, screen 0.6568 right front textcolor rgb "#000000"
set label "0.8" at screen 0.1544, screen 0.7827 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8538, screen 0.7827 left front textcolor rgb "#767676"
set label "B series" at screen 0.8538, screen 0.7198 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8538, screen 0.6568 left front textcolor rgb "#000000"
unset xtics
set xtics ("" 0, "" 30) nomirror scale 0.4
set label "0" at screen 0.1625, screen 0.1646 center front textcolor rgb "#000000"
set label "30" at screen 0.8375, screen 0.1646 center front textcolor rgb "#000000"
set label "at risk" at screen 0.1138, screen 0.0514 right front textcolor rgb "#000000"
set label "10" at screen 0.1625, screen 0.0514 center front textcolor rgb "#000000"
set label "7" at screen 0.8375, screen 0.0514 center front textcolor rgb "#000000"
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with steps lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with steps lw 2 dt (9,3) lc rgb "#0072B2", \
  $d3 using 1:2 with steps lw 2 dt solid lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,3.64583 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9614 left front textcolor rgb "#000000"
set label "title of y" at screen 0.1056, screen 0.8971 left front textcolor rgb "#000000"
set lmargin at screen 0.1625
set rmargin at screen 0.8375
set tmargin at screen 0.8457
set bmargin at screen 0.2160
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2831, screen 0.8200 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set label "title of x" at screen 0.5000, screen 0.1131 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.1544, screen 0.2790 right front textcolor rgb "#000000"
set label "0.2" at screen 0.1544, screen 0.4049 right front textcolor rgb "#000000"
set label "0.4" at screen 0.1544, screen 0.5309 right front textcolor rgb "#000000"
set label "0.6" at screen 0.1544, screen 0.6568 right front textcolor rgb "#000000"
set label "0.8" at screen 0.1544, screen 0.7827 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8538, screen 0.7827 left front textcolor rgb "#767676"
set label "B series" at screen 0.8538, screen 0.7198 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8538, screen 0.6568 left front textcolor rgb "#000000"
unset xtics
set xtics ("" 0, "" 30) nomirror scale 0.4
set label "0" at screen 0.1625, screen 0.1646 center front textcolor rgb "#000000"
set label "30" at screen 0.8375, screen 0.1646 center front textcolor rgb "#000000"
set label "at risk" at screen 0.1138, screen 0.0514 right front textcolor rgb "#000000"
set label "10" at screen 0.1625, screen 0.0514 center front textcolor rgb "#000000"
set label "7" at screen 0.8375, screen 0.0514 center front textcolor rgb "#000000"
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with steps lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with steps lw 2 dt (9,3) lc rgb "#0072B2", \
  $d3 using 1:2 with steps lw 2 dt solid lc rgb "#767676"

# dumb
set encoding utf8
set terminal dumb size 78,24 noenhanced mono
set border 0
unset key
unset tics
set label "title of y" at screen 0.0844, screen 0.9565 left front textcolor rgb "#000000"
set lmargin at screen 0.1299
set rmargin at screen 0.8831
set tmargin at screen 0.9130
set bmargin at screen 0.1739
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2619, screen 0.8913 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set label "title of x" at screen 0.5065, screen 0.0870 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.1104, screen 0.2478 right front textcolor rgb "#000000"
set label "0.2" at screen 0.1104, screen 0.3957 right front textcolor rgb "#000000"
set label "0.4" at screen 0.1104, screen 0.5435 right front textcolor rgb "#000000"
set label "0.6" at screen 0.1104, screen 0.6913 right front textcolor rgb "#000000"
set label "0.8" at screen 0.1104, screen 0.8391 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8961, screen 0.8391 left front textcolor rgb "#767676"
set label "B series" at screen 0.8961, screen 0.7652 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8961, screen 0.6913 left front textcolor rgb "#000000"
unset xtics
set xtics ("" 0, "" 30) nomirror scale 0.4
set label "0" at screen 0.1299, screen 0.1304 center front textcolor rgb "#000000"
set label "30" at screen 0.8831, screen 0.1304 center front textcolor rgb "#000000"
set label "at risk" at screen 0.0909, screen 0.0000 right front textcolor rgb "#000000"
set label "10" at screen 0.1299, screen 0.0000 center front textcolor rgb "#000000"
set label "7" at screen 0.8831, screen 0.0000 center front textcolor rgb "#000000"
plot $d1 using 1:2 with points pt 1, \
  $d2 using 1:2 with points pt 2, \
  $d3 using 1:2 with points pt 47

