// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/stats/collector.h"
#include "testing_scenario.h"

/* Rows are made by hand here: the collector asks scenarios only for their shape. */
enum { SCENARIOS = 2 };
static testing_world worlds[SCENARIOS];
static const ovt_scenario *const studied[SCENARIOS] = {&worlds[0].scenario, &worlds[1].scenario};

static int
make_scenarios(void **state)
{
    (void) state;
    for (int i = 0; i < SCENARIOS; i++) {
        testing_world_init(&worlds[i]);
        testing_add_phase(&worlds[i], 30);
    }
    testing_add_category(&worlds[1], "women", 5);
    return 0;
}

/* Rows of all scenarios. */
typedef struct {
    size_t count;
    unsigned char *rows[SCENARIOS];
} table;

static table
table_new(size_t count)
{
    table self = {.count = count};
    for (size_t s = 0; s < SCENARIOS; s++) {
        self.rows[s] = calloc(count, ovt_outcome_stride(studied[s]));
        assert_non_null(self.rows[s]);
    }
    return self;
}

static void
table_free(table *self)
{
    for (size_t s = 0; s < SCENARIOS; s++) {
        free(self->rows[s]);
    }
}

static ovt_outcome *
row(const table *self, size_t scenario, size_t index)
{
    return (ovt_outcome *) (void *) (self->rows[scenario] +
                                     index * ovt_outcome_stride(studied[scenario]));
}

static size_t
block_count(const table *self)
{
    return (self->count + OVT_BLOCK - 1) / OVT_BLOCK;
}

static ovt_results
results_new(const char *const *names, size_t name_count)
{
    ovt_results results = {.scenarios = studied, .scenario_count = SCENARIOS};
    ovt_error err = {0};
    assert_int_equal(
        ovt_columns_init(&results.columns, studied, SCENARIOS, names, name_count, &err), OVT_OK);
    size_t count = results.columns.count * SCENARIOS;
    results.summaries = ovt_allocate(count, sizeof *results.summaries);
    results.differences = ovt_allocate(count, sizeof *results.differences);
    results.standings[0] = ovt_allocate(count, sizeof *results.standings[0]);
    results.standings[1] = ovt_allocate(count, sizeof *results.standings[1]);
    return results;
}

static ovt_collector *
collector_new(const ovt_results *results, unsigned workers)
{
    ovt_collector *collector;
    ovt_error err = {0};
    assert_int_equal(
        ovt_collector_new(&collector, studied, SCENARIOS, &results->columns, 0, workers, &err),
        OVT_OK);
    return collector;
}

static void
give(ovt_collector *collector, const table *rows, size_t block, unsigned worker)
{
    const void *first[SCENARIOS];
    for (size_t s = 0; s < SCENARIOS; s++) {
        first[s] = row(rows, s, block * OVT_BLOCK);
    }
    size_t left = rows->count - block * OVT_BLOCK;
    ovt_block given = {block, left < OVT_BLOCK ? left : OVT_BLOCK, first};
    assert_int_equal(ovt_collector_take(collector, worker, &given), OVT_OK);
}

static ovt_results
summarise(const table *rows)
{
    ovt_results results = results_new(NULL, 0);
    ovt_collector *collector = collector_new(&results, 1);
    for (size_t b = 0; b < block_count(rows); b++) {
        give(collector, rows, b, 0);
    }
    assert_int_equal(ovt_collector_summarise(collector, &results, NULL), OVT_OK);
    ovt_collector_delete(collector);
    return results;
}

static const ovt_summary *
summary_of(const ovt_results *results, size_t scenario, const char *name)
{
    return ovt_results_summary(results, scenario, ovt_results_column(results, name));
}

static const ovt_difference *
difference_of(const ovt_results *results, const char *name)
{
    return ovt_results_difference(results, 1, ovt_results_column(results, name));
}

static const ovt_standing *
standing_of(const ovt_results *results, ovt_side side, size_t scenario, const char *name)
{
    size_t column = ovt_results_column(results, name);
    return &results->standings[side][scenario * results->columns.count + column];
}

