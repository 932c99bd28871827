# svg
set encoding utf8
set terminal svg size 480,411 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9672 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9675
set tmargin at screen 0.8686
set bmargin at screen 0.1139
set xrange [-1.2:31.2]
set yrange [-0.14:0.94]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2458, screen 0.8467 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0984, screen 0.0701 center front textcolor rgb "#000000"
set label "5" at screen 0.2377, screen 0.0701 center front textcolor rgb "#000000"
set label "10" at screen 0.3770, screen 0.0701 center front textcolor rgb "#000000"
set label "15" at screen 0.5162, screen 0.0701 center front textcolor rgb "#000000"
set label "20" at screen 0.6555, screen 0.0701 center front textcolor rgb "#000000"
set label "25" at screen 0.7948, screen 0.0701 center front textcolor rgb "#000000"
set label "30" at screen 0.9341, screen 0.0701 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2117 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.3515 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.4912 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6310 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7708 right front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.0263 center front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.9124 left front textcolor rgb "#000000"
$d1 << EOD
0 0
10 0.2
20 0.4
30 0.6
EOD
$d2 << EOD
0 0.1
10 0.3
20 0.5
30 0.7
EOD
$d3 << EOD
0 0.2
10 0.4
20 0.6
30 0.8
EOD
set label "label" at screen 0.6718, screen 0.6310 left front textcolor rgb "#767676"
set label "label" at screen 0.6718, screen 0.5611 left front textcolor rgb "#0072B2"
set label "label" at screen 0.3932, screen 0.4912 left front textcolor rgb "#767676"
set label "label" at screen 0.3932, screen 0.4214 left front textcolor rgb "#0072B2"
set label "label" at screen 0.1147, screen 0.3515 left front textcolor rgb "#767676"
set label "label" at screen 0.1147, screen 0.2816 left front textcolor rgb "#0072B2"
set label "label" at screen 0.9178, screen 0.7708 right front textcolor rgb "#767676"
set label "label" at screen 0.9178, screen 0.7009 right front textcolor rgb "#0072B2"
plot $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with points pt 5 ps 0.9 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 7 ps 0.9 lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,822 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9672 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9675
set tmargin at screen 0.8686
set bmargin at screen 0.1139
set xrange [-1.2:31.2]
set yrange [-0.14:0.94]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2458, screen 0.8467 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0984, screen 0.0701 center front textcolor rgb "#000000"
set label "5" at screen 0.2377, screen 0.0701 center front textcolor rgb "#000000"
set label "10" at screen 0.3770, screen 0.0701 center front textcolor rgb "#000000"
set label "15" at screen 0.5162, screen 0.0701 center front textcolor rgb "#000000"
set label "20" at screen 0.6555, screen 0.0701 center front textcolor rgb "#000000"
set label "25" at screen 0.7948, screen 0.0701 center front textcolor rgb "#000000"
set label "30" at screen 0.9341, screen 0.0701 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2117 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.3515 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.4912 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6310 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7708 right front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.0263 center front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.9124 left front textcolor rgb "#000000"
$d1 << EOD
0 0
10 0.2
20 0.4
30 0.6
EOD
$d2 << EOD
0 0.1
10 0.3
20 0.5
30 0.7
EOD
$d3 << EOD
0 0.2
10 0.4
20 0.6
30 0.8
EOD
set label "label" at screen 0.6718, screen 0.6310 left front textcolor rgb "#767676"
set label "label" at screen 0.6718, screen 0.5611 left front textcolor rgb "#0072B2"
set label "label" at screen 0.3932, screen 0.4912 left front textcolor rgb "#767676"
set label "label" at screen 0.3932, screen 0.4214 left front textcolor rgb "#0072B2"
set label "label" at screen 0.1147, screen 0.3515 left front textcolor rgb "#767676"
set label "label" at screen 0.1147, screen 0.2816 left front textcolor rgb "#0072B2"
set label "label" at screen 0.9178, screen 0.7708 right front textcolor rgb "#767676"
set label "label" at screen 0.9178, screen 0.7009 right front textcolor rgb "#0072B2"
plot $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with points pt 5 ps 0.9 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 7 ps 0.9 lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,4.28125 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9672 left front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9675
set tmargin at screen 0.8686
set bmargin at screen 0.1139
set xrange [-1.2:31.2]
set yrange [-0.14:0.94]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2458, screen 0.8467 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0984, screen 0.0701 center front textcolor rgb "#000000"
set label "5" at screen 0.2377, screen 0.0701 center front textcolor rgb "#000000"
set label "10" at screen 0.3770, screen 0.0701 center front textcolor rgb "#000000"
set label "15" at screen 0.5162, screen 0.0701 center front textcolor rgb "#000000"
set label "20" at screen 0.6555, screen 0.0701 center front textcolor rgb "#000000"
set label "25" at screen 0.7948, screen 0.0701 center front textcolor rgb "#000000"
set label "30" at screen 0.9341, screen 0.0701 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0569, screen 0.2117 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0569, screen 0.3515 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0569, screen 0.4912 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0569, screen 0.6310 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0569, screen 0.7708 right front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.0263 center front textcolor rgb "#000000"
set label "title of y" at screen 0.0081, screen 0.9124 left front textcolor rgb "#000000"
$d1 << EOD
0 0
10 0.2
20 0.4
30 0.6
EOD
$d2 << EOD
0 0.1
10 0.3
20 0.5
30 0.7
EOD
$d3 << EOD
0 0.2
10 0.4
20 0.6
30 0.8
EOD
set label "label" at screen 0.6718, screen 0.6310 left front textcolor rgb "#767676"
set label "label" at screen 0.6718, screen 0.5611 left front textcolor rgb "#0072B2"
set label "label" at screen 0.3932, screen 0.4912 left front textcolor rgb "#767676"
set label "label" at screen 0.3932, screen 0.4214 left front textcolor rgb "#0072B2"
set label "label" at screen 0.1147, screen 0.3515 left front textcolor rgb "#767676"
set label "label" at screen 0.1147, screen 0.2816 left front textcolor rgb "#0072B2"
set label "label" at screen 0.9178, screen 0.7708 right front textcolor rgb "#767676"
set label "label" at screen 0.9178, screen 0.7009 right front textcolor rgb "#0072B2"
plot $d1 using 1:2 with lines lw 2 dt solid lc rgb "#000000", \
  $d2 using 1:2 with points pt 5 ps 0.9 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 7 ps 0.9 lc rgb "#767676"

