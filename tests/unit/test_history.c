// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"

#include "overture/base/random.h"
#include "overture/engine/history.h"

static void
a_promise_without_hazards_is_kept_to_the_person(void **state)
{
    (void) state;
    static const struct {
        int every, first;
    } schedules[] = {{0, 42}, {7, 7}, {1, 1}, {5, 2}, {42, 0}, {11, 30}};
    for (size_t i = 0; i < sizeof schedules / sizeof schedules[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].held = 40;
        ovt_phase *phase = testing_add_phase(&world, 42);
        ovt_release *release = testing_add_release(&world, phase, 0, 40, 12.5);
        release->every = schedules[i].every;
        release->first = schedules[i].first;
        phase->aid_per_day = 100;
        const ovt_outcome *outcome = testing_play(&world, 1, i);
        assert_int_equal(outcome->captives.returned_alive, 40);
        assert_int_equal(outcome->prisoners_released, 500);
        assert_int_equal(outcome->ending, OVT_EXPIRED);
        assert_int_equal(outcome->completed, 1);
        assert_int_equal(outcome->phases_completed, 1);
        assert_near(outcome->agreement_day, 0, 0);
        assert_near(outcome->truce_days, 42, 0);
        assert_near(outcome->hostility_days, 58, 0);
        assert_near(outcome->aid_delivered, 4200, 0);
        assert_near(outcome->prisoners_per_captive, 12.5, 0);
    }
    testing_play_end();
}

static void
counts_are_spread_over_the_days_earlier_ones_first(void **state)
{
    (void) state;
    /* Eleven over days 3, 6, 9 and 12: three, three, three and two. */
    static const int returned[] = {0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 11, 11};
    for (int horizon = 1; horizon < 14; horizon++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].held = 11;
        world.scenario.clock.horizon_days = horizon;
        ovt_phase *phase = testing_add_phase(&world, 20);
        ovt_release *release = testing_add_release(&world, phase, 0, 11, 1);
        for (int day = 3; day <= 12; day += 3) {
            testing_add_day(&world, release, day);
        }
        const ovt_outcome *outcome = testing_play(&world, 1, 0);
        assert_int_equal(outcome->captives.returned_alive, returned[horizon]);
        assert_int_equal(outcome->prisoners_released, returned[horizon]);
        assert_int_equal(outcome->ending, OVT_IN_PROGRESS);
        assert_near(outcome->truce_days, horizon, 0);
    }
    testing_play_end();
}

static void
nine_captives_for_a_ninth_of_110_each_are_110(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    ovt_phase *phase = testing_add_phase(&world, 42);
    ovt_release *release = testing_add_release(&world, phase, 0, 9, 110.0 / 9);
    release->every = 5;
    release->first = 1;
    assert_int_equal(testing_play(&world, 1, 0)->prisoners_released, 110);
    testing_play_end();
}

static void
no_more_prisoners_are_released_than_there_are(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.classes[0].pool = 100;
    testing_add_class(&world, "life", 50);
    ovt_phase *phase = testing_add_phase(&world, 42);
    ovt_release *release = testing_add_release(&world, phase, 0, 10, NAN);
    testing_add_exchange(&world, release, 0, 7);
    testing_add_exchange(&world, release, 1, 3);
    testing_add_lump(&world, phase, 0, 70, 42);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->prisoners_released, 130);
    const int32_t *released =
        (const int32_t *) (const void *) ((const char *) outcome +
                                          ovt_outcome_class_offset(&world.scenario, 0));
    assert_int_equal(released[0], 100);
    assert_int_equal(released[1], 30);
    testing_play_end();
}

static void
lumps_come_on_their_day_whatever_was_delivered(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].confirmed_dead = 10;
    ovt_phase *phase = testing_add_phase(&world, 42);
    testing_add_release(&world, phase, 0, 10, 30);
    testing_add_lump(&world, phase, 0, 47, 10);
    testing_add_lump(&world, phase, 0, 41, 20);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->prisoners_released, 88);
    assert_int_equal(outcome->captives.returned_alive, 0);
    assert_int_equal(outcome->shortfall, 10);
    assert_true(isnan(outcome->prisoners_per_captive));
    testing_play_end();
}

