// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/domain.h"

#include <math.h>
#include <string.h>

#include "overture/bargain/utility.h"

/* A position counts as on a red line when it is as near as this: steps of a grid and positions read
 * from terms are quotients. */
static const double same_position = 1e-9;

static size_t
positions_of(const ovt_issue *issue)
{
    if (issue->level_count > 0) {
        return issue->level_count;
    }
    return issue->grid < 1 ? 2 : (size_t) issue->grid + 1;
}

static void
set_positions(ovt_axis *self, const ovt_issue *issue)
{
    for (size_t k = 0; k < self->count; k++) {
        self->position[k] = self->count == 1 ? 0 : (double) k / (double) (self->count - 1);
    }
    if (!self->divisible && issue->level_value_count == self->count) {
        memcpy(self->position, issue->level_values, self->count * sizeof *self->position);
    }
}

ovt_status
ovt_domain_init(ovt_domain *self, const ovt_scenario *scenario, ovt_error *err)
{
    *self = (ovt_domain){.axis_count = scenario->issue_count};
    size_t total = 0;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        total += positions_of(&scenario->issues[i]);
    }
    self->axes = ovt_allocate(scenario->issue_count, sizeof *self->axes);
    self->room = ovt_allocate(total * (1 + OVT_PARTIES), sizeof *self->room);
    if (self->axes == NULL || self->room == NULL) {
        self->axis_count = 0;
        return ovt_fail(err, OVT_MEMORY, "out of memory for the positions of the issues");
    }
    double *next = self->room;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        ovt_axis *axis = &self->axes[i];
        axis->count = positions_of(issue);
        axis->divisible = issue->level_count == 0;
        axis->position = next;
        axis->value[OVT_SEEKER] = next + axis->count;
        axis->value[OVT_HOLDER] = next + 2 * axis->count;
        next += 3 * axis->count;
        set_positions(axis, issue);
        axis->shape[OVT_SEEKER] = axis->shape[OVT_HOLDER] = NAN;
    }
    ovt_domain_read(self, scenario);
    return OVT_OK;
}

void
ovt_domain_free(ovt_domain *self)
{
    ovt_free(self->axes);
    ovt_free(self->room);
    *self = (ovt_domain){0};
}

/* Powers are the dear part: they are taken again only when the shape is another one. */
static void
read_values(ovt_axis *self, ovt_side side)
{
    const ovt_interest *interest = &self->issue->interest[side];
    bool prefers_to = ovt_prefers_to(self->issue, side);
    bool listed = !self->divisible || interest->value_count > 0;
    if (!listed && interest->shape == self->shape[side] && prefers_to == self->prefers_to[side]) {
        return;
    }
    for (size_t k = 0; k < self->count; k++) {
        self->value[side][k] = ovt_issue_value(self->issue, side, self->position[k]);
    }
    self->shape[side] = listed ? NAN : interest->shape;
    self->prefers_to[side] = prefers_to;
}

void
ovt_domain_read(ovt_domain *self, const ovt_scenario *scenario)
{
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        double sum = ovt_weight_sum(scenario, side);
        for (size_t i = 0; i < self->axis_count; i++) {
            ovt_axis *axis = &self->axes[i];
            axis->issue = &scenario->issues[i];
            axis->weight[side] = sum > 0 ? axis->issue->interest[side].weight / sum : 0;
            if (!axis->divisible) {
                set_positions(axis, axis->issue);
            }
            read_values(axis, side);
        }
    }
}

double
ovt_domain_packages(const ovt_domain *self)
{
    double product = 1;
    for (size_t i = 0; i < self->axis_count; i++) {
        product *= (double) self->axes[i].count;
    }
    return product;
}

double
ovt_domain_utility(
    const ovt_domain *self, ovt_side side, const double *weights, const ovt_package *package)
{
    double sum = 0;
    for (size_t i = 0; i < self->axis_count; i++) {
        const ovt_axis *axis = &self->axes[i];
        double weight = weights == NULL ? axis->weight[side] : weights[i];
        sum += weight * ovt_issue_value(axis->issue, side, package->position[i]);
    }
    return sum;
}

double
ovt_package_utility(const ovt_scenario *scenario, ovt_side side, const ovt_package *package)
{
    double weights = ovt_weight_sum(scenario, side);
    double sum = 0;
    for (size_t i = 0; weights > 0 && i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        sum += issue->interest[side].weight / weights *
               ovt_issue_value(issue, side, package->position[i]);
    }
    return sum;
}

void
ovt_package_offered(const ovt_scenario *scenario, ovt_package *package)
{
    for (size_t i = 0; i < scenario->issue_count; i++) {
        package->position[i] = scenario->issues[i].position;
    }
}

double
ovt_reservation(const ovt_scenario *scenario, ovt_side side, double day, uint64_t forced)
{
    const ovt_party *party = &scenario->party[side];
    bool given = !isnan(party->reservation);
    double utility = given ? party->reservation : 0;
    double weights = given && forced == 0 ? 0 : ovt_weight_sum(scenario, side);
    for (size_t i = 0; weights > 0 && i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        bool settled = (forced >> i & 1) != 0;
        if (given && !settled) {
            continue;
        }
        double before = ovt_issue_value(issue, side, issue->status_quo_position);
        double value = settled ? ovt_issue_value(issue, side, issue->forced_at) : before;
        utility += issue->interest[side].weight / weights * (given ? value - before : value);
    }
    return fmin(1, fmax(0, utility + party->reservation_drift * day));
}

static bool
has_red_line(const ovt_issue *issue, ovt_side side)
{
    const ovt_interest *interest = &issue->interest[side];
    return interest->red_line != NULL && !isnan(interest->red_line_position);
}

bool
ovt_breaks_red_line(const ovt_scenario *scenario, ovt_side side, const ovt_package *package,
    uint64_t holding, size_t *issue)
{
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *at = &scenario->issues[i];
        if ((holding >> i & 1) == 0 || !has_red_line(at, side)) {
            continue;
        }
        double beyond = package->position[i] - at->interest[side].red_line_position;
        if ((ovt_prefers_to(at, side) ? -beyond : beyond) > same_position) {
            if (issue != NULL) {
                *issue = i;
            }
            return true;
        }
    }
    return false;
}

uint64_t
ovt_red_lines(const ovt_scenario *scenario, ovt_side side)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        lines |= has_red_line(&scenario->issues[i], side) ? UINT64_C(1) << i : 0;
    }
    return lines;
}
