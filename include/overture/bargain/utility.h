// SPDX-License-Identifier: GPL-3.0-or-later
/** @file utility.h
 *  @brief What a package is worth to each side: additive utility over the issues (MODEL: parties).
 *
 *  Utilities are 0..1: weights are normalised to add up to 1 over the issues of a side.
 */
#ifndef OVT_BARGAIN_UTILITY_H
#define OVT_BARGAIN_UTILITY_H

#include <stdbool.h>

#include "overture/model/scenario.h"

/** Value 0..1 of position @p s (0..1) of an issue to a side: by its list over the levels when
 *  given, linear between them; else s^shape or (1-s)^shape. */
double ovt_issue_value(const ovt_issue *issue, ovt_side side, double s);

/** The other way round: the position of an issue without levels that is worth @p value (0..1). */
double ovt_issue_position(const ovt_issue *issue, ovt_side side, double value);

/** Whether a side likes the end `to` of an issue better than the end `from`. */
bool ovt_prefers_to(const ovt_issue *issue, ovt_side side);

/** Sum of a side's weights over all issues; 0 when there are none. The same to the last bit in
 *  whatever order the issues stand. */
double ovt_weight_sum(const ovt_scenario *scenario, ovt_side side);

/** What the configured offer changes for a side in one issue against its status quo, in units of
 *  that side's utility: weight share times (value of the offer's position - value of the status
 *  quo's). Above 0 a gain to come, below 0 a cost to pay. @p weights is the side's sum;
 *  @p status_quo grows by what the status quo is worth in the same units. */
double ovt_issue_stake(const ovt_issue *issue, ovt_side side, double weights, double *status_quo);

#endif
