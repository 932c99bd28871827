// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "overture/bargain/utility.h"
#include "room.h"

/* Tries of a random package before a side falls back on its best one. */
enum { MOST_TRIES = 100 };

/* Products of gains nearer than this are the same. */
#define SAME_PRODUCT 1e-12

double
ovt_seat_reservation(const ovt_talks_room *room, ovt_side side, double day)
{
    const ovt_seat *seat = &room->seats[side];
    double drift = seat->party->reservation_drift;
    if (drift == 0) {
        return seat->reservation;
    }
    if (room->forced != 0) {
        /* The sum may lie beyond 0..1 before the drift brings it back. */
        return ovt_reservation(room->scenario, side, day, room->forced);
    }
    return ovt_seat_drifted(seat, day);
}

const ovt_way *
ovt_seat_way(ovt_talks_room *room, ovt_side side)
{
    ovt_seat *seat = &room->seats[side];
    if (seat->way == NULL) {
        ovt_way_key key = ovt_way_now(room, OVT_EYES_OWN, side);
        seat->way = ovt_way_find(room, &key);
    }
    return seat->way;
}

void
ovt_seats_find_ways(ovt_talks_room *room)
{
    /* The way of one may take the place of the other's, but not twice. */
    ovt_seat_way(room, OVT_SEEKER);
    ovt_seat_way(room, OVT_HOLDER);
    ovt_seat_way(room, OVT_SEEKER);
}

static void
see(ovt_talks_room *room, ovt_side side, double day)
{
    ovt_seat *seat = &room->seats[side];
    seat->view.elapsed = ovt_seat_elapsed(seat, day);
    seat->view.reservation = ovt_seat_reservation(room, side, day);
    if (seat->strategy->sees & OVT_SEES_BELIEFS) {
        seat->view.their_reservation = ovt_seat_reservation(room, 1 - side, day);
    }
    if (seat->strategy->sees & OVT_SEES_EQUILIBRIUM) {
        ovt_equilibrium_solve(room);
    }
}

/* Where on its way a side is at the other's (believed) utility and product; the rung past the end
 * when there is none. */
static size_t
rung_of_product(const ovt_way *way, const ovt_view *view, double product)
{
    const ovt_ladder *ladder = &way->ladder;
    size_t i = 0;
    for (; i < ladder->count; i++) {
        const ovt_rung *rung = &ladder->rungs[i];
        if (rung->own < view->reservation - OVT_SAME_UTILITY) {
            return ladder->count;
        }
        double their_gain = fmax(0, rung->other - view->their_reservation);
        if (rung->own < view->own_last - OVT_SAME_UTILITY &&
            (rung->own - view->reservation) * their_gain >= product - SAME_PRODUCT) {
            return i;
        }
    }
    return ladder->count;
}

/* A package of MiCRO's ranking, with the issues settled from outside where they are. */
static double
ranked_package(const ovt_talks_room *room, ovt_side side, size_t index, ovt_package *package)
{
    const uint16_t *steps = room->ranking[side].steps + index * room->domain.axis_count;
    double utility = 0;
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        const ovt_axis *axis = &room->domain.axes[i];
        double value = axis->value[side][steps[i]];
        package->position[i] = axis->position[steps[i]];
        if (room->forced >> i & 1) {
            package->position[i] = room->scenario->issues[i].forced_at;
            value = ovt_issue_value(axis->issue, side, package->position[i]);
        }
        utility += axis->weight[side] * value;
    }
    return utility;
}

/* Of packages that differ only in an issue settled from outside, the first stands for all; none
 * goes beyond its own red lines. */
static bool
may_offer(const ovt_talks_room *room, ovt_side side, size_t index, const ovt_package *package)
{
    const ovt_ranking *ranking = &room->ranking[side];
    const uint16_t *steps = ranking->steps + index * ranking->axis_count;
    for (size_t i = 0; room->forced != 0 && i < ranking->axis_count; i++) {
        if ((room->forced >> i & 1) && steps[i] != ranking->steps[i]) {
            return false;
        }
    }
    uint64_t holding = ovt_seat_holding(room, side);
    return holding == 0 || !ovt_breaks_red_line(room->scenario, side, package, holding, NULL);
}

/* The next package that may be offered from an index on; OVT_NONE when none is left that is worth
 * the reservation value. */
static size_t
next_ranked(
    const ovt_talks_room *room, ovt_side side, size_t index, ovt_package *package, double *utility)
{
    double reservation = room->seats[side].view.reservation;
    for (; index < room->ranking[side].count; index++) {
        *utility = ranked_package(room, side, index, package);
        if (*utility < reservation - OVT_SAME_UTILITY) {
            break;
        }
        if (may_offer(room, side, index, package)) {
            return index;
        }
    }
    return OVT_NONE;
}

