// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_scenario.h"

#include "overture/bargain/domain.h"
#include "overture/bargain/utility.h"

static const double seeker_values[] = {1, 0.8, 0.1}, holder_values[] = {0, 0.25, 1};

/* Two issues of grids 4 and 20 with weights 3:1 and 1:1, and one of three levels without weight to
 * the holder. */
static void
three_issues(testing_world *world)
{
    testing_world_init(world);
    ovt_issue *first = testing_add_issue(world, "price");
    testing_add_issue(world, "time");
    ovt_issue *third = testing_add_issue(world, "place");
    first->grid = 4;
    first->interest[OVT_SEEKER].weight = 3;
    first->interest[OVT_SEEKER].shape = 2;
    testing_set_levels(world, third, 3, seeker_values, holder_values);
    third->interest[OVT_HOLDER].weight = 0;
}

static void
an_axis_holds_steps_or_levels_with_shares_of_weight(void **state)
{
    (void) state;
    testing_world world;
    ovt_domain domain;
    three_issues(&world);
    assert_int_equal(ovt_domain_init(&domain, &world.scenario, NULL), OVT_OK);
    assert_int_equal(domain.axis_count, 3);
    assert_int_equal(domain.axes[0].count, 5);
    assert_int_equal(domain.axes[2].count, 3);
    assert_true(domain.axes[0].divisible && !domain.axes[2].divisible);
    assert_near(domain.axes[0].position[3], 0.75, 0);
    assert_near(domain.axes[0].value[OVT_SEEKER][1], 0.5625, 1e-15);
    assert_near(domain.axes[2].value[OVT_SEEKER][1], 0.8, 1e-15);
    assert_near(domain.axes[0].weight[OVT_SEEKER], 0.6, 1e-15);
    assert_near(domain.axes[0].weight[OVT_HOLDER], 0.5, 0);
    assert_near(domain.axes[2].weight[OVT_HOLDER], 0, 0);
    assert_near(ovt_domain_packages(&domain), 5 * 21 * 3, 0);
    ovt_domain_free(&domain);
}

static void
reading_again_follows_weights_shapes_and_preferences(void **state)
{
    (void) state;
    testing_world world;
    ovt_domain domain;
    three_issues(&world);
    assert_int_equal(ovt_domain_init(&domain, &world.scenario, NULL), OVT_OK);
    ovt_scenario *copy = ovt_scenario_copy(&world.scenario);
    assert_non_null(copy);
    copy->issues[0].interest[OVT_SEEKER].shape = 3;
    copy->issues[1].interest[OVT_HOLDER].prefers = OVT_PREFERS_FROM;
    copy->issues[2].interest[OVT_SEEKER].values[1] = 0.5;
    copy->issues[2].interest[OVT_SEEKER].weight = 6;
    ovt_domain_read(&domain, copy);
    assert_near(domain.axes[0].value[OVT_SEEKER][1], 0.421875, 1e-15);
    assert_near(domain.axes[1].value[OVT_HOLDER][5], 0.75, 1e-15);
    assert_near(domain.axes[2].value[OVT_SEEKER][1], 0.5, 1e-15);
    assert_near(domain.axes[2].weight[OVT_SEEKER], 0.6, 1e-15);
    ovt_domain_read(&domain, &world.scenario);
    assert_near(domain.axes[0].value[OVT_SEEKER][1], 0.5625, 1e-15);
    assert_near(domain.axes[1].value[OVT_HOLDER][5], 0.25, 1e-15);
    ovt_domain_free(&domain);
    ovt_free(copy);
}

static void
a_package_is_worth_its_weighted_values(void **state)
{
    (void) state;
    testing_world world;
    ovt_domain domain;
    three_issues(&world);
    assert_int_equal(ovt_domain_init(&domain, &world.scenario, NULL), OVT_OK);
    ovt_package package = {{0.1, 0.33, 0.5}};
    double seeker = 0.6 * 0.81 + 0.2 * 0.67 + 0.2 * 0.8, holder = 0.5 * 0.1 + 0.5 * 0.33;
    assert_near(ovt_package_utility(&world.scenario, OVT_SEEKER, &package), seeker, 1e-15);
    assert_near(ovt_package_utility(&world.scenario, OVT_HOLDER, &package), holder, 1e-15);
    assert_near(ovt_domain_utility(&domain, OVT_SEEKER, NULL, &package), seeker, 1e-15);
    double weights[] = {0, 0, 2};
    assert_near(ovt_domain_utility(&domain, OVT_HOLDER, weights, &package), 0.5, 1e-15);
    world.issues[1].position = 0.25;
    ovt_package_offered(&world.scenario, &package);
    assert_near(package.position[0], 1, 0);
    assert_near(package.position[1], 0.25, 0);
    ovt_domain_free(&domain);
}

