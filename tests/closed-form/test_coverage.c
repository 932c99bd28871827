// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <math.h>

#include "overture/base/random.h"
#include "overture/stats/collector.h"
#include "testing_scenario.h"

/* 2,000 studies of 400 pairs each, whose true means and differences are known. An interval of 95 %
 * holds the truth in 95 % of them; over 2,000 that share has a standard error of 0.5 %, so that
 * 93 to 97 % is four of them to either side. */
enum { STUDIES = 2000, PAIRS = 400, SCENARIOS = 2, COLUMNS = 3 };

static testing_world worlds[SCENARIOS];
static const ovt_scenario *const studied[SCENARIOS] = {&worlds[0].scenario, &worlds[1].scenario};
static const char *const names[COLUMNS] = {"violations", "collapsed", "truce_days"};

static const double violation_mean[SCENARIOS] = {3.0, 3.6}; /* six chances each */
static const double collapse_share[SCENARIOS] = {0.30, 0.36};
static const double truce_mean[SCENARIOS] = {50, 54};

/* Days of truce are a uniform number of width 40 and one of width 20 around their mean: below the
 * flat middle the distribution function is (x + 30)^2 / 1600, x from the mean. */
static double
truce_quantile(double p)
{
    double tail = sqrt(1600 * fmin(p, 1 - p));
    double away = p < 0.25 ? tail - 30 : p > 0.75 ? 30 - tail : 40 * (p - 0.5);
    return truce_mean[1] + away;
}

static const double shares[OVT_QUANTILE_COUNT] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

/* Quantiles of the second scenario. Of violations, six chances of 0.6: P(at most 1) = 0.041,
 * P(at most 2) = 0.179, P(at most 3) = 0.456, P(at most 4) = 0.767, P(at most 5) = 0.953. */
static const double violation_quantile[OVT_QUANTILE_COUNT] = {2, 2, 3, 4, 4, 5, 5};

/* One pair: the same uniform numbers for both scenarios, so that the pair is correlated. */
static void
draw_pair(ovt_outcome *const outcome[SCENARIOS], ovt_stream *stream)
{
    double chance[6];
    for (int i = 0; i < 6; i++) {
        chance[i] = ovt_stream_uniform(stream);
    }
    double collapse = ovt_stream_uniform(stream);
    double common = ovt_stream_uniform(stream) - 0.5;
    for (int s = 0; s < SCENARIOS; s++) {
        memset(outcome[s], 0, sizeof *outcome[s]);
        for (int i = 0; i < 6; i++) {
            outcome[s]->violations += chance[i] < violation_mean[s] / 6;
        }
        outcome[s]->collapsed = collapse < collapse_share[s];
        outcome[s]->truce_days =
            truce_mean[s] + 40 * common + 20 * (ovt_stream_uniform(stream) - 0.5);
    }
}

static void
study(ovt_results *results, unsigned char *const rows[SCENARIOS], uint64_t number)
{
    ovt_stream stream = ovt_stream_open(11, number, OVT_PURPOSE_TEST, 0);
    for (size_t i = 0; i < PAIRS; i++) {
        ovt_outcome *outcome[SCENARIOS];
        for (size_t s = 0; s < SCENARIOS; s++) {
            outcome[s] = (ovt_outcome *) (void *) (rows[s] + i * ovt_outcome_stride(studied[s]));
        }
        draw_pair(outcome, &stream);
    }
    ovt_collector *collector;
    const void *first[SCENARIOS] = {rows[0], rows[1]};
    ovt_block block = {0, PAIRS, first};
    assert_int_equal(
        ovt_collector_new(&collector, studied, SCENARIOS, &results->columns, 0, 1, NULL), OVT_OK);
    assert_int_equal(ovt_collector_take(collector, 0, &block), OVT_OK);
    assert_int_equal(ovt_collector_summarise(collector, results, NULL), OVT_OK);
    ovt_collector_delete(collector);
}

static bool
holds(ovt_interval interval, double truth)
{
    return interval.low <= truth && truth <= interval.high;
}

static void
intervals_of_95_percent_hold_the_truth_in_95_percent_of_studies(void **state)
{
    (void) state;
    ovt_results results = {.scenarios = studied, .scenario_count = SCENARIOS};
    assert_int_equal(
        ovt_columns_init(&results.columns, studied, SCENARIOS, names, COLUMNS, NULL), OVT_OK);
    size_t count = results.columns.count * SCENARIOS;
    assert_int_equal(results.columns.count, COLUMNS);
    results.summaries = ovt_allocate(count, sizeof *results.summaries);
    results.differences = ovt_allocate(count, sizeof *results.differences);
    results.standings[0] = ovt_allocate(count, sizeof *results.standings[0]);
    results.standings[1] = ovt_allocate(count, sizeof *results.standings[1]);
    unsigned char *rows[SCENARIOS] = {calloc(PAIRS, ovt_outcome_stride(studied[0])),
        calloc(PAIRS, ovt_outcome_stride(studied[1]))};

    static const double *const truths[COLUMNS] = {violation_mean, collapse_share, truce_mean};
    unsigned means[COLUMNS] = {0}, differences[COLUMNS] = {0};
    unsigned reals[OVT_QUANTILE_COUNT] = {0}, counts[OVT_QUANTILE_COUNT] = {0};
    for (uint64_t number = 0; number < STUDIES; number++) {
        study(&results, rows, number);
        for (size_t i = 0; i < COLUMNS; i++) {
            size_t c = ovt_results_column(&results, names[i]);
            means[i] += holds(ovt_results_summary(&results, 1, c)->ci95, truths[i][1]);
            differences[i] +=
                holds(ovt_results_difference(&results, 1, c)->ci95, truths[i][1] - truths[i][0]);
        }
        const ovt_summary *truce =
            ovt_results_summary(&results, 1, ovt_results_column(&results, "truce_days"));
        const ovt_summary *violations =
            ovt_results_summary(&results, 1, ovt_results_column(&results, "violations"));
        for (size_t q = 0; q < OVT_QUANTILE_COUNT; q++) {
            reals[q] += holds(truce->quantile_ci95[q], truce_quantile(shares[q]));
            counts[q] += holds(violations->quantile_ci95[q], violation_quantile[q]);
        }
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        assert_in_range(means[i], STUDIES * 93 / 100, STUDIES * 97 / 100);
        assert_in_range(differences[i], STUDIES * 93 / 100, STUDIES * 97 / 100);
    }
    /* The ranks of an interval are whole numbers, so that it holds the quantile a little more often
     * than asked for, up to 96.5 % here; and with values that come many times far more often, so
     * that for counts only the lower side is tested. */
    for (size_t q = 0; q < OVT_QUANTILE_COUNT; q++) {
        assert_in_range(reals[q], STUDIES * 93 / 100, STUDIES * 97 / 100);
        assert_in_range(counts[q], STUDIES * 93 / 100, STUDIES);
    }
    free(rows[0]);
    free(rows[1]);
    ovt_results_free(&results);
}

int
main(void)
{
    for (size_t s = 0; s < SCENARIOS; s++) {
        testing_world_init(&worlds[s]);
        testing_add_phase(&worlds[s], 30);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_of_95_percent_hold_the_truth_in_95_percent_of_studies),
    };
    return cmocka_run_group_tests_name("coverage", tests, NULL, NULL);
}
