// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "overture/base/memory.h"
#include "overture/report/sweep.h"
#include "sweep.h"

/* Seconds between commits: what a kill loses at most, and rare enough to cost nothing. */
static const double COMMIT_SECONDS = 0.05;

static ovt_status
needs_vary(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    if (study->own != NULL && study->varied_count > 0) {
        return OVT_OK;
    }
    return ovt_fail(err, OVT_USAGE,
        "%s varies nothing; a sweep needs a study with, for instance, vary = ( { path = "
        "\"talks.signed_day\"; values = [0, 30]; } );",
        job->files.words[0]);
}

/* The values that the metrics of a study are found with. */
static ovt_status
make_evaluator(ovt_sweep *self, ovt_error *err)
{
    size_t count = self->study->varied_count;
    size_t probes = ovt_design_probe_count(self->design);
    double *values = ovt_allocate(probes * count, sizeof *values);
    if (values == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the sweep");
    }
    for (size_t i = 0; i < probes; i++) {
        ovt_design_probe(self->design, i, values + i * count);
    }
    ovt_evaluation evaluation = {
        .study = self->study,
        .varied = self->study->varied,
        .varied_count = count,
        .seed = self->plan.seed,
        .replications = self->plan.replications,
        .baseline = self->plan.baseline,
        .metrics = self->plan.metrics,
        .metric_count = self->plan.metric_count,
        .probes = values,
        .probe_count = probes,
    };
    ovt_status status =
        ovt_evaluator_new(&self->evaluator, &evaluation, ovt_crew_local(self->crew), err);
    ovt_free(values);
    return status;
}

/* STUDY.db in the current folder. */
static ovt_status
name_database(ovt_sweep *self, ovt_error *err)
{
    const char *file = self->job->files.words[0];
    const char *slash = strrchr(file, '/');
    const char *base = strcmp(file, "-") == 0 ? "stdin" : slash == NULL ? file : slash + 1;
    size_t length = strlen(base);
    if (self->job->store != NULL) {
        self->path = self->job->store;
        return OVT_OK;
    }
    if (length > 4 && strcmp(base + length - 4, ".cfg") == 0) {
        length -= 4;
    }
    ovt_text text = {0};
    ovt_text_format(&text, "%.*s.db", (int) length, base);
    self->path = text.failed ? NULL : ovt_arena_text(&self->arena, text.data, text.length);
    ovt_text_free(&text);
    return self->path == NULL ? ovt_fail(err, OVT_MEMORY, "no memory for the sweep") : OVT_OK;
}

ovt_status
ovt_sweep_init(ovt_sweep *self, const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    self->job = job;
    self->study = study;
    ovt_status status = ovt_job_plan(job, study, &self->plan, err);
    if (status == OVT_OK) {
        status = name_database(self, err);
    }
    if (status == OVT_OK) {
        status = job->program->make_crew(&self->crew, job->threads, &self->plan.seed, err);
    }
    if (status == OVT_OK) {
        status = ovt_design_new(&self->design, study, self->plan.seed, err);
    }
    if (status == OVT_OK && job->first_point > ovt_design_count(self->design)) {
        status = ovt_fail(err, OVT_USAGE, "--part: there are only %llu points",
            (unsigned long long) ovt_design_count(self->design));
    }
    if (status == OVT_OK) {
        status = make_evaluator(self, err);
    }
    return status == OVT_OK ? ovt_sweep_describe(self, err) : status;
}

void
ovt_sweep_free(ovt_sweep *self)
{
    ovt_store_close(self->store);
    ovt_crew_delete(self->crew);
    ovt_evaluator_delete(self->evaluator);
    ovt_design_delete(self->design);
    ovt_arena_free(&self->arena);
}

/* --- the database --------------------------------------------------------------------------- */

