// SPDX-License-Identifier: GPL-3.0-or-later
/** @file terms.h
 *  @brief What the parties agree on becomes the terms of the offer in a copy of the scenario.
 */
#ifndef OVT_ENGINE_TERMS_H
#define OVT_ENGINE_TERMS_H

#include "overture/bargain/talks.h"
#include "people.h"

/** Puts a package into @p copy through each issue's bind: counts are rounded to whole people. An
 *  issue settled from outside becomes its status quo, so that nobody has a stake in it. */
void ovt_terms_agree(ovt_scenario *copy, const ovt_package *package, uint64_t forced);

/** Lowers what @p copy promises of each category, later releases first, to those still held. */
void ovt_terms_cap(ovt_scenario *copy, ovt_people *people, ovt_tally *tallies);

/** Takes back in @p copy what the other two did. */
void ovt_terms_restore(ovt_scenario *copy, const ovt_scenario *original);

#endif
