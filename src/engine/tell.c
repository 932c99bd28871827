// SPDX-License-Identifier: GPL-3.0-or-later
#include "tell.h"

#include <string.h>

const char *
ovt_event_word(ovt_event_kind kind)
{
    static const char *const words[OVT_EVENT_COUNT] = {
#define OVT_EVENT_WORD(name, word) word,
        OVT_EVENT_LIST(OVT_EVENT_WORD)
#undef OVT_EVENT_WORD
    };
    return words[kind];
}

double
ovt_deal_day(const ovt_deal *self)
{
    return self->plan->signing + self->age + self->paused;
}

static void
tell(const ovt_event_listener *listener, const ovt_event *event)
{
    listener->told(listener->context, event);
}

void
ovt_tell_deal(const ovt_deal *self, ovt_event_kind kind, double number)
{
    ovt_event event = {.kind = kind, .day = ovt_deal_day(self), .phase = self->phase};
    event.planned = kind == OVT_EVENT_LATE ? number : 0;
    event.length = number;
    tell(self->listener, &event);
}

void
ovt_tell_phase(const ovt_deal *self)
{
    const ovt_plan_phase *phase = &self->plan->phases[self->phase];
    ovt_phase_terms terms = {
        .days = phase->days,
        .aid_per_day = phase->aid_per_day,
        .withdrawal = phase->withdrawal,
        .withdrawal_day = phase->withdrawal_day,
        .civilian_return = phase->civilian_return,
        .permanent = phase->permanent,
    };
    ovt_event event = {.kind = OVT_EVENT_PHASE_BEGUN, .phase = self->phase, .terms = &terms};
    event.day = ovt_deal_day(self);
    tell(self->listener, &event);
}

/* How the tallies and the prisoners released stand. */
typedef struct {
    int32_t alive[OVT_MAX_CATEGORIES];
    int32_t remains[OVT_MAX_CATEGORIES];
    int32_t prisoners[OVT_MAX_CLASSES];
} standing;

static void
take_standing(const ovt_deal *self, standing *at)
{
    for (size_t i = 0; i < self->plan->category_count; i++) {
        at->alive[i] = self->tallies[i].returned_alive;
        at->remains[i] = self->tallies[i].returned_remains;
    }
    memcpy(at->prisoners, self->released, self->plan->class_count * sizeof *self->released);
}

static void
subtract(int32_t *after, const int32_t *before, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        after[i] -= before[i];
    }
}

static int32_t
add_due(const ovt_plan *plan, const ovt_plan_day *day, int32_t *alive, int32_t *remains)
{
    int32_t sum = 0;
    for (uint32_t i = day->due_first; i < day->due_first + day->due_count; i++) {
        const ovt_plan_due *due = &plan->dues[i];
        if (!due->lump) {
            const ovt_plan_release *release = &plan->releases[due->item];
            *(release->remains ? &remains[release->category] : &alive[release->category]) +=
                due->count;
            sum += due->count;
        }
    }
    return sum;
}

double
ovt_tell_exchange(ovt_deal *self, const ovt_plan_day *day)
{
    standing before, after;
    int32_t alive[OVT_MAX_CATEGORIES] = {0}, remains[OVT_MAX_CATEGORIES] = {0};
    int32_t shortfall = self->outcome->shortfall;
    take_standing(self, &before);
    double missing = ovt_deal_exchange(self, day);
    take_standing(self, &after);
    subtract(after.alive, before.alive, self->plan->category_count);
    subtract(after.remains, before.remains, self->plan->category_count);
    subtract(after.prisoners, before.prisoners, self->plan->class_count);
    ovt_handover handover = {
        .planned = day->day,
        .extension = day->due_count == 0,
        .due = add_due(self->plan, day, alive, remains),
        .missing = self->outcome->shortfall - shortfall,
        .due_alive = alive,
        .due_remains = remains,
        .alive = after.alive,
        .remains = after.remains,
        .prisoners = after.prisoners,
    };
    if (handover.extension) {
        handover.due = self->plan->phases[day->phase].gate->extend_captives;
    }
    ovt_event event = {.kind = OVT_EVENT_DELIVERED, .phase = day->phase, .handover = &handover};
    event.day = ovt_deal_day(self);
    tell(self->listener, &event);
    return missing;
}

void
ovt_tell_person(
    const ovt_people *self, ovt_event_kind kind, const ovt_plan_category *category, double day)
{
    ovt_event event = {.kind = kind, .day = day};
    event.category = (size_t) (category - self->plan->categories);
    tell(self->listener, &event);
}
