// SPDX-License-Identifier: GPL-3.0-or-later
/* What would change the verdict, and in which settings the offers differ. */
#include <math.h>
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

static void
flip_row(ovt_document *self, ovt_table *table, const ovt_flip *flip)
{
    char now[OVT_NUMBER_TEXT], low[OVT_NUMBER_TEXT], high[OVT_NUMBER_TEXT], turn[OVT_SAY];
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", flip->path);
    ovt_table_cell(
        self, table, 1, "%s%s", ovt_say_short(now, flip->value), flip->uncertain ? " (mean)" : "");
    ovt_table_cell(self, table, 2, "%s", ovt_say_short(turn, flip->flip));
    ovt_table_cell(
        self, table, 3, "%s to %s", ovt_say_short(low, flip->low), ovt_say_short(high, flip->high));
    ovt_table_cell(self, table, 4, "%s", flip->unit == NULL ? "" : flip->unit);
}

static void
flip_table(ovt_document *self, const ovt_flips *flips, size_t turning)
{
    static const char *const titles[] = {"Setting", "Now", "Turns at", "Looked at", "Unit"};
    ovt_table *table = ovt_document_table(self, NULL);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_align align = i == 1 || i == 2 ? OVT_ALIGN_RIGHT : OVT_ALIGN_LEFT;
        ovt_table_column_add(self, table, titles[i], align, i != 2);
    }
    for (size_t i = 0; i < turning; i++) {
        flip_row(self, table, &flips->flips[i]);
    }
}

static void
say_pair(ovt_text *text, const ovt_results *results, const ovt_flips *flips)
{
    char first[OVT_SAY], second[OVT_SAY];
    const char *title = results->columns.columns[flips->column].title;
    ovt_text_format(text, "%s: %s (%s) and %s (%s)", title, ovt_say_letter(first, flips->leader),
        results->scenarios[flips->leader]->name, ovt_say_letter(second, flips->second),
        results->scenarios[flips->second]->name);
}

/* Where nothing turns it round: what brings it nearest to that. */
static void
say_nearest(ovt_document *self, const ovt_results *results, const ovt_flips *flips)
{
    char at[OVT_NUMBER_TEXT], from[OVT_SAY], to[OVT_SAY];
    const ovt_metric *metric = results->columns.columns[flips->column].metric;
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric);
    const ovt_flip *nearest = &flips->flips[0];
    ovt_document_paragraph(self,
        "It comes nearest with %s at %s: the lead is then %s instead of %s.", nearest->path,
        ovt_say_short(at, nearest->flip), ovt_say(to, nearest->least_lead * scale, decimals),
        ovt_say(from, flips->lead * scale, decimals));
}

void
ovt_section_flips(ovt_document *self, const ovt_results *results, const ovt_flips *flips)
{
    size_t turning = 0;
    char histories[OVT_SAY], number[OVT_SAY];
    ovt_text pair = {0};
    ovt_document_heading(self, 2, "What would change the verdict");
    if (flips == NULL) {
        ovt_document_paragraph(
            self, "Not looked at here: -v does, and so do reports in Markdown and HTML.");
        return;
    }
    if (flips->second == OVT_NONE) {
        ovt_document_paragraph(self, "There are no two offers to hold against each other.");
        return;
    }
    say_pair(&pair, results, flips);
    const char *words = pair.data == NULL ? "" : pair.data;
    while (turning < flips->count && flips->flips[turning].flips) {
        turning++;
    }
    ovt_say(histories, (double) flips->histories, 0);
    strcpy(number, "none");
    if (turning > 0) {
        ovt_say(number, (double) turning, 0);
    }
    if (!flips->clear) {
        ovt_document_paragraph(self,
            "%s lead on average, and %s histories of each do not tell them apart: there is no "
            "verdict that could change.",
            words, histories);
    } else {
        ovt_document_paragraph(self,
            "%s lead on average. Of %zu uncertain or assumed numbers of the world that both share, "
            "each changed alone, %s turn%s their order round. Looked at: uncertain ones from the "
            "1st to the 99th percentile, others from half to twice their value; %s histories of "
            "each offer for every value, so that places are approximate.",
            words, flips->count, number, turning > 1 ? "" : "s", histories);
    }
    if (flips->clear && turning > 0) {
        flip_table(self, flips, turning);
    } else if (flips->clear && flips->count > 0) {
        say_nearest(self, results, flips);
    }
    self->failed |= pair.failed;
    ovt_text_free(&pair);
}

static const ovt_assumption *
line_at(const ovt_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        if (strcmp(scenario->ledger[i].path, path) == 0) {
            return &scenario->ledger[i];
        }
    }
    return NULL;
}

static bool
is_told_before(const ovt_results *results, size_t scenario, const char *path)
{
    for (size_t i = 0; i < scenario; i++) {
        if (line_at(results->scenarios[i], path) != NULL) {
            return true;
        }
    }
    return false;
}

/* A default that another scenario does not have, such as one of talks where nobody talks, is no
 * difference that anybody made. */
static bool
differs(const ovt_results *results, const ovt_assumption *line)
{
    bool missing = false, given = false;
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_assumption *other = line_at(results->scenarios[i], line->path);
        if (other != NULL && strcmp(other->value, line->value) != 0) {
            return true;
        }
        missing = missing || other == NULL;
        given = given || (other != NULL && other->ground != OVT_DEFAULT);
    }
    return missing && given;
}

static void
difference_row(
    ovt_document *self, ovt_table *table, const ovt_results *results, const ovt_assumption *line)
{
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", line->path);
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_assumption *other = line_at(results->scenarios[i], line->path);
        ovt_table_cell(self, table, i + 1, "%s", other == NULL ? "-" : other->value);
    }
}

static ovt_table *
begin_differences(ovt_document *self, const ovt_results *results)
{
    char letter[OVT_SAY];
    ovt_document_heading(self, 2, "Settings that differ");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Setting", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_table_column_add(self, table, ovt_say_letter(letter, i), OVT_ALIGN_RIGHT, true);
    }
    return table;
}

void
ovt_section_settings(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    ovt_table *table = NULL;
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->ledger_count; j++) {
            const ovt_assumption *line = &results->scenarios[i]->ledger[j];
            bool is_term = strncmp(line->path, "offer.", 6) == 0;
            if ((is_term && !provenance->full) || is_told_before(results, i, line->path) ||
                !differs(results, line)) {
                continue;
            }
            table = table == NULL ? begin_differences(self, results) : table;
            difference_row(self, table, results, line);
        }
    }
    if (table != NULL) {
        ovt_document_paragraph(self,
            "\"-\": the setting is not part of that offer, or not given there.%s",
            provenance->full ? "" : " Those of offer are left out here; -v lists them.");
    }
}