static void
there_is_no_deal_without_a_signing_before_the_horizon(void **state)
{
    (void) state;
    for (int variant = 0; variant < 3; variant++) {
        testing_world world;
        testing_world_init(&world);
        testing_add_release(&world, testing_add_phase(&world, 42), 0, 10, 1);
        world.scenario.talks.signed_day = variant == 0 ? 100 : 0;
        if (variant > 0) {
            world.scenario.talks.protocol = OVT_PROTOCOL_NONE;
            world.scenario.talks.ceasefire = variant == 2;
        }
        const ovt_outcome *outcome = testing_play(&world, 1, 0);
        assert_int_equal(outcome->ending, OVT_NO_AGREEMENT_HORIZON);
        assert_int_equal(outcome->deal_reached, 0);
        assert_true(isnan(outcome->agreement_day));
        assert_near(outcome->hostility_days, variant == 2 ? 0 : 100, 0);
        assert_near(outcome->truce_days, variant == 2 ? 100 : 0, 0);
        assert_int_equal(outcome->captives.still_held_alive, 10);
    }
    testing_play_end();
}

static void
what_falls_on_the_horizon_still_happens(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    testing_add_release(&world, testing_add_phase(&world, 42), 0, 10, 1);
    world.scenario.talks.signed_day = 58;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.returned_alive, 10);
    assert_int_equal(outcome->ending, OVT_EXPIRED);
    assert_near(outcome->truce_days, 42, 0);
    testing_play_end();
}

/* The truce of November 2023: four days with 50 captives, one more day for each ten. */
static void
november_world(testing_world *world)
{
    testing_world_init(world);
    world->scenario.clock.horizon_days = 8;
    world->categories[0].held = 80;
    testing_add_category(world, "foreign", 24);
    testing_add_category(world, "dual", 1);
    ovt_phase *phase = testing_add_phase(world, 4);
    phase->gate = (ovt_gate){.mode = OVT_GATE_TALKS, .extend_captives = 10, .extend_max_days = 6};
    ovt_release *release = testing_add_release(world, phase, 0, 50, 3);
    release->every = 1;
    release->first = 1;
    release = testing_add_release(world, phase, 1, 24, 0);
    release->every = 1;
    release->first = 1;
    testing_add_release(world, phase, 2, 1, NAN)->first = 3;
}

static void
november_2023_closes_at_105_for_240_after_seven_days(void **state)
{
    (void) state;
    testing_world world;
    november_world(&world);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.returned_alive, 105);
    assert_int_equal(outcome->prisoners_released, 240);
    assert_near(outcome->truce_days, 7, 0);
    assert_near(outcome->hostility_days, 1, 0);
    assert_int_equal(outcome->ending, OVT_EXPIRED);
    testing_play_end();
}

static void
an_extension_ends_with_its_days_or_when_too_few_are_left(void **state)
{
    (void) state;
    testing_world world;
    november_world(&world);
    world.phases[0].gate.extend_max_days = 2;
    assert_near(testing_play(&world, 1, 0)->truce_days, 6, 0);
    world.phases[0].gate.extend_max_days = 6;
    world.categories[0].held = 79;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_near(outcome->truce_days, 6, 0);
    assert_int_equal(outcome->captives.still_held_alive, 9);
    world.phases[0].gate.extend_captives = 0;
    assert_near(testing_play(&world, 1, 0)->truce_days, 4, 0);
    world.phases[0].gate.mode = OVT_GATE_AUTOMATIC;
    world.phases[0].gate.extend_captives = 10;
    assert_near(testing_play(&world, 1, 0)->truce_days, 4, 0);
    testing_play_end();
}

