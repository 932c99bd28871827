// SPDX-License-Identifier: GPL-3.0-or-later
/* Where both sides go by the time alone, what they will offer and ask for does not depend on what
 * was said before: whole runs of rejected offers are worked out at once, without one waiting for
 * the other. */
#include "room.h"

/* Turns that are worth going on with before any answer is worked out. */
enum { ENOUGH = OVT_DELAYS_AHEAD / 2 };

/* What one side offers in its next turns and how the other answers. */
typedef struct {
    ovt_side side;
    double reservation[OVT_LANES]; /* of the side that offers */
    double target[OVT_LANES];
    double their_reservation[OVT_LANES];
    double threshold[OVT_LANES];
    int32_t rung[OVT_LANES];
    ovt_answer_kind answers[OVT_LANES];
} dialogue;

bool
ovt_talks_may_pass_over(const ovt_talks_room *room)
{
    const ovt_talks *talks = &room->scenario->talks;
    bool in_turn =
        talks->protocol == OVT_PROTOCOL_ALTERNATING ||
        (talks->protocol == OVT_PROTOCOL_HYBRID && talks->impasse_policy == OVT_IMPASSE_OWN_OFFER);
    return in_turn && room->listener == NULL && room->player == NULL &&
           room->seats[OVT_SEEKER].strategy->targets != NULL &&
           room->seats[OVT_HOLDER].strategy->targets != NULL;
}

/* What a side's moves some days later aim at. */
static inline void
aim(const ovt_seat *seat, const double *day, double pause, double *reservation, double *target)
{
    double elapsed[OVT_LANES];
    for (size_t i = 0; i < OVT_LANES; i++) {
        double on = day[i] + pause;
        elapsed[i] = ovt_seat_elapsed(seat, on);
        reservation[i] = ovt_seat_drifted(seat, on);
    }
    seat->strategy->targets(&seat->view, elapsed, reservation, target);
}

static OVT_WIDE void
intend(const ovt_seat *own, const ovt_seat *their, const double *day, dialogue *with)
{
    double asked[OVT_LANES], later[OVT_LANES];
    aim(own, day, 0, with->reservation, with->target);
    aim(their, day, their->pause, later, asked);
    for (size_t i = 0; i < OVT_LANES; i++) {
        double reservation = ovt_seat_drifted(their, day[i]);
        with->their_reservation[i] = reservation;
        with->threshold[i] = ovt_seat_threshold(their, reservation, asked[i]);
    }
}

static void
put(const ovt_talks_room *room, ovt_side side, double target, ovt_text_offered *offer)
{
    offer->proposer = side;
    offer->configured = false;
    ovt_way_offer_worth(room, room->seats[side].way, target, offer);
}

static ovt_answer_kind
answer_exactly(const ovt_talks_room *room, const dialogue *with, size_t turn)
{
    ovt_side side = 1 - with->side;
    const ovt_seat *seat = &room->seats[side];
    ovt_text_offered offer;
    put(room, with->side, with->target[turn], &offer);
    uint64_t crossed = offer.beyond[side] & ovt_seat_holding(room, side);
    double perceived = offer.utility[side] - seat->party->reactive_devaluation;
    return ovt_seat_judges(seat, crossed, offer.utility[side], perceived,
        with->their_reservation[turn], with->threshold[turn]);
}

/* Mostly the whole move on which an offer stands would get one answer: then it is no matter where
 * on it. */
