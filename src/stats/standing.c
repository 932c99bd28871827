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
best_count(int32_t *best, const int32_t *values, size_t scenario_count, size_t count, int direction)
{
    for (size_t i = 0; i < count; i++) {
        best[i] = values[i];
    }
    for (size_t s = 1; s < scenario_count; s++) {
        const int32_t *list = values + s * OVT_BLOCK;
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

/* Largest of the first list less the second. */
static int32_t
largest_excess(const int32_t *high, const int32_t *low, size_t count)
{
    int32_t most = 0;
    for (size_t i = 0; i < count; i++) {
        int32_t d = high[i] - low[i];
        most = d > most ? d : most;
    }
    return most;
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
    best_count(best, values, scenario_count, count, direction);
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
        for (size_t i = 0; i < count; i++) {
            sum += list[i] == best[i] ? part[i] : 0;
        }
        credit(&cells[s], direction, sum,
            direction == OVT_MORE ? largest_excess(best, list, count)
                                  : largest_excess(list, best, count),
            times);
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

/* A largest value does not depend on the order, but only when written so can it be found for
 * several at a time. */
static double
furthest_behind(const double *best, const double *values, size_t count, double sign)
{
    enum { LANES = 4 };
    double most[LANES] = {0};
    size_t whole = count / LANES * LANES;
    for (size_t i = 0; i < whole; i += LANES) {
        for (size_t k = 0; k < LANES; k++) {
            double behind = best[i + k] - sign * values[i + k];
            most[k] = behind > most[k] ? behind : most[k];
        }
    }
    for (size_t i = whole; i < count; i++) {
        double behind = best[i] - sign * values[i];
        most[0] = behind > most[0] ? behind : most[0];
    }
    for (size_t k = 1; k < LANES; k++) {
        most[0] = most[k] > most[0] ? most[k] : most[0];
    }
    return most[0];
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
        for (size_t i = 0; i < count; i++) {
            sum += sign * list[i] == best[i] ? part[i] : 0;
        }
        credit(&cells[s], direction, sum, furthest_behind(best, list, count, sign), times);
    }
}
