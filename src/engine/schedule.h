// SPDX-License-Identifier: GPL-3.0-or-later
/** @file schedule.h
 *  @brief The release days of every phase, in order, with what is due on each.
 */
#ifndef OVT_ENGINE_SCHEDULE_H
#define OVT_ENGINE_SCHEDULE_H

#include "overture/model/scenario.h"
#include "plan.h"

/** Sets how many days and dues @p plan needs at most, whatever its inputs draw. */
void ovt_schedule_room(ovt_plan *plan, const ovt_scenario *scenario);

/** Lays out the release days in @p plan. Days beyond the end of a phase fall on its last day. */
void ovt_schedule_read(ovt_plan *plan, const ovt_scenario *scenario);

/** The largest value that a whole number in @p scenario can be drawn with; the number itself where
 *  it is no input. */
int32_t ovt_schedule_largest(const ovt_scenario *scenario, const int *number);

#endif
