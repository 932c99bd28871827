// SPDX-License-Identifier: GPL-3.0-or-later
/* What is told of the past must be told once, and in order. */
#include <string.h>

#include "bind.h"

static void
check_outcome(ovt_binding *self, size_t i)
{
    const ovt_actual *actual = &self->scenario->actual;
    const char *metric = actual->outcomes[i].metric;
    for (size_t j = 0; j < i && metric != NULL; j++) {
        if (actual->outcomes[j].metric != NULL && strcmp(actual->outcomes[j].metric, metric) == 0) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR,
                ovt_bind_node(self, "actual.outcomes[%zu].metric", i), NULL,
                "\"%s\" is given twice; leave one out", metric);
            return;
        }
    }
}

static void
check_release(ovt_binding *self, size_t i)
{
    const ovt_actual_day *days = self->scenario->actual.releases;
    const ovt_node *node = ovt_bind_node(self, "actual.releases[%zu].day", i);
    if (i > 0 && days[i].day <= days[i - 1].day) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "must ascend: day %d follows day %d; put all of a day together", days[i].day,
            days[i - 1].day);
    } else if (days[i].day > self->scenario->clock.horizon_days) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "day %d comes after clock.horizon_days; make that longer", days[i].day);
    }
}

void
ovt_check_actual(ovt_binding *self)
{
    for (size_t i = 0; i < self->scenario->actual.outcome_count; i++) {
        check_outcome(self, i);
    }
    for (size_t i = 0; i < self->scenario->actual.release_count; i++) {
        check_release(self, i);
    }
}
