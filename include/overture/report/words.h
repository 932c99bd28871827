// SPDX-License-Identifier: GPL-3.0-or-later
/** @file words.h
 *  @brief Numbers and dates as reports write them.
 */
#ifndef OVT_REPORT_WORDS_H
#define OVT_REPORT_WORDS_H

#include <stddef.h>

#include "overture/base/text.h"
#include "overture/model/scenario.h"

/** Room for any number in words. */
enum { OVT_SAY = 64 };

/* Numbers for people: "12,345.6", "n/a" where it does not exist. Each returns @p text. */
char *ovt_say(char text[OVT_SAY], double value, int decimals);
char *ovt_say_signed(char text[OVT_SAY], double value, int decimals);
char *ovt_say_range(char text[OVT_SAY], double low, double high, int decimals);

/** A share as whole hundredths: "63", "<1" and ">99" rather than a false 0 or 100. */
char *ovt_say_hundredths(char text[OVT_SAY], double share);

/** "A", "B" ... "Z", "AA" for scenario @p index. */
char *ovt_say_letter(char text[OVT_SAY], size_t index);

/** An ending or another key in words: "collapsed in phase 2". */
char *ovt_say_key(char text[OVT_SAY], const char *key);

/** A date as a reader writes it: "28 Mar 2024". */
char *ovt_say_date(char text[OVT_SAY], const ovt_scenario *scenario, double day);

/** Appends @p text fit to be shown: line ends and tabs become blanks; control characters, marks
 *  that turn the direction of writing and bytes that are not UTF-8 show as their bytes ("<1B>"). */
void ovt_text_add_clean(ovt_text *self, const char *text);

#endif
