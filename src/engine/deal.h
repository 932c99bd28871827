// SPDX-License-Identifier: GPL-3.0-or-later
/** @file deal.h
 *  @brief One agreement from its signing to its end: phases, release days, violations, gates.
 *
 *  Its clock is the truce's age: days since the signing less pauses.
 */
#ifndef OVT_ENGINE_DEAL_H
#define OVT_ENGINE_DEAL_H

#include "incentive.h"
#include "overture/base/random.h"
#include "overture/engine/event.h"
#include "overture/model/outcome.h"
#include "people.h"
#include "plan.h"

/** A release day that comes late. */
typedef struct {
    double age; /* at which it is made good */
    ovt_plan_day day;
} ovt_late_day;

typedef struct {
    const ovt_plan *plan; /* borrowed, as people are */
    ovt_people *people;
    uint64_t seed;
    uint64_t replication;
    ovt_outcome *outcome; /* of the history in play; borrowed, as the next two are */
    ovt_tally *tallies;
    int32_t *released;                  /* prisoners of each class */
    const ovt_event_listener *listener; /* NULL where nobody follows; borrowed */

    uint32_t number; /* of the deal in its history, from 0 */
    double age;
    double paused;
    double horizon_age; /* the age when the horizon comes, if there is no further pause */
    double quiet_until; /* no violation, late release day or horizon before this age */
    size_t phase;
    double phase_start;
    double agreement;     /* age at which talks at the gate agree */
    double returned_from; /* civilian return when the phase began */
    bool permanent;       /* a permanent phase has ended */

    double violation_at;
    double violation_left;  /* budget of the next violation from `violation_from` on */
    double violation_power; /* age to the power of the shape, where `violation_left` counts from */
    double violation_scale; /* hazard per unit of that power */
    uint32_t violation_number;
    ovt_stream violation;
    bool violation_drawn; /* the first budget of this deal */

    double *credit; /* prisoners owed of each class, with fractions; owned, as the next two are */
    philox4x32_ctr_t *lateness; /* chance of each release day of the phase */
    ovt_late_day *late;
    size_t late_count;
    ovt_progress progress; /* followed only where it matters */
} ovt_deal;

/** Borrows @p plan and @p people. Free with ovt_deal_free(), also after a failure. */
ovt_status ovt_deal_init(ovt_deal *self, const ovt_plan *plan, ovt_people *people, uint64_t seed,
    ovt_error *err) OVT_MUST_CHECK;
void ovt_deal_free(ovt_deal *self);

/** How many deals of one history can be told apart by their random numbers. */
enum { OVT_MOST_DEALS = 16 };

/** The index of a release day's random streams. */
static inline uint32_t
ovt_deal_day_index(const ovt_deal *self, const ovt_plan_day *day)
{
    return self->number << 20 | day->phase << 16 | day->number;
}

/** Plays the @p number th deal of a history (0 the first) from its signing until it ends or the
 *  horizon comes, and fills the members of the outcome that a deal decides, which later deals add
 *  to. Afterwards `age` + `paused` days have passed. */
void ovt_deal_play(
    ovt_deal *self, uint64_t replication, uint32_t number, ovt_outcome *outcome, int32_t *released);

/** Hands over what is due on a release day and pays for it. Returns the share of the captives due
 *  that was neither delivered nor stood in for. */
double ovt_deal_exchange(ovt_deal *self, const ovt_plan_day *day);

/** Captives alive who can be released in an extension of the phase. */
int32_t ovt_deal_eligible(ovt_deal *self);

#endif
