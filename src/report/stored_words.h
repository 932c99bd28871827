// SPDX-License-Identifier: GPL-3.0-or-later
/** @file stored_words.h
 *  @brief The words by which a stored report says what its parts are.
 */
#ifndef OVT_REPORT_STORED_WORDS_H
#define OVT_REPORT_STORED_WORDS_H

#include "overture/report/document.h"

/** Numbers of a chart's point, before its label. */
enum { OVT_POINT_NUMBERS = 7 };

enum { OVT_BLOCK_KINDS = OVT_BLOCK_CHART + 1 };

extern const char *const ovt_block_words[OVT_BLOCK_KINDS];
extern const char *const ovt_align_words[OVT_ALIGN_RIGHT + 1];
extern const char *const ovt_chart_words_of[OVT_CHART_COUNT];

#endif
