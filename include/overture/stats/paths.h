// SPDX-License-Identifier: GPL-3.0-or-later
/** @file paths.h
 *  @brief What has become of the captives day by day, over many histories of one scenario.
 *
 *  Everybody is in exactly one of these states on every day, so that they always add up to all
 *  people: held alive, returned alive, rescued, died since day 0, dead by day 0. Remains that came
 *  home, by exchange or found, are a part of the last two.
 */
#ifndef OVT_STATS_PATHS_H
#define OVT_STATS_PATHS_H

#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/scenario.h"

/** Steps between day 0 and the horizon at most; each is a whole number of days. */
enum { OVT_PATH_STEPS = 120 };

typedef enum {
    OVT_FATE_HELD, /* alive */
    OVT_FATE_RETURNED,
    OVT_FATE_RESCUED,
    OVT_FATE_DIED,        /* since day 0 */
    OVT_FATE_DEAD_BEFORE, /* by day 0 */
    OVT_FATE_COUNT
} ovt_fate;

/** How many are held, alive or not: quantiles over the histories. */
typedef enum {
    OVT_HELD_P5,
    OVT_HELD_P25,
    OVT_HELD_P50,
    OVT_HELD_P75,
    OVT_HELD_P95,
    OVT_HELD_COUNT
} ovt_held;

/** The end of one day. */
typedef struct {
    double day;
    double fate[OVT_FATE_COUNT]; /* people, mean over the histories */
    double home;                 /* of the dead, mean */
    double held[OVT_HELD_COUNT]; /* smallest number that at least that share does not exceed */
} ovt_path_day;

/** Zero-initialise. */
typedef struct {
    ovt_path_day *days; /* owned; the first is day 0, the last the horizon */
    size_t count;
    double people; /* in all, mean */
    uint64_t histories;
} ovt_paths;

/** Follows histories 0..@p histories-1 (at least 1) of a scenario, the same that a run with this
 *  seed plays. Free with ovt_paths_free(), also after a failure. */
ovt_status ovt_paths_run(ovt_paths *self, const ovt_scenario *scenario, uint64_t seed,
    uint64_t histories, ovt_error *err) OVT_MUST_CHECK;

/** Accepts a zeroed one. */
void ovt_paths_free(ovt_paths *self);

#endif
