// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_scenario.h"

#include "overture/bargain/frontier.h"
#include "overture/bargain/ladder.h"
#include "overture/base/random.h"

enum { WORLDS = 200, MOST_PACKAGES = 2000 };

static const double no_reservation[OVT_PARTIES] = {0, 0};

typedef struct {
    ovt_domain domain;
    ovt_frontier frontier;
} fixture;

static void
build(fixture *self, const testing_world *world)
{
    assert_int_equal(ovt_domain_init(&self->domain, &world->scenario, NULL), OVT_OK);
    assert_int_equal(ovt_frontier_init(&self->frontier, &self->domain, NULL), OVT_OK);
    assert_int_equal(ovt_frontier_refine(&self->frontier, &self->domain, NULL), OVT_OK);
}

static void
leave(fixture *self)
{
    ovt_frontier_free(&self->frontier);
    ovt_domain_free(&self->domain);
}

static size_t
below(ovt_stream *chance, size_t count)
{
    return (size_t) (ovt_stream_uniform(chance) * (double) count);
}

/* Weights are tenths, so that equal sums are common; some are 0. */
static void
random_issue(testing_world *world, ovt_stream *chance, bool only_levels)
{
    static const double shapes[] = {0.5, 1, 2};
    ovt_issue *issue = testing_add_issue(world, "issue");
    bool levels = only_levels || ovt_stream_uniform(chance) < 0.5;
    size_t count = 2 + below(chance, 4);
    double values[OVT_PARTIES][TESTING_LEVELS];
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        for (size_t k = 0; k < count; k++) {
            values[side][k] = (double) below(chance, 11) / 10;
        }
        issue->interest[side].weight = (double) below(chance, 11) / 10;
        issue->interest[side].shape = shapes[below(chance, 3)];
        issue->interest[side].prefers = (int) below(chance, 3);
    }
    issue->grid = (int) count;
    if (levels) {
        testing_set_levels(world, issue, count, values[OVT_SEEKER], values[OVT_HOLDER]);
    }
}

static ovt_stream
random_world(testing_world *world, uint64_t number, bool only_levels)
{
    ovt_stream chance = ovt_stream_open(4711, number, OVT_PURPOSE_TEST, 0);
    testing_world_init(world);
    size_t count = 1 + below(&chance, 4);
    for (size_t i = 0; i < count; i++) {
        random_issue(world, &chance, only_levels);
    }
    return chance;
}

/* All packages of a domain, one after another. */
static size_t
all_packages(const ovt_domain *domain, ovt_point points[MOST_PACKAGES])
{
    size_t step[OVT_MAX_ISSUES] = {0}, count = 0;
    for (;;) {
        ovt_package package;
        for (size_t i = 0; i < domain->axis_count; i++) {
            package.position[i] = domain->axes[i].position[step[i]];
        }
        assert_true(count < MOST_PACKAGES);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            points[count].utility[side] = ovt_domain_utility(domain, side, NULL, &package);
        }
        count++;
        size_t i = 0;
        while (i < domain->axis_count && ++step[i] == domain->axes[i].count) {
            step[i++] = 0;
        }
        if (i == domain->axis_count) {
            return count;
        }
    }
}

static bool
beats(const ovt_point *a, const ovt_point *b, double by)
{
    const double *u = a->utility, *v = b->utility;
    return u[0] >= v[0] - by && u[1] >= v[1] - by && (u[0] > v[0] + by || u[1] > v[1] + by);
}