static void
a_permanent_truce_settles(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].death_rate = 0.5;
    testing_add_phase(&world, 20)->permanent = true;
    world.phases[0].gate = (ovt_gate){.mode = OVT_GATE_PROBABILITY, .probability = 0};
    testing_add_phase(&world, 20);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->ending, OVT_SETTLED);
    assert_int_equal(outcome->settled, 1);
    assert_int_equal(outcome->completed, 0);
    assert_int_equal(outcome->phases_completed, 1);
    assert_near(outcome->truce_days, 100, 0);
    assert_int_equal(outcome->captives.died_in_captivity, 0);
    world.phases[0].gate.probability = 1;
    outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->ending, OVT_SETTLED);
    assert_int_equal(outcome->completed, 1);
    world.phases[0].permanent = false;
    world.phases[0].gate.probability = 0;
    assert_int_equal(testing_play(&world, 1, 0)->ending, OVT_GATE_FAILED_AFTER_PHASE);
    testing_play_end();
}

static void
substitutes_stand_in_at_their_own_exchange(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].confirmed_dead = 7;
    testing_add_category(&world, "second", 2);
    testing_add_category(&world, "third", 9);
    ovt_phase *phase = testing_add_phase(&world, 42);
    ovt_release *release = testing_add_release(&world, phase, 0, 8, 10);
    testing_add_substitute(&world, release, 1, 20);
    testing_add_substitute(&world, release, 2, NAN);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->by_category[0].returned_alive, 3);
    assert_int_equal(outcome->by_category[1].returned_alive, 2);
    assert_int_equal(outcome->by_category[2].returned_alive, 3);
    assert_int_equal(outcome->prisoners_released, 3 * 10 + 2 * 20 + 3 * 10);
    assert_int_equal(outcome->shortfall, 0);
    testing_play_end();
}

static void
remains_may_count_as_a_part_of_a_captive(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].confirmed_dead = 4;
    ovt_phase *phase = testing_add_phase(&world, 42);
    ovt_release *release = testing_add_release(&world, phase, 0, 9, 10);
    release->remains_count_as = 0.5;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.returned_alive, 6);
    assert_int_equal(outcome->captives.returned_remains, 3);
    assert_int_equal(outcome->captives.still_held_remains, 1);
    assert_int_equal(outcome->prisoners_released, 6 * 10 + 3 * 5);
    release->remains_count_as = 0;
    outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.returned_remains, 0);
    assert_int_equal(outcome->shortfall, 3);
    testing_play_end();
}

static void
remains_are_released_as_promised(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].confirmed_dead = 4;
    world.scenario.implementation.locate_probability = 0.01;
    ovt_phase *phase = testing_add_phase(&world, 42);
    ovt_release *release = testing_add_release(&world, phase, 0, 5, 5);
    release->kind = OVT_REMAINS;
    release->every = 14;
    release->first = 14;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.returned_remains, 4);
    assert_int_equal(outcome->shortfall, 1);
    assert_int_equal(outcome->prisoners_released, 20);
    assert_int_equal(outcome->captives.still_held_alive, 6);
    testing_play_end();
}

static void
a_pause_longer_than_it_may_be_ends_the_deal_when_it_is(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    testing_add_phase(&world, 42);
    world.scenario.implementation.violation_rate = 0.5;
    world.scenario.implementation.pause_days = 1e9;
    world.scenario.implementation.max_pause_days = 5;
    world.scenario.talks.signed_day = 10;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->ending, OVT_COLLAPSED_IN_PHASE);
    assert_int_equal(outcome->violations, 1);
    assert_near(outcome->pause_days, 5, 1e-9);
    assert_near(outcome->hostility_days, 95 - outcome->truce_days, 1e-9);
    world.scenario.implementation.max_pause_days = 200;
    outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->ending, OVT_IN_PROGRESS);
    assert_near(outcome->hostility_days, 10, 1e-9);
    assert_near(outcome->pause_days, 90 - outcome->truce_days, 1e-9);
    testing_play_end();
}

