// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"
#include "testing_talks.h"

#include "overture/base/random.h"
#include "overture/engine/history.h"

enum { WORLDS = 200, HISTORIES = 100 };

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

/* 0 in half of the worlds, so that every feature is met with and without every other. */
static double
perhaps(ovt_stream *stream, double high)
{
    double u = ovt_stream_uniform(stream);
    return u < 0.5 ? 0 : (u - 0.5) * 2 * high;
}

static void
random_release(testing_world *world, ovt_phase *phase, ovt_stream *stream)
{
    size_t count = world->scenario.captive_count;
    size_t category = (size_t) whole(stream, 0, (int) count - 1);
    ovt_release *release =
        testing_add_release(world, phase, category, whole(stream, 0, 40), between(stream, 0, 20));
    release->kind = whole(stream, 0, 3) == 0 ? OVT_REMAINS : OVT_ALIVE;
    release->first = whole(stream, 0, phase->days);
    release->every = whole(stream, 0, 10);
    release->remains_count_as = perhaps(stream, 1);
    if (whole(stream, 0, 1) == 0) {
        release->locate_probability = between(stream, 0, 1);
    }
    if (whole(stream, 0, 2) == 0) {
        release->ratio = NAN;
        testing_add_exchange(world, release, 0, between(stream, 0, 9));
        testing_add_exchange(world, release, 1, between(stream, 0, 9));
    }
    if (whole(stream, 0, 2) == 0) {
        testing_add_substitute(world, release, (category + 1) % count, NAN);
        testing_add_substitute(world, release, category, between(stream, 0, 5));
    }
}

static void
random_phase(testing_world *world, ovt_stream *stream)
{
    ovt_phase *phase = testing_add_phase(world, whole(stream, 1, 60));
    for (int i = whole(stream, 0, 3); i > 0; i--) {
        random_release(world, phase, stream);
    }
    if (whole(stream, 0, 1) == 0) {
        testing_add_lump(world, phase, 1, whole(stream, 0, 60), whole(stream, 0, phase->days));
    }
    phase->aid_per_day = perhaps(stream, 500);
    phase->withdrawal = perhaps(stream, 1);
    phase->withdrawal_day = whole(stream, 0, phase->days);
    phase->civilian_return = perhaps(stream, 1);
    phase->permanent = whole(stream, 0, 4) == 0;
    phase->gate = (ovt_gate){.mode = whole(stream, 0, 2),
        .probability = between(stream, 0, 1),
        .rate = perhaps(stream, 0.1),
        .from_day = whole(stream, 0, phase->days),
        .extend_captives = whole(stream, 0, 5),
        .extend_max_days = whole(stream, 0, 20)};
    if (whole(stream, 0, 2) == 0) {
        phase->violation_rate = perhaps(stream, 0.3);
    }
}

static void
random_party(testing_world *world, ovt_side side, ovt_stream *stream)
{
    ovt_party *party = testing_set_party(
        world, side, (ovt_strategy_kind) whole(stream, 0, OVT_STRATEGY_COUNT - 1));
    party->beta = between(stream, 0.2, 5);
    party->k = perhaps(stream, 0.3);
    party->patience_days = between(stream, 1, 100);
    party->reservation = whole(stream, 0, 1) == 0 ? NAN : between(stream, 0, 0.6);
    party->reservation_drift = -perhaps(stream, 0.01);
    party->discount_rate = perhaps(stream, 0.1);
    party->accuracy = between(stream, 0, 1);
    party->reactive_devaluation = perhaps(stream, 0.2);
    party->softens_at = between(stream, 0, 1);
}

