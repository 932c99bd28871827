// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "cells.h"
#include "staircase.h"

static const unsigned percents[OVT_QUANTILE_COUNT] = {
    [OVT_P5] = 5,
    [OVT_P10] = 10,
    [OVT_P25] = 25,
    [OVT_P50] = 50,
    [OVT_P75] = 75,
    [OVT_P90] = 90,
    [OVT_P95] = 95,
};

/* Least rank that at least so many percent of n values do not exceed, without overflow. */
static uint64_t
rank_of(unsigned percent, uint64_t n)
{
    return n / 100 * percent + (n % 100 * percent + 99) / 100;
}

static double
standard_error(double m2, uint64_t n)
{
    return n < 2 ? NAN : sqrt(m2 / (double) (n - 1) / (double) n);
}

/* Sum of squared differences from the mean, by whole numbers up to the last step. */
static double
m2_of(ovt_wide sum, ovt_wide squares, uint64_t n)
{
    return n == 0 ? NAN : (double) ((ovt_wide) n * squares - sum * sum) / (double) n;
}

static void
summary_of_none(ovt_summary *summary)
{
    *summary = (ovt_summary){.mean = NAN,
        .sd = NAN,
        .se = NAN,
        .ci95 = {NAN, NAN},
        .min = NAN,
        .max = NAN,
        .quantile_error = NAN};
    for (int q = 0; q < OVT_QUANTILE_COUNT; q++) {
        summary->quantile[q] = NAN;
        summary->quantile_ci95[q] = (ovt_interval){NAN, NAN};
    }
}

/* Ranks of the quantiles of n values and of the ends of their intervals (0: none). Nearly all
 * columns have the same n, so that they are found once. */
typedef struct {
    uint64_t n;
    uint64_t rank[OVT_QUANTILE_COUNT];
    uint64_t low[OVT_QUANTILE_COUNT];
    uint64_t high[OVT_QUANTILE_COUNT];
} quantile_ranks;

static void
rank_quantiles(quantile_ranks *self, uint64_t n)
{
    if (self->n == n) {
        return;
    }
    self->n = n;
    for (int q = 0; q < OVT_QUANTILE_COUNT; q++) {
        self->rank[q] = rank_of(percents[q], n);
        if (!ovt_interval_ranks(percents[q] / 100.0, n, &self->low[q], &self->high[q])) {
            self->low[q] = 0;
        }
    }
}

/* Mean to ci95 from the moments. */
static void
summarise_moments(ovt_summary *summary, uint64_t n, double mean, double m2)
{
    summary->n = n;
    summary->mean = mean;
    summary->se = standard_error(m2, n);
    summary->sd = n < 2 ? NAN : sqrt(m2 / (double) (n - 1));
    summary->ci95 = ovt_interval_mean(mean, summary->se, n);
}

static double
value_at(const ovt_cell *cell, bool real, uint64_t rank, double *error)
{
    return real ? ovt_bins_rank(&cell->bins, rank, error)
                : ovt_counts_rank(&cell->counts, rank, error);
}

static void
summarise_spread(ovt_summary *summary, const ovt_cell *cell, bool real, const quantile_ranks *ranks)
{
    double error;
    summary->quantile_error = 0;
    for (int q = 0; q < OVT_QUANTILE_COUNT; q++) {
        summary->quantile[q] = value_at(cell, real, ranks->rank[q], &error);
        summary->quantile_error = fmax(summary->quantile_error, error);
        if (ranks->low[q] > 0) {
            summary->quantile_ci95[q].low = value_at(cell, real, ranks->low[q], &error);
            summary->quantile_ci95[q].high = value_at(cell, real, ranks->high[q], &error);
        }
    }
    summary->min = value_at(cell, real, 1, &error);
    summary->max = value_at(cell, real, summary->n, &error);
}

static void
summarise_cell(
    const ovt_collector *self, size_t s, size_t c, quantile_ranks *ranks, ovt_summary *summary)
{
    const ovt_column *column = &self->columns->columns[c];
    const ovt_cell *cell = ovt_cell_at(self, &self->workers[0], c, s);
    bool real = column->metric->type == OVT_METRIC_REAL;
    summary_of_none(summary);
    summary->modelled = ovt_is_modelled(column, s);
    ovt_wide sum = 0;
    ovt_wide squares = 0;
    ovt_moments moments = {0};
    if (real) {
        moments = self->total[self->plans[c].moments + s];
    } else {
        moments.n = ovt_counts_total(&cell->counts, &sum, &squares);
        moments.mean = (double) sum / (double) moments.n;
        moments.m2 = m2_of(sum, squares, moments.n);
    }
    if (moments.n == 0) {
        return;
    }
    summarise_moments(summary, moments.n, moments.mean, moments.m2);
    rank_quantiles(ranks, moments.n);
    summarise_spread(summary, cell, real, ranks);
    if (column->metric->type == OVT_METRIC_SHARE) {
        uint64_t hits = (uint64_t) sum;
        summary->ci95 = hits == 0 || hits == moments.n ? ovt_interval_exact(hits, moments.n)
                                                       : ovt_interval_share(hits, moments.n);
    }
}

