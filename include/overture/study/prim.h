// SPDX-License-Identifier: GPL-3.0-or-later
/** @file prim.h
 *  @brief Under which conditions does something happen? Boxes of inputs in which it happens often,
 *         by the patient rule induction method (Friedman and Fisher 1999).
 *
 *  A random half of the points is searched; the other half, held out, says how good what was found
 *  is. In turn one twentieth of the points is peeled off a side of the box, where that raises the
 *  density most; of all boxes on the way the one with the best balance of density and coverage
 *  (their harmonic mean) is kept. What was peeled too far is pasted back, and a limit that chance
 *  alone could explain (a binomial tail above 5 %, Bryant and Lempert 2010) is dropped. Further
 *  boxes are sought among the points that no earlier box holds.
 */
#ifndef OVT_STUDY_PRIM_H
#define OVT_STUDY_PRIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/stats/interval.h"

/** Boxes sought at most. */
enum { OVT_PRIM_BOXES = 4 };

/** Points and whether it happened there. Borrowed. */
typedef struct {
    const double *points; /* count rows of one finite number per input */
    const bool *hits;     /* count */
    size_t count;
    size_t inputs; /* at least 1 */
    uint64_t seed; /* decides which half is held out */
} ovt_prim_sample;

/** A side of a box. Infinite where it is not limited. */
typedef struct {
    double low;
    double high;
} ovt_prim_limit;

/** How a box does on one half of the points. */
typedef struct {
    size_t points;     /* of the half, that no earlier box holds */
    size_t inside;     /* of these, in the box */
    size_t hits;       /* of these, that happened */
    double density;    /* hits / inside */
    double coverage;   /* hits / all hits of the half */
    ovt_interval ci95; /* Wilson's, of the density */
} ovt_prim_fit;

typedef struct {
    ovt_prim_limit *limits; /* one per input; owned by the rules */
    ovt_prim_fit searched;
    ovt_prim_fit held_out;
} ovt_prim_box;

/** The rules found. Zero-initialise; free with ovt_prim_free(), also after a failure. */
typedef struct {
    ovt_prim_box boxes[OVT_PRIM_BOXES];
    size_t count;    /* 0: nothing stands out */
    double base;     /* share of hits among the held-out points */
    double coverage; /* of all boxes together, among the held-out points */
} ovt_prim;

/** Seeks boxes whose density on the held-out points is above the base rate (the interval's lower
 *  end). OVT_MEMORY is the only failure. */
ovt_status ovt_prim_init(
    ovt_prim *self, const ovt_prim_sample *sample, ovt_error *err) OVT_MUST_CHECK;
void ovt_prim_free(ovt_prim *self);

/** Whether a point lies in a box; its limits belong to it. */
bool ovt_prim_holds(const ovt_prim_box *box, const double *point, size_t inputs);

#endif
