// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "overture/report/stored.h"
#include "parts.h"
#include "writers.h"

json_t *
ovt_data_number(double value)
{
    if (!isfinite(value)) {
        return json_null();
    }
    if (value == floor(value) && fabs(value) <= 0x1p53) {
        return json_integer((json_int_t) value);
    }
    return json_real(value);
}

static bool
is_utf8(const char *text)
{
    size_t left = strlen(text), length = 0;
    for (; left > 0; left -= length, text += length) {
        length = ovt_utf8_length(text, left);
        if (length == 0) {
            return false;
        }
    }
    return true;
}

/* jansson refuses bytes that are not UTF-8, which a command line may hold. */
json_t *
ovt_data_text(const char *text)
{
    if (text == NULL) {
        return json_null();
    }
    if (is_utf8(text)) {
        return json_string(text);
    }
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text);
    json_t *value = clean.failed || clean.data == NULL ? NULL : json_string(clean.data);
    ovt_text_free(&clean);
    return value;
}

void
ovt_data_set(ovt_document *self, json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0) {
        self->failed = true;
    }
}

void
ovt_data_append(ovt_document *self, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0) {
        self->failed = true;
    }
}

json_t *
ovt_data_interval(ovt_document *self, ovt_interval interval)
{
    json_t *array = json_array();
    ovt_data_append(self, array, ovt_data_number(interval.low));
    ovt_data_append(self, array, ovt_data_number(interval.high));
    return array;
}

void
ovt_data_begin(ovt_document *self, const ovt_provenance *provenance)
{
    json_t *program = json_object();
    ovt_data_set(self, program, "version", ovt_data_text(provenance->version));
    ovt_data_set(self, program, "command", ovt_data_text(provenance->command));
    ovt_data_set(self, program, "schema", json_integer(OVT_STORED_SCHEMA));
    self->data = json_object();
    ovt_data_set(self, self->data, "overture", program);
}

static const char *const quantile_names[OVT_QUANTILE_COUNT] = {
    "p5", "p10", "p25", "p50", "p75", "p90", "p95"};

static json_t *
summary_data(ovt_document *self, const ovt_column *column, const ovt_summary *summary)
{
    if (!summary->modelled) {
        return json_null();
    }
    json_t *object = json_object();
    ovt_data_set(self, object, "unit", ovt_data_text(column->metric->unit));
    ovt_data_set(self, object, "n", json_integer((json_int_t) summary->n));
    ovt_data_set(self, object, "mean", ovt_data_number(summary->mean));
    ovt_data_set(self, object, "sd", ovt_data_number(summary->sd));
    ovt_data_set(self, object, "se", ovt_data_number(summary->se));
    ovt_data_set(self, object, "ci95", ovt_data_interval(self, summary->ci95));
    for (size_t i = 0; i < OVT_QUANTILE_COUNT; i++) {
        char key[OVT_SAY];
        const ovt_interval *interval = &summary->quantile_ci95[i];
        ovt_data_set(self, object, quantile_names[i], ovt_data_number(summary->quantile[i]));
        snprintf(key, sizeof key, "%s_ci95", quantile_names[i]);
        ovt_data_set(self, object, key, ovt_data_interval(self, *interval));
    }
    ovt_data_set(self, object, "quantile_error", ovt_data_number(summary->quantile_error));
    ovt_data_set(self, object, "min", ovt_data_number(summary->min));
    ovt_data_set(self, object, "max", ovt_data_number(summary->max));
    return object;
}

/* A number where the ledger's text is one, else the text ("uniform 0.1 to 0.3"). */
static json_t *
value_data(const char *value)
{
    char *end = NULL;
    double number = value == NULL ? NAN : strtod(value, &end);
    bool whole_text = value != NULL && end != value && *end == '\0';
    return whole_text && isfinite(number) ? ovt_data_number(number) : ovt_data_text(value);
}

json_t *
ovt_data_assumptions(ovt_document *self, const ovt_scenario *scenario)
{
    static const char *const grounds[] = {"fact", "assumption", "default"};
    json_t *array = json_array();
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        const ovt_assumption *line = &scenario->ledger[i];
        json_t *object = json_object();
        ovt_data_set(self, object, "path", ovt_data_text(line->path));
        ovt_data_set(self, object, "value", value_data(line->value));
        ovt_data_set(self, object, "unit", ovt_data_text(line->unit));
        ovt_data_set(self, object, "kind", ovt_data_text(grounds[line->ground]));
        ovt_data_set(self, object, "source", ovt_data_text(line->source));
        ovt_data_set(self, object, "note", ovt_data_text(line->note));
        ovt_data_set(self, object, "file", ovt_data_text(line->line > 0 ? line->file : NULL));
        ovt_data_set(self, object, "line", line->line > 0 ? json_integer(line->line) : json_null());
        ovt_data_append(self, array, object);
    }
    return array;
}

