// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include "../../src/bargain/delay.h"
#include "overture/base/random.h"

static const double spreads[] = {0.1, 0.5, 1.0, 2.0, 3.0};

/* GSL finds no quantile far out of very wide delays: NAN there. */
static double
exact(double cv, double u)
{
    double shape = 1 / (cv * cv);
    double quantile = gsl_cdf_gamma_Pinv(u, shape, 1 / shape);
    return isfinite(quantile) ? quantile : NAN;
}

/* Each place of a batch in its turn. */
static double
quantile(const ovt_delay *delay, double cv, double u)
{
    static size_t turn;
    double uniform[OVT_STREAMS], delays[OVT_STREAMS];
    size_t place = turn++ % OVT_STREAMS;
    for (size_t i = 0; i < OVT_STREAMS; i++) {
        uniform[i] = i == place ? u : 0.3;
    }
    ovt_delay_quantiles(delay, cv, uniform, delays);
    return delays[place];
}

static int
assert_exact(const ovt_delay *delay, double cv, double u)
{
    double expected = exact(cv, u);
    if (isnan(expected)) {
        return 0;
    }
    assert_near(quantile(delay, cv, u), expected, 2e-6 * fmax(1, expected));
    return 1;
}

/* Also far out on both sides, where the table ends. */
static void
delays_are_within_two_millionths_of_the_exact_ones(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof spreads / sizeof spreads[0]; i++) {
        ovt_delay delay = {0};
        assert_int_equal(ovt_delay_init(&delay, spreads[i], NULL), OVT_OK);
        int compared = 0;
        for (int k = 1; k < 2000; k++) {
            compared += assert_exact(&delay, spreads[i], k / 2000.0);
        }
        for (double u = 1e-3; u > 1e-10; u /= 10) {
            compared += assert_exact(&delay, spreads[i], u);
            compared += assert_exact(&delay, spreads[i], 1 - u);
        }
        assert_true(compared > 1500);
        ovt_delay_free(&delay);
    }
}

static void
a_larger_uniform_is_never_a_shorter_delay(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof spreads / sizeof spreads[0]; i++) {
        ovt_delay delay = {0};
        double before = 0;
        assert_int_equal(ovt_delay_init(&delay, spreads[i], NULL), OVT_OK);
        for (int k = 1; k < 200000; k++) {
            double now = quantile(&delay, spreads[i], k / 200000.0);
            assert_true(now >= before);
            before = now;
        }
        ovt_delay_free(&delay);
    }
}

static void
without_spread_every_delay_is_the_mean(void **state)
{
    (void) state;
    ovt_delay delay = {0};
    assert_int_equal(ovt_delay_init(&delay, 0, NULL), OVT_OK);
    assert_near(quantile(&delay, 0, 0.001), 1, 0);
    assert_near(quantile(&delay, 0, 0.999), 1, 0);
    ovt_delay_free(&delay);
}

/* A spread that is drawn anew in each history has no table. */
static void
another_spread_than_that_of_the_table_is_exact(void **state)
{
    (void) state;
    ovt_delay delay = {0};
    assert_int_equal(ovt_delay_init(&delay, 0.5, NULL), OVT_OK);
    assert_near(quantile(&delay, 0.7, 0.3), exact(0.7, 0.3), 1e-9);
    ovt_delay_free(&delay);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(delays_are_within_two_millionths_of_the_exact_ones),
        cmocka_unit_test(a_larger_uniform_is_never_a_shorter_delay),
        cmocka_unit_test(without_spread_every_delay_is_the_mean),
        cmocka_unit_test(another_spread_than_that_of_the_table_is_exact),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests_name("delay", tests, NULL, NULL);
}
