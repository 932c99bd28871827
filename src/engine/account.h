// SPDX-License-Identifier: GPL-3.0-or-later
/** @file account.h
 *  @brief What a history comes to in the end.
 */
#ifndef OVT_ENGINE_ACCOUNT_H
#define OVT_ENGINE_ACCOUNT_H

#include "deal.h"
#include "overture/bargain/talks.h"

/** Adds up categories and classes. */
void ovt_account_people(const ovt_plan *plan, ovt_outcome *outcome, const int32_t *released);

/** Whether nobody and no day got lost. */
bool ovt_account_holds(const ovt_plan *plan, const ovt_outcome *outcome, const int32_t *released);

/** What is counted of the talks, over all courses. */
void ovt_account_talks(ovt_outcome *outcome, const ovt_talks_result *counts);

/** Nothing is negotiated. */
void ovt_account_no_value(ovt_outcome *outcome);

/** The package signed first, or no agreement; @p left: what was left on the table. */
void ovt_account_value(ovt_outcome *outcome, const ovt_talks_result *first, double left);

/** What was delivered of the package signed last, above the utility of the status quo: each issue's
 *  stake by the share of its terms that was delivered. */
void ovt_account_realised(ovt_outcome *outcome, const ovt_deal *last);

#endif