/* Issues with levels, lines, forced ones, and one that decides how many are released. */
static void
random_issues(testing_world *world, ovt_stream *stream)
{
    for (int i = whole(stream, 0, 2); i >= 0; i--) {
        ovt_issue *issue = testing_add_issue(world, i == 0 ? "b" : i == 1 ? "c" : "d");
        issue->grid = whole(stream, 1, 20);
        issue->position = between(stream, 0, 1);
        issue->forced_rate = perhaps(stream, 0.02);
        issue->forced_at = between(stream, 0, 1);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            issue->interest[side].weight = between(stream, 0, 3);
            issue->interest[side].shape = between(stream, 0.3, 3);
            if (whole(stream, 0, 2) == 0) {
                double line = between(stream, 0, 1);
                testing_set_red_line(issue, side, line, between(stream, 0, 1));
            }
        }
    }
    ovt_phase *phase = &world->phases[0];
    if (phase->release_count > 0) {
        ovt_issue *issue = &world->issues[world->scenario.issue_count - 1];
        ovt_bind *bind = testing_add_bind(world, issue, OVT_DELIVERED_BY_RELEASE, 0, 0);
        int *count = &phase->releases[0].count;
        bind->place = (ovt_place){
            .offset = (size_t) ((char *) count - (char *) world), .whole = true, .high = 40};
        bind->from = 40;
        bind->to = 0;
    }
}

static void
random_talks(testing_world *world, ovt_stream *stream)
{
    random_issues(world, stream);
    double ceasefire = world->scenario.talks.ceasefire;
    testing_set_talks(
        world, (ovt_protocol) whole(stream, OVT_PROTOCOL_ULTIMATUM, OVT_PROTOCOL_HYBRID));
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        random_party(world, side, stream);
    }
    ovt_talks *talks = &world->scenario.talks;
    talks->ceasefire = ceasefire > 0;
    talks->start_day = perhaps(stream, 30);
    talks->round_days = between(stream, 0.5, 10);
    talks->round_cv = perhaps(stream, 1.5);
    talks->door_rate = perhaps(stream, 0.05);
    talks->door_growth = perhaps(stream, 0.2);
    talks->deadline_day = whole(stream, 0, 1) == 0 ? NAN : between(stream, 1, 200);
    talks->impasse_policy = whole(stream, 0, 2);
    talks->own_offer_probability = between(stream, 0, 1);
    for (int i = whole(stream, 0, 2); i > 0; i--) {
        ovt_mediator *mediator = testing_set_mediator(
            world, between(stream, 0, 1), (ovt_solution_kind) whole(stream, 0, 4));
        mediator->leverage[OVT_SEEKER] = between(stream, 0, 1);
        mediator->leverage[OVT_HOLDER] = between(stream, 0, 1);
    }
}

static void
random_world(testing_world *world, uint64_t number)
{
    ovt_stream stream = ovt_stream_open(4711, number, OVT_PURPOSE_TEST, 0);
    testing_world_init(world);
    world->scenario.clock.horizon_days = between(&stream, 1, 250);
    testing_add_class(world, "life", whole(&stream, 0, 200));
    testing_add_category(world, "second", whole(&stream, 0, 30));
    testing_add_category(world, "third", whole(&stream, 0, 90));
    for (size_t i = 0; i < 3; i++) {
        ovt_category *category = &world->categories[i];
        category->confirmed_dead = whole(&stream, 0, category->held);
        category->alive_probability = 1 - perhaps(&stream, 1);
        category->death_rate = perhaps(&stream, 0.02);
        category->truce_death_rate = perhaps(&stream, 0.01);
        category->rescue_rate = perhaps(&stream, 0.01);
        category->rescue_death_rate = perhaps(&stream, 0.01);
        category->recovery_rate = perhaps(&stream, 0.02);
    }
    for (int i = whole(&stream, 1, 4); i > 0; i--) {
        random_phase(world, &stream);
    }
    ovt_bind *bind =
        testing_add_bind(world, testing_add_issue(world, "a"), OVT_DELIVERED_BY_PHASE, 0, 0);
    bind->place = (ovt_place){
        .offset = (size_t) ((char *) &world->phases[0].aid_per_day - (char *) world), .high = 500};
    world->scenario.talks.signed_day = perhaps(&stream, 60);
    world->scenario.talks.ceasefire = whole(&stream, 0, 1) == 0;
    world->scenario.implementation = (ovt_implementation){
        .violation_rate = perhaps(&stream, 0.2),
        .violation_shape = whole(&stream, 0, 1) == 0 ? 1 : between(&stream, 0.3, 2),
        .collapse_probability = between(&stream, 0, 0.5),
        .pause_days = perhaps(&stream, 10),
        .max_pause_days = between(&stream, 0, 20),
        .delay_probability = perhaps(&stream, 1),
        .delay_days = between(&stream, 0, 20),
        .locate_probability = between(&stream, 0, 1),
        .dispute_probability = perhaps(&stream, 1),
        .temptation = perhaps(&stream, 2),
    };
    if (number % 2 == 1) {
        random_talks(world, &stream);
    }
    world->scenario.talks.revival_rate = perhaps(&stream, 0.05);
    world->scenario.talks.max_agreements = whole(&stream, 1, 4);
}

