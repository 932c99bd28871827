// SPDX-License-Identifier: GPL-3.0-or-later
/* Sweeteners whose least cost is known. */
#include "testing_cli.h"

#include "testing.h"

#include <jansson.h>

#define DOOR     OVT_ROOT_DIR "/scenarios/theory/closing-door.cfg"
#define EXCHANGE OVT_TESTS_DIR "/closed-form/question/exchange.cfg"

static json_t *
sweeten(const char *line)
{
    testing_outcome result = testing_run(line);
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

static double
term(const json_t *data, size_t index, const char *key)
{
    return number_at(json_array_get(json_object_get(data, "terms"), index), key);
}

/* Ten people are promised; fifteen need five more, and the ratio does not matter. */
static void
whole_terms_move_no_further_than_they_must(void **state)
{
    (void) state;
    json_t *data = sweeten("sweeten " EXCHANGE " -q -n 8 -m returned_alive --target 15 "
                           "--vary offer.phases[0].releases[0].count=1..20 -f json");
    assert_near(term(data, 0, "start"), 10, 0);
    assert_near(term(data, 0, "value"), 15, 0);
    assert_near(number_at(data, "cost"), 5.0 / 19, 1e-9);
    assert_near(number_at(data, "mean"), 15, 1e-9);
    json_decref(data);
}

static void
a_term_that_does_not_help_stays_where_it_is(void **state)
{
    (void) state;
    json_t *data = sweeten("sweeten " EXCHANGE " -q -n 8 -m returned_alive --target 15 "
                           "--vary offer.phases[0].releases[0].count=1..20 "
                           "--vary offer.phases[0].releases[0].ratio=1..9 --points 800 -f json");
    assert_near(term(data, 0, "value"), 15, 0);
    /* Within a twentieth of its range of where it stands. */
    assert_near(term(data, 1, "value"), 5, 0.4);
    json_decref(data);
}

/* The deal is reached with probability exp(-10 rate): 0.8 needs a rate of ln(10/8)/10. */
static void
a_root_of_a_formula_is_found_from_where_the_term_stands(void **state)
{
    (void) state;
    json_t *data = sweeten("sweeten " DOOR " -q -n 4000 -m deal_reached --target 0.8 "
                           "--vary talks.door_rate=0..0.2 -f json");
    assert_true(json_is_true(json_object_get(data, "found")));
    /* Four standard errors of the share, by the slope at the root. */
    assert_near(term(data, 0, "value"), log(1.25) / 10, 0.0032);
    json_decref(data);
}

static void
what_cannot_be_reached_is_said(void **state)
{
    (void) state;
    json_t *data = sweeten("sweeten " EXCHANGE " -q -n 8 -m returned_alive --target 30 "
                           "--vary offer.phases[0].releases[0].count=1..20 -f json");
    assert_true(json_is_false(json_object_get(data, "found")));
    assert_near(term(data, 0, "value"), 10, 0);
    json_decref(data);
    testing_assert_fails("sweeten " EXCHANGE " -m returned_alive --target 15", 2, "--vary");
    testing_assert_fails(
        "sweeten " DOOR " --target 0.9 --vary seeker.strategy=linear,boulware", 2, "no number");
    testing_assert_fails(
        "sweeten " DOOR " --target 0.9 --vary talks.door_rate=0..1 --giver both", 2, "neither");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_terms_move_no_further_than_they_must),
        cmocka_unit_test(a_term_that_does_not_help_stays_where_it_is),
        cmocka_unit_test(a_root_of_a_formula_is_found_from_where_the_term_stands),
        cmocka_unit_test(what_cannot_be_reached_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
