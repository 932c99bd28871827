// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/crew.h"

#include <string.h>

bool
ovt_work_is_stopped(const ovt_work *self, struct timespec *due)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (self->progress == NULL || now.tv_sec < due->tv_sec ||
        (now.tv_sec == due->tv_sec && now.tv_nsec < due->tv_nsec)) {
        return false;
    }
    now.tv_nsec += OVT_WORK_NANOSECONDS;
    *due = (struct timespec){now.tv_sec + now.tv_nsec / 1000000000, now.tv_nsec % 1000000000};
    return !self->progress(self->context);
}

unsigned
ovt_crew_size(const ovt_crew *self)
{
    return self->kind->size(self);
}

unsigned
ovt_crew_local(const ovt_crew *self)
{
    return self->kind->local(self);
}

bool
ovt_crew_leads(const ovt_crew *self)
{
    return self->kind->leads(self);
}

ovt_status
ovt_crew_serve(ovt_crew *self, const ovt_task *task, ovt_error *err)
{
    return self->kind->serve(self, task, err);
}

ovt_status
ovt_crew_run(ovt_crew *self, const ovt_task *task, const ovt_work *work, ovt_error *err)
{
    return self->kind->run(self, task, work, err);
}

void
ovt_crew_dismiss(ovt_crew *self)
{
    self->kind->dismiss(self);
}

void
ovt_crew_delete(ovt_crew *self)
{
    if (self != NULL) {
        self->kind->close(self);
    }
}

/* The work of ovt_crew_map(). */
typedef struct {
    const ovt_task *task;
    const double *inputs;
    double *outputs;
    size_t count;
    size_t given;
    size_t taken;
    bool (*progress)(void *context, uint64_t done, uint64_t count);
    void *context;
} list;

static bool
give_item(void *context, uint64_t *number, double *input)
{
    list *self = context;
    size_t length = self->task->input_length;
    if (self->given == self->count) {
        return false;
    }
    memcpy(input, self->inputs + self->given * length, length * sizeof *input);
    *number = self->given++;
    return true;
}

static ovt_status
take_item(void *context, uint64_t number, const double *input, const double *output, ovt_error *err)
{
    list *self = context;
    size_t length = self->task->output_length;
    (void) input;
    (void) err;
    memcpy(self->outputs + number * length, output, length * sizeof *output);
    self->taken++;
    return OVT_OK;
}

static bool
tell_progress(void *context)
{
    const list *self = context;
    return self->progress(self->context, self->taken, self->count);
}

ovt_status
ovt_crew_map(ovt_crew *self, const ovt_task *task, const double *inputs, size_t count,
    double *outputs, bool (*progress)(void *context, uint64_t done, uint64_t count), void *context,
    ovt_error *err)
{
    list items = {task, inputs, outputs, count, 0, 0, progress, context};
    ovt_work work = {give_item, take_item, progress == NULL ? NULL : tell_progress, &items};
    return ovt_crew_run(self, task, &work, err);
}
