// SPDX-License-Identifier: GPL-3.0-or-later
/* A crew of threads: the calling thread fills slots and empties them, the others work on them. */
#include <time.h>

#include "overture/base/memory.h"
#include "overture/study/pool.h"

enum { SLOTS_PER_THREAD = 2, MOST_THREADS = 4096 };

typedef struct {
    ovt_crew base;
    unsigned threads;
} thread_crew;

/* One ovt_crew_run(). */
typedef struct {
    const ovt_work *work;
    ovt_pool *pool;
    size_t in_hand;      /* tasks given and not yet taken */
    struct timespec due; /* when progress is to be told */
} shift;

/* Fills free slots; false when there is nothing left to give. */
static bool
fill_slots(shift *self)
{
    double *room;
    while ((room = ovt_pool_room(self->pool)) != NULL) {
        uint64_t number;
        if (!self->work->give(self->work->context, &number, room)) {
            return false;
        }
        ovt_pool_put(self->pool, number);
        self->in_hand++;
    }
    return true;
}

static ovt_status
empty_slots(shift *self, ovt_error *err)
{
    ovt_finished done;
    ovt_status status = OVT_OK;
    while (status == OVT_OK && ovt_pool_take(self->pool, &done)) {
        status = self->work->take(self->work->context, done.number, done.input, done.output, err);
        ovt_pool_release(self->pool, &done);
        self->in_hand--;
    }
    return status;
}

static ovt_status
supervise(shift *self, ovt_error *err)
{
    bool has_more = true;
    ovt_status status = OVT_OK;
    while (status == OVT_OK) {
        status = empty_slots(self, err);
        if (status != OVT_OK) {
            break;
        }
        has_more = has_more && fill_slots(self);
        if (!has_more && self->in_hand == 0) {
            break;
        }
        ovt_pool_wait(self->pool, OVT_WORK_NANOSECONDS);
        status = ovt_pool_status(self->pool, err);
        if (status == OVT_OK && ovt_work_is_stopped(self->work, &self->due)) {
            status = ovt_fail(err, OVT_INTERRUPTED, "interrupted");
        }
    }
    /* What is done already is kept. */
    if (status == OVT_INTERRUPTED) {
        ovt_status taken = empty_slots(self, err);
        status = taken == OVT_OK ? status : taken;
    }
    return status;
}

static ovt_status
threads_run(ovt_crew *crew, const ovt_task *task, const ovt_work *work, ovt_error *err)
{
    unsigned threads = ((const thread_crew *) (const void *) crew)->threads;
    shift self = {.work = work};
    ovt_status status =
        ovt_pool_new(&self.pool, task, threads, (size_t) threads * SLOTS_PER_THREAD, err);
    if (status == OVT_OK) {
        status = supervise(&self, err);
    }
    ovt_pool_delete(self.pool);
    return status;
}
static unsigned
threads_size(const ovt_crew *crew)
{
    return ((const thread_crew *) (const void *) crew)->threads;
}

static bool
threads_leads(const ovt_crew *crew)
{
    (void) crew;
    return true;
}

static ovt_status
threads_serve(ovt_crew *crew, const ovt_task *task, ovt_error *err)
{
    (void) crew;
    (void) task;
    (void) err;
    return OVT_OK;
}

static void
threads_dismiss(ovt_crew *crew)
{
    (void) crew;
}

static void
threads_close(ovt_crew *crew)
{
    ovt_free(crew);
}

ovt_status
ovt_crew_threads(ovt_crew **self, unsigned threads, ovt_error *err)
{
    static const ovt_crew_kind kind = {threads_size, threads_size, threads_leads, threads_serve,
        threads_run, threads_dismiss, threads_close};
    thread_crew *crew = ovt_allocate(1, sizeof *crew);
    *self = NULL;
    if (crew == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %u threads", threads);
    }
    crew->base.kind = &kind;
    crew->threads = threads < 1 ? 1 : threads > MOST_THREADS ? MOST_THREADS : threads;
    *self = &crew->base;
    return OVT_OK;
}
