// SPDX-License-Identifier: GPL-3.0-or-later
/** @file flat.h
 *  @brief How summaries and differences lie in a list of doubles: the status first, then scenario
 *         by scenario and metric by metric. All zeros: not modelled.
 */
#ifndef OVT_STUDY_FLAT_H
#define OVT_STUDY_FLAT_H

#include <stddef.h>

#include "overture/stats/results.h"

/** Where those of a scenario and column begin. */
size_t ovt_flat_place(const ovt_columns *columns, size_t scenario, size_t column);

void ovt_flat_summary_put(double *flat, const ovt_summary *summary);
void ovt_flat_difference_put(double *flat, const ovt_difference *difference);
ovt_summary ovt_flat_summary(const double *flat);
ovt_difference ovt_flat_difference(const double *flat);

#endif
