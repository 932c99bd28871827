// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "analysis.h"
#include "overture/report/package.h"

static const char *const side_keys[OVT_PARTIES] = {"seeker", "holder"};

static json_t *
frontier_data(ovt_document *self, const ovt_frontier *frontier)
{
    json_t *array = json_array();
    for (size_t i = 0; i < frontier->count && !self->failed; i++) {
        ovt_data_append(self, array, ovt_data_sides(self, frontier->points[i].utility));
    }
    return array;
}

static json_t *
solutions_data(ovt_document *self, const ovt_analysis *analysis)
{
    json_t *object = json_object();
    for (int i = 0; i < OVT_SOLUTIONS; i++) {
        const ovt_solution *solution = &analysis->solutions[i];
        json_t *row = ovt_data_sides(self, solution->utility);
        ovt_data_set(self, row, "positions",
            ovt_data_positions(self, analysis->scenario, &solution->package));
        ovt_data_set(
            self, row, "terms", ovt_data_terms(self, analysis->scenario, &solution->package));
        ovt_data_set(self, object, ovt_solution_word((ovt_solution_kind) i), row);
    }
    return object;
}

static json_t *
changes_data(
    ovt_document *self, const ovt_scenario *scenario, const ovt_change *changes, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        ovt_data_append(self, array, ovt_data_change(self, scenario, &changes[i]));
    }
    return array;
}

static json_t *
offer_data(ovt_document *self, const ovt_analysis *analysis)
{
    const ovt_scenario *scenario = analysis->scenario;
    json_t *object = ovt_data_sides(self, analysis->offered_utility), *lines = json_object();
    json_t *sweeteners = json_object();
    ovt_data_set(
        self, object, "acceptable_to_seeker", json_boolean(analysis->acceptable[OVT_SEEKER]));
    ovt_data_set(
        self, object, "acceptable_to_holder", json_boolean(analysis->acceptable[OVT_HOLDER]));
    ovt_data_set(self, object, "money_left", ovt_data_number(analysis->left));
    for (int side = 0; side < OVT_PARTIES; side++) {
        size_t line = analysis->red_line[side];
        const ovt_sweetener *sweetener = &analysis->sweeteners[side];
        ovt_data_set(self, lines, side_keys[side],
            ovt_data_text(line == OVT_NONE ? NULL : scenario->issues[line].name));
        json_t *both = json_object();
        ovt_data_set(self, both, "single",
            changes_data(self, scenario, sweetener->single, sweetener->single_count));
        ovt_data_set(self, both, "combined",
            changes_data(self, scenario, sweetener->combined, sweetener->combined_count));
        ovt_data_set(self, sweeteners, side_keys[side], both);
    }
    ovt_data_set(self, object, "red_line", lines);
    ovt_data_set(self, object, "positions", ovt_data_positions(self, scenario, &analysis->offered));
    ovt_data_set(self, object, "terms", ovt_data_terms(self, scenario, &analysis->offered));
    ovt_data_set(self, object, "sweeteners", sweeteners);
    return object;
}

static json_t *
concessions_data(ovt_document *self, const ovt_analysis *analysis)
{
    json_t *array = json_array();
    for (size_t i = 0; i < analysis->rate_count; i++) {
        const ovt_concession_rate *rate = &analysis->rates[i];
        json_t *object = json_object();
        const char *by = rate->compatible ? NULL : side_keys[rate->by];
        ovt_data_set(
            self, object, "issue", ovt_data_text(analysis->scenario->issues[rate->issue].name));
        ovt_data_set(self, object, "by", ovt_data_text(by));
        ovt_data_set(self, object, "gain_per_loss", ovt_data_number(rate->gain_per_loss));
        ovt_data_append(self, array, object);
    }
    return array;
}

static json_t *
incentives_data(ovt_document *self, const ovt_analysis *analysis)
{
    json_t *array = json_array();
    for (size_t i = 0; i < analysis->incentive_count; i++) {
        json_t *object = json_object();
        const ovt_incentive *row = &analysis->incentives[i];
        ovt_data_set(self, object, "day", ovt_data_number(row->day));
        ovt_data_set(self, object, "seeker", ovt_data_number(row->incentive[OVT_SEEKER]));
        ovt_data_set(self, object, "holder", ovt_data_number(row->incentive[OVT_HOLDER]));
        ovt_data_append(self, array, object);
    }
    return array;
}

void
ovt_data_analysis(ovt_document *self, const ovt_analysis *analysis)
{
    json_t *data = self->data;
    double packages = ovt_domain_packages(&analysis->domain);
    ovt_data_set(self, data, "zopa", json_boolean(analysis->zone));
    ovt_data_set(self, data, "packages", ovt_data_number(packages));
    ovt_data_set(self, data, "reservation", ovt_data_sides(self, analysis->reservation));
    ovt_data_set(self, data, "ideal", ovt_data_sides(self, analysis->ideal));
    ovt_data_set(self, data, "frontier", frontier_data(self, &analysis->frontier));
    if (analysis->zone) {
        ovt_data_set(self, data, "solutions", solutions_data(self, analysis));
    }
    ovt_data_set(self, data, "offer", offer_data(self, analysis));
    ovt_data_set(self, data, "concessions", concessions_data(self, analysis));
    ovt_data_set(self, data, "self_enforcement", incentives_data(self, analysis));
}

void
ovt_records_analysis(ovt_document *self, const ovt_analysis *analysis)
{
    char number[OVT_NUMBER_TEXT];
    const ovt_scenario *scenario = analysis->scenario;
    ovt_table *records = ovt_document_records(self);
    size_t issues = scenario->issue_count;
    ovt_table_column_add(self, records, "seeker", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, records, "holder", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < issues; i++) {
        ovt_table_column_add(self, records, scenario->issues[i].name, OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < analysis->frontier.count && !self->failed; i++) {
        ovt_package package;
        ovt_frontier_package(&analysis->frontier, &analysis->domain, i, &package);
        ovt_table_row(self, records);
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            double utility = analysis->frontier.points[i].utility[side];
            ovt_table_cell(self, records, side, "%s", ovt_number_text(number, utility));
        }
        for (size_t j = 0; j < issues; j++) {
            ovt_text text = {0};
            ovt_say_value(&text, &scenario->issues[j], package.position[j]);
            self->failed |= text.failed;
            ovt_table_cell(
                self, records, OVT_PARTIES + j, "%s", text.data == NULL ? "" : text.data);
            ovt_text_free(&text);
        }
    }
}
