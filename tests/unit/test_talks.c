// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"
#include "testing_talks.h"

#include "overture/base/memory.h"
#include "overture/engine/history.h"

enum { MOST = 512 };

/* What was told. */
typedef struct {
    ovt_talks_event events[MOST];
    ovt_package packages[MOST];
    size_t count;
} record;

static void
told(void *context, const ovt_talks_event *event)
{
    record *self = context;
    assert_true(self->count < MOST);
    if (event->package != NULL) {
        self->packages[self->count] = *event->package;
    }
    self->events[self->count++] = *event;
}

static ovt_talks_result
follow(const testing_world *world, uint64_t replication, record *to)
{
    to->count = 0;
    ovt_talks_listener listener = {told, to};
    ovt_talks_result followed = testing_talk(world, replication, &listener);
    ovt_talks_result alone = testing_talk(world, replication, NULL);
    assert_int_equal(followed.rounds, alone.rounds);
    assert_int_equal(followed.agreed, alone.agreed);
    assert_memory_equal(followed.utility, alone.utility, sizeof alone.utility);
    return followed;
}

static const ovt_talks_event *
find(const record *in, ovt_talks_event_kind kind, size_t number)
{
    for (size_t i = 0; i < in->count; i++) {
        if (in->events[i].kind == kind && number-- == 0) {
            return &in->events[i];
        }
    }
    return NULL;
}

static void
set_pie(testing_world *world, ovt_protocol protocol)
{
    testing_world_init(world);
    testing_add_issue(world, "pie")->grid = 20;
    testing_set_talks(world, protocol);
}

static void
a_red_line_that_is_posture_yields_in_time(void **state)
{
    (void) state;
    testing_world world;
    static record in;
    set_pie(&world, OVT_PROTOCOL_MEDIATED);
    testing_set_mediator(&world, 1, OVT_SOLUTION_NASH)->leverage[OVT_HOLDER] = 1;
    world.mediators[0].leverage[OVT_SEEKER] = 1;
    /* The two lines leave no room, so that the mediator does not heed them. */
    testing_set_red_line(&world.issues[0], OVT_HOLDER, 0.8, 0);
    testing_set_red_line(&world.issues[0], OVT_SEEKER, 0.3, 1);
    world.issues[0].interest[OVT_SEEKER].red_line = NULL;
    world.scenario.party[OVT_HOLDER].softens_at = 0.2;
    world.scenario.offer.proposer = "seeker";
    world.scenario.talks.protocol = OVT_PROTOCOL_HYBRID;
    world.issues[0].position = 0.5;
    ovt_talks_result result = follow(&world, 0, &in);
    assert_true(result.agreed);
    const ovt_talks_event *first = find(&in, OVT_TALKS_ANSWER, 0);
    assert_int_equal(first->side, OVT_HOLDER);
    assert_int_equal(first->answer.kind, OVT_ANSWER_POSTURE);
    assert_int_equal(first->answer.issue, 0);
    assert_int_equal(result.first_rejection_tactical, 1);
    /* The mediator keeps to the line while it holds: 0.8 to the holder. */
    assert_near(find(&in, OVT_TALKS_OFFER, 1)->utility[OVT_HOLDER], 0.8, 1e-12);
    world.mediators[0].leverage[OVT_SEEKER] = 0;
    world.scenario.party[OVT_SEEKER].strategy = OVT_STRATEGY_HARDLINER;
    world.scenario.party[OVT_SEEKER].opening = 0.5;
    result = follow(&world, 0, &in);
    const ovt_talks_event *softened = find(&in, OVT_TALKS_SOFTENED, 0);
    assert_non_null(softened);
    assert_near(softened->day, 6, 1e-12);
    assert_true(result.agreed && result.day >= 6);
    assert_near(result.utility[OVT_HOLDER], 0.5, 1e-12);
    world.issues[0].interest[OVT_HOLDER].firmness = 1;
    result = follow(&world, 0, &in);
    assert_false(result.agreed);
    assert_null(find(&in, OVT_TALKS_SOFTENED, 0));
    assert_int_equal(find(&in, OVT_TALKS_ANSWER, 0)->answer.kind, OVT_ANSWER_RED_LINE);
    assert_int_equal(result.first_rejection_tactical, 0);
}

