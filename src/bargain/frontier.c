// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/bargain/frontier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tolerance.h"

/* A step of one issue that no other step of it beats for both sides. */
typedef struct {
    double utility[OVT_PARTIES];
    uint16_t step;
} spot;

/* One issue: its spots, the seeker's best first. */
typedef struct {
    const ovt_axis *axis;
    spot *spots;
    size_t count;
    uint16_t issue;
} menu;

/* How a sum came about: from which sum over the issues before, with which step of this one. */
typedef struct {
    uint32_t before;
    uint16_t step;
} origin;

/* The efficient sums over some issues, the seeker's best first. */
typedef struct {
    ovt_point *points;
    origin *origins;
    size_t count;
    size_t room;
} layer;

/* The sums of all points of a layer with one spot, from `next` on. */
typedef struct {
    ovt_point at;
    size_t next;
    size_t spot;
} run;

typedef struct {
    menu menus[OVT_MAX_ISSUES];
    spot *spots;                  /* owned, as runs are */
    run *runs;                    /* a heap */
    layer layers[OVT_MAX_ISSUES]; /* of each only the origins are kept */
} workshop;

/* Whether a comes before b: better for the seeker, or the same and better for the holder. */
static bool
comes_first(const ovt_point *a, const ovt_point *b)
{
    if (a->utility[OVT_SEEKER] != b->utility[OVT_SEEKER]) {
        return a->utility[OVT_SEEKER] > b->utility[OVT_SEEKER];
    }
    return a->utility[OVT_HOLDER] > b->utility[OVT_HOLDER];
}

static int
compare(double a, double b)
{
    return (a > b) - (a < b);
}

static int
by_seeker(const void *first, const void *second)
{
    const spot *a = first, *b = second;
    int order = compare(b->utility[OVT_SEEKER], a->utility[OVT_SEEKER]);
    order = order != 0 ? order : compare(b->utility[OVT_HOLDER], a->utility[OVT_HOLDER]);
    return order != 0 ? order : a->step - b->step;
}

static void
fill_menu(menu *self, spot *spots)
{
    const ovt_axis *axis = self->axis;
    for (size_t k = 0; k < axis->count; k++) {
        spots[k].step = (uint16_t) k;
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            spots[k].utility[side] = axis->weight[side] * axis->value[side][k];
        }
    }
    qsort(spots, axis->count, sizeof *spots, by_seeker);
    size_t kept = 1;
    for (size_t k = 1; k < axis->count; k++) {
        if (spots[k].utility[OVT_HOLDER] <=
            spots[kept - 1].utility[OVT_HOLDER] + OVT_ROUNDED_UTILITY) {
            continue;
        }
        bool same = spots[k].utility[OVT_SEEKER] >=
                    spots[kept - 1].utility[OVT_SEEKER] - OVT_ROUNDED_UTILITY;
        spots[same ? kept - 1 : kept++] = spots[k];
    }
    self->spots = spots;
    self->count = kept;
}

/* By what the issues hold: few steps first, then by the numbers. Issues that compare equal are the
 * same but for their names. */
static int
by_content(const void *first, const void *second)
{
    const menu *a = first, *b = second;
    int order = compare((double) a->count, (double) b->count);
    for (size_t k = 0; order == 0 && k < a->count; k++) {
        order = compare(a->spots[k].utility[OVT_SEEKER], b->spots[k].utility[OVT_SEEKER]);
        if (order == 0) {
            order = compare(a->spots[k].utility[OVT_HOLDER], b->spots[k].utility[OVT_HOLDER]);
        }
        if (order == 0) {
            order =
                compare(a->axis->position[a->spots[k].step], b->axis->position[b->spots[k].step]);
        }
    }
    if (order == 0) {
        order = (int) a->axis->divisible - (int) b->axis->divisible;
    }
    return order != 0 ? order : (int) a->issue - (int) b->issue;
}

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "out of memory for the efficient packages");
}

