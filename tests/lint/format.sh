#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where a C file differs from what clang-format 14 makes of it. Other versions differ in
# details, so exit status 77 (skipped) when version 14 is not installed.
#   format.sh [ROOT]
set -eu
cd "${1:-.}"
for tool in clang-format-14 clang-format; do
    if "$tool" --version 2>/dev/null | grep -q 'version 14\.'; then
        find include src tests -name '*.[ch]' -exec "$tool" --style=file --dry-run -Werror {} +
        exit 0
    fi
done
echo 'format.sh: clang-format 14 is not installed' >&2
exit 77
