// SPDX-License-Identifier: GPL-3.0-or-later
/* A simulated class: pairs with the points of the role sheets, of all temperaments. */
#include <math.h>

#include "overture/base/memory.h"
#include "overture/engine/history.h"
#include "overture/play/temperament.h"
#include "sheets.h"

enum { MOST_USUAL = 16 };

#define SAME_WORTH 1e-9

/* What is followed of one history. */
typedef struct {
    const ovt_scenario *scenario;
    ovt_pair *pair;
    bool failed;
} follower;

static void
keep_offer(follower *self, const ovt_talks_event *event)
{
    ovt_pair *pair = self->pair;
    if (event->proposer >= OVT_PARTIES || pair->agreed) {
        return;
    }
    ovt_side side = (ovt_side) event->proposer;
    double utility = ovt_package_utility(self->scenario, side, event->package);
    ovt_pair_offer *offers = ovt_resize(pair->offers, pair->offer_count + 1, sizeof *offers);
    self->failed |= offers == NULL;
    if (offers != NULL) {
        pair->offers = offers;
        offers[pair->offer_count++] = (ovt_pair_offer){event->day, side, utility};
    }
    if (isnan(pair->first[side])) {
        pair->first[side] = utility;
    }
}

static void
follow(void *context, const ovt_event *event)
{
    follower *self = context;
    if (event->kind != OVT_EVENT_TALKS) {
        return;
    }
    if (event->talks->kind == OVT_TALKS_OFFER) {
        keep_offer(self, event->talks);
    } else if (event->talks->kind == OVT_TALKS_SIGNED && !self->pair->agreed) {
        self->pair->agreed = true;
        self->pair->day = event->day;
        self->pair->package = *event->talks->package;
    }
}

static void
judge(const ovt_kit *kit, ovt_pair *pair)
{
    double gain[OVT_PARTIES];
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        pair->reservation[side] =
            ovt_reservation(kit->scenario, side, pair->agreed ? pair->day : 0, 0);
        pair->utility[side] = pair->agreed
                                  ? ovt_package_utility(kit->scenario, side, &pair->package)
                                  : pair->reservation[side];
        gain[side] = pair->utility[side] - pair->reservation[side];
        pair->left[side] = NAN;
    }
    double sum = gain[OVT_SEEKER] + gain[OVT_HOLDER], room = kit->best - kit->halved;
    pair->index = pair->share = NAN;
    for (ovt_side side = 0; side < OVT_PARTIES && kit->known && pair->agreed; side++) {
        pair->left[side] = ovt_frontier_left_for(&kit->frontier, side, pair->utility);
    }
    if (kit->known && pair->agreed && room > SAME_WORTH) {
        pair->index = (pair->utility[OVT_SEEKER] + pair->utility[OVT_HOLDER] - kit->halved) / room;
    }
    if (pair->agreed && gain[OVT_SEEKER] >= 0 && gain[OVT_HOLDER] >= 0 && sum > SAME_WORTH) {
        pair->share = gain[OVT_SEEKER] / sum;
    }
}

static ovt_status
play(ovt_kit *kit, const ovt_scenario *world, uint64_t replication, ovt_pair *pair,
    ovt_outcome *outcome, ovt_error *err)
{
    ovt_history *history = NULL;
    follower self = {.scenario = kit->scenario, .pair = pair};
    ovt_event_listener listener = {follow, &self};
    ovt_status status = ovt_history_new(&history, world, kit->seed, err);
    pair->first[OVT_SEEKER] = pair->first[OVT_HOLDER] = pair->day = NAN;
    if (status == OVT_OK) {
        ovt_history_follow(history, replication, outcome, &listener);
        pair->ending = outcome->ending;
        judge(kit, pair);
    }
    ovt_history_delete(history);
    return status == OVT_OK && self.failed
               ? ovt_fail(err, OVT_MEMORY, "no memory for the simulated class")
               : status;
}

static size_t
list_usual(size_t usual[MOST_USUAL])
{
    size_t count = 0;
    const ovt_temperament *row;
    for (size_t i = 0; (row = ovt_temperament_at(i)) != NULL && count < MOST_USUAL; i++) {
        if (row->usual) {
            usual[count++] = i;
        }
    }
    return count;
}

/* Each temperament of one side meets another one of the other side in each round of pairs. */
static ovt_status
play_all(ovt_kit *self, ovt_scenario *world, ovt_outcome *outcome, size_t count, ovt_error *err)
{
    size_t usual[MOST_USUAL], kinds = list_usual(usual);
    ovt_status status = OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        ovt_pair *pair = &self->pairs[i];
        self->pair_count = i + 1;
        pair->temperament[OVT_SEEKER] = usual[i % kinds];
        pair->temperament[OVT_HOLDER] = usual[(i + i / kinds) % kinds];
        for (int side = 0; side < OVT_PARTIES; side++) {
            world->party[side].strategy = ovt_temperament_at(pair->temperament[side])->strategy;
        }
        status = play(self, world, i, pair, outcome, err);
    }
    return status;
}

ovt_status
ovt_pairs_run(ovt_kit *self, size_t count, ovt_error *err)
{
    ovt_scenario *world = ovt_scenario_copy(self->scenario);
    ovt_outcome *outcome = ovt_allocate_aligned(1, ovt_outcome_stride(self->scenario));
    self->pairs = ovt_allocate(count, sizeof *self->pairs);
    ovt_status status = OVT_OK;
    if (world == NULL || outcome == NULL || self->pairs == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the simulated class");
    } else {
        /* Every pair has the points of the sheets. */
        world->input_count = 0;
        status = play_all(self, world, outcome, count, err);
    }
    ovt_free(outcome);
    ovt_free(world);
    return status;
}

ovt_pair_counts
ovt_pairs_count(const ovt_kit *self)
{
    ovt_pair_counts counts = {0};
    for (size_t i = 0; i < self->pair_count; i++) {
        const ovt_pair *pair = &self->pairs[i];
        counts.agreed += pair->agreed;
        counts.avoidable += !pair->agreed && self->zone;
        for (int side = 0; side < OVT_PARTIES; side++) {
            counts.worse[side] +=
                pair->agreed && pair->utility[side] < pair->reservation[side] - SAME_WORTH;
        }
    }
    return counts;
}
