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
    ovt_grounds_count counts = ovt_count_grounds(results);
    ovt_document_paragraph(self,
        "What-ifs, not forecasts: the figures follow from the terms and from %zu fact%s, %zu "
        "assumption%s and %zu default%s. %s",
        counts.of[OVT_FACT], plural(counts.of[OVT_FACT]), counts.of[OVT_ASSUMPTION],
        plural(counts.of[OVT_ASSUMPTION]), counts.of[OVT_DEFAULT], plural(counts.of[OVT_DEFAULT]),
        what_is_signed(results));
}

/* Most histories that anybody would ask for. */
static const double MOST_HISTORIES = 1e7;

/* Histories that would make an interval narrow enough for a verdict, with a fifth to spare. */
static double
histories_needed(const ovt_difference *difference, double tolerance)
{
    double half = (difference->ci95.high - difference->ci95.low) / 2;
    double room = fabs(fabs(difference->mean) - tolerance);
    return 1.2 * (double) difference->n * (half / room) * (half / room);
}

/* The next of 1, 2 or 5 times a power of ten. */
static double
rounded_up(double value)
{
    double power = pow(10, floor(log10(value)));
    double lead = value / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

/* Adds a difference without a verdict to the list. */
static void
add_open(ovt_text *list, const ovt_results *results, size_t scenario, size_t column)
{
    char letter[OVT_SAY];
    ovt_text_format(list, "%s%s under %s", list->length > 0 ? "; " : "",
        results->columns.columns[column].title, ovt_say_letter(letter, scenario));
}

void
ovt_section_warning(ovt_document *self, const ovt_results *results)
{
    ovt_text list = {0};
    double needed = 0;
    for (size_t column = 0; column < results->columns.count; column++) {
        const ovt_column *row = &results->columns.columns[column];
        for (size_t i = 0; ovt_is_detailed(row->name) && i < results->scenario_count; i++) {
            const ovt_difference *difference = ovt_results_difference(results, i, column);
            if (difference->n > 0 && difference->verdict == OVT_CANNOT_TELL) {
                add_open(&list, results, i, column);
                needed = fmax(needed, histories_needed(difference, row->practically_same));
            }
        }
    }
    if (list.length > 0 && needed <= MOST_HISTORIES) {
        ovt_document_paragraph(self,
            "No verdict yet, as the interval is too wide for it: %s. About -n %.0f would do.",
            list.data, rounded_up(needed));
    } else if (list.length > 0) {
        ovt_document_paragraph(self,
            "No verdict, as the difference lies too near the tolerance for any number of "
            "histories: %s. run.practically_same moves the tolerance.",
            list.data);
    }
    self->failed |= list.failed;
    ovt_text_free(&list);
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
note_precision(ovt_document *self, const ovt_results *results)
{
    char done[OVT_SAY], reached[OVT_SAY];
    if (results->precision > 0 && !isnan(results->precision_reached)) {
        ovt_document_item(self,
            "Asked for a precision of %s, reached %s (half the 95 %% interval, as a share of the "
            "mean).",
            ovt_say(done, results->precision, 4), ovt_say(reached, results->precision_reached, 4));
    }
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
    note_precision(self, results);
}
