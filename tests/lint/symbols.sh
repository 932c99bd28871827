#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where the library defines an external name without the prefix ovt_, or one name twice.
# Names that the address sanitizer adds are passed over.
#   symbols.sh LIBRARY
set -eu
names=$(nm -g --defined-only "$1" | awk 'NF == 3 && $3 !~ /^__odr_asan/ { print $3 }' | sed 's/^_ovt/ovt/' | LC_ALL=C sort)
[ -n "$names" ] || { echo "symbols.sh: no names in $1" >&2; exit 1; }
wrong=$(echo "$names" | grep -v '^ovt_' | sed 's/$/: no prefix ovt_/' || true)
twice=$(echo "$names" | uniq -d | sed 's/$/: defined twice/')
[ -z "$wrong$twice" ] || { printf '%s\n' "$wrong" "$twice" | sed '/^$/d'; exit 1; }
