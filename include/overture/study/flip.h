// SPDX-License-Identifier: GPL-3.0-or-later
/** @file flip.h
 *  @brief What would change the verdict: the value of each number, all else left as it is, at which
 *         two scenarios change places on one outcome.
 */
#ifndef OVT_STUDY_FLIP_H
#define OVT_STUDY_FLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/stats/results.h"

/** One number that both scenarios share. */
typedef struct {
    const char *path; /* borrowed from a ledger, as unit is */
    const char *unit;
    bool uncertain; /* drawn from a distribution; it is then held fixed */
    double value;   /* as it is; of an uncertain one the mean */
    double low;     /* the range looked at */
    double high;
    bool flips;  /* the order is clearly the other way round at an end of the range */
    double flip; /* the value nearest to its own at which both are equal; where there is none, the
                    end of the range at which the leader leads by least */
    double least_lead; /* there: by how much, in the outcome's unit */
} ovt_flip;

/** Zero-initialise; free with ovt_flips_free(). */
typedef struct {
    size_t column;
    size_t leader; /* scenario that is best by its mean, */
    size_t second; /* and the next */
    bool clear;    /* as the files are, they differ by more than two standard errors; else no number
                      was looked at */
    double lead;   /* of the leader over the second as the files are, by these histories */
    uint64_t histories; /* of each scenario for each value tried */
    ovt_flip *flips;    /* owned; those that flip first, the smallest relative change in front; then
                           the others, the least lead in front */
    size_t count;
} ovt_flips;

/** Looks at every number of the world that is uncertain or assumed, that both scenarios share and
 *  that may be drawn: uncertain ones from the 1st to the 99th percentile, others from half to twice
 *  their value. The terms of offers and what the scenarios differ in are left alone. Plays some
 *  hundreds of histories of both on the same chance for each value, as many as a fixed budget
 * allows: the result does not depend on the number of threads. */
ovt_status ovt_flips_find(ovt_flips *self, const ovt_results *results, size_t column, int prefers,
    unsigned threads, ovt_error *err) OVT_MUST_CHECK;

void ovt_flips_free(ovt_flips *self);

#endif
