// SPDX-License-Identifier: GPL-3.0-or-later
#include "flat.h"

#include <math.h>

/* Places within the numbers of one scenario and column. */
enum {
    MODELLED,
    N,
    MEAN,
    SD,
    SE,
    LOW,
    HIGH,
    QUANTILES,
    QUANTILES_LOW = QUANTILES + OVT_QUANTILE_COUNT,
    QUANTILES_HIGH = QUANTILES_LOW + OVT_QUANTILE_COUNT,
    QUANTILE_ERROR = QUANTILES_HIGH + OVT_QUANTILE_COUNT,
    MIN,
    MAX,
    PAIRED, /* the difference is modelled */
    PAIRED_N,
    PAIRED_MEAN,
    PAIRED_SE,
    PAIRED_LOW,
    PAIRED_HIGH,
    P_HIGHER,
    P_EQUAL,
    P_LOWER,
    VERDICT,
    WIDTH
};

size_t
ovt_flat_place(const ovt_columns *columns, size_t scenario, size_t column)
{
    return 1 + (scenario * columns->count + column) * WIDTH;
}

void
ovt_flat_summary_put(double *flat, const ovt_summary *summary)
{
    flat[MODELLED] = summary->modelled;
    flat[N] = (double) summary->n;
    flat[MEAN] = summary->mean;
    flat[SD] = summary->sd;
    flat[SE] = summary->se;
    flat[LOW] = summary->ci95.low;
    flat[HIGH] = summary->ci95.high;
    for (size_t i = 0; i < OVT_QUANTILE_COUNT; i++) {
        flat[QUANTILES + i] = summary->quantile[i];
        flat[QUANTILES_LOW + i] = summary->quantile_ci95[i].low;
        flat[QUANTILES_HIGH + i] = summary->quantile_ci95[i].high;
    }
    flat[QUANTILE_ERROR] = summary->quantile_error;
    flat[MIN] = summary->min;
    flat[MAX] = summary->max;
}

void
ovt_flat_difference_put(double *flat, const ovt_difference *difference)
{
    flat[PAIRED] = difference->modelled;
    flat[PAIRED_N] = (double) difference->n;
    flat[PAIRED_MEAN] = difference->mean;
    flat[PAIRED_SE] = difference->se;
    flat[PAIRED_LOW] = difference->ci95.low;
    flat[PAIRED_HIGH] = difference->ci95.high;
    flat[P_HIGHER] = difference->p_higher;
    flat[P_EQUAL] = difference->p_equal;
    flat[P_LOWER] = difference->p_lower;
    flat[VERDICT] = (double) difference->verdict;
}

/* What is not modelled has no numbers. */
static double
number(const double *flat, int modelled, int place)
{
    return flat[modelled] != 0 ? flat[place] : (double) NAN;
}

ovt_summary
ovt_flat_summary(const double *flat)
{
    ovt_summary summary = {
        .modelled = flat[MODELLED] != 0,
        .n = (uint64_t) flat[N],
        .mean = number(flat, MODELLED, MEAN),
        .sd = number(flat, MODELLED, SD),
        .se = number(flat, MODELLED, SE),
        .ci95 = {number(flat, MODELLED, LOW), number(flat, MODELLED, HIGH)},
        .quantile_error = flat[QUANTILE_ERROR],
        .min = number(flat, MODELLED, MIN),
        .max = number(flat, MODELLED, MAX),
    };
    for (int i = 0; i < OVT_QUANTILE_COUNT; i++) {
        summary.quantile[i] = number(flat, MODELLED, QUANTILES + i);
        summary.quantile_ci95[i] = (ovt_interval){
            number(flat, MODELLED, QUANTILES_LOW + i), number(flat, MODELLED, QUANTILES_HIGH + i)};
    }
    return summary;
}

ovt_difference
ovt_flat_difference(const double *flat)
{
    return (ovt_difference){
        .modelled = flat[PAIRED] != 0,
        .n = (uint64_t) flat[PAIRED_N],
        .mean = number(flat, PAIRED, PAIRED_MEAN),
        .se = number(flat, PAIRED, PAIRED_SE),
        .ci95 = {number(flat, PAIRED, PAIRED_LOW), number(flat, PAIRED, PAIRED_HIGH)},
        .p_higher = number(flat, PAIRED, P_HIGHER),
        .p_equal = number(flat, PAIRED, P_EQUAL),
        .p_lower = number(flat, PAIRED, P_LOWER),
        .verdict = flat[PAIRED] != 0 ? (ovt_verdict) flat[VERDICT] : OVT_CANNOT_TELL,
    };
}
