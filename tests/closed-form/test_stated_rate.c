// SPDX-License-Identifier: GPL-3.0-or-later
/* Intervals of answers to scenarios hold the truth as often as they say, over many seeds. */
#include "testing.h"

#include "overture/study/sensitivity.h"
#include "testing_question.h"

#define DOOR    OVT_ROOT_DIR "/scenarios/theory/closing-door.cfg"
#define HALFWAY OVT_TESTS_DIR "/closed-form/question/halfway.cfg"

/* Whether four standard errors of a share of 0.95 allow so few to be held. */
static void
assert_held(int held, int all)
{
    double error = sqrt(0.95 * 0.05 / all);
    if (held < all * (0.95 - 4 * error)) {
        print_error("only %d of %d intervals hold the truth\n", held, all);
        fail();
    }
}

static int
holds(const ovt_index *index, double truth)
{
    return index->ci95.low <= truth && truth <= index->ci95.high;
}

/* Ten days of 0 to 100 for sure and twenty days of 0 to 200 in one history of two: on average the
 * sum of two uniform numbers, one twice as wide as the other, which have a fifth and four fifths of
 * the variance. The coin is noise of the simulation. */
static void
intervals_of_sobol_indices_hold_the_truth_in_spite_of_noise(void **state)
{
    (void) state;
    enum { SEEDS = 16 };
    testing_question self;
    int held = 0, all = 0, mistaken = 0;
    double variance = 0;
    assert_int_equal(testing_question_load(&self, HALFWAY, NULL, 0), OVT_OK);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        ovt_sensitivity found;
        ovt_sensitivity_plan plan = {.method = OVT_SENSITIVITY_SOBOL, .base = 32, .seed = seed};
        testing_question_ask(&self, "aid_delivered", seed, 32, true);
        assert_int_equal(ovt_sensitivity_init(&found, self.question, &plan, &self.err), OVT_OK);
        for (size_t i = 0; i < found.count; i++) {
            const ovt_driver *driver = &found.drivers[i];
            const char *path = ovt_question_path(self.question, driver->input);
            double truth = strstr(path, "second") != NULL  ? 0.8
                           : strstr(path, "first") != NULL ? 0.2
                                                           : 0;
            held += holds(&driver->first, truth) + holds(&driver->total, truth);
            mistaken += truth == 0 && driver->total.distinguishable;
            all += 2;
        }
        variance += found.variance / SEEDS;
        ovt_sensitivity_free(&found);
    }
    assert_held(held, all);
    assert_int_equal(mistaken, 0);
    /* The noise is taken off: four standard errors of the mean over the seeds are a tenth. */
    double wanted = (1000.0 * 1000 + 2000.0 * 2000) / 12;
    assert_near(variance / wanted, 1, 0.1);
    testing_question_free(&self);
}

/* The deal is reached with probability exp(-10 rate). */
static void
intervals_of_a_break_even_hold_the_root_of_the_formula(void **state)
{
    (void) state;
    enum { SEEDS = 30 };
    static const char *const vary[] = {"talks.door_rate=0.01..0.2"};
    testing_question self;
    int held = 0;
    double root = log(2) / 10;
    assert_int_equal(testing_question_load(&self, DOOR, vary, 1), OVT_OK);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        ovt_breakeven found;
        ovt_breakeven_plan plan = {.low = 0.01,
            .high = 0.2,
            .target = 0.5,
            .ask = testing_question_outcomes,
            .context = &self};
        testing_question_ask(&self, "deal_reached", seed, 128, false);
        assert_int_equal(ovt_breakeven_seek(&found, &plan, &self.err), OVT_OK);
        assert_true(found.found);
        held += found.ci95.low <= root && root <= found.ci95.high;
    }
    assert_held(held, SEEDS);
    testing_question_free(&self);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_of_sobol_indices_hold_the_truth_in_spite_of_noise),
        cmocka_unit_test(intervals_of_a_break_even_hold_the_root_of_the_formula),
    };
    return cmocka_run_group_tests_name("stated rate", tests, NULL, NULL);
}
