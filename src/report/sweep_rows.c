// SPDX-License-Identifier: GPL-3.0-or-later
/* A sweep for programs: tidy records, one row per point, scenario and metric, and data. */
#include <math.h>

#include "sweep_parts.h"

static const char *const head[] = {"scenario", "metric", "unit", "n", "mean", "sd", "se",
    "ci95_low", "ci95_high", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "min", "max",
    "difference", "difference_se", "difference_ci95_low", "difference_ci95_high", "p_higher",
    "p_equal", "p_lower", "verdict"};

void
ovt_sweep_records_begin(ovt_document *self, const ovt_stored *stored)
{
    ovt_table *table = ovt_document_records(self);
    ovt_table_column_add(self, table, "point", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < stored->varied_count; i++) {
        ovt_table_column_add(self, table, stored->varied[i].path, OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
        ovt_table_column_add(self, table, head[i], OVT_ALIGN_LEFT, false);
    }
}

/* A number in full; nothing where it does not exist. */
static void
number(ovt_document *self, size_t column, double value)
{
    char text[OVT_NUMBER_TEXT];
    if (isfinite(value)) {
        ovt_table_cell(self, self->records, column, "%s", ovt_number_text(text, value));
    }
}

/* A word of a setting without the quotation marks that a file needs. */
static void
add_bare(ovt_document *self, size_t column, const char *text)
{
    size_t length = strlen(text);
    bool quoted = length >= 2 && text[0] == '"' && text[length - 1] == '"';
    ovt_table_cell(self, self->records, column, "%.*s", (int) (quoted ? length - 2 : length),
        quoted ? text + 1 : text);
}

void
ovt_sweep_records_point(ovt_document *self, const ovt_stored *stored, const ovt_stored_point *point)
{
    size_t count = point->fault == NULL ? stored->scenario_count * stored->metric_count : 0;
    for (size_t i = 0; i < count; i++) {
        const ovt_summary *summary = &point->summaries[i];
        const ovt_difference *difference = &point->differences[i];
        const ovt_stored_metric *metric = &stored->metrics[i % stored->metric_count];
        if (!summary->modelled) {
            continue;
        }
        size_t column = 0;
        ovt_table_row(self, self->records);
        number(self, column++, (double) point->number);
        for (size_t k = 0; k < stored->varied_count; k++) {
            add_bare(self, column++, point->texts[k]);
        }
        ovt_table_cell(
            self, self->records, column++, "%s", stored->scenarios[i / stored->metric_count].name);
        ovt_table_cell(self, self->records, column++, "%s", metric->name);
        ovt_table_cell(self, self->records, column++, "%s", metric->unit);
        const double first[] = {(double) summary->n, summary->mean, summary->sd, summary->se,
            summary->ci95.low, summary->ci95.high};
        for (size_t k = 0; k < sizeof first / sizeof *first; k++) {
            number(self, column++, first[k]);
        }
        for (size_t k = 0; k < OVT_QUANTILE_COUNT; k++) {
            number(self, column++, summary->quantile[k]);
        }
        number(self, column++, summary->min);
        number(self, column++, summary->max);
        if (!difference->modelled) {
            continue;
        }
        const double last[] = {difference->mean, difference->se, difference->ci95.low,
            difference->ci95.high, difference->p_higher, difference->p_equal, difference->p_lower};
        for (size_t k = 0; k < sizeof last / sizeof *last; k++) {
            number(self, column++, last[k]);
        }
        ovt_table_cell(self, self->records, column, "%s", ovt_verdict_text(difference->verdict));
    }
}

static json_t *
metric_data(ovt_document *self, const ovt_stored_metric *metric, const ovt_summary *summary,
    const ovt_difference *difference)
{
    static const char *const names[OVT_QUANTILE_COUNT] = {
        "p5", "p10", "p25", "p50", "p75", "p90", "p95"};
    json_t *object = json_object();
    ovt_data_set(self, object, "unit", ovt_data_text(metric->unit));
    ovt_data_set(self, object, "n", json_integer((json_int_t) summary->n));
    ovt_data_set(self, object, "mean", ovt_data_number(summary->mean));
    ovt_data_set(self, object, "sd", ovt_data_number(summary->sd));
    ovt_data_set(self, object, "se", ovt_data_number(summary->se));
    ovt_data_set(self, object, "ci95", ovt_data_interval(self, summary->ci95));
    for (size_t i = 0; i < OVT_QUANTILE_COUNT; i++) {
        ovt_data_set(self, object, names[i], ovt_data_number(summary->quantile[i]));
    }
    ovt_data_set(self, object, "min", ovt_data_number(summary->min));
    ovt_data_set(self, object, "max", ovt_data_number(summary->max));
    if (difference->modelled) {
        json_t *paired = json_object();
        ovt_data_set(self, paired, "mean", ovt_data_number(difference->mean));
        ovt_data_set(self, paired, "se", ovt_data_number(difference->se));
        ovt_data_set(self, paired, "ci95", ovt_data_interval(self, difference->ci95));
        ovt_data_set(self, paired, "p_higher", ovt_data_number(difference->p_higher));
        ovt_data_set(self, paired, "p_equal", ovt_data_number(difference->p_equal));
        ovt_data_set(self, paired, "p_lower", ovt_data_number(difference->p_lower));
        ovt_data_set(self, paired, "verdict", ovt_data_text(ovt_verdict_text(difference->verdict)));
        ovt_data_set(self, object, "difference", paired);
    }
    return object;
}

void
ovt_sweep_data_begin(ovt_document *self, const ovt_stored *stored, const ovt_provenance *provenance)
{
    json_t *run = json_object(), *files = json_array(), *scenarios = json_array();
    json_t *design = json_object(), *varied = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, run, "seed", json_integer((json_int_t) stored->seed));
    ovt_data_set(self, run, "replications", json_integer((json_int_t) stored->replications));
    ovt_data_set(self, run, "command_line", ovt_data_text(stored->command_line));
    for (size_t i = 0; i < stored->file_count; i++) {
        json_t *file = json_object();
        ovt_data_set(self, file, "path", ovt_data_text(stored->files[i].path));
        ovt_data_set(self, file, "sha256", ovt_data_text(stored->files[i].sha256));
        ovt_data_append(self, files, file);
    }
    ovt_data_set(self, run, "files", files);
    ovt_data_set(self, self->data, "run", run);
    for (size_t i = 0; i < stored->scenario_count; i++) {
        json_t *scenario = json_object();
        ovt_data_set(self, scenario, "name", ovt_data_text(stored->scenarios[i].name));
        ovt_data_set(self, scenario, "title", ovt_data_text(stored->scenarios[i].title));
        ovt_data_set(self, scenario, "file", ovt_data_text(stored->scenarios[i].file));
        ovt_data_append(self, scenarios, scenario);
    }
    ovt_data_set(self, self->data, "scenarios", scenarios);
    ovt_data_set(self, self->data, "baseline", ovt_data_text(stored->baseline));
    ovt_data_set(self, design, "kind", ovt_data_text(stored->design));
    ovt_data_set(self, design, "points", json_integer((json_int_t) stored->points));
    for (size_t i = 0; i < stored->varied_count; i++) {
        json_t *row = json_object();
        ovt_data_set(self, row, "path", ovt_data_text(stored->varied[i].path));
        ovt_data_set(self, row, "values", ovt_data_text(stored->varied[i].choice));
        ovt_data_append(self, varied, row);
    }
    ovt_data_set(self, design, "vary", varied);
    ovt_data_set(self, self->data, "design", design);
    ovt_data_set(self, self->data, "points", json_array());
}

