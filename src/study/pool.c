// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/pool.h"

#include <pthread.h>
#include <time.h>

#include "overture/base/memory.h"

static const long SECOND = 1000000000;

typedef enum { FREE, READY, BUSY, DONE, TAKEN } slot_state;

typedef struct {
    slot_state state; /* under the lock */
    uint64_t number;
    uint64_t turn; /* in which the inputs came, so that the oldest is done first */
    double *input;
    double *output;
} slot;

struct ovt_pool {
    const ovt_task *task;
    slot *slots; /* owned, as the numbers and the handles are */
    size_t slot_count;
    double *numbers; /* inputs and outputs of all slots */
    pthread_t *handles;
    unsigned started;
    size_t room; /* slot to be filled next */
    uint64_t turn;
    pthread_mutex_t lock;
    pthread_cond_t filled;   /* a slot is ready, or all is over */
    pthread_cond_t finished; /* a slot is done, or a worker has failed */
    bool over;               /* under the lock, as the rest */
    unsigned next_worker;
    ovt_status status; /* of the first worker that failed */
    ovt_error trouble;
    atomic_bool stop;
};

static slot *
find_slot(ovt_pool *self, slot_state state)
{
    slot *found = NULL;
    for (size_t i = 0; i < self->slot_count; i++) {
        slot *own = &self->slots[i];
        if (own->state == state && (found == NULL || own->turn < found->turn)) {
            found = own;
        }
    }
    return found;
}

static void
note_failure(ovt_pool *self, ovt_status status, const ovt_error *trouble)
{
    if (self->status == OVT_OK) {
        self->status = status;
        self->trouble = *trouble;
    }
    atomic_store(&self->stop, true);
    self->over = true;
    pthread_cond_broadcast(&self->filled);
}

static void *
work_on_slots(void *argument)
{
    ovt_pool *self = argument;
    pthread_mutex_lock(&self->lock);
    unsigned worker = self->next_worker++;
    for (;;) {
        slot *own;
        while ((own = find_slot(self, READY)) == NULL && !self->over) {
            pthread_cond_wait(&self->filled, &self->lock);
        }
        if (self->over || own == NULL) {
            break;
        }
        own->state = BUSY;
        pthread_mutex_unlock(&self->lock);
        ovt_error trouble = {0};
        ovt_status status = self->task->run(
            self->task->context, worker, own->input, own->output, &self->stop, &trouble);
        pthread_mutex_lock(&self->lock);
        if (status == OVT_OK) {
            own->state = DONE;
        } else {
            note_failure(self, status, &trouble);
        }
        pthread_cond_signal(&self->finished);
    }
    pthread_mutex_unlock(&self->lock);
    return NULL;
}

static ovt_status
allocate_slots(ovt_pool *self, unsigned threads, ovt_error *err)
{
    size_t length = self->task->input_length + self->task->output_length;
    self->slots = ovt_allocate(self->slot_count, sizeof *self->slots);
    self->numbers = ovt_allocate(self->slot_count * length, sizeof *self->numbers);
    self->handles = ovt_allocate(threads, sizeof *self->handles);
    if (self->slots == NULL || self->numbers == NULL || self->handles == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %u threads", threads);
    }
    for (size_t i = 0; i < self->slot_count; i++) {
        self->slots[i].input = self->numbers + i * length;
        self->slots[i].output = self->slots[i].input + self->task->input_length;
    }
    return OVT_OK;
}

ovt_status
ovt_pool_new(ovt_pool **self, const ovt_task *task, unsigned threads, size_t slots, ovt_error *err)
{
    ovt_pool *pool = *self = ovt_allocate(1, sizeof *pool);
    if (pool == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %u threads", threads);
    }
    *pool = (ovt_pool){.task = task, .slot_count = slots, .room = slots};
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->filled, NULL);
    pthread_cond_init(&pool->finished, NULL);
    ovt_status status = allocate_slots(pool, threads, err);
    while (status == OVT_OK && pool->started < threads &&
           pthread_create(&pool->handles[pool->started], NULL, work_on_slots, pool) == 0) {
        pool->started++;
    }
    if (status == OVT_OK && pool->started == 0) {
        status = ovt_fail(err, OVT_FAILED, "the system gives no thread to work on");
    }
    if (status != OVT_OK) {
        ovt_pool_delete(pool);
        *self = NULL;
    }
    return status;
}

void
ovt_pool_delete(ovt_pool *self)
{
    if (self == NULL) {
        return;
    }
    pthread_mutex_lock(&self->lock);
    self->over = true;
    atomic_store(&self->stop, true);
    pthread_cond_broadcast(&self->filled);
    pthread_mutex_unlock(&self->lock);
    for (unsigned i = 0; i < self->started; i++) {
        pthread_join(self->handles[i], NULL);
    }
    pthread_cond_destroy(&self->finished);
    pthread_cond_destroy(&self->filled);
    pthread_mutex_destroy(&self->lock);
    ovt_free(self->slots);
    ovt_free(self->numbers);
    ovt_free(self->handles);
    ovt_free(self);
}

double *
ovt_pool_room(ovt_pool *self)
{
    pthread_mutex_lock(&self->lock);
    slot *own = find_slot(self, FREE);
    pthread_mutex_unlock(&self->lock);
    self->room = own == NULL ? self->slot_count : (size_t) (own - self->slots);
    return own == NULL ? NULL : own->input;
}

void
ovt_pool_put(ovt_pool *self, uint64_t number)
{
    slot *own = &self->slots[self->room];
    pthread_mutex_lock(&self->lock);
    own->number = number;
    own->turn = self->turn++;
    own->state = READY;
    pthread_cond_signal(&self->filled);
    pthread_mutex_unlock(&self->lock);
}

bool
ovt_pool_take(ovt_pool *self, ovt_finished *finished)
{
    pthread_mutex_lock(&self->lock);
    slot *own = find_slot(self, DONE);
    if (own != NULL) {
        own->state = TAKEN;
        *finished =
            (ovt_finished){own->number, own->input, own->output, (size_t) (own - self->slots)};
    }
    pthread_mutex_unlock(&self->lock);
    return own != NULL;
}

void
ovt_pool_release(ovt_pool *self, const ovt_finished *finished)
{
    pthread_mutex_lock(&self->lock);
    self->slots[finished->slot].state = FREE;
    pthread_mutex_unlock(&self->lock);
}

void
ovt_pool_wait(ovt_pool *self, long nanoseconds)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += (until.tv_nsec + nanoseconds) / SECOND;
    until.tv_nsec = (until.tv_nsec + nanoseconds) % SECOND;
    pthread_mutex_lock(&self->lock);
    if (find_slot(self, DONE) == NULL && self->status == OVT_OK) {
        pthread_cond_timedwait(&self->finished, &self->lock, &until);
    }
    pthread_mutex_unlock(&self->lock);
}

ovt_status
ovt_pool_status(ovt_pool *self, ovt_error *err)
{
    pthread_mutex_lock(&self->lock);
    ovt_status status = self->status;
    pthread_mutex_unlock(&self->lock);
    if (status == OVT_OK) {
        return OVT_OK;
    }
    /* The workers write no more of it after the first. */
    return ovt_fail(err, status, "%s",
        self->trouble.message[0] == '\0' ? ovt_status_text(status) : self->trouble.message);
}
