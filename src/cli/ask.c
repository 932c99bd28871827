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

/* "SCENARIO.METRIC": names of scenarios may hold points themselves, the longest that fits counts.
 */
static const char *
without_scenario(const char *word, const ovt_study *study, size_t *scenario)
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
take_metrics(ovt_asking *self, const ovt_study *study, ovt_error *err)
{
    const char *fallback =
        ovt_scenario_negotiates(study->scenarios[0]) ? "deal_reached" : "returned_alive";
    const ovt_words *asked = &self->job->metrics;
    self->names = ovt_allocate(asked->count + 1, sizeof *self->names);
    if (self->names == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the metrics");
    }
    self->names[0] = fallback;
    self->plan.metric_count = asked->count == 0 ? 1 : 0;
    for (size_t i = 0; i < asked->count; i++) {
        size_t ignored = 0;
        const char *name =
            without_scenario(asked->words[i], study, i == 0 ? &self->scenario : &ignored);
        bool is_known = false;
        for (size_t k = 0; k < self->plan.metric_count; k++) {
            is_known = is_known || strcmp(self->names[k], name) == 0;
        }
        if (!is_known) {
            self->names[self->plan.metric_count++] = name;
        }
    }
    self->plan.metrics = self->names;
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

ovt_status
ovt_asking_init(ovt_asking *self, const ovt_job *job, const ovt_study *study, uint64_t replications,
    bool halves, ovt_error *err)
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
        self->plan.replications = replications;
    }
    if (status == OVT_OK) {
        status = take_metrics(self, study, err);
    }
    if (status == OVT_OK) {
        status = job->make_crew(&self->crew, self->plan.threads, err);
    }
    if (status == OVT_OK) {
        ovt_question_plan plan = {
            .study = study,
            .seed = self->plan.seed,
            .replications = self->plan.replications,
            .baseline = self->plan.baseline,
            .metrics = self->plan.metrics,
            .metric_count = self->plan.metric_count,
            .halves = halves,
        };
        status = ovt_question_new(&self->question, &plan, self->crew, err);
    }
    self->about = (ovt_results){.scenarios = study->scenarios,
        .scenario_count = study->count,
        .seed = self->plan.seed,
        .replications = self->plan.replications,
        .planned = self->plan.replications};
    self->watch = (ovt_question_watch){step, &self->progress};
    return status == OVT_OK ? find_column(self, err) : status;
}

void
ovt_asking_free(ovt_asking *self)
{
    ovt_question_delete(self->question);
    ovt_crew_delete(self->crew);
    ovt_free(self->names);
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
