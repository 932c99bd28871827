// SPDX-License-Identifier: GPL-3.0-or-later
/* Questions to scenarios whose answers are known. */
#include "testing.h"

#include "overture/study/sensitivity.h"
#include "testing_question.h"

#define DOOR     OVT_ROOT_DIR "/scenarios/theory/closing-door.cfg"
#define PROMISED OVT_TESTS_DIR "/closed-form/question/promised.cfg"

static ovt_sensitivity
analyse(testing_question *self, ovt_sensitivity_method method, size_t base)
{
    ovt_sensitivity found;
    ovt_sensitivity_plan plan = {.method = method, .base = base, .seed = 1};
    assert_int_equal(ovt_sensitivity_init(&found, self->question, &plan, &self->err), OVT_OK);
    return found;
}

/* Aid delivered is the sum of two uniform numbers, one twice as wide as the other: they have one
 * fifth and four fifths of the variance. A third input has nothing to do with it. */
static void
indices_of_a_sum_are_the_shares_of_its_variance(void **state)
{
    (void) state;
    testing_question self;
    assert_int_equal(testing_question_load(&self, PROMISED, NULL, 0), OVT_OK);
    assert_int_equal(self.study.varied_count, 3);
    testing_question_ask(&self, "aid_delivered", 1, 8, true);
    ovt_sensitivity found = analyse(&self, OVT_SENSITIVITY_SOBOL, 512);
    assert_int_equal(found.evaluations, 512 * 5);
    assert_string_equal(ovt_question_path(self.question, found.drivers[0].input),
        "offer.phases.second.aid_per_day");
    assert_near(found.drivers[0].total.value, 0.8, 0.02);
    assert_near(found.drivers[1].total.value, 0.2, 0.02);
    assert_near(found.drivers[0].first.value, 0.8, 0.06);
    assert_near(found.drivers[1].first.value, 0.2, 0.1);
    assert_near(found.drivers[2].total.value, 0, 1e-9);
    assert_false(found.drivers[2].total.distinguishable);
    assert_near(found.noise, 0, 1e-9);
    /* Ten days of 0 to 100 and twenty days of 0 to 100. */
    assert_near(found.variance, (1000.0 * 1000 + 2000.0 * 2000) / 12, 10000);
    ovt_sensitivity_free(&found);
    testing_question_free(&self);
}

static void
elementary_effects_of_a_sum_are_its_slopes(void **state)
{
    (void) state;
    testing_question self;
    assert_int_equal(testing_question_load(&self, PROMISED, NULL, 0), OVT_OK);
    testing_question_ask(&self, "aid_delivered", 1, 8, true);
    ovt_sensitivity found = analyse(&self, OVT_SENSITIVITY_MORRIS, 20);
    /* Levels stand in the middle of quarters: three quarters of the range lie between the ends, and
     * an effect is taken over the ends. */
    assert_near(found.drivers[0].effects.mu_star.value, 2000 * 0.75, 1e-6);
    assert_near(found.drivers[1].effects.mu_star.value, 1000 * 0.75, 1e-6);
    assert_near(found.drivers[2].effects.mu_star.value, 0, 1e-9);
    assert_near(found.drivers[0].effects.sigma, 0, 1e-6);
    ovt_sensitivity_free(&found);
    testing_question_free(&self);
}

static void
a_tornado_runs_from_one_quantile_to_the_other(void **state)
{
    (void) state;
    testing_question self;
    assert_int_equal(testing_question_load(&self, PROMISED, NULL, 0), OVT_OK);
    testing_question_ask(&self, "aid_delivered", 1, 8, false);
    ovt_sensitivity found = analyse(&self, OVT_SENSITIVITY_TORNADO, 0);
    assert_int_equal(found.evaluations, 7);
    assert_near(found.mean, 1500, 1e-6);
    assert_near(found.drivers[0].low, 700, 1e-6);
    assert_near(found.drivers[0].high, 2300, 1e-6);
    assert_near(found.drivers[0].high_value, 90, 1e-9);
    assert_near(found.drivers[1].swing.value, 800, 1e-6);
    assert_near(found.drivers[2].swing.value, 0, 1e-9);
    ovt_sensitivity_free(&found);
    testing_question_free(&self);
}

