// SPDX-License-Identifier: GPL-3.0-or-later
/* Where nothing is drawn but the days of the offers, a side's answer depends on the day alone as
 * long as the same red lines hold. What is answered throughout a stretch of days is found once, by
 * the least and the most that all it depends on can be on them, and serves all histories. */
#include <string.h>

#include "overture/base/bounds.h"
#include "room.h"

enum { STRETCHES = 256, MOST_SITUATIONS = 64 };

/* What an offer on some stretch of days meets with. */
typedef enum { NOT_ASKED, NOT_CERTAIN, CERTAIN_TACTICAL, CERTAIN_SUBSTANTIVE } foreseen;

/* What the answers depend on beside the day. */
typedef struct {
    uint64_t genuine[OVT_PARTIES];
    uint64_t soft[OVT_PARTIES];
    double since[OVT_PARTIES];
    double opening[OVT_PARTIES];
} situation;

typedef struct ovt_foresight_page {
    bool used;
    situation of;
    uint8_t offers[OVT_PARTIES][STRETCHES]; /* of each side: a foreseen */
} page;

struct ovt_foresight {
    double stretches; /* to a day */
    page pages[MOST_SITUATIONS];
};

ovt_status
ovt_foresight_init(ovt_talks_room *room, ovt_error *err)
{
    const ovt_scenario *scenario = room->original;
    /* Inputs would make every history a situation of its own, and talks that may begin anew ask for
     * the texts themselves. */
    if (room->redraws || scenario->talks.revival_rate > 0) {
        return OVT_OK;
    }
    const ovt_party *seeker = &scenario->party[OVT_SEEKER], *holder = &scenario->party[OVT_HOLDER];
    room->foresight = ovt_allocate(1, sizeof *room->foresight);
    if (room->foresight == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    room->foresight->stretches =
        STRETCHES / ovt_greater(seeker->patience_days, holder->patience_days);
    return OVT_OK;
}

static situation
situation_now(const ovt_talks_room *room)
{
    situation now;
    for (int side = 0; side < OVT_PARTIES; side++) {
        const ovt_seat *seat = &room->seats[side];
        now.genuine[side] = seat->genuine;
        now.soft[side] = seat->soft;
        now.since[side] = seat->since;
        now.opening[side] = seat->view.opening;
    }
    return now;
}

/* The page of the situation: its own, a new one, or, when all are taken, that of another. */
static page *
turn_to(ovt_foresight *self, const situation *now)
{
    uint64_t mixed = (now->genuine[OVT_SEEKER] << 1 | now->soft[OVT_SEEKER]) * 31 +
                     (now->genuine[OVT_HOLDER] << 1 | now->soft[OVT_HOLDER]);
    page *first = &self->pages[mixed % MOST_SITUATIONS];
    for (size_t i = 0; i < MOST_SITUATIONS; i++) {
        page *at = &self->pages[(mixed + i) % MOST_SITUATIONS];
        if (at->used && memcmp(&at->of, now, sizeof *now) == 0) {
            return at;
        }
        if (!at->used) {
            first = at;
            break;
        }
    }
    *first = (page){.used = true, .of = *now};
    return first;
}

typedef struct {
    double least;
    double most;
} range;

static range
from_to(double a, double b)
{
    return (range){ovt_lesser(a, b) - OVT_ROUNDED_UTILITY, ovt_greater(a, b) + OVT_ROUNDED_UTILITY};
}

static range
reservation_over(const ovt_seat *seat, range days)
{
    return from_to(ovt_seat_drifted(seat, days.least), ovt_seat_drifted(seat, days.most));
}

/* Targets fall with the time and rise with the reservation value. */
static range
target_over(const ovt_seat *seat, range days)
{
    range reservation = reservation_over(seat, days);
    double elapsed[OVT_LANES], reservations[OVT_LANES], target[OVT_LANES];
    for (size_t i = 0; i < OVT_LANES; i++) {
        elapsed[i] = ovt_seat_elapsed(seat, i % 2 == 0 ? days.least : days.most);
        reservations[i] = i % 2 == 0 ? reservation.most : reservation.least;
    }
    seat->strategy->targets(&seat->view, elapsed, reservations, target);
    return from_to(target[0], target[1]);
}

/* What a way's rungs are worth to a side from the first to the last, and whether all the way they
 * are beyond the same of the red lines that hold. */
static bool
worth_over(const ovt_way *way, ovt_side side, const int32_t *rungs, uint64_t holding, range *worth)
{
    size_t first = (size_t) rungs[0], last = (size_t) rungs[1];
    uint64_t crossed = way->beyond[side][first] & holding;
    bool same = true;
    *worth = (range){way->least[side][first], way->most[side][first]};
    for (size_t i = first; i <= last; i++) {
        worth->least = ovt_lesser(worth->least, way->least[side][i]);
        worth->most = ovt_greater(worth->most, way->most[side][i]);
        same = same && (way->beyond[side][i + 1] & holding) == crossed;
    }
    return same;
}

/* What an offer of the side on any of the days meets with. */
static foreseen
foresee(const ovt_talks_room *room, ovt_side side, range days)
{
    const ovt_seat *own = &room->seats[side], *their = &room->seats[1 - side];
    range target = target_over(own, days);
    range later = {days.least + their->pause, days.most + their->pause};
    range asked = target_over(their, later), reservation = reservation_over(their, days), worth;
    if (own->way->utility[side][0] < reservation_over(own, days).most - OVT_SAME_UTILITY) {
        return NOT_CERTAIN;
    }
    double targets[OVT_LANES] = {target.most, target.least, target.most, target.least};
    int32_t rungs[OVT_LANES];
    uint64_t holding = ovt_seat_holding(room, 1 - side);
    ovt_ladder_find_lanes(&own->way->ladder, targets, rungs);
    if (!worth_over(own->way, 1 - side, rungs, holding, &worth)) {
        return NOT_CERTAIN;
    }
    uint64_t crossed = own->way->beyond[1 - side][rungs[0]] & holding;
    double less = their->party->reactive_devaluation;
    range threshold = from_to(ovt_seat_threshold(their, reservation.least, asked.least),
        ovt_seat_threshold(their, reservation.most, asked.most));
    ovt_answer_kind at_worst = ovt_seat_judges(
        their, crossed, worth.least, worth.least - less, reservation.most, threshold.most);
    ovt_answer_kind at_best = ovt_seat_judges(
        their, crossed, worth.most, worth.most - less, reservation.least, threshold.least);
    return at_worst != at_best || at_best == OVT_ANSWER_ACCEPTED ? NOT_CERTAIN
           : ovt_answer_is_tactical(at_best)                     ? CERTAIN_TACTICAL
                                                                 : CERTAIN_SUBSTANTIVE;
}

/* What an offer of the side on the day meets with. */
static foreseen
look_up(ovt_talks_room *room, page *at, ovt_side side, double day)
{
    double since = at->of.since[side], stretches = room->foresight->stretches;
    double place = (day - since) * stretches;
    if (!(place >= 0 && place < STRETCHES)) {
        return NOT_CERTAIN;
    }
    size_t i = (size_t) place;
    if (at->offers[side][i] == NOT_ASKED) {
        double rounding = OVT_ROUNDED_UTILITY * day; /* as to which stretch the day lies in */
        range days = {since + (double) i / stretches - rounding,
            since + (double) (i + 1) / stretches + rounding};
        ovt_seats_find_ways(room);
        at->offers[side][i] = (uint8_t) foresee(room, side, days);
    }
    return (foreseen) at->offers[side][i];
}

size_t
ovt_talks_foresee(ovt_talks_room *room, ovt_side first, const ovt_turns *turns, int32_t *tactical,
    bool *first_tactical)
{
    size_t certain = 0;
    if (room->foresight == NULL) {
        return 0;
    }
    if (room->page == NULL) {
        situation now = situation_now(room);
        room->page = turn_to(room->foresight, &now);
    }
    for (; certain < turns->count; certain++) {
        ovt_side side = certain % OVT_PARTIES == 0 ? first : 1 - first;
        double day = turns->day[certain % OVT_PARTIES][certain / OVT_PARTIES];
        foreseen answer = look_up(room, room->page, side, day);
        if (answer == NOT_CERTAIN) {
            break;
        }
        *first_tactical = certain == 0 ? answer == CERTAIN_TACTICAL : *first_tactical;
        *tactical += answer == CERTAIN_TACTICAL;
    }
    return certain;
}
