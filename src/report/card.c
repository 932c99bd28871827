// SPDX-License-Identifier: GPL-3.0-or-later
/* The outcomes that matter, side by side as in a consumers' report: a number, its interval, a bar
 * and a word. */
#include <math.h>
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

/* What a comparison shows in front, by group. To add an outcome: add its row here. */
static const struct {
    const char *group; /* NULL: as the row before */
    const char *metric;
} rows[] = {
    {"Captives", "returned_alive"},
    {NULL, "returned_remains"},
    {NULL, "died_in_captivity"},
    {NULL, "still_held_alive"},
    {"Exchange", "prisoners_released"},
    {NULL, "prisoners_per_captive"},
    {"Truce", "deal_reached"},
    {NULL, "truce_days"},
    {NULL, "hostility_days"},
    {NULL, "collapsed"},
    {NULL, "settled"},
    {"Civilians", "aid_delivered"},
    {NULL, "withdrawal"},
    {NULL, "civilian_return"},
    {"Value to each side", "seeker_realised"},
    {NULL, "holder_realised"},
};

enum { ROWS = sizeof rows / sizeof *rows };

bool
ovt_is_on_card(const char *name)
{
    for (size_t i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].metric, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Scenarios with the largest and the smallest average; OVT_NONE where none has one. */
typedef struct {
    size_t most;
    size_t least;
} ends;

static ends
find_ends(const ovt_results *results, size_t column)
{
    ends found = {OVT_NONE, OVT_NONE};
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_summary *summary = ovt_results_summary(results, i, column);
        if (!summary->modelled || summary->n == 0) {
            continue;
        }
        double mean = summary->mean;
        if (found.most == OVT_NONE ||
            mean > ovt_results_summary(results, found.most, column)->mean) {
            found.most = i;
        }
        if (found.least == OVT_NONE ||
            mean < ovt_results_summary(results, found.least, column)->mean) {
            found.least = i;
        }
    }
    return found;
}

/* Nothing where the ends cannot be told apart, nor for one that is close to both. */
static const char *
word_of(const ovt_results *results, size_t column, size_t scenario, ends found)
{
    if (ovt_is_close(results, column, found.most, found.least)) {
        return "";
    }
    bool most = ovt_is_close(results, column, scenario, found.most);
    bool least = ovt_is_close(results, column, scenario, found.least);
    return most == least ? "" : most ? " most" : " least";
}

static void
number_cell(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column,
    size_t scenario, ends found)
{
    char text[OVT_SAY];
    const ovt_summary *summary = ovt_results_summary(results, scenario, column);
    const ovt_metric *metric = results->columns.columns[column].metric;
    if (!summary->modelled || summary->n == 0) {
        ovt_table_cell(self, table, scenario + 1, summary->modelled ? "-" : "not modelled");
        return;
    }
    double largest = ovt_results_summary(results, found.most, column)->mean;
    ovt_table_cell(self, table, scenario + 1, "%s%s",
        ovt_say(text, summary->mean * ovt_shown_scale(metric), ovt_shown_decimals(metric)),
        word_of(results, column, scenario, found));
    if (largest > 0 && summary->mean >= 0) {
        ovt_table_bar(self, table, scenario + 1, summary->mean / largest);
    }
}

static void
outcome_rows(ovt_document *self, ovt_table *table, const ovt_results *results, size_t column)
{
    char text[OVT_SAY];
    const ovt_column *row = &results->columns.columns[column];
    const char *unit = ovt_shown_unit(row->metric);
    bool told = ovt_title_has_unit(row->title, unit);
    ends found = find_ends(results, column);
    double scale = ovt_shown_scale(row->metric);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s%s%s%s", row->title, told ? "" : ", ", told ? "" : unit,
        ovt_is_conditional(results, column) ? " (where it exists)" : "");
    for (size_t i = 0; i < results->scenario_count; i++) {
        number_cell(self, table, results, column, i, found);
    }
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "- 95 %% interval");
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_summary *summary = ovt_results_summary(results, i, column);
        if (summary->modelled && summary->n > 0) {
            ovt_table_cell(self, table, i + 1, "%s",
                ovt_say_range(text, summary->ci95.low * scale, summary->ci95.high * scale,
                    ovt_shown_decimals(row->metric)));
        }
    }
}

static void
missing_row(ovt_document *self, ovt_table *table, const ovt_results *results, const char *name)
{
    for (size_t i = 0; ovt_metric_at(i) != NULL; i++) {
        if (strcmp(ovt_metric_at(i)->key, name) == 0) {
            ovt_table_row(self, table);
            ovt_table_cell(self, table, 0, "%s", ovt_metric_at(i)->title);
        }
    }
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_table_cell(self, table, i + 1, "not modelled");
    }
}

static void
group_row(ovt_document *self, ovt_table *table, const char *group)
{
    if (group != NULL) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s:", group);
    }
}

static void
all_rows(ovt_document *self, ovt_table *table, const ovt_results *results, ovt_text *zeros)
{
    for (size_t i = 0; i < ROWS; i++) {
        size_t column = ovt_results_column(results, rows[i].metric);
        group_row(self, table, rows[i].group);
        if (column == OVT_NONE) {
            missing_row(self, table, results, rows[i].metric);
        } else if (ovt_is_zero(results, column)) {
            ovt_text_format(zeros, "%s%s", zeros->length > 0 ? "; " : "",
                results->columns.columns[column].title);
        } else {
            outcome_rows(self, table, results, column);
        }
    }
}

void
ovt_section_card(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    char letter[OVT_SAY];
    ovt_text zeros = {0};
    ovt_document_heading(self, 2, "Outcomes side by side");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Average over all histories", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_table_column_add(self, table, ovt_say_letter(letter, i), OVT_ALIGN_LEFT, true);
    }
    if (provenance->narrowed) {
        for (size_t column = 0; column < results->columns.count; column++) {
            outcome_rows(self, table, results, column);
        }
    } else {
        all_rows(self, table, results, &zeros);
    }
    if (zeros.length > 0) {
        ovt_document_paragraph(
            self, "0 in every history of every offer, and left out: %s.", zeros.data);
    }
    self->failed |= zeros.failed;
    ovt_text_free(&zeros);
    ovt_document_paragraph(self,
        "\"most\" and \"least\" mark the largest and the smallest average and what cannot be told "
        "from it. Which of them is better is for each side to say.");
}
