// SPDX-License-Identifier: GPL-3.0-or-later
/** @file incentive.h
 *  @brief How much of what was signed has been delivered, and what that does to the will to go on.
 */
#ifndef OVT_ENGINE_INCENTIVE_H
#define OVT_ENGINE_INCENTIVE_H

#include "overture/engine/history.h"
#include "plan.h"

/** What has been delivered so far. */
typedef struct {
    int32_t *released;                 /* captives of each release; owned */
    bool *lump_done;                   /* owned */
    double phase_days[OVT_MAX_PHASES]; /* truce days; below 0 before the phase begins */
    bool phase_over[OVT_MAX_PHASES];
} ovt_progress;

/** Free with ovt_progress_free(), also after a failure. */
ovt_status ovt_progress_init(
    ovt_progress *self, const ovt_plan *plan, ovt_error *err) OVT_MUST_CHECK;
void ovt_progress_free(ovt_progress *self);

/** Back to the signing. */
void ovt_progress_begin(ovt_progress *self, const ovt_plan *plan);

/** What has been delivered so far is worth to each side against the status quo. */
void ovt_progress_delivered(
    const ovt_progress *self, const ovt_plan *plan, double worth[OVT_PARTIES]);

/** Each side's value still to come less its cost still to pay. */
void ovt_progress_incentive(
    const ovt_progress *self, const ovt_plan *plan, double incentive[OVT_PARTIES]);

#endif
