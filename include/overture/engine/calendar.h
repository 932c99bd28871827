// SPDX-License-Identifier: GPL-3.0-or-later
/** @file calendar.h
 *  @brief The release days of an offer when everything goes to plan: who is freed, for how many.
 */
#ifndef OVT_ENGINE_CALENDAR_H
#define OVT_ENGINE_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/scenario.h"

/** One release day: all releases and lumps due on it. */
typedef struct {
    double day; /* since the signing */
    size_t phase;
    int32_t alive;
    int32_t remains;
    int32_t prisoners;
} ovt_calendar_day;

/** The release days of the offer, signed or not, in order: on time, in full, without an extension,
 *  inputs at their means. Fractions of prisoners are carried over and pools run out as in a
 *  history. @p rows is to be released with ovt_free(), also after a failure. */
ovt_status ovt_calendar_run(ovt_calendar_day **rows, size_t *count, const ovt_scenario *scenario,
    ovt_error *err) OVT_MUST_CHECK;

#endif
