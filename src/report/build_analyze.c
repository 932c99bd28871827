// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "analysis.h"
#include "overture/report/package.h"

enum { SHOWN_POINTS = 11 };

static const char *
name_of(const ovt_analysis *analysis, ovt_side side)
{
    return analysis->scenario->party[side].name;
}

static bool
is_drawn(const ovt_scenario *scenario, const double *number)
{
    size_t offset = (size_t) ((const char *) number - (const char *) scenario);
    for (size_t i = 0; i < scenario->input_count; i++) {
        if (scenario->inputs[i].place.offset == offset) {
            return true;
        }
    }
    return false;
}

static const char *
source_of(const ovt_scenario *scenario, ovt_side side)
{
    const double *number = &scenario->party[side].reservation;
    return isnan(*number)               ? "that of the status quo of the issues"
           : is_drawn(scenario, number) ? "given; the mean of its distribution"
                                        : "given";
}

static void
section_zone(ovt_document *self, const ovt_analysis *analysis)
{
    char packages[OVT_SAY], points[OVT_SAY], value[OVT_SAY], ideal[OVT_SAY], drift[OVT_SAY];
    ovt_document_heading(self, 2, "Can both gain?");
    ovt_document_paragraph(self,
        analysis->zone
            ? "Yes: there is a zone of possible agreement. Of %s packages, %s are efficient: none "
              "of them can be bettered for one side without loss to the other."
            : "No: there is no zone of possible agreement. No package is worth at least as much "
              "to both sides as no agreement, so that no solution is named. Of %s packages, %s "
              "are efficient.",
        ovt_say(packages, ovt_domain_packages(&analysis->domain), 0),
        ovt_say(points, (double) analysis->frontier.count, 0));
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Side", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "No agreement", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Best rational", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Where the first comes from", OVT_ALIGN_LEFT, true);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        const ovt_party *party = &analysis->scenario->party[side];
        bool drifts = party->reservation_drift != 0;
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", party->name);
        ovt_table_cell(self, table, 1, "%s", ovt_say(value, analysis->reservation[side], 3));
        ovt_table_cell(self, table, 2, "%s", ovt_say(ideal, analysis->ideal[side], 3));
        ovt_table_cell(self, table, 3, "%s%s%s%s", source_of(analysis->scenario, side),
            drifts ? "; changes by " : "",
            drifts ? ovt_say_signed(drift, party->reservation_drift, 4) : "",
            drifts ? " a day" : "");
    }
}

static void
section_frontier(ovt_document *self, const ovt_analysis *analysis)
{
    char seeker[OVT_SAY], holder[OVT_SAY];
    const ovt_frontier *frontier = &analysis->frontier;
    size_t shown = frontier->count < SHOWN_POINTS ? frontier->count : SHOWN_POINTS;
    ovt_document_heading(self, 2, "The efficient frontier");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Point", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, name_of(analysis, OVT_SEEKER), OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, name_of(analysis, OVT_HOLDER), OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Rational", OVT_ALIGN_LEFT, false);
    for (size_t i = 0; i < shown; i++) {
        size_t index = shown < 2 ? 0 : i * (frontier->count - 1) / (shown - 1);
        const double *utility = frontier->points[index].utility;
        bool seeker_gains = utility[OVT_SEEKER] >= analysis->reservation[OVT_SEEKER];
        bool holder_gains = utility[OVT_HOLDER] >= analysis->reservation[OVT_HOLDER];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%zu", index + 1);
        ovt_table_cell(self, table, 1, "%s", ovt_say(seeker, utility[OVT_SEEKER], 3));
        ovt_table_cell(self, table, 2, "%s", ovt_say(holder, utility[OVT_HOLDER], 3));
        ovt_table_cell(self, table, 3, "%s%s",
            seeker_gains && holder_gains   ? "for both"
            : seeker_gains || holder_gains ? "for "
                                           : "for neither",
            seeker_gains == holder_gains
                ? ""
                : name_of(analysis, seeker_gains ? OVT_SEEKER : OVT_HOLDER));
    }
    ovt_document_paragraph(self,
        "%zu points of %zu, evenly spaced in their order; --format csv or json gives all.", shown,
        frontier->count);
}

/* Every red line of a side that a package goes beyond. */
static void
say_red_lines(
    ovt_text *text, const ovt_analysis *analysis, ovt_side side, const ovt_package *package)
{
    const ovt_scenario *scenario = analysis->scenario;
    char firm[OVT_SAY];
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        if (ovt_breaks_red_line(scenario, side, package, UINT64_C(1) << i, NULL)) {
            ovt_text_format(text, "; beyond the red line of %s on \"%s\" (",
                name_of(analysis, side), ovt_issue_label(issue));
            ovt_say_position(text, issue, issue->interest[side].red_line_position);
            ovt_text_format(text, "; genuine with probability %s)",
                ovt_say(firm, issue->interest[side].firmness, 2));
        }
    }
}

