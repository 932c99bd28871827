// SPDX-License-Identifier: GPL-3.0-or-later
/** @file history.h
 *  @brief One simulated history of one scenario, from day 0 to the horizon.
 *
 *  Events are drawn exactly (competing exponential clocks over piecewise-constant rates), never in
 *  daily steps. A history depends on the scenario, the seed and the number of the replication only.
 */
#ifndef OVT_ENGINE_HISTORY_H
#define OVT_ENGINE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/engine/event.h"
#include "overture/model/outcome.h"
#include "overture/model/scenario.h"

/** Everything one thread needs to play histories of one scenario. Opaque; not shared. */
typedef struct ovt_history ovt_history;

/** Allocates all memory that playing will need. @p scenario is borrowed and not changed. */
ovt_status ovt_history_new(
    ovt_history **self, const ovt_scenario *scenario, uint64_t seed, ovt_error *err) OVT_MUST_CHECK;

/** Plays one history into @p outcome (ovt_outcome_stride() bytes). Cannot fail; allocates nothing.
 *  Debug builds assert the conservation laws at its end. */
void ovt_history_play(ovt_history *self, uint64_t replication, ovt_outcome *outcome);

/** As ovt_history_play(), and tells every event; the outcome is the same. */
void ovt_history_follow(ovt_history *self, uint64_t replication, ovt_outcome *outcome,
    const ovt_event_listener *listener);

/** As ovt_history_follow(), with seats played from outside (bargain/player.h). False where a seat
 *  has yet to reply: the history was told up to that day, and of the outcome only the tallies hold.
 *  Played again with more replies, it begins in the same way. */
bool ovt_history_act(ovt_history *self, uint64_t replication, ovt_outcome *outcome,
    const ovt_event_listener *listener, const ovt_player *player);

/** The scenario with the inputs of the history played last, before any talks; borrowed. */
const ovt_scenario *ovt_history_scenario(const ovt_history *self);

/** Frees it; NULL is ignored. */
void ovt_history_delete(ovt_history *self);

/** Continuation incentive of each side on one day of an undisturbed exchange: (value still to come)
 *  - (cost still to pay), in its own utility; below 0 it is tempted to stop. */
typedef struct {
    double day; /* truce days since the signing */
    double incentive[OVT_PARTIES];
} ovt_incentive;

/** The incentives after what is due on each day from the signing (day 0) to the end of the last
 *  phase, when everything comes as promised. @p rows is to be released with ovt_free(), also
 *  after a failure. */
ovt_status ovt_incentives_run(ovt_incentive **rows, size_t *count, const ovt_scenario *scenario,
    ovt_error *err) OVT_MUST_CHECK;

#endif
