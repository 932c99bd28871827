# svg
set encoding utf8
set terminal svg size 480,181 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9254 left front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.7348 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.6022 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.4696 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.3370 right front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9025
set tmargin at screen 0.8011
set bmargin at screen 0.2707
set xrange [-3.6:12.6]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.5177, screen 0.7514 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10) nomirror scale 0.4
set label "0" at screen 0.2511, screen 0.1713 center front textcolor rgb "#000000"
set label "+5" at screen 0.5096, screen 0.1713 center front textcolor rgb "#000000"
set label "+10" at screen 0.7681, screen 0.1713 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4837, screen 0.0718 center front textcolor rgb "#000000"
$d1 << EOD
-3 0 6 0
EOD
set label "label" at screen 0.9187, screen 0.7348 left front textcolor rgb "#000000"
$d2 << EOD
-3 1 6 0
EOD
set label "label" at screen 0.9187, screen 0.6022 left front textcolor rgb "#000000"
$d3 << EOD
-3 2 6 0
EOD
set label "label" at screen 0.9187, screen 0.4696 left front textcolor rgb "#000000"
plot $d1 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#000000", \
  $d1 using 4:2 with points pt 7 ps 0.8 lc rgb "#000000", \
  $d2 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#0072B2", \
  $d2 using 4:2 with points pt 5 ps 0.8 lc rgb "#0072B2", \
  $d3 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#767676", \
  $d3 using 4:2 with points pt 7 ps 0.8 lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,362 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9254 left front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.7348 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.6022 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.4696 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.3370 right front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9025
set tmargin at screen 0.8011
set bmargin at screen 0.2707
set xrange [-3.6:12.6]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.5177, screen 0.7514 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10) nomirror scale 0.4
set label "0" at screen 0.2511, screen 0.1713 center front textcolor rgb "#000000"
set label "+5" at screen 0.5096, screen 0.1713 center front textcolor rgb "#000000"
set label "+10" at screen 0.7681, screen 0.1713 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4837, screen 0.0718 center front textcolor rgb "#000000"
$d1 << EOD
-3 0 6 0
EOD
set label "label" at screen 0.9187, screen 0.7348 left front textcolor rgb "#000000"
$d2 << EOD
-3 1 6 0
EOD
set label "label" at screen 0.9187, screen 0.6022 left front textcolor rgb "#000000"
$d3 << EOD
-3 2 6 0
EOD
set label "label" at screen 0.9187, screen 0.4696 left front textcolor rgb "#000000"
plot $d1 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#000000", \
  $d1 using 4:2 with points pt 7 ps 0.8 lc rgb "#000000", \
  $d2 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#0072B2", \
  $d2 using 4:2 with points pt 5 ps 0.8 lc rgb "#0072B2", \
  $d3 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#767676", \
  $d3 using 4:2 with points pt 7 ps 0.8 lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,1.88542 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9254 left front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.7348 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.6022 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.4696 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.3370 right front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9025
set tmargin at screen 0.8011
set bmargin at screen 0.2707
set xrange [-3.6:12.6]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.5177, screen 0.7514 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10) nomirror scale 0.4
set label "0" at screen 0.2511, screen 0.1713 center front textcolor rgb "#000000"
set label "+5" at screen 0.5096, screen 0.1713 center front textcolor rgb "#000000"
set label "+10" at screen 0.7681, screen 0.1713 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4837, screen 0.0718 center front textcolor rgb "#000000"
$d1 << EOD
-3 0 6 0
EOD
set label "label" at screen 0.9187, screen 0.7348 left front textcolor rgb "#000000"
$d2 << EOD
-3 1 6 0
EOD
set label "label" at screen 0.9187, screen 0.6022 left front textcolor rgb "#000000"
$d3 << EOD
-3 2 6 0
EOD
set label "label" at screen 0.9187, screen 0.4696 left front textcolor rgb "#000000"
plot $d1 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#000000", \
  $d1 using 4:2 with points pt 7 ps 0.8 lc rgb "#000000", \
  $d2 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#0072B2", \
  $d2 using 4:2 with points pt 5 ps 0.8 lc rgb "#0072B2", \
  $d3 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#767676", \
  $d3 using 4:2 with points pt 7 ps 0.8 lc rgb "#767676"

# dumb
set encoding utf8
set terminal dumb size 78,8 noenhanced mono
set border 0
unset key
unset tics
set label "row" at screen 0.0390, screen 0.8571 right front textcolor rgb "#000000"
set label "row" at screen 0.0390, screen 0.7143 right front textcolor rgb "#000000"
set label "row" at screen 0.0390, screen 0.5714 right front textcolor rgb "#000000"
set label "row" at screen 0.0390, screen 0.4286 right front textcolor rgb "#000000"
set lmargin at screen 0.0519
set rmargin at screen 0.9351
set tmargin at screen 0.8571
set bmargin at screen 0.2857
set xrange [-3.6:12.6]
set yrange [4:0]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.5273, screen 0.7857 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10) nomirror scale 0.4
set label "0" at screen 0.2482, screen 0.1429 center front textcolor rgb "#000000"
set label "+5" at screen 0.5208, screen 0.1429 center front textcolor rgb "#000000"
set label "+10" at screen 0.7933, screen 0.1429 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4935, screen 0.0000 center front textcolor rgb "#000000"
$d1 << EOD
-3 0 6 0
EOD
set label "label" at screen 0.9481, screen 0.8571 left front textcolor rgb "#000000"
$d2 << EOD
-3 1 6 0
EOD
set label "label" at screen 0.9481, screen 0.7143 left front textcolor rgb "#000000"
$d3 << EOD
-3 2 6 0
EOD
set label "label" at screen 0.9481, screen 0.5714 left front textcolor rgb "#000000"
plot $d1 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#000000", \
  $d1 using 4:2 with points pt 1 ps 0.8 lc rgb "#000000", \
  $d2 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#0072B2", \
  $d2 using 4:2 with points pt 2 ps 0.8 lc rgb "#0072B2", \
  $d3 using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb "#767676", \
  $d3 using 4:2 with points pt 47 ps 0.8 lc rgb "#767676"

