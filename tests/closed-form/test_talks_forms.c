// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"
#include "testing_talks.h"

#include "overture/bargain/strategy.h"

static void
set_pie(testing_world *world)
{
    testing_world_init(world);
    testing_add_issue(world, "pie");
    testing_set_talks(world, OVT_PROTOCOL_ALTERNATING);
}

/* Target of a time-dependent side, from the formula. */
static double
target(const ovt_party *party, double beta, double day)
{
    double t = fmin(1, day / party->patience_days);
    double conceded = party->curve == OVT_CURVE_EXPONENTIAL
                          ? exp(pow(1 - t, beta) * log(party->k))
                          : party->k + (1 - party->k) * pow(t, 1 / beta);
    return party->reservation + (1 - party->reservation) * (1 - conceded);
}

static void
time_dependent_sides_agree_in_the_round_that_their_targets_cross(void **state)
{
    (void) state;
    static const struct {
        double beta[OVT_PARTIES], reservation[OVT_PARTIES], patience[OVT_PARTIES], k;
        ovt_curve curve;
    } rows[] = {
        {{1, 1}, {0, 0}, {30, 30}, 0, OVT_CURVE_POLYNOMIAL},
        {{0.2, 5}, {0, 0}, {30, 30}, 0, OVT_CURVE_POLYNOMIAL},
        {{0.5, 0.3}, {0.2, 0.4}, {40, 25}, 0.1, OVT_CURVE_POLYNOMIAL},
        {{1, 2}, {0.1, 0.1}, {20, 60}, 0.05, OVT_CURVE_EXPONENTIAL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        set_pie(&world);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            ovt_party *party = testing_set_party(&world, side, OVT_STRATEGY_TIME);
            party->beta = rows[i].beta[side];
            party->reservation = rows[i].reservation[side];
            party->patience_days = rows[i].patience[side];
            party->k = rows[i].k;
            party->curve = (int) rows[i].curve;
        }
        int day = 0;
        const ovt_party *party = world.scenario.party;
        while (1 - target(&party[day % 2], rows[i].beta[day % 2], day) <
               target(&party[1 - day % 2], rows[i].beta[1 - day % 2], day + 1) - 1e-9) {
            day++;
        }
        ovt_talks_result result = testing_talk(&world, 0, NULL);
        assert_true(result.agreed);
        assert_near(result.day, day, 1e-12);
        assert_int_equal(result.rounds, day + 1);
        assert_int_equal(result.rejections, day);
        assert_near(
            result.utility[day % 2], target(&party[day % 2], rows[i].beta[day % 2], day), 1e-9);
    }
}

static double
agreed_share(const testing_world *world, uint64_t replications)
{
    ovt_talks_room *room;
    ovt_error err = {0};
    uint64_t agreed = 0;
    assert_int_equal(ovt_talks_new(&room, &world->scenario, 1, &err), OVT_OK);
    for (uint64_t i = 0; i < replications; i++) {
        ovt_talks_result result = {0};
        ovt_talks_begin(room, &world->scenario, i);
        ovt_talks_run(room, 0, 0, NULL, &result);
        agreed += result.agreed;
        assert_true(result.agreed || result.why == OVT_DOOR_CLOSED);
    }
    ovt_talks_delete(room);
    return (double) agreed / (double) replications;
}

/* Within 4.5 standard errors of 40,000 histories. */
static void
assert_share(const testing_world *world, double expected)
{
    enum { COUNT = 40000 };
    double error = sqrt(expected * (1 - expected) / COUNT);
    assert_near(agreed_share(world, COUNT), expected, 4.5 * error);
}

static void
a_door_open_until_the_agreement_lets_it_through(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world);
    /* Two linear sides, 30 days patient, agree on day 15. */
    static const double rates[] = {0.01, 0.05, 0.2};
    for (size_t i = 0; i < 3; i++) {
        world.scenario.talks.door_rate = rates[i];
        world.scenario.talks.door_growth = 0;
        assert_share(&world, exp(-rates[i] * 15));
    }
    world.scenario.talks.door_rate = 0.005;
    world.scenario.talks.door_growth = 0.2;
    double hazard = 0;
    for (int day = 0; day < 15; day++) {
        hazard += 0.005 * pow(1.2, day + 1);
    }
    assert_share(&world, exp(-hazard));
}

static double
is_deal(const ovt_outcome *outcome)
{
    return outcome->deal_reached;
}

