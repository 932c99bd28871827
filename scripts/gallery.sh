#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the charts of docs/gallery.md from the shipped scenarios.
#   scripts/gallery.sh [PROGRAM]           writes docs/gallery/*.svg
#   scripts/gallery.sh --check [PROGRAM]   fails where one is missing, or differs although the same
#                                          gnuplot drew it
set -eu
check=
[ "${1:-}" != --check ] || { check=yes; shift; }
root=$(cd "$(dirname "$0")/.." && pwd)
program=${1:-$root/build/release/overture}
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
cd "$root"

"$program" compare scenarios/march-2024/*.cfg -q -n 2000 --plots "$fresh" -o "$fresh/compare.txt"
"$program" analyze scenarios/march-2024/as-offered.cfg -q --plots "$fresh" -o "$fresh/analyze.txt"
"$program" sensitivity scenarios/march-2024/as-offered.cfg -q --method tornado -m deal_reached \
    -n 2000 --plots "$fresh" -o "$fresh/sensitivity.txt"
gnuplot --version >"$fresh/drawn-by.txt"

charts='calendar-a difference-returned_alive incidence-a held spread profile frontier drivers'
for chart in $charts; do
    kept=$root/docs/gallery/$chart.svg
    if [ -z "$check" ]; then
        mkdir -p "$root/docs/gallery"
        cp "$fresh/$chart.svg" "$kept"
    elif [ ! -f "$kept" ] || ! grep -q "gallery/$chart.svg" docs/gallery.md; then
        echo "docs/gallery leaves out $chart: run scripts/gallery.sh" >&2
        exit 1
    elif cmp -s "$fresh/drawn-by.txt" docs/gallery/drawn-by.txt && ! cmp -s "$fresh/$chart.svg" "$kept"; then
        echo "docs/gallery/$chart.svg is not what the program draws: run scripts/gallery.sh" >&2
        exit 1
    fi
done
[ -n "$check" ] || cp "$fresh/drawn-by.txt" docs/gallery/drawn-by.txt
