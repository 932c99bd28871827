// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/chart.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "parts.h"

static const char *
copy_text(ovt_document *self, const char *text)
{
    char *copy = text == NULL ? NULL : ovt_document_take(self, strlen(text) + 1);
    return copy == NULL ? NULL : strcpy(copy, text);
}

static const char *
copy_key(ovt_document *self, const char *key)
{
    char *copy = ovt_document_take(self, strlen(key) + 1);
    for (size_t i = 0; copy != NULL && key[i] != '\0'; i++) {
        unsigned char byte = (unsigned char) key[i];
        bool fits = islower(byte) || isdigit(byte) || byte == '-' || byte == '_';
        copy[i] = fits ? key[i] : isupper(byte) ? (char) tolower(byte) : '-';
    }
    return copy;
}

ovt_chart *
ovt_document_chart(ovt_document *self, ovt_chart_kind kind, const char *key)
{
    ovt_chart *chart = ovt_document_take(self, sizeof *chart);
    ovt_report_block *block = chart == NULL ? NULL : ovt_document_block(self, OVT_BLOCK_CHART);
    if (block == NULL) {
        return NULL;
    }
    chart->kind = kind;
    chart->key = copy_key(self, key);
    chart->x_from = chart->x_to = chart->y_from = chart->y_to = NAN;
    block->chart = chart;
    return chart;
}

void
ovt_chart_words(ovt_document *self, ovt_chart *chart, const char *title, const char *summary,
    const char *x_title, const char *y_title)
{
    if (chart != NULL) {
        chart->title = copy_text(self, title);
        chart->summary = copy_text(self, summary);
        chart->x_title = copy_text(self, x_title);
        chart->y_title = copy_text(self, y_title);
    }
}

void
ovt_chart_row(ovt_document *self, ovt_chart *chart, const char *title)
{
    const char **rows =
        chart == NULL ? NULL
                      : ovt_document_grow(self, chart->row_titles, chart->row_count, sizeof *rows);
    if (rows != NULL) {
        chart->row_titles = rows;
        chart->row_titles[chart->row_count++] = copy_text(self, title);
    }
}

void
ovt_chart_reference_add(
    ovt_document *self, ovt_chart *chart, char axis, double from, double to, const char *label)
{
    ovt_chart_reference *references = chart == NULL
                                          ? NULL
                                          : ovt_document_grow(self, chart->references,
                                                chart->reference_count, sizeof *references);
    if (references != NULL) {
        chart->references = references;
        chart->references[chart->reference_count++] = (ovt_chart_reference){
            .axis = axis, .from = from, .to = to, .label = copy_text(self, label)};
    }
}

ovt_chart_series *
ovt_chart_series_add(ovt_document *self, ovt_chart *chart, const char *label, int slot)
{
    if (chart == NULL || self->failed) {
        return NULL;
    }
    if (chart->series == NULL) {
        chart->series = ovt_document_take(self, OVT_CHART_SERIES * sizeof *chart->series);
    }
    if (chart->series == NULL || chart->series_count == OVT_CHART_SERIES) {
        return NULL;
    }
    ovt_chart_series *series = &chart->series[chart->series_count++];
    *series = (ovt_chart_series){.label = copy_text(self, label), .slot = slot};
    return series;
}

ovt_chart_point
ovt_chart_point_at(double x, double y)
{
    return (ovt_chart_point){.x = x,
        .y = y,
        .low = NAN,
        .high = NAN,
        .inner_low = NAN,
        .inner_high = NAN,
        .weight = NAN};
}

void
ovt_chart_point_add(ovt_document *self, ovt_chart_series *series, const ovt_chart_point *point)
{
    ovt_chart_point *points =
        series == NULL ? NULL
                       : ovt_document_grow(self, series->points, series->count, sizeof *points);
    if (points != NULL) {
        series->points = points;
        series->points[series->count] = *point;
        series->points[series->count++].label = copy_text(self, point->label);
    }
}

static ovt_table *
table_of(ovt_document *self, ovt_table **table)
{
    if (*table == NULL) {
        *table = ovt_document_take(self, sizeof **table);
    }
    return *table;
}

ovt_table *
ovt_chart_table(ovt_document *self, ovt_chart *chart)
{
    return chart == NULL ? NULL : table_of(self, &chart->data);
}

ovt_table *
ovt_chart_beneath(ovt_document *self, ovt_chart *chart)
{
    return chart == NULL ? NULL : table_of(self, &chart->beneath);
}
