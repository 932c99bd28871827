// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/results.h"

#include <math.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/engine/simulate.h"
#include "overture/stats/collector.h"

static ovt_status
no_memory(const ovt_results *self, ovt_error *err)
{
    return ovt_fail(
        err, OVT_MEMORY, "no memory for the results of %zu scenarios", self->scenario_count);
}

static ovt_status
results_init(ovt_results *self, const ovt_scenario *const *scenarios, size_t scenario_count,
    const ovt_run_plan *plan, ovt_error *err)
{
    *self = (ovt_results){.scenarios = scenarios,
        .scenario_count = scenario_count,
        .baseline = plan->baseline,
        .seed = plan->seed,
        .planned = plan->replications,
        .precision = plan->precision,
        .precision_reached = NAN};
    ovt_status status = ovt_columns_init(
        &self->columns, scenarios, scenario_count, plan->metrics, plan->metric_count, err);
    if (status != OVT_OK) {
        return status;
    }
    size_t count = self->columns.count * scenario_count;
    self->summaries = ovt_allocate(count, sizeof *self->summaries);
    self->differences = ovt_allocate(count, sizeof *self->differences);
    for (int side = 0; side < OVT_PARTIES; side++) {
        self->standings[side] = ovt_allocate(count, sizeof *self->standings[side]);
        if (self->standings[side] == NULL) {
            return no_memory(self, err);
        }
    }
    self->profiles = ovt_allocate(count, sizeof *self->profiles);
    if (self->summaries == NULL || self->differences == NULL || self->profiles == NULL) {
        return no_memory(self, err);
    }
    return OVT_OK;
}

void
ovt_results_free(ovt_results *self)
{
    size_t count = self->profiles == NULL ? 0 : self->columns.count * self->scenario_count;
    for (size_t i = 0; i < count; i++) {
        ovt_profile_free(&self->profiles[i]);
    }
    ovt_free(self->profiles);
    ovt_columns_free(&self->columns);
    ovt_free(self->summaries);
    ovt_free(self->differences);
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_free(self->standings[side]);
    }
    *self = (ovt_results){0};
}

const ovt_summary *
ovt_results_summary(const ovt_results *self, size_t scenario, size_t column)
{
    return &self->summaries[scenario * self->columns.count + column];
}

const ovt_difference *
ovt_results_difference(const ovt_results *self, size_t scenario, size_t column)
{
    return &self->differences[scenario * self->columns.count + column];
}

const ovt_profile *
ovt_results_profile(const ovt_results *self, size_t scenario, size_t column)
{
    const ovt_profile *profile = &self->profiles[scenario * self->columns.count + column];
    return profile->n == 0 ? NULL : profile;
}

size_t
ovt_results_column(const ovt_results *self, const char *name)
{
    for (size_t i = 0; i < self->columns.count; i++) {
        if (strcmp(self->columns.columns[i].name, name) == 0) {
            return i;
        }
    }
    return OVT_NONE;
}

/* The column that a wanted precision is about: the first metric asked for, else the first. */
static size_t
watched_column(const ovt_results *self, const ovt_run_plan *plan)
{
    for (size_t i = 0; plan->metrics != NULL && i < self->columns.count; i++) {
        if (ovt_column_answers(&self->columns.columns[i], plan->metrics[0])) {
            return i;
        }
    }
    return 0;
}

/* Half-width over mean; nothing over nothing is precise, something over nothing never. */
static double
relative_width(ovt_interval interval, double mean)
{
    double half = (interval.high - interval.low) / 2;
    return half == 0 ? 0 : half / fabs(mean);
}

/* The widest of those that exist: NAN while none does. */
static double
precision_of(const ovt_results *self, size_t column)
{
    const ovt_summary *base = ovt_results_summary(self, self->baseline, column);
    if (self->scenario_count == 1) {
        return relative_width(base->ci95, base->mean);
    }
    double widest = NAN;
    for (size_t s = 0; s < self->scenario_count; s++) {
        const ovt_difference *difference = ovt_results_difference(self, s, column);
        if (s != self->baseline && difference->modelled) {
            widest = fmax(widest, relative_width(difference->ci95, base->mean));
        }
    }
    return widest;
}

/* What the user's progress function needs to know besides what the engine tells. */
typedef struct {
    const ovt_run_plan *plan;
} watcher;

