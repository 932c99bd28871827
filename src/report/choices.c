// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules of decision side by side, and which offer is ahead at every level. */
#include <math.h>
#include <string.h>

#include "choices.h"
#include "overture/base/text.h"
#include "parts.h"

static const char *const side_names[OVT_PARTIES] = {"the seeker", "the holder"};

static bool
differs_anywhere(const ovt_results *results, size_t column)
{
    const ovt_summary *first = ovt_results_summary(results, 0, column);
    for (size_t i = 1; i < results->scenario_count; i++) {
        const ovt_summary *other = ovt_results_summary(results, i, column);
        if (other->n > 0 && (other->mean != first->mean || other->sd != first->sd)) {
            return true;
        }
    }
    return false;
}

/* Half of the people held is the target where none is given. */
static void
set_default_target(ovt_choices *self, const ovt_results *results)
{
    double held = 0;
    const ovt_scenario *scenario = results->scenarios[results->baseline];
    for (size_t i = 0; i < scenario->captive_count; i++) {
        held += scenario->captives[i].held;
    }
    self->half_home = (ovt_target){"returned_alive", ceil(held / 2), NAN};
    self->targets = &self->half_home;
    self->target_count = 1;
}

static void
add_choice(ovt_choices *self, const ovt_results *results, const char *metric, ovt_side side)
{
    size_t column = ovt_results_column(results, metric);
    if (column == OVT_NONE || !differs_anywhere(results, column)) {
        return;
    }
    ovt_choice choice = {.column = column,
        .side = side,
        .pessimism = results->scenarios[0]->run.pessimism,
        .targets = self->targets,
        .target_count = self->target_count};
    int prefers = ovt_choice_prefers(results, &choice);
    for (size_t i = 0; i < self->count; i++) {
        bool repeated = self->choices[i].column == column &&
                        ovt_choice_prefers(results, &self->choices[i]) == prefers;
        if (repeated) {
            return;
        }
    }
    if (prefers != 0) {
        self->choices[self->count++] = choice;
    }
}

void
ovt_choices_init(ovt_choices *self, const ovt_results *results)
{
    *self = (ovt_choices){0};
    const ovt_run_settings *run = &results->scenarios[0]->run;
    const char *outcome = ovt_choice_outcome(results->scenarios[0]);
    self->targets = run->targets;
    self->target_count = run->target_count;
    if (run->target_count == 0) {
        set_default_target(self, results);
    }
    for (int side = 0; side < OVT_PARTIES; side++) {
        add_choice(self, results, outcome, (ovt_side) side);
    }
    add_choice(self, results, "seeker_realised", OVT_SEEKER);
    add_choice(self, results, "holder_realised", OVT_HOLDER);
}

const char *
ovt_choice_outcome(const ovt_scenario *scenario)
{
    return scenario->run.outcome == NULL ? "returned_alive" : scenario->run.outcome;
}

static void
rule_row(ovt_document *self, ovt_table *table, const ovt_results *results,
    const ovt_decision_rule *rule, const ovt_choice *choice)
{
    char text[OVT_SAY];
    const ovt_metric *metric = results->columns.columns[choice->column].metric;
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", rule->title);
    for (size_t i = 0; i < results->scenario_count; i++) {
        double value = rule->value(results, i, choice);
        const char *best = ovt_decision_takes(rule, results, i, choice) ? " best" : "";
        if (isnan(value)) {
            strcpy(text, "-");
        } else if (rule->unit == OVT_RULE_SHARE) {
            ovt_say_hundredths(text, value);
        } else {
            ovt_say(text, value * ovt_shown_scale(metric), ovt_shown_decimals(metric));
        }
        ovt_table_cell(self, table, i + 1, "%s%s", text, best);
    }
}

