// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "parts.h"

/* Outcomes whose differences are drawn. To add one: add its name. */
static const char *const drawn[] = {
    "returned_alive", "died_in_captivity", "truce_days", "prisoners_released"};

/* A scenario as charts name it: its letter and its name. */
char *
ovt_chart_name(ovt_text *text, const ovt_results *results, size_t scenario)
{
    char letter[OVT_SAY];
    text->length = 0;
    ovt_text_format(
        text, "%s %s", ovt_say_letter(letter, scenario), results->scenarios[scenario]->name);
    return text->data;
}

/* Titles of outcomes as they stand within a sentence. */
static void
add_words(ovt_document *self, ovt_chart *chart, const ovt_results *results, size_t column)
{
    char letter[OVT_SAY], axis[160], title[256], summary[512];
    const ovt_column *row = &results->columns.columns[column];
    ovt_say_letter(letter, results->baseline);
    snprintf(title, sizeof title, "%.120s: difference to %.32s %.80s", row->title, letter,
        results->scenarios[results->baseline]->name);
    snprintf(axis, sizeof axis, "%.60s more than with %.32s (below 0: fewer)",
        ovt_shown_unit(row->metric), letter);
    snprintf(summary, sizeof summary,
        "The mean difference of each offer to %s, history by history, with its 95 %% interval. "
        "Inside the grey band a difference counts as practically the same.",
        letter);
    ovt_chart_words(self, chart, title, summary, axis, NULL);
}

static void
add_difference(ovt_document *self, ovt_chart *chart, ovt_table *table, const ovt_results *results,
    size_t scenario, size_t column)
{
    char words[OVT_SAY], range[OVT_SAY];
    ovt_text name = {0};
    const ovt_metric *metric = results->columns.columns[column].metric;
    const ovt_difference *difference = ovt_results_difference(results, scenario, column);
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric);
    ovt_say_signed(words, difference->mean * scale, decimals);
    const char *title = ovt_chart_name(&name, results, scenario);
    ovt_chart_series *series =
        ovt_chart_series_add(self, chart, title == NULL ? "" : title, (int) scenario);
    ovt_chart_row(self, chart, title == NULL ? "" : title);
    ovt_chart_point point =
        ovt_chart_point_at(difference->mean * scale, (double) chart->row_count - 1);
    point.low = difference->ci95.low * scale;
    point.high = difference->ci95.high * scale;
    point.label = words;
    ovt_chart_point_add(self, series, &point);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", title == NULL ? "" : title);
    ovt_table_cell(self, table, 1, "%s", words);
    ovt_table_cell(self, table, 2, "%s",
        ovt_say_range(
            range, difference->ci95.low * scale, difference->ci95.high * scale, decimals + 1));
    self->failed |= name.failed;
    ovt_text_free(&name);
}

static void
add_forest(ovt_document *self, const ovt_results *results, size_t column)
{
    char key[64];
    const ovt_column *row = &results->columns.columns[column];
    double within = row->practically_same * ovt_shown_scale(row->metric);
    snprintf(key, sizeof key, "difference-%.40s", row->name);
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_FOREST, key);
    ovt_table *table = ovt_chart_table(self, chart);
    add_words(self, chart, results, column);
    ovt_table_column_add(self, table, "Offer", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Mean difference", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "95 % interval", OVT_ALIGN_RIGHT, false);
    ovt_chart_reference_add(self, chart, 'x', -within, within, "practically the same");
    ovt_chart_reference_add(self, chart, 'x', 0, 0, NULL);
    for (size_t i = 0; chart != NULL && i < results->scenario_count; i++) {
        const ovt_difference *difference = ovt_results_difference(results, i, column);
        if (i != results->baseline && difference->modelled && difference->n > 0) {
            add_difference(self, chart, table, results, i, column);
        }
    }
}

static bool
differs(const ovt_results *results, size_t column)
{
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_difference *difference = ovt_results_difference(results, i, column);
        if (difference->modelled && difference->n > 0 && i != results->baseline) {
            return true;
        }
    }
    return false;
}

void
ovt_section_chart_forest(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    for (size_t i = 0; provenance->charts && i < sizeof drawn / sizeof *drawn; i++) {
        size_t column = ovt_results_column(results, drawn[i]);
        if (column != OVT_NONE && differs(results, column)) {
            add_forest(self, results, column);
        }
    }
}
