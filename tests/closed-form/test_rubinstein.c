// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_talks.h"

/* One pie: the seeker's utility is 1 - s, the holder's s. */
static void
set_pie(testing_world *world)
{
    testing_world_init(world);
    testing_add_issue(world, "pie");
    testing_set_talks(world, OVT_PROTOCOL_ALTERNATING);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        testing_set_party(world, side, OVT_STRATEGY_EQUILIBRIUM);
    }
}

static double
share_of_first(testing_world *world, ovt_side first)
{
    world->scenario.talks.first = (int) first;
    ovt_talks_result result = testing_talk(world, 0, NULL);
    assert_true(result.agreed);
    assert_int_equal(result.rounds, 1);
    assert_near(result.day, 0, 0);
    assert_near(result.utility[OVT_SEEKER] + result.utility[OVT_HOLDER], 1, 1e-12);
    return result.utility[first];
}

static void
the_first_to_offer_gets_rubinsteins_share_at_once(void **state)
{
    (void) state;
    static const double rows[][3] = {{0.9, 0.9, 0.526315789474}, {0.9, 0.8, 0.714285714286},
        {0.8, 0.9, 0.357142857143}, {0.99, 0.99, 0.502512562814}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        set_pie(&world);
        for (ovt_side first = 0; first < OVT_PARTIES; first++) {
            world.scenario.party[first].discount_rate = -log(rows[i][0]);
            world.scenario.party[1 - first].discount_rate = -log(rows[i][1]);
            assert_near(share_of_first(&world, first), rows[i][2], 1e-9);
        }
    }
}

static void
a_risk_of_breakdown_does_as_impatience_does(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world);
    world.scenario.talks.door_rate = -log(0.9);
    assert_near(share_of_first(&world, OVT_SEEKER), 0.526315789474, 1e-9);
    world.scenario.party[OVT_SEEKER].reservation = 0.2;
    world.scenario.party[OVT_HOLDER].reservation = 0.1;
    assert_near(share_of_first(&world, OVT_SEEKER), 0.568421052632, 1e-9);
}

static void
as_the_risk_between_offers_vanishes_the_nash_solution_remains(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world);
    world.scenario.party[OVT_SEEKER].reservation = 0.2;
    world.scenario.party[OVT_HOLDER].reservation = 0.1;
    world.scenario.talks.door_rate = 1;
    double error = 1;
    for (double days = 0.1; days > 1e-6; days /= 10) {
        world.scenario.talks.round_days = days;
        double now = fabs(share_of_first(&world, OVT_SEEKER) - 0.55);
        assert_true(now < error);
        error = now;
    }
    assert_near(error, 0, 1e-5);
    /* Where waiting costs nothing at all the limit is taken. */
    world.scenario.talks.door_rate = 0;
    assert_near(share_of_first(&world, OVT_SEEKER), 0.55, 1e-5);
}

static void
a_bent_frontier_has_its_nash_solution_too(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world);
    world.issues[0].grid = 1000;
    world.issues[0].interest[OVT_HOLDER].shape = 0.5;
    /* (1 - s) s^(1/2) is largest at s = 1/3. */
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        world.scenario.party[side].discount_rate = 1e-4;
    }
    ovt_talks_result result = testing_talk(&world, 0, NULL);
    assert_near(result.utility[OVT_SEEKER], 2 / 3.0, 2e-3);
}

static void
no_one_is_held_below_what_no_agreement_is_worth(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        world.scenario.party[side].discount_rate = -log(0.9);
    }
    /* An outside option binds only where it is worth more than the share without it. */
    static const double rows[][2] = {{0.4, 0.526315789474}, {0.5, 0.5}, {0.6, 0.4}};
    for (size_t i = 0; i < 3; i++) {
        world.scenario.party[OVT_HOLDER].reservation = rows[i][0];
        assert_near(share_of_first(&world, OVT_SEEKER), rows[i][1], 1e-9);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_to_offer_gets_rubinsteins_share_at_once),
        cmocka_unit_test(a_risk_of_breakdown_does_as_impatience_does),
        cmocka_unit_test(as_the_risk_between_offers_vanishes_the_nash_solution_remains),
        cmocka_unit_test(a_bent_frontier_has_its_nash_solution_too),
        cmocka_unit_test(no_one_is_held_below_what_no_agreement_is_worth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
