// SPDX-License-Identifier: GPL-3.0-or-later
#include "take.h"

/* The part of OVT_WHOLE that each of so many who reach the best gets. */
static int32_t
part_of(size_t tied)
{
    return (int32_t) (OVT_WHOLE / tied);
}

/* Counts keep to 32 bits from end to end: most metrics are counts, and processors take four or
 * more of them at a time. */
static void
best_count(int32_t *best, const int32_t *values, size_t stride, size_t scenario_count, size_t count,
    int direction)
{
    for (size_t i = 0; i < count; i++) {
        best[i] = values[i];
    }
    for (size_t s = 1; s < scenario_count; s++) {
        const int32_t *list = values + s * stride;
        if (direction == OVT_MORE) {
            for (size_t i = 0; i < count; i++) {
                best[i] = list[i] > best[i] ? list[i] : best[i];
            }
        } else {
            for (size_t i = 0; i < count; i++) {
                best[i] = list[i] < best[i] ? list[i] : best[i];
            }
        }
    }
}

/* Turns numbers of tied scenarios into parts. */
static void
share_out(int32_t *tied, size_t scenario_count, size_t count)
{
    int32_t parts[64];
    size_t known = scenario_count < 63 ? scenario_count : 63;
    for (size_t k = 1; k <= known; k++) {
        parts[k] = part_of(k);
    }
    for (size_t i = 0; i < count; i++) {
        size_t k = (size_t) tied[i];
        tied[i] = k <= known ? parts[k] : part_of(k);
    }
}

static void
credit(ovt_cell *cell, int direction, int64_t sum, double regret, uint64_t times)
{
    cell->best[direction] += (ovt_wide) sum * (int64_t) times;
    if (regret > cell->regret[direction]) {
        cell->regret[direction] = regret;
    }
}

void
ovt_take_counts_standing(ovt_cell *cells, const int32_t *values, size_t scenario_count,
    size_t count, int direction, uint64_t times)
{
    int32_t best[OVT_BLOCK];
    int32_t part[OVT_BLOCK] = {0};
    best_count(best, values, OVT_BLOCK, scenario_count, count, direction);
    for (size_t s = 0; s < scenario_count; s++) {
        const int32_t *list = values + s * OVT_BLOCK;
        for (size_t i = 0; i < count; i++) {
            part[i] += list[i] == best[i];
        }
    }
    share_out(part, scenario_count, count);
    for (size_t s = 0; s < scenario_count; s++) {
        const int32_t *list = values + s * OVT_BLOCK;
        int32_t sum = 0;
        int32_t more = 0;
        int32_t less = 0;
        for (size_t i = 0; i < count; i++) {
            int32_t d = best[i] - list[i];
            sum += list[i] == best[i] ? part[i] : 0;
            more = d > more ? d : more;
            less = d < less ? d : less;
        }
        credit(&cells[s], direction, sum, (double) more - less, times);
    }
}

static void
best_real(double *best, const double *values, size_t scenario_count, size_t count, double sign)
{
    for (size_t i = 0; i < count; i++) {
        best[i] = sign * values[i];
    }
    for (size_t s = 1; s < scenario_count; s++) {
        const double *list = values + s * OVT_BLOCK;
        for (size_t i = 0; i < count; i++) {
            double value = sign * list[i];
            best[i] = value > best[i] ? value : best[i];
        }
    }
}

void
ovt_take_reals_standing(ovt_cell *cells, const double *values, size_t scenario_count, size_t count,
    int direction, uint64_t times)
{
    double sign = direction == OVT_MORE ? 1 : -1;
    double best[OVT_BLOCK];
    int32_t part[OVT_BLOCK] = {0};
    best_real(best, values, scenario_count, count, sign);
    for (size_t s = 0; s < scenario_count; s++) {
        const double *list = values + s * OVT_BLOCK;
        for (size_t i = 0; i < count; i++) {
            part[i] += sign * list[i] == best[i];
        }
    }
    share_out(part, scenario_count, count);
    for (size_t s = 0; s < scenario_count; s++) {
        const double *list = values + s * OVT_BLOCK;
        int32_t sum = 0;
        double regret = 0;
        for (size_t i = 0; i < count; i++) {
            double behind = best[i] - sign * list[i];
            sum += behind == 0 ? part[i] : 0;
            regret = behind > regret ? behind : regret;
        }
        credit(&cells[s], direction, sum, regret, times);
    }
}
