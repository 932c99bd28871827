// SPDX-License-Identifier: GPL-3.0-or-later
#include "incentive.h"

#include <string.h>

#include "overture/base/bounds.h"

ovt_status
ovt_progress_init(ovt_progress *self, const ovt_plan *plan, ovt_error *err)
{
    *self = (ovt_progress){0};
    self->released = ovt_allocate(plan->release_count, sizeof *self->released);
    self->lump_done = ovt_allocate(plan->lump_count, sizeof *self->lump_done);
    if (self->released == NULL || self->lump_done == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to follow the delivery of an offer");
    }
    return OVT_OK;
}

void
ovt_progress_free(ovt_progress *self)
{
    ovt_free(self->released);
    ovt_free(self->lump_done);
    *self = (ovt_progress){0};
}

void
ovt_progress_begin(ovt_progress *self, const ovt_plan *plan)
{
    memset(self->released, 0, plan->release_count * sizeof *self->released);
    memset(self->lump_done, 0, plan->lump_count * sizeof *self->lump_done);
    for (size_t i = 0; i < plan->phase_count; i++) {
        self->phase_days[i] = -1;
        self->phase_over[i] = false;
    }
}

static double
share_of(double part, double whole)
{
    return whole > 0 ? ovt_greater(0, ovt_lesser(1, part / whole)) : 1;
}

static double
truce_days(const ovt_progress *self, const ovt_plan *plan)
{
    double days = 0;
    for (size_t i = 0; i < plan->phase_count; i++) {
        days += ovt_greater(0, self->phase_days[i]);
    }
    return days;
}

/* The share of a term delivered, 0..1. */
static double
delivered(const ovt_progress *self, const ovt_plan *plan, const ovt_plan_term *term)
{
    switch (term->delivery) {
    case OVT_DELIVERED_BY_RELEASE:
        return share_of(self->released[term->item], plan->releases[term->item].count);
    case OVT_DELIVERED_BY_LUMP:
        return self->lump_done[term->item];
    case OVT_DELIVERED_BY_PHASE:
        return share_of(self->phase_days[term->phase], plan->phases[term->phase].days);
    case OVT_DELIVERED_BY_WITHDRAWAL:
        return self->phase_days[term->phase] >= plan->phases[term->phase].withdrawal_day;
    case OVT_DELIVERED_BY_PERMANENCE:
        return self->phase_over[term->phase];
    case OVT_DELIVERED_BY_TRUCE:
        return share_of(truce_days(self, plan), plan->phase_days);
    default:
        return 1;
    }
}

void
ovt_progress_incentive(
    const ovt_progress *self, const ovt_plan *plan, double incentive[OVT_PARTIES])
{
    for (int side = 0; side < OVT_PARTIES; side++) {
        incentive[side] = 0;
    }
    for (size_t i = 0; i < plan->term_count; i++) {
        const ovt_plan_term *term = &plan->terms[i];
        double to_come = 1 - delivered(self, plan, term);
        for (int side = 0; side < OVT_PARTIES; side++) {
            incentive[side] += term->stake[side] * to_come;
        }
    }
}

void
ovt_progress_delivered(const ovt_progress *self, const ovt_plan *plan, double worth[OVT_PARTIES])
{
    for (int side = 0; side < OVT_PARTIES; side++) {
        worth[side] = 0;
    }
    for (size_t i = 0; i < plan->term_count; i++) {
        const ovt_plan_term *term = &plan->terms[i];
        double share = delivered(self, plan, term);
        for (int side = 0; side < OVT_PARTIES; side++) {
            worth[side] += term->stake[side] * share;
        }
    }
}

static void
deliver_as_promised(ovt_progress *self, const ovt_plan *plan, const ovt_plan_day *day)
{
    for (uint32_t i = day->due_first; i < day->due_first + day->due_count; i++) {
        const ovt_plan_due *due = &plan->dues[i];
        if (due->lump) {
            self->lump_done[due->item] = true;
        } else {
            self->released[due->item] += due->count;
        }
    }
}

/* One row for each day of a phase but its first, which is the last of the phase before. */
static size_t
follow_phase(
    ovt_progress *self, const ovt_plan *plan, size_t index, double start, ovt_incentive *rows)
{
    const ovt_plan_phase *phase = &plan->phases[index];
    size_t next = phase->day_first, count = 0;
    for (double day = index == 0 ? 0 : 1; day <= phase->days; day++) {
        self->phase_days[index] = day;
        for (; next < phase->day_first + phase->day_count && plan->days[next].day <= day; next++) {
            deliver_as_promised(self, plan, &plan->days[next]);
        }
        if (day >= phase->days) {
            self->phase_over[index] = true;
            if (index + 1 < plan->phase_count) {
                self->phase_days[index + 1] = 0;
            }
        }
        rows[count].day = start + day;
        ovt_progress_incentive(self, plan, rows[count].incentive);
        count++;
    }
    return count;
}

ovt_status
ovt_incentives_run(
    ovt_incentive **rows, size_t *count, const ovt_scenario *scenario, ovt_error *err)
{
    ovt_plan plan;
    ovt_progress progress = {0};
    *rows = NULL;
    *count = 0;
    ovt_status status = ovt_plan_init(&plan, scenario, err);
    if (status != OVT_OK) {
        goto out;
    }
    status = ovt_progress_init(&progress, &plan, err);
    if (status != OVT_OK) {
        goto out;
    }
    *rows = ovt_allocate((size_t) plan.phase_days + 1, sizeof **rows);
    if (*rows == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the incentives of %s", scenario->name);
        goto out;
    }
    ovt_progress_begin(&progress, &plan);
    double start = 0;
    for (size_t i = 0; i < plan.phase_count; i++) {
        *count += follow_phase(&progress, &plan, i, start, *rows + *count);
        start += plan.phases[i].days;
    }
out:
    ovt_progress_free(&progress);
    ovt_plan_free(&plan);
    return status;
}
