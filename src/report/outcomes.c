// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

/* The outcomes told in full, each in a table of its own. To add one: add its name. */
static const char *const detailed[] = {"returned_alive", "died_in_captivity", "still_held_alive",
    "prisoners_released", "hostility_days", "completed"};

bool
ovt_is_detailed(const char *name)
{
    for (size_t i = 0; i < sizeof detailed / sizeof *detailed; i++) {
        if (strcmp(detailed[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_member(const ovt_column *column)
{
    return strchr(column->name, '.') != NULL;
}

bool
ovt_is_zero(const ovt_results *results, size_t column)
{
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_summary *summary = ovt_results_summary(results, i, column);
        if (summary->n > 0 && (summary->min != 0 || summary->max != 0)) {
            return false;
        }
    }
    return true;
}

bool
ovt_is_conditional(const ovt_results *results, size_t column)
{
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_summary *summary = ovt_results_summary(results, i, column);
        if (summary->modelled && summary->n < results->replications) {
            return true;
        }
    }
    return false;
}

static void
mean_cell(ovt_document *self, ovt_table *table, size_t at, const ovt_column *column,
    const ovt_summary *summary)
{
    char text[OVT_SAY];
    const ovt_metric *metric = column->metric;
    if (!summary->modelled) {
        ovt_table_cell(self, table, at, "not modelled");
        return;
    }
    if (isnan(summary->mean)) {
        strcpy(text, "-");
    } else if (ovt_shown_scale(metric) > 1) {
        ovt_say_hundredths(text, summary->mean);
    } else {
        ovt_say(text, summary->mean, metric->decimals);
    }
    ovt_table_cell(self, table, at, "%s", text);
}

static void
glance_row(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column)
{
    const ovt_column *row = &results->columns.columns[column];
    const char *unit = ovt_shown_unit(row->metric);
    ovt_table_row(self, table);
    bool told = ovt_title_has_unit(row->title, unit);
    ovt_table_cell(self, table, 0, "%s%s%s%s", row->title, told ? "" : ", ", told ? "" : unit,
        ovt_is_conditional(results, column) ? " (where it exists)" : "");
    for (size_t i = 0; i < results->scenario_count; i++) {
        mean_cell(self, table, i + 1, row, ovt_results_summary(results, i, column));
    }
}

void
ovt_section_others(ovt_document *self, const ovt_results *results)
{
    char letter[OVT_SAY];
    ovt_text zeros = {0};
    ovt_document_heading(self, 2, "Other outcomes");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Average over all histories", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_table_column_add(self, table, ovt_say_letter(letter, i), OVT_ALIGN_RIGHT, true);
    }
    for (size_t column = 0; column < results->columns.count; column++) {
        const ovt_column *row = &results->columns.columns[column];
        if (is_member(row) || ovt_is_ending(row) || ovt_is_on_card(row->name)) {
            continue;
        }
        if (ovt_is_zero(results, column)) {
            ovt_text_format(&zeros, "%s%s", zeros.length > 0 ? "; " : "", row->title);
        } else {
            glance_row(self, table, results, column);
        }
    }
    if (zeros.length > 0) {
        ovt_document_paragraph(
            self, "0 in every history of every offer, and left out: %s.", zeros.data);
    }
    self->failed |= zeros.failed;
    ovt_text_free(&zeros);
}

void
ovt_hundredths_of_three(const double shares[3], int hundredths[3])
{
    int left = 100;
    for (int i = 0; i < 3; i++) {
        hundredths[i] = (int) floor(shares[i] * 100 + 1e-9);
        left -= hundredths[i];
    }
    while (left-- > 0) {
        int neediest = 0;
        for (int i = 1; i < 3; i++) {
            if (shares[i] * 100 - hundredths[i] > shares[neediest] * 100 - hundredths[neediest]) {
                neediest = i;
            }
        }
        hundredths[neediest]++;
    }
}

static void
difference_cells(ovt_document *self, ovt_table *table, const ovt_metric *metric,
    const ovt_difference *difference)
{
    char text[OVT_SAY];
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric), hundredths[3];
    if (!difference->modelled || difference->n == 0) {
        ovt_table_cell(self, table, 3, difference->modelled ? "-" : "not modelled");
        return;
    }
    ovt_table_cell(self, table, 3, "%s", ovt_say_signed(text, difference->mean * scale, decimals));
    ovt_table_cell(self, table, 4, "%s",
        ovt_say_range(text, difference->ci95.low * scale, difference->ci95.high * scale, decimals));
    ovt_table_cell(self, table, 5, "%s", ovt_verdict_text(difference->verdict));
    ovt_hundredths_of_three(
        (double[3]){difference->p_higher, difference->p_equal, difference->p_lower}, hundredths);
    for (size_t i = 0; i < 3; i++) {
        ovt_table_cell(self, table, 6 + i, "%d", hundredths[i]);
    }
}

/* Quantiles of counts are whole people or events. */
static void
say_spread(char text[OVT_SAY], const ovt_metric *metric, const ovt_summary *summary)
{
    double scale = ovt_shown_scale(metric);
    int decimals = metric->type == OVT_METRIC_COUNT ? 0 : ovt_shown_decimals(metric);
    ovt_say_range(
        text, summary->quantile[OVT_P10] * scale, summary->quantile[OVT_P90] * scale, decimals);
}

static void
detail_row(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column,
    size_t scenario)
{
    char text[OVT_SAY];
    const ovt_metric *metric = results->columns.columns[column].metric;
    const ovt_summary *summary = ovt_results_summary(results, scenario, column);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", ovt_say_letter(text, scenario));
    if (!summary->modelled || summary->n == 0) {
        ovt_table_cell(self, table, 1, summary->modelled ? "-" : "not modelled");
    } else {
        ovt_table_cell(self, table, 1, "%s",
            ovt_say(text, summary->mean * ovt_shown_scale(metric), ovt_shown_decimals(metric)));
        if (metric->type == OVT_METRIC_SHARE) {
            ovt_say_range(text, summary->ci95.low * 100, summary->ci95.high * 100, 1);
        } else {
            say_spread(text, metric, summary);
        }
        ovt_table_cell(self, table, 2, "%s", text);
    }
    if (scenario == results->baseline) {
        ovt_table_cell(self, table, 3, "baseline");
    } else {
        difference_cells(self, table, metric, ovt_results_difference(results, scenario, column));
    }
}

static void
detail_table(ovt_document *self, const ovt_results *results, size_t column)
{
    char letter[OVT_SAY], title[OVT_SAY];
    const ovt_column *row = &results->columns.columns[column];
    bool share = row->metric->type == OVT_METRIC_SHARE;
    const char *unit = share ? "of 100 histories" : ovt_shown_unit(row->metric);
    bool told = ovt_title_has_unit(row->title, unit);
    ovt_document_heading(
        self, 3, "%s%s%s%s", row->title, told ? "" : " (", told ? "" : unit, told ? "" : ")");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Mean", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(
        self, table, share ? "95 % interval" : "80 % of histories", OVT_ALIGN_RIGHT, false);
    snprintf(title, sizeof title, "Minus %s", ovt_say_letter(letter, results->baseline));
    ovt_table_column_add(self, table, title, OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "95 % interval", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Verdict", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "More", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Same", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Fewer", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < results->scenario_count; i++) {
        detail_row(self, table, results, column, i);
    }
}

