// SPDX-License-Identifier: GPL-3.0-or-later
/* What the leader does: it keeps every process supplied a little ahead, its own threads among
 * them. */
#include "crew_mpi.h"

#include <mpi.h>
#include <time.h>

#include "overture/base/memory.h"
#include "overture/study/pool.h"

/* Tasks in hand for each worker: enough to be busy until more come, and few enough that all finish
 * at about the same time. */
enum { AHEAD = 4 };

typedef struct {
    ovt_crew base;
    ovt_link *link;
    unsigned threads; /* 0: of every process its own */
} mpi_crew;

/* A task that another process has in hand. */
typedef struct {
    bool taken;
    uint64_t number;
    double *message; /* the slot, then the input */
    MPI_Request request;
} slot;

typedef struct {
    slot *slots; /* part of the shift's */
    size_t count;
} place;

/* One ovt_crew_run(). */
typedef struct {
    mpi_crew *crew;
    const ovt_task *task;
    const ovt_work *work;
    ovt_pool *pool; /* the leader's own workers; owned, as the rest */
    place *places;  /* of all ranks; that of the leader is its pool */
    slot *slots;
    double *messages;
    double *answer;
    size_t in_hand; /* by all */
    bool has_more;
    struct timespec due; /* when progress is to be told */
} shift;

static unsigned
workers_of(const mpi_crew *self, int rank)
{
    return self->threads > 0 ? self->threads : self->link->peers[rank].cores;
}

/* --- giving --------------------------------------------------------------------------------- */

static slot *
find_slot(place *own)
{
    for (size_t i = 0; i < own->count; i++) {
        if (!own->slots[i].taken) {
            return &own->slots[i];
        }
    }
    return NULL;
}

static bool
give(shift *self, uint64_t *number, double *input)
{
    self->has_more = self->has_more && self->work->give(self->work->context, number, input);
    self->in_hand += self->has_more;
    return self->has_more;
}

/* One task to another process; false: it has enough, or there is none. */
static bool
give_other(shift *self, int rank)
{
    const ovt_peer *peer = &self->crew->link->peers[rank];
    place *own = &self->places[rank];
    slot *free_slot = peer->ready && !peer->gone ? find_slot(own) : NULL;
    if (free_slot == NULL || !give(self, &free_slot->number, free_slot->message + 1)) {
        return false;
    }
    free_slot->taken = true;
    free_slot->message[0] = (double) (free_slot - own->slots);
    MPI_Isend(free_slot->message, (int) self->task->input_length + 1, MPI_DOUBLE, rank,
        OVT_SAY_TASK, MPI_COMM_WORLD, &free_slot->request);
    return true;
}

static bool
give_own(shift *self)
{
    uint64_t number;
    double *room = ovt_pool_room(self->pool);
    if (room == NULL || !give(self, &number, room)) {
        return false;
    }
    ovt_pool_put(self->pool, number);
    return true;
}

/* By turns, so that the last tasks are spread over all. */
static void
give_all(shift *self)
{
    bool given = true;
    while (given && self->has_more) {
        given = give_own(self);
        for (int i = 1; i < self->crew->link->size; i++) {
            given = give_other(self, i) || given;
        }
    }
}

/* --- taking --------------------------------------------------------------------------------- */

static ovt_status
take_own(shift *self, ovt_error *err)
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
take_result(shift *self, int rank, ovt_error *err)
{
    ovt_link_read(rank, OVT_SAY_RESULT, self->answer, self->task->output_length + 1);
    slot *done = &self->places[rank].slots[(size_t) self->answer[0]];
    MPI_Wait(&done->request, MPI_STATUS_IGNORE);
    done->taken = false;
    self->in_hand--;
    return self->work->take(
        self->work->context, done->number, done->message + 1, self->answer + 1, err);
}

