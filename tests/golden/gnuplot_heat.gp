# svg
set encoding utf8
set terminal svg size 480,157 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9140 left front textcolor rgb "#000000"
set lmargin at screen 0.0487
set rmargin at screen 0.9838
set tmargin at screen 0.6561
set bmargin at screen 0.2866
set xrange [0:1]
set yrange [0:1]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 4.7156, screen 0.5987 right front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set label "title of y" at screen -0.0081, screen 0.7707 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.0688 center front textcolor rgb "#000000"
set label "0" at screen 0.2825, screen 0.1949 center front textcolor rgb "#000000"
set label "1" at screen 0.7500, screen 0.1949 center front textcolor rgb "#000000"
set label "0" at screen 0.0325, screen 0.3790 right front textcolor rgb "#000000"
set label "1" at screen 0.0325, screen 0.5637 right front textcolor rgb "#000000"
set object rectangle from screen 0.0508, screen 0.4650 to screen 0.5142, screen 0.2930 back fc rgb "#0072B2" fs transparent solid 0.06 noborder
set label "label" at screen 0.2825, screen 0.3790 center front textcolor rgb "#000000"
set object rectangle from screen 0.5183, screen 0.4650 to screen 0.9817, screen 0.2930 back fc rgb "#0072B2" fs transparent solid 0.23 noborder
set label "label" at screen 0.7500, screen 0.3790 center front textcolor rgb "#000000"
set object rectangle from screen 0.0508, screen 0.6497 to screen 0.5142, screen 0.4777 back fc rgb "#0072B2" fs transparent solid 0.4 noborder
set label "label" at screen 0.2825, screen 0.5637 center front textcolor rgb "#000000"
set object rectangle from screen 0.5183, screen 0.6497 to screen 0.9817, screen 0.4777 back fc rgb "#0072B2" fs transparent solid 0.58 noborder
set label "label" at screen 0.7500, screen 0.5637 center front textcolor rgb "#000000"
plot 1e30

# png
set encoding utf8
set terminal pngcairo size 960,314 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9140 left front textcolor rgb "#000000"
set lmargin at screen 0.0487
set rmargin at screen 0.9838
set tmargin at screen 0.6561
set bmargin at screen 0.2866
set xrange [0:1]
set yrange [0:1]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 4.7156, screen 0.5987 right front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set label "title of y" at screen -0.0081, screen 0.7707 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.0688 center front textcolor rgb "#000000"
set label "0" at screen 0.2825, screen 0.1949 center front textcolor rgb "#000000"
set label "1" at screen 0.7500, screen 0.1949 center front textcolor rgb "#000000"
set label "0" at screen 0.0325, screen 0.3790 right front textcolor rgb "#000000"
set label "1" at screen 0.0325, screen 0.5637 right front textcolor rgb "#000000"
set object rectangle from screen 0.0508, screen 0.4650 to screen 0.5142, screen 0.2930 back fc rgb "#0072B2" fs transparent solid 0.06 noborder
set label "label" at screen 0.2825, screen 0.3790 center front textcolor rgb "#000000"
set object rectangle from screen 0.5183, screen 0.4650 to screen 0.9817, screen 0.2930 back fc rgb "#0072B2" fs transparent solid 0.23 noborder
set label "label" at screen 0.7500, screen 0.3790 center front textcolor rgb "#000000"
set object rectangle from screen 0.0508, screen 0.6497 to screen 0.5142, screen 0.4777 back fc rgb "#0072B2" fs transparent solid 0.4 noborder
set label "label" at screen 0.2825, screen 0.5637 center front textcolor rgb "#000000"
set object rectangle from screen 0.5183, screen 0.6497 to screen 0.9817, screen 0.4777 back fc rgb "#0072B2" fs transparent solid 0.58 noborder
set label "label" at screen 0.7500, screen 0.5637 center front textcolor rgb "#000000"
plot 1e30

# pdf
set encoding utf8
set terminal pdfcairo size 5,1.63542 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9140 left front textcolor rgb "#000000"
set lmargin at screen 0.0487
set rmargin at screen 0.9838
set tmargin at screen 0.6561
set bmargin at screen 0.2866
set xrange [0:1]
set yrange [0:1]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 4.7156, screen 0.5987 right front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set label "title of y" at screen -0.0081, screen 0.7707 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5162, screen 0.0688 center front textcolor rgb "#000000"
set label "0" at screen 0.2825, screen 0.1949 center front textcolor rgb "#000000"
set label "1" at screen 0.7500, screen 0.1949 center front textcolor rgb "#000000"
set label "0" at screen 0.0325, screen 0.3790 right front textcolor rgb "#000000"
set label "1" at screen 0.0325, screen 0.5637 right front textcolor rgb "#000000"
set object rectangle from screen 0.0508, screen 0.4650 to screen 0.5142, screen 0.2930 back fc rgb "#0072B2" fs transparent solid 0.06 noborder
set label "label" at screen 0.2825, screen 0.3790 center front textcolor rgb "#000000"
set object rectangle from screen 0.5183, screen 0.4650 to screen 0.9817, screen 0.2930 back fc rgb "#0072B2" fs transparent solid 0.23 noborder
set label "label" at screen 0.7500, screen 0.3790 center front textcolor rgb "#000000"
set object rectangle from screen 0.0508, screen 0.6497 to screen 0.5142, screen 0.4777 back fc rgb "#0072B2" fs transparent solid 0.4 noborder
set label "label" at screen 0.2825, screen 0.5637 center front textcolor rgb "#000000"
set object rectangle from screen 0.5183, screen 0.6497 to screen 0.9817, screen 0.4777 back fc rgb "#0072B2" fs transparent solid 0.58 noborder
set label "label" at screen 0.7500, screen 0.5637 center front textcolor rgb "#000000"
plot 1e30

# dumb
set encoding utf8
set terminal dumb size 78,8 noenhanced mono
set border 0
unset key
unset tics
set lmargin at screen 0.0390
set rmargin at screen 1.0000
set tmargin at screen 0.7143
set bmargin at screen 0.2857
set xrange [0:1]
set yrange [0:1]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 4.8377, screen 0.6429 right front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set label "title of y" at screen -0.0065, screen 0.8571 left front textcolor rgb "#000000"
set label "title of x" at screen 0.5195, screen 0.0000 center front textcolor rgb "#000000"
set label "0" at screen 0.2792, screen 0.1429 center front textcolor rgb "#000000"
set label "1" at screen 0.7597, screen 0.1429 center front textcolor rgb "#000000"
set label "0" at screen 0.0260, screen 0.3929 right front textcolor rgb "#000000"
set label "1" at screen 0.0260, screen 0.6071 right front textcolor rgb "#000000"
set label "label" at screen 0.2792, screen 0.3929 center front textcolor rgb "#000000"
set label "label" at screen 0.7597, screen 0.3929 center front textcolor rgb "#000000"
set label "label" at screen 0.2792, screen 0.6071 center front textcolor rgb "#000000"
set label "label" at screen 0.7597, screen 0.6071 center front textcolor rgb "#000000"
plot 1e30

