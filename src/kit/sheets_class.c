// SPDX-License-Identifier: GPL-3.0-or-later
/* The simulated class in numbers and plots, in the order of a debrief. */
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "overture/play/temperament.h"
#include "sheets.h"

enum { LEAST_FOR_SLOPE = 8, SHOWN_PAIRS = 6 };

static const char *
side_name(const ovt_kit *kit, int side)
{
    return kit->scenario->party[side].name;
}

static void
say_counts(ovt_document *self, const ovt_kit *kit)
{
    static const char *const titles[] = {"What became of the talks", "Pairs", NULL};
    char text[OVT_SAY], ending[OVT_ENDING_TEXT];
    ovt_pair_counts counts = ovt_pairs_count(kit);
    size_t of[OVT_ENDING_COUNT] = {0};
    ovt_document_heading(self, 2, "1. Did they agree?");
    ovt_table *table = ovt_kit_table(self, NULL, titles, OVT_ALIGN_RIGHT);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "agreed");
    ovt_table_cell(self, table, 1, "%zu of %zu", counts.agreed, kit->pair_count);
    for (size_t i = 0; i < kit->pair_count; i++) {
        of[kit->pairs[i].ending] += !kit->pairs[i].agreed;
    }
    for (int i = 0; i < OVT_ENDING_COUNT; i++) {
        if (of[i] > 0) {
            ovt_table_row(self, table);
            ovt_table_cell(self, table, 0, "%s", ovt_say_key(text, ovt_ending_text(ending, i)));
            ovt_table_cell(self, table, 1, "%zu", of[i]);
        }
    }
    if (kit->known) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "avoidable impasse (red lines aside)");
        ovt_table_cell(self, table, 1, "%zu", counts.avoidable);
    }
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "worse than walking away for %s", side_name(kit, side));
        ovt_table_cell(self, table, 1, "%zu", counts.worse[side]);
    }
}

/* The correlation of first offers and settlements of one side, with its 95 % interval by Fisher's
 * transformation, where there are enough pairs to say. */
static void
say_anchor(ovt_document *self, const ovt_kit *kit, int side)
{
    double x[OVT_KIT_MOST_PAIRS], y[OVT_KIT_MOST_PAIRS];
    char middle[OVT_SAY], range[OVT_SAY];
    size_t count = 0;
    for (size_t i = 0; i < kit->pair_count; i++) {
        if (kit->pairs[i].agreed && isfinite(kit->pairs[i].first[side])) {
            x[count] = kit->pairs[i].first[side];
            y[count++] = kit->pairs[i].utility[side];
        }
    }
    bool varied = count >= LEAST_FOR_SLOPE && gsl_stats_sd(x, 1, count) > 1e-9 &&
                  gsl_stats_sd(y, 1, count) > 1e-9;
    if (count < LEAST_FOR_SLOPE) {
        ovt_document_item(self, "%s: %zu pairs, too few to say more.", side_name(kit, side), count);
    } else if (!varied) {
        ovt_document_item(self,
            "%s: all %zu first offers, or all settlements, were worth the same to it, so that "
            "nothing can be said.",
            side_name(kit, side), count);
    } else {
        double r = gsl_stats_correlation(x, 1, y, 1, count);
        double z = atanh(fmin(fmax(r, -0.9999), 0.9999)), reach = 1.96 / sqrt((double) count - 3);
        ovt_document_item(self, "%s: correlation %s in %zu pairs, 95 %% interval %s.",
            side_name(kit, side), ovt_say(middle, r, 2), count,
            ovt_say_range(range, tanh(z - reach), tanh(z + reach), 2));
    }
}

