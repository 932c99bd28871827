// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "parts.h"

/* Dots of each offer, each for as many histories; places along the axis at which they stack; steps
 * of a curve at most. */
enum { DOTS = 20, BINS = 48, MOST_STEPS = 160 };

/* Whose distribution is drawn; ovt_report_profiles() asks for it. */
static const char spread_of[] = "returned_alive";

typedef struct {
    const ovt_results *results;
    size_t column;
    const ovt_metric *metric;
    double scale;
    double low; /* over all scenarios */
    double high;
} spread;

static bool
spread_init(spread *self, const ovt_results *results)
{
    *self = (spread){.results = results, .low = INFINITY, .high = -INFINITY};
    self->column = ovt_results_column(results, spread_of);
    for (size_t i = 0; self->column != OVT_NONE && i < results->scenario_count; i++) {
        const ovt_profile *profile = ovt_results_profile(results, i, self->column);
        if (profile != NULL && profile->count > 0) {
            self->low = fmin(self->low, profile->values[0]);
            self->high = fmax(self->high, profile->values[profile->count - 1]);
        }
    }
    if (self->low > self->high) {
        return false;
    }
    self->metric = results->columns.columns[self->column].metric;
    self->scale = ovt_shown_scale(self->metric);
    return true;
}

static ovt_chart *
begin(ovt_document *self, const spread *all, ovt_chart_kind kind, const char *key,
    const char *title, const char *summary)
{
    ovt_text words = {0}, axis = {0};
    const char *outcome = all->results->columns.columns[all->column].title;
    ovt_chart *chart = ovt_document_chart(self, kind, key);
    ovt_text_format(&words, "%s: %s", outcome, title);
    ovt_text_format(&axis, "%s (%s)", outcome, ovt_shown_unit(all->metric));
    self->failed |= words.failed || axis.failed;
    if (!self->failed) {
        ovt_chart_words(self, chart, words.data, summary, axis.data,
            kind == OVT_CHART_PROFILES ? "Of 100 histories, so many or fewer" : NULL);
    }
    ovt_text_free(&axis);
    ovt_text_free(&words);
    return chart;
}

/* The middle of each twentieth of the histories, in places that let dots stand on each other. */
static void
add_dots(
    ovt_document *self, ovt_chart_series *series, const spread *all, const ovt_profile *profile)
{
    double width = (all->high - all->low) / BINS;
    if (all->metric->type == OVT_METRIC_COUNT) {
        width = fmax(1, ceil(width));
    }
    double before = NAN, stack = 0;
    for (int i = 0; i < DOTS; i++) {
        double value = ovt_profile_quantile(profile, (i + 0.5) / DOTS);
        double place = width > 0 ? all->low + width * round((value - all->low) / width) : value;
        stack = place == before ? stack + 1 : 1;
        before = place;
        ovt_chart_point point = ovt_chart_point_at(place * all->scale, stack);
        ovt_chart_point_add(self, series, &point);
    }
}

static void
add_quantiles(ovt_document *self, ovt_table *table, const spread *all, const char *name,
    const ovt_profile *profile)
{
    static const double shares[] = {0.05, 0.25, 0.5, 0.75, 0.95};
    char text[OVT_SAY];
    int decimals = all->metric->type == OVT_METRIC_COUNT ? 0 : ovt_shown_decimals(all->metric);
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", name);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        ovt_table_cell(self, table, i + 1, "%s",
            ovt_say(text, ovt_profile_quantile(profile, shares[i]) * all->scale, decimals));
    }
}

static void
quantile_columns(ovt_document *self, ovt_table *table)
{
    static const char *const titles[] = {
        "5 of 100 histories at most", "25 of 100", "50 of 100", "75 of 100", "95 of 100"};
    ovt_table_column_add(self, table, "Way", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, table, titles[i], OVT_ALIGN_RIGHT, true);
    }
}

/* From nobody below the least to all at the greatest of all offers, so that the curves end
 * together. */
static void
add_steps(
    ovt_document *self, ovt_chart_series *series, const spread *all, const ovt_profile *profile)
{
    size_t stride = profile->count / MOST_STEPS + 1;
    ovt_chart_point point = ovt_chart_point_at(all->low * all->scale, 0);
    ovt_chart_point_add(self, series, &point);
    for (size_t i = 0; i < profile->count; i++) {
        if (i % stride == 0 || i + 1 == profile->count) {
            double share = (double) profile->at_or_below[i] / (double) profile->n;
            point = ovt_chart_point_at(profile->values[i] * all->scale, 100 * share);
            ovt_chart_point_add(self, series, &point);
        }
    }
    point = ovt_chart_point_at(all->high * all->scale, 100);
    ovt_chart_point_add(self, series, &point);
}

static void
add_scenarios(ovt_document *self, ovt_chart *chart, const spread *all, bool dots)
{
    ovt_table *table = ovt_chart_table(self, chart);
    quantile_columns(self, table);
    for (size_t i = 0; i < all->results->scenario_count; i++) {
        const ovt_profile *profile = ovt_results_profile(all->results, i, all->column);
        ovt_text name = {0};
        const char *words = ovt_chart_name(&name, all->results, i);
        self->failed |= words == NULL;
        if (profile != NULL && profile->count > 0 && words != NULL) {
            ovt_chart_series *series = ovt_chart_series_add(self, chart, words, (int) i);
            if (dots) {
                add_dots(self, series, all, profile);
            } else {
                add_steps(self, series, all, profile);
            }
            add_quantiles(self, table, all, words, profile);
        }
        ovt_text_free(&name);
    }
}

void
ovt_section_chart_spread(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    spread all;
    if (!provenance->charts || !spread_init(&all, results)) {
        return;
    }
    ovt_chart *chart = begin(self, &all, OVT_CHART_DOTS, "spread", "20 equally likely futures",
        "Each dot stands for one twentieth of the histories: picked blindly, a history is as "
        "likely to be like any one dot as like any other.");
    add_scenarios(self, chart, &all, true);
    if (all.high > all.low) {
        chart = begin(self, &all, OVT_CHART_PROFILES, "profile", "how often so many or fewer",
            "For each number, in how many of 100 histories there were so many or fewer: the lower "
            "a curve lies, the more come home.");
        if (chart != NULL) {
            chart->y_from = 0;
            chart->y_to = 100;
        }
        add_scenarios(self, chart, &all, false);
    }
}
