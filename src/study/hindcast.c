// SPDX-License-Identifier: GPL-3.0-or-later
#include "days.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/stats/score.h"

static const double levels[OVT_HINDCAST_LEVELS] = {0.5, 0.8, 0.95};

double
ovt_hindcast_level(size_t index)
{
    return levels[index];
}

double
ovt_hindcast_limit(void)
{
    return 0.05 / OVT_HINDCAST_LEVELS;
}

/* The progress of one case within all of them. */
typedef struct {
    const ovt_hindcast_plan *plan;
    uint64_t before;
    uint64_t all;
} watcher;

static bool
tell_progress(void *context, uint64_t done, uint64_t planned)
{
    const watcher *self = context;
    (void) planned;
    return self->plan->progress(self->plan->progress_context, self->before + done, self->all);
}

static const ovt_assumption *
ground_of(const ovt_scenario *scenario, size_t outcome)
{
    char path[64];
    snprintf(path, sizeof path, "actual.outcomes[%zu].value", outcome);
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        if (strcmp(scenario->ledger[i].path, path) == 0) {
            return &scenario->ledger[i];
        }
    }
    return NULL;
}

static void
judge_number(ovt_hindcast_outcome *self, const ovt_profile *profile)
{
    double happened = self->actual->value;
    self->median = ovt_profile_quantile(profile, 0.5);
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        self->interval[i] = ovt_score_interval(profile, levels[i]);
        self->inside[i] = happened >= self->interval[i].low && happened <= self->interval[i].high;
    }
    self->pit = ovt_score_pit(profile, happened);
    self->crps = ovt_score_crps(profile, happened);
    self->crps_of_promise = fabs(self->actual->promised - happened);
}

static ovt_status
judge_outcome(ovt_hindcast_case *self, size_t index, ovt_error *err)
{
    ovt_hindcast_outcome *outcome = &self->outcomes[index];
    const ovt_actual_outcome *actual = &self->scenario->actual.outcomes[index];
    size_t column = ovt_results_column(&self->results, actual->metric);
    const ovt_profile *profile =
        column == OVT_NONE ? NULL : ovt_results_profile(&self->results, 0, column);
    if (profile == NULL) {
        return ovt_fail(err, OVT_SCENARIO,
            "%s: actual.outcomes[%zu]: \"%s\" exists in no simulated history; leave it out",
            self->scenario->file, index, actual->metric);
    }
    *outcome = (ovt_hindcast_outcome){.column = &self->results.columns.columns[column],
        .actual = actual,
        .ground = ground_of(self->scenario, index)};
    outcome->yes_or_no = outcome->column->metric->type == OVT_METRIC_SHARE;
    if (!outcome->yes_or_no) {
        judge_number(outcome, profile);
        return OVT_OK;
    }
    if (actual->value != 0 && actual->value != 1) {
        return ovt_fail(err, OVT_SCENARIO,
            "%s: actual.outcomes[%zu].value: \"%s\" is a yes or no; write 1.0 or 0.0",
            self->scenario->file, index, actual->metric);
    }
    outcome->probability = 1 - ovt_profile_at_most(profile, 0);
    outcome->brier = ovt_score_brier(outcome->probability, actual->value == 1);
    return OVT_OK;
}

static ovt_status
simulate(ovt_hindcast_case *self, const ovt_hindcast_plan *plan, watcher *watching, ovt_error *err)
{
    const ovt_actual *actual = &self->scenario->actual;
    ovt_error trouble = {0};
    const char **names = ovt_allocate(actual->outcome_count, sizeof *names);
    if (names == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to simulate %s", self->scenario->name);
    }
    for (size_t i = 0; i < actual->outcome_count; i++) {
        names[i] = actual->outcomes[i].metric;
    }
    ovt_run_plan run = {.seed = plan->seed,
        .replications = plan->replications,
        .threads = plan->threads,
        .metrics = names,
        .metric_count = actual->outcome_count,
        .profiles = names,
        .profile_count = actual->outcome_count,
        .progress = plan->progress == NULL ? NULL : tell_progress,
        .progress_context = watching};
    ovt_status status = ovt_results_run(&self->results, &self->scenario, 1, &run, &trouble);
    ovt_free(names);
    if (status == OVT_USAGE) {
        return ovt_fail(
            err, OVT_SCENARIO, "%s: actual.outcomes: %s", self->scenario->file, trouble.message);
    }
    if (status == OVT_OK && self->results.interrupted) {
        status = OVT_INTERRUPTED;
    }
    return status == OVT_OK
               ? OVT_OK
               : ovt_fail(err, status, "%s",
                     trouble.status == status ? trouble.message : ovt_status_text(status));
}

