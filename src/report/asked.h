// SPDX-License-Identifier: GPL-3.0-or-later
/** @file asked.h
 *  @brief What the reports of "what if" have in common.
 */
#ifndef OVT_REPORT_ASKED_PARTS_H
#define OVT_REPORT_ASKED_PARTS_H

#include "overture/report/asked.h"
#include "parts.h"

/** The metric asked about, and the scenario. */
const ovt_metric *ovt_asked_metric(const ovt_asked *asked);
const ovt_scenario *ovt_asked_scenario(const ovt_asked *asked);

/** A value of a setting for people; returns @p text. */
char *ovt_asked_value(
    const ovt_asked *asked, size_t input, double value, char text[OVT_VALUE_TEXT]);

/** "WHAT: Deal reached (As offered ...)". */
void ovt_asked_heading(ovt_document *self, const ovt_asked *asked, const char *what);

/** Adds `scenario` and `metric` to the data. */
void ovt_asked_data(ovt_document *self, const ovt_asked *asked);

#endif
