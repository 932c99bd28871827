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
    const char **names;     /* metrics without their scenarios; owned */
    ovt_summary *summaries; /* of one answer; owned */
    ovt_watch progress;
    ovt_question_watch watch;
} ovt_asking;

/** How a command asks. */
typedef struct {
    uint64_t replications; /* of a point, where -n is not given */
    bool halves;
    bool refreshes;
    const char *const *metrics; /* names without scenarios; NULL: those of -m, else the chance of a
                                   deal or those returned alive */
    size_t metric_count;
} ovt_asking_plan;

/** Makes the question. A metric of -m may name its scenario first, as in as-offered.deal_reached. A
 *  study without anything to vary is OVT_USAGE with a remedy. */
ovt_status ovt_asking_init(ovt_asking *self, const ovt_job *job, const ovt_study *study,
    const ovt_asking_plan *how, ovt_error *err) OVT_MUST_CHECK;

/** The answers of one point as results that conditions can be held against: means only. The
 *  summaries are those of the asking's own memory, overwritten by the next call. */
const ovt_results *ovt_asking_results(ovt_asking *self, const double *answer);
void ovt_asking_free(ovt_asking *self);

/** A word of -m, --more or --less without the scenario it may name, which is then set. Names of
 *  scenarios may hold points themselves: the longest that fits counts. */
const char *ovt_asking_metric(const char *word, const ovt_study *study, size_t *scenario);

/** On the leader true at once; on another process of the crew it serves until dismissed. */
bool ovt_asking_leads(ovt_asking *self, ovt_status *status, ovt_error *err);

/** What the report says about the question. */
ovt_asked ovt_asking_asked(const ovt_asking *self);

#endif
