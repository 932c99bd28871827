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

typedef struct {
    ovt_rung *rungs; /* owned; rungs[0] is the top: no move */
    size_t count;    /* at least 1 once built */
    size_t room;
    ovt_package top;
    void *scratch; /* owned */
} ovt_ladder;

/** What a ladder is built from. */
typedef struct {
    const ovt_domain *domain;
    const double *own;   /* factor on the axis's own worth, per issue (1: as it is) */
    const double *other; /* the same for what the other side's worth is believed to be */
    ovt_side side;
    const double *low;  /* lowest and highest position allowed, per issue: red lines cut the */
    const double *high; /* ladder; an issue settled from outside has both at its position */
} ovt_ladder_view;

/** Makes room for ladders of the domain. Free with ovt_ladder_free(), also after a failure. */
ovt_status ovt_ladder_init(
    ovt_ladder *self, const ovt_domain *domain, ovt_error *err) OVT_MUST_CHECK;
void ovt_ladder_free(ovt_ladder *self);

/** Builds it; an issue whose allowed range holds no step stands at the end of the range that the
 *  side likes best. */
void ovt_ladder_build(ovt_ladder *self, const ovt_ladder_view *view);

/** The package furthest down at which the side still has @p target: the last move is made in part
 *  where its issue is divisible. Returns the place on the ladder, 0..count-1, with a fraction. */
double ovt_ladder_package(const ovt_ladder *self, double target, ovt_package *package);

/** The package at a place on the ladder. */
void ovt_ladder_at(const ovt_ladder *self, double place, ovt_package *package);

/** Believed weights: accuracy * the other's + (1 - accuracy) * own, as a factor on the other's
 *  worth for each issue where the other's weight is not 0 (else the factor is on its value with
 *  weight 1: see ladder.c). */
void ovt_believed_weights(
    const ovt_scenario *scenario, ovt_side side, double accuracy, double weights[OVT_MAX_ISSUES]);

#endif
