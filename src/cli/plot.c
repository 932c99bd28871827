// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "overture/base/memory.h"

enum { PATIENCE_SECONDS = 30, STEP_MILLISECONDS = 200, PIECE = 1 << 16, MOST_NOISE = 4096 };

/* gnuplot at work: we write its script and read what it draws and what it says. */
typedef struct {
    pid_t process;
    int script;
    int drawn;
    int said;
} plotter;

extern char **environ;

static bool
is_personal(const char *variable)
{
    static const char *const beginnings[] = {"GNUPLOT", "GDFONTPATH", "LC_", "LANG", "COLUMNS"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (strncmp(variable, beginnings[i], strlen(beginnings[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* So that the same chart is drawn whatever the user's language and settings. */
static char **
plain_environment(void)
{
    static char plain_locale[] = "LC_ALL=C.UTF-8";
    size_t count = 0, kept = 0;
    while (environ != NULL && environ[count] != NULL) {
        count++;
    }
    char **result = ovt_allocate(count + 2, sizeof *result);
    for (size_t i = 0; result != NULL && i < count; i++) {
        if (!is_personal(environ[i])) {
            result[kept++] = environ[i];
        }
    }
    if (result != NULL) {
        result[kept] = plain_locale;
    }
    return result;
}

static void
shut(int *descriptor)
{
    if (*descriptor >= 0) {
        close(*descriptor);
        *descriptor = -1;
    }
}

/* Both ends are kept from gnuplot but for the one that becomes its own stream. */
static bool
open_pipe(int ends[2])
{
    if (pipe(ends) != 0) {
        ends[0] = ends[1] = -1;
        return false;
    }
    return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

static int
spawn(plotter *self, const int in[2], const int out[2], const int said[2])
{
    static char name[] = "gnuplot", defaults[] = "-d";
    char *words[] = {name, defaults, NULL};
    char **environment = plain_environment();
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t pipes;
    if (environment == NULL) {
        return ENOMEM;
    }
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, said[1], STDERR_FILENO);
    posix_spawnattr_setsigdefault(&attributes, &pipes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int reason = posix_spawnp(&self->process, name, &actions, &attributes, words, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ovt_free(environment);
    return reason;
}

static ovt_status
plotter_begin(plotter *self, ovt_error *err)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1}, said[2] = {-1, -1};
    bool piped = open_pipe(in) && open_pipe(out) && open_pipe(said) &&
                 fcntl(in[1], F_SETFL, O_NONBLOCK) == 0;
    int reason = piped ? spawn(self, in, out, said) : errno;
    shut(&in[0]);
    shut(&out[1]);
    shut(&said[1]);
    *self = (plotter){self->process, in[1], out[0], said[0]};
    if (reason == 0) {
        return OVT_OK;
    }
    shut(&self->script);
    shut(&self->drawn);
    shut(&self->said);
    return reason == ENOENT
               ? ovt_fail(err, OVT_FAILED,
                     "gnuplot, which draws charts, is not installed (Debian: apt-get install "
                     "gnuplot-nox)")
               : ovt_fail(err, OVT_FAILED, "gnuplot cannot be run: %s", strerror(reason));
}

static void
read_some(int *descriptor, ovt_text *into)
{
    char piece[PIECE];
    ssize_t length = read(*descriptor, piece, sizeof piece);
    if (length > 0) {
        ovt_text_append(into, piece, (size_t) length);
    } else if (length == 0 || errno != EINTR) {
        shut(descriptor);
    }
}

static void
write_some(int *descriptor, const ovt_text *script, size_t *written)
{
    ssize_t length = write(*descriptor, script->data + *written, script->length - *written);
    if (length > 0) {
        *written += (size_t) length;
    } else if (length < 0 && errno != EINTR && errno != EAGAIN) {
        *written = script->length;
    }
    if (*written == script->length) {
        shut(descriptor);
    }
}

/* False when it took too long. Blocking on one stream while gnuplot waits for another would never
 * end, so all three are waited for at once. */
static bool
converse(plotter *self, const ovt_text *script, ovt_text *drawn, ovt_text *said)
{
    size_t written = 0;
    double until = ovt_seconds() + PATIENCE_SECONDS;
    while (self->drawn >= 0 || self->said >= 0) {
        struct pollfd ends[] = {
            {self->script, POLLOUT, 0}, {self->drawn, POLLIN, 0}, {self->said, POLLIN, 0}};
        if (poll(ends, 3, STEP_MILLISECONDS) > 0) {
            if (ends[0].revents != 0) {
                write_some(&self->script, script, &written);
            }
            if (ends[1].revents != 0) {
                read_some(&self->drawn, drawn);
            }
            if (ends[2].revents != 0) {
                read_some(&self->said, said);
            }
        }
        if (ovt_seconds() > until || said->length > MOST_NOISE) {
            return ovt_seconds() <= until;
        }
    }
    return true;
}

/* The first line that says something, for the message. */
static void
first_words(const ovt_text *said, char *words, size_t room)
{
    const char *at = said->data == NULL ? "" : said->data;
    at += strspn(at, " \n\t^");
    snprintf(words, room, "%.*s", (int) strcspn(at, "\n"), at);
}

ovt_status
ovt_plot_run(const ovt_text *script, ovt_text *drawn, ovt_error *err)
{
    plotter self = {.script = -1, .drawn = -1, .said = -1};
    ovt_text said = {0};
    char words[160];
    int ended = 0;
    ovt_status status = plotter_begin(&self, err);
    if (status != OVT_OK) {
        return status;
    }
    bool in_time = converse(&self, script, drawn, &said);
    shut(&self.script);
    shut(&self.drawn);
    shut(&self.said);
    if (!in_time) {
        kill(self.process, SIGKILL);
    }
    while (waitpid(self.process, &ended, 0) < 0 && errno == EINTR) {
    }
    first_words(&said, words, sizeof words);
    if (!in_time) {
        status =
            ovt_fail(err, OVT_FAILED, "gnuplot did not end within %d seconds", PATIENCE_SECONDS);
    } else if (drawn->failed) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for what gnuplot drew");
    } else if (!WIFEXITED(ended) || WEXITSTATUS(ended) != 0) {
        status = ovt_fail(err, OVT_FAILED, "gnuplot failed: %s", words);
    }
    ovt_text_free(&said);
    return status;
}

ovt_status
ovt_plot_chart(const ovt_chart *chart, const ovt_chart_look *look, ovt_text *out, ovt_error *err)
{
    ovt_text script = {0}, drawn = {0};
    ovt_status status = ovt_gnuplot_script(&script, chart, look, err);
    if (status == OVT_OK) {
        status = ovt_plot_run(&script, &drawn, err);
    }
    if (status == OVT_OK) {
        status = ovt_gnuplot_finish(out, chart, look, drawn.data, drawn.length, err);
    }
    ovt_text_free(&drawn);
    ovt_text_free(&script);
    return status;
}

static ovt_status
draw(void *context, const ovt_chart *chart, const char *terminal, int width, ovt_text *out,
    ovt_error *err)
{
    (void) context;
    ovt_chart_look look = {.terminal = terminal, .width = width};
    return ovt_plot_chart(chart, &look, out, err);
}

/* Text shows the numbers of a chart as well as letters can, so that drawings come when asked for;
 * a page puts them beside the words. */
static bool
is_drawn(const ovt_job *job, const ovt_writer *writer)
{
    return job->charts == OVT_WHEN_ALWAYS ||
           (job->charts == OVT_WHEN_AUTO && strcmp(writer->key, "html") == 0);
}

bool
ovt_plots_stand(const ovt_job *job, const ovt_writer *writer)
{
    return job->plots != NULL || is_drawn(job, writer) || strcmp(writer->key, "json") == 0;
}

bool
ovt_plots_wanted(const ovt_job *job)
{
    bool wanted = false;
    for (size_t i = 0; i < job->writer_count; i++) {
        wanted = wanted || ovt_plots_stand(job, job->writers[i]);
    }
    return wanted;
}

/* The folder that the report is written to, with its slash; empty: the working folder. */
static void
add_report_folder(ovt_text *folder, const ovt_job *job)
{
    const char *output = job->output == NULL ? "" : job->output;
    size_t length = strlen(output);
    while (job->writer_count == 1 && length > 0 && output[length - 1] != '/') {
        length--;
    }
    ovt_text_append(folder, output, length);
    ovt_text_add(folder, length > 0 && output[length - 1] != '/' ? "/" : "");
}

/* From the report's folder to that of the charts: down from it, or up and down, or from the root
 * where the way up cannot be read off its name. */
static void
add_way(ovt_text *way, const char *from, const char *to)
{
    size_t length = strlen(from);
    if (strncmp(from, to, length) == 0) {
        ovt_text_add(way, to + length);
    } else if (*from == '/' || *to == '/' || strstr(from, "..") != NULL) {
        char *whole = realpath(to, NULL);
        ovt_text_add(way, whole == NULL ? to : whole);
        free(whole);
    } else {
        for (const char *at = from; (at = strchr(at, '/')) != NULL; at++) {
            ovt_text_add(way, "../");
        }
        ovt_text_add(way, to);
    }
}

void
ovt_plots_page(ovt_page *page, const ovt_job *job, const ovt_writer *writer, ovt_text *folder)
{
    ovt_text from = {0};
    page->draw = is_drawn(job, writer) ? draw : NULL;
    page->chart_extension = job->plot_terminal;
    if (job->plots == NULL) {
        return;
    }
    add_report_folder(&from, job);
    if (!from.failed) {
        add_way(folder, from.data, job->plots);
    }
    folder->failed |= from.failed;
    page->chart_folder = folder->data;
    ovt_text_free(&from);
}

ovt_status
ovt_plots_check(const ovt_job *job, ovt_error *err)
{
    struct stat found;
    ovt_text nothing = {0}, script = {0};
    if (job->plots == NULL) {
        return OVT_OK;
    }
    ovt_text_add(&script, "\n");
    ovt_status status = script.failed ? ovt_fail(err, OVT_MEMORY, "no memory to draw charts")
                                      : ovt_plot_run(&script, &nothing, err);
    ovt_text_free(&script);
    ovt_text_free(&nothing);
    if (status != OVT_OK) {
        return status;
    }
    if (mkdir(job->plots, 0777) != 0 && errno != EEXIST) {
        return ovt_fail(err, OVT_IO, "--plots: %s: %s", job->plots, strerror(errno));
    }
    if (stat(job->plots, &found) != 0 || !S_ISDIR(found.st_mode)) {
        return ovt_fail(err, OVT_IO, "--plots: %s is no folder; give the name of one", job->plots);
    }
    return access(job->plots, W_OK | X_OK) == 0
               ? OVT_OK
               : ovt_fail(err, OVT_IO, "--plots: %s: %s", job->plots, strerror(errno));
}

static ovt_status
stage_plot(const ovt_job *job, const ovt_chart *chart, ovt_staged *staged, ovt_error *err)
{
    ovt_chart_look look = {.terminal = job->plot_terminal, .alone = true};
    ovt_text path = {0}, drawn = {0};
    ovt_text_format(&path, "%s/%s.%s", job->plots, chart->key, job->plot_terminal);
    ovt_status status = ovt_plot_chart(chart, &look, &drawn, err);
    if (status == OVT_OK) {
        status = path.failed ? ovt_fail(err, OVT_MEMORY, "no memory to write a chart")
                             : ovt_staged_add(staged, path.data, &drawn, err);
    }
    ovt_text_free(&drawn);
    ovt_text_free(&path);
    return status;
}

ovt_status
ovt_plots_write(const ovt_job *job, const ovt_document *document, ovt_error *err)
{
    ovt_staged staged = {0};
    ovt_status status = OVT_OK;
    const ovt_report_block *block = job->plots == NULL ? NULL : document->first;
    for (; status == OVT_OK && block != NULL; block = block->next) {
        if (block->kind == OVT_BLOCK_CHART) {
            status = stage_plot(job, block->chart, &staged, err);
        }
    }
    if (status == OVT_OK) {
        status = ovt_staged_commit(&staged, err);
    }
    ovt_staged_free(&staged);
    return status;
}
