// SPDX-License-Identifier: GPL-3.0-or-later
/* What must hold of any talks, over random scenarios. */
#include "testing.h"
#include "testing_history.h"
#include "testing_talks.h"

#include "overture/base/random.h"

enum { WORLDS = 150, REPLICATIONS = 8 };

static double
between(ovt_stream *stream, double low, double high)
{
    return low + (high - low) * ovt_stream_uniform(stream);
}

static int
whole(ovt_stream *stream, int low, int high)
{
    return (int) between(stream, low, high + 1);
}

static const int strategies[] = {OVT_STRATEGY_BOULWARE, OVT_STRATEGY_LINEAR, OVT_STRATEGY_CONCEDER,
    OVT_STRATEGY_TIME, OVT_STRATEGY_TIT_FOR_TAT, OVT_STRATEGY_MICRO, OVT_STRATEGY_ZEUTHEN,
    OVT_STRATEGY_EQUILIBRIUM, OVT_STRATEGY_HARDLINER};

static void
random_party(testing_world *world, ovt_side side, ovt_stream *stream)
{
    ovt_party *party =
        testing_set_party(world, side, (ovt_strategy_kind) strategies[whole(stream, 0, 8)]);
    party->beta = between(stream, 0.2, 5);
    party->patience_days = between(stream, 10, 60);
    party->reservation = between(stream, 0, 0.6);
    party->accuracy = between(stream, 0, 1);
    party->discount_rate = between(stream, 0.001, 0.1);
    party->reactive_devaluation = whole(stream, 0, 1) * between(stream, 0, 0.05);
}

/* Up to four divisible issues; a door that may close; gamma delays. */
static void
random_world(testing_world *world, uint64_t number)
{
    ovt_stream stream = ovt_stream_open(99, number, OVT_PURPOSE_TEST, 0);
    testing_world_init(world);
    for (int i = whole(&stream, 1, 4); i > 0; i--) {
        static const char *const names[] = {"a", "b", "c", "d"};
        ovt_issue *issue = testing_add_issue(world, names[i - 1]);
        issue->grid = whole(&stream, 2, 20);
        for (int side = 0; side < OVT_PARTIES; side++) {
            issue->interest[side].weight = between(&stream, 0.1, 3);
        }
    }
    testing_set_talks(world, OVT_PROTOCOL_ALTERNATING);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        random_party(world, side, &stream);
    }
    world->scenario.talks.round_cv = whole(&stream, 0, 1) * between(&stream, 0.1, 1.5);
    world->scenario.talks.door_rate = whole(&stream, 0, 1) * between(&stream, 0, 0.05);
}

static void
two_identical_linear_sides_meet_in_the_middle(void **state)
{
    (void) state;
    ovt_stream stream = ovt_stream_open(98, 0, OVT_PURPOSE_TEST, 0);
    for (int i = 0; i < WORLDS; i++) {
        testing_world world;
        testing_world_init(&world);
        for (int issue = whole(&stream, 0, 2); issue >= 0; issue--) {
            static const char *const names[] = {"pie", "cake", "tart"};
            ovt_issue *self = testing_add_issue(&world, names[issue]);
            self->grid = whole(&stream, 2, 40);
            self->interest[OVT_SEEKER].weight = between(&stream, 0.1, 3);
            self->interest[OVT_HOLDER].weight = self->interest[OVT_SEEKER].weight;
        }
        testing_set_talks(&world, OVT_PROTOCOL_ALTERNATING);
        /* With an odd number of rounds in their patience the targets cross between two rounds. */
        double patience = 2 * whole(&stream, 5, 40) + 1;
        double reservation = between(&stream, 0, 0.5);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            world.scenario.party[side].patience_days = patience;
            world.scenario.party[side].reservation = reservation;
        }
        ovt_talks_result result = testing_talk(&world, 0, NULL);
        assert_true(result.agreed);
        double round = (1 - reservation) / patience;
        assert_true(fabs(result.utility[OVT_SEEKER] - 0.5) <= round + 1e-9);
        assert_near(result.utility[OVT_SEEKER] + result.utility[OVT_HOLDER], 1, 1e-9);
    }
}

/* Some worlds have red lines, the wish of one side bent, or mediators who propose. Lines are meant
 * or not for sure: which of them are is drawn by side. */
