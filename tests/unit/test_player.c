// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/bargain/strategy.h"
#include "overture/base/memory.h"
#include "overture/engine/history.h"
#include "testing_talks.h"

enum { MOST_EVENTS = 4096, HISTORIES = 60 };

/* What was said in a simulated history, and how far a player has repeated it. */
typedef struct {
    struct {
        ovt_talks_event event;
        ovt_package package;
    } said[MOST_EVENTS];
    size_t count;
    size_t at;
    size_t most; /* replies before the player falls silent */
    size_t replies;
} record;

static void
take(void *context, const ovt_event *event)
{
    record *self = context;
    if (event->kind == OVT_EVENT_TALKS) {
        assert_true(self->count < MOST_EVENTS);
        self->said[self->count].event = *event->talks;
        if (event->talks->package != NULL) {
            self->said[self->count].package = *event->talks->package;
        }
        self->count++;
    }
}

/* The next thing said of a kind, by the side where it is an answer. */
static size_t
next_said(const record *self, ovt_talks_event_kind kind, ovt_side side)
{
    for (size_t i = self->at; i < self->count; i++) {
        const ovt_talks_event *event = &self->said[i].event;
        if (event->kind == kind && (kind == OVT_TALKS_OFFER || event->side == side)) {
            return i;
        }
    }
    return self->count;
}

static ovt_reply
repeat(void *context, const ovt_ask *ask)
{
    record *self = context;
    ovt_reply reply = {.kind = OVT_REPLY_NONE};
    if (self->replies++ == self->most) {
        return reply;
    }
    bool answers = ask->kind == OVT_ASK_ANSWER;
    size_t i = next_said(self, answers ? OVT_TALKS_ANSWER : OVT_TALKS_OFFER, ask->side);
    bool none = i == self->count;
    size_t proposer = none ? OVT_NONE : self->said[i].event.proposer;
    if (ask->kind == OVT_ASK_IMPASSE) {
        reply.kind = none || proposer >= OVT_PROPOSER_MEDIATOR ? OVT_REPLY_PASS : OVT_REPLY_TALK;
        return reply;
    }
    self->at = none ? self->at : i + 1;
    if (answers) {
        assert_false(none);
        bool accepted = self->said[i].event.answer.kind == OVT_ANSWER_ACCEPTED;
        reply.kind = accepted ? OVT_REPLY_ACCEPT : OVT_REPLY_REJECT;
        return reply;
    }
    assert_int_equal(proposer, ask->side);
    reply.kind = OVT_REPLY_OFFER;
    reply.package = self->said[i].package;
    return reply;
}

static void
ignore(void *context, const ovt_event *event)
{
    (void) context;
    (void) event;
}

static void
assert_same_outcome(const ovt_outcome *played, const ovt_outcome *simulated)
{
    assert_near(played->agreement_day, simulated->agreement_day, 1e-9);
    assert_near(played->truce_days, simulated->truce_days, 1e-9);
    assert_near(played->utility[OVT_SEEKER], simulated->utility[OVT_SEEKER], 1e-9);
    assert_near(played->utility[OVT_HOLDER], simulated->utility[OVT_HOLDER], 1e-9);
    assert_near(played->realised[OVT_HOLDER], simulated->realised[OVT_HOLDER], 1e-9);
    assert_near(played->money_left, simulated->money_left, 1e-9);
    assert_near(played->first_rejection_tactical, simulated->first_rejection_tactical, 0);
    assert_int_equal(played->ending, simulated->ending);
    assert_int_equal(played->rounds, simulated->rounds);
    assert_int_equal(played->rejections, simulated->rejections);
    assert_int_equal(played->tactical_rejections, simulated->tactical_rejections);
    assert_int_equal(played->breakdowns, simulated->breakdowns);
    assert_memory_equal(&played->captives, &simulated->captives, sizeof played->captives);
}

/* A world of three issues, a red line, a mediator, deaths, a door that closes and opens again. */
static void
make_world(testing_world *world, ovt_protocol protocol)
{
    testing_world_init(world);
    world->categories[0].death_rate = 0.003;
    for (size_t i = 0; i < 3; i++) {
        static const char *const names[] = {"a", "b", "c"};
        ovt_issue *issue = testing_add_issue(world, names[i]);
        issue->interest[OVT_SEEKER].weight = 1 + (double) i;
        issue->interest[OVT_HOLDER].weight = 4 - (double) i;
    }
    testing_set_red_line(&world->issues[0], OVT_SEEKER, 0.7, 0.5);
    testing_set_red_line(&world->issues[1], OVT_HOLDER, 0.3, 0.5);
    world->issues[2].forced_rate = 0.005;
    testing_set_talks(world, protocol);
    testing_set_mediator(world, 0.5, OVT_SOLUTION_NASH);
    world->scenario.offer.proposer = "mediator";
    world->scenario.talks.round_cv = 0.5;
    world->scenario.talks.door_rate = 0.01;
    world->scenario.talks.revival_rate = 0.05;
    world->scenario.talks.impasse_policy = OVT_IMPASSE_MIXED;
    world->scenario.talks.own_offer_probability = 0.5;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        world->scenario.party[side].reservation = 0.2;
        world->scenario.party[side].reactive_devaluation = 0.02;
        world->scenario.party[side].softens_at = 0.5;
    }
}

typedef struct {
    ovt_history *history;
    ovt_outcome *simulated;
    ovt_outcome *played;
    record *record;
    size_t deals;
    size_t rejections;
} table;

