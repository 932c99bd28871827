// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/utility.h"

#include <math.h>

/* Position of a level; without a list they are evenly spread. */
static double
level_position(const ovt_issue *issue, size_t level, size_t count)
{
    if (issue->level_value_count == count) {
        return issue->level_values[level];
    }
    return count == 1 ? 0 : (double) level / (double) (count - 1);
}

/* Straight lines between the values of the levels; flat beyond the first and last. */
static double
value_by_levels(const ovt_issue *issue, const ovt_interest *interest, double s)
{
    size_t count = interest->value_count;
    double low = level_position(issue, 0, count);
    if (s <= low) {
        return interest->values[0];
    }
    for (size_t i = 1; i < count; i++) {
        double high = level_position(issue, i, count);
        if (s <= high) {
            double share = high > low ? (s - low) / (high - low) : 1;
            return interest->values[i - 1] +
                   share * (interest->values[i] - interest->values[i - 1]);
        }
        low = high;
    }
    return interest->values[count - 1];
}

/* Roots and squares stand for most curves. */
static double
power_of(double value, double shape)
{
    return shape == 1     ? value
           : shape == 0.5 ? sqrt(value)
           : shape == 2   ? value * value
                          : pow(value, shape);
}

double
ovt_issue_value(const ovt_issue *issue, ovt_side side, double s)
{
    const ovt_interest *interest = &issue->interest[side];
    if (interest->value_count > 0) {
        return value_by_levels(issue, interest, s);
    }
    double wanted = ovt_prefers_to(issue, side) ? s : 1 - s;
    return power_of(wanted, interest->shape);
}

double
ovt_issue_position(const ovt_issue *issue, ovt_side side, double value)
{
    double shape = issue->interest[side].shape;
    double wanted = power_of(value, 1 / shape);
    return ovt_prefers_to(issue, side) ? wanted : 1 - wanted;
}

bool
ovt_prefers_to(const ovt_issue *issue, ovt_side side)
{
    const ovt_interest *interest = &issue->interest[side];
    if (interest->prefers != OVT_PREFERS_DEFAULT) {
        return interest->prefers == OVT_PREFERS_TO;
    }
    if (interest->value_count > 1 &&
        interest->values[0] != interest->values[interest->value_count - 1]) {
        return interest->values[0] < interest->values[interest->value_count - 1];
    }
    return side == OVT_HOLDER;
}

double
ovt_weight_sum(const ovt_scenario *scenario, ovt_side side)
{
    double weights[OVT_MAX_ISSUES];
    double sum = 0;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        double weight = scenario->issues[i].interest[side].weight;
        size_t place = i;
        for (; place > 0 && weights[place - 1] > weight; place--) {
            weights[place] = weights[place - 1];
        }
        weights[place] = weight;
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        sum += weights[i];
    }
    return sum;
}

double
ovt_issue_stake(const ovt_issue *self, ovt_side side, double weights, double *status_quo)
{
    if (weights <= 0) {
        return 0;
    }
    double share = self->interest[side].weight / weights;
    double before = ovt_issue_value(self, side, self->status_quo_position);
    *status_quo += share * before;
    return share * (ovt_issue_value(self, side, self->position) - before);
}
