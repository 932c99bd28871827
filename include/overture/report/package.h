// SPDX-License-Identifier: GPL-3.0-or-later
/** @file package.h
 *  @brief Packages, positions and proposers in words and as data.
 */
#ifndef OVT_REPORT_PACKAGE_H
#define OVT_REPORT_PACKAGE_H

#include "overture/bargain/change.h"
#include "overture/bargain/talks.h"
#include "overture/report/data.h"
#include "overture/report/words.h"

/** A position of an issue in words: "40 people", "none", a level's name. */
void ovt_say_position(ovt_text *text, const ovt_issue *issue, double position);

/** The number of a position without its unit, or the level's name. */
void ovt_say_value(ovt_text *text, const ovt_issue *issue, double position);

/** The same for programs: a number, or a level's name. */
json_t *ovt_data_position(const ovt_issue *issue, double position);

/** All issues of a package: "people released: 40 people; ...". */
void ovt_say_package(ovt_text *text, const ovt_scenario *scenario, const ovt_package *package);

/** {issue: term} and {issue: position}. */
json_t *ovt_data_terms(
    ovt_document *self, const ovt_scenario *scenario, const ovt_package *package);
json_t *ovt_data_positions(
    ovt_document *self, const ovt_scenario *scenario, const ovt_package *package);

/** {"seeker": number, "holder": number}. */
json_t *ovt_data_sides(ovt_document *self, const double values[OVT_PARTIES]);

/** "term" TO instead of FROM. */
void ovt_say_change(ovt_text *text, const ovt_scenario *scenario, const ovt_change *change);

/** Whether an issue is over whole people or days. */
bool ovt_issue_is_whole(const ovt_issue *issue);

/** How reports name an issue. */
const char *ovt_issue_label(const ovt_issue *issue);

/** Who proposes: a side's or a mediator's name; for data: "seeker", "holder" or the mediator's. */
const char *ovt_proposer_name(const ovt_scenario *scenario, size_t proposer);
const char *ovt_proposer_key(const ovt_scenario *scenario, size_t proposer);

/** A change as {issue, from, to, position_from, position_to, gain, cost}. */
json_t *ovt_data_change(ovt_document *self, const ovt_scenario *scenario, const ovt_change *change);

#endif
