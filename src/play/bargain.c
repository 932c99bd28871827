// SPDX-License-Identifier: GPL-3.0-or-later
/* The bargain of a game with everything known. */
#include <math.h>

#include "overture/bargain/frontier.h"
#include "overture/bargain/utility.h"
#include "state.h"

static void
put(ovt_axis *axis, size_t step, double position)
{
    axis->position[step] = position;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        axis->value[side][step] = ovt_issue_value(axis->issue, side, position);
    }
}

/* Leaves the steps from @p first on to before @p end. */
static void
cut(ovt_axis *axis, size_t first, size_t end)
{
    axis->count = end - first;
    axis->position += first;
    axis->value[OVT_SEEKER] += first;
    axis->value[OVT_HOLDER] += first;
}

/* The part of an issue within a red line; the line itself becomes the last step where the issue is
 * divisible. Where nothing is within it, the issue stays as it is. */
static void
cut_at_line(ovt_axis *axis, ovt_side side)
{
    double line = axis->issue->interest[side].red_line_position;
    size_t first = 0, end = axis->count;
    if (axis->prefers_to[side]) {
        while (first < end && axis->position[first] < line - 1e-12) {
            first++;
        }
        if (axis->divisible && first > 0 && first < end && axis->position[first] > line + 1e-12) {
            put(axis, --first, line);
        }
    } else {
        while (end > first && axis->position[end - 1] > line + 1e-12) {
            end--;
        }
        if (axis->divisible && end > first && end < axis->count &&
            axis->position[end - 1] < line - 1e-12) {
            put(axis, end++, line);
        }
    }
    if (first < end) {
        cut(axis, first, end);
    }
}

static void
narrow(const ovt_game *self, ovt_domain *domain)
{
    for (size_t i = 0; i < domain->axis_count; i++) {
        ovt_axis *axis = &domain->axes[i];
        if (self->forced >> i & 1) {
            put(axis, 0, axis->issue->forced_at);
            cut(axis, 0, 1);
            continue;
        }
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            if (self->genuine[side] >> i & 1) {
                cut_at_line(axis, side);
            }
        }
    }
}

static void
solve(const ovt_game *self, const ovt_domain *domain, const ovt_frontier *frontier,
    ovt_bargain *bargain)
{
    double utility[OVT_PARTIES];
    for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
        ovt_solution found =
            ovt_solution_find(frontier, domain, (ovt_solution_kind) kind, bargain->reservation);
        bargain->zone = found.found;
        bargain->solution[kind].package = found.package;
        for (int side = 0; side < OVT_PARTIES; side++) {
            bargain->solution[kind].utility[side] = found.utility[side];
            bargain->ideal[side] = found.ideal[side];
        }
    }
    if (self->how == OVT_GAME_AGREED) {
        ovt_game_utilities(self, utility);
        bargain->left_both = ovt_frontier_left(frontier, utility);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            bargain->left[side] = ovt_frontier_left_for(frontier, side, utility);
        }
    }
}

ovt_status
ovt_bargain_run(const ovt_game *self, ovt_bargain *bargain, ovt_error *err)
{
    ovt_domain domain = {0};
    ovt_frontier frontier = {0};
    ovt_error too_many = {0};
    *bargain = (ovt_bargain){0};
    double day = self->ended ? self->end_day : self->ask.day;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        bargain->reservation[side] = ovt_reservation(self->drawn, side, day, self->forced);
    }
    ovt_status status = ovt_domain_init(&domain, self->drawn, err);
    if (status == OVT_OK) {
        narrow(self, &domain);
        status = ovt_frontier_init(&frontier, &domain, &too_many);
    }
    if (status == OVT_OK) {
        status = ovt_frontier_refine(&frontier, &domain, &too_many);
    }
    bargain->known = status == OVT_OK;
    if (status == OVT_OK) {
        solve(self, &domain, &frontier, bargain);
    } else if (status == OVT_FAILED) {
        status = OVT_OK;
    } else {
        status = ovt_fail(err, status, "%s", too_many.message);
    }
    ovt_frontier_free(&frontier);
    ovt_domain_free(&domain);
    return status;
}
