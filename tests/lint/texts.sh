#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# House rules for every text of the project that a machine can check. Prints FILE:LINE and the rule.
#   texts.sh [ROOT]
set -eu
cd "${1:-.}"
list=$(mktemp)
trap 'rm -f "$list"' EXIT
if ! git ls-files --cached --others --exclude-standard >"$list" 2>/dev/null; then
    # An unpacked archive knows no git.
    find . -type f ! -path './build/*' ! -path './.git/*' | sed 's|^\./||' >"$list"
fi
# Wrong files on purpose are kept in tests/bad and tests/fuzz; they follow no rule.
grep -vE '^tests/(bad|fuzz/corpus)/' "$list" | LC_ALL=C sort -u |
    while IFS= read -r file; do [ ! -f "$file" ] || printf '%s\n' "$file"; done >"$list.kept"
mv "$list.kept" "$list"
[ -s "$list" ] || { echo "texts.sh: no files in $PWD" >&2; exit 1; }
wrong=0

# rule FILES PATTERN EXCEPT WORDS: no line of the files whose names match FILES may match PATTERN,
# unless EXCEPT makes it harmless. To add a rule: one more call below.
rule() {
    grep -E "$1" "$list" | tr '\n' '\0' | xargs -0 -r grep -nIHiE -e "$2" -- |
        grep -viE -e "$3" | sed "s|\$|   <- $4|" || true
}

# Patterns are written with a bracket so that they do not find themselves.
never='^$'
found=$(
    rule '.' '\b(to[d]o|fix[m]e|xx[x])\b' "$never" 'unfinished work belongs in an issue'
    rule '.' '(^|[^[:alnum:]_.])/(wor[k]|hom[e]|roo[t])/' "$never" 'the path of one machine'
    rule '\.(md|cfg|json|cff)$' '(^|[^[:alnum:]_.])/tm[p]/' "$never" 'the path of one machine'
    rule '.' 'signific[a]n|statistically (different|equal)' \
        'signific[a]nt (digit|figure|bit)|["`“'\'']signific[a]nt' \
        'say how large a difference is and how sure, not that word'
    rule '.' '±' '["`“'\'']±' 'say which interval is meant'
)
[ -z "$found" ] || { printf '%s\n' "$found"; wrong=1; }

while IFS= read -r file; do
    case $file in
    *.c | *.h | *.sh | *.py | *.cmake | *.cmake.in | */CMakeLists.txt | CMakeLists.txt)
        head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
            { echo "$file:1: no SPDX line"; wrong=1; } ;;
    esac
done <"$list"
exit $wrong