/* Four histories that a reader can follow: NAN where there was no deal. */
static table
four_histories(void)
{
    static const int32_t returned[SCENARIOS][4] = {{1, 2, 3, 4}, {2, 2, 5, 3}};
    static const double price[SCENARIOS][4] = {{NAN, 10, 20, NAN}, {12, 10, NAN, 30}};
    static const double truce[SCENARIOS][4] = {{0, 10, 20, 50}, {0, 20, 30, 50}};
    table rows = table_new(4);
    for (size_t s = 0; s < SCENARIOS; s++) {
        for (size_t i = 0; i < 4; i++) {
            row(&rows, s, i)->captives.returned_alive = returned[s][i];
            row(&rows, s, i)->prisoners_per_captive = price[s][i];
            row(&rows, s, i)->truce_days = truce[s][i];
            row(&rows, s, i)->collapsed = s == 1 && i == 2;
            row(&rows, s, i)->ending = s == 1 && i == 2 ? OVT_COLLAPSED_IN_PHASE : OVT_EXPIRED;
        }
    }
    return rows;
}

static void
summaries_of_four_histories_are_as_by_hand(void **state)
{
    (void) state;
    table rows = four_histories();
    ovt_results results = summarise(&rows);
    const ovt_summary *returned = summary_of(&results, 0, "returned_alive");
    assert_int_equal(returned->n, 4);
    assert_near(returned->mean, 2.5, 0);
    assert_near(returned->sd, sqrt(5.0 / 3), 1e-15);
    assert_near(returned->se, sqrt(5.0 / 3) / 2, 1e-15);
    assert_near(returned->quantile[OVT_P25], 1, 0);
    assert_near(returned->quantile[OVT_P50], 2, 0);
    assert_near(returned->quantile[OVT_P75], 3, 0);
    assert_near(returned->quantile[OVT_P90], 4, 0);
    assert_near(returned->quantile_error, 0, 0);
    assert_near(returned->min, 1, 0);
    assert_near(returned->max, 4, 0);

    const ovt_summary *truce = summary_of(&results, 1, "truce_days");
    assert_near(truce->mean, 25, 0);
    assert_near(truce->quantile[OVT_P50], 20, 0); /* atoms are known exactly */
    assert_near(truce->quantile_error, 0, 0);
    assert_near(truce->max, 50, 0);

    const ovt_summary *price = summary_of(&results, 0, "prisoners_per_captive");
    assert_int_equal(price->n, 2);
    assert_near(price->mean, 15, 0);

    const ovt_summary *collapsed = summary_of(&results, 1, "collapsed");
    ovt_interval wilson = ovt_interval_share(1, 4);
    assert_near(collapsed->mean, 0.25, 0);
    assert_near(collapsed->ci95.low, wilson.low, 0);
    assert_near(summary_of(&results, 0, "collapsed")->ci95.high, ovt_interval_exact(0, 4).high, 0);
    assert_near(summary_of(&results, 1, "ending.collapsed_in_phase_1")->mean, 0.25, 0);
    assert_near(summary_of(&results, 1, "ending.expired")->mean, 0.75, 0);
    ovt_results_free(&results);
    table_free(&rows);
}

static void
differences_of_four_histories_are_as_by_hand(void **state)
{
    (void) state;
    table rows = four_histories();
    ovt_results results = summarise(&rows);
    /* 2-1, 2-2, 5-3, 3-4: mean 1/2, squares about it 5. */
    const ovt_difference *returned = difference_of(&results, "returned_alive");
    assert_int_equal(returned->n, 4);
    assert_near(returned->mean, 0.5, 0);
    assert_near(returned->se, sqrt(5.0 / 3 / 4), 1e-15);
    assert_near(returned->ci95.high, 0.5 + 3.182446 * sqrt(5.0 / 12), 1e-5);
    assert_near(returned->p_higher, 0.5, 0);
    assert_near(returned->p_equal, 0.25, 0);
    assert_near(returned->p_lower, 0.25, 0);

    /* 0, 10, 10, 0: mean 5, squares about it 100. */
    const ovt_difference *truce = difference_of(&results, "truce_days");
    assert_near(truce->mean, 5, 0);
    assert_near(truce->se, sqrt(100.0 / 3 / 4), 1e-15);
    assert_near(truce->p_equal, 0.5, 0);

    /* Both exist in one history only. */
    const ovt_difference *price = difference_of(&results, "prisoners_per_captive");
    assert_int_equal(price->n, 1);
    assert_near(price->mean, 0, 0);
    assert_near(price->p_equal, 1, 0);
    assert_true(isnan(price->se));
    ovt_results_free(&results);
    table_free(&rows);
}

