#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the manual page and the completions that a program prints against what reads them.
#   manual.sh PROGRAM
set -eu
program=$1
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
fail() { echo "manual.sh: $*" >&2; exit 1; }

"$program" --manual >"$fresh/overture.1"
mandoc -T lint "$fresh/overture.1" || fail "mandoc finds faults in the manual page"
mandoc -T utf8 "$fresh/overture.1" | col -b >"$fresh/page"
for command in $("$program" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
    grep -q "^ *overture $command" "$fresh/page" || fail "the manual page leaves out $command"
done

"$program" --completion bash >"$fresh/overture.bash"
"$program" --completion zsh >"$fresh/_overture"
"$program" --completion fish >"$fresh/overture.fish"
complete_bash() { # WORD...: what bash offers for the last of them
    bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWD=$(($# - 1)); _overture; echo "${COMPREPLY[*]}"' \
        "$fresh/overture.bash" "$@"
}
expect() { # FOUND WANTED
    [ "$1" = "$2" ] || fail "completion offers \"$1\", not \"$2\""
}
expect "$(complete_bash overture compa)" compare
expect "$(complete_bash overture run --prec)" --precision
expect "$(complete_bash overture run --format mark)" markdown
expect "$(complete_bash overture check --prec)" ""
zsh -n "$fresh/_overture" || fail "zsh does not read its completion"
offered=$(fish --no-config -c "source $fresh/overture.fish; complete -C 'overture compa'")
case $offered in compare*) ;; *) fail "fish offers \"$offered\"" ;; esac
offered=$(fish --no-config -c "source $fresh/overture.fish; complete -C 'overture run --format mark'")
case $offered in markdown*) ;; *) fail "fish offers \"$offered\"" ;; esac

"$program" --completion sh 2>"$fresh/err" && fail "an unknown shell is taken"
grep -q 'is not bash, zsh or fish' "$fresh/err" || fail "an unknown shell is refused without words"
