// SPDX-License-Identifier: GPL-3.0-or-later
/** @file hindcast.h
 *  @brief Cases of the past, simulated from what was signed, held against what happened.
 *
 *  A number is foretold by the whole distribution of its metric, a yes or no by its share. Cases,
 *  not numbers, count for the coverage of intervals: the numbers of one case hang together.
 */
#ifndef OVT_STUDY_HINDCAST_H
#define OVT_STUDY_HINDCAST_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/scenario.h"
#include "overture/stats/interval.h"
#include "overture/stats/results.h"

/** The intervals that are judged, from the narrowest on. */
enum { OVT_HINDCAST_LEVELS = 3 };

/** 0.5, 0.8 and 0.95. */
double ovt_hindcast_level(size_t index);

/** Coverage counts as worse than stated when so few cases, or fewer, would come inside with less
 *  than this probability (5 % over all levels). */
double ovt_hindcast_limit(void);

/** One outcome of one case. */
typedef struct {
    const ovt_column *column;         /* borrowed from the case's results */
    const ovt_actual_outcome *actual; /* borrowed from the scenario */
    const ovt_assumption *ground;     /* source and note of the value; NULL: none */
    bool yes_or_no;                   /* a share: `probability` and `brier` count, else the rest */
    double probability;               /* of yes */
    double brier;
    double median;
    ovt_interval interval[OVT_HINDCAST_LEVELS];
    bool inside[OVT_HINDCAST_LEVELS];
    double pit;
    double crps;
    double crps_of_promise; /* had the promise been the forecast; NAN without one */
} ovt_hindcast_outcome;

/** What the days up to one of the past had brought. */
typedef struct {
    int32_t happened;
    int32_t median;
    int32_t low; /* 80 % of histories lie in low..high */
    int32_t high;
} ovt_hindcast_sum;

typedef struct {
    int day;
    ovt_hindcast_sum captives; /* alive or not */
    ovt_hindcast_sum prisoners;
} ovt_hindcast_day;

typedef struct {
    const ovt_scenario *scenario; /* borrowed */
    ovt_results results;
    ovt_hindcast_outcome *outcomes; /* owned */
    size_t outcome_count;
    ovt_hindcast_day *days; /* owned */
    size_t day_count;
} ovt_hindcast_case;

/** How often intervals of one level held. */
typedef struct {
    size_t numbers; /* judged */
    size_t inside;  /* of them */
    size_t cases;   /* with any number */
    double held;    /* sum over them of the share of their numbers inside */
    double tail;    /* probability of no more, were the level right */
    bool worse;     /* than stated */
} ovt_hindcast_coverage;

/** Zero-initialise; free with ovt_hindcast_free(). */
typedef struct {
    ovt_hindcast_case *cases; /* owned */
    size_t count;
    uint64_t seed;
    uint64_t replications;
    ovt_hindcast_coverage coverage[OVT_HINDCAST_LEVELS];
    size_t numbers;  /* of all cases */
    double mean_pit; /* of them; NAN without any, as the means that follow */
    size_t answers;  /* yes or no */
    double mean_brier;
    size_t promises; /* numbers of which the text promised something */
    size_t nearer;   /* of them: foretold better than by the promise itself */
    size_t as_near;  /* of them: just as well */
} ovt_hindcast;

/** How to run it. */
typedef struct {
    uint64_t seed;
    uint64_t replications; /* of each case; at least 1 */
    unsigned threads;
    bool (*progress)(void *context, uint64_t done, uint64_t planned); /* may be NULL; false: stop */
    void *progress_context;
} ovt_hindcast_plan;

/** Simulates every scenario that says what happened; others are left out. OVT_SCENARIO where none
 *  does, or where an outcome is no metric of its scenario or a yes or no is neither 1 nor 0;
 *  OVT_INTERRUPTED when stopped. */
ovt_status ovt_hindcast_run(ovt_hindcast *self, const ovt_scenario *const *scenarios, size_t count,
    const ovt_hindcast_plan *plan, ovt_error *err) OVT_MUST_CHECK;

/** Whether any level's coverage is worse than stated. */
bool ovt_hindcast_is_worse(const ovt_hindcast *self);

void ovt_hindcast_free(ovt_hindcast *self);

#endif
