// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/profile.h"

#include <math.h>

#include "overture/base/memory.h"
#include "staircase.h"

/* Inner steps that stand for what lies between the least and the largest of a bin: few, since a
 * bin is narrow. */
enum { INNER = 4 };

static bool
make_room(ovt_profile *self, size_t count)
{
    self->values = ovt_allocate(count, sizeof *self->values);
    self->at_or_below = ovt_allocate(count, sizeof *self->at_or_below);
    return self->values != NULL && self->at_or_below != NULL;
}

static void
add_step(ovt_profile *self, double value, uint64_t times)
{
    if (times == 0) {
        return;
    }
    self->n += times;
    if (self->count > 0 && self->values[self->count - 1] == value) {
        self->at_or_below[self->count - 1] = self->n;
        return;
    }
    self->values[self->count] = value;
    self->at_or_below[self->count++] = self->n;
}

/* Adds n values of which the least and the largest are known: INNER + 2 steps at most. */
static void
add_spread(ovt_profile *self, double min, double max, uint64_t n)
{
    if (n == 0) {
        return;
    }
    if (n == 1 || min == max) {
        add_step(self, min, n);
        return;
    }
    uint64_t inner = n - 2;
    add_step(self, min, 1);
    for (uint64_t i = 0; i < INNER; i++) {
        double place = ((double) i + 0.5) / INNER;
        add_step(self, min + (max - min) * place, inner * (i + 1) / INNER - inner * i / INNER);
    }
    add_step(self, max, 1);
    if (inner > 0) {
        self->error = fmax(self->error, max - min);
    }
}

bool
ovt_profile_of_counts(ovt_profile *self, const ovt_counts *counts)
{
    size_t steps = INNER + 2;
    for (size_t i = 0; i < counts->length; i++) {
        steps += counts->counts[i] > 0;
    }
    if (!make_room(self, steps)) {
        return false;
    }
    for (size_t i = 0; i < counts->length; i++) {
        add_step(self, (double) i, counts->counts[i]);
    }
    add_spread(self, counts->beyond_min, counts->beyond_max, counts->beyond);
    return true;
}

bool
ovt_profile_of_bins(ovt_profile *self, const ovt_bins *bins)
{
    size_t steps = 0;
    for (size_t i = 0; bins->bins != NULL && i < OVT_BIN_COUNT; i++) {
        steps += bins->bins[i].n > 0 ? INNER + 2 : 0;
    }
    if (!make_room(self, steps)) {
        return false;
    }
    for (size_t i = 0; bins->bins != NULL && i < OVT_BIN_COUNT; i++) {
        const ovt_bin *bin = &bins->bins[i];
        add_spread(self, bin->min, bin->max, bin->n);
    }
    return true;
}

/* How many of the steps have a value below, or at most, a given one. */
static size_t
steps_up_to(const ovt_profile *self, double value, bool included)
{
    size_t low = 0;
    size_t high = self->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        double step = self->values[middle];
        if (step < value || (included && step == value)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static double
share(const ovt_profile *self, size_t steps)
{
    uint64_t hits = steps == 0 ? 0 : self->at_or_below[steps - 1];
    return self->n == 0 ? NAN : (double) hits / (double) self->n;
}

double
ovt_profile_at_most(const ovt_profile *self, double value)
{
    return share(self, steps_up_to(self, value, true));
}

double
ovt_profile_below(const ovt_profile *self, double value)
{
    return share(self, steps_up_to(self, value, false));
}

double
ovt_profile_quantile(const ovt_profile *self, double p)
{
    size_t low = 0;
    size_t high = self->count;
    if (high == 0) {
        return NAN;
    }
    while (low + 1 < high) {
        size_t middle = low + (high - low - 1) / 2;
        if ((double) self->at_or_below[middle] >= p * (double) self->n) {
            high = middle + 1;
        } else {
            low = middle + 1;
        }
    }
    return self->values[low];
}

void
ovt_profile_free(ovt_profile *self)
{
    ovt_free(self->values);
    ovt_free(self->at_or_below);
    *self = (ovt_profile){0};
}
