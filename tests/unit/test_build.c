// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <locale.h>

#include "overture/report/build.h"
#include "testing_report.h"
#include "testing_results.h"

static const ovt_provenance provenance = {.version = "0.0.0",
    .command = "compare",
    .command_line = "overture compare a.cfg b.cfg",
    .libraries = "A library 1.0"};

static testing_results made;

static void
a_comparison_reads_as_expected_in_every_format(void **state)
{
    (void) state;
    ovt_document document = {0};
    testing_results_init(&made, 4);
    assert_int_equal(
        ovt_build_compare(&document, &made.results, NULL, "A question", &provenance, NULL), OVT_OK);
    testing_assert_formats(&document, "compare");
    ovt_document_free(&document);
    testing_results_free(&made);
}

static void
a_run_reads_as_expected_in_every_format(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_provenance run = provenance;
    run.command = "run";
    testing_results_init(&made, 2);
    made.results.scenario_count = 1;
    made.results.interrupted = true;
    made.results.planned = 20000;
    assert_int_equal(ovt_build_run(&document, &made.results, &run, NULL), OVT_OK);
    testing_assert_formats(&document, "run");
    ovt_document_free(&document);
    testing_results_free(&made);
}

static void
eight_offers_fit_eighty_columns(void **state)
{
    (void) state;
    ovt_document document = {0};
    testing_results_init(&made, TESTING_OFFERS);
    assert_int_equal(
        ovt_build_compare(&document, &made.results, NULL, NULL, &provenance, NULL), OVT_OK);
    ovt_text text = testing_written(&document, "text");
    testing_assert_fits(text.data);
    ovt_text_free(&text);
    ovt_document_free(&document);
    testing_results_free(&made);
}

static void
the_answers_are_neutral_and_say_which_interval_is_meant(void **state)
{
    (void) state;
    ovt_document document = {0};
    testing_results_init(&made, 3);
    assert_int_equal(
        ovt_build_compare(&document, &made.results, NULL, NULL, &provenance, NULL), OVT_OK);
    ovt_text text = testing_written(&document, "text");
    assert_null(strstr(text.data, "\xC2\xB1"));
    assert_null(strstr(text.data, "significant"));
    assert_non_null(strstr(text.data, "95 % interval"));
    assert_non_null(strstr(text.data, "3 offers, 10,000 paired histories each over 100 days"));
    assert_non_null(strstr(text.data, "to A, no-deal."));
    ovt_text_free(&text);
    ovt_document_free(&document);
    testing_results_free(&made);
}

/* The rows of the comparison in CSV hold the same numbers as its JSON, to 12 digits. */
static void
csv_and_json_hold_the_same_numbers(void **state)
{
    (void) state;
    ovt_document document = {0};
    testing_results_init(&made, 3);
    assert_int_equal(
        ovt_build_compare(&document, &made.results, NULL, NULL, &provenance, NULL), OVT_OK);
    ovt_text text = testing_written(&document, "json");
    json_t *data = json_loads(text.data, 0, NULL);
    json_t *scenarios = json_object_get(data, "scenarios");
    const ovt_table *records = document.records;
    assert_int_equal(records->row_count, 3 * made.results.columns.count);
    for (size_t row = 0; row < records->row_count; row++) {
        const char *const *cells = records->cells + row * records->column_count;
        json_t *scenario = json_array_get(scenarios, row / made.results.columns.count);
        json_t *metric = json_object_get(json_object_get(scenario, "metrics"), cells[1]);
        json_t *mean = json_object_get(metric, "mean");
        assert_string_equal(json_string_value(json_object_get(scenario, "name")), cells[0]);
        assert_int_equal(cells[4] == NULL, json_is_null(mean));
        if (cells[4] != NULL) {
            double value = strtod(cells[4], NULL);
            assert_near(json_number_value(mean), value, fabs(value) * 1e-11);
        }
    }
    json_decref(data);
    ovt_text_free(&text);
    ovt_document_free(&document);
    testing_results_free(&made);
}

static void
a_comparison_in_json_has_the_keys_that_programs_rely_on(void **state)
{
    (void) state;
    ovt_document document = {0};
    testing_results_init(&made, 3);
    assert_int_equal(
        ovt_build_compare(&document, &made.results, NULL, NULL, &provenance, NULL), OVT_OK);
    const char *version, *command, *baseline, *name, *metric, *verdict;
    int schema, seed, n;
    double mean, low, high, p_higher, p_equal, p_lower;
    json_t *scenarios, *difference, *decision;
    assert_int_equal(
        json_unpack(document.data, "{s:{s:s,s:s,s:i},s:{s:i,s:i},s:o,s:{s:s,s:[o],s:[o]}}",
            "overture", "version", &version, "command", &command, "schema", &schema, "run", "seed",
            &seed, "replications", &n, "scenarios", &scenarios, "comparison", "baseline", &baseline,
            "differences", &difference, "decision", &decision),
        0);
    assert_string_equal(baseline, "no-deal");
    assert_int_equal(json_unpack(difference, "{s:s,s:s,s:F,s:[F,F],s:F,s:F,s:F,s:s}", "scenario",
                         &name, "metric", &metric, "mean", &mean, "ci95", &low, &high, "p_higher",
                         &p_higher, "p_equal", &p_equal, "p_lower", &p_lower, "verdict", &verdict),
        0);
    assert_string_equal(verdict, ovt_verdict_text(OVT_SAME));
    assert_near(p_higher + p_equal + p_lower, 1, 1e-12);
    assert_true(json_is_boolean(json_object_get(decision, "pareto_efficient")));
    assert_int_equal(
        json_array_size(json_object_get(json_array_get(scenarios, 0), "assumptions")), 3);
    ovt_document_free(&document);
    testing_results_free(&made);
}

