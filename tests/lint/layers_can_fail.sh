#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants includes in a small tree and asks whether layers.sh finds those that are wrong, only those.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/src/model" "$tree/src/base" "$tree/include/overture/engine"

# expect 0|1 WORDS: the status of layers.sh, and words that its output must hold.
expect() {
    status=0
    found=$(sh "$here/layers.sh" "$tree") || status=1
    case $found in *"$2"*) ;; *) status=other ;; esac
    [ "$status" = "$1" ] || { echo "wanted status $1 and \"$2\", got: $found" >&2; exit 1; }
}

echo '#include "overture/base/text.h"' >"$tree/src/model/a.c"
echo '#include "overture/bargain/utility.h"' >"$tree/include/overture/engine/b.h"
expect 0 ''
printf '\n#include "overture/engine/b.h"\n' >"$tree/src/model/a.c"
expect 1 'src/model/a.c:2: model may not include engine'
echo '#include "overture/overture.h"' >"$tree/src/model/a.c"
expect 1 'umbrella'
echo '#include "../engine/b.h"' >"$tree/src/model/a.c"
expect 1 'neither'
rm "$tree/src/model/a.c"
mkdir "$tree/src/talks"
echo 'int talks;' >"$tree/src/talks/a.c"
expect 1 'the layer talks is not in the table'
