// SPDX-License-Identifier: GPL-3.0-or-later
/** @file cells.h
 *  @brief What a collector holds, for its two halves: taking blocks and summarising them.
 */
#ifndef STATS_CELLS_H
#define STATS_CELLS_H

#include <pthread.h>

#include "histogram.h"
#include "moments.h"
#include "overture/stats/collector.h"

/** Directions in which a metric can be best. */
enum { OVT_MORE, OVT_LESS, OVT_DIRECTIONS };

/** One history in which a scenario is best alone counts so much: the least number that can be
 * shared equally among any of up to 16, and nearly so among more. A block of them fits 31 bits. */
enum { OVT_WHOLE = 720720 };

/** One column of one scenario, as one worker saw it. */
typedef struct {
    ovt_counts counts; /* shares and counts */
    ovt_bins bins;     /* reals */
    uint64_t higher;   /* than the baseline, in so many histories where both exist */
    uint64_t equal;
    uint64_t lower;
    ovt_wide sum;                  /* of differences to the baseline; shares and counts */
    ovt_wide squares;              /* of the same */
    ovt_wide best[OVT_DIRECTIONS]; /* in OVT_WHOLE */
    double regret[OVT_DIRECTIONS];
} ovt_cell;

/** What one worker holds; workers share nothing but the forest. */
typedef struct {
    ovt_cell *cells;      /* owned; column by column, all scenarios of each */
    uint64_t *pooled;     /* owned; of each ranked column, histories in which all have it */
    unsigned char *block; /* owned; the values of the block, as ovt_column_plan says */
    double *room;         /* owned; OVT_BLOCK doubles for each scenario */
    ovt_moments *moments; /* owned; of the block */
} ovt_collector_worker;

/** Where a column's values and moments lie. */
typedef struct {
    size_t place;   /* in ovt_collector_worker.block: OVT_BLOCK values for each scenario */
    size_t moments; /* reals: of each scenario's values, then of its differences */
    bool ranked[OVT_DIRECTIONS]; /* any side prefers it so, and all scenarios have it */
} ovt_column_plan;

struct ovt_collector {
    const ovt_scenario *const *scenarios; /* borrowed */
    size_t scenario_count;
    const ovt_columns *columns; /* borrowed */
    size_t baseline;
    size_t *stride;                /* owned; of each scenario's outcomes */
    ovt_column_plan *plans;        /* owned */
    ovt_collector_worker *workers; /* owned */
    unsigned worker_count;
    ovt_forest forest;
    ovt_moments *total;    /* owned */
    pthread_mutex_t mutex; /* of the forest */
    bool has_mutex;
};

static inline ovt_cell *
ovt_cell_at(
    const ovt_collector *self, const ovt_collector_worker *worker, size_t column, size_t scenario)
{
    return &worker->cells[column * self->scenario_count + scenario];
}

static inline bool
ovt_is_modelled(const ovt_column *column, size_t scenario)
{
    return column->offset[scenario] != OVT_NONE;
}

#endif