/* A number, true, false or a word. */
static json_t *
value_data(const ovt_stored_point *point, size_t index)
{
    const char *text = point->texts[index];
    size_t length = strlen(text);
    if (length >= 2 && text[0] == '"') {
        char word[256];
        snprintf(word, sizeof word, "%.*s", (int) length - 2, text + 1);
        return ovt_data_text(word);
    }
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0) {
        return json_boolean(text[0] == 't');
    }
    return ovt_data_number(point->values[index]);
}

void
ovt_sweep_data_point(ovt_document *self, const ovt_stored *stored, const ovt_stored_point *point)
{
    json_t *object = json_object(), *values = json_object(), *scenarios = json_object();
    ovt_data_set(self, object, "point", json_integer((json_int_t) point->number));
    for (size_t i = 0; i < stored->varied_count; i++) {
        ovt_data_set(self, values, stored->varied[i].path, value_data(point, i));
    }
    ovt_data_set(self, object, "values", values);
    ovt_data_set(self, object, "fault", ovt_data_text(point->fault));
    for (size_t s = 0; point->fault == NULL && s < stored->scenario_count; s++) {
        json_t *metrics = json_object();
        for (size_t m = 0; m < stored->metric_count; m++) {
            size_t i = s * stored->metric_count + m;
            ovt_data_set(self, metrics, stored->metrics[m].name,
                point->summaries[i].modelled ? metric_data(self, &stored->metrics[m],
                                                   &point->summaries[i], &point->differences[i])
                                             : json_null());
        }
        ovt_data_set(self, scenarios, stored->scenarios[s].name, metrics);
    }
    ovt_data_set(self, object, "scenarios", scenarios);
    ovt_data_append(self, json_object_get(self->data, "points"), object);
}
