#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants faults in a small tree and asks whether texts.sh finds each of them, and passes without.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

expect() {
    status=0
    found=$(sh "$here/texts.sh" "$tree") || status=1
    case $found in *"$2"*) ;; *) status=other ;; esac
    [ "$status" = "$1" ] || { echo "wanted status $1 and \"$2\", got: $found" >&2; exit 1; }
}

good='// SPDX-License-Identifier: GPL-3.0-or-later'
printf '%s\n' "$good" '/* at least three signific''ant digits, never "signific''ant" */' >"$tree/a.c"
expect 0 ''
echo 'int a;' >"$tree/b.c"
expect 1 'b.c:1: no SPDX line'
# plant WORDS RULE: a file with these words must be refused by that rule.
plant() {
    printf '%s\n' "$good" "$1" >"$tree/b.c"
    expect 1 "$2"
}
plant '/* TO''DO: later */' 'b.c:2:/* TO''DO: later */   <- unfinished'
plant 'char *path = "/wor''k/main";' 'path of one machine'
plant 'the difference is signific''ant' 'how sure'
plant '3.1 ''± 0.2' 'which interval'
rm "$tree/b.c"
echo 'see /t''mp/x' >"$tree/c.md"
expect 1 'c.md:1'
