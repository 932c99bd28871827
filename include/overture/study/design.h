// SPDX-License-Identifier: GPL-3.0-or-later
/** @file design.h
 *  @brief The points of a study: every combination, value by value, or a sample of the unit cube
 *         turned into values.
 *
 *  A point depends on its number, the settings varied and the seed only, so that any part of a
 *  design can be made anywhere, and memory does not grow with the number of points.
 */
#ifndef OVT_STUDY_DESIGN_H
#define OVT_STUDY_DESIGN_H

#include <stdint.h>

#include "overture/base/status.h"
#include "overture/config/load.h"
#include "overture/config/settings.h"
#include "overture/config/variant.h"

/** Dimensions that GSL's Sobol sequence has. */
enum { OVT_SOBOL_DIMENSIONS = 40 };

/** A sample of the unit cube. Opaque. */
typedef struct ovt_cube ovt_cube;

/** @p kind: OVT_DESIGN_LATIN_HYPERCUBE (one point in each of @p points slices of every side, at a
 *  random place in it) or OVT_DESIGN_SOBOL (Sobol's sequence from its origin on, at most 40
 *  dimensions, moved by one random shift modulo 1). */
ovt_status ovt_cube_new(ovt_cube **self, ovt_design_kind kind, size_t dimensions, uint64_t points,
    uint64_t seed, ovt_error *err) OVT_MUST_CHECK;

/** The evenest kind of so many dimensions: Sobol's sequence as far as it goes, else a Latin
 *  hypercube. */
ovt_design_kind ovt_cube_kind(size_t dimensions);

/** Point @p number, in the open cube (0, 1). Any order is possible, ascending is quick. */
void ovt_cube_point(ovt_cube *self, uint64_t number, double *place);

/** NULL is ignored. */
void ovt_cube_delete(ovt_cube *self);

/** Value number @p step (from 0) of a setting that is listed or goes in steps; where it takes its
 *  distribution (@p input) the steps are of equal probability. */
double ovt_vary_step(
    const ovt_vary *self, const ovt_input *input, const ovt_setting *row, uint64_t step);

/** The value of a setting at a place in (0, 1): evenly over its list or from one end to the other,
 *  else the quantile of @p input. Whole numbers come with equal probability. */
double ovt_vary_quantile(
    const ovt_vary *self, const ovt_input *input, const ovt_setting *row, double place);

/** How many values it has; 0: a range that only a sample can use. */
uint64_t ovt_vary_steps(const ovt_vary *self);

/** The points of a study file. Opaque. */
typedef struct ovt_design ovt_design;

/** @p study is borrowed and varies something. */
ovt_status ovt_design_new(
    ovt_design **self, const ovt_study *study, uint64_t seed, ovt_error *err) OVT_MUST_CHECK;

uint64_t ovt_design_count(const ovt_design *self);

/** The values of point @p number, one for each setting varied. */
void ovt_design_point(ovt_design *self, uint64_t number, double *values);

/** Rows of values to find the metrics of a study with (see ovt_evaluation): each setting at its
 *  ends and, where it is words, at all of them, the others at the first point. */
size_t ovt_design_probe_count(const ovt_design *self);
void ovt_design_probe(ovt_design *self, size_t index, double *values);

/** NULL is ignored. */
void ovt_design_delete(ovt_design *self);

#endif
