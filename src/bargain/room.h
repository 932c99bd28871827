// SPDX-License-Identifier: GPL-3.0-or-later
/** @file room.h
 *  @brief Where talks are held: everything that offers and answers are made from.
 */
#ifndef OVT_BARGAIN_ROOM_H
#define OVT_BARGAIN_ROOM_H

#include <gsl/gsl_roots.h>

#include "delay.h"
#include "overture/bargain/frontier.h"
#include "overture/bargain/ladder.h"
#include "overture/bargain/strategy.h"
#include "overture/bargain/talks.h"
#include "overture/base/random.h"
#include "overture/base/wide.h"
#include "tolerance.h"

/** Whose eyes a way is seen with. */
typedef enum {
    OVT_EYES_OWN,     /* the side's: the other's weights as believed, its own red lines */
    OVT_EYES_ALL,     /* true weights, both sides' red lines */
    OVT_EYES_EQUAL,   /* all issues count the same; both sides' red lines */
    OVT_EYES_MEDIATOR /* a mediator's after some texts; both sides' red lines */
} ovt_eyes;

/** What a way depends on beside weights and values. */
typedef struct {
    uint64_t holding[OVT_PARTIES]; /* red lines */
    uint64_t forced;               /* issues settled from outside */
    uint32_t mediator;
    uint32_t texts;
    ovt_eyes eyes;
    ovt_side side;
} ovt_way_key;

/** A ladder with what its rungs are really worth, and the red lines they go beyond. */
typedef struct {
    ovt_ladder ladder;
    double *utility[OVT_PARTIES]; /* owned, as the next four */
    uint64_t *beyond[OVT_PARTIES];
    double *least[OVT_PARTIES]; /* that a text here or before the next rung is worth, and */
    double *most[OVT_PARTIES];  /* the most: a last digit wider, for rounding */
    ovt_way_key key;
    uint32_t read; /* stamp of the weights it was built from; 0: not built */
} ovt_way;

/** A text on the table. */
typedef struct {
    size_t proposer;
    bool configured;    /* the scenario's own offer */
    const ovt_way *way; /* it is a place on this way, or */
    double place;
    ovt_package *package; /* this; borrowed */
    double utility[OVT_PARTIES];
    uint64_t beyond[OVT_PARTIES]; /* red lines, whether they hold or not */
} ovt_text_offered;

/** Packages in the order of a side's own utility. */
typedef struct {
    size_t count;
    size_t axis_count;
    uint16_t *steps; /* owned; count rows of axis_count */
} ovt_ranking;

/** A side at the table. */
typedef struct {
    const ovt_party *party;
    const ovt_strategy *strategy;
    ovt_view view;
    uint64_t lines;     /* red lines */
    uint64_t genuine;   /* of them in this history */
    bool soft;          /* posture has yielded */
    double softens;     /* day on which it will; infinite when there is none */
    double since;       /* day from which its patience counts */
    double reservation; /* on day 0, issues settled so far included */
    double days;        /* mean to its offers */
    double pause;       /* mean to its next move when it answers */
    double firm;        /* share of its demand above reservation that no mediator talks it out of */
    bool spoke;
    double last[OVT_PARTIES]; /* utilities of its last text */
    ovt_package text;         /* that text, where somebody will ask */
    double spoke_on;
    const ovt_way *way;
    bool ranked; /* MiCRO has an offer of its own at `index` of its ranking */
    size_t index;
    double believed[OVT_MAX_ISSUES]; /* the other's weights */
} ovt_seat;

/** A mediator at the table. */
typedef struct {
    uint32_t texts;
    double days;
    const ovt_way *way; /* its last text was found on this way for these reservation values */
    double reservation[OVT_PARTIES];
    double place;
} ovt_desk;

/** Answers that are certain on whole stretches of days. */
typedef struct ovt_foresight ovt_foresight;

