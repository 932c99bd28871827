// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include <math.h>
#include <string.h>

#include "overture/base/random.h"
#include "tell.h"

/* Of a category's blocks, the remains of day 0 have the lower half, later deaths the upper one. */
#define LATER_DEATH 0x800000U

ovt_status
ovt_people_init(ovt_people *self, const ovt_plan *plan, uint64_t seed, ovt_error *err)
{
    size_t persons = plan->persons;
    *self = (ovt_people){.plan = plan, .seed = seed};
    self->held = ovt_allocate(plan->category_count, sizeof *self->held);
    self->order = ovt_allocate(persons, sizeof *self->order);
    self->left = ovt_allocate(persons, sizeof *self->left);
    self->search = ovt_allocate(persons, sizeof *self->search);
    self->recovered = ovt_allocate(persons, sizeof *self->recovered);
    self->found_at = ovt_allocate(persons, sizeof *self->found_at);
    if (self->held == NULL || self->order == NULL || self->left == NULL || self->search == NULL ||
        self->recovered == NULL || self->found_at == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the clocks of %zu captives", persons);
    }
    return OVT_OK;
}

void
ovt_people_free(ovt_people *self)
{
    ovt_free(self->held);
    ovt_free(self->order);
    ovt_free(self->left);
    ovt_free(self->search);
    ovt_free(self->recovered);
    ovt_free(self->found_at);
    *self = (ovt_people){0};
}

static philox4x32_ctr_t
person_block(
    const ovt_people *self, ovt_purpose purpose, const ovt_plan_category *category, uint32_t number)
{
    ovt_stream stream = ovt_stream_open(self->seed, self->replication, purpose, category->stream);
    stream.counter.v[0] = category->block_base + number;
    return ovt_stream_block(&stream);
}

static double
exponential_of(const philox4x32_ctr_t *block)
{
    return -log(ovt_uniform_of(block->v[0], block->v[1]));
}

/* One step of a sparse Fisher-Yates shuffle: the value at a random place from @p done on, which
 * the value at @p done then fills. Entries of other histories count as not yet shuffled. */
static int32_t
shuffle_step(ovt_stamped *order, uint32_t history, int32_t done, int32_t count, uint32_t word)
{
    int32_t place = done + (int32_t) ((uint64_t) word * (uint32_t) (count - done) >> 32);
    int32_t chosen = order[place].history == history ? order[place].value : place;
    int32_t moved = order[done].history == history ? order[done].value : done;
    order[place] = (ovt_stamped){history, moved};
    return chosen;
}

/* The gaps between the ordered unit exponentials of n people are unit exponentials over the number
 * of those still to come. */
static void
plan_next(ovt_people *self, const ovt_plan_category *category, ovt_held *held)
{
    if (held->reached == category->people) {
        held->next = INFINITY;
        return;
    }
    philox4x32_ctr_t block =
        person_block(self, OVT_PURPOSE_CAPTIVES, category, (uint32_t) held->reached);
    held->next += exponential_of(&block) / (category->people - held->reached);
    held->next_words[0] = block.v[2];
    held->next_words[1] = block.v[3];
}

/* Who is reached next. */
static int32_t
take_next(ovt_people *self, const ovt_plan_category *category, ovt_held *held)
{
    int32_t label = shuffle_step(self->order + category->first, self->history, held->reached,
        category->people, held->next_words[0]);
    held->reached++;
    self->left[category->first + label] = self->history;
    return label;
}

/* A person dies after so many hostile days. When the remains would be found is drawn at once. */
static void
die(ovt_people *self, const ovt_plan_category *category, ovt_held *held, double hostile,
    int32_t label)
{
    if (category->recovery_rate > 0) {
        philox4x32_ctr_t block =
            person_block(self, OVT_PURPOSE_REMAINS, category, LATER_DEATH | (uint32_t) label);
        self->found_at[category->first + held->dead] =
            hostile + exponential_of(&block) / category->recovery_rate;
    }
    held->alive--;
    held->dead++;
    held->remains++;
}

