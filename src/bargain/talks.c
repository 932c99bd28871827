// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/talks.h"

#include <math.h>

#include "overture/model/outcome.h"
#include "room.h"

/* The mediators take turns. */
static size_t
next_mediator(ovt_talks_room *self)
{
    size_t count = self->scenario->mediator_count;
    if (count == 0) {
        return OVT_NONE;
    }
    size_t mediator = self->rotation;
    self->rotation = (mediator + 1) % count;
    return OVT_PROPOSER_MEDIATOR + mediator;
}

static bool
makes_own_offer(ovt_talks_room *self)
{
    const ovt_talks *talks = &self->scenario->talks;
    if (talks->impasse_policy != OVT_IMPASSE_MIXED) {
        return talks->impasse_policy == OVT_IMPASSE_OWN_OFFER;
    }
    ovt_stream stream = ovt_stream_open(
        self->seed, self->replication, OVT_PURPOSE_IMPASSE, self->course << 16 | self->impasses++);
    return ovt_stream_uniform(&stream) < talks->own_offer_probability;
}

static size_t
first_proposer(ovt_talks_room *self)
{
    switch (self->scenario->talks.protocol) {
    case OVT_PROTOCOL_ALTERNATING:
        return (size_t) self->scenario->talks.first;
    case OVT_PROTOCOL_MEDIATED:
        return next_mediator(self);
    default:
        return self->configured_by;
    }
}

/* Who offers after a rejection; OVT_NONE: nobody any more. */
static size_t
next_proposer(ovt_talks_room *self, size_t last)
{
    switch (self->scenario->talks.protocol) {
    case OVT_PROTOCOL_ALTERNATING:
        return 1 - last;
    case OVT_PROTOCOL_MEDIATED:
        return next_mediator(self);
    case OVT_PROTOCOL_HYBRID: {
        /* The seeker's own offer is answered by one of the holder's. */
        ovt_side next = last == OVT_PROPOSER_SEEKER ? OVT_HOLDER : OVT_SEEKER;
        bool goes_on = ovt_is_played(self, OVT_SEEKER) ? ovt_player_goes_on(self, next)
                                                       : makes_own_offer(self);
        return goes_on ? (size_t) next : next_mediator(self);
    }
    default:
        return OVT_NONE;
    }
}

static void
tell_offer(const ovt_talks_room *self, ovt_talks_event_kind kind, const ovt_text_offered *offer)
{
    if (self->listener == NULL) {
        return;
    }
    ovt_package package;
    ovt_offer_package(offer, &package);
    ovt_talks_event event = {.kind = kind,
        .day = self->now,
        .proposer = offer->proposer,
        .package = &package,
        .utility = {offer->utility[OVT_SEEKER], offer->utility[OVT_HOLDER]}};
    ovt_talks_tell(self, &event);
}

/* False when the proposer has nothing to offer that it would sign. */
static bool
make_offer(ovt_talks_room *self, size_t proposer, bool configured, ovt_text_offered *offer)
{
    offer->proposer = proposer;
    offer->configured = false;
    if (ovt_is_played(self, proposer)) {
        if (!ovt_player_offer(self, (ovt_side) proposer, configured, offer)) {
            return false;
        }
    } else if (configured) {
        ovt_talks_offer_configured(self, offer);
    } else if (proposer >= OVT_PROPOSER_MEDIATOR) {
        ovt_mediator_offer(self, proposer - OVT_PROPOSER_MEDIATOR, offer);
    } else if (!ovt_seat_offer(self, (ovt_side) proposer, offer)) {
        return false;
    }
    if (proposer < OVT_PROPOSER_MEDIATOR) {
        ovt_seats_hear(self, offer);
    }
    tell_offer(self, OVT_TALKS_OFFER, offer);
    return true;
}

