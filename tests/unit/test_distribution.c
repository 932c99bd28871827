// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include "overture/model/distribution.h"
#include "testing_scenario.h"

static double values[] = {-1, 2, 7};
static double cumulative[] = {0.2, 0.5, 1};

/* One of each kind, with moments worked out by hand. */
static const struct {
    ovt_distribution d;
    double mean;
    double variance;
} rows[] = {
    {{.kind = OVT_DIST_UNIFORM, .min = 2, .max = 8}, 5, 3},
    {{.kind = OVT_DIST_TRIANGULAR, .min = 1, .mode = 2, .max = 6}, 3, 21.0 / 18},
    {{.kind = OVT_DIST_PERT, .min = 0, .mode = 2, .max = 10}, 3, 3.0},
    {{.kind = OVT_DIST_NORMAL, .mean = -3, .sd = 2}, -3, 4},
    {{.kind = OVT_DIST_TRUNCATED_NORMAL, .mean = 0, .sd = 1, .min = 0, .max = 40},
        0.797884560802865, 0.363380227632419},
    {{.kind = OVT_DIST_LOGNORMAL, .mean = 3, .sd = 2}, 3, 4},
    {{.kind = OVT_DIST_BETA, .alpha = 2, .beta = 6, .min = 0, .max = 1}, 0.25, 12.0 / 576},
    {{.kind = OVT_DIST_GAMMA, .alpha = 3, .beta = 2}, 6, 12},
    {{.kind = OVT_DIST_EXPONENTIAL, .mean = 4}, 4, 16},
    {{.kind = OVT_DIST_DISCRETE, .values = values, .cumulative = cumulative, .value_count = 3}, 3.9,
        0.2 + 0.3 * 4 + 0.5 * 49 - 3.9 * 3.9},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void
every_kind_has_a_row_here_and_is_found_by_its_key(void **state)
{
    (void) state;
    assert_int_equal(ROWS, OVT_DIST_COUNT);
    for (size_t i = 0; i < OVT_DIST_COUNT; i++) {
        const ovt_distribution_kind *kind = ovt_distribution_at(i);
        assert_int_equal(rows[i].d.kind, i);
        assert_int_equal(ovt_distribution_find(kind->key), i);
        assert_null(kind->fault(&rows[i].d));
        assert_int_equal(kind->summary[strlen(kind->summary) - 1], '.');
    }
    assert_null(ovt_distribution_at(OVT_DIST_COUNT));
    assert_true(ovt_distribution_find("cauchy") == OVT_NONE);
}

static void
quantiles_rise_and_stay_in_the_support(void **state)
{
    (void) state;
    for (size_t i = 0; i < ROWS; i++) {
        double low, high, before = -INFINITY;
        ovt_distribution_support(&rows[i].d, &low, &high);
        for (int k = 0; k < 2000; k++) {
            double q = ovt_distribution_at(i)->quantile(&rows[i].d, (k + 0.5) / 2000);
            assert_true(q >= before && q >= low && q <= high);
            before = q;
        }
    }
}

/* Delays that hardly vary are gamma distributions of a huge shape. GSL's own quantile fails there:
 * it still holds for some hundreds. */
static void
a_narrow_gamma_distribution_has_its_quantiles(void **state)
{
    (void) state;
    for (double cv = 0.0005; cv < 0.044; cv *= 1.3) {
        double shape = 1 / (cv * cv), before = 0;
        ovt_distribution d = {.kind = OVT_DIST_GAMMA, .alpha = shape, .beta = cv * cv};
        for (int k = -52; k <= 52; k++) {
            double u = k < 0 ? pow(2, k - 1) : 1 - pow(2, -k - 1);
            double q = ovt_distribution_at(OVT_DIST_GAMMA)->quantile(&d, u);
            assert_true(k == 0 || q > before);
            assert_near(q, 1 + cv * gsl_cdf_ugaussian_Pinv(u), 30 * cv * cv);
            if (shape < 1000 && abs(k) < 30) {
                assert_near(q, gsl_cdf_gamma_Pinv(u, shape, 1) / shape, 1e-6);
            }
            before = q;
        }
    }
}

/* Integrals of the quantile over u by the midpoint rule in a variable that is dense at the ends:
 * u = x^2 (3 - 2 x). */
static void
moments_are_those_of_the_textbooks(void **state)
{
    (void) state;
    enum { STEPS = 20000 };
    for (size_t i = 0; i < ROWS; i++) {
        const ovt_distribution_kind *kind = ovt_distribution_at(i);
        double sum = 0, squares = 0;
        for (int k = 0; k < STEPS; k++) {
            double x = (k + 0.5) / STEPS;
            double q = kind->quantile(&rows[i].d, x * x * (3 - 2 * x));
            double weight = 6 * x * (1 - x) / STEPS;
            sum += q * weight;
            squares += q * q * weight;
        }
        double tolerance = i == OVT_DIST_DISCRETE ? 2e-3 : 2e-4 * (1 + rows[i].variance);
        assert_near(kind->mean(&rows[i].d), rows[i].mean, 1e-12);
        assert_near(sum, rows[i].mean, tolerance);
        assert_near(squares - sum * sum, rows[i].variance, 20 * tolerance);
    }
}

static void
numbers_that_make_no_sense_are_refused(void **state)
{
    (void) state;
    const ovt_distribution wrong[] = {
        {.kind = OVT_DIST_UNIFORM, .min = 1, .max = 1},
        {.kind = OVT_DIST_TRIANGULAR, .min = 0, .mode = 3, .max = 2},
        {.kind = OVT_DIST_PERT, .min = 2, .mode = 1, .max = 1},
        {.kind = OVT_DIST_NORMAL, .sd = 0},
        {.kind = OVT_DIST_TRUNCATED_NORMAL, .sd = 1, .min = 20, .max = 21},
        {.kind = OVT_DIST_LOGNORMAL, .mean = -1, .sd = 1},
        {.kind = OVT_DIST_BETA, .alpha = 0, .beta = 1, .max = 1},
        {.kind = OVT_DIST_GAMMA, .alpha = 1, .beta = 0},
        {.kind = OVT_DIST_EXPONENTIAL, .mean = 0},
        {.kind = OVT_DIST_DISCRETE},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_non_null(ovt_distribution_at((size_t) wrong[i].kind)->fault(&wrong[i]));
    }
}

static double
worst_error(ovt_distribution d)
{
    double room[2 * OVT_QUANTILE_TABLE];
    const ovt_distribution_kind *kind = ovt_distribution_at((size_t) d.kind);
    ovt_distribution exact = d;
    assert_true(ovt_distribution_tabulate(&d, room));
    double width = kind->quantile(&exact, 0.9999) - kind->quantile(&exact, 0.0001);
    double worst = 0, before = -INFINITY;
    for (int k = 0; k < 6001; k++) {
        double u = gsl_cdf_ugaussian_P(-6.3 + 12.6 * k / 6000);
        double q = ovt_distribution_quantile(&d, u);
        assert_true(q >= before - 1e-12 * width);
        before = q;
        worst = fmax(worst, fabs(q - kind->quantile(&exact, u)) / width);
    }
    return worst;
}

static void
tables_are_right_to_a_millionth_of_the_width(void **state)
{
    (void) state;
    static const double shapes[][2] = {{2, 4}, {1, 5}, {5, 1}, {1, 1}, {20, 44}, {0.5, 0.5},
        {0.3, 2}, {1.5, 1.5}, {300, 20}, {0.3, 0.3}, {0.3, 1000}, {1000, 0.3}, {1000, 1000}};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        double error = worst_error((ovt_distribution){.kind = OVT_DIST_BETA,
            .alpha = shapes[i][0],
            .beta = shapes[i][1],
            .min = 0,
            .max = 1});
        if (!(error < 1e-6)) {
            print_error("beta %g %g: %g\n", shapes[i][0], shapes[i][1], error);
        }
        assert_true(error < 1e-6);
    }
    for (double shape = 0.1; shape < 1000; shape *= 3) {
        assert_true(worst_error((ovt_distribution){
                        .kind = OVT_DIST_GAMMA, .alpha = shape, .beta = 2}) < 1e-6);
    }
    for (double mode = 0; mode <= 1; mode += 0.125) {
        assert_true(worst_error((ovt_distribution){
                        .kind = OVT_DIST_PERT, .min = 0, .mode = mode, .max = 1}) < 1e-6);
    }
    double room[2 * OVT_QUANTILE_TABLE];
    ovt_distribution quick = {.kind = OVT_DIST_UNIFORM, .min = 0, .max = 1};
    assert_false(ovt_distribution_tabulate(&quick, room));
}