static void
a_rejection_is_tactical_where_the_offer_beats_no_agreement(void **state)
{
    (void) state;
    testing_world world;
    static record in;
    set_pie(&world, OVT_PROTOCOL_ALTERNATING);
    world.scenario.party[OVT_HOLDER].reservation = 0.25;
    ovt_talks_result result = follow(&world, 0, &in);
    int32_t rejections = 0, tactical = 0;
    for (size_t i = 0; i < in.count; i++) {
        const ovt_talks_event *event = &in.events[i];
        if (event->kind == OVT_TALKS_ANSWER && event->answer.kind != OVT_ANSWER_ACCEPTED) {
            bool better = event->answer.utility >= event->answer.reservation - 1e-9;
            assert_int_equal(event->answer.kind,
                better ? OVT_ANSWER_BELOW_TARGET : OVT_ANSWER_BELOW_RESERVATION);
            rejections++;
            tactical += better;
        }
    }
    assert_true(tactical > 0 && rejections > tactical);
    assert_int_equal(result.rejections, rejections);
    assert_int_equal(result.tactical_rejections, tactical);
}

static void
what_the_adversary_proposes_counts_for_less(void **state)
{
    (void) state;
    testing_world world;
    static record in;
    set_pie(&world, OVT_PROTOCOL_ULTIMATUM);
    world.issues[0].position = 0.5;
    world.scenario.party[OVT_HOLDER].reservation = 0.45;
    world.scenario.party[OVT_HOLDER].reactive_devaluation = 0.1;
    world.scenario.offer.proposer = "seeker";
    ovt_talks_result result = follow(&world, 0, &in);
    assert_false(result.agreed);
    assert_near(find(&in, OVT_TALKS_ANSWER, 0)->answer.utility, 0.4, 1e-12);
    /* It was worth more than no agreement all the same. */
    assert_int_equal(result.first_rejection_tactical, 1);
    testing_set_mediator(&world, 0, OVT_SOLUTION_NASH);
    world.scenario.offer.proposer = "mediator";
    result = follow(&world, 0, &in);
    assert_true(result.agreed);
    assert_int_equal(find(&in, OVT_TALKS_OFFER, 0)->proposer, OVT_PROPOSER_MEDIATOR);
}

/* Who made the first offers, as letters: s, h, 0 for the first mediator and so on. */
static void
assert_proposers(const testing_world *world, const char *letters)
{
    static record in;
    follow(world, 0, &in);
    for (size_t i = 0; letters[i] != '\0'; i++) {
        size_t proposer = find(&in, OVT_TALKS_OFFER, i)->proposer;
        size_t expected = letters[i] == 's'   ? (size_t) OVT_PROPOSER_SEEKER
                          : letters[i] == 'h' ? (size_t) OVT_PROPOSER_HOLDER
                                              : (size_t) (OVT_PROPOSER_MEDIATOR + letters[i] - '0');
        assert_int_equal(proposer, expected);
    }
}

static void
each_protocol_has_its_order_of_proposers(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world, OVT_PROTOCOL_ALTERNATING);
    world.issues[0].position = 0.5;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        testing_set_party(&world, side, OVT_STRATEGY_HARDLINER);
    }
    testing_set_mediator(&world, 0, OVT_SOLUTION_NASH);
    testing_set_mediator(&world, 0, OVT_SOLUTION_MIDPOINT)->name = "second";
    assert_proposers(&world, "shshsh");
    world.scenario.talks.first = OVT_HOLDER;
    assert_proposers(&world, "hshshs");
    world.scenario.talks.protocol = OVT_PROTOCOL_MEDIATED;
    assert_proposers(&world, "010101");
    world.scenario.talks.protocol = OVT_PROTOCOL_HYBRID;
    world.scenario.offer.proposer = "mediator";
    assert_proposers(&world, "001010");
    world.scenario.offer.proposer = "second";
    world.scenario.talks.impasse_policy = OVT_IMPASSE_OWN_OFFER;
    assert_proposers(&world, "1shshsh");
    world.scenario.offer.proposer = "seeker";
    assert_proposers(&world, "shshsh");
    world.scenario.offer.proposer = "holder";
    assert_proposers(&world, "hshsh");
    world.scenario.talks.impasse_policy = OVT_IMPASSE_MIXED;
    world.scenario.talks.own_offer_probability = 0;
    assert_proposers(&world, "h0101");
}

static void
mediators_meet_the_last_two_texts_halfway(void **state)
{
    (void) state;
    testing_world world;
    static record in;
    set_pie(&world, OVT_PROTOCOL_HYBRID);
    testing_set_mediator(&world, 1, OVT_SOLUTION_MIDPOINT);
    world.scenario.offer.proposer = "holder";
    world.issues[0].position = 0.9;
    world.scenario.talks.impasse_policy = OVT_IMPASSE_MIXED;
    world.scenario.talks.own_offer_probability = 0.5;
    size_t met = 0;
    for (uint64_t k = 0; k < 50; k++) {
        follow(&world, k, &in);
        double last[OVT_PARTIES] = {NAN, NAN};
        for (size_t i = 0; i < in.count; i++) {
            if (in.events[i].kind != OVT_TALKS_OFFER) {
                continue;
            }
            if (in.events[i].proposer < OVT_PROPOSER_MEDIATOR) {
                last[in.events[i].proposer] = in.packages[i].position[0];
            } else if (!isnan(last[0]) && !isnan(last[1])) {
                assert_near(in.packages[i].position[0], (last[0] + last[1]) / 2, 1e-12);
                met++;
            }
        }
    }
    assert_true(met > 20);
}

