// SPDX-License-Identifier: GPL-3.0-or-later
/** @file pool.h
 *  @brief Threads that do the tasks put before them: what crews are made of.
 *
 *  All functions are called on one thread, which puts inputs into slots and takes what is finished
 *  out of them; it never waits unless it asks to.
 */
#ifndef OVT_STUDY_POOL_H
#define OVT_STUDY_POOL_H

#include "overture/study/crew.h"

/** Opaque. */
typedef struct ovt_pool ovt_pool;

/** A finished task: borrowed until its slot is released. */
typedef struct {
    uint64_t number;
    const double *input;
    const double *output;
    size_t slot;
} ovt_finished;

/** Starts the threads, fewer where the system gives fewer; OVT_FAILED where it gives none. @p task
 *  is borrowed. */
ovt_status ovt_pool_new(ovt_pool **self, const ovt_task *task, unsigned threads, size_t slots,
    ovt_error *err) OVT_MUST_CHECK;

/** Gives up what is under way and joins the threads. NULL is ignored. */
void ovt_pool_delete(ovt_pool *self);

/** Where the next input is to be written; NULL: every slot is taken. Hands out the same place until
 *  ovt_pool_put(). */
double *ovt_pool_room(ovt_pool *self);

/** Lets the threads do what stands in the room, the oldest first. */
void ovt_pool_put(ovt_pool *self, uint64_t number);

/** The oldest task that is finished and not yet taken; false: none is. */
bool ovt_pool_take(ovt_pool *self, ovt_finished *finished);

/** Makes room where a finished task stands that was taken. */
void ovt_pool_release(ovt_pool *self, const ovt_finished *finished);

/** Waits so long at most, less where a task is finished or has failed. */
void ovt_pool_wait(ovt_pool *self, long nanoseconds);

/** What the first task that failed says; the threads do nothing more then. */
ovt_status ovt_pool_status(ovt_pool *self, ovt_error *err) OVT_MUST_CHECK;

#endif
