// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <jansson.h>

#include "overture/bargain/strategy.h"
#include "overture/config/load.h"
#include "overture/report/build.h"
#include "testing_report.h"

static const char *const bargain = OVT_TESTS_DIR "/unit/told/bargain.cfg";
static const ovt_provenance provenance = {
    .version = "0.0.0", .command = "explain", .command_line = "overture explain bargain.cfg"};

static void
load(ovt_study *study, const char *path, const char *const *sets, size_t count)
{
    ovt_faults faults = {0};
    ovt_read_options options = {.sets = sets, .set_count = count};
    assert_int_equal(ovt_study_load(study, &path, 1, &options, &faults, NULL), OVT_OK);
    ovt_faults_free(&faults);
}

static void
explain(ovt_document *document, const char *const *sets, size_t count, uint64_t replication)
{
    ovt_study study = {0};
    load(&study, bargain, sets, count);
    ovt_results results = {.scenarios = study.scenarios, .scenario_count = 1, .seed = 1};
    ovt_explained explained = {.replication = replication};
    assert_int_equal(ovt_build_explain(document, &results, &explained, &provenance, NULL), OVT_OK);
    json_object_del(json_object_get(document->data, "run"), "files");
    json_object_del(json_object_get(document->data, "scenario"), "file");
    ovt_study_free(&study);
}

static void
talks_are_told_as_expected(void **state)
{
    (void) state;
    static const char *const formats[] = {"text", "json"};
    static const char *const goldens[] = {"explain_talks.txt", "explain_talks.json"};
    ovt_document document = {0};
    explain(&document, NULL, 0, 0);
    json_object_del(document.data, "outcome"); /* what is measured is tested elsewhere */
    for (size_t i = 0; i < 2; i++) {
        char *text = testing_written(&document, formats[i]).data;
        assert_golden(goldens[i], text);
        if (i == 0) {
            testing_assert_fits(text);
        }
        ovt_free(text);
    }
    ovt_document_free(&document);
}

static const json_t *
first_answer_of(const ovt_document *document, const char *actor)
{
    size_t i;
    json_t *event;
    json_array_foreach(json_object_get(document->data, "events"), i, event)
    {
        if (strcmp(json_string_value(json_object_get(event, "kind")), "answer") == 0 &&
            strcmp(json_string_value(json_object_get(event, "actor")), actor) == 0) {
            return json_object_get(event, "data");
        }
    }
    return NULL;
}

/* The configured offer is the first text: changed by as much in the file, it is accepted. */
static void
the_smallest_change_of_a_term_turns_the_first_rejection(void **state)
{
    (void) state;
    static const char *const sets[] = {
        "issues.withdrawal.holder.red_line=0.0", "seeker.opening=0.5", "holder.opening=0.4"};
    ovt_document before = {0}, after = {0}, short_of = {0};
    explain(&before, sets, 3, 3);
    const json_t *rejection = json_object_get(before.data, "first_rejection");
    assert_string_equal(json_string_value(json_object_get(rejection, "side")), "holder");
    assert_true(json_is_false(json_object_get(first_answer_of(&before, "holder"), "accepted")));
    size_t i;
    json_t *change;
    int tried = 0;
    json_array_foreach(json_object_get(rejection, "changes"), i, change)
    {
        if (strcmp(json_string_value(json_object_get(change, "issue")), "days") != 0) {
            continue;
        }
        char enough[64], less[64];
        int days = (int) json_number_value(json_object_get(change, "to"));
        snprintf(enough, sizeof enough, "offer.phases.only.days=%d", days);
        snprintf(less, sizeof less, "offer.phases.only.days=%d", days - 1);
        const char *with[] = {sets[0], sets[1], sets[2], enough};
        const char *without[] = {sets[0], sets[1], sets[2], less};
        explain(&after, with, 4, 3);
        explain(&short_of, without, 4, 3);
        assert_true(json_is_true(json_object_get(first_answer_of(&after, "holder"), "accepted")));
        assert_true(
            json_is_false(json_object_get(first_answer_of(&short_of, "holder"), "accepted")));
        tried++;
    }
    assert_int_equal(tried, 1);
    ovt_document_free(&before);
    ovt_document_free(&after);
    ovt_document_free(&short_of);
}

static void
telling_talks_survives_every_failed_allocation(void **state)
{
    (void) state;
    ovt_study study = {0};
    bool done = false;
    load(&study, bargain, NULL, 0);
    ovt_results results = {.scenarios = study.scenarios, .scenario_count = 1, .seed = 1};
    ovt_explained explained = {0};
    for (long n = 0; !done; n += 1 + n / 30) {
        ovt_document document = {0};
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_build_explain(&document, &results, &explained, &provenance, &err);
        done = !ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, done ? OVT_OK : OVT_MEMORY);
        ovt_document_free(&document);
    }
    ovt_study_free(&study);
}

/* The first lines of a page. */
static void
cut_after(char *text, int lines)
{
    for (; *text != '\0'; text++) {
        lines -= *text == '\n';
        if (lines == 0) {
            text[1] = '\0';
            return;
        }
    }
}

static void
a_comparison_with_talks_answers_the_three_questions_first(void **state)
{
    (void) state;
    static const char *const files[] = {OVT_TESTS_DIR "/unit/told/bargain.cfg",
        OVT_TESTS_DIR "/unit/told/impatient.cfg", OVT_TESTS_DIR "/unit/told/none.cfg"};
    ovt_study study = {0};
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_results results = {0};
    ovt_document document = {0};
    assert_int_equal(ovt_study_load(&study, files, 3, &options, &faults, NULL), OVT_OK);
    ovt_run_plan plan = {.seed = 1, .replications = 2000, .threads = 1, .baseline = 2};
    assert_int_equal(ovt_results_run(&results, study.scenarios, 3, &plan, NULL), OVT_OK);
    assert_int_equal(ovt_build_compare(&document, &results, NULL, NULL, &provenance, NULL), OVT_OK);
    char *text = testing_written(&document, "text").data;
    cut_after(text, 28);
    assert_golden("compare_talks.txt", text);
    testing_assert_fits(text);
    ovt_free(text);
    ovt_document_free(&document);
    ovt_results_free(&results);
    ovt_study_free(&study);
    ovt_faults_free(&faults);
}

static void
the_schema_tells_the_formula_of_every_strategy(void **state)
{
    (void) state;
    const ovt_strategy *row;
    ovt_document document = {0};
    assert_int_equal(ovt_build_schema(&document, "holder.strategy", &provenance, NULL), OVT_OK);
    const json_t *array = json_object_get(document.data, "strategies");
    for (size_t i = 0; (row = ovt_strategy_at(i)) != NULL; i++) {
        const json_t *object = json_array_get(array, i);
        assert_string_equal(json_string_value(json_object_get(object, "strategy")), row->key);
        assert_string_equal(json_string_value(json_object_get(object, "formula")), row->formula);
    }
    ovt_document_free(&document);
    assert_int_equal(ovt_build_schema(&document, "clock", &provenance, NULL), OVT_OK);
    assert_null(json_object_get(document.data, "strategies"));
    ovt_document_free(&document);
}

int
main(void)
{
    ovt_json_use_memory();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(talks_are_told_as_expected),
        cmocka_unit_test(the_smallest_change_of_a_term_turns_the_first_rejection),
        cmocka_unit_test(telling_talks_survives_every_failed_allocation),
        cmocka_unit_test(a_comparison_with_talks_answers_the_three_questions_first),
        cmocka_unit_test(the_schema_tells_the_formula_of_every_strategy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