/* The package that MiCRO moves to, in room->packages[0]; what it is worth. */
static double
ranked_move(
    const ovt_talks_room *room, ovt_side side, size_t rank, ovt_package *package, size_t *index)
{
    const ovt_seat *seat = &room->seats[side];
    double utility = 0;
    bool moves = !seat->ranked || rank >= seat->view.own_offers;
    if (moves) {
        *index = next_ranked(room, side, seat->ranked ? seat->index + 1 : 0, package, &utility);
        if (*index != OVT_NONE) {
            return utility;
        }
    }
    if (!seat->ranked) {
        return NAN;
    }
    *index = seat->index;
    return ranked_package(room, side, seat->index, package);
}

/* MiCRO where weights are drawn: the rungs of its way are its packages. */
static double
rung_move(ovt_talks_room *room, ovt_side side, size_t rank, double *place)
{
    const ovt_way *way = ovt_seat_way(room, side);
    size_t i = rank < way->ladder.count ? rank : way->ladder.count - 1;
    while (i > 0 && way->utility[side][i] < room->seats[side].view.reservation - OVT_SAME_UTILITY) {
        i--;
    }
    *place = (double) i;
    return way->utility[side][i];
}

/* What a side asks for: the worth to it of the move it would make. */
static double
asked_by(ovt_talks_room *room, ovt_side side, const ovt_move *move)
{
    if (!isnan(move->least)) {
        return move->least;
    }
    const ovt_view *view = &room->seats[side].view;
    if (move->kind == OVT_MOVE_PRODUCT) {
        const ovt_way *way = ovt_seat_way(room, side);
        size_t rung = rung_of_product(way, view, move->product);
        return rung < way->ladder.count ? way->ladder.rungs[rung].own : view->theirs_last;
    }
    if (move->kind == OVT_MOVE_RANK) {
        double place;
        size_t index;
        ovt_package package;
        double worth = room->ranking[side].count > 0
                           ? ranked_move(room, side, move->rank, &package, &index)
                           : rung_move(room, side, move->rank, &place);
        return isnan(worth) ? 1 : worth;
    }
    return move->target;
}

static void
draw_package(ovt_talks_room *room, ovt_side side, double least, ovt_text_offered *offer)
{
    ovt_stream stream = ovt_stream_open(
        room->seed, room->replication, OVT_PURPOSE_ROUND, room->course << 16 | room->round);
    stream.counter.v[0] = 1; /* the block before is the delay's */
    ovt_package *package = &room->packages[0];
    const ovt_way *way = ovt_seat_way(room, side);
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
        for (size_t i = 0; i < room->domain.axis_count; i++) {
            const ovt_axis *axis = &room->domain.axes[i];
            double u = ovt_stream_uniform(&stream);
            package->position[i] = room->forced >> i & 1
                                       ? room->scenario->issues[i].forced_at
                                       : axis->position[(size_t) (u * (double) axis->count)];
        }
        ovt_package_offer(room, package, offer);
        if (offer->utility[side] >= least &&
            (offer->beyond[side] & ovt_seat_holding(room, side)) == 0) {
            return;
        }
    }
    ovt_way_offer(room, way, 0, offer);
}

static void
offer_ranked(ovt_talks_room *room, ovt_side side, size_t rank, ovt_text_offered *offer)
{
    ovt_seat *seat = &room->seats[side];
    double place;
    size_t index = 0;
    if (room->ranking[side].count == 0) {
        rung_move(room, side, rank, &place);
        ovt_way_offer(room, ovt_seat_way(room, side), place, offer);
    } else if (isnan(ranked_move(room, side, rank, &room->packages[0], &index))) {
        ovt_way_offer(room, ovt_seat_way(room, side), 0, offer);
    } else {
        seat->ranked = true;
        seat->index = index;
        /* Skipping others, the package in hand may have been overwritten. */
        ranked_package(room, side, index, &room->packages[0]);
        ovt_package_offer(room, &room->packages[0], offer);
    }
}

