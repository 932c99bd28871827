// SPDX-License-Identifier: GPL-3.0-or-later
/** @file credit.h
 *  @brief Prisoners owed for captives: whole ones are released, fractions are owed on.
 *
 *  `credit` and `released` have a number for each class of the plan.
 */
#ifndef OVT_ENGINE_CREDIT_H
#define OVT_ENGINE_CREDIT_H

#include <stdint.h>

#include "plan.h"

/** Releases prisoners of one class, as many as its pool still has. */
static inline void
ovt_credit_release(const ovt_plan *plan, int32_t *released, size_t class_index, int32_t count)
{
    int32_t left = plan->pools[class_index] - released[class_index];
    released[class_index] += count < left ? count : left;
}

/** Owes prisoners of one class for so many captives. */
static inline void
ovt_credit_owe_class(double *credit, size_t class_index, double per_captive, double captives)
{
    credit[class_index] += captives * per_captive;
}

/** Owes the exchange of so many captives, a share of one included. */
static inline void
ovt_credit_owe(const ovt_plan *plan, double *credit, ovt_plan_exchange exchange, double captives)
{
    const ovt_plan_rate *rate = &plan->rates[exchange.first];
    for (const ovt_plan_rate *end = rate + exchange.count; rate < end; rate++) {
        ovt_credit_owe_class(credit, rate->class_index, rate->per_captive, captives);
    }
}

/** Pays what is owed in whole prisoners. */
static inline void
ovt_credit_pay(const ovt_plan *plan, double *credit, int32_t *released)
{
    /* Keeps rounding of fractions such as 110/9 from holding the last prisoner back. */
    const double almost = 1e-9;
    for (size_t i = 0; i < plan->class_count; i++) {
        if (credit[i] >= 1 - almost) {
            double owed = credit[i] + almost;
            /* Rounds down without a call into libm; more than any pool holds is as good as all. */
            int32_t whole = owed < INT32_MAX ? (int32_t) owed : INT32_MAX;
            credit[i] -= whole;
            ovt_credit_release(plan, released, i, whole);
        }
    }
}

#endif
