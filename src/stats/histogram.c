// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogram.h"

#include <math.h>
#include <string.h>

#include "overture/base/memory.h"

/* Bins span 0..2^SMALLEST at least, so that scales stay far from the ends of a double. */
enum { BIN_BITS = 11, SMALLEST = -20 };

/* A power of two. */
enum { SMALL = 256 };

static bool
counts_grow(ovt_counts *self, uint32_t most)
{
    size_t length = self->length == 0 ? 16 : self->length;
    while (length <= most && length <= OVT_COUNTED_MOST) {
        length *= 2;
    }
    if (length == self->length) {
        return true;
    }
    uint64_t *grown = ovt_resize(self->counts, length, sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    memset(grown + self->length, 0, (length - self->length) * sizeof *grown);
    self->counts = grown;
    self->length = length;
    return true;
}

static void
beyond_extend(ovt_counts *self, int32_t min, int32_t max)
{
    if (self->beyond == 0 || min < self->beyond_min) {
        self->beyond_min = min;
    }
    if (self->beyond == 0 || max > self->beyond_max) {
        self->beyond_max = max;
    }
}

bool
ovt_counts_add_one(ovt_counts *self, int32_t value, uint64_t times)
{
    if ((uint32_t) value >= self->length && !counts_grow(self, (uint32_t) value)) {
        return false;
    }
    if ((uint32_t) value < self->length) {
        self->counts[value] += times;
        return true;
    }
    beyond_extend(self, value, value);
    self->beyond += times;
    self->beyond_sum += (ovt_wide) times * value;
    self->beyond_squares += (ovt_wide) times * value * value;
    return true;
}

/* All bits of all values: below a power of two just when every value is. As unsigned, so that no
 * value, however wrong, can index outside of a table. */
static uint32_t
all_bits(const int32_t *values, size_t count)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        bits |= (uint32_t) values[i];
    }
    return bits;
}

/* Small values come again and again, and adding to the same place must wait for the last time: so
 * four tables take turns. */
static void
count_small(uint64_t *counts, size_t length, const int32_t *values, size_t count)
{
    uint32_t tables[4][SMALL] = {{0}};
    size_t whole = count / 4 * 4;
    for (size_t i = 0; i < whole; i += 4) {
        tables[0][values[i]]++;
        tables[1][values[i + 1]]++;
        tables[2][values[i + 2]]++;
        tables[3][values[i + 3]]++;
    }
    for (size_t i = whole; i < count; i++) {
        tables[0][values[i]]++;
    }
    for (size_t i = 0; i < length && i < SMALL; i++) {
        counts[i] += (uint64_t) tables[0][i] + tables[1][i] + tables[2][i] + tables[3][i];
    }
}

bool
ovt_counts_add(ovt_counts *self, const int32_t *values, size_t count)
{
    uint32_t bits = all_bits(values, count);
    if (bits >= self->length && !counts_grow(self, bits)) {
        return false;
    }
    if (bits < SMALL) {
        count_small(self->counts, self->length, values, count);
        return true;
    }
    if (bits < self->length) {
        for (size_t i = 0; i < count; i++) {
            self->counts[values[i]]++;
        }
        return true;
    }
    bool fine = true;
    for (size_t i = 0; i < count && fine; i++) {
        fine = ovt_counts_add_one(self, values[i], 1);
    }
    return fine;
}

bool
ovt_counts_merge(ovt_counts *self, ovt_counts *from)
{
    if (from->length > self->length && !counts_grow(self, (uint32_t) (from->length - 1))) {
        return false;
    }
    for (size_t i = 0; i < from->length; i++) {
        self->counts[i] += from->counts[i];
        from->counts[i] = 0;
    }
    if (from->beyond > 0) {
        beyond_extend(self, from->beyond_min, from->beyond_max);
        self->beyond += from->beyond;
        self->beyond_sum += from->beyond_sum;
        self->beyond_squares += from->beyond_squares;
        from->beyond = 0;
        from->beyond_sum = 0;
        from->beyond_squares = 0;
    }
    return true;
}

uint64_t
ovt_counts_total(const ovt_counts *self, ovt_wide *sum, ovt_wide *squares)
{
    uint64_t n = self->beyond;
    *sum = self->beyond_sum;
    *squares = self->beyond_squares;
    for (size_t i = 0; i < self->length; i++) {
        ovt_wide part = (ovt_wide) self->counts[i] * (int64_t) i;
        n += self->counts[i];
        *sum += part;
        *squares += part * (int64_t) i;
    }
    return n;
}

