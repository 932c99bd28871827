// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_scenario.h"

#include "overture/bargain/frontier.h"
#include "overture/bargain/ladder.h"
#include "overture/bargain/utility.h"
#include "overture/base/random.h"

/* A world with its domain and the seeker's ladder by the true weights. */
typedef struct {
    testing_world world;
    ovt_domain domain;
    ovt_ladder ladder;
} fixture;

static void
build(fixture *self, const ovt_ladder_view *limits)
{
    ovt_ladder_view view = limits == NULL ? (ovt_ladder_view){0} : *limits;
    assert_int_equal(ovt_domain_init(&self->domain, &self->world.scenario, NULL), OVT_OK);
    assert_int_equal(ovt_ladder_init(&self->ladder, &self->domain, NULL), OVT_OK);
    view.domain = &self->domain;
    ovt_ladder_build(&self->ladder, &view);
}

static void
leave(fixture *self)
{
    ovt_ladder_free(&self->ladder);
    ovt_domain_free(&self->domain);
}

static double
worth(const fixture *self, ovt_side side, const ovt_package *package)
{
    return ovt_domain_utility(&self->domain, side, NULL, package);
}

static void
one_straight_issue_is_walked_step_by_step(void **state)
{
    (void) state;
    fixture self;
    ovt_package package;
    testing_world_init(&self.world);
    testing_add_issue(&self.world, "price");
    build(&self, NULL);
    assert_int_equal(self.ladder.count, 21);
    assert_near(self.ladder.top.position[0], 0, 0);
    for (size_t i = 0; i < self.ladder.count; i++) {
        assert_near(self.ladder.rungs[i].own, 1 - (double) i / 20, 1e-14);
        assert_near(self.ladder.rungs[i].other, (double) i / 20, 1e-14);
    }
    assert_near(ovt_ladder_package(&self.ladder, 0.66, &package), 6.8, 1e-12);
    assert_near(package.position[0], 0.34, 1e-14);
    assert_near(ovt_ladder_package(&self.ladder, 2, &package), 0, 0);
    assert_near(ovt_ladder_package(&self.ladder, -1, &package), 20, 0);
    assert_near(package.position[0], 1, 0);
    leave(&self);
}

static void
what_costs_least_for_what_it_gives_is_given_first(void **state)
{
    (void) state;
    fixture self;
    ovt_package package;
    testing_world_init(&self.world);
    ovt_issue *dear = testing_add_issue(&self.world, "dear");
    ovt_issue *cheap = testing_add_issue(&self.world, "cheap");
    dear->interest[OVT_SEEKER].weight = cheap->interest[OVT_HOLDER].weight = 3;
    build(&self, NULL);
    assert_int_equal(self.ladder.count, 41);
    for (size_t i = 1; i < self.ladder.count; i++) {
        assert_int_equal(self.ladder.rungs[i].issue, i <= 20 ? 1 : 0);
    }
    ovt_ladder_package(&self.ladder, 0.75, &package);
    assert_near(package.position[0], 0, 0);
    assert_near(package.position[1], 1, 0);
    assert_near(worth(&self, OVT_HOLDER, &package), 0.75, 1e-15);
    ovt_ladder_view mirrored = {.domain = &self.domain, .side = OVT_HOLDER};
    ovt_ladder_build(&self.ladder, &mirrored);
    assert_int_equal(self.ladder.rungs[1].issue, 0);
    assert_near(self.ladder.top.position[0], 1, 0);
    leave(&self);
}

static void
levels_off_the_hull_are_skipped_and_never_split(void **state)
{
    (void) state;
    const double seeker[] = {1, 0.9, 0.4, 0}, holder[] = {0, 0.1, 0.8, 1};
    fixture self;
    ovt_package package;
    testing_world_init(&self.world);
    testing_set_levels(&self.world, testing_add_issue(&self.world, "scope"), 4, seeker, holder);
    build(&self, NULL);
    assert_int_equal(self.ladder.count, 3);
    assert_near(self.ladder.rungs[1].to, 2.0 / 3, 1e-15);
    assert_near(self.ladder.rungs[1].own, 0.4, 1e-15);
    assert_near(ovt_ladder_package(&self.ladder, 0.5, &package), 0, 0);
    assert_near(ovt_ladder_package(&self.ladder, 0.4, &package), 1, 0);
    assert_near(package.position[0], 2.0 / 3, 1e-15);
    leave(&self);
}

