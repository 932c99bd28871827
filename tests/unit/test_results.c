// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/stats/results.h"
#include "testing_scenario.h"

/* No deal, and two exchanges that differ in how often they are broken. */
static testing_world worlds[3];
static const ovt_scenario *const studied[] = {
    &worlds[0].scenario, &worlds[1].scenario, &worlds[2].scenario};

static int
make_scenarios(void **state)
{
    (void) state;
    for (int i = 0; i < 3; i++) {
        testing_world *world = &worlds[i];
        testing_world_init(world);
        world->categories[0].death_rate = 0.004;
        world->categories[0].rescue_rate = 0.001;
        testing_add_category(world, "women", 6)->death_rate = 0.002;
        if (i == 0) {
            continue;
        }
        ovt_phase *phase = testing_add_phase(world, 40);
        testing_add_release(world, phase, 0, 8, 10)->every = 7;
        testing_add_release(world, phase, 1, 6, 20);
        phase->aid_per_day = 100;
        world->scenario.implementation.violation_rate = i == 1 ? 0.02 : 0.05;
        world->scenario.implementation.collapse_probability = 0.5;
        world->scenario.implementation.pause_days = 3;
    }
    return 0;
}

static ovt_results
run(size_t scenario_count, ovt_run_plan plan)
{
    ovt_results results;
    ovt_error err = {0};
    plan.threads = plan.threads == 0 ? 1 : plan.threads;
    ovt_status status = ovt_results_run(&results, studied, scenario_count, &plan, &err);
    if (status != OVT_OK) {
        fail_msg("%s", err.message);
    }
    return results;
}

/* All bytes but the padding. */
static void
assert_same_bytes(const ovt_results *a, const ovt_results *b)
{
    size_t count = a->columns.count * a->scenario_count;
    size_t first = offsetof(ovt_summary, n);
    assert_int_equal(a->replications, b->replications);
    assert_int_equal(a->columns.count, b->columns.count);
    for (size_t i = 0; i < count; i++) {
        const ovt_difference *left = &a->differences[i];
        const ovt_difference *right = &b->differences[i];
        assert_int_equal(a->summaries[i].modelled, b->summaries[i].modelled);
        assert_memory_equal(&a->summaries[i].n, &b->summaries[i].n, sizeof *a->summaries - first);
        assert_int_equal(left->modelled, right->modelled);
        assert_memory_equal(
            &left->n, &right->n, offsetof(ovt_difference, verdict) - offsetof(ovt_difference, n));
        assert_int_equal(left->verdict, right->verdict);
    }
    for (int side = 0; side < OVT_PARTIES; side++) {
        assert_memory_equal(
            a->standings[side], b->standings[side], count * sizeof *a->standings[side]);
    }
}

static void
any_number_of_threads_gives_the_same_bytes(void **state)
{
    (void) state;
    static const unsigned threads[] = {2, 3, 7};
    ovt_run_plan plan = {.seed = 5, .replications = 9 * 1024 + 100};
    ovt_results alone = run(3, plan);
    for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++) {
        plan.threads = threads[i];
        ovt_results together = run(3, plan);
        assert_same_bytes(&alone, &together);
        ovt_results_free(&together);
    }
    ovt_results_free(&alone);
}

static void
precision_stops_at_the_same_replication_with_any_number_of_threads(void **state)
{
    (void) state;
    static const char *const names[] = {"returned_alive"};
    ovt_run_plan plan = {.seed = 5,
        .replications = 60000,
        .precision = 0.02,
        .metrics = names,
        .metric_count = 1,
        .baseline = 1};
    ovt_results alone = run(3, plan);
    plan.threads = 2;
    ovt_results of_deals = run(3, plan);
    assert_same_bytes(&alone, &of_deals);
    ovt_results_free(&alone);
    assert_true(of_deals.replications < plan.replications);
    assert_true(of_deals.replications % 1024 == 0);
    assert_true(of_deals.precision_reached < 0.02);
    assert_false(of_deals.interrupted);
    size_t column = ovt_results_column(&of_deals, "returned_alive");
    const ovt_difference *worse = ovt_results_difference(&of_deals, 0, column);
    const ovt_difference *other = ovt_results_difference(&of_deals, 2, column);
    double mean = ovt_results_summary(&of_deals, 1, column)->mean;
    double widest = fmax(worse->ci95.high - worse->ci95.low, other->ci95.high - other->ci95.low);
    assert_near(of_deals.precision_reached, widest / 2 / mean, 1e-12);
    ovt_results_free(&of_deals);
}

