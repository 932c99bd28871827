// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/stored.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "parts.h"
#include "stored_words.h"

/* Values are gathered in a document of their own, whose `failed` says that memory ran out. */
typedef ovt_document gathered;

static json_t *
texts_data(gathered *state, const char *const *texts, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        ovt_data_append(state, array, ovt_data_text(texts[i]));
    }
    return array;
}

static json_t *
columns_data(gathered *state, const ovt_table *table)
{
    json_t *array = json_array();
    for (size_t i = 0; i < table->column_count; i++) {
        const ovt_table_column *column = &table->columns[i];
        json_t *object = json_object();
        ovt_data_set(state, object, "title", ovt_data_text(column->title));
        ovt_data_set(state, object, "align", ovt_data_text(ovt_align_words[column->align]));
        ovt_data_set(state, object, "wraps", json_boolean(column->wraps));
        ovt_data_append(state, array, object);
    }
    return array;
}

static json_t *
numbers_data(gathered *state, const double *numbers, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        ovt_data_append(state, array, ovt_data_number(numbers[i]));
    }
    return array;
}

static json_t *
table_data(gathered *state, const ovt_table *table)
{
    json_t *object = json_object(), *rows = json_array(), *bars = json_array();
    size_t width = table->column_count;
    ovt_data_set(state, object, "caption", ovt_data_text(table->caption));
    ovt_data_set(state, object, "columns", columns_data(state, table));
    for (size_t row = 0; row < table->row_count; row++) {
        ovt_data_append(state, rows, texts_data(state, table->cells + row * width, width));
        if (table->bars != NULL) {
            ovt_data_append(state, bars, numbers_data(state, table->bars + row * width, width));
        }
    }
    ovt_data_set(state, object, "rows", rows);
    ovt_data_set(state, object, "bars", bars);
    return object;
}

/* Most kinds use few members of a point: what does not exist at the end is left out. */
static json_t *
point_data(gathered *state, const ovt_chart_point *point)
{
    double numbers[OVT_POINT_NUMBERS] = {point->x, point->y, point->low, point->high,
        point->inner_low, point->inner_high, point->weight};
    size_t count = OVT_POINT_NUMBERS;
    while (point->label == NULL && count > 0 && !isfinite(numbers[count - 1])) {
        count--;
    }
    json_t *array = numbers_data(state, numbers, count);
    if (point->label != NULL) {
        ovt_data_append(state, array, ovt_data_text(point->label));
    }
    return array;
}

static json_t *
series_data(gathered *state, const ovt_chart_series *series)
{
    json_t *object = json_object(), *points = json_array();
    ovt_data_set(state, object, "label", ovt_data_text(series->label));
    ovt_data_set(state, object, "slot", json_integer(series->slot));
    ovt_data_set(state, object, "joined", json_boolean(series->joined));
    for (size_t i = 0; i < series->count; i++) {
        ovt_data_append(state, points, point_data(state, &series->points[i]));
    }
    ovt_data_set(state, object, "points", points);
    return object;
}

static json_t *
reference_data(gathered *state, const ovt_chart_reference *reference)
{
    const char axis[] = {reference->axis, '\0'};
    json_t *object = json_object();
    ovt_data_set(state, object, "axis", ovt_data_text(axis));
    ovt_data_set(state, object, "from", ovt_data_number(reference->from));
    ovt_data_set(state, object, "to", ovt_data_number(reference->to));
    ovt_data_set(state, object, "label", ovt_data_text(reference->label));
    return object;
}

static json_t *
optional_table(gathered *state, const ovt_table *table)
{
    return table == NULL ? json_null() : table_data(state, table);
}

static json_t *
chart_data(gathered *state, const ovt_chart *chart)
{
    const double range[] = {chart->x_from, chart->x_to, chart->y_from, chart->y_to};
    json_t *object = json_object(), *series = json_array(), *references = json_array();
    ovt_data_set(state, object, "kind", ovt_data_text(ovt_chart_words_of[chart->kind]));
    ovt_data_set(state, object, "key", ovt_data_text(chart->key));
    ovt_data_set(state, object, "title", ovt_data_text(chart->title));
    ovt_data_set(state, object, "summary", ovt_data_text(chart->summary));
    ovt_data_set(state, object, "x_title", ovt_data_text(chart->x_title));
    ovt_data_set(state, object, "y_title", ovt_data_text(chart->y_title));
    ovt_data_set(state, object, "range", numbers_data(state, range, sizeof range / sizeof *range));
    ovt_data_set(
        state, object, "row_titles", texts_data(state, chart->row_titles, chart->row_count));
    for (size_t i = 0; i < chart->series_count; i++) {
        ovt_data_append(state, series, series_data(state, &chart->series[i]));
    }
    ovt_data_set(state, object, "series", series);
    for (size_t i = 0; i < chart->reference_count; i++) {
        ovt_data_append(state, references, reference_data(state, &chart->references[i]));
    }
    ovt_data_set(state, object, "references", references);
    ovt_data_set(state, object, "beneath", optional_table(state, chart->beneath));
    ovt_data_set(state, object, "data", optional_table(state, chart->data));
    return object;
}

