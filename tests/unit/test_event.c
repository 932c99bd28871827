// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/config/load.h"
#include "overture/engine/history.h"

enum { HISTORIES = 300, FILES = 5 };

static const char *const files[FILES] = {
    OVT_ROOT_DIR "/scenarios/march-2024/offers/three-phase.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/smaller-faster.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/no-deal.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/as-offered.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/as-offered.cfg", /* with several_deals */
};

static const char *const several_deals[] = {"talks.max_agreements=3", "talks.revival_rate=0.05"};

/* What the events of one history add up to. */
typedef struct {
    const ovt_scenario *scenario;
    int counts[OVT_EVENT_COUNT];
    int32_t alive;
    int32_t remains;
    int32_t prisoners;
    int32_t missing;
    double paused;
    double last_exchange_day;
} sums;

static void
add(void *context, const ovt_event *event)
{
    sums *self = context;
    self->counts[event->kind]++;
    assert_true(event->day >= 0 && event->day <= self->scenario->clock.horizon_days + 1e-9);
    bool person = event->kind == OVT_EVENT_DIED || event->kind == OVT_EVENT_RESCUED ||
                  event->kind == OVT_EVENT_RECOVERED;
    if (person) {
        assert_true(event->category < self->scenario->captive_count);
    } else {
        assert_true(event->day >= self->last_exchange_day);
        self->last_exchange_day = event->day;
    }
    if (event->kind == OVT_EVENT_DELIVERED) {
        for (size_t i = 0; i < self->scenario->captive_count; i++) {
            self->alive += event->handover->alive[i];
            self->remains += event->handover->remains[i];
        }
        for (size_t i = 0; i < self->scenario->prisoner_count; i++) {
            self->prisoners += event->handover->prisoners[i];
        }
        self->missing += event->handover->missing;
    }
}

static void
assert_adds_up(const sums *told, const ovt_outcome *outcome)
{
    assert_int_equal(told->counts[OVT_EVENT_DIED], outcome->captives.died_in_captivity);
    assert_int_equal(told->counts[OVT_EVENT_RESCUED], outcome->captives.rescued);
    assert_int_equal(told->counts[OVT_EVENT_RECOVERED], outcome->captives.recovered);
    assert_int_equal(told->alive, outcome->captives.returned_alive);
    assert_int_equal(told->remains, outcome->captives.returned_remains);
    assert_int_equal(told->prisoners, outcome->prisoners_released);
    assert_int_equal(told->missing, outcome->shortfall);
    assert_int_equal(
        told->counts[OVT_EVENT_VIOLATION] + told->counts[OVT_EVENT_DISPUTE], outcome->violations);
    assert_int_equal(told->counts[OVT_EVENT_SETTLED], outcome->settled);
    if (told->counts[OVT_EVENT_SIGNED] < 2) {
        assert_int_equal(told->counts[OVT_EVENT_COLLAPSED], outcome->collapsed);
        assert_int_equal(told->counts[OVT_EVENT_SIGNED], outcome->deal_reached);
    }
    assert_int_equal(told->counts[OVT_EVENT_PHASE_ENDED], outcome->phases_completed);
    assert_true(told->counts[OVT_EVENT_LATE] >= outcome->late_days);
    assert_int_equal(told->counts[OVT_EVENT_HORIZON], 1);
}

/* Returns how many histories had more than one deal. */
static int
follow_all(const ovt_scenario *scenario)
{
    int several = 0;
    ovt_history *history = NULL;
    size_t stride = ovt_outcome_stride(scenario);
    ovt_outcome *followed = malloc(stride), *played = malloc(stride);
    assert_int_equal(ovt_history_new(&history, scenario, 7, NULL), OVT_OK);
    for (uint64_t i = 0; i < HISTORIES; i++) {
        sums told = {.scenario = scenario};
        ovt_event_listener listener = {add, &told};
        ovt_history_follow(history, i, followed, &listener);
        ovt_history_play(history, i, played);
        assert_memory_equal(followed, played, stride);
        assert_adds_up(&told, followed);
        several += told.counts[OVT_EVENT_SIGNED] > 1;
    }
    ovt_history_delete(history);
    free(followed);
    free(played);
    return several;
}

static void
the_events_of_a_history_add_up_to_its_outcome(void **state)
{
    (void) state;
    for (size_t i = 0; i < FILES; i++) {
        ovt_study study = {0};
        ovt_faults faults = {0};
        ovt_read_options options = {.sets = several_deals, .set_count = i + 1 == FILES ? 2 : 0};
        assert_int_equal(ovt_study_load(&study, &files[i], 1, &options, &faults, NULL), OVT_OK);
        assert_int_equal(follow_all(study.scenarios[0]) > 0, i + 1 == FILES);
        ovt_study_free(&study);
        ovt_faults_free(&faults);
    }
}

/* Days on which somebody died, by how the history stood. */
typedef struct {
    double signed_on;
    double ended_on;
    int found_in_truce;
} truce;

static void
watch(void *context, const ovt_event *event)
{
    truce *self = context;
    if (event->kind == OVT_EVENT_SIGNED) {
        self->signed_on = event->day;
    }
    bool ends = event->kind == OVT_EVENT_COLLAPSED || event->kind == OVT_EVENT_EXPIRED ||
                event->kind == OVT_EVENT_GATE_FAILED;
    if (ends) {
        self->ended_on = event->day;
    }
    if (event->kind == OVT_EVENT_SETTLED) {
        self->ended_on = 0;
    }
    if (event->kind == OVT_EVENT_RECOVERED || event->kind == OVT_EVENT_RESCUED) {
        double ended = self->ended_on > 0 ? self->ended_on : INFINITY;
        self->found_in_truce +=
            event->day > self->signed_on + 1e-9 && event->day < ended - 1e-9 && self->signed_on > 0;
    }
}

static void
nobody_is_found_by_force_while_a_truce_runs(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_history *history = NULL;
    assert_int_equal(ovt_study_load(&study, &files[0], 1, &options, &faults, NULL), OVT_OK);
    ovt_outcome *outcome = malloc(ovt_outcome_stride(study.scenarios[0]));
    assert_int_equal(ovt_history_new(&history, study.scenarios[0], 7, NULL), OVT_OK);
    for (uint64_t i = 0; i < HISTORIES; i++) {
        truce seen = {0};
        ovt_event_listener listener = {watch, &seen};
        ovt_history_follow(history, i, outcome, &listener);
        assert_int_equal(seen.found_in_truce, 0);
    }
    ovt_history_delete(history);
    free(outcome);
    ovt_study_free(&study);
    ovt_faults_free(&faults);
}

static void
every_kind_of_event_has_a_word(void **state)
{
    (void) state;
    for (int kind = 0; kind < OVT_EVENT_COUNT; kind++) {
        assert_non_null(ovt_event_word((ovt_event_kind) kind));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_events_of_a_history_add_up_to_its_outcome),
        cmocka_unit_test(nobody_is_found_by_force_while_a_truce_runs),
        cmocka_unit_test(every_kind_of_event_has_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