static void
a_scenario_against_itself_differs_by_exactly_nothing(void **state)
{
    (void) state;
    const ovt_scenario *const twice[] = {&worlds[1].scenario, &worlds[1].scenario};
    ovt_run_plan plan = {.seed = 1, .replications = 3000, .threads = 2};
    ovt_results results;
    ovt_error err = {0};
    assert_int_equal(ovt_results_run(&results, twice, 2, &plan, &err), OVT_OK);
    for (size_t c = 0; c < results.columns.count; c++) {
        const ovt_difference *difference = ovt_results_difference(&results, 1, c);
        const ovt_summary *summary = ovt_results_summary(&results, 1, c);
        assert_true(difference->modelled);
        assert_int_equal(difference->n, summary->n);
        assert_true(difference->mean == 0 && difference->se == 0 && difference->p_equal == 1);
        assert_true(difference->ci95.low == 0 && difference->ci95.high == 0);
        assert_int_equal(difference->verdict, OVT_SAME);
        for (int side = 0; side < OVT_PARTIES; side++) {
            const ovt_standing *standing = &results.standings[side][results.columns.count + c];
            bool cares = results.columns.columns[c].metric->prefers[side] != 0;
            assert_near(standing->p_best, cares ? 0.5 : NAN, 0);
            assert_near(standing->max_regret, cares ? 0 : NAN, 0);
        }
    }
    assert_false(ovt_results_dominates(&results, 0, 1, OVT_SEEKER));
    ovt_results_free(&results);
}

static void
the_means_of_people_add_up_to_those_held(void **state)
{
    (void) state;
    static const char *const fates[] = {"returned_alive", "returned_remains", "rescued",
        "recovered", "still_held_alive", "still_held_remains"};
    static const char *const days[] = {"truce_days", "pause_days", "hostility_days"};
    ovt_results results = run(3, (ovt_run_plan){.seed = 2, .replications = 5000});
    for (size_t s = 0; s < 3; s++) {
        double people = 0, total = 0, ended = 0;
        for (size_t i = 0; i < 6; i++) {
            people +=
                ovt_results_summary(&results, s, ovt_results_column(&results, fates[i]))->mean;
        }
        for (size_t i = 0; i < 3; i++) {
            total += ovt_results_summary(&results, s, ovt_results_column(&results, days[i]))->mean;
        }
        for (size_t c = 0; c < results.columns.count; c++) {
            bool ending = results.columns.columns[c].metric->family == OVT_METRIC_PER_ENDING;
            ended += ending ? ovt_results_summary(&results, s, c)->mean : 0;
        }
        assert_near(people, 16, 1e-12);
        assert_near(total, 100, 1e-9);
        assert_near(ended, 1, 1e-12);
    }
    assert_true(ovt_results_column(&results, "no_such_metric") == OVT_NONE);
    ovt_results_free(&results);
}

