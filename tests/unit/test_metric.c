// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <ctype.h>

#include "overture/stats/metric.h"
#include "testing_scenario.h"

static void
every_metric_has_a_key_of_its_own_and_words(void **state)
{
    (void) state;
    size_t count = 0;
    for (const ovt_metric *metric; (metric = ovt_metric_at(count)) != NULL; count++) {
        for (const char *c = metric->key; *c != '\0'; c++) {
            assert_true(islower((unsigned char) *c) || *c == '_');
        }
        assert_true(strlen(metric->title) > 0 && strlen(metric->unit) > 0);
        size_t length = strlen(metric->summary);
        assert_true(length > 10 && metric->summary[length - 1] == '.');
        assert_true(metric->decimals >= 0 && metric->decimals <= 3);
        assert_true(metric->practically_same > 0);
        for (size_t i = 0; i < count; i++) {
            assert_string_not_equal(metric->key, ovt_metric_at(i)->key);
            assert_string_not_equal(metric->title, ovt_metric_at(i)->title);
        }
        for (int side = 0; side < OVT_PARTIES; side++) {
            assert_in_range(metric->prefers[side] + 1, 0, 2);
        }
    }
    assert_int_equal(count, 39);
    assert_null(ovt_metric_at(count + 100));
}

static void
every_metric_reads_a_member_of_the_row_of_its_size(void **state)
{
    (void) state;
    for (size_t i = 0; ovt_metric_at(i) != NULL; i++) {
        const ovt_metric *metric = ovt_metric_at(i);
        bool real = metric->type == OVT_METRIC_REAL;
        size_t size = real ? sizeof(double) : sizeof(int32_t);
        size_t room = metric->family == OVT_METRIC_PER_CATEGORY
                          ? sizeof(ovt_tally)
                          : offsetof(ovt_outcome, by_category);
        assert_int_equal(metric->offset % size, 0);
        assert_true(metric->offset + size <= room);
        /* The doubles come first in the row. */
        if (metric->family != OVT_METRIC_PER_CATEGORY) {
            assert_int_equal(real, metric->offset < offsetof(ovt_outcome, deal_reached));
        }
        for (size_t j = 0; j < i; j++) {
            assert_true(ovt_metric_at(j)->offset != metric->offset ||
                        ovt_metric_at(j)->family != metric->family);
        }
    }
}

static void
no_metric_of_the_captives_sets_the_holder_against_their_lives(void **state)
{
    (void) state;
    for (size_t i = 0; ovt_metric_at(i) != NULL; i++) {
        const ovt_metric *metric = ovt_metric_at(i);
        if (strcmp(metric->key, "died_in_captivity") == 0) {
            assert_int_equal(metric->prefers[OVT_SEEKER], -1);
            assert_int_equal(metric->prefers[OVT_HOLDER], -1);
        }
    }
}

static const ovt_column *
find(const ovt_columns *columns, const char *name)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (strcmp(columns->columns[i].name, name) == 0) {
            return &columns->columns[i];
        }
    }
    return NULL;
}

/* Two scenarios: captives and women; the same in the other order, and elderly besides. */
static testing_world first, second;
static const ovt_scenario *const both[] = {&first.scenario, &second.scenario};

static int
make_scenarios(void **state)
{
    (void) state;
    testing_world_init(&first);
    testing_add_category(&first, "women", 5)->label = "Women held";
    testing_add_phase(&first, 30);
    testing_world_init(&second);
    second.categories[0].category = "women";
    second.categories[0].label = "Women held";
    testing_add_category(&second, "captives", 10);
    testing_add_category(&second, "elderly", 3);
    testing_add_class(&second, "life", 50);
    testing_add_phase(&second, 30);
    testing_add_phase(&second, 30)->permanent = true;
    return 0;
}

static void
columns_join_categories_by_name_over_the_scenarios(void **state)
{
    (void) state;
    ovt_columns columns;
    ovt_error err = {0};
    assert_int_equal(ovt_columns_init(&columns, both, 2, NULL, 0, &err), OVT_OK);
    size_t stride = sizeof(ovt_tally);
    size_t base = offsetof(ovt_outcome, by_category) + offsetof(ovt_tally, rescued);

    const ovt_column *total = find(&columns, "rescued");
    assert_int_equal(
        total->offset[0], offsetof(ovt_outcome, captives) + offsetof(ovt_tally, rescued));
    assert_int_equal(total->offset[1], total->offset[0]);

    const ovt_column *women = find(&columns, "rescued.women");
    assert_string_equal(women->title, "Rescued: Women held");
    assert_int_equal(women->offset[0], base + stride);
    assert_int_equal(women->offset[1], base);

    const ovt_column *elderly = find(&columns, "rescued.elderly");
    assert_true(elderly->offset[0] == OVT_NONE);
    assert_int_equal(elderly->offset[1], base + 2 * stride);

    const ovt_column *life = find(&columns, "prisoners_released.life");
    assert_true(life->offset[0] == OVT_NONE);
    assert_int_equal(life->offset[1], ovt_outcome_class_offset(both[1], 1));
    ovt_columns_free(&columns);
}

