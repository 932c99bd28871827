// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/change.h"

#include <math.h>

#include "overture/bargain/ladder.h"
#include "overture/bargain/utility.h"
#include "tolerance.h"

enum { HALVINGS = 60 };

bool
ovt_meets(const ovt_scenario *scenario, const ovt_package *package, const ovt_demand *demand)
{
    return ovt_package_utility(scenario, demand->side, package) >=
               demand->utility - OVT_ROUNDED_UTILITY &&
           !ovt_breaks_red_line(scenario, demand->side, package, demand->holding, NULL);
}

static bool
meets_at(const ovt_scenario *scenario, const ovt_package *package, const ovt_demand *demand,
    size_t issue, double position)
{
    ovt_package moved = *package;
    moved.position[issue] = position;
    return ovt_meets(scenario, &moved, demand);
}

/* The level nearest the present one. */
static bool
find_level(const ovt_scenario *scenario, const ovt_package *package, const ovt_demand *demand,
    size_t issue, double *position)
{
    const ovt_issue *self = &scenario->issues[issue];
    double least = INFINITY;
    for (size_t k = 0; k < self->level_count; k++) {
        double at =
            self->level_value_count == self->level_count ? self->level_values[k] : (double) k;
        if (self->level_value_count != self->level_count) {
            at = self->level_count > 1 ? at / (double) (self->level_count - 1) : 0;
        }
        double move = fabs(at - package->position[issue]);
        if (move < least && meets_at(scenario, package, demand, issue, at)) {
            least = move;
            *position = at;
        }
    }
    return isfinite(least);
}

/* The next term in whole numbers, away from @p from. */
static double
whole_from(const ovt_issue *issue, double from, double position)
{
    for (size_t i = 0; i < issue->bind_count; i++) {
        const ovt_bind *bind = &issue->bind[i];
        double first = isnan(bind->from) ? issue->from : bind->from;
        double range = (isnan(bind->to) ? issue->to : bind->to) - first;
        if (bind->place.whole && range != 0) {
            double value = first + position * range;
            bool up = (position > from) == (range > 0);
            value = up ? ceil(value - 1e-9) : floor(value + 1e-9);
            return fmin(1, fmax(0, (value - first) / range));
        }
    }
    return position;
}

/* A place that is within a red line only by the tolerance for rounding goes to the line itself. */
static double
kept_within(const ovt_issue *self, const ovt_demand *demand, size_t issue, double position)
{
    double line = self->interest[demand->side].red_line_position;
    bool beside = fabs(position - line) <= 2 * OVT_SAME_UTILITY; /* not for a NAN */
    return (demand->holding >> issue & 1) != 0 && beside ? line : position;
}

/* The way towards the end that the side likes best is halved until the place is found. */
static bool
find_part(const ovt_scenario *scenario, const ovt_package *package, const ovt_demand *demand,
    size_t issue, double *position)
{
    const ovt_issue *self = &scenario->issues[issue];
    double from = package->position[issue];
    double short_of = from;
    double enough = ovt_prefers_to(self, demand->side) ? 1 : 0;
    if (!meets_at(scenario, package, demand, issue, enough)) {
        return false;
    }
    for (int i = 0; i < HALVINGS; i++) {
        double middle = short_of + (enough - short_of) / 2;
        *(meets_at(scenario, package, demand, issue, middle) ? &enough : &short_of) = middle;
    }
    enough = kept_within(self, demand, issue, enough);
    double whole = whole_from(self, from, enough);
    *position = meets_at(scenario, package, demand, issue, whole) ? whole : enough;
    return true;
}

static ovt_change
change_to(const ovt_scenario *scenario, const ovt_package *package, ovt_side side, size_t issue,
    double position)
{
    ovt_package moved = *package;
    ovt_side other = (ovt_side) (OVT_PARTIES - 1 - side);
    moved.position[issue] = position;
    return (ovt_change){
        .issue = issue,
        .from = package->position[issue],
        .to = position,
        .gain = ovt_package_utility(scenario, side, &moved) -
                ovt_package_utility(scenario, side, package),
        .cost = ovt_package_utility(scenario, other, package) -
                ovt_package_utility(scenario, other, &moved),
    };
}

