// SPDX-License-Identifier: GPL-3.0-or-later
/** @file histogram.h
 *  @brief How often which value came: exact for whole numbers, in bins for real ones.
 *
 *  Nothing here depends on the order in which values come, nor on how they are divided over
 *  threads.
 */
#ifndef STATS_HISTOGRAM_H
#define STATS_HISTOGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Exact sums of whole numbers and of their squares over any number of histories. */
__extension__ typedef __int128 ovt_wide;

/** Largest whole number counted by its value; what is larger is lumped together. */
enum { OVT_COUNTED_MOST = 65535 };

/** Whole numbers of at least 0. Zero-initialise; grows with the largest value met. */
typedef struct {
    uint64_t *counts; /* owned */
    size_t length;    /* values 0..length-1 */
    uint64_t beyond;  /* how many were larger than OVT_COUNTED_MOST, */
    int32_t beyond_min;
    int32_t beyond_max;
    ovt_wide beyond_sum;
    ovt_wide beyond_squares;
} ovt_counts;

/** Adds values; false without memory. */
bool ovt_counts_add(ovt_counts *self, const int32_t *values, size_t count);

/** Adds the same value @p times times. */
bool ovt_counts_add_one(ovt_counts *self, int32_t value, uint64_t times);

/** Moves all of @p from here. */
bool ovt_counts_merge(ovt_counts *self, ovt_counts *from);

/** How many values there are, their sum and the sum of their squares. */
uint64_t ovt_counts_total(const ovt_counts *self, ovt_wide *sum, ovt_wide *squares);

/** Where the value of a rank (from 1 on) lies in ascending order: it is returned, and may be wrong
 *  by *error. */
double ovt_counts_rank(const ovt_counts *self, uint64_t rank, double *error);

void ovt_counts_free(ovt_counts *self);

enum { OVT_BIN_COUNT = 2048 };

typedef struct {
    uint64_t n;
    double min; /* of the values in the bin: an atom is known exactly */
    double max;
} ovt_bin;

/** Real numbers of at least 0, in bins of equal width over 0..2^exponent; the range doubles as
 *  larger values come, two bins becoming one. Zero-initialise. */
typedef struct {
    ovt_bin *bins; /* owned; NULL before the first value */
    int exponent;
} ovt_bins;

/** Adds values, none of them NAN; false without memory. */
bool ovt_bins_add(ovt_bins *self, const double *values, size_t count);

/** Adds the same value @p times times. */
bool ovt_bins_add_one(ovt_bins *self, double value, uint64_t times);

bool ovt_bins_merge(ovt_bins *self, ovt_bins *from);

/** As ovt_counts_rank(). */
double ovt_bins_rank(const ovt_bins *self, uint64_t rank, double *error);

void ovt_bins_free(ovt_bins *self);

#endif