static ovt_status
take_ready(shift *self, int rank, ovt_error *err)
{
    ovt_readiness its;
    ovt_link_take(rank, OVT_SAY_READY, &its, sizeof its);
    self->crew->link->peers[rank].ready = true;
    if (its.input_length != self->task->input_length ||
        its.output_length != self->task->output_length ||
        its.fingerprint != self->task->fingerprint) {
        return ovt_fail(err, OVT_FAILED,
            "process %d reads another study; do all machines have the same files and program?",
            rank);
    }
    return OVT_OK;
}

static ovt_status
take_fault(shift *self, int rank, ovt_say what, ovt_error *err)
{
    ovt_said said;
    ovt_link_take(rank, what, &said, sizeof said);
    self->crew->link->peers[rank].gone = what == OVT_SAY_GONE;
    if (what == OVT_SAY_GONE) {
        return ovt_fail(
            err, OVT_FAILED, "process %d on %s took no part: %s", rank, said.host, said.words);
    }
    return ovt_fail(
        err, (ovt_status) said.status, "process %d on %s: %s", rank, said.host, said.words);
}

static ovt_status
take_said(shift *self, int rank, ovt_say what, ovt_error *err)
{
    switch (what) {
    case OVT_SAY_RESULT:
        return take_result(self, rank, err);
    case OVT_SAY_READY:
        return take_ready(self, rank, err);
    case OVT_SAY_FAILED:
    case OVT_SAY_GONE:
        return take_fault(self, rank, what, err);
    default:
        ovt_link_take(rank, what, NULL, 0);
        self->crew->link->peers[rank].stopped = true;
        return OVT_OK;
    }
}

static ovt_status
take_all(shift *self, ovt_error *err)
{
    int rank;
    ovt_say what;
    ovt_status status = take_own(self, err);
    while (status == OVT_OK && ovt_link_hears(&rank, &what)) {
        status = take_said(self, rank, what, err);
    }
    return status;
}

/* --- the whole ------------------------------------------------------------------------------ */

static ovt_status
supervise(shift *self, ovt_error *err)
{
    ovt_status status = OVT_OK;
    self->has_more = true;
    while ((status = take_all(self, err)) == OVT_OK) {
        give_all(self);
        if (!self->has_more && self->in_hand == 0) {
            break;
        }
        ovt_pool_wait(self->pool, OVT_NAP_NANOSECONDS);
        status = ovt_pool_status(self->pool, err);
        if (status == OVT_OK && ovt_work_is_stopped(self->work, &self->due)) {
            status = ovt_fail(err, OVT_INTERRUPTED, "interrupted");
        }
        if (status != OVT_OK) {
            break;
        }
    }
    return status;
}

static bool
all_stopped(const ovt_link *link)
{
    bool all = true;
    for (int i = 1; i < link->size; i++) {
        all = all && (!link->peers[i].ready || link->peers[i].gone || link->peers[i].stopped);
    }
    return all;
}

/* Nothing may be under way when the next run begins. After an interruption what is done is kept;
 * @p status stays the first. */
static ovt_status
call_off(shift *self, ovt_status status, ovt_error *err)
{
    ovt_link *link = self->crew->link;
    int rank;
    ovt_say what;
    for (int i = 1; i < link->size; i++) {
        link->peers[i].stopped = false;
        if (link->peers[i].ready && !link->peers[i].gone) {
            ovt_link_tell(i, OVT_SAY_STOP, NULL, 0);
        }
    }
    ovt_status taken = status == OVT_INTERRUPTED ? take_own(self, err) : OVT_OK;
    while (!all_stopped(link)) {
        if (!ovt_link_hears(&rank, &what)) {
            ovt_link_nap();
        } else if (what != OVT_SAY_RESULT || (status == OVT_INTERRUPTED && taken == OVT_OK)) {
            ovt_status said = take_said(self, rank, what, err);
            taken = what == OVT_SAY_RESULT ? said : taken;
        } else {
            ovt_link_read(rank, what, self->answer, self->task->output_length + 1);
        }
    }
    return taken == OVT_OK ? status : taken;
}

