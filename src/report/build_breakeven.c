// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "asked.h"

static void
say_answer(ovt_document *self, const ovt_asked *asked, const ovt_breakeven *found, double target)
{
    char value[OVT_VALUE_TEXT], low[OVT_VALUE_TEXT], high[OVT_VALUE_TEXT], wanted[OVT_SAY];
    const ovt_metric *metric = ovt_asked_metric(asked);
    const char *path = ovt_question_path(asked->question, 0);
    ovt_say(wanted, ovt_shown_scale(metric) * target, ovt_shown_decimals(metric));
    if (!found->found) {
        const ovt_outcome_at *first = &found->grid[0], *last = &found->grid[found->grid_count - 1];
        ovt_document_paragraph(self,
            "It does not reach %s %s: there is no such value of %s between %s and %s.", wanted,
            ovt_shown_unit(metric), path, ovt_asked_value(asked, 0, first->value, low),
            ovt_asked_value(asked, 0, last->value, high));
        return;
    }
    ovt_document_paragraph(self,
        "It reaches %s %s where %s is %s (95 %% interval of the simulation: %s to %s).", wanted,
        ovt_shown_unit(metric), path, ovt_asked_value(asked, 0, found->value, value),
        ovt_asked_value(asked, 0, found->ci95.low, low),
        ovt_asked_value(asked, 0, found->ci95.high, high));
    if (found->crossings > 1) {
        ovt_document_paragraph(self,
            "It crosses %s %zu times in the range, so that it is neither only rising nor only "
            "falling; this is the lowest value.",
            wanted, found->crossings);
    }
}

static void
table_grid(ovt_document *self, const ovt_asked *asked, const ovt_breakeven *found, ovt_table *table)
{
    const ovt_metric *metric = ovt_asked_metric(asked);
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric);
    ovt_table_column_add(self, table, ovt_question_path(asked->question, 0), OVT_ALIGN_RIGHT, true);
    ovt_table_column_add(self, table, ovt_shown_unit(metric), OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "95 % interval", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < found->grid_count; i++) {
        const ovt_outcome_at *at = &found->grid[i];
        char value[OVT_VALUE_TEXT], text[OVT_SAY];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_asked_value(asked, 0, at->value, value));
        ovt_table_cell(self, table, 1, "%s", ovt_say(text, scale * at->mean, decimals));
        ovt_table_cell(self, table, 2, "%s",
            ovt_say_range(text, scale * at->ci95.low, scale * at->ci95.high, decimals));
    }
}

static void
chart_grid(ovt_document *self, const ovt_asked *asked, const ovt_breakeven *found, double target)
{
    const ovt_metric *metric = ovt_asked_metric(asked);
    double scale = ovt_shown_scale(metric);
    const char *path = ovt_question_path(asked->question, 0);
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_LINES, "breakeven");
    ovt_chart_words(self, chart, "The outcome over the range",
        "A line with its 95 % band, and a level line at the target; where they cross is the "
        "break-even.",
        path, ovt_shown_unit(metric));
    ovt_chart_reference_add(self, chart, 'y', scale * target, scale * target, "target");
    ovt_chart_series *series =
        ovt_chart_series_add(self, chart, ovt_asked_scenario(asked)->name, 0);
    for (size_t i = 0; i < found->grid_count; i++) {
        const ovt_outcome_at *at = &found->grid[i];
        if (!isnan(at->mean)) {
            ovt_chart_point_add(self, series,
                &(ovt_chart_point){.x = at->value,
                    .y = scale * at->mean,
                    .low = scale * at->ci95.low,
                    .high = scale * at->ci95.high,
                    .inner_low = NAN,
                    .inner_high = NAN,
                    .weight = NAN});
        }
    }
    table_grid(self, asked, found, ovt_chart_table(self, chart));
}

static void
fill_data(ovt_document *self, const ovt_asked *asked, const ovt_breakeven *found, double target,
    const ovt_provenance *provenance)
{
    json_t *curve = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, asked->about, provenance));
    ovt_data_set(self, self->data, "path", ovt_data_text(ovt_question_path(asked->question, 0)));
    ovt_asked_data(self, asked);
    ovt_data_set(self, self->data, "target", ovt_data_number(target));
    ovt_data_set(self, self->data, "found", json_boolean(found->found));
    ovt_data_set(self, self->data, "value", ovt_data_number(found->value));
    ovt_data_set(self, self->data, "ci95", ovt_data_interval(self, found->ci95));
    ovt_data_set(self, self->data, "crossings", json_integer((json_int_t) found->crossings));
    ovt_data_set(self, self->data, "evaluations", json_integer((json_int_t) found->evaluations));
    for (size_t i = 0; i < found->grid_count; i++) {
        json_t *object = json_object();
        ovt_data_set(self, object, "value", ovt_data_number(found->grid[i].value));
        ovt_data_set(self, object, "mean", ovt_data_number(found->grid[i].mean));
        ovt_data_set(self, object, "ci95", ovt_data_interval(self, found->grid[i].ci95));
        ovt_data_append(self, curve, object);
    }
    ovt_data_set(self, self->data, "curve", curve);
}

static void
fill_records(ovt_document *self, const ovt_breakeven *found)
{
    static const char *const titles[] = {"value", "mean", "ci95_low", "ci95_high", "is_breakeven"};
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < found->grid_count; i++) {
        const ovt_outcome_at *at = &found->grid[i];
        double numbers[] = {at->value, at->mean, at->ci95.low, at->ci95.high};
        char text[OVT_NUMBER_TEXT];
        ovt_table_row(self, records);
        for (size_t k = 0; k < 4; k++) {
            ovt_table_cell(
                self, records, k, "%s", isnan(numbers[k]) ? "" : ovt_number_text(text, numbers[k]));
        }
        ovt_table_cell(self, records, 4, "0");
    }
    if (found->found) {
        char text[3][OVT_NUMBER_TEXT];
        ovt_table_row(self, records);
        ovt_table_cell(self, records, 0, "%s", ovt_number_text(text[0], found->value));
        ovt_table_cell(self, records, 2, "%s", ovt_number_text(text[1], found->ci95.low));
        ovt_table_cell(self, records, 3, "%s", ovt_number_text(text[2], found->ci95.high));
        ovt_table_cell(self, records, 4, "1");
    }
}

ovt_status
ovt_build_breakeven(ovt_document *self, const ovt_asked *asked, const ovt_breakeven *found,
    double target, const ovt_provenance *provenance, ovt_error *err)
{
    char histories[OVT_SAY];
    *self = (ovt_document){0};
    ovt_asked_heading(self, asked, "Break-even");
    say_answer(self, asked, found, target);
    ovt_document_paragraph(self,
        "%zu values of %s histories each, all of which meet the same chance (seed %llu).",
        found->evaluations, ovt_say(histories, (double) asked->about->replications, 0),
        (unsigned long long) asked->about->seed);
    table_grid(self, asked, found,
        ovt_document_table(self, "The outcome over the range (95 % intervals of the simulation)"));
    chart_grid(self, asked, found, target);
    fill_data(self, asked, found, target, provenance);
    fill_records(self, found);
    return ovt_built(self, err);
}
