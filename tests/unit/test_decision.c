// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/stats/collector.h"
#include "overture/stats/decision.h"
#include "testing_scenario.h"

/* Three acts and four states of the world, each of which comes in a quarter of the histories: a
 * sure one, a bold one, and one that is worse than the sure one in every state. */
enum { ACTS = 3, STATES = 4, TIMES = 256, HISTORIES = STATES * TIMES };
enum { SURE, BOLD, DOMINATED };
static const int captives_home[ACTS][STATES] = {{10, 10, 10, 10}, {0, 5, 20, 30}, {2, 9, 9, 9}};

static testing_world worlds[ACTS];
static const ovt_scenario *const acts[ACTS] = {
    &worlds[0].scenario, &worlds[1].scenario, &worlds[2].scenario};

static void
take(ovt_results *results, const int table[ACTS][STATES])
{
    static const char *const names[] = {"returned_alive"};
    *results = (ovt_results){.scenarios = acts, .scenario_count = ACTS};
    assert_int_equal(ovt_columns_init(&results->columns, acts, ACTS, names, 1, NULL), OVT_OK);
    size_t cells = ACTS * results->columns.count;
    results->summaries = ovt_allocate(cells, sizeof *results->summaries);
    results->differences = ovt_allocate(cells, sizeof *results->differences);
    results->profiles = ovt_allocate(cells, sizeof *results->profiles);
    for (int side = 0; side < OVT_PARTIES; side++) {
        results->standings[side] = ovt_allocate(cells, sizeof *results->standings[side]);
    }
    size_t stride = ovt_outcome_stride(acts[0]);
    unsigned char *rows[ACTS];
    for (size_t s = 0; s < ACTS; s++) {
        rows[s] = calloc(HISTORIES, stride);
        for (size_t i = 0; i < HISTORIES; i++) {
            ((ovt_outcome *) (void *) (rows[s] + i * stride))->captives.returned_alive =
                table[s][i % STATES];
        }
    }
    const void *first[ACTS] = {rows[0], rows[1], rows[2]};
    ovt_block block = {0, HISTORIES, first};
    ovt_collector *collector;
    assert_int_equal(
        ovt_collector_new(&collector, acts, ACTS, &results->columns, 0, 1, NULL), OVT_OK);
    assert_int_equal(ovt_collector_take(collector, 0, &block), OVT_OK);
    assert_int_equal(ovt_collector_summarise(collector, results, NULL), OVT_OK);
    for (size_t s = 0; s < ACTS; s++) {
        assert_int_equal(ovt_collector_profile(
                             collector, s, 0, &results->profiles[s * results->columns.count], NULL),
            OVT_OK);
        free(rows[s]);
    }
    ovt_collector_delete(collector);
}

static const ovt_decision_rule *
rule_named(const char *key)
{
    const ovt_decision_rule *rule = NULL;
    for (size_t i = 0; (rule = ovt_decision_rule_at(i)) != NULL && strcmp(rule->key, key) != 0;) {
        i++;
    }
    assert_non_null(rule);
    return rule;
}

/* Bad and good case are the values that 5 and 95 of 100 histories do not exceed. Regrets by state:
 * sure 0 0 10 20, bold 10 5 0 0, dominated 8 1 11 21. */
static void
each_rule_gives_the_value_worked_out_by_hand(void **state)
{
    (void) state;
    static const struct {
        const char *key;
        double pessimism;
        double value[ACTS];
        bool taken[ACTS];
    } rows[] = {
        {"expected_value", 0.5, {10, 13.75, 7.25}, {false, true, false}},
        {"mean_of_worse_half", 0.5, {10, 2.5, 5.5}, {true, false, false}},
        {"mean_of_worst_tenth", 0.5, {10, 0, 2}, {true, false, false}},
        {"bad_case", 0.5, {10, 0, 2}, {true, false, false}},
        {"hurwicz", 0.5, {10, 15, 5.5}, {false, true, false}},
        {"hurwicz", 0.9, {10, 3, 2.7}, {true, false, false}},
        {"hurwicz", 0, {10, 30, 9}, {false, true, false}},
        {"largest_regret", 0.5, {20, 10, 21}, {false, true, false}},
        {"share_best", 0.5, {0.5, 0.5, 0}, {true, true, false}},
    };
    ovt_results results;
    take(&results, captives_home);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ovt_decision_rule *rule = rule_named(rows[i].key);
        ovt_choice choice = {.side = OVT_SEEKER, .pessimism = rows[i].pessimism};
        for (size_t s = 0; s < ACTS; s++) {
            assert_near(rule->value(&results, s, &choice), rows[i].value[s], 1e-12);
            assert_int_equal(ovt_decision_takes(rule, &results, s, &choice), rows[i].taken[s]);
        }
    }
    ovt_results_free(&results);
}

