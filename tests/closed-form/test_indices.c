// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <gsl/gsl_randist.h>

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/study/indices.h"

typedef double (*function)(const double *point);

/* Ishigami and Homma 1990, with the usual a = 7 and b = 0.1. */
static double
ishigami(const double *point)
{
    double x[3];
    for (int i = 0; i < 3; i++) {
        x[i] = M_PI * (2 * point[i] - 1);
    }
    return sin(x[0]) + 7 * pow(sin(x[1]), 2) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

static const double ishigami_first[] = {0.313905191147, 0.442411144790, 0.0};
static const double ishigami_total[] = {0.557588855210, 0.442411144790, 0.243683664063};

/* Sobol's g-function. */
enum { G_INPUTS = 6 };
static const double g_weights[G_INPUTS] = {0, 0.5, 3, 9, 99, 99};

static double
g_function(const double *point)
{
    double product = 1;
    for (int i = 0; i < G_INPUTS; i++) {
        product *= (fabs(4 * point[i] - 2) + g_weights[i]) / (1 + g_weights[i]);
    }
    return product;
}

static void
g_indices(double first[G_INPUTS], double total[G_INPUTS])
{
    double all = 1;
    for (int i = 0; i < G_INPUTS; i++) {
        all *= 1 + 1 / (3 * pow(1 + g_weights[i], 2));
    }
    for (int i = 0; i < G_INPUTS; i++) {
        double part = 1 / (3 * pow(1 + g_weights[i], 2));
        first[i] = part / (all - 1);
        total[i] = part * (all / (1 + part)) / (all - 1);
    }
}

/* Outcomes of all points by halves, each with normal noise of its own and one that is common. */
static void
evaluate(ovt_outcomes *outcomes, const double *points, size_t count, size_t inputs, function f,
    double noise, uint64_t seed)
{
    gsl_rng *rng = gsl_rng_alloc(ovt_rng_philox);
    gsl_rng_set(rng, seed);
    for (int half = 0; half < 2; half++) {
        double *values = ovt_allocate(count, sizeof *values);
        double common = gsl_ran_gaussian(rng, noise);
        assert_non_null(values);
        for (size_t i = 0; i < count; i++) {
            values[i] = f(points + i * inputs) + common + gsl_ran_gaussian(rng, noise);
        }
        outcomes->half[half] = values;
    }
    gsl_rng_free(rng);
}

static void
discard(ovt_outcomes *outcomes)
{
    ovt_free((void *) (uintptr_t) outcomes->half[0]);
    ovt_free((void *) (uintptr_t) outcomes->half[1]);
}

static void
analyse(ovt_sobol *indices, const ovt_screen *screen, function f, double noise)
{
    ovt_error err = {0};
    ovt_outcomes outcomes;
    size_t count = ovt_sobol_count(screen);
    double *points = ovt_allocate(count, screen->inputs * sizeof *points);
    assert_non_null(points);
    assert_int_equal(ovt_sobol_points(screen, points, &err), OVT_OK);
    evaluate(&outcomes, points, count, screen->inputs, f, noise, screen->seed);
    assert_int_equal(ovt_sobol_init(indices, screen, &outcomes, &err), OVT_OK);
    discard(&outcomes);
    ovt_free(points);
}

static void
ishigami_has_its_analytic_indices(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 3, .base = 4096, .seed = 1};
    ovt_sobol indices;
    analyse(&indices, &screen, ishigami, 0);
    assert_near(indices.mean, 3.5, 0.01);
    assert_near(indices.variance, 13.844587940719, 0.15);
    assert_near(indices.noise, 0, 1e-12);
    for (int i = 0; i < 3; i++) {
        assert_near(indices.first[i].value, ishigami_first[i], 0.02);
        assert_near(indices.total[i].value, ishigami_total[i], 0.02);
    }
    assert_false(indices.first[2].distinguishable);
    assert_true(indices.total[2].distinguishable);
    ovt_sobol_free(&indices);
}

