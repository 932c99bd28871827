// SPDX-License-Identifier: GPL-3.0-or-later
#include "deal.h"

#include <math.h>
#include <string.h>

#include "gate.h"
#include "overture/base/bounds.h"
#include "tell.h"
#include "violation.h"

/* Days of a phase are differences of ages, which may lose a last bit. */
#define ALMOST 1e-9

ovt_status
ovt_deal_init(
    ovt_deal *self, const ovt_plan *plan, ovt_people *people, uint64_t seed, ovt_error *err)
{
    *self = (ovt_deal){.plan = plan, .people = people, .seed = seed};
    self->credit = ovt_allocate(plan->class_count, sizeof *self->credit);
    self->late = ovt_allocate(plan->late_room, sizeof *self->late);
    self->lateness = ovt_allocate(plan->day_room, sizeof *self->lateness);
    if (self->credit == NULL || self->late == NULL || self->lateness == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to follow an exchange");
    }
    return ovt_progress_init(&self->progress, plan, err);
}

void
ovt_deal_free(ovt_deal *self)
{
    ovt_free(self->credit);
    ovt_free(self->late);
    ovt_free(self->lateness);
    ovt_progress_free(&self->progress);
    *self = (ovt_deal){0};
}

static void
tell(const ovt_deal *self, ovt_event_kind kind, double number)
{
    if (self->listener != NULL) {
        ovt_tell_deal(self, kind, number);
    }
}

/* Finds the age up to which nothing happens by chance. */
static void
look_ahead(ovt_deal *self)
{
    double age = ovt_lesser(self->violation_at, self->horizon_age);
    for (size_t i = 0; i < self->late_count; i++) {
        age = ovt_lesser(age, self->late[i].age);
    }
    self->quiet_until = age;
}

static void
leave_phase(ovt_deal *self)
{
    const ovt_plan_phase *phase = &self->plan->phases[self->phase];
    ovt_outcome *outcome = self->outcome;
    double days = self->age - self->phase_start;
    self->progress.phase_days[self->phase] = days;
    double share = phase->days > 0 ? ovt_lesser(1, days / phase->days) : 1;
    outcome->aid_delivered += phase->aid_per_day * days;
    if (days >= phase->withdrawal_day - ALMOST) {
        outcome->withdrawal = ovt_greater(outcome->withdrawal, phase->withdrawal);
    }
    self->returned_from += share * (phase->civilian_return - self->returned_from);
    outcome->civilian_return = ovt_greater(outcome->civilian_return, self->returned_from);
}

static void
tell_end(const ovt_deal *self, int ending)
{
    if (ending == OVT_EXPIRED && !self->permanent) {
        tell(self, OVT_EVENT_EXPIRED, 0);
    } else if (ending >= OVT_GATE_FAILED_AFTER_PHASE) {
        tell(self, OVT_EVENT_GATE_FAILED, 0);
    } else if (ending >= OVT_COLLAPSED_IN_PHASE) {
        tell(self, OVT_EVENT_COLLAPSED, 0);
    }
}

/* Ends the deal; false, so that callers can pass on that it no longer runs. */
static bool
end(ovt_deal *self, int ending)
{
    leave_phase(self);
    tell_end(self, ending);
    self->outcome->ending = ending;
    self->outcome->collapsed =
        ending >= OVT_COLLAPSED_IN_PHASE && ending < OVT_GATE_FAILED_AFTER_PHASE;
    return false;
}

/* What a violation or a dispute leads to; the stream goes on with its next uniform. */
static bool
breach(ovt_deal *self, ovt_stream *stream)
{
    const ovt_plan *plan = self->plan;
    int collapse = OVT_COLLAPSED_IN_PHASE + (int) self->phase;
    self->outcome->violations++;
    if (ovt_stream_uniform(stream) < plan->collapse_probability) {
        return end(self, collapse);
    }
    if (plan->pause_days <= 0) {
        return true;
    }
    double length = ovt_stream_exponential(stream) * plan->pause_days;
    bool too_long = length > plan->max_pause_days;
    length = ovt_lesser(length, plan->max_pause_days);
    tell(self, OVT_EVENT_PAUSE, length);
    double left = self->horizon_age - self->age;
    if (length > left) {
        self->paused += left;
        self->horizon_age = self->age;
        return end(self, OVT_IN_PROGRESS);
    }
    self->paused += length;
    self->horizon_age -= length;
    if (too_long) {
        return end(self, collapse);
    }
    tell(self, OVT_EVENT_RESUMED, 0);
    look_ahead(self);
    return true;
}

