// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "hindcast.h"

/* Fewer cases than this show nothing but gross errors, whatever the model. */
enum { FEW_CASES = 30 };

static const char *
plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static double
percent(size_t level)
{
    return 100 * ovt_hindcast_level(level);
}

static void
say_coverage(ovt_document *self, const ovt_hindcast *hindcast)
{
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        char held[OVT_SAY], tail[OVT_SAY], stated[OVT_SAY];
        const ovt_hindcast_coverage *coverage = &hindcast->coverage[i];
        if (coverage->cases == 0) {
            continue;
        }
        ovt_document_item(self,
            "The %.0f %% intervals hold %zu of %zu numbers; each case counted once, that is %s of "
            "%zu cases, and %s were to be expected. If they are right, so few or fewer come with "
            "probability %s: %s.",
            percent(i), coverage->inside, coverage->numbers, ovt_say(held, coverage->held, 1),
            coverage->cases, ovt_say(stated, ovt_hindcast_level(i) * (double) coverage->cases, 1),
            ovt_say(tail, coverage->tail, 3),
            coverage->worse ? "the coverage is worse than stated"
                            : "not worse than stated, as far as can be told");
    }
}

static void
say_scores(ovt_document *self, const ovt_hindcast *hindcast)
{
    char mean[OVT_SAY];
    if (hindcast->numbers > 0) {
        ovt_document_item(self,
            "The mean place of what happened is %s; 0.50 were to be expected of a model that is "
            "neither too low nor too high.",
            ovt_say(mean, hindcast->mean_pit, 2));
    }
    if (hindcast->promises > 0) {
        ovt_document_item(self,
            "Of %zu number%s that the texts promised, the simulation foretold %zu better than the "
            "promise itself, %zu just as well and %zu worse.",
            hindcast->promises, plural(hindcast->promises), hindcast->nearer, hindcast->as_near,
            hindcast->promises - hindcast->nearer - hindcast->as_near);
    }
    if (hindcast->answers > 0) {
        ovt_document_item(self,
            "The mean Brier score of %zu yes or no%s is %s; always saying one half scores 0.25.",
            hindcast->answers, hindcast->answers == 1 ? "" : " outcomes",
            ovt_say(mean, hindcast->mean_brier, 3));
    }
}

static void
say_caution(ovt_document *self, const ovt_hindcast *hindcast)
{
    if (hindcast->count < FEW_CASES) {
        ovt_document_paragraph(self,
            "%zu case%s cannot show that a model is right, only that it is grossly wrong. The "
            "numbers of one case hang together, counts can only be met in whole steps, which makes "
            "intervals wider than stated, and a case is on record because people know of it: "
            "agreements that were signed and largely kept come more often here than among all "
            "that were tried.",
            hindcast->count, plural(hindcast->count));
    }
}

static void
section_summary(ovt_document *self, const ovt_hindcast *hindcast)
{
    ovt_document_heading(self, 2, "How well it foretold");
    say_coverage(self, hindcast);
    say_scores(self, hindcast);
    say_caution(self, hindcast);
}

/* Counts the numbers of a case inside each level, and its answers with their mean score. */
static void
overview_row(ovt_document *self, ovt_table *table, const ovt_hindcast_case *one)
{
    size_t numbers = 0, answers = 0, inside[OVT_HINDCAST_LEVELS] = {0};
    double brier = 0;
    char mean[OVT_SAY];
    for (size_t i = 0; i < one->outcome_count; i++) {
        const ovt_hindcast_outcome *outcome = &one->outcomes[i];
        numbers += !outcome->yes_or_no;
        answers += outcome->yes_or_no;
        brier += outcome->yes_or_no ? outcome->brier : 0;
        for (size_t k = 0; k < OVT_HINDCAST_LEVELS; k++) {
            inside[k] += !outcome->yes_or_no && outcome->inside[k];
        }
    }
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", one->scenario->name);
    ovt_table_cell(self, table, 1, "%zu", numbers);
    for (size_t k = 0; k < OVT_HINDCAST_LEVELS && numbers > 0; k++) {
        ovt_table_cell(self, table, 2 + k, "%zu", inside[k]);
    }
    ovt_table_cell(self, table, 2 + OVT_HINDCAST_LEVELS, "%zu", answers);
    if (answers > 0) {
        ovt_table_cell(
            self, table, 3 + OVT_HINDCAST_LEVELS, "%s", ovt_say(mean, brier / (double) answers, 3));
    }
}

