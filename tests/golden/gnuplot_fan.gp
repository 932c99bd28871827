# svg
set encoding utf8
set terminal svg size 480,428 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9685 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.9159 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5325, screen 0.0252 center front textcolor rgb "#000000"
set multiplot
set lmargin at screen 0.0650
set rmargin at screen 0.5081
set tmargin at screen 0.8486
set bmargin at screen 0.5449
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1470, screen 0.8276 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.5028 center front textcolor rgb "#000000"
set label "10" at screen 0.2127, screen 0.5028 center front textcolor rgb "#000000"
set label "20" at screen 0.3604, screen 0.5028 center front textcolor rgb "#000000"
set label "30" at screen 0.5081, screen 0.5028 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.5752 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0569, screen 0.7271 right front textcolor rgb "#000000"
set label "A series" at screen 0.0813, screen 0.8696 left front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.18 noborder, \
  $d1 using 1:5:6 with filledcurves fc rgb "#000000" fs transparent solid 0.3 noborder, \
  $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d1 using 1:2 with points pt 7 ps 0.7 lc rgb "#000000"
unset label
unset arrow
unset object
set lmargin at screen 0.5325
set rmargin at screen 0.9756
set tmargin at screen 0.8486
set bmargin at screen 0.5449
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.6145, screen 0.8276 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.5325, screen 0.5028 center front textcolor rgb "#000000"
set label "10" at screen 0.6802, screen 0.5028 center front textcolor rgb "#000000"
set label "20" at screen 0.8279, screen 0.5028 center front textcolor rgb "#000000"
set label "30" at screen 0.9756, screen 0.5028 center front textcolor rgb "#000000"
unset ytics
set label "B series" at screen 0.5487, screen 0.8696 left front textcolor rgb "#0072B2"
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
plot $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.18 noborder, \
  $d2 using 1:5:6 with filledcurves fc rgb "#0072B2" fs transparent solid 0.3 noborder, \
  $d2 using 1:2 with lines lw 2 dt (9,3) lc rgb "#0072B2", \
  $d2 using 1:2 with points pt 5 ps 0.7 lc rgb "#0072B2"
unset label
unset arrow
unset object
set lmargin at screen 0.0650
set rmargin at screen 0.5081
set tmargin at screen 0.4271
set bmargin at screen 0.1234
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1470, screen 0.4061 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.0813 center front textcolor rgb "#000000"
set label "10" at screen 0.2127, screen 0.0813 center front textcolor rgb "#000000"
set label "20" at screen 0.3604, screen 0.0813 center front textcolor rgb "#000000"
set label "30" at screen 0.5081, screen 0.0813 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.1537 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0569, screen 0.3056 right front textcolor rgb "#000000"
set label "C series" at screen 0.0813, screen 0.4481 left front textcolor rgb "#767676"
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.18 noborder, \
  $d3 using 1:5:6 with filledcurves fc rgb "#767676" fs transparent solid 0.3 noborder, \
  $d3 using 1:2 with lines lw 2 dt solid lc rgb "#767676", \
  $d3 using 1:2 with points pt 7 ps 0.7 lc rgb "#767676"
unset label
unset arrow
unset object
unset multiplot

# png
set encoding utf8
set terminal pngcairo size 960,856 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9685 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.9159 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5325, screen 0.0252 center front textcolor rgb "#000000"
set multiplot
set lmargin at screen 0.0650
set rmargin at screen 0.5081
set tmargin at screen 0.8486
set bmargin at screen 0.5449
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1470, screen 0.8276 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.5028 center front textcolor rgb "#000000"
set label "10" at screen 0.2127, screen 0.5028 center front textcolor rgb "#000000"
set label "20" at screen 0.3604, screen 0.5028 center front textcolor rgb "#000000"
set label "30" at screen 0.5081, screen 0.5028 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.5752 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0569, screen 0.7271 right front textcolor rgb "#000000"
set label "A series" at screen 0.0813, screen 0.8696 left front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.18 noborder, \
  $d1 using 1:5:6 with filledcurves fc rgb "#000000" fs transparent solid 0.3 noborder, \
  $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d1 using 1:2 with points pt 7 ps 0.7 lc rgb "#000000"
