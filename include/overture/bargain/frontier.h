// SPDX-License-Identifier: GPL-3.0-or-later
/** @file frontier.h
 *  @brief The exact Pareto frontier of an additive domain, and the solutions on it.
 *
 *  Built issue by issue, dropping dominated sums (Nemhauser and Ullmann 1969); never sampled. The
 *  answer does not depend on the order of the issues.
 */
#ifndef OVT_BARGAIN_FRONTIER_H
#define OVT_BARGAIN_FRONTIER_H

#include "overture/bargain/domain.h"
#include "overture/base/status.h"

/** An efficient package. */
typedef struct {
    double utility[OVT_PARTIES];
} ovt_point;

/** Zero-initialise; free with ovt_frontier_free(). */
typedef struct {
    ovt_point *points; /* owned; the seeker's utility ascending, the holder's descending */
    size_t count;
    size_t axis_count;
    uint16_t *steps; /* owned; count rows of axis_count: the step of each issue */
} ovt_frontier;

/** OVT_FAILED with words when it has more than 2^22 points. Free also after a failure. */
ovt_status ovt_frontier_init(
    ovt_frontier *self, const ovt_domain *domain, ovt_error *err) OVT_MUST_CHECK;
void ovt_frontier_free(ovt_frontier *self);

/** Index of the point that a solution concept picks among those rational for both (each side at or
 *  above its reservation value); OVT_NONE where there is none. Nash: largest product of gains;
 *  Kalai-Smorodinsky: largest smaller share of what each could gain at best; egalitarian: largest
 *  smaller gain; utilitarian: largest sum. Ties: the larger sum, then the seeker's. Not for
 *  OVT_SOLUTION_MIDPOINT. */
size_t ovt_frontier_solution(
    const ovt_frontier *self, ovt_solution_kind solution, const double reservation[OVT_PARTIES]);

/** Best utility of each side among the rational points; NANs where there are none. */
void ovt_frontier_ideal(
    const ovt_frontier *self, const double reservation[OVT_PARTIES], double ideal[OVT_PARTIES]);

/** What both sides together leave on the table at a package worth @p utility: how far both can gain
 *  the same amount before the frontier (joined by straight lines) is reached; 0 on or beyond. */
double ovt_frontier_left(const ovt_frontier *self, const double utility[OVT_PARTIES]);

/** A word for a solution as in files ("nash"). */
const char *ovt_solution_word(ovt_solution_kind solution);

#endif