static void
terms_come_into_force_on_their_day(void **state)
{
    (void) state;
    static const struct {
        double horizon, withdrawal, civilian_return, aid;
    } rows[] = {
        {10, 0, 0.1, 1000},
        {20, 0.3, 0.2, 2000},
        {40, 0.3, 0.4, 4000},
        {41, 0.3, 0.4 + 0.6 / 20, 4000},
        {54, 0.3, 0.4 + 0.6 * 14 / 20, 4000},
        {55, 0.8, 0.4 + 0.6 * 15 / 20, 4000},
        {90, 0.8, 1, 4000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.scenario.clock.horizon_days = rows[i].horizon;
        ovt_phase *phase = testing_add_phase(&world, 40);
        phase->withdrawal = 0.3;
        phase->withdrawal_day = 20;
        phase->civilian_return = 0.4;
        phase->aid_per_day = 100;
        phase = testing_add_phase(&world, 20);
        phase->withdrawal = 0.8;
        phase->withdrawal_day = 15;
        phase->civilian_return = 1;
        const ovt_outcome *outcome = testing_play(&world, 1, 0);
        assert_near(outcome->withdrawal, rows[i].withdrawal, 0);
        assert_near(outcome->civilian_return, rows[i].civilian_return, 1e-12);
        assert_near(outcome->aid_delivered, rows[i].aid, 1e-9);
    }
    testing_play_end();
}

static void
an_absurd_hazard_still_comes_to_an_end(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    testing_add_phase(&world, 42);
    world.scenario.implementation.violation_rate = 100;
    world.scenario.implementation.violation_shape = 20;
    world.scenario.implementation.temptation = 1000;
    testing_add_bind(&world, testing_add_issue(&world, "a"), OVT_DELIVERED_BY_PHASE, 0, 0);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->completed, 1);
    assert_true(outcome->violations >= 100000);
    testing_play_end();
}

static void
incentives_follow_what_is_still_to_come(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    ovt_phase *phase = testing_add_phase(&world, 4);
    phase->withdrawal_day = 3;
    ovt_release *release = testing_add_release(&world, phase, 0, 10, 3);
    release->every = 2;
    release->first = 2;
    testing_add_lump(&world, phase, 0, 5, 1);
    testing_add_phase(&world, 4)->permanent = true;
    static const ovt_delivery deliveries[] = {OVT_DELIVERED_BY_RELEASE, OVT_DELIVERED_BY_LUMP,
        OVT_DELIVERED_BY_PHASE, OVT_DELIVERED_BY_WITHDRAWAL, OVT_DELIVERED_BY_PERMANENCE,
        OVT_DELIVERED_BY_TRUCE, OVT_DELIVERED_AT_SIGNING};
    static const double to_come[][9] = {
        {1, 1, 0.5, 0.5, 0, 0, 0, 0, 0},
        {1, 0, 0, 0, 0, 0, 0, 0, 0},
        {1, 0.75, 0.5, 0.25, 0, 0, 0, 0, 0},
        {1, 1, 1, 0, 0, 0, 0, 0, 0},
        {1, 1, 1, 1, 1, 1, 1, 1, 0},
        {1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0},
        {0, 0, 0, 0, 0, 0, 0, 0, 0},
    };
    ovt_issue *issue = testing_add_issue(&world, "a");
    for (size_t i = 0; i < 7; i++) {
        issue->bind_count = 0;
        size_t where = deliveries[i] == OVT_DELIVERED_BY_PERMANENCE;
        testing_add_bind(&world, issue, deliveries[i], where, 0);
        ovt_incentive *rows;
        size_t count;
        assert_int_equal(ovt_incentives_run(&rows, &count, &world.scenario, NULL), OVT_OK);
        assert_int_equal(count, 9);
        for (size_t day = 0; day < count; day++) {
            assert_near(rows[day].day, (double) day, 0);
            assert_near(rows[day].incentive[OVT_HOLDER], to_come[i][day], 1e-12);
            assert_near(rows[day].incentive[OVT_SEEKER], -to_come[i][day], 1e-12);
        }
        ovt_free(rows);
    }
}