unset label
unset arrow
unset object
set lmargin at screen 0.5325
set rmargin at screen 0.9756
set tmargin at screen 0.8486
set bmargin at screen 0.5449
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.6145, screen 0.8276 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.5325, screen 0.5028 center front textcolor rgb "#000000"
set label "10" at screen 0.6802, screen 0.5028 center front textcolor rgb "#000000"
set label "20" at screen 0.8279, screen 0.5028 center front textcolor rgb "#000000"
set label "30" at screen 0.9756, screen 0.5028 center front textcolor rgb "#000000"
unset ytics
set label "B series" at screen 0.5487, screen 0.8696 left front textcolor rgb "#0072B2"
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
plot $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.18 noborder, \
  $d2 using 1:5:6 with filledcurves fc rgb "#0072B2" fs transparent solid 0.3 noborder, \
  $d2 using 1:2 with lines lw 2 dt (9,3) lc rgb "#0072B2", \
  $d2 using 1:2 with points pt 5 ps 0.7 lc rgb "#0072B2"
unset label
unset arrow
unset object
set lmargin at screen 0.0650
set rmargin at screen 0.5081
set tmargin at screen 0.4271
set bmargin at screen 0.1234
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1470, screen 0.4061 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.0813 center front textcolor rgb "#000000"
set label "10" at screen 0.2127, screen 0.0813 center front textcolor rgb "#000000"
set label "20" at screen 0.3604, screen 0.0813 center front textcolor rgb "#000000"
set label "30" at screen 0.5081, screen 0.0813 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.1537 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0569, screen 0.3056 right front textcolor rgb "#000000"
set label "C series" at screen 0.0813, screen 0.4481 left front textcolor rgb "#767676"
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.18 noborder, \
  $d3 using 1:5:6 with filledcurves fc rgb "#767676" fs transparent solid 0.3 noborder, \
  $d3 using 1:2 with lines lw 2 dt solid lc rgb "#767676", \
  $d3 using 1:2 with points pt 7 ps 0.7 lc rgb "#767676"
unset label
unset arrow
unset object
unset multiplot

# pdf
set encoding utf8
set terminal pdfcairo size 5,4.45833 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9685 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.9159 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5325, screen 0.0252 center front textcolor rgb "#000000"
set multiplot
set lmargin at screen 0.0650
set rmargin at screen 0.5081
set tmargin at screen 0.8486
set bmargin at screen 0.5449
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1470, screen 0.8276 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.5028 center front textcolor rgb "#000000"
set label "10" at screen 0.2127, screen 0.5028 center front textcolor rgb "#000000"
set label "20" at screen 0.3604, screen 0.5028 center front textcolor rgb "#000000"
set label "30" at screen 0.5081, screen 0.5028 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.5752 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0569, screen 0.7271 right front textcolor rgb "#000000"
set label "A series" at screen 0.0813, screen 0.8696 left front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.18 noborder, \
  $d1 using 1:5:6 with filledcurves fc rgb "#000000" fs transparent solid 0.3 noborder, \
  $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d1 using 1:2 with points pt 7 ps 0.7 lc rgb "#000000"
unset label
unset arrow
unset object
set lmargin at screen 0.5325
set rmargin at screen 0.9756
set tmargin at screen 0.8486
set bmargin at screen 0.5449
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.6145, screen 0.8276 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.5325, screen 0.5028 center front textcolor rgb "#000000"
set label "10" at screen 0.6802, screen 0.5028 center front textcolor rgb "#000000"
set label "20" at screen 0.8279, screen 0.5028 center front textcolor rgb "#000000"
set label "30" at screen 0.9756, screen 0.5028 center front textcolor rgb "#000000"
unset ytics
set label "B series" at screen 0.5487, screen 0.8696 left front textcolor rgb "#0072B2"
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
plot $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.18 noborder, \
  $d2 using 1:5:6 with filledcurves fc rgb "#0072B2" fs transparent solid 0.3 noborder, \
  $d2 using 1:2 with lines lw 2 dt (9,3) lc rgb "#0072B2", \
  $d2 using 1:2 with points pt 5 ps 0.7 lc rgb "#0072B2"
unset label
unset arrow
unset object
set lmargin at screen 0.0650
set rmargin at screen 0.5081
set tmargin at screen 0.4271
set bmargin at screen 0.1234
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1470, screen 0.4061 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 10, "" 20, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.0813 center front textcolor rgb "#000000"
set label "10" at screen 0.2127, screen 0.0813 center front textcolor rgb "#000000"
set label "20" at screen 0.3604, screen 0.0813 center front textcolor rgb "#000000"
set label "30" at screen 0.5081, screen 0.0813 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.1537 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0569, screen 0.3056 right front textcolor rgb "#000000"
set label "C series" at screen 0.0813, screen 0.4481 left front textcolor rgb "#767676"
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.18 noborder, \
  $d3 using 1:5:6 with filledcurves fc rgb "#767676" fs transparent solid 0.3 noborder, \
  $d3 using 1:2 with lines lw 2 dt solid lc rgb "#767676", \
  $d3 using 1:2 with points pt 7 ps 0.7 lc rgb "#767676"
