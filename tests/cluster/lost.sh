#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Loses a process of a sweep in the middle, and interrupts one: what follows ends with the same
# content as a sweep that nothing happened to.
#   lost.sh OVERTURE OVERTURE_MPI MPIEXEC SCENARIOS
set -eu
. "$(dirname "$0")/common.sh"
sed "s|\"march-2024/|\"$scenarios/march-2024/|g; s/steps = 4/steps = 40/" \
    "$scenarios/door-and-patience.cfg" >study.cfg
"$overture" sweep study.cfg -n 2000 --store whole.db -q >/dev/null

# begin DATABASE: two processes, their numbers in 0.pid and 1.pid, until some points are stored.
begin() {
    rm -f ./*.pid
    for each in 0 1; do
        printf '#!/bin/sh\necho $$ >%s.pid\nexec "%s" sweep study.cfg -n 2000 --store %s -q\n' \
            $each "$overture_mpi" "$1" >run.$each
        chmod +x run.$each
    done
    "$mpiexec" -n 1 ./run.0 : -n 1 ./run.1 >out 2>err &
    launcher=$!
    for _ in $(seq 600); do
        size=$(wc -c 2>/dev/null <"$1-wal" || echo 0)
        [ "$size" -lt 200000 ] || return 0
        sleep 0.05
    done
    fail "nothing was stored: $(cat err)"
}

ended() { # DATABASE: not as if nothing had happened
    status=0
    wait $launcher || status=$?
    [ $status != 0 ] || fail 'the sweep was not disturbed'
    stored=$("$overture" report "$1" -f csv 2>why | cut -d , -f 1 | sort -u | wc -l)
    [ "$stored" -gt 1 ] || fail "nothing is left in $1: $(cat why err)"
    [ "$stored" -lt 121 ] || fail 'the sweep was whole already'
}

for rank in 0 1; do
    begin killed.$rank.db
    kill -KILL "$(cat $rank.pid)"
    ended killed.$rank.db
    "$mpiexec" -n 2 "$overture_mpi" sweep study.cfg -n 2000 --store killed.$rank.db -q >/dev/null
    same_content whole.db killed.$rank.db
done

# What is no sweep keeps nothing: it ends, and says nothing that looks like an answer.
"$mpiexec" -n 1 "$overture_mpi" discover study.cfg -n 20000 --fail-if 'own-offer.returned_alive < 1' -o left.txt : \
    -n 1 sh -c 'echo $$ >last.pid; exec "$@"' last \
    "$overture_mpi" discover study.cfg -n 20000 --fail-if 'own-offer.returned_alive < 1' 2>err &
launcher=$!
for _ in $(seq 100); do [ -s last.pid ] && break; sleep 0.05; done
sleep 1
kill -KILL "$(cat last.pid)" || fail "discover ended by itself: $(cat err)"
status=0
wait $launcher || status=$?
[ $status != 0 ] || fail 'discover ends well without a process'
[ ! -e left.txt ] || fail 'discover reports what it has lost'

begin stopped.db
kill -TERM "$(cat 0.pid)"
ended stopped.db
[ $status = 130 ] || fail "status $status instead of 130 after SIGTERM"
"$overture" sweep study.cfg -n 2000 --store stopped.db -q >/dev/null
same_content whole.db stopped.db
