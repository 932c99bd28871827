// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "asked.h"

static const ovt_column *
column_of(const ovt_asked *asked, const ovt_goal *goal)
{
    return &ovt_question_columns(asked->question)->columns[goal->column];
}

static const ovt_summary *
outcome_of(const ovt_optimum *found, size_t offer, size_t goal)
{
    return &found->outcomes[offer * found->goal_count + goal];
}

/* Rows in the order of the first goal, in the arena: a report may show them several times. */
static const size_t *
order_offers(ovt_document *self, const ovt_optimum *found)
{
    size_t *order = ovt_document_take(self, (found->count + 1) * sizeof *order);
    for (size_t i = 0; order != NULL && i < found->count; i++) {
        size_t place = i;
        double mean = outcome_of(found, i, 0)->mean;
        while (place > 0 && outcome_of(found, order[place - 1], 0)->mean > mean) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = i;
    }
    return order;
}

static char *
goal_title(const ovt_asked *asked, const ovt_goal *goal, char *text, size_t size)
{
    const ovt_column *column = column_of(asked, goal);
    const char *unit = ovt_shown_unit(column->metric);
    bool several = asked->about->scenario_count > 1;
    snprintf(text, size, "%s%s%s, %s (%s is better)", column->title, several ? " of " : "",
        several ? asked->about->scenarios[goal->scenario]->name : "", unit,
        goal->less ? "less" : "more");
    return text;
}

static void
fill_table(ovt_document *self, const ovt_asked *asked, const ovt_optimum *found,
    const size_t *order, ovt_table *table)
{
    size_t inputs = ovt_question_inputs(asked->question);
    for (size_t k = 0; k < inputs; k++) {
        ovt_table_column_add(
            self, table, ovt_question_path(asked->question, k), OVT_ALIGN_RIGHT, true);
    }
    for (size_t g = 0; g < found->goal_count; g++) {
        char title[256];
        ovt_table_column_add(self, table, goal_title(asked, &found->goals[g], title, sizeof title),
            OVT_ALIGN_RIGHT, true);
    }
    for (size_t i = 0; order != NULL && i < found->count; i++) {
        ovt_table_row(self, table);
        for (size_t k = 0; k < inputs; k++) {
            char value[OVT_VALUE_TEXT];
            ovt_table_cell(self, table, k, "%s",
                ovt_asked_value(asked, k, found->values[order[i] * inputs + k], value));
        }
        for (size_t g = 0; g < found->goal_count; g++) {
            const ovt_summary *outcome = outcome_of(found, order[i], g);
            const ovt_metric *metric = column_of(asked, &found->goals[g])->metric;
            double scale = ovt_shown_scale(metric);
            char mean[OVT_SAY], range[OVT_SAY];
            ovt_table_cell(self, table, inputs + g, "%s (%s)",
                ovt_say(mean, scale * outcome->mean, ovt_shown_decimals(metric)),
                ovt_say_range(range, scale * outcome->ci95.low, scale * outcome->ci95.high,
                    ovt_shown_decimals(metric)));
        }
    }
}

static void
chart_front(
    ovt_document *self, const ovt_asked *asked, const ovt_optimum *found, const size_t *order)
{
    char x[256], y[256];
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_FRONTIER, "offers-found");
    const ovt_metric *metrics[] = {
        column_of(asked, &found->goals[0])->metric, column_of(asked, &found->goals[1])->metric};
    ovt_chart_words(self, chart, "The offers that no other beats",
        "One point for each offer, joined by a line: along it one outcome can be bettered only at "
        "the cost of another.",
        goal_title(asked, &found->goals[0], x, sizeof x),
        goal_title(asked, &found->goals[1], y, sizeof y));
    ovt_chart_series *series = ovt_chart_series_add(self, chart, "frontier", 0);
    if (series != NULL) {
        series->joined = true;
    }
    for (size_t i = 0; order != NULL && i < found->count; i++) {
        ovt_chart_point_add(self, series,
            &(ovt_chart_point){
                .x = ovt_shown_scale(metrics[0]) * outcome_of(found, order[i], 0)->mean,
                .y = ovt_shown_scale(metrics[1]) * outcome_of(found, order[i], 1)->mean,
                .low = NAN,
                .high = NAN,
                .inner_low = NAN,
                .inner_high = NAN,
                .weight = NAN});
    }
    fill_table(self, asked, found, order, ovt_chart_table(self, chart));
}

static json_t *
goals_data(ovt_document *self, const ovt_asked *asked, const ovt_optimum *found)
{
    json_t *goals = json_array();
    for (size_t g = 0; g < found->goal_count; g++) {
        json_t *goal = json_object();
        ovt_data_set(self, goal, "scenario",
            ovt_data_text(asked->about->scenarios[found->goals[g].scenario]->name));
        ovt_data_set(self, goal, "metric", ovt_data_text(column_of(asked, &found->goals[g])->name));
        ovt_data_set(self, goal, "better", ovt_data_text(found->goals[g].less ? "less" : "more"));
        ovt_data_append(self, goals, goal);
    }
    return goals;
}

