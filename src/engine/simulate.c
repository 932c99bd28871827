// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/engine/simulate.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "overture/base/memory.h"
#include "overture/engine/history.h"

enum { PROGRESS_NANOSECONDS = 100000000 };

/* What one thread needs: histories and rows of every scenario. */
typedef struct {
    ovt_workers *team; /* borrowed */
    unsigned number;
    ovt_history **histories; /* owned, as all lists are */
    char **rows;
    const void **taken; /* the same rows, as a taker sees them */
    ovt_status status;
} worker;

struct ovt_workers {
    ovt_simulation simulation;
    size_t *strides;           /* of each scenario's outcomes; owned */
    worker *workers;           /* owned */
    uint64_t end;              /* of the run in hand */
    atomic_uint_fast64_t next; /* block to be taken next */
    atomic_uint_fast64_t done; /* replications finished */
    atomic_bool stop;
    pthread_mutex_t lock;
    pthread_cond_t ended; /* a thread has ended */
    unsigned running;     /* threads, under the lock */
};

static ovt_status
worker_init(worker *self, ovt_workers *team, unsigned number, ovt_error *err)
{
    const ovt_simulation *simulation = &team->simulation;
    size_t count = simulation->scenario_count;
    *self = (worker){.team = team, .number = number};
    self->histories = ovt_allocate(count, sizeof *self->histories);
    self->rows = ovt_allocate(count, sizeof *self->rows);
    self->taken = ovt_allocate(count, sizeof *self->taken);
    if (self->histories == NULL || self->rows == NULL || self->taken == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %zu scenarios", count);
    }
    for (size_t i = 0; i < count; i++) {
        self->rows[i] = ovt_allocate_aligned(OVT_BLOCK, team->strides[i]);
        self->taken[i] = self->rows[i];
        if (self->rows[i] == NULL) {
            return ovt_fail(
                err, OVT_MEMORY, "no memory for the outcomes of %d histories", OVT_BLOCK);
        }
        ovt_status status =
            ovt_history_new(&self->histories[i], simulation->scenarios[i], simulation->seed, err);
        if (status != OVT_OK) {
            return status;
        }
    }
    return OVT_OK;
}

static void
worker_free(worker *self)
{
    for (size_t i = 0; self->team != NULL && i < self->team->simulation.scenario_count; i++) {
        if (self->histories != NULL) {
            ovt_history_delete(self->histories[i]);
        }
        if (self->rows != NULL) {
            ovt_free(self->rows[i]);
        }
    }
    ovt_free(self->histories);
    ovt_free(self->rows);
    ovt_free(self->taken);
}

ovt_status
ovt_workers_new(ovt_workers **self, const ovt_simulation *simulation, ovt_error *err)
{
    ovt_workers *team = ovt_allocate_aligned(1, sizeof *team);
    *self = team;
    if (team == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to start");
    }
    team->simulation = *simulation;
    pthread_mutex_init(&team->lock, NULL);
    pthread_cond_init(&team->ended, NULL);
    team->strides = ovt_allocate(simulation->scenario_count, sizeof *team->strides);
    team->workers = ovt_allocate_aligned(simulation->threads, sizeof *team->workers);
    ovt_status status = OVT_OK;
    if (team->strides == NULL || team->workers == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for %u threads", simulation->threads);
    }
    for (size_t i = 0; status == OVT_OK && i < simulation->scenario_count; i++) {
        team->strides[i] = ovt_outcome_stride(simulation->scenarios[i]);
    }
    for (unsigned i = 0; status == OVT_OK && i < simulation->threads; i++) {
        status = worker_init(&team->workers[i], team, i, err);
    }
    if (status != OVT_OK) {
        ovt_workers_delete(team);
        *self = NULL;
    }
    return status;
}

void
ovt_workers_delete(ovt_workers *self)
{
    if (self == NULL) {
        return;
    }
    for (unsigned i = 0; self->workers != NULL && i < self->simulation.threads; i++) {
        worker_free(&self->workers[i]);
    }
    ovt_free(self->workers);
    ovt_free(self->strides);
    pthread_cond_destroy(&self->ended);
    pthread_mutex_destroy(&self->lock);
    ovt_free(self);
}

/* All scenarios of one block, history by history in the cache that they share. */
static ovt_status
play_block(worker *self, uint64_t index)
{
    ovt_workers *team = self->team;
    uint64_t first = index * OVT_BLOCK;
    uint64_t left = team->end - first;
    ovt_block block = {index, left < OVT_BLOCK ? (size_t) left : OVT_BLOCK, self->taken};
    for (size_t i = 0; i < team->simulation.scenario_count; i++) {
        for (size_t j = 0; j < block.count; j++) {
            char *row = self->rows[i] + j * team->strides[i];
            ovt_history_play(self->histories[i], first + j, (ovt_outcome *) (void *) row);
        }
    }
    ovt_status status = team->simulation.take(team->simulation.sink, self->number, &block);
    if (status == OVT_OK) {
        atomic_fetch_add(&team->done, block.count);
    }
    return status;
}

