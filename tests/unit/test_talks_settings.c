// SPDX-License-Identifier: GPL-3.0-or-later
/* What the talks' settings become in a scenario: defaults, positions, proposers, grounds. */
#include "testing.h"

#include <stdbool.h>
#include <unistd.h>

#include "overture/config/load.h"

static const ovt_scenario *
load(ovt_loaded *loaded, const char *const *sets, size_t set_count)
{
    ovt_read_options options = {.sets = sets, .set_count = set_count};
    ovt_faults faults = {0};
    ovt_error err = {0};
    ovt_status status = ovt_loaded_init(loaded, "bad/talks.inc", &options, &faults, &err);
    if (status != OVT_OK || faults.count > 0) {
        ovt_faults_write(&faults, stderr, 100);
    }
    assert_int_equal(status, OVT_OK);
    assert_int_equal(faults.count, 0);
    ovt_faults_free(&faults);
    return loaded->scenario;
}

static void
what_is_not_said_about_talks_is_the_default(void **state)
{
    (void) state;
    ovt_loaded loaded;
    const ovt_scenario *scenario = load(&loaded, NULL, 0);
    const ovt_party *seeker = &scenario->party[OVT_SEEKER];
    assert_int_equal(seeker->strategy, OVT_STRATEGY_CONCEDER);
    assert_int_equal(scenario->party[OVT_HOLDER].strategy, OVT_STRATEGY_BOULWARE);
    assert_int_equal(seeker->curve, OVT_CURVE_POLYNOMIAL);
    assert_near(seeker->beta, 1, 0);
    assert_near(seeker->k, 0, 0);
    assert_near(seeker->patience_days, 60, 0);
    assert_near(seeker->accuracy, 1, 0);
    assert_near(seeker->softens_at, 0.5, 0);
    assert_true(isnan(seeker->opening) && isnan(seeker->reservation) && isnan(seeker->round_days));
    const ovt_talks *talks = &scenario->talks;
    assert_int_equal(talks->protocol, OVT_PROTOCOL_HYBRID);
    assert_near(talks->round_days, 5, 0);
    assert_int_equal(talks->impasse_policy, OVT_IMPASSE_WAIT);
    assert_near(talks->own_offer_probability, 0.5, 0);
    assert_true(isnan(talks->deadline_day));
    assert_int_equal(talks->max_agreements, 1);
    assert_int_equal(scenario->mediators[0].solution, OVT_SOLUTION_NASH);
    assert_near(scenario->mediators[0].leverage[OVT_HOLDER], 0, 0);
    assert_int_equal(scenario->issues[0].grid, 20);
    assert_near(scenario->issues[1].interest[OVT_SEEKER].firmness, 1, 0);
    ovt_loaded_free(&loaded);
}

static void
red_lines_and_outside_events_are_read_as_positions(void **state)
{
    static const char *const sets[] = {"issues.truce.holder.red_line=long",
        "issues.truce.forced_rate=0.01", "issues.truce.forced_position=long",
        "mediators.Envoy.leverage_on_holder=0.25"};
    (void) state;
    ovt_loaded loaded;
    const ovt_scenario *scenario = load(&loaded, sets, 4);
    const ovt_interest *people = scenario->issues[0].interest;
    assert_true(isnan(people[OVT_SEEKER].red_line_position));
    assert_near(people[OVT_HOLDER].red_line_position, 0.1, 0);
    assert_near(people[OVT_HOLDER].firmness, 0.5, 0);
    assert_near(scenario->issues[1].interest[OVT_HOLDER].red_line_position, 1, 0);
    assert_near(scenario->issues[1].forced_at, 1, 0);
    assert_near(scenario->mediators[0].leverage[OVT_HOLDER], 0.25, 0);
    assert_near(scenario->mediators[0].leverage[OVT_SEEKER], 0, 0);
    /* 8 people between 10 at 0 and 4 at 1 */
    assert_near(scenario->issues[0].position, 1.0 / 3, 1e-12);
    ovt_loaded_free(&loaded);
}

static void
a_proposer_is_a_side_a_mediator_by_name_or_the_first(void **state)
{
    static const struct {
        const char *set;
        size_t index;
    } cases[] = {{"offer.proposer=seeker", 0}, {"offer.proposer=holder", 1},
        {"offer.proposer=mediator", 2}, {"offer.proposer=Envoy", 2}};
    (void) state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ovt_loaded loaded;
        assert_int_equal(load(&loaded, &cases[i].set, 1)->offer.proposer_index, cases[i].index);
        ovt_loaded_free(&loaded);
    }
    static const char *const fixed[] = {"talks.protocol=fixed"};
    ovt_loaded loaded;
    assert_int_equal(load(&loaded, fixed, 1)->offer.proposer_index, OVT_NONE);
    ovt_loaded_free(&loaded);
}

static bool
has_line(const ovt_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        if (strcmp(scenario->ledger[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

static void
defaults_of_talks_are_assumptions_only_where_talks_are_held(void **state)
{
    static const char *const fixed[] = {"talks.protocol=fixed"};
    static const char *const paths[] = {"seeker.accuracy", "holder.strategy", "talks.door_rate",
        "mediators.Envoy.leverage_on_seeker", "issues.people.grid"};
    (void) state;
    ovt_loaded talks, signing;
    const ovt_scenario *held = load(&talks, NULL, 0);
    const ovt_scenario *not_held = load(&signing, fixed, 1);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_true(has_line(held, paths[i]));
        assert_true(!has_line(not_held, paths[i]) || strcmp(paths[i], "holder.strategy") == 0);
    }
    assert_true(has_line(not_held, "mediators.Envoy.guarantee"));
    ovt_loaded_free(&talks);
    ovt_loaded_free(&signing);
}

/* Settings that stand beside others without effect, or leave nothing to happen. */
static void
what_has_no_effect_draws_a_warning(void **state)
{
    static const struct {
        const char *set;
        const char *words;
    } cases[] = {{"talks.start_day=100", "nothing will be offered"},
        {"talks.max_agreements=2", "revival_rate is 0"},
        {"seeker.beta=0.5", "strategy \"time\" only"}};
    (void) state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ovt_loaded loaded;
        ovt_read_options options = {.sets = &cases[i].set, .set_count = 1};
        ovt_faults faults = {0};
        ovt_error err = {0};
        assert_int_equal(
            ovt_loaded_init(&loaded, "bad/talks.inc", &options, &faults, &err), OVT_OK);
        size_t told = 0;
        for (size_t k = 0; k < faults.count; k++) {
            told += strstr(faults.faults[k].message, cases[i].words) != NULL;
        }
        assert_int_equal(told, 1);
        ovt_faults_free(&faults);
        ovt_loaded_free(&loaded);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_said_about_talks_is_the_default),
        cmocka_unit_test(red_lines_and_outside_events_are_read_as_positions),
        cmocka_unit_test(a_proposer_is_a_side_a_mediator_by_name_or_the_first),
        cmocka_unit_test(what_has_no_effect_draws_a_warning),
        cmocka_unit_test(defaults_of_talks_are_assumptions_only_where_talks_are_held),
    };
    if (chdir(OVT_TESTS_DIR) != 0) {
        return 1;
    }
    return cmocka_run_group_tests_name("talks settings", tests, NULL, NULL);
}
