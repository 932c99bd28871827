#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#   consumer.sh BUILD_DIR SOURCE_DIR COMPILER SANITIZERS VERSION GENERATOR
set -eu
build=$1 here=$2 compiler=$3 flags=${4:+-fsanitize=$4} version=$5 generator=$6
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >"$work/install.log"
# A moved tree must still work: nothing in it may name where it was first put.
mv "$work/prefix" "$work/moved"
pc=$(find "$work/moved" -name overture.pc)
PKG_CONFIG_PATH=$(dirname "$pc")${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
export PKG_CONFIG_PATH

[ "$(pkg-config --modversion overture)" = "$version" ]
# shellcheck disable=SC2046,SC2086
$compiler -std=c17 $flags $(pkg-config --cflags overture) "$here/consumer.c" -o "$work/by_pkg_config" \
    $(pkg-config --libs overture)
LD_LIBRARY_PATH=$(pkg-config --variable=libdir overture) "$work/by_pkg_config"

cmake -G "$generator" -S "$here/consumer" -B "$work/by_cmake" -DCMAKE_PREFIX_PATH="$work/moved" \
    -DCMAKE_C_COMPILER="$compiler" -DCMAKE_C_FLAGS="$flags" >"$work/configure.log"
cmake --build "$work/by_cmake" >"$work/build.log"
"$work/by_cmake/consumer"

test -s "$work/moved/include/overture/overture.h"
if [ -x "$build/overture" ]; then
    "$work/moved/bin/overture" --version | grep -q "$version"
    test -s "$(pkg-config --variable=scenariodir overture)/march-2024/offers/world/base.cfg"
fi
