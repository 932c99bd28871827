// SPDX-License-Identifier: GPL-3.0-or-later
#include "link.h"

#include <errno.h>
#include <mpi.h>
#include <string.h>
#include <time.h>

#include "overture/base/memory.h"
#include "share.h"

ovt_said
ovt_link_said(int status, const char *words)
{
    ovt_said said = {.status = status};
    char host[MPI_MAX_PROCESSOR_NAME] = "";
    int length = 0;
    MPI_Get_processor_name(host, &length);
    snprintf(said.host, sizeof said.host, "%.60s", host);
    snprintf(said.words, sizeof said.words, "%.300s", words);
    return said;
}

void
ovt_link_nap(void)
{
    nanosleep(&(struct timespec){.tv_nsec = OVT_NAP_NANOSECONDS}, NULL);
}

void
ovt_link_say(int rank, ovt_say what, const double *numbers, size_t count)
{
    MPI_Send(numbers, (int) count, MPI_DOUBLE, rank, (int) what, MPI_COMM_WORLD);
}

void
ovt_link_tell(int rank, ovt_say what, const void *bytes, size_t count)
{
    MPI_Send(bytes, (int) count, MPI_BYTE, rank, (int) what, MPI_COMM_WORLD);
}

bool
ovt_link_hears(int *rank, ovt_say *what)
{
    int flag = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &flag, &status);
    if (flag != 0) {
        *rank = status.MPI_SOURCE;
        *what = (ovt_say) status.MPI_TAG;
    }
    return flag != 0;
}

