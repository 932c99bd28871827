#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes scenarios/history/priors/CASE.cfg: what each case of the library is simulated with, fitted to
# all other cases and never to itself (leave one out). The fit is told in docs/hindcast.md.
#   scripts/priors.sh           writes the files
#   scripts/priors.sh --check   fails where they are not what the data give
#   scripts/priors.sh --data DIR --into DIR   reads and writes other folders
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
history=$root/scenarios/history
data=$history/data into=$history/priors check=
while [ $# -gt 0 ]; do
    case $1 in
    --check) check=yes ;;
    --data) data=$2; shift ;;
    --into) into=$2; shift ;;
    *) echo "priors.sh: unknown argument \"$1\"" >&2; exit 2 ;;
    esac
    shift
done
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

LC_ALL=C awk -F, -v into="$fresh" '
# Digamma and trigamma functions: recurrence up to 10, then the asymptotic series.
function digamma(x,  sum) {
    for (; x < 10; x++) sum -= 1 / x
    return sum + log(x) - 1 / (2 * x) - 1 / (12 * x ^ 2) + 1 / (120 * x ^ 4) - 1 / (252 * x ^ 6)
}
function trigamma(x,  sum) {
    for (; x < 10; x++) sum += 1 / x ^ 2
    return sum + 1 / x + 1 / (2 * x ^ 2) + 1 / (6 * x ^ 3) - 1 / (30 * x ^ 5) + 1 / (42 * x ^ 7)
}
function number(x) { x = sprintf("%.5g", x); return x ~ /[.e]/ ? x : x ".0" }

# A share with Jeffreys prior after so many hits and misses.
function share(hits, misses) {
    return sprintf("{ dist = \"beta\"; alpha = %s; beta = %s;", number(hits + 0.5), number(misses + 0.5))
}
# The value with this mean and deviation of its logarithm.
function lognormal(mu, sigma,  mean) {
    mean = exp(mu + sigma ^ 2 / 2)
    return sprintf("{ dist = \"lognormal\"; mean = %s; sd = %s;", number(mean),
        number(mean * sqrt(exp(sigma ^ 2) - 1)))
}
function from(what) { return sprintf(" source = \"data/cases.csv: %s in the other cases\"; };", what) }

# Whether a column of case j may be known to case i: not its own, nor talks that both are about.
function counts(j, i, column) {
    return j != i && !(column ~ /^(talks_days|agreements)$/ && cell[j, "case"] == cell[i, "shares_with"])
}

function fit(i, file,  f, j, k, shape, sum, exposure, theta, count, phase, line) {
    split("", sum)
    exposure = 0
    k = value["break_shape"]
    for (j = 1; j <= cases; j++) {
        for (f = 1; f <= fields; f++) {
            if (counts(j, i, name[f])) sum[name[f]] += cell[j, name[f]]
        }
        if (counts(j, i, "days_in_force") && cell[j, "days_in_force"] > 0) {
            exposure += cell[j, "days_in_force"] ^ k
        }
    }
    # Breakdowns: the hazard theta * age^k has a gamma prior from the reference data.
    shape = (3.92 / log(high["undercount"] / low["undercount"])) ^ 2
    theta = value["undercount"] * value["break_scale"] ^ -k
    sum["shape"] = shape + sum["broken"]
    sum["rate"] = shape / theta + exposure

    print "// SPDX-License-Identifier: GPL-3.0-or-later" >file
    print "// Written by scripts/priors.sh from ../data/ without this case: do not edit." >file
    print "" >file
    print "implementation: {" >file
    printf "  violation_shape = { value = %s; source = \"S148: data/references.csv\"; };\n", number(k) >file
    printf "  violation_rate = %s source = \"S141, S148 and data/cases.csv: %d broken in the other cases\"; };\n", \
        lognormal((digamma(sum["shape"]) - log(sum["rate"])) / k, sqrt(trigamma(sum["shape"])) / k), sum["broken"] >file
    print "  collapse_probability = { value = 1.0; note = \"The rate is that of violations that end a deal.\"; };" >file
    printf "  delay_probability = %s%s\n", share(sum["late_days"], sum["release_days"] - sum["late_days"]), \
        from(sprintf("%d of %d release days late", sum["late_days"], sum["release_days"])) >file
    printf "  delay_days = %s%s\n", lognormal(log(sum["days_late"] / sum["late_days"]), 1 / sqrt(sum["late_days"])), \
        from(sprintf("%s days in %d delays", number(sum["days_late"]), sum["late_days"])) >file
    printf "  locate_probability = %s%s\n", share(sum["people_due"] - sum["people_missing"], sum["people_missing"]), \
        from(sprintf("%d of %d people due were missing", sum["people_missing"], sum["people_due"])) >file
    print "};" >file
    if (cell[i, "signing_prior"] != "") {
        printf "talks: { signed_day = { dist = \"exponential\"; mean = %s;%s };\n", \
            number(sum["talks_days"] / sum["agreements"]), \
            from(sprintf("%d agreements in %d days of talks", sum["agreements"], sum["talks_days"])) >file
    }
    if (cell[i, "fate_prior"] != "") {
        printf "captives: ( { category = \"%s\"; alive_probability = %s%s } );\n", cell[i, "fate_prior"], \
            share(sum["fates_alive"], sum["fates_unknown"] - sum["fates_alive"]), \
            from(sprintf("%d of %d people named without knowledge were alive", sum["fates_alive"], sum["fates_unknown"])) >file
    }
    if (cell[i, "gate_prior"] != "") {
        print "offer: { phases: (" >file
        count = split(cell[i, "gate_prior"], phase, " ")
        for (j = 1; j <= count; j++) {
            line = sprintf("  { name = \"%s\"; gate: { mode = \"probability\"; probability = %s%s }; }", phase[j], \
                share(sum["gates_opened"], sum["gates"] - sum["gates_opened"]), \
                from(sprintf("%d of %d next steps agreed", sum["gates_opened"], sum["gates"])))
            print line (j < count ? "," : "") >file
        }
        print "); };" >file
    }
    close(file)
}
FNR == 1 { fields = split($0, name, ","); next }
FILENAME ~ /references\.csv$/ { value[$1] = $2; low[$1] = $3; high[$1] = $4; next }
{
    cases++
    for (f = 1; f <= NF && f <= fields; f++) cell[cases, name[f]] = $f
}
END { for (i = 1; i <= cases; i++) fit(i, into "/" cell[i, "case"] ".cfg") }
' "$data/references.csv" "$data/cases.csv"

if [ -n "$check" ]; then
    diff -ru "$into" "$fresh" || {
        echo "$into is not what the data give: run scripts/priors.sh" >&2
        exit 1
    }
else
    mkdir -p "$into"
    rm -f "$into"/*.cfg
    cp "$fresh"/*.cfg "$into/"
fi
