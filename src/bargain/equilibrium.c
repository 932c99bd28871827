// SPDX-License-Identifier: GPL-3.0-or-later
/* Stationary subgame-perfect play (Rubinstein 1982; with a risk of breakdown: Binmore, Rubinstein
 * and Wolinsky 1986) on the frontier, whose points are joined by straight lines. */
#include <math.h>

#include <gsl/gsl_errno.h>

#include "room.h"

/* Where waiting costs nobody anything every division is an equilibrium; the limit of equally small
 * costs is taken. */
#define LEAST_COST 1e-7

enum { MOST_STEPS = 200 };

/* The problem: where a place u on the frontier is the seeker's offer. */
typedef struct {
    const ovt_way *way;
    double reservation[OVT_PARTIES];
    double stays[OVT_PARTIES]; /* q: the door stays open until a side's own offer */
    double keeps[OVT_PARTIES]; /* q d: and what is left of its worth by then */
} problem;

/* The holder's utility where the seeker has @p seeker. */
static double
frontier_at(const ovt_way *way, double seeker)
{
    const double *x = way->utility[OVT_SEEKER], *y = way->utility[OVT_HOLDER];
    size_t low = 0, high = way->ladder.count - 1;
    if (seeker >= x[0]) {
        return y[0];
    }
    if (seeker <= x[high]) {
        return y[high];
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        *(x[middle] >= seeker ? &low : &high) = middle;
    }
    double share = x[low] > x[high] ? (x[low] - seeker) / (x[low] - x[high]) : 1;
    return y[low] + share * (y[high] - y[low]);
}

/* What a side accepts when it would get @p own by its own offer. */
static double
contentment(const problem *self, ovt_side side, double own)
{
    double reservation = self->reservation[side];
    return fmax(reservation, self->keeps[side] * own + (1 - self->stays[side]) * reservation);
}

/* How much more the holder gets than it would accept. */
static double
spare(double seeker, void *context)
{
    const problem *self = context;
    double theirs = frontier_at(self->way, contentment(self, OVT_SEEKER, seeker));
    return frontier_at(self->way, seeker) - contentment(self, OVT_HOLDER, theirs);
}

static double
solve(const problem *self, void *state)
{
    const double *x = self->way->utility[OVT_SEEKER];
    double high = x[0], low = x[self->way->ladder.count - 1];
    gsl_function function = {.function = spare, .params = (void *) (uintptr_t) self};
    if (high <= low || spare(high, function.params) >= 0) {
        return high;
    }
    if (spare(low, function.params) <= 0) {
        return low;
    }
    gsl_root_fsolver solver = {.type = gsl_root_fsolver_brent, .state = state};
    gsl_root_fsolver_set(&solver, &function, low, high);
    for (int i = 0; i < MOST_STEPS; i++) {
        gsl_root_fsolver_iterate(&solver);
        if (gsl_root_test_interval(solver.x_lower, solver.x_upper, 1e-13, 0) == GSL_SUCCESS) {
            break;
        }
    }
    return solver.root;
}

void
ovt_equilibrium_solve(ovt_talks_room *room)
{
    ovt_way_key key = ovt_way_now(room, OVT_EYES_ALL, OVT_SEEKER);
    problem self = {.way = ovt_way_find(room, &key)};
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        const ovt_seat *seat = &room->seats[side];
        self.reservation[side] = ovt_seat_reservation(room, side, room->now);
        self.stays[side] = exp(-room->scenario->talks.door_rate * seat->pause);
        self.keeps[side] = self.stays[side] * exp(-seat->party->discount_rate * seat->pause);
    }
    if (self.way == room->equilibrium_way &&
        self.reservation[OVT_SEEKER] == room->equilibrium_for[OVT_SEEKER] &&
        self.reservation[OVT_HOLDER] == room->equilibrium_for[OVT_HOLDER]) {
        return;
    }
    if (self.keeps[OVT_SEEKER] >= 1 && self.keeps[OVT_HOLDER] >= 1) {
        for (int side = 0; side < OVT_PARTIES; side++) {
            self.stays[side] = self.keeps[side] = 1 - LEAST_COST;
        }
    }
    ovt_view *seeker = &room->seats[OVT_SEEKER].view, *holder = &room->seats[OVT_HOLDER].view;
    seeker->equilibrium = solve(&self, room->solver_state);
    seeker->contentment = contentment(&self, OVT_SEEKER, seeker->equilibrium);
    holder->equilibrium = frontier_at(self.way, seeker->contentment);
    holder->contentment = contentment(&self, OVT_HOLDER, holder->equilibrium);
    room->equilibrium_way = self.way;
    room->equilibrium_for[OVT_SEEKER] = self.reservation[OVT_SEEKER];
    room->equilibrium_for[OVT_HOLDER] = self.reservation[OVT_HOLDER];
}
