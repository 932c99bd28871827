// SPDX-License-Identifier: GPL-3.0-or-later
/** @file calendar.h
 *  @brief Dates of the proleptic Gregorian calendar as day numbers; no time zones.
 */
#ifndef OVT_BASE_CALENDAR_H
#define OVT_BASE_CALENDAR_H

#include <stdbool.h>

/** Room for "YYYY-MM-DD" and a NUL. */
enum { OVT_DATE_TEXT = 11 };

/** Reads "YYYY-MM-DD" (years 1000 to 9999) as days since 1970-01-01; false when it is no date. */
bool ovt_date_parse(const char *text, long *day);

/** Writes a day number as "YYYY-MM-DD"; returns @p text. */
char *ovt_date_text(char text[OVT_DATE_TEXT], long day);

#endif
