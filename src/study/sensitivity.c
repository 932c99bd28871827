// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/sensitivity.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "overture/base/memory.h"

static const double LOW = 0.1, MIDDLE = 0.5, HIGH = 0.9; /* quantiles of a tornado */

const char *
ovt_sensitivity_word(ovt_sensitivity_method method)
{
    static const char *const words[] = {
#define WORD(name, word, summary) word,
        OVT_SENSITIVITY_LIST(WORD)
#undef WORD
    };
    return words[method];
}

bool
ovt_sensitivity_needs_halves(ovt_sensitivity_method method)
{
    return method != OVT_SENSITIVITY_TORNADO;
}

static ovt_screen
screen_of(const ovt_sensitivity_plan *plan, size_t inputs)
{
    return (ovt_screen){.inputs = inputs, .base = plan->base, .seed = plan->seed};
}

size_t
ovt_sensitivity_points(const ovt_sensitivity_plan *plan, size_t inputs)
{
    ovt_screen screen = screen_of(plan, inputs);
    switch (plan->method) {
    case OVT_SENSITIVITY_SOBOL:
        return ovt_sobol_count(&screen);
    case OVT_SENSITIVITY_MORRIS:
        return ovt_morris_count(&screen);
    default:
        return 1 + 2 * inputs;
    }
}

/* A design, its values and its outcomes. */
typedef struct {
    ovt_question *question;
    const ovt_sensitivity_plan *plan;
    size_t inputs;
    size_t points;
    double *places; /* owned, as all that follow */
    double *values;
    double *answers;
    double *half[2];
} work;

static void
work_free(work *self)
{
    ovt_free(self->places);
    ovt_free(self->values);
    ovt_free(self->answers);
    ovt_free(self->half[0]);
    ovt_free(self->half[1]);
}

static ovt_status
work_init(work *self, ovt_question *question, const ovt_sensitivity_plan *plan, ovt_error *err)
{
    size_t inputs = ovt_question_inputs(question);
    size_t points = ovt_sensitivity_points(plan, inputs);
    size_t each = ovt_question_answer_length(question) * sizeof(double);
    *self = (work){.question = question, .plan = plan, .inputs = inputs, .points = points};
    self->places = ovt_allocate(points, inputs * sizeof(double));
    self->values = ovt_allocate(points, inputs * sizeof(double));
    self->answers = ovt_allocate(2 * points, each);
    self->half[0] = ovt_allocate(points, sizeof(double));
    self->half[1] = ovt_allocate(points, sizeof(double));
    bool complete = self->places != NULL && self->values != NULL && self->answers != NULL &&
                    self->half[0] != NULL && self->half[1] != NULL;
    return complete ? OVT_OK
                    : ovt_fail(err, OVT_MEMORY, "no memory for %zu points; take fewer", points);
}

/* Levels of a grid are taken in the middle of equal shares of the probability, so that no value
 * stands at the end of a distribution that has none. */
static double
place_of(const work *self, double place)
{
    return self->plan->method == OVT_SENSITIVITY_MORRIS
               ? (place * (OVT_MORRIS_LEVELS - 1) + 0.5) / OVT_MORRIS_LEVELS
               : place;
}

static ovt_status
ask(work *self, ovt_error *err)
{
    size_t length = ovt_question_answer_length(self->question);
    double *place = ovt_allocate(self->inputs, sizeof *place);
    if (place == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to ask a study");
    }
    for (size_t i = 0; i < self->points; i++) {
        for (size_t k = 0; k < self->inputs; k++) {
            place[k] = place_of(self, self->places[i * self->inputs + k]);
        }
        ovt_question_values(self->question, place, self->values + i * self->inputs);
    }
    ovt_free(place);
    ovt_status status = ovt_question_ask(
        self->question, self->values, self->points, self->answers, self->plan->watch, err);
    bool halves = ovt_sensitivity_needs_halves(self->plan->method);
    for (size_t i = 0; status == OVT_OK && halves && i < 2 * self->points; i++) {
        self->half[i % 2][i / 2] = ovt_question_summary(
            self->question, self->answers + i * length, self->plan->scenario, self->plan->column)
                                       .mean;
    }
    return status;
}

static ovt_status
run_sobol(ovt_sensitivity *self, work *design, ovt_error *err)
{
    ovt_sobol indices = {0};
    ovt_screen screen = screen_of(design->plan, design->inputs);
    ovt_outcomes outcomes = {{design->half[0], design->half[1]}};
    ovt_status status = ovt_sobol_points(&screen, design->places, err);
    if (status == OVT_OK) {
        status = ask(design, err);
    }
    if (status == OVT_OK) {
        status = ovt_sobol_init(&indices, &screen, &outcomes, err);
    }
    for (size_t i = 0; status == OVT_OK && i < self->count; i++) {
        self->drivers[i].first = indices.first[i];
        self->drivers[i].total = indices.total[i];
    }
    self->used = indices.used;
    self->mean = indices.mean;
    self->variance = indices.variance;
    self->noise = indices.noise;
    ovt_sobol_free(&indices);
    return status;
}