static ovt_status
set_up(workshop *self, const ovt_domain *domain, ovt_error *err)
{
    size_t total = 0, most = 0;
    for (size_t i = 0; i < domain->axis_count; i++) {
        size_t count = domain->axes[i].count;
        total += count;
        most = count > most ? count : most;
    }
    self->spots = ovt_allocate(total, sizeof *self->spots);
    self->runs = ovt_allocate(most, sizeof *self->runs);
    if (self->spots == NULL || self->runs == NULL) {
        return no_memory(err);
    }
    spot *next = self->spots;
    for (size_t i = 0; i < domain->axis_count; i++) {
        self->menus[i] = (menu){.axis = &domain->axes[i], .issue = (uint16_t) i};
        fill_menu(&self->menus[i], next);
        next += domain->axes[i].count;
    }
    qsort(self->menus, domain->axis_count, sizeof *self->menus, by_content);
    return OVT_OK;
}

static ovt_status
append(layer *self, const ovt_point *point, origin from, ovt_error *err)
{
    if (self->count == self->room) {
        if (self->room >= OVT_MAX_POINTS) {
            return ovt_fail(err, OVT_FAILED,
                "there are more than %d efficient packages; give the issues fewer levels or a "
                "coarser grid",
                OVT_MAX_POINTS);
        }
        size_t room = self->room == 0 ? 256 : 2 * self->room;
        ovt_point *points = ovt_resize(self->points, room, sizeof *points);
        self->points = points == NULL ? self->points : points;
        origin *origins = ovt_resize(self->origins, room, sizeof *origins);
        self->origins = origins == NULL ? self->origins : origins;
        if (points == NULL || origins == NULL) {
            return no_memory(err);
        }
        self->room = room;
    }
    self->points[self->count] = *point;
    self->origins[self->count++] = from;
    return OVT_OK;
}

/* Moves a run to its next sum that gives the holder more than @p floor; false when none does. */
static bool
advance(run *self, const layer *before, const spot *add, double floor)
{
    double needed = floor - add->utility[OVT_HOLDER];
    size_t next = self->next;
    while (next < before->count && before->points[next].utility[OVT_HOLDER] <= needed) {
        next++;
    }
    if (next == before->count) {
        return false;
    }
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        self->at.utility[side] = before->points[next].utility[side] + add->utility[side];
    }
    self->next = next + 1;
    return true;
}

static bool
run_first(const run *a, const run *b)
{
    if (comes_first(&a->at, &b->at)) {
        return true;
    }
    return !comes_first(&b->at, &a->at) && a->spot < b->spot;
}