static ovt_status
run_case(ovt_hindcast_case *self, const ovt_hindcast_plan *plan, watcher *watching, ovt_error *err)
{
    size_t count = self->scenario->actual.outcome_count;
    ovt_status status = simulate(self, plan, watching, err);
    if (status != OVT_OK) {
        return status;
    }
    self->outcomes = ovt_allocate(count, sizeof *self->outcomes);
    if (self->outcomes == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to judge %s", self->scenario->name);
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        status = judge_outcome(self, i, err);
        self->outcome_count += status == OVT_OK;
    }
    return status == OVT_OK ? ovt_hindcast_days(self, plan->seed, plan->replications, err) : status;
}

/* Adds the numbers of one case to the coverage of one level. */
static void
cover_case(ovt_hindcast_coverage *self, const ovt_hindcast_case *one, size_t level)
{
    size_t numbers = 0;
    size_t inside = 0;
    for (size_t i = 0; i < one->outcome_count; i++) {
        numbers += !one->outcomes[i].yes_or_no;
        inside += !one->outcomes[i].yes_or_no && one->outcomes[i].inside[level];
    }
    if (numbers > 0) {
        self->numbers += numbers;
        self->inside += inside;
        self->cases++;
        self->held += (double) inside / (double) numbers;
    }
}

static void
cover(ovt_hindcast *self)
{
    for (size_t level = 0; level < OVT_HINDCAST_LEVELS; level++) {
        ovt_hindcast_coverage *coverage = &self->coverage[level];
        for (size_t i = 0; i < self->count; i++) {
            cover_case(coverage, &self->cases[i], level);
        }
        coverage->tail = ovt_score_tail(coverage->held, coverage->cases, levels[level]);
        coverage->worse = coverage->tail < ovt_hindcast_limit();
    }
}

static void
add_to_means(ovt_hindcast *self, const ovt_hindcast_outcome *outcome)
{
    if (outcome->yes_or_no) {
        self->answers++;
        self->mean_brier += outcome->brier;
        return;
    }
    self->numbers++;
    self->mean_pit += outcome->pit;
    if (!isnan(outcome->crps_of_promise)) {
        self->promises++;
        self->nearer += outcome->crps < outcome->crps_of_promise;
        self->as_near += outcome->crps == outcome->crps_of_promise;
    }
}

static void
summarise(ovt_hindcast *self)
{
    for (size_t i = 0; i < self->count; i++) {
        for (size_t k = 0; k < self->cases[i].outcome_count; k++) {
            add_to_means(self, &self->cases[i].outcomes[k]);
        }
    }
    self->mean_pit = self->numbers == 0 ? NAN : self->mean_pit / (double) self->numbers;
    self->mean_brier = self->answers == 0 ? NAN : self->mean_brier / (double) self->answers;
    cover(self);
}

static size_t
count_cases(const ovt_scenario *const *scenarios, size_t count)
{
    size_t cases = 0;
    for (size_t i = 0; i < count; i++) {
        cases += scenarios[i]->actual.outcome_count > 0;
    }
    return cases;
}

ovt_status
ovt_hindcast_run(ovt_hindcast *self, const ovt_scenario *const *scenarios, size_t count,
    const ovt_hindcast_plan *plan, ovt_error *err)
{
    size_t cases = count_cases(scenarios, count);
    watcher watching = {.plan = plan, .all = cases * plan->replications};
    ovt_status status = OVT_OK;
    *self = (ovt_hindcast){.seed = plan->seed, .replications = plan->replications};
    if (cases == 0) {
        return ovt_fail(err, OVT_SCENARIO,
            "no scenario says what happened: give actual.outcomes (`overture schema actual`)");
    }
    self->cases = ovt_allocate(cases, sizeof *self->cases);
    if (self->cases == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %zu cases", cases);
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        if (scenarios[i]->actual.outcome_count > 0) {
            ovt_hindcast_case *one = &self->cases[self->count++];
            one->scenario = scenarios[i];
            status = run_case(one, plan, &watching, err);
            watching.before += plan->replications;
        }
    }
    if (status == OVT_OK) {
        summarise(self);
    }
    return status;
}

bool
ovt_hindcast_is_worse(const ovt_hindcast *self)
{
    bool worse = false;
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        worse = worse || self->coverage[i].worse;
    }
    return worse;
}

void
ovt_hindcast_free(ovt_hindcast *self)
{
    for (size_t i = 0; i < self->count; i++) {
        ovt_results_free(&self->cases[i].results);
        ovt_free(self->cases[i].outcomes);
        ovt_free(self->cases[i].days);
    }
    ovt_free(self->cases);
    *self = (ovt_hindcast){0};
}