static void
the_frontier_is_what_no_package_beats(void **state)
{
    (void) state;
    static ovt_point points[MOST_PACKAGES];
    for (uint64_t w = 0; w < WORLDS; w++) {
        testing_world world;
        fixture self;
        random_world(&world, w, false);
        build(&self, &world);
        size_t count = all_packages(&self.domain, points);
        size_t efficient = 0;
        for (size_t k = 0; k < count; k++) {
            bool beaten = false, again = false;
            for (size_t j = 0; j < count && !beaten && !again; j++) {
                beaten = beats(&points[j], &points[k], 1e-10);
                again = j < k && fabs(points[j].utility[0] - points[k].utility[0]) < 1e-10 &&
                        fabs(points[j].utility[1] - points[k].utility[1]) < 1e-10;
            }
            efficient += !beaten && !again;
        }
        assert_int_equal(self.frontier.count, efficient);
        for (size_t f = 0; f < self.frontier.count; f++) {
            const ovt_point *at = &self.frontier.points[f];
            for (size_t k = 0; k < count; k++) {
                assert_false(beats(&points[k], at, 1e-10));
            }
            assert_true(f == 0 || (at[0].utility[OVT_SEEKER] > at[-1].utility[OVT_SEEKER] &&
                                      at[0].utility[OVT_HOLDER] < at[-1].utility[OVT_HOLDER]));
            ovt_package package;
            ovt_frontier_package(&self.frontier, &self.domain, f, &package);
            for (ovt_side side = 0; side < OVT_PARTIES; side++) {
                assert_near(ovt_domain_utility(&self.domain, side, NULL, &package),
                    at->utility[side], 1e-12);
            }
        }
        leave(&self);
    }
}

static void
the_order_of_the_issues_changes_no_bit(void **state)
{
    (void) state;
    for (uint64_t w = 0; w < WORLDS; w++) {
        testing_world world;
        fixture self, turned;
        ovt_stream chance = random_world(&world, w, false);
        size_t count = world.scenario.issue_count;
        build(&self, &world);
        ovt_solution before =
            ovt_solution_find(&self.frontier, &self.domain, OVT_SOLUTION_NASH, no_reservation);
        for (size_t i = count; i-- > 1;) {
            size_t other = below(&chance, i + 1);
            ovt_issue held = world.issues[i];
            world.issues[i] = world.issues[other];
            world.issues[other] = held;
        }
        build(&turned, &world);
        assert_int_equal(turned.frontier.count, self.frontier.count);
        assert_memory_equal(turned.frontier.points, self.frontier.points,
            self.frontier.count * sizeof *self.frontier.points);
        ovt_solution after =
            ovt_solution_find(&turned.frontier, &turned.domain, OVT_SOLUTION_NASH, no_reservation);
        assert_memory_equal(before.utility, after.utility, sizeof before.utility);
        leave(&turned);
        leave(&self);
    }
}

/* What a side wants becomes what the other wants. */
static void
swap_sides(testing_world *world)
{
    for (size_t i = 0; i < world->scenario.issue_count; i++) {
        ovt_interest *interest = world->issues[i].interest;
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            if (interest[side].prefers == OVT_PREFERS_DEFAULT) {
                interest[side].prefers = side == OVT_SEEKER ? OVT_PREFERS_FROM : OVT_PREFERS_TO;
            }
        }
        ovt_interest held = interest[OVT_SEEKER];
        interest[OVT_SEEKER] = interest[OVT_HOLDER];
        interest[OVT_HOLDER] = held;
    }
}

static void
swapping_the_sides_mirrors_the_frontier_and_its_solutions(void **state)
{
    (void) state;
    size_t mirrored_pairs = 0;
    for (uint64_t w = 0; w < WORLDS; w++) {
        testing_world world;
        fixture self, swapped;
        ovt_stream chance = random_world(&world, w, false);
        double threat[] = {0.3 * ovt_stream_uniform(&chance), 0.3 * ovt_stream_uniform(&chance)};
        double mirrored[] = {threat[1], threat[0]};
        ovt_solution before[OVT_SOLUTION_MIDPOINT];
        build(&self, &world);
        for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
            before[kind] =
                ovt_solution_find(&self.frontier, &self.domain, (ovt_solution_kind) kind, threat);
        }
        swap_sides(&world);
        build(&swapped, &world);
        size_t count = self.frontier.count;
        assert_int_equal(swapped.frontier.count, count);
        for (size_t k = 0; k < count; k++) {
            const double *there = swapped.frontier.points[count - 1 - k].utility;
            assert_near(self.frontier.points[k].utility[OVT_SEEKER], there[OVT_HOLDER], 1e-12);
            assert_near(self.frontier.points[k].utility[OVT_HOLDER], there[OVT_SEEKER], 1e-12);
        }
        /* Ties go to the seeker on either side, so that only their sums are mirrored. */
        for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
            const ovt_solution a = before[kind];
            ovt_solution b = ovt_solution_find(
                &swapped.frontier, &swapped.domain, (ovt_solution_kind) kind, mirrored);
            assert_int_equal(a.found, b.found);
            assert_near(a.utility[0] + a.utility[1], b.utility[0] + b.utility[1], 1e-9);
            if (kind == OVT_SOLUTION_NASH) {
                mirrored_pairs += fabs(a.utility[0] - b.utility[1]) < 1e-9;
            }
        }
        leave(&swapped);
        leave(&self);
    }
    assert_true(mirrored_pairs > WORLDS * 9 / 10);
}

