// SPDX-License-Identifier: GPL-3.0-or-later
/** @file moments.h
 *  @brief Mean and spread of real numbers, merged in an order that does not depend on threads.
 *
 *  Each block has its moments in two passes. Blocks merge by a fixed binary tree over their
 *  index: a node of level L covers 2^L blocks from a multiple of 2^L on, the left operand comes
 *  first, and what is left over at the end merges from the right. So any order of arrival gives
 *  the same bits, and only a few nodes wait for their neighbour at any time.
 */
#ifndef STATS_MOMENTS_H
#define STATS_MOMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"

typedef struct {
    uint64_t n;
    double mean;
    double m2; /* sum of squared differences from the mean */
} ovt_moments;

/** Of a list without NANs. All equal values give exactly that mean and m2 = 0. */
ovt_moments ovt_moments_of(const double *values, size_t count);

/** Of two lists together (Chan, Golub and LeVeque 1983). */
ovt_moments ovt_moments_merge(ovt_moments left, ovt_moments right);

/** Blocks that wait for their neighbour; every node holds `width` moments. Zero-initialise. */
typedef struct {
    size_t width;
    struct ovt_forest_node *nodes; /* owned */
    size_t count;
    size_t capacity;
} ovt_forest;

/** Takes the moments of one block, in any order of blocks. */
ovt_status ovt_forest_add(
    ovt_forest *self, uint64_t block, const ovt_moments *moments) OVT_MUST_CHECK;

/** Merges all that came into @p total (`width` moments); more blocks may come afterwards. */
void ovt_forest_total(const ovt_forest *self, ovt_moments *total);

void ovt_forest_free(ovt_forest *self);

#endif
