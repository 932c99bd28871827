// SPDX-License-Identifier: GPL-3.0-or-later
/* What happens around the table: issues settled from outside, posture that yields, the door. */
#include <math.h>

#include "overture/base/bounds.h"
#include "room.h"

void
ovt_talks_tell(const ovt_talks_room *room, const ovt_talks_event *event)
{
    if (room->listener != NULL) {
        room->listener->told(room->listener->context, event);
    }
}

/* Whether a side ever yields in something: nothing is told of one that does not. */
static bool
has_posture(const ovt_seat *seat)
{
    return !seat->soft && (seat->lines & ~seat->genuine) != 0;
}

static void
find_next_event(ovt_talks_room *room)
{
    double next = room->deadline;
    uint64_t left = room->forceable & ~room->forced;
    for (size_t i = 0; left != 0; left >>= 1, i++) {
        if (left & 1) {
            next = ovt_lesser(next, room->forced_day[i]);
        }
    }
    for (int side = 0; side < OVT_PARTIES; side++) {
        next = ovt_lesser(next, room->seats[side].softens);
    }
    room->next_event = next;
}

static void
forget_ways(ovt_talks_room *room)
{
    room->seats[OVT_SEEKER].way = NULL;
    room->seats[OVT_HOLDER].way = NULL;
    room->page = NULL;
}

static void
soften(ovt_talks_room *room, ovt_side side)
{
    ovt_seat *seat = &room->seats[side];
    seat->soft = true;
    seat->softens = INFINITY;
    forget_ways(room);
    ovt_talks_event event = {.kind = OVT_TALKS_SOFTENED, .day = room->now, .side = side};
    ovt_talks_tell(room, &event);
}

static void
force(ovt_talks_room *room, size_t issue)
{
    room->forced |= UINT64_C(1) << issue;
    forget_ways(room);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        /* Without the drift, which is added on the day. */
        ovt_seat *seat = &room->seats[side];
        seat->reservation = ovt_reservation(room->scenario, side, 0, room->forced);
    }
    ovt_talks_event event = {
        .kind = OVT_TALKS_FORCED, .day = room->forced_day[issue], .issue = issue};
    ovt_talks_tell(room, &event);
}

/* What comes first from outside, but for the door; false when it is the deadline. */
static bool
take_event(ovt_talks_room *room)
{
    double day = room->next_event;
    if (room->deadline <= day) {
        room->deadline = INFINITY;
        find_next_event(room);
        return false;
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        if (room->seats[side].softens <= day) {
            soften(room, side);
        }
    }
    for (size_t i = 0; i < room->domain.axis_count; i++) {
        if ((room->forceable & ~room->forced) >> i & 1 && room->forced_day[i] <= day) {
            force(room, i);
        }
    }
    find_next_event(room);
    return true;
}

void
ovt_clock_start(ovt_talks_room *room, double day, bool deadline_counts)
{
    const ovt_talks *talks = &room->scenario->talks;
    room->deadline = INFINITY;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_seat *seat = &room->seats[side];
        seat->softens = has_posture(seat)
                            ? day + seat->party->softens_at * seat->party->patience_days
                            : INFINITY;
    }
    find_next_event(room);
    /* What came meanwhile; posture that has just yielded counts, too. */
    while (room->next_event <= day) {
        room->now = room->next_event;
        take_event(room);
    }
    room->now = day;
    if (!isnan(talks->deadline_day) && deadline_counts) {
        room->deadline = ovt_greater(day, talks->deadline_day);
        find_next_event(room);
    }
    room->rejections = 0;
    room->door_rate = talks->door_rate;
    room->door_left = INFINITY;
    if (talks->door_rate > 0) {
        ovt_stream stream = ovt_stream_open(room->seed, room->replication, OVT_PURPOSE_DOOR,
            room->course << 16 | (uint32_t) room->break_count);
        room->door_left = ovt_stream_exponential(&stream);
    }
}

static double
door_day(const ovt_talks_room *room)
{
    return room->door_rate > 0 ? room->now + room->door_left / room->door_rate : INFINITY;
}

