// SPDX-License-Identifier: GPL-3.0-or-later
#include "take.h"

#include <string.h>

/* Rows are transposed in tiles that stay in the first-level cache while each column passes. */
enum { TILE = 64 };

static void
pull_counts(int32_t *to, const unsigned char *from, size_t stride, size_t count)
{
    size_t whole = count / 4 * 4;
    for (size_t i = 0; i < whole; i += 4, from += 4 * stride) {
        memcpy(&to[i], from, sizeof to[i]);
        memcpy(&to[i + 1], from + stride, sizeof to[i]);
        memcpy(&to[i + 2], from + 2 * stride, sizeof to[i]);
        memcpy(&to[i + 3], from + 3 * stride, sizeof to[i]);
    }
    for (size_t i = whole; i < count; i++, from += stride) {
        memcpy(&to[i], from, sizeof to[i]);
    }
}

static void
pull_reals(double *to, const unsigned char *from, size_t stride, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        memcpy(&to[i], from + i * stride, sizeof to[i]);
    }
}

static void
pull_ending(int32_t *to, const unsigned char *from, size_t stride, size_t count, int32_t ending)
{
    for (size_t i = 0; i < count; i++) {
        int32_t value;
        memcpy(&value, from + i * stride, sizeof value);
        to[i] = value == ending;
    }
}

static int32_t *
counts_of(const ovt_collector *self, const ovt_collector_worker *worker, size_t c, size_t s)
{
    return (int32_t *) (void *) (worker->block + self->plans[c].place) + s * OVT_BLOCK;
}

static double *
reals_of(const ovt_collector *self, const ovt_collector_worker *worker, size_t c, size_t s)
{
    return (double *) (void *) (worker->block + self->plans[c].place) + s * OVT_BLOCK;
}

static void
pull_tile(const ovt_collector *self, ovt_collector_worker *worker, const unsigned char *rows,
    size_t s, size_t first, size_t count)
{
    size_t stride = self->stride[s];
    for (size_t c = 0; c < self->columns->count; c++) {
        const ovt_column *column = &self->columns->columns[c];
        if (!ovt_is_modelled(column, s)) {
            continue;
        }
        const unsigned char *from = rows + first * stride + column->offset[s];
        if (column->metric->type == OVT_METRIC_REAL) {
            pull_reals(reals_of(self, worker, c, s) + first, from, stride, count);
        } else if (column->metric->family == OVT_METRIC_PER_ENDING) {
            pull_ending(counts_of(self, worker, c, s) + first, from, stride, count, column->ending);
        } else {
            pull_counts(counts_of(self, worker, c, s) + first, from, stride, count);
        }
    }
}

static void
pull_block(const ovt_collector *self, ovt_collector_worker *worker, const ovt_block *block)
{
    for (size_t s = 0; s < self->scenario_count; s++) {
        for (size_t first = 0; first < block->count; first += TILE) {
            size_t count = block->count - first < TILE ? block->count - first : TILE;
            pull_tile(self, worker, block->rows[s], s, first, count);
        }
    }
}

/* Compares the list with itself one place on. */
static bool
is_constant(const void *values, size_t size, size_t count)
{
    return memcmp(values, (const unsigned char *) values + size, (count - 1) * size) == 0;
}

static void
difference_of_counts(ovt_cell *cell, const int32_t *values, const int32_t *base, size_t count)
{
    if (memcmp(values, base, count * sizeof *values) == 0) {
        cell->equal += count;
        return;
    }
    /* Whole numbers of people and events stay far below 2^26, so that a block's sum of squares
     * fits 63 bits. */
    int64_t sum = 0;
    int64_t squares = 0;
    uint32_t higher = 0;
    uint32_t lower = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t d = (int64_t) values[i] - base[i];
        sum += d;
        squares += d * d;
        higher += values[i] > base[i];
        lower += values[i] < base[i];
    }
    cell->sum += sum;
    cell->squares += squares;
    cell->higher += higher;
    cell->lower += lower;
    cell->equal += count - higher - lower;
}

static bool
take_count(ovt_cell *cell, const int32_t *values, size_t count, bool constant)
{
    return constant ? ovt_counts_add_one(&cell->counts, values[0], count)
                    : ovt_counts_add(&cell->counts, values, count);
}

static void
rank_counts(
    const ovt_collector *self, ovt_collector_worker *worker, size_t c, size_t count, bool constant)
{
    const ovt_column_plan *plan = &self->plans[c];
    if (!plan->ranked[OVT_MORE] && !plan->ranked[OVT_LESS]) {
        return;
    }
    worker->pooled[c] += count;
    for (int direction = 0; direction < OVT_DIRECTIONS; direction++) {
        if (plan->ranked[direction]) {
            ovt_take_counts_standing(ovt_cell_at(self, worker, c, 0), counts_of(self, worker, c, 0),
                self->scenario_count, constant ? 1 : count, direction, constant ? count : 1);
        }
    }
}

