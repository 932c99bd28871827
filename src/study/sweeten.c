// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/sweeten.h"

#include <math.h>
#include <string.h>

#include "overture/bargain/domain.h"
#include "overture/base/memory.h"
#include "overture/config/settings.h"
#include "overture/config/variant.h"
#include "overture/study/breakeven.h"
#include "overture/study/nsga.h"

enum { GENERATION = 40, HALVINGS = 14 };

_Static_assert((int) GENERATION >= (int) OVT_BREAKEVEN_GRID, "the grid must fit a generation");

/* A search under way. */
typedef struct {
    ovt_sweetener *result;
    ovt_question *question;
    const ovt_sweeten_plan *plan;
    ovt_variant *variant; /* owned, as all that follow */
    size_t terms;
    bool rises;   /* the outcome must rise to reach the target */
    double worth; /* of the offer as it stands to the giver */
    double *low;
    double *high;
    double *values; /* a generation */
    double *answers;
    double *goals;
} search;

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "no memory to sweeten an offer");
}

/* --- what a change costs -------------------------------------------------------------------------
 */

static double
worth_to_giver(const search *self, const double *values)
{
    ovt_scenario *scenario;
    ovt_package package;
    ovt_error ignored = {0};
    if (ovt_variant_bind(self->variant, values, &scenario, &ignored) != OVT_OK) {
        return NAN;
    }
    ovt_package_offered(scenario, &package);
    double worth = ovt_package_utility(scenario, self->plan->giver, &package);
    ovt_scenario_delete(scenario);
    return worth;
}

static double
cost_of(const search *self, const double *values)
{
    double moved = 0;
    if (self->result->by_utility) {
        return self->worth - worth_to_giver(self, values);
    }
    for (size_t i = 0; i < self->terms; i++) {
        moved += fabs(values[i] - self->result->start[i]) / (self->high[i] - self->low[i]);
    }
    return moved / (double) self->terms;
}

/* --- outcomes ------------------------------------------------------------------------------------
 */

static ovt_status
ask(search *self, const double *values, size_t count, ovt_error *err)
{
    self->result->evaluations += count;
    return ovt_question_ask(self->question, values, count, self->answers, self->plan->watch, err);
}

static ovt_summary
outcome(const search *self, size_t row)
{
    return ovt_question_summary(self->question,
        self->answers + row * ovt_question_answer_length(self->question), self->plan->scenario,
        self->plan->column);
}

static bool
reaches(const search *self, double mean)
{
    return self->rises ? mean >= self->plan->target : mean <= self->plan->target;
}

/* --- one term ------------------------------------------------------------------------------------
 */

static ovt_status
ask_values(void *context, ovt_outcome_at *outcomes, size_t count, ovt_error *err)
{
    search *self = context;
    for (size_t i = 0; i < count; i++) {
        self->values[i] = outcomes[i].value;
    }
    ovt_status status = ask(self, self->values, count, err);
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        ovt_summary summary = outcome(self, i);
        outcomes[i].mean = summary.mean;
        outcomes[i].ci95 = summary.ci95;
    }
    return status;
}

/* The crossing nearest to the start on one side of it: from the first step of the grid on. */
static ovt_status
seek_side(search *self, bool upwards, double *value, ovt_error *err)
{
    double start = self->result->start[0], end = upwards ? self->high[0] : self->low[0];
    ovt_breakeven found;
    ovt_breakeven_plan plan = {
        .low = upwards ? start : end,
        .high = upwards ? end : start,
        .whole = ovt_question_is_whole(self->question, 0),
        .target = self->plan->target,
        .ask = ask_values,
        .context = self,
    };
    *value = NAN;
    if (!(plan.low < plan.high)) {
        return OVT_OK;
    }
    ovt_status status = ovt_breakeven_seek(&found, &plan, err);
    if (status == OVT_OK && found.found) {
        *value = found.value;
    }
    return status;
}

/* A whole number next to the target may lie on the wrong side of it. */
static ovt_status
step_over(search *self, double *value, ovt_error *err)
{
    double direction = *value >= self->result->start[0] ? 1 : -1;
    for (int i = 0; i < 2 && *value >= self->low[0] && *value <= self->high[0]; i++) {
        ovt_status status = ask(self, value, 1, err);
        if (status != OVT_OK || reaches(self, outcome(self, 0).mean)) {
            return status;
        }
        *value += direction;
    }
    return OVT_OK;
}

