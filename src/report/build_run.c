// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "parts.h"

static bool
is_listed(const ovt_results *results, const ovt_provenance *provenance, size_t column, bool share)
{
    const ovt_column *row = &results->columns.columns[column];
    bool is_share = row->metric->type == OVT_METRIC_SHARE;
    return is_share == share && !ovt_is_ending(row) &&
           (provenance->narrowed || strchr(row->name, '.') == NULL);
}

static void
outcome_row(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column)
{
    char text[OVT_SAY];
    const ovt_column *row = &results->columns.columns[column];
    const ovt_summary *summary = ovt_results_summary(results, 0, column);
    double scale = ovt_shown_scale(row->metric);
    int decimals = ovt_shown_decimals(row->metric);
    int whole = row->metric->type == OVT_METRIC_COUNT ? 0 : decimals;
    bool always = summary->n == results->replications;
    ovt_table_row(self, table);
    const char *unit = ovt_shown_unit(row->metric);
    bool told = ovt_title_has_unit(row->title, unit);
    ovt_table_cell(self, table, 0, "%s%s%s%s", row->title, told ? "" : ", ", told ? "" : unit,
        always ? "" : " (where it exists)");
    if (summary->n == 0) {
        ovt_table_cell(self, table, 1, "-");
        return;
    }
    ovt_table_cell(self, table, 1, "%s", ovt_say(text, summary->mean * scale, decimals));
    ovt_table_cell(self, table, 2, "%s",
        ovt_say_range(text, summary->ci95.low * scale, summary->ci95.high * scale, decimals + 1));
    ovt_table_cell(self, table, 3, "%s", ovt_say(text, summary->quantile[OVT_P50] * scale, whole));
    ovt_table_cell(self, table, 4, "%s",
        ovt_say_range(
            text, summary->quantile[OVT_P10] * scale, summary->quantile[OVT_P90] * scale, whole));
}

static void
add_outcomes(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    ovt_table *table = NULL;
    for (size_t column = 0; column < results->columns.count; column++) {
        if (!is_listed(results, provenance, column, false)) {
            continue;
        }
        if (table == NULL) {
            ovt_document_heading(self, 2, "Outcomes");
            table = ovt_document_table(self, NULL);
            ovt_table_column_add(self, table, "Outcome", OVT_ALIGN_LEFT, true);
            ovt_table_column_add(self, table, "Mean", OVT_ALIGN_RIGHT, false);
            ovt_table_column_add(self, table, "95 % interval of the mean", OVT_ALIGN_RIGHT, false);
            ovt_table_column_add(self, table, "Median", OVT_ALIGN_RIGHT, false);
            ovt_table_column_add(self, table, "80 % of histories", OVT_ALIGN_RIGHT, false);
        }
        outcome_row(self, table, results, column);
    }
}

/* Three over n bounds the true share where nothing was seen in n histories (95 %). */
static void
share_row(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column)
{
    char share[OVT_SAY], n[OVT_SAY], range[OVT_SAY];
    const ovt_summary *summary = ovt_results_summary(results, 0, column);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", results->columns.columns[column].title);
    if (summary->n == 0) {
        ovt_table_cell(self, table, 1, "-");
        return;
    }
    ovt_table_cell(self, table, 1, "%s", ovt_say_hundredths(share, summary->mean));
    int decimals = summary->max == 0 || summary->min == 1 ? 2 : 1;
    ovt_table_cell(self, table, 2, "%s",
        ovt_say_range(range, summary->ci95.low * 100, summary->ci95.high * 100, decimals));
    ovt_say(n, (double) summary->n, 0);
    if (summary->max == 0) {
        ovt_table_cell(
            self, table, 3, "0 of %s histories; the true share is below about 3 in %s", n, n);
    } else {
        ovt_table_cell(self, table, 3, "%s of %s histories",
            ovt_say(share, round(summary->mean * (double) summary->n), 0), n);
    }
}

static void
add_shares(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    ovt_table *table = NULL;
    for (size_t column = 0; column < results->columns.count; column++) {
        if (!is_listed(results, provenance, column, true)) {
            continue;
        }
        if (table == NULL) {
            ovt_document_heading(self, 2, "How often");
            table = ovt_document_table(self, NULL);
            ovt_table_column_add(self, table, "Outcome", OVT_ALIGN_LEFT, true);
            ovt_table_column_add(self, table, "Of 100", OVT_ALIGN_RIGHT, false);
            ovt_table_column_add(self, table, "95 % interval", OVT_ALIGN_RIGHT, false);
            ovt_table_column_add(self, table, "Counted", OVT_ALIGN_LEFT, true);
        }
        share_row(self, table, results, column);
    }
}

ovt_status
ovt_build_run(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance,
    ovt_error *err)
{
    char histories[OVT_SAY], days[OVT_SAY];
    const ovt_scenario *scenario = results->scenarios[0];
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "%s", scenario->title == NULL ? scenario->name : scenario->title);
    ovt_document_paragraph(self, "%s: %s histories over %s days (seed %llu).", scenario->name,
        ovt_say(histories, (double) results->replications, 0),
        ovt_say(days, scenario->clock.horizon_days, 0), (unsigned long long) results->seed);
    ovt_section_interruption(self, results);
    ovt_section_caveat(self, results);
    ovt_document_heading(self, 2, "Terms");
    ovt_section_terms(self, results->scenarios, 1);
    ovt_status status = ovt_section_chart_calendar(self, results, provenance, err);
    ovt_section_plain(self, results);
    add_outcomes(self, results, provenance);
    add_shares(self, results, provenance);
    ovt_section_endings(self, results);
    ovt_section_chart_spread(self, results, provenance);
    if (status == OVT_OK) {
        status = ovt_section_chart_paths(self, results, provenance, err);
    }
    ovt_section_ledger(self, results, provenance);
    ovt_section_limits(self);
    ovt_section_notes(self, results, provenance);
    ovt_section_origin(self, results, provenance);
    ovt_data_results(self, results, provenance);
    ovt_records_results(self, results);
    return status == OVT_OK ? ovt_built(self, err) : status;
}
