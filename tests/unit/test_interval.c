// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <gsl/gsl_randist.h>

#include "overture/stats/interval.h"

static void
the_t_interval_has_the_tabled_factor(void **state)
{
    (void) state;
    /* Student's table, two-sided 5 %: 10 degrees of freedom 2.228139, 1 degree 12.706205. */
    ovt_interval interval = ovt_interval_mean(5, 2, 11);
    assert_near(interval.low, 5 - 2 * 2.228139, 1e-5);
    assert_near(interval.high, 5 + 2 * 2.228139, 1e-5);
    assert_near(ovt_interval_mean(0, 1, 2).high, 12.706205, 1e-5);
    assert_near(ovt_interval_mean(0, 1, 1000000).high, 1.959966, 1e-5);
}

static void
one_history_gives_no_interval_of_a_mean(void **state)
{
    (void) state;
    assert_true(isnan(ovt_interval_mean(5, 2, 1).low));
    assert_true(isnan(ovt_interval_mean(5, 2, 0).high));
}

static void
wilson_and_exact_give_the_published_values_for_8_of_10(void **state)
{
    (void) state;
    ovt_interval wilson = ovt_interval_share(8, 10);
    assert_near(wilson.low, 0.490162, 1e-5);
    assert_near(wilson.high, 0.943318, 1e-5);
    ovt_interval exact = ovt_interval_exact(8, 10);
    assert_near(exact.low, 0.443905, 1e-5);
    assert_near(exact.high, 0.974789, 1e-5);
}

static void
nothing_in_n_still_has_an_upper_bound(void **state)
{
    (void) state;
    /* 1 - 0.025^(1/n): "0 of 10,000: below about 4 in 10,000". */
    ovt_interval none = ovt_interval_exact(0, 10000);
    assert_true(none.low == 0);
    assert_near(none.high, 3.68820e-4, 1e-8);
    ovt_interval all = ovt_interval_exact(10, 10);
    assert_near(all.low, 0.691503, 1e-5);
    assert_true(all.high == 1);
}

static void
a_share_of_nothing_has_no_interval(void **state)
{
    (void) state;
    assert_true(isnan(ovt_interval_share(0, 0).low));
    assert_true(isnan(ovt_interval_exact(0, 0).high));
}

static void
every_interval_of_a_share_holds_the_share_and_mirrors(void **state)
{
    (void) state;
    for (uint64_t n = 1; n <= 40; n++) {
        for (uint64_t hits = 0; hits <= n; hits++) {
            double share = (double) hits / (double) n;
            ovt_interval wilson = ovt_interval_share(hits, n);
            ovt_interval exact = ovt_interval_exact(hits, n);
            ovt_interval mirror = ovt_interval_exact(n - hits, n);
            assert_true(wilson.low <= share && share <= wilson.high);
            assert_true(exact.low <= share && share <= exact.high);
            assert_true(wilson.low >= 0 && wilson.high <= 1);
            assert_near(exact.low, 1 - mirror.high, 1e-9);
        }
    }
}

