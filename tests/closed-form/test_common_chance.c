// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"

enum { HISTORIES = 20000 };

/* A deal in which everything can happen. */
static void
eventful_world(testing_world *world)
{
    testing_world_init(world);
    world->scenario.clock.horizon_days = 180;
    world->categories[0].held = 40;
    testing_add_category(world, "others", 60)->confirmed_dead = 20;
    for (size_t i = 0; i < 2; i++) {
        world->categories[i].alive_probability = 0.9;
        world->categories[i].death_rate = 0.003;
        world->categories[i].truce_death_rate = 0.0005;
        world->categories[i].recovery_rate = 0.002;
    }
    world->scenario.talks.signed_day = 20;
    world->scenario.implementation = (ovt_implementation){
        .violation_rate = 0.06,
        .violation_shape = 1,
        .collapse_probability = 0.3,
        .pause_days = 1.5,
        .max_pause_days = 8,
        .delay_probability = 0.2,
        .delay_days = 2,
        .locate_probability = 0.97,
        .dispute_probability = 0.3,
    };
    for (size_t i = 0; i < 3; i++) {
        ovt_phase *phase = testing_add_phase(world, 42);
        phase->gate = (ovt_gate){.mode = OVT_GATE_PROBABILITY, .probability = 0.8};
        ovt_release *release = testing_add_release(world, phase, i > 0, i > 0 ? 10 : 30, 12.5);
        release->every = 7;
        release->first = 7;
    }
}

/* Means and variances of one number in two scenarios and of its difference in each history. */
typedef struct {
    double variance[2];
    double of_difference;
    double largest_difference; /* without its sign */
} comparison;

static comparison
compare(const testing_histories *a, const testing_histories *b, testing_number number)
{
    comparison result = {0};
    double mean[3] = {0}, squares[3] = {0};
    for (size_t i = 0; i < a->count; i++) {
        double x = number(testing_histories_at(a, i)), y = number(testing_histories_at(b, i));
        const double values[3] = {x, y, x - y};
        for (size_t j = 0; j < 3; j++) {
            double step = values[j] - mean[j];
            mean[j] += step / (double) (i + 1);
            squares[j] += step * (values[j] - mean[j]);
        }
        result.largest_difference = fmax(result.largest_difference, fabs(x - y));
    }
    result.variance[0] = squares[0] / (double) (a->count - 1);
    result.variance[1] = squares[1] / (double) (a->count - 1);
    result.of_difference = squares[2] / (double) (a->count - 1);
    return result;
}

/* How many times smaller the variance of the difference is than with independent draws. */
static double
gain(const testing_histories *a, const testing_histories *b, testing_number number)
{
    comparison found = compare(a, b, number);
    return (found.variance[0] + found.variance[1]) / found.of_difference;
}

static void
the_same_scenario_twice_differs_in_nothing(void **state)
{
    (void) state;
    testing_world a, b;
    eventful_world(&a);
    eventful_world(&b);
    testing_histories first = testing_histories_play(&a, 5, 2000);
    testing_histories second = testing_histories_play(&b, 5, 2000);
    assert_memory_equal(first.rows, second.rows, first.count * first.stride);
    testing_histories_free(&second);
    second = testing_histories_play(&b, 6, 2000);
    assert_memory_not_equal(first.rows, second.rows, first.count * first.stride);
    testing_histories_free(&first);
    testing_histories_free(&second);
}

/* The eventful world twice, to be changed by the caller; without disputes, through which a death
 * may end a truce. */
static void
undisputed_pair(testing_world *a, testing_world *b)
{
    eventful_world(a);
    eventful_world(b);
    a->scenario.implementation.dispute_probability = 0;
    b->scenario.implementation.dispute_probability = 0;
}

static void
fewer_violations_give_a_sharp_difference(void **state)
{
    (void) state;
    testing_world a, b;
    undisputed_pair(&a, &b);
    b.scenario.implementation.violation_rate = 0.05;
    testing_histories first = testing_histories_play(&a, 7, HISTORIES);
    testing_histories second = testing_histories_play(&b, 7, HISTORIES);
    assert_true(gain(&first, &second, testing_returned) >= 30);
    assert_true(gain(&first, &second, testing_died) >= 30);
    assert_true(gain(&first, &second, testing_truce_days) >= 30);
    testing_histories_free(&first);
    testing_histories_free(&second);
}

static void
fewer_deaths_give_a_sharp_difference_and_touch_nothing_else(void **state)
{
    (void) state;
    testing_world a, b;
    undisputed_pair(&a, &b);
    for (int i = 0; i < 2; i++) {
        b.categories[i].death_rate *= 0.8;
        b.categories[i].truce_death_rate *= 0.8;
    }
    testing_histories first = testing_histories_play(&a, 8, HISTORIES);
    testing_histories second = testing_histories_play(&b, 8, HISTORIES);
    assert_true(gain(&first, &second, testing_returned) >= 30);
    /* Here the difference is mostly the deaths avoided themselves, whose own chance no common
     * numbers can take away. */
    assert_true(gain(&first, &second, testing_died) >= 20);
    assert_near(compare(&first, &second, testing_truce_days).largest_difference, 0, 0);
    assert_near(compare(&first, &second, testing_violations).largest_difference, 0, 0);
    assert_near(compare(&first, &second, testing_phases).largest_difference, 0, 0);
    testing_histories_free(&first);
    testing_histories_free(&second);
}

