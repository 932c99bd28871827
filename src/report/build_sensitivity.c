// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asked.h"

static const char *
reading_of(const ovt_index *index)
{
    return index->distinguishable ? "" : "not distinguishable from 0";
}

static void
cell_share(ovt_document *self, ovt_table *table, size_t column, const ovt_index *index)
{
    char share[OVT_SAY], range[OVT_SAY];
    ovt_table_cell(self, table, column, "%s (%s)", ovt_say(share, 100 * index->value, 0),
        ovt_say_range(range, 100 * index->ci95.low, 100 * index->ci95.high, 0));
}

static void
table_sobol(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found)
{
    ovt_table *table = ovt_document_table(self,
        "Share of the variance of the outcome, in hundredths, with the 95 % interval of the "
        "bootstrap; the strongest first");
    ovt_table_column_add(self, table, "Input", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Alone", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "With all interactions", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "In words", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < found->count; i++) {
        const ovt_driver *driver = &found->drivers[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_question_path(asked->question, driver->input));
        cell_share(self, table, 1, &driver->first);
        cell_share(self, table, 2, &driver->total);
        ovt_table_bar(self, table, 2, fmin(fmax(driver->total.value, 0), 1));
        ovt_table_cell(self, table, 3, "%s",
            driver->total.distinguishable && !driver->first.distinguishable
                ? "alone: not distinguishable from 0"
                : reading_of(&driver->total));
    }
}

static void
table_morris(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found)
{
    const ovt_metric *metric = ovt_asked_metric(asked);
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric) + 1;
    ovt_table *table = ovt_document_table(self,
        "Change of the outcome when the input goes over all its values, by equal probability; "
        "the strongest first");
    ovt_table_column_add(self, table, "Input", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Mean size (95 % interval)", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Mean", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Spread", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Noise", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "In words", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < found->count; i++) {
        const ovt_effects *effects = &found->drivers[i].effects;
        char text[OVT_SAY], range[OVT_SAY];
        ovt_table_row(self, table);
        ovt_table_cell(
            self, table, 0, "%s", ovt_question_path(asked->question, found->drivers[i].input));
        ovt_table_cell(self, table, 1, "%s (%s)",
            ovt_say(text, scale * effects->mu_star.value, decimals),
            ovt_say_range(range, scale * effects->mu_star.ci95.low,
                scale * effects->mu_star.ci95.high, decimals));
        ovt_table_cell(self, table, 2, "%s", ovt_say_signed(text, scale * effects->mean, decimals));
        ovt_table_cell(self, table, 3, "%s", ovt_say(text, scale * effects->sigma, decimals));
        ovt_table_cell(self, table, 4, "%s", ovt_say(text, scale * effects->noise, decimals));
        ovt_table_cell(self, table, 5, "%s", reading_of(&effects->mu_star));
    }
}

static void
table_tornado(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found)
{
    const ovt_metric *metric = ovt_asked_metric(asked);
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric);
    ovt_table *table = ovt_document_table(self,
        "The outcome with one input at its 10 % and at its 90 % quantile, the others at their "
        "medians; the largest swing first");
    ovt_table_column_add(self, table, "Input", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "At 10 %", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "At 90 %", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Swing (95 % interval)", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "In words", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < found->count; i++) {
        const ovt_driver *driver = &found->drivers[i];
        char value[OVT_VALUE_TEXT], text[OVT_SAY], range[OVT_SAY];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_question_path(asked->question, driver->input));
        ovt_table_cell(self, table, 1, "%s (%s)", ovt_say(text, scale * driver->low, decimals),
            ovt_asked_value(asked, driver->input, driver->low_value, value));
        ovt_table_cell(self, table, 2, "%s (%s)", ovt_say(text, scale * driver->high, decimals),
            ovt_asked_value(asked, driver->input, driver->high_value, value));
        ovt_table_cell(self, table, 3, "%s (%s)",
            ovt_say_signed(text, scale * driver->swing.value, decimals),
            ovt_say_range(
                range, scale * driver->swing.ci95.low, scale * driver->swing.ci95.high, decimals));
        ovt_table_cell(self, table, 4, "%s", reading_of(&driver->swing));
    }
}

