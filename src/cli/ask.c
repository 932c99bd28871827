// SPDX-License-Identifier: GPL-3.0-or-later
#include "ask.h"

#include <string.h>

#include "overture/base/memory.h"
#include "overture/engine/simulate.h"

static bool
step(void *context, uint64_t done, uint64_t count)
{
    return ovt_watch_step(context, done, count);
}

const char *
ovt_asking_metric(const char *word, const ovt_study *study, size_t *scenario)
{
    size_t longest = 0;
    for (size_t i = 0; i < study->count; i++) {
        const char *name = study->scenarios[i]->name;
        size_t length = strlen(name);
        if (strncmp(word, name, length) == 0 && word[length] == '.' && length > longest) {
            longest = length;
            *scenario = i;
        }
    }
    return longest == 0 ? word : word + longest + 1;
}

/* The metrics asked for, each once, without their scenarios. */
static ovt_status
take_metrics(ovt_asking *self, const ovt_study *study, const ovt_asking_plan *how, ovt_error *err)
{
    const char *fallback =
        ovt_scenario_negotiates(study->scenarios[0]) ? "deal_reached" : "returned_alive";
    const ovt_words *asked = &self->job->metrics;
    self->names = ovt_allocate(asked->count + how->metric_count + 1, sizeof *self->names);
    if (self->names == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the metrics");
    }
    self->plan.metrics = self->names;
    if (how->metrics != NULL) {
        memcpy(self->names, how->metrics, how->metric_count * sizeof *self->names);
        self->plan.metric_count = how->metric_count;
        return OVT_OK;
    }
    self->names[0] = fallback;
    self->plan.metric_count = asked->count == 0 ? 1 : 0;
    for (size_t i = 0; i < asked->count; i++) {
        size_t ignored = 0;
        const char *name =
            ovt_asking_metric(asked->words[i], study, i == 0 ? &self->scenario : &ignored);
        bool is_known = false;
        for (size_t k = 0; k < self->plan.metric_count; k++) {
            is_known = is_known || strcmp(self->names[k], name) == 0;
        }
        if (!is_known) {
            self->names[self->plan.metric_count++] = name;
        }
    }
    return OVT_OK;
}

static ovt_status
find_column(ovt_asking *self, ovt_error *err)
{
    const ovt_columns *columns = ovt_question_columns(self->question);
    for (self->column = 0; self->column < columns->count; self->column++) {
        if (strcmp(columns->columns[self->column].name, self->names[0]) == 0) {
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE,
        "--metrics: %s stands for several outcomes or none here; name one of them", self->names[0]);
}

/* A path may be one that cannot be given beside others: better said than simulated in vain. */
static ovt_status
check_middle(const ovt_asking *self, ovt_error *err)
{
    ovt_error reason = {0};
    size_t inputs = ovt_question_inputs(self->question);
    double *place = ovt_allocate(2 * inputs, sizeof *place);
    if (place == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to ask a study");
    }
    for (size_t i = 0; i < inputs; i++) {
        place[i] = 0.5;
    }
    ovt_question_values(self->question, place, place + inputs);
    ovt_status status = ovt_question_check(self->question, place + inputs, &reason);
    ovt_free(place);
    return status == OVT_OK
               ? OVT_OK
               : ovt_fail(err, status, "in the middle of what is varied, %s", reason.message);
}

ovt_status
ovt_asking_init(ovt_asking *self, const ovt_job *job, const ovt_study *study,
    const ovt_asking_plan *how, ovt_error *err)
{
    *self = (ovt_asking){.job = job};
    if (study->varied_count == 0) {
        return ovt_fail(err, OVT_USAGE,
            "%s varies nothing: it has no uncertain input; add --vary PATH=LOW..HIGH "
            "(`overture schema` lists the paths)",
            job->files.words[0]);
    }
    ovt_status status = ovt_job_plan(job, study, &self->plan, err);
    if (job->replications == 0) {
        self->plan.replications = how->replications;
    }
    if (status == OVT_OK) {
        status = take_metrics(self, study, how, err);
    }
    if (status == OVT_OK) {
        status = job->program->make_crew(&self->crew, job->threads, &self->plan.seed, err);
    }
    if (status == OVT_OK) {
        ovt_question_plan plan = {
            .study = study,
            .seed = self->plan.seed,
            .replications = self->plan.replications,
            .baseline = self->plan.baseline,
            .metrics = self->plan.metrics,
            .metric_count = self->plan.metric_count,
            .halves = how->halves,
            .refreshes = how->refreshes,
        };
        status = ovt_question_new(&self->question, &plan, self->crew, err);
    }
    self->about = (ovt_results){.scenarios = study->scenarios,
        .scenario_count = study->count,
        .seed = self->plan.seed,
        .replications = self->plan.replications,
        .planned = self->plan.replications};
    self->watch = (ovt_question_watch){step, &self->progress};
    if (status == OVT_OK) {
        size_t columns = ovt_question_columns(self->question)->count;
        self->summaries = ovt_allocate(study->count * columns, sizeof *self->summaries);
        status = self->summaries == NULL ? ovt_fail(err, OVT_MEMORY, "no memory for the outcomes")
                                         : find_column(self, err);
    }
    if (status == OVT_OK) {
        status = check_middle(self, err);
    }
    return status;
}

const ovt_results *
ovt_asking_results(ovt_asking *self, const double *answer)
{
    const ovt_columns *columns = ovt_question_columns(self->question);
    for (size_t i = 0; i < self->about.scenario_count; i++) {
        for (size_t k = 0; k < columns->count; k++) {
            self->summaries[i * columns->count + k] =
                ovt_question_summary(self->question, answer, i, k);
        }
    }
    self->about.columns = *columns;
    self->about.summaries = self->summaries;
    return &self->about;
}

void
ovt_asking_free(ovt_asking *self)
{
    ovt_question_delete(self->question);
    ovt_crew_delete(self->crew);
    ovt_free(self->names);
    ovt_free(self->summaries);
    *self = (ovt_asking){0};
}

bool
ovt_asking_leads(ovt_asking *self, ovt_status *status, ovt_error *err)
{
    if (*status == OVT_OK) {
        *status = ovt_crew_serve(self->crew, ovt_question_task(self->question), err);
    }
    return *status == OVT_OK && ovt_crew_leads(self->crew);
}

ovt_asked
ovt_asking_asked(const ovt_asking *self)
{
    return (ovt_asked){&self->about, self->question, self->scenario, self->column};
}
