// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "overture/bargain/utility.h"
#include "overture/base/bounds.h"
#include "room.h"

/* Ways kept ready: red lines that prove genuine or not, issues settled from outside and a
 * mediator's learning each need one of their own. */
enum { MOST_WAYS = 24, LEAST_WAYS = 8, BYTES_FOR_WAYS = 4 << 20 };

static ovt_status
init_way(ovt_way *self, const ovt_domain *domain, size_t rungs, ovt_error *err)
{
    ovt_status status = ovt_ladder_init(&self->ladder, domain, err);
    for (ovt_side side = 0; status == OVT_OK && side < OVT_PARTIES; side++) {
        self->utility[side] = ovt_allocate(rungs, sizeof *self->utility[side]);
        self->beyond[side] = ovt_allocate(rungs, sizeof *self->beyond[side]);
        self->least[side] = ovt_allocate(rungs, sizeof *self->least[side]);
        self->most[side] = ovt_allocate(rungs, sizeof *self->most[side]);
        if (self->utility[side] == NULL || self->beyond[side] == NULL ||
            self->least[side] == NULL || self->most[side] == NULL) {
            status = ovt_fail(err, OVT_MEMORY, "out of memory for the ladder of a side");
        }
    }
    return status;
}

ovt_status
ovt_ways_init(ovt_talks_room *room, ovt_error *err)
{
    size_t rungs = 1;
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        rungs += room->domain.axes[i].count + 2;
    }
    size_t fits = BYTES_FOR_WAYS / (rungs * 128);
    size_t count = fits < LEAST_WAYS ? LEAST_WAYS : fits > MOST_WAYS ? MOST_WAYS : fits;
    room->ways = ovt_allocate(count, sizeof *room->ways);
    if (room->ways == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    room->way_count = count;
    for (size_t i = 0; i < count; i++) {
        ovt_status status = init_way(&room->ways[i], &room->domain, rungs, err);
        if (status != OVT_OK) {
            return status;
        }
    }
    return OVT_OK;
}

void
ovt_ways_free(ovt_talks_room *room)
{
    for (size_t i = 0; i < room->way_count; i++) {
        ovt_way *way = &room->ways[i];
        ovt_ladder_free(&way->ladder);
        for (int side = 0; side < OVT_PARTIES; side++) {
            ovt_free(way->utility[side]);
            ovt_free(way->beyond[side]);
            ovt_free(way->least[side]);
            ovt_free(way->most[side]);
        }
    }
    ovt_free(room->ways);
    room->ways = NULL;
    room->way_count = 0;
}

/* Weights and ranges of a way that is being built. */
typedef struct {
    double weights[OVT_PARTIES][OVT_MAX_ISSUES];
    double low[OVT_MAX_ISSUES];
    double high[OVT_MAX_ISSUES];
} outlook;

/* A mediator begins with all issues alike, and comes nearer the truth with each text. */
static void
estimate(const ovt_talks_room *room, const ovt_way_key *key, outlook *to)
{
    double error = key->eyes == OVT_EYES_EQUAL ? 1
                   : key->eyes == OVT_EYES_ALL
                       ? 0
                       : pow(1 - room->scenario->mediators[key->mediator].skill, key->texts);
    double even = 1 / (double) room->domain.axis_count;
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        const double *weight = room->domain.axes[i].weight;
        for (int side = 0; side < OVT_PARTIES; side++) {
            to->weights[side][i] = (1 - error) * weight[side] + error * even;
        }
    }
}

static void
believe(const ovt_talks_room *room, const ovt_way_key *key, outlook *to)
{
    ovt_side other = 1 - key->side;
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        to->weights[key->side][i] = room->domain.axes[i].weight[key->side];
        to->weights[other][i] = room->seats[key->side].believed[i];
    }
}

static bool
has_room(const ovt_axis *axis, double low, double high)
{
    if (axis->divisible) {
        return low <= high;
    }
    for (size_t k = 0; k < axis->count; k++) {
        if (axis->position[k] >= low - OVT_SAME_UTILITY &&
            axis->position[k] <= high + OVT_SAME_UTILITY) {
            return true;
        }
    }
    return false;
}

