// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/flip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/config/settings.h"
#include "overture/engine/history.h"
#include "overture/model/distribution.h"
#include "overture/study/crew.h"

/* Histories for all values at the ends of the ranges together, and for one value. */
enum { BUDGET = 160000, FEWEST = 128, MOST = 1024 };

/* Halvings of the part of the range in which the order turns. */
enum { HALVINGS = 8 };

static const double RARE = 0.01;
static const double CLEAR = 2; /* standard errors */

/* What is looked for; read by all threads. */
typedef struct {
    ovt_flips *flips;
    const ovt_results *results;
    int prefers;
} search;

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "no memory to look for other verdicts");
}

/* How much better the leader is, on the mean of paired histories. */
typedef struct {
    double mean;
    double error;
} lead;

static const ovt_scenario *
scenario_of(const search *self, int which)
{
    return self->results->scenarios[which == 0 ? self->flips->leader : self->flips->second];
}

/* A drawn number is held fixed by a distribution with one value. */
static void
hold(ovt_scenario *copy, const ovt_place *place, double value)
{
    ovt_place_set(copy, place, value);
    for (size_t i = 0; i < copy->input_count; i++) {
        if (copy->inputs[i].place.offset == place->offset) {
            copy->inputs[i].distribution =
                (ovt_distribution){.kind = OVT_DIST_UNIFORM, .min = value, .max = value};
        }
    }
}

static ovt_status
play(const search *self, int which, const ovt_flip *flip, double value, double *outcomes,
    ovt_error *err)
{
    const ovt_scenario *scenario = scenario_of(self, which);
    size_t index = which == 0 ? self->flips->leader : self->flips->second;
    ovt_scenario *copy = ovt_scenario_copy(scenario);
    ovt_outcome *outcome = ovt_allocate_aligned(1, ovt_outcome_stride(scenario));
    ovt_history *history = NULL;
    ovt_place place;
    ovt_status status = copy == NULL || outcome == NULL ? no_memory(err) : OVT_OK;
    if (status == OVT_OK && flip != NULL && ovt_setting_place(copy, flip->path, &place, NULL)) {
        hold(copy, &place, value);
    }
    if (status == OVT_OK) {
        status = ovt_history_new(&history, copy, self->results->seed, err);
    }
    for (uint64_t i = 0; status == OVT_OK && i < self->flips->histories; i++) {
        ovt_history_play(history, i, outcome);
        outcomes[i] =
            ovt_column_value(&self->results->columns.columns[self->flips->column], index, outcome);
    }
    ovt_history_delete(history);
    ovt_free(outcome);
    ovt_free(copy);
    return status;
}

/* @p outcomes has room for both scenarios. Histories in which either has none do not count. */
static ovt_status
compare(const search *self, const ovt_flip *flip, double value, double *outcomes, lead *result,
    ovt_error *err)
{
    uint64_t count = self->flips->histories, n = 0;
    ovt_status status = play(self, 0, flip, value, outcomes, err);
    if (status == OVT_OK) {
        status = play(self, 1, flip, value, outcomes + count, err);
    }
    double mean = 0, squares = 0;
    for (uint64_t i = 0; status == OVT_OK && i < count; i++) {
        double difference = self->prefers * (outcomes[i] - outcomes[count + i]);
        if (!isnan(difference)) {
            double step = difference - mean;
            mean += step / (double) ++n;
            squares += step * (difference - mean);
        }
    }
    result->mean = n == 0 ? NAN : mean;
    result->error = n < 2 ? NAN : sqrt(squares / (double) (n - 1) / (double) n);
    return status;
}

static ovt_status
halve(const search *self, ovt_flip *flip, double turned, double *outcomes, double *found,
    ovt_error *err)
{
    double same = flip->value, other = turned;
    ovt_status status = OVT_OK;
    for (int i = 0; status == OVT_OK && i < HALVINGS; i++) {
        lead middle;
        double value = (same + other) / 2;
        status = compare(self, flip, value, outcomes, &middle, err);
        *(middle.mean > 0 ? &same : &other) = value;
    }
    *found = (same + other) / 2;
    return status;
}

/* Where the order turns on the way to one end of the range, or how little is left of the lead
 * there; the nearer turn, or else the lesser lead, of both ends stays. */
