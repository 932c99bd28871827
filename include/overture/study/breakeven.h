// SPDX-License-Identifier: GPL-3.0-or-later
/** @file breakeven.h
 *  @brief Where an outcome known with an error reaches a target.
 *
 *  On common random numbers the mean outcome is a plain function of the value, so that its root can
 *  be sought as any other's (Brent's method). How far the root itself is uncertain follows from the
 *  outcome's interval: the values at which the interval holds the target.
 */
#ifndef OVT_STUDY_BREAKEVEN_H
#define OVT_STUDY_BREAKEVEN_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"
#include "overture/stats/interval.h"

/** Values looked at, evenly over the range, before a root is sought between two of them. */
enum { OVT_BREAKEVEN_GRID = 17 };

/** The mean outcome at a value, and its 95 % interval; NANs where it does not exist. */
typedef struct {
    double value;
    double mean;
    ovt_interval ci95;
} ovt_outcome_at;

/** Fills the outcomes of @p count values. */
typedef ovt_status (*ovt_outcome_asker)(
    void *context, ovt_outcome_at *outcomes, size_t count, ovt_error *err);

typedef struct {
    double low; /* the range looked at; low < high */
    double high;
    bool whole; /* the value is a whole number: the one nearest the target is given */
    double target;
    ovt_outcome_asker ask;
    void *context;
} ovt_breakeven_plan;

typedef struct {
    bool found;
    double value;       /* NAN where not found; of several roots the lowest */
    ovt_interval ci95;  /* ends at the range where the outcome's interval holds the target there */
    size_t crossings;   /* of the target on the grid; more than 1: the outcome is not monotone */
    size_t evaluations; /* outcomes asked for */
    ovt_outcome_at grid[OVT_BREAKEVEN_GRID];
    size_t grid_count; /* fewer where there are fewer whole numbers */
} ovt_breakeven;

/** Seeks the root. Plain data; nothing to free. Fails only where asking does. */
ovt_status ovt_breakeven_seek(
    ovt_breakeven *self, const ovt_breakeven_plan *plan, ovt_error *err) OVT_MUST_CHECK;

#endif