static void
pass_to(ovt_talks_room *room, double day)
{
    if (room->door_rate > 0) {
        room->door_left = ovt_greater(0, room->door_left - room->door_rate * (day - room->now));
    }
    room->now = day;
}

ovt_pass
ovt_clock_advance(ovt_talks_room *room, double to)
{
    double horizon = room->scenario->clock.horizon_days;
    double spent = room->door_rate * (to - room->now);
    if (to <= room->next_event && to < horizon && spent < room->door_left) {
        room->door_left -= spent;
        room->now = to;
        return OVT_TALKS_GO_ON;
    }
    for (;;) {
        double door = door_day(room);
        double next = ovt_lesser(door, room->next_event);
        if (next >= to || next >= horizon) {
            bool ends = to >= horizon;
            pass_to(room, ends ? horizon : to);
            return ends ? OVT_TALKS_OVER : OVT_TALKS_GO_ON;
        }
        pass_to(room, next);
        if (door <= next) {
            return OVT_TALKS_CLOSED;
        }
        if (!take_event(room)) {
            return OVT_TALKS_TIMED_OUT;
        }
    }
}

/* Several rounds at once: each draw is a long chain of sums, but none waits for another. */
static void
draw_ahead(ovt_talks_room *room)
{
    double u[OVT_STREAMS];
    ovt_streams_uniform(
        room->seed, room->replication, OVT_PURPOSE_ROUND, room->course << 16 | room->round, u);
    ovt_delay_quantiles(&room->delay, room->scenario->talks.round_cv, u, room->delays);
    room->delays_from = room->round;
    room->delays_to = room->round + OVT_DELAYS_AHEAD;
}

/* Those of mean 1 from the next round on, of so many rounds at least. */
static const double *
next_delays(ovt_talks_room *room, uint32_t rounds)
{
    if (room->round + rounds > room->delays_to) {
        draw_ahead(room);
    }
    return &room->delays[room->round - room->delays_from];
}

double
ovt_clock_delay(ovt_talks_room *room, size_t proposer)
{
    double mean = proposer < OVT_PARTIES ? room->seats[proposer].days
                                         : room->desks[proposer - OVT_PROPOSER_MEDIATOR].days;
    return mean * *next_delays(room, 1);
}

static double
rate_after_rejection(const ovt_talks_room *room, double rate)
{
    return rate * (1 + room->scenario->talks.door_growth);
}

void
ovt_clock_rejected(ovt_talks_room *room)
{
    room->rejections++;
    room->door_rate = rate_after_rejection(room, room->door_rate);
}

void
ovt_clock_look_ahead(ovt_talks_room *room, ovt_side first, ovt_turns *turns)
{
    const double *delays = next_delays(room, OVT_LANES);
    size_t drawn = room->delays_to - room->round;
    double mean[OVT_PARTIES] = {room->seats[first].days, room->seats[1 - first].days};
    double horizon = room->scenario->clock.horizon_days;
    double now = room->now, left = room->door_left, rate = room->door_rate;
    size_t i = 0;
    do {
        turns->day[i % OVT_PARTIES][i / OVT_PARTIES] = now;
        turns->door_left[i] = left;
        turns->door_rate[i] = rate;
        if (++i == drawn) {
            break;
        }
        rate = rate_after_rejection(room, rate);
        double to = now + mean[i % OVT_PARTIES] * delays[i];
        double spent = rate * (to - now);
        if (!(to <= room->next_event && to < horizon && spent < left)) {
            break;
        }
        left -= spent;
        now = to;
    } while (true);
    turns->count = i;
    for (; i < OVT_DELAYS_AHEAD; i++) {
        turns->day[i % OVT_PARTIES][i / OVT_PARTIES] = now;
    }
}

void
ovt_clock_pass_turns(ovt_talks_room *room, const ovt_turns *turns, size_t count)
{
    size_t last = count - 1;
    room->now = turns->day[last % OVT_PARTIES][last / OVT_PARTIES];
    room->door_left = turns->door_left[last];
    room->door_rate = rate_after_rejection(room, turns->door_rate[last]);
    room->round += (uint32_t) count;
    room->rejections += (uint32_t) count;
}
