// SPDX-License-Identifier: GPL-3.0-or-later
/** @file decision.h
 *  @brief Rules by which one of several scenarios may be chosen on one outcome: one row each.
 *
 *  No rule is the right one: each says what somebody with a certain attitude to chance would take.
 */
#ifndef OVT_STATS_DECISION_H
#define OVT_STATS_DECISION_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/stats/profile.h"
#include "overture/stats/results.h"

/** An outcome to choose by. */
typedef struct {
    size_t column;
    ovt_side side;             /* whose preference it is; both may have the same */
    double pessimism;          /* of Hurwicz's rule: weight of the bad case, 0..1 */
    const ovt_target *targets; /* borrowed; of this outcome and of others */
    size_t target_count;
} ovt_choice;

typedef enum { OVT_RULE_OUTCOME, OVT_RULE_SHARE } ovt_rule_unit;

typedef struct {
    const char *key;     /* in JSON; never renamed */
    const char *title;   /* for people */
    const char *summary; /* what it takes, in one sentence */
    ovt_rule_unit unit;  /* of its values: the outcome's, or a share of histories */
    bool least;          /* whatever the outcome, the least value is chosen (regret) */
    /** NAN where the scenario does not have the outcome. */
    double (*value)(const ovt_results *results, size_t scenario, const ovt_choice *choice);
} ovt_decision_rule;

/** NULL past the end. */
const ovt_decision_rule *ovt_decision_rule_at(size_t index);

/** +1 where more of the outcome is better for the choice's side, -1 where less is. */
int ovt_choice_prefers(const ovt_results *results, const ovt_choice *choice);

/** Whether a rule takes this scenario: its value is the best of all, or as good. False, too, where
 *  all scenarios have the same value. */
bool ovt_decision_takes(const ovt_decision_rule *rule, const ovt_results *results, size_t scenario,
    const ovt_choice *choice);

/** Satisficing: the share of histories in which a scenario meets a target; NAN where no
 * distribution of its metric was kept, or the scenario does not have it. */
double ovt_target_met(const ovt_results *results, size_t scenario, const ovt_target *target);

/** Mean of the worst share @p worst (above 0, up to 1) of the histories; @p prefers as above. */
double ovt_profile_worst_mean(const ovt_profile *profile, double worst, int prefers);

/** How two distributions of one outcome stand to each other. */
typedef enum {
    OVT_ORDER_ALIKE,  /* nowhere further apart than simulation error */
    OVT_ORDER_FIRST,  /* one is ahead at every level: whoever prefers more (or less) takes it */
    OVT_ORDER_SECOND, /* only who is averse to risk takes it in any case */
    OVT_ORDER_NONE    /* it depends */
} ovt_order;

typedef struct {
    ovt_order order;
    bool first_ahead; /* the first of the two; not for ALIKE and NONE */
    bool strict;      /* FIRST: at no level the other way round, however little */
    double crossing;  /* SECOND, NONE: a level at which the curves cross; NAN: none */
} ovt_dominance;

/** Stochastic dominance of first and second order. A level counts only where the difference is
 *  beyond three standard errors of two independent samples, so that pairs on the same chance are
 *  judged with more care than need be. */
ovt_dominance ovt_profile_dominance(
    const ovt_profile *first, const ovt_profile *second, int prefers);

#endif
