// SPDX-License-Identifier: GPL-3.0-or-later
/** @file take.h
 *  @brief One block into one worker's cells: the only part of the statistics whose time counts.
 */
#ifndef STATS_TAKE_H
#define STATS_TAKE_H

#include "cells.h"

/** Adds a block to the worker's cells, and leaves its moments in the worker. False without
 *  memory. */
bool ovt_take_block(
    const ovt_collector *self, ovt_collector_worker *worker, const ovt_block *block);

/** Adds histories to the standings of one direction: scenario s has OVT_BLOCK values from
 *  values + s * OVT_BLOCK on, of which the first @p count stand for @p times histories each.
 *  @p cells are those of all scenarios. */
void ovt_take_counts_standing(ovt_cell *cells, const int32_t *values, size_t scenario_count,
    size_t count, int direction, uint64_t times);

/** The same of real numbers, none of them NAN. */
void ovt_take_reals_standing(ovt_cell *cells, const double *values, size_t scenario_count,
    size_t count, int direction, uint64_t times);

#endif