/* --- the charts ---------------------------------------------------------------------------------
 */

static void
chart_drivers(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found)
{
    const ovt_metric *metric = ovt_asked_metric(asked);
    bool is_tornado = found->method == OVT_SENSITIVITY_TORNADO;
    bool is_sobol = found->method == OVT_SENSITIVITY_SOBOL;
    double scale = is_sobol ? 100 : ovt_shown_scale(metric);
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_BARS, "drivers");
    ovt_chart_words(self, chart, is_tornado ? "What one input at a time does" : "What drives it",
        is_tornado
            ? "One bar for each input, from the outcome at its 10 % quantile to that at "
              "its 90 % quantile, the largest swing at the top; the line is the outcome with all "
              "inputs at their medians."
        : is_sobol ? "One bar for each input, as long as its share of the variance with all "
                     "interactions, the strongest at the top."
                   : "One bar for each input, as long as the mean size of its effect, the "
                     "strongest at the top.",
        is_sobol ? "Share of the variance, in hundredths" : ovt_shown_unit(metric), NULL);
    ovt_chart_series *series = ovt_chart_series_add(self, chart, "inputs", 0);
    ovt_table *data = ovt_chart_table(self, chart);
    ovt_table_column_add(self, data, "Input", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, data, "From", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, data, "To", OVT_ALIGN_RIGHT, false);
    size_t row = 0;
    for (size_t i = 0; i < found->count; i++) {
        const ovt_driver *driver = &found->drivers[i];
        double high = is_tornado ? driver->high
                      : is_sobol ? fmax(driver->total.value, 0)
                                 : driver->effects.mu_star.value;
        double low = is_tornado ? driver->low : 0;
        char text[OVT_SAY];
        if (isnan(high) || isnan(low)) {
            continue;
        }
        ovt_chart_point_add(self, series,
            &(ovt_chart_point){.x = scale * (low + high) / 2,
                .y = (double) row,
                .low = scale * fmin(low, high),
                .high = scale * fmax(low, high),
                .inner_low = NAN,
                .inner_high = NAN,
                .weight = NAN});
        const char *path = ovt_question_path(asked->question, driver->input);
        ovt_chart_row(self, chart, path);
        row++;
        ovt_table_row(self, data);
        ovt_table_cell(self, data, 0, "%s", path);
        ovt_table_cell(self, data, 1, "%s", ovt_say(text, scale * low, 1));
        ovt_table_cell(self, data, 2, "%s", ovt_say(text, scale * high, 1));
    }
    if (is_tornado) {
        ovt_chart_reference_add(self, chart, 'x', scale * found->mean, scale * found->mean, NULL);
    }
}

/* --- for programs --------------------------------------------------------------------------------
 */

static void
data_index(ovt_document *self, json_t *object, const char *key, const ovt_index *index)
{
    char interval[OVT_SAY];
    snprintf(interval, sizeof interval, "%s_ci95", key);
    ovt_data_set(self, object, key, ovt_data_number(index->value));
    ovt_data_set(self, object, interval, ovt_data_interval(self, index->ci95));
}

