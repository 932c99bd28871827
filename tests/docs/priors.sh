#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The priors of the shipped cases are what the data give, and none of them knows its own case: another
# row for a case leaves its own file as it was and moves those of others.
#   priors.sh ROOT
set -eu
root=$1
"$root/scripts/priors.sh" --check
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/data"
cp "$root/scenarios/history/data/"*.csv "$work/data/"
failed=0
cases=0
for file in "$root/scenarios/history/priors/"*.cfg; do
    name=$(basename "$file" .cfg)
    cases=$((cases + 1))
    # Every number of its row becomes another; the words at its end stay.
    awk -F, -v OFS=, -v name="$name" '
        $1 == name { for (i = 2; i <= 14; i++) $i = $i * 3 + 7 } { print }' \
        "$root/scenarios/history/data/cases.csv" >"$work/data/cases.csv"
    "$root/scripts/priors.sh" --data "$work/data" --into "$work/priors"
    if ! cmp -s "$file" "$work/priors/$name.cfg"; then
        echo "priors.sh: the priors of $name know $name itself" >&2
        failed=1
    fi
    if diff -rq "$root/scenarios/history/priors" "$work/priors" >/dev/null; then
        echo "priors.sh: the priors of the others do not know $name" >&2
        failed=1
    fi
done
[ "$cases" -ge 8 ] || { echo "priors.sh: only $cases cases" >&2; exit 1; }
exit $failed
