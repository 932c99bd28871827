// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/engine/history.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "deal.h"
#include "overture/model/distribution.h"
#include "people.h"
#include "plan.h"

struct ovt_history {
    const ovt_scenario *original; /* borrowed */
    ovt_scenario *drawn;          /* owned; NULL when nothing is drawn */
    double *scratch;              /* owned */
    bool draws_schedule;          /* whole numbers are drawn */
    uint64_t seed;
    size_t stride;
    ovt_plan plan;
    ovt_people people;
    ovt_deal deal;
};

static ovt_status
prepare_inputs(ovt_history *self, ovt_error *err)
{
    const ovt_scenario *scenario = self->original;
    if (scenario->input_count == 0) {
        return OVT_OK;
    }
    for (size_t i = 0; i < scenario->input_count; i++) {
        self->draws_schedule |= scenario->inputs[i].place.whole;
    }
    self->drawn = ovt_scenario_copy(scenario);
    self->scratch = ovt_allocate(scenario->correlated_count, sizeof *self->scratch);
    if (self->drawn == NULL || self->scratch == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to draw the inputs of %s", scenario->name);
    }
    return OVT_OK;
}

ovt_status
ovt_history_new(ovt_history **self, const ovt_scenario *scenario, uint64_t seed, ovt_error *err)
{
    ovt_history *history = ovt_allocate_aligned(1, sizeof *history);
    *self = history;
    if (history == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to simulate %s", scenario->name);
    }
    history->original = scenario;
    history->seed = seed;
    history->stride = ovt_outcome_stride(scenario);
    ovt_status status = ovt_plan_init(&history->plan, scenario, err);
    if (status == OVT_OK) {
        status = ovt_people_init(&history->people, &history->plan, seed, err);
    }
    if (status == OVT_OK) {
        status = ovt_deal_init(&history->deal, &history->plan, &history->people, seed, err);
    }
    if (status == OVT_OK) {
        status = prepare_inputs(history, err);
    }
    if (status != OVT_OK) {
        ovt_history_delete(history);
        *self = NULL;
    }
    return status;
}

void
ovt_history_delete(ovt_history *self)
{
    if (self == NULL) {
        return;
    }
    ovt_plan_free(&self->plan);
    ovt_people_free(&self->people);
    ovt_deal_free(&self->deal);
    ovt_free(self->drawn);
    ovt_free(self->scratch);
    ovt_free(self);
}

static void
add_up(const ovt_plan *plan, ovt_outcome *outcome, const int32_t *released)
{
    ovt_tally all = {0};
    for (size_t i = 0; i < plan->category_count; i++) {
        const ovt_tally *tally = &outcome->by_category[i];
        all.returned_alive += tally->returned_alive;
        all.returned_remains += tally->returned_remains;
        all.died_in_captivity += tally->died_in_captivity;
        all.rescued += tally->rescued;
        all.recovered += tally->recovered;
        all.still_held_alive += tally->still_held_alive;
        all.still_held_remains += tally->still_held_remains;
    }
    outcome->captives = all;
    for (size_t i = 0; i < plan->class_count; i++) {
        outcome->prisoners_released += released[i];
    }
    int32_t returned = all.returned_alive + all.returned_remains;
    outcome->prisoners_per_captive =
        returned > 0 ? (double) outcome->prisoners_released / returned : NAN;
}

#ifndef NDEBUG
static bool
is_conserved(const ovt_plan *plan, const ovt_outcome *outcome, const int32_t *released)
{
    for (size_t i = 0; i < plan->category_count; i++) {
        const ovt_tally *tally = &outcome->by_category[i];
        if (tally->returned_alive + tally->returned_remains + tally->rescued + tally->recovered +
                    tally->still_held_alive + tally->still_held_remains !=
                plan->categories[i].held ||
            tally->still_held_alive < 0 || tally->still_held_remains < 0) {
            return false;
        }
    }
    for (size_t i = 0; i < plan->class_count; i++) {
        if (released[i] < 0 || released[i] > plan->pools[i]) {
            return false;
        }
    }
    double days = outcome->truce_days + outcome->pause_days + outcome->hostility_days;
    return outcome->hostility_days >= -1e-9 && fabs(days - plan->horizon) <= 1e-9 * plan->horizon;
}
#endif

/* Plays the deal, if there is one, and returns the hostile days after it. */
static double
play_deal(ovt_history *self, uint64_t replication, ovt_outcome *outcome, int32_t *released)
{
    const ovt_plan *plan = &self->plan;
    if (!plan->deal) {
        outcome->ending = OVT_NO_AGREEMENT_HORIZON;
        outcome->agreement_day = NAN;
        return 0;
    }
    outcome->agreement_day = plan->signing;
    ovt_deal_play(&self->deal, replication, outcome, released);
    outcome->truce_days = self->deal.age;
    outcome->pause_days = self->deal.paused;
    if (outcome->ending == OVT_SETTLED || outcome->ending == OVT_IN_PROGRESS) {
        return 0;
    }
    return fmax(0, self->deal.horizon_age - self->deal.age);
}

void
ovt_history_play(ovt_history *self, uint64_t replication, ovt_outcome *outcome)
{
    ovt_plan *plan = &self->plan;
    memset(outcome, 0, self->stride);
    int32_t *released = ovt_outcome_classes(self->original, outcome);
    if (self->drawn != NULL) {
        ovt_inputs_draw(self->original, self->drawn, self->seed, replication, self->scratch);
        ovt_plan_read(plan, self->drawn, self->draws_schedule);
    }
    ovt_people_begin(&self->people, replication, outcome->by_category);
    double hostile = play_deal(self, replication, outcome, released);
    ovt_people_end(
        &self->people, outcome->truce_days + outcome->pause_days, hostile, outcome->by_category);
    if (plan->halted_before) {
        /* A ceasefire while talks run is a truce, too. */
        outcome->truce_days += plan->signing;
    }
    outcome->hostility_days = fmax(0, plan->horizon - outcome->truce_days - outcome->pause_days);
    add_up(plan, outcome, released);
    assert(is_conserved(plan, outcome, released));
}

void
ovt_history_follow(ovt_history *self, uint64_t replication, ovt_outcome *outcome,
    const ovt_event_listener *listener)
{
    self->deal.listener = listener;
    self->people.listener = listener;
    ovt_history_play(self, replication, outcome);
    self->deal.listener = NULL;
    self->people.listener = NULL;
    ovt_event event = {.kind = OVT_EVENT_HORIZON, .day = self->plan.horizon};
    listener->told(listener->context, &event);
}

const ovt_scenario *
ovt_history_scenario(const ovt_history *self)
{
    return self->drawn == NULL ? self->original : self->drawn;
}
