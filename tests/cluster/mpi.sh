#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds two and three processes under MPI against one without: the same bytes, and faults said once.
#   mpi.sh OVERTURE OVERTURE_MPI MPIEXEC SCENARIOS
set -eu
. "$(dirname "$0")/common.sh"
study=$scenarios/door-and-patience.cfg
offer=$scenarios/march-2024/as-offered.cfg

# same PROCESSES THREADS COMMAND...: the same bytes from that many as from one of one thread.
held=
same() {
    ranks=$1 threads=$2
    shift 2
    "$overture" "$@" -j 1 -f json -o one.json -q
    "$mpiexec" -n "$ranks" "$overture_mpi" "$@" -j "$threads" -f json -o many.json -q
    cmp one.json many.json || fail "$1: $ranks processes of $threads threads give other bytes than one"
    held="$held $1"
}
# Asked often, answered by few: the leader gives out many lists of tasks one after the other.
same 2 1 sensitivity "$offer" --points 4 -n 20
same 3 1 sensitivity "$offer" --points 4 -n 20 --method morris
same 1 2 sensitivity "$offer" -n 20 --method tornado
same 2 2 breakeven "$offer" --target 0.5 --vary talks.deadline_day=30..365 -n 40
same 2 1 sweeten "$offer" --set talks.protocol=ultimatum --target 0.5 -n 20 --points 40 \
    --vary 'offer.phases[0].civilian_return=0..1' --vary 'offer.phases[0].withdrawal=0..1'
same 3 1 discover "$scenarios/march-2024/own-offer.cfg" "$scenarios/march-2024/wait-for-mediator.cfg" \
    --fail-if 'own-offer.returned_alive < wait-for-mediator.returned_alive' -n 20 --points 64
same 2 2 optimize "$scenarios/march-2024/offers/mediator-40-for-800.cfg" --more returned_alive \
    --less prisoners_released --vary 'offer.phases[0].days=28..84' -n 20 --points 40
same 2 1 sweep "$study" -n 40 --store same.db --force
for command in $("$overture" --help | tr -s ' \n' ' ' | sed 's/.*share the points of //; s/;.*//; s/,//g'); do
    case " $held " in *" $command "*) ;; *) fail "$command is not held against one process" ;; esac
done

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
echo 'talks: { protocoll = "none"; };' >wrong.cfg
refused 5 'nowhere.cfg: No such file' "$mpiexec" -n 2 "$overture_mpi" sweep nowhere.cfg
mkdir elsewhere
refused 1 'process 1 on .* took no part: study.cfg: No such file' \
    "$mpiexec" -n 1 "$overture_mpi" sweep study.cfg -n 40 --store torn.db : \
    -n 1 --wdir "$work/elsewhere" "$overture_mpi" sweep study.cfg -n 40 --store torn.db
sed 's/, 180.0\]/]/; /door_rate/d' study.cfg >elsewhere/study.cfg
refused 1 'process 1 reads another study' \
    "$mpiexec" -n 1 "$overture_mpi" sweep study.cfg -n 40 --store other.db : \
    -n 1 --wdir "$work/elsewhere" "$overture_mpi" sweep study.cfg -n 40 --store other.db
# The same settings, one of another value.
printf 'extends = "%s";\ntalks: { deadline_day = 99; };\n' "$offer" >offer.cfg
sed 's/99/98/' offer.cfg >elsewhere/offer.cfg
refused 1 'process 1 reads another study' \
    "$mpiexec" -n 1 "$overture_mpi" sensitivity offer.cfg -n 40 --points 4 : \
    -n 1 --wdir "$work/elsewhere" "$overture_mpi" sensitivity offer.cfg -n 40 --points 4
refused 3 'wrong.cfg is not valid' "$mpiexec" -n 2 "$overture_mpi" optimize wrong.cfg \
    --more returned_alive --less prisoners_released
refused 5 'No space left' "$mpiexec" -n 2 "$overture_mpi" sensitivity "$offer" -n 20 --points 4 \
    -o /dev/full

# What is no study is done once.
"$mpiexec" -n 2 "$overture_mpi" --version >version
[ "$(grep -c '^overture ' version)" = 1 ] || fail 'the version is not said once'
grep -q 'jansson [0-9.]*, .*MP' version || fail '--version does not name the MPI library'
