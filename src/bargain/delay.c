// SPDX-License-Identifier: GPL-3.0-or-later
#include "delay.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "overture/base/bounds.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/base/wide.h"
#include "overture/model/distribution.h"

/* Quantiles bend most where u comes near 0 or 1: cells are as many per halving of the distance to
 * the nearer end, so that the bits of that distance name the cell. Nearer to the ends than all
 * halvings, which one draw in two thousand is, the exact quantile is asked. */
enum { HALVINGS = 12, CELL_BITS = 4, CELLS = HALVINGS << CELL_BITS };

static const double nearest = 0x1p-13; /* 2^-(HALVINGS + 1) */

static const double below_half = 0.5 - 0x1p-54;

static inline uint64_t
bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline double
double_of(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* The distance from its end at which a cell begins. */
static double
edge(size_t cell)
{
    return double_of(bits_of(nearest) + ((uint64_t) cell << (52 - CELL_BITS)));
}

static ovt_distribution
gamma_of(double cv)
{
    return (ovt_distribution){.kind = OVT_DIST_GAMMA, .alpha = 1 / (cv * cv), .beta = cv * cv};
}

/* Values and slopes at the edges of the cells from one end. No steeper than three times either
 * neighbouring step: then the cubic never turns back (Fritsch and Carlson 1980). */
static void
fill(ovt_delay_cell *cells, const ovt_distribution *gamma, bool upper)
{
    const ovt_distribution_kind *kind = ovt_distribution_at(OVT_DIST_GAMMA);
    double value[CELLS + 1], slope[CELLS + 1];
    for (size_t i = 0; i <= CELLS; i++) {
        double u = upper ? 1 - edge(i) : edge(i);
        value[i] = kind->quantile(gamma, u);
        slope[i] = (upper ? -1 : 1) / kind->density(gamma, value[i]);
    }
    for (size_t i = 0; i < CELLS; i++) {
        double width = edge(i + 1) - edge(i), step = value[i + 1] - value[i];
        double ends[2];
        for (size_t k = 0; k < 2; k++) {
            double steep = slope[i + k] * width;
            ends[k] = isfinite(steep) && fabs(steep) < 3 * fabs(step) ? steep : 3 * step;
        }
        cells[i] = (ovt_delay_cell){
            {value[i], ends[0], 3 * step - 2 * ends[0] - ends[1], ends[0] + ends[1] - 2 * step}};
    }
}

/* The cells made last: the points of a study seldom differ in them, and making them takes as long
 * as a hundred histories. Each thread has its own, so that none waits. */
static _Thread_local struct {
    double cv;
    ovt_delay_cell cells[2 * CELLS];
} made;

static void
make(double cv)
{
    ovt_distribution gamma = gamma_of(cv);
    /* Where GSL's iteration fails the quantile finds another way; GSL must not end the program. */
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    fill(made.cells, &gamma, false);
    fill(made.cells + CELLS, &gamma, true);
    gsl_set_error_handler(handler);
    made.cv = cv;
}

ovt_status
ovt_delay_init(ovt_delay *self, double cv, ovt_error *err)
{
    *self = (ovt_delay){0};
    if (cv <= 0 || cv == 1) {
        return OVT_OK;
    }
    self->cells = ovt_allocate(1, sizeof made.cells);
    if (self->cells == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    self->cv = cv;
    if (made.cv != cv) {
        make(cv);
    }
    memcpy(self->cells, made.cells, sizeof made.cells);
    return OVT_OK;
}

void
ovt_delay_free(ovt_delay *self)
{
    ovt_free(self->cells);
    *self = (ovt_delay){0};
}

static double
exactly(double cv, double u)
{
    if (cv <= 0) {
        return 1;
    }
    if (cv == 1) {
        return -log1p(-u);
    }
    ovt_distribution gamma = gamma_of(cv);
    return ovt_distribution_quantile(&gamma, u);
}

/* Where in the cells numbers lie: the bits of the distance from the nearer end are the number of
 * the cell and the share of it. Those nearer to an end than all cells, and the very middle, are
 * taken for neighbours. */
static OVT_WIDE void
find_cells(const double *u, uint64_t *cell, double *share)
{
    uint64_t first = bits_of(nearest);
    for (size_t i = 0; i < OVT_STREAMS; i++) {
        double rest = 1 - u[i];
        double distance = ovt_greater(nearest, ovt_lesser(ovt_lesser(u[i], rest), below_half));
        uint64_t bits = bits_of(distance) - first;
        uint64_t fraction = bits << CELL_BITS & (UINT64_MAX >> 12);
        share[i] = double_of(bits_of(1) | fraction) - 1;
        cell[i] = (bits >> (52 - CELL_BITS)) + (u[i] > rest ? CELLS : 0);
    }
}

void
ovt_delay_quantiles(const ovt_delay *self, double cv, const double *u, double *delays)
{
    if (cv != self->cv || self->cells == NULL) {
        for (size_t i = 0; i < OVT_STREAMS; i++) {
            delays[i] = exactly(cv, u[i]);
        }
        return;
    }
    uint64_t cell[OVT_STREAMS];
    double t[OVT_STREAMS];
    find_cells(u, cell, t);
    for (size_t i = 0; i < OVT_STREAMS; i++) {
        const double *power = self->cells[cell[i]].power;
        delays[i] = power[0] + t[i] * (power[1] + t[i] * (power[2] + t[i] * power[3]));
        double distance = ovt_lesser(u[i], 1 - u[i]);
        if (distance < nearest || distance >= 0.5) {
            delays[i] = exactly(cv, u[i]);
        }
    }
}
