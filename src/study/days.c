// SPDX-License-Identifier: GPL-3.0-or-later
/* What had been released by the end of each day: outcomes hold sums at the horizon only, so that
 * the histories are played once more and listened to. */
#include <stdlib.h>

#include "days.h"
#include "overture/base/memory.h"
#include "overture/engine/history.h"

/* The sums of one history by the end of each day on record. */
typedef struct {
    const ovt_scenario *scenario;
    size_t count;
    int32_t *captives; /* by day, then by history */
    int32_t *prisoners;
    uint64_t histories;
    uint64_t current;
} listening;

static int32_t
sum_of(const int32_t *list, size_t count)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += list[i];
    }
    return sum;
}

static void
hear(void *context, const ovt_event *event)
{
    const listening *self = context;
    const ovt_scenario *scenario = self->scenario;
    if (event->kind != OVT_EVENT_DELIVERED) {
        return;
    }
    int32_t captives = sum_of(event->handover->alive, scenario->captive_count) +
                       sum_of(event->handover->remains, scenario->captive_count);
    int32_t prisoners = sum_of(event->handover->prisoners, scenario->prisoner_count);
    for (size_t i = 0; i < self->count; i++) {
        if (event->day < scenario->actual.releases[i].day + 1) {
            self->captives[i * self->histories + self->current] += captives;
            self->prisoners[i * self->histories + self->current] += prisoners;
        }
    }
}

static int
by_size(const void *a, const void *b)
{
    int32_t left = *(const int32_t *) a;
    int32_t right = *(const int32_t *) b;
    return (left > right) - (left < right);
}

/* Sorts the sums; takes the least value that at least so many hundredths do not exceed. */
static ovt_hindcast_sum
judge(int32_t *sums, uint64_t histories, int32_t happened)
{
    qsort(sums, histories, sizeof *sums, by_size);
    return (ovt_hindcast_sum){.happened = happened,
        .median = sums[(histories * 50 + 99) / 100 - 1],
        .low = sums[(histories * 10 + 99) / 100 - 1],
        .high = sums[(histories * 90 + 99) / 100 - 1]};
}

static void
fill_days(ovt_hindcast_case *self, const listening *heard)
{
    const ovt_actual *actual = &self->scenario->actual;
    int32_t captives = 0;
    int32_t prisoners = 0;
    for (size_t i = 0; i < actual->release_count; i++) {
        captives += actual->releases[i].captives;
        prisoners += actual->releases[i].prisoners;
        self->days[i] = (ovt_hindcast_day){
            .day = actual->releases[i].day,
            .captives = judge(heard->captives + i * heard->histories, heard->histories, captives),
            .prisoners =
                judge(heard->prisoners + i * heard->histories, heard->histories, prisoners),
        };
    }
}

ovt_status
ovt_hindcast_days(ovt_hindcast_case *self, uint64_t seed, uint64_t replications, ovt_error *err)
{
    size_t count = self->scenario->actual.release_count;
    ovt_history *history = NULL;
    ovt_outcome *outcome = NULL;
    listening heard = {.scenario = self->scenario, .count = count, .histories = replications};
    ovt_status status = OVT_OK;
    if (count == 0) {
        return OVT_OK;
    }
    heard.captives = ovt_allocate(count * replications, sizeof *heard.captives);
    heard.prisoners = ovt_allocate(count * replications, sizeof *heard.prisoners);
    outcome = ovt_allocate(1, ovt_outcome_stride(self->scenario));
    self->days = ovt_allocate(count, sizeof *self->days);
    if (heard.captives == NULL || heard.prisoners == NULL || outcome == NULL ||
        self->days == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the days of %s", self->scenario->name);
        goto out;
    }
    self->day_count = count;
    status = ovt_history_new(&history, self->scenario, seed, err);
    if (status != OVT_OK) {
        goto out;
    }
    for (; heard.current < replications; heard.current++) {
        ovt_history_follow(history, heard.current, outcome, &(ovt_event_listener){hear, &heard});
    }
    fill_days(self, &heard);
out:
    ovt_history_delete(history);
    ovt_free(outcome);
    ovt_free(heard.captives);
    ovt_free(heard.prisoners);
    return status;
}
