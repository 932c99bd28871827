// SPDX-License-Identifier: GPL-3.0-or-later
/** @file search.h
 *  @brief Finds places in a falling list without a branch, which would be guessed wrong too often.
 */
#ifndef OVT_BARGAIN_SEARCH_H
#define OVT_BARGAIN_SEARCH_H

#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"

/** Stretches of equal length from the highest number to the lowest, in each of which a search
 *  begins at once. */
enum { OVT_STRETCHES = 256 };

/** Zero-initialise; free with ovt_search_free(). */
typedef struct {
    double *values;                /* falling, and -INFINITY behind the last; owned */
    double stretches;              /* to a unit; 0: all values are the same */
    size_t most;                   /* values that end in one stretch */
    int32_t starts[OVT_STRETCHES]; /* the last value that lies before each; the first, if none */
} ovt_search;

/** Makes room for so many values. Free with ovt_search_free(), also after a failure. */
ovt_status ovt_search_init(ovt_search *self, size_t most, ovt_error *err) OVT_MUST_CHECK;
void ovt_search_free(ovt_search *self);

/** Reads the first @p count values, at least one, which the caller has set. */
void ovt_search_read(ovt_search *self, size_t count);

/** The stretch of a number: never a later one for a higher number. */
static inline int32_t
ovt_search_stretch(const ovt_search *self, double value)
{
    double stretch = (self->values[0] - value) * self->stretches;
    stretch = stretch > 0 ? stretch : 0; /* not for a NAN */
    return (int32_t) (stretch < OVT_STRETCHES - 1 ? stretch : OVT_STRETCHES - 1);
}

/** Place of the last value that is no smaller than @p least; 0 when none is. */
static inline size_t
ovt_search_last(const ovt_search *self, double least)
{
    int32_t place = self->starts[ovt_search_stretch(self, least)];
    for (size_t i = 0; i < self->most; i++) {
        place += self->values[place + 1] >= least;
    }
    return (size_t) place;
}

/** The places of OVT_LANES numbers. */
void ovt_search_last_lanes(const ovt_search *self, const double *least, int32_t *place);

#endif
