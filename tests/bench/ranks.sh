#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How fast two processes under MPI are against two threads, in the same run, by turns: the same sweep,
# long enough that its last points, in which one of two may wait for the other, weigh little.
# The start is that of two processes that open MPI, find each other, and end. Prints the shortest and
# the median time by the clock and the median of the processors' time, and the ratios of the shortest,
# those that other work on the machine disturbed least, and of the processors' time; 1 is as fast. Where
# the system left both threads on one processor the ratio by the clock says nothing, and no verdict is
# given.
#   ranks.sh BUILD_DIR [ROUNDS]
set -eu
build=$(cd "$1" && pwd) rounds=${2:-5}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
sed "s|\"march-2024/|\"$root/scenarios/march-2024/|g; s/steps = 4/steps = 80/" \
    "$root/scenarios/door-and-patience.cfg" >study.cfg

spent() { # seconds of the processors that commands have taken so far; to the file, as a subshell has none
    times >spent.txt
    awk 'NR == 2 { gsub(/[ms]/, " "); print $1 * 60 + $2 + $3 * 60 + $4 }' spent.txt >"$1"
}
measure() { # NAME COMMAND...: adds the seconds by the clock to NAME, those of the processors to NAME.cpu
    name=$1
    shift
    spent before
    begun=$(date +%s.%N)
    "$@" >/dev/null
    echo "$begun $(date +%s.%N)" | awk '{ print $2 - $1 }' >>"$name"
    spent after
    cat before after | awk '{ v[NR] = $1 } END { print v[2] - v[1] }' >>"$name.cpu"
    rm -f study.db*
}
least() { sort -n "$1" | head -n 1; }
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for _ in $(seq "$rounds"); do
    measure threads "$build/overture" sweep study.cfg -n 4000 -q --store study.db -j 2
    measure ranks mpirun --bind-to none -n 2 "$build/overture-mpi" \
        sweep study.cfg -n 4000 -q --store study.db -j 1
    measure start mpirun --bind-to none -n 2 "$build/overture-mpi" --version
done
printf '%-24s %9s %9s %11s\n' "seconds" shortest median processors
for row in "threads:two threads" "ranks:two processes" "start:of them to start"; do
    file=${row%%:*}
    printf '%-24s %9.2f %9.2f %11.2f\n' "${row#*:}" \
        "$(least "$file")" "$(median "$file")" "$(median "$file.cpu")"
done
# shellcheck disable=SC2016
ratios='{
    at_work = $1 / ($2 - $3)
    verdict = $4 / $1 < 1.9 ? "not measurable: the threads had too little of two processors" \
            : at_work >= 0.95 ? "met" : "missed"
    printf "Two threads / two processes      %.3f times, without the start %.3f times    >= 0.95: %s\n",
        $1 / $2, at_work, verdict
    printf "The same of the processors       %.3f times, without the start\n", $5 / ($6 - $7)
}'
echo "$(least threads) $(least ranks) $(least start) $(least threads.cpu)" \
    "$(median threads.cpu) $(median ranks.cpu) $(median start.cpu)" | awk "$ratios"
