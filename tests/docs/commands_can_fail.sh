#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes small documents and asks whether commands.sh accepts the right and refuses the wrong ones.
#   commands_can_fail.sh PROGRAM
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir "$tree/scenarios"

# expect 0|1: reads a document from standard input; commands.sh must end so.
expect() {
    cat >"$tree/README.md"
    status=0
    sh "$here/commands.sh" "$tree" "$1" >"$tree/log" 2>&1 || status=1
    [ "$status" = "$2" ] || { echo "wanted $2:"; cat "$tree/README.md" "$tree/log"; exit 1; } >&2
}

expect "$1" 0 <<'END'
```cfg a/b.cfg
x = 1;
```
```sh
cat a/b.cfg; echo one; echo two; echo three
```
```text excerpt
one
…
three
```
```sh status=3
exit 3
```
END
expect "$1" 1 <<'END'
```sh
false
```
END
expect "$1" 1 <<'END'
```sh
echo one
```
```text excerpt
two
```
END
expect "$1" 1 <<'END'
```sh setup
scripts/none.sh
```
```sh
true
```
END
expect "$1" 1 <<'END'
No command at all.
END
expect "$1" 1 <<'END'
```sh
true
END
