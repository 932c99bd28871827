// SPDX-License-Identifier: GPL-3.0-or-later
/** @file evaluate.h
 *  @brief A study with some settings replaced, simulated and summarised: the pure function behind
 *         sweeps and all that asks "what if".
 *
 *  An input is the values of the settings varied (see ovt_varied), then, where asked for, a seed.
 *  All points meet the same chance unless the seed is part of them. An output is a flat list of
 *  doubles, to be read by the functions below.
 */
#ifndef OVT_STUDY_EVALUATE_H
#define OVT_STUDY_EVALUATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/config/load.h"
#include "overture/config/variant.h"
#include "overture/stats/results.h"
#include "overture/study/crew.h"

/** What is simulated at each point. All is borrowed. */
typedef struct {
    const ovt_study *study;
    const ovt_varied *varied; /* checked by ovt_varied_check() */
    size_t varied_count;
    uint64_t seed;
    uint64_t replications;
    size_t baseline;
    const char *const *metrics; /* NULL: all */
    size_t metric_count;
    bool seed_in_point; /* the input ends with the seed of the point, a whole number up to 2^53 */
    /** Values that occur, to find every metric that some point may have: @p probe_count lists of
     *  varied_count doubles. The study as it is written is always asked. */
    const double *probes;
    size_t probe_count;
} ovt_evaluation;

/** Opaque. */
typedef struct ovt_evaluator ovt_evaluator;

/** @p workers: of this process, as ovt_crew_local() says. */
ovt_status ovt_evaluator_new(ovt_evaluator **self, const ovt_evaluation *evaluation,
    unsigned workers, ovt_error *err) OVT_MUST_CHECK;

/** NULL is ignored. */
void ovt_evaluator_delete(ovt_evaluator *self);

/** The function, for a crew. Borrowed. */
const ovt_task *ovt_evaluator_task(const ovt_evaluator *self);

/** The metrics of every output, in their order. Borrowed. */
const ovt_columns *ovt_evaluator_columns(const ovt_evaluator *self);

/** Whether setting @p varied is one of scenario @p scenario. */
bool ovt_evaluator_has(const ovt_evaluator *self, size_t scenario, size_t varied);

/** Whether a point is a valid scenario, without simulating it: OVT_SCENARIO with what is wrong in
 *  words. One thread at a time, also while a crew works on the task. */
ovt_status ovt_evaluator_check(
    ovt_evaluator *self, const double *input, ovt_error *err) OVT_MUST_CHECK;

/** Whether an output is that of a valid scenario; the others hold nothing else. */
bool ovt_evaluated_valid(const double *output);

/** One metric of one scenario at a point; `modelled` is false where the point has no such metric.
 */
ovt_summary ovt_evaluated_summary(
    const ovt_evaluator *self, const double *output, size_t scenario, size_t column);

/** The same less the baseline's, history by history. */
ovt_difference ovt_evaluated_difference(
    const ovt_evaluator *self, const double *output, size_t scenario, size_t column);

#endif
