#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing and runs every check: format, tests under sanitizers (gcc), optimised tests
# by gcc and clang, warnings as errors in all of them, reports in a browser, fuzzing, and equal results
# from all compilers.
#   test.sh            FUZZ_SECONDS=20 says how long each fuzzer runs; OVT_BROWSER=1 wants reports to
#                      be looked at in a browser, whose tools come from `deps.sh browser` and npm, 0
#                      leaves it out (default: where they are there)
set -eu
cd "$(dirname "$0")/.."
scripts/deps.sh test

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 skipped=0
table=$logs/table
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# step NAME COMMAND...: runs it silently; prints its output only when it fails. Tests that a command
# counts itself are counted by ctest's own closing line, any other step counts as one. Status 77
# means skipped.
step() {
    name=$1
    shift
    log=$logs/step
    began=$(date +%s)
    status=0
    "$@" >"$log" 2>&1 || status=$?
    took=$(($(date +%s) - began))
    good=$(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$log" |
        awk '{ bad += $1; all += $2 } END { if (NR) print all - bad, bad + 0 }')
    case $status:$good in
    77:) skipped=$((skipped + 1)) result=skipped ;;
    0:) passed=$((passed + 1)) result=passed ;;
    *:) failed=$((failed + 1)) result=FAILED ;;
    *)
        passed=$((passed + ${good% *})) failed=$((failed + ${good#* }))
        result="${good% *} passed"
        if [ "$status" != 0 ]; then
            result="${good#* } FAILED"
            # ctest may fail for another reason than a test.
            [ "${good#* }" != 0 ] || failed=$((failed + 1))
        fi ;;
    esac
    if [ "$status" != 0 ]; then
        echo "--- $name"
        cat "$log"
    fi
    printf '%-52s %5d s  %s\n' "$name" "$took" "$result" >>"$table"
}

# The labels of tests that need to run only once; those of the release build do.
suite() { # PRESET CTEST_ARGUMENT...
    preset=$1
    shift
    cmake --preset "$preset" -DBUILD_TESTING=ON -DOVT_WERROR=ON &&
        cmake --build --preset "$preset" -j "$jobs" &&
        ctest --preset "$preset" -j "$jobs" "$@"
}

fuzz() {
    cmake --preset fuzz && cmake --build --preset fuzz -j "$jobs" || return 1
    found=0
    for fuzzer in build/fuzz/tests/fuzz/fuzz_*; do
        if [ ! -x "$fuzzer" ] || [ ! -f "$fuzzer" ]; then continue; fi
        found=1
        corpus=$logs/corpus.$(basename "$fuzzer")
        mkdir -p "$corpus"
        find scenarios tests/bad tests/fuzz/corpus -type f -exec cp {} "$corpus/" \;
        (root=$PWD && cd "$logs" && "$root/$fuzzer" -max_total_time="${FUZZ_SECONDS:-20}" \
            -timeout=10 -rss_limit_mb=2048 -dict="$root/tests/fuzz/scenario.dict" \
            -artifact_prefix="$root/build/fuzz/" "$corpus") || return 1
    done
    [ $found = 1 ]
}

# The result of the comparison as JSON, by the program of one build; $2 threads. The command line is
# part of the result, so the number of threads is left out where results are held together.
compared() {
    (PATH=$PWD/build/$1:$PATH && overture compare --format json -j "$2" -n 4000 --progress never \
        scenarios/march-2024/*.cfg) | sed 's/ -j [0-9]*//'
}

same_bytes() {
    cmake --preset plain && cmake --build --preset plain -j "$jobs" || return 1
    compared release 1 >"$logs/first.json" || return 1
    [ -s "$logs/first.json" ] || return 1
    for build in release clang plain; do
        for threads in 1 2 3; do
            compared $build $threads >"$logs/other.json" || return 1
            cmp "$logs/first.json" "$logs/other.json" || {
                echo "$build with $threads threads gives other bytes than release with 1"
                diff "$logs/first.json" "$logs/other.json" | head -n 20
                return 1
            }
        done
    done
}

step 'format (clang-format 14)' tests/lint/format.sh .
step 'gcc, warnings are errors, ASan and UBSan' suite ci -LE once
step 'gcc, optimised; lint, install, documentation' suite release
step 'clang, optimised' suite clang -LE once
step 'reports in a browser, on a phone, on paper' tests/browser/browser.sh "$PWD" \
    "$PWD/build/release/overture" "$PWD/build/browser"
step "fuzzing, ${FUZZ_SECONDS:-20} s each" fuzz
step 'same bytes: gcc, clang, -O0; 1, 2 and 3 threads' same_bytes

echo
cat "$table"
echo
[ $skipped = 0 ] || echo "$skipped skipped; the reason stands above"
echo "$passed passed, $failed failed"
[ $failed = 0 ]