static const char *const solution_titles[OVT_SOLUTIONS] = {
    [OVT_SOLUTION_NASH] = "Nash: the largest product of gains",
    [OVT_SOLUTION_KALAI_SMORODINSKY] = "Kalai-Smorodinsky: equal shares of what each could gain",
    [OVT_SOLUTION_EGALITARIAN] = "Egalitarian: the largest smaller gain",
    [OVT_SOLUTION_UTILITARIAN] = "Utilitarian: the largest sum",
};

static void
section_solutions(ovt_document *self, const ovt_analysis *analysis)
{
    char seeker[OVT_SAY], holder[OVT_SAY];
    if (!analysis->zone) {
        return;
    }
    ovt_document_heading(self, 2, "Solutions by four measures");
    for (int i = 0; i < OVT_SOLUTIONS; i++) {
        const ovt_solution *solution = &analysis->solutions[i];
        ovt_text text = {0};
        ovt_say_package(&text, analysis->scenario, &solution->package);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            say_red_lines(&text, analysis, side, &solution->package);
        }
        self->failed |= text.failed;
        ovt_document_item(self, "%s. Worth %s to %s and %s to %s. %s.", solution_titles[i],
            ovt_say(seeker, solution->utility[OVT_SEEKER], 3), name_of(analysis, OVT_SEEKER),
            ovt_say(holder, solution->utility[OVT_HOLDER], 3), name_of(analysis, OVT_HOLDER),
            text.data == NULL ? "" : text.data);
        ovt_text_free(&text);
    }
}

static void
say_standing(ovt_document *self, const ovt_analysis *analysis, ovt_side side)
{
    char worth[OVT_SAY], least[OVT_SAY], gap[OVT_SAY];
    double utility = analysis->offered_utility[side];
    ovt_text text = {0};
    ovt_text_format(&text, "%s: worth %s against %s without agreement, %s of %s",
        name_of(analysis, side), ovt_say(worth, utility, 3),
        ovt_say(least, analysis->reservation[side], 3),
        utility >= analysis->reservation[side] ? "a gain" : "a loss",
        ovt_say(gap, fabs(utility - analysis->reservation[side]), 3));
    say_red_lines(&text, analysis, side, &analysis->offered);
    self->failed |= text.failed;
    ovt_document_item(self, "%s: %s.", text.data == NULL ? "" : text.data,
        analysis->acceptable[side] ? "acceptable" : "not acceptable");
    ovt_text_free(&text);
}

static void
section_offer(ovt_document *self, const ovt_analysis *analysis)
{
    char left[OVT_SAY];
    ovt_text text = {0};
    ovt_document_heading(self, 2, "The offer on the table");
    ovt_say_package(&text, analysis->scenario, &analysis->offered);
    self->failed |= text.failed;
    ovt_document_paragraph(self, "%s.", text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        say_standing(self, analysis, side);
    }
    ovt_document_paragraph(self,
        analysis->left > 0.0005
            ? "Left on the table: both sides could gain %s more at once."
            : "Nothing is left on the table: both sides cannot gain %smore at once.",
        analysis->left > 0.0005 ? ovt_say(left, analysis->left, 3) : "");
}

static void
sweetener_item(
    ovt_document *self, const ovt_analysis *analysis, ovt_side side, const ovt_change *change)
{
    char gain[OVT_SAY], cost[OVT_SAY];
    ovt_text text = {0};
    ovt_say_change(&text, analysis->scenario, change);
    self->failed |= text.failed;
    ovt_document_item(self, "%s: %s for %s, %s for %s", text.data == NULL ? "" : text.data,
        ovt_say_signed(gain, change->gain, 3), name_of(analysis, side),
        ovt_say_signed(cost, -change->cost, 3), name_of(analysis, (ovt_side) (1 - side)));
    ovt_text_free(&text);
}

static void
section_sweetener(ovt_document *self, const ovt_analysis *analysis, ovt_side side)
{
    const ovt_sweetener *sweetener = &analysis->sweeteners[side];
    const char *name = name_of(analysis, side);
    if (analysis->acceptable[side]) {
        return;
    }
    ovt_document_heading(self, 3, "What would make it acceptable to %s", name);
    if (sweetener->single_count > 0) {
        ovt_document_paragraph(self,
            "Each of these changes of one term alone, the smallest that suffices; the cheapest "
            "for the other side first:");
    } else if (sweetener->combined_count > 0) {
        ovt_document_paragraph(self,
            "No change of one term alone suffices. These together do, at the least cost to the "
            "other side:");
    } else {
        ovt_document_paragraph(self, "Nothing within the ranges of the issues.");
    }
    for (size_t i = 0; i < sweetener->single_count; i++) {
        sweetener_item(self, analysis, side, &sweetener->single[i]);
    }
    for (size_t i = 0; i < sweetener->combined_count; i++) {
        sweetener_item(self, analysis, side, &sweetener->combined[i]);
    }
}

static const char *
gives_way(const ovt_analysis *analysis, const ovt_concession_rate *row)
{
    if (row->compatible) {
        return "nobody: both want the same";
    }
    bool even = fabs(row->gain_per_loss - 1) < 1e-9;
    return even ? "either: the rate is even" : name_of(analysis, row->by);
}

