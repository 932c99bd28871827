// SPDX-License-Identifier: GPL-3.0-or-later
/** @file ladder.h
 *  @brief A side's way down from its best package: what it gives first costs it least for what it
 *         gives the other (logrolling).
 *
 *  Per issue the steps lie on the concave hull of the other side's (believed) gain over own loss;
 *  merged over the issues in falling order of gain per loss, they walk the efficient frontier as
 *  the side sees it. Nothing here allocates after ovt_ladder_init().
 */
#ifndef OVT_BARGAIN_LADDER_H
#define OVT_BARGAIN_LADDER_H

#include <stdint.h>

#include "overture/bargain/domain.h"
#include "overture/base/status.h"

/** A rung: one issue moved on from the rung above. */
typedef struct {
    uint16_t issue;
    uint16_t divisible; /* whether the move may be made in part */
    double from;        /* position before and */
    double to;          /* after */
    double own;         /* own utility here */
    double other;       /* the other side's as believed */
} ovt_rung;

typedef struct ovt_ladder_work ovt_ladder_work;

/** Zero-initialise; free with ovt_ladder_free(). */
typedef struct {
    ovt_rung *rungs; /* owned; rungs[0] is the top: no move */
    size_t count;    /* at least 1 once built */
    ovt_package top;
    ovt_side side;
    const ovt_domain *domain;                   /* borrowed from the view built last */
    double weight[OVT_PARTIES][OVT_MAX_ISSUES]; /* that it was built with, by side */
    ovt_ladder_work *work;                      /* owned */
} ovt_ladder;

/** What a ladder is built from. Lists have one number per issue. */
typedef struct {
    const ovt_domain *domain; /* must outlive the use of the ladder */
    ovt_side side;
    const double *own;   /* weights of the side; NULL: those of the domain */
    const double *other; /* what the other side's weights are believed to be; NULL: the true ones */
    const double *low;   /* lowest and highest position allowed (red lines); NULL: 0 and 1; an */
    const double *high;  /* issue settled from outside has both at its position */
} ovt_ladder_view;

/** Makes room for ladders of the domain. Free with ovt_ladder_free(), also after a failure. */
ovt_status ovt_ladder_init(
    ovt_ladder *self, const ovt_domain *domain, ovt_error *err) OVT_MUST_CHECK;
void ovt_ladder_free(ovt_ladder *self);

/** Builds it. The ends of the allowed range are steps of a divisible issue, too. An issue whose
 *  range holds no step stands at the end of the range that the side likes best. Moves of equal
 *  gain per loss come in the order of the issues. */
void ovt_ladder_build(ovt_ladder *self, const ovt_ladder_view *view);

/** The package furthest down at which the side still has @p target by its own weights; the top when
 *  it never has. The last move is made in part where its issue is divisible. Returns the place on
 *  the ladder, 0..count-1, with the share of the move as a fraction. */
double ovt_ladder_package(const ovt_ladder *self, double target, ovt_package *package);

/** That place alone. */
double ovt_ladder_place(const ovt_ladder *self, double target);

/** The same as a rung with the share of the move from there. */
size_t ovt_ladder_find(const ovt_ladder *self, double target, double *share);

/** The rungs alone of OVT_LANES targets. */
void ovt_ladder_find_lanes(const ovt_ladder *self, const double *target, int32_t *rung);

/** The package at a place on the ladder. */
void ovt_ladder_at(const ovt_ladder *self, double place, ovt_package *package);

/** Place of the package that a solution concept picks on the ladder (moves in part included), the
 *  utilities being those it was built with and the reservation values by side as always; NAN where
 *  no place is rational for both. Not for OVT_SOLUTION_MIDPOINT. */
double ovt_ladder_solution(
    const ovt_ladder *self, ovt_solution_kind solution, const double reservation[OVT_PARTIES]);

/** What a side believes of the other's weights, one per issue of the domain:
 *  accuracy * the other's + (1 - accuracy) * its own. */
void ovt_believed_weights(
    const ovt_domain *domain, ovt_side side, double accuracy, double *weights);

#endif
