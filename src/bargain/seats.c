// SPDX-License-Identifier: GPL-3.0-or-later
/* The sides sit down: for a scenario, for a history, and again after a breakdown. */
#include <math.h>
#include <string.h>

#include "room.h"

static double
mean_days(const ovt_talks_room *room, double own)
{
    return isnan(own) ? room->scenario->talks.round_days : own;
}

/* Mean days to a side's next move when it answers: to its own next offer where it makes any, else
 * to a mediator's. */
static double
mean_pause(const ovt_talks_room *room, ovt_side side)
{
    const ovt_talks *talks = &room->scenario->talks;
    bool proposes =
        talks->protocol == OVT_PROTOCOL_ALTERNATING ||
        (talks->protocol == OVT_PROTOCOL_HYBRID && talks->impasse_policy != OVT_IMPASSE_WAIT);
    if (proposes || room->scenario->mediator_count == 0) {
        return room->seats[side].days;
    }
    return room->desks[0].days;
}

static void
read_seat(ovt_talks_room *room, ovt_side side)
{
    ovt_seat *seat = &room->seats[side];
    const ovt_scenario *scenario = room->scenario;
    seat->party = &scenario->party[side];
    seat->strategy = ovt_strategy_at((size_t) seat->party->strategy);
    seat->lines = ovt_red_lines(scenario, side);
    seat->firm = 1;
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        seat->firm *= 1 - scenario->mediators[i].leverage[side];
    }
    double accuracy = seat->strategy->sees & OVT_SEES_ALL_WEIGHTS ? 1 : seat->party->accuracy;
    ovt_believed_weights(&room->domain, side, accuracy, seat->believed);
    seat->way = NULL;
}

/* What the ways are built from, and all that stays the same as long as they do. */
static void
read_interests(ovt_talks_room *room)
{
    const ovt_scenario *scenario = room->scenario;
    ovt_domain_read(&room->domain, scenario);
    room->read = room->read == UINT32_MAX ? 1 : room->read + 1;
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        room->desks[i].way = NULL;
    }
    read_seat(room, OVT_SEEKER);
    read_seat(room, OVT_HOLDER);
    ovt_package_offered(scenario, &room->packages[1]);
    room->forceable = 0;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        room->forceable |= scenario->issues[i].forced_rate > 0 ? UINT64_C(1) << i : 0;
    }
}

static void
read_pace(ovt_talks_room *room)
{
    const ovt_scenario *scenario = room->scenario;
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        room->desks[i].days = mean_days(room, scenario->mediators[i].round_days);
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_seat *seat = &room->seats[side];
        seat->days = mean_days(room, seat->party->round_days);
        seat->pause = mean_pause(room, side);
    }
}

/* A block of its own for each issue, so that one issue more changes nothing in the others. */
static uint64_t
draw_genuine(const ovt_talks_room *room, ovt_side side)
{
    uint64_t lines = room->seats[side].lines, genuine = 0;
    ovt_stream stream = ovt_stream_open(room->seed, room->replication, OVT_PURPOSE_TYPES, side);
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        double firmness = room->scenario->issues[i].interest[side].firmness;
        if ((lines >> i & 1) != 0 && firmness > 0) {
            stream.counter.v[0] = (uint32_t) i;
            philox4x32_ctr_t block = ovt_stream_block(&stream);
            genuine |= (uint64_t) (ovt_uniform_of(block.v[0], block.v[1]) < firmness) << i;
        }
    }
    return genuine;
}

static void
draw_forced(ovt_talks_room *room)
{
    uint64_t left = room->forceable;
    for (size_t i = 0; left != 0; left >>= 1, i++) {
        if (left & 1) {
            ovt_stream stream =
                ovt_stream_open(room->seed, room->replication, OVT_PURPOSE_FORCED, (uint32_t) i);
            room->forced_day[i] =
                ovt_stream_exponential(&stream) / room->scenario->issues[i].forced_rate;
        }
    }
}

/* The way of a side's start outlives the history unless lines have yielded or issues were settled
 * in it. */
static void
begin_seat(ovt_talks_room *room, ovt_side side, bool same_way)
{
    ovt_seat *seat = &room->seats[side];
    if (!same_way) {
        seat->way = NULL;
    }
    seat->genuine = seat->lines == 0 ? 0 : draw_genuine(room, side);
    seat->soft = false;
    seat->softens = INFINITY;
    seat->spoke = false;
    seat->ranked = false;
    seat->reservation = ovt_reservation(room->scenario, side, 0, 0);
    double beta = seat->strategy->beta;
    seat->view = (ovt_view){
        .opening = seat->party->opening,
        .beta = isnan(beta) ? seat->party->beta : beta,
        .k = seat->party->k,
        .curve = (ovt_curve) seat->party->curve,
        .reciprocity = seat->party->reciprocity,
        .theirs_last = NAN,
        .theirs_before = NAN,
        .own_last_to_them = NAN,
        .theirs_last_to_them = NAN,
        .their_reservation = NAN,
        .equilibrium = NAN,
        .contentment = NAN,
    };
}

void
ovt_talks_begin(ovt_talks_room *self, const ovt_scenario *scenario, uint64_t replication)
{
    bool new = scenario != self->scenario;
    self->scenario = scenario;
    if (new || self->reshapes) {
        read_interests(self);
    }
    if (new || self->redraws) {
        read_pace(self);
    }
    self->replication = replication;
    bool untouched = self->forced == 0;
    self->forced = 0;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        begin_seat(self, side, untouched && !self->seats[side].soft);
    }
    /* What is kept of the equilibrium is in the views. */
    self->equilibrium_way = NULL;
    self->page = NULL;
    self->on_table = NULL;
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        self->desks[i].texts = 0;
    }
    draw_forced(self);
}

void
ovt_seats_restart(ovt_talks_room *room, double day)
{
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_seat *seat = &room->seats[side];
        seat->since = day;
        if (seat->spoke) {
            seat->view.opening = seat->last[side];
        } else if (isnan(seat->view.opening)) {
            ovt_way_key key = ovt_way_now(room, OVT_EYES_OWN, side);
            seat->way = ovt_way_find(room, &key);
            seat->view.opening = seat->way->utility[side][0];
        }
        seat->view.last_target = seat->view.opening;
        seat->view.own_last = seat->view.opening;
        seat->view.theirs_before = NAN;
    }
}
