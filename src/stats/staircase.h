// SPDX-License-Identifier: GPL-3.0-or-later
/** @file staircase.h
 *  @brief From what a collector counted to a profile.
 */
#ifndef STATS_STAIRCASE_H
#define STATS_STAIRCASE_H

#include "histogram.h"
#include "overture/stats/profile.h"

/** Fills a zeroed profile; false without memory, and then it is to be freed all the same. */
bool ovt_profile_of_counts(ovt_profile *self, const ovt_counts *counts);

/** The same from bins. */
bool ovt_profile_of_bins(ovt_profile *self, const ovt_bins *bins);

#endif
