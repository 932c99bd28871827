// SPDX-License-Identifier: GPL-3.0-or-later
/* Rules of decision, dominance and what would change the verdict, for programs. */
#include <math.h>

#include "choices.h"
#include "parts.h"

static const char *const side_names[OVT_PARTIES] = {"seeker", "holder"};

static json_t *
rules_data(ovt_document *self, const ovt_results *results, const ovt_choice *choice)
{
    json_t *rules = json_object();
    const ovt_decision_rule *rule;
    for (size_t i = 0; (rule = ovt_decision_rule_at(i)) != NULL; i++) {
        json_t *object = json_object(), *values = json_object(), *takes = json_array();
        for (size_t s = 0; s < results->scenario_count; s++) {
            const char *name = results->scenarios[s]->name;
            double value = rule->value(results, s, choice);
            ovt_data_set(self, values, name, ovt_data_number(value));
            if (ovt_decision_takes(rule, results, s, choice)) {
                ovt_data_append(self, takes, ovt_data_text(name));
            }
        }
        ovt_data_set(self, object, "values", values);
        ovt_data_set(self, object, "takes", takes);
        ovt_data_set(self, rules, rule->key, object);
    }
    return rules;
}

static json_t *
pair_data(ovt_document *self, const ovt_results *results, const ovt_choice *choice, size_t first,
    size_t second)
{
    static const char *const orders[] = {[OVT_ORDER_ALIKE] = "alike",
        [OVT_ORDER_FIRST] = "first",
        [OVT_ORDER_SECOND] = "second",
        [OVT_ORDER_NONE] = "none"};
    json_t *object = json_object();
    ovt_dominance found = ovt_profile_dominance(ovt_results_profile(results, first, choice->column),
        ovt_results_profile(results, second, choice->column), ovt_choice_prefers(results, choice));
    bool ahead = found.order == OVT_ORDER_FIRST || found.order == OVT_ORDER_SECOND;
    size_t leader = found.first_ahead ? first : second;
    ovt_data_set(self, object, "first", ovt_data_text(results->scenarios[first]->name));
    ovt_data_set(self, object, "second", ovt_data_text(results->scenarios[second]->name));
    ovt_data_set(self, object, "order", ovt_data_text(orders[found.order]));
    ovt_data_set(self, object, "ahead",
        ahead ? ovt_data_text(results->scenarios[leader]->name) : json_null());
    ovt_data_set(self, object, "crossing", ovt_data_number(found.crossing));
    return object;
}

static json_t *
dominance_data(ovt_document *self, const ovt_results *results, const ovt_choice *choice)
{
    json_t *pairs = json_array();
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = i + 1; j < results->scenario_count; j++) {
            if (ovt_results_profile(results, i, choice->column) != NULL &&
                ovt_results_profile(results, j, choice->column) != NULL) {
                ovt_data_append(self, pairs, pair_data(self, results, choice, i, j));
            }
        }
    }
    return pairs;
}

static json_t *
choice_data(ovt_document *self, const ovt_results *results, const ovt_choice *choice)
{
    json_t *object = json_object();
    const ovt_column *column = &results->columns.columns[choice->column];
    ovt_data_set(self, object, "metric", ovt_data_text(column->name));
    ovt_data_set(self, object, "side", ovt_data_text(side_names[choice->side]));
    ovt_data_set(self, object, "prefers",
        ovt_data_text(ovt_choice_prefers(results, choice) > 0 ? "more" : "less"));
    ovt_data_set(self, object, "pessimism", ovt_data_number(choice->pessimism));
    ovt_data_set(self, object, "rules", rules_data(self, results, choice));
    ovt_data_set(self, object, "dominance", dominance_data(self, results, choice));
    return object;
}

static json_t *
target_data(ovt_document *self, const ovt_results *results, const ovt_target *target)
{
    json_t *object = json_object(), *met = json_object();
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_data_set(self, met, results->scenarios[i]->name,
            ovt_data_number(ovt_target_met(results, i, target)));
    }
    ovt_data_set(self, object, "metric", ovt_data_text(target->metric));
    ovt_data_set(self, object, "at_least", ovt_data_number(target->at_least));
    ovt_data_set(self, object, "at_most", ovt_data_number(target->at_most));
    ovt_data_set(self, object, "met", met);
    return object;
}

static json_t *
flip_data(ovt_document *self, const ovt_flip *flip)
{
    json_t *object = json_object();
    ovt_data_set(self, object, "path", ovt_data_text(flip->path));
    ovt_data_set(self, object, "unit", ovt_data_text(flip->unit));
    ovt_data_set(self, object, "uncertain", json_boolean(flip->uncertain));
    ovt_data_set(self, object, "value", ovt_data_number(flip->value));
    ovt_data_set(self, object, "low", ovt_data_number(flip->low));
    ovt_data_set(self, object, "high", ovt_data_number(flip->high));
    ovt_data_set(self, object, "turns_at", flip->flips ? ovt_data_number(flip->flip) : json_null());
    ovt_data_set(self, object, "least_lead", ovt_data_number(flip->least_lead));
    return object;
}

static json_t *
flips_data(ovt_document *self, const ovt_results *results, const ovt_flips *flips)
{
    json_t *object = json_object(), *numbers = json_array();
    for (size_t i = 0; flips->clear && i < flips->count; i++) {
        ovt_data_append(self, numbers, flip_data(self, &flips->flips[i]));
    }
    ovt_data_set(
        self, object, "metric", ovt_data_text(results->columns.columns[flips->column].name));
    ovt_data_set(self, object, "leader", ovt_data_text(results->scenarios[flips->leader]->name));
    ovt_data_set(self, object, "second", ovt_data_text(results->scenarios[flips->second]->name));
    ovt_data_set(self, object, "clear", json_boolean(flips->clear));
    ovt_data_set(self, object, "lead", ovt_data_number(flips->lead));
    ovt_data_set(self, object, "histories", json_integer((json_int_t) flips->histories));
    ovt_data_set(self, object, "numbers", numbers);
    return object;
}

void
ovt_data_choices(ovt_document *self, const ovt_results *results, const ovt_choices *choices,
    const ovt_flips *flips)
{
    json_t *comparison = json_object_get(self->data, "comparison");
    json_t *list = json_array(), *targets = json_array();
    for (size_t i = 0; i < choices->count; i++) {
        ovt_data_append(self, list, choice_data(self, results, &choices->choices[i]));
    }
    for (size_t i = 0; i < choices->target_count; i++) {
        ovt_data_append(self, targets, target_data(self, results, &choices->targets[i]));
    }
    ovt_data_set(self, comparison, "choices", list);
    ovt_data_set(self, comparison, "targets", targets);
    if (flips != NULL && flips->second != OVT_NONE) {
        ovt_data_set(self, comparison, "flips", flips_data(self, results, flips));
    }
}
