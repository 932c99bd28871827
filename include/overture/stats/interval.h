// SPDX-License-Identifier: GPL-3.0-or-later
/** @file interval.h
 *  @brief Confidence intervals of 95 %, and the verdict they allow.
 */
#ifndef OVT_STATS_INTERVAL_H
#define OVT_STATS_INTERVAL_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    double low;
    double high;
} ovt_interval;

/** Student's t interval of a mean from its standard error; NANs where n < 2. */
ovt_interval ovt_interval_mean(double mean, double standard_error, uint64_t n);

/** Wilson's score interval of a share of @p hits in @p n (Wilson 1927); NANs where n = 0. */
ovt_interval ovt_interval_share(uint64_t hits, uint64_t n);

/** Exact interval of a share (Clopper and Pearson 1934), used where hits is 0 or n. */
ovt_interval ovt_interval_exact(uint64_t hits, uint64_t n);

/** Ranks (from 1 on) of the two values between which the quantile of share @p p (between 0 and 1)
 * of any distribution lies in 95 % of all samples of n, or a little more: each side leaves out at
 * most 2.5 % of the binomial distribution. False where n is too small for such a pair. */
bool ovt_interval_ranks(double p, uint64_t n, uint64_t *low, uint64_t *high);

typedef enum { OVT_HIGHER, OVT_LOWER, OVT_SAME, OVT_CANNOT_TELL, OVT_VERDICT_COUNT } ovt_verdict;

/** "higher", "lower", "practically the same", "cannot tell". */
const char *ovt_verdict_text(ovt_verdict verdict);

/** By the interval of a paired difference and the tolerance: wholly above +tolerance is higher,
 *  wholly below -tolerance lower, wholly within practically the same, else it cannot be told. An
 *  interval that is the point 0 is practically the same also at tolerance 0. */
ovt_verdict ovt_verdict_of(ovt_interval interval, double tolerance);

#endif
