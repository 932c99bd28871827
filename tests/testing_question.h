// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_question.h
 *  @brief Questions to scenario files in tests.
 */
#ifndef OVT_TESTING_QUESTION_H
#define OVT_TESTING_QUESTION_H

#include "overture/config/variant.h"
#include "overture/study/breakeven.h"
#include "overture/study/question.h"

/** A scenario, what of it is varied, and the question in hand. Free with testing_question_free(),
 *  also where loading it ended otherwise than well. */
typedef struct {
    ovt_study study;
    ovt_faults faults;
    ovt_error err;
    ovt_crew *crew;
    ovt_question *question; /* NULL before the first */
    const char *metric;
} testing_question;

/** Loads a scenario and varies it; what the varying comes to. */
ovt_status testing_question_load(
    testing_question *self, const char *path, const char *const *varies, size_t count);

/** Asks for a metric from now on, in place of what was asked for before. */
void testing_question_ask(
    testing_question *self, const char *metric, uint64_t seed, uint64_t replications, bool halves);

void testing_question_free(testing_question *self);

/** An ovt_outcome_asker; @p context is a testing_question. */
ovt_status testing_question_outcomes(
    void *context, ovt_outcome_at *outcomes, size_t count, ovt_error *err);

#endif