static void
ties_for_the_best_are_shared_equally(void **state)
{
    (void) state;
    table rows = four_histories();
    ovt_results results = summarise(&rows);
    /* The other scenario is best with 2 and 5, the baseline with 4, and both with 2. */
    assert_near(standing_of(&results, OVT_SEEKER, 0, "returned_alive")->p_best, 1.5 / 4, 1e-15);
    assert_near(standing_of(&results, OVT_SEEKER, 1, "returned_alive")->p_best, 2.5 / 4, 1e-15);
    assert_near(standing_of(&results, OVT_SEEKER, 0, "returned_alive")->max_regret, 2, 0);
    assert_near(standing_of(&results, OVT_SEEKER, 1, "returned_alive")->max_regret, 1, 0);
    assert_true(isnan(standing_of(&results, OVT_HOLDER, 1, "returned_alive")->p_best));
    /* Truce days 0-0, 10-20, 20-30, 50-50; both sides want more. */
    assert_near(standing_of(&results, OVT_HOLDER, 0, "truce_days")->p_best, 0.25, 1e-15);
    assert_near(standing_of(&results, OVT_SEEKER, 1, "truce_days")->p_best, 0.75, 1e-15);
    assert_near(standing_of(&results, OVT_SEEKER, 0, "truce_days")->max_regret, 10, 0);
    /* The price exists in both in one history, and is the same in it. */
    assert_near(standing_of(&results, OVT_SEEKER, 0, "prisoners_per_captive")->p_best, 0.5, 1e-15);
    assert_near(standing_of(&results, OVT_HOLDER, 1, "prisoners_per_captive")->max_regret, 0, 0);
    ovt_results_free(&results);
    table_free(&rows);
}

static void
what_a_scenario_does_not_have_is_not_modelled(void **state)
{
    (void) state;
    table rows = four_histories();
    ovt_results results = summarise(&rows);
    assert_false(summary_of(&results, 0, "rescued.women")->modelled);
    assert_true(isnan(summary_of(&results, 0, "rescued.women")->mean));
    assert_true(summary_of(&results, 1, "rescued.women")->modelled);
    assert_false(difference_of(&results, "rescued.women")->modelled);
    assert_int_equal(difference_of(&results, "rescued.women")->n, 0);
    assert_int_equal(difference_of(&results, "rescued.women")->verdict, OVT_CANNOT_TELL);
    assert_true(isnan(standing_of(&results, OVT_SEEKER, 1, "rescued.women")->p_best));
    ovt_results_free(&results);
    table_free(&rows);
}

/* Histories whose ranges grow from block to block, with atoms and gaps. */
static table
random_histories(size_t count)
{
    table rows = table_new(count);
    ovt_stream stream = ovt_stream_open(7, 0, OVT_PURPOSE_TEST, 0);
    for (size_t i = 0; i < count; i++) {
        double common = ovt_stream_exponential(&stream);
        for (size_t s = 0; s < SCENARIOS; s++) {
            ovt_outcome *outcome = row(&rows, s, i);
            double own = ovt_stream_exponential(&stream);
            outcome->truce_days = fmin(100, 20 * common * (1 + own * (double) s));
            outcome->aid_delivered = own < 0.5 ? 0 : exp((double) i / 4000.0) * own * 1e-3;
            outcome->agreement_day = own < 0.2 ? NAN : own * common;
            outcome->prisoners_per_captive = own < 0.1 ? NAN : 20;
            outcome->captives.returned_alive = (int32_t) (10 * own * common);
            outcome->violations = (int32_t) (own * (double) i / 100);
            outcome->prisoners_released = (int32_t) (400 * own);
            outcome->collapsed = own < common;
        }
    }
    return rows;
}