static void
no_agreement_is_worth_the_status_quo_and_drifts_within_bounds(void **state)
{
    (void) state;
    testing_world world;
    three_issues(&world);
    ovt_party *seeker = &world.scenario.party[OVT_SEEKER];
    seeker->reservation = NAN;
    world.issues[0].status_quo_position = 0.5;
    world.issues[1].status_quo_position = 1;
    double status_quo = 0.6 * 0.25 + 0.2 * 0 + 0.2 * 1;
    assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 7, 0), status_quo, 1e-15);
    seeker->reservation_drift = -0.01;
    assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 7, 0), status_quo - 0.07, 1e-15);
    assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 70, 0), 0, 0);
    seeker->reservation = 0.4;
    assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 10, 0), 0.3, 1e-15);
    seeker->reservation_drift = 0.1;
    assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 10, 0), 1, 0);
}

static void
an_issue_settled_from_outside_moves_what_no_agreement_is_worth(void **state)
{
    (void) state;
    testing_world world;
    three_issues(&world);
    ovt_party *seeker = &world.scenario.party[OVT_SEEKER];
    world.issues[0].forced_at = 0.5;
    world.issues[2].forced_at = 1;
    for (int given = 0; given < 2; given++) {
        seeker->reservation = given ? 1 : NAN; /* the status quo is worth 1, too */
        double first = 0.6 * (0.25 - 1), third = 0.2 * (0.1 - 1);
        assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 0, 1), 1 + first, 1e-15);
        assert_near(ovt_reservation(&world.scenario, OVT_SEEKER, 0, 5), 1 + first + third, 1e-15);
    }
    world.scenario.party[OVT_HOLDER].reservation = 0.2;
    assert_near(ovt_reservation(&world.scenario, OVT_HOLDER, 0, 5), 0.45, 1e-15);
}

static void
a_red_line_stops_what_lies_further_from_the_preferred_end(void **state)
{
    (void) state;
    testing_world world;
    three_issues(&world);
    assert_int_equal(ovt_red_lines(&world.scenario, OVT_SEEKER), 0);
    ovt_package package = {{0.5, 0.5, 0.5}};
    for (size_t i = 1; i < 3; i++) {
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            world.issues[i].interest[side].red_line = "0.5";
            world.issues[i].interest[side].red_line_position = 0.5;
        }
    }
    assert_int_equal(ovt_red_lines(&world.scenario, OVT_HOLDER), 6);
    size_t issue = OVT_NONE;
    assert_false(ovt_breaks_red_line(&world.scenario, OVT_SEEKER, &package, 7, &issue));
    assert_false(ovt_breaks_red_line(&world.scenario, OVT_HOLDER, &package, 7, &issue));
    package.position[0] = package.position[2] = 1;
    assert_true(ovt_breaks_red_line(&world.scenario, OVT_SEEKER, &package, 7, &issue));
    assert_int_equal(issue, 2);
    assert_false(ovt_breaks_red_line(&world.scenario, OVT_SEEKER, &package, 3, &issue));
    assert_false(ovt_breaks_red_line(&world.scenario, OVT_HOLDER, &package, 7, NULL));
    package.position[1] = 0.4;
    assert_true(ovt_breaks_red_line(&world.scenario, OVT_HOLDER, &package, 2, NULL));
}

static void
a_list_of_values_tells_which_end_is_preferred(void **state)
{
    (void) state;
    testing_world world;
    three_issues(&world);
    ovt_issue *issue = &world.issues[2];
    assert_false(ovt_prefers_to(issue, OVT_SEEKER));
    assert_true(ovt_prefers_to(issue, OVT_HOLDER));
    testing_set_levels(&world, issue, 3, holder_values, seeker_values);
    assert_true(ovt_prefers_to(issue, OVT_SEEKER));
    assert_false(ovt_prefers_to(issue, OVT_HOLDER));
    issue->interest[OVT_SEEKER].prefers = OVT_PREFERS_FROM;
    assert_false(ovt_prefers_to(issue, OVT_SEEKER));
}

static void
a_value_is_found_back_as_a_position(void **state)
{
    (void) state;
    testing_world world;
    three_issues(&world);
    for (double s = 0; s <= 1; s += 0.125) {
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            double value = ovt_issue_value(&world.issues[0], side, s);
            assert_near(ovt_issue_position(&world.issues[0], side, value), s, 1e-15);
        }
    }
}

static void
a_domain_without_memory_says_so(void **state)
{
    (void) state;
    testing_world world;
    three_issues(&world);
    for (long n = 0; n < 2; n++) {
        ovt_domain domain;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        assert_int_equal(ovt_domain_init(&domain, &world.scenario, &err), OVT_MEMORY);
        ovt_memory_fail_at(-1);
        assert_true(err.message[0] != '\0');
        ovt_domain_free(&domain);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_axis_holds_steps_or_levels_with_shares_of_weight),
        cmocka_unit_test(reading_again_follows_weights_shapes_and_preferences),
        cmocka_unit_test(a_package_is_worth_its_weighted_values),
        cmocka_unit_test(no_agreement_is_worth_the_status_quo_and_drifts_within_bounds),
        cmocka_unit_test(an_issue_settled_from_outside_moves_what_no_agreement_is_worth),
        cmocka_unit_test(a_red_line_stops_what_lies_further_from_the_preferred_end),
        cmocka_unit_test(a_list_of_values_tells_which_end_is_preferred),
        cmocka_unit_test(a_value_is_found_back_as_a_position),
        cmocka_unit_test(a_domain_without_memory_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
