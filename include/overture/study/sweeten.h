// SPDX-License-Identifier: GPL-3.0-or-later
/** @file sweeten.h
 *  @brief The smallest change of an offer that brings an outcome to a target, at least cost to the
 *         side that gives.
 *
 *  The cost is what the giver loses of the offer's worth to it, in its own utility; where nothing
 *  is negotiated, the mean share of their ranges by which the terms move. One term: the break-even
 *  nearest to where it stands. Several: NSGA-II over cost and outcome, then back along the straight
 *  way to the offer as it stands as far as the target allows. What is found is judged on fresh
 *  chance.
 */
#ifndef OVT_STUDY_SWEETEN_H
#define OVT_STUDY_SWEETEN_H

#include "overture/study/question.h"

typedef struct {
    const ovt_study *study; /* that of the question */
    size_t scenario;
    size_t column;
    double target;
    ovt_side giver;
    size_t points; /* offers tried, where several terms change */
    uint64_t seed;
    const ovt_question_watch *watch; /* may be NULL */
} ovt_sweeten_plan;

typedef struct {
    bool found;
    bool is_reached; /* the offer reaches the target as it stands: nothing to change */
    bool by_utility; /* the cost is in the giver's utility */
    double *start;   /* one per term; owned, as the next */
    double *values;  /* of the sweetened offer */
    double cost;     /* of the change */
    ovt_summary at_start;
    ovt_summary outcome; /* of the sweetened offer, on fresh chance */
    size_t evaluations;
} ovt_sweetener;

/** Seeks it; the question must be one that refreshes. A term without a number in the scenario, or
 *  one of words, is OVT_USAGE. Free with ovt_sweetener_free(), also after a failure. */
ovt_status ovt_sweetener_init(ovt_sweetener *self, ovt_question *question,
    const ovt_sweeten_plan *plan, ovt_error *err) OVT_MUST_CHECK;
void ovt_sweetener_free(ovt_sweetener *self);

#endif