static bool
make_good(ovt_deal *self, const ovt_plan_day *day)
{
    const ovt_plan *plan = self->plan;
    double missing =
        self->listener == NULL ? ovt_deal_exchange(self, day) : ovt_tell_exchange(self, day);
    if (self->outcome->settled) {
        return true;
    }
    if (missing > 0 && plan->dispute_probability > 0) {
        ovt_stream stream = ovt_stream_open(
            self->seed, self->replication, OVT_PURPOSE_DISPUTE, ovt_deal_day_index(self, day));
        if (ovt_stream_uniform(&stream) < plan->dispute_probability * missing) {
            tell(self, OVT_EVENT_DISPUTE, 0);
            if (!breach(self, &stream)) {
                return false;
            }
        }
    }
    if (plan->temptation > 0) {
        ovt_violation_weigh(self);
        look_ahead(self);
    }
    return true;
}

static bool
make_good_next_late(ovt_deal *self)
{
    size_t next = 0;
    for (size_t i = 1; i < self->late_count; i++) {
        if (self->late[i].age < self->late[next].age) {
            next = i;
        }
    }
    ovt_plan_day day = self->late[next].day;
    self->late[next] = self->late[--self->late_count];
    self->outcome->late_days++;
    look_ahead(self);
    return make_good(self, &day);
}

/* Moves on to an age, through whatever comes before it; false when the deal ends on the way or the
 * horizon comes. What is planned for the very moment of a chance event precedes it. */
static bool
advance(ovt_deal *self, double age)
{
    while (age > self->quiet_until) {
        bool violated = self->quiet_until == self->violation_at;
        self->age = self->quiet_until;
        if (self->age >= self->horizon_age) {
            if (self->outcome->settled) {
                return false;
            }
            return end(self, OVT_IN_PROGRESS);
        }
        if (!violated) {
            if (!make_good_next_late(self)) {
                return false;
            }
            continue;
        }
        tell(self, OVT_EVENT_VIOLATION, 0);
        ovt_stream stream = self->violation;
        ovt_violation_next(self);
        look_ahead(self);
        if (!breach(self, &stream)) {
            return false;
        }
    }
    self->age = age;
    return true;
}

static philox4x32_ctr_t
lateness(const ovt_deal *self, const ovt_plan_day *day)
{
    ovt_stream stream = ovt_stream_open(
        self->seed, self->replication, OVT_PURPOSE_RELEASE, ovt_deal_day_index(self, day));
    return ovt_stream_block(&stream);
}

/* All of a phase at once: blocks that wait neither for each other nor for what happens in between
 * take half the time. */
static void
draw_lateness(ovt_deal *self, const ovt_plan_phase *phase)
{
    const ovt_plan_day *days = self->plan->days + phase->day_first;
    for (uint32_t i = 0; i < phase->day_count; i++) {
        self->lateness[i] = lateness(self, &days[i]);
    }
}

static bool
comes_late(ovt_deal *self, const ovt_plan_day *day, const philox4x32_ctr_t *chance)
{
    const ovt_plan *plan = self->plan;
    if (ovt_uniform_of(chance->v[0], chance->v[1]) >= plan->delay_probability) {
        return false;
    }
    tell(self, OVT_EVENT_LATE, day->day);
    double length = -log(ovt_uniform_of(chance->v[2], chance->v[3])) * plan->delay_days;
    self->late[self->late_count++] = (ovt_late_day){self->age + length, *day};
    self->quiet_until = ovt_lesser(self->quiet_until, self->age + length);
    return true;
}

static bool
added_day(ovt_deal *self, const ovt_plan_day *day)
{
    if (self->plan->delay_probability > 0) {
        philox4x32_ctr_t chance = lateness(self, day);
        if (comes_late(self, day, &chance)) {
            return true;
        }
    }
    return make_good(self, day);
}

