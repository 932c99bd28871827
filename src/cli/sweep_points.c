// SPDX-License-Identifier: GPL-3.0-or-later
/* The points of a sweep: simulated, and put into the database as they come. */
#include "overture/base/memory.h"
#include "sweep.h"

/* Seconds between commits: what a kill loses at most, and rare enough to cost nothing. */
static const double COMMIT_SECONDS = 0.05;

typedef struct {
    ovt_sweep *sweep;
    ovt_watch watch;
    uint64_t next; /* point to be looked at next, from 1 */
    uint64_t last;
    uint64_t planned; /* in this run */
    uint64_t done;
    double committed; /* seconds */
    ovt_status status;
    ovt_error trouble; /* of giving */
    ovt_summary *summaries;
    ovt_difference *differences;
    ovt_text *texts;
    const char **words;
} running;

static bool
give_point(void *context, uint64_t *number, double *input)
{
    running *self = context;
    while (self->status == OVT_OK && self->next <= self->last) {
        bool has = false;
        *number = self->next++;
        self->status =
            ovt_store_has(self->sweep->store, self->sweep->id, *number, &has, &self->trouble);
        if (self->status == OVT_OK && !has) {
            ovt_design_point(self->sweep->design, *number - 1, input);
            return true;
        }
    }
    return false;
}

static ovt_status
put_point(running *self, ovt_stored_point *point, const double *output, ovt_error *err)
{
    ovt_sweep *sweep = self->sweep;
    ovt_error fault = {0};
    size_t columns = sweep->head.metric_count;
    if (!ovt_evaluated_valid(output)) {
        ovt_status status = ovt_evaluator_check(sweep->evaluator, point->values, &fault);
        if (status != OVT_SCENARIO) {
            return ovt_fail(err, status == OVT_OK ? OVT_FAILED : status,
                "point %llu was not valid and now is: the program's fault",
                (unsigned long long) point->number);
        }
        point->fault = fault.message;
    } else {
        for (size_t i = 0; i < sweep->head.scenario_count * columns; i++) {
            self->summaries[i] =
                ovt_evaluated_summary(sweep->evaluator, output, i / columns, i % columns);
            self->differences[i] =
                ovt_evaluated_difference(sweep->evaluator, output, i / columns, i % columns);
        }
        point->summaries = self->summaries;
        point->differences = self->differences;
    }
    return ovt_store_put(sweep->store, sweep->id, &sweep->head, point, err);
}

static ovt_status
take_point(
    void *context, uint64_t number, const double *input, const double *output, ovt_error *err)
{
    running *self = context;
    ovt_sweep *sweep = self->sweep;
    ovt_stored_point point = {.number = number, .values = input, .texts = self->words};
    for (size_t i = 0; i < sweep->study->varied_count; i++) {
        self->texts[i].length = 0;
        ovt_varied_write(&sweep->study->varied[i], input[i], &self->texts[i]);
        self->words[i] = self->texts[i].data;
        if (self->texts[i].failed) {
            return ovt_fail(err, OVT_MEMORY, "no memory for a point");
        }
    }
    ovt_status status = ovt_store_begin(sweep->store, err);
    if (status == OVT_OK) {
        status = put_point(self, &point, output, err);
    }
    self->done++;
    if (status == OVT_OK && ovt_seconds() - self->committed > COMMIT_SECONDS) {
        status = ovt_store_commit(sweep->store, err);
        self->committed = ovt_seconds();
    }
    return status;
}

static bool
tell_progress(void *context)
{
    running *self = context;
    return ovt_watch_step(&self->watch, self->done, self->planned);
}

static ovt_status
running_init(running *self, ovt_sweep *sweep, ovt_error *err)
{
    const ovt_job *job = sweep->job;
    size_t count = sweep->head.scenario_count * sweep->head.metric_count;
    uint64_t stored = 0, invalid = 0;
    *self = (running){.sweep = sweep, .committed = ovt_seconds()};
    self->next = job->first_point == 0 ? 1 : job->first_point;
    self->last = sweep->head.points;
    if (job->last_point > 0 && job->last_point < self->last) {
        self->last = job->last_point;
    }
    self->summaries = ovt_allocate(count, sizeof *self->summaries);
    self->differences = ovt_allocate(count, sizeof *self->differences);
    self->texts = ovt_allocate(sweep->study->varied_count, sizeof *self->texts);
    self->words = ovt_allocate(sweep->study->varied_count, sizeof *self->words);
    if (self->summaries == NULL || self->differences == NULL || self->texts == NULL ||
        self->words == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the sweep");
    }
    ovt_status status = ovt_store_count(sweep->store, sweep->id, &stored, &invalid, err);
    uint64_t wanted = self->last - self->next + 1;
    self->planned = stored < wanted ? wanted - stored : 1;
    if (status == OVT_OK && stored > 0) {
        ovt_job_note(job, "%s has %llu of %llu points already", sweep->path,
            (unsigned long long) stored, (unsigned long long) sweep->head.points);
    }
    return status;
}

static void
running_free(running *self)
{
    for (size_t i = 0; self->texts != NULL && i < self->sweep->study->varied_count; i++) {
        ovt_text_free(&self->texts[i]);
    }
    ovt_free(self->texts);
    ovt_free(self->words);
    ovt_free(self->summaries);
    ovt_free(self->differences);
}

/* What was taken is kept, whatever comes. */
ovt_status
ovt_sweep_run(ovt_sweep *self, ovt_error *err)
{
    running own;
    ovt_status status = running_init(&own, self, err);
    if (status == OVT_OK) {
        ovt_work work = {give_point, take_point, tell_progress, &own};
        ovt_watch_begin(&own.watch, self->job);
        status = ovt_crew_run(self->crew, ovt_evaluator_task(self->evaluator), &work, err);
        ovt_watch_end(&own.watch);
    }
    if (status == OVT_OK && own.status != OVT_OK) {
        status = ovt_fail(err, own.status, "%s", own.trouble.message);
    }
    if (status == OVT_OK || status == OVT_INTERRUPTED) {
        ovt_error trouble = {0};
        ovt_status committed = ovt_store_commit(self->store, &trouble);
        if (committed != OVT_OK) {
            status = ovt_fail(err, committed, "%s", trouble.message);
        }
    }
    running_free(&own);
    return status;
}