static ovt_status
seek_one(search *self, ovt_error *err)
{
    ovt_sweetener *result = self->result;
    for (int upwards = 0; upwards < 2; upwards++) {
        double value;
        ovt_status status = seek_side(self, upwards == 1, &value, err);
        if (status == OVT_OK && !isnan(value) && ovt_question_is_whole(self->question, 0)) {
            status = step_over(self, &value, err);
        }
        if (status != OVT_OK) {
            return status;
        }
        double cost = isnan(value) ? NAN : cost_of(self, &value);
        if (!isnan(cost) && (!result->found || cost < result->cost)) {
            result->found = true;
            result->cost = cost;
            result->values[0] = value;
        }
    }
    return OVT_OK;
}

/* --- several terms -------------------------------------------------------------------------------
 */

static ovt_status
evolve(search *self, ovt_nsga *nsga, ovt_error *err)
{
    ovt_status status = OVT_OK;
    double *places = ovt_allocate(GENERATION, self->terms * sizeof *places);
    if (places == NULL) {
        return no_memory(err);
    }
    for (size_t done = 0; status == OVT_OK && done < self->plan->points; done += GENERATION) {
        ovt_nsga_ask(nsga, places);
        for (size_t i = 0; i < GENERATION; i++) {
            ovt_question_values(
                self->question, places + i * self->terms, self->values + i * self->terms);
        }
        status = ask(self, self->values, GENERATION, err);
        for (size_t i = 0; status == OVT_OK && i < GENERATION; i++) {
            const double *values = self->values + i * self->terms;
            double mean = outcome(self, i).mean, cost = cost_of(self, values);
            self->goals[2 * i] = cost;
            self->goals[2 * i + 1] = self->rises ? -mean : mean;
            ovt_sweetener *result = self->result;
            if (reaches(self, mean) && !isnan(cost) && (!result->found || cost < result->cost)) {
                result->found = true;
                result->cost = cost;
                memcpy(result->values, values, self->terms * sizeof *values);
            }
        }
        if (status == OVT_OK) {
            ovt_nsga_tell(nsga, self->goals);
        }
    }
    ovt_free(places);
    return status;
}

/* The offer a share of the way from where it stands to the one found. */
static void
walk(const search *self, const double *found, double share, double *values)
{
    for (size_t i = 0; i < self->terms; i++) {
        double start = self->result->start[i];
        values[i] = start + share * (found[i] - start);
        if (ovt_question_is_whole(self->question, i)) {
            values[i] = round(values[i]);
        }
    }
}

/* Back towards the offer as it stands, as far as the target allows. */
static ovt_status
shorten(search *self, ovt_error *err)
{
    ovt_sweetener *result = self->result;
    double low = 0, high = 1;
    double *found = ovt_allocate(self->terms, sizeof *found);
    if (found == NULL) {
        return no_memory(err);
    }
    memcpy(found, result->values, self->terms * sizeof *found);
    ovt_status status = OVT_OK;
    for (int i = 0; status == OVT_OK && i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        walk(self, found, middle, self->values);
        status = ask(self, self->values, 1, err);
        double cost = status == OVT_OK ? cost_of(self, self->values) : NAN;
        if (status == OVT_OK && reaches(self, outcome(self, 0).mean)) {
            high = middle;
            if (cost <= result->cost) {
                result->cost = cost;
                memcpy(result->values, self->values, self->terms * sizeof *found);
            }
        } else {
            low = middle;
        }
    }
    ovt_free(found);
    return status;
}

static ovt_status
seek_several(search *self, ovt_error *err)
{
    ovt_nsga *nsga;
    ovt_nsga_plan plan = {
        .inputs = self->terms, .goals = 2, .size = GENERATION, .seed = self->plan->seed};
    ovt_status status = ovt_nsga_new(&nsga, &plan, err);
    if (status == OVT_OK) {
        status = evolve(self, nsga, err);
    }
    ovt_nsga_delete(nsga);
    return status == OVT_OK && self->result->found ? shorten(self, err) : status;
}

/* --- all of it
 * ------------------------------------------------------------------------------------ */