static void
assert_same_numbers(const ovt_results *a, const ovt_results *b)
{
    for (size_t i = 0; i < a->columns.count * SCENARIOS; i++) {
        assert_memory_equal(
            &a->summaries[i].n, &b->summaries[i].n, sizeof(ovt_summary) - offsetof(ovt_summary, n));
        assert_memory_equal(&a->differences[i].n, &b->differences[i].n,
            offsetof(ovt_difference, verdict) - offsetof(ovt_difference, n));
        for (int side = 0; side < OVT_PARTIES; side++) {
            assert_memory_equal(
                &a->standings[side][i], &b->standings[side][i], sizeof(ovt_standing));
        }
    }
}

static void
neither_the_order_of_blocks_nor_the_workers_change_a_bit(void **state)
{
    (void) state;
    table rows = random_histories(20 * OVT_BLOCK + 300);
    ovt_results expected = summarise(&rows);
    ovt_results results = results_new(NULL, 0);
    ovt_stream stream = ovt_stream_open(8, 0, OVT_PURPOSE_TEST, 0);
    for (unsigned repeat = 0; repeat < 12; repeat++) {
        unsigned workers = 1 + repeat % 5;
        ovt_collector *collector = collector_new(&results, workers);
        size_t order[21];
        for (size_t i = 0; i < 21; i++) {
            size_t j = (size_t) (ovt_stream_uniform(&stream) * (double) (i + 1));
            order[i] = order[j];
            order[j] = i;
        }
        for (size_t i = 0; i < 21; i++) {
            give(collector, &rows, order[i],
                (unsigned) (ovt_stream_uniform(&stream) * (double) workers));
            if (i == repeat) {
                /* Looking at what is there so far changes nothing later. */
                assert_int_equal(ovt_collector_summarise(collector, &results, NULL), OVT_OK);
            }
        }
        assert_int_equal(ovt_collector_summarise(collector, &results, NULL), OVT_OK);
        assert_same_numbers(&expected, &results);
        ovt_collector_delete(collector);
    }
    ovt_results_free(&results);
    ovt_results_free(&expected);
    table_free(&rows);
}

static int
compare(const void *a, const void *b)
{
    double left = *(const double *) a, right = *(const double *) b;
    return (left > right) - (left < right);
}

/* One member of all rows, without NANs, in ascending order; returns how many. */
static size_t
sorted(double *to, const table *rows, size_t s, const ovt_column *column)
{
    size_t n = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const unsigned char *from = (unsigned char *) row(rows, s, i) + column->offset[s];
        double value;
        int32_t whole;
        if (column->metric->type == OVT_METRIC_REAL) {
            memcpy(&value, from, sizeof value);
        } else {
            memcpy(&whole, from, sizeof whole);
            value = whole;
        }
        to[n] = value;
        n += isnan(value) ? 0 : 1;
    }
    qsort(to, n, sizeof *to, compare);
    return n;
}