static void
draws_depend_on_their_own_path_only(void **state)
{
    (void) state;
    static testing_world one, two;
    testing_world_init(&one);
    testing_world_init(&two);
    double *rate = &one.scenario.captives[0].death_rate;
    testing_add_input(&one, "captives.captives.death_rate", rate, false, 0, 1);
    testing_add_input(
        &two, "implementation.pause_days", &two.scenario.implementation.pause_days, false, 0, 10);
    testing_add_input(
        &two, "captives.captives.death_rate", &two.scenario.captives[0].death_rate, false, 0, 1);
    ovt_scenario *first = ovt_scenario_copy(&one.scenario);
    ovt_scenario *second = ovt_scenario_copy(&two.scenario);
    double sum = 0;
    for (uint64_t i = 0; i < 2000; i++) {
        ovt_inputs_draw(&one.scenario, first, 1, i, NULL);
        ovt_inputs_draw(&two.scenario, second, 1, i, NULL);
        assert_near(first->captives[0].death_rate, second->captives[0].death_rate, 0);
        sum += first->captives[0].death_rate;
    }
    assert_near(sum / 2000, 0.5, 5 * sqrt(1.0 / 12 / 2000));
    assert_near(one.scenario.captives[0].death_rate, *rate, 0);
    ovt_free(first);
    ovt_free(second);
}