static void
a_compatible_issue_stands_at_the_joint_best(void **state)
{
    (void) state;
    fixture self;
    testing_world_init(&self.world);
    testing_add_issue(&self.world, "price");
    testing_add_issue(&self.world, "aid")->interest[OVT_SEEKER].prefers = OVT_PREFERS_TO;
    build(&self, NULL);
    assert_near(self.ladder.top.position[1], 1, 0);
    assert_near(self.ladder.rungs[0].own, 1, 0);
    assert_near(self.ladder.rungs[0].other, 0.5, 0);
    assert_int_equal(self.ladder.count, 21);
    leave(&self);
}

static void
what_a_side_does_not_care_for_it_gives_at_once(void **state)
{
    (void) state;
    const double seeker[] = {0.5, 1, 1, 0}, holder[] = {0, 0.2, 0.7, 1};
    fixture self;
    testing_world_init(&self.world);
    testing_add_issue(&self.world, "price")->interest[OVT_SEEKER].weight = 0;
    testing_add_issue(&self.world, "place")->interest[OVT_HOLDER].weight = 0;
    testing_set_levels(&self.world, testing_add_issue(&self.world, "scope"), 4, seeker, holder);
    build(&self, NULL);
    assert_near(self.ladder.top.position[0], 1, 0);
    assert_near(self.ladder.top.position[1], 0, 0);
    assert_near(self.ladder.top.position[2], 2.0 / 3, 1e-15);
    assert_int_equal(self.ladder.count, 2);
    assert_near(self.ladder.rungs[0].own, 1, 1e-15);
    assert_near(self.ladder.rungs[1].other, 1, 1e-15);
    leave(&self);
}

static void
red_lines_cut_the_ladder_exactly(void **state)
{
    (void) state;
    const double low[] = {0.12, 0.3, 0.7}, high[] = {0.33, 0.3, 0.8};
    const ovt_ladder_view limits = {.low = low, .high = high};
    fixture self;
    testing_world_init(&self.world);
    testing_add_issue(&self.world, "price");
    testing_add_issue(&self.world, "settled from outside");
    testing_set_levels(&self.world, testing_add_issue(&self.world, "scope"), 3, NULL, NULL);
    build(&self, &limits);
    assert_near(self.ladder.top.position[0], 0.12, 0);
    assert_near(self.ladder.top.position[1], 0.3, 0);
    assert_near(self.ladder.top.position[2], 0.7, 0);
    assert_int_equal(self.ladder.count, 6);
    assert_near(self.ladder.rungs[1].to, 0.15, 1e-15);
    assert_near(self.ladder.rungs[5].to, 0.33, 0);
    assert_near(self.ladder.rungs[5].own, (0.67 + 0.7 + 0.3) / 3, 1e-15);
    leave(&self);
}

static void
the_last_move_in_part_hits_the_target_through_any_shape(void **state)
{
    (void) state;
    for (double shape = 0.5; shape <= 3; shape += 0.5) {
        fixture self;
        testing_world_init(&self.world);
        ovt_issue *first = testing_add_issue(&self.world, "price");
        ovt_issue *second = testing_add_issue(&self.world, "time");
        first->interest[OVT_SEEKER].shape = shape;
        first->interest[OVT_HOLDER].shape = 1 / shape;
        second->interest[OVT_SEEKER].weight = 2;
        build(&self, NULL);
        for (double target = 0.01; target < 1; target += 0.0137) {
            ovt_package package, again;
            double place = ovt_ladder_package(&self.ladder, target, &package);
            assert_near(worth(&self, OVT_SEEKER, &package), target, 1e-12);
            ovt_ladder_at(&self.ladder, place, &again);
            assert_near(again.position[0], package.position[0], 0);
            assert_near(again.position[1], package.position[1], 0);
        }
        leave(&self);
    }
}

