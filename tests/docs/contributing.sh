#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Applies the patches of docs/contributing.md to a copy of the sources, builds the program and uses
# what they add.
#   contributing.sh ROOT
set -eu
root=$1
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
fail() { echo "contributing.sh: $*" >&2; exit 1; }

for part in CMakeLists.txt CMakePresets.json include src scripts scenarios docs README.md \
    CHANGELOG.md LICENSE; do
    cp -R "$root/$part" "$copy"
done
cd "$copy"
awk '/^```diff$/ { inside = 1; next } /^```$/ { inside = 0 } inside' docs/contributing.md >all.patch
[ "$(grep -c '^diff ' all.patch)" -ge 10 ] || fail "the page holds no patches"
patch --silent -p1 <all.patch || fail "a patch of docs/contributing.md no longer fits"
cmake -S . -B build -G Ninja -DBUILD_TESTING=OFF -DOVT_WERROR=ON >build.log 2>&1 &&
    cmake --build build --target overture -j 2 >>build.log 2>&1 ||
    { tail -n 30 build.log >&2; fail "the patched sources do not build"; }

build/overture metrics | grep -q '^- home_alive: ' || fail "the metric is not there"
build/overture schema | grep -qi 'halfway' || fail "no strategy"
build/overture schema implementation.dispute_calmed | grep -q 'calm on the spot' || fail "no setting"
build/overture run scenarios/march-2024/as-offered.cfg -q -n 200 -m home_alive -f tsv \
    --set seeker.strategy=halfway --set implementation.dispute_calmed=0.5 >rows
[ "$(cut -f 2 rows | sed -n 2p)" = home_alive ] || fail "the format does not show the metric"
