// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <jansson.h>

#include "overture/base/memory.h"
#include "overture/config/load.h"
#include "overture/report/build.h"
#include "testing_report.h"

enum { MOST_FILES = 3 };

static const ovt_provenance provenance = {
    .version = "0.0.0", .command = "hindcast", .command_line = "overture hindcast past"};

static const char *const kept[] = {"kept"};
static const char *const broken[] = {"broken"};
static const char *const all[] = {"broken", "kept", "unknown"};

static ovt_status
load(ovt_study *study, const char *const *names, size_t count, const char *set)
{
    char paths[MOST_FILES][256];
    const char *files[MOST_FILES];
    ovt_faults faults = {0};
    ovt_read_options options = {.sets = &set, .set_count = set != NULL};
    for (size_t i = 0; i < count; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/unit/past/%s.cfg", OVT_TESTS_DIR, names[i]);
        files[i] = paths[i];
    }
    ovt_status status = ovt_study_load(study, files, count, &options, &faults, NULL);
    ovt_faults_free(&faults);
    return status;
}

static ovt_status
run(ovt_hindcast *hindcast, const ovt_study *study, uint64_t replications, unsigned threads,
    ovt_error *err)
{
    ovt_hindcast_plan plan = {.seed = 7, .replications = replications, .threads = threads};
    return ovt_hindcast_run(hindcast, study->scenarios, study->count, &plan, err);
}