static void
verdicts_follow_the_interval_and_the_tolerance(void **state)
{
    (void) state;
    static const struct {
        double low, high, tolerance;
        ovt_verdict verdict;
    } rows[] = {
        {0.6, 2, 0.5, OVT_HIGHER},
        {0.5, 2, 0.5, OVT_CANNOT_TELL}, /* touches the tolerance */
        {0.4, 2, 0.5, OVT_CANNOT_TELL},
        {-2, -0.6, 0.5, OVT_LOWER},
        {-2, -0.4, 0.5, OVT_CANNOT_TELL},
        {-2, 2, 0.5, OVT_CANNOT_TELL},
        {-0.5, 0.5, 0.5, OVT_SAME},
        {0.1, 0.3, 0.5, OVT_SAME}, /* not 0, but too small to matter */
        {0, 0, 0, OVT_SAME},
        {0, 0.1, 0, OVT_CANNOT_TELL},
        {0.1, 0.2, 0, OVT_HIGHER},
        {NAN, NAN, 0.5, OVT_CANNOT_TELL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ovt_interval interval = {rows[i].low, rows[i].high};
        assert_int_equal(ovt_verdict_of(interval, rows[i].tolerance), rows[i].verdict);
    }
}

static void
there_are_exactly_four_verdicts_and_a_mirrored_interval_mirrors_them(void **state)
{
    (void) state;
    static const char *const words[] = {"higher", "lower", "practically the same", "cannot tell"};
    static const ovt_verdict mirrored[] = {OVT_LOWER, OVT_HIGHER, OVT_SAME, OVT_CANNOT_TELL};
    int seen[OVT_VERDICT_COUNT] = {0};
    assert_int_equal(OVT_VERDICT_COUNT, 4);
    for (int low = -20; low <= 20; low++) {
        for (int high = low; high <= 20; high++) {
            for (int tolerance = 0; tolerance <= 10; tolerance++) {
                ovt_verdict verdict = ovt_verdict_of((ovt_interval){low, high}, tolerance);
                ovt_verdict mirror = ovt_verdict_of((ovt_interval){-high, -low}, tolerance);
                assert_true(verdict < OVT_VERDICT_COUNT);
                assert_string_equal(ovt_verdict_text(verdict), words[verdict]);
                assert_int_equal(mirror, mirrored[verdict]);
                seen[verdict]++;
            }
        }
    }
    for (int i = 0; i < OVT_VERDICT_COUNT; i++) {
        assert_true(seen[i] > 0);
    }
}

/* P(at most k of n), term by term. */
static double
at_most(uint64_t k, double p, uint64_t n)
{
    double sum = 0;
    for (uint64_t i = 0; i <= k; i++) {
        sum += gsl_ran_binomial_pdf((unsigned) i, p, (unsigned) n);
    }
    return sum;
}

static void
the_ranks_of_a_quantile_leave_out_at_most_2_5_percent_on_each_side(void **state)
{
    (void) state;
    static const double shares[] = {0.05, 0.1, 0.25, 0.5, 0.9};
    static const uint64_t sizes[] = {80, 400, 1000, 10000};
    for (size_t i = 0; i < 20; i++) {
        double p = shares[i / 4];
        uint64_t n = sizes[i % 4], low, high;
        assert_true(ovt_interval_ranks(p, n, &low, &high));
        assert_true(at_most(low - 1, p, n) <= 0.025 && at_most(low, p, n) > 0.025);
        assert_true(at_most(high - 1, p, n) >= 0.975 && at_most(high - 2, p, n) < 0.975);
    }
}

/* The tabled pair for the median of 10 is 2 and 9. */
static void
the_median_of_ten_lies_between_the_second_and_the_ninth_value(void **state)
{
    (void) state;
    uint64_t low, high;
    assert_true(ovt_interval_ranks(0.5, 10, &low, &high));
    assert_int_equal(low, 2);
    assert_int_equal(high, 9);
    assert_false(ovt_interval_ranks(0.5, 5, &low, &high));
    assert_false(ovt_interval_ranks(0.05, 50, &low, &high));
    assert_false(ovt_interval_ranks(0.5, 0, &low, &high));
}

/* Half the width is 1.96 standard deviations of the binomial, here 15,811. */
static void
ranks_are_found_among_a_thousand_million_values(void **state)
{
    (void) state;
    uint64_t low, high;
    assert_true(ovt_interval_ranks(0.5, 1000000000, &low, &high));
    assert_near((double) low, 5e8 - 30990, 3);
    assert_near((double) high, 5e8 + 30991, 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_t_interval_has_the_tabled_factor),
        cmocka_unit_test(one_history_gives_no_interval_of_a_mean),
        cmocka_unit_test(wilson_and_exact_give_the_published_values_for_8_of_10),
        cmocka_unit_test(nothing_in_n_still_has_an_upper_bound),
        cmocka_unit_test(a_share_of_nothing_has_no_interval),
        cmocka_unit_test(every_interval_of_a_share_holds_the_share_and_mirrors),
        cmocka_unit_test(the_ranks_of_a_quantile_leave_out_at_most_2_5_percent_on_each_side),
        cmocka_unit_test(the_median_of_ten_lies_between_the_second_and_the_ninth_value),
        cmocka_unit_test(ranks_are_found_among_a_thousand_million_values),
        cmocka_unit_test(verdicts_follow_the_interval_and_the_tolerance),
        cmocka_unit_test(there_are_exactly_four_verdicts_and_a_mirrored_interval_mirrors_them),
    };
    return cmocka_run_group_tests_name("interval", tests, NULL, NULL);
}