static void
rounds_with_chance_in_them_keep_their_mean(void **state)
{
    (void) state;
    /* An impatient holder takes the third text, two gamma delays after the first; the door is open
     * then with the product of their Laplace transforms (1 + k m c^2)^(-1/c^2). */
    static const double cvs[] = {0.5, 1, 2};
    for (size_t i = 0; i < 3; i++) {
        testing_world world;
        set_pie(&world);
        testing_set_party(&world, OVT_SEEKER, OVT_STRATEGY_MICRO);
        testing_set_party(&world, OVT_HOLDER, OVT_STRATEGY_MICRO);
        world.issues[0].grid = 2;
        world.scenario.talks.round_days = 5;
        world.scenario.talks.round_cv = cvs[i];
        world.scenario.talks.door_rate = 0.05;
        ovt_talks_result result = testing_talk(&world, 0, NULL);
        assert_true(result.rounds <= 3);
        world.scenario.talks.door_rate = 0;
        assert_int_equal(testing_talk(&world, 0, NULL).rounds, 3);
        world.scenario.talks.door_rate = 0.05;
        world.scenario.clock.horizon_days = 3650;
        double square = cvs[i] * cvs[i];
        double open = pow(1 + 0.05 * 5 * square, -2 / square);
        assert_share(&world, open);
        testing_histories histories = testing_histories_play(&world, 1, 20000);
        assert_mean(&histories, is_deal, open);
        testing_histories_free(&histories);
    }
}

/* Three issues that the sides weigh in opposite order. */
static void
set_three(testing_world *world, double a, double b, double c)
{
    testing_world_init(world);
    const double weights[] = {a, b, c};
    for (size_t i = 0; i < 3; i++) {
        ovt_issue *issue = testing_add_issue(world, i == 0 ? "a" : i == 1 ? "b" : "c");
        issue->grid = 20;
        issue->interest[OVT_SEEKER].weight = weights[i];
        issue->interest[OVT_HOLDER].weight = weights[2 - i];
    }
    testing_set_talks(world, OVT_PROTOCOL_ALTERNATING);
}

/* The largest product of gains on the grid, by trying all. */
static double
best_product(const testing_world *world)
{
    double best = 0;
    const ovt_party *party = world->scenario.party;
    ovt_package package;
    for (int i = 0; i < 21 * 21 * 21; i++) {
        package.position[0] = i % 21 / 20.0;
        package.position[1] = i / 21 % 21 / 20.0;
        package.position[2] = i / 441 / 20.0;
        double gain[OVT_PARTIES];
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            gain[side] =
                ovt_package_utility(&world->scenario, side, &package) - party[side].reservation;
        }
        if (gain[0] > 0 && gain[1] > 0) {
            best = fmax(best, gain[0] * gain[1]);
        }
    }
    return best;
}

static void
zeuthens_sides_and_a_knowing_mediator_find_the_nash_solution(void **state)
{
    (void) state;
    static const double rows[][5] = {
        {3, 2, 1, 0, 0}, {5, 1, 1, 0.2, 0.1}, {1, 1, 1, 0.3, 0.3}, {4, 1, 2, 0, 0.4}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        set_three(&world, rows[i][0], rows[i][1], rows[i][2]);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            testing_set_party(&world, side, OVT_STRATEGY_ZEUTHEN)->reservation = rows[i][3 + side];
        }
        testing_set_mediator(&world, 1, OVT_SOLUTION_NASH);
        double best = best_product(&world);
        for (int protocol = OVT_PROTOCOL_ALTERNATING; protocol <= OVT_PROTOCOL_MEDIATED;
             protocol++) {
            world.scenario.talks.protocol = protocol;
            if (protocol == OVT_PROTOCOL_MEDIATED) {
                world.mediators[0].leverage[OVT_SEEKER] = world.mediators[0].leverage[OVT_HOLDER] =
                    1;
            }
            ovt_talks_result result = testing_talk(&world, 0, NULL);
            assert_true(result.agreed);
            double product = (result.utility[0] - rows[i][3]) * (result.utility[1] - rows[i][4]);
            /* A step of the largest weight moves either gain by 1/20 of its share. */
            double step = fmax(rows[i][0], fmax(rows[i][1], rows[i][2])) /
                          (rows[i][0] + rows[i][1] + rows[i][2]) / 20;
            assert_true(product > best - step * step - 2e-3);
            assert_true(product < best + 1e-9 || protocol == OVT_PROTOCOL_ALTERNATING);
        }
    }
}

static void
an_ultimatum_worth_more_than_no_agreement_is_taken(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world);
    world.scenario.talks.protocol = OVT_PROTOCOL_ULTIMATUM;
    world.scenario.offer.proposer = "seeker";
    world.issues[0].position = 0.25;
    for (int i = 0; i <= 10; i++) {
        world.scenario.party[OVT_HOLDER].reservation = i / 20.0;
        ovt_talks_result result = testing_talk(&world, 0, NULL);
        assert_int_equal(result.agreed, i / 20.0 <= 0.25);
        assert_int_equal(result.rounds, 1);
        assert_int_equal(result.tactical_rejections, 0);
        assert_int_equal(result.first_rejection_tactical, result.agreed ? -1 : 0);
    }
}