/* Restores the heap below one place. */
static void
sift(run *heap, size_t count, size_t place)
{
    run held = heap[place];
    for (;;) {
        size_t child = 2 * place + 1;
        if (child >= count) {
            break;
        }
        if (child + 1 < count && run_first(&heap[child + 1], &heap[child])) {
            child++;
        }
        if (!run_first(&heap[child], &held)) {
            break;
        }
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = held;
}

/* Adds one issue: the sums of every point with every spot come in falling order of the seeker's
 * utility, and those stay that give the holder more than all before. */
static ovt_status
add_issue(const menu *issue, run *heap, const layer *before, layer *after, ovt_error *err)
{
    size_t runs = 0;
    for (size_t k = 0; k < issue->count; k++) {
        heap[runs] = (run){.spot = k};
        runs += advance(&heap[runs], before, &issue->spots[k], -INFINITY);
    }
    for (size_t k = runs; k-- > 0;) {
        sift(heap, runs, k);
    }
    double floor = -INFINITY, last = INFINITY;
    while (runs > 0) {
        run *top = &heap[0];
        const spot *added = &issue->spots[top->spot];
        if (top->at.utility[OVT_HOLDER] > floor) {
            /* The last one gave the seeker no more and the holder less. */
            after->count -= top->at.utility[OVT_SEEKER] >= last - OVT_ROUNDED_UTILITY;
            origin from = {(uint32_t) (top->next - 1), added->step};
            ovt_status status = append(after, &top->at, from, err);
            if (status != OVT_OK) {
                return status;
            }
            last = top->at.utility[OVT_SEEKER];
            floor = top->at.utility[OVT_HOLDER] + OVT_ROUNDED_UTILITY;
        }
        if (!advance(top, before, added, floor)) {
            *top = heap[--runs];
        }
        if (runs > 1) {
            sift(heap, runs, 0);
        }
    }
    return OVT_OK;
}

/* Follows every point of the last layer back through the issues. */
static void
trace(ovt_frontier *self, const workshop *shop, const layer *last)
{
    for (size_t k = 0; k < self->count; k++) {
        size_t at = self->count - 1 - k;
        uint16_t *row = &self->steps[k * self->axis_count];
        self->points[k] = last->points[at];
        for (size_t i = self->axis_count; i-- > 0;) {
            origin from = shop->layers[i].origins[at];
            row[self->order[i]] = from.step;
            at = from.before;
        }
    }
}

static ovt_status
finish(ovt_frontier *self, const workshop *shop, const layer *last, ovt_error *err)
{
    self->points = ovt_allocate(last->count, sizeof *self->points);
    self->steps = ovt_allocate(last->count * self->axis_count, sizeof *self->steps);
    if (self->points == NULL || self->steps == NULL) {
        return no_memory(err);
    }
    self->count = last->count;
    trace(self, shop, last);
    return OVT_OK;
}

ovt_status
ovt_frontier_init(ovt_frontier *self, const ovt_domain *domain, ovt_error *err)
{
    ovt_point nothing = {{0, 0}};
    layer start = {.points = &nothing, .count = 1};
    layer *before = &start;
    *self = (ovt_frontier){.axis_count = domain->axis_count};
    workshop *shop = ovt_allocate(1, sizeof *shop);
    if (shop == NULL) {
        return no_memory(err);
    }
    ovt_status status = set_up(shop, domain, err);
    for (size_t i = 0; status == OVT_OK && i < domain->axis_count; i++) {
        layer *after = &shop->layers[i];
        self->order[i] = shop->menus[i].issue;
        status = add_issue(&shop->menus[i], shop->runs, before, after, err);
        if (before != &start) {
            ovt_free(before->points);
            before->points = NULL;
        }
        before = after;
    }
    if (status == OVT_OK) {
        status = finish(self, shop, before, err);
    }
    for (size_t i = 0; i < domain->axis_count; i++) {
        ovt_free(shop->layers[i].points);
        ovt_free(shop->layers[i].origins);
    }
    ovt_free(shop->spots);
    ovt_free(shop->runs);
    ovt_free(shop);
    return status;
}

void
ovt_frontier_free(ovt_frontier *self)
{
    for (size_t i = 0; self->without != NULL && i < self->axis_count; i++) {
        ovt_free(self->without[i].points);
        ovt_free(self->without[i].steps);
    }
    ovt_free(self->without);
    ovt_free(self->points);
    ovt_free(self->steps);
    *self = (ovt_frontier){0};
}

ovt_status
ovt_frontier_refine(ovt_frontier *self, const ovt_domain *domain, ovt_error *err)
{
    ovt_axis others[OVT_MAX_ISSUES];
    ovt_domain rest = {.axes = others, .axis_count = domain->axis_count - 1};
    self->without = ovt_allocate(self->axis_count, sizeof *self->without);
    if (self->without == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < domain->axis_count; i++) {
        if (!domain->axes[i].divisible) {
            continue;
        }
        memcpy(others, domain->axes, i * sizeof *others);
        memcpy(others + i, domain->axes + i + 1, (rest.axis_count - i) * sizeof *others);
        ovt_status status = ovt_frontier_init(&self->without[i], &rest, err);
        if (status != OVT_OK) {
            return status;
        }
    }
    return OVT_OK;
}

void
ovt_frontier_package(
    const ovt_frontier *self, const ovt_domain *domain, size_t index, ovt_package *package)
{
    for (size_t i = 0; i < self->axis_count; i++) {
        uint16_t step = self->steps[index * self->axis_count + i];
        package->position[i] = domain->axes[i].position[step];
    }
}
