// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/collector.h"

#include "cells.h"
#include "overture/base/memory.h"
#include "take.h"

static bool
is_real(const ovt_column *column)
{
    return column->metric->type == OVT_METRIC_REAL;
}

static bool
is_everywhere(const ovt_collector *self, const ovt_column *column)
{
    for (size_t s = 0; s < self->scenario_count; s++) {
        if (!ovt_is_modelled(column, s)) {
            return false;
        }
    }
    return true;
}

/* Lays the columns out; returns the bytes that the values of a block take. */
static size_t
plan_columns(ovt_collector *self)
{
    size_t bytes = 0;
    for (size_t c = 0; c < self->columns->count; c++) {
        const ovt_column *column = &self->columns->columns[c];
        ovt_column_plan *plan = &self->plans[c];
        /* One alone is always the best: nothing to rank. */
        bool compared = self->scenario_count > 1 && is_everywhere(self, column);
        for (int side = 0; side < OVT_PARTIES; side++) {
            int prefers = column->metric->prefers[side];
            plan->ranked[OVT_MORE] |= compared && prefers > 0;
            plan->ranked[OVT_LESS] |= compared && prefers < 0;
        }
        plan->place = bytes;
        plan->moments = self->forest.width;
        bytes +=
            OVT_BLOCK * self->scenario_count * (is_real(column) ? sizeof(double) : sizeof(int32_t));
        self->forest.width += is_real(column) ? 2 * self->scenario_count : 0;
    }
    return bytes;
}

static bool
worker_init(const ovt_collector *self, ovt_collector_worker *worker, size_t bytes)
{
    size_t columns = self->columns->count;
    size_t scenarios = self->scenario_count;
    worker->cells = ovt_allocate_aligned(columns * scenarios, sizeof *worker->cells);
    worker->pooled = ovt_allocate_aligned(columns, sizeof *worker->pooled);
    worker->block = ovt_allocate_aligned(bytes, 1);
    worker->room = ovt_allocate_aligned(OVT_BLOCK * scenarios, sizeof *worker->room);
    worker->moments = ovt_allocate_aligned(self->forest.width, sizeof *worker->moments);
    return worker->cells != NULL && worker->pooled != NULL && worker->block != NULL &&
           worker->room != NULL && worker->moments != NULL;
}

static bool
collector_init(ovt_collector *self, unsigned workers)
{
    self->stride = ovt_allocate(self->scenario_count, sizeof *self->stride);
    self->plans = ovt_allocate(self->columns->count, sizeof *self->plans);
    self->workers = ovt_allocate(workers, sizeof *self->workers);
    if (self->stride == NULL || self->plans == NULL || self->workers == NULL) {
        return false;
    }
    for (size_t s = 0; s < self->scenario_count; s++) {
        self->stride[s] = ovt_outcome_stride(self->scenarios[s]);
    }
    size_t bytes = plan_columns(self);
    self->worker_count = workers;
    for (unsigned i = 0; i < workers; i++) {
        if (!worker_init(self, &self->workers[i], bytes)) {
            return false;
        }
    }
    self->total = ovt_allocate(self->forest.width, sizeof *self->total);
    self->has_mutex = self->total != NULL && pthread_mutex_init(&self->mutex, NULL) == 0;
    return self->has_mutex;
}

ovt_status
ovt_collector_new(ovt_collector **self, const ovt_scenario *const *scenarios, size_t scenario_count,
    const ovt_columns *columns, size_t baseline, unsigned workers, ovt_error *err)
{
    ovt_collector *collector = ovt_allocate(1, sizeof *collector);
    *self = collector;
    if (collector != NULL) {
        collector->scenarios = scenarios;
        collector->scenario_count = scenario_count;
        collector->columns = columns;
        collector->baseline = baseline;
    }
    if (collector == NULL || !collector_init(collector, workers)) {
        ovt_collector_delete(collector);
        *self = NULL;
        return ovt_fail(
            err, OVT_MEMORY, "no memory for the statistics of %zu scenarios", scenario_count);
    }
    return OVT_OK;
}

static void
worker_free(const ovt_collector *self, ovt_collector_worker *worker)
{
    size_t count = worker->cells == NULL ? 0 : self->columns->count * self->scenario_count;
    for (size_t i = 0; i < count; i++) {
        ovt_counts_free(&worker->cells[i].counts);
        ovt_bins_free(&worker->cells[i].bins);
    }
    ovt_free(worker->cells);
    ovt_free(worker->pooled);
    ovt_free(worker->block);
    ovt_free(worker->room);
    ovt_free(worker->moments);
}

void
ovt_collector_delete(ovt_collector *self)
{
    if (self == NULL) {
        return;
    }
    for (unsigned i = 0; i < self->worker_count; i++) {
        worker_free(self, &self->workers[i]);
    }
    if (self->has_mutex) {
        pthread_mutex_destroy(&self->mutex);
    }
    ovt_forest_free(&self->forest);
    ovt_free(self->total);
    ovt_free(self->workers);
    ovt_free(self->plans);
    ovt_free(self->stride);
    ovt_free(self);
}

ovt_status
ovt_collector_take(void *sink, unsigned worker, const ovt_block *block)
{
    ovt_collector *self = sink;
    ovt_collector_worker *own = &self->workers[worker];
    if (!ovt_take_block(self, own, block)) {
        return OVT_MEMORY;
    }
    if (self->forest.width == 0) {
        return OVT_OK;
    }
    pthread_mutex_lock(&self->mutex);
    ovt_status status = ovt_forest_add(&self->forest, block->index, own->moments);
    pthread_mutex_unlock(&self->mutex);
    return status;
}
