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
set xrange [-4.44:34.44]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2765, screen 0.7514 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1606, screen 0.1713 center front textcolor rgb "#000000"
set label "5" at screen 0.2683, screen 0.1713 center front textcolor rgb "#000000"
set label "10" at screen 0.3760, screen 0.1713 center front textcolor rgb "#000000"
set label "15" at screen 0.4837, screen 0.1713 center front textcolor rgb "#000000"
set label "20" at screen 0.5915, screen 0.1713 center front textcolor rgb "#000000"
set label "25" at screen 0.6992, screen 0.1713 center front textcolor rgb "#000000"
set label "30" at screen 0.8069, screen 0.1713 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4837, screen 0.0718 center front textcolor rgb "#000000"
set object rectangle from screen 0.0960, screen 0.7772 to screen 0.1606, screen 0.6924 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.1606, screen 0.7772 to screen 0.2253, screen 0.6924 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.3114, screen 0.6446 to screen 0.3760, screen 0.5598 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.3760, screen 0.6446 to screen 0.4407, screen 0.5598 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.5268, screen 0.5120 to screen 0.5915, screen 0.4272 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.5915, screen 0.5120 to screen 0.6561, screen 0.4272 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.7422, screen 0.3794 to screen 0.8069, screen 0.2946 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.8069, screen 0.3794 to screen 0.8715, screen 0.2946 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set label "label" at screen 0.9187, screen 0.7348 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.6022 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.4696 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.3370 left front textcolor rgb "#000000"
plot 1e30

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
set xrange [-4.44:34.44]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2765, screen 0.7514 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1606, screen 0.1713 center front textcolor rgb "#000000"
set label "5" at screen 0.2683, screen 0.1713 center front textcolor rgb "#000000"
set label "10" at screen 0.3760, screen 0.1713 center front textcolor rgb "#000000"
set label "15" at screen 0.4837, screen 0.1713 center front textcolor rgb "#000000"
set label "20" at screen 0.5915, screen 0.1713 center front textcolor rgb "#000000"
set label "25" at screen 0.6992, screen 0.1713 center front textcolor rgb "#000000"
set label "30" at screen 0.8069, screen 0.1713 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4837, screen 0.0718 center front textcolor rgb "#000000"
set object rectangle from screen 0.0960, screen 0.7772 to screen 0.1606, screen 0.6924 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.1606, screen 0.7772 to screen 0.2253, screen 0.6924 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.3114, screen 0.6446 to screen 0.3760, screen 0.5598 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.3760, screen 0.6446 to screen 0.4407, screen 0.5598 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.5268, screen 0.5120 to screen 0.5915, screen 0.4272 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.5915, screen 0.5120 to screen 0.6561, screen 0.4272 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.7422, screen 0.3794 to screen 0.8069, screen 0.2946 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.8069, screen 0.3794 to screen 0.8715, screen 0.2946 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set label "label" at screen 0.9187, screen 0.7348 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.6022 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.4696 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.3370 left front textcolor rgb "#000000"
plot 1e30

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
set xrange [-4.44:34.44]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2765, screen 0.7514 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1606, screen 0.1713 center front textcolor rgb "#000000"
set label "5" at screen 0.2683, screen 0.1713 center front textcolor rgb "#000000"
set label "10" at screen 0.3760, screen 0.1713 center front textcolor rgb "#000000"
set label "15" at screen 0.4837, screen 0.1713 center front textcolor rgb "#000000"
set label "20" at screen 0.5915, screen 0.1713 center front textcolor rgb "#000000"
set label "25" at screen 0.6992, screen 0.1713 center front textcolor rgb "#000000"
set label "30" at screen 0.8069, screen 0.1713 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4837, screen 0.0718 center front textcolor rgb "#000000"
set object rectangle from screen 0.0960, screen 0.7772 to screen 0.1606, screen 0.6924 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.1606, screen 0.7772 to screen 0.2253, screen 0.6924 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.3114, screen 0.6446 to screen 0.3760, screen 0.5598 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.3760, screen 0.6446 to screen 0.4407, screen 0.5598 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.5268, screen 0.5120 to screen 0.5915, screen 0.4272 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.5915, screen 0.5120 to screen 0.6561, screen 0.4272 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set object rectangle from screen 0.7422, screen 0.3794 to screen 0.8069, screen 0.2946 back fc rgb "#0072B2" fs transparent solid 0.45 noborder
set object rectangle from screen 0.8069, screen 0.3794 to screen 0.8715, screen 0.2946 back fc rgb "#0072B2" fs transparent solid 0.9 noborder
set label "label" at screen 0.9187, screen 0.7348 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.6022 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.4696 left front textcolor rgb "#000000"
set label "label" at screen 0.9187, screen 0.3370 left front textcolor rgb "#000000"
plot 1e30

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
set xrange [-4.44:34.44]
set yrange [4:0]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2729, screen 0.7857 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1528, screen 0.1429 center front textcolor rgb "#000000"
set label "5" at screen 0.2664, screen 0.1429 center front textcolor rgb "#000000"
set label "10" at screen 0.3799, screen 0.1429 center front textcolor rgb "#000000"
set label "15" at screen 0.4935, screen 0.1429 center front textcolor rgb "#000000"
set label "20" at screen 0.6071, screen 0.1429 center front textcolor rgb "#000000"
set label "25" at screen 0.7206, screen 0.1429 center front textcolor rgb "#000000"
set label "30" at screen 0.8342, screen 0.1429 center front textcolor rgb "#000000"
set label "title of x" at screen 0.4935, screen 0.0000 center front textcolor rgb "#000000"
set arrow from screen 0.0847, screen 0.9029 to screen 0.1528, screen 0.9029 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.1528, screen 0.9029 to screen 0.2209, screen 0.9029 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.3118, screen 0.7600 to screen 0.3799, screen 0.7600 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.3799, screen 0.7600 to screen 0.4481, screen 0.7600 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.5389, screen 0.6171 to screen 0.6071, screen 0.6171 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.6071, screen 0.6171 to screen 0.6752, screen 0.6171 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.7661, screen 0.4743 to screen 0.8342, screen 0.4743 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.8342, screen 0.4743 to screen 0.9024, screen 0.4743 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set label "label" at screen 0.9481, screen 0.8571 left front textcolor rgb "#000000"
set label "label" at screen 0.9481, screen 0.7143 left front textcolor rgb "#000000"
set label "label" at screen 0.9481, screen 0.5714 left front textcolor rgb "#000000"
set label "label" at screen 0.9481, screen 0.4286 left front textcolor rgb "#000000"
plot 1e30

