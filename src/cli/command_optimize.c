// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "overture/base/memory.h"
#include "overture/study/nsga.h"

/* Winners are held against fresh chance once the search is over. */
static const uint64_t HISTORIES = 2000, POINTS = 1000;
enum { GENERATION = 40 };

/* A search under way. All but the asking is owned. */
typedef struct {
    ovt_asking asking;
    ovt_goal *goals;
    size_t goal_count;
    size_t inputs;
    size_t length;  /* of an answer */
    double *places; /* a generation, as all that follow */
    double *values;
    double *answers;
    double *reached; /* goals, to be small */
    ovt_summary *outcomes;
    size_t found;
    size_t dropped;
    size_t evaluations;
} search;

static ovt_status
take_memory(search *self, ovt_error *err)
{
    self->inputs = ovt_question_inputs(self->asking.question);
    self->length = ovt_question_answer_length(self->asking.question);
    self->places = ovt_allocate(GENERATION, self->inputs * sizeof(double));
    self->values = ovt_allocate(GENERATION, self->inputs * sizeof(double));
    self->answers = ovt_allocate(GENERATION, self->length * sizeof(double));
    self->reached = ovt_allocate(GENERATION, self->goal_count * sizeof(double));
    self->outcomes = ovt_allocate(GENERATION, self->goal_count * sizeof *self->outcomes);
    bool is_complete = self->places != NULL && self->values != NULL && self->answers != NULL &&
                       self->reached != NULL && self->outcomes != NULL;
    return is_complete ? OVT_OK : ovt_fail(err, OVT_MEMORY, "no memory to seek offers");
}

static ovt_status
find_goal(search *self, const char *word, bool less, const ovt_study *study, ovt_error *err)
{
    const ovt_columns *columns = ovt_question_columns(self->asking.question);
    ovt_goal *goal = &self->goals[self->goal_count];
    const char *name = ovt_asking_metric(word, study, &goal->scenario);
    goal->less = less;
    for (goal->column = 0; goal->column < columns->count; goal->column++) {
        if (strcmp(columns->columns[goal->column].name, name) == 0) {
            self->goal_count++;
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE, "--%s: %s stands for several outcomes or none here",
        less ? "less" : "more", word);
}

static ovt_status
make_asking(search *self, const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    const ovt_words *sides[] = {&job->more, &job->less};
    ovt_words names = {0};
    ovt_status status = OVT_OK;
    for (int less = 0; less < 2; less++) {
        for (size_t i = 0; status == OVT_OK && i < sides[less]->count; i++) {
            size_t scenario = 0;
            const char *name = ovt_asking_metric(sides[less]->words[i], study, &scenario);
            status = ovt_words_add(&names, name, err);
        }
    }
    if (status == OVT_OK) {
        ovt_asking_plan how = {.replications = HISTORIES,
            .refreshes = true,
            .metrics = names.words,
            .metric_count = names.count};
        status = ovt_asking_init(&self->asking, job, study, &how, err);
    }
    self->goals = ovt_allocate(names.count, sizeof *self->goals);
    if (status == OVT_OK && self->goals == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the goals");
    }
    for (int less = 0; less < 2; less++) {
        for (size_t i = 0; status == OVT_OK && i < sides[less]->count; i++) {
            status = find_goal(self, sides[less]->words[i], less == 1, study, err);
        }
    }
    ovt_free(names.words);
    return status;
}

/* The goals of one answer, to be small. */
static void
read_goals(const search *self, const double *answer, double *reached)
{
    for (size_t i = 0; i < self->goal_count; i++) {
        ovt_summary summary = ovt_question_summary(
            self->asking.question, answer, self->goals[i].scenario, self->goals[i].column);
        reached[i] = self->goals[i].less ? summary.mean : -summary.mean;
    }
}

static void
place_values(search *self, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ovt_question_values(self->asking.question, self->places + i * self->inputs,
            self->values + i * self->inputs);
    }
}

static ovt_status
evolve(search *self, ovt_nsga *nsga, size_t generations, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (size_t g = 0; status == OVT_OK && g < generations; g++) {
        ovt_nsga_ask(nsga, self->places);
        place_values(self, GENERATION);
        status = ovt_question_ask(
            self->asking.question, self->values, GENERATION, self->answers, NULL, err);
        for (size_t i = 0; status == OVT_OK && i < GENERATION; i++) {
            read_goals(
                self, self->answers + i * self->length, self->reached + i * self->goal_count);
        }
        if (status == OVT_OK) {
            ovt_nsga_tell(nsga, self->reached);
            self->evaluations += GENERATION;
            if (!ovt_watch_step(&self->asking.progress, g + 1, generations)) {
                status = ovt_fail(err, OVT_INTERRUPTED, "interrupted");
            }
        }
    }
    return status;
}

