// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/engine/calendar.h"

#include "credit.h"
#include "overture/base/memory.h"
#include "plan.h"

/* Prisoners owed and released so far. */
typedef struct {
    double *credit;
    int32_t *released;
} account;

static void
put_due(ovt_calendar_day *row, const ovt_plan *plan, const ovt_plan_due *due, account *prisoners)
{
    if (due->lump) {
        const ovt_plan_lump *lump = &plan->lumps[due->item];
        ovt_credit_release(plan, prisoners->released, lump->class_index, due->count);
        return;
    }
    const ovt_plan_release *release = &plan->releases[due->item];
    *(release->remains ? &row->remains : &row->alive) += due->count;
    ovt_credit_owe(plan, prisoners->credit, release->exchange, due->count);
}

static int32_t
released_in_all(const ovt_plan *plan, const account *prisoners)
{
    int32_t sum = 0;
    for (size_t i = 0; i < plan->class_count; i++) {
        sum += prisoners->released[i];
    }
    return sum;
}

static size_t
follow(ovt_calendar_day *rows, const ovt_plan *plan, account *prisoners)
{
    size_t count = 0;
    double start = 0;
    for (size_t p = 0; p < plan->phase_count; p++) {
        const ovt_plan_phase *phase = &plan->phases[p];
        for (uint32_t d = phase->day_first; d < phase->day_first + phase->day_count; d++) {
            const ovt_plan_day *day = &plan->days[d];
            ovt_calendar_day *row = &rows[count++];
            int32_t before = released_in_all(plan, prisoners);
            *row = (ovt_calendar_day){.day = start + day->day, .phase = p};
            for (uint32_t i = 0; i < day->due_count; i++) {
                put_due(row, plan, &plan->dues[day->due_first + i], prisoners);
            }
            ovt_credit_pay(plan, prisoners->credit, prisoners->released);
            row->prisoners = released_in_all(plan, prisoners) - before;
        }
        start += phase->days;
    }
    return count;
}

static size_t
days_in_all(const ovt_plan *plan)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->phase_count; i++) {
        count += plan->phases[i].day_count;
    }
    return count;
}

ovt_status
ovt_calendar_run(
    ovt_calendar_day **rows, size_t *count, const ovt_scenario *scenario, ovt_error *err)
{
    ovt_plan plan = {0};
    account prisoners = {0};
    ovt_status status = OVT_MEMORY;
    *count = 0;
    *rows = NULL;
    ovt_scenario *at_once = ovt_scenario_copy(scenario);
    if (at_once == NULL) {
        goto out;
    }
    at_once->talks.protocol = OVT_PROTOCOL_FIXED;
    at_once->talks.signed_day = 0;
    /* What each side makes of the terms has no part in it. */
    at_once->issue_count = 0;
    at_once->offer.phase_count = ovt_phases_in_reach(scenario);
    status = ovt_plan_init(&plan, at_once, err);
    if (status != OVT_OK) {
        goto out;
    }
    *rows = ovt_allocate(days_in_all(&plan), sizeof **rows);
    prisoners.credit = ovt_allocate(plan.class_count, sizeof *prisoners.credit);
    prisoners.released = ovt_allocate(plan.class_count, sizeof *prisoners.released);
    if (*rows == NULL || prisoners.credit == NULL || prisoners.released == NULL) {
        status = OVT_MEMORY;
        goto out;
    }
    *count = follow(*rows, &plan, &prisoners);
out:
    if (status == OVT_MEMORY) {
        ovt_fail(err, OVT_MEMORY, "no memory for the calendar of %s", scenario->name);
    }
    ovt_free(prisoners.released);
    ovt_free(prisoners.credit);
    ovt_plan_free(&plan);
    ovt_free(at_once);
    return status;
}
