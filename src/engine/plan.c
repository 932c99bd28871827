// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan.h"

#include <math.h>
#include <string.h>

#include "overture/bargain/utility.h"
#include "overture/base/random.h"
#include "schedule.h"

static double
or_default(double value, double fallback)
{
    return isnan(value) ? fallback : value;
}

static void
read_category(ovt_plan_category *self, const ovt_category *from)
{
    self->held = from->held < self->room ? from->held : self->room;
    self->people = self->held > from->confirmed_dead ? self->held - from->confirmed_dead : 0;
    double deaths = from->death_rate + from->rescue_death_rate;
    self->start_hazard = from->alive_probability < 1 ? -log(from->alive_probability) : 0;
    self->hostile_rate = deaths + from->rescue_rate;
    self->halted_rate = from->truce_death_rate;
    self->death_share = from->rescue_rate > 0 ? deaths / self->hostile_rate : 1;
    self->recovery_rate = from->recovery_rate;
    self->reached = self->people > 0 &&
                    (self->start_hazard > 0 || self->hostile_rate > 0 || self->halted_rate > 0);
}

static void
read_implementation(ovt_plan *self, const ovt_scenario *scenario)
{
    const ovt_implementation *from = &scenario->implementation;
    double unprotected = 1;
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        unprotected *= 1 - scenario->mediators[i].guarantee;
    }
    self->shape = from->violation_shape;
    self->collapse_probability = from->collapse_probability * unprotected;
    self->pause_days = from->pause_days;
    self->max_pause_days = from->max_pause_days;
    self->delay_probability = from->delay_days > 0 ? from->delay_probability : 0;
    self->delay_days = from->delay_days;
    self->dispute_probability = from->dispute_probability;
    self->temptation = from->temptation;
}

/* Appends an exchange list; the shorthand of one ratio of the first class stands in its place. */
static ovt_plan_exchange
read_exchange(ovt_plan *self, uint32_t *used, const ovt_exchange *list, size_t count, double ratio)
{
    ovt_plan_exchange exchange = {.first = *used};
    if (!isnan(ratio)) {
        count = 0;
        if (self->class_count > 0) {
            self->rates[(*used)++] = (ovt_plan_rate){0, ratio};
        }
    }
    for (size_t i = 0; i < count; i++) {
        self->rates[(*used)++] = (ovt_plan_rate){list[i].class_index, list[i].per_captive};
    }
    exchange.count = *used - exchange.first;
    return exchange;
}

static bool
pays(const ovt_plan *self, ovt_plan_exchange exchange)
{
    for (uint32_t i = 0; i < exchange.count; i++) {
        if (self->rates[exchange.first + i].per_captive > 0) {
            return true;
        }
    }
    return false;
}

/* The next free places of the lists that releases fill. */
typedef struct {
    uint32_t release, rate, substitute, lump;
} cursor;

static void
read_release(ovt_plan *self, cursor *used, const ovt_release *from, size_t number, double locate)
{
    ovt_plan_release *release = &self->releases[used->release++];
    *release = (ovt_plan_release){
        .category = from->category_index,
        .exchange =
            read_exchange(self, &used->rate, from->exchange, from->exchange_count, from->ratio),
        .number = (uint32_t) number,
        .substitute_first = used->substitute,
        .substitute_count = (uint32_t) from->substitute_count,
        .count = from->count,
        .remains = from->kind == OVT_REMAINS,
        .locate = or_default(from->locate_probability, locate),
        .remains_count_as = from->remains_count_as,
    };
    release->eligible = !release->remains && pays(self, release->exchange);
    release->plain = !release->remains && release->locate >= 1 && release->exchange.count <= 1 &&
                     self->class_count > 0;
    if (release->exchange.count == 1) {
        release->plain_class = self->rates[release->exchange.first].class_index;
        release->plain_rate = self->rates[release->exchange.first].per_captive;
    }
    for (size_t i = 0; i < from->substitute_count; i++) {
        const ovt_substitute *substitute = &from->substitute[i];
        ovt_plan_substitute *to = &self->substitutes[used->substitute++];
        to->category = substitute->category_index;
        to->exchange = read_exchange(
            self, &used->rate, substitute->exchange, substitute->exchange_count, substitute->ratio);
        if (to->exchange.count == 0) {
            to->exchange = release->exchange;
        }
    }
}

