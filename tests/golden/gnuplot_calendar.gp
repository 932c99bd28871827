# svg
set encoding utf8
set terminal svg size 480,229 dynamic noenhanced font "sans-serif,14"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9410 left front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.7642 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.6070 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.4498 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.2926 right front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9838
set tmargin at screen 0.8428
set bmargin at screen 0.2140
set xrange [-4.44:34.44]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2962, screen 0.8035 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1699, screen 0.1354 center front textcolor rgb "#000000"
set label "5" at screen 0.2881, screen 0.1354 center front textcolor rgb "#000000"
set label "10" at screen 0.4062, screen 0.1354 center front textcolor rgb "#000000"
set label "15" at screen 0.5244, screen 0.1354 center front textcolor rgb "#000000"
set label "20" at screen 0.6425, screen 0.1354 center front textcolor rgb "#000000"
set label "25" at screen 0.7607, screen 0.1354 center front textcolor rgb "#000000"
set label "30" at screen 0.8788, screen 0.1354 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5244, screen 0.0568 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.2398, screen 0.7265 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4761, screen 0.5693 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.7124, screen 0.4121 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.9487, screen 0.2548 back fc rgb "#000000" fs transparent solid 0.22 noborder
$d1 << EOD
EOD
set label "label" at screen 0.1699, screen 0.7642 center front textcolor rgb "#000000"
set label "label" at screen 0.4062, screen 0.6070 center front textcolor rgb "#000000"
set label "label" at screen 0.6425, screen 0.4498 center front textcolor rgb "#000000"
set label "label" at screen 0.8788, screen 0.2926 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.1689, screen 0.7265 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4052, screen 0.5693 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.6415, screen 0.4121 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.8778, screen 0.2548 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
$d2 << EOD
EOD
set label "lab…" at screen 0.1345, screen 0.7642 center front textcolor rgb "#000000"
set label "lab…" at screen 0.3708, screen 0.6070 center front textcolor rgb "#000000"
set label "lab…" at screen 0.6071, screen 0.4498 center front textcolor rgb "#000000"
set label "lab…" at screen 0.8434, screen 0.2926 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.1689, screen 0.7265 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4052, screen 0.5693 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.6415, screen 0.4121 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.8778, screen 0.2548 back fc rgb "#767676" fs transparent solid 0.22 noborder
$d3 << EOD
EOD
set label "lab…" at screen 0.1345, screen 0.7642 center front textcolor rgb "#000000"
set label "lab…" at screen 0.3708, screen 0.6070 center front textcolor rgb "#000000"
set label "lab…" at screen 0.6071, screen 0.4498 center front textcolor rgb "#000000"
set label "lab…" at screen 0.8434, screen 0.2926 center front textcolor rgb "#000000"
plot $d1 using 1:2:3 with points pt 7 ps variable lc rgb "#000000", \
  $d2 using 1:2:3 with points pt 7 ps variable lc rgb "#0072B2", \
  $d3 using 1:2:3 with points pt 7 ps variable lc rgb "#767676"

# png
set encoding utf8
set terminal pngcairo size 960,458 noenhanced font "sans-serif,10.5" fontscale 2 linewidth 2 pointscale 2 background rgb "#FFFFFF"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9410 left front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.7642 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.6070 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.4498 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.2926 right front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9838
set tmargin at screen 0.8428
set bmargin at screen 0.2140
set xrange [-4.44:34.44]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2962, screen 0.8035 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1699, screen 0.1354 center front textcolor rgb "#000000"
set label "5" at screen 0.2881, screen 0.1354 center front textcolor rgb "#000000"
set label "10" at screen 0.4062, screen 0.1354 center front textcolor rgb "#000000"
set label "15" at screen 0.5244, screen 0.1354 center front textcolor rgb "#000000"
set label "20" at screen 0.6425, screen 0.1354 center front textcolor rgb "#000000"
set label "25" at screen 0.7607, screen 0.1354 center front textcolor rgb "#000000"
set label "30" at screen 0.8788, screen 0.1354 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5244, screen 0.0568 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.2398, screen 0.7265 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4761, screen 0.5693 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.7124, screen 0.4121 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.9487, screen 0.2548 back fc rgb "#000000" fs transparent solid 0.22 noborder
$d1 << EOD
EOD
set label "label" at screen 0.1699, screen 0.7642 center front textcolor rgb "#000000"
set label "label" at screen 0.4062, screen 0.6070 center front textcolor rgb "#000000"
set label "label" at screen 0.6425, screen 0.4498 center front textcolor rgb "#000000"
set label "label" at screen 0.8788, screen 0.2926 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.1689, screen 0.7265 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4052, screen 0.5693 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.6415, screen 0.4121 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.8778, screen 0.2548 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
$d2 << EOD
EOD
set label "lab…" at screen 0.1345, screen 0.7642 center front textcolor rgb "#000000"
set label "lab…" at screen 0.3708, screen 0.6070 center front textcolor rgb "#000000"
set label "lab…" at screen 0.6071, screen 0.4498 center front textcolor rgb "#000000"
set label "lab…" at screen 0.8434, screen 0.2926 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.1689, screen 0.7265 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4052, screen 0.5693 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.6415, screen 0.4121 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.8778, screen 0.2548 back fc rgb "#767676" fs transparent solid 0.22 noborder
$d3 << EOD
EOD
set label "lab…" at screen 0.1345, screen 0.7642 center front textcolor rgb "#000000"
set label "lab…" at screen 0.3708, screen 0.6070 center front textcolor rgb "#000000"
set label "lab…" at screen 0.6071, screen 0.4498 center front textcolor rgb "#000000"
set label "lab…" at screen 0.8434, screen 0.2926 center front textcolor rgb "#000000"
plot $d1 using 1:2:3 with points pt 7 ps variable lc rgb "#000000", \
  $d2 using 1:2:3 with points pt 7 ps variable lc rgb "#0072B2", \
  $d3 using 1:2:3 with points pt 7 ps variable lc rgb "#767676"