static json_t *
scenario_data(ovt_document *self, const ovt_results *results, size_t index)
{
    const ovt_scenario *scenario = results->scenarios[index];
    json_t *object = json_object(), *metrics = json_object();
    ovt_data_set(self, object, "name", ovt_data_text(scenario->name));
    ovt_data_set(self, object, "title", ovt_data_text(scenario->title));
    ovt_data_set(self, object, "file", ovt_data_text(scenario->file));
    for (size_t column = 0; column < results->columns.count; column++) {
        const ovt_column *row = &results->columns.columns[column];
        const ovt_summary *summary = ovt_results_summary(results, index, column);
        ovt_data_set(self, metrics, row->name, summary_data(self, row, summary));
    }
    ovt_data_set(self, object, "metrics", metrics);
    ovt_data_set(self, object, "assumptions", ovt_data_assumptions(self, scenario));
    return object;
}

static bool
file_is_listed(const json_t *files, const ovt_source_file *file)
{
    for (size_t i = 0; i < json_array_size(files); i++) {
        const char *path = json_string_value(json_object_get(json_array_get(files, i), "path"));
        if (path != NULL && strcmp(path, file->path) == 0) {
            return true;
        }
    }
    return false;
}

json_t *
ovt_data_files(ovt_document *self, const ovt_results *results)
{
    json_t *files = json_array();
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->file_count; j++) {
            const ovt_source_file *file = &results->scenarios[i]->files[j];
            if (!file_is_listed(files, file)) {
                json_t *object = json_object();
                ovt_data_set(self, object, "path", ovt_data_text(file->path));
                ovt_data_set(self, object, "sha256", ovt_data_text(file->sha256));
                ovt_data_append(self, files, object);
            }
        }
    }
    return files;
}

json_t *
ovt_data_run(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    json_t *run = json_object();
    ovt_data_set(self, run, "seed", json_integer((json_int_t) results->seed));
    ovt_data_set(self, run, "replications", json_integer((json_int_t) results->replications));
    ovt_data_set(self, run, "planned", json_integer((json_int_t) results->planned));
    ovt_data_set(self, run, "interrupted", json_boolean(results->interrupted));
    if (results->precision > 0) {
        ovt_data_set(self, run, "precision", ovt_data_number(results->precision));
        ovt_data_set(self, run, "precision_reached", ovt_data_number(results->precision_reached));
    }
    ovt_data_set(self, run, "generator", ovt_data_text("philox4x32-10"));
    ovt_data_set(self, run, "libraries", ovt_data_text(provenance->libraries));
    ovt_data_set(self, run, "command_line", ovt_data_text(provenance->command_line));
    ovt_data_set(self, run, "files", ovt_data_files(self, results));
    return run;
}

static json_t *
difference_data(ovt_document *self, const ovt_results *results, size_t index, size_t column)
{
    const ovt_difference *difference = ovt_results_difference(results, index, column);
    const ovt_column *row = &results->columns.columns[column];
    json_t *object = json_object();
    ovt_data_set(self, object, "scenario", ovt_data_text(results->scenarios[index]->name));
    ovt_data_set(self, object, "metric", ovt_data_text(row->name));
    ovt_data_set(self, object, "unit", ovt_data_text(row->metric->unit));
    ovt_data_set(self, object, "n", json_integer((json_int_t) difference->n));
    ovt_data_set(self, object, "mean", ovt_data_number(difference->mean));
    ovt_data_set(self, object, "se", ovt_data_number(difference->se));
    ovt_data_set(self, object, "ci95", ovt_data_interval(self, difference->ci95));
    ovt_data_set(self, object, "p_higher", ovt_data_number(difference->p_higher));
    ovt_data_set(self, object, "p_equal", ovt_data_number(difference->p_equal));
    ovt_data_set(self, object, "p_lower", ovt_data_number(difference->p_lower));
    ovt_data_set(self, object, "tolerance", ovt_data_number(row->practically_same));
    ovt_data_set(self, object, "verdict", ovt_data_text(ovt_verdict_text(difference->verdict)));
    return object;
}

