// SPDX-License-Identifier: GPL-3.0-or-later
/** @file talks.h
 *  @brief One course of talks: offers, answers, events from outside, until a deal or the door.
 *
 *  Depends on the scenario, the seed, the replication and how often talks began before only.
 */
#ifndef OVT_BARGAIN_TALKS_H
#define OVT_BARGAIN_TALKS_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/bargain/domain.h"
#include "overture/bargain/player.h"
#include "overture/base/status.h"

/** Who makes an offer; mediators follow, by index. */
enum { OVT_PROPOSER_SEEKER = OVT_SEEKER, OVT_PROPOSER_HOLDER = OVT_HOLDER, OVT_PROPOSER_MEDIATOR };

/** Why a side answered as it did. */
typedef enum {
    OVT_ANSWER_ACCEPTED,
    OVT_ANSWER_BELOW_RESERVATION, /* substantive: worth less than no agreement */
    OVT_ANSWER_RED_LINE,          /* substantive: a genuine red line */
    OVT_ANSWER_POSTURE,           /* tactical: only a red line that is posture */
    OVT_ANSWER_BELOW_TARGET       /* tactical: more than no agreement, less than hoped */
} ovt_answer_kind;

typedef struct {
    ovt_answer_kind kind;
    double utility;   /* of the package to the side that answers, devaluation taken off */
    double threshold; /* what it asked for */
    double reservation;
    size_t issue;   /* of the red line; OVT_NONE */
    uint64_t lines; /* issues beyond whose red lines it does not go then (bits) */
} ovt_answer;

typedef enum {
    OVT_TALKS_OFFER,  /* proposer, package; then an answer by each side that did not propose */
    OVT_TALKS_ANSWER, /* side, answer */
    OVT_TALKS_FORCED, /* issue settled from outside */
    OVT_TALKS_DOOR,   /* the door closes by chance */
    OVT_TALKS_DEADLINE,
    OVT_TALKS_REVIVED,
    OVT_TALKS_SIGNED,
    OVT_TALKS_SOFTENED, /* side: red lines that were posture yield */
    OVT_TALKS_LEFT      /* side: it leaves the talks for good, which only a player does */
} ovt_talks_event_kind;

typedef struct {
    ovt_talks_event_kind kind;
    double day;
    size_t proposer; /* OVT_PROPOSER_... plus the mediator's index */
    ovt_side side;
    size_t issue;
    const ovt_package *package; /* borrowed for the call */
    double utility[OVT_PARTIES];
    ovt_answer answer;
} ovt_talks_event;

/** Told of every event where a history is followed; NULL where thousands are played. */
typedef struct {
    void (*told)(void *context, const ovt_talks_event *event);
    void *context;
} ovt_talks_listener;

/** How the talks of one history stand; carried over when they begin again. */
typedef struct {
    bool agreed;
    bool held;  /* a seat played from outside has yet to reply: the talks stand at `day` */
    double day; /* of the deal, or on which the door closed for good or the horizon came */
    int why;    /* ovt_ending when not agreed: no_agreement_horizon, door_closed, deadline */
    ovt_package package;
    double utility[OVT_PARTIES];     /* of the package; the reservation values when not agreed */
    double reservation[OVT_PARTIES]; /* on the day of the deal, or at the horizon */
    uint64_t forced;                 /* issues settled from outside until then */
    int32_t rounds;
    int32_t rejections;          /* offers that were rejected by one side or both */
    int32_t tactical_rejections; /* of them, those that nobody had a substantive reason against */
    int32_t first_rejection_tactical; /* 0, 1, or -1: nothing was rejected */
    int32_t breakdowns;
} ovt_talks_result;

/** Days on which nobody talked, the horizon at most. */
typedef struct {
    double from;
    double to;
} ovt_break;

/** Scratch for one thread and scenario. Opaque. */
typedef struct ovt_talks_room ovt_talks_room;

ovt_status ovt_talks_new(ovt_talks_room **self, const ovt_scenario *scenario, uint64_t seed,
    ovt_error *err) OVT_MUST_CHECK;
void ovt_talks_delete(ovt_talks_room *self);

/** Begins a history: draws what is fixed for it (which red lines are genuine, when issues are
 *  settled from outside). @p scenario is the original or a copy with inputs drawn, which must
 *  outlive the history. */
void ovt_talks_begin(ovt_talks_room *self, const ovt_scenario *scenario, uint64_t replication);

/** Talks from @p day on (talks.start_day at first), breakdowns and revivals included, until a deal
 *  or the horizon. @p course counts how often talks began after a deal ended, from 0; @p result
 *  carries counts over from the course before (zeroed for the first). Allocates nothing. */
void ovt_talks_run(ovt_talks_room *self, double day, uint32_t course,
    const ovt_talks_listener *listener, ovt_talks_result *result);

/** Has seats played from outside from now on; NULL: none. Borrowed. */
void ovt_talks_seat(ovt_talks_room *self, const ovt_player *player);

/** Breakdowns of the course that was run last, in order. Borrowed until the next run. */
const ovt_break *ovt_talks_breaks(const ovt_talks_room *self, size_t *count);

/** What the configured offer, signed on @p day without talks (protocol fixed), or no deal at all
 *  (@p agreed is false; day: the horizon) is worth: fills all of @p result. */
void ovt_talks_without(ovt_talks_room *self, double day, bool agreed, ovt_talks_result *result);

/** What both sides left on the table at the package of @p result: how far both could gain the same
 *  amount. By the exact frontier, where it is small and nothing moves worths; else along the ladder
 *  of full information. Issues settled from outside stay where they are. */
double ovt_talks_left(ovt_talks_room *self, const ovt_talks_result *result);

#endif