static ovt_status
find_start(search *self, ovt_error *err)
{
    const ovt_scenario *scenario = self->plan->study->scenarios[self->plan->scenario];
    for (size_t i = 0; i < self->terms; i++) {
        ovt_place place;
        const char *path = ovt_question_path(self->question, i);
        if (ovt_question_is_word(self->question, i) ||
            !ovt_setting_place(scenario, path, &place, NULL)) {
            return ovt_fail(err, OVT_USAGE, "--vary: %s is no number of %s that could be sweetened",
                path, scenario->name);
        }
        self->result->start[i] = ovt_place_get(scenario, &place);
        ovt_question_range(self->question, i, &self->low[i], &self->high[i]);
        if (!(self->low[i] < self->high[i]) || isinf(self->low[i]) || isinf(self->high[i])) {
            return ovt_fail(err, OVT_USAGE,
                "--vary: %s has no range; say how far it may go, as in --vary %s=0..10", path,
                path);
        }
    }
    return OVT_OK;
}

static ovt_status
search_init(search *self, ovt_error *err)
{
    size_t answer = ovt_question_answer_length(self->question) * sizeof(double);
    size_t rows = GENERATION; /* more than a break-even asks for at a time */
    self->low = ovt_allocate(self->terms, sizeof(double));
    self->high = ovt_allocate(self->terms, sizeof(double));
    self->values = ovt_allocate(rows, self->terms * sizeof(double));
    self->answers = ovt_allocate(rows, answer);
    self->goals = ovt_allocate(rows, 2 * sizeof(double));
    self->result->start = ovt_allocate(self->terms, sizeof(double));
    self->result->values = ovt_allocate(self->terms, sizeof(double));
    if (self->low == NULL || self->high == NULL || self->values == NULL || self->answers == NULL ||
        self->goals == NULL || self->result->start == NULL || self->result->values == NULL) {
        return no_memory(err);
    }
    const ovt_study *study = self->plan->study;
    return ovt_variant_new(&self->variant, &study->loaded[self->plan->scenario], study->varied,
        study->varied_count, err);
}

static void
search_free(search *self)
{
    ovt_variant_delete(self->variant);
    ovt_free(self->low);
    ovt_free(self->high);
    ovt_free(self->values);
    ovt_free(self->answers);
    ovt_free(self->goals);
}

static ovt_status
judge_start(search *self, ovt_error *err)
{
    ovt_sweetener *result = self->result;
    const ovt_scenario *scenario = self->plan->study->scenarios[self->plan->scenario];
    result->by_utility = scenario->issue_count > 0;
    ovt_status status = ask(self, result->start, 1, err);
    if (status != OVT_OK) {
        return status;
    }
    result->at_start = outcome(self, 0);
    self->rises = result->at_start.mean < self->plan->target;
    result->is_reached = result->at_start.mean == self->plan->target;
    self->worth = result->by_utility ? worth_to_giver(self, result->start) : 0;
    memcpy(result->values, result->start, self->terms * sizeof *result->values);
    return OVT_OK;
}

/* On chance that the search has not seen. */
static ovt_status
judge_found(search *self, ovt_error *err)
{
    ovt_question_refresh(self->question);
    ovt_status status = ask(self, self->result->values, 1, err);
    if (status == OVT_OK) {
        self->result->outcome = outcome(self, 0);
    }
    return status;
}

ovt_status
ovt_sweetener_init(
    ovt_sweetener *self, ovt_question *question, const ovt_sweeten_plan *plan, ovt_error *err)
{
    search state = {
        .result = self, .question = question, .plan = plan, .terms = ovt_question_inputs(question)};
    *self = (ovt_sweetener){.cost = NAN};
    ovt_status status = search_init(&state, err);
    if (status == OVT_OK) {
        status = find_start(&state, err);
    }
    if (status == OVT_OK) {
        status = judge_start(&state, err);
    }
    if (status == OVT_OK && !self->is_reached) {
        status = state.terms == 1 ? seek_one(&state, err) : seek_several(&state, err);
    }
    if (status == OVT_OK) {
        status = judge_found(&state, err);
    }
    search_free(&state);
    return status;
}

void
ovt_sweetener_free(ovt_sweetener *self)
{
    ovt_free(self->start);
    ovt_free(self->values);
    *self = (ovt_sweetener){0};
}
