#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds small libraries and asks whether symbols.sh finds what is wrong in them.
#   symbols_can_fail.sh COMPILER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree"

# expect 0|1 WORDS SOURCE...: each source is one object of a library.
expect() {
    wanted=$1 words=$2
    shift 2
    rm -f ./*.o library.a
    number=0
    for source in "$@"; do
        number=$((number + 1))
        echo "$source" | $compiler -x c -c - -o "part$number.o"
    done
    ar rc library.a ./*.o
    status=0
    found=$(sh "$here/symbols.sh" library.a) || status=1
    case $found in *"$words"*) ;; *) status=other ;; esac
    [ "$status" = "$wanted" ] || { echo "wanted $wanted and \"$words\", got: $found" >&2; exit 1; }
}

compiler=$1
expect 0 '' 'int ovt_a(void) { return 1; }' 'static int b; int ovt_c(void) { return b; }'
expect 1 'helper: no prefix' 'int helper(void) { return 1; }'
expect 1 'ovt_a: defined twice' 'int ovt_a(void) { return 1; }' 'int ovt_a(void) { return 2; }'