static double
agreement_day(const ovt_outcome *outcome)
{
    return outcome->agreement_day;
}

static void
inputs_are_drawn_anew_in_every_history(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].held = 60;
    ovt_phase *phase = testing_add_phase(&world, 30);
    ovt_release *release = testing_add_release(&world, phase, 0, 20, 2);
    release->every = 7;
    release->first = 7;
    testing_add_input(&world, "talks.signed_day", &world.scenario.talks.signed_day, false, 10, 50);
    testing_add_input(&world, "offer.phases[0].days", &phase->days, true, 5, 35);
    testing_add_input(&world, "offer.phases[0].releases[0].count", &release->count, true, 10, 40);
    testing_add_input(&world, "offer.phases[0].releases[0].ratio", &release->ratio, false, 1, 3);
    testing_add_input(&world, "captives[0].held", &world.categories[0].held, true, 50, 100);
    testing_histories histories = testing_histories_play(&world, 77, 20000);
    assert_mean(&histories, agreement_day, 30);
    assert_mean(&histories, testing_truce_days, 20);
    assert_mean(&histories, testing_returned, 25);
    assert_mean(&histories, testing_held_alive, 50);
    for (size_t i = 0; i < histories.count; i++) {
        const ovt_outcome *outcome = testing_histories_at(&histories, i);
        assert_int_equal(outcome->completed, 1);
        assert_true(outcome->captives.returned_alive >= 10);
        assert_true(outcome->prisoners_released <= 3 * outcome->captives.returned_alive);
    }
    testing_histories_free(&histories);
}

static void
a_history_survives_every_failed_allocation(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    testing_add_release(&world, testing_add_phase(&world, 30), 0, 10, 2);
    testing_add_input(&world, "talks.signed_day", &world.scenario.talks.signed_day, false, 10, 50);
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_history *history;
        ovt_incentive *rows;
        size_t count;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_history_new(&history, &world.scenario, 1, &err);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        assert_int_equal(history == NULL, failed);
        ovt_history_delete(history);
        ovt_memory_fail_at(n);
        status = ovt_incentives_run(&rows, &count, &world.scenario, &err);
        assert_int_equal(status, ovt_memory_has_failed() ? OVT_MEMORY : OVT_OK);
        ovt_memory_fail_at(-1);
        ovt_free(rows);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_promise_without_hazards_is_kept_to_the_person),
        cmocka_unit_test(counts_are_spread_over_the_days_earlier_ones_first),
        cmocka_unit_test(nine_captives_for_a_ninth_of_110_each_are_110),
        cmocka_unit_test(no_more_prisoners_are_released_than_there_are),
        cmocka_unit_test(lumps_come_on_their_day_whatever_was_delivered),
        cmocka_unit_test(there_is_no_deal_without_a_signing_before_the_horizon),
        cmocka_unit_test(what_falls_on_the_horizon_still_happens),
        cmocka_unit_test(november_2023_closes_at_105_for_240_after_seven_days),
        cmocka_unit_test(an_extension_ends_with_its_days_or_when_too_few_are_left),
        cmocka_unit_test(a_permanent_truce_settles),
        cmocka_unit_test(substitutes_stand_in_at_their_own_exchange),
        cmocka_unit_test(remains_may_count_as_a_part_of_a_captive),
        cmocka_unit_test(remains_are_released_as_promised),
        cmocka_unit_test(a_pause_longer_than_it_may_be_ends_the_deal_when_it_is),
        cmocka_unit_test(terms_come_into_force_on_their_day),
        cmocka_unit_test(an_absurd_hazard_still_comes_to_an_end),
        cmocka_unit_test(incentives_follow_what_is_still_to_come),
        cmocka_unit_test(inputs_are_drawn_anew_in_every_history),
        cmocka_unit_test(a_history_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