static ovt_status
look_towards(const search *self, ovt_flip *flip, double value, double *outcomes, ovt_error *err)
{
    lead end;
    double found;
    ovt_status status = compare(self, flip, value, outcomes, &end, err);
    bool turned = end.mean < -CLEAR * end.error;
    if (status != OVT_OK || isnan(end.mean)) {
        return status;
    }
    if (!turned) {
        if (!flip->flips && !(flip->least_lead <= end.mean)) {
            flip->flip = value;
            flip->least_lead = end.mean;
        }
        return status;
    }
    status = halve(self, flip, value, outcomes, &found, err);
    if (!flip->flips || fabs(found - flip->value) < fabs(flip->flip - flip->value)) {
        flip->flip = found;
    }
    flip->flips = true;
    flip->least_lead = 0;
    return status;
}

static ovt_status
look_at(const search *self, ovt_flip *flip, double *outcomes, ovt_error *err)
{
    ovt_status status = look_towards(self, flip, flip->low, outcomes, err);
    return status == OVT_OK ? look_towards(self, flip, flip->high, outcomes, err) : status;
}

/* What a crew does: the number of a candidate becomes whether it flips, where, and what lead is
 * left. */
enum { FLIPS, WHERE, LEAST, ANSWERS };

static ovt_status
answer(void *context, unsigned worker, const double *input, double *output, const atomic_bool *stop,
    ovt_error *err)
{
    const search *self = context;
    ovt_flip flip = self->flips->flips[(size_t) *input];
    double *outcomes = ovt_allocate(2 * self->flips->histories, sizeof *outcomes);
    ovt_status status = outcomes == NULL ? no_memory(err) : look_at(self, &flip, outcomes, err);
    (void) worker;
    (void) stop;
    output[FLIPS] = flip.flips;
    output[WHERE] = flip.flip;
    output[LEAST] = flip.least_lead;
    ovt_free(outcomes);
    return status;
}

static ovt_status
work_together(search *self, unsigned threads, ovt_error *err)
{
    ovt_flips *flips = self->flips;
    ovt_crew *crew = NULL;
    const ovt_task task = {
        .input_length = 1, .output_length = ANSWERS, .run = answer, .context = self};
    double *numbers = ovt_allocate(flips->count, sizeof *numbers);
    double *answers = ovt_allocate(flips->count * ANSWERS, sizeof *answers);
    ovt_status status =
        numbers == NULL || answers == NULL ? no_memory(err) : ovt_crew_threads(&crew, threads, err);
    for (size_t i = 0; status == OVT_OK && i < flips->count; i++) {
        numbers[i] = (double) i;
    }
    if (status == OVT_OK) {
        status = ovt_crew_map(crew, &task, numbers, flips->count, answers, NULL, NULL, err);
    }
    for (size_t i = 0; status == OVT_OK && i < flips->count; i++) {
        const double *found = answers + i * ANSWERS;
        flips->flips[i].flips = found[FLIPS] != 0;
        flips->flips[i].flip = found[WHERE];
        flips->flips[i].least_lead = found[LEAST];
    }
    ovt_crew_delete(crew);
    ovt_free(numbers);
    ovt_free(answers);
    return status;
}

static const ovt_assumption *
line_at(const ovt_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        if (strcmp(scenario->ledger[i].path, path) == 0) {
            return &scenario->ledger[i];
        }
    }
    return NULL;
}

static const ovt_input *
input_at(const ovt_scenario *scenario, size_t offset)
{
    for (size_t i = 0; i < scenario->input_count; i++) {
        if (scenario->inputs[i].place.offset == offset) {
            return &scenario->inputs[i];
        }
    }
    return NULL;
}

static void
set_range(ovt_flip *flip, const ovt_input *input, const ovt_place *place)
{
    if (input != NULL) {
        const ovt_distribution *distribution = &input->distribution;
        flip->low = ovt_distribution_quantile(distribution, RARE);
        flip->high = ovt_distribution_quantile(distribution, 1 - RARE);
    } else {
        flip->low = fmin(flip->value / 2, flip->value * 2);
        flip->high = fmax(flip->value / 2, flip->value * 2);
    }
    flip->low = fmax(flip->low, place->low);
    flip->high = fmin(flip->high, place->high);
}

