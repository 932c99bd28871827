// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_history.h
 *  @brief Playing histories in tests, one or many, and comparing means with what they should be.
 */
#ifndef OVT_TESTING_HISTORY_H
#define OVT_TESTING_HISTORY_H

#include "overture/model/outcome.h"
#include "testing_scenario.h"

/** One history. The outcome lives until the next call; testing_play_end() frees it. */
const ovt_outcome *testing_play(const testing_world *world, uint64_t seed, uint64_t replication);
void testing_play_end(void);

/** Many histories of one scenario, in rows of equal length. */
typedef struct {
    const ovt_scenario *scenario; /* borrowed */
    size_t count;
    size_t stride;
    char *rows; /* owned */
} testing_histories;

/** Plays replications 0..count-1. Free with testing_histories_free(). */
testing_histories testing_histories_play(const testing_world *world, uint64_t seed, size_t count);
void testing_histories_free(testing_histories *self);

const ovt_outcome *testing_histories_at(const testing_histories *self, size_t index);

/** A number of one history. */
typedef double (*testing_number)(const ovt_outcome *outcome);

/** Mean and its standard error over the histories in which the number is not NAN. */
typedef struct {
    double mean;
    double error;
} testing_mean;

testing_mean testing_mean_of(const testing_histories *self, testing_number number);

/** Fails unless the mean lies within 4.5 standard errors (and 1e-9) of what it should be; the
 *  standard error must be above 0, or the histories would all be alike. */
#define assert_mean(histories, number, expected) \
    testing_assert_mean((histories), (number), (expected), #number, __FILE__, __LINE__)

void testing_assert_mean(const testing_histories *self, testing_number number, double expected,
    const char *words, const char *file, int line);

/* Numbers often asked for. */
double testing_returned(const ovt_outcome *outcome);
double testing_died(const ovt_outcome *outcome);
double testing_rescued(const ovt_outcome *outcome);
double testing_held_alive(const ovt_outcome *outcome);
double testing_truce_days(const ovt_outcome *outcome);
double testing_completed(const ovt_outcome *outcome);
double testing_phases(const ovt_outcome *outcome);
double testing_violations(const ovt_outcome *outcome);
double testing_prisoners(const ovt_outcome *outcome);

#endif
