// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asked.h"

enum { STRIPES = 10 };

/* The value of one setting at a place. */
static char *
value_at(const ovt_asked *asked, size_t input, double place, char text[OVT_VALUE_TEXT])
{
    return ovt_asked_value(asked, input, ovt_question_value(asked->question, input, place), text);
}

/* "talks.door_rate above 0.01 and seeker.reservation below 0.5" */
static void
add_rule(ovt_text *words, const ovt_asked *asked, const ovt_prim_box *box)
{
    char low[OVT_VALUE_TEXT], high[OVT_VALUE_TEXT];
    bool first = true;
    for (size_t i = 0; i < ovt_question_inputs(asked->question); i++) {
        const ovt_prim_limit *limit = &box->limits[i];
        bool has_low = isfinite(limit->low), has_high = isfinite(limit->high);
        if (!has_low && !has_high) {
            continue;
        }
        ovt_text_format(
            words, "%s%s ", first ? "" : " and ", ovt_question_path(asked->question, i));
        first = false;
        if (has_low) {
            value_at(asked, i, limit->low, low);
        }
        if (has_high) {
            value_at(asked, i, limit->high, high);
        }
        if (has_low && has_high && strcmp(low, high) == 0) {
            ovt_text_format(words, "is %s", low);
        } else if (has_low && has_high) {
            ovt_text_format(words, "from %s to %s", low, high);
        } else {
            ovt_text_format(words, has_low ? "%s or more" : "%s or less", has_low ? low : high);
        }
    }
}

static void
say_answer(ovt_document *self, const ovt_asked *asked, const ovt_discovery *found)
{
    char share[OVT_SAY];
    const ovt_prim *rules = found->rules;
    ovt_document_paragraph(
        self, "It happens in %s of 100 of the points.", ovt_say_hundredths(share, rules->base));
    if (rules->count == 0) {
        ovt_document_paragraph(self,
            "No rule stands out: nowhere in the ranges does it happen clearly more often than "
            "elsewhere.");
    }
    for (size_t i = 0; i < rules->count; i++) {
        ovt_text words = {0};
        const ovt_prim_fit *fit = &rules->boxes[i].held_out;
        char density[OVT_SAY], range[OVT_SAY], coverage[OVT_SAY];
        add_rule(&words, asked, &rules->boxes[i]);
        self->failed = self->failed || words.failed;
        ovt_document_item(self,
            "%s %s: it happens in %s of 100 points there (95 %% interval %s), and %s of 100 of all "
            "cases lie there.",
            i == 0 ? "Where" : "Else, where", words.data == NULL ? "" : words.data,
            ovt_say_hundredths(density, fit->density),
            ovt_say_range(range, 100 * fit->ci95.low, 100 * fit->ci95.high, 0),
            ovt_say_hundredths(coverage, fit->coverage));
        ovt_text_free(&words);
    }
}

static bool
is_limited(const ovt_prim *rules, size_t input)
{
    for (size_t i = 0; i < rules->count; i++) {
        const ovt_prim_limit *limit = &rules->boxes[i].limits[input];
        if (isfinite(limit->low) || isfinite(limit->high)) {
            return true;
        }
    }
    return false;
}

/* Share of the points of a stripe in which it happens. */
static ovt_interval
stripe(const ovt_discovery *found, size_t inputs, size_t input, size_t stripe, double *share)
{
    uint64_t points = 0, hits = 0;
    for (size_t i = 0; i < found->count; i++) {
        double place = found->places[i * inputs + input];
        if ((size_t) (place * STRIPES) == stripe) {
            points++;
            hits += found->hits[i];
        }
    }
    *share = points == 0 ? NAN : (double) hits / (double) points;
    return ovt_interval_share(hits, points);
}

static void
chart_stripes(ovt_document *self, const ovt_asked *asked, const ovt_discovery *found)
{
    size_t inputs = ovt_question_inputs(asked->question);
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_LINES, "conditions");
    ovt_chart_words(self, chart, "Where it happens, setting by setting",
        "One line for each setting that a rule limits: how often it happens as the setting goes "
        "from its lowest to its highest values, the others wherever they are.",
        "Place of the value among all values of the setting, in hundredths",
        "Of 100 points, it happens in");
    chart->x_from = 0;
    chart->x_to = 100;
    chart->y_from = 0;
    chart->y_to = 100;
    ovt_table *data = ovt_chart_table(self, chart);
    ovt_table_column_add(self, data, "Setting", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, data, "Value", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, data, "Of 100", OVT_ALIGN_RIGHT, false);
    int slot = 0;
    for (size_t input = 0; input < inputs; input++) {
        if (!is_limited(found->rules, input)) {
            continue;
        }
        ovt_chart_series *series =
            ovt_chart_series_add(self, chart, ovt_question_path(asked->question, input), slot++);
        for (size_t i = 0; i < STRIPES; i++) {
            double share, middle = ((double) i + 0.5) / STRIPES;
            char value[OVT_VALUE_TEXT], text[OVT_SAY];
            ovt_interval interval = stripe(found, inputs, input, i, &share);
            if (isnan(share)) {
                continue;
            }
            ovt_chart_point_add(self, series,
                &(ovt_chart_point){.x = 100 * middle,
                    .y = 100 * share,
                    .low = 100 * interval.low,
                    .high = 100 * interval.high,
                    .inner_low = NAN,
                    .inner_high = NAN,
                    .weight = NAN});
            ovt_table_row(self, data);
            ovt_table_cell(self, data, 0, "%s", ovt_question_path(asked->question, input));
            ovt_table_cell(self, data, 1, "%s", value_at(asked, input, middle, value));
            ovt_table_cell(self, data, 2, "%s", ovt_say_hundredths(text, share));
        }
    }
}

