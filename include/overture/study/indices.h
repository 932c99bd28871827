// SPDX-License-Identifier: GPL-3.0-or-later
/** @file indices.h
 *  @brief Which inputs drive an outcome: designs on the unit cube, and what their outcomes say.
 *
 *  Every point is evaluated twice, on two halves of the histories that share no chance. What the
 *  halves have in common is the effect of the inputs; the rest is the noise of the simulation. A
 *  squared difference taken as the product of the two halves' differences is therefore free of
 *  noise on average, also where all points meet the same chance (common random numbers).
 *
 *  Inputs are taken as independent and uniform on 0..1; callers turn them into values by quantile
 *  functions. Points are rows of one number per input.
 */
#ifndef OVT_STUDY_INDICES_H
#define OVT_STUDY_INDICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/stats/interval.h"

/** The outcomes of all points of a design, on each half of the histories; NAN where the outcome
 *  does not exist. Borrowed. */
typedef struct {
    const double *half[2];
} ovt_outcomes;

/** A number with its 95 % percentile interval of the bootstrap. */
typedef struct {
    double value;
    ovt_interval ci95;
    bool distinguishable; /* the interval does not hold 0 */
} ovt_index;

/** Base points whose rows are kept together when the bootstrap draws: @p base rows, each of
 *  @p inputs numbers. */
typedef struct {
    size_t inputs; /* at least 1 */
    size_t base;   /* at least 2 */
    uint64_t seed; /* of the shift of the points and of the bootstrap */
} ovt_screen;

/* --- Sobol indices: shares of the variance of the outcome ------------------------------------ */

/** Rows of the design: base for A, base for B, then base for each input i, A with column i of B
 *  (Saltelli 2010). */
size_t ovt_sobol_count(const ovt_screen *self);

/** Writes ovt_sobol_count() rows: Sobol's sequence, shifted at random, while twice the inputs fit
 *  into its 40 dimensions, else independent points. OVT_MEMORY is the only failure. */
ovt_status ovt_sobol_points(const ovt_screen *self, double *points, ovt_error *err) OVT_MUST_CHECK;

typedef struct {
    size_t used;      /* base points whose outcomes all exist */
    double mean;      /* of the outcome over A and B */
    double variance;  /* by the inputs; noise taken off */
    double noise;     /* variance that the simulation adds to a point (both halves together) */
    ovt_index *first; /* one per input: share due to it alone (Jansen 1999) */
    ovt_index *total; /* one per input: share due to it with all its interactions */
} ovt_sobol;

/** Estimates the indices; free with ovt_sobol_free(), also after a failure. Where fewer than two
 *  base points are complete, or the variance by the inputs is not above 0, the indices are NANs and
 *  not distinguishable. */
ovt_status ovt_sobol_init(ovt_sobol *self, const ovt_screen *screen, const ovt_outcomes *outcomes,
    ovt_error *err) OVT_MUST_CHECK;
void ovt_sobol_free(ovt_sobol *self);

/* --- Morris: elementary effects ----------------------------------------------------------------
 */

/** Steps of the grid that Morris's trajectories walk on; a step goes over half of them. */
enum { OVT_MORRIS_LEVELS = 4 };

/** Rows of the design: base trajectories of inputs + 1 points. */
size_t ovt_morris_count(const ovt_screen *self);

/** Writes ovt_morris_count() rows: each trajectory changes one input after the other, in an order
 *  and a direction drawn at random (Morris 1991). */
ovt_status ovt_morris_points(const ovt_screen *self, double *points, ovt_error *err) OVT_MUST_CHECK;

/** The effects of one input: change of the outcome over a change of the input from 0 to 1. */
typedef struct {
    size_t used;       /* trajectories in which it exists */
    double mean;       /* of the effects */
    ovt_index mu_star; /* mean of their sizes; distinguishable: above what noise alone gives */
    double sigma;      /* their standard deviation, noise taken off: interactions and curvature */
    double noise;      /* standard deviation that the simulation adds to one effect */
} ovt_effects;

/** Fills @p effects, one per input, from the outcomes of the rows of @p points. */
ovt_status ovt_morris_effects(ovt_effects *effects, const ovt_screen *screen, const double *points,
    const ovt_outcomes *outcomes, ovt_error *err) OVT_MUST_CHECK;

#endif