static ovt_status
shift_init(shift *self, ovt_error *err)
{
    const mpi_crew *crew = self->crew;
    size_t ranks = (size_t) crew->link->size, count = 0, length = self->task->input_length + 1;
    for (int i = 0; i < crew->link->size; i++) {
        count += (size_t) AHEAD * workers_of(crew, i);
    }
    self->places = ovt_allocate(ranks, sizeof *self->places);
    self->slots = ovt_allocate(count, sizeof *self->slots);
    self->messages = ovt_allocate(count * length, sizeof *self->messages);
    self->answer = ovt_allocate(self->task->output_length + 1, sizeof *self->answer);
    if (self->places == NULL || self->slots == NULL || self->messages == NULL ||
        self->answer == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %zu processes", ranks);
    }
    for (size_t i = 0; i < count; i++) {
        self->slots[i] =
            (slot){.message = self->messages + i * length, .request = MPI_REQUEST_NULL};
    }
    count = 0;
    for (size_t i = 0; i < ranks; i++) {
        self->places[i] = (place){
            .slots = self->slots + count, .count = (size_t) AHEAD * workers_of(crew, (int) i)};
        count += self->places[i].count;
    }
    return ovt_pool_new(&self->pool, self->task, workers_of(crew, 0), self->places[0].count, err);
}

static ovt_status
mpi_run(ovt_crew *crew, const ovt_task *task, const ovt_work *work, ovt_error *err)
{
    shift self = {.crew = (mpi_crew *) (void *) crew, .task = task, .work = work};
    ovt_status status = shift_init(&self, err);
    if (status == OVT_OK) {
        status = supervise(&self, err);
    }
    if (status != OVT_OK && self.pool != NULL) {
        status = call_off(&self, status, err);
    }
    ovt_pool_delete(self.pool);
    ovt_free(self.places);
    ovt_free(self.slots);
    ovt_free(self.messages);
    ovt_free(self.answer);
    return status;
}

/* --- the kind ------------------------------------------------------------------------------- */

static unsigned
mpi_size(const ovt_crew *crew)
{
    const mpi_crew *self = (const mpi_crew *) (const void *) crew;
    unsigned size = 0;
    for (int i = 0; i < self->link->size; i++) {
        size += workers_of(self, i);
    }
    return size;
}

static unsigned
mpi_local(const ovt_crew *crew)
{
    const mpi_crew *self = (const mpi_crew *) (const void *) crew;
    return workers_of(self, self->link->rank);
}

static bool
mpi_leads(const ovt_crew *crew)
{
    return ((const mpi_crew *) (const void *) crew)->link->rank == 0;
}

static ovt_status
mpi_serve(ovt_crew *crew, const ovt_task *task, ovt_error *err)
{
    const mpi_crew *self = (const mpi_crew *) (const void *) crew;
    unsigned threads = mpi_local(crew);
    return mpi_leads(crew)
               ? OVT_OK
               : ovt_crew_follow(self->link, task, threads, (size_t) AHEAD * threads, err);
}

static void
mpi_dismiss(ovt_crew *crew)
{
    if (mpi_leads(crew)) {
        ovt_link_dismiss(((const mpi_crew *) (const void *) crew)->link);
    }
}

static void
mpi_close(ovt_crew *crew)
{
    mpi_dismiss(crew);
    ovt_free(crew);
}

ovt_status
ovt_crew_mpi(ovt_crew **self, ovt_link *link, unsigned threads, ovt_error *err)
{
    static const ovt_crew_kind kind = {
        mpi_size, mpi_local, mpi_leads, mpi_serve, mpi_run, mpi_dismiss, mpi_close};
    mpi_crew *crew = ovt_allocate(1, sizeof *crew);
    *self = NULL;
    if (crew == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for %d processes", link->size);
    }
    *crew = (mpi_crew){{&kind}, link, threads};
    *self = &crew->base;
    return OVT_OK;
}