/** Why a stretch of talks ended. */
typedef enum {
    OVT_TALKS_GO_ON,
    OVT_TALKS_CLOSED,
    OVT_TALKS_TIMED_OUT,
    OVT_TALKS_OVER,
    OVT_TALKS_HELD,       /* a player has yet to reply */
    OVT_TALKS_LEFT_BY_ONE /* a player has left */
} ovt_pass;

enum { OVT_MOST_BREAKS = 64, OVT_MOST_ROUNDS = 10000, OVT_DELAYS_AHEAD = OVT_PARTIES * OVT_LANES };

struct ovt_talks_room {
    const ovt_scenario *original; /* borrowed */
    const ovt_scenario *scenario; /* of the history in hand */
    uint64_t seed;
    uint64_t replication;
    bool redraws;      /* inputs move what the sides read at the table, */
    bool reshapes;     /* weights, values, beliefs or red lines among it */
    uint32_t read;     /* stamp of weights and values; never 0 */
    ovt_domain domain; /* owned, as the rest is */
    ovt_way *ways;
    size_t way_count;
    size_t way_next;         /* to be replaced, */
    const ovt_way *on_table; /* but not this, which an offer in hand is a place on */
    ovt_ranking ranking[OVT_PARTIES];
    ovt_frontier frontier;
    bool has_frontier;
    void *solver_state;
    ovt_desk *desks;
    ovt_foresight *foresight;        /* owned; NULL where it would not serve twice */
    struct ovt_foresight_page *page; /* of it, for the red lines now; NULL: to be looked up */
    ovt_delay delay;                 /* owned */
    double delays[OVT_DELAYS_AHEAD]; /* of mean 1, of the rounds from the first of the next on */
    uint32_t delays_from;
    uint32_t delays_to; /* 0: none are drawn in this course */

    ovt_seat seats[OVT_PARTIES];
    uint64_t forceable; /* issues that may be settled from outside */
    uint64_t forced;
    double forced_day[OVT_MAX_ISSUES];
    bool keeps_texts; /* a mediator proposes between the sides' last texts */
    size_t configured_by;
    ovt_package packages[2]; /* of texts that are no place on a way: the one in hand, the
                                configured one */

    const ovt_way *equilibrium_way; /* the equilibrium is for these */
    double equilibrium_for[OVT_PARTIES];

    const ovt_talks_listener *listener;
    const ovt_player *player; /* borrowed; NULL: nobody plays from outside */
    ovt_pass stopped;         /* by the player */
    uint32_t course;
    uint32_t round;
    double now;
    double next_event; /* day of the next thing from outside, the door by chance excepted */
    double deadline;   /* infinite when there is none to come */
    double door_left;
    double door_rate;    /* now */
    uint32_t rejections; /* since talks began or were revived */
    uint32_t impasses;   /* answered by the impasse policy in this course */
    size_t rotation;     /* mediator whose text comes next */
    ovt_break breaks[OVT_MOST_BREAKS];
    size_t break_count;
};

/** The issues whose red lines hold for a side now. */
static inline uint64_t
ovt_seat_holding(const ovt_talks_room *room, ovt_side side)
{
    const ovt_seat *seat = &room->seats[side];
    return (seat->soft ? seat->genuine : seat->lines) & ~room->forced;
}

