// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/frontier.h"

#include <math.h>

#include "goal.h"
#include "tolerance.h"

static void
try_points(const ovt_frontier *self, ovt_goal *goal)
{
    for (size_t k = 0; k < self->count; k++) {
        ovt_goal_try(goal, k, self->points[k].utility);
    }
}

void
ovt_frontier_ideal(
    const ovt_frontier *self, const double reservation[OVT_PARTIES], double ideal[OVT_PARTIES])
{
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_goal goal;
        ovt_goal_begin(&goal, OVT_GOAL_SEEKER_BEST + side, reservation, NULL);
        try_points(self, &goal);
        ideal[side] = goal.index == OVT_NONE ? NAN : goal.utility[side];
    }
}

size_t
ovt_frontier_solution(
    const ovt_frontier *self, ovt_solution_kind solution, const double reservation[OVT_PARTIES])
{
    double ideal[OVT_PARTIES];
    ovt_goal goal;
    ovt_frontier_ideal(self, reservation, ideal);
    ovt_goal_begin(&goal, (int) solution, reservation, ideal);
    try_points(self, &goal);
    return goal.index;
}

/* Lets one issue move from step to step while all others stand. */
static void
try_steps(const ovt_axis *axis, size_t issue, size_t index, const double *rest, ovt_goal *goal)
{
    ovt_part part = {.axis = axis, .issue = issue};
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        part.weight[side] = axis->weight[side];
        part.after[side] = rest[side] + axis->weight[side] * axis->value[side][0];
    }
    for (size_t k = 1; k < axis->count; k++) {
        part.from = axis->position[k - 1];
        part.to = axis->position[k];
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            part.before[side] = part.after[side];
            part.after[side] = rest[side] + axis->weight[side] * axis->value[side][k];
        }
        ovt_goal_try_part(goal, index, &part);
    }
}

static double
largest_value(const ovt_axis *axis, ovt_side side)
{
    return fmax(axis->value[side][0], axis->value[side][axis->count - 1]);
}

/* One divisible issue anywhere, with the efficient packages of all others. */
static void
try_issue(const ovt_frontier *without, const ovt_axis *axis, size_t issue, ovt_goal *goal)
{
    double best[OVT_PARTIES];
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        best[side] = axis->weight[side] * largest_value(axis, side);
    }
    for (size_t k = 0; k < without->count; k++) {
        const double *rest = without->points[k].utility;
        double corner[] = {
            rest[OVT_SEEKER] + best[OVT_SEEKER], rest[OVT_HOLDER] + best[OVT_HOLDER]};
        if (ovt_goal_may_improve(goal, corner)) {
            try_steps(axis, issue, k, rest, goal);
        }
    }
}

static void
search(const ovt_frontier *self, const ovt_domain *domain, ovt_goal *goal)
{
    try_points(self, goal);
    for (size_t i = 0; self->without != NULL && i < self->axis_count; i++) {
        size_t issue = self->order[i];
        if (domain->axes[issue].divisible) {
            try_issue(&self->without[issue], &domain->axes[issue], issue, goal);
        }
    }
}

/* Puts the issue that moved back among the others. */
static void
package_between(
    const ovt_frontier *self, const ovt_domain *domain, const ovt_goal *goal, ovt_package *package)
{
    const ovt_frontier *without = &self->without[goal->issue];
    const uint16_t *steps = &without->steps[goal->index * without->axis_count];
    for (size_t i = 0; i < self->axis_count; i++) {
        package->position[i] = i == goal->issue
                                   ? goal->position
                                   : domain->axes[i].position[steps[i - (i > goal->issue)]];
    }
}

ovt_solution
ovt_solution_find(const ovt_frontier *self, const ovt_domain *domain, ovt_solution_kind solution,
    const double reservation[OVT_PARTIES])
{
    ovt_solution found = {.found = false};
    ovt_goal goal;
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_goal_begin(&goal, OVT_GOAL_SEEKER_BEST + side, reservation, NULL);
        search(self, domain, &goal);
        found.ideal[side] = goal.index == OVT_NONE ? NAN : goal.utility[side];
    }
    ovt_goal_begin(&goal, (int) solution, reservation, found.ideal);
    search(self, domain, &goal);
    if (goal.index == OVT_NONE) {
        return found;
    }
    found.found = true;
    if (goal.issue == OVT_NONE) {
        ovt_frontier_package(self, domain, goal.index, &found.package);
    } else {
        package_between(self, domain, &goal, &found.package);
    }
    found.utility[OVT_SEEKER] = goal.utility[OVT_SEEKER];
    found.utility[OVT_HOLDER] = goal.utility[OVT_HOLDER];
    return found;
}

/* What is left by rounding alone depends on the order in which a package was added up. */
static double
left_of(double most, double utility)
{
    double left = most - utility;
    return left > OVT_ROUNDED_UTILITY ? left : 0;
}

double
ovt_frontier_left(const ovt_frontier *self, const double utility[OVT_PARTIES])
{
    double lead = utility[OVT_SEEKER] - utility[OVT_HOLDER];
    size_t low = 0, high = self->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const double *at = self->points[middle].utility;
        if (at[OVT_SEEKER] - at[OVT_HOLDER] < lead) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return left_of(self->points[0].utility[OVT_HOLDER], utility[OVT_HOLDER]);
    }
    const double *a = self->points[low - 1].utility;
    if (low == self->count) {
        return left_of(a[OVT_SEEKER], utility[OVT_SEEKER]);
    }
    const double *b = self->points[low].utility;
    double lead_a = a[OVT_SEEKER] - a[OVT_HOLDER], lead_b = b[OVT_SEEKER] - b[OVT_HOLDER];
    double share = (lead - lead_a) / (lead_b - lead_a);
    double reached = a[OVT_SEEKER] + share * (b[OVT_SEEKER] - a[OVT_SEEKER]);
    return left_of(reached, utility[OVT_SEEKER]);
}

double
ovt_frontier_left_for(const ovt_frontier *self, ovt_side side, const double utility[OVT_PARTIES])
{
    double most = utility[side];
    for (size_t i = 0; i < self->count; i++) {
        const double *point = self->points[i].utility;
        if (point[1 - side] >= utility[1 - side] - 1e-9) {
            most = fmax(most, point[side]);
        }
    }
    return most - utility[side];
}

const char *
ovt_solution_word(ovt_solution_kind solution)
{
    static const char *const words[] = {
#define OVT_SOLUTION_WORD(name, word) word,
        OVT_SOLUTION_LIST(OVT_SOLUTION_WORD)
#undef OVT_SOLUTION_WORD
    };
    return words[solution];
}