static void
plot_anchor(ovt_document *self, const ovt_kit *kit)
{
    ovt_document_heading(self, 2, "2. First offer and settlement");
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_FRONTIER, "first-offers");
    ovt_chart_words(self, chart, "First offers and settlements",
        "Each mark is a side of a simulated pair that agreed: what its own first offer and what "
        "the settlement was worth to it.",
        "own first offer, own points", "settlement, own points");
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_chart_series *series = ovt_chart_series_add(self, chart, side_name(kit, side), side);
        const char *label = side_name(kit, side);
        for (size_t i = 0; i < kit->pair_count; i++) {
            const ovt_pair *pair = &kit->pairs[i];
            if (pair->agreed && isfinite(pair->first[side])) {
                ovt_chart_point point = {
                    .x = 100 * pair->first[side], .y = 100 * pair->utility[side], .label = label};
                ovt_chart_point_add(self, series, &point);
                label = "";
            }
        }
    }
    say_anchor(self, kit, OVT_SEEKER);
    say_anchor(self, kit, OVT_HOLDER);
}

static size_t
count_offers(const ovt_pair *pair, int side)
{
    size_t count = 0;
    for (size_t i = 0; i < pair->offer_count; i++) {
        count += (int) pair->offers[i].side == side;
    }
    return count;
}

/* One line for each of the first pairs, which have a temperament each. */
static void
plot_concessions(ovt_document *self, const ovt_kit *kit, int side)
{
    char title[2 * OVT_SAY];
    ovt_text words = {0};
    ovt_text_format(&words, "Offers of %s, one line for each of %d pairs, by its temperament",
        side_name(kit, side), SHOWN_PAIRS);
    snprintf(title, sizeof title, "concessions-%s", side == OVT_SEEKER ? "seeker" : "holder");
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_LINES, title);
    self->failed |= words.failed;
    ovt_chart_words(self, chart, words.data == NULL ? "" : words.data,
        "What its own offers were worth to a side as days went by; a line that falls gives way.",
        "day", "own points");
    ovt_text_free(&words);
    for (size_t i = 0; i < kit->pair_count && i < SHOWN_PAIRS; i++) {
        const ovt_pair *pair = &kit->pairs[i];
        ovt_chart_series *series = ovt_chart_series_add(
            self, chart, ovt_temperament_at(pair->temperament[side])->key, (int) i);
        for (size_t k = 0; k < pair->offer_count; k++) {
            if ((int) pair->offers[k].side == side) {
                ovt_chart_point point = {.x = pair->offers[k].day,
                    .y = 100 * pair->offers[k].utility,
                    .low = NAN,
                    .high = NAN,
                    .inner_low = NAN,
                    .inner_high = NAN};
                ovt_chart_point_add(self, series, &point);
            }
        }
    }
}

static void
say_concessions(ovt_document *self, const ovt_kit *kit)
{
    size_t made[OVT_PARTIES] = {0};
    for (size_t i = 0; i < kit->pair_count; i++) {
        made[OVT_SEEKER] += count_offers(&kit->pairs[i], OVT_SEEKER);
        made[OVT_HOLDER] += count_offers(&kit->pairs[i], OVT_HOLDER);
    }
    ovt_document_heading(self, 2, "3. Concessions");
    for (int side = 0; side < OVT_PARTIES; side++) {
        if (made[side] == 0) {
            ovt_document_paragraph(self, "%s made no offers of its own.", side_name(kit, side));
        } else {
            plot_concessions(self, kit, side);
        }
    }
}

/* A strip of dots; values in the same step stand on each other. */
static void
plot_strip(ovt_document *self, const char *key, const char *title, const char *x_title,
    const char *label, const double *values, size_t count, double step)
{
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_DOTS, key);
    ovt_chart_words(
        self, chart, title, "One dot for each simulated pair that agreed.", x_title, NULL);
    ovt_chart_series *series = ovt_chart_series_add(self, chart, label, 0);
    for (size_t i = 0; i < count; i++) {
        double bin = round(values[i] / step);
        size_t height = 1;
        for (size_t k = 0; k < i; k++) {
            height += round(values[k] / step) == bin;
        }
        ovt_chart_point point = {.x = bin * step, .y = (double) height};
        ovt_chart_point_add(self, series, &point);
    }
}

