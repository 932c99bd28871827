// SPDX-License-Identifier: GPL-3.0-or-later
/** @file frontier.h
 *  @brief The exact Pareto frontier of an additive domain, and the solutions on it.
 *
 *  Built issue by issue, dropping dominated sums (Nemhauser and Ullmann 1969); never sampled. The
 *  utilities are the same to the last bit in whatever order the issues stand. Utilities nearer than
 *  1e-12 count as equal, and packages of equal utilities as one.
 */
#ifndef OVT_BARGAIN_FRONTIER_H
#define OVT_BARGAIN_FRONTIER_H

#include "overture/bargain/domain.h"
#include "overture/base/status.h"

/** Most points of a frontier: some hundred megabytes. */
enum { OVT_MAX_POINTS = 1 << 22 };

/** An efficient package. */
typedef struct {
    double utility[OVT_PARTIES];
} ovt_point;

/** Zero-initialise; free with ovt_frontier_free(). */
typedef struct ovt_frontier {
    ovt_point *points; /* owned; the seeker's utility ascending, the holder's descending */
    size_t count;      /* at least 1 once built */
    size_t axis_count;
    uint16_t *steps;                /* owned; count rows of axis_count: the step of each issue */
    uint16_t order[OVT_MAX_ISSUES]; /* of the issues: by what they hold, not where they stand */
    struct ovt_frontier *without;   /* owned; per issue the frontier of all others where it is
                                       divisible; NULL until ovt_frontier_refine() */
} ovt_frontier;

/** OVT_FAILED with words when it has more than OVT_MAX_POINTS. Free also after a failure. */
ovt_status ovt_frontier_init(
    ovt_frontier *self, const ovt_domain *domain, ovt_error *err) OVT_MUST_CHECK;
void ovt_frontier_free(ovt_frontier *self);

/** Prepares ovt_solution_find() to look between the steps of divisible issues. Needs some times the
 *  time and memory of ovt_frontier_init(), and fails as it does. */
ovt_status ovt_frontier_refine(
    ovt_frontier *self, const ovt_domain *domain, ovt_error *err) OVT_MUST_CHECK;

/** The package of a point. @p domain as in ovt_frontier_init(), here and below. */
void ovt_frontier_package(
    const ovt_frontier *self, const ovt_domain *domain, size_t index, ovt_package *package);

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

/** A package picked by a solution concept. */
typedef struct {
    bool found; /* false: no package is rational for both, there is no zone of agreement */
    ovt_package package;
    double utility[OVT_PARTIES];
    double ideal[OVT_PARTIES]; /* best rational utility of each side */
} ovt_solution;

/** As ovt_frontier_solution(), after ovt_frontier_refine() over more packages: all those in which
 *  every issue stands at a level or step but for one divisible issue that stands anywhere. With
 *  straight values, or with one divisible issue of any shape, this is the exact solution whatever
 *  the grid; where several values are curved, the grid leaves an error that falls with the square
 *  of the step. */
ovt_solution ovt_solution_find(const ovt_frontier *self, const ovt_domain *domain,
    ovt_solution_kind solution, const double reservation[OVT_PARTIES]);

/** What both sides together leave on the table at a package worth @p utility: how far both can gain
 *  the same amount before the frontier (joined by straight lines) is reached; 0 on or beyond. */
double ovt_frontier_left(const ovt_frontier *self, const double utility[OVT_PARTIES]);

/** What one side could have had more at a package worth @p utility, the other having no less. */
double ovt_frontier_left_for(
    const ovt_frontier *self, ovt_side side, const double utility[OVT_PARTIES]);

/** A word for a solution as in files ("nash"). */
const char *ovt_solution_word(ovt_solution_kind solution);

#endif