# pdf
set encoding utf8
set terminal pdfcairo size 5,2.38542 noenhanced font "sans-serif,10.5"
set border 0
unset key
unset tics
set label "A title" at screen 0.0081, screen 0.9410 left front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.7642 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.6070 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.4498 right front textcolor rgb "#000000"
set label "row" at screen 0.0487, screen 0.2926 right front textcolor rgb "#000000"
set lmargin at screen 0.0650
set rmargin at screen 0.9838
set tmargin at screen 0.8428
set bmargin at screen 0.2140
set xrange [-4.44:34.44]
set yrange [3.5:-0.5]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2962, screen 0.8035 left front textcolor rgb "#767676"
set object rectangle from first 8, graph 0 to first 12, graph 1 back fc rgb "#767676" fs transparent solid 0.2 noborder
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1699, screen 0.1354 center front textcolor rgb "#000000"
set label "5" at screen 0.2881, screen 0.1354 center front textcolor rgb "#000000"
set label "10" at screen 0.4062, screen 0.1354 center front textcolor rgb "#000000"
set label "15" at screen 0.5244, screen 0.1354 center front textcolor rgb "#000000"
set label "20" at screen 0.6425, screen 0.1354 center front textcolor rgb "#000000"
set label "25" at screen 0.7607, screen 0.1354 center front textcolor rgb "#000000"
set label "30" at screen 0.8788, screen 0.1354 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5244, screen 0.0568 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.2398, screen 0.7265 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4761, screen 0.5693 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.7124, screen 0.4121 back fc rgb "#000000" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.9487, screen 0.2548 back fc rgb "#000000" fs transparent solid 0.22 noborder
$d1 << EOD
EOD
set label "label" at screen 0.1699, screen 0.7642 center front textcolor rgb "#000000"
set label "label" at screen 0.4062, screen 0.6070 center front textcolor rgb "#000000"
set label "label" at screen 0.6425, screen 0.4498 center front textcolor rgb "#000000"
set label "label" at screen 0.8788, screen 0.2926 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.1689, screen 0.7265 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4052, screen 0.5693 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.6415, screen 0.4121 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.8778, screen 0.2548 back fc rgb "#0072B2" fs transparent solid 0.22 noborder
$d2 << EOD
EOD
set label "lab…" at screen 0.1345, screen 0.7642 center front textcolor rgb "#000000"
set label "lab…" at screen 0.3708, screen 0.6070 center front textcolor rgb "#000000"
set label "lab…" at screen 0.6071, screen 0.4498 center front textcolor rgb "#000000"
set label "lab…" at screen 0.8434, screen 0.2926 center front textcolor rgb "#000000"
set object rectangle from screen 0.1001, screen 0.8019 to screen 0.1689, screen 0.7265 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.3364, screen 0.6447 to screen 0.4052, screen 0.5693 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.5727, screen 0.4875 to screen 0.6415, screen 0.4121 back fc rgb "#767676" fs transparent solid 0.22 noborder
set object rectangle from screen 0.8090, screen 0.3303 to screen 0.8778, screen 0.2548 back fc rgb "#767676" fs transparent solid 0.22 noborder
$d3 << EOD
EOD
set label "lab…" at screen 0.1345, screen 0.7642 center front textcolor rgb "#000000"
set label "lab…" at screen 0.3708, screen 0.6070 center front textcolor rgb "#000000"
set label "lab…" at screen 0.6071, screen 0.4498 center front textcolor rgb "#000000"
set label "lab…" at screen 0.8434, screen 0.2926 center front textcolor rgb "#000000"
plot $d1 using 1:2:3 with points pt 7 ps variable lc rgb "#000000", \
  $d2 using 1:2:3 with points pt 7 ps variable lc rgb "#0072B2", \
  $d3 using 1:2:3 with points pt 7 ps variable lc rgb "#767676"

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
set rmargin at screen 1.0000
set tmargin at screen 0.8571
set bmargin at screen 0.2857
set xrange [-4.44:34.44]
set yrange [4:0]
set arrow from first 5, graph 0 to first 5, graph 1 nohead back lw 1 dt solid lc rgb "#767676"
set label "a line" at screen 0.2886, screen 0.7857 left front textcolor rgb "#767676"
set arrow from first 8, graph 0 to first 8, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set arrow from first 12, graph 0 to first 12, graph 1 nohead back lw 1 dt (3,3) lc rgb "#767676"
set border 1 lw 1 lc rgb "#767676"
set xtics ("" 0, "" 5, "" 10, "" 15, "" 20, "" 25, "" 30) nomirror scale 0.4
set label "0" at screen 0.1602, screen 0.1429 center front textcolor rgb "#000000"
set label "5" at screen 0.2821, screen 0.1429 center front textcolor rgb "#000000"
set label "10" at screen 0.4041, screen 0.1429 center front textcolor rgb "#000000"
set label "15" at screen 0.5260, screen 0.1429 center front textcolor rgb "#000000"
set label "20" at screen 0.6479, screen 0.1429 center front textcolor rgb "#000000"
set label "25" at screen 0.7698, screen 0.1429 center front textcolor rgb "#000000"
set label "30" at screen 0.8917, screen 0.1429 center front textcolor rgb "#000000"
set label "title of x" at screen 0.5260, screen 0.0000 center front textcolor rgb "#000000"
set arrow from screen 0.0936, screen 0.9086 to screen 0.2269, screen 0.9086 nohead back lw 1 dt solid lc rgb "#000000"
set arrow from screen 0.3374, screen 0.7657 to screen 0.4707, screen 0.7657 nohead back lw 1 dt solid lc rgb "#000000"
set arrow from screen 0.5812, screen 0.6229 to screen 0.7146, screen 0.6229 nohead back lw 1 dt solid lc rgb "#000000"
set arrow from screen 0.8251, screen 0.4800 to screen 0.9584, screen 0.4800 nohead back lw 1 dt solid lc rgb "#000000"
$d1 << EOD
EOD
set label "label" at screen 0.1602, screen 0.8571 center front textcolor rgb "#000000"
set label "label" at screen 0.4041, screen 0.7143 center front textcolor rgb "#000000"
set label "label" at screen 0.6479, screen 0.5714 center front textcolor rgb "#000000"
set label "label" at screen 0.8917, screen 0.4286 center front textcolor rgb "#000000"
set arrow from screen 0.0936, screen 0.9086 to screen 0.1537, screen 0.9086 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.3374, screen 0.7657 to screen 0.3976, screen 0.7657 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.5812, screen 0.6229 to screen 0.6414, screen 0.6229 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
set arrow from screen 0.8251, screen 0.4800 to screen 0.8852, screen 0.4800 nohead back lw 1 dt (9,3) lc rgb "#0072B2"
$d2 << EOD
EOD
set label "label" at screen 0.1236, screen 0.8571 center front textcolor rgb "#000000"
set label "label" at screen 0.3675, screen 0.7143 center front textcolor rgb "#000000"
set label "label" at screen 0.6113, screen 0.5714 center front textcolor rgb "#000000"
set label "label" at screen 0.8552, screen 0.4286 center front textcolor rgb "#000000"
set arrow from screen 0.0936, screen 0.9086 to screen 0.1537, screen 0.9086 nohead back lw 1 dt solid lc rgb "#767676"
set arrow from screen 0.3374, screen 0.7657 to screen 0.3976, screen 0.7657 nohead back lw 1 dt solid lc rgb "#767676"
set arrow from screen 0.5812, screen 0.6229 to screen 0.6414, screen 0.6229 nohead back lw 1 dt solid lc rgb "#767676"
set arrow from screen 0.8251, screen 0.4800 to screen 0.8852, screen 0.4800 nohead back lw 1 dt solid lc rgb "#767676"
$d3 << EOD
EOD
set label "label" at screen 0.1236, screen 0.8571 center front textcolor rgb "#000000"
set label "label" at screen 0.3675, screen 0.7143 center front textcolor rgb "#000000"
set label "label" at screen 0.6113, screen 0.5714 center front textcolor rgb "#000000"
set label "label" at screen 0.8552, screen 0.4286 center front textcolor rgb "#000000"
plot $d1 using 1:2:3 with points pt 1 ps variable lc rgb "#000000", \
  $d2 using 1:2:3 with points pt 2 ps variable lc rgb "#0072B2", \
  $d3 using 1:2:3 with points pt 47 ps variable lc rgb "#767676"