static void
section_overview(ovt_document *self, const ovt_hindcast *hindcast)
{
    char title[OVT_SAY];
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Case", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Numbers", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        snprintf(title, sizeof title, "in %.0f %%", percent(i));
        ovt_table_column_add(self, table, title, OVT_ALIGN_RIGHT, false);
    }
    ovt_table_column_add(self, table, "Yes or no", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Mean Brier", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < hindcast->count; i++) {
        overview_row(self, table, &hindcast->cases[i]);
    }
}

/* The narrowest interval that holds what happened. */
static void
say_inside(char text[OVT_SAY], const ovt_hindcast_outcome *outcome)
{
    snprintf(text, OVT_SAY, "none");
    for (size_t i = OVT_HINDCAST_LEVELS; i-- > 0;) {
        if (outcome->inside[i]) {
            snprintf(text, OVT_SAY, "%.0f %%", percent(i));
        }
    }
}

static void
number_row(ovt_document *self, ovt_table *table, const ovt_hindcast_outcome *outcome)
{
    enum { SHOWN = 1 };
    char text[OVT_SAY], range[OVT_SAY];
    const ovt_metric *metric = outcome->column->metric;
    double scale = ovt_shown_scale(metric);
    int decimals = metric->type == OVT_METRIC_COUNT ? 0 : ovt_shown_decimals(metric);
    ovt_interval shown = outcome->interval[SHOWN];
    if (!isnan(outcome->actual->promised)) {
        ovt_table_cell(
            self, table, 1, "%s", ovt_say(text, outcome->actual->promised * scale, decimals));
    }
    ovt_table_cell(self, table, 2, "%s", ovt_say(text, outcome->actual->value * scale, decimals));
    ovt_table_cell(self, table, 3, "%s (%s)", ovt_say(text, outcome->median * scale, decimals),
        ovt_say_range(range, shown.low * scale, shown.high * scale, decimals));
    say_inside(text, outcome);
    ovt_table_cell(self, table, 4, "%s", text);
    ovt_table_cell(self, table, 5, "%s", ovt_say(text, outcome->pit, 2));
    ovt_table_cell(self, table, 6, "%s", ovt_say(text, outcome->crps * scale, 2));
}

static void
answer_row(ovt_document *self, ovt_table *table, const ovt_hindcast_outcome *outcome)
{
    char text[OVT_SAY];
    ovt_table_cell(self, table, 2, "%s", outcome->actual->value == 1 ? "yes" : "no");
    ovt_table_cell(
        self, table, 3, "yes in %s of 100", ovt_say_hundredths(text, outcome->probability));
    ovt_table_cell(self, table, 6, "%s", ovt_say(text, outcome->brier, 2));
}

static void
add_outcomes(ovt_document *self, const ovt_hindcast_case *one)
{
    static const char *const titles[] = {
        "Promised", "Happened", "Simulated (80 %)", "Inside", "Place", "Score"};
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Outcome", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, table, titles[i], OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < one->outcome_count; i++) {
        const ovt_hindcast_outcome *outcome = &one->outcomes[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", outcome->column->title);
        if (outcome->yes_or_no) {
            answer_row(self, table, outcome);
        } else {
            number_row(self, table, outcome);
        }
    }
}

