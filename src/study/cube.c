// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include <gsl/gsl_qrng.h>

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/study/design.h"

enum { ROUNDS = 8 };

struct ovt_cube {
    ovt_design_kind kind;
    size_t dimensions;
    uint64_t points;
    uint64_t seed;
    gsl_qrng *sequence; /* Sobol only; owned */
    uint64_t next;      /* point that the sequence gives next; it begins after the origin, at 1 */
    double *place;      /* where it is; owned */
    double *shift;      /* owned */
};

/* Streams of a design are told from those of rows by this bit of the row. */
static const uint64_t WHOLE_DESIGN = (uint64_t) 1 << 63;

/* A pseudo-random permutation of 0..points-1 without a table: a Feistel network over the next even
 * number of bits, walked until it comes back into the range. */
static uint64_t
permuted(uint64_t seed, size_t dimension, uint64_t points, uint64_t number)
{
    unsigned half = 1;
    while (half < 32 && ((uint64_t) 1 << (2 * half)) < points) {
        half++;
    }
    uint64_t mask = ((uint64_t) 1 << half) - 1;
    do {
        uint64_t left = number >> half, right = number & mask;
        for (unsigned round = 0; round < ROUNDS; round++) {
            ovt_stream stream = ovt_stream_open(seed, WHOLE_DESIGN | (uint64_t) round << 40 | right,
                OVT_PURPOSE_DESIGN, (uint32_t) dimension);
            uint64_t next = left ^ (ovt_stream_block(&stream).v[0] & mask);
            left = right;
            right = next;
        }
        number = left << half | right;
    } while (number >= points);
    return number;
}

/* Open interval: quantiles of 0 and 1 may be infinite. */
static double
inside(double place)
{
    return fmin(fmax(place, 0x1p-53), 1 - 0x1p-53);
}

static void
latin_point(const ovt_cube *self, uint64_t number, double *place)
{
    for (size_t i = 0; i < self->dimensions; i++) {
        ovt_stream stream = ovt_stream_open(self->seed, number, OVT_PURPOSE_DESIGN, (uint32_t) i);
        double within = ovt_stream_uniform(&stream);
        double slice = (double) permuted(self->seed, i, self->points, number);
        place[i] = inside((slice + within) / (double) self->points);
    }
}

static void
sobol_point(ovt_cube *self, uint64_t number, double *place)
{
    if (number + 1 < self->next || self->next == 0) {
        gsl_qrng_init(self->sequence);
        self->next = 1;
        for (size_t i = 0; i < self->dimensions; i++) {
            self->place[i] = 0;
        }
    }
    for (; self->next <= number; self->next++) {
        gsl_qrng_get(self->sequence, self->place);
    }
    for (size_t i = 0; i < self->dimensions; i++) {
        double moved = self->place[i] + self->shift[i];
        place[i] = inside(moved >= 1 ? moved - 1 : moved);
    }
}

ovt_design_kind
ovt_cube_kind(size_t dimensions)
{
    return dimensions <= OVT_SOBOL_DIMENSIONS ? OVT_DESIGN_SOBOL : OVT_DESIGN_LATIN_HYPERCUBE;
}

ovt_status
ovt_cube_new(ovt_cube **self, ovt_design_kind kind, size_t dimensions, uint64_t points,
    uint64_t seed, ovt_error *err)
{
    ovt_cube *cube = ovt_allocate(1, sizeof *cube);
    *self = cube;
    if (cube == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for a design");
    }
    *cube = (ovt_cube){.kind = kind, .dimensions = dimensions, .points = points, .seed = seed};
    cube->place = ovt_allocate(dimensions, sizeof *cube->place);
    cube->shift = ovt_allocate(dimensions, sizeof *cube->shift);
    ovt_status status = OVT_OK;
    if (kind == OVT_DESIGN_SOBOL && dimensions > gsl_qrng_sobol->max_dimension) {
        status = ovt_fail(err, OVT_SCENARIO, "a Sobol sequence has at most %u dimensions, not %zu",
            gsl_qrng_sobol->max_dimension, dimensions);
    } else if (kind == OVT_DESIGN_SOBOL) {
        cube->sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned) dimensions);
    }
    if (status == OVT_OK && (cube->place == NULL || cube->shift == NULL ||
                                (kind == OVT_DESIGN_SOBOL && cube->sequence == NULL))) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for a design");
    }
    for (size_t i = 0; status == OVT_OK && i < dimensions; i++) {
        ovt_stream stream = ovt_stream_open(seed, WHOLE_DESIGN, OVT_PURPOSE_DESIGN, (uint32_t) i);
        cube->shift[i] = ovt_stream_uniform(&stream);
    }
    if (status != OVT_OK) {
        ovt_cube_delete(cube);
        *self = NULL;
    }
    return status;
}

void
ovt_cube_point(ovt_cube *self, uint64_t number, double *place)
{
    if (self->kind == OVT_DESIGN_SOBOL) {
        sobol_point(self, number, place);
    } else {
        latin_point(self, number, place);
    }
}

void
ovt_cube_delete(ovt_cube *self)
{
    if (self == NULL) {
        return;
    }
    if (self->sequence != NULL) {
        gsl_qrng_free(self->sequence);
    }
    ovt_free(self->place);
    ovt_free(self->shift);
    ovt_free(self);
}
