#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source that a shipped scenario or table cites by number is listed in docs/sources.md.
#   sources.sh ROOT
set -eu
cd "$1"
cited=$(find scenarios \( -name '*.cfg' -o -name '*.csv' \) -exec grep -ohE '\bS[0-9]+[a-z]?\b' {} + | LC_ALL=C sort -u)
[ "$(echo "$cited" | wc -l)" -ge 40 ] || { echo "sources.sh: hardly any source found" >&2; exit 1; }
missing=0
for number in $cited; do
    if ! grep -q "^| $number |" docs/sources.md; then
        echo "docs/sources.md does not list $number"
        missing=1
    fi
done
exit $missing