static void
add_what_else_there_is(testing_world *world, uint64_t number)
{
    ovt_stream stream = ovt_stream_open(94, number, OVT_PURPOSE_TEST, 0);
    for (size_t i = 0; i < world->scenario.issue_count; i++) {
        ovt_side side = (ovt_side) whole(&stream, 0, 1);
        world->issues[i].interest[side].shape = between(&stream, 0.5, 1);
        if (whole(&stream, 0, 2) == 0) {
            double line = side == OVT_SEEKER ? between(&stream, 0.5, 1) : between(&stream, 0, 0.5);
            testing_set_red_line(&world->issues[i], side, line, whole(&stream, 0, 1));
            world->scenario.party[side].softens_at = between(&stream, 0, 1);
        }
    }
    for (int i = whole(&stream, 0, 2); i > 0; i--) {
        /* Of a tie, which the largest sum may be, the seeker has the better. */
        int solution = whole(&stream, 0, OVT_SOLUTION_COUNT - 1);
        solution = solution == OVT_SOLUTION_UTILITARIAN ? OVT_SOLUTION_NASH : solution;
        ovt_mediator *mediator =
            testing_set_mediator(world, between(&stream, 0, 1), (ovt_solution_kind) solution);
        mediator->leverage[OVT_SEEKER] = between(&stream, 0, 1);
        mediator->leverage[OVT_HOLDER] = between(&stream, 0, 1);
        world->scenario.talks.protocol = OVT_PROTOCOL_MEDIATED;
    }
}

static void
swap(double *pair)
{
    double held = pair[OVT_SEEKER];
    pair[OVT_SEEKER] = pair[OVT_HOLDER];
    pair[OVT_HOLDER] = held;
}

/* The same world with the sides' places changed: what was the seeker's is the holder's, and what
 * was at one end of an issue is at the other. */
static void
swap_sides(testing_world *world)
{
    ovt_party held = world->scenario.party[OVT_SEEKER];
    world->scenario.party[OVT_SEEKER] = world->scenario.party[OVT_HOLDER];
    world->scenario.party[OVT_HOLDER] = held;
    for (size_t i = 0; i < world->scenario.issue_count; i++) {
        ovt_interest *interest = world->issues[i].interest;
        ovt_interest own = interest[OVT_SEEKER];
        interest[OVT_SEEKER] = interest[OVT_HOLDER];
        interest[OVT_HOLDER] = own;
        for (int side = 0; side < OVT_PARTIES; side++) {
            interest[side].red_line_position = 1 - interest[side].red_line_position;
        }
    }
    for (size_t i = 0; i < world->scenario.mediator_count; i++) {
        swap(world->mediators[i].leverage);
    }
    world->scenario.talks.first = 1 - world->scenario.talks.first;
}

/* Both NAN, or near. */
static void
assert_same(double one, double other)
{
    assert_int_equal(isnan(one), isnan(other));
    if (!isnan(one)) {
        assert_near(one, other, 1e-9);
    }
}

static void
assert_mirrored(const ovt_outcome *one, const ovt_outcome *other)
{
    assert_int_equal(one->deal_reached, other->deal_reached);
    assert_int_equal(one->ending, other->ending);
    assert_int_equal(one->rounds, other->rounds);
    assert_int_equal(one->rejections, other->rejections);
    assert_int_equal(one->tactical_rejections, other->tactical_rejections);
    assert_int_equal(one->breakdowns, other->breakdowns);
    assert_same(one->first_rejection_tactical, other->first_rejection_tactical);
    assert_same(one->deal_after_rejection, other->deal_after_rejection);
    assert_same(one->agreement_day, other->agreement_day);
    for (int side = 0; side < OVT_PARTIES; side++) {
        assert_same(one->utility[side], other->utility[1 - side]);
        assert_same(one->realised[side], other->realised[1 - side]);
    }
    assert_same(one->joint_surplus, other->joint_surplus);
    assert_same(one->nash_product, other->nash_product);
    assert_same(one->surplus_share, 1 - other->surplus_share);
    assert_same(one->money_left, other->money_left);
}

/* Of all protocols the hybrid alone treats the sides unlike: the seeker follows its policy. */
static void
swapping_the_sides_mirrors_every_result(void **state)
{
    (void) state;
    size_t deals = 0, mediated = 0;
    for (uint64_t number = 0; number < WORLDS; number++) {
        testing_world world;
        random_world(&world, number);
        add_what_else_there_is(&world, number);
        for (uint64_t k = 0; k < REPLICATIONS; k++) {
            ovt_outcome one = *testing_play(&world, 1, k);
            swap_sides(&world);
            ovt_outcome other = *testing_play(&world, 1, k);
            swap_sides(&world);
            assert_mirrored(&one, &other);
            deals += one.deal_reached == 1;
            mediated += one.deal_reached == 1 && world.scenario.mediator_count > 0;
        }
    }
    testing_play_end();
    assert_true(deals > WORLDS && mediated > WORLDS / 2);
}

static void
more_patience_never_hurts_in_equilibrium(void **state)
{
    (void) state;
    for (uint64_t number = 0; number < WORLDS; number++) {
        testing_world world;
        random_world(&world, number);
        ovt_stream stream = ovt_stream_open(97, number, OVT_PURPOSE_TEST, 0);
        world.scenario.talks.round_cv = 0;
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            ovt_party *party = testing_set_party(&world, side, OVT_STRATEGY_EQUILIBRIUM);
            party->discount_rate = between(&stream, 0.001, 0.5);
            party->reservation = between(&stream, 0, 0.4);
        }
        ovt_side side = (ovt_side) whole(&stream, 0, 1);
        world.scenario.talks.first = whole(&stream, 0, 1);
        double before = testing_talk(&world, 0, NULL).utility[side];
        world.scenario.party[side].discount_rate *= between(&stream, 0, 1);
        ovt_talks_result after = testing_talk(&world, 0, NULL);
        assert_true(after.agreed);
        assert_int_equal(after.rounds, 1);
        assert_true(after.utility[side] >= before - 1e-9);
    }
}

