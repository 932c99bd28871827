// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/ladder.h"

#include <math.h>
#include <string.h>

#include "overture/bargain/utility.h"
#include "overture/base/bounds.h"
#include "overture/base/wide.h"
#include "search.h"
#include "tolerance.h"

/* Gains per loss nearer than this share are the same: steps of a straight value differ by rounding,
 * and must neither drop out of the hull nor change the order of the issues. */
static const double same_ratio = 1e-11;

static const double below_one = 1 - 0x1p-53;

/* A step of one issue. */
typedef struct {
    double position;
    double own;
    double other;
    double ratio; /* the other's gain per own loss of the move to here; 0 for the first */
} spot;

/* The steps of one issue that are left to merge. */
typedef struct {
    double ratio; /* of the next; -1: none is left */
    const spot *next;
    const spot *end;
    uint16_t issue;
    uint16_t divisible;
} queue;

struct ovt_ladder_work {
    ovt_search own; /* of each rung; owned, as the lists are */
    spot *spots;
    queue *queues;
};

ovt_status
ovt_ladder_init(ovt_ladder *self, const ovt_domain *domain, ovt_error *err)
{
    *self = (ovt_ladder){0};
    size_t spots = 0;
    for (size_t i = 0; i < domain->axis_count; i++) {
        spots += domain->axes[i].count + 2;
    }
    self->rungs = ovt_allocate(spots + 1, sizeof *self->rungs);
    self->work = ovt_allocate(1, sizeof *self->work);
    if (self->work != NULL) {
        self->work->spots = ovt_allocate(spots, sizeof *self->work->spots);
        self->work->queues = ovt_allocate(domain->axis_count, sizeof *self->work->queues);
    }
    if (self->rungs == NULL || self->work == NULL || self->work->spots == NULL ||
        self->work->queues == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory for the ladder of a side");
    }
    return ovt_search_init(&self->work->own, spots + 1, err);
}

void
ovt_ladder_free(ovt_ladder *self)
{
    if (self->work != NULL) {
        ovt_free(self->work->spots);
        ovt_free(self->work->queues);
        ovt_search_free(&self->work->own);
    }
    ovt_free(self->work);
    ovt_free(self->rungs);
    *self = (ovt_ladder){0};
}

/* One issue as the side sees it. */
typedef struct {
    const ovt_axis *axis;
    ovt_side side;
    double own;
    double other;
    double low;
    double high;
} outlook;

static outlook
look_at(const ovt_ladder_view *view, size_t issue)
{
    const ovt_axis *axis = &view->domain->axes[issue];
    return (outlook){
        .axis = axis,
        .side = view->side,
        .own = view->own == NULL ? axis->weight[view->side] : view->own[issue],
        .other = view->other == NULL ? axis->weight[1 - view->side] : view->other[issue],
        .low = view->low == NULL ? 0 : view->low[issue],
        .high = view->high == NULL ? 1 : view->high[issue],
    };
}

static spot
spot_at(const outlook *self, double position)
{
    return (spot){
        .position = position,
        .own = self->own * ovt_issue_value(self->axis->issue, self->side, position),
        .other = self->other * ovt_issue_value(self->axis->issue, 1 - self->side, position),
    };
}

/* Whether the side likes one spot better; of those that are worth the same to it, the one that
 * gives the other more. */
static bool
better(const spot *a, const spot *b)
{
    return a->own > b->own || (a->own == b->own && a->other > b->other);
}

