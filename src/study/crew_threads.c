// SPDX-License-Identifier: GPL-3.0-or-later
/* A crew of threads: the calling thread fills slots and empties them, the others work on them. */
#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "overture/base/memory.h"
#include "overture/study/crew.h"

enum { PROGRESS_NANOSECONDS = 100000000, SLOTS_PER_THREAD = 2, MOST_THREADS = 4096 };

typedef enum { FREE, READY, BUSY, DONE } slot_state;

typedef struct {
    slot_state state; /* under the lock */
    uint64_t number;
    uint64_t turn; /* in which the inputs came, so that the oldest is done first */
    double *input;
    double *output;
} slot;

typedef struct {
    ovt_crew base;
    unsigned threads;
} thread_crew;

/* One ovt_crew_run(). */
typedef struct {
    const ovt_task *task;
    const ovt_work *work;
    slot *slots; /* owned, as the numbers are */
    size_t slot_count;
    double *numbers; /* inputs and outputs of all slots */
    pthread_mutex_t lock;
    pthread_cond_t filled;   /* a slot is ready, or all is over */
    pthread_cond_t finished; /* a slot is done, or a worker has failed */
    bool over;               /* under the lock, as the rest */
    unsigned next_worker;
    ovt_status status; /* of the first worker that failed */
    ovt_error trouble;
    size_t in_hand; /* slots given and not yet taken */
    atomic_bool stop;
} shift;

static slot *
find_slot(shift *self, slot_state state)
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
note_failure(shift *self, ovt_status status, const ovt_error *trouble)
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
    shift *self = argument;
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

static bool
is_past(const struct timespec *time)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec > time->tv_sec ||
           (now.tv_sec == time->tv_sec && now.tv_nsec >= time->tv_nsec);
}

/* Fills free slots; false when there is nothing left to give. Under the lock, which give() keeps
 * from nobody: the workers are busy with tasks that take far longer. */
static bool
fill_slots(shift *self, uint64_t *turn)
{
    slot *own;
    while ((own = find_slot(self, FREE)) != NULL) {
        if (!self->work->give(self->work->context, &own->number, own->input)) {
            return false;
        }
        own->turn = (*turn)++;
        own->state = READY;
        self->in_hand++;
        pthread_cond_signal(&self->filled);
    }
    return true;
}

/* Takes all that is done, without the lock: a database may be slow. */
static ovt_status
empty_slots(shift *self, ovt_error *err)
{
    slot *own;
    ovt_status status = OVT_OK;
    while (status == OVT_OK && (own = find_slot(self, DONE)) != NULL) {
        pthread_mutex_unlock(&self->lock);
        status = self->work->take(self->work->context, own->number, own->input, own->output, err);
        pthread_mutex_lock(&self->lock);
        own->state = FREE;
        self->in_hand--;
    }
    return status;
}

/* Asks whether to go on, when it is time. */
static bool
is_stopped(shift *self, struct timespec *time)
{
    if (!is_past(time)) {
        return false;
    }
    *time = soon();
    if (self->work->progress == NULL) {
        return false;
    }
    pthread_mutex_unlock(&self->lock);
    bool goes_on = self->work->progress(self->work->context);
    pthread_mutex_lock(&self->lock);
    return !goes_on;
}

static ovt_status
supervise(shift *self, ovt_error *err)
{
    uint64_t turn = 0;
    bool has_more = true;
    struct timespec time = soon();
    ovt_status status = OVT_OK;
    pthread_mutex_lock(&self->lock);
    while (status == OVT_OK && self->status == OVT_OK) {
        status = empty_slots(self, err);
        if (status != OVT_OK) {
            break;
        }
        has_more = has_more && fill_slots(self, &turn);
        if (!has_more && self->in_hand == 0) {
            break;
        }
        if (find_slot(self, DONE) == NULL && self->status == OVT_OK) {
            pthread_cond_timedwait(&self->finished, &self->lock, &time);
        }
        if (is_stopped(self, &time)) {
            status = ovt_fail(err, OVT_INTERRUPTED, "interrupted");
        }
    }
    /* What is done already is kept. */
    if (status == OVT_INTERRUPTED) {
        ovt_status taken = empty_slots(self, err);
        status = taken == OVT_OK ? status : taken;
    }
    self->over = true;
    atomic_store(&self->stop, status != OVT_OK || self->status != OVT_OK);
    pthread_cond_broadcast(&self->filled);
    pthread_mutex_unlock(&self->lock);
    return status;
}

static ovt_status
shift_init(
    shift *self, const ovt_task *task, const ovt_work *work, unsigned threads, ovt_error *err)
{
    size_t length = task->input_length + task->output_length;
    *self = (shift){.task = task, .work = work};
    self->slot_count = (size_t) threads * SLOTS_PER_THREAD;
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->filled, NULL);
    pthread_cond_init(&self->finished, NULL);
    self->slots = ovt_allocate(self->slot_count, sizeof *self->slots);
    self->numbers = ovt_allocate(self->slot_count * length, sizeof *self->numbers);
    if (self->slots == NULL || self->numbers == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %u threads", threads);
    }
    for (size_t i = 0; i < self->slot_count; i++) {
        self->slots[i].input = self->numbers + i * length;
        self->slots[i].output = self->slots[i].input + task->input_length;
    }
    return OVT_OK;
}

static void
shift_free(shift *self)
{
    ovt_free(self->slots);
    ovt_free(self->numbers);
    pthread_cond_destroy(&self->finished);
    pthread_cond_destroy(&self->filled);
    pthread_mutex_destroy(&self->lock);
}

/* Where the system gives fewer threads, those do the work. */
static ovt_status
threads_run(ovt_crew *crew, const ovt_task *task, const ovt_work *work, ovt_error *err)
{
    unsigned threads = ((const thread_crew *) (const void *) crew)->threads, started = 0;
    shift self;
    pthread_t *handles = ovt_allocate(threads, sizeof *handles);
    ovt_status status = shift_init(&self, task, work, threads, err);
    if (status == OVT_OK && handles == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for %u threads", threads);
    }
    while (status == OVT_OK && started < threads &&
           pthread_create(&handles[started], NULL, work_on_slots, &self) == 0) {
        started++;
    }
    if (status == OVT_OK && started == 0) {
        status = ovt_fail(err, OVT_FAILED, "the system gives no thread to work on");
    }
    if (status == OVT_OK) {
        status = supervise(&self, err);
    }
    for (unsigned i = 0; i < started; i++) {
        pthread_join(handles[i], NULL);
    }
    if (status == OVT_OK && self.status != OVT_OK) {
        status = ovt_fail(err, self.status, "%s",
            self.trouble.message[0] == '\0' ? ovt_status_text(self.status) : self.trouble.message);
    }
    shift_free(&self);
    ovt_free(handles);
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
