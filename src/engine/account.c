// SPDX-License-Identifier: GPL-3.0-or-later
#include "account.h"

#include <math.h>

void
ovt_account_people(const ovt_plan *plan, ovt_outcome *outcome, const int32_t *released)
{
    ovt_tally all = {0};
    for (size_t i = 0; i < plan->category_count; i++) {
        const ovt_tally *tally = &outcome->by_category[i];
        all.returned_alive += tally->returned_alive;
        all.returned_remains += tally->returned_remains;
        all.died_in_captivity += tally->died_in_captivity;
        all.rescued += tally->rescued;
        all.recovered += tally->recovered;
        all.still_held_alive += tally->still_held_alive;
        all.still_held_remains += tally->still_held_remains;
    }
    outcome->captives = all;
    for (size_t i = 0; i < plan->class_count; i++) {
        outcome->prisoners_released += released[i];
    }
    int32_t returned = all.returned_alive + all.returned_remains;
    outcome->prisoners_per_captive =
        returned > 0 ? (double) outcome->prisoners_released / returned : NAN;
}

bool
ovt_account_holds(const ovt_plan *plan, const ovt_outcome *outcome, const int32_t *released)
{
    for (size_t i = 0; i < plan->category_count; i++) {
        const ovt_tally *tally = &outcome->by_category[i];
        if (tally->returned_alive + tally->returned_remains + tally->rescued + tally->recovered +
                    tally->still_held_alive + tally->still_held_remains !=
                plan->categories[i].held ||
            tally->still_held_alive < 0 || tally->still_held_remains < 0) {
            return false;
        }
    }
    for (size_t i = 0; i < plan->class_count; i++) {
        if (released[i] < 0 || released[i] > plan->pools[i]) {
            return false;
        }
    }
    double days = outcome->truce_days + outcome->pause_days + outcome->hostility_days;
    return outcome->hostility_days >= -1e-9 && fabs(days - plan->horizon) <= 1e-9 * plan->horizon;
}

void
ovt_account_talks(ovt_outcome *outcome, const ovt_talks_result *counts)
{
    bool rejected = counts->rejections > 0;
    outcome->rounds = counts->rounds;
    outcome->rejections = counts->rejections;
    outcome->tactical_rejections = counts->tactical_rejections;
    outcome->breakdowns = counts->breakdowns;
    outcome->first_rejection_tactical = rejected ? (double) counts->first_rejection_tactical : NAN;
    outcome->deal_after_rejection = rejected ? (double) outcome->deal_reached : NAN;
}

void
ovt_account_no_value(ovt_outcome *outcome)
{
    for (int side = 0; side < OVT_PARTIES; side++) {
        outcome->utility[side] = outcome->realised[side] = NAN;
    }
    outcome->joint_surplus = outcome->nash_product = NAN;
    outcome->surplus_share = outcome->money_left = NAN;
}

void
ovt_account_value(ovt_outcome *outcome, const ovt_talks_result *first, double left)
{
    double gain[OVT_PARTIES];
    for (int side = 0; side < OVT_PARTIES; side++) {
        outcome->utility[side] = outcome->realised[side] = first->utility[side];
        gain[side] = first->utility[side] - first->reservation[side];
    }
    double sum = gain[OVT_SEEKER] + gain[OVT_HOLDER];
    outcome->joint_surplus = sum;
    outcome->nash_product = gain[OVT_SEEKER] * gain[OVT_HOLDER];
    outcome->surplus_share = first->agreed && sum > 0 ? gain[OVT_SEEKER] / sum : NAN;
    outcome->money_left = first->agreed ? left : NAN;
}

void
ovt_account_realised(ovt_outcome *outcome, const ovt_deal *last)
{
    double delivered[OVT_PARTIES];
    ovt_progress_delivered(&last->progress, last->plan, delivered);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        outcome->realised[side] = last->plan->status_quo[side] + delivered[side];
    }
}
