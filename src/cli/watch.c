// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <time.h>

#include "job.h"

enum { BAR = 30 };

/* Seconds of work before a bar is worth showing. */
static const double PATIENCE = 1.0;

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int signal_number)
{
    (void) signal_number;
    interrupted = 1;
}

double
ovt_seconds(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* A batch system that takes its machine back says SIGTERM. The second Ctrl-C finds the default
 * action again and ends the program at once. */
void
ovt_watch_begin(ovt_watch *self, const ovt_job *job)
{
    struct sigaction action = {0};
    *self = (ovt_watch){.job = job, .begun = ovt_seconds()};
    self->wanted =
        !job->quiet && (job->progress == OVT_WHEN_ALWAYS ||
                           (job->progress == OVT_WHEN_AUTO && ovt_is_terminal(job->log)));
    interrupted = 0;
    action.sa_handler = on_interrupt;
    action.sa_flags = (int) SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &self->before);
    sigaction(SIGTERM, &action, &self->before_end);
}

static void
show_bar(ovt_watch *self, double share, double elapsed)
{
    char bar[BAR + 1];
    size_t full = (size_t) (share * BAR);
    memset(bar, '.', BAR);
    memset(bar, '#', full > BAR ? BAR : full);
    bar[BAR] = '\0';
    fprintf(self->job->log, "\r[%s] %3.0f %%  %.0f s left   ", bar, share * 100,
        elapsed / share - elapsed);
    fflush(self->job->log);
    self->shown = true;
}

bool
ovt_watch_step(void *context, uint64_t done, uint64_t planned)
{
    ovt_watch *self = context;
    double elapsed = ovt_seconds() - self->begun;
    if (self->wanted && elapsed > PATIENCE && done > 0 && planned > 0) {
        show_bar(self, (double) done / (double) planned, elapsed);
    }
    return interrupted == 0;
}

void
ovt_watch_end(ovt_watch *self)
{
    sigaction(SIGINT, &self->before, NULL);
    sigaction(SIGTERM, &self->before_end, NULL);
    if (self->shown) {
        fprintf(self->job->log, "\r%*s\r", BAR + 30, "");
        fflush(self->job->log);
    }
}
