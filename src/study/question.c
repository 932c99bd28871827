// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/question.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/config/settings.h"
#include "overture/config/variant.h"
#include "overture/model/distribution.h"
#include "overture/study/design.h"
#include "overture/study/evaluate.h"

enum { LARGEST_SEED_BITS = 53 };

/* To the walls of the unit cube: a distribution without an end has no value there. */
static const double NEAREST = 0x1p-40;

struct ovt_question {
    ovt_question_plan plan;
    ovt_crew *crew;
    ovt_evaluator *evaluator;
    const ovt_input **inputs; /* NULL where a setting has values of its own; owned */
    const ovt_setting **rows; /* owned */
    size_t count;
    double *probes; /* owned */
    uint64_t other; /* the seed of the second half, or after a refresh */
    bool is_fresh;
};

static const ovt_vary *
vary_of(const ovt_question *self, size_t input)
{
    return &self->plan.study->own->study.vary[input];
}

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "no memory to ask a study");
}

/* Far from the first, whatever that is; of as many bits as a double holds. */
static uint64_t
second_seed(uint64_t seed)
{
    return (seed + 0x10A7E3779B97F5U) & (((uint64_t) 1 << LARGEST_SEED_BITS) - 1);
}

/* Each setting near its ends, and words at all of them, the others in the middle. */
static size_t
fill_probes(ovt_question *self, double *probes)
{
    size_t count = 0;
    for (size_t i = 0; i < self->count; i++) {
        const ovt_vary *vary = vary_of(self, i);
        size_t tried = vary->value_count > 0 ? vary->value_count : 2;
        for (size_t k = 0; k < tried; k++, count++) {
            if (probes == NULL) {
                continue;
            }
            double *row = probes + count * self->count;
            for (size_t j = 0; j < self->count; j++) {
                row[j] = ovt_vary_quantile(vary_of(self, j), self->inputs[j], self->rows[j], 0.5);
            }
            double place = ((double) k + 0.5) / (double) tried;
            row[i] = ovt_vary_quantile(vary, self->inputs[i], self->rows[i],
                vary->value_count > 0 ? place
                : k == 0              ? 0.001
                                      : 0.999);
        }
    }
    return count;
}

static ovt_status
make_evaluator(ovt_question *self, ovt_error *err)
{
    const ovt_question_plan *plan = &self->plan;
    ovt_evaluation evaluation = {
        .study = plan->study,
        .varied = plan->study->varied,
        .varied_count = self->count,
        .seed = plan->seed,
        .replications = plan->replications,
        .baseline = plan->baseline,
        .metrics = plan->metrics,
        .metric_count = plan->metric_count,
        .seed_in_point = plan->halves || plan->refreshes,
        .probes = self->probes,
        .probe_count = fill_probes(self, NULL),
    };
    if (plan->halves) {
        evaluation.replications = plan->replications < 2 ? 1 : plan->replications / 2;
    }
    return ovt_evaluator_new(&self->evaluator, &evaluation, ovt_crew_local(self->crew), err);
}

ovt_status
ovt_question_new(ovt_question **self, const ovt_question_plan *plan, ovt_crew *crew, ovt_error *err)
{
    size_t count = plan->study->varied_count;
    ovt_question *made = *self = ovt_allocate(1, sizeof *made);
    if (made == NULL) {
        return no_memory(err);
    }
    *made = (ovt_question){
        .plan = *plan, .crew = crew, .count = count, .other = second_seed(plan->seed)};
    made->inputs = ovt_allocate(count, sizeof(ovt_input *));
    made->rows = ovt_allocate(count, sizeof(ovt_setting *));
    ovt_status status = made->inputs == NULL || made->rows == NULL ? no_memory(err) : OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        made->inputs[i] = ovt_vary_input(plan->study, i);
        made->rows[i] = ovt_setting_find(plan->study->varied[i].path);
    }
    if (status == OVT_OK) {
        made->probes = ovt_allocate(fill_probes(made, NULL), count * sizeof *made->probes);
        status = made->probes == NULL ? no_memory(err) : OVT_OK;
    }
    if (status == OVT_OK) {
        fill_probes(made, made->probes);
        status = make_evaluator(made, err);
    }
    if (status != OVT_OK) {
        ovt_question_delete(made);
        *self = NULL;
    }
    return status;
}

void
ovt_question_delete(ovt_question *self)
{
    if (self != NULL) {
        ovt_evaluator_delete(self->evaluator);
        ovt_free(self->inputs);
        ovt_free(self->rows);
        ovt_free(self->probes);
        ovt_free(self);
    }
}

const ovt_task *
ovt_question_task(const ovt_question *self)
{
    return ovt_evaluator_task(self->evaluator);
}

size_t
ovt_question_inputs(const ovt_question *self)
{
    return self->count;
}

const char *
ovt_question_path(const ovt_question *self, size_t input)
{
    return self->plan.study->varied[input].path;
}