unset label
unset arrow
unset object
unset multiplot

# dumb
set encoding utf8
set terminal dumb size 78,39 noenhanced mono
set border 0
unset key
unset tics
set label "title of y" at screen 0.0065, screen 0.9868 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5325, screen 0.0000 center front textcolor rgb "#000000"
set multiplot
set lmargin at screen 0.0519
set rmargin at screen 0.9935
set tmargin at screen 0.9211
set bmargin at screen 0.6842
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2154, screen 0.9079 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0519, screen 0.6579 center front textcolor rgb "#000000"
set label "5" at screen 0.2089, screen 0.6579 center front textcolor rgb "#000000"
set label "10" at screen 0.3658, screen 0.6579 center front textcolor rgb "#000000"
set label "15" at screen 0.5227, screen 0.6579 center front textcolor rgb "#000000"
set label "20" at screen 0.6797, screen 0.6579 center front textcolor rgb "#000000"
set label "25" at screen 0.8366, screen 0.6579 center front textcolor rgb "#000000"
set label "30" at screen 0.9935, screen 0.6579 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0325, screen 0.7079 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0325, screen 0.8263 right front textcolor rgb "#000000"
set label "A series" at screen 0.0649, screen 0.9342 left front textcolor rgb "#000000"
$d1 << EOD
0 0 -0.1 0.1 -0.05 0.05
10 0.2 0.1 0.3 0.15 0.25
20 0.4 0.3 0.5 0.35 0.45
30 0.6 0.5 0.7 0.55 0.65
EOD
plot $d1 using 1:3 with dots, \
  $d1 using 1:4 with dots, \
  $d1 using 1:2 with points pt 1
unset label
unset arrow
unset object
set lmargin at screen 0.0519
set rmargin at screen 0.9935
set tmargin at screen 0.6053
set bmargin at screen 0.3684
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2154, screen 0.5921 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0519, screen 0.3421 center front textcolor rgb "#000000"
set label "5" at screen 0.2089, screen 0.3421 center front textcolor rgb "#000000"
set label "10" at screen 0.3658, screen 0.3421 center front textcolor rgb "#000000"
set label "15" at screen 0.5227, screen 0.3421 center front textcolor rgb "#000000"
set label "20" at screen 0.6797, screen 0.3421 center front textcolor rgb "#000000"
set label "25" at screen 0.8366, screen 0.3421 center front textcolor rgb "#000000"
set label "30" at screen 0.9935, screen 0.3421 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0325, screen 0.3921 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0325, screen 0.5105 right front textcolor rgb "#000000"
set label "B series" at screen 0.0649, screen 0.6184 left front textcolor rgb "#0072B2"
$d2 << EOD
0 0.1 0 0.2 0.05 0.15
10 0.3 0.2 0.4 0.25 0.35
20 0.5 0.4 0.6 0.45 0.55
30 0.7 0.6 0.8 0.65 0.75
EOD
plot $d2 using 1:3 with dots, \
  $d2 using 1:4 with dots, \
  $d2 using 1:2 with points pt 2
unset label
unset arrow
unset object
set lmargin at screen 0.0519
set rmargin at screen 0.9935
set tmargin at screen 0.2895
set bmargin at screen 0.0526
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2154, screen 0.2763 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0519, screen 0.0263 center front textcolor rgb "#000000"
set label "5" at screen 0.2089, screen 0.0263 center front textcolor rgb "#000000"
set label "10" at screen 0.3658, screen 0.0263 center front textcolor rgb "#000000"
set label "15" at screen 0.5227, screen 0.0263 center front textcolor rgb "#000000"
set label "20" at screen 0.6797, screen 0.0263 center front textcolor rgb "#000000"
set label "25" at screen 0.8366, screen 0.0263 center front textcolor rgb "#000000"
set label "30" at screen 0.9935, screen 0.0263 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.5) nomirror scale 0.4
set label "0.0" at screen 0.0325, screen 0.0763 right front textcolor rgb "#000000"
set label "0.5" at screen 0.0325, screen 0.1947 right front textcolor rgb "#000000"
set label "C series" at screen 0.0649, screen 0.3026 left front textcolor rgb "#767676"
$d3 << EOD
0 0.2 0.1 0.3 0.15 0.25
10 0.4 0.3 0.5 0.35 0.45
20 0.6 0.5 0.7 0.55 0.65
30 0.8 0.7 0.9 0.75 0.85
EOD
plot $d3 using 1:3 with dots, \
  $d3 using 1:4 with dots, \
  $d3 using 1:2 with points pt 47
unset label
unset arrow
unset object
unset multiplot

