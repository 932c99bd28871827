// SPDX-License-Identifier: GPL-3.0-or-later
/** @file typical.h
 *  @brief Which history of a run is like most of them.
 */
#ifndef OVT_STATS_TYPICAL_H
#define OVT_STATS_TYPICAL_H

#include <stdint.h>

#include "overture/base/status.h"
#include "overture/stats/results.h"

/** Replication of the history nearest the medians of a run with one scenario: the one with the
 *  least sum of squared distances from the median, each in standard deviations of its metric, over
 *  all metrics that are not of one category, class or ending alone. A metric that exists in at
 *  least half of the histories and not in this one, or the other way round, counts as one standard
 *  deviation. Ties go to the lower number. Plays all histories once more; the answer does not
 *  depend on the number of threads. */
ovt_status ovt_typical_find(uint64_t *replication, const ovt_results *results, unsigned threads,
    ovt_error *err) OVT_MUST_CHECK;

#endif