void
ovt_section_details(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    for (size_t column = 0; column < results->columns.count; column++) {
        const ovt_column *row = &results->columns.columns[column];
        if (provenance->narrowed || ovt_is_detailed(row->name)) {
            detail_table(self, results, column);
        }
    }
}

static void
ending_row(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column)
{
    char text[OVT_SAY];
    const ovt_column *row = &results->columns.columns[column];
    const char *name = strchr(row->name, '.');
    ovt_say_key(text, name == NULL ? row->name : name + 1);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", text);
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_summary *summary = ovt_results_summary(results, i, column);
        bool none = !summary->modelled || summary->n == 0 || summary->max == 0;
        ovt_table_cell(
            self, table, i + 1, "%s", none ? "-" : ovt_say_hundredths(text, summary->mean));
    }
}

void
ovt_section_endings(ovt_document *self, const ovt_results *results)
{
    char letter[OVT_SAY];
    ovt_table *table = NULL;
    for (size_t column = 0; column < results->columns.count; column++) {
        if (!ovt_is_ending(&results->columns.columns[column]) || ovt_is_zero(results, column)) {
            continue;
        }
        if (table == NULL) {
            ovt_document_heading(self, 2, "How it ends, of 100 histories");
            table = ovt_document_table(self, NULL);
            ovt_table_column_add(self, table, "Ending", OVT_ALIGN_LEFT, true);
            for (size_t i = 0; i < results->scenario_count; i++) {
                const char *title =
                    results->scenario_count == 1 ? "Of 100" : ovt_say_letter(letter, i);
                ovt_table_column_add(self, table, title, OVT_ALIGN_RIGHT, true);
            }
        }
        ending_row(self, table, results, column);
    }
}
