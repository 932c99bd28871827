// SPDX-License-Identifier: GPL-3.0-or-later
/** @file results.h
 *  @brief Summaries of many histories and paired differences between scenarios.
 *
 *  Three kinds of uncertainty are kept apart: the spread of outcomes (quantiles), the simulation
 *  error (se and ci95, which shrink with replications), and the inputs' (part of the spread when
 *  inputs are distributions).
 */
#ifndef OVT_STATS_RESULTS_H
#define OVT_STATS_RESULTS_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/scenario.h"
#include "overture/stats/interval.h"
#include "overture/stats/metric.h"
#include "overture/stats/profile.h"

enum { OVT_P5, OVT_P10, OVT_P25, OVT_P50, OVT_P75, OVT_P90, OVT_P95, OVT_QUANTILE_COUNT };

/** One metric of one scenario. NANs where n is 0. */
typedef struct {
    bool modelled; /* false: the scenario has no such category or class */
    uint64_t n;    /* histories in which the metric exists */
    double mean;
    double sd;
    double se;
    ovt_interval ci95;
    double quantile[OVT_QUANTILE_COUNT]; /* smallest value with at least that share at or below */
    ovt_interval quantile_ci95[OVT_QUANTILE_COUNT]; /* between two of the values; NANs where n is
                                                       too small for one */
    double quantile_error; /* largest error of a quantile, in the metric's unit; 0: exact */
    double min;
    double max;
} ovt_summary;

/** One metric of one scenario minus the same of the baseline, history by history. */
typedef struct {
    bool modelled; /* in both */
    uint64_t n;    /* histories in which both exist */
    double mean;
    double se;
    ovt_interval ci95;
    double p_higher; /* shares of the n histories */
    double p_equal;
    double p_lower;
    ovt_verdict verdict;
} ovt_difference;

/** Over the histories in which the metric exists in all scenarios; for one side's preference. */
typedef struct {
    double p_best;     /* share of histories in which this scenario is best, ties shared equally */
    double max_regret; /* largest shortfall against the best scenario in any history */
} ovt_standing;

typedef struct {
    const ovt_scenario *const *scenarios; /* borrowed */
    size_t scenario_count;
    size_t baseline;
    uint64_t seed;
    uint64_t replications; /* done */
    uint64_t planned;
    bool interrupted;
    double precision;            /* asked for, 0: none */
    double precision_reached;    /* relative half-width of the first metric; NAN when not asked */
    ovt_columns columns;         /* owned */
    ovt_summary *summaries;      /* owned; scenario by scenario, columns.count each */
    ovt_difference *differences; /* owned; the same; the baseline's are all 0 */
    ovt_standing *standings[OVT_PARTIES]; /* owned; the same */
    ovt_profile *profiles;                /* owned; the same; empty where none was asked for */
} ovt_results;

/** How to run a comparison. */
typedef struct {
    uint64_t seed;
    uint64_t replications; /* at least 1 */
    unsigned threads;
    double precision; /* run until the relative half-width of the 95 % interval of the first
                         metric's mean (one scenario) or of each of its differences to the
                         baseline's mean is below this; 0: all replications */
    size_t baseline;
    const char *const *metrics; /* NULL: all */
    size_t metric_count;
    const char *const *profiles; /* names of columns, or keys of families, whose whole distribution
                                    is kept for each scenario; what no column answers is ignored */
    size_t profile_count;
    bool (*progress)(void *context, uint64_t done, uint64_t planned); /* may be NULL; false: stop */
    void *progress_context;
} ovt_run_plan;

/** Simulates the scenarios on common random numbers and summarises. When stopped early the results
 *  hold what was done, `interrupted` is set and the status is OVT_OK; OVT_INTERRUPTED only when
 *  nothing was done. Free with ovt_results_free(), also after a failure. Same bytes for any number
 *  of threads. */
ovt_status ovt_results_run(ovt_results *self, const ovt_scenario *const *scenarios,
    size_t scenario_count, const ovt_run_plan *plan, ovt_error *err) OVT_MUST_CHECK;

void ovt_results_free(ovt_results *self);

const ovt_summary *ovt_results_summary(const ovt_results *self, size_t scenario, size_t column);
const ovt_difference *ovt_results_difference(
    const ovt_results *self, size_t scenario, size_t column);

/** NULL where no distribution was asked for, or the metric exists in no history. */
const ovt_profile *ovt_results_profile(const ovt_results *self, size_t scenario, size_t column);

/** Index of a column by metric name; OVT_NONE where there is none. */
size_t ovt_results_column(const ovt_results *self, const char *name);

/** Whether scenario @p other is no worse than @p scenario in every metric that @p side cares about
 *  (mean within the metric's tolerance or better) and clearly better (the paired verdict against
 *  each other's means) in at least one. */
bool ovt_results_dominates(const ovt_results *self, size_t other, size_t scenario, ovt_side side);

#endif
