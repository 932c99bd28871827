// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/stats/score.h"

/* 2 once, 5 twice and 9 once. */
static double values[] = {2, 5, 9};
static uint64_t at_or_below[] = {1, 3, 4};
static const ovt_profile four = {.values = values, .at_or_below = at_or_below, .count = 3, .n = 4};
static const double numbers[] = {2, 5, 5, 9};

/* E|X - y| - E|X - X'| / 2, the other form of the score. */
static double
crps_by_pairs(double happened)
{
    double miss = 0, spread = 0;
    for (size_t i = 0; i < 4; i++) {
        miss += fabs(numbers[i] - happened) / 4;
        for (size_t j = 0; j < 4; j++) {
            spread += fabs(numbers[i] - numbers[j]) / 16;
        }
    }
    return miss - spread / 2;
}

static void
the_ranked_score_has_its_two_forms(void **state)
{
    (void) state;
    for (double happened = 0; happened <= 12; happened += 0.25) {
        assert_near(ovt_score_crps(&four, happened), crps_by_pairs(happened), 1e-12);
    }
}

static void
of_a_certain_value_the_score_is_the_distance(void **state)
{
    (void) state;
    double value = 7;
    uint64_t n = 100;
    ovt_profile certain = {.values = &value, .at_or_below = &n, .count = 1, .n = 100};
    assert_near(ovt_score_crps(&certain, 4), 3, 0);
    assert_near(ovt_score_crps(&certain, 7), 0, 0);
    assert_near(ovt_score_crps(&certain, 9), 2, 0);
    assert_near(ovt_score_pit(&certain, 4), 0, 0);
    assert_near(ovt_score_pit(&certain, 7), 0.5, 0);
    assert_near(ovt_score_pit(&certain, 9), 1, 0);
}

/* That of the uniform distribution on 0..1 is (y^3 + (1 - y)^3) / 3; many steps approach it. */
static void
of_an_even_spread_the_score_is_its_closed_form(void **state)
{
    (void) state;
    enum { STEPS = 4000 };
    static double even[STEPS];
    static uint64_t ranks[STEPS];
    for (size_t i = 0; i < STEPS; i++) {
        even[i] = ((double) i + 0.5) / STEPS;
        ranks[i] = i + 1;
    }
    ovt_profile spread = {.values = even, .at_or_below = ranks, .count = STEPS, .n = STEPS};
    for (double y = 0; y <= 1; y += 0.125) {
        double expected = (y * y * y + (1 - y) * (1 - y) * (1 - y)) / 3;
        assert_near(ovt_score_crps(&spread, y), expected, 1e-6);
        assert_near(ovt_score_pit(&spread, y), y, 1.0 / STEPS);
    }
}

static void
the_transform_lies_between_0_and_1_and_ascends(void **state)
{
    (void) state;
    double before = 0;
    for (double happened = 0; happened <= 12; happened += 0.25) {
        double pit = ovt_score_pit(&four, happened);
        assert_true(pit >= before && pit <= 1);
        before = pit;
    }
    assert_near(ovt_score_pit(&four, 2), 0.125, 0);
    assert_near(ovt_score_pit(&four, 5), 0.5, 0);
    assert_near(ovt_score_pit(&four, 7), 0.75, 0);
}

static void
intervals_nest(void **state)
{
    (void) state;
    ovt_interval inner = ovt_score_interval(&four, 0.01);
    for (double share = 0.02; share < 1; share += 0.01) {
        ovt_interval outer = ovt_score_interval(&four, share);
        assert_true(outer.low <= inner.low && outer.high >= inner.high);
        inner = outer;
    }
    assert_near(ovt_score_interval(&four, 0.5).low, 2, 0);
    assert_near(ovt_score_interval(&four, 0.5).high, 5, 0);
    assert_near(ovt_score_interval(&four, 0.49).low, 5, 0);
    assert_near(ovt_score_interval(&four, 0.95).high, 9, 0);
}

static void
a_yes_or_no_is_scored_by_its_squared_miss(void **state)
{
    (void) state;
    assert_near(ovt_score_brier(0.5, true), 0.25, 0);
    assert_near(ovt_score_brier(0.5, false), 0.25, 0);
    assert_near(ovt_score_brier(0.9, true), 0.01, 1e-15);
    assert_near(ovt_score_brier(0.9, false), 0.81, 1e-15);
    assert_near(ovt_score_brier(1, true), 0, 0);
}

static void
the_tail_is_that_of_the_binomial_distribution(void **state)
{
    (void) state;
    assert_near(ovt_score_tail(0, 3, 0.5), 0.125, 1e-12);
    assert_near(ovt_score_tail(1.9, 3, 0.5), 0.5, 1e-12);
    assert_near(ovt_score_tail(2.0 / 3 + 1.0 / 3, 3, 0.5), 0.5, 1e-12);
    assert_near(ovt_score_tail(3, 3, 0.5), 1, 1e-12);
    assert_near(ovt_score_tail(1, 4, 0.8), 0.0272, 1e-12);
}

static void
of_nothing_there_is_no_score(void **state)
{
    (void) state;
    ovt_profile nothing = {0};
    assert_true(isnan(ovt_score_crps(&nothing, 1)) && isnan(ovt_score_pit(&nothing, 1)));
    assert_true(isnan(ovt_score_interval(&nothing, 0.5).low));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ranked_score_has_its_two_forms),
        cmocka_unit_test(of_a_certain_value_the_score_is_the_distance),
        cmocka_unit_test(of_an_even_spread_the_score_is_its_closed_form),
        cmocka_unit_test(the_transform_lies_between_0_and_1_and_ascends),
        cmocka_unit_test(intervals_nest),
        cmocka_unit_test(a_yes_or_no_is_scored_by_its_squared_miss),
        cmocka_unit_test(the_tail_is_that_of_the_binomial_distribution),
        cmocka_unit_test(of_nothing_there_is_no_score),
    };
    return cmocka_run_group_tests_name("scores", tests, NULL, NULL);
}
