// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <unistd.h>

#include <jansson.h>

#include "overture/config/load.h"
#include "overture/report/build.h"
#include "overture/report/writer.h"
#include "testing_report.h"

static const char *const file = "unit/told/bargain.cfg";
static const ovt_page page = {.width = 80};
static const ovt_provenance provenance = {
    .version = "0.0.0", .command = "analyze", .command_line = "overture analyze bargain.cfg"};

static void
load(ovt_study *study, const char *const *sets, size_t count)
{
    ovt_faults faults = {0};
    ovt_read_options options = {.sets = sets, .set_count = count};
    assert_int_equal(ovt_study_load(study, &file, 1, &options, &faults, NULL), OVT_OK);
    ovt_faults_free(&faults);
}

/* The analysis of the file with some settings changed; the scenario is forgotten again. */
static void
analyze(ovt_document *document, const char *const *sets, size_t count)
{
    ovt_study study = {0};
    load(&study, sets, count);
    assert_int_equal(ovt_build_analyze(document, study.scenarios[0], &provenance, NULL), OVT_OK);
    json_object_del(json_object_get(document->data, "run"), "files");
    json_object_del(json_object_get(document->data, "scenario"), "file");
    ovt_study_free(&study);
}

static void
an_analysis_reads_as_expected_in_every_format(void **state)
{
    (void) state;
    ovt_document document = {0};
    analyze(&document, NULL, 0);
    testing_assert_formats(&document, "analyze");
    ovt_document_free(&document);
}

static void
without_a_zone_of_agreement_no_solution_is_named(void **state)
{
    (void) state;
    static const char *const sets[] = {"seeker.reservation=0.9", "holder.reservation=0.9"};
    ovt_document document = {0};
    ovt_text text = {0};
    analyze(&document, sets, 2);
    assert_true(json_is_false(json_object_get(document.data, "zopa")));
    assert_null(json_object_get(document.data, "solutions"));
    assert_true(json_is_null(json_object_get(json_object_get(document.data, "ideal"), "seeker")));
    assert_int_equal(ovt_writer_at(0)->write(&document, &page, &text, NULL), OVT_OK);
    assert_non_null(strstr(text.data, "No: there is no zone of possible agreement."));
    assert_null(strstr(text.data, "Kalai"));
    ovt_text_free(&text);
    ovt_document_free(&document);
}

static double
number(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

/* Applied to the offer, each change brings the side to what it asks and no further. */
static void
a_sweetener_is_just_enough(void **state)
{
    (void) state;
    static const char *const sets[] = {
        "holder.reservation=0.46", "issues.withdrawal.holder.red_line=0.0"};
    ovt_document document = {0};
    size_t i;
    json_t *change;
    analyze(&document, sets, 2);
    const json_t *offer = json_object_get(document.data, "offer");
    const json_t *single =
        json_object_get(json_object_get(json_object_get(offer, "sweeteners"), "holder"), "single");
    assert_true(json_is_false(json_object_get(offer, "acceptable_to_holder")));
    assert_true(json_is_true(json_object_get(offer, "acceptable_to_seeker")));
    assert_int_equal(json_array_size(single), 2);
    json_array_foreach(single, i, change)
    {
        assert_true(number(offer, "holder") + number(change, "gain") >= 0.46 - 1e-9);
    }
    ovt_document_free(&document);
}

static void
several_terms_are_combined_where_no_one_suffices(void **state)
{
    (void) state;
    static const char *const sets[] = {"holder.reservation=0.8"};
    ovt_document document = {0};
    double gain = 0;
    size_t i;
    json_t *change;
    analyze(&document, sets, 1);
    const json_t *offer = json_object_get(document.data, "offer");
    const json_t *holder = json_object_get(json_object_get(offer, "sweeteners"), "holder");
    assert_int_equal(json_array_size(json_object_get(holder, "single")), 0);
    const json_t *combined = json_object_get(holder, "combined");
    assert_true(json_array_size(combined) >= 2);
    json_array_foreach(combined, i, change)
    {
        gain += number(change, "gain");
    }
    assert_near(number(offer, "holder") + gain, 0.8, 0.02);
    assert_true(number(offer, "holder") + gain >= 0.8 - 1e-9);
    ovt_document_free(&document);
}

static void
a_scenario_without_issues_is_refused_with_a_remedy(void **state)
{
    (void) state;
    ovt_study study = {0};
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_error err = {0};
    ovt_document document = {0};
    const char *path = "unit/told/exchange.cfg";
    assert_int_equal(ovt_study_load(&study, &path, 1, &options, &faults, NULL), OVT_OK);
    assert_int_equal(
        ovt_build_analyze(&document, study.scenarios[0], &provenance, &err), OVT_SCENARIO);
    assert_non_null(strstr(err.message, "overture schema issues"));
    ovt_document_free(&document);
    ovt_study_free(&study);
    ovt_faults_free(&faults);
}

static void
an_analysis_survives_every_failed_allocation(void **state)
{
    (void) state;
    ovt_study study = {0};
    bool done = false;
    load(&study, NULL, 0);
    for (long n = 0; !done; n += 1 + n / 30) {
        ovt_document document = {0};
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_build_analyze(&document, study.scenarios[0], &provenance, &err);
        done = !ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, done ? OVT_OK : OVT_MEMORY);
        ovt_document_free(&document);
    }
    ovt_study_free(&study);
}

/* Reports name the files; the golden ones name them as they are seen from here. */
static int
enter(void **state)
{
    (void) state;
    return chdir(OVT_TESTS_DIR);
}

int
main(void)
{
    ovt_json_use_memory();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_analysis_reads_as_expected_in_every_format),
        cmocka_unit_test(without_a_zone_of_agreement_no_solution_is_named),
        cmocka_unit_test(a_sweetener_is_just_enough),
        cmocka_unit_test(several_terms_are_combined_where_no_one_suffices),
        cmocka_unit_test(a_scenario_without_issues_is_refused_with_a_remedy),
        cmocka_unit_test(an_analysis_survives_every_failed_allocation),
    };
    return cmocka_run_group_tests(tests, enter, NULL);
}
