// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/random.h"
#include "overture/study/breakeven.h"

/* A curve that is known up to an error, the same at all values (common random numbers). */
typedef struct {
    double (*curve)(double value);
    double error;
    double half_width;
    ovt_status status;
} noisy;

static ovt_status
ask(void *context, ovt_outcome_at *outcomes, size_t count, ovt_error *err)
{
    const noisy *self = context;
    for (size_t i = 0; i < count; i++) {
        double mean = self->curve(outcomes[i].value) + self->error;
        outcomes[i].mean = mean;
        outcomes[i].ci95 = (ovt_interval){mean - self->half_width, mean + self->half_width};
    }
    return self->status == OVT_OK ? OVT_OK : ovt_fail(err, self->status, "it cannot be asked");
}

static double
logistic(double value)
{
    return 1 / (1 + exp(-(value - 20) / 4));
}

static double
falling(double value)
{
    return -logistic(value);
}

static double
hill(double value)
{
    return -(value - 10) * (value - 30);
}

static double
step(double value)
{
    return value < 12 ? NAN : value;
}

static ovt_breakeven
seek(noisy *curve, double low, double high, bool whole, double target)
{
    ovt_breakeven result;
    ovt_error err = {0};
    ovt_breakeven_plan plan = {
        .low = low, .high = high, .whole = whole, .target = target, .ask = ask, .context = curve};
    assert_int_equal(ovt_breakeven_seek(&result, &plan, &err), OVT_OK);
    return result;
}

static void
the_root_and_the_ends_of_its_interval_are_exact(void **state)
{
    (void) state;
    noisy curve = {logistic, 0, 0.05, OVT_OK};
    ovt_breakeven result = seek(&curve, 0, 60, false, 0.3);
    assert_true(result.found);
    assert_int_equal(result.crossings, 1);
    assert_near(result.value, 20 + 4 * log(0.3 / 0.7), 1e-4);
    assert_near(result.ci95.low, 20 + 4 * log(0.25 / 0.75), 1e-4);
    assert_near(result.ci95.high, 20 + 4 * log(0.35 / 0.65), 1e-4);
    assert_in_range(result.evaluations, OVT_BREAKEVEN_GRID + 3, 60);
}

static void
a_falling_outcome_has_its_root_too(void **state)
{
    (void) state;
    noisy curve = {falling, 0, 0.05, OVT_OK};
    ovt_breakeven result = seek(&curve, 0, 60, false, -0.3);
    assert_near(result.value, 20 + 4 * log(0.3 / 0.7), 1e-4);
    assert_true(result.ci95.low < result.value && result.value < result.ci95.high);
}

static void
where_there_is_no_root_it_says_so(void **state)
{
    (void) state;
    noisy curve = {logistic, 0, 0.05, OVT_OK};
    ovt_breakeven result = seek(&curve, 0, 60, false, 1.2);
    assert_false(result.found);
    assert_int_equal(result.crossings, 0);
    assert_true(isnan(result.value) && isnan(result.ci95.low));
}

static void
an_interval_that_reaches_the_end_of_the_range_ends_there(void **state)
{
    (void) state;
    noisy curve = {logistic, 0, 0.6, OVT_OK};
    ovt_breakeven result = seek(&curve, 0, 60, false, 0.5);
    assert_near(result.value, 20, 1e-4);
    assert_near(result.ci95.low, 0, 0);
    assert_near(result.ci95.high, 60, 0);
}

static void
of_several_roots_the_lowest_is_given_and_their_number(void **state)
{
    (void) state;
    noisy curve = {hill, 0, 1, OVT_OK};
    ovt_breakeven result = seek(&curve, 0, 40, false, 0);
    assert_int_equal(result.crossings, 2);
    assert_near(result.value, 10, 1e-4);
}

static void
whole_numbers_give_the_one_nearest_the_target(void **state)
{
    (void) state;
    noisy curve = {logistic, 0, 0.001, OVT_OK};
    for (int high = 22; high <= 400; high += 9) {
        ovt_breakeven result = seek(&curve, 0, high, true, 0.5 + 1e-3);
        assert_near(result.value, 20, 0);
        assert_true(result.ci95.low <= 20 && 20 <= result.ci95.high);
    }
}

static void
values_without_an_outcome_are_passed_over(void **state)
{
    (void) state;
    noisy curve = {step, 0, 0.1, OVT_OK};
    ovt_breakeven result = seek(&curve, 0, 32, false, 20.5);
    assert_true(result.found);
    assert_near(result.value, 20.5, 1e-4);
}

static void
what_goes_wrong_in_asking_is_passed_on(void **state)
{
    (void) state;
    noisy curve = {logistic, 0, 0.1, OVT_FAILED};
    ovt_breakeven result;
    ovt_error err = {0};
    ovt_breakeven_plan plan = {.low = 0, .high = 1, .target = 0.5, .ask = ask, .context = &curve};
    assert_int_equal(ovt_breakeven_seek(&result, &plan, &err), OVT_FAILED);
}

/* The interval of the root inherits its coverage from the outcome's. */
static void
intervals_hold_the_root_as_often_as_the_outcomes_hold_theirs(void **state)
{
    (void) state;
    enum { REPEATS = 1000 };
    int held = 0;
    for (uint64_t i = 0; i < REPEATS; i++) {
        ovt_stream stream = ovt_stream_open(9, i, OVT_PURPOSE_TEST, 0);
        double u = ovt_stream_uniform(&stream), v = ovt_stream_uniform(&stream);
        double normal = sqrt(-2 * log(u)) * cos(2 * M_PI * v);
        noisy curve = {logistic, 0.02 * normal, 0.02 * 1.959963985, OVT_OK};
        ovt_breakeven result = seek(&curve, 0, 60, false, 0.5);
        held += result.ci95.low <= 20 && 20 <= result.ci95.high;
    }
    /* Four standard errors of a share of 0.95 in 1,000 are 0.028. */
    assert_in_range(held, REPEATS * 0.922, REPEATS * 0.978);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_and_the_ends_of_its_interval_are_exact),
        cmocka_unit_test(a_falling_outcome_has_its_root_too),
        cmocka_unit_test(where_there_is_no_root_it_says_so),
        cmocka_unit_test(an_interval_that_reaches_the_end_of_the_range_ends_there),
        cmocka_unit_test(of_several_roots_the_lowest_is_given_and_their_number),
        cmocka_unit_test(whole_numbers_give_the_one_nearest_the_target),
        cmocka_unit_test(values_without_an_outcome_are_passed_over),
        cmocka_unit_test(what_goes_wrong_in_asking_is_passed_on),
        cmocka_unit_test(intervals_hold_the_root_as_often_as_the_outcomes_hold_theirs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