static void
beliefs_run_from_a_mirror_of_oneself_to_the_truth(void **state)
{
    (void) state;
    fixture self;
    double weights[2];
    testing_world_init(&self.world);
    testing_add_issue(&self.world, "price")->interest[OVT_SEEKER].weight = 3;
    testing_add_issue(&self.world, "time")->interest[OVT_HOLDER].weight = 0;
    build(&self, NULL);
    ovt_believed_weights(&self.domain, OVT_SEEKER, 0, weights);
    assert_near(weights[0], 0.75, 0);
    assert_near(weights[1], 0.25, 0);
    ovt_believed_weights(&self.domain, OVT_SEEKER, 1, weights);
    assert_near(weights[0], 1, 0);
    ovt_believed_weights(&self.domain, OVT_HOLDER, 0.5, weights);
    assert_near(weights[0], 0.875, 0);
    assert_near(weights[1], 0.125, 0);
    ovt_ladder_view view = {.domain = &self.domain, .other = weights};
    ovt_ladder_build(&self.ladder, &view);
    assert_near(self.ladder.top.position[1], 0, 0);
    assert_near(self.ladder.rungs[self.ladder.count - 1].other, 1, 1e-14);
    leave(&self);
}

static size_t
below(ovt_stream *chance, size_t count)
{
    return (size_t) (ovt_stream_uniform(chance) * (double) count);
}

/* Straight values, so that the solution between the steps is exact on ladder and frontier. */
static void
a_mediator_who_knows_both_sides_finds_the_solution(void **state)
{
    (void) state;
    for (uint64_t w = 0; w < 200; w++) {
        fixture self;
        ovt_frontier frontier;
        ovt_stream chance = ovt_stream_open(4711, w, OVT_PURPOSE_TEST, 0);
        double threat[] = {0.7 * ovt_stream_uniform(&chance), 0.7 * ovt_stream_uniform(&chance)};
        testing_world_init(&self.world);
        for (size_t i = 0; i < 1 + w % 4; i++) {
            ovt_issue *issue = testing_add_issue(&self.world, "issue");
            issue->grid = 1 + (int) below(&chance, 6);
            issue->interest[OVT_SEEKER].weight = 1 + (double) below(&chance, 5);
            issue->interest[OVT_HOLDER].weight = 1 + (double) below(&chance, 5);
            issue->interest[OVT_SEEKER].prefers = (int) below(&chance, 3);
        }
        build(&self, &(ovt_ladder_view){.side = (ovt_side) below(&chance, 2)});
        assert_int_equal(ovt_frontier_init(&frontier, &self.domain, NULL), OVT_OK);
        assert_int_equal(ovt_frontier_refine(&frontier, &self.domain, NULL), OVT_OK);
        for (int k = 0; k < OVT_SOLUTION_MIDPOINT; k++) {
            ovt_solution_kind kind = (ovt_solution_kind) k;
            ovt_package package;
            double place = ovt_ladder_solution(&self.ladder, kind, threat);
            ovt_solution found = ovt_solution_find(&frontier, &self.domain, kind, threat);
            assert_int_equal(found.found, !isnan(place));
            if (found.found) {
                ovt_ladder_at(&self.ladder, place, &package);
                assert_near(worth(&self, OVT_SEEKER, &package), found.utility[0], 1e-9);
                assert_near(worth(&self, OVT_HOLDER, &package), found.utility[1], 1e-9);
            }
        }
        ovt_frontier_free(&frontier);
        leave(&self);
    }
}

/* Of straight divisible issues every offer of a side that knows the other's weights is efficient.
 */
static void
who_knows_the_other_leaves_nothing_on_the_table(void **state)
{
    (void) state;
    for (uint64_t w = 0; w < 200; w++) {
        fixture self;
        ovt_frontier frontier;
        ovt_stream chance = ovt_stream_open(4713, w, OVT_PURPOSE_TEST, 0);
        testing_world_init(&self.world);
        for (size_t i = 0; i < 1 + w % 4; i++) {
            ovt_issue *issue = testing_add_issue(&self.world, "issue");
            issue->grid = 1 + (int) below(&chance, 6);
            for (size_t side = 0; side < OVT_PARTIES; side++) {
                issue->interest[side].weight = ovt_stream_uniform(&chance);
            }
        }
        double weights[OVT_MAX_ISSUES];
        ovt_side side = (ovt_side) (w % 2);
        assert_int_equal(ovt_domain_init(&self.domain, &self.world.scenario, NULL), OVT_OK);
        assert_int_equal(ovt_ladder_init(&self.ladder, &self.domain, NULL), OVT_OK);
        assert_int_equal(ovt_frontier_init(&frontier, &self.domain, NULL), OVT_OK);
        ovt_believed_weights(&self.domain, side, 1, weights);
        ovt_ladder_view view = {.domain = &self.domain, .side = side, .other = weights};
        ovt_ladder_build(&self.ladder, &view);
        for (size_t offer = 0; offer < 20; offer++) {
            ovt_package package;
            double utility[OVT_PARTIES];
            ovt_ladder_package(&self.ladder, ovt_stream_uniform(&chance), &package);
            for (ovt_side of = 0; of < OVT_PARTIES; of++) {
                utility[of] = worth(&self, of, &package);
            }
            assert_near(ovt_frontier_left(&frontier, utility), 0, 1e-12);
        }
        ovt_frontier_free(&frontier);
        leave(&self);
    }
}

