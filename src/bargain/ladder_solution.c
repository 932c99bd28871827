// SPDX-License-Identifier: GPL-3.0-or-later
/* Solutions on a ladder. Mediators ask for one with every text, so that it is looked for by
 * halving: down a ladder the side's utility falls and the other's rises along a concave line, on
 * which every score climbs to one top. */
#include "overture/bargain/ladder.h"

#include <math.h>

#include "goal.h"
#include "tolerance.h"

/* How far from the best rung moves in part are tried: bent values bulge beyond the line. */
enum { NEAR = 1 };

static void
utilities_on(const ovt_ladder *self, size_t index, double utility[OVT_PARTIES])
{
    utility[self->side] = self->rungs[index].own;
    utility[1 - self->side] = self->rungs[index].other;
}

static void
try_rung(const ovt_ladder *self, ovt_goal *goal, size_t index)
{
    double utility[OVT_PARTIES];
    utilities_on(self, index, utility);
    ovt_goal_try(goal, index, utility);
}

/* The move that leads to a rung. */
static void
try_move(const ovt_ladder *self, ovt_goal *goal, size_t index)
{
    const ovt_rung *rung = &self->rungs[index];
    if (!rung->divisible) {
        return;
    }
    ovt_part part = {.axis = &self->domain->axes[rung->issue],
        .issue = rung->issue,
        .from = rung->from,
        .to = rung->to};
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        part.weight[side] = self->weight[side][rung->issue];
    }
    utilities_on(self, index - 1, part.before);
    utilities_on(self, index, part.after);
    ovt_goal_try_part(goal, index - 1, &part);
}

/* Tries the rungs from first to last, and the moves to, between and from them. */
static void
try_stretch(const ovt_ladder *self, ovt_goal *goal, size_t first, size_t last)
{
    for (size_t k = first; k <= last && k < self->count; k++) {
        try_rung(self, goal, k);
    }
    for (size_t k = first > 0 ? first : 1; k <= last + 1 && k < self->count; k++) {
        try_move(self, goal, k);
    }
}

/* The first rung with at least so much for the other, or count. */
static size_t
first_rational(const ovt_ladder *self, double reservation)
{
    size_t low = 0, high = self->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->rungs[middle].other >= reservation - OVT_ROUNDED_UTILITY) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* How many rungs leave at least so much to the side, from the top on. */
static size_t
rational_count(const ovt_ladder *self, double reservation)
{
    size_t low = 0, high = self->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->rungs[middle].own >= reservation - OVT_ROUNDED_UTILITY) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static double
score_on(const ovt_ladder *self, const ovt_goal *goal, size_t index)
{
    double utility[OVT_PARTIES];
    utilities_on(self, index, utility);
    return ovt_goal_score(goal, utility);
}

/* The last of the rungs first..end-1 that scores more than the one above it. */
static size_t
highest(const ovt_ladder *self, const ovt_goal *goal, size_t first, size_t end)
{
    size_t low = first, high = end - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (score_on(self, goal, middle + 1) > score_on(self, goal, middle)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void
find_ideal(const ovt_ladder *self, const double reservation[OVT_PARTIES], size_t first, size_t end,
    double ideal[OVT_PARTIES])
{
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_goal goal;
        size_t at = side == (int) self->side ? first : end - 1;
        ovt_goal_begin(&goal, OVT_GOAL_SEEKER_BEST + side, reservation, NULL);
        try_stretch(self, &goal, at, at);
        ideal[side] = goal.utility[side];
    }
}

double
ovt_ladder_solution(
    const ovt_ladder *self, ovt_solution_kind solution, const double reservation[OVT_PARTIES])
{
    double ideal[OVT_PARTIES] = {NAN, NAN};
    ovt_goal goal;
    size_t first = first_rational(self, reservation[1 - self->side]);
    size_t end = rational_count(self, reservation[self->side]);
    if (first > end || end == 0 || first == self->count) {
        return NAN;
    }
    if (solution == OVT_SOLUTION_KALAI_SMORODINSKY) {
        find_ideal(self, reservation, first, end, ideal);
    }
    ovt_goal_begin(&goal, (int) solution, reservation, ideal);
    if (solution == OVT_SOLUTION_UTILITARIAN || first == end) {
        /* Stretches of the same sum are common: the tie decides, not the search. */
        try_stretch(self, &goal, first, end - (first < end));
    } else {
        size_t best = highest(self, &goal, first, end);
        try_stretch(self, &goal, best > first + NEAR ? best - NEAR : first,
            best + NEAR < end - 1 ? best + NEAR : end - 1);
    }
    if (goal.issue == OVT_NONE) {
        return goal.index == OVT_NONE ? NAN : (double) goal.index;
    }
    const ovt_rung *rung = &self->rungs[goal.index + 1];
    return (double) goal.index + (goal.position - rung->from) / (rung->to - rung->from);
}