static void
read_phase(ovt_plan *self, ovt_plan_phase *to, cursor *used, const ovt_phase *from,
    const ovt_implementation *implementation)
{
    double rate = or_default(from->violation_rate, implementation->violation_rate);
    to->days = from->days;
    to->violation_scale = self->shape == 1 ? rate : pow(rate, self->shape);
    to->aid_per_day = from->aid_per_day;
    to->withdrawal = from->withdrawal;
    to->withdrawal_day = fmin(from->withdrawal_day, from->days);
    to->civilian_return = from->civilian_return;
    to->permanent = from->permanent;
    to->gate = &from->gate;
    to->release_first = used->release;
    to->release_count = (uint32_t) from->release_count;
    for (size_t i = 0; i < from->release_count; i++) {
        read_release(self, used, &from->releases[i], i, implementation->locate_probability);
    }
    to->lump_first = used->lump;
    for (size_t i = 0; i < from->prisoners_count; i++) {
        self->lumps[used->lump++] =
            (ovt_plan_lump){from->prisoners[i].class_index, from->prisoners[i].count};
    }
    self->phase_days += from->days;
}

static size_t
item_of(const ovt_plan *self, const ovt_bind *bind)
{
    if (bind->delivery == OVT_DELIVERED_BY_RELEASE) {
        return self->phases[bind->phase].release_first + bind->item;
    }
    return bind->delivery == OVT_DELIVERED_BY_LUMP
               ? self->phases[bind->phase].lump_first + bind->item
               : 0;
}

/* An issue's stake is shared evenly by the terms that it binds; an issue without any is delivered
 * by the truce as a whole. */
static void
read_terms(ovt_plan *self, const ovt_scenario *scenario)
{
    self->term_count = 0;
    self->status_quo[OVT_SEEKER] = self->status_quo[OVT_HOLDER] = 0;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        size_t shares = issue->bind_count > 0 ? issue->bind_count : 1;
        double stake[OVT_PARTIES];
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            stake[side] =
                ovt_issue_stake(issue, side, self->weights[side], &self->status_quo[side]) /
                (double) shares;
        }
        for (size_t j = 0; j < shares; j++) {
            ovt_plan_term *term = &self->terms[self->term_count++];
            *term = (ovt_plan_term){.delivery = OVT_DELIVERED_BY_TRUCE,
                .stake = {stake[OVT_SEEKER], stake[OVT_HOLDER]}};
            if (issue->bind_count > 0) {
                term->delivery = issue->bind[j].delivery;
                term->phase = issue->bind[j].phase;
                term->item = item_of(self, &issue->bind[j]);
            }
        }
    }
}

void
ovt_plan_agree(ovt_plan *self, const ovt_scenario *scenario, bool schedule)
{
    cursor used = {0};
    self->phase_days = 0;
    for (size_t i = 0; i < self->phase_count; i++) {
        read_phase(
            self, &self->phases[i], &used, &scenario->offer.phases[i], &scenario->implementation);
    }
    if (schedule) {
        ovt_schedule_read(self, scenario);
    }
    if (self->follows) {
        read_terms(self, scenario);
    }
}

void
ovt_plan_read(ovt_plan *self, const ovt_scenario *scenario, bool schedule)
{
    const ovt_talks *talks = &scenario->talks;
    self->horizon = scenario->clock.horizon_days;
    self->deal = talks->protocol == OVT_PROTOCOL_FIXED && scenario->offer.phase_count > 0 &&
                 talks->signed_day < self->horizon;
    self->signing = self->deal ? talks->signed_day : self->horizon;
    self->halted_before = talks->ceasefire;
    read_implementation(self, scenario);
    self->follows = self->temptation > 0 || scenario->issue_count > 0;
    for (size_t i = 0; i < self->category_count; i++) {
        read_category(&self->categories[i], &scenario->captives[i]);
    }
    for (size_t i = 0; i < self->class_count; i++) {
        self->pools[i] = scenario->prisoners[i].pool;
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        self->weights[side] = ovt_weight_sum(scenario, side);
    }
    ovt_plan_agree(self, scenario, schedule);
}