static void
say_target(ovt_text *text, const ovt_column *column, const ovt_target *target)
{
    char number[OVT_NUMBER_TEXT];
    ovt_text_format(text, "%s", column->title);
    if (!isnan(target->at_least)) {
        ovt_text_format(text, ", at least %s", ovt_number_text(number, target->at_least));
    }
    if (!isnan(target->at_most)) {
        ovt_text_format(text, ", at most %s", ovt_number_text(number, target->at_most));
    }
    ovt_text_add(text, ": of 100");
}

static void
target_row(
    ovt_document *self, ovt_table *table, const ovt_results *results, const ovt_target *target)
{
    char text[OVT_SAY];
    double best = -INFINITY, worst = INFINITY;
    ovt_text label = {0};
    size_t column = ovt_results_column(results, target->metric);
    if (column == OVT_NONE) {
        return;
    }
    for (size_t i = 0; i < results->scenario_count; i++) {
        double met = ovt_target_met(results, i, target);
        best = fmax(best, met);
        worst = fmin(worst, met);
    }
    say_target(&label, &results->columns.columns[column], target);
    self->failed |= label.failed;
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", label.data == NULL ? "" : label.data);
    for (size_t i = 0; i < results->scenario_count; i++) {
        double met = ovt_target_met(results, i, target);
        ovt_table_cell(self, table, i + 1, "%s%s", isnan(met) ? "-" : ovt_say_hundredths(text, met),
            met == best && best > worst ? " best" : "");
    }
    ovt_text_free(&label);
}

static void
choice_table(ovt_document *self, const ovt_results *results, const ovt_choice *choice, bool main)
{
    char letter[OVT_SAY];
    const ovt_decision_rule *rule;
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Rule", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_table_column_add(self, table, ovt_say_letter(letter, i), OVT_ALIGN_RIGHT, true);
    }
    for (size_t i = 0; (rule = ovt_decision_rule_at(i)) != NULL; i++) {
        rule_row(self, table, results, rule, choice);
    }
    for (size_t i = 0; main && i < choice->target_count; i++) {
        target_row(self, table, results, &choice->targets[i]);
    }
}

/* The one that is best on average. */
static size_t
leader_of(const ovt_results *results, const ovt_choice *choice)
{
    size_t leader = OVT_NONE;
    double best = -INFINITY;
    for (size_t i = 0; i < results->scenario_count; i++) {
        double merit = ovt_choice_prefers(results, choice) *
                       ovt_results_summary(results, i, choice->column)->mean;
        if (merit > best && ovt_results_profile(results, i, choice->column) != NULL) {
            best = merit;
            leader = i;
        }
    }
    return leader;
}

static void
say_crossing(ovt_text *text, const ovt_metric *metric, double crossing)
{
    char number[OVT_SAY];
    if (!isnan(crossing)) {
        ovt_text_format(text, " at about %s",
            ovt_say(number, crossing * ovt_shown_scale(metric), ovt_shown_decimals(metric)));
    }
}

static ovt_dominance
dominance_of(const ovt_results *results, const ovt_choice *choice, size_t first, size_t second)
{
    return ovt_profile_dominance(ovt_results_profile(results, first, choice->column),
        ovt_results_profile(results, second, choice->column), ovt_choice_prefers(results, choice));
}

/* Those over which the leader is ahead at every level take one sentence. */
static void
say_first_order(ovt_document *self, const ovt_results *results, const ovt_choice *choice,
    size_t leader, bool strict)
{
    char letter[OVT_SAY];
    ovt_text list = {0};
    for (size_t i = 0; i < results->scenario_count; i++) {
        if (i == leader || ovt_results_profile(results, i, choice->column) == NULL) {
            continue;
        }
        ovt_dominance found = dominance_of(results, choice, leader, i);
        if (found.order == OVT_ORDER_FIRST && found.first_ahead && found.strict == strict) {
            ovt_text_format(&list, "%s%s", list.length > 0 ? ", " : "", ovt_say_letter(letter, i));
        }
    }
    if (list.length > 0) {
        ovt_document_item(self, "%s is ahead at every level%s of: %s (first-order dominance).",
            ovt_say_letter(letter, leader), strict ? "" : ", within simulation error,", list.data);
    }
    self->failed |= list.failed;
    ovt_text_free(&list);
}

