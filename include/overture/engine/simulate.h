// SPDX-License-Identifier: GPL-3.0-or-later
/** @file simulate.h
 *  @brief Many histories of several scenarios, block by block, on all threads.
 *
 *  A block is OVT_BLOCK replications of every scenario of the study, so that paired differences
 *  need no storage. Threads take blocks from one counter; which thread plays a block changes
 *  nothing in it.
 */
#ifndef OVT_ENGINE_SIMULATE_H
#define OVT_ENGINE_SIMULATE_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/outcome.h"
#include "overture/model/scenario.h"

enum { OVT_BLOCK = 1024 };

/** The outcomes of one block: for scenario i, @p count rows from rows[i] on. Borrowed. */
typedef struct {
    uint64_t index; /* replications index * OVT_BLOCK and following */
    size_t count;   /* OVT_BLOCK, but for the last block of a run */
    const void *const *rows;
} ovt_block;

/** Takes one finished block, called by worker @p worker (0..threads-1) on its own thread. */
typedef ovt_status (*ovt_block_taker)(void *sink, unsigned worker, const ovt_block *block);

/** What to simulate. */
typedef struct {
    const ovt_scenario *const *scenarios; /* borrowed */
    size_t scenario_count;
    uint64_t seed;
    unsigned threads; /* at least 1 */
    ovt_block_taker take;
    void *sink;
    /** Called about ten times a second on the calling thread, may be NULL. Returning false stops
     *  the run once the blocks already begun are done. */
    bool (*progress)(void *context, uint64_t replications_done);
    void *progress_context;
} ovt_simulation;

/** Threads with their scratch memory, kept over several runs. Opaque. */
typedef struct ovt_workers ovt_workers;

ovt_status ovt_workers_new(
    ovt_workers **self, const ovt_simulation *simulation, ovt_error *err) OVT_MUST_CHECK;

/** Plays replications @p first (a multiple of OVT_BLOCK) up to but not including @p end. The blocks
 *  done are always the first ones without a gap; @p done is where they end. OVT_INTERRUPTED when
 *  progress() asked to stop. */
ovt_status ovt_workers_run(
    ovt_workers *self, uint64_t first, uint64_t end, uint64_t *done, ovt_error *err) OVT_MUST_CHECK;

/** Ends the threads and frees their memory; NULL is ignored. */
void ovt_workers_delete(ovt_workers *self);

/** Number of cores the process may use, at least 1. */
unsigned ovt_cores(void);

#endif
