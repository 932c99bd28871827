#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the ```sh blocks of README.md and docs/*.md, each in a fresh copy of the scenarios with the
# built program on the path. The info string says what a block is:
#   sh               run; every command must succeed
#   sh status=N      run; the last command must end with N
#   sh setup         not run (it installs, builds or waits); scripts it names must exist
#   text excerpt     its lines must occur, in this order, in what the block before it printed;
#                    a line of only dots or an ellipsis stands for any number of lines
#   cfg FILE         written to FILE for the blocks that follow in the same document
#   commands.sh ROOT PROGRAM
set -eu
root=$1 program=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$program" "$work/bin/overture"
PATH=$work/bin:$PATH
export PATH
blocks_run=0 failed=0

# One file for each fenced block, named by its number, with its info string in NUMBER.info.
split_blocks() {
    mkdir -p "$work/blocks"
    rm -f "$work/blocks/"*
    awk -v folder="$work/blocks" '
        !inside && /^```/ { inside = 1; number = sprintf("%03d", ++count)
            info = substr($0, 4); print info " line=" FNR >(folder "/" number ".info")
            printf "" >(folder "/" number); next }
        inside && /^```/ { inside = 0; close(folder "/" number); close(folder "/" number ".info"); next }
        inside { print >(folder "/" number) }
        END { exit inside }' "$1"
}

complain() {
    echo "$1" >&2
    failed=$((failed + 1))
}

run_block() {
    wanted=0
    case $info in *status=*) wanted=${info#*status=} wanted=${wanted%% *} ;; esac
    status=0
    (cd "$work/place" && sh -e "$block" </dev/null) >"$work/out" 2>"$work/err" || status=$?
    blocks_run=$((blocks_run + 1))
    if [ "$status" != "$wanted" ]; then
        complain "$document: ${info##* }: status $status instead of $wanted"
        cat "$block" "$work/err" >&2
    fi
}

check_excerpt() {
    awk 'NR == FNR { wanted[++count] = $0; next }
        BEGIN { next_line = 1 }
        { while (next_line <= count && wanted[next_line] ~ /^[ .…]*$/) next_line++
          sub(/[ \t]+$/, ""); sub(/[ \t]+$/, "", wanted[next_line])
          if (next_line <= count && $0 == wanted[next_line]) next_line++ }
        END { while (next_line <= count && wanted[next_line] ~ /^[ .…]*$/) next_line++
          if (next_line <= count) { print "not printed: " wanted[next_line]; exit 1 } }
        ' "$block" "$work/both" >&2 ||
        complain "$document: ${info##* }: the excerpt differs from what the command prints"
}

for document in README.md $(cd "$root" && find docs -name '*.md' 2>/dev/null | LC_ALL=C sort); do
    split_blocks "$root/$document" || complain "$document: a block is not closed"
    rm -rf "$work/place"
    mkdir "$work/place"
    cp -R "$root/scenarios" "$work/place/"
    : >"$work/both"
    for block in "$work/blocks"/[0-9][0-9][0-9]; do
        [ -f "$block" ] || continue
        info=$(cat "$block.info")
        case $info in
        'sh setup '*)
            for script in $(grep -oE '(^|[ /])scripts/[a-z]+\.sh' "$block" | sed 's|^[ /]||'); do
                [ -x "$root/$script" ] || complain "$document: there is no $script"
            done ;;
        'sh '*)
            run_block
            cat "$work/out" "$work/err" >"$work/both" ;;
        'text excerpt '*) check_excerpt ;;
        'cfg '*.cfg' '*)
            target=${info#cfg }
            mkdir -p "$(dirname "$work/place/${target% line=*}")"
            cp "$block" "$work/place/${target% line=*}" ;;
        esac
    done
done
[ "$blocks_run" -gt 0 ] || complain 'no ```sh block was found'
echo "$blocks_run blocks run, $failed faults"
[ "$failed" = 0 ]