/* Red lines cut the way, where those of both sides count only as far as they leave room. */
static void
set_ranges(const ovt_talks_room *room, const ovt_way_key *key, outlook *to)
{
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        const ovt_issue *issue = &room->scenario->issues[i];
        to->low[i] = 0;
        to->high[i] = 1;
        if (key->forced >> i & 1) {
            to->low[i] = to->high[i] = issue->forced_at;
            continue;
        }
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            if (key->holding[side] >> i & 1) {
                double line = issue->interest[side].red_line_position;
                *(ovt_prefers_to(issue, side) ? &to->low[i] : &to->high[i]) = line;
            }
        }
        if (!has_room(&room->domain.axes[i], to->low[i], to->high[i])) {
            to->low[i] = 0;
            to->high[i] = 1;
        }
    }
}

/* What a move is really worth: in proportion to what it is worth by the weight the ladder was built
 * with, where that is any. */
static double
real_worth(double move, double weight, double real, const ovt_axis *axis, ovt_side side,
    const ovt_rung *rung)
{
    if (weight == real) {
        return move;
    }
    if (weight > 0) {
        return move * (real / weight);
    }
    return real * (ovt_issue_value(axis->issue, side, rung->to) -
                      ovt_issue_value(axis->issue, side, rung->from));
}

static uint64_t
beyond_after(const ovt_talks_room *room, ovt_side side, const ovt_package *package, size_t issue,
    uint64_t before)
{
    uint64_t bit = UINT64_C(1) << issue;
    if ((room->seats[side].lines & bit) == 0) {
        return before;
    }
    return ovt_breaks_red_line(room->scenario, side, package, bit, NULL) ? before | bit
                                                                         : before & ~bit;
}

static uint64_t
beyond_of(const ovt_talks_room *room, ovt_side side, const ovt_package *package)
{
    uint64_t beyond = 0;
    for (size_t i = 0; room->seats[side].lines != 0 && i < room->domain.axis_count; i++) {
        beyond = beyond_after(room, side, package, i, beyond);
    }
    return beyond;
}

static void
walk(const ovt_talks_room *room, ovt_way *self, const outlook *by)
{
    const ovt_ladder *ladder = &self->ladder;
    ovt_package package;
    ovt_ladder_at(ladder, 0, &package);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        self->utility[side][0] = ovt_domain_utility(&room->domain, side, NULL, &package);
        self->beyond[side][0] = beyond_of(room, side, &package);
    }
    for (size_t i = 1; i < ladder->count; i++) {
        const ovt_rung *rung = &ladder->rungs[i];
        const ovt_axis *axis = &room->domain.axes[rung->issue];
        package.position[rung->issue] = rung->to;
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            double move = side == self->key.side ? rung->own - ladder->rungs[i - 1].own
                                                 : rung->other - ladder->rungs[i - 1].other;
            self->utility[side][i] =
                self->utility[side][i - 1] + real_worth(move, by->weights[side][rung->issue],
                                                 axis->weight[side], axis, side, rung);
            self->beyond[side][i] =
                beyond_after(room, side, &package, rung->issue, self->beyond[side][i - 1]);
        }
    }
}

/* Between which bounds a text is worth to each side that stands on a rung, or at a part of the move
 * from there. */
static void
note_bounds(ovt_way *self)
{
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        const double *utility = self->utility[side];
        for (size_t i = 0; i < self->ladder.count; i++) {
            double next = utility[i + 1 < self->ladder.count ? i + 1 : i];
            self->least[side][i] = ovt_lesser(utility[i], next) - OVT_ROUNDED_UTILITY;
            self->most[side][i] = ovt_greater(utility[i], next) + OVT_ROUNDED_UTILITY;
        }
        self->beyond[side][self->ladder.count] = self->beyond[side][self->ladder.count - 1];
    }
}

static void
build(const ovt_talks_room *room, ovt_way *self)
{
    outlook by;
    if (self->key.eyes == OVT_EYES_OWN) {
        believe(room, &self->key, &by);
    } else {
        estimate(room, &self->key, &by);
    }
    set_ranges(room, &self->key, &by);
    ovt_ladder_view view = {.domain = &room->domain,
        .side = self->key.side,
        .own = by.weights[self->key.side],
        .other = by.weights[1 - self->key.side],
        .low = by.low,
        .high = by.high};
    ovt_ladder_build(&self->ladder, &view);
    walk(room, self, &by);
    note_bounds(self);
    self->read = room->read;
}

static bool
is_same(const ovt_way_key *a, const ovt_way_key *b)
{
    return a->eyes == b->eyes && a->side == b->side && a->forced == b->forced &&
           a->holding[OVT_SEEKER] == b->holding[OVT_SEEKER] &&
           a->holding[OVT_HOLDER] == b->holding[OVT_HOLDER] && a->mediator == b->mediator &&
           a->texts == b->texts;
}

