#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the reference of settings and metrics in docs/ from the program's own tables.
#   scripts/reference.sh [PROGRAM]           writes docs/settings.md and docs/metrics.md
#   scripts/reference.sh --check [PROGRAM]   fails where they say something else
set -eu
check=
[ "${1:-}" != --check ] || { check=yes; shift; }
root=$(cd "$(dirname "$0")/.." && pwd)
program=${1:-$root/build/release/overture}
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

"$program" schema --format markdown >"$fresh/settings.md"
"$program" metrics --format markdown >"$fresh/metrics.md"
for page in settings metrics; do
    if [ -z "$check" ]; then
        cp "$fresh/$page.md" "$root/docs/$page.md"
    elif ! diff -u "$root/docs/$page.md" "$fresh/$page.md"; then
        echo "docs/$page.md is not what the program says: run scripts/reference.sh" >&2
        exit 1
    fi
done
