// SPDX-License-Identifier: GPL-3.0-or-later
/** @file delay.h
 *  @brief Gamma-distributed delays of mean 1 by inversion of one uniform, quick for one coefficient
 *         of variation.
 */
#ifndef OVT_BARGAIN_DELAY_H
#define OVT_BARGAIN_DELAY_H

#include "overture/base/status.h"

/** A stretch of the quantile function as a cubic, from the end nearer to u = 0 or 1. */
typedef struct {
    double power[4];
} ovt_delay_cell;

/** Zero-initialise; free with ovt_delay_free(). */
typedef struct {
    double cv;             /* the cells are for this coefficient of variation; 0: none */
    ovt_delay_cell *cells; /* owned */
} ovt_delay;

/** Free with ovt_delay_free(), also after a failure. */
ovt_status ovt_delay_init(ovt_delay *self, double cv, ovt_error *err) OVT_MUST_CHECK;
void ovt_delay_free(ovt_delay *self);

/** The delays below which shares @p u lie, each in (0, 1), OVT_STREAMS of them: monotone in @p u,
 *  within two millionths of the mean (of themselves, where that is more) of the exact ones. @p cv
 * 0: always 1. */
void ovt_delay_quantiles(const ovt_delay *self, double cv, const double *u, double *delays);

#endif