/* Points that give the same values are one offer. */
static size_t
take_front(search *self, ovt_nsga *nsga)
{
    const double *points, *goals;
    size_t count = ovt_nsga_front(nsga, &points, &goals), kept = 0;
    memcpy(self->places, points, count * self->inputs * sizeof *points);
    place_values(self, count);
    for (size_t i = 0; i < count; i++) {
        const double *row = self->values + i * self->inputs;
        bool is_known = false;
        for (size_t k = 0; k < kept; k++) {
            is_known = is_known || memcmp(self->values + k * self->inputs, row,
                                       self->inputs * sizeof *row) == 0;
        }
        if (!is_known) {
            memmove(self->values + kept++ * self->inputs, row, self->inputs * sizeof *row);
        }
    }
    return kept;
}

/* On fresh chance: who then is beaten by another was lucky before. */
static ovt_status
judge_again(search *self, size_t count, ovt_error *err)
{
    ovt_question_refresh(self->asking.question);
    ovt_status status =
        ovt_question_ask(self->asking.question, self->values, count, self->answers, NULL, err);
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        read_goals(self, self->answers + i * self->length, self->reached + i * self->goal_count);
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        bool is_beaten = false;
        for (size_t k = 0; k < count; k++) {
            is_beaten = is_beaten || ovt_goals_beat(self->reached + k * self->goal_count,
                                         self->reached + i * self->goal_count, self->goal_count);
        }
        if (is_beaten) {
            self->dropped++;
            continue;
        }
        memmove(self->values + self->found * self->inputs, self->values + i * self->inputs,
            self->inputs * sizeof *self->values);
        for (size_t g = 0; g < self->goal_count; g++) {
            self->outcomes[self->found * self->goal_count + g] =
                ovt_question_summary(self->asking.question, self->answers + i * self->length,
                    self->goals[g].scenario, self->goals[g].column);
        }
        self->found++;
    }
    return status;
}

static ovt_status
seek(search *self, ovt_error *err)
{
    ovt_nsga *nsga = NULL;
    const ovt_job *job = self->asking.job;
    uint64_t points = job->points > 0 ? job->points : POINTS;
    ovt_nsga_plan plan = {.inputs = self->inputs,
        .goals = self->goal_count,
        .size = GENERATION,
        .seed = self->asking.plan.seed};
    ovt_status status = ovt_nsga_new(&nsga, &plan, err);
    ovt_watch_begin(&self->asking.progress, job);
    if (status == OVT_OK) {
        status = evolve(self, nsga, (size_t) (points + GENERATION - 1) / GENERATION, err);
    }
    ovt_watch_end(&self->asking.progress);
    if (status == OVT_OK) {
        status = judge_again(self, take_front(self, nsga), err);
    }
    ovt_nsga_delete(nsga);
    return status;
}

static ovt_status
report(const search *self, ovt_error *err)
{
    ovt_document document = {0};
    ovt_asked asked = ovt_asking_asked(&self->asking);
    ovt_provenance provenance = ovt_job_provenance(self->asking.job);
    ovt_optimum found = {
        .goals = self->goals,
        .goal_count = self->goal_count,
        .values = self->values,
        .outcomes = self->outcomes,
        .count = self->found,
        .evaluations = self->evaluations,
        .dropped = self->dropped,
    };
    ovt_status status = ovt_build_optimize(&document, &asked, &found, &provenance, err);
    return ovt_job_deliver(self->asking.job, &document, status, err);
}

static ovt_status
run(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    search self = {0};
    ovt_status status = make_asking(&self, job, study, err);
    if (ovt_asking_leads(&self.asking, &status, err)) {
        status = take_memory(&self, err);
        if (status == OVT_OK) {
            status = seek(&self, err);
        }
        if (status == OVT_OK) {
            status = report(&self, err);
        }
    }
    ovt_asking_free(&self.asking);
    ovt_free(self.goals);
    ovt_free(self.places);
    ovt_free(self.values);
    ovt_free(self.answers);
    ovt_free(self.reached);
    ovt_free(self.outcomes);
    return status;
}

static ovt_status
fits(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    (void) study;
    return job->more.count + job->less.count >= 2
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "optimize needs two goals or more: --more returned_alive --less "
                     "prisoners_released");
}

ovt_status
ovt_run_optimize(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, fits, run, err);
}
