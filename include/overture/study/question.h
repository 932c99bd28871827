// SPDX-License-Identifier: GPL-3.0-or-later
/** @file question.h
 *  @brief What if the settings of a study were these? Places in the unit cube become values,
 *         values become outcomes.
 *
 *  What sensitivity, break-even, sweeteners, discovery and optimisation have in common. All points
 *  meet the same chance unless they are asked on different halves.
 */
#ifndef OVT_STUDY_QUESTION_H
#define OVT_STUDY_QUESTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/config/load.h"
#include "overture/stats/results.h"
#include "overture/study/breakeven.h"
#include "overture/study/crew.h"

/** All is borrowed. */
typedef struct {
    const ovt_study *study; /* varies something (ovt_study_vary()) */
    uint64_t seed;          /* at most 2^53 */
    uint64_t replications;  /* of a whole point; a half has half of them, at least 1 */
    size_t baseline;
    const char *const *metrics; /* NULL: all */
    size_t metric_count;
    bool halves;    /* points are asked on halves of the histories that share no chance */
    bool refreshes; /* ovt_question_refresh() will be called; not with halves */
} ovt_question_plan;

/** Opaque. */
typedef struct ovt_question ovt_question;

/** @p crew is borrowed; every process of it makes the same question. */
ovt_status ovt_question_new(ovt_question **self, const ovt_question_plan *plan, ovt_crew *crew,
    ovt_error *err) OVT_MUST_CHECK;

/** NULL is ignored. */
void ovt_question_delete(ovt_question *self);

/** What the crew's other processes serve. Borrowed. */
const ovt_task *ovt_question_task(const ovt_question *self);

/** Settings varied: numbers in a place, and in a row of values. */
size_t ovt_question_inputs(const ovt_question *self);

/** The path of a setting varied. */
const char *ovt_question_path(const ovt_question *self, size_t input);

/** Whether a setting takes whole numbers only, and whether it takes words (or true and false). */
bool ovt_question_is_whole(const ovt_question *self, size_t input);
bool ovt_question_is_word(const ovt_question *self, size_t input);

/** The lowest and the highest value that a setting can be given; infinite where its distribution
 *  has no end. */
void ovt_question_range(const ovt_question *self, size_t input, double *low, double *high);

/** A value as files spell it; returns @p text. */
enum { OVT_VALUE_TEXT = 64 };
char *ovt_question_value_text(
    const ovt_question *self, size_t input, double value, char text[OVT_VALUE_TEXT]);

/** The values at a place in the unit cube, and that of one setting: quantiles of distributions,
 * shares of ranges. A place on a wall is taken as just inside it. */
void ovt_question_values(const ovt_question *self, const double *place, double *values);
double ovt_question_value(const ovt_question *self, size_t input, double place);

/** Whether the values make a valid study: OVT_SCENARIO with what is wrong in words. */
ovt_status ovt_question_check(
    ovt_question *self, const double *values, ovt_error *err) OVT_MUST_CHECK;

const ovt_columns *ovt_question_columns(const ovt_question *self);

/** Doubles of one answer. */
size_t ovt_question_answer_length(const ovt_question *self);

/** Told how much is done, now and then; false stops. May be NULL. */
typedef struct {
    bool (*step)(void *context, uint64_t done, uint64_t count);
    void *context;
} ovt_question_watch;

/** Answers @p count rows of values; the answers stand in the order of the rows (with halves, two
 *  for each row). OVT_INTERRUPTED when told to stop. */
ovt_status ovt_question_ask(ovt_question *self, const double *values, size_t count, double *answers,
    const ovt_question_watch *watch, ovt_error *err) OVT_MUST_CHECK;

/** From now on all points meet fresh chance, the same for all of them. */
void ovt_question_refresh(ovt_question *self);

/** One metric of one scenario in an answer; all NANs, and not modelled, where the values make no
 *  valid scenario. */
ovt_summary ovt_question_summary(
    const ovt_question *self, const double *answer, size_t scenario, size_t column);

/** Fills the outcomes of one metric of one scenario at @p count values of a question's only
 *  setting, for what ovt_breakeven_seek() asks. Not with halves. */
ovt_status ovt_question_outcomes(ovt_question *self, size_t scenario, size_t column,
    ovt_outcome_at *outcomes, size_t count, const ovt_question_watch *watch,
    ovt_error *err) OVT_MUST_CHECK;

#endif