/* The value at a place of so many that lie between two known ones: those are exact, the others
 * are taken as evenly spread. */
static double
between(double min, double max, uint64_t place, uint64_t n, double *error)
{
    *error = 0;
    if (place <= 1 || min == max) {
        return min;
    }
    if (place >= n) {
        return max;
    }
    double value = min + (max - min) * ((double) (place - 1) / (double) (n - 1));
    *error = fmax(value - min, max - value);
    return value;
}

double
ovt_counts_rank(const ovt_counts *self, uint64_t rank, double *error)
{
    uint64_t below = 0;
    for (size_t i = 0; i < self->length; i++) {
        below += self->counts[i];
        if (below >= rank) {
            *error = 0;
            return (double) i;
        }
    }
    return between(self->beyond_min, self->beyond_max, rank - below, self->beyond, error);
}

void
ovt_counts_free(ovt_counts *self)
{
    ovt_free(self->counts);
    *self = (ovt_counts){0};
}

/* Least exponent with value < 2^exponent. */
static int
exponent_for(double value)
{
    int exponent = SMALLEST;
    if (value > 0) {
        (void) frexp(value, &exponent);
    }
    return exponent < SMALLEST ? SMALLEST : exponent;
}

static void
bin_add(ovt_bin *self, ovt_bin part)
{
    if (self->n == 0) {
        *self = part;
    } else if (part.n > 0) {
        self->min = part.min < self->min ? part.min : self->min;
        self->max = part.max > self->max ? part.max : self->max;
        self->n += part.n;
    }
}

/* Bins nest, and scaling by a power of two is exact: a value lies where it would have, had the
 * range been as large from the start. */
static bool
bins_widen(ovt_bins *self, int exponent)
{
    if (self->bins == NULL) {
        self->bins = ovt_allocate(OVT_BIN_COUNT, sizeof *self->bins);
        self->exponent = exponent;
        return self->bins != NULL;
    }
    int shift = exponent - self->exponent;
    if (shift <= 0) {
        return true;
    }
    shift = shift > BIN_BITS ? BIN_BITS : shift;
    for (size_t i = 1; i < OVT_BIN_COUNT; i++) {
        ovt_bin part = self->bins[i];
        self->bins[i] = (ovt_bin){0};
        bin_add(&self->bins[i >> shift], part);
    }
    self->exponent = exponent;
    return true;
}

static size_t
bin_of(const ovt_bins *self, double value)
{
    return value > 0 ? (size_t) ldexp(value, BIN_BITS - self->exponent) : 0;
}

bool
ovt_bins_add_one(ovt_bins *self, double value, uint64_t times)
{
    if (times == 0) {
        return true;
    }
    if (!bins_widen(self, exponent_for(value))) {
        return false;
    }
    bin_add(&self->bins[bin_of(self, value)], (ovt_bin){times, value, value});
    return true;
}

bool
ovt_bins_add(ovt_bins *self, const double *values, size_t count)
{
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        most = values[i] > most ? values[i] : most;
    }
    if (count == 0) {
        return true;
    }
    if (!bins_widen(self, exponent_for(most))) {
        return false;
    }
    double scale = ldexp(1, BIN_BITS - self->exponent);
    for (size_t i = 0; i < count; i++) {
        double value = values[i];
        ovt_bin *bin = &self->bins[value > 0 ? (size_t) (value * scale) : 0];
        if (bin->n++ == 0) {
            bin->min = value;
            bin->max = value;
        }
        bin->min = value < bin->min ? value : bin->min;
        bin->max = value > bin->max ? value : bin->max;
    }
    return true;
}

bool
ovt_bins_merge(ovt_bins *self, ovt_bins *from)
{
    if (from->bins == NULL) {
        return true;
    }
    if (!bins_widen(self, from->exponent)) {
        return false;
    }
    bins_widen(from, self->exponent);
    for (size_t i = 0; i < OVT_BIN_COUNT; i++) {
        bin_add(&self->bins[i], from->bins[i]);
        from->bins[i] = (ovt_bin){0};
    }
    return true;
}

double
ovt_bins_rank(const ovt_bins *self, uint64_t rank, double *error)
{
    uint64_t below = 0;
    for (size_t i = 0; self->bins != NULL && i < OVT_BIN_COUNT; i++) {
        const ovt_bin *bin = &self->bins[i];
        if (below + bin->n >= rank) {
            return between(bin->min, bin->max, rank - below, bin->n, error);
        }
        below += bin->n;
    }
    return NAN;
}

void
ovt_bins_free(ovt_bins *self)
{
    ovt_free(self->bins);
    *self = (ovt_bins){0};
}
