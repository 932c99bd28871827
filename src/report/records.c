// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "overture/base/text.h"
#include "parts.h"

static void
number_cell(ovt_document *self, ovt_table *table, size_t *column, double value)
{
    char text[OVT_NUMBER_TEXT];
    if (isfinite(value)) {
        ovt_table_cell(self, table, *column, "%s", ovt_number_text(text, value));
    }
    ++*column;
}

static void
summary_cells(ovt_document *self, ovt_table *table, size_t *at, const ovt_summary *summary)
{
    ovt_table_cell(self, table, (*at)++, "%llu", (unsigned long long) summary->n);
    number_cell(self, table, at, summary->mean);
    number_cell(self, table, at, summary->sd);
    number_cell(self, table, at, summary->se);
    number_cell(self, table, at, summary->ci95.low);
    number_cell(self, table, at, summary->ci95.high);
    for (size_t i = 0; i < OVT_QUANTILE_COUNT; i++) {
        number_cell(self, table, at, summary->quantile[i]);
    }
    number_cell(self, table, at, summary->min);
    number_cell(self, table, at, summary->max);
    for (size_t i = 0; i < OVT_QUANTILE_COUNT; i++) {
        number_cell(self, table, at, summary->quantile_ci95[i].low);
        number_cell(self, table, at, summary->quantile_ci95[i].high);
    }
}

static void
difference_cells(ovt_document *self, ovt_table *table, size_t *at, const ovt_difference *difference)
{
    number_cell(self, table, at, difference->mean);
    number_cell(self, table, at, difference->se);
    number_cell(self, table, at, difference->ci95.low);
    number_cell(self, table, at, difference->ci95.high);
    number_cell(self, table, at, difference->p_higher);
    number_cell(self, table, at, difference->p_equal);
    number_cell(self, table, at, difference->p_lower);
    ovt_table_cell(self, table, (*at)++, "%s", ovt_verdict_text(difference->verdict));
}

static void
records_columns(ovt_document *self, ovt_table *table, bool compared)
{
    static const char *const always[] = {"scenario", "metric", "unit", "n", "mean", "sd", "se",
        "ci95_low", "ci95_high", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "min", "max",
        "p5_ci95_low", "p5_ci95_high", "p10_ci95_low", "p10_ci95_high", "p25_ci95_low",
        "p25_ci95_high", "p50_ci95_low", "p50_ci95_high", "p75_ci95_low", "p75_ci95_high",
        "p90_ci95_low", "p90_ci95_high", "p95_ci95_low", "p95_ci95_high"};
    static const char *const differences[] = {"difference", "difference_se", "difference_ci95_low",
        "difference_ci95_high", "p_higher", "p_equal", "p_lower", "verdict"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
        ovt_table_column_add(self, table, always[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; compared && i < sizeof differences / sizeof *differences; i++) {
        ovt_table_column_add(self, table, differences[i], OVT_ALIGN_LEFT, false);
    }
}

void
ovt_records_results(ovt_document *self, const ovt_results *results)
{
    ovt_table *table = ovt_document_records(self);
    bool compared = results->scenario_count > 1;
    if (table == NULL) {
        return;
    }
    records_columns(self, table, compared);
    for (size_t i = 0; i < results->scenario_count * results->columns.count; i++) {
        size_t scenario = i / results->columns.count, column = i % results->columns.count;
        const ovt_summary *summary = ovt_results_summary(results, scenario, column);
        const ovt_difference *difference = ovt_results_difference(results, scenario, column);
        size_t at = 3;
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", results->scenarios[scenario]->name);
        ovt_table_cell(self, table, 1, "%s", results->columns.columns[column].name);
        ovt_table_cell(self, table, 2, "%s", results->columns.columns[column].metric->unit);
        if (summary->modelled) {
            summary_cells(self, table, &at, summary);
        }
        if (compared && scenario != results->baseline && difference->modelled) {
            difference_cells(self, table, &at, difference);
        }
    }
}