static void
check_people(const testing_world *world, const ovt_outcome *outcome)
{
    ovt_tally sum = {0};
    for (size_t i = 0; i < world->scenario.captive_count; i++) {
        const ovt_tally *tally = &outcome->by_category[i];
        assert_int_equal(tally->returned_alive + tally->returned_remains + tally->rescued +
                             tally->recovered + tally->still_held_alive + tally->still_held_remains,
            world->categories[i].held);
        assert_true(tally->returned_alive >= 0 && tally->returned_remains >= 0);
        assert_true(tally->rescued >= 0 && tally->recovered >= 0);
        assert_true(tally->still_held_alive >= 0 && tally->still_held_remains >= 0);
        /* Everybody whose remains are anywhere has died, of late or before. */
        int remains = tally->returned_remains + tally->recovered + tally->still_held_remains;
        assert_true(remains >= world->categories[i].confirmed_dead + tally->died_in_captivity);
        sum.returned_alive += tally->returned_alive;
        sum.died_in_captivity += tally->died_in_captivity;
    }
    assert_int_equal(sum.returned_alive, outcome->captives.returned_alive);
    assert_int_equal(sum.died_in_captivity, outcome->captives.died_in_captivity);
}

static void
check_prisoners(const testing_world *world, const ovt_outcome *outcome)
{
    const char *row = (const char *) outcome;
    int sum = 0;
    for (size_t i = 0; i < world->scenario.prisoner_count; i++) {
        const int32_t *released =
            (const int32_t *) (const void *) (row + ovt_outcome_class_offset(&world->scenario, i));
        assert_in_range(*released, 0, world->classes[i].pool);
        sum += *released;
    }
    assert_int_equal(sum, outcome->prisoners_released);
}

static void
check_ending(const testing_world *world, const ovt_outcome *outcome)
{
    assert_true(ovt_ending_possible(&world->scenario, outcome->ending));
    assert_int_equal(outcome->settled, outcome->ending == OVT_SETTLED);
    assert_int_equal(outcome->collapsed,
        outcome->ending >= OVT_COLLAPSED_IN_PHASE && outcome->ending < OVT_GATE_FAILED_AFTER_PHASE);
    assert_int_equal(outcome->deal_reached, outcome->ending != OVT_NO_AGREEMENT_HORIZON &&
                                                outcome->ending != OVT_DOOR_CLOSED &&
                                                outcome->ending != OVT_DEADLINE);
    assert_int_equal(outcome->deal_reached, !isnan(outcome->agreement_day));
    assert_true(outcome->tactical_rejections <= outcome->rejections);
    assert_true(outcome->rejections <= outcome->rounds);
    assert_true(outcome->completed <= (outcome->phases_completed > 0));
    double days = outcome->truce_days + outcome->pause_days + outcome->hostility_days;
    assert_near(days, world->scenario.clock.horizon_days, 1e-9);
    assert_true(outcome->truce_days >= 0 && outcome->pause_days >= 0);
    assert_true(outcome->hostility_days >= 0);
}

static void
nobody_and_no_day_is_lost_in_any_history(void **state)
{
    (void) state;
    size_t endings[OVT_ENDING_COUNT] = {0};
    for (uint64_t number = 0; number < WORLDS; number++) {
        testing_world world;
        random_world(&world, number);
        testing_histories histories = testing_histories_play(&world, number, HISTORIES);
        for (size_t i = 0; i < histories.count; i++) {
            const ovt_outcome *outcome = testing_histories_at(&histories, i);
            check_people(&world, outcome);
            check_prisoners(&world, outcome);
            check_ending(&world, outcome);
            endings[outcome->ending]++;
        }
        testing_histories_free(&histories);
    }
    /* The worlds are varied enough to end in every way. */
    for (int i = 0; i < OVT_COLLAPSED_IN_PHASE; i++) {
        assert_true(endings[i] > 0);
    }
    assert_true(endings[OVT_COLLAPSED_IN_PHASE + 1] > 0);
    assert_true(endings[OVT_GATE_FAILED_AFTER_PHASE + 1] > 0);
}

