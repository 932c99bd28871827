// SPDX-License-Identifier: GPL-3.0-or-later
/** @file nsga.h
 *  @brief Seeks the points that no other beats in every goal: NSGA-II (Deb, Pratap, Agarwal and
 *         Meyarivan 2002), asked for points and told their outcomes.
 *
 *  Points lie in the unit cube; goals are to be small. Simulated binary crossover and polynomial
 *  mutation, both bounded. The same seed and outcomes give the same points.
 */
#ifndef OVT_STUDY_NSGA_H
#define OVT_STUDY_NSGA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"

typedef struct {
    size_t inputs; /* at least 1 */
    size_t goals;  /* at least 1 */
    size_t size;   /* of a generation; even, at least 4 */
    uint64_t seed;
} ovt_nsga_plan;

/** Opaque. */
typedef struct ovt_nsga ovt_nsga;

ovt_status ovt_nsga_new(ovt_nsga **self, const ovt_nsga_plan *plan, ovt_error *err) OVT_MUST_CHECK;

/** Writes the next generation: size rows of inputs numbers 0..1, at first evenly spread over the
 *  cube. */
void ovt_nsga_ask(ovt_nsga *self, double *points);

/** Takes the goals of the points asked for last: size rows. A row with a NAN is worse than any
 *  other. Must follow each ovt_nsga_ask(). */
void ovt_nsga_tell(ovt_nsga *self, const double *goals);

/** The points that no other of those kept beats, with their goals; at most size. Rows are borrowed
 *  until the next call. Returns how many. */
size_t ovt_nsga_front(ovt_nsga *self, const double **points, const double **goals);

/** NULL is ignored. */
void ovt_nsga_delete(ovt_nsga *self);

/** Whether @p one is nowhere larger than @p other, and somewhere smaller; a row with a NAN never
 *  is, and any row without is against it. */
bool ovt_goals_beat(const double *one, const double *other, size_t goals);

#endif
