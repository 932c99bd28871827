// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/stats/results.h"
#include "testing_scenario.h"

/* Ten people released on day 10 of a truce that may break before. */
static testing_world world;
static const ovt_scenario *const studied[] = {&world.scenario};

static int
make_scenario(void **state)
{
    (void) state;
    testing_world_init(&world);
    world.categories[0].death_rate = 0.01;
    ovt_phase *phase = testing_add_phase(&world, 10);
    testing_add_release(&world, phase, 0, 10, 2);
    world.scenario.implementation.violation_rate = 0.05;
    world.scenario.implementation.collapse_probability = 1;
    return 0;
}

static ovt_status
run(ovt_results *results, uint64_t replications, const char *const *profiles, size_t count,
    ovt_error *err)
{
    ovt_run_plan plan = {.seed = 3,
        .replications = replications,
        .threads = 2,
        .profiles = profiles,
        .profile_count = count};
    return ovt_results_run(results, studied, 1, &plan, err);
}

static const ovt_profile *
profile_of(const ovt_results *results, const char *name)
{
    return ovt_results_profile(results, 0, ovt_results_column(results, name));
}

static void
a_staircase_by_hand_is_read_at_and_between_its_steps(void **state)
{
    (void) state;
    double values[] = {2, 5, 9};
    uint64_t at_or_below[] = {1, 3, 4};
    ovt_profile self = {.values = values, .at_or_below = at_or_below, .count = 3, .n = 4};
    assert_near(ovt_profile_at_most(&self, 1.9), 0, 0);
    assert_near(ovt_profile_at_most(&self, 2), 0.25, 0);
    assert_near(ovt_profile_below(&self, 2), 0, 0);
    assert_near(ovt_profile_at_most(&self, 7), 0.75, 0);
    assert_near(ovt_profile_below(&self, 7), 0.75, 0);
    assert_near(ovt_profile_below(&self, 100), 1, 0);
    assert_near(ovt_profile_quantile(&self, 1e-9), 2, 0);
    assert_near(ovt_profile_quantile(&self, 0.25), 2, 0);
    assert_near(ovt_profile_quantile(&self, 0.26), 5, 0);
    assert_near(ovt_profile_quantile(&self, 0.75), 5, 0);
    assert_near(ovt_profile_quantile(&self, 0.76), 9, 0);
    assert_near(ovt_profile_quantile(&self, 1), 9, 0);
}

static void
of_nothing_nothing_is_known(void **state)
{
    (void) state;
    ovt_profile self = {0};
    assert_true(isnan(ovt_profile_at_most(&self, 1)) && isnan(ovt_profile_below(&self, 1)));
    assert_true(isnan(ovt_profile_quantile(&self, 0.5)));
    ovt_profile_free(&self);
}

static void
counts_are_kept_exactly(void **state)
{
    (void) state;
    static const char *const names[] = {"returned_alive", "ending", "no_such_metric"};
    ovt_results results;
    ovt_error err = {0};
    assert_int_equal(run(&results, 4000, names, 3, &err), OVT_OK);
    const ovt_profile *returned = profile_of(&results, "returned_alive");
    const ovt_summary *summary =
        ovt_results_summary(&results, 0, ovt_results_column(&results, "returned_alive"));
    assert_non_null(returned);
    assert_near(returned->error, 0, 0);
    assert_int_equal(returned->n, 4000);
    double sum = 0;
    uint64_t below = 0;
    for (size_t i = 0; i < returned->count; i++) {
        assert_true(i == 0 || returned->values[i] > returned->values[i - 1]);
        assert_true(returned->at_or_below[i] > below);
        sum += returned->values[i] * (double) (returned->at_or_below[i] - below);
        below = returned->at_or_below[i];
    }
    assert_near(sum / 4000, summary->mean, 1e-12);
    assert_near(ovt_profile_quantile(returned, 0.05), summary->quantile[OVT_P5], 0);
    assert_near(ovt_profile_quantile(returned, 0.5), summary->quantile[OVT_P50], 0);
    assert_near(ovt_profile_quantile(returned, 0.9), summary->quantile[OVT_P90], 0);
    /* A family's key keeps all its members; what was not asked for is not there. */
    const ovt_profile *collapsed = profile_of(&results, "ending.collapsed_in_phase_1");
    assert_non_null(collapsed);
    assert_near(1 - ovt_profile_at_most(collapsed, 0), 1 - exp(-0.5), 4.5 * sqrt(0.24 / 4000));
    assert_null(profile_of(&results, "truce_days"));
    ovt_results_free(&results);
}

static void
real_numbers_are_kept_as_closely_as_it_says(void **state)
{
    (void) state;
    static const char *const names[] = {"truce_days"};
    ovt_results results;
    ovt_error err = {0};
    assert_int_equal(run(&results, 20000, names, 1, &err), OVT_OK);
    const ovt_profile *days = profile_of(&results, "truce_days");
    const ovt_summary *summary =
        ovt_results_summary(&results, 0, ovt_results_column(&results, "truce_days"));
    assert_true(days->error > 0 && days->error < 0.02);
    /* The atom of those that ran to the end is exact, as are the ends. */
    assert_near(days->values[days->count - 1], 10, 0);
    assert_near(1 - ovt_profile_below(days, 10), exp(-0.5), 4.5 * sqrt(0.24 / 20000));
    assert_near(days->values[0], summary->min, 0);
    assert_near(ovt_profile_at_most(days, 4), 1 - exp(-0.2), 4.5 * sqrt(0.15 / 20000));
    assert_near(ovt_profile_quantile(days, 0.25), summary->quantile[OVT_P25],
        days->error + summary->quantile_error);
    double sum = 0;
    for (size_t i = 0; i < days->count; i++) {
        uint64_t below = i == 0 ? 0 : days->at_or_below[i - 1];
        sum += days->values[i] * (double) (days->at_or_below[i] - below);
    }
    assert_near(sum / 20000, summary->mean, days->error);
    ovt_results_free(&results);
}

static void
numbers_beyond_the_table_keep_their_ends(void **state)
{
    (void) state;
    static const char *const names[] = {"prisoners_released"};
    ovt_results results;
    ovt_error err = {0};
    world.phases[0].releases[0].ratio = 20000;
    world.classes[0].pool = 1000000;
    world.categories[0].alive_probability = 0.9;
    assert_int_equal(run(&results, 2000, names, 1, &err), OVT_OK);
    world.phases[0].releases[0].ratio = 2;
    world.categories[0].alive_probability = 1;
    const ovt_profile *released = profile_of(&results, "prisoners_released");
    assert_near(released->values[0], 0, 0);
    assert_near(released->values[released->count - 1], 200000, 0);
    assert_near(ovt_profile_at_most(released, 65535), 1 - exp(-0.5), 4.5 * sqrt(0.24 / 2000));
    assert_true(released->error > 0);
    ovt_results_free(&results);
}

static void
any_allocation_may_fail(void **state)
{
    (void) state;
    static const char *const names[] = {"returned_alive", "truce_days"};
    for (long n = 0;; n++) {
        ovt_results results;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = run(&results, 100, names, 2, &err);
        bool failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        ovt_results_free(&results);
        if (!failed) {
            return;
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_staircase_by_hand_is_read_at_and_between_its_steps),
        cmocka_unit_test(of_nothing_nothing_is_known),
        cmocka_unit_test(counts_are_kept_exactly),
        cmocka_unit_test(real_numbers_are_kept_as_closely_as_it_says),
        cmocka_unit_test(numbers_beyond_the_table_keep_their_ends),
        cmocka_unit_test(any_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, make_scenario, NULL);
}