static void
open_table(table *self, const testing_world *world)
{
    ovt_error err = {0};
    size_t stride = ovt_outcome_stride(&world->scenario);
    assert_int_equal(ovt_history_new(&self->history, &world->scenario, 1, &err), OVT_OK);
    self->simulated = ovt_allocate_aligned(1, stride);
    self->played = ovt_allocate_aligned(1, stride);
    self->record = ovt_allocate(1, sizeof *self->record);
}

static void
close_table(table *self)
{
    ovt_history_delete(self->history);
    ovt_free(self->simulated);
    ovt_free(self->played);
    ovt_free(self->record);
}

static void
simulate(table *self, uint64_t replication)
{
    ovt_event_listener listener = {take, self->record};
    *self->record = (record){.most = (size_t) -1};
    ovt_history_follow(self->history, replication, self->simulated, &listener);
    self->deals += (size_t) self->simulated->deal_reached;
    self->rejections += (size_t) self->simulated->rejections;
}

/* How many of the histories compared had a deal. */
static size_t
compare_all(ovt_protocol protocol, ovt_strategy_kind strategy)
{
    static const bool seats[][OVT_PARTIES] = {{true, false}, {false, true}, {true, true}};
    testing_world world;
    table at = {0};
    make_world(&world, protocol);
    world.scenario.party[OVT_SEEKER].strategy = (int) strategy;
    open_table(&at, &world);
    for (uint64_t i = 0; i < HISTORIES; i++) {
        simulate(&at, i);
        for (size_t k = 0; k < sizeof seats / sizeof *seats; k++) {
            ovt_event_listener listener = {ignore, NULL};
            ovt_player player = {{seats[k][0], seats[k][1]}, repeat, at.record};
            at.record->at = 0;
            assert_true(ovt_history_act(at.history, i, at.played, &listener, &player));
            assert_same_outcome(at.played, at.simulated);
        }
    }
    close_table(&at);
    assert_true(at.rejections > 0);
    return at.deals;
}

static void
a_player_who_repeats_a_strategy_gets_what_the_simulation_gives(void **state)
{
    (void) state;
    assert_true(compare_all(OVT_PROTOCOL_ALTERNATING, OVT_STRATEGY_LINEAR) > 0);
    compare_all(OVT_PROTOCOL_ALTERNATING, OVT_STRATEGY_MICRO);
    assert_true(compare_all(OVT_PROTOCOL_ALTERNATING, OVT_STRATEGY_ZEUTHEN) > 0);
    assert_true(compare_all(OVT_PROTOCOL_MEDIATED, OVT_STRATEGY_BOULWARE) > 0);
    assert_true(compare_all(OVT_PROTOCOL_HYBRID, OVT_STRATEGY_CONCEDER) > 0);
    assert_true(compare_all(OVT_PROTOCOL_HYBRID, OVT_STRATEGY_TIT_FOR_TAT) > 0);
}

/* Every event of the shorter telling is the same event of the longer one. */
static void
talks_that_wait_for_a_reply_begin_like_those_that_go_on(void **state)
{
    testing_world world;
    table at = {0};
    record *told = ovt_allocate(1, sizeof *told);
    (void) state;
    make_world(&world, OVT_PROTOCOL_ALTERNATING);
    open_table(&at, &world);
    simulate(&at, 3);
    size_t before = 0;
    for (size_t most = 0;; most++) {
        ovt_event_listener listener = {take, told};
        ovt_player player = {{true, false}, repeat, at.record};
        *told = (record){0};
        at.record->at = 0;
        at.record->replies = 0;
        at.record->most = most;
        bool ended = ovt_history_act(at.history, 3, at.played, &listener, &player);
        assert_true(told->count > before || most == 0 || ended);
        assert_true(told->count <= at.record->count);
        for (size_t i = 0; i < told->count; i++) {
            assert_int_equal(told->said[i].event.kind, at.record->said[i].event.kind);
            assert_near(told->said[i].event.day, at.record->said[i].event.day, 1e-12);
        }
        before = told->count;
        if (ended) {
            assert_int_equal(told->count, at.record->count);
            assert_true(most > 2);
            break;
        }
    }
    ovt_free(told);
    close_table(&at);
}

static ovt_reply
leave(void *context, const ovt_ask *ask)
{
    (void) context;
    (void) ask;
    return (ovt_reply){.kind = OVT_REPLY_LEAVE};
}

static void
a_player_who_leaves_ends_the_talks_for_good(void **state)
{
    testing_world world;
    table at = {0};
    (void) state;
    make_world(&world, OVT_PROTOCOL_HYBRID);
    open_table(&at, &world);
    *at.record = (record){0};
    ovt_event_listener listener = {take, at.record};
    ovt_player player = {{false, true}, leave, NULL};
    assert_true(ovt_history_act(at.history, 0, at.played, &listener, &player));
    const ovt_talks_event *last = &at.record->said[at.record->count - 1].event;
    assert_int_equal(last->kind, OVT_TALKS_LEFT);
    assert_int_equal(last->side, OVT_HOLDER);
    assert_int_equal(at.played->deal_reached, 0);
    assert_int_equal(at.played->ending, OVT_DOOR_CLOSED);
    assert_int_equal(at.played->breakdowns, 1);
    assert_near(at.played->hostility_days, world.scenario.clock.horizon_days, 1e-9);
    close_table(&at);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_player_who_repeats_a_strategy_gets_what_the_simulation_gives),
        cmocka_unit_test(talks_that_wait_for_a_reply_begin_like_those_that_go_on),
        cmocka_unit_test(a_player_who_leaves_ends_the_talks_for_good),
    };
    return cmocka_run_group_tests_name("player", tests, NULL, NULL);
}
