// SPDX-License-Identifier: GPL-3.0-or-later
/* Each offer in counts of people and days, out of how many. */
#include <math.h>

#include "overture/base/text.h"
#include "parts.h"

static double
people_held(const ovt_scenario *scenario)
{
    double sum = 0;
    for (size_t i = 0; i < scenario->captive_count; i++) {
        sum += scenario->captives[i].held;
    }
    return sum;
}

static double
prisoners_pooled(const ovt_scenario *scenario)
{
    double sum = 0;
    for (size_t i = 0; i < scenario->prisoner_count; i++) {
        sum += scenario->prisoners[i].pool;
    }
    return sum;
}

static double
days_in_all(const ovt_scenario *scenario)
{
    return scenario->clock.horizon_days;
}

/* To add a count: write what it is out of above, add its row here. */
static const struct {
    const char *metric;
    double (*of)(const ovt_scenario *scenario);
    const char *what; /* "24 of 133 ..." */
    const char *none; /* where it never happened */
} counts[] = {
    {"returned_alive", people_held, "captives come home alive", "no captive comes home alive"},
    {"died_in_captivity", people_held, "die in captivity", "nobody dies in captivity"},
    {"prisoners_released", prisoners_pooled, "prisoners are released", "no prisoner is released"},
    {"truce_days", days_in_all, "days are of truce", "no day is of truce"},
};

static void
say_count(ovt_text *text, const ovt_results *results, size_t scenario, size_t row)
{
    char mean[OVT_SAY], of[OVT_SAY], range[OVT_SAY], n[OVT_SAY];
    size_t column = ovt_results_column(results, counts[row].metric);
    const ovt_summary *summary =
        column == OVT_NONE ? NULL : ovt_results_summary(results, scenario, column);
    if (summary == NULL || !summary->modelled || summary->n == 0) {
        return;
    }
    const char *joint = text->length > 0 ? "; " : "";
    if (summary->max == 0) {
        ovt_say(n, (double) summary->n, 0);
        ovt_text_format(text,
            "%s%s in any of %s histories (the true share of such histories is "
            "below about 3 in %s)",
            joint, counts[row].none, n, n);
        return;
    }
    ovt_text_format(text, "%s%s of %s %s (80 %% of futures: %s)", joint,
        ovt_say(mean, summary->mean, 0),
        ovt_say(of, counts[row].of(results->scenarios[scenario]), 0), counts[row].what,
        ovt_say_range(range, summary->quantile[OVT_P10], summary->quantile[OVT_P90], 0));
}

/* "in 100 paired futures more captives come home than under A in 31, fewer in 13, as many in 56" */
static void
say_futures(ovt_text *text, const ovt_results *results, size_t scenario)
{
    char base[OVT_SAY];
    int hundredths[3];
    size_t column = ovt_results_column(results, "returned_alive");
    if (column == OVT_NONE || scenario == results->baseline) {
        return;
    }
    const ovt_difference *difference = ovt_results_difference(results, scenario, column);
    if (!difference->modelled || difference->n == 0) {
        return;
    }
    ovt_hundredths_of_three(
        (double[3]){difference->p_higher, difference->p_lower, difference->p_equal}, hundredths);
    ovt_text_format(text,
        ". In 100 paired futures more captives come home than under %s in %d, fewer in %d, as many "
        "in %d",
        ovt_say_letter(base, results->baseline), hundredths[0], hundredths[1], hundredths[2]);
}

void
ovt_section_plain(ovt_document *self, const ovt_results *results)
{
    bool headed = false;
    for (size_t i = 0; i < results->scenario_count; i++) {
        char letter[OVT_SAY];
        ovt_text text = {0};
        for (size_t row = 0; row < sizeof counts / sizeof *counts; row++) {
            say_count(&text, results, i, row);
        }
        say_futures(&text, results, i);
        if (text.length > 0 && !headed) {
            ovt_document_heading(self, 2, "In plain numbers");
            headed = true;
        }
        self->failed |= text.failed;
        if (text.length > 0) {
            const char *name = results->scenarios[i]->name;
            if (results->scenario_count == 1) {
                ovt_document_item(self, "On average, %s.", text.data);
            } else {
                ovt_document_item(self, "%s, %s: %s.", ovt_say_letter(letter, i), name, text.data);
            }
        }
        ovt_text_free(&text);
    }
}