/* The steps within the range, ascending. */
static size_t
collect(const outlook *self, spot *spots)
{
    const ovt_axis *axis = self->axis;
    size_t first = 0, end = axis->count, count = 0;
    while (first < end && axis->position[first] < self->low - OVT_ROUNDED_UTILITY) {
        first++;
    }
    while (end > first && axis->position[end - 1] > self->high + OVT_ROUNDED_UTILITY) {
        end--;
    }
    bool ends = axis->divisible && self->low <= self->high;
    if (ends && self->low > 0 &&
        (first == end || self->low < axis->position[first] - OVT_ROUNDED_UTILITY)) {
        spots[count++] = spot_at(self, self->low);
    }
    const double *own = axis->value[self->side], *other = axis->value[1 - self->side];
    for (size_t k = first; k < end; k++) {
        spots[count++] = (spot){axis->position[k], self->own * own[k], self->other * other[k], 0};
    }
    if (ends && self->high < 1 && self->high > self->low &&
        (first == end || self->high > axis->position[end - 1] + OVT_ROUNDED_UTILITY)) {
        spots[count++] = spot_at(self, self->high);
    }
    if (count == 0) {
        spot low = spot_at(self, self->low), high = spot_at(self, self->high);
        spots[count++] = better(&high, &low) ? high : low;
    }
    return count;
}

/* Best first. Values mostly run one way, so that turning the list round leaves little to do. */
static void
sort(spot *spots, size_t count)
{
    if (better(&spots[count - 1], &spots[0])) {
        for (size_t a = 0, b = count - 1; a < b; a++, b--) {
            spot held = spots[a];
            spots[a] = spots[b];
            spots[b] = held;
        }
    }
    for (size_t i = 1; i < count; i++) {
        if (!better(&spots[i], &spots[i - 1])) {
            continue;
        }
        spot held = spots[i];
        size_t place = i;
        for (; place > 0 && better(&held, &spots[place - 1]); place--) {
            spots[place] = spots[place - 1];
        }
        spots[place] = held;
    }
}

static double
gain_per_loss(const spot *from, const spot *to)
{
    return (to->other - from->other) / (from->own - to->own);
}

/* Keeps, of spots that are sorted best first, the concave hull. The ratios along it fall. The last
 * one kept is held apart, since reading back what was just written would cost most of the time. */
static size_t
keep_hull(spot *spots, size_t count)
{
    spot last = spots[0];
    size_t kept = 1;
    for (size_t i = 1; i < count; i++) {
        spot at = spots[i];
        if (at.other <= last.other + OVT_ROUNDED_UTILITY) {
            continue;
        }
        if (at.own >= last.own - OVT_ROUNDED_UTILITY && --kept > 0) {
            last = spots[kept - 1]; /* the one before gave the other less for nothing */
        }
        at.ratio = kept == 0 ? 0 : gain_per_loss(&last, &at);
        while (kept > 1 && at.ratio * (1 - same_ratio) > last.ratio) {
            last = spots[--kept - 1];
            at.ratio = gain_per_loss(&last, &at);
        }
        spots[kept++] = last = at;
    }
    return kept;
}

/* The queue whose next move gives the other most per own loss. */
static queue *
best_of(queue *queues, size_t count)
{
    queue *best = NULL;
    double floor = -1;
    for (size_t i = 0; i < count; i++) {
        queue *at = &queues[i];
        if (at->ratio > floor) {
            best = at;
            floor = at->ratio * (1 + same_ratio);
        }
    }
    return best;
}

static void
merge(ovt_ladder *self, size_t queue_count)
{
    ovt_rung *rung = &self->rungs[0];
    for (;;) {
        queue *best = best_of(self->work->queues, queue_count);
        if (best == NULL) {
            break;
        }
        const spot *to = best->next++, *from = to - 1;
        best->ratio = best->next < best->end ? best->next->ratio : -1;
        rung[1] = (ovt_rung){
            .issue = best->issue,
            .divisible = best->divisible,
            .from = from->position,
            .to = to->position,
            .own = rung->own - (from->own - to->own),
            .other = rung->other + (to->other - from->other),
        };
        rung++;
    }
    self->count = (size_t) (rung - self->rungs) + 1;
}