static void
answer(const ovt_talks_room *room, dialogue *with)
{
    ovt_side side = 1 - with->side;
    const ovt_way *way = room->seats[with->side].way;
    const ovt_seat *seat = &room->seats[side];
    uint64_t holding = ovt_seat_holding(room, side);
    double less = seat->party->reactive_devaluation;
    for (size_t i = 0; i < OVT_LANES; i++) {
        size_t rung = (size_t) with->rung[i];
        uint64_t crossed = way->beyond[side][rung] & holding;
        double least = way->least[side][rung], most = way->most[side][rung];
        double reservation = with->their_reservation[i], threshold = with->threshold[i];
        ovt_answer_kind at_least =
            ovt_seat_judges(seat, crossed, least, least - less, reservation, threshold);
        ovt_answer_kind at_most =
            ovt_seat_judges(seat, crossed, most, most - less, reservation, threshold);
        bool same = at_least == at_most &&
                    ((way->beyond[side][rung] ^ way->beyond[side][rung + 1]) & holding) == 0;
        with->answers[i] = same ? at_most : answer_exactly(room, with, i);
    }
}

static void
hold(ovt_talks_room *room, ovt_side side, const double *day, dialogue *with)
{
    with->side = side;
    intend(&room->seats[side], &room->seats[1 - side], day, with);
    ovt_ladder_find_lanes(&room->seats[side].way->ladder, with->target, with->rung);
    answer(room, with);
}

/* How many of the turns pass by: offers are made and rejected. */
static size_t
count_rejected(const ovt_talks_room *room, const dialogue *both, size_t count, int32_t *tactical,
    bool *first_tactical)
{
    size_t passed = 0;
    for (; passed < count; passed++) {
        const dialogue *with = &both[passed % OVT_PARTIES];
        size_t turn = passed / OVT_PARTIES;
        double best = room->seats[with->side].way->utility[with->side][0];
        if (best < with->reservation[turn] - OVT_SAME_UTILITY ||
            with->answers[turn] == OVT_ANSWER_ACCEPTED) {
            break;
        }
        bool tactic = ovt_answer_is_tactical(with->answers[turn]);
        *first_tactical = passed == 0 ? tactic : *first_tactical;
        *tactical += tactic;
    }
    return passed;
}

/* Takes note of the last text of each side among those passed over. */
static void
hear_last(ovt_talks_room *room, const ovt_turns *turns, const dialogue *both, size_t passed)
{
    for (size_t i = passed < OVT_PARTIES ? 0 : passed - OVT_PARTIES; i < passed; i++) {
        const dialogue *with = &both[i % OVT_PARTIES];
        size_t turn = i / OVT_PARTIES;
        ovt_text_offered offer;
        put(room, with->side, with->target[turn], &offer);
        room->now = turns->day[i % OVT_PARTIES][turn];
        ovt_seats_hear(room, &offer);
    }
}

static void
count_in(ovt_talks_result *result, size_t passed, int32_t tactical, bool first_tactical)
{
    if (result->rejections == 0) {
        result->first_rejection_tactical = first_tactical;
    }
    result->rounds += (int32_t) passed;
    result->rejections += (int32_t) passed;
    result->tactical_rejections += tactical;
}

size_t
ovt_talks_pass_over(ovt_talks_room *room, ovt_side first, ovt_talks_result *result, bool *go_on)
{
    if (room->forced != 0 || room->round + OVT_DELAYS_AHEAD > OVT_MOST_ROUNDS) {
        return 0;
    }
    ovt_turns turns;
    dialogue both[OVT_PARTIES];
    int32_t tactical = 0;
    bool first_tactical = false;
    ovt_clock_look_ahead(room, first, &turns);
    size_t passed = ovt_talks_foresee(room, first, &turns, &tactical, &first_tactical);
    if (passed < turns.count && passed < ENOUGH) {
        tactical = 0;
        ovt_seats_find_ways(room);
        hold(room, first, turns.day[0], &both[0]);
        hold(room, 1 - first, turns.day[1], &both[1]);
        passed = count_rejected(room, both, turns.count, &tactical, &first_tactical);
        *go_on = passed == turns.count;
    }
    if (passed > 0) {
        count_in(result, passed, tactical, first_tactical);
        /* Only where talks may begin anew will anybody ask for them. */
        if (room->scenario->talks.revival_rate > 0) {
            hear_last(room, &turns, both, passed);
        }
        ovt_clock_pass_turns(room, &turns, passed);
    }
    return passed;
}
