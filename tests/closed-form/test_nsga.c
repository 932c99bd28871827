// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <string.h>

#include "overture/base/memory.h"
#include "overture/study/nsga.h"

enum { SIZE = 60, GENERATIONS = 150, MOST_INPUTS = 10 };

typedef void (*problem)(const double *point, double *goals);

/* Zitzler, Deb and Thiele's first problem with ten inputs: on the front g2 = 1 - sqrt(g1), where
 * all inputs but the first are 0. */
static void
convex(const double *x, double *goals)
{
    double g = 1;
    for (int i = 1; i < MOST_INPUTS; i++) {
        g += x[i];
    }
    goals[0] = x[0];
    goals[1] = g * (1 - sqrt(x[0] / g));
}

/* Their second: g2 = 1 - g1 * g1, which no weighted sum can find. */
static void
concave(const double *x, double *goals)
{
    double g = 1;
    for (int i = 1; i < MOST_INPUTS; i++) {
        g += x[i];
    }
    goals[0] = x[0];
    goals[1] = g * (1 - pow(x[0] / g, 2));
}

static ovt_nsga *
evolve(problem f, const ovt_nsga_plan *plan)
{
    ovt_nsga *self;
    ovt_error err = {0};
    static double points[SIZE * MOST_INPUTS], goals[SIZE * 2];
    assert_int_equal(ovt_nsga_new(&self, plan, &err), OVT_OK);
    for (int generation = 0; generation < GENERATIONS; generation++) {
        ovt_nsga_ask(self, points);
        for (size_t i = 0; i < plan->size; i++) {
            for (size_t j = 0; j < plan->inputs; j++) {
                double x = points[i * plan->inputs + j];
                assert_true(x >= 0 && x <= 1);
            }
            f(points + i * plan->inputs, goals + i * plan->goals);
        }
        ovt_nsga_tell(self, goals);
    }
    return self;
}

static void
check_front(problem f, double (*front)(double goal))
{
    ovt_nsga_plan plan = {.inputs = MOST_INPUTS, .goals = 2, .size = SIZE, .seed = 1};
    ovt_nsga *self = evolve(f, &plan);
    const double *points, *goals;
    double distance = 0, low = 1, high = 0;
    size_t count = ovt_nsga_front(self, &points, &goals);
    assert_in_range(count, SIZE / 2, SIZE);
    for (size_t i = 0; i < count; i++) {
        distance += (goals[2 * i + 1] - front(goals[2 * i])) / (double) count;
        low = fmin(low, goals[2 * i]);
        high = fmax(high, goals[2 * i]);
        for (size_t j = 0; j < count; j++) {
            assert_false(ovt_goals_beat(goals + 2 * j, goals + 2 * i, 2));
        }
    }
    assert_near(distance, 0, 0.05);
    assert_true(low < 0.05 && high > 0.9);
    ovt_nsga_delete(self);
}

static double
convex_front(double goal)
{
    return 1 - sqrt(goal);
}

static double
concave_front(double goal)
{
    return 1 - goal * goal;
}

static void
the_front_of_known_problems_is_found_from_end_to_end(void **state)
{
    (void) state;
    check_front(convex, convex_front);
    check_front(concave, concave_front);
}

/* One goal: the least sum of squares. */
static void
bowl(const double *x, double *goals)
{
    goals[0] = pow(x[0] - 0.3, 2) + pow(x[1] - 0.7, 2);
}

static void
a_single_goal_is_brought_to_its_least(void **state)
{
    (void) state;
    ovt_nsga_plan plan = {.inputs = 2, .goals = 1, .size = 40, .seed = 2};
    ovt_nsga *self = evolve(bowl, &plan);
    const double *points, *goals;
    assert_in_range(ovt_nsga_front(self, &points, &goals), 1, 40);
    assert_near(points[0], 0.3, 0.01);
    assert_near(points[1], 0.7, 0.01);
    ovt_nsga_delete(self);
}

static void
bowl_with_a_hole(const double *x, double *goals)
{
    bowl(x, goals);
    if (x[0] < 0.5) {
        goals[0] = NAN;
    }
}

static void
points_without_an_outcome_are_never_on_the_front(void **state)
{
    (void) state;
    ovt_nsga_plan plan = {.inputs = 2, .goals = 1, .size = 40, .seed = 3};
    ovt_nsga *self = evolve(bowl_with_a_hole, &plan);
    const double *points, *goals;
    size_t count = ovt_nsga_front(self, &points, &goals);
    assert_in_range(count, 1, 40);
    for (size_t i = 0; i < count; i++) {
        assert_true(points[2 * i] >= 0.5 && isfinite(goals[i]));
    }
    assert_near(points[0], 0.5, 0.01);
    ovt_nsga_delete(self);
}

static void
the_same_seed_finds_the_same_points(void **state)
{
    (void) state;
    ovt_nsga_plan plan = {.inputs = MOST_INPUTS, .goals = 2, .size = SIZE, .seed = 4};
    ovt_nsga *runs[2];
    const double *points[2], *goals[2];
    size_t counts[2];
    for (int i = 0; i < 2; i++) {
        runs[i] = evolve(convex, &plan);
        counts[i] = ovt_nsga_front(runs[i], &points[i], &goals[i]);
    }
    assert_int_equal(counts[0], counts[1]);
    assert_memory_equal(points[0], points[1], counts[0] * MOST_INPUTS * sizeof(double));
    ovt_nsga_delete(runs[0]);
    ovt_nsga_delete(runs[1]);
}

static void
one_row_beats_another_only_where_it_is_nowhere_worse(void **state)
{
    (void) state;
    const double a[] = {1, 2}, b[] = {1, 3}, c[] = {0, 3}, none[] = {NAN, 0};
    assert_true(ovt_goals_beat(a, b, 2));
    assert_false(ovt_goals_beat(b, a, 2));
    assert_false(ovt_goals_beat(a, a, 2));
    assert_false(ovt_goals_beat(a, c, 2));
    assert_true(ovt_goals_beat(c, b, 2));
    assert_true(ovt_goals_beat(a, none, 2));
    assert_false(ovt_goals_beat(none, a, 2));
}

static void
without_memory_there_is_an_error(void **state)
{
    (void) state;
    ovt_nsga_plan plan = {.inputs = 2, .goals = 2, .size = 4, .seed = 5};
    for (long n = 0; n < 9; n++) {
        ovt_nsga *self = NULL;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        assert_int_equal(ovt_nsga_new(&self, &plan, &err), OVT_MEMORY);
        ovt_memory_fail_at(-1);
        assert_null(self);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_front_of_known_problems_is_found_from_end_to_end),
        cmocka_unit_test(a_single_goal_is_brought_to_its_least),
        cmocka_unit_test(points_without_an_outcome_are_never_on_the_front),
        cmocka_unit_test(the_same_seed_finds_the_same_points),
        cmocka_unit_test(one_row_beats_another_only_where_it_is_nowhere_worse),
        cmocka_unit_test(without_memory_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
