// SPDX-License-Identifier: GPL-3.0-or-later
/* The agreements on record close to the person, category by category and class by class. */
#include "testing.h"

#include "overture/config/load.h"
#include "overture/stats/results.h"

typedef struct {
    const char *metric;
    double value;
} total;

static void
assert_totals(const char *name, const total *totals, size_t count)
{
    ovt_loaded loaded = {0};
    ovt_faults faults = {0};
    ovt_results results = {0};
    char path[4096];
    snprintf(path, sizeof path, "%s/scenarios/history/carried-out/%s.cfg", OVT_ROOT_DIR, name);
    assert_int_equal(ovt_loaded_init(&loaded, path, &(ovt_read_options){0}, &faults, NULL), OVT_OK);
    const ovt_scenario *scenario = loaded.scenario;
    ovt_run_plan plan = {.seed = 1, .replications = 100, .threads = 1};
    assert_int_equal(ovt_results_run(&results, &scenario, 1, &plan, NULL), OVT_OK);
    for (size_t i = 0; i < count; i++) {
        size_t column = ovt_results_column(&results, totals[i].metric);
        assert_true(column != OVT_NONE);
        const ovt_summary *summary = ovt_results_summary(&results, 0, column);
        assert_near(summary->mean, totals[i].value, 0);
        assert_near(summary->se, 0, 0);
    }
    ovt_results_free(&results);
    ovt_faults_free(&faults);
    ovt_loaded_free(&loaded);
}

/* 80 credited at 3 prisoners each, 25 outside the exchange; 4 days and 3 more. */
static void
november_2023_closes_to_the_person(void **state)
{
    (void) state;
    static const total totals[] = {{"returned_alive", 105}, {"prisoners_released", 240},
        {"returned_alive.women_and_minors", 80}, {"returned_alive.foreign", 25}, {"truce_days", 7},
        {"ending.expired", 1}};
    assert_totals("november-2023", totals, sizeof totals / sizeof totals[0]);
}

/* 33 of the list, 8 of them dead, and 5 outside the exchange; 120 + 250 + 150 + 1,110 + 60 + 47 +
 * 41 prisoners, of whom 150 + 15 + 110 with a life term. */
static void
january_2025_closes_to_the_person(void **state)
{
    (void) state;
    static const total totals[] = {{"returned_alive", 30}, {"returned_alive.thai", 5},
        {"returned_remains", 8}, {"returned_alive.ill_or_wounded", 9}, {"prisoners_released", 1778},
        {"prisoners_released.life", 275}, {"truce_days", 42},
        {"ending.gate_failed_after_phase_1", 1}};
    assert_totals("january-2025", totals, sizeof totals / sizeof totals[0]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(november_2023_closes_to_the_person),
        cmocka_unit_test(january_2025_closes_to_the_person),
    };
    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
