# svg
set encoding utf8
set terminal svg size 480,325 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9585 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.8892 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.8375
set tmargin at screen 0.8338
set bmargin at screen 0.1440
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2019, screen 0.8062 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.0886 center front textcolor rgb "#000000"
set label "5" at screen 0.1938, screen 0.0886 center front textcolor rgb "#000000"
set label "10" at screen 0.3225, screen 0.0886 center front textcolor rgb "#000000"
set label "15" at screen 0.4512, screen 0.0886 center front textcolor rgb "#000000"
set label "20" at screen 0.5800, screen 0.0886 center front textcolor rgb "#000000"
set label "25" at screen 0.7087, screen 0.0886 center front textcolor rgb "#000000"
set label "30" at screen 0.8375, screen 0.0886 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4512, screen 0.0332 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2130 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.3510 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.4889 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6269 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7649 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8538, screen 0.7649 left front textcolor rgb "#767676"
set label "B series" at screen 0.8538, screen 0.6959 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8538, screen 0.6269 left front textcolor rgb "#000000"
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d1 using 1:2 with points pt 7 ps 0.7 lc rgb "#000000", \
  $d2 using 1:2 with lines lw 2 dt (9,3) lc rgb "#0072B2", \
  $d2 using 1:2 with points pt 5 ps 0.7 lc rgb "#0072B2", \
  $d3 using 1:2 with lines lw 2 dt solid lc rgb "#767676", \
  $d3 using 1:2 with points pt 7 ps 0.7 lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,650 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9585 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.8892 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.8375
set tmargin at screen 0.8338
set bmargin at screen 0.1440
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2019, screen 0.8062 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.0886 center front textcolor rgb "#000000"
set label "5" at screen 0.1938, screen 0.0886 center front textcolor rgb "#000000"
set label "10" at screen 0.3225, screen 0.0886 center front textcolor rgb "#000000"
set label "15" at screen 0.4512, screen 0.0886 center front textcolor rgb "#000000"
set label "20" at screen 0.5800, screen 0.0886 center front textcolor rgb "#000000"
set label "25" at screen 0.7087, screen 0.0886 center front textcolor rgb "#000000"
set label "30" at screen 0.8375, screen 0.0886 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4512, screen 0.0332 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2130 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.3510 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.4889 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6269 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7649 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8538, screen 0.7649 left front textcolor rgb "#767676"
set label "B series" at screen 0.8538, screen 0.6959 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8538, screen 0.6269 left front textcolor rgb "#000000"
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d1 using 1:2 with points pt 7 ps 0.7 lc rgb "#000000", \
  $d2 using 1:2 with lines lw 2 dt (9,3) lc rgb "#0072B2", \
  $d2 using 1:2 with points pt 5 ps 0.7 lc rgb "#0072B2", \
  $d3 using 1:2 with lines lw 2 dt solid lc rgb "#767676", \
  $d3 using 1:2 with points pt 7 ps 0.7 lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,3.38542 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9585 left front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.8892 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.8375
set tmargin at screen 0.8338
set bmargin at screen 0.1440
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2019, screen 0.8062 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0650, screen 0.0886 center front textcolor rgb "#000000"
set label "5" at screen 0.1938, screen 0.0886 center front textcolor rgb "#000000"
set label "10" at screen 0.3225, screen 0.0886 center front textcolor rgb "#000000"
set label "15" at screen 0.4512, screen 0.0886 center front textcolor rgb "#000000"
set label "20" at screen 0.5800, screen 0.0886 center front textcolor rgb "#000000"
set label "25" at screen 0.7087, screen 0.0886 center front textcolor rgb "#000000"
set label "30" at screen 0.8375, screen 0.0886 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4512, screen 0.0332 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2130 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.3510 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.4889 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6269 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7649 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8538, screen 0.7649 left front textcolor rgb "#767676"
set label "B series" at screen 0.8538, screen 0.6959 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8538, screen 0.6269 left front textcolor rgb "#000000"
plot $d1 using 1:3:4 with filledcurves fc rgb "#000000" fs transparent solid 0.15 noborder, \
  $d2 using 1:3:4 with filledcurves fc rgb "#0072B2" fs transparent solid 0.15 noborder, \
  $d3 using 1:3:4 with filledcurves fc rgb "#767676" fs transparent solid 0.15 noborder, \
  $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d1 using 1:2 with points pt 7 ps 0.7 lc rgb "#000000", \
  $d2 using 1:2 with lines lw 2 dt (9,3) lc rgb "#0072B2", \
  $d2 using 1:2 with points pt 5 ps 0.7 lc rgb "#0072B2", \
  $d3 using 1:2 with lines lw 2 dt solid lc rgb "#767676", \
  $d3 using 1:2 with points pt 7 ps 0.7 lc rgb "#767676"

# dumb
set encoding utf8
set terminal dumb size 78,22 noenhanced mono
set border 0
unset key
unset tics
set label "title of y" at screen 0.0065, screen 0.9524 left front textcolor rgb "#000000"
set lmargin at screen 0.0519
set rmargin at screen 0.8831
set tmargin at screen 0.9048
set bmargin at screen 0.0952
set xrange [0:30]
set yrange [-0.1:0.9]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.1970, screen 0.8810 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0519, screen 0.0476 center front textcolor rgb "#000000"
set label "5" at screen 0.1905, screen 0.0476 center front textcolor rgb "#000000"
set label "10" at screen 0.3290, screen 0.0476 center front textcolor rgb "#000000"
set label "15" at screen 0.4675, screen 0.0476 center front textcolor rgb "#000000"
set label "20" at screen 0.6061, screen 0.0476 center front textcolor rgb "#000000"
set label "25" at screen 0.7446, screen 0.0476 center front textcolor rgb "#000000"
set label "30" at screen 0.8831, screen 0.0476 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4675, screen 0.0000 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0325, screen 0.1762 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0325, screen 0.3381 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0325, screen 0.5000 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0325, screen 0.6619 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0325, screen 0.8238 right front textcolor rgb "#000000"
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
set label "C series" at screen 0.8961, screen 0.8238 left front textcolor rgb "#767676"
set label "B series" at screen 0.8961, screen 0.7429 left front textcolor rgb "#0072B2"
set label "A series" at screen 0.8961, screen 0.6619 left front textcolor rgb "#000000"
plot $d1 using 1:2 with points pt 1, \
  $d2 using 1:2 with points pt 2, \
  $d3 using 1:2 with points pt 47

