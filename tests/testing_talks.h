// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_talks.h
 *  @brief Talks in tests: two sides at a table, and what comes of it.
 */
#ifndef OVT_TESTING_TALKS_H
#define OVT_TESTING_TALKS_H

#include "overture/bargain/talks.h"
#include "testing_scenario.h"

/** Has the parties of a world talk, a day between offers exactly: linear, from their best package,
 *  30 days patient, no agreement worth 0, knowing each other's weights, no door, no deadline; and
 *  gives the offer a phase of 10 days where it has none. */
void testing_set_talks(testing_world *self, ovt_protocol protocol);

/** A side with a strategy. */
ovt_party *testing_set_party(testing_world *self, ovt_side side, ovt_strategy_kind strategy);

/** A red line of a side in an issue. */
void testing_set_red_line(ovt_issue *issue, ovt_side side, double position, double firmness);

/** A mediator with leverage on neither side. */
ovt_mediator *testing_set_mediator(testing_world *self, double skill, ovt_solution_kind solution);

/** The first course of talks of one history. */
ovt_talks_result testing_talk(
    const testing_world *self, uint64_t replication, const ovt_talks_listener *listener);

#endif