static json_t *
differences_data(ovt_document *self, const ovt_results *results)
{
    json_t *array = json_array();
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t column = 0; i != results->baseline && column < results->columns.count;
             column++) {
            if (ovt_results_difference(results, i, column)->modelled) {
                ovt_data_append(self, array, difference_data(self, results, i, column));
            }
        }
    }
    return array;
}

static const char *const side_names[OVT_PARTIES] = {"seeker", "holder"};

static json_t *
standing_data(ovt_document *self, const ovt_results *results, size_t index, bool regret)
{
    json_t *object = json_object();
    for (int side = 0; side < OVT_PARTIES; side++) {
        json_t *metrics = json_object();
        for (size_t column = 0; column < results->columns.count; column++) {
            const ovt_column *row = &results->columns.columns[column];
            const ovt_standing *standing =
                &results->standings[side][index * results->columns.count + column];
            if (row->metric->prefers[side] != 0) {
                ovt_data_set(self, metrics, row->name,
                    ovt_data_number(regret ? standing->max_regret : standing->p_best));
            }
        }
        ovt_data_set(self, object, side_names[side], metrics);
    }
    return object;
}

/* Within its tolerance in everything that one side cares about. */
static bool
is_no_worse(const ovt_results *results, size_t other, size_t index, int side)
{
    for (size_t column = 0; column < results->columns.count; column++) {
        const ovt_column *row = &results->columns.columns[column];
        double gain = ovt_results_summary(results, other, column)->mean -
                      ovt_results_summary(results, index, column)->mean;
        if (gain * row->metric->prefers[side] < -row->practically_same) {
            return false;
        }
    }
    return true;
}

/* Better for one side and no worse for the other. */
static bool
improves_on(const ovt_results *results, size_t other, size_t index)
{
    for (int side = 0; side < OVT_PARTIES; side++) {
        if (ovt_results_dominates(results, other, index, (ovt_side) side) &&
            is_no_worse(results, other, index, OVT_PARTIES - 1 - side)) {
            return true;
        }
    }
    return false;
}

static json_t *
dominated_data(ovt_document *self, const ovt_results *results, size_t index)
{
    json_t *dominated = json_object();
    for (int side = 0; side < OVT_PARTIES; side++) {
        json_t *names = json_array();
        for (size_t other = 0; other < results->scenario_count; other++) {
            if (other != index && ovt_results_dominates(results, other, index, (ovt_side) side)) {
                ovt_data_append(self, names, ovt_data_text(results->scenarios[other]->name));
            }
        }
        ovt_data_set(self, dominated, side_names[side], names);
    }
    return dominated;
}

static json_t *
decision_data(ovt_document *self, const ovt_results *results, size_t index)
{
    json_t *object = json_object();
    bool efficient = true;
    for (size_t other = 0; other < results->scenario_count; other++) {
        efficient &= other == index || !improves_on(results, other, index);
    }
    ovt_data_set(self, object, "scenario", ovt_data_text(results->scenarios[index]->name));
    ovt_data_set(self, object, "pareto_efficient", json_boolean(efficient));
    ovt_data_set(self, object, "p_best", standing_data(self, results, index, false));
    ovt_data_set(self, object, "max_regret", standing_data(self, results, index, true));
    ovt_data_set(self, object, "dominated_by", dominated_data(self, results, index));
    return object;
}

static json_t *
comparison_data(ovt_document *self, const ovt_results *results)
{
    json_t *comparison = json_object(), *decision = json_array();
    const char *baseline = results->scenarios[results->baseline]->name;
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_data_append(self, decision, decision_data(self, results, i));
    }
    ovt_data_set(self, comparison, "baseline", ovt_data_text(baseline));
    ovt_data_set(self, comparison, "differences", differences_data(self, results));
    ovt_data_set(self, comparison, "decision", decision);
    return comparison;
}

void
ovt_data_results(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    json_t *scenarios = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, results, provenance));
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_data_append(self, scenarios, scenario_data(self, results, i));
    }
    ovt_data_set(self, self->data, "scenarios", scenarios);
    if (results->scenario_count > 1) {
        ovt_data_set(self, self->data, "comparison", comparison_data(self, results));
    }
}