/* The first sweep in the database that is not this one: 0 where there is none. */
static ovt_status
find_other(ovt_sweep *self, int64_t *id, ovt_text *words, ovt_error *err)
{
    ovt_status status = OVT_OK;
    bool is_other = false;
    *id = 0;
    while (status == OVT_OK && !is_other) {
        ovt_arena arena = {0};
        ovt_stored stored;
        status = ovt_store_next(self->store, *id, id, err);
        if (status != OVT_OK || *id == 0) {
            break;
        }
        status = ovt_store_read(self->store, *id, &stored, &arena, err);
        is_other = status == OVT_OK && strcmp(stored.command, self->head.command) == 0 &&
                   ovt_stored_differs(&stored, &self->head, words);
        ovt_arena_free(&arena);
    }
    return status;
}

static ovt_status
refuse_other(const ovt_sweep *self, const ovt_text *words, ovt_error *err)
{
    return ovt_fail(err, OVT_FAILED,
        "%s holds another sweep: %s; --store FILE.db keeps this one apart, --force replaces that "
        "one",
        self->path, words->data == NULL ? "it differs" : words->data);
}

/* Goes on with the sweep in the database, or begins it there. */
static ovt_status
open_result(ovt_sweep *self, ovt_error *err)
{
    int64_t other = 0;
    ovt_text words = {0};
    ovt_status status = ovt_store_open(&self->store, self->path, OVT_STORE_WRITE, err);
    if (status == OVT_OK) {
        status = ovt_store_find(self->store, &self->head, &self->id, err);
    }
    if (status == OVT_OK && self->id == 0) {
        status = find_other(self, &other, &words, err);
    }
    if (status == OVT_OK && other != 0 && !self->job->force) {
        status = refuse_other(self, &words, err);
    }
    if (status == OVT_OK && self->id == 0) {
        status = ovt_store_begin(self->store, err);
        if (status == OVT_OK && other != 0) {
            status = ovt_store_delete(self->store, other, err);
        }
        if (status == OVT_OK) {
            status = ovt_store_add(self->store, &self->head, &self->id, err);
        }
        if (status == OVT_OK) {
            status = ovt_store_commit(self->store, err);
        }
    }
    ovt_text_free(&words);
    return status;
}

/* --- the points ----------------------------------------------------------------------------- */

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

/* Does all points that the database does not have. What was taken is kept, whatever comes. */
static ovt_status
run_points(ovt_sweep *self, ovt_error *err)
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

/* --- the report ----------------------------------------------------------------------------- */

static ovt_status
report(const ovt_sweep *self, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(self->job);
    ovt_status status = ovt_build_sweep(
        &document, self->store, self->id, ovt_job_wants_rows(self->job), &provenance, err);
    return ovt_job_deliver(self->job, &document, status, err);
}

static ovt_status
judge(const ovt_sweep *self, ovt_error *err)
{
    uint64_t points = 0, invalid = 0;
    ovt_status status = ovt_store_count(self->store, self->id, &points, &invalid, err);
    if (status == OVT_OK && invalid > 0) {
        status = ovt_fail(err, OVT_SCENARIO, "%llu of %llu points are no valid scenarios",
            (unsigned long long) invalid, (unsigned long long) points);
    }
    return status;
}

static ovt_status
sweep_study(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_sweep self = {0};
    ovt_status status = ovt_sweep_init(&self, job, study, err);
    if (status != OVT_OK || job->dry_run) {
        status = status == OVT_OK ? ovt_sweep_estimate(&self, err) : status;
        goto out;
    }
    status = ovt_crew_serve(self.crew, ovt_evaluator_task(self.evaluator), err);
    if (status != OVT_OK || !ovt_crew_leads(self.crew)) {
        goto out;
    }
    status = open_result(&self, err);
    if (status == OVT_OK) {
        status = run_points(&self, err);
    }
    ovt_crew_dismiss(self.crew);
    if (status == OVT_INTERRUPTED) {
        ovt_job_note(job, "what was done is in %s; the same command goes on with it", self.path);
        *err = (ovt_error){0};
        goto out;
    }
    if (status == OVT_OK) {
        status = report(&self, err);
    }
    if (status == OVT_OK) {
        status = judge(&self, err);
    }
out:
    ovt_sweep_free(&self);
    return status;
}

ovt_status
ovt_run_sweep(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, needs_vary, sweep_study, err);
}