static void
correlated_inputs_move_together_as_asked(void **state)
{
    (void) state;
    static testing_world world;
    enum { DRAWS = 20000 };
    double factor[] = {1, 0, 0.6, 0.8};
    double scratch[2];
    testing_world_init(&world);
    ovt_scenario *scenario = &world.scenario;
    ovt_input *a =
        testing_add_input(&world, "a", &scenario->implementation.pause_days, false, 0, 1);
    ovt_input *b =
        testing_add_input(&world, "b", &scenario->implementation.delay_days, false, 0, 1);
    a->correlated = 0;
    b->correlated = 1;
    ovt_scenario *copy = ovt_scenario_copy(scenario);
    scenario->copula = factor;
    scenario->correlated_count = 2;
    double product = 0, sum = 0, squares = 0;
    for (uint64_t i = 0; i < DRAWS; i++) {
        ovt_inputs_draw(scenario, copy, 7, i, scratch);
        double x = gsl_cdf_ugaussian_Pinv(copy->implementation.pause_days);
        double y = gsl_cdf_ugaussian_Pinv(copy->implementation.delay_days);
        product += x * y;
        sum += y;
        squares += y * y;
    }
    /* Five standard errors: of a correlation (1 - 0.36) / sqrt(n), of a mean 1 / sqrt(n). */
    assert_near(product / DRAWS, 0.6, 5 * sqrt(1.36 / DRAWS));
    assert_near(sum / DRAWS, 0, 5 / sqrt(DRAWS));
    assert_near(squares / DRAWS, 1, 5 * sqrt(2.0 / DRAWS));
    ovt_free(copy);
}

static void
draws_beyond_the_range_of_a_setting_are_moved_to_its_edge(void **state)
{
    (void) state;
    static testing_world world;
    testing_world_init(&world);
    ovt_place share = {offsetof(ovt_scenario, implementation.locate_probability), false, 0, 1};
    ovt_place_set(&world.scenario, &share, 1.7);
    assert_near(ovt_place_get(&world.scenario, &share), 1, 0);
    ovt_place_set(&world.scenario, &share, -0.2);
    assert_near(ovt_place_get(&world.scenario, &share), 0, 0);
    ovt_place whole = {offsetof(ovt_scenario, run.replications), true, 1, 50};
    ovt_place_set(&world.scenario, &whole, 12.5);
    assert_near(ovt_place_get(&world.scenario, &whole), 13, 0);
    ovt_place_set(&world.scenario, &whole, 1e12);
    assert_int_equal(world.scenario.run.replications, 50);
}

int
main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_a_row_here_and_is_found_by_its_key),
        cmocka_unit_test(quantiles_rise_and_stay_in_the_support),
        cmocka_unit_test(a_narrow_gamma_distribution_has_its_quantiles),
        cmocka_unit_test(moments_are_those_of_the_textbooks),
        cmocka_unit_test(numbers_that_make_no_sense_are_refused),
        cmocka_unit_test(tables_are_right_to_a_millionth_of_the_width),
        cmocka_unit_test(draws_depend_on_their_own_path_only),
        cmocka_unit_test(correlated_inputs_move_together_as_asked),
        cmocka_unit_test(draws_beyond_the_range_of_a_setting_are_moved_to_its_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