static size_t
collect(const ovt_kit *kit, double *values, double (*of)(const ovt_pair *pair))
{
    size_t count = 0;
    for (size_t i = 0; i < kit->pair_count; i++) {
        double value = kit->pairs[i].agreed ? of(&kit->pairs[i]) : NAN;
        if (isfinite(value)) {
            values[count++] = value;
        }
    }
    return count;
}

static double
day_of(const ovt_pair *pair)
{
    return pair->day;
}

static double
index_of(const ovt_pair *pair)
{
    return pair->index;
}

static double
share_of(const ovt_pair *pair)
{
    return pair->share;
}

static void
plot_days(ovt_document *self, const ovt_kit *kit)
{
    double values[OVT_KIT_MOST_PAIRS] = {0};
    char number[OVT_SAY];
    size_t count = collect(kit, values, day_of), late = 0;
    double deadline = kit->scenario->talks.deadline_day;
    ovt_document_heading(self, 2, "4. The clock");
    plot_strip(self, "days", "Day of the agreement", "day", "pairs", values, count, 2);
    for (size_t i = 0; i < count; i++) {
        late += values[i] >= 0.9 * deadline;
    }
    if (!isnan(deadline)) {
        ovt_document_paragraph(self,
            "%zu of %zu agreements came in the last tenth of the time before the deadline, day "
            "%s.",
            late, count, ovt_say(number, deadline, 0));
    }
}

static void
plot_frontier(ovt_document *self, const ovt_kit *kit)
{
    ovt_text x = {0}, y = {0};
    ovt_text_format(&x, "points of %s", side_name(kit, OVT_SEEKER));
    ovt_text_format(&y, "points of %s", side_name(kit, OVT_HOLDER));
    self->failed |= x.failed || y.failed;
    ovt_document_heading(self, 2, "5. What was possible");
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_FRONTIER, "frontier");
    ovt_chart_words(self, chart, "Settlements beneath the frontier",
        "The line joins the packages that leave nothing on the table; each mark is a simulated "
        "pair that agreed. What lies right of and above the walk-away values is better than no "
        "agreement for both.",
        x.data == NULL ? "" : x.data, y.data == NULL ? "" : y.data);
    ovt_text_free(&x);
    ovt_text_free(&y);
    ovt_chart_series *line = ovt_chart_series_add(self, chart, "frontier", OVT_CHART_CONTEXT);
    ovt_chart_series *pairs = ovt_chart_series_add(self, chart, "pairs", 0);
    for (size_t i = 0; i < kit->frontier.count; i++) {
        const double *utility = kit->frontier.points[i].utility;
        ovt_chart_point point = {
            .x = 100 * utility[OVT_SEEKER], .y = 100 * utility[OVT_HOLDER], .label = ""};
        ovt_chart_point_add(self, line, &point);
    }
    for (size_t i = 0, shown = 0; i < kit->pair_count; i++) {
        const double *utility = kit->pairs[i].utility;
        ovt_chart_point point = {.x = 100 * utility[OVT_SEEKER],
            .y = 100 * utility[OVT_HOLDER],
            .label = shown == 0 ? "pairs" : ""};
        if (kit->pairs[i].agreed) {
            shown++;
            ovt_chart_point_add(self, pairs, &point);
        }
    }
    if (line != NULL) {
        line->joined = true;
    }
    for (int side = 0; side < OVT_PARTIES; side++) {
        double at = 100 * kit->reservation[side];
        ovt_chart_reference_add(self, chart, side == OVT_SEEKER ? 'x' : 'y', at, at, "walk away");
    }
}