static void
an_issue_settled_from_outside_is_no_longer_negotiated(void **state)
{
    (void) state;
    testing_world world;
    static record in;
    testing_world_init(&world);
    testing_add_issue(&world, "pace")->grid = 10;
    ovt_issue *return_north = testing_add_issue(&world, "return");
    return_north->grid = 10;
    return_north->forced_rate = 0.2;
    return_north->forced_at = 0.75;
    testing_set_talks(&world, OVT_PROTOCOL_ALTERNATING);
    world.scenario.party[OVT_SEEKER].reservation = NAN;
    world.scenario.party[OVT_HOLDER].reservation = NAN;
    size_t forced = 0;
    for (uint64_t k = 0; k < 100; k++) {
        ovt_talks_result result = follow(&world, k, &in);
        const ovt_talks_event *event = find(&in, OVT_TALKS_FORCED, 0);
        if (event == NULL) {
            assert_int_equal(result.forced, 0);
            continue;
        }
        forced++;
        assert_int_equal(result.forced, 2);
        assert_int_equal(event->issue, 1);
        for (size_t i = 0; i < in.count; i++) {
            if (in.events[i].kind == OVT_TALKS_OFFER && in.events[i].day > event->day) {
                assert_near(in.packages[i].position[1], 0.75, 0);
            }
        }
        /* Without a deal it stands there, too: half the weight, 0.75 and 0.25 of its value. */
        assert_near(result.reservation[OVT_HOLDER], 0.375, 1e-12);
        assert_near(result.reservation[OVT_SEEKER], 0.5 + 0.125, 1e-12);
    }
    assert_true(forced > 50);
}

static void
a_mutual_stalemate_that_hurts_brings_the_sides_together(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world, OVT_PROTOCOL_ALTERNATING);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        world.scenario.party[side].reservation = 0.6;
    }
    assert_false(testing_talk(&world, 0, NULL).agreed);
    world.scenario.party[OVT_HOLDER].reservation_drift = -0.005;
    ovt_talks_result result = testing_talk(&world, 0, NULL);
    assert_true(result.agreed);
    assert_true(result.day >= 40 && result.day < 60);
    assert_near(result.reservation[OVT_HOLDER], 0.6 - 0.005 * result.day, 1e-12);
    assert_true(result.utility[OVT_SEEKER] >= 0.6 - 1e-9);
    assert_true(result.utility[OVT_HOLDER] >= result.reservation[OVT_HOLDER] - 1e-9);
}

static void
what_is_agreed_is_what_the_exchange_executes(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    ovt_phase *phase = testing_add_phase(&world, 30);
    ovt_release *release = testing_add_release(&world, phase, 0, 4, 10);
    ovt_issue *issue = testing_add_issue(&world, "count");
    issue->interest[OVT_SEEKER].prefers = OVT_PREFERS_TO;
    issue->interest[OVT_HOLDER].prefers = OVT_PREFERS_FROM;
    issue->from = 0;
    issue->to = 10;
    issue->grid = 10;
    issue->position = 0.4;
    ovt_bind *bind = testing_add_bind(&world, issue, OVT_DELIVERED_BY_RELEASE, 0, 0);
    bind->place = (ovt_place){.offset = (size_t) ((char *) &release->count - (char *) &world),
        .whole = true,
        .high = 1000};
    testing_set_talks(&world, OVT_PROTOCOL_ALTERNATING);
    world.scenario.party[OVT_HOLDER].reservation = 0.26; /* 7.4 people at most */
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->deal_reached, 1);
    double position = outcome->utility[OVT_SEEKER];
    assert_int_equal(outcome->captives.returned_alive, (int) floor(10 * position + 0.5));
    assert_int_equal(outcome->prisoners_released, 10 * outcome->captives.returned_alive);
    assert_near(outcome->realised[OVT_SEEKER], outcome->utility[OVT_SEEKER], 1e-12);
    assert_near(outcome->realised[OVT_HOLDER], 1 - outcome->utility[OVT_SEEKER], 1e-12);
    assert_near(outcome->money_left, 0, 1e-12);
    assert_near(outcome->agreement_day + outcome->truce_days + outcome->hostility_days -
                    outcome->agreement_day,
        100, 1e-9);
    /* The next history finds the offer as it was. */
    testing_histories histories = testing_histories_play(&world, 1, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_memory_equal(testing_histories_at(&histories, i), outcome, histories.stride);
    }
    testing_histories_free(&histories);
    testing_play_end();
}