static void
no_change_to_the_prisoners_moves_a_captive(void **state)
{
    (void) state;
    testing_world a, b;
    eventful_world(&a);
    eventful_world(&b);
    for (int i = 0; i < 3; i++) {
        b.releases[i][0].ratio = 20;
    }
    testing_histories first = testing_histories_play(&a, 9, 5000);
    testing_histories second = testing_histories_play(&b, 9, 5000);
    for (size_t i = 0; i < first.count; i++) {
        const ovt_outcome *x = testing_histories_at(&first, i),
                          *y = testing_histories_at(&second, i);
        assert_memory_equal(&x->captives, &y->captives, sizeof x->captives);
        assert_near(x->truce_days, y->truce_days, 0);
        assert_true(x->prisoners_released <= y->prisoners_released);
    }
    testing_histories_free(&first);
    testing_histories_free(&second);
}

/* Whether the second scenario has no more of something in any history, and less in one. */
static void
assert_never_more(const testing_world *a, const testing_world *b, testing_number number)
{
    testing_histories first = testing_histories_play(a, 10, 5000);
    testing_histories second = testing_histories_play(b, 10, 5000);
    size_t fewer = 0;
    for (size_t i = 0; i < first.count; i++) {
        double x = number(testing_histories_at(&first, i));
        double y = number(testing_histories_at(&second, i));
        assert_true(y <= x);
        fewer += y < x;
    }
    assert_true(fewer > 0);
    testing_histories_free(&first);
    testing_histories_free(&second);
}

static void
a_lower_death_rate_never_makes_more_die(void **state)
{
    (void) state;
    for (int halved = 0; halved < 2; halved++) {
        testing_world a, b;
        undisputed_pair(&a, &b);
        for (int i = 0; i < 2; i++) {
            b.categories[i].death_rate *= halved ? 0.5 : 0.95;
            b.categories[i].truce_death_rate *= halved ? 0.5 : 0.95;
        }
        assert_never_more(&a, &b, testing_died);
    }
}

static void
a_lower_death_rate_never_makes_more_die_beside_rescues(void **state)
{
    (void) state;
    testing_world a, b;
    eventful_world(&a);
    eventful_world(&b);
    a.scenario.talks.protocol = b.scenario.talks.protocol = OVT_PROTOCOL_NONE;
    for (int i = 0; i < 2; i++) {
        a.categories[i].rescue_rate = b.categories[i].rescue_rate = 0.002;
        a.categories[i].rescue_death_rate = b.categories[i].rescue_death_rate = 0.001;
        b.categories[i].death_rate *= 0.7;
    }
    assert_never_more(&a, &b, testing_died);
}

static void
a_lower_violation_rate_or_a_guarantee_never_shortens_a_truce(void **state)
{
    (void) state;
    testing_world a, b;
    undisputed_pair(&a, &b);
    b.scenario.implementation.violation_rate *= 0.8;
    assert_never_more(&b, &a, testing_phases);
    undisputed_pair(&a, &b);
    testing_add_mediator(&b, 0.3);
    assert_never_more(&b, &a, testing_phases);
}

static void
categories_keep_their_chance_wherever_they_stand(void **state)
{
    (void) state;
    testing_world a, b;
    testing_world_init(&a);
    testing_world_init(&b);
    a.categories[0].death_rate = b.categories[0].death_rate = 0.01;
    testing_add_category(&a, "others", 30)->death_rate = 0.01;
    ovt_category first = b.categories[0];
    b.categories[0] = *testing_add_category(&b, "others", 30);
    b.categories[0].death_rate = 0.01;
    b.categories[1] = first;
    for (uint64_t i = 0; i < 50; i++) {
        int died[2];
        const ovt_outcome *outcome = testing_play(&a, 3, i);
        died[0] = outcome->by_category[0].died_in_captivity;
        died[1] = outcome->by_category[1].died_in_captivity;
        outcome = testing_play(&b, 3, i);
        assert_int_equal(outcome->by_category[1].died_in_captivity, died[0]);
        assert_int_equal(outcome->by_category[0].died_in_captivity, died[1]);
    }
    testing_play_end();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_scenario_twice_differs_in_nothing),
        cmocka_unit_test(fewer_violations_give_a_sharp_difference),
        cmocka_unit_test(fewer_deaths_give_a_sharp_difference_and_touch_nothing_else),
        cmocka_unit_test(no_change_to_the_prisoners_moves_a_captive),
        cmocka_unit_test(a_lower_death_rate_never_makes_more_die),
        cmocka_unit_test(a_lower_death_rate_never_makes_more_die_beside_rescues),
        cmocka_unit_test(a_lower_violation_rate_or_a_guarantee_never_shortens_a_truce),
        cmocka_unit_test(categories_keep_their_chance_wherever_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
