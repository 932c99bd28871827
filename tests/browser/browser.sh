#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes reports of the program as HTML and looks at them as their readers do (check.mjs), with tools from
# npm, of the versions in package-lock.json, which are needed for nothing else.
#   browser.sh ROOT PROGRAM FOLDER     FOLDER keeps the tools and the pages
# Skipped (status 77) with OVT_WITHOUT_BROWSER set, and, but for CI, where npm's registry cannot be
# reached.
set -eu
root=$1 program=$2 folder=$3
if [ -n "${OVT_WITHOUT_BROWSER:-}" ]; then
    echo 'SKIPPED: no report was looked at in a browser (OVT_WITHOUT_BROWSER is set)'
    exit 77
fi
if ! npm ping --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=20000 >/dev/null 2>&1; then
    echo 'SKIPPED: no report was looked at in a browser (npm cannot reach its registry)'
    [ -n "${CI:-}" ] || exit 77
    exit 1
fi
mkdir -p "$folder/pages"
cp "$root/tests/browser/package.json" "$root/tests/browser/package-lock.json" \
    "$root/tests/browser/check.mjs" "$folder/"
if ! (cd "$folder" && npm ci --no-audit --no-fund >npm.log 2>&1); then
    cat "$folder/npm.log"
    echo 'browser.sh: npm could not fetch the tools; OVT_WITHOUT_BROWSER=1 leaves these checks out'
    exit 1
fi

# Writes FOLDER/pages/COMMAND.html.
page() { # COMMAND ARGUMENT...
    "$program" "$@" --quiet --format html --output "$folder/pages/$1.html"
}
cd "$root"
page compare scenarios/march-2024/*.cfg
page run scenarios/march-2024/as-offered.cfg
page analyze scenarios/march-2024/as-offered.cfg
page explain scenarios/march-2024/as-offered.cfg
page check scenarios/march-2024/offers/three-phase.cfg
page schema
page metrics
node "$folder/check.mjs" "$folder"/pages/*.html