static void
no_rule_takes_anything_where_all_are_alike(void **state)
{
    (void) state;
    static const int alike[ACTS][STATES] = {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}};
    const ovt_decision_rule *rule;
    ovt_choice choice = {.side = OVT_SEEKER, .pessimism = 0.5};
    ovt_results results;
    take(&results, alike);
    for (size_t i = 0; (rule = ovt_decision_rule_at(i)) != NULL; i++) {
        for (size_t s = 0; s < ACTS; s++) {
            assert_false(ovt_decision_takes(rule, &results, s, &choice));
        }
    }
    ovt_results_free(&results);
}

static void
a_target_is_met_in_the_share_of_histories_within_its_bounds(void **state)
{
    (void) state;
    static const struct {
        double at_least;
        double at_most;
        double met[ACTS];
    } rows[] = {
        {9, NAN, {1, 0.5, 0.75}},
        {10, NAN, {1, 0.5, 0}},
        {NAN, 9, {0, 0.5, 1}},
        {5, 10, {1, 0.25, 0.75}},
        {100, NAN, {0, 0, 0}},
    };
    ovt_results results;
    take(&results, captives_home);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ovt_target target = {"returned_alive", rows[i].at_least, rows[i].at_most};
        for (size_t s = 0; s < ACTS; s++) {
            assert_near(ovt_target_met(&results, s, &target), rows[i].met[s], 1e-12);
        }
    }
    assert_true(isnan(ovt_target_met(&results, 0, &(ovt_target){"truce_days", 1, NAN})));
    ovt_results_free(&results);
}

/* A distribution over the values 0, 1, ... by how often each comes. */
enum { VALUES = 31 };
typedef struct {
    double values[VALUES];
    uint64_t at_or_below[VALUES];
    ovt_profile profile;
} staircase;

static const ovt_profile *
stairs(staircase *self, const uint64_t times[VALUES])
{
    self->profile = (ovt_profile){.values = self->values, .at_or_below = self->at_or_below};
    for (size_t i = 0; i < VALUES; i++) {
        if (times[i] > 0) {
            self->profile.n += times[i];
            self->values[self->profile.count] = (double) i;
            self->at_or_below[self->profile.count++] = self->profile.n;
        }
    }
    return &self->profile;
}

static const uint64_t sure[VALUES] = {[10] = 4000};
static const uint64_t bold[VALUES] = {[0] = 1000, [5] = 1000, [20] = 1000, [30] = 1000};
static const uint64_t dominated[VALUES] = {[2] = 1000, [9] = 3000};
static const uint64_t even[VALUES] = {[5] = 2000, [15] = 2000};
static const uint64_t better[VALUES] = {[0] = 502, [1] = 1000, [5] = 2498};
static const uint64_t worse[VALUES] = {[0] = 500, [1] = 2000, [5] = 1500};

