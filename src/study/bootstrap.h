// SPDX-License-Identifier: GPL-3.0-or-later
/** @file bootstrap.h
 *  @brief Intervals by drawing rows again (Efron 1979).
 */
#ifndef OVT_STUDY_BOOTSTRAP_H
#define OVT_STUDY_BOOTSTRAP_H

#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/stats/interval.h"

/** Computes @p count statistics of @p rows row numbers (some may repeat) into @p statistics. */
typedef void (*ovt_statistic)(
    void *context, const size_t *numbers, size_t rows, double *statistics);

/** Percentile intervals of 95 % of @p count statistics over @p rows rows, from 1,000 draws by
 *  @p seed. NANs where a statistic does not exist in every draw. OVT_MEMORY is the only failure. */
ovt_status ovt_bootstrap_run(ovt_interval *intervals, size_t count, size_t rows, uint64_t seed,
    ovt_statistic statistic, void *context, ovt_error *err) OVT_MUST_CHECK;

#endif