static void
what_was_certain_and_came_scores_nothing(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    assert_int_equal(load(&study, kept, 1, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, 100, 1, NULL), OVT_OK);
    const ovt_hindcast_case *one = &hindcast.cases[0];
    assert_int_equal(one->outcome_count, 3);
    for (size_t i = 0; i < 2; i++) {
        assert_false(one->outcomes[i].yes_or_no);
        assert_near(one->outcomes[i].crps, 0, 0);
        assert_near(one->outcomes[i].pit, 0.5, 0);
        assert_true(one->outcomes[i].inside[0]);
    }
    assert_near(one->outcomes[0].crps_of_promise, 0, 0);
    assert_true(isnan(one->outcomes[1].crps_of_promise));
    assert_string_equal(one->outcomes[0].ground->source, "Made up");
    assert_true(one->outcomes[2].yes_or_no);
    assert_near(one->outcomes[2].probability, 1, 0);
    assert_near(one->outcomes[2].brier, 0, 0);
    assert_int_equal(hindcast.promises, 1);
    assert_int_equal(hindcast.as_near, 1);
    assert_false(ovt_hindcast_is_worse(&hindcast));
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static void
days_add_up_what_was_released_by_their_end(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    assert_int_equal(load(&study, kept, 1, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, 100, 1, NULL), OVT_OK);
    const ovt_hindcast_case *one = &hindcast.cases[0];
    assert_int_equal(one->day_count, 2);
    assert_int_equal(one->days[0].captives.happened, 2);
    assert_int_equal(one->days[0].captives.median, 2);
    assert_int_equal(one->days[1].captives.happened, 3);
    assert_int_equal(one->days[1].captives.low, 4);
    assert_int_equal(one->days[1].captives.high, 4);
    assert_int_equal(one->days[1].prisoners.happened, 20);
    assert_int_equal(one->days[1].prisoners.median, 20);
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

/* Four people return on day 5 with probability p = exp(-0.5), else nobody; the truce ends by day t
 * with probability 1 - exp(-0.1 t), at day 10 the latest. */
static void
a_broken_truce_has_its_closed_forms(void **state)
{
    (void) state;
    enum { HISTORIES = 20000 };
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    double p = exp(-0.5), error = 4.5 * sqrt(0.25 / HISTORIES);
    assert_int_equal(load(&study, broken, 1, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, HISTORIES, 2, NULL), OVT_OK);
    const ovt_hindcast_outcome *returned = &hindcast.cases[0].outcomes[0];
    assert_near(returned->pit, 1 - p / 2, error);
    assert_near(returned->crps, 4 * (1 - p) * (1 - p), 8 * error);
    const ovt_hindcast_outcome *days = &hindcast.cases[0].outcomes[1];
    assert_near(days->median, 10 * log(2), 0.4);
    assert_near(days->pit, 1, 0);
    /* The integral of (1 - exp(-0.1 t))^2 over 0..10, and 5 days more. */
    double inner = 10 - 20 * (1 - exp(-1)) + 5 * (1 - exp(-2));
    assert_near(days->crps, 5 + inner, 0.1);
    assert_false(days->inside[2]);
    assert_near(days->crps_of_promise, 5, 0);
    const ovt_hindcast_outcome *collapsed = &hindcast.cases[0].outcomes[2];
    assert_near(collapsed->probability, 1 - exp(-1), error);
    assert_near(collapsed->brier, exp(-2), 2 * error);
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static void
each_case_counts_once_for_the_coverage(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    assert_int_equal(load(&study, all, 3, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, 1000, 1, NULL), OVT_OK);
    assert_int_equal(hindcast.count, 2);
    const ovt_hindcast_coverage *widest = &hindcast.coverage[2];
    assert_int_equal(widest->numbers, 4);
    assert_int_equal(widest->inside, 3);
    assert_int_equal(widest->cases, 2);
    assert_near(widest->held, 1.5, 1e-12);
    assert_near(widest->tail, 1 - 0.95 * 0.95, 1e-12);
    assert_false(widest->worse);
    assert_int_equal(hindcast.answers, 2);
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static void
intervals_nest_and_places_are_shares(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    assert_int_equal(load(&study, all, 3, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, 1000, 1, NULL), OVT_OK);
    for (size_t i = 0; i < hindcast.count; i++) {
        for (size_t k = 0; k < 2; k++) {
            const ovt_hindcast_outcome *outcome = &hindcast.cases[i].outcomes[k];
            assert_true(outcome->pit >= 0 && outcome->pit <= 1 && outcome->crps >= 0);
            for (size_t level = 1; level < OVT_HINDCAST_LEVELS; level++) {
                assert_true(outcome->interval[level].low <= outcome->interval[level - 1].low);
                assert_true(outcome->interval[level].high >= outcome->interval[level - 1].high);
                assert_true(outcome->inside[level] || !outcome->inside[level - 1]);
            }
        }
    }
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static void
a_hindcast_reads_as_expected_in_every_format(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    ovt_document document = {0};
    assert_int_equal(load(&study, all, 3, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, 1000, 2, NULL), OVT_OK);
    assert_int_equal(ovt_build_hindcast(&document, &hindcast, &provenance, NULL), OVT_OK);
    json_t *cases = json_object_get(document.data, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        json_object_del(json_array_get(cases, i), "file");
        json_object_del(json_array_get(cases, i), "files");
    }
    testing_assert_formats(&document, "hindcast");
    ovt_document_free(&document);
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static void
what_cannot_be_held_against_anything_is_refused(void **state)
{
    (void) state;
    static const struct {
        const char *set;
        const char *words;
    } wrong[] = {
        {"actual.outcomes[0].metric=\"returned_alve\"", "did you mean \"returned_alive\"?"},
        {"actual.outcomes[2].value=0.5", "write 1.0 or 0.0"},
        {"actual.outcomes[1].metric=\"ending.settled\"", "ending.settled"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ovt_study study = {0};
        ovt_hindcast hindcast = {0};
        ovt_error err = {0};
        assert_int_equal(load(&study, kept, 1, wrong[i].set), OVT_OK);
        assert_int_equal(run(&hindcast, &study, 10, 1, &err), OVT_SCENARIO);
        assert_non_null(strstr(err.message, "kept.cfg: actual.outcomes"));
        assert_non_null(strstr(err.message, wrong[i].words));
        ovt_hindcast_free(&hindcast);
        ovt_study_free(&study);
    }
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    assert_int_equal(load(&study, &all[2], 1, NULL), OVT_OK);
    assert_int_equal(run(&hindcast, &study, 10, 1, NULL), OVT_SCENARIO);
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static bool
stop(void *context, uint64_t done, uint64_t planned)
{
    (void) context;
    return done > planned;
}

static void
it_can_be_stopped(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_hindcast hindcast = {0};
    ovt_hindcast_plan plan = {.seed = 1, .replications = 100000000, .threads = 1, .progress = stop};
    assert_int_equal(load(&study, broken, 1, NULL), OVT_OK);
    assert_int_equal(ovt_hindcast_run(&hindcast, study.scenarios, 1, &plan, NULL), OVT_INTERRUPTED);
    ovt_hindcast_free(&hindcast);
    ovt_study_free(&study);
}

static void
every_failed_allocation_is_survived(void **state)
{
    (void) state;
    ovt_study study = {0};
    assert_int_equal(load(&study, all, 3, NULL), OVT_OK);
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_hindcast hindcast = {0};
        ovt_document document = {0};
        ovt_memory_fail_at(n);
        ovt_status status = run(&hindcast, &study, 20, 1, NULL);
        if (status == OVT_OK) {
            status = ovt_build_hindcast(&document, &hindcast, &provenance, NULL);
        }
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        ovt_document_free(&document);
        ovt_hindcast_free(&hindcast);
    }
    ovt_study_free(&study);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_certain_and_came_scores_nothing),
        cmocka_unit_test(days_add_up_what_was_released_by_their_end),
        cmocka_unit_test(a_broken_truce_has_its_closed_forms),
        cmocka_unit_test(each_case_counts_once_for_the_coverage),
        cmocka_unit_test(intervals_nest_and_places_are_shares),
        cmocka_unit_test(a_hindcast_reads_as_expected_in_every_format),
        cmocka_unit_test(what_cannot_be_held_against_anything_is_refused),
        cmocka_unit_test(it_can_be_stopped),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };
    ovt_json_use_memory();
    return cmocka_run_group_tests_name("hindcast", tests, NULL, NULL);
}