/* Some days at one hazard rate. */
typedef struct {
    double hazard; /* spent where they begin */
    double end;    /* and where they end */
    double rate;   /* of the hazard per hostile day; 0: hostilities are halted */
    double before; /* hostile days where they begin */
    double day;    /* of the history on which they begin */
} stretch;

static void
tell_reached(const ovt_people *self, const ovt_plan_category *category, const ovt_held *held,
    const stretch *in, ovt_event_kind kind)
{
    if (self->listener != NULL) {
        double rate = in->rate > 0 ? in->rate : category->halted_rate;
        ovt_tell_person(self, kind, category, in->day + (held->next - in->hazard) / rate);
    }
}

static void
reach(ovt_people *self, const ovt_plan_category *category, ovt_held *held, const stretch *in,
    ovt_tally *tally)
{
    while (held->next <= in->end && held->alive > 0) {
        double cause = (held->next_words[1] + 0.5) * 0x1p-32;
        int32_t label = take_next(self, category, held);
        if (label >= held->handover) {
            bool halted = in->rate <= 0;
            if (halted || cause < category->death_share) {
                double days = halted ? 0 : (held->next - in->hazard) / in->rate;
                die(self, category, held, in->before + days, label);
                tally->died_in_captivity++;
                tell_reached(self, category, held, in, OVT_EVENT_DIED);
            } else {
                held->alive--;
                tally->rescued++;
                tell_reached(self, category, held, in, OVT_EVENT_RESCUED);
            }
        }
        plan_next(self, category, held);
    }
}

/* Those whose budget is spent by the hazard before day 0 were dead then. */
static void
begin_category(ovt_people *self, const ovt_plan_category *category, ovt_held *held)
{
    *held = (ovt_held){
        .since = category->start_hazard,
        .next = INFINITY,
        .alive = category->people,
        .dead = category->held - category->people,
        .remains = category->held - category->people,
    };
    if (category->reached) {
        held->next = 0;
        plan_next(self, category, held);
        while (held->next <= category->start_hazard && held->reached < category->people) {
            take_next(self, category, held);
            held->alive--;
            held->dead++;
            held->remains++;
            plan_next(self, category, held);
        }
    }
    held->dead_at_start = held->dead;
}

/* The order of the remains of day 0, as that of the people. */
static void
plan_found(ovt_people *self, const ovt_plan_category *category, ovt_held *held)
{
    if (held->found == held->dead_at_start) {
        held->next_found = INFINITY;
        return;
    }
    philox4x32_ctr_t block =
        person_block(self, OVT_PURPOSE_REMAINS, category, (uint32_t) held->found);
    held->next_found += exponential_of(&block) / (held->dead_at_start - held->found);
    held->found_word = block.v[2];
}

void
ovt_people_begin(ovt_people *self, uint64_t replication)
{
    const ovt_plan *plan = self->plan;
    self->replication = replication;
    self->hostile_before = 0;
    self->day = 0;
    if (++self->history == 0) {
        /* The stamps have gone round: none may look like one of this history. */
        memset(self->order, 0, plan->persons * sizeof *self->order);
        memset(self->left, 0, plan->persons * sizeof *self->left);
        memset(self->search, 0, plan->persons * sizeof *self->search);
        memset(self->recovered, 0, plan->persons * sizeof *self->recovered);
        self->history = 1;
    }
    for (size_t i = 0; i < plan->category_count; i++) {
        const ovt_plan_category *category = &plan->categories[i];
        begin_category(self, category, &self->held[i]);
        if (category->recovery_rate > 0) {
            plan_found(self, category, &self->held[i]);
        }
    }
}

void
ovt_people_reach_halted(ovt_people *self, size_t category, double end, ovt_tally *tally)
{
    ovt_held *held = &self->held[category];
    stretch in = {.hazard = held->since, .end = end, .before = self->hostile_before};
    in.day = self->day;
    reach(self, &self->plan->categories[category], held, &in, tally);
}

void
ovt_people_release_others(ovt_people *self, size_t category, int32_t count)
{
    ovt_held *held = &self->held[category];
    const uint32_t *left = self->left + self->plan->categories[category].first;
    while (count > 0) {
        count -= left[held->handover++] != self->history;
    }
}

