// SPDX-License-Identifier: GPL-3.0-or-later
/** @file change.h
 *  @brief The least that would have to change in a package for a side to take it.
 */
#ifndef OVT_BARGAIN_CHANGE_H
#define OVT_BARGAIN_CHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/bargain/domain.h"
#include "overture/base/status.h"

/** One issue moved. */
typedef struct {
    size_t issue;
    double from; /* position before */
    double to;   /* and after */
    double gain; /* in the utility of the side that is to take it */
    double cost; /* in that of the other; below 0 it gains, too */
} ovt_change;

/** What a side asks of a package. */
typedef struct {
    ovt_side side;
    double utility;   /* at least so much */
    uint64_t holding; /* within the red lines of these issues (bits) */
    uint64_t fixed;   /* these issues stay where they are */
} ovt_demand;

/** Whether a package meets a demand. */
bool ovt_meets(const ovt_scenario *scenario, const ovt_package *package, const ovt_demand *demand);

/** The smallest move of one issue alone with which a package meets a demand; false when no move
 *  of it does. Terms in whole numbers move by whole ones. */
bool ovt_change_find(ovt_change *self, const ovt_scenario *scenario, const ovt_package *package,
    const ovt_demand *demand, size_t issue);

/** The moves of several issues that meet a demand at the least cost to the other side: by falling
 *  gain per loss, each as far as needed (the last in part where it is divisible). @p changes has
 *  room for all issues. Returns how many; 0 when nothing meets it. OVT_MEMORY is the only
 *  failure. */
ovt_status ovt_change_combine(ovt_change *changes, size_t *count, const ovt_scenario *scenario,
    const ovt_package *package, const ovt_demand *demand, ovt_error *err) OVT_MUST_CHECK;

#endif