static void
one_history_has_no_spread_and_no_interval(void **state)
{
    (void) state;
    ovt_results results = run(3, (ovt_run_plan){.seed = 2, .replications = 1});
    size_t column = ovt_results_column(&results, "returned_alive");
    const ovt_summary *summary = ovt_results_summary(&results, 1, column);
    assert_int_equal(summary->n, 1);
    assert_true(isnan(summary->sd) && isnan(summary->se) && isnan(summary->ci95.low));
    assert_true(summary->quantile[OVT_P5] == summary->mean && summary->max == summary->mean);
    const ovt_difference *difference = ovt_results_difference(&results, 1, column);
    assert_true(isnan(difference->ci95.low));
    assert_int_equal(difference->verdict, OVT_CANNOT_TELL);
    /* Without a deal there is no day of agreement. */
    size_t day = ovt_results_column(&results, "agreement_day");
    assert_int_equal(ovt_results_summary(&results, 0, day)->n, 0);
    assert_true(isnan(ovt_results_summary(&results, 0, day)->mean));
    assert_true(isnan(ovt_results_difference(&results, 1, day)->mean));
    ovt_results_free(&results);
}

static void
a_deal_that_is_kept_better_dominates_for_the_seeker(void **state)
{
    (void) state;
    static const char *const names[] = {"died_in_captivity", "returned_alive", "truce_days"};
    ovt_results results = run(
        3, (ovt_run_plan){.seed = 3, .replications = 20000, .metrics = names, .metric_count = 3});
    assert_true(ovt_results_dominates(&results, 1, 0, OVT_SEEKER));
    assert_true(ovt_results_dominates(&results, 1, 2, OVT_SEEKER)); /* neither is the baseline */
    assert_false(ovt_results_dominates(&results, 0, 1, OVT_SEEKER));
    assert_false(ovt_results_dominates(&results, 2, 1, OVT_SEEKER));
    assert_false(ovt_results_dominates(&results, 1, 1, OVT_SEEKER));
    ovt_results_free(&results);
}

static bool
stop(void *context, uint64_t done, uint64_t planned)
{
    *(uint64_t *) context = planned;
    return done > planned;
}

static void
an_interrupted_run_gives_what_was_done(void **state)
{
    (void) state;
    uint64_t told = 0;
    ovt_run_plan plan = {.seed = 4,
        .replications = 1000000000,
        .threads = 2,
        .progress = stop,
        .progress_context = &told};
    ovt_results part = run(2, plan);
    assert_true(part.interrupted);
    assert_int_equal(told, plan.replications);
    assert_int_equal(part.planned, plan.replications);
    assert_true(part.replications > 0 && part.replications % 1024 == 0);

    plan = (ovt_run_plan){.seed = 4, .replications = part.replications};
    ovt_results whole = run(2, plan);
    assert_false(whole.interrupted);
    assert_same_bytes(&part, &whole);
    ovt_results_free(&part);
    ovt_results_free(&whole);
}

static void
an_unknown_metric_is_refused_before_anything_runs(void **state)
{
    (void) state;
    static const char *const names[] = {"returned"};
    ovt_run_plan plan = {.replications = 10, .threads = 1, .metrics = names, .metric_count = 1};
    ovt_results results;
    ovt_error err = {0};
    assert_int_equal(ovt_results_run(&results, studied, 2, &plan, &err), OVT_USAGE);
    ovt_results_free(&results);
}

static void
every_failed_allocation_is_survived(void **state)
{
    (void) state;
    static const char *const names[] = {"returned_alive", "truce_days", "ending"};
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_run_plan plan = {
            .seed = 1, .replications = 2100, .threads = 2, .metrics = names, .metric_count = 3};
        ovt_results results;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_results_run(&results, studied, 2, &plan, &err);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        assert_int_equal(err.status, status);
        ovt_results_free(&results);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_gives_the_same_bytes),
        cmocka_unit_test(precision_stops_at_the_same_replication_with_any_number_of_threads),
        cmocka_unit_test(a_scenario_against_itself_differs_by_exactly_nothing),
        cmocka_unit_test(the_means_of_people_add_up_to_those_held),
        cmocka_unit_test(one_history_has_no_spread_and_no_interval),
        cmocka_unit_test(a_deal_that_is_kept_better_dominates_for_the_seeker),
        cmocka_unit_test(an_interrupted_run_gives_what_was_done),
        cmocka_unit_test(an_unknown_metric_is_refused_before_anything_runs),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };
    return cmocka_run_group_tests_name("results", tests, make_scenarios, NULL);
}
