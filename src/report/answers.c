// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

/* To add an answer: add its row here. */
static const struct {
    const char *metric;
    int better; /* +1: the most is named, -1: the fewest */
    const char *lead;
} answers[] = {
    {"returned_alive", 1, "Most captives returned alive"},
    {"died_in_captivity", -1, "Fewest deaths in captivity"},
    {"prisoners_released", 1, "Most prisoners released"},
    {"hostility_days", -1, "Fewest days of hostilities"},
    {"aid_delivered", 1, "Most aid delivered"},
    {"seeker_realised", 1, "Most value realised for the seeker"},
    {"holder_realised", 1, "Most value realised for the holder"},
};

/* Standard errors of a difference of two means within which neither is named before the other.
 * Both come from the same chance, so that their errors are at most this large. */
static const double TOO_CLOSE = 2.0;

bool
ovt_is_close(const ovt_results *results, size_t column, size_t first, size_t second)
{
    const ovt_summary *a = ovt_results_summary(results, first, column);
    const ovt_summary *b = ovt_results_summary(results, second, column);
    double error = sqrt(a->se * a->se + b->se * b->se);
    double gap = fabs(a->mean - b->mean);
    return first == second || gap <= results->columns.columns[column].practically_same ||
           gap <= TOO_CLOSE * error;
}

static size_t
best_scenario(const ovt_results *results, size_t column, int better)
{
    size_t best = 0;
    double most = -INFINITY;
    for (size_t i = 0; i < results->scenario_count; i++) {
        double value = better * ovt_results_summary(results, i, column)->mean;
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best;
}

/* "F, permanent", then those that cannot be told from it. */
static void
say_leaders(ovt_text *text, const ovt_results *results, size_t column, size_t best, bool *with_base)
{
    char letter[OVT_SAY], value[OVT_SAY];
    const ovt_column *row = &results->columns.columns[column];
    const ovt_summary *top = ovt_results_summary(results, best, column);
    *with_base = best == results->baseline;
    double scale = ovt_shown_scale(row->metric);
    int decimals = ovt_shown_decimals(row->metric);
    const char *unit = ovt_shown_unit(row->metric);
    bool utility = strcmp(unit, "utility") == 0;
    ovt_text_format(text, "%s, %s, with %s%s%s%s", ovt_say_letter(letter, best),
        results->scenarios[best]->name, ovt_say(value, top->mean * scale, decimals),
        utility ? "" : " ", utility ? "" : unit, scale > 1 ? " histories" : " on average");
    const char *joint = "; practically the same or too close to tell: ";
    for (size_t i = 0; i < results->scenario_count; i++) {
        const ovt_summary *other = ovt_results_summary(results, i, column);
        if (i != best && other->n > 0 && ovt_is_close(results, column, best, i)) {
            *with_base |= i == results->baseline;
            ovt_text_format(text, "%s%s (%s)", joint, ovt_say_letter(letter, i),
                ovt_say(value, other->mean * scale, decimals));
            joint = ", ";
        }
    }
}

/* Fixed phrases: the verdict's word, the size and its interval. */
static void
say_difference(ovt_text *text, const ovt_results *results, size_t column, size_t scenario)
{
    char size[OVT_SAY], range[OVT_SAY];
    const ovt_difference *difference = ovt_results_difference(results, scenario, column);
    const ovt_metric *metric = results->columns.columns[column].metric;
    int decimals = ovt_shown_decimals(metric);
    double way = difference->mean < 0 ? -1 : 1, scale = ovt_shown_scale(metric) * way;
    double ends[] = {difference->ci95.low * scale, difference->ci95.high * scale};
    ovt_text_format(text, "%s by %s (95 %% interval %s)", way < 0 ? "lower" : "higher",
        ovt_say(size, difference->mean * scale, decimals),
        ovt_say_range(range, fmin(ends[0], ends[1]), fmax(ends[0], ends[1]), decimals));
}

static bool
is_told_apart(const ovt_results *results, size_t column, size_t scenario)
{
    ovt_verdict verdict = ovt_results_difference(results, scenario, column)->verdict;
    return verdict == OVT_HIGHER || verdict == OVT_LOWER;
}

/* The best against the baseline; where the baseline is the best, the next one against it. */
static void
say_lead(ovt_text *text, const ovt_results *results, size_t row, size_t column, size_t best)
{
    char letter[OVT_SAY];
    size_t next = OVT_NONE;
    if (best != results->baseline) {
        if (is_told_apart(results, column, best)) {
            ovt_text_add(text, "; ");
            say_difference(text, results, column, best);
            ovt_text_format(text, " than under %s", ovt_say_letter(letter, results->baseline));
        }
        return;
    }
    for (size_t i = 0; i < results->scenario_count; i++) {
        double value = answers[row].better * ovt_results_summary(results, i, column)->mean;
        bool nearer =
            next == OVT_NONE ||
            value > answers[row].better * ovt_results_summary(results, next, column)->mean;
        if (i != best && !isnan(value) && is_told_apart(results, column, i) && nearer) {
            next = i;
        }
    }
    if (next != OVT_NONE) {
        ovt_text_format(text, "; next is %s, ", ovt_say_letter(letter, next));
        say_difference(text, results, column, next);
    }
}

static void
add_answer(ovt_document *self, const ovt_results *results, size_t row)
{
    size_t column = ovt_results_column(results, answers[row].metric);
    ovt_text text = {0};
    bool with_baseline = false;
    if (column == OVT_NONE) {
        return;
    }
    size_t best = best_scenario(results, column, answers[row].better);
    say_leaders(&text, results, column, best, &with_baseline);
    if (!text.failed && (best == results->baseline || !with_baseline)) {
        say_lead(&text, results, row, column, best);
    }
    if (text.failed) {
        self->failed = true;
    } else {
        ovt_document_item(self, "%s: %s.", answers[row].lead, text.data);
    }
    ovt_text_free(&text);
}

void
ovt_section_answers(ovt_document *self, const ovt_results *results)
{
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        add_answer(self, results, i);
    }
}