static void
quantiles_agree_with_a_sorted_list_within_their_stated_error(void **state)
{
    (void) state;
    static const char *const names[] = {"truce_days", "aid_delivered", "agreement_day",
        "prisoners_per_captive", "returned_alive", "violations", "prisoners_released", "collapsed"};
    static const double shares[] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};
    table rows = random_histories(5 * OVT_BLOCK + 77);
    ovt_results results = summarise(&rows);
    double *values = calloc(rows.count, sizeof *values);
    for (size_t c = 0; c < sizeof names / sizeof names[0]; c++) {
        size_t column = ovt_results_column(&results, names[c]);
        const ovt_summary *summary = ovt_results_summary(&results, 1, column);
        size_t n = sorted(values, &rows, 1, &results.columns.columns[column]);
        assert_int_equal(summary->n, n);
        assert_near(summary->min, values[0], 0);
        assert_near(summary->max, values[n - 1], 0);
        for (size_t q = 0; q < OVT_QUANTILE_COUNT; q++) {
            double exact = values[(size_t) ceil(shares[q] * (double) n - 1e-9) - 1];
            assert_near(summary->quantile[q], exact, summary->quantile_error);
        }
        /* Never more than a bin, at least 1,024 of which span the values; whole numbers and single
         * values exactly. */
        bool real = results.columns.columns[column].metric->type == OVT_METRIC_REAL;
        bool single = strcmp(names[c], "prisoners_per_captive") == 0;
        assert_true(summary->quantile_error <= (real && !single ? summary->max / 1024 : 0));
    }
    free(values);
    ovt_results_free(&results);
    table_free(&rows);
}

static void
moments_agree_with_plain_sums(void **state)
{
    (void) state;
    table rows = random_histories(3 * OVT_BLOCK + 5);
    ovt_results results = summarise(&rows);
    double sum = 0, squares = 0, n = (double) rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        double d = row(&rows, 1, i)->truce_days - row(&rows, 0, i)->truce_days;
        sum += d;
        squares += d * d;
    }
    const ovt_difference *difference = difference_of(&results, "truce_days");
    assert_near(difference->mean, sum / n, 1e-12);
    assert_near(difference->se, sqrt((squares - sum * sum / n) / (n - 1) / n), 1e-12);
    ovt_results_free(&results);
    table_free(&rows);
}

static void
counts_too_large_for_the_table_keep_exact_means_and_state_their_error(void **state)
{
    (void) state;
    static const int32_t values[] = {3, 100000, 200000, 400000};
    table rows = table_new(4);
    for (size_t i = 0; i < 4; i++) {
        row(&rows, 1, i)->prisoners_released = values[i];
    }
    ovt_results results = summarise(&rows);
    const ovt_summary *summary = summary_of(&results, 1, "prisoners_released");
    assert_near(summary->mean, 700003.0 / 4, 0);
    assert_near(summary->min, 3, 0);
    assert_near(summary->max, 400000, 0);
    assert_near(summary->quantile[OVT_P50], 100000, 0);
    assert_near(summary->quantile[OVT_P75], 200000, summary->quantile_error);
    assert_true(summary->quantile_error > 0);
    ovt_results_free(&results);
    table_free(&rows);
}

static void
every_failed_allocation_while_taking_is_told(void **state)
{
    (void) state;
    table rows = random_histories(2 * OVT_BLOCK);
    ovt_results results = results_new(NULL, 0);
    const void *first[SCENARIOS] = {rows.rows[0], rows.rows[1]};
    ovt_block block = {0, OVT_BLOCK, first};
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_collector *collector = collector_new(&results, 2);
        ovt_memory_fail_at(n);
        ovt_status status = ovt_collector_take(collector, 1, &block);
        if (status == OVT_OK) {
            status = ovt_collector_summarise(collector, &results, NULL);
        }
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        ovt_collector_delete(collector);
    }
    ovt_results_free(&results);
    table_free(&rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summaries_of_four_histories_are_as_by_hand),
        cmocka_unit_test(differences_of_four_histories_are_as_by_hand),
        cmocka_unit_test(ties_for_the_best_are_shared_equally),
        cmocka_unit_test(what_a_scenario_does_not_have_is_not_modelled),
        cmocka_unit_test(neither_the_order_of_blocks_nor_the_workers_change_a_bit),
        cmocka_unit_test(quantiles_agree_with_a_sorted_list_within_their_stated_error),
        cmocka_unit_test(moments_agree_with_plain_sums),
        cmocka_unit_test(counts_too_large_for_the_table_keep_exact_means_and_state_their_error),
        cmocka_unit_test(every_failed_allocation_while_taking_is_told),
    };
    return cmocka_run_group_tests_name("collector", tests, make_scenarios, NULL);
}