/* As the header defines them, over all packages. */
static double
score(ovt_solution_kind kind, const double *utility, const double *threat, const double *ideal)
{
    double seeker = utility[0] - threat[0], holder = utility[1] - threat[1];
    switch (kind) {
    case OVT_SOLUTION_NASH:
        return seeker * holder;
    case OVT_SOLUTION_KALAI_SMORODINSKY:
        seeker = ideal[0] > threat[0] ? seeker / (ideal[0] - threat[0]) : 1;
        holder = ideal[1] > threat[1] ? holder / (ideal[1] - threat[1]) : 1;
        return fmin(seeker, holder);
    case OVT_SOLUTION_EGALITARIAN:
        return fmin(seeker, holder);
    default:
        return seeker + holder;
    }
}

static void
solutions_are_the_best_of_all_rational_packages(void **state)
{
    (void) state;
    static ovt_point points[MOST_PACKAGES];
    for (uint64_t w = 0; w < WORLDS; w++) {
        testing_world world;
        fixture self;
        ovt_stream chance = random_world(&world, w, true);
        double threat[] = {ovt_stream_uniform(&chance), ovt_stream_uniform(&chance)};
        build(&self, &world);
        size_t count = all_packages(&self.domain, points), rational = 0;
        double ideal[] = {NAN, NAN}, told[OVT_PARTIES];
        for (size_t k = 0; k < count; k++) {
            const double *utility = points[k].utility;
            if (utility[0] >= threat[0] && utility[1] >= threat[1]) {
                points[rational++] = points[k];
                ideal[0] = fmax(ideal[0], utility[0]);
                ideal[1] = fmax(ideal[1], utility[1]);
            }
        }
        ovt_frontier_ideal(&self.frontier, threat, told);
        assert_near(told[0], ideal[0], 1e-12);
        assert_near(told[1], ideal[1], 1e-12);
        for (int k = 0; k < OVT_SOLUTION_MIDPOINT; k++) {
            ovt_solution_kind kind = (ovt_solution_kind) k;
            size_t index = ovt_frontier_solution(&self.frontier, kind, threat);
            ovt_solution found = ovt_solution_find(&self.frontier, &self.domain, kind, threat);
            assert_int_equal(index == OVT_NONE, rational == 0);
            assert_int_equal(found.found, rational > 0);
            for (size_t j = 0; j < rational; j++) {
                const double *best = self.frontier.points[index].utility;
                double by = score(kind, best, threat, ideal) -
                            score(kind, points[j].utility, threat, ideal);
                assert_true(by >= -1e-11);
                assert_near(found.utility[0], best[0], 0);
                assert_near(found.utility[1], best[1], 0);
            }
        }
        leave(&self);
    }
}

static double
cross(const ovt_point *a, const ovt_point *b, const ovt_point *c)
{
    return (b->utility[0] - a->utility[0]) * (c->utility[1] - a->utility[1]) -
           (b->utility[1] - a->utility[1]) * (c->utility[0] - a->utility[0]);
}

/* Holder's utility on the concave hull of the frontier where the seeker has so much. */
static double
on_hull(const ovt_frontier *frontier, double seeker)
{
    static ovt_point hull[MOST_PACKAGES];
    size_t count = 0;
    for (size_t k = 0; k < frontier->count; k++) {
        while (count > 1 && cross(&hull[count - 2], &hull[count - 1], &frontier->points[k]) >= 0) {
            count--;
        }
        hull[count++] = frontier->points[k];
    }
    size_t k = 1;
    while (k + 1 < count && hull[k].utility[0] < seeker) {
        k++;
    }
    if (count == 1) {
        return hull[0].utility[1];
    }
    double share =
        (seeker - hull[k - 1].utility[0]) / (hull[k].utility[0] - hull[k - 1].utility[0]);
    return hull[k - 1].utility[1] + share * (hull[k].utility[1] - hull[k - 1].utility[1]);
}