/* A side's answer, told to whoever follows. */
static bool
accepts(ovt_talks_room *self, ovt_side side, const ovt_text_offered *offer, bool *tactical)
{
    if (ovt_is_played(self, side)) {
        return ovt_player_accepts(self, side, offer, tactical);
    }
    if (self->listener == NULL) {
        return ovt_seat_accepts(self, side, offer, NULL, tactical);
    }
    ovt_talks_event event = {.kind = OVT_TALKS_ANSWER,
        .day = self->now,
        .proposer = offer->proposer,
        .side = side,
        .utility = {offer->utility[OVT_SEEKER], offer->utility[OVT_HOLDER]}};
    bool accepted = ovt_seat_accepts(self, side, offer, &event.answer, tactical);
    ovt_talks_tell(self, &event);
    return accepted;
}

static bool
is_accepted(ovt_talks_room *self, const ovt_text_offered *offer, ovt_talks_result *result)
{
    bool accepted = true, tactical = true;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        if (offer->proposer == (size_t) side) {
            continue;
        }
        bool own_tactic = true;
        if (!accepts(self, side, offer, &own_tactic)) {
            accepted = false;
            tactical = tactical && own_tactic;
        }
        if (self->stopped != OVT_TALKS_GO_ON) {
            return false;
        }
    }
    if (!accepted) {
        if (result->rejections == 0) {
            result->first_rejection_tactical = tactical;
        }
        result->rejections++;
        result->tactical_rejections += tactical;
        ovt_clock_rejected(self);
    }
    return accepted;
}

static void
sign(ovt_talks_room *self, const ovt_text_offered *offer, ovt_talks_result *result)
{
    result->agreed = true;
    ovt_offer_package(offer, &result->package);
    result->utility[OVT_SEEKER] = offer->utility[OVT_SEEKER];
    result->utility[OVT_HOLDER] = offer->utility[OVT_HOLDER];
    tell_offer(self, OVT_TALKS_SIGNED, offer);
}

/* What is carried from stretch to stretch of a course. */
typedef struct {
    size_t proposer; /* of the next offer; OVT_NONE: nobody */
    bool configured;
} turn;

/* From one opening of the door to its closing. The first offer is made at once. */
static ovt_pass
talk(ovt_talks_room *self, turn *next, ovt_talks_result *result)
{
    bool at_once = true, passes = ovt_talks_may_pass_over(self), look = passes;
    double horizon = self->scenario->clock.horizon_days;
    while (next->proposer != OVT_NONE && self->round < OVT_MOST_ROUNDS) {
        double delay = at_once ? 0 : ovt_clock_delay(self, next->proposer);
        ovt_pass pass = ovt_clock_advance(self, self->now + delay);
        if (pass != OVT_TALKS_GO_ON) {
            return pass;
        }
        at_once = false;
        if (look && !next->configured) {
            size_t passed = ovt_talks_pass_over(self, (ovt_side) next->proposer, result, &look);
            if (passed > 0) {
                next->proposer = passed % OVT_PARTIES == 0 ? next->proposer : 1 - next->proposer;
                continue;
            }
        }
        look = passes;
        ovt_text_offered offer;
        bool made = make_offer(self, next->proposer, next->configured, &offer);
        self->on_table = made ? offer.way : NULL;
        self->round++;
        if (made) {
            result->rounds++;
            if (is_accepted(self, &offer, result)) {
                sign(self, &offer, result);
                return OVT_TALKS_GO_ON;
            }
        }
        if (self->stopped == OVT_TALKS_GO_ON) {
            next->proposer = next_proposer(self, next->proposer);
            next->configured = false;
        }
        if (self->stopped != OVT_TALKS_GO_ON) {
            return self->stopped;
        }
    }
    if (self->scenario->talks.protocol == OVT_PROTOCOL_ULTIMATUM) {
        return OVT_TALKS_OVER;
    }
    return ovt_clock_advance(self, horizon);
}

