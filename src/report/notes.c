// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

void
ovt_section_key(ovt_document *self, const ovt_results *results)
{
    char letter[OVT_SAY];
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Offer", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "What it is", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_scenario *scenario = results->scenarios[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_say_letter(letter, i));
        ovt_table_cell(self, table, 1, "%s", scenario->name);
        ovt_table_cell(self, table, 2, "%s", scenario->title == NULL ? "" : scenario->title);
    }
}

void
ovt_section_interruption(ovt_document *self, const ovt_results *results)
{
    char done[OVT_SAY], planned[OVT_SAY];
    if (results->interrupted) {
        ovt_document_paragraph(self,
            "Interrupted: these are the first %s of %s histories; all intervals are for these.",
            ovt_say(done, (double) results->replications, 0),
            ovt_say(planned, (double) results->planned, 0));
    }
}

/* Settings that several scenarios share from one file count once. */
static bool
is_repeated(const ovt_results *results, size_t scenario, const ovt_assumption *line)
{
    for (size_t i = 0; i < scenario; i++) {
        const ovt_scenario *other = results->scenarios[i];
        for (size_t j = 0; j < other->ledger_count; j++) {
            const ovt_assumption *earlier = &other->ledger[j];
            bool same_place = line->line > 0 ? earlier->line == line->line &&
                                                   strcmp(earlier->file, line->file) == 0
                                             : earlier->line == 0;
            if (same_place && strcmp(earlier->path, line->path) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What happened is held against the figures; they do not follow from it. */
static bool
is_of_the_past(const ovt_assumption *line)
{
    return strncmp(line->path, "actual.", strlen("actual.")) == 0;
}

typedef struct {
    size_t of[OVT_DEFAULT + 1];
    size_t without_note;
} grounds;

static grounds
count_grounds(const ovt_results *results)
{
    grounds counts = {{0}, 0};
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->ledger_count; j++) {
            const ovt_assumption *line = &results->scenarios[i]->ledger[j];
            if (!is_of_the_past(line) && !is_repeated(results, i, line)) {
                counts.of[line->ground]++;
                counts.without_note += line->ground == OVT_ASSUMPTION && line->note == NULL;
            }
        }
    }
    return counts;
}

static const char *
plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static const char *
what_is_signed(const ovt_results *results)
{
    size_t talks = 0;
    for (size_t i = 0; i < results->scenario_count; i++) {
        talks += ovt_scenario_negotiates(results->scenarios[i]);
    }
    return talks == 0 ? "Whether an offer would be signed is not asked here."
                      : "What is signed, and when, follows from the talks.";
}

void
ovt_section_caveat(ovt_document *self, const ovt_results *results)
{
    grounds counts = count_grounds(results);
    ovt_document_paragraph(self,
        "What-ifs, not forecasts: the figures follow from the terms and from %zu fact%s, %zu "
        "assumption%s and %zu default%s. %s",
        counts.of[OVT_FACT], plural(counts.of[OVT_FACT]), counts.of[OVT_ASSUMPTION],
        plural(counts.of[OVT_ASSUMPTION]), counts.of[OVT_DEFAULT], plural(counts.of[OVT_DEFAULT]),
        what_is_signed(results));
}

static void
note_assumptions(ovt_document *self, const ovt_results *results)
{
    size_t without = count_grounds(results).without_note;
    char bare[OVT_SAY] = "";
    if (without > 0) {
        snprintf(bare, sizeof bare, "; %zu assumption%s without a note", without,
            without == 1 ? " is" : "s are");
    }
    ovt_document_item(self,
        "A fact has a source, an assumption has none%s. `overture check -v FILE` lists every value "
        "in force and where it was written.",
        bare);
}

static void
note_tolerances(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    ovt_text text = {0};
    for (size_t i = 0; i < results->columns.count; i++) {
        const ovt_column *column = &results->columns.columns[i];
        char value[OVT_NUMBER_TEXT];
        if ((provenance->narrowed || ovt_is_detailed(column->name)) &&
            column->practically_same > 0 && !ovt_is_ending(column)) {
            ovt_text_format(&text, "%s%s %s", text.length > 0 ? ", " : "", column->name,
                ovt_number_text(value, column->practically_same));
        }
    }
    if (text.length > 0) {
        ovt_document_item(self,
            "Within these a difference counts as practically the same: %s (shares from 0 to 1; "
            "`overture metrics` lists all, run.practically_same sets others).",
            text.data);
    }
    self->failed |= text.failed;
    ovt_text_free(&text);
}

static void
note_quantiles(ovt_document *self, const ovt_results *results)
{
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t column = 0; column < results->columns.count; column++) {
            if (ovt_results_summary(results, i, column)->quantile_error > 0) {
                ovt_document_item(self,
                    "Ranges of people and events are exact counts; those of other numbers are read "
                    "from fine bins, and --format json gives the largest error of each.");
                return;
            }
        }
    }
}

static void
note_comparison(ovt_document *self, const ovt_results *results)
{
    char letter[OVT_SAY], histories[OVT_SAY];
    ovt_say(histories, (double) results->replications, 0);
    const char *base = ovt_say_letter(letter, results->baseline);
    ovt_document_item(self,
        "All offers meet the same chance, history by history, so that a difference comes from the "
        "offers. \"Minus %s\" is the mean of these differences to %s; More, Same and Fewer say in "
        "how many of 100 histories there was more, as much or less than under %s.",
        base, base, base);
    ovt_document_item(self,
        "Verdicts: higher or lower when the whole 95 %% interval of the difference lies beyond the "
        "tolerance, practically the same when it lies within, cannot tell otherwise (raise -n).");
    ovt_document_item(self,
        "What was seen in none of %s histories may still have a chance of up to about 3 in %s.",
        histories, histories);
}

static void
note_provenance(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    char done[OVT_SAY], reached[OVT_SAY];
    if (results->precision > 0 && !isnan(results->precision_reached)) {
        ovt_document_item(self,
            "Asked for a precision of %s, reached %s (half the 95 %% interval, as a share of the "
            "mean).",
            ovt_say(done, results->precision, 4), ovt_say(reached, results->precision_reached, 4));
    }
    ovt_document_item(self, "overture %s, seed %llu, %s histories. To repeat it: %s",
        provenance->version, (unsigned long long) results->seed,
        ovt_say(done, (double) results->replications, 0), provenance->command_line);
}

void
ovt_section_notes(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    ovt_document_heading(self, 2, "How to read this");
    if (results->scenario_count > 1) {
        note_comparison(self, results);
    }
    ovt_document_item(self,
        "95 %% intervals are the error of simulating a limited number of histories and shrink with "
        "-n. 80 %% of histories lie in the range so headed (10 %% lie below it, 10 %% above): this "
        "is how far histories of one and the same offer differ, uncertain inputs included.");
    if (results->scenario_count > 1) {
        note_tolerances(self, results, provenance);
    }
    note_quantiles(self, results);
    note_assumptions(self, results);
    note_provenance(self, results, provenance);
}