static json_t *
fit_data(ovt_document *self, const ovt_prim_fit *fit)
{
    json_t *object = json_object();
    ovt_data_set(self, object, "points", json_integer((json_int_t) fit->points));
    ovt_data_set(self, object, "inside", json_integer((json_int_t) fit->inside));
    ovt_data_set(self, object, "density", ovt_data_number(fit->density));
    ovt_data_set(self, object, "density_ci95", ovt_data_interval(self, fit->ci95));
    ovt_data_set(self, object, "coverage", ovt_data_number(fit->coverage));
    return object;
}

static json_t *
end_data(const ovt_asked *asked, size_t input, double place)
{
    char text[OVT_VALUE_TEXT];
    return isfinite(place) ? ovt_data_text(value_at(asked, input, place, text)) : json_null();
}

static void
fill_data(ovt_document *self, const ovt_asked *asked, const ovt_discovery *found,
    const ovt_provenance *provenance)
{
    json_t *rules = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, asked->about, provenance));
    ovt_data_set(self, self->data, "condition", ovt_data_text(found->condition));
    ovt_data_set(self, self->data, "points", json_integer((json_int_t) found->count));
    ovt_data_set(self, self->data, "invalid_points", json_integer((json_int_t) found->invalid));
    ovt_data_set(self, self->data, "base", ovt_data_number(found->rules->base));
    ovt_data_set(self, self->data, "coverage", ovt_data_number(found->rules->coverage));
    for (size_t i = 0; i < found->rules->count; i++) {
        const ovt_prim_box *box = &found->rules->boxes[i];
        json_t *rule = json_object(), *limits = json_array();
        for (size_t k = 0; k < ovt_question_inputs(asked->question); k++) {
            if (isfinite(box->limits[k].low) || isfinite(box->limits[k].high)) {
                json_t *limit = json_object();
                ovt_data_set(
                    self, limit, "path", ovt_data_text(ovt_question_path(asked->question, k)));
                ovt_data_set(self, limit, "low", end_data(asked, k, box->limits[k].low));
                ovt_data_set(self, limit, "high", end_data(asked, k, box->limits[k].high));
                ovt_data_append(self, limits, limit);
            }
        }
        ovt_data_set(self, rule, "limits", limits);
        ovt_data_set(self, rule, "searched", fit_data(self, &box->searched));
        ovt_data_set(self, rule, "held_out", fit_data(self, &box->held_out));
        ovt_data_append(self, rules, rule);
    }
    ovt_data_set(self, self->data, "rules", rules);
}

static void
fill_records(ovt_document *self, const ovt_asked *asked, const ovt_discovery *found)
{
    static const char *const titles[] = {
        "rule", "path", "low", "high", "density", "ci95_low", "ci95_high", "coverage"};
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < found->rules->count; i++) {
        const ovt_prim_box *box = &found->rules->boxes[i];
        double numbers[] = {box->held_out.density, box->held_out.ci95.low, box->held_out.ci95.high,
            box->held_out.coverage};
        for (size_t k = 0; k < ovt_question_inputs(asked->question); k++) {
            char text[OVT_VALUE_TEXT], number[OVT_NUMBER_TEXT];
            double ends[] = {box->limits[k].low, box->limits[k].high};
            if (!isfinite(ends[0]) && !isfinite(ends[1])) {
                continue;
            }
            ovt_table_row(self, records);
            ovt_table_cell(self, records, 0, "%zu", i + 1);
            ovt_table_cell(self, records, 1, "%s", ovt_question_path(asked->question, k));
            for (size_t end = 0; end < 2; end++) {
                ovt_table_cell(self, records, 2 + end, "%s",
                    isfinite(ends[end]) ? value_at(asked, k, ends[end], text) : "");
            }
            for (size_t n = 0; n < 4; n++) {
                ovt_table_cell(self, records, 4 + n, "%s",
                    isnan(numbers[n]) ? "" : ovt_number_text(number, numbers[n]));
            }
        }
    }
}

ovt_status
ovt_build_discover(ovt_document *self, const ovt_asked *asked, const ovt_discovery *found,
    const ovt_provenance *provenance, ovt_error *err)
{
    char points[OVT_SAY], histories[OVT_SAY];
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "Under which conditions: %s", found->condition);
    say_answer(self, asked, found);
    ovt_document_paragraph(self,
        "%s points over %zu settings, %s histories each (seed %llu). Rules were sought on a random "
        "half of the points; the figures are those of the other half.",
        ovt_say(points, (double) found->count, 0), ovt_question_inputs(asked->question),
        ovt_say(histories, (double) asked->about->replications, 0),
        (unsigned long long) asked->about->seed);
    if (found->invalid > 0) {
        ovt_document_paragraph(
            self, "%zu further points made no valid scenario and are left out.", found->invalid);
    }
    if (found->rules->count > 0) {
        chart_stripes(self, asked, found);
    }
    ovt_document_heading(self, 2, "How to read it");
    ovt_document_item(self,
        "A rule says where in the ranges it happens often, not why; settings that hang together in "
        "the world may be varied apart here.");
    ovt_document_item(
        self, "How often it happens over all points depends on the ranges: they are assumptions.");
    fill_data(self, asked, found, provenance);
    fill_records(self, asked, found);
    return ovt_built(self, err);
}