static json_t *
offer_data(ovt_document *self, const ovt_asked *asked, const ovt_optimum *found, size_t offer)
{
    size_t inputs = ovt_question_inputs(asked->question);
    json_t *object = json_object(), *values = json_object(), *outcomes = json_array();
    for (size_t k = 0; k < inputs; k++) {
        double value = found->values[offer * inputs + k];
        char text[OVT_VALUE_TEXT];
        ovt_data_set(self, values, ovt_question_path(asked->question, k),
            ovt_question_is_word(asked->question, k)
                ? ovt_data_text(ovt_question_value_text(asked->question, k, value, text))
                : ovt_data_number(value));
    }
    for (size_t g = 0; g < found->goal_count; g++) {
        const ovt_summary *outcome = outcome_of(found, offer, g);
        json_t *reached = json_object();
        ovt_data_set(self, reached, "mean", ovt_data_number(outcome->mean));
        ovt_data_set(self, reached, "ci95", ovt_data_interval(self, outcome->ci95));
        ovt_data_append(self, outcomes, reached);
    }
    ovt_data_set(self, object, "values", values);
    ovt_data_set(self, object, "outcomes", outcomes);
    return object;
}

static void
fill_data(ovt_document *self, const ovt_asked *asked, const ovt_optimum *found, const size_t *order,
    const ovt_provenance *provenance)
{
    json_t *offers = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, asked->about, provenance));
    ovt_data_set(self, self->data, "goals", goals_data(self, asked, found));
    ovt_data_set(self, self->data, "evaluations", json_integer((json_int_t) found->evaluations));
    ovt_data_set(self, self->data, "dropped", json_integer((json_int_t) found->dropped));
    for (size_t i = 0; order != NULL && i < found->count; i++) {
        ovt_data_append(self, offers, offer_data(self, asked, found, order[i]));
    }
    ovt_data_set(self, self->data, "offers", offers);
}

/* One row per offer: its values, then mean and interval of each outcome. */
static void
fill_records(
    ovt_document *self, const ovt_asked *asked, const ovt_optimum *found, const size_t *order)
{
    size_t inputs = ovt_question_inputs(asked->question);
    ovt_table *records = ovt_document_records(self);
    for (size_t k = 0; k < inputs; k++) {
        ovt_table_column_add(
            self, records, ovt_question_path(asked->question, k), OVT_ALIGN_RIGHT, false);
    }
    for (size_t g = 0; g < found->goal_count; g++) {
        static const char *const ends[] = {"", "_ci95_low", "_ci95_high"};
        for (size_t e = 0; e < 3; e++) {
            char title[256];
            snprintf(title, sizeof title, "%s.%s%s",
                asked->about->scenarios[found->goals[g].scenario]->name,
                column_of(asked, &found->goals[g])->name, ends[e]);
            ovt_table_column_add(self, records, title, OVT_ALIGN_RIGHT, false);
        }
    }
    for (size_t i = 0; order != NULL && i < found->count; i++) {
        ovt_table_row(self, records);
        for (size_t k = 0; k < inputs; k++) {
            char value[OVT_VALUE_TEXT];
            ovt_table_cell(self, records, k, "%s",
                ovt_question_value_text(
                    asked->question, k, found->values[order[i] * inputs + k], value));
        }
        for (size_t g = 0; g < found->goal_count; g++) {
            const ovt_summary *outcome = outcome_of(found, order[i], g);
            double numbers[] = {outcome->mean, outcome->ci95.low, outcome->ci95.high};
            for (size_t e = 0; e < 3; e++) {
                char number[OVT_NUMBER_TEXT];
                ovt_table_cell(self, records, inputs + 3 * g + e, "%s",
                    isnan(numbers[e]) ? "" : ovt_number_text(number, numbers[e]));
            }
        }
    }
}

ovt_status
ovt_build_optimize(ovt_document *self, const ovt_asked *asked, const ovt_optimum *found,
    const ovt_provenance *provenance, ovt_error *err)
{
    char tried[OVT_SAY], histories[OVT_SAY];
    *self = (ovt_document){0};
    const size_t *order = order_offers(self, found);
    ovt_document_heading(self, 1, "Offers that no other beats");
    ovt_document_paragraph(self,
        "%zu offers were found; %s were tried with %s histories each (seed %llu). The figures are "
        "from fresh random numbers, not those of the search; %zu winners of the search that others "
        "then beat are left out.",
        found->count, ovt_say(tried, (double) found->evaluations, 0),
        ovt_say(histories, (double) asked->about->replications, 0),
        (unsigned long long) asked->about->seed, found->dropped);
    fill_table(self, asked, found, order,
        ovt_document_table(self,
            "From one end of the first outcome to the other (95 % intervals of the simulation)"));
    if (found->goal_count >= 2) {
        chart_front(self, asked, found, order);
    }
    ovt_document_heading(self, 2, "How to read it");
    ovt_document_item(self,
        "None of these is best: each gives up some of one outcome for another. Which to choose is "
        "for those who bear it.");
    ovt_document_item(self,
        "The search looked between the ends of the ranges only, and might have missed offers a "
        "little better; more points (--points) look closer.");
    fill_data(self, asked, found, order, provenance);
    fill_records(self, asked, found, order);
    return ovt_built(self, err);
}
