#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes reports of the program as HTML and looks at them as their readers do (check.mjs), with tools from
# npm, of the versions in package-lock.json, which are needed for nothing else.
#   browser.sh ROOT PROGRAM FOLDER     FOLDER keeps the tools and the pages
# Skipped (status 77) where these tools are not installed (`scripts/deps.sh browser` installs them) or
# npm's registry cannot be reached, since neither is part of a bare system; with OVT_BROWSER=1 that is a
# failure instead. OVT_BROWSER=0 leaves the browser out.
set -eu
root=$1 program=$2 folder=$3
leave() { # WORDS
    echo "SKIPPED: no report was looked at in a browser ($1)"
    [ "${OVT_BROWSER:-}" != 1 ] || exit 1
    exit 77
}
[ "${OVT_BROWSER:-}" != 0 ] || leave 'OVT_BROWSER is 0'
for tool in chromium node npm pdftotext; do
    command -v "$tool" >/dev/null || leave "$tool is missing; scripts/deps.sh browser installs it"
done
npm ping --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=20000 >/dev/null 2>&1 ||
    leave 'npm cannot reach its registry'
mkdir -p "$folder/pages"
cp "$root/tests/browser/package.json" "$root/tests/browser/package-lock.json" \
    "$root/tests/browser/check.mjs" "$folder/"
if ! (cd "$folder" && npm ci --no-audit --no-fund >npm.log 2>&1); then
    cat "$folder/npm.log"
    echo 'browser.sh: npm could not fetch the tools; OVT_BROWSER=0 leaves these checks out'
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