static void
only_endings_that_can_come_about_are_columns(void **state)
{
    (void) state;
    ovt_columns columns;
    ovt_error err = {0};
    assert_int_equal(ovt_columns_init(&columns, both, 1, NULL, 0, &err), OVT_OK);
    assert_non_null(find(&columns, "ending.expired"));
    assert_null(find(&columns, "ending.settled"));
    assert_null(find(&columns, "ending"));
    ovt_columns_free(&columns);
    assert_int_equal(ovt_columns_init(&columns, both, 2, NULL, 0, &err), OVT_OK);
    assert_int_equal(find(&columns, "ending.settled")->ending, OVT_SETTLED);
    assert_string_equal(
        find(&columns, "ending.collapsed_in_phase_2")->title, "Ending: collapsed in phase 2");
    assert_null(find(&columns, "ending.collapsed_in_phase_3"));
    ovt_columns_free(&columns);
}

static void
columns_stand_in_the_table_order_and_have_names_of_their_own(void **state)
{
    (void) state;
    ovt_columns columns;
    ovt_error err = {0};
    assert_int_equal(ovt_columns_init(&columns, both, 2, NULL, 0, &err), OVT_OK);
    for (size_t i = 1; i < columns.count; i++) {
        assert_true(columns.columns[i - 1].metric <= columns.columns[i].metric);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(columns.columns[i].name, columns.columns[j].name);
        }
    }
    ovt_columns_free(&columns);
}

static void
names_narrow_the_columns_and_a_key_asks_for_its_family(void **state)
{
    (void) state;
    static const char *const names[] = {"violations", "rescued", "returned_alive.women"};
    static const char *const expected[] = {"returned_alive.women", "rescued", "rescued.captives",
        "rescued.women", "rescued.elderly", "violations"};
    ovt_columns columns;
    ovt_error err = {0};
    assert_int_equal(ovt_columns_init(&columns, both, 2, names, 3, &err), OVT_OK);
    assert_int_equal(columns.count, 6);
    for (size_t i = 0; i < columns.count; i++) {
        assert_string_equal(columns.columns[i].name, expected[i]);
    }
    ovt_columns_free(&columns);
}

static void
an_unknown_name_is_refused_with_a_suggestion(void **state)
{
    (void) state;
    static const struct {
        const char *name, *message;
    } rows[] = {
        {"returned_aliv", "there is no metric \"returned_aliv\"; did you mean \"returned_alive\"?"},
        {"rescued.wimen", "there is no metric \"rescued.wimen\"; did you mean \"rescued.women\"?"},
        {"peace", "there is no metric \"peace\"; \"overture metrics\" lists them all"},
        {"ending.settled", "metric \"ending.settled\": no scenario given can end so; leave it out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ovt_columns columns;
        ovt_error err = {0};
        assert_int_equal(ovt_columns_init(&columns, both, 1, &rows[i].name, 1, &err), OVT_USAGE);
        assert_string_equal(err.message, rows[i].message);
        ovt_columns_free(&columns);
    }
}

static void
tolerances_come_from_the_first_scenario_that_gives_one(void **state)
{
    (void) state;
    ovt_tolerance of_first[] = {{"rescued", 2}, {"rescued.women", 3}};
    ovt_tolerance of_second[] = {{"rescued", 7}, {"violations", 4}, {"ending.settled", 0.2}};
    first.scenario.run.practically_same = of_first;
    first.scenario.run.practically_same_count = 2;
    second.scenario.run.practically_same = of_second;
    second.scenario.run.practically_same_count = 3;
    ovt_columns columns;
    ovt_error err = {0};
    assert_int_equal(ovt_columns_init(&columns, both, 2, NULL, 0, &err), OVT_OK);
    assert_near(find(&columns, "rescued")->practically_same, 2, 0);
    assert_near(find(&columns, "rescued.elderly")->practically_same, 2, 0);
    assert_near(find(&columns, "rescued.women")->practically_same, 3, 0);
    assert_near(find(&columns, "violations")->practically_same, 4, 0);
    assert_near(find(&columns, "ending.settled")->practically_same, 0.2, 0);
    assert_near(find(&columns, "late_days")->practically_same, 0.1, 0);
    ovt_columns_free(&columns);

    of_first[0].metric = "resqued";
    assert_int_equal(ovt_columns_init(&columns, both, 2, NULL, 0, &err), OVT_SCENARIO);
    assert_string_equal(err.message,
        "run.practically_same: there is no metric \"resqued\"; did you mean \"rescued\"?");
    ovt_columns_free(&columns);
    first.scenario.run.practically_same_count = 0;
    second.scenario.run.practically_same_count = 0;
}

static void
every_failed_allocation_is_survived(void **state)
{
    (void) state;
    static const char *const names[] = {"rescued"};
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_columns columns;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_columns_init(&columns, both, 2, names, 1, &err);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        ovt_columns_free(&columns);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_metric_has_a_key_of_its_own_and_words),
        cmocka_unit_test(every_metric_reads_a_member_of_the_row_of_its_size),
        cmocka_unit_test(no_metric_of_the_captives_sets_the_holder_against_their_lives),
        cmocka_unit_test(columns_join_categories_by_name_over_the_scenarios),
        cmocka_unit_test(only_endings_that_can_come_about_are_columns),
        cmocka_unit_test(columns_stand_in_the_table_order_and_have_names_of_their_own),
        cmocka_unit_test(names_narrow_the_columns_and_a_key_asks_for_its_family),
        cmocka_unit_test(an_unknown_name_is_refused_with_a_suggestion),
        cmocka_unit_test(tolerances_come_from_the_first_scenario_that_gives_one),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };
    return cmocka_run_group_tests_name("metric", tests, make_scenarios, NULL);
}