static json_t *
driver_data(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found, size_t i)
{
    const ovt_driver *driver = &found->drivers[i];
    json_t *object = json_object();
    bool is_seen = driver->swing.distinguishable;
    ovt_data_set(
        self, object, "path", ovt_data_text(ovt_question_path(asked->question, driver->input)));
    switch (found->method) {
    case OVT_SENSITIVITY_SOBOL:
        data_index(self, object, "first", &driver->first);
        data_index(self, object, "total", &driver->total);
        is_seen = driver->total.distinguishable;
        break;
    case OVT_SENSITIVITY_MORRIS:
        data_index(self, object, "mu_star", &driver->effects.mu_star);
        ovt_data_set(self, object, "mu", ovt_data_number(driver->effects.mean));
        ovt_data_set(self, object, "sigma", ovt_data_number(driver->effects.sigma));
        ovt_data_set(self, object, "noise", ovt_data_number(driver->effects.noise));
        is_seen = driver->effects.mu_star.distinguishable;
        break;
    default:
        ovt_data_set(self, object, "low_value", ovt_data_number(driver->low_value));
        ovt_data_set(self, object, "high_value", ovt_data_number(driver->high_value));
        ovt_data_set(self, object, "low", ovt_data_number(driver->low));
        ovt_data_set(self, object, "high", ovt_data_number(driver->high));
        data_index(self, object, "swing", &driver->swing);
    }
    ovt_data_set(self, object, "distinguishable", json_boolean(is_seen));
    return object;
}

static void
fill_data(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found,
    const ovt_provenance *provenance)
{
    json_t *indices = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, asked->about, provenance));
    ovt_data_set(self, self->data, "method", ovt_data_text(ovt_sensitivity_word(found->method)));
    ovt_asked_data(self, asked);
    ovt_data_set(self, self->data, "evaluations", json_integer((json_int_t) found->evaluations));
    ovt_data_set(self, self->data, "mean", ovt_data_number(found->mean));
    if (found->method == OVT_SENSITIVITY_SOBOL) {
        ovt_data_set(self, self->data, "variance", ovt_data_number(found->variance));
        ovt_data_set(self, self->data, "noise", ovt_data_number(found->noise));
    }
    for (size_t i = 0; i < found->count; i++) {
        ovt_data_append(self, indices, driver_data(self, asked, found, i));
    }
    ovt_data_set(self, self->data, "indices", indices);
}

/* One row per input and number, as tidy tables are. */
static void
add_record(ovt_document *self, ovt_table *records, const char *path, const char *what, double value,
    const ovt_interval *interval)
{
    char text[OVT_NUMBER_TEXT];
    ovt_table_row(self, records);
    ovt_table_cell(self, records, 0, "%s", path);
    ovt_table_cell(self, records, 1, "%s", what);
    double numbers[] = {value, interval->low, interval->high};
    for (size_t i = 0; i < 3; i++) {
        ovt_table_cell(
            self, records, 2 + i, "%s", isnan(numbers[i]) ? "" : ovt_number_text(text, numbers[i]));
    }
}

static void
fill_records(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found)
{
    static const char *const titles[] = {"path", "quantity", "value", "ci95_low", "ci95_high"};
    const ovt_interval none = {NAN, NAN};
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < found->count; i++) {
        const ovt_driver *driver = &found->drivers[i];
        const char *path = ovt_question_path(asked->question, driver->input);
        const ovt_effects *effects = &driver->effects;
        if (found->method == OVT_SENSITIVITY_SOBOL) {
            add_record(self, records, path, "first", driver->first.value, &driver->first.ci95);
            add_record(self, records, path, "total", driver->total.value, &driver->total.ci95);
        } else if (found->method == OVT_SENSITIVITY_MORRIS) {
            add_record(
                self, records, path, "mu_star", effects->mu_star.value, &effects->mu_star.ci95);
            add_record(self, records, path, "mu", effects->mean, &none);
            add_record(self, records, path, "sigma", effects->sigma, &none);
            add_record(self, records, path, "noise", effects->noise, &none);
        } else {
            add_record(self, records, path, "low", driver->low, &none);
            add_record(self, records, path, "high", driver->high, &none);
            add_record(self, records, path, "swing", driver->swing.value, &driver->swing.ci95);
        }
    }
}

/* --- the page ------------------------------------------------------------------------------------
 */

