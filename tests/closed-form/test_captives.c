// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"

enum { HISTORIES = 20000, HELD = 10 };

static double
recovered(const ovt_outcome *outcome)
{
    return outcome->captives.recovered;
}

static double
held_remains(const ovt_outcome *outcome)
{
    return outcome->captives.still_held_remains;
}

static void
without_a_deal_death_and_rescue_compete(void **state)
{
    (void) state;
    static const struct {
        double death, rescue, rescue_death, horizon;
    } rows[] = {
        {0.001, 0.002, 0, 100},
        {0.01, 0.005, 0, 100},
        {0.02, 0.01, 0.005, 30},
        {0.05, 0.001, 0.002, 365},
        {0.0, 0.004, 0.004, 200},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].death_rate = rows[i].death;
        world.categories[0].rescue_rate = rows[i].rescue;
        world.categories[0].rescue_death_rate = rows[i].rescue_death;
        world.scenario.clock.horizon_days = rows[i].horizon;
        testing_histories histories = testing_histories_play(&world, 11 + i, HISTORIES);
        double deaths = rows[i].death + rows[i].rescue_death, all = deaths + rows[i].rescue;
        double gone = 1 - exp(-all * rows[i].horizon);
        assert_mean(&histories, testing_died, HELD * gone * deaths / all);
        assert_mean(&histories, testing_rescued, HELD * gone * rows[i].rescue / all);
        if (gone < 0.9999) {
            assert_mean(&histories, testing_held_alive, HELD * (1 - gone));
        }
        testing_histories_free(&histories);
    }
}

static void
some_may_be_dead_at_the_start(void **state)
{
    (void) state;
    static const double alive[] = {0.1, 0.5, 0.8, 0.97};
    for (size_t i = 0; i < sizeof alive / sizeof alive[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].confirmed_dead = 3;
        world.categories[0].alive_probability = alive[i];
        testing_histories histories = testing_histories_play(&world, 21 + i, HISTORIES);
        assert_mean(&histories, testing_held_alive, (HELD - 3) * alive[i]);
        assert_mean(&histories, held_remains, 3 + (HELD - 3) * (1 - alive[i]));
        assert_near(testing_mean_of(&histories, testing_died).mean, 0, 0);
        testing_histories_free(&histories);
    }
}

static void
nobody_is_alive_where_nobody_can_be(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].alive_probability = 0;
    world.categories[0].death_rate = 0.1;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.still_held_remains, HELD);
    assert_int_equal(outcome->captives.died_in_captivity, 0);
    testing_play_end();
}

static void
each_part_of_a_history_has_its_own_death_rate(void **state)
{
    (void) state;
    static const struct {
        double hostile, halted, signed_day;
        int days;
        bool ceasefire;
    } rows[] = {
        {0.01, 0.002, 20, 30, false},
        {0.01, 0.002, 20, 30, true},
        {0.003, 0.03, 0, 60, false},
        {0.02, 0, 35.5, 42, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].death_rate = rows[i].hostile;
        world.categories[0].truce_death_rate = rows[i].halted;
        world.scenario.talks.signed_day = rows[i].signed_day;
        world.scenario.talks.ceasefire = rows[i].ceasefire;
        testing_add_phase(&world, rows[i].days);
        double halted = rows[i].days + (rows[i].ceasefire ? rows[i].signed_day : 0);
        double hazard = rows[i].halted * halted + rows[i].hostile * (100 - halted);
        testing_histories histories = testing_histories_play(&world, 31 + i, HISTORIES);
        assert_mean(&histories, testing_held_alive, HELD * exp(-hazard));
        assert_near(testing_mean_of(&histories, testing_truce_days).mean, halted, 1e-9);
        testing_histories_free(&histories);
    }
}

static void
remains_are_found_from_the_death_on(void **state)
{
    (void) state;
    static const struct {
        double death, recovery;
    } rows[] = {{0.01, 0.003}, {0.002, 0.02}, {0.05, 0.01}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].confirmed_dead = 4;
        world.categories[0].death_rate = rows[i].death;
        world.categories[0].recovery_rate = rows[i].recovery;
        testing_histories histories = testing_histories_play(&world, 41 + i, HISTORIES);
        double a = rows[i].death, b = rows[i].recovery, t = 100;
        double later = (1 - exp(-a * t)) - a * (exp(-b * t) - exp(-a * t)) / (a - b);
        double expected = 4 * (1 - exp(-b * t)) + (HELD - 4) * later;
        assert_mean(&histories, recovered, expected);
        testing_histories_free(&histories);
    }
}

