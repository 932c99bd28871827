// SPDX-License-Identifier: GPL-3.0-or-later
/** @file outcome.h
 *  @brief What became of everybody in one history: plain numbers, in rows of equal length.
 */
#ifndef OVT_MODEL_OUTCOME_H
#define OVT_MODEL_OUTCOME_H

#include <stddef.h>
#include <stdint.h>

#include "overture/model/scenario.h"

/** The ways a history can end that do not name a phase. */
typedef enum {
    OVT_NO_AGREEMENT_HORIZON, /* no deal by the horizon, talks still open */
    OVT_DOOR_CLOSED,          /* no deal: the door closed by chance, for good or to the horizon */
    OVT_DEADLINE,             /* no deal: the deadline closed it */
    OVT_EXPIRED,              /* the last phase ran out */
    OVT_SETTLED,              /* the truce became permanent */
    OVT_IN_PROGRESS,          /* the truce still runs at the horizon, or is paused */
    OVT_COLLAPSED_IN_PHASE,   /* plus the phase, 0..OVT_MAX_PHASES-1 */
    OVT_GATE_FAILED_AFTER_PHASE = OVT_COLLAPSED_IN_PHASE + OVT_MAX_PHASES,
    OVT_ENDING_COUNT = OVT_GATE_FAILED_AFTER_PHASE + OVT_MAX_PHASES
} ovt_ending;

/** Room for any ending's name, "gate_failed_after_phase_16" being the longest. */
enum { OVT_ENDING_TEXT = 32 };

/** The name of an ending as reports spell it ("settled", "collapsed_in_phase_2"). */
char *ovt_ending_text(char text[OVT_ENDING_TEXT], int ending);

/** Whether an ending can come about with this many phases and this protocol. */
bool ovt_ending_possible(const ovt_scenario *scenario, int ending);

/** What became of the captives of one category, or of all of them. At every moment the people
 *  held = returned_alive + returned_remains + rescued + recovered + still_held_alive +
 *  still_held_remains; died_in_captivity counts deaths since day 0, whose remains are among the
 *  others. */
typedef struct {
    int32_t returned_alive;
    int32_t returned_remains;
    int32_t died_in_captivity;
    int32_t rescued;
    int32_t recovered;
    int32_t still_held_alive;
    int32_t still_held_remains;
} ovt_tally;

/** One history. Followed in memory by the tally of each category and the prisoners released of
 *  each class; walk rows with ovt_outcome_stride(). */
typedef struct {
    double agreement_day; /* of the first deal; NAN without one */
    double truce_days;    /* SETTLED counts as truce */
    double pause_days;
    double hostility_days;        /* the three add up to the horizon */
    double prisoners_per_captive; /* released for each returned, alive or not; NAN if none */
    double aid_delivered;         /* trucks */
    double withdrawal;            /* largest share vacated at any time */
    double civilian_return;       /* largest share of the displaced who might return at any time */
    double first_rejection_tactical; /* 0 or 1; NAN where nothing was rejected, as the next */
    double deal_after_rejection;
    double utility[OVT_PARTIES];  /* of the package signed first; of no agreement where none was;
                                     NAN without issues, as all that follow */
    double realised[OVT_PARTIES]; /* of what was delivered of the package signed last */
    double joint_surplus;         /* both sides' gains over no agreement */
    double nash_product;          /* of these gains */
    double surplus_share;         /* the seeker's; NAN where there is no surplus */
    double money_left;            /* what both could have gained more; NAN without a deal */
    int32_t deal_reached;         /* 0 or 1, as collapsed, completed and settled */
    int32_t ending;               /* ovt_ending */
    int32_t violations;           /* disputes included */
    int32_t collapsed;
    int32_t phases_completed;
    int32_t completed; /* the last phase ended */
    int32_t settled;
    int32_t shortfall; /* captives due on a release day and not delivered, nor stood in for */
    int32_t late_days; /* release days that came late */
    int32_t prisoners_released;
    int32_t rounds; /* offers made */
    int32_t rejections;
    int32_t tactical_rejections;
    int32_t breakdowns;
    ovt_tally captives;
    ovt_tally by_category[];
} ovt_outcome;

/** Bytes from one outcome of a scenario to the next; a multiple of 8. */
size_t ovt_outcome_stride(const ovt_scenario *scenario);

/** Bytes from the start of an outcome to its prisoners released of class @p class_index. */
size_t ovt_outcome_class_offset(const ovt_scenario *scenario, size_t class_index);

/** Prisoners released of each class, as an array in the row. */
static inline int32_t *
ovt_outcome_classes(const ovt_scenario *scenario, ovt_outcome *outcome)
{
    return (int32_t *) (void *) &outcome->by_category[scenario->captive_count];
}

#endif
