// SPDX-License-Identifier: GPL-3.0-or-later
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "overture/base/memory.h"

enum { FIRST_NAMES = 100 };

static FILE *
open_temporary(ovt_staged_file *file)
{
    for (int i = 0; i < FIRST_NAMES; i++) {
        ovt_text name = {0};
        ovt_text_format(&name, "%s.%ld-%d.part", file->path.data, (long) getpid(), i);
        int descriptor = name.failed ? -1 : open(name.data, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (descriptor >= 0) {
            file->temporary = name;
            return fdopen(descriptor, "wb");
        }
        bool taken = !name.failed && errno == EEXIST;
        file->temporary.failed = name.failed;
        ovt_text_free(&name);
        if (!taken) {
            return NULL;
        }
    }
    return NULL;
}

/* The old file stays as it is until the new one is complete and on the disk. */
static ovt_status
write_temporary(ovt_staged_file *file, const ovt_text *text, ovt_error *err)
{
    struct stat old;
    FILE *stream = open_temporary(file);
    if (stream == NULL && file->temporary.failed) {
        return ovt_fail(err, OVT_MEMORY, "no memory to write %s", file->path.data);
    }
    if (stream == NULL) {
        return ovt_fail(err, OVT_IO, "%s: %s", file->path.data, strerror(errno));
    }
    errno = 0;
    bool done = fwrite(text->data, 1, text->length, stream) == text->length && fflush(stream) == 0;
    if (done && stat(file->path.data, &old) == 0) {
        done = fchmod(fileno(stream), old.st_mode & 07777) == 0;
    }
    done = done && fsync(fileno(stream)) == 0;
    int reason = done ? 0 : errno;
    if (fclose(stream) != 0 && done) {
        done = false;
        reason = errno;
    }
    return done ? OVT_OK
                : ovt_fail(
                      err, OVT_IO, "%s: %s", file->path.data, strerror(reason == 0 ? EIO : reason));
}

ovt_status
ovt_staged_add(ovt_staged *self, const char *path, const ovt_text *text, ovt_error *err)
{
    ovt_staged_file *files = ovt_resize(self->files, self->count + 1, sizeof *files);
    if (files == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to write %s", path);
    }
    self->files = files;
    ovt_staged_file *file = &files[self->count++];
    *file = (ovt_staged_file){0};
    char *target = realpath(path, NULL);
    ovt_text_add(&file->path, target == NULL ? path : target);
    free(target);
    return file->path.failed ? ovt_fail(err, OVT_MEMORY, "no memory to write %s", path)
                             : write_temporary(file, text, err);
}

ovt_status
ovt_staged_commit(ovt_staged *self, ovt_error *err)
{
    for (size_t i = 0; i < self->count; i++) {
        ovt_staged_file *file = &self->files[i];
        if (rename(file->temporary.data, file->path.data) != 0) {
            return ovt_fail(err, OVT_IO, "%s: %s", file->path.data, strerror(errno));
        }
        ovt_text_free(&file->temporary);
    }
    return OVT_OK;
}

void
ovt_staged_free(ovt_staged *self)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->files[i].temporary.data != NULL) {
            unlink(self->files[i].temporary.data);
        }
        ovt_text_free(&self->files[i].temporary);
        ovt_text_free(&self->files[i].path);
    }
    ovt_free(self->files);
    *self = (ovt_staged){0};
}