bool
ovt_change_find(ovt_change *self, const ovt_scenario *scenario, const ovt_package *package,
    const ovt_demand *demand, size_t issue)
{
    double position = package->position[issue];
    if ((demand->fixed >> issue & 1) != 0) {
        return false;
    }
    bool levels = scenario->issues[issue].level_count > 0;
    bool found = levels ? find_level(scenario, package, demand, issue, &position)
                        : find_part(scenario, package, demand, issue, &position);
    if (found) {
        *self = change_to(scenario, package, demand->side, issue, position);
    }
    return found;
}

/* The place of the first package on the other side's ladder that meets the demand. */
static bool
first_place(const ovt_scenario *scenario, const ovt_ladder *ladder, const ovt_demand *demand,
    ovt_package *package)
{
    size_t rung = 0;
    ovt_ladder_at(ladder, 0, package);
    while (!ovt_meets(scenario, package, demand)) {
        if (++rung == ladder->count) {
            return false;
        }
        ovt_ladder_at(ladder, (double) rung, package);
    }
    if (rung == 0 || !ladder->rungs[rung].divisible) {
        return true;
    }
    double low = (double) rung - 1, high = (double) rung;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = low + (high - low) / 2;
        ovt_ladder_at(ladder, middle, package);
        *(ovt_meets(scenario, package, demand) ? &high : &low) = middle;
    }
    ovt_ladder_at(ladder, high, package);
    size_t issue = ladder->rungs[rung].issue;
    double whole =
        whole_from(&scenario->issues[issue], ladder->rungs[rung].from, package->position[issue]);
    if (meets_at(scenario, package, demand, issue, whole)) {
        package->position[issue] = whole;
    }
    return true;
}

/* Red lines are met first: from there on the way leads to what the side likes best. */
static void
set_range(const ovt_scenario *scenario, const ovt_package *package, const ovt_demand *demand,
    double *low, double *high)
{
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        bool to = ovt_prefers_to(issue, demand->side);
        double start = package->position[i];
        double line = issue->interest[demand->side].red_line_position;
        if ((demand->holding >> i & 1) != 0 && !isnan(line)) {
            start = to ? fmax(start, line) : fmin(start, line);
        }
        bool fixed = (demand->fixed >> i & 1) != 0;
        low[i] = to || fixed ? start : 0;
        high[i] = to && !fixed ? 1 : start;
    }
}

ovt_status
ovt_change_combine(ovt_change *changes, size_t *count, const ovt_scenario *scenario,
    const ovt_package *package, const ovt_demand *demand, ovt_error *err)
{
    ovt_domain domain = {0};
    ovt_ladder ladder = {0};
    ovt_package met;
    double low[OVT_MAX_ISSUES], high[OVT_MAX_ISSUES];
    *count = 0;
    ovt_status status = ovt_domain_init(&domain, scenario, err);
    if (status == OVT_OK) {
        status = ovt_ladder_init(&ladder, &domain, err);
    }
    if (status == OVT_OK) {
        set_range(scenario, package, demand, low, high);
        ovt_ladder_build(&ladder, &(ovt_ladder_view){.domain = &domain,
                                      .side = (ovt_side) (OVT_PARTIES - 1 - demand->side),
                                      .low = low,
                                      .high = high});
        bool found = first_place(scenario, &ladder, demand, &met);
        for (size_t i = 0; found && i < scenario->issue_count; i++) {
            if (met.position[i] != package->position[i]) {
                changes[(*count)++] =
                    change_to(scenario, package, demand->side, i, met.position[i]);
            }
        }
    }
    ovt_ladder_free(&ladder);
    ovt_domain_free(&domain);
    return status;
}
