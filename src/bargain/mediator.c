// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "room.h"

/* A mediator that errs by less than this knows the sides' weights. */
#define KNOWS 1e-6

/* What a mediator holds a rung to be worth above no agreement. */
typedef struct {
    double gain[OVT_PARTIES];
    double ideal[OVT_PARTIES]; /* best gains among the rungs that are worth it to both */
} prospect;

static double
lesser(double a, double b)
{
    return a < b ? a : b;
}

static double
nash(const prospect *at)
{
    return at->gain[OVT_SEEKER] * at->gain[OVT_HOLDER];
}

static double
share_of(double gain, double ideal)
{
    return ideal > 0 ? gain / ideal : 1;
}

static double
kalai_smorodinsky(const prospect *at)
{
    return lesser(share_of(at->gain[OVT_SEEKER], at->ideal[OVT_SEEKER]),
        share_of(at->gain[OVT_HOLDER], at->ideal[OVT_HOLDER]));
}

static double
egalitarian(const prospect *at)
{
    return lesser(at->gain[OVT_SEEKER], at->gain[OVT_HOLDER]);
}

static double
utilitarian(const prospect *at)
{
    return at->gain[OVT_SEEKER] + at->gain[OVT_HOLDER];
}

/* To add a solution: its line in OVT_SOLUTION_LIST (overture/model/scenario.h), its row here and in
 * frontier.c. Before there are two texts to meet between, a mediator takes the first. */
static double (*const solutions[OVT_SOLUTION_COUNT])(const prospect *) = {
    [OVT_SOLUTION_NASH] = nash,
    [OVT_SOLUTION_KALAI_SMORODINSKY] = kalai_smorodinsky,
    [OVT_SOLUTION_EGALITARIAN] = egalitarian,
    [OVT_SOLUTION_UTILITARIAN] = utilitarian,
    [OVT_SOLUTION_MIDPOINT] = nash,
};

static void
look_at(const ovt_way *way, size_t rung, const double reservation[OVT_PARTIES], prospect *at)
{
    at->gain[OVT_SEEKER] = way->ladder.rungs[rung].own - reservation[OVT_SEEKER];
    at->gain[OVT_HOLDER] = way->ladder.rungs[rung].other - reservation[OVT_HOLDER];
}

static bool
is_rational(const prospect *at)
{
    return at->gain[OVT_SEEKER] >= -OVT_SAME_UTILITY && at->gain[OVT_HOLDER] >= -OVT_SAME_UTILITY;
}

/* The rung that the concept picks among those rational for both; where none is, the one that comes
 * nearest for the side that it serves least. Ties: the larger sum, then the seeker's. */
static double
pick(const ovt_way *way, const double reservation[OVT_PARTIES], int solution)
{
    prospect at = {0};
    size_t count = way->ladder.count, best = 0;
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        look_at(way, i, reservation, &at);
        if (is_rational(&at)) {
            at.ideal[OVT_SEEKER] = fmax(at.ideal[OVT_SEEKER], at.gain[OVT_SEEKER]);
            at.ideal[OVT_HOLDER] = fmax(at.ideal[OVT_HOLDER], at.gain[OVT_HOLDER]);
            found = true;
        }
    }
    double best_score = -INFINITY, best_sum = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        look_at(way, i, reservation, &at);
        if (found && !is_rational(&at)) {
            continue;
        }
        double score = found ? solutions[solution](&at) : egalitarian(&at);
        double sum = utilitarian(&at);
        bool tie = fabs(score - best_score) <= OVT_SAME_UTILITY * OVT_SAME_UTILITY;
        if (tie ? sum > best_sum + OVT_SAME_UTILITY : score > best_score) {
            best = i;
            best_score = score;
            best_sum = sum;
        }
    }
    return (double) best;
}

static ovt_way_key
key_of(const ovt_talks_room *room, size_t mediator)
{
    double skill = room->scenario->mediators[mediator].skill;
    uint32_t texts = room->desks[mediator].texts;
    if (skill >= 1 || (skill > 0 && texts > 0 && texts * log1p(-skill) < log(KNOWS))) {
        return ovt_way_now(room, OVT_EYES_ALL, OVT_SEEKER);
    }
    if (skill <= 0 || texts == 0) {
        return ovt_way_now(room, OVT_EYES_EQUAL, OVT_SEEKER);
    }
    ovt_way_key key = ovt_way_now(room, OVT_EYES_MEDIATOR, OVT_SEEKER);
    key.mediator = (uint32_t) mediator;
    key.texts = texts;
    return key;
}

/* The level nearest to halfway; of two as near, the one towards @p towards. */
static double
nearest_level(const ovt_axis *axis, double halfway, double towards)
{
    double best = axis->position[0];
    for (size_t k = 1; k < axis->count; k++) {
        double step = axis->position[k];
        double gain = fabs(best - halfway) - fabs(step - halfway);
        bool tie = fabs(gain) <= OVT_SAME_UTILITY;
        if (tie ? fabs(step - towards) < fabs(best - towards) : gain > 0) {
            best = step;
        }
    }
    return best;
}

static void
meet_halfway(const ovt_talks_room *room, ovt_package *to)
{
    const ovt_seat *seeker = &room->seats[OVT_SEEKER], *holder = &room->seats[OVT_HOLDER];
    const ovt_seat *earlier = seeker->spoke_on <= holder->spoke_on ? seeker : holder;
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        const ovt_axis *axis = &room->domain.axes[i];
        double halfway = (seeker->text.position[i] + holder->text.position[i]) / 2;
        if (room->forced >> i & 1) {
            to->position[i] = room->scenario->issues[i].forced_at;
        } else {
            to->position[i] =
                axis->divisible ? halfway : nearest_level(axis, halfway, earlier->text.position[i]);
        }
    }
}

void
ovt_mediator_offer(ovt_talks_room *room, size_t mediator, ovt_text_offered *offer)
{
    ovt_desk *desk = &room->desks[mediator];
    int solution = room->scenario->mediators[mediator].solution;
    if (solution == OVT_SOLUTION_MIDPOINT && room->seats[OVT_SEEKER].spoke &&
        room->seats[OVT_HOLDER].spoke) {
        meet_halfway(room, &room->packages[0]);
        ovt_package_offer(room, &room->packages[0], offer);
        desk->texts++;
        return;
    }
    double reservation[OVT_PARTIES];
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        reservation[side] = ovt_seat_reservation(room, side, room->now);
    }
    ovt_way_key key = key_of(room, mediator);
    const ovt_way *way = ovt_way_find(room, &key);
    if (way != desk->way || reservation[OVT_SEEKER] != desk->reservation[OVT_SEEKER] ||
        reservation[OVT_HOLDER] != desk->reservation[OVT_HOLDER]) {
        desk->place = pick(way, reservation, solution);
        desk->way = way;
        desk->reservation[OVT_SEEKER] = reservation[OVT_SEEKER];
        desk->reservation[OVT_HOLDER] = reservation[OVT_HOLDER];
    }
    ovt_way_offer(room, way, desk->place, offer);
    desk->texts++;
}
