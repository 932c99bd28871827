// SPDX-License-Identifier: GPL-3.0-or-later
/* The seats that are played from outside. */
#include <math.h>

#include "room.h"

static ovt_reply
ask(ovt_talks_room *room, ovt_ask *question)
{
    const ovt_seat *seat = &room->seats[question->side];
    question->day = room->now;
    question->reservation = ovt_seat_reservation(room, question->side, room->now);
    question->firm = seat->genuine & ~room->forced;
    question->forced = room->forced;
    for (int side = 0; side < OVT_PARTIES; side++) {
        question->genuine[side] = room->seats[side].genuine;
    }
    ovt_reply reply = room->player->reply(room->player->context, question);
    if (reply.kind == OVT_REPLY_NONE) {
        room->stopped = OVT_TALKS_HELD;
    } else if (reply.kind == OVT_REPLY_LEAVE) {
        room->stopped = OVT_TALKS_LEFT_BY_ONE;
        ovt_talks_event event = {.kind = OVT_TALKS_LEFT, .day = room->now, .side = question->side};
        ovt_talks_tell(room, &event);
    }
    return reply;
}

bool
ovt_player_offer(ovt_talks_room *room, ovt_side side, bool configured, ovt_text_offered *offer)
{
    ovt_ask question = {.kind = OVT_ASK_OFFER, .side = side, .configured = configured};
    if (configured) {
        ovt_talks_offer_configured(room, offer);
        ovt_offer_package(offer, &question.package);
        offer->configured = false;
    }
    ovt_reply reply = ask(room, &question);
    if (reply.kind != OVT_REPLY_OFFER) {
        return false;
    }
    room->packages[0] = reply.package;
    ovt_package_offer(room, &room->packages[0], offer);
    return true;
}

/* What it hoped for is not known: only whether it had a substantive reason to reject. */
static ovt_answer
answer_of(const ovt_ask *question, const ovt_text_offered *offer, bool accepts)
{
    double utility = offer->utility[question->side];
    uint64_t crossed = offer->beyond[question->side] & question->firm;
    ovt_answer answer = {.kind = OVT_ANSWER_ACCEPTED,
        .utility = utility,
        .threshold = NAN,
        .reservation = question->reservation,
        .issue = OVT_NONE,
        .lines = question->firm};
    if (!accepts) {
        answer.kind = crossed != 0 ? OVT_ANSWER_RED_LINE
                      : utility < question->reservation - OVT_SAME_UTILITY
                          ? OVT_ANSWER_BELOW_RESERVATION
                          : OVT_ANSWER_BELOW_TARGET;
    }
    for (size_t i = 0; answer.kind == OVT_ANSWER_RED_LINE && i < OVT_MAX_ISSUES; i++) {
        if (crossed >> i & 1) {
            answer.issue = i;
            break;
        }
    }
    return answer;
}

bool
ovt_player_accepts(
    ovt_talks_room *room, ovt_side side, const ovt_text_offered *offer, bool *tactical)
{
    ovt_ask question = {.kind = OVT_ASK_ANSWER, .side = side, .proposer = offer->proposer};
    ovt_offer_package(offer, &question.package);
    ovt_reply reply = ask(room, &question);
    bool accepts = reply.kind == OVT_REPLY_ACCEPT;
    if (room->stopped != OVT_TALKS_GO_ON) {
        return false;
    }
    ovt_talks_event event = {.kind = OVT_TALKS_ANSWER,
        .day = room->now,
        .proposer = offer->proposer,
        .side = side,
        .utility = {offer->utility[OVT_SEEKER], offer->utility[OVT_HOLDER]},
        .answer = answer_of(&question, offer, accepts)};
    *tactical = event.answer.kind == OVT_ANSWER_BELOW_TARGET;
    ovt_talks_tell(room, &event);
    return accepts;
}

bool
ovt_player_goes_on(ovt_talks_room *room, ovt_side next)
{
    ovt_ask question = {.kind = OVT_ASK_IMPASSE, .side = OVT_SEEKER, .proposer = (size_t) next};
    question.may_wait = room->scenario->mediator_count > 0;
    return !question.may_wait || ask(room, &question).kind == OVT_REPLY_TALK;
}

void
ovt_talks_seat(ovt_talks_room *self, const ovt_player *player)
{
    self->player = player;
}
