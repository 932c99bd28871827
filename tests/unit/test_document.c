// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/report/document.h"

static void
an_empty_document_can_be_freed(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_document_free(&document);
    assert_null(document.first);
}

static void
items_in_a_row_make_one_list(void **state)
{
    (void) state;
    ovt_document document = {0};
    for (int i = 0; i < 5; i++) {
        ovt_document_item(&document, "item %d", i);
    }
    ovt_document_paragraph(&document, "between");
    ovt_document_item(&document, "another");
    assert_int_equal(document.first->item_count, 5);
    assert_string_equal(document.first->items[0], "item 0");
    assert_string_equal(document.first->items[4], "item 4");
    assert_int_equal(document.last->item_count, 1);
    assert_ptr_equal(document.first->next->next, document.last);
    ovt_document_free(&document);
}

static void
a_chart_keeps_its_series_rows_and_data_as_it_grows(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_chart *chart = ovt_document_chart(&document, OVT_CHART_FOREST, "Forest of <x>");
    ovt_chart_words(&document, chart, "Title", "Summary", "x", NULL);
    ovt_chart_series *first = ovt_chart_series_add(&document, chart, "A", 0);
    ovt_chart_series *second = ovt_chart_series_add(&document, chart, "B", 1);
    for (int i = 0; i < 9; i++) {
        ovt_chart_point_add(&document, first, &(ovt_chart_point){.x = i, .label = "label"});
        ovt_chart_row(&document, chart, "row");
    }
    ovt_chart_point_add(&document, second, &(ovt_chart_point){.x = 42});
    ovt_chart_reference_add(&document, chart, 'x', 0, 0, "no difference");
    assert_string_equal(chart->key, "forest-of--x-");
    assert_string_equal(chart->title, "Title");
    assert_null(chart->y_title);
    assert_int_equal(chart->series[0].count, 9);
    assert_near(chart->series[0].points[8].x, 8, 0);
    assert_string_equal(chart->series[0].points[8].label, "label");
    assert_near(chart->series[1].points[0].x, 42, 0);
    assert_int_equal(chart->row_count, 9);
    assert_int_equal(chart->reference_count, 1);
    const ovt_table *data = ovt_chart_table(&document, chart);
    assert_ptr_equal(data, chart->data);
    assert_ptr_equal(document.last->chart, chart);
    ovt_document_free(&document);
}

static void
a_bar_stays_with_its_cell_as_the_table_grows(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_table *table = ovt_document_table(&document, NULL);
    ovt_table_column_add(&document, table, "number", OVT_ALIGN_RIGHT, false);
    for (int i = 0; i < 40; i++) {
        ovt_table_row(&document, table);
        ovt_table_cell(&document, table, 0, "%d", i);
        if (i % 2 == 1) {
            ovt_table_bar(&document, table, 0, i / 40.0);
        }
    }
    assert_near(table->bars[39], 39 / 40.0, 0);
    assert_near(table->bars[1], 1 / 40.0, 0);
    assert_true(isnan(table->bars[38]));
    ovt_document_free(&document);
}

static void
a_table_keeps_its_cells_as_it_grows(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_table *table = ovt_document_table(&document, "A table");
    ovt_table_column_add(&document, table, "number", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(&document, table, "nothing", OVT_ALIGN_LEFT, false);
    for (int i = 0; i < 100; i++) {
        ovt_table_row(&document, table);
        ovt_table_cell(&document, table, 0, "%d", i);
    }
    assert_int_equal(table->row_count, 100);
    for (int i = 0; i < 100; i++) {
        char expected[8];
        snprintf(expected, sizeof expected, "%d", i);
        assert_string_equal(table->cells[2 * i], expected);
        assert_null(table->cells[2 * i + 1]);
    }
    ovt_document_free(&document);
}

static void
columns_beyond_the_limit_and_cells_beyond_the_columns_are_left_out(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_table *table = ovt_document_table(&document, NULL);
    for (int i = 0; i < OVT_TABLE_COLUMNS + 3; i++) {
        ovt_table_column_add(&document, table, "x", OVT_ALIGN_LEFT, false);
    }
    assert_int_equal(table->column_count, OVT_TABLE_COLUMNS);
    ovt_table_row(&document, table);
    ovt_table_cell(&document, table, OVT_TABLE_COLUMNS, "beyond");
    assert_false(document.failed);
    ovt_document_free(&document);
}

static void
a_missing_table_is_passed_over(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_table_column_add(&document, NULL, "x", OVT_ALIGN_LEFT, false);
    ovt_table_row(&document, NULL);
    ovt_table_cell(&document, NULL, 0, "x");
    assert_null(document.first);
    assert_false(document.failed);
    ovt_document_free(&document);
}

static void
a_document_without_memory_says_so(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_memory_fail_at(0);
    ovt_document_paragraph(&document, "text");
    ovt_memory_fail_at(-1);
    assert_true(document.failed);
    ovt_document_item(&document, "after the failure");
    assert_null(document.first);
    ovt_document_free(&document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_document_can_be_freed),
        cmocka_unit_test(items_in_a_row_make_one_list),
        cmocka_unit_test(a_chart_keeps_its_series_rows_and_data_as_it_grows),
        cmocka_unit_test(a_bar_stays_with_its_cell_as_the_table_grows),
        cmocka_unit_test(a_table_keeps_its_cells_as_it_grows),
        cmocka_unit_test(columns_beyond_the_limit_and_cells_beyond_the_columns_are_left_out),
        cmocka_unit_test(a_missing_table_is_passed_over),
        cmocka_unit_test(a_document_without_memory_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