void
ovt_ladder_build(ovt_ladder *self, const ovt_ladder_view *view)
{
    self->domain = view->domain;
    self->side = view->side;
    ovt_rung top = {0};
    spot *spots = self->work->spots;
    size_t queues = 0;
    for (size_t i = 0; i < view->domain->axis_count; i++) {
        outlook issue = look_at(view, i);
        self->weight[view->side][i] = issue.own;
        self->weight[1 - view->side][i] = issue.other;
        size_t count = collect(&issue, spots);
        sort(spots, count);
        count = keep_hull(spots, count);
        self->top.position[i] = spots[0].position;
        top.own += spots[0].own;
        top.other += spots[0].other;
        if (count > 1) {
            self->work->queues[queues++] = (queue){.ratio = spots[1].ratio,
                .next = spots + 1,
                .end = spots + count,
                .issue = (uint16_t) i,
                .divisible = issue.axis->divisible};
        }
        spots += count;
    }
    self->rungs[0] = top;
    merge(self, queues);
    for (size_t i = 0; i < self->count; i++) {
        self->work->own.values[i] = self->rungs[i].own;
    }
    ovt_search_read(&self->work->own, self->count);
}

void
ovt_ladder_find_lanes(const ovt_ladder *self, const double *target, int32_t *rung)
{
    double least[OVT_LANES];
    for (size_t i = 0; i < OVT_LANES; i++) {
        least[i] = target[i] - OVT_ROUNDED_UTILITY;
    }
    ovt_search_last_lanes(&self->work->own, least, rung);
}

/* Makes a share of a move so that the side loses that share of what the move costs it. */
static double
move_in_part(const ovt_ladder *self, const ovt_rung *rung, double share)
{
    const ovt_axis *axis = &self->domain->axes[rung->issue];
    double moved = rung->to - rung->from;
    if (axis->shape[self->side] == 1 || isnan(axis->shape[self->side])) {
        return share;
    }
    double before = ovt_issue_value(axis->issue, self->side, rung->from);
    double after = ovt_issue_value(axis->issue, self->side, rung->to);
    double position =
        ovt_issue_position(axis->issue, self->side, before + share * (after - before));
    return ovt_lesser(1, ovt_greater(0, (position - rung->from) / moved));
}

size_t
ovt_ladder_find(const ovt_ladder *self, double target, double *share)
{
    size_t index = ovt_search_last(&self->work->own, target - OVT_ROUNDED_UTILITY);
    double spare = self->rungs[index].own - target;
    *share = 0;
    if (index + 1 < self->count && self->rungs[index + 1].divisible &&
        spare > OVT_ROUNDED_UTILITY) {
        const ovt_rung *rung = &self->rungs[index + 1];
        double part = spare / (self->rungs[index].own - rung->own);
        *share = ovt_lesser(move_in_part(self, rung, part), below_one);
    }
    return index;
}

double
ovt_ladder_place(const ovt_ladder *self, double target)
{
    double share;
    size_t index = ovt_ladder_find(self, target, &share);
    return (double) index + share;
}

double
ovt_ladder_package(const ovt_ladder *self, double target, ovt_package *package)
{
    double place = ovt_ladder_place(self, target);
    ovt_ladder_at(self, place, package);
    return place;
}

void
ovt_ladder_at(const ovt_ladder *self, double place, ovt_package *package)
{
    size_t whole = (size_t) place;
    memcpy(package->position, self->top.position,
        self->domain->axis_count * sizeof *package->position);
    for (size_t i = 1; i <= whole; i++) {
        package->position[self->rungs[i].issue] = self->rungs[i].to;
    }
    double share = place - (double) whole;
    if (share > 0 && whole + 1 < self->count) {
        const ovt_rung *rung = &self->rungs[whole + 1];
        package->position[rung->issue] = rung->from + share * (rung->to - rung->from);
    }
}

void
ovt_believed_weights(const ovt_domain *domain, ovt_side side, double accuracy, double *weights)
{
    for (size_t i = 0; i < domain->axis_count; i++) {
        const double *weight = domain->axes[i].weight;
        weights[i] = accuracy * weight[1 - side] + (1 - accuracy) * weight[side];
    }
}
