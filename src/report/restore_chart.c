// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "restoring.h"
#include "stored_words.h"

enum { MOST_SLOT = 999, MOST_KEY = 80, RANGE_ENDS = 4 };

static void
read_point(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    double numbers[OVT_POINT_NUMBERS];
    (void) index;
    if (!json_is_array(item) || json_array_size(item) > OVT_POINT_NUMBERS + 1) {
        ovt_restore_wrong(self, "is not a list of up to %d numbers and a label", OVT_POINT_NUMBERS);
        return;
    }
    for (size_t i = 0; i < OVT_POINT_NUMBERS; i++) {
        const json_t *number = json_array_get(item, i);
        numbers[i] = number == NULL ? NAN : ovt_restore_number(self, number);
    }
    const json_t *label = json_array_get(item, OVT_POINT_NUMBERS);
    if (label != NULL && !ovt_restore_is_text(self, label)) {
        return;
    }
    const ovt_chart_point point = {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
        numbers[5], numbers[6], json_string_value(label)};
    ovt_chart_point_add(self->document, context, &point);
}

static void
read_series(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    (void) index;
    if (!ovt_restore_is_object(self, item)) {
        return;
    }
    const char *label = ovt_restore_text(self, item, "label");
    int slot = ovt_restore_whole(self, item, "slot", OVT_CHART_CONTEXT, MOST_SLOT);
    ovt_chart_series *series = ovt_chart_series_add(self->document, context, label, slot);
    if (series != NULL) {
        series->joined = ovt_restore_truth(self, item, "joined");
        ovt_restore_each_at(self, item, "points", OVT_STORED_MOST, read_point, series);
    }
}

static void
read_reference(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    static const char *const axes[] = {"x", "y"};
    (void) index;
    if (ovt_restore_is_object(self, item)) {
        char axis = *axes[ovt_restore_word(self, item, "axis", axes, sizeof axes / sizeof *axes)];
        double from = ovt_restore_number_at(self, item, "from");
        double to = ovt_restore_number_at(self, item, "to");
        const char *label = ovt_restore_text(self, item, "label");
        ovt_chart_reference_add(self->document, context, axis, from, to, label);
    }
}

static void
read_row_title(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    (void) index;
    if (ovt_restore_is_text(self, item)) {
        ovt_chart_row(self->document, context, json_string_value(item));
    }
}

static void
read_range(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    ovt_chart *chart = context;
    double *const ends[] = {&chart->x_from, &chart->x_to, &chart->y_from, &chart->y_to};
    *ends[index] = ovt_restore_number(self, item);
}

/* Its key becomes the name of a file. */
static const char *
read_key(ovt_restorer *self, const json_t *object)
{
    const char *key = ovt_restore_text(self, object, "key");
    size_t length = key == NULL ? 0 : strlen(key);
    size_t back = ovt_restore_enter(self, "key");
    if (length == 0 || length > MOST_KEY ||
        strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_-") != length) {
        ovt_restore_wrong(
            self, "is not a name of 1 to %d small letters, digits, - and _", MOST_KEY);
    }
    for (const ovt_report_block *block = self->document->first;
         self->status == OVT_OK && block != NULL; block = block->next) {
        if (block->kind == OVT_BLOCK_CHART && strcmp(block->chart->key, key) == 0) {
            ovt_restore_wrong(self, "is the name of two charts");
        }
    }
    ovt_restore_leave(self, back);
    return self->status == OVT_OK ? key : NULL;
}

/* Charts with titled rows have their points on one of them. */
static void
check_rows(ovt_restorer *self, const ovt_chart *chart)
{
    bool rows = chart->kind == OVT_CHART_FOREST || chart->kind == OVT_CHART_CALENDAR ||
                chart->kind == OVT_CHART_BARS;
    for (size_t i = 0; rows && i < chart->series_count; i++) {
        for (size_t j = 0; j < chart->series[i].count; j++) {
            double y = chart->series[i].points[j].y;
            if (!(y >= 0 && y < (double) chart->row_count && y == floor(y))) {
                ovt_restore_wrong(self, "has a point on none of its %zu rows", chart->row_count);
                return;
            }
        }
    }
}

static void
read_tables(ovt_restorer *self, const json_t *object, ovt_chart *chart)
{
    const json_t *beneath = json_object_get(object, "beneath");
    const json_t *data = json_object_get(object, "data");
    size_t back = ovt_restore_enter(self, "beneath");
    if (!json_is_null(beneath)) {
        ovt_restore_table(self, beneath, ovt_chart_beneath(self->document, chart));
    }
    ovt_restore_leave(self, back);
    ovt_restore_enter(self, "data");
    if (!json_is_null(data)) {
        ovt_restore_table(self, data, ovt_chart_table(self->document, chart));
    }
    ovt_restore_leave(self, back);
}

void
ovt_restore_chart(ovt_restorer *self, const json_t *object)
{
    if (!ovt_restore_is_object(self, object)) {
        return;
    }
    size_t kind = ovt_restore_word(self, object, "kind", ovt_chart_words_of, OVT_CHART_COUNT);
    const char *key = read_key(self, object);
    ovt_chart *chart =
        key == NULL ? NULL : ovt_document_chart(self->document, (ovt_chart_kind) kind, key);
    if (chart == NULL) {
        return;
    }
    const char *title = ovt_restore_text(self, object, "title");
    const char *summary = ovt_restore_text(self, object, "summary");
    const char *x_title = ovt_restore_text(self, object, "x_title");
    const char *y_title = ovt_restore_text(self, object, "y_title");
    ovt_chart_words(self->document, chart, title, summary, x_title, y_title);
    ovt_restore_each_at(self, object, "range", RANGE_ENDS, read_range, chart);
    ovt_restore_each_at(self, object, "row_titles", OVT_STORED_MOST, read_row_title, chart);
    ovt_restore_each_at(self, object, "series", OVT_CHART_SERIES, read_series, chart);
    ovt_restore_each_at(self, object, "references", OVT_STORED_MOST, read_reference, chart);
    read_tables(self, object, chart);
    check_rows(self, chart);
}
