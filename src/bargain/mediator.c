// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "room.h"

/* A mediator that errs by less than this knows the sides' weights. */
#define KNOWS 1e-6

/* Where nothing is rational for both: the rung that leaves most to the side that it serves least;
 * of equal ones the seeker's. */
static double
least_bad(const ovt_ladder *ladder, const double reservation[OVT_PARTIES])
{
    size_t best = 0;
    double most = -INFINITY;
    for (size_t i = 0; i < ladder->count; i++) {
        double lesser = fmin(ladder->rungs[i].own - reservation[OVT_SEEKER],
            ladder->rungs[i].other - reservation[OVT_HOLDER]);
        if (lesser > most + OVT_SAME_UTILITY) {
            best = i;
            most = lesser;
        }
    }
    return (double) best;
}

/* Before there are two texts to meet between, a mediator that halves proposes Nash's solution. */
static double
pick(const ovt_way *way, const double reservation[OVT_PARTIES], int solution)
{
    ovt_solution_kind kind =
        solution == OVT_SOLUTION_MIDPOINT ? OVT_SOLUTION_NASH : (ovt_solution_kind) solution;
    double place = ovt_ladder_solution(&way->ladder, kind, reservation);
    return isnan(place) ? least_bad(&way->ladder, reservation) : place;
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