/* The deal is reached with probability exp(-10 rate). */
static void
door_rate(testing_question *self)
{
    static const char *const vary[] = {"talks.door_rate=0.01..0.2"};
    assert_int_equal(testing_question_load(self, DOOR, vary, 1), OVT_OK);
}

static void
the_break_even_of_a_closing_door_is_that_of_the_formula(void **state)
{
    (void) state;
    testing_question self;
    ovt_breakeven found;
    door_rate(&self);
    testing_question_ask(&self, "deal_reached", 1, 4096, false);
    ovt_breakeven_plan plan = {.low = 0.01,
        .high = 0.2,
        .target = 0.5,
        .ask = testing_question_outcomes,
        .context = &self};
    assert_int_equal(ovt_breakeven_seek(&found, &plan, &self.err), OVT_OK);
    assert_true(found.found);
    double root = log(2) / 10;
    assert_true(found.ci95.low <= root && root <= found.ci95.high);
    assert_true(found.ci95.high - found.ci95.low < 0.01);
    assert_int_equal(found.crossings, 1);
    testing_question_free(&self);
}

static void
halves_share_no_chance_and_differ_by_noise_only(void **state)
{
    (void) state;
    testing_question self;
    door_rate(&self);
    testing_question_ask(&self, "deal_reached", 1, 2048, true);
    double value = 0.0693147180559945, answers[2 * 256];
    size_t length = ovt_question_answer_length(self.question);
    assert_true(2 * length <= 512);
    assert_int_equal(ovt_question_ask(self.question, &value, 1, answers, NULL, &self.err), OVT_OK);
    ovt_summary one = ovt_question_summary(self.question, answers, 0, 0);
    ovt_summary other = ovt_question_summary(self.question, answers + length, 0, 0);
    assert_int_equal(one.n, 1024);
    assert_true(one.mean != other.mean);
    /* Five standard errors of a half, 1,024 histories of a share of one half. */
    assert_near(one.mean, 0.5, 0.079);
    assert_near(other.mean, 0.5, 0.079);
    testing_question_free(&self);
}

static void
what_is_varied_is_read_as_a_study_file_is(void **state)
{
    (void) state;
    static const struct {
        const char *asked;
        ovt_status status;
        const char *words;
    } cases[] = {
        {"talks.door_rate=0.01..0.2", OVT_OK, ""},
        {"talks.door_rate=0.01..0.2:log", OVT_OK, ""},
        {"seeker.strategy=linear,boulware", OVT_OK, ""},
        {"talks.ceasefire=true,false", OVT_OK, ""},
        {"talks.door_rate=0.2..0.01", OVT_SCENARIO, "must be above from"},
        {"talks.door_rate=-1..0.01", OVT_SCENARIO, "out of range"},
        {"talks.dor_rate=0.1..0.2", OVT_SCENARIO, "door_rate"},
        {"talks.door_rate", OVT_SCENARIO, "has no values"},
        {"seeker.strategy=lazy", OVT_SCENARIO, ""},
        {"talks.door_rate=", OVT_USAGE, "--vary"},
        {"talks.door_rate=a..b", OVT_USAGE, "--vary"},
        {"=1..2", OVT_USAGE, "--vary"},
        {"x\"; } ); extends = \"/etc/passwd", OVT_USAGE, "--vary"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        testing_question self;
        char words[4096] = "";
        ovt_status status = testing_question_load(&self, DOOR, &cases[i].asked, 1);
        FILE *out = fmemopen(words, sizeof words, "w");
        ovt_faults_write(&self.faults, out, 10);
        fclose(out);
        strncat(words, self.err.message, sizeof words - strlen(words) - 1);
        if (status != cases[i].status || strstr(words, cases[i].words) == NULL) {
            print_error("%s: %d %s\n", cases[i].asked, (int) status, words);
            fail();
        }
        testing_question_free(&self);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indices_of_a_sum_are_the_shares_of_its_variance),
        cmocka_unit_test(elementary_effects_of_a_sum_are_its_slopes),
        cmocka_unit_test(a_tornado_runs_from_one_quantile_to_the_other),
        cmocka_unit_test(the_break_even_of_a_closing_door_is_that_of_the_formula),
        cmocka_unit_test(halves_share_no_chance_and_differ_by_noise_only),
        cmocka_unit_test(what_is_varied_is_read_as_a_study_file_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