/* Day by day, as long as the holder can pay for one more; false when the deal ends meanwhile. */
static bool
extend(ovt_deal *self, const ovt_plan_phase *phase)
{
    const ovt_gate *gate = phase->gate;
    int most = gate->extend_captives <= 0             ? 0
               : gate->extend_max_days < OVT_MAX_DAYS ? gate->extend_max_days
                                                      : OVT_MAX_DAYS;
    for (int i = 1; i <= most && ovt_deal_eligible(self) >= gate->extend_captives; i++) {
        ovt_plan_day day = {.day = phase->days + i, .phase = (uint32_t) self->phase};
        day.number = (uint32_t) day.day;
        double age = self->phase_start + day.day;
        if (self->agreement <= age) {
            return advance(self, self->agreement);
        }
        if (!advance(self, age)) {
            return false;
        }
        tell(self, OVT_EVENT_EXTENDED, i);
        if (!added_day(self, &day)) {
            return false;
        }
    }
    return true;
}

/* From now on there are no violations, but what is late still comes. */
static bool
settle(ovt_deal *self)
{
    tell(self, OVT_EVENT_SETTLED, 0);
    self->outcome->settled = 1;
    self->outcome->ending = OVT_SETTLED;
    self->violation_at = INFINITY;
    look_ahead(self);
    return advance(self, INFINITY);
}

/* Whether the next phase begins. */
static bool
end_phase(ovt_deal *self, const ovt_plan_phase *phase)
{
    bool last = self->phase + 1 == self->plan->phase_count;
    bool opens = !last && ovt_gate_opens(self, phase->gate);
    self->outcome->phases_completed++;
    self->outcome->completed |= last;
    self->permanent |= phase->permanent;
    self->progress.phase_over[self->phase] = true;
    tell(self, OVT_EVENT_PHASE_ENDED, 0);
    if (opens) {
        tell(self, OVT_EVENT_GATE_OPENED, 0);
        leave_phase(self);
        return true;
    }
    self->permanent |= last && ovt_gate_goes_on(self, phase->gate);
    end(self, last ? OVT_EXPIRED : OVT_GATE_FAILED_AFTER_PHASE + (int) self->phase);
    return self->permanent && settle(self);
}

/* Whether the next phase begins. */
static bool
play_phase(ovt_deal *self)
{
    const ovt_plan *plan = self->plan;
    const ovt_plan_phase *phase = &plan->phases[self->phase];
    self->phase_start = self->age;
    self->agreement = ovt_gate_agreement(self, phase->gate);
    ovt_violation_weigh(self);
    look_ahead(self);
    if (self->listener != NULL) {
        ovt_tell_phase(self);
    }
    bool delays = plan->delay_probability > 0;
    if (delays) {
        draw_lateness(self, phase);
    }
    for (uint32_t i = 0; i < phase->day_count; i++) {
        const ovt_plan_day *day = &plan->days[phase->day_first + i];
        if (!advance(self, self->phase_start + day->day)) {
            return false;
        }
        if (!(delays && comes_late(self, day, &self->lateness[i])) && !make_good(self, day)) {
            return false;
        }
    }
    if (!advance(self, self->phase_start + phase->days)) {
        return false;
    }
    if (phase->gate->mode == OVT_GATE_TALKS && self->agreement > self->age &&
        !extend(self, phase)) {
        return false;
    }
    return end_phase(self, phase);
}

void
ovt_deal_play(
    ovt_deal *self, uint64_t replication, uint32_t number, ovt_outcome *outcome, int32_t *released)
{
    const ovt_plan *plan = self->plan;
    self->replication = replication;
    self->outcome = outcome;
    self->tallies = outcome->by_category;
    self->released = released;
    self->number = number;
    self->age = 0;
    self->paused = 0;
    self->horizon_age = plan->horizon - plan->signing;
    self->returned_from = 0;
    self->permanent = false;
    self->late_count = 0;
    memset(self->credit, 0, plan->class_count * sizeof *self->credit);
    ovt_violation_begin(self);
    if (plan->follows) {
        ovt_progress_begin(&self->progress, plan);
    }
    outcome->deal_reached = 1;
    self->phase = 0;
    tell(self, OVT_EVENT_SIGNED, 0);
    for (self->phase = 0; play_phase(self); self->phase++) {
    }
}
