// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "overture/base/memory.h"
#include "overture/report/sweep.h"
#include "sweep.h"

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
        status = ovt_sweep_run(&self, err);
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