/* Blocks are taken in order and every block taken is finished, so that those done have no gap;
 * false when there is nothing left to do. */
static bool
play_next(worker *self)
{
    ovt_workers *team = self->team;
    if (atomic_load(&team->stop)) {
        return false;
    }
    uint64_t index = atomic_fetch_add(&team->next, 1);
    if (index * OVT_BLOCK >= team->end) {
        return false;
    }
    self->status = play_block(self, index);
    if (self->status != OVT_OK) {
        atomic_store(&team->stop, true);
        return false;
    }
    return true;
}

static void *
work(void *argument)
{
    worker *self = argument;
    ovt_workers *team = self->team;
    while (play_next(self)) {
    }
    pthread_mutex_lock(&team->lock);
    team->running--;
    pthread_cond_signal(&team->ended);
    pthread_mutex_unlock(&team->lock);
    return NULL;
}

/* Asks whether to go on; true once the run has been stopped by the answer. */
static bool
report(ovt_workers *self)
{
    const ovt_simulation *simulation = &self->simulation;
    if (simulation->progress == NULL ||
        simulation->progress(simulation->progress_context, atomic_load(&self->done))) {
        return false;
    }
    atomic_store(&self->stop, true);
    return true;
}

static struct timespec
soon(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += PROGRESS_NANOSECONDS;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    return time;
}

/* Waits for all threads, reporting meanwhile; true when asked to stop. */
static bool
supervise(ovt_workers *self)
{
    bool stopped = false;
    struct timespec time = soon();
    pthread_mutex_lock(&self->lock);
    while (self->running > 0) {
        if (pthread_cond_timedwait(&self->ended, &self->lock, &time) == ETIMEDOUT) {
            pthread_mutex_unlock(&self->lock);
            stopped = stopped || report(self);
            time = soon();
            pthread_mutex_lock(&self->lock);
        }
    }
    pthread_mutex_unlock(&self->lock);
    return stopped;
}

/* One thread is the caller's own, which reports between blocks. */
static bool
run_alone(ovt_workers *self)
{
    struct timespec time = soon();
    while (play_next(&self->workers[0])) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        if (now.tv_sec > time.tv_sec ||
            (now.tv_sec == time.tv_sec && now.tv_nsec >= time.tv_nsec)) {
            if (report(self)) {
                return true;
            }
            time = soon();
        }
    }
    return false;
}

/* Starts the threads; where the system gives fewer, those do the work. */
static bool
run_threads(ovt_workers *self, ovt_error *err, ovt_status *status)
{
    unsigned started = 0, threads = self->simulation.threads;
    pthread_t *handles = ovt_allocate(threads, sizeof *handles);
    if (handles == NULL) {
        *status = ovt_fail(err, OVT_MEMORY, "no memory for %u threads", threads);
        return false;
    }
    self->running = threads;
    while (started < threads &&
           pthread_create(&handles[started], NULL, work, &self->workers[started]) == 0) {
        started++;
    }
    pthread_mutex_lock(&self->lock);
    self->running -= threads - started;
    pthread_mutex_unlock(&self->lock);
    bool stopped = started > 0 ? supervise(self) : run_alone(self);
    for (unsigned i = 0; i < started; i++) {
        pthread_join(handles[i], NULL);
    }
    ovt_free(handles);
    return stopped;
}

ovt_status
ovt_workers_run(ovt_workers *self, uint64_t first, uint64_t end, uint64_t *done, ovt_error *err)
{
    ovt_status status = OVT_OK;
    self->end = end;
    *done = first;
    atomic_store(&self->next, first / OVT_BLOCK);
    atomic_store(&self->done, first);
    atomic_store(&self->stop, false);
    for (unsigned i = 0; i < self->simulation.threads; i++) {
        self->workers[i].status = OVT_OK;
    }
    bool stopped =
        self->simulation.threads == 1 ? run_alone(self) : run_threads(self, err, &status);
    if (status != OVT_OK) {
        return status;
    }
    for (unsigned i = 0; i < self->simulation.threads; i++) {
        if (self->workers[i].status != OVT_OK) {
            return ovt_fail(err, self->workers[i].status,
                "the outcomes of a block were not taken: %s",
                ovt_status_text(self->workers[i].status));
        }
    }
    *done = atomic_load(&self->done);
    return stopped && *done < end ? OVT_INTERRUPTED : OVT_OK;
}
