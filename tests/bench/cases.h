// SPDX-License-Identifier: GPL-3.0-or-later
/** @file cases.h
 *  @brief The tables of the benchmark: what is played, by whom, and what is derived from it.
 */
#ifndef OVT_BENCH_CASES_H
#define OVT_BENCH_CASES_H

#include <stdbool.h>

#include "contest.h"

enum { OFFERS = 6, MOST_RIVALS = 3 };

typedef enum { FIXED, TALKS, COMPARISON, CASES } bench_name;

/** Everything that is measured in every round. */
typedef enum {
    FIXED_HISTORIES, /* seconds a replication, as all up to the first output; of the clock for _ALL
                        and _TWO */
    FIXED_SAME,
    FIXED_ALL,
    FIXED_TWO,
    TALKS_HISTORIES,
    TALKS_SAME,
    TALKS_ALL,
    TALKS_TWO,
    OFFERS_HISTORIES,
    OFFERS_ALL,
    OFFERS_TWO,
    NUMPY_FIXED,
    SIMPY_FIXED,
    NUMPY_TALKS,
    SIMPY_TALKS,
    NUMBA_TALKS,
    RANDOM_FIXED,
    RANDOM_TALKS,
    RANDOM_OFFERS,
    FIRST_OUTPUT, /* seconds */
    FIRST_COMPARISON,
    MEMORY_SMALL, /* megabytes */
    MEMORY_LARGE,
    SWEEP, /* seconds of processor time, as the next three */
    SWEEP_STORE,
    SWEEP_POINTS,    /* with twice the points */
    SWEEP_HISTORIES, /* with twice the histories */
    SWEEP_CLOCK,     /* seconds of the clock, as the next */
    SWEEP_WAITING,
    SWEEP_MEMORY_SMALL, /* megabytes */
    SWEEP_MEMORY_LARGE,
    MEASURES
} bench_measure;

/** Another program that plays the same. */
typedef struct {
    const char *name; /* NULL: none */
    const char *program;
    int checked;  /* replications when it is asked whether it agrees */
    int measured; /* and when it is measured: about half a second */
    bench_measure place;
} bench_rival;

/** What is played and measured. */
typedef struct {
    const char *key;
    const char *files[OFFERS];
    size_t file_count;
    uint64_t replications; /* of one measurement: about half a second */
    bench_measure histories;
    bench_measure same; /* with the metrics of the rivals; MEASURES: there is none */
    bench_measure all;  /* the next one is that with two threads */
    bench_measure random;
    bench_metrics metrics;
    bench_rival rivals[MOST_RIVALS];
} bench_case;

/** One derived number: a ratio of two medians, or a median, with what must be and what is aimed at.
 */
typedef struct {
    const char *key;
    const char *label;
    bench_measure numerator;
    bench_measure denominator; /* MEASURES: none */
    bool at_least;             /* must and aim are lower bounds */
    double must;               /* NAN: nothing, as with the aim */
    double aim;
    const char *unit;
} bench_ratio;

/** A word for each measure, for JSON. */
extern const char *const bench_keys[MEASURES];

extern const bench_case bench_cases[CASES];

/** NULL past the end. */
const bench_ratio *bench_ratio_at(size_t index);

#endif