/* Nash's product falls on both sides of the place that is told. */
static void
no_other_rung_has_a_larger_product(void **state)
{
    (void) state;
    for (uint64_t w = 0; w < 200; w++) {
        fixture self;
        ovt_stream chance = ovt_stream_open(4712, w, OVT_PURPOSE_TEST, 0);
        double threat[] = {0.5 * ovt_stream_uniform(&chance), 0.5 * ovt_stream_uniform(&chance)};
        testing_world_init(&self.world);
        for (size_t i = 0; i < 4; i++) {
            double values[OVT_PARTIES][6];
            ovt_issue *issue = testing_add_issue(&self.world, "issue");
            for (size_t k = 0; k < 12; k++) {
                values[k % 2][k / 2] = ovt_stream_uniform(&chance);
            }
            testing_set_levels(&self.world, issue, 6, values[0], values[1]);
        }
        build(&self, NULL);
        double place = ovt_ladder_solution(&self.ladder, OVT_SOLUTION_NASH, threat);
        double best = NAN;
        for (size_t k = 0; k < self.ladder.count; k++) {
            double own = self.ladder.rungs[k].own - threat[OVT_SEEKER];
            double other = self.ladder.rungs[k].other - threat[OVT_HOLDER];
            best = own >= 0 && other >= 0 ? fmax(best, own * other) : best;
        }
        assert_int_equal(isnan(best), isnan(place));
        if (!isnan(place)) {
            const ovt_rung *rung = &self.ladder.rungs[(size_t) place];
            double product = (rung->own - threat[OVT_SEEKER]) * (rung->other - threat[OVT_HOLDER]);
            assert_near(place, floor(place), 0);
            assert_near(product, best, 1e-12);
        }
        leave(&self);
    }
}

static void
a_ladder_without_memory_says_so(void **state)
{
    (void) state;
    fixture self;
    testing_world_init(&self.world);
    testing_add_issue(&self.world, "price");
    assert_int_equal(ovt_domain_init(&self.domain, &self.world.scenario, NULL), OVT_OK);
    for (long n = 0; n < 4; n++) {
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        assert_int_equal(ovt_ladder_init(&self.ladder, &self.domain, &err), OVT_MEMORY);
        ovt_memory_fail_at(-1);
        assert_true(err.message[0] != '\0');
        ovt_ladder_free(&self.ladder);
    }
    ovt_domain_free(&self.domain);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_straight_issue_is_walked_step_by_step),
        cmocka_unit_test(what_costs_least_for_what_it_gives_is_given_first),
        cmocka_unit_test(levels_off_the_hull_are_skipped_and_never_split),
        cmocka_unit_test(a_compatible_issue_stands_at_the_joint_best),
        cmocka_unit_test(what_a_side_does_not_care_for_it_gives_at_once),
        cmocka_unit_test(red_lines_cut_the_ladder_exactly),
        cmocka_unit_test(the_last_move_in_part_hits_the_target_through_any_shape),
        cmocka_unit_test(beliefs_run_from_a_mirror_of_oneself_to_the_truth),
        cmocka_unit_test(a_mediator_who_knows_both_sides_finds_the_solution),
        cmocka_unit_test(who_knows_the_other_leaves_nothing_on_the_table),
        cmocka_unit_test(no_other_rung_has_a_larger_product),
        cmocka_unit_test(a_ladder_without_memory_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
