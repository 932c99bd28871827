#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails on an include from one layer into a layer it may not know.
#   layers.sh [ROOT]
set -eu
root=${1:-.}

# To add a layer: a line with its name and the layers it may include besides itself. Reports tell
# single histories and the bargain behind an offer, so that they may ask the layers that know them.
layers='
base
model   base
config  base model
bargain base model
engine  base model bargain
stats   base model engine
study   base model config bargain engine stats
store   base model stats
report  base model config bargain engine stats study store
play    base model config bargain engine stats report
kit     base model config bargain engine stats report play
cli     base model config bargain engine stats study store report play kit
cluster base study cli
'

cd "$root"
files=$(find src include/overture -name '*.[ch]' -path '*/*/*' | LC_ALL=C sort)
[ -n "$files" ] || { echo "layers.sh: no sources in $root" >&2; exit 1; }
# The umbrella header is for users of the library and belongs to no layer.
# shellcheck disable=SC2086
awk -v layers="$layers" '
BEGIN {
    count = split(layers, line, "\n")
    for (i = 1; i <= count; i++) {
        words = split(line[i], word, " ")
        for (j = 1; j <= words; j++) {
            may[word[1], word[j]] = 1
            known[word[1]] = 1
        }
    }
}
FNR == 1 {
    layer = FILENAME
    sub(/^include\/overture\//, "", layer)
    sub(/^src\//, "", layer)
    umbrella = layer !~ /\//
    sub(/\/.*/, "", layer)
    if (!umbrella && !(layer in known)) {
        printf "%s: the layer %s is not in the table of tests/lint/layers.sh\n", FILENAME, layer
        wrong++
    }
}
!umbrella && /^[ \t]*#[ \t]*include[ \t]*"/ {
    target = $0
    sub(/^[^"]*"/, "", target)
    sub(/".*/, "", target)
    if (target == "overture/overture.h") {
        printf "%s:%d: the umbrella header is for users of the library\n", FILENAME, FNR
        wrong++
    } else if (target ~ /^overture\//) {
        split(target, part, "/")
        if (!((layer, part[2]) in may)) {
            printf "%s:%d: %s may not include %s\n", FILENAME, FNR, layer, part[2]
            wrong++
        }
    } else if (target ~ /\//) {
        printf "%s:%d: %s is neither of the same folder nor from overture/\n", FILENAME, FNR, target
        wrong++
    }
}
END { exit wrong > 0 }
' $files
