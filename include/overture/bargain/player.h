// SPDX-License-Identifier: GPL-3.0-or-later
/** @file player.h
 *  @brief A seat that is played from outside: what it is asked, and what it replies.
 *
 *  Everything else at the table goes on as in a simulation: chance, the other side, the mediators
 *  and the door do not know who plays a seat.
 */
#ifndef OVT_BARGAIN_PLAYER_H
#define OVT_BARGAIN_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/bargain/domain.h"

typedef enum {
    OVT_ASK_ANSWER, /* the offer on the table: to accept it or not */
    OVT_ASK_OFFER,  /* its turn: to make an offer, or to let the turn pass */
    OVT_ASK_IMPASSE /* the seeker after a rejection (hybrid): offers of the sides, or a mediator's
                     */
} ovt_ask_kind;

typedef struct {
    ovt_ask_kind kind;
    ovt_side side; /* that is asked */
    double day;
    size_t proposer; /* of the offer on the table; impasse: who would make the sides' next one */
    bool may_wait;   /* impasse: there is a mediator to wait for */
    ovt_package package; /* answer: on the table; offer: the scenario's own, where it is due */
    bool configured;     /* offer: it is due */
    double reservation;  /* of the side, now */
    uint64_t firm;       /* issues whose red lines it must not go beyond */
    uint64_t forced;     /* issues settled from outside, at their forced position in any package */
    uint64_t genuine[OVT_PARTIES]; /* red lines of both sides that are no posture: not for its eyes,
                                      but for a debrief */
} ovt_ask;

typedef enum {
    OVT_REPLY_NONE,   /* not yet: the talks stand still here */
    OVT_REPLY_ACCEPT, /* the offer on the table */
    OVT_REPLY_REJECT,
    OVT_REPLY_OFFER, /* `package` */
    OVT_REPLY_PASS,  /* lets the turn pass; at an impasse, waits for a mediator's next text */
    OVT_REPLY_TALK,  /* at an impasse: the sides go on with offers of their own */
    OVT_REPLY_LEAVE  /* leaves the talks for good */
} ovt_reply_kind;

typedef struct {
    ovt_reply_kind kind;
    ovt_package package;
} ovt_reply;

/** Who plays which seats. What does not fit the question counts as a rejection, or as passing. */
typedef struct {
    bool plays[OVT_PARTIES];
    ovt_reply (*reply)(void *context, const ovt_ask *ask);
    void *context;
} ovt_player;

#endif
