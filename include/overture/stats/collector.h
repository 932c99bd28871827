// SPDX-License-Identifier: GPL-3.0-or-later
/** @file collector.h
 *  @brief Takes finished blocks of outcomes and keeps only what summaries and paired differences
 *         need: memory does not grow with the number of histories.
 *
 *  What is collected does not depend on the order of the blocks, nor on which worker brings which
 *  of them: whole numbers are counted and summed exactly, real ones go through a fixed tree over
 *  the blocks.
 */
#ifndef OVT_STATS_COLLECTOR_H
#define OVT_STATS_COLLECTOR_H

#include <stddef.h>

#include "overture/base/status.h"
#include "overture/engine/simulate.h"
#include "overture/model/scenario.h"
#include "overture/stats/metric.h"
#include "overture/stats/profile.h"
#include "overture/stats/results.h"

/** Opaque. */
typedef struct ovt_collector ovt_collector;

/** @p scenarios and @p columns are borrowed. */
ovt_status ovt_collector_new(ovt_collector **self, const ovt_scenario *const *scenarios,
    size_t scenario_count, const ovt_columns *columns, size_t baseline, unsigned workers,
    ovt_error *err) OVT_MUST_CHECK;

/** Takes a block (an ovt_block_taker whose sink is the collector). Each worker may be in here at
 *  the same time as the others; OVT_MEMORY is the only failure. */
ovt_status ovt_collector_take(void *sink, unsigned worker, const ovt_block *block) OVT_MUST_CHECK;

/** Fills the summaries, differences and standings of @p results from all blocks taken so far;
 *  more may be taken afterwards. No worker may be in ovt_collector_take(). */
ovt_status ovt_collector_summarise(
    ovt_collector *self, ovt_results *results, ovt_error *err) OVT_MUST_CHECK;

/** Fills the zeroed @p profile of one column of one scenario from what the last
 *  ovt_collector_summarise() saw; empty where the scenario does not model it. Free it with
 *  ovt_profile_free(), also after a failure. */
ovt_status ovt_collector_profile(const ovt_collector *self, size_t scenario, size_t column,
    ovt_profile *profile, ovt_error *err) OVT_MUST_CHECK;

/** NULL is ignored. */
void ovt_collector_delete(ovt_collector *self);

#endif
