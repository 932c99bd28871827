// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule.h"

#include <math.h>
#include <string.h>

#include "overture/model/distribution.h"

int32_t
ovt_schedule_largest(const ovt_scenario *scenario, const int *number)
{
    size_t offset = (size_t) ((const char *) number - (const char *) scenario);
    for (size_t i = 0; i < scenario->input_count; i++) {
        const ovt_input *input = &scenario->inputs[i];
        if (input->place.offset == offset) {
            const ovt_distribution_kind *kind =
                ovt_distribution_at((size_t) input->distribution.kind);
            double top = kind->quantile(&input->distribution, 1 - 0x1p-53) + 1;
            return (int32_t) fmax(0, fmin(input->place.high, fmin(top, INT32_MAX / 2)));
        }
    }
    return *number;
}

/* What talks agree on is known only when they do. */
static bool
draws_whole_numbers(const ovt_scenario *scenario)
{
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        for (size_t j = 0; j < issue->bind_count; j++) {
            if (issue->bind[j].place.whole && ovt_scenario_negotiates(scenario)) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < scenario->input_count; i++) {
        if (scenario->inputs[i].place.whole) {
            return true;
        }
    }
    return false;
}

/* Number of release days of a release in a phase of so many days, at least 1. */
static int
day_count(const ovt_release *release, int days)
{
    if (release->on_day_count > 0) {
        return (int) release->on_day_count;
    }
    return release->every > 0 && release->first < days
               ? (days - release->first) / release->every + 1
               : 1;
}

static int
day_at(const ovt_release *release, int days, int j)
{
    int day = release->on_day_count > 0 ? release->on_days[j] : release->first + j * release->every;
    return day < days ? day : days;
}

/* What falls on each day of a release. Largest remainder: the earlier days take one more. */
typedef struct {
    int days; /* on which anybody is due */
    int each;
    int more; /* days with one more */
} shares;

static shares
share(const ovt_release *release, int days)
{
    int count = day_count(release, days);
    shares self = {count, release->count / count, release->count % count};
    if (self.each == 0) {
        self.days = self.more;
    }
    return self;
}

static size_t
room_of(const ovt_phase *phase, bool drawn)
{
    size_t room = phase->prisoners_count;
    for (size_t i = 0; i < phase->release_count; i++) {
        const ovt_release *release = &phase->releases[i];
        room += (size_t) day_count(release, drawn ? OVT_MAX_DAYS : phase->days);
        if (drawn && release->on_day_count == 0) {
            room += OVT_MAX_DAYS; /* `every` may be drawn as 1 */
        }
    }
    return room;
}

void
ovt_schedule_room(ovt_plan *plan, const ovt_scenario *scenario)
{
    bool drawn = draws_whole_numbers(scenario);
    for (size_t i = 0; i < scenario->offer.phase_count; i++) {
        const ovt_phase *phase = &scenario->offer.phases[i];
        size_t room = room_of(phase, drawn);
        plan->due_room += room;
        plan->day_room += room < OVT_MAX_DAYS + 1 ? room : OVT_MAX_DAYS + 1;
        plan->late_room += (size_t) (drawn ? OVT_MAX_DAYS : phase->gate.extend_max_days);
    }
    plan->late_room += plan->day_room;
}

static int
lump_day(const ovt_lump *lump, int days)
{
    return lump->on_day < days ? lump->on_day : days;
}

enum { WORD_BITS = 64, MOST_WORDS = OVT_MAX_DAYS / WORD_BITS + 1 };

static void
count_due(uint32_t *bucket, uint64_t *busy, int day)
{
    bucket[day]++;
    busy[day / WORD_BITS] |= UINT64_C(1) << day % WORD_BITS;
}

/* Counts what falls on each day; a bit of @p busy says that anything does. */
static void
count_dues(uint32_t *bucket, uint64_t *busy, const ovt_phase *phase)
{
    memset(bucket, 0, ((size_t) phase->days + 1) * sizeof *bucket);
    memset(busy, 0, ((size_t) phase->days / WORD_BITS + 1) * sizeof *busy);
    for (size_t i = 0; i < phase->prisoners_count; i++) {
        count_due(bucket, busy, lump_day(&phase->prisoners[i], phase->days));
    }
    for (size_t i = 0; i < phase->release_count; i++) {
        const ovt_release *release = &phase->releases[i];
        shares due = share(release, phase->days);
        for (int j = 0; j < due.days; j++) {
            count_due(bucket, busy, day_at(release, phase->days, j));
        }
    }
}

/* Lumps come first: they are promised whatever the captives delivered, so that a pool that runs
 * short is theirs. */
static void
place_dues(ovt_plan *plan, const ovt_plan_phase *to, const ovt_phase *phase)
{
    uint32_t *bucket = plan->bucket;
    for (size_t i = 0; i < phase->prisoners_count; i++) {
        plan->dues[bucket[lump_day(&phase->prisoners[i], phase->days)]++] =
            (ovt_plan_due){.lump = true,
                .item = to->lump_first + (uint32_t) i,
                .count = phase->prisoners[i].count};
    }
    for (size_t i = 0; i < phase->release_count; i++) {
        const ovt_release *release = &phase->releases[i];
        shares due = share(release, phase->days);
        for (int j = 0; j < due.days; j++) {
            plan->dues[bucket[day_at(release, phase->days, j)]++] = (ovt_plan_due){
                .item = to->release_first + (uint32_t) i, .count = due.each + (j < due.more)};
        }
    }
}

/* Where dues follow each other day by day, from @p first on, in the buckets that counted them. Most
 * days of a phase are none: looking at each would take longer than all else here. */
static void
line_up(ovt_plan *plan, ovt_plan_phase *to, uint32_t phase, int days, const uint64_t *busy,
    uint32_t *first)
{
    for (int word = 0; word <= days / WORD_BITS; word++) {
        for (uint64_t left = busy[word]; left != 0; left &= left - 1) {
            int day = word * WORD_BITS + __builtin_ctzll(left);
            uint32_t count = plan->bucket[day];
            plan->bucket[day] = *first;
            plan->days[to->day_first + to->day_count++] =
                (ovt_plan_day){day, phase, (uint32_t) day, *first, count};
            *first += count;
        }
    }
}

void
ovt_schedule_read(ovt_plan *plan, const ovt_scenario *scenario)
{
    uint32_t days = 0, dues = 0;
    uint64_t busy[MOST_WORDS];
    for (size_t i = 0; i < plan->phase_count; i++) {
        const ovt_phase *phase = &scenario->offer.phases[i];
        ovt_plan_phase *to = &plan->phases[i];
        count_dues(plan->bucket, busy, phase);
        to->day_first = days;
        to->day_count = 0;
        line_up(plan, to, (uint32_t) i, phase->days, busy, &dues);
        days += to->day_count;
        place_dues(plan, to, phase);
    }
}
