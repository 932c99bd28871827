// SPDX-License-Identifier: GPL-3.0-or-later
/* What the other processes do: tasks of the leader, until it dismisses them. */
#include <mpi.h>
#include <string.h>

#include "crew_mpi.h"
#include "overture/base/memory.h"
#include "overture/study/pool.h"

/* A result on its way. */
typedef struct {
    double *message; /* the slot, then the output */
    MPI_Request request;
} parcel;

typedef struct {
    const ovt_task *task;
    unsigned threads;
    size_t room;
    ovt_pool *pool;    /* NULL: after a failure */
    double *input;     /* a message: the slot, then the input; owned, as the rest */
    parcel *parcels;   /* as many as there is room */
    double *messages;  /* of all parcels */
    ovt_status status; /* the first fault */
} follower;

/* A fault of one process ends the work of all: the leader says so. */
static void
report_fault(follower *self, ovt_status status, const ovt_error *trouble)
{
    ovt_said said = ovt_link_said((int) status, trouble->message);
    self->status = status;
    ovt_link_tell(0, OVT_SAY_FAILED, &said, sizeof said);
    ovt_pool_delete(self->pool);
    self->pool = NULL;
}

static void
start_pool(follower *self)
{
    ovt_error trouble = {0};
    ovt_status status = ovt_pool_new(&self->pool, self->task, self->threads, self->room, &trouble);
    if (status != OVT_OK) {
        report_fault(self, status, &trouble);
    }
}

static ovt_status
follower_init(follower *self, ovt_error *err)
{
    size_t length = self->task->output_length + 1;
    self->input = ovt_allocate(self->task->input_length + 1, sizeof *self->input);
    self->parcels = ovt_allocate(self->room, sizeof *self->parcels);
    self->messages = ovt_allocate(self->room * length, sizeof *self->messages);
    if (self->input == NULL || self->parcels == NULL || self->messages == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %u threads", self->threads);
    }
    for (size_t i = 0; i < self->room; i++) {
        self->parcels[i] = (parcel){self->messages + i * length, MPI_REQUEST_NULL};
    }
    return OVT_OK;
}

static void
follower_free(follower *self)
{
    ovt_pool_delete(self->pool);
    for (size_t i = 0; self->parcels != NULL && i < self->room; i++) {
        MPI_Wait(&self->parcels[i].request, MPI_STATUS_IGNORE);
    }
    ovt_free(self->input);
    ovt_free(self->parcels);
    ovt_free(self->messages);
}

/* Takes the task that was heard; false while there is no room for it: a result that has arrived
 * may look under way for a moment. */
static bool
take_task(follower *self)
{
    double *room = self->pool == NULL ? NULL : ovt_pool_room(self->pool);
    size_t length = self->task->input_length;
    if (self->pool != NULL && room == NULL) {
        return false;
    }
    ovt_link_read(0, OVT_SAY_TASK, self->input, length + 1);
    if (room != NULL) {
        memcpy(room, self->input + 1, length * sizeof *room);
        ovt_pool_put(self->pool, (uint64_t) self->input[0]);
    }
    return true;
}

/* Does what the leader says; false: it has said nothing. */
static bool
listen(follower *self, ovt_link *link)
{
    int rank;
    ovt_say what;
    if (!ovt_link_hears(&rank, &what)) {
        return false;
    }
    if (what == OVT_SAY_TASK) {
        return take_task(self);
    }
    ovt_link_take(rank, what, NULL, 0);
    if (what == OVT_SAY_DISMISS) {
        link->dismissed = true;
    } else if (what == OVT_SAY_STOP) {
        ovt_pool_delete(self->pool);
        self->pool = NULL;
        start_pool(self);
        ovt_link_tell(0, OVT_SAY_STOPPED, NULL, 0);
    }
    return true;
}

static parcel *
find_parcel(follower *self)
{
    for (size_t i = 0; i < self->room; i++) {
        int is_free = 0;
        MPI_Test(&self->parcels[i].request, &is_free, MPI_STATUS_IGNORE);
        if (is_free != 0) {
            return &self->parcels[i];
        }
    }
    return NULL;
}

/* Sends what is finished. */
static void
answer(follower *self)
{
    ovt_finished done;
    parcel *own;
    size_t length = self->task->output_length;
    while (self->pool != NULL && (own = find_parcel(self)) != NULL &&
           ovt_pool_take(self->pool, &done)) {
        own->message[0] = (double) done.number;
        memcpy(own->message + 1, done.output, length * sizeof *done.output);
        ovt_pool_release(self->pool, &done);
        MPI_Isend(own->message, (int) length + 1, MPI_DOUBLE, 0, OVT_SAY_RESULT, MPI_COMM_WORLD,
            &own->request);
    }
}

static void
follow(follower *self, ovt_link *link)
{
    while (!link->dismissed) {
        ovt_error trouble = {0};
        bool heard = listen(self, link);
        answer(self);
        ovt_status status = self->pool == NULL ? OVT_OK : ovt_pool_status(self->pool, &trouble);
        if (status != OVT_OK) {
            report_fault(self, status, &trouble);
        } else if (!heard && self->pool != NULL) {
            ovt_pool_wait(self->pool, OVT_NAP_NANOSECONDS);
        } else if (!heard) {
            ovt_link_nap();
        }
    }
}

ovt_status
ovt_crew_follow(ovt_link *link, const ovt_task *task, unsigned threads, size_t room, ovt_error *err)
{
    follower self = {.task = task, .threads = threads, .room = room};
    ovt_readiness own = {task->input_length, task->output_length, task->fingerprint};
    ovt_status status = follower_init(&self, err);
    if (status == OVT_OK) {
        ovt_link_tell(0, OVT_SAY_READY, &own, sizeof own);
        start_pool(&self);
        follow(&self, link);
        status = self.status;
    }
    follower_free(&self);
    return status;
}