static void
a_history_does_not_depend_on_those_played_before(void **state)
{
    (void) state;
    for (uint64_t number = 0; number < 20; number++) {
        testing_world world;
        random_world(&world, number);
        testing_histories histories = testing_histories_play(&world, number, HISTORIES);
        for (size_t i = HISTORIES; i > 0; i -= 7) {
            const ovt_outcome *alone = testing_play(&world, number, i - 1);
            assert_memory_equal(alone, testing_histories_at(&histories, i - 1), histories.stride);
            if (i < 7) {
                break;
            }
        }
        testing_histories_free(&histories);
    }
    testing_play_end();
}

/* Offers that nobody follows are worked out several at once where both sides go by the time. */
static void
take_turns_by_time(testing_world *world, uint64_t number)
{
    static const ovt_strategy_kind by_time[] = {OVT_STRATEGY_BOULWARE, OVT_STRATEGY_LINEAR,
        OVT_STRATEGY_CONCEDER, OVT_STRATEGY_TIME, OVT_STRATEGY_HARDLINER};
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_party *party = &world->scenario.party[side];
        party->strategy = (int) by_time[(number / (side == OVT_SEEKER ? 1 : 5)) % 5];
        party->curve = party->k > 0.2 ? OVT_CURVE_EXPONENTIAL : OVT_CURVE_POLYNOMIAL;
    }
    bool hybrid = world->scenario.talks.protocol == OVT_PROTOCOL_HYBRID;
    world->scenario.talks.protocol = hybrid ? OVT_PROTOCOL_HYBRID : OVT_PROTOCOL_ALTERNATING;
    world->scenario.talks.impasse_policy = OVT_IMPASSE_OWN_OFFER;
}

static void
ignore(void *context, const ovt_event *event)
{
    (void) context;
    (void) event;
}

/* Returns how many rejections there were. */
static size_t
assert_told_as_played(const testing_world *world, uint64_t seed, size_t count)
{
    ovt_event_listener listener = {.told = ignore};
    testing_histories histories = testing_histories_play(world, seed, count);
    ovt_outcome *told = malloc(histories.stride);
    ovt_history *history = NULL;
    size_t rejections = 0;
    assert_int_equal(ovt_history_new(&history, &world->scenario, seed, NULL), OVT_OK);
    for (size_t i = 0; i < histories.count; i++) {
        const ovt_outcome *played = testing_histories_at(&histories, i);
        ovt_history_follow(history, i, told, &listener);
        assert_memory_equal(told, played, histories.stride);
        rejections += (size_t) played->rejections;
    }
    ovt_history_delete(history);
    free(told);
    testing_histories_free(&histories);
    return rejections;
}

static void
a_history_that_is_told_is_the_one_that_is_played(void **state)
{
    (void) state;
    size_t rejections = 0;
    for (uint64_t number = 1; number < WORLDS; number += 2) {
        testing_world world;
        random_world(&world, number);
        if (number % 4 == 1) {
            take_turns_by_time(&world, number / 4);
        }
        size_t counted = assert_told_as_played(&world, number, HISTORIES);
        rejections += number % 4 == 1 ? counted : 0;
    }
    assert_true(rejections > 10000);
}

/* In this world a side that weighs an offer needs more ladders than are kept. */
static void
an_offer_on_the_table_outlasts_the_thoughts_about_it(void **state)
{
    (void) state;
    testing_world world;
    random_world(&world, 10151);
    assert_told_as_played(&world, 10151, 200);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_and_no_day_is_lost_in_any_history),
        cmocka_unit_test(a_history_does_not_depend_on_those_played_before),
        cmocka_unit_test(a_history_that_is_told_is_the_one_that_is_played),
        cmocka_unit_test(an_offer_on_the_table_outlasts_the_thoughts_about_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
