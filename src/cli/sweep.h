// SPDX-License-Identifier: GPL-3.0-or-later
/** @file sweep.h
 *  @brief What the files of the sweep command share.
 */
#ifndef OVT_CLI_SWEEP_H
#define OVT_CLI_SWEEP_H

#include "job.h"
#include "overture/store/store.h"
#include "overture/study/design.h"
#include "overture/study/evaluate.h"

/** One sweep under way. Zero-initialise; free with ovt_sweep_free(). */
typedef struct {
    const ovt_job *job;
    const ovt_study *study;
    ovt_run_plan plan;
    ovt_design *design;       /* owned, as the rest */
    ovt_evaluator *evaluator; /* NULL until it is known what to ask */
    ovt_crew *crew;
    ovt_store *store;
    ovt_arena arena; /* owns the texts of the head */
    ovt_stored head;
    const char *path; /* of the database */
    int64_t id;       /* of the result in it */
} ovt_sweep;

/** Prepares everything but the database. */
ovt_status ovt_sweep_init(
    ovt_sweep *self, const ovt_job *job, const ovt_study *study, ovt_error *err) OVT_MUST_CHECK;
void ovt_sweep_free(ovt_sweep *self);

/** Fills what the database says of the sweep. */
ovt_status ovt_sweep_describe(ovt_sweep *self, ovt_error *err) OVT_MUST_CHECK;

/** Does all points asked for that the database does not have. */
ovt_status ovt_sweep_run(ovt_sweep *self, ovt_error *err) OVT_MUST_CHECK;

/** For --dry-run. */
ovt_status ovt_sweep_estimate(ovt_sweep *self, ovt_error *err) OVT_MUST_CHECK;

#endif
