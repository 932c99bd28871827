// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "hindcast.h"

static const char *
level_name(char text[OVT_SAY], size_t level)
{
    snprintf(text, OVT_SAY, "%.0f", 100 * ovt_hindcast_level(level));
    return text;
}

static void
number_data(ovt_document *self, json_t *object, const ovt_hindcast_outcome *outcome)
{
    char name[OVT_SAY];
    json_t *intervals = json_object(), *inside = json_object();
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        ovt_data_set(
            self, intervals, level_name(name, i), ovt_data_interval(self, outcome->interval[i]));
        ovt_data_set(self, inside, name, json_boolean(outcome->inside[i]));
    }
    ovt_data_set(self, object, "promised", ovt_data_number(outcome->actual->promised));
    ovt_data_set(self, object, "happened", ovt_data_number(outcome->actual->value));
    ovt_data_set(self, object, "median", ovt_data_number(outcome->median));
    ovt_data_set(self, object, "intervals", intervals);
    ovt_data_set(self, object, "inside", inside);
    ovt_data_set(self, object, "pit", ovt_data_number(outcome->pit));
    ovt_data_set(self, object, "crps", ovt_data_number(outcome->crps));
    ovt_data_set(self, object, "crps_of_promise", ovt_data_number(outcome->crps_of_promise));
}

static json_t *
outcome_data(ovt_document *self, const ovt_hindcast_outcome *outcome)
{
    const ovt_assumption *ground = outcome->ground;
    json_t *object = json_object();
    ovt_data_set(self, object, "metric", ovt_data_text(outcome->column->name));
    ovt_data_set(self, object, "unit", ovt_data_text(outcome->column->metric->unit));
    if (outcome->yes_or_no) {
        ovt_data_set(self, object, "happened", json_boolean(outcome->actual->value == 1));
        ovt_data_set(self, object, "probability", ovt_data_number(outcome->probability));
        ovt_data_set(self, object, "brier", ovt_data_number(outcome->brier));
    } else {
        number_data(self, object, outcome);
    }
    ovt_data_set(self, object, "source", ovt_data_text(ground == NULL ? NULL : ground->source));
    ovt_data_set(self, object, "note", ovt_data_text(ground == NULL ? NULL : ground->note));
    return object;
}

static json_t *
outcomes_data(ovt_document *self, const ovt_hindcast_case *one, bool yes_or_no)
{
    json_t *array = json_array();
    for (size_t i = 0; i < one->outcome_count; i++) {
        if (one->outcomes[i].yes_or_no == yes_or_no) {
            ovt_data_append(self, array, outcome_data(self, &one->outcomes[i]));
        }
    }
    return array;
}

static json_t *
sum_data(ovt_document *self, const ovt_hindcast_sum *sum)
{
    json_t *object = json_object();
    ovt_data_set(self, object, "happened", json_integer(sum->happened));
    ovt_data_set(self, object, "median", json_integer(sum->median));
    ovt_data_set(self, object, "p10", json_integer(sum->low));
    ovt_data_set(self, object, "p90", json_integer(sum->high));
    return object;
}

static json_t *
days_data(ovt_document *self, const ovt_hindcast_case *one)
{
    json_t *array = json_array();
    for (size_t i = 0; i < one->day_count; i++) {
        json_t *object = json_object();
        ovt_data_set(self, object, "day", json_integer(one->days[i].day));
        ovt_data_set(self, object, "captives", sum_data(self, &one->days[i].captives));
        ovt_data_set(self, object, "prisoners", sum_data(self, &one->days[i].prisoners));
        ovt_data_append(self, array, object);
    }
    return array;
}

static json_t *
case_data(ovt_document *self, const ovt_hindcast_case *one)
{
    const ovt_scenario *scenario = one->scenario;
    json_t *object = json_object();
    ovt_data_set(self, object, "name", ovt_data_text(scenario->name));
    ovt_data_set(self, object, "title", ovt_data_text(scenario->title));
    ovt_data_set(self, object, "file", ovt_data_text(scenario->file));
    ovt_data_set(self, object, "summary", ovt_data_text(scenario->actual.summary));
    ovt_data_set(self, object, "numbers", outcomes_data(self, one, false));
    ovt_data_set(self, object, "answers", outcomes_data(self, one, true));
    ovt_data_set(self, object, "days", days_data(self, one));
    ovt_data_set(self, object, "files", ovt_data_files(self, &one->results));
    return object;
}

