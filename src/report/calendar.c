// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>

#include "overture/base/memory.h"
#include "parts.h"

/* Fractions of prisoners are carried over; a sum a rounding error below a whole number is it. */
static const double SLACK = 1e-9;

static size_t
release_days(const ovt_release *release, int phase_days)
{
    if (release->on_day_count > 0) {
        return release->on_day_count;
    }
    if (release->every <= 0 || release->first > phase_days) {
        return 1;
    }
    return (size_t) ((phase_days - release->first) / release->every) + 1;
}

static int
release_day(const ovt_release *release, size_t index)
{
    return release->on_day_count > 0 ? release->on_days[index]
                                     : release->first + (int) index * release->every;
}

double
ovt_prisoners_for_each(const ovt_release *release)
{
    double sum = 0;
    for (size_t i = 0; i < release->exchange_count; i++) {
        sum += release->exchange[i].per_captive;
    }
    return release->exchange_count == 0 && !isnan(release->ratio) ? release->ratio : sum;
}

/* Counts are spread evenly, the odd ones on the earlier days. */
static size_t
put_release(ovt_calendar_day *at, const ovt_release *release, int phase_days)
{
    size_t days = release_days(release, phase_days), put = 0;
    int done = 0;
    for (size_t i = 0; i < days; i++) {
        int count = release->count / (int) days + ((int) i < release->count % (int) days);
        double each = ovt_prisoners_for_each(release);
        int before = (int) floor(done * each + SLACK);
        done += count;
        if (count > 0) {
            at[put++] = (ovt_calendar_day){
                .day = release_day(release, i),
                .alive = release->kind == OVT_ALIVE ? count : 0,
                .remains = release->kind == OVT_REMAINS ? count : 0,
                .prisoners = (int) floor(done * each + SLACK) - before,
            };
        }
    }
    return put;
}

static size_t
put_phase(ovt_calendar_day *days, const ovt_phase *phase, size_t index, double start)
{
    size_t put = 0;
    for (size_t i = 0; i < phase->release_count; i++) {
        put += put_release(days + put, &phase->releases[i], phase->days);
    }
    for (size_t i = 0; i < phase->prisoners_count; i++) {
        const ovt_lump *lump = &phase->prisoners[i];
        days[put++] = (ovt_calendar_day){.day = lump->on_day, .prisoners = lump->count};
    }
    for (size_t i = 0; i < put; i++) {
        days[i].phase = index;
        days[i].day += start;
    }
    return put;
}

static int
by_day(const void *a, const void *b)
{
    const ovt_calendar_day *left = a, *right = b;
    if (left->day != right->day) {
        return left->day < right->day ? -1 : 1;
    }
    return (left->phase > right->phase) - (left->phase < right->phase);
}

static size_t
merge_days(ovt_calendar_day *days, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && by_day(&days[kept - 1], &days[i]) == 0) {
            days[kept - 1].alive += days[i].alive;
            days[kept - 1].remains += days[i].remains;
            days[kept - 1].prisoners += days[i].prisoners;
        } else {
            days[kept++] = days[i];
        }
    }
    return kept;
}

static size_t
most_days(const ovt_offer *offer)
{
    size_t most = 0;
    for (size_t i = 0; i < offer->phase_count; i++) {
        const ovt_phase *phase = &offer->phases[i];
        most += phase->prisoners_count;
        for (size_t j = 0; j < phase->release_count; j++) {
            most += release_days(&phase->releases[j], phase->days);
        }
    }
    return most;
}

ovt_calendar_day *
ovt_calendar(const ovt_scenario *scenario, size_t *count)
{
    ovt_calendar_day *days = ovt_allocate(most_days(&scenario->offer), sizeof *days);
    double start = scenario->talks.signed_day;
    size_t put = 0;
    for (size_t i = 0; days != NULL && i < ovt_phases_in_reach(scenario); i++) {
        put += put_phase(days + put, &scenario->offer.phases[i], i, start);
        start += scenario->offer.phases[i].days;
    }
    if (days != NULL) {
        qsort(days, put, sizeof *days, by_day);
        put = merge_days(days, put);
    }
    *count = put;
    return days;
}
