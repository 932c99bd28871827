// SPDX-License-Identifier: GPL-3.0-or-later
/** @file crew.h
 *  @brief Who does the work of a study: many calls of one pure function, wherever there are hands.
 *
 *  A task is a function of a few doubles to a few doubles, whose result depends on nothing but its
 *  input. A crew calls it on threads of this process or on other machines; the numbers are the
 *  same with any crew of any size.
 *
 *  On several machines every process runs the same program with the same command line up to the
 *  first ovt_crew_serve(), so that the same task stands ready everywhere. There the leader goes on
 *  and hands out inputs in ovt_crew_run(), as often as it likes, while the others serve until they
 *  are dismissed:
 *
 *      status = ovt_crew_serve(crew, &task, err);
 *      if (!ovt_crew_leads(crew)) return status;
 *      status = ovt_crew_run(crew, &task, &work, err);
 *      ovt_crew_dismiss(crew);
 */
#ifndef OVT_STUDY_CREW_H
#define OVT_STUDY_CREW_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "overture/base/status.h"

/** What is done: a pure function. */
typedef struct ovt_task {
    size_t input_length;  /* doubles */
    size_t output_length; /* doubles */
    uint64_t fingerprint; /* of all that decides an output besides the input: two processes in which
                             it differs do not the same task */
    /** Called on the thread of worker @p worker (0 .. local workers - 1), no two calls of one
     * worker at a time. Anything but OVT_OK ends the work; what is wrong with one input only
     * belongs in the output. May return OVT_INTERRUPTED once *@p stop is set. */
    ovt_status (*run)(void *context, unsigned worker, const double *input, double *output,
        const atomic_bool *stop, ovt_error *err);
    void *context; /* borrowed */
} ovt_task;

/** What is to be done: inputs made when they are wanted, so that memory does not grow with their
 *  number. All functions are called on the thread that calls ovt_crew_run(). */
typedef struct {
    /** The next input, under a number of the caller's choice; false: there is none left. */
    bool (*give)(void *context, uint64_t *number, double *input);
    /** A finished one, in any order. Anything but OVT_OK ends the work. */
    ovt_status (*take)(
        void *context, uint64_t number, const double *input, const double *output, ovt_error *err);
    /** About ten times a second; false: stop. NULL: never asked. */
    bool (*progress)(void *context);
    void *context;
} ovt_work;

/** How often a crew asks the work whether to go on. */
enum { OVT_WORK_NANOSECONDS = 100000000 };

/** For crews: whether the work is told to stop. Asks its progress() once @p due has come, on the
 *  monotonic clock, and puts @p due so much further. */
bool ovt_work_is_stopped(const ovt_work *self, struct timespec *due);

typedef struct ovt_crew ovt_crew;

/** How a crew works. To add a kind: fill this and put it first in a struct of your own. */
typedef struct {
    unsigned (*size)(const ovt_crew *self);  /* tasks done at a time, by all processes */
    unsigned (*local)(const ovt_crew *self); /* of them by this process: workers of the task */
    bool (*leads)(const ovt_crew *self);
    ovt_status (*serve)(ovt_crew *self, const ovt_task *task, ovt_error *err);
    ovt_status (*run)(ovt_crew *self, const ovt_task *task, const ovt_work *work, ovt_error *err);
    void (*dismiss)(ovt_crew *self);
    void (*close)(ovt_crew *self); /* dismisses and frees */
} ovt_crew_kind;

struct ovt_crew {
    const ovt_crew_kind *kind;
};

/** Tasks done at a time, and how many of them by this process. */
unsigned ovt_crew_size(const ovt_crew *self);
unsigned ovt_crew_local(const ovt_crew *self);

/** Whether this process hands out the work, owns the results and writes the report. */
bool ovt_crew_leads(const ovt_crew *self);

/** Does tasks for the leader until dismissed; on the leader it returns at once. */
ovt_status ovt_crew_serve(ovt_crew *self, const ovt_task *task, ovt_error *err) OVT_MUST_CHECK;

/** Does all work, on the leader only. OVT_INTERRUPTED when progress() asked to stop: what is under
 *  way is then given up, and what was taken stays taken. */
ovt_status ovt_crew_run(
    ovt_crew *self, const ovt_task *task, const ovt_work *work, ovt_error *err) OVT_MUST_CHECK;

/** Ends the others' ovt_crew_serve(). */
void ovt_crew_dismiss(ovt_crew *self);

/** NULL is ignored. */
void ovt_crew_delete(ovt_crew *self);

/** Runs the task on a list of @p count inputs, one after the other in memory, and puts the outputs
 *  in the same order. @p progress as in ovt_work with a context of its own; may be NULL. */
ovt_status ovt_crew_map(ovt_crew *self, const ovt_task *task, const double *inputs, size_t count,
    double *outputs, bool (*progress)(void *context, uint64_t done, uint64_t count), void *context,
    ovt_error *err) OVT_MUST_CHECK;

/** A crew of threads in this process. */
ovt_status ovt_crew_threads(ovt_crew **self, unsigned threads, ovt_error *err) OVT_MUST_CHECK;

#endif
