// SPDX-License-Identifier: GPL-3.0-or-later
/* The question of March 2024 has an answer that is not settled by the assumptions alone: every way
 * on leads to a deal in some histories and to none in others, and the first rejection is a tactic
 * in some. What no way on can touch is the same on each, history by history. */
#include "testing.h"

#include "overture/config/load.h"
#include "overture/stats/results.h"

enum { PATHS = 6, NO_DEAL = 5, HISTORIES = 1500 };

#define FOLDER OVT_ROOT_DIR "/scenarios/march-2024/"

static const char *const files[PATHS] = {FOLDER "as-offered.cfg", FOLDER "wait-for-mediator.cfg",
    FOLDER "own-offer.cfg", FOLDER "flexible-on-return.cfg", FOLDER "door-closing.cfg",
    FOLDER "no-deal.cfg"};

typedef struct {
    ovt_study study;
    ovt_results results;
} comparison;

static int
compare(void **state)
{
    static comparison self;
    ovt_read_options options = {0};
    ovt_faults faults = {0};
    ovt_error err = {0};
    ovt_run_plan plan = {.seed = 1, .replications = HISTORIES, .threads = 2};
    ovt_status status = ovt_study_load(&self.study, files, PATHS, &options, &faults, &err);
    ovt_faults_free(&faults);
    if (status == OVT_OK) {
        status =
            ovt_results_run(&self.results, self.study.scenarios, self.study.count, &plan, &err);
    }
    if (status != OVT_OK) {
        print_error("%s\n", err.message);
    }
    *state = &self;
    return status != OVT_OK;
}

static int
release(void **state)
{
    comparison *self = *state;
    ovt_results_free(&self->results);
    ovt_study_free(&self->study);
    return 0;
}

static double
mean(const comparison *self, size_t path, const char *metric)
{
    size_t column = ovt_results_column(&self->results, metric);
    assert_true(column != OVT_NONE);
    return ovt_results_summary(&self->results, path, column)->mean;
}

static void
a_deal_is_neither_certain_nor_impossible_on_any_way(void **state)
{
    for (size_t path = 0; path < NO_DEAL; path++) {
        double deals = mean(*state, path, "deal_reached");
        assert_true(deals > 0.05 && deals < 0.95);
        assert_true(mean(*state, path, "returned_alive") > 0);
    }
    assert_near(mean(*state, NO_DEAL, "deal_reached"), 0, 0);
}

static void
the_first_rejection_is_a_tactic_in_some_histories(void **state)
{
    for (size_t path = 0; path < NO_DEAL; path++) {
        double tactical = mean(*state, path, "first_rejection_tactical");
        assert_true(tactical > 0.05 && tactical < 0.95);
        assert_near(tactical, mean(*state, 0, "first_rejection_tactical"), 0);
    }
}

static void
what_is_done_after_a_rejection_leaves_the_rejection_as_it_was(void **state)
{
    comparison *self = *state;
    size_t column = ovt_results_column(&self->results, "first_rejection_tactical");
    for (size_t path = 1; path < NO_DEAL; path++) {
        const ovt_difference *difference = ovt_results_difference(&self->results, path, column);
        assert_near(difference->mean, 0, 0);
        assert_near(difference->p_equal, 1, 0);
    }
}

static void
less_time_and_a_line_more_mean_fewer_deals(void **state)
{
    assert_true(mean(*state, 4, "deal_reached") < mean(*state, 0, "deal_reached"));
    assert_true(mean(*state, 3, "deal_reached") > mean(*state, 2, "deal_reached"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deal_is_neither_certain_nor_impossible_on_any_way),
        cmocka_unit_test(the_first_rejection_is_a_tactic_in_some_histories),
        cmocka_unit_test(what_is_done_after_a_rejection_leaves_the_rejection_as_it_was),
        cmocka_unit_test(less_time_and_a_line_more_mean_fewer_deals),
    };
    return cmocka_run_group_tests_name("March 2024", tests, compare, release);
}
