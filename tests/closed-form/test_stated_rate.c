// SPDX-License-Identifier: GPL-3.0-or-later
/* Intervals of answers to scenarios hold the truth as often as they say, over many seeds. */
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/config/variant.h"
#include "overture/study/breakeven.h"
#include "overture/study/sensitivity.h"

#define DOOR    OVT_ROOT_DIR "/scenarios/theory/closing-door.cfg"
#define HALFWAY OVT_TESTS_DIR "/closed-form/question/halfway.cfg"

typedef struct {
    ovt_study study;
    ovt_faults faults;
    ovt_error err;
    ovt_crew *crew;
    ovt_question *question;
} bench;

static void
load(bench *self, const char *path, const char *const *varies, size_t count)
{
    ovt_read_options options = {0};
    *self = (bench){0};
    assert_int_equal(
        ovt_study_load(&self->study, &path, 1, &options, &self->faults, &self->err), OVT_OK);
    assert_int_equal(
        ovt_study_vary(&self->study, varies, count, &self->faults, &self->err), OVT_OK);
    assert_int_equal(ovt_crew_threads(&self->crew, 1, &self->err), OVT_OK);
}

static void
ask(bench *self, const char *metric, uint64_t seed, uint64_t replications, bool halves)
{
    ovt_question_plan plan = {.study = &self->study,
        .seed = seed,
        .replications = replications,
        .metrics = &metric,
        .metric_count = 1,
        .halves = halves};
    assert_int_equal(ovt_question_new(&self->question, &plan, self->crew, &self->err), OVT_OK);
}

static void
discard(bench *self)
{
    ovt_crew_delete(self->crew);
    ovt_study_free(&self->study);
    ovt_faults_free(&self->faults);
}

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
    bench self;
    int held = 0, all = 0, mistaken = 0;
    double variance = 0;
    load(&self, HALFWAY, NULL, 0);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        ovt_sensitivity found;
        ovt_sensitivity_plan plan = {.method = OVT_SENSITIVITY_SOBOL, .base = 32, .seed = seed};
        ask(&self, "aid_delivered", seed, 32, true);
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
        ovt_question_delete(self.question);
    }
    assert_held(held, all);
    assert_int_equal(mistaken, 0);
    /* The noise is taken off: four standard errors of the mean over the seeds are a tenth. */
    double wanted = (1000.0 * 1000 + 2000.0 * 2000) / 12;
    assert_near(variance / wanted, 1, 0.1);
    discard(&self);
}

static ovt_status
outcomes(void *context, ovt_outcome_at *at, size_t count, ovt_error *err)
{
    bench *self = context;
    size_t length = ovt_question_answer_length(self->question);
    double *answers = ovt_allocate(count, length * sizeof *answers);
    double *values = ovt_allocate(count, sizeof *values);
    assert_non_null(answers);
    assert_non_null(values);
    for (size_t i = 0; i < count; i++) {
        values[i] = at[i].value;
    }
    ovt_status status = ovt_question_ask(self->question, values, count, answers, NULL, err);
    for (size_t i = 0; i < count; i++) {
        ovt_summary summary = ovt_question_summary(self->question, answers + i * length, 0, 0);
        at[i].mean = summary.mean;
        at[i].ci95 = summary.ci95;
    }
    ovt_free(answers);
    ovt_free(values);
    return status;
}

/* The deal is reached with probability exp(-10 rate). */
static void
intervals_of_a_break_even_hold_the_root_of_the_formula(void **state)
{
    (void) state;
    enum { SEEDS = 30 };
    static const char *const vary[] = {"talks.door_rate=0.01..0.2"};
    bench self;
    int held = 0;
    double root = log(2) / 10;
    load(&self, DOOR, vary, 1);
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        ovt_breakeven found;
        ovt_breakeven_plan plan = {
            .low = 0.01, .high = 0.2, .target = 0.5, .ask = outcomes, .context = &self};
        ask(&self, "deal_reached", seed, 128, false);
        assert_int_equal(ovt_breakeven_seek(&found, &plan, &self.err), OVT_OK);
        assert_true(found.found);
        held += found.ci95.low <= root && root <= found.ci95.high;
        ovt_question_delete(self.question);
    }
    assert_held(held, SEEDS);
    discard(&self);
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
