// SPDX-License-Identifier: GPL-3.0-or-later
#include "binomial.h"
#include "credit.h"
#include "deal.h"

/* What one release day has come to so far. */
typedef struct {
    const ovt_plan_day *day;
    int32_t due;
    int32_t missing;
} release_day;

static int32_t
least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t
alive(ovt_deal *self, size_t category)
{
    return ovt_people_halt(
        self->people, category, self->age + self->paused, &self->tallies[category]);
}

static void
hand_over(ovt_deal *self, size_t category, int32_t count, ovt_plan_exchange exchange)
{
    ovt_people_release(self->people, category, count);
    self->tallies[category].returned_alive += count;
    ovt_credit_owe(self->plan, self->credit, exchange, count);
}

/* The stream is named by the release day, its block by the release. */
static int32_t
locate(
    const ovt_deal *self, const ovt_plan_release *release, const ovt_plan_day *day, int32_t asked)
{
    if (release->locate >= 1 || asked == 0) {
        return asked;
    }
    ovt_stream stream = ovt_stream_open(
        self->seed, self->replication, OVT_PURPOSE_LOCATE, ovt_deal_day_index(self, day));
    stream.counter.v[0] = release->number;
    return ovt_binomial(asked, release->locate, ovt_stream_uniform(&stream));
}

static int32_t
hand_over_remains(ovt_deal *self, size_t category, int32_t wanted)
{
    ovt_tally *tally = &self->tallies[category];
    alive(self, category);
    int32_t count = least(wanted, ovt_people_remains(self->people, category, tally));
    ovt_people_return_remains(self->people, category, count);
    tally->returned_remains += count;
    return count;
}

/* Others stand in for those who are missing: the substitutes alive, then remains. */
static int32_t
stand_in(ovt_deal *self, const ovt_plan_release *release, int32_t missing)
{
    for (uint32_t i = 0; i < release->substitute_count && missing > 0; i++) {
        const ovt_plan_substitute *substitute =
            &self->plan->substitutes[release->substitute_first + i];
        int32_t count = least(missing, alive(self, substitute->category));
        hand_over(self, substitute->category, count, substitute->exchange);
        missing -= count;
    }
    if (missing > 0 && release->remains_count_as > 0 && !release->remains) {
        int32_t count = hand_over_remains(self, release->category, missing);
        ovt_credit_owe(
            self->plan, self->credit, release->exchange, count * release->remains_count_as);
        missing -= count;
    }
    return missing;
}

/* The common case, in a few instructions: people alive who are all there and need not be located,
 * for prisoners of one class. */
static inline bool
deliver_plainly(ovt_deal *self, release_day *on, uint32_t index, int32_t due)
{
    const ovt_plan_release *release = &self->plan->releases[index];
    const ovt_plan_category *category = &self->plan->categories[release->category];
    ovt_held *held = &self->people->held[release->category];
    double hazard = held->since + category->halted_rate * (self->age + self->paused);
    if (!release->plain || held->alive < due || held->next <= hazard) {
        return false;
    }
    ovt_people_release(self->people, release->category, due);
    self->tallies[release->category].returned_alive += due;
    ovt_credit_owe_class(self->credit, release->plain_class, release->plain_rate, due);
    on->due += due;
    if (self->plan->follows) {
        self->progress.released[index] += due;
    }
    return true;
}

static void
deliver(ovt_deal *self, release_day *on, uint32_t index, int32_t due)
{
    const ovt_plan_release *release = &self->plan->releases[index];
    int32_t missing;
    if (release->remains) {
        int32_t count = hand_over_remains(self, release->category, due);
        ovt_credit_owe(self->plan, self->credit, release->exchange, count);
        missing = due - count;
    } else {
        int32_t asked = least(due, alive(self, release->category));
        int32_t count = locate(self, release, on->day, asked);
        hand_over(self, release->category, count, release->exchange);
        missing = due - count;
    }
    if (missing > 0) {
        missing = stand_in(self, release, missing);
    }
    on->due += due;
    on->missing += missing;
    if (self->plan->follows) {
        self->progress.released[index] += due - missing;
    }
}

/* Whether an earlier release of the phase already counts the same category. */
static bool
is_repeated(const ovt_plan *plan, uint32_t first, uint32_t index)
{
    for (uint32_t i = first; i < index; i++) {
        if (plan->releases[i].eligible &&
            plan->releases[i].category == plan->releases[index].category) {
            return true;
        }
    }
    return false;
}

int32_t
ovt_deal_eligible(ovt_deal *self)
{
    const ovt_plan_phase *phase = &self->plan->phases[self->phase];
    int32_t count = 0;
    for (uint32_t i = phase->release_first; i < phase->release_first + phase->release_count; i++) {
        if (self->plan->releases[i].eligible && !is_repeated(self->plan, phase->release_first, i)) {
            count += alive(self, self->plan->releases[i].category);
        }
    }
    return count;
}

/* The people of an extension's day: category after category, as many as are alive; should there
 * be too few, the last release falls short. */
static void
deliver_extension(ovt_deal *self, release_day *on)
{
    const ovt_plan *plan = self->plan;
    const ovt_plan_phase *phase = &plan->phases[on->day->phase];
    uint32_t end = phase->release_first + phase->release_count;
    int32_t left = phase->gate->extend_captives;
    uint32_t last = end;
    for (uint32_t i = phase->release_first; i < end && left > 0; i++) {
        const ovt_plan_release *release = &plan->releases[i];
        if (release->eligible && !is_repeated(plan, phase->release_first, i)) {
            int32_t due = least(left, alive(self, release->category));
            if (due > 0) {
                deliver(self, on, i, due);
            }
            left -= due;
            last = i;
        }
    }
    if (left > 0 && last < end) {
        deliver(self, on, last, left);
    }
}

double
ovt_deal_exchange(ovt_deal *self, const ovt_plan_day *day)
{
    const ovt_plan *plan = self->plan;
    release_day on = {.day = day};
    for (uint32_t i = day->due_first; i < day->due_first + day->due_count; i++) {
        const ovt_plan_due *due = &plan->dues[i];
        if (due->lump) {
            ovt_credit_release(
                plan, self->released, plan->lumps[due->item].class_index, due->count);
            self->progress.lump_done[due->item] = true; /* cheaper than to ask whether it counts */
        } else if (!deliver_plainly(self, &on, due->item, due->count)) {
            deliver(self, &on, due->item, due->count);
        }
    }
    if (day->due_count == 0) {
        deliver_extension(self, &on);
    }
    ovt_credit_pay(plan, self->credit, self->released);
    self->outcome->shortfall += on.missing;
    return on.missing > 0 ? (double) on.missing / on.due : 0;
}
