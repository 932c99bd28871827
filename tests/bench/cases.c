// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.h"

#include <math.h>

const char *const bench_keys[MEASURES] = {
    [FIXED_HISTORIES] = "fixed_histories",
    [FIXED_SAME] = "fixed_same_metrics",
    [FIXED_ALL] = "fixed_all_metrics",
    [FIXED_TWO] = "fixed_all_metrics_2_threads",
    [TALKS_HISTORIES] = "talks_histories",
    [TALKS_SAME] = "talks_same_metrics",
    [TALKS_ALL] = "talks_all_metrics",
    [TALKS_TWO] = "talks_all_metrics_2_threads",
    [OFFERS_HISTORIES] = "offers_histories",
    [OFFERS_ALL] = "offers_all_metrics",
    [OFFERS_TWO] = "offers_all_metrics_2_threads",
    [NUMPY_FIXED] = "numpy",
    [SIMPY_FIXED] = "simpy",
    [NUMPY_TALKS] = "talks_numpy",
    [SIMPY_TALKS] = "talks_simpy",
    [NUMBA_TALKS] = "talks_numba",
    [RANDOM_FIXED] = "fixed_random_numbers",
    [RANDOM_TALKS] = "talks_random_numbers",
    [RANDOM_OFFERS] = "offers_random_numbers",
    [FIRST_OUTPUT] = "first_output_run",
    [FIRST_COMPARISON] = "first_output_compare",
    [MEMORY_SMALL] = "memory_10_4",
    [MEMORY_LARGE] = "memory_10_6",
};

/* To add a case: its row here, its name and measures above. */
const bench_case bench_cases[CASES] = {
    [FIXED] = {"fixed", {OVT_BENCH_DIR "/fixed-deal.cfg"}, 1, 400000, FIXED_HISTORIES, FIXED_SAME,
        FIXED_ALL, RANDOM_FIXED,
        {{"returned_alive", "died_in_captivity", "prisoners_released", "truce_days", "violations"},
            5},
        {{"NumPy", "fixed_deal_numpy.py", 800000, 200000, NUMPY_FIXED},
            {"SimPy", "fixed_deal_simpy.py", 10000, 2000, SIMPY_FIXED}}},
    [TALKS] = {"talks", {OVT_BENCH_DIR "/talks.cfg"}, 1, 200000, TALKS_HISTORIES, TALKS_SAME,
        TALKS_ALL, RANDOM_TALKS,
        {{"deal_reached", "agreement_day", "rounds", "returned_alive", "prisoners_released",
             "seeker_utility", "holder_utility", "died_in_captivity", "truce_days", "violations"},
            10},
        {{"NumPy", "talks_numpy.py", 800000, 100000, NUMPY_TALKS},
            {"SimPy", "talks_simpy.py", 10000, 2000, SIMPY_TALKS},
            {"Numba", "talks_numba.py", 800000, 200000, NUMBA_TALKS}}},
    [COMPARISON] = {"offers",
        {OVT_ROOT_DIR "/scenarios/march-2024/offers/no-deal.cfg",
            OVT_ROOT_DIR "/scenarios/march-2024/offers/mediator-40-for-800.cfg",
            OVT_ROOT_DIR "/scenarios/march-2024/offers/permanent-ceasefire.cfg",
            OVT_ROOT_DIR "/scenarios/march-2024/offers/return-and-aid.cfg",
            OVT_ROOT_DIR "/scenarios/march-2024/offers/smaller-faster.cfg",
            OVT_ROOT_DIR "/scenarios/march-2024/offers/three-phase.cfg"},
        OFFERS, 20000, OFFERS_HISTORIES, MEASURES, OFFERS_ALL, RANDOM_OFFERS, {{NULL}, 0},
        {{NULL}}},
};

/* To add a ratio: add its row here. */
static const bench_ratio ratios[] = {
    {"numpy_ratio", "NumPy / overture, same metrics, 1 thread", NUMPY_FIXED, FIXED_SAME, true, NAN,
        5, "times"},
    {"simpy_ratio", "SimPy / overture, same metrics, 1 thread", SIMPY_FIXED, FIXED_SAME, true, NAN,
        100, "times"},
    {"fixed_random_ratio", "Fixed deal / its random numbers", FIXED_HISTORIES, RANDOM_FIXED, false,
        NAN, 3, "times"},
    {"talks_numpy_ratio", "Talks: NumPy / overture, same metrics", NUMPY_TALKS, TALKS_SAME, true, 2,
        4, "times"},
    {"talks_simpy_ratio", "Talks: SimPy / overture, same metrics", SIMPY_TALKS, TALKS_SAME, true,
        40, 100, "times"},
    {"talks_numba_ratio", "Talks: Numba / overture, same metrics", NUMBA_TALKS, TALKS_SAME, true, 1,
        1.8, "times"},
    {"talks_random_ratio", "Talks / their random numbers", TALKS_HISTORIES, RANDOM_TALKS, false,
        NAN, 3, "times"},
    {"offers_random_ratio", "Comparison / its random numbers", OFFERS_HISTORIES, RANDOM_OFFERS,
        false, NAN, 3, "times"},
    {"fixed_two_threads", "Fixed deal, 1 thread / 2 threads", FIXED_ALL, FIXED_TWO, true, NAN, 1.9,
        "times"},
    {"talks_two_threads", "Talks, 1 thread / 2 threads", TALKS_ALL, TALKS_TWO, true, NAN, 1.9,
        "times"},
    {"offers_two_threads", "Comparison, 1 thread / 2 threads", OFFERS_ALL, OFFERS_TWO, true, NAN,
        1.9, "times"},
    {"first_output_run", "First output of run, 1,000 replications", FIRST_OUTPUT, MEASURES, false,
        NAN, 0.1, "seconds"},
    {"first_output_compare", "First output of the comparison, as it is", FIRST_COMPARISON, MEASURES,
        false, NAN, NAN, "seconds"},
    {"memory_10_4", "Memory at 10,000 replications", MEMORY_SMALL, MEASURES, false, NAN, 64, "MB"},
    {"memory_10_6", "Memory at 1,000,000 replications", MEMORY_LARGE, MEASURES, false, NAN, 64,
        "MB"},
};

const bench_ratio *
bench_ratio_at(size_t index)
{
    return index < sizeof ratios / sizeof *ratios ? &ratios[index] : NULL;
}