static bool
take_counts(const ovt_collector *self, ovt_collector_worker *worker, size_t c, size_t count)
{
    const ovt_column *column = &self->columns->columns[c];
    const int32_t *base = counts_of(self, worker, c, self->baseline);
    bool all_constant = true;
    for (size_t s = 0; s < self->scenario_count; s++) {
        if (!ovt_is_modelled(column, s)) {
            continue;
        }
        const int32_t *values = counts_of(self, worker, c, s);
        ovt_cell *cell = ovt_cell_at(self, worker, c, s);
        bool constant = is_constant(values, sizeof *values, count);
        all_constant = all_constant && constant;
        if (!take_count(cell, values, count, constant)) {
            return false;
        }
        if (s != self->baseline && ovt_is_modelled(column, self->baseline)) {
            difference_of_counts(cell, values, base, count);
        }
    }
    rank_counts(self, worker, c, count, all_constant);
    return true;
}

static bool
all_exist(const double *values, size_t count)
{
    size_t missing = 0;
    for (size_t i = 0; i < count; i++) {
        missing += values[i] != values[i];
    }
    return missing == 0;
}

/* The values that exist, in @p room or where they are; *count becomes how many. */
static const double *
existing(double *room, const double *values, size_t *count)
{
    size_t kept = 0;
    if (all_exist(values, *count)) {
        return values;
    }
    for (size_t i = 0; i < *count; i++) {
        room[kept] = values[i];
        kept += values[i] == values[i];
    }
    *count = kept;
    return room;
}

/* Whether all values exist and are the same goes to @p constant. */
static bool
take_real(ovt_cell *cell, ovt_moments *moments, double *room, const double *values, size_t count,
    bool *constant)
{
    size_t n = count;
    const double *list = existing(room, values, &n);
    bool same = n > 0 && is_constant(list, sizeof *list, n);
    *constant = same && n == count;
    *moments = ovt_moments_of(list, n);
    return same ? ovt_bins_add_one(&cell->bins, list[0], n) : ovt_bins_add(&cell->bins, list, n);
}

static void
difference_of_reals(ovt_cell *cell, ovt_moments *moments, double *room, const double *values,
    const double *base, size_t count)
{
    size_t n = count;
    size_t higher = 0;
    size_t lower = 0;
    for (size_t i = 0; i < count; i++) {
        room[i] = values[i] - base[i];
        higher += room[i] > 0;
        lower += room[i] < 0;
    }
    const double *list = existing(room, room, &n);
    *moments = ovt_moments_of(list, n);
    cell->higher += higher;
    cell->lower += lower;
    cell->equal += n - higher - lower;
}

/* The histories in which all scenarios have a value, in the worker's room or where they are;
 * *count becomes how many. */
static const double *
pool_reals(const ovt_collector *self, ovt_collector_worker *worker, size_t c, size_t *count)
{
    bool complete = true;
    for (size_t s = 0; s < self->scenario_count; s++) {
        complete = complete && all_exist(reals_of(self, worker, c, s), *count);
    }
    if (complete) {
        return reals_of(self, worker, c, 0);
    }
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        bool exists = true;
        for (size_t s = 0; s < self->scenario_count; s++) {
            double value = reals_of(self, worker, c, s)[i];
            worker->room[s * OVT_BLOCK + kept] = value;
            exists = exists && value == value;
        }
        kept += exists;
    }
    *count = kept;
    return worker->room;
}

static void
rank_reals(
    const ovt_collector *self, ovt_collector_worker *worker, size_t c, size_t count, bool constant)
{
    const ovt_column_plan *plan = &self->plans[c];
    if (!plan->ranked[OVT_MORE] && !plan->ranked[OVT_LESS]) {
        return;
    }
    const double *values = pool_reals(self, worker, c, &count);
    worker->pooled[c] += count;
    for (int direction = 0; direction < OVT_DIRECTIONS; direction++) {
        if (plan->ranked[direction] && count > 0) {
            ovt_take_reals_standing(ovt_cell_at(self, worker, c, 0), values, self->scenario_count,
                constant ? 1 : count, direction, constant ? count : 1);
        }
    }
}

static bool
take_reals(const ovt_collector *self, ovt_collector_worker *worker, size_t c, size_t count)
{
    const ovt_column *column = &self->columns->columns[c];
    const double *base = reals_of(self, worker, c, self->baseline);
    double *room = worker->room;
    bool all_constant = true;
    for (size_t s = 0; s < self->scenario_count; s++) {
        if (!ovt_is_modelled(column, s)) {
            continue;
        }
        const double *values = reals_of(self, worker, c, s);
        ovt_cell *cell = ovt_cell_at(self, worker, c, s);
        ovt_moments *moments = &worker->moments[self->plans[c].moments + s];
        bool constant;
        if (!take_real(cell, moments, room, values, count, &constant)) {
            return false;
        }
        all_constant = all_constant && constant;
        if (s != self->baseline && ovt_is_modelled(column, self->baseline)) {
            difference_of_reals(cell, moments + self->scenario_count, room, values, base, count);
        }
    }
    rank_reals(self, worker, c, count, all_constant);
    return true;
}

bool
ovt_take_block(const ovt_collector *self, ovt_collector_worker *worker, const ovt_block *block)
{
    bool fine = true;
    pull_block(self, worker, block);
    memset(worker->moments, 0, self->forest.width * sizeof *worker->moments);
    for (size_t c = 0; c < self->columns->count && fine; c++) {
        bool real = self->columns->columns[c].metric->type == OVT_METRIC_REAL;
        fine = real ? take_reals(self, worker, c, block->count)
                    : take_counts(self, worker, c, block->count);
    }
    return fine;
}
