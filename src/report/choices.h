// SPDX-License-Identifier: GPL-3.0-or-later
/** @file choices.h
 *  @brief By which outcomes a comparison chooses: for its page and for its data.
 */
#ifndef OVT_REPORT_CHOICES_H
#define OVT_REPORT_CHOICES_H

#include "overture/report/document.h"
#include "overture/stats/decision.h"
#include "overture/study/flip.h"

/** The outcome of run.outcome for each side that cares, then what the deal is worth to each side;
 *  those in which no scenario differs are left out. Points into itself: not to be copied. */
typedef struct {
    ovt_choice choices[OVT_PARTIES + 2];
    size_t count;
    const ovt_target *targets; /* of the first scenario, else half_home */
    size_t target_count;
    ovt_target half_home;
} ovt_choices;

void ovt_choices_init(ovt_choices *self, const ovt_results *results);

/** The rules, the targets and the dominance of each outcome, as tables and sentences. */
void ovt_section_choices(
    ovt_document *self, const ovt_results *results, const ovt_choices *choices);

/** Adds the same to the comparison of the data, and what would change the verdict (@p flips: NULL
 *  where nobody looked). */
void ovt_data_choices(ovt_document *self, const ovt_results *results, const ovt_choices *choices,
    const ovt_flips *flips);

/** The name of run.outcome. */
const char *ovt_choice_outcome(const ovt_scenario *scenario);

#endif
