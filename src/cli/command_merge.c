// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <unistd.h>

#include "job.h"
#include "overture/store/store.h"

/* Points of one sweep from several databases, put into a new one. */
typedef struct {
    const ovt_job *job;
    ovt_store *out;
    const char *path; /* of the database being read */
    ovt_arena arena;  /* owns the head */
    ovt_stored head;  /* of the first */
    int64_t id;       /* in out; 0: nothing is there yet */
    const ovt_stored_point *point;
    bool same; /* as the point that is there */
} merging;

static bool
same_number(double a, double b)
{
    return a == b || (a != a && b != b);
}

static bool
same_summary(const ovt_summary *a, const ovt_summary *b)
{
    return a->modelled == b->modelled && a->n == b->n && same_number(a->mean, b->mean) &&
           same_number(a->sd, b->sd) && same_number(a->min, b->min) && same_number(a->max, b->max);
}

/* Takes the point that is there already. */
static ovt_status
compare_point(void *context, const ovt_stored_point *there, ovt_error *err)
{
    merging *self = context;
    const ovt_stored_point *point = self->point;
    (void) err;
    self->same = (there->fault == NULL) == (point->fault == NULL);
    for (size_t i = 0; self->same && i < self->head.varied_count; i++) {
        self->same = same_number(there->values[i], point->values[i]);
    }
    size_t count = self->head.scenario_count * self->head.metric_count;
    for (size_t i = 0; self->same && point->fault == NULL && i < count; i++) {
        self->same = same_summary(&there->summaries[i], &point->summaries[i]) &&
                     same_number(there->differences[i].mean, point->differences[i].mean);
    }
    return OVT_OK;
}

static ovt_status
take_point(void *context, const ovt_stored_point *point, ovt_error *err)
{
    merging *self = context;
    bool has = false;
    ovt_status status = ovt_store_has(self->out, self->id, point->number, &has, err);
    if (status != OVT_OK || !has) {
        return status == OVT_OK ? ovt_store_put(self->out, self->id, &self->head, point, err)
                                : status;
    }
    self->point = point;
    self->same = false;
    status = ovt_store_each(
        self->out, self->id, &self->head, point->number, point->number, compare_point, self, err);
    if (status == OVT_OK && !self->same) {
        return ovt_fail(err, OVT_FAILED,
            "%s: point %llu has other numbers than in the databases before; one of them was "
            "changed or comes from another machine's arithmetic",
            self->path, (unsigned long long) point->number);
    }
    return status;
}

/* The only sweep of a database. */
static ovt_status
find_sweep(const merging *self, ovt_store *store, int64_t *id, ovt_stored *stored, ovt_arena *arena,
    ovt_error *err)
{
    int64_t at = 0;
    *id = 0;
    for (;;) {
        ovt_status status = ovt_store_next(store, at, &at, err);
        if (status != OVT_OK) {
            return status;
        }
        if (at == 0) {
            break;
        }
        ovt_stored read;
        status = ovt_store_read(store, at, &read, arena, err);
        if (status != OVT_OK) {
            return status;
        }
        if (strcmp(read.command, "sweep") == 0) {
            *stored = read;
            *id = at;
        }
    }
    return *id == 0 ? ovt_fail(err, OVT_FAILED, "%s holds no sweep", self->path) : OVT_OK;
}

static ovt_status
begin_with(merging *self, const ovt_stored *stored, ovt_error *err)
{
    ovt_status status = ovt_store_begin(self->out, err);
    self->head = *stored;
    return status == OVT_OK ? ovt_store_add(self->out, stored, &self->id, err) : status;
}

static ovt_status
add_database(merging *self, const char *path, ovt_error *err)
{
    ovt_store *store = NULL;
    ovt_stored stored;
    ovt_text words = {0};
    int64_t id = 0;
    self->path = path;
    ovt_status status = ovt_store_open(&store, path, OVT_STORE_READ, err);
    if (status == OVT_OK) {
        status = find_sweep(self, store, &id, &stored, &self->arena, err);
    }
    if (status == OVT_OK && self->id == 0) {
        status = begin_with(self, &stored, err);
    } else if (status == OVT_OK && ovt_stored_differs(&stored, &self->head, &words)) {
        status = ovt_fail(err, OVT_FAILED, "%s is of another sweep than %s: %s", path,
            self->job->files.words[1], words.data == NULL ? "it differs" : words.data);
    }
    if (status == OVT_OK) {
        status = ovt_store_each(store, id, &stored, 0, INT64_MAX, take_point, self, err);
    }
    ovt_text_free(&words);
    ovt_store_close(store);
    return status;
}

/* All of it or nothing: what fails leaves no database behind. */
ovt_status
ovt_run_merge(const ovt_job *job, ovt_error *err)
{
    merging self = {.job = job};
    uint64_t points = 0, invalid = 0;
    const char *out = job->files.words[0];
    ovt_status status = ovt_store_open(&self.out, out, OVT_STORE_NEW, err);
    bool made = status == OVT_OK;
    for (size_t i = 1; status == OVT_OK && i < job->files.count; i++) {
        status = add_database(&self, job->files.words[i], err);
    }
    if (status == OVT_OK) {
        status = ovt_store_commit(self.out, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_count(self.out, self.id, &points, &invalid, err);
    }
    ovt_store_close(self.out);
    if (status == OVT_OK) {
        ovt_job_note(job, "%s has %llu of %llu points", out, (unsigned long long) points,
            (unsigned long long) self.head.points);
    } else if (made) {
        unlink(out);
    }
    ovt_arena_free(&self.arena);
    return status;
}
