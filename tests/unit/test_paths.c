// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/paths.h"

#include "overture/base/memory.h"
#include "testing.h"
#include "testing_history.h"

enum { HISTORIES = 200, SEED = 7 };

/* Deaths, rescues, remains found and handed over, people who cannot be located and those who stand
 * in for them: every way in which somebody's state changes. */
static void
set_world(testing_world *world)
{
    testing_world_init(world);
    ovt_category *first = &world->categories[0];
    first->held = 40;
    first->confirmed_dead = 4;
    first->alive_probability = 0.8;
    first->death_rate = 0.002;
    first->truce_death_rate = 0.0005;
    first->rescue_rate = 0.001;
    first->rescue_death_rate = 0.0005;
    first->recovery_rate = 0.003;
    ovt_category *second = testing_add_category(world, "others", 10);
    second->alive_probability = 0.9;
    ovt_phase *phase = testing_add_phase(world, 42);
    ovt_release *release = testing_add_release(world, phase, 0, 20, 3);
    release->every = 7;
    release->first = 7;
    release->locate_probability = 0.7;
    testing_add_substitute(world, release, 1, 2);
    ovt_release *remains = testing_add_release(world, phase, 0, 5, 1);
    remains->kind = OVT_REMAINS;
    world->scenario.talks.signed_day = 20;
    world->scenario.implementation.violation_rate = 0.01;
    world->scenario.implementation.collapse_probability = 0.5;
    world->scenario.implementation.pause_days = 3;
    world->scenario.implementation.delay_probability = 0.3;
    world->scenario.implementation.delay_days = 4;
}

static void
everybody_is_in_one_state_on_every_day(void **state)
{
    (void) state;
    testing_world world;
    ovt_paths paths = {0};
    set_world(&world);
    assert_int_equal(ovt_paths_run(&paths, &world.scenario, SEED, HISTORIES, NULL), OVT_OK);
    assert_int_equal(paths.count, 101);
    assert_near(paths.people, 50, 1e-9);
    for (size_t i = 0; i < paths.count; i++) {
        const ovt_path_day *day = &paths.days[i];
        double sum = 0;
        for (int j = 0; j < OVT_FATE_COUNT; j++) {
            assert_true(day->fate[j] >= 0);
            sum += day->fate[j];
        }
        assert_near(sum, paths.people, 1e-9);
        assert_true(day->home <= day->fate[OVT_FATE_DIED] + day->fate[OVT_FATE_DEAD_BEFORE] + 1e-9);
    }
    ovt_paths_free(&paths);
}

static void
the_last_day_is_that_of_the_outcomes(void **state)
{
    (void) state;
    testing_world world;
    ovt_paths paths = {0};
    ovt_tally sum = {0};
    set_world(&world);
    assert_int_equal(ovt_paths_run(&paths, &world.scenario, SEED, HISTORIES, NULL), OVT_OK);
    testing_histories histories = testing_histories_play(&world, SEED, HISTORIES);
    for (size_t i = 0; i < HISTORIES; i++) {
        const ovt_tally *captives = &testing_histories_at(&histories, i)->captives;
        sum.returned_alive += captives->returned_alive;
        sum.rescued += captives->rescued;
        sum.died_in_captivity += captives->died_in_captivity;
        sum.still_held_alive += captives->still_held_alive;
        sum.returned_remains += captives->returned_remains;
        sum.recovered += captives->recovered;
    }
    const ovt_path_day *last = &paths.days[paths.count - 1];
    assert_true(sum.rescued > 0 && sum.recovered > 0 && sum.returned_remains > 0);
    assert_near(last->day, 100, 0);
    assert_near(last->fate[OVT_FATE_RETURNED], sum.returned_alive / (double) HISTORIES, 1e-9);
    assert_near(last->fate[OVT_FATE_RESCUED], sum.rescued / (double) HISTORIES, 1e-9);
    assert_near(last->fate[OVT_FATE_DIED], sum.died_in_captivity / (double) HISTORIES, 1e-9);
    assert_near(last->fate[OVT_FATE_HELD], sum.still_held_alive / (double) HISTORIES, 1e-9);
    assert_near(last->home, (sum.returned_remains + sum.recovered) / (double) HISTORIES, 1e-9);
    testing_histories_free(&histories);
    ovt_paths_free(&paths);
}

static void
ends_of_captivity_only_add_up_and_bands_lie_within_each_other(void **state)
{
    (void) state;
    testing_world world;
    ovt_paths paths = {0};
    set_world(&world);
    assert_int_equal(ovt_paths_run(&paths, &world.scenario, SEED, HISTORIES, NULL), OVT_OK);
    for (size_t i = 0; i < paths.count; i++) {
        const ovt_path_day *day = &paths.days[i];
        for (int j = 1; j < OVT_HELD_COUNT; j++) {
            assert_true(day->held[j - 1] <= day->held[j]);
        }
        for (int j = OVT_FATE_RETURNED; i > 0 && j <= OVT_FATE_DIED; j++) {
            assert_true(day->fate[j] >= paths.days[i - 1].fate[j]);
        }
        assert_near(day->fate[OVT_FATE_DEAD_BEFORE], paths.days[0].fate[OVT_FATE_DEAD_BEFORE], 0);
    }
    assert_near(paths.days[0].held[OVT_HELD_P50], 50, 0);
    ovt_paths_free(&paths);
}

static void
long_horizons_take_larger_steps(void **state)
{
    (void) state;
    testing_world world;
    ovt_paths paths = {0};
    testing_world_init(&world);
    world.scenario.clock.horizon_days = 1000.5;
    assert_int_equal(ovt_paths_run(&paths, &world.scenario, SEED, 1, NULL), OVT_OK);
    assert_near(paths.days[1].day, 9, 0);
    assert_near(paths.days[paths.count - 1].day, 1000.5, 0);
    assert_near(paths.days[paths.count - 2].day, 999, 0);
    ovt_paths_free(&paths);
}

static void
without_memory_it_says_so(void **state)
{
    (void) state;
    testing_world world;
    set_world(&world);
    for (long i = 0;; i++) {
        ovt_paths paths = {0};
        ovt_error err = {0};
        ovt_memory_fail_at(i);
        ovt_status status = ovt_paths_run(&paths, &world.scenario, SEED, 1, &err);
        bool failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        ovt_paths_free(&paths);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        if (!failed) {
            assert_true(i > 2);
            return;
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_is_in_one_state_on_every_day),
        cmocka_unit_test(the_last_day_is_that_of_the_outcomes),
        cmocka_unit_test(ends_of_captivity_only_add_up_and_bands_lie_within_each_other),
        cmocka_unit_test(long_horizons_take_larger_steps),
        cmocka_unit_test(without_memory_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