/* An input on a weight, though it never changes it, has the ladders built anew in each history. */
static void
drawn_weights_need_new_ladders_and_drawn_patience_does_not(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    testing_add_release(&world, testing_add_phase(&world, 30), 0, 4, 10);
    for (int i = 0; i < 3; i++) {
        const char *names[] = {"first", "second", "third"};
        ovt_issue *issue = testing_add_issue(&world, names[i]);
        issue->interest[OVT_SEEKER].weight = 1 + i;
        issue->interest[OVT_HOLDER].weight = 3 - i;
    }
    testing_set_red_line(&world.issues[1], OVT_HOLDER, 0.7, 0.5);
    testing_set_talks(&world, OVT_PROTOCOL_ALTERNATING);
    ovt_party *seeker = &world.scenario.party[OVT_SEEKER];
    ovt_party *holder = &world.scenario.party[OVT_HOLDER];
    testing_add_input(&world, "seeker.patience_days", &seeker->patience_days, false, 20, 90);
    testing_add_input(&world, "holder.reservation", &holder->reservation, false, 0.1, 0.5);
    testing_add_input(&world, "talks.door_rate", &world.scenario.talks.door_rate, false, 0, 0.01);
    testing_histories kept = testing_histories_play(&world, 7, 300);
    double *weight = &world.issues[0].interest[OVT_SEEKER].weight;
    testing_add_input(&world, "issues[0].seeker.weight", weight, false, *weight, *weight);
    testing_histories anew = testing_histories_play(&world, 7, 300);
    size_t deals = 0;
    for (size_t i = 0; i < kept.count; i++) {
        const ovt_outcome *outcome = testing_histories_at(&kept, i);
        assert_memory_equal(outcome, testing_histories_at(&anew, i), kept.stride);
        deals += (size_t) outcome->deal_reached;
    }
    assert_true(deals > 100);
    testing_histories_free(&anew);
    testing_add_input(&world, "issues[0].holder.weight",
        &world.issues[0].interest[OVT_HOLDER].weight, false, 1, 9);
    testing_histories others = testing_histories_play(&world, 7, 300);
    size_t same = 0;
    for (size_t i = 0; i < kept.count; i++) {
        same += memcmp(testing_histories_at(&kept, i), testing_histories_at(&others, i),
                    kept.stride) == 0;
    }
    assert_true(same < 100);
    testing_histories_free(&others);
    testing_histories_free(&kept);
}

static void
no_history_without_talks_has_their_numbers(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    testing_add_phase(&world, 10);
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->rounds, 0);
    assert_true(isnan(outcome->first_rejection_tactical) && isnan(outcome->deal_after_rejection));
    assert_true(isnan(outcome->utility[OVT_SEEKER]) && isnan(outcome->realised[OVT_HOLDER]));
    assert_true(isnan(outcome->money_left) && isnan(outcome->joint_surplus));
    testing_play_end();
}

static void
talks_without_memory_say_so(void **state)
{
    (void) state;
    testing_world world;
    set_pie(&world, OVT_PROTOCOL_ALTERNATING);
    testing_set_party(&world, OVT_SEEKER, OVT_STRATEGY_MICRO);
    testing_set_mediator(&world, 0.5, OVT_SOLUTION_NASH);
    long failures = 0;
    for (;; failures++) {
        ovt_history *history;
        ovt_error err = {0};
        ovt_memory_fail_at(failures);
        ovt_status status = ovt_history_new(&history, &world.scenario, 1, &err);
        bool failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        ovt_history_delete(history);
        if (!failed) {
            assert_int_equal(status, OVT_OK);
            break;
        }
        assert_int_equal(status, OVT_MEMORY);
        assert_true(strlen(err.message) > 0);
    }
    assert_true(failures > 50);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_red_line_that_is_posture_yields_in_time),
        cmocka_unit_test(a_rejection_is_tactical_where_the_offer_beats_no_agreement),
        cmocka_unit_test(what_the_adversary_proposes_counts_for_less),
        cmocka_unit_test(each_protocol_has_its_order_of_proposers),
        cmocka_unit_test(mediators_meet_the_last_two_texts_halfway),
        cmocka_unit_test(an_issue_settled_from_outside_is_no_longer_negotiated),
        cmocka_unit_test(a_mutual_stalemate_that_hurts_brings_the_sides_together),
        cmocka_unit_test(what_is_agreed_is_what_the_exchange_executes),
        cmocka_unit_test(drawn_weights_need_new_ladders_and_drawn_patience_does_not),
        cmocka_unit_test(no_history_without_talks_has_their_numbers),
        cmocka_unit_test(talks_without_memory_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
