// SPDX-License-Identifier: GPL-3.0-or-later
#include "moments.h"

#include <string.h>

#include "overture/base/memory.h"

/* Partial sums side by side, so that additions need not wait for each other. Their number is
 * part of the result's bits. */
enum { LANES = 8 };

struct ovt_forest_node {
    uint64_t index; /* covers blocks index << level and following */
    unsigned level;
    ovt_moments *moments; /* owned */
};

static double
lanes_total(const double lanes[LANES])
{
    return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
           ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
}

static double
sum_of(const double *values, size_t count)
{
    double lanes[LANES] = {0};
    size_t whole = count / LANES * LANES;
    for (size_t i = 0; i < whole; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            lanes[k] += values[i + k];
        }
    }
    for (size_t i = whole; i < count; i++) {
        lanes[i - whole] += values[i];
    }
    return lanes_total(lanes);
}

static double
squares_about(const double *values, size_t count, double mean)
{
    double lanes[LANES] = {0};
    size_t whole = count / LANES * LANES;
    for (size_t i = 0; i < whole; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            double d = values[i + k] - mean;
            lanes[k] += d * d;
        }
    }
    for (size_t i = whole; i < count; i++) {
        double d = values[i] - mean;
        lanes[i - whole] += d * d;
    }
    return lanes_total(lanes);
}

ovt_moments
ovt_moments_of(const double *values, size_t count)
{
    if (count == 0) {
        return (ovt_moments){0};
    }
    if (memcmp(values, values + 1, (count - 1) * sizeof *values) == 0) {
        return (ovt_moments){count, values[0], 0};
    }
    double mean = sum_of(values, count) / (double) count;
    return (ovt_moments){count, mean, squares_about(values, count, mean)};
}

ovt_moments
ovt_moments_merge(ovt_moments left, ovt_moments right)
{
    if (left.n == 0 || right.n == 0) {
        return left.n == 0 ? right : left;
    }
    uint64_t n = left.n + right.n;
    double delta = right.mean - left.mean;
    double weight = (double) right.n / (double) n;
    return (ovt_moments){n, left.mean + delta * weight,
        left.m2 + right.m2 + delta * delta * (double) left.n * weight};
}

static void
merge_all(ovt_moments *to, const ovt_moments *left, const ovt_moments *right, size_t width)
{
    for (size_t i = 0; i < width; i++) {
        to[i] = ovt_moments_merge(left[i], right[i]);
    }
}

/* The node beside (level, index) under the same parent; NULL while it has not come. */
static struct ovt_forest_node *
sibling(ovt_forest *self, unsigned level, uint64_t index)
{
    for (size_t i = 0; i < self->count; i++) {
        struct ovt_forest_node *node = &self->nodes[i];
        if (node->level == level && node->index == (index ^ 1)) {
            return node;
        }
    }
    return NULL;
}

static bool
make_room(ovt_forest *self)
{
    if (self->count < self->capacity) {
        return true;
    }
    size_t capacity = self->capacity == 0 ? 16 : 2 * self->capacity;
    struct ovt_forest_node *grown = ovt_resize(self->nodes, capacity, sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    self->nodes = grown;
    self->capacity = capacity;
    return true;
}

ovt_status
ovt_forest_add(ovt_forest *self, uint64_t block, const ovt_moments *moments)
{
    struct ovt_forest_node node = {.index = block};
    if (!make_room(self) || (node.moments = ovt_allocate(self->width, sizeof *moments)) == NULL) {
        return OVT_MEMORY;
    }
    memcpy(node.moments, moments, self->width * sizeof *moments);
    struct ovt_forest_node *other;
    while ((other = sibling(self, node.level, node.index)) != NULL) {
        bool is_left = (node.index & 1) == 0;
        merge_all(node.moments, is_left ? node.moments : other->moments,
            is_left ? other->moments : node.moments, self->width);
        ovt_free(other->moments);
        *other = self->nodes[--self->count];
        node.level++;
        node.index >>= 1;
    }
    self->nodes[self->count++] = node;
    return OVT_OK;
}

static uint64_t
first_block(const struct ovt_forest_node *node)
{
    return node->index << node->level;
}

/* The node that begins last before @p end; NULL where there is none. */
static const struct ovt_forest_node *
last_before(const ovt_forest *self, uint64_t end)
{
    const struct ovt_forest_node *last = NULL;
    for (size_t i = 0; i < self->count; i++) {
        const struct ovt_forest_node *node = &self->nodes[i];
        if (first_block(node) < end && (last == NULL || first_block(node) > first_block(last))) {
            last = node;
        }
    }
    return last;
}

void
ovt_forest_total(const ovt_forest *self, ovt_moments *total)
{
    memset(total, 0, self->width * sizeof *total);
    const struct ovt_forest_node *node = last_before(self, UINT64_MAX);
    while (node != NULL) {
        merge_all(total, node->moments, total, self->width);
        node = last_before(self, first_block(node));
    }
}

void
ovt_forest_free(ovt_forest *self)
{
    for (size_t i = 0; i < self->count; i++) {
        ovt_free(self->nodes[i].moments);
    }
    ovt_free(self->nodes);
    *self = (ovt_forest){0};
}