/* Fixed phrases, one for each other order of two distributions. */
static void
say_dominance(ovt_document *self, const ovt_results *results, const ovt_choice *choice,
    size_t leader, size_t other)
{
    char first[OVT_SAY], second[OVT_SAY];
    ovt_text at = {0};
    const ovt_metric *metric = results->columns.columns[choice->column].metric;
    ovt_dominance found = ovt_profile_dominance(
        ovt_results_profile(results, leader, choice->column),
        ovt_results_profile(results, other, choice->column), ovt_choice_prefers(results, choice));
    ovt_say_letter(found.first_ahead || found.order == OVT_ORDER_NONE ? first : second, leader);
    ovt_say_letter(found.first_ahead || found.order == OVT_ORDER_NONE ? second : first, other);
    say_crossing(&at, metric, found.crossing);
    const char *where = at.data == NULL ? "" : at.data;
    switch (found.order) {
    case OVT_ORDER_FIRST:
        /* The best on average is behind nobody at every level. */
        break;
    case OVT_ORDER_SECOND:
        ovt_document_item(self,
            "%s is ahead of %s for all who are averse to risk (second-order dominance); for others "
            "it depends, as the curves cross%s.",
            first, second, where);
        break;
    case OVT_ORDER_NONE:
        ovt_document_item(self,
            "%s and %s: the curves cross%s; which is ahead depends on one's attitude to risk.",
            first, second, where);
        break;
    case OVT_ORDER_ALIKE:
        ovt_document_item(
            self, "%s and %s are nowhere further apart than simulation error.", second, first);
        break;
    }
    self->failed |= at.failed;
    ovt_text_free(&at);
}

static void
choice_section(ovt_document *self, const ovt_results *results, const ovt_choice *choice, bool main)
{
    const ovt_column *column = &results->columns.columns[choice->column];
    int prefers = ovt_choice_prefers(results, choice);
    bool both = column->metric->prefers[OVT_SEEKER] == column->metric->prefers[OVT_HOLDER];
    ovt_document_heading(self, 3, "%s (%s, %s is better for %s)", column->title,
        ovt_shown_unit(column->metric), prefers > 0 ? "more" : "less",
        both ? "both sides" : side_names[choice->side]);
    choice_table(self, results, choice, main);
    size_t leader = leader_of(results, choice);
    if (leader != OVT_NONE) {
        say_first_order(self, results, choice, leader, true);
        say_first_order(self, results, choice, leader, false);
    }
    for (size_t i = 0; leader != OVT_NONE && i < results->scenario_count; i++) {
        if (i != leader && ovt_results_profile(results, i, choice->column) != NULL) {
            say_dominance(self, results, choice, leader, i);
        }
    }
}

void
ovt_section_choices(ovt_document *self, const ovt_results *results, const ovt_choices *choices)
{
    char number[OVT_NUMBER_TEXT];
    if (choices->count == 0) {
        return;
    }
    ovt_document_heading(self, 2, "Rules of decision");
    ovt_document_paragraph(self,
        "What each rule would take, on one outcome at a time. No rule is the right one: they "
        "differ in how much the bad histories count.");
    for (size_t i = 0; i < choices->count; i++) {
        choice_section(self, results, &choices->choices[i], i == 0);
    }
    const ovt_decision_rule *rule;
    ovt_document_heading(self, 3, "The rules");
    for (size_t i = 0; (rule = ovt_decision_rule_at(i)) != NULL; i++) {
        ovt_document_item(self, "%s. %s", rule->title, rule->summary);
    }
    ovt_document_item(self,
        "Targets (satisficing): in how many of 100 histories they are reached; run.targets sets "
        "them%s. run.pessimism is %s, run.outcome %s.",
        choices->targets == &choices->half_home ? ", by default half of those held home alive" : "",
        ovt_number_text(number, results->scenarios[0]->run.pessimism),
        ovt_choice_outcome(results->scenarios[0]));
}
