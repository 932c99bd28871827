// SPDX-License-Identifier: GPL-3.0-or-later
/* The commands that ask "what if", on cases whose answers are known. */
#include "testing_cli.h"

#include "testing.h"

#include <jansson.h>

#define DOOR     OVT_ROOT_DIR "/scenarios/theory/closing-door.cfg"
#define EXCHANGE OVT_TESTS_DIR "/closed-form/question/exchange.cfg"

static json_t *
ask(const char *line)
{
    testing_outcome result = testing_run(line);
    if (result.status != 0) {
        print_error("%s\n%s", line, result.log);
    }
    assert_int_equal(result.status, 0);
    json_t *data = json_loads(result.out, 0, NULL);
    assert_non_null(data);
    testing_forget(&result);
    return data;
}

static double
number_at(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static void
breakeven_finds_the_root_of_the_formula(void **state)
{
    (void) state;
    json_t *data =
        ask("breakeven " DOOR " -q -n 2000 --target 0.5 --vary talks.door_rate=0.01..0.2 -f json");
    const json_t *interval = json_object_get(data, "ci95");
    double root = log(2) / 10;
    assert_true(json_number_value(json_array_get(interval, 0)) <= root);
    assert_true(json_number_value(json_array_get(interval, 1)) >= root);
    assert_string_equal(json_string_value(json_object_get(data, "metric")), "deal_reached");
    json_decref(data);
}

/* It fails where the rate is above ln 2 / 10. */
static void
discover_finds_the_limit_of_the_formula(void **state)
{
    (void) state;
    json_t *data = ask("discover " DOOR " -q -n 1000 --points 200 --fail-if deal_reached<0.5 "
                       "--vary talks.door_rate=0.01..0.2 --vary talks.start_day=0..5 -f json");
    const json_t *rules = json_object_get(data, "rules");
    assert_int_equal(json_array_size(rules), 1);
    const json_t *rule = json_array_get(rules, 0);
    const json_t *limit = json_array_get(json_object_get(rule, "limits"), 0);
    assert_int_equal(json_array_size(json_object_get(rule, "limits")), 1);
    assert_string_equal(json_string_value(json_object_get(limit, "path")), "talks.door_rate");
    assert_near(atof(json_string_value(json_object_get(limit, "low"))), log(2) / 10, 0.01);
    assert_true(json_is_null(json_object_get(limit, "high")));
    assert_true(number_at(json_object_get(rule, "held_out"), "density") > 0.9);
    json_decref(data);
}

/* No offer pays more for a person than it must. */
static void
optimize_finds_the_front_of_a_known_exchange(void **state)
{
    (void) state;
    json_t *data = ask("optimize " EXCHANGE " -q -n 8 --points 600 --more returned_alive "
                       "--less prisoners_released --vary offer.phases[0].releases[0].count=1..20 "
                       "--vary offer.phases[0].releases[0].ratio=1,5,9 -f json");
    const json_t *offers = json_object_get(data, "offers");
    size_t count = json_array_size(offers);
    assert_in_range(count, 12, 20);
    for (size_t i = 0; i < count; i++) {
        const json_t *offer = json_array_get(offers, i);
        const json_t *values = json_object_get(offer, "values");
        const json_t *outcomes = json_object_get(offer, "outcomes");
        double people = number_at(values, "offer.phases[0].releases[0].count");
        assert_near(number_at(values, "offer.phases[0].releases[0].ratio"), 1, 0);
        assert_near(number_at(json_array_get(outcomes, 0), "mean"), people, 1e-9);
        assert_near(number_at(json_array_get(outcomes, 1), "mean"), people, 1e-9);
    }
    json_decref(data);
}

static void
the_same_seed_gives_the_same_bytes_with_any_number_of_threads(void **state)
{
    (void) state;
    static const char *const lines[] = {
        "sensitivity " DOOR " -q -n 64 --points 16 --vary talks.door_rate=0.01..0.2 -f json",
        "sensitivity " DOOR
        " -q -n 64 --points 8 --method morris --vary talks.door_rate=0.01..0.2 -f csv",
        "discover " DOOR
        " -q -n 64 --points 64 --fail-if deal_reached<0.5 --vary talks.door_rate=0.01..0.2 -f text",
        "optimize " EXCHANGE " -q -n 8 --points 80 --more returned_alive --less prisoners_released "
        "--vary offer.phases[0].releases[0].count=1..20 -f markdown",
        "breakeven " DOOR " -q -n 64 --target 0.5 --vary talks.door_rate=0.01..0.2 -f text",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char line[512];
        snprintf(line, sizeof line, "%s -j 1", lines[i]);
        testing_outcome one = testing_run(line);
        snprintf(line, sizeof line, "%s -j 3", lines[i]);
        testing_outcome three = testing_run(line);
        assert_int_equal(one.status, 0);
        assert_string_equal(one.out, three.out);
        assert_string_equal(one.log, "");
        testing_forget(&one);
        testing_forget(&three);
    }
}

static void
what_cannot_be_asked_is_refused_with_a_remedy(void **state)
{
    (void) state;
    testing_assert_fails("sensitivity " DOOR, 2, "add --vary PATH=LOW..HIGH");
    testing_assert_fails("sensitivity " DOOR " --vary talks.door_rate=0..1 --method best", 2,
        "sobol, morris, tornado");
    testing_assert_fails("sensitivity " DOOR " --vary talks.dor_rate=0..1", 3, "did you mean");
    testing_assert_fails("breakeven " DOOR " --vary talks.door_rate=0..1", 2, "--target 0.5");
    testing_assert_fails(
        "breakeven " DOOR " --target 0.5 --vary seeker.strategy=linear,boulware", 2, "no range");
    testing_assert_fails("breakeven " DOOR
                         " --target 0.5 --vary talks.door_rate=0..1 --vary talks.start_day=0..1",
        2, "varies one setting");
    testing_assert_fails("discover " DOOR " --vary talks.door_rate=0..1", 2, "--fail-if");
    testing_assert_fails(
        "discover " DOOR " --vary talks.door_rate=0..1 --fail-if nothing<1", 2, "nothing");
    testing_assert_fails("optimize " EXCHANGE
                         " --vary offer.phases[0].days=5..9 --more returned_alive",
        2, "two goals");
    testing_assert_fails("optimize " EXCHANGE " --vary offer.phases[0].days=5..9 --more "
                         "returned_alive --less nothing",
        2, "nothing");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breakeven_finds_the_root_of_the_formula),
        cmocka_unit_test(discover_finds_the_limit_of_the_formula),
        cmocka_unit_test(optimize_finds_the_front_of_a_known_exchange),
        cmocka_unit_test(the_same_seed_gives_the_same_bytes_with_any_number_of_threads),
        cmocka_unit_test(what_cannot_be_asked_is_refused_with_a_remedy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