static void
noise_of_the_simulation_does_not_move_the_indices(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 3, .base = 4096, .seed = 2};
    ovt_sobol indices;
    /* As much variance by noise in each half as by the inputs. */
    analyse(&indices, &screen, ishigami, 3.7);
    assert_near(indices.noise, 3.7 * 3.7 / 2, 0.4);
    assert_near(indices.variance, 13.844587940719, 1.0);
    for (int i = 0; i < 3; i++) {
        assert_near(indices.first[i].value, ishigami_first[i], 0.07);
        assert_near(indices.total[i].value, ishigami_total[i], 0.07);
    }
    ovt_sobol_free(&indices);
}

static void
the_g_function_has_its_analytic_indices(void **state)
{
    (void) state;
    double first[G_INPUTS], total[G_INPUTS];
    ovt_screen screen = {.inputs = G_INPUTS, .base = 4096, .seed = 3};
    ovt_sobol indices;
    g_indices(first, total);
    analyse(&indices, &screen, g_function, 0);
    for (int i = 0; i < G_INPUTS; i++) {
        assert_near(indices.first[i].value, first[i], 0.03);
        assert_near(indices.total[i].value, total[i], 0.03);
    }
    ovt_sobol_free(&indices);
}

/* Bootstrap intervals of quasi-random points are wide; 95 % is the least they should hold. */
static void
intervals_hold_the_analytic_indices_at_least_as_often_as_they_say(void **state)
{
    (void) state;
    int held = 0, all = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        ovt_screen screen = {.inputs = 3, .base = 512, .seed = seed};
        ovt_sobol indices;
        analyse(&indices, &screen, ishigami, 1.0);
        for (int i = 0; i < 3; i++) {
            const ovt_index *index[] = {&indices.first[i], &indices.total[i]};
            const double wanted[] = {ishigami_first[i], ishigami_total[i]};
            for (int kind = 0; kind < 2; kind++, all++) {
                held +=
                    index[kind]->ci95.low <= wanted[kind] && wanted[kind] <= index[kind]->ci95.high;
            }
        }
        ovt_sobol_free(&indices);
    }
    /* 360 intervals: four standard errors of a share of 0.95 are 0.046. */
    assert_in_range(held, (int) (all * 0.904), all);
}

static void
more_inputs_than_the_sequence_has_dimensions_are_drawn_independently(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 30, .base = 64, .seed = 4};
    ovt_error err = {0};
    size_t count = ovt_sobol_count(&screen);
    double *points = ovt_allocate(count, screen.inputs * sizeof *points), sum = 0;
    assert_non_null(points);
    assert_int_equal(ovt_sobol_points(&screen, points, &err), OVT_OK);
    for (size_t i = 0; i < count * screen.inputs; i++) {
        assert_true(points[i] >= 0 && points[i] < 1);
    }
    for (size_t i = 0; i < 2 * screen.base * screen.inputs; i++) {
        sum += points[i];
    }
    /* 3,840 uniform numbers: four standard errors of their mean are 0.019. */
    assert_near(sum / (double) (2 * screen.base * screen.inputs), 0.5, 0.019);
    ovt_free(points);
}

static double
constant(const double *point)
{
    (void) point;
    return 42;
}

static void
without_variance_there_are_no_indices(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 2, .base = 16, .seed = 5};
    ovt_sobol indices;
    analyse(&indices, &screen, constant, 0);
    assert_near(indices.variance, 0, 0);
    assert_true(isnan(indices.first[0].value));
    assert_false(indices.total[1].distinguishable);
    ovt_sobol_free(&indices);
}

static double
nowhere(const double *point)
{
    return point[0] < 2 ? NAN : 0;
}

static void
outcomes_that_do_not_exist_are_left_out(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 2, .base = 16, .seed = 5};
    ovt_sobol indices;
    analyse(&indices, &screen, nowhere, 0);
    assert_int_equal(indices.used, 0);
    assert_true(isnan(indices.variance));
    ovt_sobol_free(&indices);
}