/* Nobody talks until talks revive; false when they do not before the horizon. */
static bool
break_off(ovt_talks_room *self, bool may_revive)
{
    const ovt_talks *talks = &self->scenario->talks;
    double horizon = self->scenario->clock.horizon_days;
    double revived = horizon;
    if (may_revive && talks->revival_rate > 0 && self->break_count + 1 < OVT_MOST_BREAKS) {
        ovt_stream stream = ovt_stream_open(self->seed, self->replication, OVT_PURPOSE_REVIVAL,
            self->course << 16 | (uint32_t) self->break_count);
        revived = self->now + ovt_stream_exponential(&stream) / talks->revival_rate;
    }
    self->breaks[self->break_count++] =
        (ovt_break){self->now, revived < horizon ? revived : horizon};
    self->now = revived;
    return revived < horizon;
}

static void
tell_day(const ovt_talks_room *self, ovt_talks_event_kind kind)
{
    ovt_talks_event event = {.kind = kind, .day = self->now};
    ovt_talks_tell(self, &event);
}

/* The talks of a course until there is a deal or no further chance of one. */
static void
hold_course(ovt_talks_room *self, ovt_talks_result *result)
{
    turn next = {.proposer = first_proposer(self)};
    int protocol = self->scenario->talks.protocol;
    next.configured = protocol == OVT_PROTOCOL_HYBRID || protocol == OVT_PROTOCOL_ULTIMATUM;
    result->why = OVT_NO_AGREEMENT_HORIZON;
    for (;;) {
        ovt_pass pass = talk(self, &next, result);
        result->day = self->now;
        result->held = pass == OVT_TALKS_HELD;
        if (pass == OVT_TALKS_GO_ON || pass == OVT_TALKS_HELD) {
            return;
        }
        if (pass == OVT_TALKS_OVER || pass == OVT_TALKS_LEFT_BY_ONE) {
            bool left = pass == OVT_TALKS_LEFT_BY_ONE;
            if (self->now < self->scenario->clock.horizon_days) {
                break_off(self, false);
            }
            result->breakdowns += left;
            result->why = left ? OVT_DOOR_CLOSED : OVT_NO_AGREEMENT_HORIZON;
            return;
        }
        bool closed = pass == OVT_TALKS_CLOSED;
        result->why = closed ? OVT_DOOR_CLOSED : OVT_DEADLINE;
        result->breakdowns++;
        tell_day(self, closed ? OVT_TALKS_DOOR : OVT_TALKS_DEADLINE);
        if (!break_off(self, true)) {
            return;
        }
        ovt_seats_restart(self, self->now);
        ovt_clock_start(self, self->now, self->now < self->scenario->talks.deadline_day);
        tell_day(self, OVT_TALKS_REVIVED);
    }
}

void
ovt_talks_run(ovt_talks_room *self, double day, uint32_t course, const ovt_talks_listener *listener,
    ovt_talks_result *result)
{
    double horizon = self->scenario->clock.horizon_days;
    self->listener = listener;
    self->course = course;
    self->round = 0;
    self->delays_to = 0;
    self->impasses = 0;
    self->rotation = 0;
    self->break_count = 0;
    self->now = 0;
    self->stopped = OVT_TALKS_GO_ON;
    result->agreed = false;
    result->held = false;
    result->day = horizon;
    result->why = OVT_NO_AGREEMENT_HORIZON;
    if (course == 0) {
        result->first_rejection_tactical = -1;
    }
    if (day < horizon) {
        ovt_seats_restart(self, day);
        ovt_clock_start(self, day, course == 0 || day < self->scenario->talks.deadline_day);
        if (course > 0) {
            tell_day(self, OVT_TALKS_REVIVED);
        }
        hold_course(self, result);
    }
    self->listener = NULL;
    if (result->held) {
        return;
    }
    if (!result->agreed) {
        ovt_talks_settle_until(self, horizon);
    }
    ovt_talks_take_reservations(self, result->agreed ? result->day : horizon, result);
}

const ovt_break *
ovt_talks_breaks(const ovt_talks_room *self, size_t *count)
{
    *count = self->break_count;
    return self->breaks;
}
