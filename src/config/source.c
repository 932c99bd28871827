// SPDX-License-Identifier: GPL-3.0-or-later
#include "source.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "overture/base/text.h"

ovt_origin
ovt_source_origin(const ovt_source *self, int line, size_t column)
{
    return (ovt_origin){
        .file = self->shown,
        .line = self->placeless ? 0 : line,
        .column = self->placeless ? 0 : (int) column,
        .from = self->from,
        .included = self->included,
    };
}

const char *
ovt_source_excerpt(const ovt_source *self, int line)
{
    bool exists = line > 0 && (size_t) line <= self->line_count && !self->placeless;
    return exists ? self->line[line - 1] : NULL;
}

ovt_status
ovt_source_split(ovt_source *self, ovt_arena *arena, ovt_error *err)
{
    self->skipped = self->length >= 3 && memcmp(self->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t length = self->length - self->skipped;
    char *copy = ovt_arena_text(arena, self->text + self->skipped, length);
    size_t count = 1;
    for (size_t i = 0; copy != NULL && i < length; i++) {
        count += copy[i] == '\n';
    }
    const char **line = ovt_arena_allocate(arena, count * sizeof *line);
    if (copy == NULL || line == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", self->shown);
    }
    self->line = line;
    self->line_count = count;
    *line++ = copy;
    for (size_t i = 0; i < length; i++) {
        if (copy[i] == '\n') {
            copy[i] = '\0';
            *line++ = copy + i + 1;
        } else if (copy[i] == '\r' && i + 1 < length && copy[i + 1] == '\n') {
            copy[i] = '\0';
        }
    }
    return OVT_OK;
}

/* A file read twice, as one that two others extend, is listed once. */
static ovt_status
list_file(const ovt_source *self, ovt_reading *reading, ovt_error *err)
{
    ovt_document_tree *tree = reading->tree;
    ovt_source_file file = {.path = self->shown};
    ovt_file_hash(self->text, self->length, file.sha256);
    for (size_t i = 0; i < tree->file_count; i++) {
        if (strcmp(tree->files[i].path, file.path) == 0) {
            return OVT_OK;
        }
    }
    if (tree->files == NULL) {
        tree->files = ovt_arena_allocate(reading->arena, OVT_MAX_FILES * sizeof *tree->files);
    }
    if (tree->files == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", self->shown);
    }
    tree->files[tree->file_count++] = file;
    return OVT_OK;
}

/* The place to blame: where the file was asked for, or the file itself. */
static ovt_origin
blame(const ovt_source *self)
{
    return self->from != NULL ? *self->from : (ovt_origin){.file = self->shown};
}

static ovt_status
refuse(const ovt_source *self, ovt_reading *reading, const char *what, const char *why)
{
    ovt_origin origin = blame(self);
    const char *excerpt =
        self->asked_by == NULL ? NULL : ovt_source_excerpt(self->asked_by, origin.line);
    ovt_faults_add(reading->faults, OVT_SEVERITY_ERROR, &origin, NULL, excerpt, "%s%s%s",
        what == NULL ? "" : what, what == NULL ? "" : " ", why);
    return OVT_SCENARIO;
}

static ovt_status
take_file(ovt_source *self, ovt_reading *reading, FILE *file, ovt_error *err)
{
    ovt_text text = {0};
    ovt_status status = ovt_file_read(file, self->shown, &text, err);
    if (status != OVT_OK) {
        goto out;
    }
    if (text.length > OVT_MAX_FILE_BYTES) {
        status = refuse(self, reading, self->from == NULL ? NULL : self->shown,
            self->from == NULL ? "the file is larger than 1 MiB, too large for a scenario"
                               : "is larger than 1 MiB, too large for a scenario");
        goto out;
    }
    self->length = text.length;
    self->text = ovt_arena_text(reading->arena, text.data, text.length);
    if (self->text == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "%s: out of memory", self->shown);
        goto out;
    }
    status = ovt_source_split(self, reading->arena, err);
    if (status == OVT_OK) {
        self->older = reading->sources;
        reading->sources = self;
        status = list_file(self, reading, err);
    }
out:
    ovt_text_free(&text);
    return status;
}

/* Resolved path in the arena; NULL with errno when there is none. */
static const char *
resolve(ovt_arena *arena, const char *path, bool *failed)
{
    char real[PATH_MAX];
    if (realpath(path, real) == NULL) {
        return NULL;
    }
    const char *copy = ovt_arena_text(arena, real, strlen(real));
    *failed = *failed || copy == NULL;
    return copy;
}

/* "a/b.cfg" gives "a/", "b.cfg" gives "". */
static size_t
folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t) (slash - path) + 1;
}

static const char *
join(ovt_arena *arena, const char *folder, size_t length, const char *name)
{
    size_t name_length = strlen(name);
    char *path = ovt_arena_allocate(arena, length + name_length + 2);
    if (path == NULL) {
        return NULL;
    }
    memcpy(path, folder, length);
    if (length > 0 && folder[length - 1] != '/') {
        path[length++] = '/';
    }
    memcpy(path + length, name, name_length);
    return path;
}

static ovt_status
open_standard_input(ovt_source *self, ovt_reading *reading, ovt_error *err)
{
    bool failed = false;
    self->shown = "<stdin>";
    reading->home = resolve(reading->arena, ".", &failed);
    if (failed) {
        return ovt_fail(err, OVT_MEMORY, "<stdin>: out of memory");
    }
    if (reading->options->standard_input == NULL) {
        return ovt_fail(err, OVT_IO, "standard input cannot be read here; name a file");
    }
    return take_file(self, reading, reading->options->standard_input, err);
}