/* The baseline against itself. */
static ovt_difference
no_difference(const ovt_summary *summary)
{
    bool any = summary->n > 0;
    double zero = any ? 0 : NAN;
    return (ovt_difference){.modelled = summary->modelled,
        .n = summary->n,
        .mean = zero,
        .se = zero,
        .ci95 = {zero, zero},
        .p_higher = zero,
        .p_equal = any ? 1 : NAN,
        .p_lower = zero,
        .verdict = any ? OVT_SAME : OVT_CANNOT_TELL};
}

static void
summarise_difference(const ovt_collector *self, size_t s, size_t c, ovt_difference *difference)
{
    const ovt_column *column = &self->columns->columns[c];
    const ovt_cell *cell = ovt_cell_at(self, &self->workers[0], c, s);
    uint64_t n = cell->higher + cell->equal + cell->lower;
    double count = (double) n;
    double mean;
    double m2;
    if (column->metric->type == OVT_METRIC_REAL) {
        const ovt_moments *moments =
            &self->total[self->plans[c].moments + self->scenario_count + s];
        mean = n == 0 ? NAN : moments->mean;
        m2 = moments->m2;
    } else {
        mean = (double) cell->sum / count;
        m2 = m2_of(cell->sum, cell->squares, n);
    }
    *difference = (ovt_difference){
        .modelled = ovt_is_modelled(column, s) && ovt_is_modelled(column, self->baseline),
        .n = n,
        .mean = mean,
        .se = standard_error(m2, n),
        .p_higher = (double) cell->higher / count,
        .p_equal = (double) cell->equal / count,
        .p_lower = (double) cell->lower / count,
    };
    difference->ci95 = ovt_interval_mean(mean, difference->se, n);
    difference->verdict = ovt_verdict_of(difference->ci95, column->practically_same);
}

static ovt_standing
standing_of(const ovt_collector *self, size_t s, size_t c, int side)
{
    int prefers = self->columns->columns[c].metric->prefers[side];
    uint64_t n = self->workers[0].pooled[c];
    if (prefers == 0 || n == 0) {
        return (ovt_standing){NAN, NAN};
    }
    const ovt_cell *cell = ovt_cell_at(self, &self->workers[0], c, s);
    int direction = prefers > 0 ? OVT_MORE : OVT_LESS;
    return (ovt_standing){
        (double) cell->best[direction] / OVT_WHOLE / (double) n, cell->regret[direction]};
}

/* Moves what another worker holds here; none of it depends on the order. */
static bool
cell_merge(ovt_cell *self, ovt_cell *from)
{
    if (!ovt_counts_merge(&self->counts, &from->counts) ||
        !ovt_bins_merge(&self->bins, &from->bins)) {
        return false;
    }
    self->higher += from->higher;
    self->equal += from->equal;
    self->lower += from->lower;
    self->sum += from->sum;
    self->squares += from->squares;
    for (int d = 0; d < OVT_DIRECTIONS; d++) {
        self->best[d] += from->best[d];
        self->regret[d] = fmax(self->regret[d], from->regret[d]);
    }
    ovt_counts counts = from->counts;
    ovt_bins bins = from->bins;
    *from = (ovt_cell){.counts = counts, .bins = bins};
    return true;
}

/* The first worker gets what the others hold. */
static bool
merge_workers(ovt_collector *self)
{
    ovt_collector_worker *first = &self->workers[0];
    size_t cells = self->columns->count * self->scenario_count;
    for (unsigned w = 1; w < self->worker_count; w++) {
        ovt_collector_worker *worker = &self->workers[w];
        for (size_t i = 0; i < cells; i++) {
            if (!cell_merge(&first->cells[i], &worker->cells[i])) {
                return false;
            }
        }
        for (size_t c = 0; c < self->columns->count; c++) {
            first->pooled[c] += worker->pooled[c];
            worker->pooled[c] = 0;
        }
    }
    return true;
}

ovt_status
ovt_collector_summarise(ovt_collector *self, ovt_results *results, ovt_error *err)
{
    if (!merge_workers(self)) {
        return ovt_fail(err, OVT_MEMORY, "no memory to put the threads' statistics together");
    }
    ovt_forest_total(&self->forest, self->total);
    quantile_ranks ranks = {0};
    for (size_t s = 0; s < self->scenario_count; s++) {
        for (size_t c = 0; c < self->columns->count; c++) {
            size_t i = s * self->columns->count + c;
            summarise_cell(self, s, c, &ranks, &results->summaries[i]);
            if (s == self->baseline) {
                results->differences[i] = no_difference(&results->summaries[i]);
            } else {
                summarise_difference(self, s, c, &results->differences[i]);
            }
            for (int side = 0; side < OVT_PARTIES; side++) {
                results->standings[side][i] = standing_of(self, s, c, side);
            }
        }
    }
    return OVT_OK;
}

ovt_status
ovt_collector_profile(
    const ovt_collector *self, size_t scenario, size_t column, ovt_profile *profile, ovt_error *err)
{
    const ovt_cell *cell = ovt_cell_at(self, &self->workers[0], column, scenario);
    bool real = self->columns->columns[column].metric->type == OVT_METRIC_REAL;
    bool fine = real ? ovt_profile_of_bins(profile, &cell->bins)
                     : ovt_profile_of_counts(profile, &cell->counts);
    return fine ? OVT_OK : ovt_fail(err, OVT_MEMORY, "no memory for a distribution");
}
