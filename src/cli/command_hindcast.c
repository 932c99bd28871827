// SPDX-License-Identifier: GPL-3.0-or-later
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "job.h"
#include "overture/base/memory.h"
#include "overture/study/hindcast.h"

/* The scenario files of one folder, by name. */
typedef struct {
    ovt_arena arena;
    ovt_words files;
} library;

static bool
is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The folder given; else that of the place where one works, else that of the examples. */
static ovt_status
find_folder(const ovt_job *job, ovt_text *folder, ovt_error *err)
{
    static const char *const here = "scenarios/history";
    if (job->files.count > 0) {
        ovt_text_add(folder, job->files.words[0]);
    } else if (is_folder(here)) {
        ovt_text_add(folder, here);
    } else {
        ovt_text_format(folder, "%s/history", ovt_examples_folder());
    }
    return folder->failed ? ovt_fail(err, OVT_MEMORY, "no memory to find the cases") : OVT_OK;
}

static bool
is_scenario(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && *name != '.' && strcmp(name + length - 4, ".cfg") == 0;
}

static ovt_status
add_file(library *self, const char *folder, const char *name, ovt_error *err)
{
    ovt_text path = {0};
    ovt_text_format(&path, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", name);
    const char *copy = path.failed ? NULL : ovt_arena_text(&self->arena, path.data, path.length);
    ovt_text_free(&path);
    return copy == NULL ? ovt_fail(err, OVT_MEMORY, "no memory to list the cases")
                        : ovt_words_add(&self->files, copy, err);
}

static int
by_word(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static ovt_status
no_folder(const ovt_job *job, const char *path, ovt_error *err)
{
    return ovt_fail(err, OVT_IO, "%s: %s%s", path, strerror(errno),
        job->files.count > 0 ? ""
                             : "; name the folder of the cases, or that of the examples in "
                               "OVERTURE_SCENARIOS");
}

static ovt_status
list_cases(library *self, const ovt_job *job, const char *path, ovt_error *err)
{
    ovt_status status = OVT_OK;
    struct dirent *entry;
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return errno == ENOTDIR ? ovt_words_add(&self->files, path, err)
                                : no_folder(job, path, err);
    }
    while (status == OVT_OK && (entry = readdir(folder)) != NULL) {
        if (is_scenario(entry->d_name)) {
            status = add_file(self, path, entry->d_name, err);
        }
    }
    closedir(folder);
    if (status == OVT_OK && self->files.count == 0) {
        return ovt_fail(err, OVT_IO, "%s holds no scenario (.cfg)", path);
    }
    if (status == OVT_OK) {
        qsort(self->files.words, self->files.count, sizeof *self->files.words, by_word);
    }
    return status;
}

static ovt_status
any_number(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    (void) job;
    (void) study;
    (void) err;
    return OVT_OK;
}

static ovt_status
report(const ovt_job *job, const ovt_hindcast *hindcast, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = ovt_build_hindcast(&document, hindcast, &provenance, err);
    status = ovt_job_deliver(job, &document, status, err);
    if (status == OVT_OK && ovt_hindcast_is_worse(hindcast)) {
        status = ovt_fail(err, OVT_CONDITION, "the coverage is worse than stated");
    }
    return status;
}

static ovt_status
hindcast_study(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_run_plan run;
    ovt_watch progress;
    ovt_hindcast hindcast = {0};
    ovt_status status = ovt_job_plan(job, study, &run, err);
    if (status != OVT_OK) {
        return status;
    }
    ovt_watch_begin(&progress, job);
    ovt_hindcast_plan plan = {.seed = run.seed,
        .replications = run.replications,
        .threads = run.threads,
        .progress = ovt_watch_step,
        .progress_context = &progress};
    status = ovt_hindcast_run(&hindcast, study->scenarios, study->count, &plan, err);
    ovt_watch_end(&progress);
    if (status == OVT_OK) {
        status = report(job, &hindcast, err);
    }
    ovt_hindcast_free(&hindcast);
    return status;
}

ovt_status
ovt_run_hindcast(const ovt_job *job, ovt_error *err)
{
    library cases = {0};
    ovt_text folder = {0};
    ovt_job work = *job;
    ovt_status status = find_folder(job, &folder, err);
    if (status == OVT_OK) {
        status = list_cases(&cases, job, folder.data, err);
    }
    work.files = cases.files;
    if (status == OVT_OK) {
        status = ovt_job_on_study(&work, any_number, hindcast_study, err);
    }
    ovt_free(cases.files.words);
    ovt_arena_free(&cases.arena);
    ovt_text_free(&folder);
    return status;
}
