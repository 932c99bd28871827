// SPDX-License-Identifier: GPL-3.0-or-later
/** @file domain.h
 *  @brief The packages that can be agreed: each issue's positions with their value to both sides.
 *
 *  A position of an issue is one of its levels, or a step of its grid. A package is worth the sum
 *  over the issues of the side's weight share times the value of the position.
 */
#ifndef OVT_BARGAIN_DOMAIN_H
#define OVT_BARGAIN_DOMAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/model/scenario.h"

/** The positions of one issue, from 0 to 1. */
typedef struct {
    size_t count;
    bool divisible;         /* no levels: a position between two steps may be agreed, too */
    const ovt_issue *issue; /* borrowed from the scenario that was read last */
    double *position;       /* ascending; as many as count, as the values are */
    double *value[OVT_PARTIES];
    double weight[OVT_PARTIES]; /* shares: over all axes they add up to 1 */
    double shape[OVT_PARTIES];  /* behind the values; NAN: values of a list */
    bool prefers_to[OVT_PARTIES];
} ovt_axis;

/** Zero-initialise; free with ovt_domain_free(). */
typedef struct {
    ovt_axis *axes; /* owned, one per issue in the scenario's order */
    size_t axis_count;
    double *room; /* owned: all lists of the axes */
} ovt_domain;

/** A package: a position for each issue. */
typedef struct {
    double position[OVT_MAX_ISSUES];
} ovt_package;

/** Allocates for a scenario and reads it. The scenario must outlive its use. Free with
 *  ovt_domain_free(), also after a failure. */
ovt_status ovt_domain_init(
    ovt_domain *self, const ovt_scenario *scenario, ovt_error *err) OVT_MUST_CHECK;
void ovt_domain_free(ovt_domain *self);

/** Reads weights and values again after inputs were drawn (a copy of the same scenario, which must
 *  outlive its use); allocates nothing. */
void ovt_domain_read(ovt_domain *self, const ovt_scenario *scenario);

/** Number of packages as a double, since it may be huge. */
double ovt_domain_packages(const ovt_domain *self);

/** Utility of a package by a side's values and these weights, one per issue; NULL: its own. Exact
 *  also between steps (the value function is asked). */
double ovt_domain_utility(
    const ovt_domain *self, ovt_side side, const double *weights, const ovt_package *package);

/** The same by a side's own weights, without a domain. */
double ovt_package_utility(const ovt_scenario *scenario, ovt_side side, const ovt_package *package);

/** The configured offer as a package. */
void ovt_package_offered(const ovt_scenario *scenario, ovt_package *package);

/** Utility of no agreement on a day: as given, or that of the status quo, plus drift, in 0..1.
 *  Issues flagged in @p forced (bit i for issue i) stand at their forced position: this moves it
 *  by what that is worth against the status quo. */
double ovt_reservation(const ovt_scenario *scenario, ovt_side side, double day, uint64_t forced);

/** Whether a package goes beyond a red line of a side that still holds (bit i of @p holding for
 *  issue i): further from the end the side prefers than the line. @p issue, when not NULL, is then
 *  the first such issue. */
bool ovt_breaks_red_line(const ovt_scenario *scenario, ovt_side side, const ovt_package *package,
    uint64_t holding, size_t *issue);

/** The issues (bits) in which a side has a red line. */
uint64_t ovt_red_lines(const ovt_scenario *scenario, ovt_side side);

#endif
