// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_scenario.h"

#include "overture/bargain/utility.h"

static void
each_side_values_its_own_end(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    ovt_issue *issue = testing_add_issue(&world, "price");
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.25), 0.75, 0);
    assert_near(ovt_issue_value(issue, OVT_HOLDER, 0.25), 0.25, 0);
    issue->interest[OVT_HOLDER].prefers = OVT_PREFERS_FROM;
    issue->interest[OVT_SEEKER].prefers = OVT_PREFERS_TO;
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.25), 0.25, 0);
    assert_near(ovt_issue_value(issue, OVT_HOLDER, 0.25), 0.75, 0);
}

static void
a_shape_bends_the_value_between_fixed_ends(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    ovt_issue *issue = testing_add_issue(&world, "price");
    for (double shape = 0.5; shape <= 2; shape *= 2) {
        issue->interest[OVT_HOLDER].shape = shape;
        issue->interest[OVT_SEEKER].shape = shape;
        assert_near(ovt_issue_value(issue, OVT_HOLDER, 0), 0, 0);
        assert_near(ovt_issue_value(issue, OVT_HOLDER, 1), 1, 0);
        assert_near(ovt_issue_value(issue, OVT_HOLDER, 0.25), pow(0.25, shape), 1e-15);
        assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.25), pow(0.75, shape), 1e-15);
    }
}

static void
values_of_levels_are_joined_by_straight_lines(void **state)
{
    (void) state;
    static const char *levels[] = {"none", "some", "all"};
    double values[] = {0.2, 1, 0.4}, positions[] = {0, 0.2, 1};
    testing_world world;
    testing_world_init(&world);
    ovt_issue *issue = testing_add_issue(&world, "scope");
    issue->levels = levels;
    issue->level_count = 3;
    issue->interest[OVT_SEEKER].values = values;
    issue->interest[OVT_SEEKER].value_count = 3;
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0), 0.2, 0);
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.25), 0.6, 1e-15);
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.5), 1, 1e-15);
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 1), 0.4, 1e-15);
    assert_near(ovt_issue_value(issue, OVT_HOLDER, 0.5), 0.5, 0);
    issue->level_values = positions;
    issue->level_value_count = 3;
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.1), 0.6, 1e-15);
    assert_near(ovt_issue_value(issue, OVT_SEEKER, 0.6), 0.7, 1e-15);
}

static void
stakes_are_shares_of_the_whole_weight(void **state)
{
    (void) state;
    testing_world world;
    double status_quo = 0;
    testing_world_init(&world);
    assert_near(ovt_weight_sum(&world.scenario, OVT_SEEKER), 0, 0);
    ovt_issue *first = testing_add_issue(&world, "price");
    ovt_issue *second = testing_add_issue(&world, "time");
    first->interest[OVT_SEEKER].weight = 3;
    first->status_quo_position = 0.5;
    second->position = 0.25;
    assert_near(ovt_weight_sum(&world.scenario, OVT_SEEKER), 4, 0);
    assert_near(ovt_weight_sum(&world.scenario, OVT_HOLDER), 2, 0);
    assert_near(ovt_issue_stake(first, OVT_SEEKER, 4, &status_quo), -0.375, 1e-15);
    assert_near(ovt_issue_stake(first, OVT_HOLDER, 2, &status_quo), 0.25, 1e-15);
    assert_near(ovt_issue_stake(second, OVT_SEEKER, 4, &status_quo), -0.0625, 1e-15);
    assert_near(ovt_issue_stake(second, OVT_HOLDER, 2, &status_quo), 0.125, 1e-15);
    first->interest[OVT_HOLDER].weight = second->interest[OVT_HOLDER].weight = 0;
    assert_near(ovt_issue_stake(first, OVT_HOLDER, 0, &status_quo), 0, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_side_values_its_own_end),
        cmocka_unit_test(a_shape_bends_the_value_between_fixed_ends),
        cmocka_unit_test(values_of_levels_are_joined_by_straight_lines),
        cmocka_unit_test(stakes_are_shares_of_the_whole_weight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
