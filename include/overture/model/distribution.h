// SPDX-License-Identifier: GPL-3.0-or-later
/** @file distribution.h
 *  @brief The distributions an uncertain input may have: one row each.
 */
#ifndef OVT_MODEL_DISTRIBUTION_H
#define OVT_MODEL_DISTRIBUTION_H

#include "overture/base/status.h"
#include "overture/model/scenario.h"

/** A number a distribution takes: its name in files, where it lives, and its default. */
typedef struct {
    const char *name;
    size_t offset;   /* of a double in ovt_distribution */
    double fallback; /* NAN: it must be given */
} ovt_distribution_number;

enum { OVT_DISTRIBUTION_NUMBERS = 4 };

typedef struct {
    const char *key;                                           /* the word after dist = */
    ovt_distribution_number numbers[OVT_DISTRIBUTION_NUMBERS]; /* ends at a NULL name */
    const char *summary;
    /** NULL when the numbers make sense together, else what is wrong with them, in words. */
    const char *(*fault)(const ovt_distribution *);
    /** The value below which a share @p u in (0, 1) of the draws lies (inversion). */
    double (*quantile)(const ovt_distribution *, double u);
    double (*mean)(const ovt_distribution *);
} ovt_distribution_kind;

/** NULL past the end; the index is an ovt_dist_kind. */
const ovt_distribution_kind *ovt_distribution_at(size_t kind);

/** Index (an ovt_dist_kind) by key; OVT_NONE where there is none. */
size_t ovt_distribution_find(const char *key);

/** Draws all inputs of @p original for one replication and puts them into @p copy. Correlated
 *  ones go through the Gaussian copula; each of the others depends on its own path only.
 *  @p scratch holds original->correlated_count doubles. */
void ovt_inputs_draw(const ovt_scenario *original, ovt_scenario *copy, uint64_t seed,
    uint64_t replication, double *scratch);

#endif
