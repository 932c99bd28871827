#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds two and three processes under MPI against one without: the same bytes, and faults said once.
#   mpi.sh OVERTURE OVERTURE_MPI MPIEXEC SCENARIOS
set -eu
. "$(dirname "$0")/common.sh"
study=$scenarios/door-and-patience.cfg
offer=$scenarios/march-2024/as-offered.cfg

# Asked often, answered by few: the leader gives out many lists of tasks one after the other.
"$overture" sensitivity "$offer" --points 4 -n 20 -f json -o one.json
"$mpiexec" -n 2 "$overture_mpi" sensitivity "$offer" --points 4 -n 20 -f json -o two.json
cmp one.json two.json || fail 'sensitivity: two processes give other bytes than one'
"$overture" breakeven "$offer" --target 0.5 --vary talks.deadline_day=30..365 -n 40 -f json -o one.json
"$mpiexec" -n 2 "$overture_mpi" breakeven "$offer" --target 0.5 --vary talks.deadline_day=30..365 \
    -n 40 -f json -o two.json
cmp one.json two.json || fail 'breakeven: two processes give other bytes than one'

"$overture" sweep "$study" -n 40 --store one.db -q >/dev/null
"$mpiexec" -n 3 "$overture_mpi" sweep "$study" -n 40 -j 2 --store three.db -q >/dev/null
same_content one.db three.db
# Without a launcher it is one process.
"$overture_mpi" sweep "$study" -n 40 --store alone.db -q >/dev/null
same_content one.db alone.db

# Only the leader has a standard input, and draws a seed.
sed "s|\"march-2024/|\"$scenarios/march-2024/|g" "$study" >study.cfg
"$mpiexec" -n 2 "$overture_mpi" sweep - -n 40 -s random --store drawn.db <study.cfg >/dev/null 2>drawn
seed=$(sed -n 's/.*the seed drawn is //p' drawn)
[ -n "$seed" ] || fail 'no seed was drawn'
"$overture" sweep - -n 40 -s "$seed" --store again.db -q <study.cfg >/dev/null
same_content again.db drawn.db

# refused STATUS WORDS COMMAND...: ends so, and says the words once.
refused() {
    wanted=$1 words=$2 status=0
    shift 2
    "$@" >out 2>err || status=$?
    [ "$status" = "$wanted" ] || fail "status $status instead of $wanted: $*"
    [ "$(grep -c "$words" err)" = 1 ] || fail "not said once: $words: $(cat err)"
}
refused 5 'nowhere.cfg: No such file' "$mpiexec" -n 2 "$overture_mpi" sweep nowhere.cfg
mkdir elsewhere
refused 1 'process 1 on .* took no part: study.cfg: No such file' \
    "$mpiexec" -n 1 "$overture_mpi" sweep study.cfg -n 40 --store torn.db : \
    -n 1 --wdir "$work/elsewhere" "$overture_mpi" sweep study.cfg -n 40 --store torn.db
sed 's/, 180.0\]/]/; /door_rate/d' study.cfg >elsewhere/study.cfg
refused 1 'process 1 reads another study' \
    "$mpiexec" -n 1 "$overture_mpi" sweep study.cfg -n 40 --store other.db : \
    -n 1 --wdir "$work/elsewhere" "$overture_mpi" sweep study.cfg -n 40 --store other.db

# What is no study is done once.
"$mpiexec" -n 2 "$overture_mpi" --version >version
[ "$(grep -c '^overture ' version)" = 1 ] || fail 'the version is not said once'
grep -q 'jansson [0-9.]*, .*MP' version || fail '--version does not name the MPI library'
