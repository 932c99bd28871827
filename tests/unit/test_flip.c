// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/study/flip.h"
#include "testing_scenario.h"

/* Ten captives who die at rate m while hostilities run. The first offer brings 8 of them home at
 * once, the second all who are alive on day 50: 10 e^(-50 m) on average. They are equal at
 * m = ln(10/8) / 50 = 0.004463. */
enum { EARLY, LATE, OFFERS };
static const double RATE = 0.003;
static const double TURN = 0.0044629;

static testing_world worlds[OFFERS];
static const ovt_scenario *const offers[OFFERS] = {&worlds[EARLY].scenario, &worlds[LATE].scenario};
static ovt_assumption ledger[] = {
    {.path = "captives.captives.death_rate",
        .value = "0.003",
        .unit = "per person and day",
        .ground = OVT_ASSUMPTION},
    {.path = "implementation.violation_rate",
        .value = "0",
        .unit = "per day",
        .ground = OVT_ASSUMPTION},
    {.path = "captives.captives.held", .value = "10", .unit = "people", .ground = OVT_FACT},
};

static int
make_offers(void **state)
{
    (void) state;
    for (int i = 0; i < OFFERS; i++) {
        testing_world *world = &worlds[i];
        testing_world_init(world);
        world->categories[0].death_rate = RATE;
        ovt_phase *phase = testing_add_phase(world, 10);
        testing_add_release(world, phase, 0, i == EARLY ? 8 : 10, 1);
        world->scenario.talks.signed_day = i == EARLY ? 0 : 50;
        world->scenario.ledger = ledger;
        world->scenario.ledger_count = sizeof ledger / sizeof *ledger;
    }
    return 0;
}

static void
run(ovt_results *results)
{
    ovt_run_plan plan = {.seed = 4, .replications = 2000, .threads = 2};
    assert_int_equal(ovt_results_run(results, offers, OFFERS, &plan, NULL), OVT_OK);
}

/* The mean of 1,024 histories has a standard error of 0.035 people, and 370 people for each unit of
 * the rate: 0.0001. */
static void
the_rate_at_which_waiting_no_longer_pays_is_found(void **state)
{
    (void) state;
    ovt_results results = {0};
    ovt_flips flips;
    run(&results);
    size_t column = ovt_results_column(&results, "returned_alive");
    assert_int_equal(ovt_flips_find(&flips, &results, column, 1, 2, NULL), OVT_OK);
    assert_int_equal(flips.leader, LATE);
    assert_int_equal(flips.second, EARLY);
    assert_true(flips.clear);
    assert_near(flips.lead, 10 * exp(-50 * RATE) - 8, 0.16);
    assert_int_equal(flips.count, 1);
    assert_string_equal(flips.flips[0].path, "captives.captives.death_rate");
    assert_true(flips.flips[0].flips);
    assert_near(flips.flips[0].low, RATE / 2, 1e-12);
    assert_near(flips.flips[0].high, RATE * 2, 1e-12);
    assert_near(flips.flips[0].flip, TURN, 0.00045);
    ovt_flips_free(&flips);
    ovt_results_free(&results);
}

/* Far from the turn nothing flips, and the least lead is that at the upper end. */
static void
a_range_without_a_turn_says_what_lead_is_left(void **state)
{
    (void) state;
    ovt_results results = {0};
    ovt_flips flips;
    for (int i = 0; i < OFFERS; i++) {
        worlds[i].categories[0].death_rate = 0.001;
    }
    run(&results);
    size_t column = ovt_results_column(&results, "returned_alive");
    assert_int_equal(ovt_flips_find(&flips, &results, column, 1, 1, NULL), OVT_OK);
    assert_true(flips.clear);
    assert_false(flips.flips[0].flips);
    assert_near(flips.flips[0].flip, 0.002, 1e-12);
    assert_near(flips.flips[0].least_lead, 10 * exp(-50 * 0.002) - 8, 0.16);
    ovt_flips_free(&flips);
    ovt_results_free(&results);
}

static void
between_two_alike_there_is_no_verdict_to_change(void **state)
{
    (void) state;
    ovt_results results = {0};
    ovt_flips flips;
    worlds[LATE].scenario.talks.signed_day = 0;
    worlds[LATE].phases[0].releases[0].count = 8;
    run(&results);
    size_t column = ovt_results_column(&results, "returned_alive");
    assert_int_equal(ovt_flips_find(&flips, &results, column, 1, 2, NULL), OVT_OK);
    assert_false(flips.clear);
    ovt_flips_free(&flips);
    ovt_results_free(&results);
}

static void
numbers_in_which_the_two_differ_are_left_alone(void **state)
{
    (void) state;
    static ovt_assumption other;
    ovt_results results = {0};
    ovt_flips flips;
    other = ledger[0];
    other.value = "0.004";
    worlds[EARLY].scenario.ledger = &other;
    worlds[EARLY].scenario.ledger_count = 1;
    run(&results);
    size_t column = ovt_results_column(&results, "returned_alive");
    assert_int_equal(ovt_flips_find(&flips, &results, column, 1, 2, NULL), OVT_OK);
    assert_int_equal(flips.count, 0);
    ovt_flips_free(&flips);
    ovt_results_free(&results);
}

static void
every_failed_allocation_of_the_search_is_reported(void **state)
{
    (void) state;
    ovt_results results = {0};
    run(&results);
    size_t column = ovt_results_column(&results, "returned_alive");
    bool done = false;
    for (long n = 0; !done; n += 1 + n / 30) {
        ovt_flips flips;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_flips_find(&flips, &results, column, 1, 1, &err);
        done = !ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, done ? OVT_OK : OVT_MEMORY);
        ovt_flips_free(&flips);
    }
    ovt_results_free(&results);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_rate_at_which_waiting_no_longer_pays_is_found, make_offers),
        cmocka_unit_test_setup(a_range_without_a_turn_says_what_lead_is_left, make_offers),
        cmocka_unit_test_setup(between_two_alike_there_is_no_verdict_to_change, make_offers),
        cmocka_unit_test_setup(numbers_in_which_the_two_differ_are_left_alone, make_offers),
        cmocka_unit_test_setup(every_failed_allocation_of_the_search_is_reported, make_offers),
    };
    return cmocka_run_group_tests_name("flip", tests, NULL, NULL);
}
