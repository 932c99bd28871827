// SPDX-License-Identifier: GPL-3.0-or-later
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "job.h"
#include "overture/report/stored.h"
#include "overture/report/sweep.h"
#include "overture/store/store.h"

/* Reads a stored report. @p path is NULL for standard input. */
typedef ovt_status (*stored_reader)(
    const ovt_job *job, const char *path, ovt_document *document, ovt_error *err);

/* Up to one block more than is allowed, to notice what is too long. */
static ovt_status
read_all(FILE *file, const char *name, ovt_text *text, ovt_error *err)
{
    char block[1 << 16];
    size_t got = 1;
    ovt_text_add(text, "");
    while (got > 0 && !text->failed && text->length <= OVT_STORED_MOST) {
        got = fread(block, 1, sizeof block, file);
        ovt_text_append(text, block, got);
    }
    if (ferror(file)) {
        return ovt_fail(err, OVT_IO, "%s: %s", name, strerror(errno));
    }
    return text->failed ? ovt_fail(err, OVT_MEMORY, "%s: no memory to read it", name) : OVT_OK;
}

static ovt_status
open_file(const char *path, FILE **file, ovt_error *err)
{
    struct stat about;
    *file = NULL;
    if (stat(path, &about) != 0) {
        return ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    if (S_ISDIR(about.st_mode)) {
        return ovt_fail(err, OVT_IO, "%s is a folder; give a file in it", path);
    }
    *file = fopen(path, "rb");
    return *file == NULL ? ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno)) : OVT_OK;
}

static ovt_status
read_json(const ovt_job *job, const char *path, ovt_document *document, ovt_error *err)
{
    const char *name = path == NULL ? "standard input" : path;
    ovt_text text = {0};
    FILE *file = job->in;
    ovt_status status = path == NULL ? OVT_OK : open_file(path, &file, err);
    if (status == OVT_OK) {
        status = read_all(file, name, &text, err);
    }
    if (status == OVT_OK) {
        status = ovt_document_restore(document, text.data, text.length, name, err);
    }
    if (path != NULL && file != NULL) {
        fclose(file);
    }
    ovt_text_free(&text);
    return status;
}

/* The one asked for, or the only one; 0: there are several. */
static ovt_status
choose_result(const ovt_job *job, ovt_store *store, int64_t *id, ovt_error *err)
{
    int64_t second = 0;
    *id = (int64_t) job->id;
    ovt_status status = *id == 0 ? ovt_store_next(store, 0, id, err) : OVT_OK;
    if (status == OVT_OK && *id == 0) {
        return ovt_fail(err, OVT_IO, "%s holds no result", job->files.words[0]);
    }
    if (status == OVT_OK && job->id == 0) {
        status = ovt_store_next(store, *id, &second, err);
    }
    *id = second == 0 ? *id : 0;
    return status;
}

static ovt_status
read_result(
    const ovt_job *job, ovt_store *store, int64_t id, ovt_document *document, ovt_error *err)
{
    ovt_arena arena = {0};
    ovt_stored stored;
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = ovt_store_read(store, id, &stored, &arena, err);
    if (status == OVT_OK && stored.document != NULL) {
        status = ovt_document_restore(
            document, stored.document, strlen(stored.document), job->files.words[0], err);
    } else if (status == OVT_OK) {
        provenance.command = "sweep";
        status = ovt_build_sweep(document, store, id, ovt_job_wants_rows(job), &provenance, err);
    }
    ovt_arena_free(&arena);
    return status;
}

static ovt_status
read_database(const ovt_job *job, const char *path, ovt_document *document, ovt_error *err)
{
    ovt_store *store = NULL;
    int64_t id = 0;
    ovt_status status = ovt_store_open(&store, path, OVT_STORE_READ, err);
    if (status == OVT_OK) {
        status = choose_result(job, store, &id, err);
    }
    if (status == OVT_OK && id == 0) {
        ovt_provenance provenance = ovt_job_provenance(job);
        status = ovt_build_results(document, store, &provenance, err);
    } else if (status == OVT_OK) {
        status = read_result(job, store, id, document, err);
    }
    ovt_store_close(store);
    return status;
}

/* To add a kind of file: write its reader above, add its row here. The first is for every name
 * that no other row ends. */
static const struct {
    const char *ending;
    stored_reader read;
} kinds[] = {
    {".json", read_json},
    {".db", read_database},
};

static stored_reader
reader_of(const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 1; i < sizeof kinds / sizeof *kinds; i++) {
        size_t ending = strlen(kinds[i].ending);
        if (length > ending && strcmp(path + length - ending, kinds[i].ending) == 0) {
            return kinds[i].read;
        }
    }
    return kinds[0].read;
}

ovt_status
ovt_run_report(const ovt_job *job, ovt_error *err)
{
    ovt_document document = {0};
    const char *path = job->files.words[0];
    bool piped = strcmp(path, "-") == 0;
    ovt_status status = reader_of(path)(job, piped ? NULL : path, &document, err);
    return ovt_job_deliver(job, &document, status, err);
}
