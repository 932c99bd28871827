// SPDX-License-Identifier: GPL-3.0-or-later
/** @file keep.h
 *  @brief Putting results into the database of --store.
 */
#ifndef OVT_CLI_KEEP_H
#define OVT_CLI_KEEP_H

#include "job.h"
#include "overture/store/store.h"

/** Says of a result what a database keeps besides its points, as of one that has a single point
 *  and varies nothing. What is made lies in @p arena, the rest is borrowed. */
ovt_status ovt_keep_describe(ovt_stored *head, const ovt_job *job, const ovt_study *study,
    const ovt_run_plan *plan, const ovt_columns *columns, ovt_arena *arena,
    ovt_error *err) OVT_MUST_CHECK;

/** Moves a text into the arena; NULL without memory. */
const char *ovt_keep_text(ovt_arena *arena, ovt_text *text);

/** Whether the results of a run can be kept where --store says, before they are simulated. */
ovt_status ovt_keep_check(const ovt_job *job, ovt_error *err) OVT_MUST_CHECK;

/** Puts results and @p report, which the json writer made of them, into the database of --store:
 *  whole or not at all. The same report is not put in twice. The log says where it is. */
ovt_status ovt_keep_results(const ovt_job *job, const ovt_study *study, const ovt_run_plan *plan,
    const ovt_results *results, const char *report, ovt_error *err) OVT_MUST_CHECK;

#endif