static void
a_ladder_by_the_truth_walks_the_hull_of_the_frontier(void **state)
{
    (void) state;
    for (uint64_t w = 0; w < WORLDS; w++) {
        testing_world world;
        fixture self;
        ovt_ladder ladder;
        double weights[OVT_MAX_ISSUES];
        random_world(&world, w, false);
        build(&self, &world);
        assert_int_equal(ovt_ladder_init(&ladder, &self.domain, NULL), OVT_OK);
        ovt_believed_weights(&self.domain, OVT_SEEKER, 1, weights);
        ovt_ladder_build(&ladder, &(ovt_ladder_view){.domain = &self.domain, .other = weights});
        size_t last = self.frontier.count - 1;
        const ovt_point *ends = self.frontier.points;
        assert_near(ladder.rungs[0].own, ends[last].utility[OVT_SEEKER], 1e-12);
        assert_near(ladder.rungs[0].other, ends[last].utility[OVT_HOLDER], 1e-12);
        assert_near(ladder.rungs[ladder.count - 1].own, ends[0].utility[OVT_SEEKER], 1e-12);
        assert_near(ladder.rungs[ladder.count - 1].other, ends[0].utility[OVT_HOLDER], 1e-12);
        for (size_t k = 0; k < ladder.count; k++) {
            ovt_package package;
            ovt_ladder_at(&ladder, (double) k, &package);
            double own = ladder.rungs[k].own, other = ladder.rungs[k].other;
            assert_near(ovt_domain_utility(&self.domain, OVT_SEEKER, NULL, &package), own, 1e-12);
            assert_near(ovt_domain_utility(&self.domain, OVT_HOLDER, NULL, &package), other, 1e-12);
            assert_near(other, on_hull(&self.frontier, own), 1e-9);
            assert_near(ovt_frontier_left(&self.frontier, (double[]){own, other}), 0, 1e-9);
        }
        ovt_ladder_free(&ladder);
        leave(&self);
    }
}

static void
what_is_left_is_measured_along_equal_gains(void **state)
{
    (void) state;
    testing_world world;
    fixture self;
    testing_world_init(&world);
    ovt_issue *first = testing_add_issue(&world, "dear to the seeker");
    ovt_issue *second = testing_add_issue(&world, "dear to the holder");
    first->interest[OVT_SEEKER].weight = second->interest[OVT_HOLDER].weight = 3;
    build(&self, &world);
    assert_near(ovt_frontier_left(&self.frontier, (double[]){0.5, 0.5}), 0.25, 1e-15);
    assert_near(ovt_frontier_left(&self.frontier, (double[]){0.75, 0.75}), 0, 1e-15);
    assert_near(ovt_frontier_left(&self.frontier, (double[]){0.8, 0.8}), 0, 0);
    assert_near(ovt_frontier_left(&self.frontier, (double[]){0.9, 0}), 0.075, 1e-15);
    assert_near(ovt_frontier_left(&self.frontier, (double[]){0.5, -1}), 0.5, 1e-15);
    assert_near(ovt_frontier_left(&self.frontier, (double[]){-1, 0.75}), 0.25, 1e-15);
    leave(&self);
}

static void
equal_packages_are_one_point(void **state)
{
    (void) state;
    testing_world world;
    fixture self;
    testing_world_init(&world);
    for (size_t i = 0; i < 6; i++) {
        testing_add_issue(&world, "alike");
    }
    build(&self, &world);
    assert_int_equal(self.frontier.count, 121);
    for (size_t k = 0; k < self.frontier.count; k++) {
        assert_near(self.frontier.points[k].utility[OVT_SEEKER], (double) k / 120, 1e-14);
    }
    leave(&self);
}

static void
a_domain_without_issues_has_one_package_worth_nothing(void **state)
{
    (void) state;
    testing_world world;
    fixture self;
    testing_world_init(&world);
    build(&self, &world);
    assert_int_equal(self.frontier.count, 1);
    assert_near(self.frontier.points[0].utility[OVT_SEEKER], 0, 0);
    leave(&self);
}

