// SPDX-License-Identifier: GPL-3.0-or-later
/** @file tell.h
 *  @brief Tells the events of a history to whoever follows it.
 */
#ifndef OVT_ENGINE_TELL_H
#define OVT_ENGINE_TELL_H

#include "deal.h"
#include "overture/engine/event.h"

/** Day of the history at which a deal stands. */
double ovt_deal_day(const ovt_deal *self);

/** As ovt_deal_exchange(), and tells what was handed over. */
double ovt_tell_exchange(ovt_deal *self, const ovt_plan_day *day);

/** Tells that a phase begins, and on which terms. */
void ovt_tell_phase(const ovt_deal *self);

/** Tells an event of the deal that has a length, or the day for which something was planned. */
void ovt_tell_deal(const ovt_deal *self, ovt_event_kind kind, double number);

/** Tells what became of somebody held. */
void ovt_tell_person(
    const ovt_people *self, ovt_event_kind kind, const ovt_plan_category *category, double day);

#endif
