// SPDX-License-Identifier: GPL-3.0-or-later
/* Bargaining solutions against the values of the textbooks. Divisible issues are solved between
 * their steps, so that the tolerance does not depend on the grid. */
#include "testing.h"
#include "testing_scenario.h"

#include "overture/bargain/frontier.h"
#include "overture/bargain/ladder.h"

static const double no_reservation[OVT_PARTIES] = {0, 0};

/* Solves the world, and checks that the package is worth what the solution says. */
static ovt_solution
solve(testing_world *world, ovt_solution_kind kind, const double reservation[OVT_PARTIES])
{
    ovt_domain domain;
    ovt_frontier frontier;
    assert_int_equal(ovt_domain_init(&domain, &world->scenario, NULL), OVT_OK);
    assert_int_equal(ovt_frontier_init(&frontier, &domain, NULL), OVT_OK);
    assert_int_equal(ovt_frontier_refine(&frontier, &domain, NULL), OVT_OK);
    ovt_solution found = ovt_solution_find(&frontier, &domain, kind, reservation);
    for (ovt_side side = 0; found.found && side < OVT_PARTIES; side++) {
        assert_near(
            ovt_domain_utility(&domain, side, NULL, &found.package), found.utility[side], 1e-13);
    }
    ovt_frontier_free(&frontier);
    ovt_domain_free(&domain);
    return found;
}

static void
assert_solution(testing_world *world, ovt_solution_kind kind, const double *reservation,
    double seeker, double holder)
{
    ovt_solution found = solve(world, kind, reservation);
    assert_true(found.found);
    assert_near(found.utility[OVT_SEEKER], seeker, 1e-9);
    assert_near(found.utility[OVT_HOLDER], holder, 1e-9);
}

/* Straight issues with these weights. */
static void
pie(testing_world *world, size_t count, const double *seeker, const double *holder, int grid)
{
    testing_world_init(world);
    for (size_t i = 0; i < count; i++) {
        ovt_issue *issue = testing_add_issue(world, "slice");
        issue->interest[OVT_SEEKER].weight = seeker[i];
        issue->interest[OVT_HOLDER].weight = holder[i];
        issue->grid = grid;
    }
}

/* One issue of two shapes. */
static void
curve(testing_world *world, double seeker, double holder, int grid)
{
    static const double one[] = {1};
    pie(world, 1, one, one, grid);
    world->issues[0].interest[OVT_SEEKER].shape = seeker;
    world->issues[0].interest[OVT_HOLDER].shape = holder;
}

static const int grids[] = {1, 3, 20, 57};
enum { GRIDS = 4 };

static void
power_utilities_split_by_their_exponents(void **state)
{
    (void) state;
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        curve(&world, 1, 0.5, grids[g]);
        assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 2.0 / 3, sqrt(1.0 / 3));
        assert_solution(
            &world, OVT_SOLUTION_KALAI_SMORODINSKY, no_reservation, 0.618033988750, 0.618033988750);
        curve(&world, 1, 0.25, grids[g]);
        assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 0.8, pow(0.2, 0.25));
    }
}

/* u2 = 1 - u1^2 */
static void
a_parabola_has_the_known_solutions(void **state)
{
    (void) state;
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        curve(&world, 0.5, 1, grids[g]);
        assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 0.577350269190, 0.666666666667);
        assert_solution(
            &world, OVT_SOLUTION_KALAI_SMORODINSKY, no_reservation, 0.618033988750, 0.618033988750);
        assert_solution(
            &world, OVT_SOLUTION_EGALITARIAN, no_reservation, 0.618033988750, 0.618033988750);
        assert_solution(&world, OVT_SOLUTION_UTILITARIAN, no_reservation, 0.5, 0.75);
    }
}

static void
a_quarter_circle_is_shared_alike(void **state)
{
    (void) state;
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        curve(&world, 0.5, 0.5, grids[g]);
        for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
            assert_solution(
                &world, (ovt_solution_kind) kind, no_reservation, 0.707106781187, 0.707106781187);
        }
    }
}

static void
a_straight_pie_is_halved_from_the_threat_point(void **state)
{
    (void) state;
    /* u1/100 + u2/50 = 1, threat point (10, 5): (50, 25); and (0.2, 0.1) of 1: (0.55, 0.45). */
    const double alike[] = {0.1, 0.1}, unlike[] = {0.2, 0.1}, one[] = {1};
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        pie(&world, 1, one, one, grids[g]);
        for (int kind = 0; kind < OVT_SOLUTION_UTILITARIAN; kind++) {
            assert_solution(&world, (ovt_solution_kind) kind, alike, 0.5, 0.5);
            assert_solution(&world, (ovt_solution_kind) kind, unlike, 0.55, 0.45);
        }
        /* Every split has the same sum: the tie goes to the seeker. */
        assert_solution(&world, OVT_SOLUTION_UTILITARIAN, unlike, 0.9, 0.1);
    }
}

