#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures overture on a quiet machine (about seven minutes) against NumPy, SimPy, Numba and its own
# random numbers, and sweeps against their database; prints a table and writes build/bench/bench.json.
set -eu
cd "$(dirname "$0")/.."
scripts/deps.sh bench

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { cmake --preset bench && cmake --build --preset bench; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
# The system's Python is the one that packages were installed for.
python=${PYTHON:-/usr/bin/python3}
[ -x "$python" ] || python=python3
build/bench/tests/bench/bench "$PWD/build/bench/overture" \
    "$PWD/build/bench/tests/bench/bench_draws" "$PWD/build/bench/tests/bench/bench_sweep" \
    "$python" build/bench/bench.json
if [ -x build/bench/overture-mpi ]; then
    tests/bench/ranks.sh build/bench 7
else
    echo "Two processes against two threads: not measured, since there is no MPI here"
fi