/** Utility of no agreement to a side on a day while no issue is settled from outside. */
static inline double
ovt_seat_drifted(const ovt_seat *seat, double day)
{
    double value = seat->reservation + seat->party->reservation_drift * day;
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/** Utility of no agreement to a side on a day. */
double ovt_seat_reservation(const ovt_talks_room *room, ovt_side side, double day);

ovt_status ovt_ways_init(ovt_talks_room *room, ovt_error *err) OVT_MUST_CHECK;
void ovt_ways_free(ovt_talks_room *room);

/** The way for a key, built if need be. Valid until others have been asked for, but for the one on
 *  the table. */
const ovt_way *ovt_way_find(ovt_talks_room *room, const ovt_way_key *key);

/** The way of the red lines and forced issues at the moment. */
ovt_way_key ovt_way_now(const ovt_talks_room *room, ovt_eyes eyes, ovt_side side);

/** Puts a place of a way on the table. */
void ovt_way_offer(
    const ovt_talks_room *room, const ovt_way *way, double place, ovt_text_offered *offer);

/** Puts the place there at which the way's side still has @p target. */
void ovt_way_offer_worth(
    const ovt_talks_room *room, const ovt_way *way, double target, ovt_text_offered *offer);

/** Puts a package on the table; it stays borrowed. */
void ovt_package_offer(const ovt_talks_room *room, ovt_package *package, ovt_text_offered *offer);

/** The package of an offer. */
void ovt_offer_package(const ovt_text_offered *offer, ovt_package *package);

ovt_status ovt_ranking_init(
    ovt_ranking *self, const ovt_domain *domain, ovt_side side, ovt_error *err) OVT_MUST_CHECK;
void ovt_ranking_free(ovt_ranking *self);

/** What both sides ask and accept in the stationary equilibrium: sets their views. */
void ovt_equilibrium_solve(ovt_talks_room *room);

/** A mediator's next text. */
void ovt_mediator_offer(ovt_talks_room *room, size_t mediator, ovt_text_offered *offer);

/** The way that a side goes by now. */
const ovt_way *ovt_seat_way(ovt_talks_room *room, ovt_side side);

/** Sets the ways that both sides go by now. */
void ovt_seats_find_ways(ovt_talks_room *room);

/** A side's next offer by its strategy; false when no package is worth its reservation value. */
bool ovt_seat_offer(ovt_talks_room *room, ovt_side side, ovt_text_offered *offer);

/** Both sides take note of a text of one of them. */
void ovt_seats_hear(ovt_talks_room *room, const ovt_text_offered *offer);

/** Whether a side accepts; @p answer, when not NULL, says why. @p tactical: whether a rejection
 *  would be tactical. */
bool ovt_seat_accepts(ovt_talks_room *room, ovt_side side, const ovt_text_offered *offer,
    ovt_answer *answer, bool *tactical);

/** Whether a proposer is a side that is played from outside. */
static inline bool
ovt_is_played(const ovt_talks_room *room, size_t proposer)
{
    return room->player != NULL && proposer < OVT_PARTIES && room->player->plays[proposer];
}

/** A player's offer; false when it makes none. Stops the talks, as the next two may, where the
 *  player has yet to reply or leaves. */
bool ovt_player_offer(
    ovt_talks_room *room, ovt_side side, bool configured, ovt_text_offered *offer);

/** Whether a player accepts, told to whoever follows. */
bool ovt_player_accepts(
    ovt_talks_room *room, ovt_side side, const ovt_text_offered *offer, bool *tactical);

/** Whether the seeker's player has the sides go on, @p next with the next offer, rather than wait
 *  for a mediator. */
bool ovt_player_goes_on(ovt_talks_room *room, ovt_side next);

/** The answer of a side that asks for @p threshold to an offer beyond some of its red lines. */
static inline ovt_answer_kind
ovt_seat_judges(const ovt_seat *seat, uint64_t crossed, double utility, double perceived,
    double reservation, double threshold)
{
    if (crossed == 0 && perceived >= threshold - OVT_SAME_UTILITY) {
        return OVT_ANSWER_ACCEPTED;
    }
    return (crossed & seat->genuine) != 0             ? OVT_ANSWER_RED_LINE
           : utility < reservation - OVT_SAME_UTILITY ? OVT_ANSWER_BELOW_RESERVATION
           : crossed != 0                             ? OVT_ANSWER_POSTURE
                                                      : OVT_ANSWER_BELOW_TARGET;
}

/** Whether an answer is a rejection without a substantive reason. */
static inline bool
ovt_answer_is_tactical(ovt_answer_kind kind)
{
    return kind == OVT_ANSWER_POSTURE || kind == OVT_ANSWER_BELOW_TARGET;
}

/** What a side accepts when its own next move would be worth @p asked to it. */
static inline double
ovt_seat_threshold(const ovt_seat *seat, double reservation, double asked)
{
    double threshold = reservation + (asked - reservation) * seat->firm;
    return threshold > reservation ? threshold : reservation;
}

/** The share of its patience that has run on a day. */
static inline double
ovt_seat_elapsed(const ovt_seat *seat, double day)
{
    double patience = seat->party->patience_days, days = day - seat->since;
    return days < patience ? days / patience : 1;
}

/** Begins a history at the table: who means what by their red lines, what comes from outside. */
void ovt_seats_begin(ovt_talks_room *room);

/** The sides come back to the table on a day: patience counts anew, from their last texts. */
void ovt_seats_restart(ovt_talks_room *room, double day);

/** The course's clock starts on a day, with a door of its own. */
void ovt_clock_start(ovt_talks_room *room, double day, bool deadline_counts);

/** Moves on to a day, through what comes from outside before it. */
ovt_pass ovt_clock_advance(ovt_talks_room *room, double to);

/** Another rejection brings the door closer. */
void ovt_clock_rejected(ovt_talks_room *room);

/** Days to the next offer of a proposer. */
double ovt_clock_delay(ovt_talks_room *room, size_t proposer);

/** Days of the next offers where the two sides take turns, from one now on. */
typedef struct {
    size_t count; /* of those that come for certain unless one before is accepted; at least 1 */
    double day[OVT_PARTIES][OVT_LANES]; /* of the first side's and of the other's */
    double door_left[OVT_DELAYS_AHEAD]; /* on each day, as the next */
    double door_rate[OVT_DELAYS_AHEAD];
} ovt_turns;

/** Looks ahead as far as nothing comes in between. */
void ovt_clock_look_ahead(ovt_talks_room *room, ovt_side first, ovt_turns *turns);

/** Moves on past the first @p count of them, all rejected. */
void ovt_clock_pass_turns(ovt_talks_room *room, const ovt_turns *turns, size_t count);

/** Whether offers may be passed over: the two sides take turns whatever is said, both go by the
 *  time alone, and nobody follows. */
bool ovt_talks_may_pass_over(const ovt_talks_room *room);

/** Prepares for ovt_talks_foresee(), where that serves more than one history. */
ovt_status ovt_foresight_init(ovt_talks_room *room, ovt_error *err) OVT_MUST_CHECK;

/** How many of the turns, the first side's first, certainly bring an offer that is rejected; adds
 *  how many of the rejections are tactical, and says whether the first is. */
size_t ovt_talks_foresee(ovt_talks_room *room, ovt_side first, const ovt_turns *turns,
    int32_t *tactical, bool *first_tactical);

/** Passes over offers that both sides make in turn, from one of @p first now on, as far as it is
 *  certain that each is rejected: as ovt_talks_run() would, but several at once. Returns how many
 *  those are; @p go_on is set to false where the next one is accepted or not made. */
size_t ovt_talks_pass_over(
    ovt_talks_room *room, ovt_side first, ovt_talks_result *result, bool *go_on);

/** Puts the configured offer on the table, issues settled from outside where they are. */
void ovt_talks_offer_configured(ovt_talks_room *room, ovt_text_offered *offer);

/** Issues that are settled from outside before a day are, without a word. */
void ovt_talks_settle_until(ovt_talks_room *room, double day);

/** What no agreement is worth on a day. */
void ovt_talks_take_reservations(ovt_talks_room *room, double day, ovt_talks_result *result);

/** Tells an event to whoever follows. */
void ovt_talks_tell(const ovt_talks_room *room, const ovt_talks_event *event);

#endif