/* Round Nash's solution the product is flat: steps beside it must not be taken for it. */
/* Fearon 1995: who would win 0.6 by war, at a cost of 0.1 to each, finds a range of [0.5, 0.7]. */
static void
what_war_costs_both_is_the_range_of_a_bargain(void **state)
{
    (void) state;
    const double war[] = {0.6 - 0.1, 0.4 - 0.1}, one[] = {1};
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        pie(&world, 1, one, one, grids[g]);
        ovt_solution found = solve(&world, OVT_SOLUTION_NASH, war);
        assert_true(found.found);
        assert_near(found.ideal[OVT_SEEKER], 0.7, 1e-9);
        assert_near(1 - found.ideal[OVT_HOLDER], 0.5, 1e-9);
    }
}

static void
steps_beside_the_solution_do_not_draw_it_away(void **state)
{
    (void) state;
    const double weights[] = {0.45 + 1e-7, 0.55 - 1e-7}, threat[] = {0.2, 0.3};
    testing_world world;
    pie(&world, 2, weights, weights, 1);
    assert_solution(&world, OVT_SOLUTION_NASH, threat, 0.45, 0.55);
    curve(&world, 0.5, 1, 1000);
    world.issues[0].interest[OVT_SEEKER].shape = 0.5 + 1e-7;
    ovt_solution found = solve(&world, OVT_SOLUTION_NASH, no_reservation);
    assert_near(found.package.position[0], 1 / (1.5 + 1e-7), 1e-9);
}

/* (0, 1), (0.75, 0.7), (1, 0) */
static void
nash_stays_at_a_kink_that_kalai_and_smorodinsky_leave(void **state)
{
    (void) state;
    const double seeker[] = {0.75, 0.25}, holder[] = {0.3, 0.7};
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        pie(&world, 2, seeker, holder, grids[g]);
        assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 0.75, 0.7);
        assert_solution(
            &world, OVT_SOLUTION_KALAI_SMORODINSKY, no_reservation, 0.714285714286, 0.714285714286);
    }
}

static void
levels_are_taken_whole(void **state)
{
    (void) state;
    const double seeker[] = {0, 0.75, 1}, holder[] = {1, 0.7, 0};
    testing_world world;
    testing_world_init(&world);
    testing_set_levels(&world, testing_add_issue(&world, "deal"), 3, seeker, holder);
    assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 0.75, 0.7);
    assert_solution(&world, OVT_SOLUTION_KALAI_SMORODINSKY, no_reservation, 0.75, 0.7);
    const double firm[] = {0.8, 0};
    assert_solution(&world, OVT_SOLUTION_EGALITARIAN, firm, 1, 0);
}

static void
a_two_issue_pie_is_logrolled(void **state)
{
    (void) state;
    const double seeker[] = {0.6, 0.4}, holder[] = {0.2, 0.8};
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        pie(&world, 2, seeker, holder, grids[g]);
        assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 0.6, 0.8);
        assert_solution(&world, OVT_SOLUTION_UTILITARIAN, no_reservation, 0.6, 0.8);
        assert_solution(&world, OVT_SOLUTION_EGALITARIAN, no_reservation, 2.0 / 3, 2.0 / 3);
        assert_solution(&world, OVT_SOLUTION_KALAI_SMORODINSKY, no_reservation, 2.0 / 3, 2.0 / 3);
    }
}

/* Frontier (1, 0), (0.8, 0.5), (0.5, 0.8), (0, 1). */
static void
a_three_issue_pie_has_the_values_worked_by_hand(void **state)
{
    (void) state;
    const double seeker[] = {0.5, 0.3, 0.2}, holder[] = {0.2, 0.3, 0.5}, threat[] = {0.6, 0.1};
    testing_world world;
    for (size_t g = 0; g < GRIDS; g++) {
        pie(&world, 3, seeker, holder, grids[g]);
        assert_solution(&world, OVT_SOLUTION_NASH, no_reservation, 0.65, 0.65);
        assert_solution(&world, OVT_SOLUTION_KALAI_SMORODINSKY, no_reservation, 0.65, 0.65);
        assert_solution(&world, OVT_SOLUTION_UTILITARIAN, no_reservation, 0.8, 0.5);
        assert_solution(&world, OVT_SOLUTION_NASH, threat, 0.8, 0.5);
        assert_solution(&world, OVT_SOLUTION_EGALITARIAN, threat, 6.0 / 7, 2.5 / 7);
        assert_solution(&world, OVT_SOLUTION_KALAI_SMORODINSKY, threat, 0.816, 0.46);
        ovt_solution found = solve(&world, OVT_SOLUTION_NASH, threat);
        assert_near(found.ideal[OVT_SEEKER], 0.96, 1e-12);
        assert_near(found.ideal[OVT_HOLDER], 0.7, 1e-12);
    }
}