# dumb
set encoding utf8
set terminal dumb size 78,26 noenhanced mono
set border 0
unset key
unset tics
set lmargin at screen 0.0519
set rmargin at screen 0.9870
set tmargin at screen 0.9200
set bmargin at screen 0.0800
set xrange [-1.2:31.2]
set yrange [-0.14:0.94]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2374, screen 0.9000 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.0866, screen 0.0400 center front textcolor rgb "#000000"
set label "5" at screen 0.2309, screen 0.0400 center front textcolor rgb "#000000"
set label "10" at screen 0.3752, screen 0.0400 center front textcolor rgb "#000000"
set label "15" at screen 0.5195, screen 0.0400 center front textcolor rgb "#000000"
set label "20" at screen 0.6638, screen 0.0400 center front textcolor rgb "#000000"
set label "25" at screen 0.8081, screen 0.0400 center front textcolor rgb "#000000"
set label "30" at screen 0.9524, screen 0.0400 center front textcolor rgb "#000000"
set border 3 lw 1 lc rgb "#767676"
set ytics ("" 0, "" 0.2, "" 0.4, "" 0.6, "" 0.8) nomirror scale 0.4
set label "0.0" at screen 0.0325, screen 0.1889 right front textcolor rgb "#000000"
set label "0.2" at screen 0.0325, screen 0.3444 right front textcolor rgb "#000000"
set label "0.4" at screen 0.0325, screen 0.5000 right front textcolor rgb "#000000"
set label "0.6" at screen 0.0325, screen 0.6556 right front textcolor rgb "#000000"
set label "0.8" at screen 0.0325, screen 0.8111 right front textcolor rgb "#000000"
set label "title of x" at screen 0.5195, screen 0.0000 center front textcolor rgb "#000000"
set label "title of y" at screen 0.0065, screen 0.9600 left front textcolor rgb "#000000"
$d1 << EOD
0 0
10 0.2
20 0.4
30 0.6
EOD
$d2 << EOD
0 0.1
10 0.3
20 0.5
30 0.7
EOD
$d3 << EOD
0 0.2
10 0.4
20 0.6
30 0.8
EOD
set label "label" at screen 0.6768, screen 0.6556 left front textcolor rgb "#767676"
set label "label" at screen 0.6768, screen 0.5778 left front textcolor rgb "#0072B2"
set label "label" at screen 0.3882, screen 0.5000 left front textcolor rgb "#767676"
set label "label" at screen 0.3882, screen 0.4222 left front textcolor rgb "#0072B2"
set label "label" at screen 0.0996, screen 0.3444 left front textcolor rgb "#767676"
set label "label" at screen 0.0996, screen 0.2667 left front textcolor rgb "#0072B2"
set label "label" at screen 0.9394, screen 0.8111 right front textcolor rgb "#767676"
set label "label" at screen 0.9394, screen 0.7333 right front textcolor rgb "#0072B2"
plot $d1 using 1:2 with dots, \
  $d2 using 1:2 with points pt 2 ps 0.9 lc rgb "#0072B2", \
  $d3 using 1:2 with points pt 47 ps 0.9 lc rgb "#767676"