static void
a_wider_zone_never_lowers_the_chance_of_a_deal(void **state)
{
    (void) state;
    /* In every history on the same chance: both reservation values lower, the deal stays. For sides
     * that concede by time, whose targets fall with their reservation values. */
    size_t gained = 0;
    for (uint64_t number = 0; number < WORLDS; number++) {
        testing_world world;
        random_world(&world, number);
        ovt_stream stream = ovt_stream_open(96, number, OVT_PURPOSE_TEST, 0);
        double lower = between(&stream, 0, 1);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            world.scenario.party[side].strategy = strategies[whole(&stream, 0, 3)];
            world.scenario.party[side].accuracy = 1;
        }
        testing_world wider = world;
        for (size_t i = 0; i < world.scenario.issue_count; i++) {
            wider.issues[i].bind = wider.binds[i];
        }
        wider.scenario.issues = wider.issues;
        wider.scenario.offer.phases = wider.phases;
        wider.scenario.captives = wider.categories;
        wider.scenario.prisoners = wider.classes;
        wider.scenario.mediators = wider.mediators;
        wider.scenario.inputs = wider.inputs;
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            wider.scenario.party[side].reservation *= lower;
        }
        for (uint64_t k = 0; k < REPLICATIONS; k++) {
            bool narrow = testing_talk(&world, k, NULL).agreed;
            bool wide = testing_talk(&wider, k, NULL).agreed;
            assert_true(wide >= narrow);
            gained += wide > narrow;
        }
    }
    assert_true(gained > 0);
}

static void
nobody_signs_less_than_no_agreement_is_worth(void **state)
{
    (void) state;
    for (uint64_t number = 0; number < WORLDS; number++) {
        testing_world world;
        random_world(&world, number);
        for (uint64_t k = 0; k < REPLICATIONS; k++) {
            ovt_talks_result result = testing_talk(&world, k, NULL);
            for (int side = 0; side < OVT_PARTIES; side++) {
                assert_true(result.utility[side] >= result.reservation[side] - 1e-9);
            }
        }
    }
}

/* Those who offer from the ladder; MiCRO and random offer packages of the grid. */
static const int known[] = {OVT_STRATEGY_BOULWARE, OVT_STRATEGY_LINEAR, OVT_STRATEGY_CONCEDER,
    OVT_STRATEGY_TIME, OVT_STRATEGY_TIT_FOR_TAT, OVT_STRATEGY_ZEUTHEN, OVT_STRATEGY_EQUILIBRIUM};
enum { KNOWN = sizeof known / sizeof *known };

static void
sides_that_know_each_other_leave_nothing_on_the_table(void **state)
{
    (void) state;
    size_t blind = 0;
    for (uint64_t number = 0; number < WORLDS; number++) {
        testing_world world;
        random_world(&world, number);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            world.scenario.party[side].strategy = known[number % KNOWN];
        }
        for (size_t i = 0; i < world.scenario.issue_count; i++) {
            ovt_stream stream = ovt_stream_open(93, number, OVT_PURPOSE_TEST, (uint32_t) i);
            ovt_side side = (ovt_side) whole(&stream, 0, 1);
            world.issues[i].interest[side].shape = between(&stream, 0.5, 1);
        }
        if (number % 3 == 0) {
            world.scenario.talks.protocol = OVT_PROTOCOL_MEDIATED;
            testing_set_mediator(&world, 1, (ovt_solution_kind) (number / 3 % 4));
        }
        for (int accuracy = 0; accuracy <= 1; accuracy++) {
            for (ovt_side side = 0; side < OVT_PARTIES; side++) {
                world.scenario.party[side].accuracy = accuracy;
            }
            for (size_t i = 0; i < world.scenario.mediator_count; i++) {
                world.mediators[i].skill = accuracy;
            }
            const ovt_outcome *outcome = testing_play(&world, 1, 0);
            if (outcome->deal_reached && accuracy == 1) {
                assert_near(outcome->money_left, 0, 1e-9);
            }
            blind += outcome->deal_reached && outcome->money_left > 1e-3;
        }
    }
    assert_true(blind > 20);
    testing_play_end();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_identical_linear_sides_meet_in_the_middle),
        cmocka_unit_test(swapping_the_sides_mirrors_every_result),
        cmocka_unit_test(more_patience_never_hurts_in_equilibrium),
        cmocka_unit_test(a_wider_zone_never_lowers_the_chance_of_a_deal),
        cmocka_unit_test(nobody_signs_less_than_no_agreement_is_worth),
        cmocka_unit_test(sides_that_know_each_other_leave_nothing_on_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
