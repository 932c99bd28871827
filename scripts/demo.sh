#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds overture and compares the ways on from March 2024.
set -eu
cd "$(dirname "$0")/.."
scripts/deps.sh build

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The demonstration needs no tests, and so no test library.
if ! { cmake --preset release -DBUILD_TESTING=OFF -DOVT_WERROR=OFF &&
    cmake --build --preset release --target overture; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
build/release/overture compare scenarios/march-2024/*.cfg
