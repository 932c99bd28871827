// SPDX-License-Identifier: GPL-3.0-or-later
/** @file ask.h
 *  @brief What the commands that ask "what if" have in common: a study, a crew, an outcome.
 */
#ifndef OVT_CLI_ASK_H
#define OVT_CLI_ASK_H

#include "job.h"
#include "overture/report/asked.h"
#include "overture/study/question.h"

/** One question under way. Zero-initialise; free with ovt_asking_free(). */
typedef struct {
    const ovt_job *job;
    ovt_run_plan plan;
    ovt_crew *crew;
    ovt_question *question;
    ovt_results about; /* scenarios, seed and histories, for the report; owns nothing */
    size_t scenario;   /* of the first outcome asked about */
    size_t column;
    const char **names; /* metrics without their scenarios; owned */
    ovt_watch progress;
    ovt_question_watch watch;
} ovt_asking;

/** Makes the question: the metrics of -m (each may name its scenario first, as in
 *  as-offered.deal_reached), else @p fallback metrics, else all that are modelled. A study without
 *  anything to vary is OVT_USAGE with a remedy. */
ovt_status ovt_asking_init(ovt_asking *self, const ovt_job *job, const ovt_study *study,
    uint64_t replications, bool halves, ovt_error *err) OVT_MUST_CHECK;
void ovt_asking_free(ovt_asking *self);

/** On the leader true at once; on another process of the crew it serves until dismissed. */
bool ovt_asking_leads(ovt_asking *self, ovt_status *status, ovt_error *err);

/** What the report says about the question. */
ovt_asked ovt_asking_asked(const ovt_asking *self);

#endif