static void
dominance_of_each_order_is_found_in_known_cases(void **state)
{
    (void) state;
    static const struct {
        const uint64_t *first;
        const uint64_t *second;
        int prefers;
        ovt_order order;
        bool first_ahead;
        bool strict;
        double crossing;
    } rows[] = {
        {sure, sure, 1, OVT_ORDER_ALIKE, false, false, NAN},
        {sure, dominated, 1, OVT_ORDER_FIRST, true, true, NAN},
        {dominated, sure, 1, OVT_ORDER_FIRST, false, true, NAN},
        {dominated, sure, -1, OVT_ORDER_FIRST, true, true, NAN},
        /* Of the same mean, the sure one falls short of no level by more. */
        {sure, even, 1, OVT_ORDER_SECOND, true, false, 10},
        {even, sure, 1, OVT_ORDER_SECOND, false, false, 10},
        {sure, even, -1, OVT_ORDER_SECOND, true, false, 10},
        {sure, bold, 1, OVT_ORDER_NONE, false, false, 10},
        /* Two histories of 4,000 the other way round at 0 are no reason to deny it. */
        {better, worse, 1, OVT_ORDER_FIRST, true, false, NAN},
        {worse, better, 1, OVT_ORDER_FIRST, false, false, NAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        staircase a, b;
        ovt_dominance found = ovt_profile_dominance(
            stairs(&a, rows[i].first), stairs(&b, rows[i].second), rows[i].prefers);
        assert_int_equal(found.order, rows[i].order);
        assert_int_equal(found.first_ahead, rows[i].first_ahead);
        assert_int_equal(found.strict, rows[i].strict);
        assert_near(found.crossing, rows[i].crossing, 0);
    }
}

/* Random pairs of distributions: who is ahead at every level has the better average, also of the
 * worse part, and turning the pair round turns the answer round. */
static void
who_is_ahead_at_every_level_is_better_by_every_rule_that_averages(void **state)
{
    (void) state;
    ovt_stream stream = ovt_stream_open(5, 0, OVT_PURPOSE_TEST, 0);
    size_t first_order = 0, second_order = 0;
    for (int pair = 0; pair < 4000; pair++) {
        uint64_t times[2][VALUES] = {{0}};
        for (int i = 0; i < 8; i++) {
            times[i % 2][(size_t) (ovt_stream_uniform(&stream) * VALUES)] += 250;
        }
        staircase a, b;
        stairs(&a, times[0]);
        stairs(&b, times[1]);
        int prefers = pair % 2 == 0 ? 1 : -1;
        ovt_dominance found = ovt_profile_dominance(&a.profile, &b.profile, prefers);
        ovt_dominance turned = ovt_profile_dominance(&b.profile, &a.profile, prefers);
        assert_int_equal(turned.order, found.order);
        bool ordered = found.order == OVT_ORDER_FIRST || found.order == OVT_ORDER_SECOND;
        assert_true(!ordered || turned.first_ahead != found.first_ahead);
        first_order += found.order == OVT_ORDER_FIRST && found.strict;
        second_order += found.order == OVT_ORDER_SECOND;
        if (found.order != OVT_ORDER_FIRST || !found.strict) {
            continue;
        }
        for (double worst = 0.1; worst <= 1; worst += 0.1) {
            double lead = ovt_profile_worst_mean(&a.profile, worst, prefers) -
                          ovt_profile_worst_mean(&b.profile, worst, prefers);
            assert_true(prefers * (found.first_ahead ? lead : -lead) >= -1e-9);
        }
    }
    assert_true(first_order > 100 && second_order > 100);
}

/* Over random tables: the shares of being best add up to 1, and what is worse in every state is
 * taken by no rule but where values tie. */
static void
rank_acceptabilities_add_up_to_one_and_the_dominated_is_never_best_on_average(void **state)
{
    (void) state;
    ovt_stream stream = ovt_stream_open(6, 0, OVT_PURPOSE_TEST, 0);
    for (int i = 0; i < 50; i++) {
        int table[ACTS][STATES];
        for (size_t k = 0; k < STATES; k++) {
            table[SURE][k] = 1 + (int) (ovt_stream_uniform(&stream) * 8);
            table[BOLD][k] = (int) (ovt_stream_uniform(&stream) * 8);
            table[DOMINATED][k] = table[SURE][k] - 1;
        }
        ovt_results results;
        ovt_choice choice = {.side = OVT_SEEKER, .pessimism = 0.5};
        take(&results, (const int(*)[STATES]) table);
        double sum = 0;
        for (size_t s = 0; s < ACTS; s++) {
            sum += rule_named("share_best")->value(&results, s, &choice);
        }
        assert_near(sum, 1, 1e-12);
        assert_false(
            ovt_decision_takes(rule_named("expected_value"), &results, DOMINATED, &choice));
        ovt_results_free(&results);
    }
}

int
main(void)
{
    for (size_t i = 0; i < ACTS; i++) {
        testing_world_init(&worlds[i]);
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_gives_the_value_worked_out_by_hand),
        cmocka_unit_test(no_rule_takes_anything_where_all_are_alike),
        cmocka_unit_test(a_target_is_met_in_the_share_of_histories_within_its_bounds),
        cmocka_unit_test(dominance_of_each_order_is_found_in_known_cases),
        cmocka_unit_test(who_is_ahead_at_every_level_is_better_by_every_rule_that_averages),
        cmocka_unit_test(
            rank_acceptabilities_add_up_to_one_and_the_dominated_is_never_best_on_average),
    };
    return cmocka_run_group_tests_name("decision", tests, NULL, NULL);
}
