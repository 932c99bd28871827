# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts beside this one share: NAME.sh OVERTURE OVERTURE_MPI MPIEXEC SCENARIOS
# shellcheck shell=sh
overture=$1 overture_mpi=$2 mpiexec=$3 scenarios=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# Open MPI refuses root, and more processes than cores, unless asked to.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OVERTURE_SCENARIOS="$scenarios"
# Open MPI keeps some memory of its own until the end.
export ASAN_OPTIONS=detect_leaks=0

fail() {
    echo "$*" >&2
    exit 1
}

# Whether the databases, and so the reports from them, hold the same.
same_content() { # FIRST SECOND
    "$overture" report "$1" -f csv -o first.csv
    "$overture" report "$2" -f csv -o second.csv
    [ -s first.csv ] || fail "no report from $1"
    cmp first.csv second.csv || fail "$2 differs from $1"
}