ovt_status
ovt_source_open(ovt_source *self, ovt_reading *reading, const char *path, ovt_error *err)
{
    *self = (ovt_source){0};
    reading->opened++;
    if (strcmp(path, "-") == 0) {
        return open_standard_input(self, reading, err);
    }
    bool failed = false;
    ovt_arena *arena = reading->arena;
    self->shown = ovt_arena_text(arena, path, strlen(path));
    const char *folder = join(arena, path, folder_length(path), ".");
    if (self->shown == NULL || folder == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    self->real = resolve(arena, path, &failed);
    if (self->real == NULL && !failed) {
        return ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    reading->home = resolve(arena, folder, &failed);
    if (failed) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    const char *problem = NULL;
    FILE *file = ovt_file_open(self->real, &problem);
    if (file == NULL) {
        return ovt_fail(err, OVT_IO, "%s: %s", path, problem);
    }
    ovt_status status = take_file(self, reading, file, err);
    fclose(file);
    return status;
}

static bool
lies_under(const char *real, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(real, folder, length) == 0 &&
           (real[length] == '/' || (length > 0 && folder[length - 1] == '/'));
}

static bool
is_allowed(ovt_reading *reading, const char *real, bool *failed)
{
    if (reading->home != NULL && lies_under(real, reading->home)) {
        return true;
    }
    for (size_t i = 0; i < reading->options->include_count; i++) {
        const char *folder = resolve(reading->arena, reading->options->include_dirs[i], failed);
        if (folder != NULL && lies_under(real, folder)) {
            return true;
        }
    }
    return false;
}

/* Tries the reference against one folder; true when it names something there. */
static bool
try_folder(ovt_source *self, ovt_reading *reading, const char *folder, size_t length,
    const char *reference, bool *failed)
{
    const char *path = join(reading->arena, folder, *reference == '/' ? 0 : length, reference);
    *failed = *failed || path == NULL;
    if (path == NULL) {
        return false;
    }
    const char *real = resolve(reading->arena, path, failed);
    if (real == NULL && self->shown != NULL) {
        return false;
    }
    self->shown = path;
    self->real = real;
    return real != NULL;
}

/* Beside the file that asks, then in the folders of --include. */
static bool
locate(ovt_source *self, ovt_reading *reading, const char *reference, bool *failed)
{
    const char *asker = self->asked_by->real == NULL ? "" : self->asked_by->shown;
    if (try_folder(self, reading, asker, folder_length(asker), reference, failed)) {
        return true;
    }
    for (size_t i = 0; i < reading->options->include_count && !*failed; i++) {
        const char *folder = reading->options->include_dirs[i];
        if (try_folder(self, reading, folder, strlen(folder), reference, failed)) {
            return true;
        }
    }
    return false;
}

static ovt_status
refuse_cycle(const ovt_source *self, ovt_reading *reading, ovt_error *err)
{
    ovt_text chain = {0};
    const ovt_source *asker[OVT_MAX_FILE_DEPTH + 1];
    size_t count = 0;
    for (const ovt_source *at = self->asked_by; at != NULL && count <= OVT_MAX_FILE_DEPTH;
         at = at->asked_by) {
        asker[count++] = at;
        if (at->real != NULL && strcmp(at->real, self->real) == 0) {
            break;
        }
    }
    ovt_text_add(&chain, "this goes round in a circle: ");
    while (count > 0) {
        ovt_text_format(&chain, "%s -> ", asker[--count]->shown);
    }
    ovt_text_add(&chain, self->shown);
    ovt_status status = chain.failed ? ovt_fail(err, OVT_MEMORY, "%s: out of memory", self->shown)
                                     : refuse(self, reading, NULL, chain.data);
    ovt_text_free(&chain);
    return status;
}

static bool
is_cycle(const ovt_source *self)
{
    for (const ovt_source *at = self->asked_by; at != NULL; at = at->asked_by) {
        if (at->real != NULL && strcmp(at->real, self->real) == 0) {
            return true;
        }
    }
    return false;
}

static ovt_status
open_located(ovt_source *self, ovt_reading *reading, ovt_error *err)
{
    const char *problem = NULL;
    FILE *file = ovt_file_open(self->real, &problem);
    if (file == NULL) {
        return refuse(self, reading, self->shown, problem);
    }
    ovt_status status = take_file(self, reading, file, err);
    fclose(file);
    return status;
}

ovt_status
ovt_source_follow(ovt_source *self, ovt_reading *reading, const ovt_source *asked_by,
    const ovt_origin *from, bool included, const char *reference, ovt_error *err)
{
    bool failed = false;
    *self = (ovt_source){
        .from = from, .included = included, .asked_by = asked_by, .depth = asked_by->depth + 1};
    if (self->depth > OVT_MAX_FILE_DEPTH) {
        return refuse(self, reading, reference, "is nested too deep: files name files 8 deep");
    }
    if (++reading->opened > OVT_MAX_FILES) {
        return refuse(self, reading, reference, "is one file too many: a scenario has 64 at most");
    }
    bool located = locate(self, reading, reference, &failed);
    bool allowed = located && is_allowed(reading, self->real, &failed);
    if (failed) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", reference);
    }
    if (!located) {
        return refuse(self, reading, self->shown, "does not exist or cannot be reached");
    }
    if (!allowed) {
        return refuse(self, reading, self->shown,
            "lies outside the folder of the scenario; --include FOLDER lets files of another "
            "folder be used");
    }
    return is_cycle(self) ? refuse_cycle(self, reading, err) : open_located(self, reading, err);
}