bool
ovt_seat_offer(ovt_talks_room *room, ovt_side side, ovt_text_offered *offer)
{
    ovt_seat *seat = &room->seats[side];
    see(room, side, room->now);
    const ovt_way *way = ovt_seat_way(room, side);
    if (way->utility[side][0] < seat->view.reservation - OVT_SAME_UTILITY) {
        return false;
    }
    ovt_move move = seat->strategy->move(&seat->view);
    seat->view.last_target = move.target;
    switch (move.kind) {
    case OVT_MOVE_ANY:
        draw_package(room, side, move.target, offer);
        break;
    case OVT_MOVE_RANK:
        offer_ranked(room, side, move.rank, offer);
        break;
    case OVT_MOVE_PRODUCT: {
        size_t rung = rung_of_product(way, &seat->view, move.product);
        /* It would rather accept; until asked, it stays. */
        double place = rung < way->ladder.count
                           ? (double) rung
                           : ovt_ladder_place(&way->ladder, seat->view.own_last);
        ovt_way_offer(room, way, place, offer);
        break;
    }
    default:
        ovt_way_offer_worth(room, way, move.target, offer);
    }
    return true;
}

static double
believed_worth(const ovt_talks_room *room, ovt_side side, const ovt_text_offered *offer)
{
    ovt_package package;
    ovt_offer_package(offer, &package);
    return ovt_domain_utility(&room->domain, 1 - side, room->seats[side].believed, &package);
}

void
ovt_seats_hear(ovt_talks_room *room, const ovt_text_offered *offer)
{
    ovt_side by = (ovt_side) offer->proposer, other = 1 - by;
    ovt_seat *own = &room->seats[by], *theirs = &room->seats[other];
    bool differs = !own->spoke || own->last[by] != offer->utility[by] ||
                   own->last[other] != offer->utility[other];
    if (offer->configured) {
        own->view.last_target = offer->utility[by];
    }
    own->view.own_last = offer->utility[by];
    own->view.theirs_before = own->view.theirs_last;
    own->view.own_offers += differs;
    theirs->view.their_offers += differs;
    if (isnan(theirs->view.theirs_before)) {
        theirs->view.theirs_before = theirs->view.theirs_last;
    }
    theirs->view.theirs_last = offer->utility[other];
    if (own->strategy->sees & OVT_SEES_BELIEFS) {
        own->view.own_last_to_them = believed_worth(room, by, offer);
    }
    if (theirs->strategy->sees & OVT_SEES_BELIEFS) {
        theirs->view.theirs_last_to_them = believed_worth(room, other, offer);
    }
    own->last[OVT_SEEKER] = offer->utility[OVT_SEEKER];
    own->last[OVT_HOLDER] = offer->utility[OVT_HOLDER];
    own->spoke = true;
    own->spoke_on = room->now;
    if (room->keeps_texts) {
        ovt_offer_package(offer, &own->text);
    }
}

/* The least that a side accepts now: what its own next move would be worth to it, as far as the
 * mediators do not talk it down to its reservation value. */
static double
threshold_of(ovt_talks_room *room, ovt_side side, double reservation)
{
    ovt_seat *seat = &room->seats[side];
    if (room->scenario->talks.protocol == OVT_PROTOCOL_ULTIMATUM || seat->firm <= 0) {
        return reservation;
    }
    see(room, side, room->now + seat->pause);
    ovt_move move = seat->strategy->move(&seat->view);
    return ovt_seat_threshold(seat, reservation, asked_by(room, side, &move));
}

static size_t
lowest_bit(uint64_t bits)
{
    for (size_t i = 0; i < 64; i++) {
        if (bits >> i & 1) {
            return i;
        }
    }
    return OVT_NONE;
}

bool
ovt_seat_accepts(ovt_talks_room *room, ovt_side side, const ovt_text_offered *offer,
    ovt_answer *answer, bool *tactical)
{
    const ovt_seat *seat = &room->seats[side];
    bool adversary = offer->proposer == (size_t) (1 - side);
    double reservation = ovt_seat_reservation(room, side, room->now);
    double utility = offer->utility[side];
    double perceived = utility - (adversary ? seat->party->reactive_devaluation : 0);
    uint64_t crossed = offer->beyond[side] & ovt_seat_holding(room, side);
    double threshold = reservation;
    if (answer != NULL || (crossed == 0 && perceived >= reservation - OVT_SAME_UTILITY)) {
        threshold = threshold_of(room, side, reservation);
    }
    ovt_answer_kind kind =
        ovt_seat_judges(seat, crossed, utility, perceived, reservation, threshold);
    *tactical = ovt_answer_is_tactical(kind);
    if (answer != NULL) {
        uint64_t reason = kind == OVT_ANSWER_RED_LINE  ? crossed & seat->genuine
                          : kind == OVT_ANSWER_POSTURE ? crossed
                                                       : 0;
        *answer = (ovt_answer){.kind = kind,
            .utility = perceived,
            .threshold = threshold,
            .reservation = reservation,
            .issue = lowest_bit(reason),
            .lines = ovt_seat_holding(room, side)};
    }
    return kind == OVT_ANSWER_ACCEPTED;
}