static void
remains_that_were_found_before_cannot_be_handed_over(void **state)
{
    (void) state;
    static const double recovery[] = {0.005, 0.03};
    for (size_t i = 0; i < 2; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].confirmed_dead = HELD;
        world.categories[0].recovery_rate = recovery[i];
        world.scenario.talks.signed_day = 40;
        ovt_phase *phase = testing_add_phase(&world, 20);
        testing_add_release(&world, phase, 0, 4, 1)->kind = OVT_REMAINS;
        testing_histories histories = testing_histories_play(&world, 51 + i, HISTORIES);
        /* Ten found with chance p by day 40, at most four of the others handed over; those not
         * handed over are searched for 40 days more. */
        double p = 1 - exp(-40 * recovery[i]), expected = 0, chance = pow(1 - p, HELD);
        for (int found = 0; found <= HELD; found++) {
            int left = HELD - found > 4 ? HELD - found - 4 : 0;
            expected += chance * (found + left * p);
            chance *= (double) (HELD - found) / (found + 1) * p / (1 - p);
        }
        assert_mean(&histories, recovered, expected);
        testing_histories_free(&histories);
    }
}

static void
captives_who_cannot_be_located_are_not_released(void **state)
{
    (void) state;
    static const double locate[] = {0.05, 0.5, 0.9};
    for (size_t i = 0; i < sizeof locate / sizeof locate[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        ovt_phase *phase = testing_add_phase(&world, 42);
        ovt_release *release = testing_add_release(&world, phase, 0, 8, 3);
        release->first = 10;
        release->every = 10;
        world.scenario.implementation.locate_probability = 0.3;
        release->locate_probability = locate[i];
        testing_histories histories = testing_histories_play(&world, 61 + i, HISTORIES);
        assert_mean(&histories, testing_returned, 8 * locate[i]);
        assert_mean(&histories, testing_prisoners, 24 * locate[i]);
        testing_histories_free(&histories);
    }
}

static double centre;

static double
squared_deviation(const ovt_outcome *outcome)
{
    double deviation = outcome->captives.returned_alive - centre;
    return deviation * deviation;
}

static void
those_located_are_binomial_however_many_are_asked(void **state)
{
    (void) state;
    static const struct {
        int count;
        double locate;
    } rows[] = {{8, 0.3}, {60, 0.95}, {3000, 0.4}, {3000, 0.7}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].held = rows[i].count;
        world.scenario.implementation.locate_probability = rows[i].locate;
        testing_add_release(&world, testing_add_phase(&world, 42), 0, rows[i].count, 0);
        testing_histories histories = testing_histories_play(&world, 65 + i, HISTORIES);
        centre = rows[i].count * rows[i].locate;
        assert_mean(&histories, testing_returned, centre);
        assert_mean(&histories, squared_deviation, centre * (1 - rows[i].locate));
        testing_histories_free(&histories);
    }
}

static void
those_who_die_before_a_release_day_are_missing_on_it(void **state)
{
    (void) state;
    static const double rates[] = {0.002, 0.02};
    for (size_t i = 0; i < 2; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].truce_death_rate = rates[i];
        ovt_phase *phase = testing_add_phase(&world, 40);
        testing_add_release(&world, phase, 0, HELD, 1)->first = 25;
        testing_histories histories = testing_histories_play(&world, 71 + i, HISTORIES);
        assert_mean(&histories, testing_returned, HELD * exp(-25 * rates[i]));
        assert_mean(&histories, testing_died, HELD * (1 - exp(-25 * rates[i])));
        testing_histories_free(&histories);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_deal_death_and_rescue_compete),
        cmocka_unit_test(some_may_be_dead_at_the_start),
        cmocka_unit_test(nobody_is_alive_where_nobody_can_be),
        cmocka_unit_test(each_part_of_a_history_has_its_own_death_rate),
        cmocka_unit_test(remains_are_found_from_the_death_on),
        cmocka_unit_test(remains_that_were_found_before_cannot_be_handed_over),
        cmocka_unit_test(captives_who_cannot_be_located_are_not_released),
        cmocka_unit_test(those_located_are_binomial_however_many_are_asked),
        cmocka_unit_test(those_who_die_before_a_release_day_are_missing_on_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