static void
say_answer(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found)
{
    char mean[OVT_SAY], spread[OVT_SAY], noise[OVT_SAY];
    const ovt_metric *metric = ovt_asked_metric(asked);
    double scale = ovt_shown_scale(metric);
    int decimals = ovt_shown_decimals(metric);
    if (found->used == 0 || (found->method == OVT_SENSITIVITY_SOBOL && !(found->variance > 0))) {
        ovt_document_paragraph(self,
            "Nothing can be said: the outcome does not exist, or does not change, over these "
            "inputs.");
        return;
    }
    const ovt_driver *first = &found->drivers[0];
    const ovt_index *strongest = found->method == OVT_SENSITIVITY_SOBOL    ? &first->total
                                 : found->method == OVT_SENSITIVITY_MORRIS ? &first->effects.mu_star
                                                                           : &first->swing;
    if (strongest->distinguishable) {
        ovt_document_paragraph(
            self, "Most of all it hangs on %s.", ovt_question_path(asked->question, first->input));
    } else {
        ovt_document_paragraph(
            self, "No input has an effect that can be told from 0 with so many histories.");
    }
    if (found->method == OVT_SENSITIVITY_SOBOL) {
        ovt_document_paragraph(self,
            "Over the inputs it is %s %s on average. What nobody knows about them moves it by %s "
            "(standard deviation); the simulation itself adds %s to a point, which is taken off.",
            ovt_say(mean, scale * found->mean, decimals), ovt_shown_unit(metric),
            ovt_say(spread, scale * sqrt(found->variance), decimals + 1),
            ovt_say(noise, scale * sqrt(found->noise), decimals + 1));
    }
}

static void
say_limits(ovt_document *self, const ovt_sensitivity *found)
{
    ovt_document_heading(self, 2, "How to read it");
    if (found->method == OVT_SENSITIVITY_TORNADO) {
        ovt_document_item(self,
            "One input is moved at a time: interactions, and how probable the values are, are "
            "ignored. `--method sobol` takes both into account.");
        ovt_document_item(self,
            "The interval of a swing is about the simulation only and takes both ends as "
            "independent, which is on the safe side on common random numbers.");
    } else if (found->method == OVT_SENSITIVITY_MORRIS) {
        ovt_document_item(self,
            "A spread well above the noise says that the effect depends on the other inputs, or "
            "is not straight. This is a screening; `--method sobol` gives shares of the variance.");
    } else {
        ovt_document_item(self,
            "Alone: how much less the outcome would vary if this input were known. With all "
            "interactions: how much it would still vary if all the others were. The shares alone "
            "add up to at most 100 but for chance; the others may add up to more.");
    }
    ovt_document_item(self, "Inputs are taken as independent of each other.");
    ovt_document_item(self,
        "What the inputs may be is itself an assumption of the file: wider ranges drive more.");
}

ovt_status
ovt_build_sensitivity(ovt_document *self, const ovt_asked *asked, const ovt_sensitivity *found,
    const ovt_provenance *provenance, ovt_error *err)
{
    static void (*const tables[])(ovt_document *, const ovt_asked *, const ovt_sensitivity *) = {
        [OVT_SENSITIVITY_SOBOL] = table_sobol,
        [OVT_SENSITIVITY_MORRIS] = table_morris,
        [OVT_SENSITIVITY_TORNADO] = table_tornado,
    };
    char points[OVT_SAY], histories[OVT_SAY];
    *self = (ovt_document){0};
    ovt_asked_heading(self, asked, "What drives");
    ovt_document_paragraph(self,
        "%zu inputs, %s points of %s histories each (method %s, seed %llu).", found->count,
        ovt_say(points, (double) found->evaluations, 0),
        ovt_say(histories, (double) asked->about->replications, 0),
        ovt_sensitivity_word(found->method), (unsigned long long) asked->about->seed);
    say_answer(self, asked, found);
    tables[found->method](self, asked, found);
    if (found->used > 0) {
        chart_drivers(self, asked, found);
    }
    say_limits(self, found);
    fill_data(self, asked, found, provenance);
    fill_records(self, asked, found);
    return ovt_built(self, err);
}