/* Ten issues of ten levels whose random values run against each other. */
static void
ten_thousand_million_packages_are_no_obstacle(void **state)
{
    (void) state;
    testing_world world;
    fixture self;
    ovt_stream chance = ovt_stream_open(4711, 1, OVT_PURPOSE_TEST, 1);
    testing_world_init(&world);
    for (size_t i = 0; i < 10; i++) {
        double values[OVT_PARTIES][10] = {{1}, {0}};
        ovt_issue *issue = testing_add_issue(&world, "issue");
        for (size_t k = 1; k < 10; k++) {
            values[OVT_SEEKER][k] = values[OVT_SEEKER][k - 1] * ovt_stream_uniform(&chance);
            values[OVT_HOLDER][k] = values[OVT_HOLDER][k - 1] + 0.2 * ovt_stream_uniform(&chance);
        }
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            issue->interest[side].weight = ovt_stream_uniform(&chance);
        }
        testing_set_levels(&world, issue, 10, values[OVT_SEEKER], values[OVT_HOLDER]);
    }
    build(&self, &world);
    assert_near(ovt_domain_packages(&self.domain), 1e10, 0);
    assert_true(self.frontier.count > 100);
    ovt_solution found =
        ovt_solution_find(&self.frontier, &self.domain, OVT_SOLUTION_NASH, no_reservation);
    assert_true(found.found);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        assert_near(ovt_domain_utility(&self.domain, side, NULL, &found.package),
            found.utility[side], 1e-13);
    }
    leave(&self);
}

/* Both want the same of all issues, so that every package is efficient. */
static void
too_many_efficient_packages_are_an_error_in_words(void **state)
{
    (void) state;
    testing_world world;
    ovt_domain domain;
    ovt_frontier frontier;
    ovt_error err = {0};
    testing_world_init(&world);
    for (size_t i = 0; i < 3; i++) {
        ovt_issue *issue = testing_add_issue(&world, "issue");
        double weight = sqrt((double) (2 + i));
        issue->grid = i < 2 ? 1000 : 4;
        issue->interest[OVT_SEEKER].weight = issue->interest[OVT_HOLDER].weight = weight;
    }
    assert_int_equal(ovt_domain_init(&domain, &world.scenario, NULL), OVT_OK);
    assert_int_equal(ovt_frontier_init(&frontier, &domain, &err), OVT_FAILED);
    assert_non_null(strstr(err.message, "4194304"));
    ovt_frontier_free(&frontier);
    ovt_domain_free(&domain);
}

static void
a_frontier_without_memory_says_so(void **state)
{
    (void) state;
    testing_world world;
    ovt_domain domain;
    testing_world_init(&world);
    testing_add_issue(&world, "price");
    testing_add_issue(&world, "time")->interest[OVT_HOLDER].weight = 2;
    assert_int_equal(ovt_domain_init(&domain, &world.scenario, NULL), OVT_OK);
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_frontier frontier;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_frontier_init(&frontier, &domain, &err);
        if (status == OVT_OK) {
            status = ovt_frontier_refine(&frontier, &domain, &err);
        }
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        assert_int_equal(err.message[0] != '\0', failed);
        assert_true(failed || n >= 9);
        ovt_frontier_free(&frontier);
    }
    ovt_domain_free(&domain);
}

static void
solutions_have_the_words_of_files(void **state)
{
    (void) state;
    assert_string_equal(ovt_solution_word(OVT_SOLUTION_NASH), "nash");
    assert_string_equal(ovt_solution_word(OVT_SOLUTION_MIDPOINT), "midpoint");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frontier_is_what_no_package_beats),
        cmocka_unit_test(the_order_of_the_issues_changes_no_bit),
        cmocka_unit_test(swapping_the_sides_mirrors_the_frontier_and_its_solutions),
        cmocka_unit_test(solutions_are_the_best_of_all_rational_packages),
        cmocka_unit_test(a_ladder_by_the_truth_walks_the_hull_of_the_frontier),
        cmocka_unit_test(what_is_left_is_measured_along_equal_gains),
        cmocka_unit_test(equal_packages_are_one_point),
        cmocka_unit_test(a_domain_without_issues_has_one_package_worth_nothing),
        cmocka_unit_test(ten_thousand_million_packages_are_no_obstacle),
        cmocka_unit_test(too_many_efficient_packages_are_an_error_in_words),
        cmocka_unit_test(a_frontier_without_memory_says_so),
        cmocka_unit_test(solutions_have_the_words_of_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
