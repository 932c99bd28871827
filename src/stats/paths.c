// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/engine/history.h"
#include "overture/model/outcome.h"

/* What is told in one history, by the step at whose end it has happened. */
typedef enum { RETURNED, RESCUED, DIED, HOME, TOLD } told;

typedef struct {
    int32_t counts[TOLD][OVT_PATH_STEPS + 1];
    double step; /* days */
    size_t count;
    size_t categories;
} tally;

static size_t
step_at(const tally *self, double day)
{
    double step = ceil(day / self->step - 1e-9);
    return step < 0 ? 0 : (size_t) fmin(step, (double) self->count - 1);
}

static void
take_handover(tally *self, const ovt_event *event, size_t step)
{
    for (size_t i = 0; i < self->categories; i++) {
        self->counts[RETURNED][step] += event->handover->alive[i];
        self->counts[HOME][step] += event->handover->remains[i];
    }
}

static void
take_event(void *context, const ovt_event *event)
{
    tally *self = context;
    size_t step = step_at(self, event->day);
    switch (event->kind) {
    case OVT_EVENT_DELIVERED:
        take_handover(self, event, step);
        break;
    case OVT_EVENT_RESCUED:
        self->counts[RESCUED][step]++;
        break;
    case OVT_EVENT_DIED:
        self->counts[DIED][step]++;
        break;
    case OVT_EVENT_RECOVERED:
        self->counts[HOME][step]++;
        break;
    default:
        break;
    }
}

/* Everybody, and those alive on day 0: nobody is told to be so, it follows from what became of
 * them. */
static void
people_of(const ovt_tally *captives, int32_t *all, int32_t *alive)
{
    *alive = captives->returned_alive + captives->rescued + captives->still_held_alive +
             captives->died_in_captivity;
    *all = captives->returned_alive + captives->returned_remains + captives->rescued +
           captives->recovered + captives->still_held_alive + captives->still_held_remains;
}

/* One history more: sums of people in each state, and how many are held. */
static void
add_history(ovt_paths *self, const tally *events, const ovt_tally *captives, int32_t *held)
{
    int32_t all, alive, sums[TOLD] = {0};
    people_of(captives, &all, &alive);
    self->people += all;
    for (size_t i = 0; i < self->count; i++) {
        double *fate = self->days[i].fate;
        for (int j = 0; j < TOLD; j++) {
            sums[j] += events->counts[j][i];
        }
        fate[OVT_FATE_HELD] += alive - sums[RETURNED] - sums[RESCUED] - sums[DIED];
        fate[OVT_FATE_RETURNED] += sums[RETURNED];
        fate[OVT_FATE_RESCUED] += sums[RESCUED];
        fate[OVT_FATE_DIED] += sums[DIED];
        fate[OVT_FATE_DEAD_BEFORE] += all - alive;
        self->days[i].home += sums[HOME];
        held[i * self->histories] = all - sums[RETURNED] - sums[RESCUED] - sums[HOME];
    }
}

static int
ascending(const void *a, const void *b)
{
    const int32_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* Sums become means; the numbers held become quantiles. */
static void
summarise(ovt_paths *self, int32_t *held)
{
    static const double shares[OVT_HELD_COUNT] = {0.05, 0.25, 0.5, 0.75, 0.95};
    double n = (double) self->histories;
    self->people /= n;
    for (size_t i = 0; i < self->count; i++) {
        int32_t *row = &held[i * self->histories];
        qsort(row, self->histories, sizeof *row, ascending);
        for (int j = 0; j < OVT_HELD_COUNT; j++) {
            self->days[i].held[j] = row[(size_t) fmax(0, ceil(shares[j] * n - 1e-9) - 1)];
        }
        for (int j = 0; j < OVT_FATE_COUNT; j++) {
            self->days[i].fate[j] /= n;
        }
        self->days[i].home /= n;
    }
}

static void
set_days(ovt_paths *self, tally *events, double horizon)
{
    events->step = fmax(1, ceil(horizon / OVT_PATH_STEPS));
    events->count = self->count = (size_t) ceil(horizon / events->step - 1e-9) + 1;
    for (size_t i = 0; i < self->count; i++) {
        self->days[i].day = fmin(horizon, (double) i * events->step);
    }
}

static void
follow(ovt_paths *self, ovt_history *history, ovt_outcome *outcome, tally *events, int32_t *held)
{
    ovt_event_listener listener = {take_event, events};
    for (uint64_t i = 0; i < self->histories; i++) {
        memset(events->counts, 0, sizeof events->counts);
        ovt_history_follow(history, i, outcome, &listener);
        add_history(self, events, &outcome->captives, &held[i]);
    }
    summarise(self, held);
}

ovt_status
ovt_paths_run(ovt_paths *self, const ovt_scenario *scenario, uint64_t seed, uint64_t histories,
    ovt_error *err)
{
    tally events = {.categories = scenario->captive_count};
    ovt_history *history = NULL;
    *self = (ovt_paths){.histories = histories};
    self->days = ovt_allocate(OVT_PATH_STEPS + 1, sizeof *self->days);
    ovt_outcome *outcome = ovt_allocate(1, ovt_outcome_stride(scenario));
    int32_t *held = ovt_allocate(histories, (OVT_PATH_STEPS + 1) * sizeof *held);
    ovt_status status = OVT_OK;
    if (self->days == NULL || outcome == NULL || held == NULL) {
        status =
            ovt_fail(err, OVT_MEMORY, "no memory to follow the histories of %s", scenario->name);
    }
    if (status == OVT_OK) {
        status = ovt_history_new(&history, scenario, seed, err);
    }
    if (status == OVT_OK) {
        set_days(self, &events, scenario->clock.horizon_days);
        follow(self, history, outcome, &events, held);
    }
    ovt_history_delete(history);
    ovt_free(held);
    ovt_free(outcome);
    return status;
}

void
ovt_paths_free(ovt_paths *self)
{
    ovt_free(self->days);
    *self = (ovt_paths){0};
}
