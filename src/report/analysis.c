// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis.h"

#include <math.h>

#include "overture/bargain/utility.h"

static double
share_of_weight(const ovt_scenario *scenario, size_t issue, ovt_side side)
{
    double sum = ovt_weight_sum(scenario, side);
    return sum > 0 ? scenario->issues[issue].interest[side].weight / sum : 0;
}

/* Step of an issue that a side likes best. */
static size_t
best_step(const ovt_axis *axis, ovt_side side)
{
    size_t best = 0;
    for (size_t k = 1; k < axis->count; k++) {
        if (axis->value[side][k] > axis->value[side][best]) {
            best = k;
        }
    }
    return best;
}

static ovt_concession_rate
rate_of(const ovt_analysis *self, size_t issue)
{
    const ovt_axis *axis = &self->domain.axes[issue];
    double stake[OVT_PARTIES];
    size_t best[OVT_PARTIES];
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        best[side] = best_step(axis, side);
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        stake[side] = share_of_weight(self->scenario, issue, side) *
                      (axis->value[side][best[side]] - axis->value[side][best[1 - side]]);
    }
    ovt_concession_rate rate = {.issue = issue};
    rate.compatible = stake[OVT_SEEKER] <= 0 && stake[OVT_HOLDER] <= 0;
    rate.by = stake[OVT_HOLDER] >= stake[OVT_SEEKER] ? OVT_SEEKER : OVT_HOLDER;
    double loss = stake[rate.by];
    rate.gain_per_loss = loss > 0 ? stake[1 - rate.by] / loss : INFINITY;
    return rate;
}

/* The best rates first. */
static void
rate_issues(ovt_analysis *self)
{
    for (size_t i = 0; i < self->scenario->issue_count; i++) {
        ovt_concession_rate rate = rate_of(self, i);
        size_t at = self->rate_count++;
        for (; at > 0 && self->rates[at - 1].gain_per_loss < rate.gain_per_loss; at--) {
            self->rates[at] = self->rates[at - 1];
        }
        self->rates[at] = rate;
    }
}

static ovt_status
sweeten(ovt_analysis *self, ovt_side side, ovt_error *err)
{
    const ovt_scenario *scenario = self->scenario;
    ovt_sweetener *sweetener = &self->sweeteners[side];
    ovt_demand demand = {
        .side = side, .utility = self->reservation[side], .holding = ovt_red_lines(scenario, side)};
    for (size_t i = 0; i < scenario->issue_count; i++) {
        ovt_change change;
        if (ovt_change_find(&change, scenario, &self->offered, &demand, i)) {
            size_t at = sweetener->single_count++;
            for (; at > 0 && sweetener->single[at - 1].cost > change.cost; at--) {
                sweetener->single[at] = sweetener->single[at - 1];
            }
            sweetener->single[at] = change;
        }
    }
    return sweetener->single_count > 0
               ? OVT_OK
               : ovt_change_combine(sweetener->combined, &sweetener->combined_count, scenario,
                     &self->offered, &demand, err);
}

static ovt_status
judge_offer(ovt_analysis *self, ovt_error *err)
{
    const ovt_scenario *scenario = self->scenario;
    ovt_status status = OVT_OK;
    ovt_package_offered(scenario, &self->offered);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        double utility = ovt_package_utility(scenario, side, &self->offered);
        uint64_t lines = ovt_red_lines(scenario, side);
        self->offered_utility[side] = utility;
        self->red_line[side] = OVT_NONE;
        ovt_breaks_red_line(scenario, side, &self->offered, lines, &self->red_line[side]);
        ovt_demand demand = {.side = side, .utility = self->reservation[side], .holding = lines};
        self->acceptable[side] = ovt_meets(scenario, &self->offered, &demand);
    }
    self->left = ovt_frontier_left(&self->frontier, self->offered_utility);
    for (ovt_side side = 0; status == OVT_OK && side < OVT_PARTIES; side++) {
        status = self->acceptable[side] ? OVT_OK : sweeten(self, side, err);
    }
    return status;
}

static void
solve(ovt_analysis *self)
{
    ovt_frontier_ideal(&self->frontier, self->reservation, self->ideal);
    for (int i = 0; i < OVT_SOLUTIONS; i++) {
        self->solutions[i] = ovt_solution_find(
            &self->frontier, &self->domain, (ovt_solution_kind) i, self->reservation);
    }
    self->zone = self->solutions[OVT_SOLUTION_NASH].found;
    for (ovt_side side = 0; self->zone && side < OVT_PARTIES; side++) {
        self->ideal[side] = self->solutions[OVT_SOLUTION_NASH].ideal[side];
    }
}

ovt_status
ovt_analysis_init(ovt_analysis *self, const ovt_scenario *scenario, ovt_error *err)
{
    *self = (ovt_analysis){.scenario = scenario};
    if (scenario->issue_count == 0) {
        return ovt_fail(err, OVT_SCENARIO,
            "%s has no issues, so that there is no bargain to analyze; `overture schema issues` "
            "says how to give them",
            scenario->name);
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        self->reservation[side] = ovt_reservation(scenario, side, scenario->talks.start_day, 0);
    }
    ovt_status status = ovt_domain_init(&self->domain, scenario, err);
    if (status == OVT_OK) {
        status = ovt_frontier_init(&self->frontier, &self->domain, err);
    }
    if (status == OVT_OK) {
        status = ovt_frontier_refine(&self->frontier, &self->domain, err);
    }
    if (status != OVT_OK) {
        return status;
    }
    solve(self);
    rate_issues(self);
    status = judge_offer(self, err);
    if (status == OVT_OK && scenario->offer.phase_count > 0) {
        status = ovt_incentives_run(&self->incentives, &self->incentive_count, scenario, err);
    }
    return status;
}

void
ovt_analysis_free(ovt_analysis *self)
{
    ovt_free(self->incentives);
    ovt_frontier_free(&self->frontier);
    ovt_domain_free(&self->domain);
    *self = (ovt_analysis){0};
}

size_t
ovt_analysis_weakest(const ovt_analysis *self, ovt_side side)
{
    size_t weakest = 0;
    for (size_t i = 1; i < self->incentive_count; i++) {
        if (self->incentives[i].incentive[side] < self->incentives[weakest].incentive[side]) {
            weakest = i;
        }
    }
    return weakest;
}
