// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/bargain/change.h"
#include "overture/base/random.h"
#include "overture/config/load.h"

enum { CASES = 400 };

static ovt_study study;

static int
load(void **state)
{
    (void) state;
    static const char *const file = OVT_TESTS_DIR "/unit/told/bargain.cfg";
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_status status = ovt_study_load(&study, &file, 1, &options, &faults, NULL);
    ovt_faults_free(&faults);
    return status == OVT_OK ? 0 : -1;
}

static int
unload(void **state)
{
    (void) state;
    ovt_study_free(&study);
    return 0;
}

/* A package at random, levels at levels, and a demand that it may miss. */
static ovt_demand
draw(ovt_stream *stream, ovt_package *package)
{
    const ovt_scenario *scenario = study.scenarios[0];
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        double u = ovt_stream_uniform(stream);
        package->position[i] =
            issue->level_count == 0
                ? u
                : issue->level_values[(size_t) (u * (double) issue->level_count)];
    }
    ovt_demand demand = {.side = ovt_stream_uniform(stream) < 0.5 ? OVT_SEEKER : OVT_HOLDER};
    demand.utility = ovt_stream_uniform(stream);
    demand.holding = ovt_red_lines(scenario, demand.side);
    return demand;
}

static void
a_change_found_meets_the_demand_and_a_step_less_does_not(void **state)
{
    (void) state;
    const ovt_scenario *scenario = study.scenarios[0];
    ovt_stream stream = ovt_stream_open(1, 1, OVT_PURPOSE_TEST, 0);
    int found = 0;
    for (int n = 0; n < CASES; n++) {
        ovt_package package;
        ovt_demand demand = draw(&stream, &package);
        for (size_t i = 0; !ovt_meets(scenario, &package, &demand) && i < scenario->issue_count;
             i++) {
            ovt_change change;
            if (!ovt_change_find(&change, scenario, &package, &demand, i)) {
                continue;
            }
            ovt_package moved = package;
            moved.position[i] = change.to;
            assert_true(ovt_meets(scenario, &moved, &demand));
            assert_near(change.gain,
                ovt_package_utility(scenario, demand.side, &moved) -
                    ovt_package_utility(scenario, demand.side, &package),
                1e-12);
            /* Whole days are a fortieth of the range apart. */
            double step = i == 1 ? 1.0 / 40 : 1e-6;
            double back = change.to > change.from ? -step : step;
            moved.position[i] = change.to + back - back * 1e-6;
            bool beyond = fabs(change.to - change.from) > step;
            if (scenario->issues[i].level_count == 0 && beyond) {
                assert_false(ovt_meets(scenario, &moved, &demand));
                found++;
            }
        }
    }
    assert_true(found > 50);
}

static double
cost_of(const ovt_change *changes, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += changes[i].cost;
    }
    return sum;
}

static void
changes_combined_meet_the_demand_whenever_the_best_package_does(void **state)
{
    (void) state;
    const ovt_scenario *scenario = study.scenarios[0];
    ovt_stream stream = ovt_stream_open(1, 2, OVT_PURPOSE_TEST, 0);
    int combined = 0;
    for (int n = 0; n < CASES; n++) {
        ovt_package package;
        ovt_change changes[OVT_MAX_ISSUES];
        size_t count;
        ovt_demand demand = draw(&stream, &package);
        if (ovt_meets(scenario, &package, &demand)) {
            continue;
        }
        assert_int_equal(
            ovt_change_combine(changes, &count, scenario, &package, &demand, NULL), OVT_OK);
        assert_true(count > 0);
        ovt_package moved = package;
        for (size_t i = 0; i < count; i++) {
            moved.position[changes[i].issue] = changes[i].to;
        }
        assert_true(ovt_meets(scenario, &moved, &demand));
        ovt_side other = (ovt_side) (1 - demand.side);
        assert_near(cost_of(changes, count),
            ovt_package_utility(scenario, other, &package) -
                ovt_package_utility(scenario, other, &moved),
            1e-9);
        combined++;
    }
    assert_true(combined > 50);
}

static void
a_demand_beyond_every_package_is_not_met(void **state)
{
    (void) state;
    const ovt_scenario *scenario = study.scenarios[0];
    ovt_package package;
    ovt_change changes[OVT_MAX_ISSUES];
    size_t count;
    ovt_demand demand = {.side = OVT_HOLDER, .utility = 1.01};
    ovt_package_offered(scenario, &package);
    for (size_t i = 0; i < scenario->issue_count; i++) {
        assert_false(ovt_change_find(changes, scenario, &package, &demand, i));
    }
    assert_int_equal(
        ovt_change_combine(changes, &count, scenario, &package, &demand, NULL), OVT_OK);
    assert_int_equal(count, 0);
}

/* A hair's breadth beyond it would count as within, but say a place that is not the line. */
static void
a_change_that_stops_at_a_red_line_stops_on_it(void **state)
{
    (void) state;
    ovt_scenario scenario = *study.scenarios[0];
    ovt_issue issues[OVT_MAX_ISSUES];
    ovt_package package;
    ovt_change change;
    memcpy(issues, scenario.issues, scenario.issue_count * sizeof *issues);
    scenario.issues = issues;
    issues[0].interest[OVT_HOLDER].red_line = "0.3";
    issues[0].interest[OVT_HOLDER].red_line_position = 0.3;
    ovt_package_offered(&scenario, &package);
    package.position[0] = 0.1;
    ovt_demand demand = {.side = OVT_HOLDER, .holding = 1};
    assert_true(ovt_change_find(&change, &scenario, &package, &demand, 0));
    assert_true(change.to == 0.3);
}

static void
an_issue_that_is_settled_is_left_alone(void **state)
{
    (void) state;
    const ovt_scenario *scenario = study.scenarios[0];
    ovt_package package;
    ovt_change changes[OVT_MAX_ISSUES];
    size_t count;
    ovt_package_offered(scenario, &package);
    ovt_demand demand = {.side = OVT_HOLDER, .utility = 0.5, .fixed = 1};
    assert_false(ovt_change_find(changes, scenario, &package, &demand, 0));
    demand.utility = 0.6;
    assert_int_equal(
        ovt_change_combine(changes, &count, scenario, &package, &demand, NULL), OVT_OK);
    assert_true(count > 0);
    for (size_t i = 0; i < count; i++) {
        assert_int_not_equal(changes[i].issue, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_found_meets_the_demand_and_a_step_less_does_not),
        cmocka_unit_test(changes_combined_meet_the_demand_whenever_the_best_package_does),
        cmocka_unit_test(a_change_that_stops_at_a_red_line_stops_on_it),
        cmocka_unit_test(an_issue_that_is_settled_is_left_alone),
        cmocka_unit_test(a_demand_beyond_every_package_is_not_met),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
