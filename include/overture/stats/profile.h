// SPDX-License-Identifier: GPL-3.0-or-later
/** @file profile.h
 *  @brief The whole distribution of one metric of one scenario, as a staircase.
 *
 *  Shares and counts are exact (up to 65,535; larger ones are known by their least and largest).
 *  Real numbers come from bins: the least and the largest of each are steps of their own, and what
 *  lies between them is taken as evenly spread, which moves no value by more than `error`.
 */
#ifndef OVT_STATS_PROFILE_H
#define OVT_STATS_PROFILE_H

#include <stddef.h>
#include <stdint.h>

/** Zero-initialise. */
typedef struct {
    double *values;        /* owned; ascending, each once */
    uint64_t *at_or_below; /* owned; of the n values, so many are no larger */
    size_t count;
    uint64_t n;   /* histories in which the metric exists */
    double error; /* how far a value may be from where it is taken to be; 0: exact */
} ovt_profile;

/** Share of the n values that are at most @p value; NAN where n is 0. */
double ovt_profile_at_most(const ovt_profile *self, double value);

/** Share of the n values that are less than @p value; NAN where n is 0. */
double ovt_profile_below(const ovt_profile *self, double value);

/** Least value that at least the share @p p (above 0, up to 1) of the n values do not exceed; NAN
 *  where n is 0. */
double ovt_profile_quantile(const ovt_profile *self, double p);

/** Accepts a zeroed one. */
void ovt_profile_free(ovt_profile *self);

#endif