static void
plot_index(ovt_document *self, const ovt_kit *kit)
{
    double values[OVT_KIT_MOST_PAIRS] = {0};
    size_t count = collect(kit, values, index_of);
    ovt_document_heading(self, 2, "6. Trading across issues");
    if (count == 0) {
        ovt_document_paragraph(self, "Halving every issue is as good as any package here, or "
                                     "nobody agreed: there is no index of logrolling.");
        return;
    }
    plot_strip(self, "logrolling",
        "Index of logrolling: 0 halves every issue, 1 is the best package", "index", "pairs",
        values, count, 0.05);
}

static void
plot_share(ovt_document *self, const ovt_kit *kit)
{
    double values[OVT_KIT_MOST_PAIRS] = {0};
    ovt_text label = {0};
    size_t count = collect(kit, values, share_of);
    ovt_document_heading(self, 2, "7. Claiming");
    if (count == 0) {
        ovt_document_paragraph(self, "No pair gained anything over no agreement.");
        return;
    }
    ovt_text_format(&label, "share of %s in what both gained", side_name(kit, OVT_SEEKER));
    self->failed |= label.failed;
    plot_strip(self, "claiming", "Who has how much of what the agreement made",
        label.data == NULL ? "" : label.data, "pairs", values, count, 0.05);
    ovt_text_free(&label);
}

static void
number_cell(
    ovt_document *self, ovt_table *table, size_t column, double value, double scale, int decimals)
{
    char number[OVT_SAY];
    ovt_table_cell(self, table, column, "%s",
        isfinite(value) ? ovt_say(number, scale * value, decimals) : "-");
}

static void
list_pairs(ovt_document *self, const ovt_kit *kit)
{
    static const char *const titles[] = {"Pair (seeker, holder)", "Day", "Seeker's first offer",
        "Seeker's points", "Holder's first offer", "Holder's points", "Left for the seeker",
        "Left for the holder", "Index", "Seeker's share", NULL};
    ovt_document_heading(self, 2, "Pair by pair");
    ovt_document_paragraph(self, "Points are each side's own. What a side could have had more "
                                 "without the other losing is \"left\" for it.");
    ovt_table *table = ovt_kit_table(self, NULL, titles, OVT_ALIGN_RIGHT);
    for (size_t i = 0; i < kit->pair_count; i++) {
        const ovt_pair *pair = &kit->pairs[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%zu: %s, %s", i + 1,
            ovt_temperament_at(pair->temperament[OVT_SEEKER])->key,
            ovt_temperament_at(pair->temperament[OVT_HOLDER])->key);
        number_cell(self, table, 1, pair->day, 1, 0);
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            number_cell(self, table, 2 + 2 * side, pair->first[side], 100, 1);
            number_cell(
                self, table, 3 + 2 * side, pair->agreed ? pair->utility[side] : NAN, 100, 1);
            number_cell(self, table, 6 + side, pair->left[side], 100, 1);
        }
        number_cell(self, table, 8, pair->index, 1, 2);
        number_cell(self, table, 9, pair->share, 1, 2);
    }
}

void
ovt_sheet_class(ovt_document *self, const ovt_kit *kit)
{
    ovt_document_heading(
        self, 1, "%s: a simulated class, for the teacher", ovt_kit_title(kit->scenario));
    if (kit->pair_count == 0) {
        ovt_document_paragraph(self, "The sides do not talk in this scenario (talks.protocol), so "
                                     "that no class can be simulated.");
        return;
    }
    ovt_document_paragraph(self,
        "These are no students: %zu pairs were simulated with the points of the role sheets, each "
        "side with one of the temperaments of `overture play`, seed %llu. The plots are those of a "
        "debrief, in its order, to be "
        "shown beside those of your own class, which may look different; ask why.",
        kit->pair_count, (unsigned long long) kit->seed);
    say_counts(self, kit);
    plot_anchor(self, kit);
    say_concessions(self, kit);
    if (ovt_pairs_count(kit).agreed > 0) {
        plot_days(self, kit);
    }
    if (kit->known) {
        plot_frontier(self, kit);
        plot_index(self, kit);
    }
    plot_share(self, kit);
    list_pairs(self, kit);
}
