// SPDX-License-Identifier: GPL-3.0-or-later
/* The search for the best package by a solution concept, over points and over moves in part. */
#ifndef OVT_BARGAIN_GOAL_H
#define OVT_BARGAIN_GOAL_H

#include "overture/bargain/domain.h"

/* What is searched for: an ovt_solution_kind (but for the midpoint), or the best of one side. */
enum { OVT_GOAL_SEEKER_BEST = OVT_SOLUTION_COUNT, OVT_GOAL_HOLDER_BEST, OVT_GOAL_COUNT };

/* The best so far. */
typedef struct {
    int kind;
    double reservation[OVT_PARTIES];
    double ideal[OVT_PARTIES]; /* for Kalai-Smorodinsky */
    double score;              /* -INFINITY: nothing rational seen */
    double utility[OVT_PARTIES];
    bool turn;    /* at the top of its score along a move in part */
    size_t index; /* of the point, or of that at which the move begins */
    size_t issue; /* moved in part; OVT_NONE: none */
    double position;
} ovt_goal;

/* A move of one divisible issue between two positions while the others stand. */
typedef struct {
    const ovt_axis *axis;
    size_t issue;
    double from; /* positions */
    double to;
    double weight[OVT_PARTIES];
    double before[OVT_PARTIES]; /* utilities of the whole package at both */
    double after[OVT_PARTIES];
} ovt_part;

/* Starts a search. @p ideal may be NULL where the kind asks for none. */
void ovt_goal_begin(ovt_goal *self, int kind, const double reservation[OVT_PARTIES],
    const double ideal[OVT_PARTIES]);

/* Score of a package: both gains from 0 up. */
double ovt_goal_score(const ovt_goal *self, const double utility[OVT_PARTIES]);

/* Takes a package when it is rational for both and better than all before. */
void ovt_goal_try(ovt_goal *self, size_t index, const double utility[OVT_PARTIES]);

/* Takes the best package of a move in part, on the same conditions. */
void ovt_goal_try_part(ovt_goal *self, size_t index, const ovt_part *part);

/* Whether any package no better for either side than @p utility could be taken. */
bool ovt_goal_may_improve(const ovt_goal *self, const double utility[OVT_PARTIES]);

#endif
