// SPDX-License-Identifier: GPL-3.0-or-later
/** @file people.h
 *  @brief The captives of one history: who dies, is rescued, is handed over, whose remains are
 *  found.
 *
 *  Every captive is a person with a label and a budget, a unit exponential that the cumulative
 *  hazard of the category spends. Budgets are drawn in ascending order, each only when the hazard
 *  comes near it, so that a history costs as much chance as people are reached.
 */
#ifndef OVT_ENGINE_PEOPLE_H
#define OVT_ENGINE_PEOPLE_H

#include <stdint.h>

#include "overture/engine/event.h"
#include "overture/model/outcome.h"
#include "plan.h"

/** Captives of one category in one history. */
typedef struct {
    double since;           /* hazard spent where the present stretch of days began */
    double next;            /* hazard at which the next person is reached */
    uint32_t next_words[2]; /* chance that says who it is and what happens */
    int32_t reached;        /* persons whose budget was drawn and spent */
    int32_t alive;          /* held */
    int32_t handover;       /* labels below it were handed over, or reached before */
    int32_t dead;           /* remains there have been, returned or not */
    int32_t dead_at_start;  /* of them on day 0 */
    int32_t remains;        /* held */
    int32_t remains_handed; /* places in the order of death below it were handed over or found */
    int32_t found;          /* budgets spent of the remains there were on day 0 */
    uint32_t found_word;    /* chance that says whose are the next */
    double next_found;      /* recovery hazard at which they are found */
} ovt_held;

/** A value that counts as 0, or as its own index, until it is set in this history. */
typedef struct {
    uint32_t history;
    int32_t value;
} ovt_stamped;

typedef struct {
    const ovt_plan *plan; /* borrowed */
    uint64_t seed;
    uint64_t replication;
    uint32_t history;                   /* stamp of the history in play; never 0 */
    double hostile_before;              /* hostile days before the present stretch */
    double day;                         /* on which it began */
    const ovt_event_listener *listener; /* NULL where nobody follows; borrowed */
    ovt_held *held;                     /* by category; owned, as all lists are */
    ovt_stamped *order;                 /* of labels still to be reached */
    uint32_t *left;      /* by label: stamp of the history in which the person was reached */
    ovt_stamped *search; /* order of the remains of day 0 still to be found */
    uint32_t *recovered; /* by place in the order of death: stamp, once found */
    double *found_at;    /* by place: hostile days at which the remains are found */
} ovt_people;

/** Borrows @p plan. Free with ovt_people_free(), also after a failure. */
ovt_status ovt_people_init(
    ovt_people *self, const ovt_plan *plan, uint64_t seed, ovt_error *err) OVT_MUST_CHECK;
void ovt_people_free(ovt_people *self);

/** Begins a history on day 0. */
void ovt_people_begin(ovt_people *self, uint64_t replication);

/** Lets everybody live through a stretch of days at one hazard rate: hostile ones, or all that were
 *  halted since the last stretch. */
void ovt_people_pass(ovt_people *self, double days, bool hostile, ovt_tally *tallies);

/** The slow path of ovt_people_halt(): somebody is reached before the hazard @p end. */
void ovt_people_reach_halted(ovt_people *self, size_t category, double end, ovt_tally *tally);

/** Lets a category's people live through halted days up to @p halted since the last stretch
 *  (ovt_people_pass()) ended; returns how many are held alive. */
static inline int32_t
ovt_people_halt(ovt_people *self, size_t category, double halted, ovt_tally *tally)
{
    const ovt_plan_category *plan = &self->plan->categories[category];
    double end = self->held[category].since + plan->halted_rate * halted;
    if (self->held[category].next <= end) {
        ovt_people_reach_halted(self, category, end, tally);
    }
    return self->held[category].alive;
}

/** The slow path of ovt_people_release(): those reached are left out. */
void ovt_people_release_others(ovt_people *self, size_t category, int32_t count);

/** Hands over @p count of the people alive, who must be there. */
static inline void
ovt_people_release(ovt_people *self, size_t category, int32_t count)
{
    ovt_held *held = &self->held[category];
    held->alive -= count;
    if (held->reached == 0) {
        held->handover += count;
    } else {
        ovt_people_release_others(self, category, count);
    }
}

/** Remains held in the truce: some may have been found in the hostilities before. */
int32_t ovt_people_remains(ovt_people *self, size_t category, ovt_tally *tally);

/** Hands over remains of @p count people, who must be there (ask ovt_people_remains() before). */
void ovt_people_return_remains(ovt_people *self, size_t category, int32_t count);

/** Ends the history where the last stretch ended, and completes the tallies. */
void ovt_people_end(ovt_people *self, ovt_tally *tallies);

#endif
