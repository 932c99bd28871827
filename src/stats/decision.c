// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/decision.h"

#include <math.h>
#include <string.h>

static const double CAUTIOUS = 0.5;
static const double VERY_CAUTIOUS = 0.1;

/* Values closer than this, as a share, are equal: they differ by rounding. */
static const double SAME = 1e-9;

int
ovt_choice_prefers(const ovt_results *results, const ovt_choice *choice)
{
    return results->columns.columns[choice->column].metric->prefers[choice->side];
}

static double
expected_value(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return ovt_results_summary(results, scenario, choice->column)->mean;
}

static double
worst_mean(const ovt_results *results, size_t scenario, const ovt_choice *choice, double worst)
{
    const ovt_profile *profile = ovt_results_profile(results, scenario, choice->column);
    return profile == NULL
               ? NAN
               : ovt_profile_worst_mean(profile, worst, ovt_choice_prefers(results, choice));
}

static double
mean_of_worse_half(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return worst_mean(results, scenario, choice, CAUTIOUS);
}

static double
mean_of_worst_tenth(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return worst_mean(results, scenario, choice, VERY_CAUTIOUS);
}

static double
bad_case(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    const ovt_summary *summary = ovt_results_summary(results, scenario, choice->column);
    return summary->quantile[ovt_choice_prefers(results, choice) > 0 ? OVT_P5 : OVT_P95];
}

static double
good_case(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    const ovt_summary *summary = ovt_results_summary(results, scenario, choice->column);
    return summary->quantile[ovt_choice_prefers(results, choice) > 0 ? OVT_P95 : OVT_P5];
}

static double
hurwicz(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return choice->pessimism * bad_case(results, scenario, choice) +
           (1 - choice->pessimism) * good_case(results, scenario, choice);
}

static const ovt_standing *
standing_of(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return &results->standings[choice->side][scenario * results->columns.count + choice->column];
}

static double
largest_regret(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return standing_of(results, scenario, choice)->max_regret;
}

static double
share_best(const ovt_results *results, size_t scenario, const ovt_choice *choice)
{
    return standing_of(results, scenario, choice)->p_best;
}

/* To add a rule: write its function above, add its row here. Nothing else changes. */
static const ovt_decision_rule rules[] = {
    {"expected_value", "Average", "Expected value: the average over all histories.",
        OVT_RULE_OUTCOME, false, expected_value},
    {"mean_of_worse_half", "Average of the worse half",
        "Cautious: only the worse half of the histories counts.", OVT_RULE_OUTCOME, false,
        mean_of_worse_half},
    {"mean_of_worst_tenth", "Average of the worst tenth",
        "Very cautious: only the worst tenth counts.", OVT_RULE_OUTCOME, false,
        mean_of_worst_tenth},
    {"bad_case", "Bad case",
        "Maximin, by the bad case: in 5 of 100 histories it is worse. The very worst history of a "
        "run would depend on how many were simulated.",
        OVT_RULE_OUTCOME, false, bad_case},
    {"hurwicz", "Bad and good case weighed",
        "Hurwicz: the bad case and the good one (in 5 of 100 histories it is better), weighed by "
        "run.pessimism.",
        OVT_RULE_OUTCOME, false, hurwicz},
    {"largest_regret", "Largest regret",
        "Minimax regret: how far it falls behind the best of the others on the same chance, in the "
        "history where that is most.",
        OVT_RULE_OUTCOME, true, largest_regret},
    {"share_best", "Best in so many of 100",
        "Rank acceptability: the share of histories in which it is the best; ties count in equal "
        "parts.",
        OVT_RULE_SHARE, false, share_best},
};

const ovt_decision_rule *
ovt_decision_rule_at(size_t index)
{
    return index < sizeof rules / sizeof *rules ? &rules[index] : NULL;
}

/* Larger is better whatever the rule; NAN stays. */
static double
merit(const ovt_decision_rule *rule, const ovt_results *results, size_t scenario,
    const ovt_choice *choice)
{
    int sign = rule->least                    ? -1
               : rule->unit == OVT_RULE_SHARE ? 1
                                              : ovt_choice_prefers(results, choice);
    return sign * rule->value(results, scenario, choice);
}

bool
ovt_decision_takes(const ovt_decision_rule *rule, const ovt_results *results, size_t scenario,
    const ovt_choice *choice)
{
    double best = NAN, worst = NAN;
    for (size_t i = 0; i < results->scenario_count; i++) {
        double value = merit(rule, results, i, choice);
        best = fmax(best, value);
        worst = fmin(worst, value);
    }
    double slack = SAME * fmax(1, fabs(best));
    return best - worst > slack && merit(rule, results, scenario, choice) >= best - slack;
}

double
ovt_target_met(const ovt_results *results, size_t scenario, const ovt_target *target)
{
    size_t column = ovt_results_column(results, target->metric);
    const ovt_profile *profile =
        column == OVT_NONE ? NULL : ovt_results_profile(results, scenario, column);
    if (profile == NULL) {
        return NAN;
    }
    double above = isnan(target->at_most) ? 0 : 1 - ovt_profile_at_most(profile, target->at_most);
    double below = isnan(target->at_least) ? 0 : ovt_profile_below(profile, target->at_least);
    return fmax(0, 1 - above - below);
}