static json_t *
coverage_data(ovt_document *self, const ovt_hindcast *hindcast)
{
    json_t *array = json_array();
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        const ovt_hindcast_coverage *coverage = &hindcast->coverage[i];
        json_t *object = json_object();
        ovt_data_set(self, object, "stated", ovt_data_number(ovt_hindcast_level(i)));
        ovt_data_set(self, object, "numbers", json_integer((json_int_t) coverage->numbers));
        ovt_data_set(self, object, "inside", json_integer((json_int_t) coverage->inside));
        ovt_data_set(self, object, "cases", json_integer((json_int_t) coverage->cases));
        ovt_data_set(self, object, "cases_inside", ovt_data_number(coverage->held));
        ovt_data_set(self, object, "tail", ovt_data_number(coverage->tail));
        ovt_data_set(self, object, "worse", json_boolean(coverage->worse));
        ovt_data_append(self, array, object);
    }
    return array;
}

void
ovt_data_hindcast(
    ovt_document *self, const ovt_hindcast *hindcast, const ovt_provenance *provenance)
{
    json_t *run = json_object(), *cases = json_array(), *promises = json_object();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, run, "seed", json_integer((json_int_t) hindcast->seed));
    ovt_data_set(self, run, "replications", json_integer((json_int_t) hindcast->replications));
    ovt_data_set(self, run, "command_line", ovt_data_text(provenance->command_line));
    ovt_data_set(self, self->data, "run", run);
    for (size_t i = 0; i < hindcast->count; i++) {
        ovt_data_append(self, cases, case_data(self, &hindcast->cases[i]));
    }
    ovt_data_set(self, self->data, "cases", cases);
    ovt_data_set(self, self->data, "coverage", coverage_data(self, hindcast));
    ovt_data_set(self, self->data, "worse", json_boolean(ovt_hindcast_is_worse(hindcast)));
    ovt_data_set(self, self->data, "mean_pit", ovt_data_number(hindcast->mean_pit));
    ovt_data_set(self, self->data, "mean_brier", ovt_data_number(hindcast->mean_brier));
    ovt_data_set(self, promises, "numbers", json_integer((json_int_t) hindcast->promises));
    ovt_data_set(self, promises, "nearer", json_integer((json_int_t) hindcast->nearer));
    ovt_data_set(self, promises, "as_near", json_integer((json_int_t) hindcast->as_near));
    ovt_data_set(self, self->data, "promises", promises);
}

static void
number_cell(ovt_document *self, ovt_table *table, size_t *column, double value)
{
    char text[OVT_NUMBER_TEXT];
    if (isfinite(value)) {
        ovt_table_cell(self, table, *column, "%s", ovt_number_text(text, value));
    }
    ++*column;
}

static void
add_record(ovt_document *self, ovt_table *table, const ovt_scenario *scenario,
    const ovt_hindcast_outcome *outcome)
{
    size_t at = 3;
    bool number = !outcome->yes_or_no;
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", scenario->name);
    ovt_table_cell(self, table, 1, "%s", outcome->column->name);
    ovt_table_cell(self, table, 2, "%s", outcome->column->metric->unit);
    number_cell(self, table, &at, outcome->actual->promised);
    number_cell(self, table, &at, outcome->actual->value);
    number_cell(self, table, &at, number ? NAN : outcome->probability);
    number_cell(self, table, &at, number ? outcome->median : NAN);
    for (size_t i = 0; i < OVT_HINDCAST_LEVELS; i++) {
        number_cell(self, table, &at, number ? outcome->interval[i].low : NAN);
        number_cell(self, table, &at, number ? outcome->interval[i].high : NAN);
        number_cell(self, table, &at, number ? outcome->inside[i] : NAN);
    }
    number_cell(self, table, &at, number ? outcome->pit : NAN);
    number_cell(self, table, &at, number ? outcome->crps : NAN);
    number_cell(self, table, &at, number ? outcome->crps_of_promise : NAN);
    number_cell(self, table, &at, number ? NAN : outcome->brier);
}

void
ovt_records_hindcast(ovt_document *self, const ovt_hindcast *hindcast)
{
    static const char *const keys[] = {"scenario", "metric", "unit", "promised", "happened",
        "probability", "median", "low50", "high50", "inside50", "low80", "high80", "inside80",
        "low95", "high95", "inside95", "pit", "crps", "crps_of_promise", "brier"};
    ovt_table *table = ovt_document_records(self);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ovt_table_column_add(self, table, keys[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < hindcast->count; i++) {
        const ovt_hindcast_case *one = &hindcast->cases[i];
        for (size_t k = 0; k < one->outcome_count; k++) {
            add_record(self, table, one->scenario, &one->outcomes[k]);
        }
    }
}