/* Two issues of shape 1/2 with weights 0.7 and 0.3 the other way round: by Cauchy's inequality each
 * side can have sqrt(0.7^2 + 0.3^2). With two curved issues both would have to stand between
 * steps, so that the grid leaves an error; it falls with the square of the step. */
static void
curved_issues_converge_as_the_grid_grows(void **state)
{
    (void) state;
    const double seeker[] = {0.7, 0.3}, holder[] = {0.3, 0.7};
    for (int grid = 5; grid <= 80; grid *= 2) {
        testing_world world;
        pie(&world, 2, seeker, holder, grid);
        for (size_t i = 0; i < 2; i++) {
            world.issues[i].interest[OVT_SEEKER].shape = 0.5;
            world.issues[i].interest[OVT_HOLDER].shape = 0.5;
        }
        ovt_solution found = solve(&world, OVT_SOLUTION_NASH, no_reservation);
        double product = found.utility[OVT_SEEKER] * found.utility[OVT_HOLDER];
        assert_true(product <= 0.58 + 1e-12);
        assert_near(product, 0.58, 0.7 / (grid * grid));
    }
}

static void
where_no_package_is_rational_for_both_there_is_no_solution(void **state)
{
    (void) state;
    const double one[] = {1}, touching[] = {0.37, 0.63}, apart[] = {0.371, 0.63};
    testing_world world;
    pie(&world, 1, one, one, 20);
    for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
        assert_solution(&world, (ovt_solution_kind) kind, touching, 0.37, 0.63);
        ovt_solution found = solve(&world, (ovt_solution_kind) kind, apart);
        assert_false(found.found);
        assert_near(found.ideal[OVT_SEEKER], NAN, 0);
    }
}

/* A mediator who knows both sides walks the ladder to the same solution. */
static void
the_ladder_leads_to_the_same_solutions(void **state)
{
    (void) state;
    const double seeker[] = {0.5, 0.3, 0.2}, holder[] = {0.2, 0.3, 0.5}, threat[] = {0.6, 0.1};
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        testing_world world;
        ovt_domain domain;
        ovt_ladder ladder;
        pie(&world, 3, seeker, holder, 7);
        assert_int_equal(ovt_domain_init(&domain, &world.scenario, NULL), OVT_OK);
        assert_int_equal(ovt_ladder_init(&ladder, &domain, NULL), OVT_OK);
        ovt_ladder_build(&ladder, &(ovt_ladder_view){.domain = &domain, .side = side});
        for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
            ovt_package package;
            ovt_solution found = solve(&world, (ovt_solution_kind) kind, threat);
            double place = ovt_ladder_solution(&ladder, (ovt_solution_kind) kind, threat);
            ovt_ladder_at(&ladder, place, &package);
            for (ovt_side of = 0; of < OVT_PARTIES; of++) {
                assert_near(
                    ovt_domain_utility(&domain, of, NULL, &package), found.utility[of], 1e-12);
            }
        }
        const double apart[] = {0.9, 0.9};
        assert_near(ovt_ladder_solution(&ladder, OVT_SOLUTION_NASH, apart), NAN, 0);
        ovt_ladder_free(&ladder);
        ovt_domain_free(&domain);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(power_utilities_split_by_their_exponents),
        cmocka_unit_test(a_parabola_has_the_known_solutions),
        cmocka_unit_test(a_quarter_circle_is_shared_alike),
        cmocka_unit_test(a_straight_pie_is_halved_from_the_threat_point),
        cmocka_unit_test(what_war_costs_both_is_the_range_of_a_bargain),
        cmocka_unit_test(steps_beside_the_solution_do_not_draw_it_away),
        cmocka_unit_test(nash_stays_at_a_kink_that_kalai_and_smorodinsky_leave),
        cmocka_unit_test(levels_are_taken_whole),
        cmocka_unit_test(a_two_issue_pie_is_logrolled),
        cmocka_unit_test(a_three_issue_pie_has_the_values_worked_by_hand),
        cmocka_unit_test(curved_issues_converge_as_the_grid_grows),
        cmocka_unit_test(where_no_package_is_rational_for_both_there_is_no_solution),
        cmocka_unit_test(the_ladder_leads_to_the_same_solutions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
