// SPDX-License-Identifier: GPL-3.0-or-later
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "plot.h"

enum { PAGE = 80, WIDEST_PAGE = 120, NARROWEST_PAGE = 40 };

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

ovt_page
ovt_job_page(const ovt_job *job)
{
    return (ovt_page){.width = page_width(job), .bold = is_bold(job)};
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

static ovt_status
write_file(const char *path, const ovt_text *text, ovt_error *err)
{
    ovt_staged staged = {0};
    if (is_special(path)) {
        return write_special(path, text, err);
    }
    ovt_status status = ovt_staged_add(&staged, path, text, err);
    if (status == OVT_OK) {
        status = ovt_staged_commit(&staged, err);
    }
    ovt_staged_free(&staged);
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

/* Whether the folder that is to hold @p path can be written. */
static ovt_status
check_parent(const char *path, ovt_error *err)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    while (length > 0 && path[length - 1] != '/') {
        length--;
    }
    ovt_text folder = {0};
    ovt_text_append(&folder, length == 0 ? "." : path, length == 0 ? 1 : length);
    ovt_status status = OVT_OK;
    if (!folder.failed && access(folder.data, W_OK) != 0) {
        status = ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    ovt_text_free(&folder);
    return status;
}

static ovt_status
check_file(const ovt_job *job, ovt_error *err)
{
    struct stat status;
    if (stat(job->output, &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            return ovt_fail(err, OVT_IO, "%s is a folder; give the name of a file", job->output);
        }
        if (S_ISREG(status.st_mode) && job->command->run == ovt_run_init && !job->force) {
            return ovt_fail(err, OVT_IO, "%s exists; --force overwrites it", job->output);
        }
    }
    return is_special(job->output) ? OVT_OK : check_parent(job->output, err);
}

/* A kit is a folder whatever its formats are. */
static bool
is_kit(const ovt_job *job)
{
    return job->command->run == ovt_run_kit;
}

/* DIR/compare.html: named by the command and the format. */
static ovt_text
path_of(const ovt_job *job, const ovt_writer *writer)
{
    ovt_text path = {0};
    size_t length = strlen(job->output);
    bool closed = length > 0 && job->output[length - 1] == '/';
    ovt_text_format(
        &path, "%s%s%s.%s", job->output, closed ? "" : "/", job->command->name, writer->extension);
    return path;
}

static ovt_status
check_folder(const ovt_job *job, ovt_error *err)
{
    struct stat status;
    if (job->output == NULL) {
        return ovt_fail(err, OVT_USAGE,
            "--format: several formats need a folder to be written to (add -o DIR)");
    }
    if (stat(job->output, &status) != 0) {
        return check_parent(job->output, err);
    }
    if (!S_ISDIR(status.st_mode)) {
        return ovt_fail(err, OVT_IO, "%s is a file; %s a folder (give -o another name)",
            job->output, is_kit(job) ? "a kit needs" : "several formats need");
    }
    ovt_status result = OVT_OK;
    if (access(job->output, W_OK) != 0) {
        result = ovt_fail(err, OVT_IO, "%s: %s", job->output, strerror(errno));
    }
    for (size_t i = 0; result == OVT_OK && i < job->writer_count; i++) {
        ovt_text path = path_of(job, job->writers[i]);
        if (!path.failed && is_special(path.data)) {
            result = ovt_fail(err, OVT_IO, "%s is in the way and is no file", path.data);
        }
        ovt_text_free(&path);
    }
    return result;
}

ovt_status
ovt_job_check_output(const ovt_job *job, ovt_error *err)
{
    if (job->writer_count > 1 || (is_kit(job) && job->output != NULL)) {
        return check_folder(job, err);
    }
    return job->output == NULL ? OVT_OK : check_file(job, err);
}

/* The document is the same whatever is shown of it, so that the one kept as JSON can be printed
 * again in every format. */
ovt_status
ovt_job_format(const ovt_job *job, const ovt_document *document, const ovt_writer *writer,
    ovt_text *text, ovt_error *err)
{
    ovt_page page = ovt_job_page(job);
    ovt_text folder = {0};
    ovt_document bare = {0};
    bool charts = ovt_plots_stand(job, writer);
    ovt_plots_page(&page, job, writer, &folder);
    if (!charts) {
        ovt_document_without_charts(&bare, document);
    }
    ovt_text_add(text, "");
    ovt_status status = folder.failed || bare.failed
                            ? ovt_fail(err, OVT_MEMORY, "no memory to write the report")
                            : writer->write(charts ? document : &bare, &page, text, err);
    ovt_document_free(&bare);
    ovt_text_free(&folder);
    return status;
}

/* Every file is complete under a temporary name before the first is put in its place. */
static ovt_status
write_formats(const ovt_job *job, const ovt_document *document, ovt_error *err)
{
    ovt_staged staged = {0};
    bool made = mkdir(job->output, 0777) == 0;
    ovt_status status = OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < job->writer_count; i++) {
        ovt_text text = {0}, path = path_of(job, job->writers[i]);
        status = path.failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the reports")
                             : ovt_job_format(job, document, job->writers[i], &text, err);
        if (status == OVT_OK) {
            status = ovt_staged_add(&staged, path.data, &text, err);
        }
        ovt_text_free(&text);
        ovt_text_free(&path);
    }
    if (status == OVT_OK) {
        status = ovt_staged_commit(&staged, err);
    }
    ovt_staged_free(&staged);
    if (made && status != OVT_OK) {
        rmdir(job->output);
    }
    return status;
}

static ovt_status
write_report(const ovt_job *job, const ovt_document *document, ovt_error *err)
{
    ovt_text text = {0};
    ovt_status status = ovt_plots_write(job, document, err);
    if (status == OVT_OK && job->writer_count > 1) {
        return write_formats(job, document, err);
    }
    if (status == OVT_OK) {
        status = ovt_job_format(job, document, job->writers[0], &text, err);
    }
    if (status == OVT_OK) {
        status = ovt_job_write(job, &text, err);
    }
    ovt_text_free(&text);
    return status;
}

bool
ovt_job_wants_rows(const ovt_job *job)
{
    bool wants = false;
    for (size_t i = 0; i < job->writer_count; i++) {
        wants = wants || strcmp(job->writers[i]->key, "csv") == 0 ||
                strcmp(job->writers[i]->key, "json") == 0;
    }
    return wants;
}

ovt_status
ovt_job_deliver(const ovt_job *job, ovt_document *document, ovt_status status, ovt_error *err)
{
    if (status == OVT_OK) {
        status = write_report(job, document, err);
    }
    ovt_document_free(document);
    return status;
}