/* So many of everything that the scenario's lists can need. */
static void
count_lists(ovt_plan *self, const ovt_scenario *scenario, size_t *rates, size_t *substitutes)
{
    self->category_count = scenario->captive_count;
    self->class_count = scenario->prisoner_count;
    self->phase_count = scenario->offer.phase_count;
    for (size_t i = 0; i < self->phase_count; i++) {
        const ovt_phase *phase = &scenario->offer.phases[i];
        self->release_count += phase->release_count;
        self->lump_count += phase->prisoners_count;
        for (size_t j = 0; j < phase->release_count; j++) {
            const ovt_release *release = &phase->releases[j];
            *rates += release->exchange_count + 1;
            *substitutes += release->substitute_count;
            for (size_t k = 0; k < release->substitute_count; k++) {
                *rates += release->substitute[k].exchange_count + 1;
            }
        }
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        self->term_count += scenario->issues[i].bind_count + 1;
    }
}

/* Persons keep their random numbers in every scenario that names their category alike, wherever
 * it stands in the list. */
static void
name_categories(ovt_plan *self, const ovt_scenario *scenario)
{
    for (size_t i = 0; i < self->category_count; i++) {
        ovt_plan_category *category = &self->categories[i];
        uint64_t hash = ovt_hash_text(scenario->captives[i].category);
        category->stream = (uint32_t) (hash >> 40);
        category->block_base = (uint32_t) (hash >> 8) & 0xFF000000U;
        category->room = ovt_schedule_largest(scenario, &scenario->captives[i].held);
        category->first = (int32_t) self->persons;
        self->persons += (size_t) category->room;
    }
}

ovt_status
ovt_plan_init(ovt_plan *self, const ovt_scenario *scenario, ovt_error *err)
{
    size_t rates = 0, substitutes = 0;
    memset(self, 0, sizeof *self);
    count_lists(self, scenario, &rates, &substitutes);
    ovt_schedule_room(self, scenario);
    self->categories = ovt_allocate(self->category_count, sizeof *self->categories);
    self->pools = ovt_allocate(self->class_count, sizeof *self->pools);
    self->phases = ovt_allocate(self->phase_count, sizeof *self->phases);
    self->releases = ovt_allocate(self->release_count, sizeof *self->releases);
    self->lumps = ovt_allocate(self->lump_count, sizeof *self->lumps);
    self->rates = ovt_allocate(rates, sizeof *self->rates);
    self->substitutes = ovt_allocate(substitutes, sizeof *self->substitutes);
    self->days = ovt_allocate(self->day_room, sizeof *self->days);
    self->dues = ovt_allocate(self->due_room, sizeof *self->dues);
    self->terms = ovt_allocate(self->term_count, sizeof *self->terms);
    self->bucket = ovt_allocate(OVT_MAX_DAYS + 2, sizeof *self->bucket);
    if (self->categories == NULL || self->pools == NULL || self->phases == NULL ||
        self->releases == NULL || self->lumps == NULL || self->rates == NULL ||
        self->substitutes == NULL || self->days == NULL || self->dues == NULL ||
        self->terms == NULL || self->bucket == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to simulate %s", scenario->name);
    }
    name_categories(self, scenario);
    ovt_plan_read(self, scenario, true);
    read_terms(self, scenario);
    return OVT_OK;
}

void
ovt_plan_free(ovt_plan *self)
{
    ovt_free(self->categories);
    ovt_free(self->pools);
    ovt_free(self->phases);
    ovt_free(self->releases);
    ovt_free(self->lumps);
    ovt_free(self->rates);
    ovt_free(self->substitutes);
    ovt_free(self->days);
    ovt_free(self->dues);
    ovt_free(self->terms);
    ovt_free(self->bucket);
    memset(self, 0, sizeof *self);
}