/* Whether a line of the leader's ledger is a number to look at; it then fills @p flip. */
static bool
is_candidate(const search *self, const ovt_assumption *line, ovt_flip *flip)
{
    const ovt_scenario *leader = scenario_of(self, 0);
    const ovt_assumption *other = line_at(scenario_of(self, 1), line->path);
    const ovt_setting *row = NULL;
    ovt_place place;
    if (line->ground == OVT_DEFAULT || strncmp(line->path, "offer.", 6) == 0 || other == NULL ||
        strcmp(other->value, line->value) != 0 ||
        !ovt_setting_place(leader, line->path, &place, &row) || row == NULL || !row->uncertain) {
        return false;
    }
    const ovt_input *input = input_at(leader, place.offset);
    double value = ovt_place_get(leader, &place);
    if (input == NULL && (line->ground == OVT_FACT || value == 0 || isnan(value))) {
        return false;
    }
    *flip = (ovt_flip){.path = line->path,
        .unit = line->unit,
        .uncertain = input != NULL,
        .value = value,
        .flip = NAN,
        .least_lead = NAN};
    set_range(flip, input, &place);
    return flip->low < flip->high;
}

static ovt_status
collect(search *self, ovt_error *err)
{
    const ovt_scenario *leader = scenario_of(self, 0);
    ovt_flips *flips = self->flips;
    flips->flips = ovt_allocate(leader->ledger_count, sizeof *flips->flips);
    if (flips->flips == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < leader->ledger_count; i++) {
        flips->count += is_candidate(self, &leader->ledger[i], &flips->flips[flips->count]);
    }
    uint64_t each = BUDGET / (4 * (flips->count + 1));
    flips->histories = each < FEWEST ? FEWEST : each > MOST ? MOST : each;
    if (flips->histories > self->results->replications) {
        flips->histories = self->results->replications;
    }
    return OVT_OK;
}

static double
relative_change(const ovt_flip *self)
{
    return fabs(self->flip - self->value) / fmax(fabs(self->value), 1e-300);
}

static int
by_change(const void *left, const void *right)
{
    const ovt_flip *a = left, *b = right;
    if (a->flips != b->flips) {
        return a->flips ? -1 : 1;
    }
    if (a->flips && relative_change(a) != relative_change(b)) {
        return relative_change(a) < relative_change(b) ? -1 : 1;
    }
    if (!a->flips && a->least_lead != b->least_lead) {
        /* Numbers without which there is no outcome come last. */
        bool before = a->least_lead < b->least_lead || isnan(b->least_lead);
        return before && !isnan(a->least_lead) ? -1 : 1;
    }
    return strcmp(a->path, b->path);
}

/* The two best by their means; false where fewer have one. */
static bool
find_leaders(search *self)
{
    ovt_flips *flips = self->flips;
    double best = -INFINITY, next = -INFINITY;
    flips->leader = flips->second = OVT_NONE;
    for (size_t i = 0; i < self->results->scenario_count; i++) {
        double merit = self->prefers * ovt_results_summary(self->results, i, flips->column)->mean;
        if (merit > best) {
            next = best;
            flips->second = flips->leader;
            best = merit;
            flips->leader = i;
        } else if (merit > next) {
            next = merit;
            flips->second = i;
        }
    }
    return flips->second != OVT_NONE;
}

static ovt_status
is_clear(search *self, ovt_error *err)
{
    lead now;
    double *outcomes = ovt_allocate(2 * self->flips->histories, sizeof *outcomes);
    ovt_status status =
        outcomes == NULL ? no_memory(err) : compare(self, NULL, 0, outcomes, &now, err);
    self->flips->clear = status == OVT_OK && now.mean > CLEAR * now.error;
    self->flips->lead = status == OVT_OK ? now.mean : NAN;
    ovt_free(outcomes);
    return status;
}

ovt_status
ovt_flips_find(ovt_flips *self, const ovt_results *results, size_t column, int prefers,
    unsigned threads, ovt_error *err)
{
    *self = (ovt_flips){.column = column};
    search looking = {.flips = self, .results = results, .prefers = prefers};
    if (!find_leaders(&looking)) {
        return OVT_OK;
    }
    ovt_status status = collect(&looking, err);
    if (status == OVT_OK) {
        status = is_clear(&looking, err);
    }
    if (status == OVT_OK && self->clear) {
        status = work_together(&looking, threads, err);
    }
    if (status == OVT_OK && self->count > 0) {
        qsort(self->flips, self->count, sizeof *self->flips, by_change);
    }
    return status;
}

void
ovt_flips_free(ovt_flips *self)
{
    ovt_free(self->flips);
    *self = (ovt_flips){0};
}