static void
talks_revive_at_their_rate(void **state)
{
    (void) state;
    /* Hardliners never agree; the door closes on day 10 for sure, then talks revive once or not
     * before day 100. */
    testing_world world;
    set_pie(&world);
    testing_set_party(&world, OVT_SEEKER, OVT_STRATEGY_HARDLINER);
    testing_set_party(&world, OVT_HOLDER, OVT_STRATEGY_HARDLINER);
    world.scenario.talks.deadline_day = 10;
    world.scenario.talks.revival_rate = 0.01;
    enum { COUNT = 20000 };
    size_t open = 0;
    for (uint64_t i = 0; i < COUNT; i++) {
        ovt_talks_result result = testing_talk(&world, i, NULL);
        assert_false(result.agreed);
        assert_int_equal(result.breakdowns, 1);
        assert_true(result.why == OVT_DEADLINE || result.why == OVT_NO_AGREEMENT_HORIZON);
        open += result.why == OVT_NO_AGREEMENT_HORIZON;
    }
    double expected = 1 - exp(-0.01 * 90);
    assert_near((double) open / COUNT, expected, 4.5 * sqrt(expected * (1 - expected) / COUNT));
}

static void
a_deal_that_ran_out_comes_again_at_its_rate(void **state)
{
    (void) state;
    /* Ten days of truce from day 0, then the next ones once the parties come together again: the
     * second deal is completed when that is before day 80. */
    testing_world world;
    testing_world_init(&world);
    testing_add_release(&world, testing_add_phase(&world, 10), 0, 6, 1);
    world.categories[0].death_rate = 0.01;
    world.categories[0].held = 10;
    world.scenario.talks.revival_rate = 0.02;
    world.scenario.talks.max_agreements = 2;
    testing_histories histories = testing_histories_play(&world, 1, 20000);
    assert_mean(&histories, testing_phases, 2 - exp(-0.02 * 80));
    double again = 0;
    for (size_t i = 0; i < histories.count; i++) {
        const ovt_outcome *outcome = testing_histories_at(&histories, i);
        assert_near(outcome->agreement_day, 0, 0);
        assert_int_equal(outcome->ending == OVT_IN_PROGRESS || outcome->ending == OVT_EXPIRED, 1);
        /* The later deal promises no more than are still held, so that nothing falls short but
         * those who have died. */
        assert_true(outcome->shortfall <= outcome->captives.died_in_captivity);
        again += outcome->truce_days > 10 + 1e-9;
    }
    double expected = 1 - exp(-0.02 * 90);
    assert_near(again / 20000, expected, 4.5 * sqrt(expected * (1 - expected) / 20000));
    testing_histories_free(&histories);
    world.scenario.talks.max_agreements = 1;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->phases_completed, 1);
    assert_near(outcome->truce_days, 10, 1e-12);
    testing_play_end();
}

static double
is_settled(const ovt_outcome *outcome)
{
    return outcome->settled;
}

static void
a_gate_after_the_last_phase_decides_whether_the_truce_goes_on(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    ovt_gate *gate = &testing_add_phase(&world, 30)->gate;
    *gate = (ovt_gate){.mode = OVT_GATE_PROBABILITY, .probability = 0.3};
    testing_histories histories = testing_histories_play(&world, 1, 20000);
    assert_mean(&histories, is_settled, 0.3);
    testing_histories_free(&histories);
    *gate = (ovt_gate){.mode = OVT_GATE_TALKS, .rate = 0.05, .from_day = 10};
    histories = testing_histories_play(&world, 1, 20000);
    assert_mean(&histories, is_settled, 1 - exp(-0.05 * 20));
    for (size_t i = 0; i < histories.count; i++) {
        const ovt_outcome *outcome = testing_histories_at(&histories, i);
        assert_int_equal(outcome->ending, outcome->settled ? OVT_SETTLED : OVT_EXPIRED);
    }
    testing_histories_free(&histories);
    gate->rate = 0;
    assert_int_equal(testing_play(&world, 1, 0)->ending, OVT_EXPIRED);
    *gate = (ovt_gate){.mode = OVT_GATE_AUTOMATIC};
    assert_int_equal(testing_play(&world, 1, 0)->ending, OVT_EXPIRED);
    world.phases[0].permanent = true;
    assert_int_equal(testing_play(&world, 1, 0)->ending, OVT_SETTLED);
    *gate = (ovt_gate){.mode = OVT_GATE_PROBABILITY, .probability = 0};
    assert_int_equal(testing_play(&world, 1, 0)->ending, OVT_SETTLED);
    testing_play_end();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_dependent_sides_agree_in_the_round_that_their_targets_cross),
        cmocka_unit_test(a_door_open_until_the_agreement_lets_it_through),
        cmocka_unit_test(rounds_with_chance_in_them_keep_their_mean),
        cmocka_unit_test(zeuthens_sides_and_a_knowing_mediator_find_the_nash_solution),
        cmocka_unit_test(an_ultimatum_worth_more_than_no_agreement_is_taken),
        cmocka_unit_test(talks_revive_at_their_rate),
        cmocka_unit_test(a_deal_that_ran_out_comes_again_at_its_rate),
        cmocka_unit_test(a_gate_after_the_last_phase_decides_whether_the_truce_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