static void
check_tells_the_terms_and_the_calendar(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_faults faults = {0};
    ovt_loaded loaded = {0};
    ovt_origin origin = {.file = "a.cfg", .line = 3, .column = 7};
    ovt_provenance check = provenance;
    check.command = "check";
    check.origins = true;
    testing_results_init(&made, 4);
    loaded.scenario = &made.worlds[3].scenario;
    made.worlds[3].phases[0].releases[0].every = 7;
    made.worlds[3].phases[0].releases[0].first = 1;
    ovt_study study = {.loaded = &loaded, .count = 1};
    ovt_faults_add(&faults, OVT_SEVERITY_WARNING, &origin, "talks.signed_day", NULL, "late");
    assert_int_equal(ovt_build_check(&document, &study, &faults, &check, NULL), OVT_OK);
    testing_assert_formats(&document, "check");
    ovt_document_free(&document);
    ovt_faults_free(&faults);
    testing_results_free(&made);
}

static void
the_schema_of_a_part_lists_what_is_below_it(void **state)
{
    (void) state;
    ovt_document document = {0};
    assert_int_equal(ovt_build_schema(&document, "talks", &provenance, NULL), OVT_OK);
    ovt_text text = testing_written(&document, "csv");
    assert_non_null(strstr(text.data, "\ntalks.signed_day,"));
    assert_null(strstr(text.data, "\ncaptives"));
    ovt_text_free(&text);
    ovt_document_free(&document);
}

static void
the_whole_schema_fits_eighty_columns(void **state)
{
    (void) state;
    ovt_document document = {0};
    assert_int_equal(ovt_build_schema(&document, NULL, &provenance, NULL), OVT_OK);
    ovt_text text = testing_written(&document, "text");
    testing_assert_fits(text.data);
    ovt_text_free(&text);
    ovt_document_free(&document);
}

static void
an_unknown_part_of_the_schema_is_a_usage_error_with_a_suggestion(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_build_schema(&document, "talks.signed_dya", &provenance, &err), OVT_USAGE);
    assert_non_null(strstr(err.message, "did you mean \"talks.signed_day\"?"));
    ovt_document_free(&document);
}

static void
the_metrics_list_every_row_of_their_table(void **state)
{
    (void) state;
    ovt_document document = {0};
    size_t count = 0;
    while (ovt_metric_at(count) != NULL) {
        count++;
    }
    assert_int_equal(ovt_build_metrics(&document, &provenance, NULL), OVT_OK);
    assert_int_equal(document.records->row_count, count);
    ovt_text text = testing_written(&document, "text");
    testing_assert_fits(text.data);
    ovt_text_free(&text);
    ovt_document_free(&document);
}

static ovt_status
build_any(int which, ovt_document *document, ovt_error *err)
{
    switch (which) {
    case 0:
        return ovt_build_compare(document, &made.results, NULL, NULL, &provenance, err);
    case 1:
        return ovt_build_run(document, &made.results, &provenance, err);
    case 2:
        return ovt_build_schema(document, "talks", &provenance, err);
    default:
        return ovt_build_metrics(document, &provenance, err);
    }
}

/* Each allocation of each builder, in steps that grow so that the walk ends soon. */
static void
every_builder_survives_failed_allocations(void **state)
{
    (void) state;
    testing_results_init(&made, 2);
    for (int which = 0; which < 4; which++) {
        bool done = false;
        for (long n = 0; !done; n += 1 + n / 40) {
            ovt_document document = {0};
            ovt_error err = {0};
            ovt_memory_fail_at(n);
            ovt_status status = build_any(which, &document, &err);
            done = !ovt_memory_has_failed();
            ovt_memory_fail_at(-1);
            assert_int_equal(status, done ? OVT_OK : OVT_MEMORY);
            ovt_document_free(&document);
        }
    }
    testing_results_free(&made);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comparison_reads_as_expected_in_every_format),
        cmocka_unit_test(a_run_reads_as_expected_in_every_format),
        cmocka_unit_test(eight_offers_fit_eighty_columns),
        cmocka_unit_test(the_answers_are_neutral_and_say_which_interval_is_meant),
        cmocka_unit_test(csv_and_json_hold_the_same_numbers),
        cmocka_unit_test(a_comparison_in_json_has_the_keys_that_programs_rely_on),
        cmocka_unit_test(check_tells_the_terms_and_the_calendar),
        cmocka_unit_test(the_schema_of_a_part_lists_what_is_below_it),
        cmocka_unit_test(the_whole_schema_fits_eighty_columns),
        cmocka_unit_test(an_unknown_part_of_the_schema_is_a_usage_error_with_a_suggestion),
        cmocka_unit_test(the_metrics_list_every_row_of_their_table),
        cmocka_unit_test(every_builder_survives_failed_allocations),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    ovt_json_use_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
