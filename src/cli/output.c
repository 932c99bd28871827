// SPDX-License-Identifier: GPL-3.0-or-later
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "job.h"
#include "overture/base/memory.h"

enum { PAGE = 80, WIDEST_PAGE = 120, NARROWEST_PAGE = 40, FIRST_NAMES = 100 };

bool
ovt_is_terminal(FILE *stream)
{
    const char *term = getenv("TERM");
    int descriptor = fileno(stream);
    return descriptor >= 0 && isatty(descriptor) && (term == NULL || strcmp(term, "dumb") != 0);
}

static int
page_width(const ovt_job *job)
{
    int descriptor = fileno(job->out);
    if (job->output != NULL || descriptor < 0 || !isatty(descriptor)) {
        return PAGE;
    }
    int width = PAGE;
    struct winsize size = {0};
    const char *columns = getenv("COLUMNS");
    if (columns != NULL && atoi(columns) > 0) {
        width = atoi(columns);
    } else if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        width = size.ws_col;
    }
    width = width > WIDEST_PAGE ? WIDEST_PAGE : width;
    return width < NARROWEST_PAGE ? NARROWEST_PAGE : width;
}

static bool
is_bold(const ovt_job *job)
{
    const char *no_color = getenv("NO_COLOR");
    if (job->color != OVT_WHEN_AUTO) {
        return job->color == OVT_WHEN_ALWAYS;
    }
    return job->output == NULL && ovt_is_terminal(job->out) &&
           (no_color == NULL || *no_color == '\0');
}

/* A reader that has seen enough (head) closes its end: that is no failure of ours. */
static ovt_status
write_stream(FILE *out, const ovt_text *text, const char *name, ovt_error *err)
{
    errno = 0;
    bool done = fwrite(text->data, 1, text->length, out) == text->length;
    done = fflush(out) == 0 && done;
    if (done || errno == EPIPE) {
        return OVT_OK;
    }
    return ovt_fail(err, OVT_IO, "%s: %s", name, strerror(errno == 0 ? EIO : errno));
}

/* A folder, device or pipe is not to be replaced by a file. */
static bool
is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static ovt_status
write_special(const char *path, const ovt_text *text, ovt_error *err)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    ovt_status status = write_stream(file, text, path, err);
    if (fclose(file) != 0 && status == OVT_OK && errno != EPIPE) {
        status = ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    return status;
}

static FILE *
open_temporary(const char *path, ovt_text *name)
{
    for (int i = 0; i < FIRST_NAMES; i++) {
        ovt_text_free(name);
        ovt_text_format(name, "%s.%ld-%d.part", path, (long) getpid(), i);
        int descriptor = name->failed ? -1 : open(name->data, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (descriptor >= 0) {
            return fdopen(descriptor, "wb");
        }
        if (name->failed || errno != EEXIST) {
            return NULL;
        }
    }
    return NULL;
}

/* The old file stays as it is until the new one is complete and on the disk; its permissions are
 * kept. */
static ovt_status
replace_file(const char *path, const ovt_text *text, ovt_error *err)
{
    ovt_text name = {0};
    struct stat old;
    FILE *file = open_temporary(path, &name);
    if (file == NULL) {
        ovt_status status = name.failed ? ovt_fail(err, OVT_MEMORY, "no memory to write %s", path)
                                        : ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
        ovt_text_free(&name);
        return status;
    }
    bool done = fwrite(text->data, 1, text->length, file) == text->length && fflush(file) == 0;
    if (done && stat(path, &old) == 0) {
        done = fchmod(fileno(file), old.st_mode & 07777) == 0;
    }
    done = done && fsync(fileno(file)) == 0;
    int reason = errno;
    done = fclose(file) == 0 && done && rename(name.data, path) == 0;
    if (!done) {
        reason = reason == 0 ? errno : reason;
        unlink(name.data);
        ovt_fail(err, OVT_IO, "%s: %s", path, strerror(reason));
    }
    ovt_text_free(&name);
    return done ? OVT_OK : OVT_IO;
}

/* Through a link to what it leads to. */
static ovt_status
write_file(const char *path, const ovt_text *text, ovt_error *err)
{
    if (is_special(path)) {
        return write_special(path, text, err);
    }
    char *target = realpath(path, NULL);
    ovt_status status = replace_file(target == NULL ? path : target, text, err);
    free(target);
    return status;
}

ovt_status
ovt_job_write(const ovt_job *job, const ovt_text *text, ovt_error *err)
{
    if (text->failed || text->data == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to write the result");
    }
    return job->output == NULL ? write_stream(job->out, text, "standard output", err)
                               : write_file(job->output, text, err);
}

ovt_status
ovt_job_check_output(const ovt_job *job, ovt_error *err)
{
    if (job->output == NULL) {
        return OVT_OK;
    }
    struct stat status;
    if (stat(job->output, &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            return ovt_fail(err, OVT_IO, "%s is a folder; give the name of a file", job->output);
        }
        if (S_ISREG(status.st_mode) && job->command->run == ovt_run_init && !job->force) {
            return ovt_fail(err, OVT_IO, "%s exists; --force overwrites it", job->output);
        }
    }
    const char *slash = strrchr(job->output, '/');
    ovt_text folder = {0};
    ovt_text_append(&folder, slash == NULL ? "." : job->output,
        slash == NULL ? 1 : (size_t) (slash - job->output) + 1);
    ovt_status result = OVT_OK;
    if (!folder.failed && !is_special(job->output) && access(folder.data, W_OK) != 0) {
        result = ovt_fail(err, OVT_IO, "%s: %s", job->output, strerror(errno));
    }
    ovt_text_free(&folder);
    return result;
}

ovt_status
ovt_job_report(const ovt_job *job, const ovt_document *document, ovt_error *err)
{
    ovt_text text = {0};
    ovt_page page = {.width = page_width(job), .bold = is_bold(job)};
    ovt_text_add(&text, "");
    ovt_status status = job->writer->write(document, &page, &text, err);
    if (status == OVT_OK) {
        status = ovt_job_write(job, &text, err);
    }
    ovt_text_free(&text);
    return status;
}
