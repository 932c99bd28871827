// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/engine/history.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "account.h"
#include "deal.h"
#include "overture/bargain/talks.h"
#include "overture/model/distribution.h"
#include "people.h"
#include "plan.h"
#include "terms.h"

/* What the plan was read from last. */
typedef enum { PLAN_AS_GIVEN, PLAN_AGREED, PLAN_OF_ONE_HISTORY } plan_state;

/* A history in hand. */
typedef struct {
    uint64_t replication;
    ovt_outcome *outcome;
    int32_t *released;
    double day;
    uint32_t deals; /* signed so far */
    ovt_talks_result talks;
    ovt_talks_result first; /* of the deal signed first; else of no deal */
} story;

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
    ovt_talks_room *talks; /* owned; NULL when nothing is negotiated or valued */
    ovt_scenario *agreed;  /* owned: with the terms in force; NULL when those of the file are */
    plan_state plan_state;
    ovt_package in_force; /* where the plan is as agreed, without chance in it */
    uint64_t in_force_forced;
    bool negotiates;
    uint32_t most_deals;
    const ovt_player *player;                 /* NULL where all seats are simulated; borrowed */
    const ovt_talks_listener *talks_listener; /* NULL where nobody follows; borrowed */
    story story;
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

/* Terms change where talks decide them, and where a later deal can promise less. */
static ovt_status
prepare_talks(ovt_history *self, ovt_error *err)
{
    const ovt_scenario *scenario = self->original;
    const ovt_talks *talks = &scenario->talks;
    self->negotiates = ovt_scenario_negotiates(scenario) && scenario->offer.phase_count > 0;
    self->most_deals = talks->revival_rate <= 0 || talks->max_agreements < 1 ? 1
                       : talks->max_agreements < OVT_MOST_DEALS ? (uint32_t) talks->max_agreements
                                                                : (uint32_t) OVT_MOST_DEALS;
    ovt_status status = OVT_OK;
    if (self->negotiates || scenario->issue_count > 0) {
        status = ovt_talks_new(&self->talks, scenario, self->seed, err);
    }
    if (status == OVT_OK && (self->talks != NULL || self->most_deals > 1)) {
        self->agreed = ovt_scenario_copy(scenario);
        if (self->agreed == NULL) {
            status = ovt_fail(err, OVT_MEMORY, "no memory for the terms of %s", scenario->name);
        }
    }
    return status;
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
    if (status == OVT_OK) {
        status = prepare_talks(history, err);
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
    ovt_talks_delete(self->talks);
    ovt_free(self->agreed);
    ovt_free(self->drawn);
    ovt_free(self->scratch);
    ovt_free(self);
}

/* The scenario of this history before any talks. */
static const ovt_scenario *
given(const ovt_history *self)
{
    return self->drawn != NULL ? self->drawn : self->original;
}

static void
live(ovt_history *self, story *of, double until, bool hostile)
{
    double days = until - of->day;
    if (days > 0) {
        ovt_people_pass(&self->people, days, hostile, of->outcome->by_category);
        of->outcome->truce_days += hostile ? 0 : days;
        of->day = until;
    }
}

/* To the end of talks, or of waiting for a signing: hostilities are halted by a ceasefire while
 * anybody talks. A ceasefire is a truce, too. */
static void
live_through_talks(ovt_history *self, story *of, double until)
{
    size_t count = 0;
    const ovt_break *breaks = NULL;
    if (!self->plan.halted_before) {
        live(self, of, until, true);
        return;
    }
    if (self->negotiates) {
        breaks = ovt_talks_breaks(self->talks, &count);
    }
    for (size_t i = 0; i < count; i++) {
        live(self, of, breaks[i].from, false);
        live(self, of, breaks[i].to, true);
    }
    live(self, of, until, false);
}

/* The terms as agreed, in the plan. */
static void
put_in_force(ovt_history *self, story *of)
{
    const ovt_talks_result *talks = &of->talks;
    size_t bytes = self->original->issue_count * sizeof *talks->package.position;
    bool capped = of->deals > 0;
    if (self->plan_state == PLAN_AGREED && !capped && self->in_force_forced == talks->forced &&
        memcmp(&self->in_force, &talks->package, bytes) == 0) {
        return;
    }
    for (size_t i = 0; i < self->original->input_count; i++) {
        const ovt_place *place = &self->original->inputs[i].place;
        ovt_place_set(self->agreed, place, ovt_place_get(self->drawn, place));
    }
    ovt_terms_restore(self->agreed, given(self));
    if (self->talks != NULL && (self->negotiates || talks->forced != 0)) {
        ovt_terms_agree(self->agreed, &talks->package, talks->forced);
    }
    if (capped) {
        ovt_terms_cap(self->agreed, &self->people, of->outcome->by_category);
    }
    ovt_plan_agree(&self->plan, self->agreed, true);
    self->plan_state = capped || self->drawn != NULL ? PLAN_OF_ONE_HISTORY : PLAN_AGREED;
    memcpy(&self->in_force, &talks->package, bytes);
    self->in_force_forced = talks->forced;
}

/* Signs the offer without talks: on its day, or when the parties come together again. */
static bool
sign_given(ovt_history *self, story *of)
{
    const ovt_plan *plan = &self->plan;
    bool again = of->deals > 0;
    bool signs = plan->deal;
    double day = !signs ? plan->horizon : again ? of->day : given(self)->talks.signed_day;
    if (self->talks != NULL && !again) {
        ovt_talks_without(self->talks, day, signs, &of->talks);
    }
    live_through_talks(self, of, day);
    if (signs && (again || of->talks.forced != 0)) {
        put_in_force(self, of);
    } else if (signs && self->plan_state != PLAN_AS_GIVEN) {
        ovt_plan_agree(&self->plan, given(self), true);
        self->plan_state = PLAN_AS_GIVEN;
    }
    return signs;
}

/* Talks until there is a deal, if there is one. */
static bool
negotiate(ovt_history *self, story *of)
{
    double start = of->deals > 0 ? of->day : given(self)->talks.start_day;
    ovt_talks_seat(self->talks, self->player);
    ovt_talks_run(self->talks, start, of->deals, self->talks_listener, &of->talks);
    bool stands = of->talks.agreed || of->talks.held;
    live_through_talks(self, of, stands ? of->talks.day : self->plan.horizon);
    if (of->talks.agreed) {
        put_in_force(self, of);
    }
    return of->talks.agreed;
}

static bool
reach_agreement(ovt_history *self, story *of)
{
    bool agreed = self->negotiates ? negotiate(self, of) : sign_given(self, of);
    if (of->deals == 0 && self->talks != NULL) {
        of->first = of->talks;
    }
    return agreed;
}

/* Plays a deal to its end; whether the parties may come together again. */
static bool
keep_agreement(ovt_history *self, story *of)
{
    ovt_outcome *outcome = of->outcome;
    self->plan.signing = of->day;
    if (of->deals == 0) {
        outcome->agreement_day = of->day;
    }
    ovt_deal_play(&self->deal, of->replication, of->deals++, outcome, of->released);
    double days = self->deal.age + self->deal.paused;
    ovt_people_pass(&self->people, days, false, outcome->by_category);
    outcome->truce_days += self->deal.age;
    outcome->pause_days += self->deal.paused;
    of->day += days;
    if (outcome->ending == OVT_SETTLED || outcome->ending == OVT_IN_PROGRESS) {
        of->day = self->plan.horizon;
        return false;
    }
    return of->deals < self->most_deals;
}

/* Hostilities run until the parties talk again; false when they do not before the horizon. */
static bool
come_together(ovt_history *self, story *of)
{
    ovt_stream stream = ovt_stream_open(
        self->seed, of->replication, OVT_PURPOSE_REVIVAL, (of->deals - 1) << 16 | 0xFFFFU);
    double day = of->day + ovt_stream_exponential(&stream) / given(self)->talks.revival_rate;
    bool again = day < self->plan.horizon;
    live(self, of, again ? day : self->plan.horizon, true);
    return again;
}

static void
settle_accounts(ovt_history *self, story *of)
{
    ovt_outcome *outcome = of->outcome;
    const ovt_plan *plan = &self->plan;
    ovt_people_end(&self->people, outcome->by_category);
    outcome->hostility_days = fmax(0, plan->horizon - outcome->truce_days - outcome->pause_days);
    ovt_account_people(plan, outcome, of->released);
    ovt_account_talks(outcome, &of->talks);
    if (self->original->issue_count == 0) {
        ovt_account_no_value(outcome);
        return;
    }
    double left = of->first.agreed ? ovt_talks_left(self->talks, &of->first) : NAN;
    ovt_account_value(outcome, &of->first, left);
    if (of->deals > 0) {
        ovt_account_realised(outcome, &self->deal);
    }
}

void
ovt_history_play(ovt_history *self, uint64_t replication, ovt_outcome *outcome)
{
    story *of = &self->story;
    memset(outcome, 0, self->stride);
    of->replication = replication;
    of->outcome = outcome;
    of->released = ovt_outcome_classes(self->original, outcome);
    of->day = 0;
    of->deals = 0;
    if (self->drawn != NULL) {
        ovt_inputs_draw(self->original, self->drawn, self->seed, replication, self->scratch);
        bool schedule = self->draws_schedule || self->plan_state != PLAN_AS_GIVEN;
        ovt_plan_read(&self->plan, self->drawn, schedule);
        self->plan_state = PLAN_AS_GIVEN;
    }
    ovt_people_begin(&self->people, replication);
    if (self->talks != NULL) {
        of->talks = (ovt_talks_result){0};
        ovt_talks_begin(self->talks, given(self), replication);
    }
    outcome->agreement_day = NAN;
    outcome->ending = OVT_NO_AGREEMENT_HORIZON;
    while (reach_agreement(self, of)) {
        if (!keep_agreement(self, of) || !come_together(self, of)) {
            break;
        }
    }
    if (of->talks.held) {
        return;
    }
    if (of->deals == 0 && self->negotiates) {
        outcome->ending = of->talks.why;
    }
    live(self, of, self->plan.horizon, true);
    settle_accounts(self, of);
    assert(ovt_account_holds(&self->plan, outcome, of->released));
}

static void
pass_on(void *context, const ovt_talks_event *talks)
{
    const ovt_event_listener *listener = context;
    ovt_event event = {.kind = OVT_EVENT_TALKS, .day = talks->day, .talks = talks};
    listener->told(listener->context, &event);
}

void
ovt_history_follow(ovt_history *self, uint64_t replication, ovt_outcome *outcome,
    const ovt_event_listener *listener)
{
    ovt_talks_listener talks = {.told = pass_on, .context = (void *) (uintptr_t) listener};
    self->talks_listener = &talks;
    self->deal.listener = listener;
    self->people.listener = listener;
    ovt_history_play(self, replication, outcome);
    self->talks_listener = NULL;
    self->deal.listener = NULL;
    self->people.listener = NULL;
    if (!self->story.talks.held) {
        ovt_event event = {.kind = OVT_EVENT_HORIZON, .day = self->plan.horizon};
        listener->told(listener->context, &event);
    }
}

bool
ovt_history_act(ovt_history *self, uint64_t replication, ovt_outcome *outcome,
    const ovt_event_listener *listener, const ovt_player *player)
{
    self->player = player;
    ovt_history_follow(self, replication, outcome, listener);
    self->player = NULL;
    return !self->story.talks.held;
}

const ovt_scenario *
ovt_history_scenario(const ovt_history *self)
{
    return self->drawn == NULL ? self->original : self->drawn;
}