const ovt_way *
ovt_way_find(ovt_talks_room *room, const ovt_way_key *key)
{
    for (size_t i = 0; i < room->way_count; i++) {
        const ovt_way *way = &room->ways[i];
        if (way->read == room->read && is_same(&way->key, key)) {
            return way;
        }
    }
    if (&room->ways[room->way_next] == room->on_table) {
        room->way_next = (room->way_next + 1) % room->way_count;
    }
    ovt_way *way = &room->ways[room->way_next];
    room->way_next = (room->way_next + 1) % room->way_count;
    /* Whoever goes by the way that gives place must look again. */
    for (int side = 0; side < OVT_PARTIES; side++) {
        if (room->seats[side].way == way) {
            room->seats[side].way = NULL;
        }
    }
    for (size_t i = 0; i < room->original->mediator_count; i++) {
        if (room->desks[i].way == way) {
            room->desks[i].way = NULL;
        }
    }
    if (room->equilibrium_way == way) {
        room->equilibrium_way = NULL;
    }
    way->key = *key;
    build(room, way);
    return way;
}

ovt_way_key
ovt_way_now(const ovt_talks_room *room, ovt_eyes eyes, ovt_side side)
{
    ovt_way_key key = {.forced = room->forced, .eyes = eyes, .side = side};
    key.holding[side] = ovt_seat_holding(room, side);
    if (eyes != OVT_EYES_OWN) {
        key.holding[1 - side] = ovt_seat_holding(room, 1 - side);
    }
    return key;
}

/* The part of a move that was made, to a side. */
static double
worth_in_part(const ovt_axis *axis, ovt_side side, const ovt_rung *rung, double share, double whole)
{
    if (axis->shape[side] == 1) {
        return share * whole;
    }
    double position = rung->from + share * (rung->to - rung->from);
    return axis->weight[side] * (ovt_issue_value(axis->issue, side, position) -
                                    ovt_issue_value(axis->issue, side, rung->from));
}

static void
put_on_the_table(const ovt_talks_room *room, const ovt_way *way, size_t whole, double share,
    ovt_text_offered *offer)
{
    offer->way = way;
    offer->place = (double) whole + share;
    for (int side = 0; side < OVT_PARTIES; side++) {
        offer->utility[side] = way->utility[side][whole];
        offer->beyond[side] = way->beyond[side][whole];
    }
    if (share <= 0) {
        return;
    }
    const ovt_rung *rung = &way->ladder.rungs[whole + 1];
    const ovt_axis *axis = &room->domain.axes[rung->issue];
    uint64_t bit = UINT64_C(1) << rung->issue;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        double move = way->utility[side][whole + 1] - way->utility[side][whole];
        offer->utility[side] += worth_in_part(axis, side, rung, share, move);
        /* Where both ends of the move stand on the same side of the line, so does all between. */
        if ((way->beyond[side][whole] ^ way->beyond[side][whole + 1]) & bit) {
            ovt_package package;
            package.position[rung->issue] = rung->from + share * (rung->to - rung->from);
            offer->beyond[side] =
                beyond_after(room, side, &package, rung->issue, offer->beyond[side]);
        }
    }
}

void
ovt_way_offer(const ovt_talks_room *room, const ovt_way *way, double place, ovt_text_offered *offer)
{
    size_t whole = (size_t) place;
    put_on_the_table(room, way, whole, place - (double) whole, offer);
}

void
ovt_way_offer_worth(
    const ovt_talks_room *room, const ovt_way *way, double target, ovt_text_offered *offer)
{
    double share;
    size_t whole = ovt_ladder_find(&way->ladder, target, &share);
    put_on_the_table(room, way, whole, share, offer);
}

void
ovt_package_offer(const ovt_talks_room *room, ovt_package *package, ovt_text_offered *offer)
{
    offer->way = NULL;
    offer->package = package;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        offer->utility[side] = ovt_domain_utility(&room->domain, side, NULL, package);
        offer->beyond[side] = beyond_of(room, side, package);
    }
}

void
ovt_offer_package(const ovt_text_offered *offer, ovt_package *package)
{
    if (offer->way != NULL) {
        ovt_ladder_at(&offer->way->ladder, offer->place, package);
    } else {
        *package = *offer->package;
    }
}