static ovt_status
run_morris(ovt_sensitivity *self, work *design, ovt_error *err)
{
    ovt_screen screen = screen_of(design->plan, design->inputs);
    ovt_outcomes outcomes = {{design->half[0], design->half[1]}};
    ovt_effects *effects = ovt_allocate(self->count, sizeof *effects);
    ovt_status status = effects == NULL ? ovt_fail(err, OVT_MEMORY, "no memory for the effects")
                                        : ovt_morris_points(&screen, design->places, err);
    if (status == OVT_OK) {
        status = ask(design, err);
    }
    if (status == OVT_OK) {
        status = ovt_morris_effects(effects, &screen, design->places, &outcomes, err);
    }
    double sum = 0, count = 0;
    for (size_t i = 0; status == OVT_OK && i < design->points; i++) {
        double mean = (design->half[0][i] + design->half[1][i]) / 2;
        sum += isnan(mean) ? 0 : mean;
        count += !isnan(mean);
    }
    self->mean = sum / count;
    for (size_t i = 0; status == OVT_OK && i < self->count; i++) {
        self->drivers[i].effects = effects[i];
        self->used = effects[i].used > self->used ? effects[i].used : self->used;
    }
    ovt_free(effects);
    return status;
}

static ovt_summary
outcome_at(const work *design, size_t point)
{
    size_t length = ovt_question_answer_length(design->question);
    return ovt_question_summary(design->question, design->answers + point * length,
        design->plan->scenario, design->plan->column);
}

static void
take_bar(ovt_driver *driver, const work *design)
{
    size_t low = 1 + 2 * driver->input, high = low + 1;
    ovt_summary at_low = outcome_at(design, low), at_high = outcome_at(design, high);
    double error = gsl_cdf_ugaussian_Pinv(0.975) * hypot(at_low.se, at_high.se);
    double swing = at_high.mean - at_low.mean;
    driver->low_value = design->values[low * design->inputs + driver->input];
    driver->high_value = design->values[high * design->inputs + driver->input];
    driver->low = at_low.mean;
    driver->high = at_high.mean;
    driver->swing = (ovt_index){
        .value = swing,
        .ci95 = {swing - error, swing + error},
        .distinguishable = fabs(swing) > error,
    };
}

static ovt_status
run_tornado(ovt_sensitivity *self, work *design, ovt_error *err)
{
    for (size_t i = 0; i < design->points * design->inputs; i++) {
        design->places[i] = MIDDLE;
    }
    for (size_t i = 0; i < design->inputs; i++) {
        design->places[(1 + 2 * i) * design->inputs + i] = LOW;
        design->places[(2 + 2 * i) * design->inputs + i] = HIGH;
    }
    ovt_status status = ask(design, err);
    for (size_t i = 0; status == OVT_OK && i < self->count; i++) {
        take_bar(&self->drivers[i], design);
    }
    if (status == OVT_OK) {
        self->mean = outcome_at(design, 0).mean;
        self->used = isnan(self->mean) ? 0U : 1U;
    }
    return status;
}

static double
strength(const ovt_driver *driver)
{
    double value =
        fabs(driver->total.value) + fabs(driver->effects.mu_star.value) + fabs(driver->swing.value);
    return isnan(value) ? -1 : value;
}

/* The strongest first; of equals the one that stands first in the file. */
static int
by_strength(const void *one, const void *other)
{
    const ovt_driver *a = one, *b = other;
    double difference = strength(b) - strength(a);
    if (difference != 0) {
        return difference > 0 ? 1 : -1;
    }
    return a->input < b->input ? -1 : 1;
}

ovt_status
ovt_sensitivity_init(
    ovt_sensitivity *self, ovt_question *question, const ovt_sensitivity_plan *plan, ovt_error *err)
{
    static ovt_status (*const methods[])(ovt_sensitivity *, work *, ovt_error *) = {
        [OVT_SENSITIVITY_SOBOL] = run_sobol,
        [OVT_SENSITIVITY_MORRIS] = run_morris,
        [OVT_SENSITIVITY_TORNADO] = run_tornado,
    };
    work design = {0};
    size_t count = ovt_question_inputs(question);
    *self = (ovt_sensitivity){.method = plan->method,
        .scenario = plan->scenario,
        .column = plan->column,
        .count = count,
        .mean = NAN,
        .variance = NAN,
        .noise = NAN};
    self->base = plan->method == OVT_SENSITIVITY_TORNADO ? 1U : plan->base;
    self->drivers = ovt_allocate(count, sizeof *self->drivers);
    ovt_status status = self->drivers == NULL
                            ? ovt_fail(err, OVT_MEMORY, "no memory for the inputs")
                            : work_init(&design, question, plan, err);
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        self->drivers[i].input = i;
    }
    if (status == OVT_OK) {
        self->evaluations = design.points;
        status = methods[plan->method](self, &design, err);
    }
    if (status == OVT_OK) {
        qsort(self->drivers, count, sizeof *self->drivers, by_strength);
    }
    work_free(&design);
    return status;
}

void
ovt_sensitivity_free(ovt_sensitivity *self)
{
    ovt_free(self->drivers);
    *self = (ovt_sensitivity){0};
}
