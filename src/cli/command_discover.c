// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "ask.h"
#include "overture/base/memory.h"
#include "overture/study/design.h"

/* Of one point: whether something happens at a point is a matter of its means. */
static const uint64_t HISTORIES = 1000, POINTS = 512;

/* A sample under way. All but the asking is owned. */
typedef struct {
    ovt_asking asking;
    ovt_condition *conditions;
    size_t condition_count;
    size_t count; /* of points */
    size_t inputs;
    double *places;
    double *values;
    double *answers;
    bool *hits;
    size_t valid;
} sample;

/* The names of the metrics that the conditions speak of, each once. */
static ovt_status
read_metrics(const ovt_job *job, const ovt_study *study, ovt_columns *columns, ovt_words *names,
    ovt_error *err)
{
    ovt_status status = ovt_columns_init(columns, study->scenarios, study->count, NULL, 0, err);
    for (size_t i = 0; status == OVT_OK && i < job->conditions.count; i++) {
        ovt_condition condition;
        status = ovt_condition_init(&condition, job->conditions.words[i], study, columns, err);
        size_t terms[] = {condition.column, condition.other_column};
        for (size_t k = 0; status == OVT_OK && k < 1U + condition.against_metric; k++) {
            const char *name = columns->columns[terms[k]].name;
            bool is_known = false;
            for (size_t n = 0; n < names->count; n++) {
                is_known = is_known || strcmp(names->words[n], name) == 0;
            }
            status = is_known ? OVT_OK : ovt_words_add(names, name, err);
        }
    }
    return status;
}

static ovt_status
make_asking(sample *self, const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_columns columns = {0};
    ovt_words names = {0};
    ovt_status status = read_metrics(job, study, &columns, &names, err);
    if (status == OVT_OK) {
        ovt_asking_plan how = {
            .replications = HISTORIES, .metrics = names.words, .metric_count = names.count};
        status = ovt_asking_init(&self->asking, job, study, &how, err);
    }
    self->conditions = ovt_allocate(job->conditions.count, sizeof *self->conditions);
    if (status == OVT_OK && self->conditions == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the conditions");
    }
    for (size_t i = 0; status == OVT_OK && i < job->conditions.count; i++) {
        status = ovt_condition_init(&self->conditions[i], job->conditions.words[i], study,
            ovt_question_columns(self->asking.question), err);
        self->condition_count++;
    }
    ovt_columns_free(&columns);
    ovt_free(names.words);
    return status;
}

static ovt_status
take_memory(sample *self, ovt_error *err)
{
    size_t answer = ovt_question_answer_length(self->asking.question) * sizeof(double);
    self->inputs = ovt_question_inputs(self->asking.question);
    self->places = ovt_allocate(self->count, self->inputs * sizeof(double));
    self->values = ovt_allocate(self->count, self->inputs * sizeof(double));
    self->answers = ovt_allocate(self->count, answer);
    self->hits = ovt_allocate(self->count, sizeof *self->hits);
    bool is_complete =
        self->places != NULL && self->values != NULL && self->answers != NULL && self->hits != NULL;
    return is_complete
               ? OVT_OK
               : ovt_fail(err, OVT_MEMORY, "no memory for %zu points; take fewer", self->count);
}

static ovt_status
draw(sample *self, ovt_error *err)
{
    ovt_cube *cube;
    ovt_status status = ovt_cube_new(
        &cube, ovt_cube_kind(self->inputs), self->inputs, self->count, self->asking.plan.seed, err);
    for (size_t i = 0; status == OVT_OK && i < self->count; i++) {
        ovt_cube_point(cube, i, self->places + i * self->inputs);
        ovt_question_values(self->asking.question, self->places + i * self->inputs,
            self->values + i * self->inputs);
    }
    ovt_cube_delete(cube);
    return status;
}

/* Points that make no valid scenario are left out; the others move up. */
static void
judge(sample *self)
{
    size_t length = ovt_question_answer_length(self->asking.question);
    for (size_t i = 0; i < self->count; i++) {
        const ovt_results *results = ovt_asking_results(&self->asking, self->answers + i * length);
        if (!results->summaries[0].modelled) {
            continue;
        }
        bool holds = false;
        for (size_t k = 0; k < self->condition_count; k++) {
            ovt_text ignored = {0};
            holds = ovt_condition_holds(&self->conditions[k], results, &ignored) || holds;
            ovt_text_free(&ignored);
        }
        memmove(self->places + self->valid * self->inputs, self->places + i * self->inputs,
            self->inputs * sizeof *self->places);
        self->hits[self->valid++] = holds;
    }
}

static ovt_status
report(sample *self, const ovt_prim *rules, ovt_error *err)
{
    ovt_document document = {0};
    const ovt_job *job = self->asking.job;
    ovt_asked asked = ovt_asking_asked(&self->asking);
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_discovery found = {
        .condition = job->conditions.words[0],
        .rules = rules,
        .places = self->places,
        .hits = self->hits,
        .count = self->valid,
        .invalid = self->count - self->valid,
    };
    ovt_status status = ovt_build_discover(&document, &asked, &found, &provenance, err);
    return ovt_job_deliver(job, &document, status, err);
}

static ovt_status
discover(sample *self, ovt_error *err)
{
    ovt_prim rules = {0};
    ovt_status status = take_memory(self, err);
    if (status == OVT_OK) {
        status = draw(self, err);
    }
    if (status == OVT_OK) {
        ovt_watch_begin(&self->asking.progress, self->asking.job);
        status = ovt_question_ask(self->asking.question, self->values, self->count, self->answers,
            &self->asking.watch, err);
        ovt_watch_end(&self->asking.progress);
    }
    if (status == OVT_OK) {
        judge(self);
        ovt_prim_sample points = {.points = self->places,
            .hits = self->hits,
            .count = self->valid,
            .inputs = self->inputs,
            .seed = self->asking.plan.seed};
        status = ovt_prim_init(&rules, &points, err);
    }
    if (status == OVT_OK) {
        status = report(self, &rules, err);
    }
    ovt_prim_free(&rules);
    return status;
}

static ovt_status
run(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    sample self = {.count = (size_t) (job->points > 0 ? job->points : POINTS)};
    ovt_status status = make_asking(&self, job, study, err);
    if (ovt_asking_leads(&self.asking, &status, err)) {
        status = discover(&self, err);
    }
    ovt_asking_free(&self.asking);
    ovt_free(self.conditions);
    ovt_free(self.places);
    ovt_free(self.values);
    ovt_free(self.answers);
    ovt_free(self.hits);
    return status;
}

static ovt_status
fits(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    (void) study;
    return job->conditions.count == 1
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "discover needs to know what failing means, once: --fail-if 'deal_reached < "
                     "0.5'");
}

ovt_status
ovt_run_discover(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, fits, run, err);
}