static void
sum_cells(ovt_document *self, ovt_table *table, size_t column, const ovt_hindcast_sum *sum)
{
    char text[OVT_SAY];
    ovt_table_cell(self, table, column, "%s", ovt_say(text, sum->happened, 0));
    ovt_table_cell(self, table, column + 1, "%s", ovt_say(text, sum->median, 0));
    ovt_table_cell(self, table, column + 2, "%s", ovt_say_range(text, sum->low, sum->high, 0));
}

static void
add_days(ovt_document *self, const ovt_hindcast_case *one)
{
    static const char *const titles[] = {
        "Captives", "Median", "80 %", "Prisoners", "Median", "80 %"};
    char date[OVT_SAY];
    if (one->day_count == 0) {
        return;
    }
    ovt_table *table = ovt_document_table(self, "Released by the end of the day, from the start");
    ovt_table_column_add(self, table, "Day", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Date", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, table, titles[i], OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < one->day_count; i++) {
        const ovt_hindcast_day *day = &one->days[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%d", day->day);
        ovt_table_cell(self, table, 1, "%s", ovt_say_date(date, one->scenario, day->day));
        sum_cells(self, table, 2, &day->captives);
        sum_cells(self, table, 5, &day->prisoners);
    }
}

static void
section_case(ovt_document *self, const ovt_hindcast_case *one)
{
    const ovt_scenario *scenario = one->scenario;
    ovt_document_heading(self, 2, "%s", scenario->name);
    if (scenario->title != NULL) {
        ovt_document_paragraph(self, "%s.", scenario->title);
    }
    if (scenario->actual.summary != NULL) {
        ovt_document_paragraph(self, "%s", scenario->actual.summary);
    }
    add_outcomes(self, one);
    add_days(self, one);
}

static void
section_notes(ovt_document *self, const ovt_hindcast *hindcast, const ovt_provenance *provenance)
{
    char histories[OVT_SAY], limit[OVT_SAY];
    ovt_document_heading(self, 2, "How to read this");
    ovt_document_item(self,
        "Promised: by the text, had all been kept. Simulated: the median of the histories, and "
        "the range of 80 %% of them. Inside: the narrowest of their 50, 80 and 95 %% intervals "
        "that holds what happened; none: it lies beyond.");
    ovt_document_item(self,
        "Place: the share of histories with less than what happened, and half of those with as "
        "much (the probability integral transform).");
    ovt_document_item(self,
        "Score: of a number the continuous ranked probability score, in its unit, which for a "
        "single figure is its distance from what happened; of a yes or no the Brier score. Less is "
        "better.");
    ovt_document_item(self,
        "The coverage is worse than stated when so few cases or fewer would lie inside with a "
        "probability below %s, by the binomial distribution, each case counted once with the share "
        "of its numbers inside: a false alarm in 5 of 100 libraries at most.",
        ovt_say(limit, ovt_hindcast_limit(), 3));
    ovt_document_item(self, "overture %s, seed %llu, %s histories each. To repeat it: %s",
        provenance->version, (unsigned long long) hindcast->seed,
        ovt_say(histories, (double) hindcast->replications, 0), provenance->command_line);
}

ovt_status
ovt_build_hindcast(ovt_document *self, const ovt_hindcast *hindcast,
    const ovt_provenance *provenance, ovt_error *err)
{
    char histories[OVT_SAY];
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "What happened, beside what is simulated");
    ovt_document_paragraph(self,
        "%zu case%s of the past, %s histories each (seed %llu), from what was signed and known at "
        "the time. What-ifs, not forecasts.",
        hindcast->count, plural(hindcast->count),
        ovt_say(histories, (double) hindcast->replications, 0),
        (unsigned long long) hindcast->seed);
    section_overview(self, hindcast);
    section_summary(self, hindcast);
    for (size_t i = 0; i < hindcast->count; i++) {
        section_case(self, &hindcast->cases[i]);
    }
    section_notes(self, hindcast, provenance);
    ovt_data_hindcast(self, hindcast, provenance);
    ovt_records_hindcast(self, hindcast);
    return ovt_built(self, err);
}