static void
tell_found(const ovt_people *self, const ovt_plan_category *category, double hostile)
{
    double day = self->day + (hostile - self->hostile_before);
    ovt_tell_person(self, OVT_EVENT_RECOVERED, category, day);
}

/* After so many hostile days. */
static void
find(ovt_people *self, const ovt_plan_category *category, ovt_held *held, int32_t place,
    double hostile, ovt_tally *tally)
{
    if (self->listener != NULL) {
        tell_found(self, category, hostile);
    }
    self->recovered[category->first + place] = self->history;
    held->remains--;
    tally->recovered++;
}

/* Finds all remains that so many hostile days find. */
static void
search(ovt_people *self, const ovt_plan_category *category, ovt_held *held, double hostile,
    ovt_tally *tally)
{
    while (held->next_found <= hostile * category->recovery_rate) {
        int32_t place = shuffle_step(self->search + category->first, self->history, held->found,
            held->dead_at_start, held->found_word);
        held->found++;
        if (place >= held->remains_handed) {
            double found_at = held->next_found / category->recovery_rate;
            find(self, category, held, place, found_at, tally);
        }
        plan_found(self, category, held);
    }
    int32_t place =
        held->remains_handed > held->dead_at_start ? held->remains_handed : held->dead_at_start;
    for (; place < held->dead; place++) {
        double found_at = self->found_at[category->first + place];
        if (found_at <= hostile && self->recovered[category->first + place] != self->history) {
            find(self, category, held, place, found_at, tally);
        }
    }
}

int32_t
ovt_people_remains(ovt_people *self, size_t category, ovt_tally *tally)
{
    const ovt_plan_category *plan = &self->plan->categories[category];
    ovt_held *held = &self->held[category];
    if (plan->recovery_rate > 0) {
        search(self, plan, held, self->hostile_before, tally);
    }
    return held->remains;
}

void
ovt_people_return_remains(ovt_people *self, size_t category, int32_t count)
{
    const ovt_plan_category *plan = &self->plan->categories[category];
    ovt_held *held = &self->held[category];
    const uint32_t *recovered = self->recovered + plan->first;
    held->remains -= count;
    if (plan->recovery_rate <= 0) {
        held->remains_handed += count;
        return;
    }
    while (count > 0) {
        count -= recovered[held->remains_handed++] != self->history;
    }
}

static void
pass_hostile(ovt_people *self, size_t index, double days, ovt_tally *tally)
{
    const ovt_plan_category *category = &self->plan->categories[index];
    ovt_held *held = &self->held[index];
    stretch in = {.hazard = held->since,
        .end = held->since + category->hostile_rate * days,
        .rate = category->hostile_rate,
        .before = self->hostile_before,
        .day = self->day};
    if (held->next <= in.end) {
        reach(self, category, held, &in, tally);
    }
    held->since = in.end;
    if (self->listener != NULL && category->recovery_rate > 0) {
        /* Else they are looked for when it matters; here their day is told. */
        search(self, category, held, self->hostile_before + days, tally);
    }
}

void
ovt_people_pass(ovt_people *self, double days, bool hostile, ovt_tally *tallies)
{
    for (size_t i = 0; i < self->plan->category_count; i++) {
        if (hostile) {
            pass_hostile(self, i, days, &tallies[i]);
        } else {
            ovt_people_halt(self, i, days, &tallies[i]);
            self->held[i].since += self->plan->categories[i].halted_rate * days;
        }
    }
    self->hostile_before += hostile ? days : 0;
    self->day += days;
}

void
ovt_people_end(ovt_people *self, ovt_tally *tallies)
{
    const ovt_plan *plan = self->plan;
    for (size_t i = 0; i < plan->category_count; i++) {
        const ovt_plan_category *category = &plan->categories[i];
        ovt_held *held = &self->held[i];
        if (category->recovery_rate > 0) {
            search(self, category, held, self->hostile_before, &tallies[i]);
        }
        tallies[i].still_held_alive = held->alive;
        tallies[i].still_held_remains = held->remains;
    }
}
