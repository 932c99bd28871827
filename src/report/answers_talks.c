// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

/* Half the width of a 95 % interval in standard errors, for many histories. */
static const double HALF_WIDTH = 1.96;

/* The paths: scenarios in which the sides talk, the first being what the others are held against
 * (the baseline where it is one of them). */
typedef struct {
    const ovt_results *results;
    size_t first;
    size_t count;
} paths;

static bool
is_path(const ovt_results *results, size_t scenario)
{
    return ovt_scenario_negotiates(results->scenarios[scenario]);
}

static paths
find_paths(const ovt_results *results)
{
    paths found = {.results = results, .first = OVT_NONE};
    for (size_t i = 0; i < results->scenario_count; i++) {
        if (is_path(results, i)) {
            found.first = found.count++ == 0 ? i : found.first;
        }
    }
    if (is_path(results, results->baseline)) {
        found.first = results->baseline;
    }
    return found;
}

/* Paths meet the same chance, so that the error of their difference is hardly more than this. */
static const char *
verdict_of(const ovt_results *results, size_t column, size_t path, size_t reference)
{
    if (reference == results->baseline) {
        return ovt_verdict_text(ovt_results_difference(results, path, column)->verdict);
    }
    const ovt_summary *a = ovt_results_summary(results, path, column);
    const ovt_summary *b = ovt_results_summary(results, reference, column);
    double gap = a->mean - b->mean;
    double width = HALF_WIDTH * sqrt(a->se * a->se + b->se * b->se);
    double tolerance = results->columns.columns[column].practically_same;
    return ovt_verdict_text(ovt_verdict_of((ovt_interval){gap - width, gap + width}, tolerance));
}

/* "as-offered 71", with a verdict for all but the first path. */
static void
say_share(ovt_text *text, const paths *all, size_t column, size_t path)
{
    char share[OVT_SAY];
    const ovt_results *results = all->results;
    const ovt_summary *summary = ovt_results_summary(results, path, column);
    ovt_text_format(text, "%s %s", results->scenarios[path]->name,
        summary->n == 0 ? "none" : ovt_say_hundredths(share, summary->mean));
    if (path != all->first && summary->n > 0) {
        ovt_text_format(text, " (%s)", verdict_of(results, column, path, all->first));
    }
}

static void
add_share(ovt_document *self, const paths *all, const char *metric, const char *lead)
{
    size_t column = ovt_results_column(all->results, metric);
    ovt_text text = {0};
    if (column == OVT_NONE) {
        return;
    }
    say_share(&text, all, column, all->first);
    for (size_t i = 0; i < all->results->scenario_count; i++) {
        if (i != all->first && is_path(all->results, i)) {
            ovt_text_add(&text, ", ");
            say_share(&text, all, column, i);
        }
    }
    self->failed |= text.failed;
    ovt_document_item(self, "%s: %s.", lead, text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
}

/* To add what a path leads to: add its row here. */
static const struct {
    const char *metric;
    const char *title;
} ends[] = {
    {"returned_alive", "Returned alive"},
    {"prisoners_released", "Prisoners released"},
    {"died_in_captivity", "Died in captivity"},
    {"hostility_days", "Days of hostilities"},
};

static void
end_cell(ovt_document *self, ovt_table *table, const ovt_results *results, size_t path, size_t row)
{
    char value[OVT_SAY];
    size_t column = ovt_results_column(results, ends[row].metric);
    if (column != OVT_NONE) {
        const ovt_metric *metric = results->columns.columns[column].metric;
        double mean = ovt_results_summary(results, path, column)->mean;
        ovt_table_cell(self, table, row + 2, "%s",
            ovt_say(value, mean * ovt_shown_scale(metric), ovt_shown_decimals(metric)));
    }
}

/* Beneath each number its verdict. */
static void
verdict_cell(
    ovt_document *self, ovt_table *table, const ovt_results *results, size_t path, size_t row)
{
    size_t column = ovt_results_column(results, ends[row].metric);
    if (column != OVT_NONE) {
        ovt_table_cell(self, table, row + 2, "%s",
            ovt_verdict_text(ovt_results_difference(results, path, column)->verdict));
    }
}

static void
add_ends(ovt_document *self, const ovt_results *results)
{
    char letter[OVT_SAY];
    size_t count = sizeof ends / sizeof *ends;
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Path", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < count; i++) {
        ovt_table_column_add(self, table, ends[i].title, OVT_ALIGN_RIGHT, true);
    }
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_say_letter(letter, i));
        ovt_table_cell(self, table, 1, "%s", results->scenarios[i]->name);
        for (size_t row = 0; row < count; row++) {
            end_cell(self, table, results, i, row);
        }
        if (i != results->baseline) {
            ovt_table_row(self, table);
            for (size_t row = 0; row < count; row++) {
                verdict_cell(self, table, results, i, row);
            }
        }
    }
}

/* Only differences to the baseline are taken history by history. */
static void
say_reference(ovt_document *self, const paths *all)
{
    const char *name = all->results->scenarios[all->first]->name;
    if (all->count > 1 && all->first == all->results->baseline) {
        ovt_document_item(self, "These verdicts are against %s, history by history.", name);
    } else if (all->count > 1) {
        ovt_document_item(self,
            "These verdicts are against %s, by the means alone; with --baseline %s they are taken "
            "history by history, which tells more.",
            name, name);
    }
}

void
ovt_section_rejections(ovt_document *self, const ovt_results *results)
{
    paths all = find_paths(results);
    size_t tactical = ovt_results_column(results, "first_rejection_tactical");
    if (all.count == 0 || tactical == OVT_NONE ||
        ovt_results_summary(results, all.first, tactical)->n == 0) {
        return;
    }
    add_share(self, &all, "first_rejection_tactical",
        "Was the first rejection a tactic? Of 100 histories with a rejection, so many");
    add_share(self, &all, "deal_after_rejection",
        "Is a deal still likely? Of 100 histories with a rejection, a deal follows in so many");
    say_reference(self, &all);
}

void
ovt_section_paths(ovt_document *self, const ovt_results *results)
{
    if (find_paths(results).count > 0) {
        ovt_document_paragraph(self,
            "What each path returns, frees and costs by the horizon, on average; beneath each "
            "number its verdict against %s.",
            results->scenarios[results->baseline]->name);
        add_ends(self, results);
    }
}
