// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "overture/stats/results.h"

/* The difference other - scenario with an interval that holds it at least as surely as 95 %. The
 * pairs kept are those with the baseline. Between two others the standard error is at most the
 * sum of theirs, whatever their correlation. */
static ovt_interval
difference_between(const ovt_results *self, size_t other, size_t scenario, size_t column)
{
    const ovt_difference *a = ovt_results_difference(self, other, column);
    const ovt_difference *b = ovt_results_difference(self, scenario, column);
    if (scenario == self->baseline) {
        return a->ci95;
    }
    if (other == self->baseline) {
        return (ovt_interval){-b->ci95.high, -b->ci95.low};
    }
    return ovt_interval_mean(a->mean - b->mean, a->se + b->se, a->n < b->n ? a->n : b->n);
}

bool
ovt_results_dominates(const ovt_results *self, size_t other, size_t scenario, ovt_side side)
{
    bool clearly_better = false;
    for (size_t c = 0; c < self->columns.count; c++) {
        const ovt_column *column = &self->columns.columns[c];
        int prefers = column->metric->prefers[side];
        double gain = prefers * (ovt_results_summary(self, other, c)->mean -
                                    ovt_results_summary(self, scenario, c)->mean);
        /* A metric that one of them does not have (NAN) cannot be compared. */
        if (prefers == 0 || isnan(gain)) {
            continue;
        }
        if (gain < -column->practically_same) {
            return false;
        }
        ovt_verdict verdict =
            ovt_verdict_of(difference_between(self, other, scenario, c), column->practically_same);
        clearly_better = clearly_better || verdict == (prefers > 0 ? OVT_HIGHER : OVT_LOWER);
    }
    return clearly_better;
}
