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
    const char *words; /* for people: "uniform from {min} to {max}" */
    /** NULL when the numbers make sense together, else what is wrong with them, in words. */
    const char *(*fault)(const ovt_distribution *);
    /** The value below which a share @p u in (0, 1) of the draws lies (inversion); exact. */
    double (*quantile)(const ovt_distribution *, double u);
    double (*mean)(const ovt_distribution *);
    /** Only where the quantile is slow: ovt_distribution_tabulate() needs it. NULL elsewhere. */
    double (*density)(const ovt_distribution *, double value);
} ovt_distribution_kind;

/** NULL past the end; the index is an ovt_dist_kind. */
const ovt_distribution_kind *ovt_distribution_at(size_t kind);

/** Index (an ovt_dist_kind) by key; OVT_NONE where there is none. */
size_t ovt_distribution_find(const char *key);

/** Room for the table of quantiles of one distribution. */
enum { OVT_QUANTILE_TABLE = 257 };

/** Makes the quantiles of the slow kinds quick: @p room holds 2 * OVT_QUANTILE_TABLE doubles, is
 *  borrowed and outlives the distribution. Does nothing, and returns false, for the others. */
bool ovt_distribution_tabulate(ovt_distribution *self, double *room);

/** The quantile by the table where there is one: monotone in @p u, within a millionth of the width
 *  of the distribution of the exact one. */
double ovt_distribution_quantile(const ovt_distribution *self, double u);

/** Ends of the values that can come; infinite where there is none. */
void ovt_distribution_support(const ovt_distribution *self, double *low, double *high);

/** Draws all inputs of @p original for one replication and puts them into @p copy. Correlated
 *  ones go through the Gaussian copula; each of the others depends on its own path only.
 *  @p scratch holds original->correlated_count doubles. */
void ovt_inputs_draw(const ovt_scenario *original, ovt_scenario *copy, uint64_t seed,
    uint64_t replication, double *scratch);

#endif