bool
ovt_question_is_whole(const ovt_question *self, size_t input)
{
    return self->rows[input] != NULL && self->rows[input]->type == OVT_SETTING_WHOLE;
}

bool
ovt_question_is_word(const ovt_question *self, size_t input)
{
    bool is_truth = self->rows[input] != NULL && self->rows[input]->type == OVT_SETTING_BOOL;
    return is_truth || vary_of(self, input)->words != NULL;
}

void
ovt_question_range(const ovt_question *self, size_t input, double *low, double *high)
{
    const ovt_vary *vary = vary_of(self, input);
    if (vary->value_count == 0 && isnan(vary->from)) {
        const ovt_input *drawn = self->inputs[input];
        ovt_distribution_support(&drawn->distribution, low, high);
        *low = fmax(*low, drawn->place.low);
        *high = fmin(*high, drawn->place.high);
        return;
    }
    *low = vary->value_count > 0 ? vary->values[0] : vary->from;
    *high = vary->value_count > 0 ? vary->values[0] : vary->to;
    for (size_t i = 1; i < vary->value_count; i++) {
        *low = fmin(*low, vary->values[i]);
        *high = fmax(*high, vary->values[i]);
    }
}

char *
ovt_question_value_text(
    const ovt_question *self, size_t input, double value, char text[OVT_VALUE_TEXT])
{
    ovt_text words = {0};
    ovt_varied_write(&self->plan.study->varied[input], value, &words);
    snprintf(text, OVT_VALUE_TEXT, "%s", words.data == NULL ? "" : words.data);
    ovt_text_free(&words);
    return text;
}

double
ovt_question_value(const ovt_question *self, size_t input, double place)
{
    double inside = fmin(fmax(place, NEAREST), 1 - NEAREST);
    return ovt_vary_quantile(vary_of(self, input), self->inputs[input], self->rows[input], inside);
}

void
ovt_question_values(const ovt_question *self, const double *place, double *values)
{
    for (size_t i = 0; i < self->count; i++) {
        values[i] = ovt_question_value(self, i, place[i]);
    }
}

ovt_status
ovt_question_check(ovt_question *self, const double *values, ovt_error *err)
{
    return ovt_evaluator_check(self->evaluator, values, err);
}

const ovt_columns *
ovt_question_columns(const ovt_question *self)
{
    return ovt_evaluator_columns(self->evaluator);
}

size_t
ovt_question_answer_length(const ovt_question *self)
{
    return ovt_question_task(self)->output_length;
}

ovt_status
ovt_question_ask(ovt_question *self, const double *values, size_t count, double *answers,
    const ovt_question_watch *watch, ovt_error *err)
{
    const ovt_task *task = ovt_question_task(self);
    size_t halves = self->plan.halves ? 2 : 1, length = task->input_length;
    double *inputs = ovt_allocate(count * halves, length * sizeof *inputs);
    if (inputs == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < count * halves; i++) {
        memcpy(
            inputs + i * length, values + i / halves * self->count, self->count * sizeof *inputs);
        if (length > self->count) {
            bool is_other = halves == 2 ? i % 2 == 1 : self->is_fresh;
            inputs[i * length + self->count] = (double) (is_other ? self->other : self->plan.seed);
        }
    }
    ovt_status status = ovt_crew_map(self->crew, task, inputs, count * halves, answers,
        watch == NULL ? NULL : watch->step, watch == NULL ? NULL : watch->context, err);
    ovt_free(inputs);
    return status;
}

void
ovt_question_refresh(ovt_question *self)
{
    self->is_fresh = true;
}

ovt_summary
ovt_question_summary(const ovt_question *self, const double *answer, size_t scenario, size_t column)
{
    if (!ovt_evaluated_valid(answer)) {
        return (ovt_summary){
            .mean = NAN, .sd = NAN, .se = NAN, .ci95 = {NAN, NAN}, .min = NAN, .max = NAN};
    }
    return ovt_evaluated_summary(self->evaluator, answer, scenario, column);
}

ovt_status
ovt_question_outcomes(ovt_question *self, size_t scenario, size_t column, ovt_outcome_at *outcomes,
    size_t count, const ovt_question_watch *watch, ovt_error *err)
{
    size_t length = ovt_question_answer_length(self);
    double *answers = ovt_allocate(count, length * sizeof *answers);
    double *values = ovt_allocate(count, sizeof *values);
    ovt_status status = answers == NULL || values == NULL
                            ? ovt_fail(err, OVT_MEMORY, "no memory to seek a break-even")
                            : OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        values[i] = outcomes[i].value;
    }
    if (status == OVT_OK) {
        status = ovt_question_ask(self, values, count, answers, watch, err);
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        ovt_summary summary = ovt_question_summary(self, answers + i * length, scenario, column);
        outcomes[i].mean = summary.mean;
        outcomes[i].ci95 = summary.ci95;
    }
    ovt_free(answers);
    ovt_free(values);
    return status;
}
