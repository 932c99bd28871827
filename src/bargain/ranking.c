// SPDX-License-Identifier: GPL-3.0-or-later
/* A side's packages from the best down, found best first: each package leads to those in which one
 * issue, not before the last one that moved, gives its next best position. */
#include <string.h>

#include "room.h"

enum { MOST_RANKS = 4096 };

/* A package that was reached and not yet taken. */
typedef struct {
    double utility;
    uint32_t number; /* order in which it was reached; breaks ties */
    uint32_t first;  /* issue from which on it may move */
} reached;

typedef struct {
    const ovt_domain *domain;
    ovt_side side;
    uint16_t *order; /* owned: of each issue, its steps from the best down */
    size_t *starts;  /* of each issue in `order`; owned */
    reached *heap;   /* owned, as the next */
    size_t count;
    uint16_t *ranks; /* of each package reached, the place of each issue in its order */
    uint32_t next;
} search;

static double
worth_at(const search *self, size_t issue, size_t rank)
{
    const ovt_axis *axis = &self->domain->axes[issue];
    size_t step = self->order[self->starts[issue] + rank];
    return axis->weight[self->side] * axis->value[self->side][step];
}

static bool
comes_before(const reached *a, const reached *b)
{
    return a->utility > b->utility || (a->utility == b->utility && a->number < b->number);
}

static void
push(search *self, const reached *added)
{
    size_t at = self->count++;
    while (at > 0 && comes_before(added, &self->heap[(at - 1) / 2])) {
        self->heap[at] = self->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    self->heap[at] = *added;
}

static reached
pop(search *self)
{
    reached best = self->heap[0], last = self->heap[--self->count];
    size_t at = 0;
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= self->count) {
            break;
        }
        if (child + 1 < self->count && comes_before(&self->heap[child + 1], &self->heap[child])) {
            child++;
        }
        if (!comes_before(&self->heap[child], &last)) {
            break;
        }
        self->heap[at] = self->heap[child];
        at = child;
    }
    self->heap[at] = last;
    return best;
}

static void
set_order(search *self, size_t issue)
{
    const ovt_axis *axis = &self->domain->axes[issue];
    const double *value = axis->value[self->side];
    uint16_t *order = self->order + self->starts[issue];
    for (size_t k = 0; k < axis->count; k++) {
        size_t place = k;
        for (; place > 0 && value[k] > value[order[place - 1]]; place--) {
            order[place] = order[place - 1];
        }
        order[place] = (uint16_t) k;
    }
}

static void
move_on(search *self, const reached *from)
{
    size_t issues = self->domain->axis_count;
    const uint16_t *ranks = self->ranks + from->number * issues;
    for (size_t i = from->first; i < issues; i++) {
        if (ranks[i] + 1U >= self->domain->axes[i].count) {
            continue;
        }
        reached to = {.number = self->next++, .first = (uint32_t) i};
        uint16_t *moved = self->ranks + to.number * issues;
        memcpy(moved, ranks, issues * sizeof *moved);
        moved[i]++;
        to.utility = from->utility + worth_at(self, i, moved[i]) - worth_at(self, i, ranks[i]);
        push(self, &to);
    }
}

static void
run(search *self, ovt_ranking *to)
{
    size_t issues = self->domain->axis_count;
    reached top = {.number = self->next++};
    for (size_t i = 0; i < issues; i++) {
        set_order(self, i);
        top.utility += worth_at(self, i, 0);
    }
    push(self, &top);
    while (self->count > 0 && to->count < MOST_RANKS) {
        reached best = pop(self);
        uint16_t *steps = to->steps + to->count++ * issues;
        for (size_t i = 0; i < issues; i++) {
            steps[i] = self->order[self->starts[i] + self->ranks[best.number * issues + i]];
        }
        move_on(self, &best);
    }
}

ovt_status
ovt_ranking_init(ovt_ranking *self, const ovt_domain *domain, ovt_side side, ovt_error *err)
{
    size_t issues = domain->axis_count, steps = 0;
    search by = {.domain = domain, .side = side};
    *self = (ovt_ranking){.axis_count = issues};
    by.starts = ovt_allocate(issues, sizeof *by.starts);
    for (size_t i = 0; by.starts != NULL && i < issues; i++) {
        by.starts[i] = steps;
        steps += domain->axes[i].count;
    }
    size_t most = MOST_RANKS * issues + 1;
    by.order = ovt_allocate(steps, sizeof *by.order);
    by.heap = ovt_allocate(most, sizeof *by.heap);
    by.ranks = ovt_allocate(most * issues, sizeof *by.ranks);
    self->steps = ovt_allocate(MOST_RANKS * issues, sizeof *self->steps);
    ovt_status status = OVT_OK;
    if (by.starts == NULL || by.order == NULL || by.heap == NULL || by.ranks == NULL ||
        self->steps == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "out of memory for the packages of a side");
    } else {
        run(&by, self);
    }
    ovt_free(by.starts);
    ovt_free(by.order);
    ovt_free(by.heap);
    ovt_free(by.ranks);
    return status;
}

void
ovt_ranking_free(ovt_ranking *self)
{
    ovt_free(self->steps);
    *self = (ovt_ranking){0};
}