static bool
tell_progress(void *context, uint64_t done)
{
    const ovt_run_plan *plan = ((const watcher *) context)->plan;
    return plan->progress(plan->progress_context, done, plan->replications);
}

/* Ends of rounds are fixed in advance, so that a run stops at the same replication whatever
 * the threads do: a quarter more each time, in whole blocks. */
static uint64_t
next_end(const ovt_run_plan *plan, uint64_t done)
{
    uint64_t blocks = done / OVT_BLOCK;
    uint64_t wanted = (blocks + (blocks / 4 > 1 ? blocks / 4 : 1)) * OVT_BLOCK;
    return plan->precision > 0 && wanted < plan->replications ? wanted : plan->replications;
}

static ovt_status
run_rounds(ovt_results *self, ovt_collector *collector, ovt_workers *workers,
    const ovt_run_plan *plan, ovt_error *err)
{
    size_t watched = watched_column(self, plan);
    while (self->replications < plan->replications && !self->interrupted) {
        uint64_t first = self->replications;
        ovt_error trouble = {0};
        ovt_status status =
            ovt_workers_run(workers, first, next_end(plan, first), &self->replications, &trouble);
        self->interrupted = status == OVT_INTERRUPTED;
        if (status != OVT_OK && !self->interrupted) {
            return ovt_fail(err, status, "%s",
                trouble.status == status ? trouble.message : ovt_status_text(status));
        }
        if (self->replications == 0) {
            return ovt_fail(err, OVT_INTERRUPTED, "stopped before anything was done");
        }
        status = ovt_collector_summarise(collector, self, err);
        if (status != OVT_OK) {
            return status;
        }
        if (plan->precision > 0 && self->columns.count > 0) {
            self->precision_reached = precision_of(self, watched);
            if (self->precision_reached < plan->precision) {
                break;
            }
        }
    }
    return OVT_OK;
}

static bool
is_profiled(const ovt_run_plan *plan, const ovt_column *column)
{
    for (size_t i = 0; i < plan->profile_count; i++) {
        if (ovt_column_answers(column, plan->profiles[i])) {
            return true;
        }
    }
    return false;
}

static ovt_status
keep_profiles(
    ovt_results *self, const ovt_collector *collector, const ovt_run_plan *plan, ovt_error *err)
{
    for (size_t c = 0; c < self->columns.count; c++) {
        if (!is_profiled(plan, &self->columns.columns[c])) {
            continue;
        }
        for (size_t s = 0; s < self->scenario_count; s++) {
            ovt_profile *profile = &self->profiles[s * self->columns.count + c];
            ovt_status status = ovt_collector_profile(collector, s, c, profile, err);
            if (status != OVT_OK) {
                return status;
            }
        }
    }
    return OVT_OK;
}

/* No more threads than blocks: the others would only take memory. */
static unsigned
useful_threads(const ovt_run_plan *plan)
{
    uint64_t blocks = (plan->replications + OVT_BLOCK - 1) / OVT_BLOCK;
    unsigned threads = plan->threads < 1 ? 1 : plan->threads;
    return blocks < threads ? (unsigned) blocks : threads;
}

ovt_status
ovt_results_run(ovt_results *self, const ovt_scenario *const *scenarios, size_t scenario_count,
    const ovt_run_plan *plan, ovt_error *err)
{
    ovt_collector *collector = NULL;
    ovt_workers *workers = NULL;
    watcher watching = {plan};
    unsigned threads = useful_threads(plan);

    ovt_status status = results_init(self, scenarios, scenario_count, plan, err);
    if (status != OVT_OK) {
        goto out;
    }
    status = ovt_collector_new(
        &collector, scenarios, scenario_count, &self->columns, plan->baseline, threads, err);
    if (status != OVT_OK) {
        goto out;
    }
    ovt_simulation simulation = {.scenarios = scenarios,
        .scenario_count = scenario_count,
        .seed = plan->seed,
        .threads = threads,
        .take = ovt_collector_take,
        .sink = collector,
        .progress = plan->progress == NULL ? NULL : tell_progress,
        .progress_context = &watching};
    status = ovt_workers_new(&workers, &simulation, err);
    if (status != OVT_OK) {
        goto out;
    }
    status = run_rounds(self, collector, workers, plan, err);
    if (status == OVT_OK) {
        status = keep_profiles(self, collector, plan, err);
    }
out:
    ovt_workers_delete(workers);
    ovt_collector_delete(collector);
    return status;
}
