// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <jansson.h>

#include "overture/config/load.h"
#include "overture/report/build.h"
#include "overture/stats/typical.h"
#include "testing_report.h"

static const char *const file = OVT_TESTS_DIR "/unit/told/exchange.cfg";
static const ovt_provenance provenance = {
    .version = "0.0.0", .command = "explain", .command_line = "overture explain exchange.cfg"};

static ovt_study study;

static int
load(void **state)
{
    (void) state;
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_status status = ovt_study_load(&study, &file, 1, &options, &faults, NULL);
    ovt_faults_free(&faults);
    return status == OVT_OK ? 0 : -1;
}

static int
unload(void **state)
{
    (void) state;
    ovt_study_free(&study);
    return 0;
}

static void
explain(ovt_document *document, uint64_t replication)
{
    ovt_results results = {.scenarios = study.scenarios, .scenario_count = 1, .seed = 1};
    ovt_explained explained = {.replication = replication};
    assert_int_equal(ovt_build_explain(document, &results, &explained, &provenance, NULL), OVT_OK);
    json_object_del(json_object_get(document->data, "run"), "files");
    json_object_del(json_object_get(document->data, "scenario"), "file");
}

static void
a_history_reads_as_expected_in_every_format(void **state)
{
    (void) state;
    ovt_document document = {0};
    explain(&document, 602);
    testing_assert_formats(&document, "explain");
    ovt_document_free(&document);
}

static double
number(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static void
events_come_in_order_of_time_and_end_with_the_horizon(void **state)
{
    (void) state;
    for (uint64_t i = 0; i < 50; i++) {
        ovt_document document = {0};
        explain(&document, i);
        const json_t *events = json_object_get(document.data, "events");
        size_t count = json_array_size(events);
        assert_true(count >= 2);
        for (size_t j = 1; j < count; j++) {
            assert_true(number(json_array_get(events, j - 1), "day") <=
                        number(json_array_get(events, j), "day"));
        }
        const json_t *last = json_array_get(events, count - 1);
        assert_string_equal(json_string_value(json_object_get(last, "kind")), "horizon");
        assert_true(number(last, "day") == 120);
        ovt_document_free(&document);
    }
}

static void
people_in_the_events_add_up_to_the_outcome(void **state)
{
    (void) state;
    for (uint64_t i = 0; i < 50; i++) {
        ovt_document document = {0};
        double died = 0, alive = 0;
        size_t at;
        json_t *event;
        explain(&document, i);
        const json_t *outcome = json_object_get(document.data, "outcome");
        json_array_foreach(json_object_get(document.data, "events"), at, event)
        {
            const json_t *data = json_object_get(event, "data");
            const json_t *handed = json_object_get(data, "alive");
            died += strcmp(json_string_value(json_object_get(event, "kind")), "died") == 0;
            alive += number(handed, "women") + number(handed, "men");
        }
        assert_near(died, number(outcome, "died_in_captivity"), 0);
        assert_near(alive, number(outcome, "returned_alive"), 0);
        ovt_document_free(&document);
    }
}

static void
the_typical_history_is_the_same_for_any_number_of_threads(void **state)
{
    (void) state;
    uint64_t found[3];
    for (unsigned threads = 1; threads <= 3; threads++) {
        ovt_results results = {0};
        ovt_run_plan plan = {.seed = 1, .replications = 3000, .threads = threads};
        assert_int_equal(ovt_results_run(&results, study.scenarios, 1, &plan, NULL), OVT_OK);
        assert_int_equal(ovt_typical_find(&found[threads - 1], &results, threads, NULL), OVT_OK);
        ovt_results_free(&results);
    }
    assert_int_equal(found[0], found[1]);
    assert_int_equal(found[0], found[2]);
    assert_true(found[0] < 3000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_history_reads_as_expected_in_every_format),
        cmocka_unit_test(events_come_in_order_of_time_and_end_with_the_horizon),
        cmocka_unit_test(people_in_the_events_add_up_to_the_outcome),
        cmocka_unit_test(the_typical_history_is_the_same_for_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
