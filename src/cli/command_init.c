// SPDX-License-Identifier: GPL-3.0-or-later
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "job.h"
#include "overture/base/memory.h"

#ifndef OVT_INSTALL_SCENARIOS
#define OVT_INSTALL_SCENARIOS "/usr/local/share/overture/scenarios"
#endif
#ifndef OVT_SOURCE_SCENARIOS
#define OVT_SOURCE_SCENARIOS "scenarios"
#endif

enum { DEEPEST = 2 };

static const char *const default_example = "starter";

/* The names of all examples: paths below the folder, without ".cfg". */
typedef struct {
    ovt_arena arena;
    ovt_words names;
} examples;

const char *
ovt_examples_folder(void)
{
    struct stat status;
    const char *asked = getenv("OVERTURE_SCENARIOS");
    if (asked != NULL && *asked != '\0') {
        return asked;
    }
    bool installed = stat(OVT_INSTALL_SCENARIOS, &status) == 0 && S_ISDIR(status.st_mode);
    return installed ? OVT_INSTALL_SCENARIOS : OVT_SOURCE_SCENARIOS;
}

static ovt_status
add_example(examples *self, const char *name, ovt_error *err)
{
    const char *copy = ovt_arena_text(&self->arena, name, strlen(name));
    return copy == NULL ? ovt_fail(err, OVT_MEMORY, "no memory to list the examples")
                        : ovt_words_add(&self->names, copy, err);
}

static bool
ends_with(const char *word, const char *end)
{
    size_t length = strlen(word), end_length = strlen(end);
    return length > end_length && strcmp(word + length - end_length, end) == 0;
}

static ovt_status list_folder(
    examples *self, const char *root, const char *below, int depth, ovt_error *err);

/* Folders so named hold what scenarios extend, not scenarios. */
static bool
is_part(const char *folder)
{
    return strcmp(folder, "world") == 0 || strcmp(folder, "priors") == 0;
}

static ovt_status
list_entry(examples *self, const char *root, const char *below, const char *entry, int depth,
    ovt_error *err)
{
    ovt_text name = {0};
    ovt_status status = OVT_OK;
    ovt_text_format(&name, "%s%s%s", below, *below == '\0' ? "" : "/", entry);
    if (name.failed) {
        return ovt_fail(err, OVT_MEMORY, "no memory to list the examples");
    }
    if (ends_with(entry, ".cfg")) {
        name.data[name.length - strlen(".cfg")] = '\0';
        status = add_example(self, name.data, err);
    } else if (*entry != '.' && !is_part(entry) && depth < DEEPEST) {
        status = list_folder(self, root, name.data, depth + 1, err);
    }
    ovt_text_free(&name);
    return status;
}

static ovt_status
list_folder(examples *self, const char *root, const char *below, int depth, ovt_error *err)
{
    ovt_text path = {0};
    ovt_status status = OVT_OK;
    struct dirent *entry;
    ovt_text_format(&path, "%s/%s", root, below);
    DIR *folder = path.failed ? NULL : opendir(path.data);
    ovt_text_free(&path);
    while (status == OVT_OK && folder != NULL && (entry = readdir(folder)) != NULL) {
        status = list_entry(self, root, below, entry->d_name, depth, err);
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return status;
}

static int
by_word(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static const char *
last_part(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash == NULL ? name : slash + 1;
}

static ovt_status
no_such_example(const examples *self, const char *name, const char *folder, ovt_error *err)
{
    ovt_text list = {0};
    const char *nearest = NULL;
    for (size_t i = 0; i < self->names.count; i++) {
        const char *last = last_part(self->names.words[i]);
        ovt_text_format(&list, "%s%s", i == 0 ? "" : ", ", self->names.words[i]);
        nearest = ovt_word_nearest(name, &last, 1) != NULL ? self->names.words[i] : nearest;
    }
    ovt_status status =
        list.length == 0
            ? ovt_fail(err, OVT_IO, "no examples in %s; OVERTURE_SCENARIOS may name another folder",
                  folder)
            : ovt_fail(err, OVT_USAGE, "--from: there is no example \"%s\"%s%s%s; there are %s",
                  name, nearest == NULL ? "" : "; did you mean \"", nearest == NULL ? "" : nearest,
                  nearest == NULL ? "" : "\"?", list.data);
    ovt_text_free(&list);
    return status;
}

/* By its whole name, or by the last part of it. */
static ovt_status
find_example(const char *name, ovt_text *path, ovt_error *err)
{
    examples all = {0};
    const char *folder = ovt_examples_folder(), *found = NULL;
    ovt_status status = list_folder(&all, folder, "", 0, err);
    if (all.names.count > 0) {
        qsort(all.names.words, all.names.count, sizeof *all.names.words, by_word);
    }
    for (size_t i = 0; status == OVT_OK && i < all.names.count; i++) {
        const char *word = all.names.words[i];
        if (strcmp(word, name) == 0 || (found == NULL && strcmp(last_part(word), name) == 0)) {
            found = word;
        }
    }
    if (status == OVT_OK && found == NULL) {
        status = no_such_example(&all, name, folder, err);
    }
    if (status == OVT_OK) {
        ovt_text_format(path, "%s/%s.cfg", folder, found);
        status = path->failed ? ovt_fail(err, OVT_MEMORY, "no memory to find the example") : OVT_OK;
    }
    ovt_free(all.names.words);
    ovt_arena_free(&all.arena);
    return status;
}

static ovt_status
write_example(const ovt_job *job, const char *name, const ovt_loaded *loaded, ovt_error *err)
{
    ovt_text opening = {0}, text = {0};
    ovt_text_format(&opening,
        "A scenario for overture, made from the example \"%s\".\n"
        "Change what you like; `overture check FILE` says what it means, `overture run FILE`\n"
        "simulates it, `overture schema` lists every setting.",
        name);
    ovt_status status = opening.failed
                            ? ovt_fail(err, OVT_MEMORY, "no memory to write the scenario")
                            : ovt_tree_write(loaded->tree, opening.data, &text, err);
    if (status == OVT_OK) {
        status = ovt_job_write(job, &text, err);
    }
    if (status == OVT_OK && job->output != NULL) {
        ovt_job_note(job, "%s is written; look at it, then try `overture check %s`", job->output,
            job->output);
    }
    ovt_text_free(&opening);
    ovt_text_free(&text);
    return status;
}

ovt_status
ovt_run_init(const ovt_job *job, ovt_error *err)
{
    const char *name = job->example == NULL ? default_example : job->example;
    ovt_text path = {0};
    ovt_loaded loaded = {0};
    ovt_faults faults = {0};
    ovt_read_options options = {.sets = job->sets.words, .set_count = job->sets.count};
    ovt_status status = find_example(name, &path, err);
    if (status != OVT_OK) {
        goto out;
    }
    status = ovt_loaded_init(&loaded, path.data, &options, &faults, err);
    if (faults.errors > 0) {
        ovt_faults_sort(&faults);
        ovt_faults_write(&faults, job->log, faults.count);
    }
    if (status == OVT_OK) {
        status = write_example(job, name, &loaded, err);
    }
out:
    ovt_faults_free(&faults);
    ovt_loaded_free(&loaded);
    ovt_text_free(&path);
    return status;
}
