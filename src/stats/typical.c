// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/typical.h"

#include <math.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/engine/simulate.h"

/* The nearest history that one worker has seen. */
typedef struct {
    double distance;
    uint64_t replication;
} nearest;

typedef struct {
    const ovt_results *results;
    size_t stride;
    nearest *workers;
} search;

static bool
counts(const ovt_results *results, size_t index)
{
    const ovt_column *column = &results->columns.columns[index];
    const ovt_summary *summary = ovt_results_summary(results, 0, index);
    return summary->modelled && column->metric->family != OVT_METRIC_PER_ENDING &&
           strchr(column->name, '.') == NULL && summary->n > 0 && summary->sd > 0;
}

static double
distance_of(const ovt_results *results, const ovt_outcome *outcome, double enough)
{
    double sum = 0;
    for (size_t i = 0; i < results->columns.count && sum < enough; i++) {
        if (!counts(results, i)) {
            continue;
        }
        const ovt_summary *summary = ovt_results_summary(results, 0, i);
        double value = ovt_column_value(&results->columns.columns[i], 0, outcome);
        bool usual = 2 * summary->n >= results->replications;
        if (isnan(value) || !usual) {
            sum += isnan(value) == usual;
        } else {
            double steps = (value - summary->quantile[OVT_P50]) / summary->sd;
            sum += steps * steps;
        }
    }
    return sum;
}

static ovt_status
take(void *sink, unsigned worker, const ovt_block *block)
{
    const search *self = sink;
    nearest *best = &self->workers[worker];
    const char *row = block->rows[0];
    for (size_t i = 0; i < block->count; i++, row += self->stride) {
        const ovt_outcome *outcome = (const ovt_outcome *) (const void *) row;
        double distance = distance_of(self->results, outcome, best->distance);
        if (distance < best->distance) {
            *best = (nearest){distance, block->index * OVT_BLOCK + i};
        }
    }
    return OVT_OK;
}

static uint64_t
best_of(const nearest *workers, unsigned threads)
{
    nearest best = workers[0];
    for (unsigned i = 1; i < threads; i++) {
        if (workers[i].distance < best.distance ||
            (workers[i].distance == best.distance && workers[i].replication < best.replication)) {
            best = workers[i];
        }
    }
    return best.replication;
}

ovt_status
ovt_typical_find(
    uint64_t *replication, const ovt_results *results, unsigned threads, ovt_error *err)
{
    ovt_workers *workers = NULL;
    uint64_t done;
    search self = {.results = results, .stride = ovt_outcome_stride(results->scenarios[0])};
    self.workers = ovt_allocate(threads, sizeof *self.workers);
    if (self.workers == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to look for a typical history");
    }
    for (unsigned i = 0; i < threads; i++) {
        self.workers[i] = (nearest){INFINITY, 0};
    }
    ovt_simulation simulation = {.scenarios = results->scenarios,
        .scenario_count = 1,
        .seed = results->seed,
        .threads = threads,
        .take = take,
        .sink = &self};
    ovt_status status = ovt_workers_new(&workers, &simulation, err);
    if (status == OVT_OK) {
        status = ovt_workers_run(workers, 0, results->replications, &done, err);
    }
    if (status == OVT_OK) {
        *replication = best_of(self.workers, threads);
    }
    ovt_workers_delete(workers);
    ovt_free(self.workers);
    return status;
}