static void
section_concessions(ovt_document *self, const ovt_analysis *analysis)
{
    char rate[OVT_SAY];
    ovt_document_heading(self, 2, "Who should give way in what");
    ovt_document_paragraph(self,
        "What the other side gains for each unit of value lost, over the whole range of the "
        "issue: agreements gain where each side gives way in what costs it least for what it "
        "gives.");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Issue", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Gives way", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Gain per loss", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; i < analysis->rate_count; i++) {
        const ovt_concession_rate *row = &analysis->rates[i];
        ovt_table_row(self, table);
        ovt_table_cell(
            self, table, 0, "%s", ovt_issue_label(&analysis->scenario->issues[row->issue]));
        ovt_table_cell(self, table, 1, "%s", gives_way(analysis, row));
        ovt_table_cell(self, table, 2, "%s",
            isfinite(row->gain_per_loss) ? ovt_say(rate, row->gain_per_loss, 2) : "costs nothing");
    }
}

static void
section_enforcement(ovt_document *self, const ovt_analysis *analysis)
{
    char first[OVT_SAY], least[OVT_SAY];
    if (analysis->incentive_count == 0) {
        return;
    }
    ovt_document_heading(self, 2, "Would it be kept?");
    ovt_document_paragraph(self,
        "What each side still has to gain from going on, less what it still has to give, day by "
        "day of an undisturbed exchange; below 0 it is tempted to stop.");
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        const ovt_incentive *rows = analysis->incentives;
        size_t weakest = ovt_analysis_weakest(analysis, side), tempted = 0;
        for (size_t i = 0; i < analysis->incentive_count; i++) {
            tempted += rows[i].incentive[side] < -1e-12;
        }
        ovt_document_item(self,
            "%s: %s at the signing; weakest on day %.0f of the deal with %s; tempted on %zu of %zu "
            "days.",
            name_of(analysis, side), ovt_say_signed(first, rows[0].incentive[side], 3),
            rows[weakest].day, ovt_say_signed(least, rows[weakest].incentive[side], 3), tempted,
            analysis->incentive_count);
    }
}

static void
section_reading(ovt_document *self, const ovt_scenario *scenario)
{
    ovt_document_heading(self, 2, "How to read this");
    ovt_document_item(self,
        "Nothing is simulated. What something is worth to a side is a number from 0 to 1 that "
        "follows from the weights and values assumed for it.");
    if (scenario->input_count > 0) {
        ovt_document_item(
            self, "Inputs that are distributions are taken at their means; a draw may differ.");
    }
    ovt_document_item(self,
        "The frontier and the solutions leave red lines aside; where a solution is beyond one it "
        "is said.");
    ovt_document_item(self,
        "Acceptable means: worth no less than no agreement, and beyond no red line, posture or "
        "not. In the talks a side may hope for more and reject an acceptable offer.");
}

static void
begin_data(ovt_document *self, const ovt_scenario *scenario, const ovt_provenance *provenance)
{
    json_t *object = json_object(), *run = json_object();
    ovt_results files = {.scenarios = &scenario, .scenario_count = 1};
    ovt_data_begin(self, provenance);
    ovt_data_set(self, run, "command_line", ovt_data_text(provenance->command_line));
    ovt_data_set(self, run, "files", ovt_data_files(self, &files));
    ovt_data_set(self, self->data, "run", run);
    ovt_data_set(self, object, "name", ovt_data_text(scenario->name));
    ovt_data_set(self, object, "title", ovt_data_text(scenario->title));
    ovt_data_set(self, object, "file", ovt_data_text(scenario->file));
    ovt_data_set(self, object, "assumptions", ovt_data_assumptions(self, scenario));
    ovt_data_set(self, self->data, "scenario", object);
}

ovt_status
ovt_build_analyze(ovt_document *self, const ovt_scenario *scenario,
    const ovt_provenance *provenance, ovt_error *err)
{
    ovt_analysis analysis;
    ovt_results about = {.scenarios = &scenario, .scenario_count = 1};
    *self = (ovt_document){0};
    ovt_status status = ovt_analysis_init(&analysis, scenario, err);
    if (status == OVT_OK) {
        begin_data(self, scenario, provenance);
        ovt_document_heading(
            self, 1, "%s", scenario->title == NULL ? scenario->name : scenario->title);
        section_zone(self, &analysis);
        section_offer(self, &analysis);
        section_sweetener(self, &analysis, OVT_SEEKER);
        section_sweetener(self, &analysis, OVT_HOLDER);
        section_solutions(self, &analysis);
        section_concessions(self, &analysis);
        section_frontier(self, &analysis);
        ovt_section_chart_frontier(self, &analysis, provenance);
        section_enforcement(self, &analysis);
        section_reading(self, scenario);
        ovt_section_ledger(self, &about, provenance);
        ovt_section_origin(self, &about, provenance);
        ovt_data_analysis(self, &analysis);
        ovt_records_analysis(self, &analysis);
        status = ovt_built(self, err);
    }
    ovt_analysis_free(&analysis);
    return status;
}
