#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How fast two processes under MPI are against two threads, in the same run, by turns: the same sweep.
# Prints the seconds and the ratios of the medians, 1 being as fast: with the start of MPI, and
# without it, which is measured as that of two processes that do nothing.
#   ranks.sh BUILD_DIR [ROUNDS]
set -eu
build=$(cd "$1" && pwd) rounds=${2:-5}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
sed "s|\"march-2024/|\"$root/scenarios/march-2024/|g; s/steps = 4/steps = 40/" \
    "$root/scenarios/door-and-patience.cfg" >study.cfg

seconds() { # FILE COMMAND...: adds the seconds that it takes to FILE
    file=$1
    shift
    begun=$(date +%s.%N)
    "$@" >/dev/null
    echo "$begun $(date +%s.%N)" | awk '{ print $2 - $1 }' >>"$file"
    rm -f study.db*
}
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

for _ in $(seq "$rounds"); do
    seconds threads "$build/overture" sweep study.cfg -n 4000 -q --store study.db -j 2
    seconds ranks mpirun --bind-to none -n 2 "$build/overture-mpi" \
        sweep study.cfg -n 4000 -q --store study.db -j 1
    seconds start mpirun --bind-to none -n 2 "$build/overture-mpi" --version
done
echo "$(median threads) $(median ranks) $(median start)" | awk '{
    printf "two threads %.2f s, two processes %.2f s, of them %.2f s to start\n", $1, $2, $3
    at_work = $1 / ($2 - $3)
    printf "Two threads / two processes      %.3f times, without the start %.3f times    >= 0.95: %s\n",
        $1 / $2, at_work, (at_work >= 0.95 ? "met" : "missed") }'
