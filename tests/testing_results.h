// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_results.h
 *  @brief Results made by hand, without simulating: plain numbers that a reader can check.
 */
#ifndef OVT_TESTING_RESULTS_H
#define OVT_TESTING_RESULTS_H

#include "overture/stats/results.h"
#include "testing_scenario.h"

enum { TESTING_OFFERS = 8 };

/** Up to TESTING_OFFERS scenarios: the first without a deal, each other with one phase more and
 *  more people in it. */
typedef struct {
    testing_world worlds[TESTING_OFFERS];
    const ovt_scenario *scenarios[TESTING_OFFERS];
    char names[TESTING_OFFERS][16];
    ovt_assumption ledger[3];
    ovt_source_file file;
    ovt_results results;
} testing_results;

/** 10,000 histories of @p count scenarios. The mean of column k of scenario i is (i + 1) * (k + 1)
 *  / 4 (shares: i / 10); differences follow from it. The metric agreement_day does not exist
 *  without a deal, and nobody was ever rescued. */
void testing_results_init(testing_results *self, size_t count);

void testing_results_free(testing_results *self);

#endif