void
ovt_link_read(int rank, ovt_say what, double *numbers, size_t count)
{
    MPI_Recv(numbers, (int) count, MPI_DOUBLE, rank, (int) what, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

void
ovt_link_take(int rank, ovt_say what, void *bytes, size_t count)
{
    MPI_Recv(bytes, (int) count, MPI_BYTE, rank, (int) what, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

/* Receives whatever it is and forgets it. */
static void
ignore(int rank, ovt_say what)
{
    int length = 0;
    MPI_Status status;
    MPI_Probe(rank, (int) what, MPI_COMM_WORLD, &status);
    MPI_Get_count(&status, MPI_BYTE, &length);
    char *bytes = ovt_allocate((size_t) length + 1, 1);
    if (bytes == NULL) {
        MPI_Abort(MPI_COMM_WORLD, ovt_status_exit(OVT_MEMORY));
    }
    ovt_link_take(rank, what, bytes, (size_t) length);
    ovt_free(bytes);
}

ovt_status
ovt_link_open(ovt_link *self, int *argc, char ***argv, ovt_error *err)
{
    int provided = 0;
    *self = (ovt_link){0};
    MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &self->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &self->size);
    unsigned own = ovt_share_of_cores();
    unsigned *cores = ovt_allocate((size_t) self->size, sizeof *cores);
    self->peers = ovt_allocate((size_t) self->size, sizeof *self->peers);
    if (cores == NULL || self->peers == NULL || provided < MPI_THREAD_FUNNELED) {
        ovt_free(cores);
        return ovt_fail(err, OVT_FAILED, "MPI gives no threads, or there is no memory");
    }
    MPI_Allgather(&own, 1, MPI_UNSIGNED, cores, 1, MPI_UNSIGNED, MPI_COMM_WORLD);
    for (int i = 0; i < self->size; i++) {
        self->peers[i].cores = cores[i];
    }
    ovt_free(cores);
    return OVT_OK;
}

/* --- the beginning -------------------------------------------------------------------------- */

static ovt_status
read_input(ovt_link *self, ovt_text *bytes, ovt_error *err)
{
    char part[4096];
    size_t length;
    if (self->input == NULL) {
        return OVT_OK;
    }
    rewind(self->input);
    while ((length = fread(part, 1, sizeof part, self->input)) > 0) {
        ovt_text_append(bytes, part, length);
    }
    return ferror(self->input) != 0 ? ovt_fail(err, OVT_IO, "standard input: %s", strerror(errno))
                                    : OVT_OK;
}

ovt_status
ovt_link_start(ovt_link *self, ovt_error *err)
{
    ovt_text bytes = {0};
    if (self->started) {
        return OVT_OK;
    }
    ovt_text_append(&bytes, (const char *) &self->seed, sizeof self->seed);
    ovt_status status = read_input(self, &bytes, err);
    if (status == OVT_OK && bytes.failed) {
        status = ovt_fail(err, OVT_MEMORY, "no memory to begin on all machines");
    }
    for (int i = 1; status == OVT_OK && i < self->size; i++) {
        ovt_link_tell(i, OVT_SAY_START, bytes.data, bytes.length);
    }
    self->started = status == OVT_OK;
    ovt_text_free(&bytes);
    return status;
}

static void
take_start(ovt_link *self)
{
    int length = 0;
    MPI_Status status;
    MPI_Probe(0, OVT_SAY_START, MPI_COMM_WORLD, &status);
    MPI_Get_count(&status, MPI_BYTE, &length);
    char *bytes = ovt_allocate((size_t) length + 1, 1);
    self->input = tmpfile();
    if (bytes == NULL || self->input == NULL) {
        MPI_Abort(MPI_COMM_WORLD, ovt_status_exit(OVT_MEMORY));
        return;
    }
    size_t rest = (size_t) length - sizeof self->seed;
    ovt_link_take(0, OVT_SAY_START, bytes, (size_t) length);
    memcpy(&self->seed, bytes, sizeof self->seed);
    if (fwrite(bytes + sizeof self->seed, 1, rest, self->input) != rest) {
        MPI_Abort(MPI_COMM_WORLD, ovt_status_exit(OVT_IO));
    }
    rewind(self->input);
    ovt_free(bytes);
    self->started = true;
}

bool
ovt_link_await(ovt_link *self)
{
    int rank;
    ovt_say what;
    while (!ovt_link_hears(&rank, &what)) {
        ovt_link_nap();
    }
    if (what == OVT_SAY_START) {
        take_start(self);
        return true;
    }
    ignore(rank, what);
    self->dismissed = true;
    return false;
}

/* --- the end -------------------------------------------------------------------------------- */

void
ovt_link_dismiss(ovt_link *self)
{
    for (int i = 1; i < self->size && !self->dismissed; i++) {
        ovt_link_tell(i, OVT_SAY_DISMISS, NULL, 0);
    }
    self->dismissed = true;
}

static bool
all_gone(const ovt_link *self)
{
    bool all = true;
    for (int i = 1; i < self->size; i++) {
        all = all && self->peers[i].gone;
    }
    return all;
}

static void
await_others(ovt_link *self, FILE *log)
{
    while (!all_gone(self)) {
        int rank;
        ovt_say what;
        ovt_said said;
        if (!ovt_link_hears(&rank, &what)) {
            ovt_link_nap();
        } else if (what != OVT_SAY_GONE) {
            ignore(rank, what);
        } else {
            ovt_link_take(rank, what, &said, sizeof said);
            self->peers[rank].gone = true;
            if (said.status != 0) {
                fprintf(log, "overture: process %d on %s took no part: %s\n", rank, said.host,
                    said.words);
            }
        }
    }
}

/* What still comes was meant for a process that could serve. */
static int
await_end(ovt_link *self)
{
    int rank, status;
    ovt_say what = OVT_SAY_DISMISS;
    while (!self->dismissed || what != OVT_SAY_END) {
        if (!ovt_link_hears(&rank, &what)) {
            ovt_link_nap();
        } else if (what != OVT_SAY_END) {
            self->dismissed = self->dismissed || what == OVT_SAY_DISMISS;
            ignore(rank, what);
        }
    }
    ovt_link_take(0, OVT_SAY_END, &status, sizeof status);
    return status;
}

int
ovt_link_close(ovt_link *self, int status, const char *words, FILE *log)
{
    if (self->rank == 0) {
        ovt_link_dismiss(self);
        await_others(self, log);
        for (int i = 1; i < self->size; i++) {
            ovt_link_tell(i, OVT_SAY_END, &status, sizeof status);
        }
    } else {
        ovt_said said = ovt_link_said(status, words);
        ovt_link_tell(0, OVT_SAY_GONE, &said, sizeof said);
        status = await_end(self);
    }
    if (self->input != NULL) {
        fclose(self->input);
    }
    ovt_free(self->peers);
    MPI_Finalize();
    return status;
}