/* Inputs 0 and 1 act alone (4 and -2), 2 and 3 only together, 4 not at all. */
static double
mixed(const double *point)
{
    return 4 * point[0] - 2 * point[1] + 3 * (point[2] - 0.5) * (point[3] - 0.5);
}

static void
effects_of(ovt_effects *effects, const ovt_screen *screen, function f, double noise)
{
    ovt_error err = {0};
    ovt_outcomes outcomes;
    size_t count = ovt_morris_count(screen);
    double *points = ovt_allocate(count, screen->inputs * sizeof *points);
    assert_non_null(points);
    assert_int_equal(ovt_morris_points(screen, points, &err), OVT_OK);
    for (size_t i = 0; i < count * screen->inputs; i++) {
        assert_true(points[i] >= -1e-12 && points[i] <= 1 + 1e-12);
    }
    evaluate(&outcomes, points, count, screen->inputs, f, noise, screen->seed);
    assert_int_equal(ovt_morris_effects(effects, screen, points, &outcomes, &err), OVT_OK);
    discard(&outcomes);
    ovt_free(points);
}

static void
elementary_effects_of_a_known_function_are_exact(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 5, .base = 100, .seed = 6};
    ovt_effects effects[5];
    effects_of(effects, &screen, mixed, 0);
    assert_near(effects[0].mean, 4, 1e-9);
    assert_near(effects[0].mu_star.value, 4, 1e-9);
    assert_near(effects[0].sigma, 0, 1e-6);
    assert_near(effects[1].mean, -2, 1e-9);
    assert_near(effects[1].mu_star.value, 2, 1e-9);
    assert_true(effects[2].mu_star.distinguishable && effects[2].sigma > 0.5);
    assert_near(effects[4].mu_star.value, 0, 1e-9);
    assert_false(effects[4].mu_star.distinguishable);
}

static void
an_effect_below_the_noise_is_not_distinguishable(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 5, .base = 200, .seed = 7};
    ovt_effects effects[5];
    effects_of(effects, &screen, mixed, 0.5);
    /* Noise of an effect: two points, two halves averaged, over a step of 2/3. */
    assert_near(effects[4].noise, 0.5 * 1.5, 0.15);
    assert_false(effects[4].mu_star.distinguishable);
    assert_true(effects[0].mu_star.distinguishable);
    assert_near(effects[0].mean, 4, 0.22);
    assert_near(effects[0].sigma, 0, 0.4);
}

static void
every_failed_allocation_is_an_error(void **state)
{
    (void) state;
    ovt_screen screen = {.inputs = 2, .base = 8, .seed = 8};
    size_t count = ovt_sobol_count(&screen);
    double points[64], values[32];
    assert_true(count * screen.inputs <= 64);
    for (long n = 0;; n++) {
        ovt_error err = {0};
        ovt_sobol indices = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_sobol_points(&screen, points, &err);
        for (size_t i = 0; i < count; i++) {
            values[i] = points[2 * i] + 2 * points[2 * i + 1];
        }
        if (status == OVT_OK) {
            status = ovt_sobol_init(&indices, &screen, &(ovt_outcomes){{values, values}}, &err);
        }
        bool failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        ovt_sobol_free(&indices);
        if (!failed) {
            assert_int_equal(status, OVT_OK);
            assert_true(n > 5);
            break;
        }
        assert_int_equal(status, OVT_MEMORY);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ishigami_has_its_analytic_indices),
        cmocka_unit_test(noise_of_the_simulation_does_not_move_the_indices),
        cmocka_unit_test(the_g_function_has_its_analytic_indices),
        cmocka_unit_test(intervals_hold_the_analytic_indices_at_least_as_often_as_they_say),
        cmocka_unit_test(more_inputs_than_the_sequence_has_dimensions_are_drawn_independently),
        cmocka_unit_test(without_variance_there_are_no_indices),
        cmocka_unit_test(outcomes_that_do_not_exist_are_left_out),
        cmocka_unit_test(elementary_effects_of_a_known_function_are_exact),
        cmocka_unit_test(an_effect_below_the_noise_is_not_distinguishable),
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