static json_t *
block_data(gathered *state, const ovt_report_block *block)
{
    const char *word = ovt_block_words[block->kind];
    json_t *object = json_object();
    switch (block->kind) {
    case OVT_BLOCK_HEADING:
        ovt_data_set(state, object, word, ovt_data_text(block->text));
        ovt_data_set(state, object, "level", json_integer(block->level));
        break;
    case OVT_BLOCK_PARAGRAPH:
        ovt_data_set(state, object, word, ovt_data_text(block->text));
        break;
    case OVT_BLOCK_LIST:
        ovt_data_set(state, object, word, texts_data(state, block->items, block->item_count));
        break;
    case OVT_BLOCK_TABLE:
        ovt_data_set(state, object, word, table_data(state, block->table));
        break;
    case OVT_BLOCK_CHART:
        ovt_data_set(state, object, word, chart_data(state, block->chart));
        break;
    }
    return object;
}

static int
append(const char *bytes, size_t length, void *context)
{
    ovt_text *out = context;
    ovt_text_append(out, bytes, length);
    return out->failed ? -1 : 0;
}

/* One line of the file; the value is released. */
static void
add_line(gathered *state, ovt_text *out, const char *before, json_t *value)
{
    size_t flags = JSON_COMPACT | JSON_REAL_PRECISION(OVT_STORED_DIGITS) | JSON_ENCODE_ANY;
    ovt_text_add(out, before);
    if (!state->failed && json_dump_callback(value, append, out, flags) != 0) {
        state->failed = true;
    }
    json_decref(value);
}

ovt_status
ovt_document_store(const ovt_document *self, ovt_text *out, ovt_error *err)
{
    gathered state = {0};
    ovt_text_add(out, "{\n    \"blocks\": [");
    for (const ovt_report_block *block = self->first; block != NULL; block = block->next) {
        const char *before = block == self->first ? "\n      " : ",\n      ";
        add_line(&state, out, before, block_data(&state, block));
    }
    add_line(&state, out, "\n    ],\n    \"records\": ", optional_table(&state, self->records));
    ovt_text_add(out, "\n  }");
    return state.failed || out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the report")
                                       : OVT_OK;
}

static double
settled(double value)
{
    char text[OVT_NUMBER_TEXT];
    if (!isfinite(value) || (value == floor(value) && fabs(value) <= 0x1p53)) {
        return !isfinite(value) ? NAN : value == 0 ? 0 : value;
    }
    snprintf(text, sizeof text, "%.*g", OVT_STORED_DIGITS, value);
    return strtod(text, NULL);
}

static void
settle_table(ovt_table *table)
{
    size_t cells = table == NULL || table->bars == NULL ? 0 : table->row_count;
    cells *= cells == 0 ? 0 : table->column_count;
    for (size_t i = 0; i < cells; i++) {
        table->bars[i] = settled(table->bars[i]);
    }
}

static void
settle_point(ovt_chart_point *point)
{
    *point = (ovt_chart_point){.x = settled(point->x),
        .y = settled(point->y),
        .low = settled(point->low),
        .high = settled(point->high),
        .inner_low = settled(point->inner_low),
        .inner_high = settled(point->inner_high),
        .weight = settled(point->weight),
        .label = point->label};
}

static void
settle_chart(ovt_chart *chart)
{
    chart->x_from = settled(chart->x_from);
    chart->x_to = settled(chart->x_to);
    chart->y_from = settled(chart->y_from);
    chart->y_to = settled(chart->y_to);
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t j = 0; j < chart->series[i].count; j++) {
            settle_point(&chart->series[i].points[j]);
        }
    }
    for (size_t i = 0; i < chart->reference_count; i++) {
        chart->references[i].from = settled(chart->references[i].from);
        chart->references[i].to = settled(chart->references[i].to);
    }
    settle_table(chart->beneath);
    settle_table(chart->data);
}

void
ovt_document_settle(ovt_document *self)
{
    for (ovt_report_block *block = self->first; block != NULL; block = block->next) {
        if (block->kind == OVT_BLOCK_TABLE) {
            settle_table(block->table);
        } else if (block->kind == OVT_BLOCK_CHART) {
            settle_chart(block->chart);
        }
    }
}
