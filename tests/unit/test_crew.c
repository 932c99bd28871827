// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <time.h>

#include "overture/base/memory.h"
#include "overture/study/crew.h"

enum { WORKERS = 3, MANY = 500 };

/* A task that squares and doubles, and what it is told to do on the way. */
typedef struct {
    double refuses; /* fails on this input; NAN: on none */
    bool waits;     /* until it is told to stop */
    atomic_int calls[WORKERS];
    atomic_bool overlap; /* two calls of one worker at a time */
} toy;

static ovt_status
square(void *context, unsigned worker, const double *input, double *output, const atomic_bool *stop,
    ovt_error *err)
{
    toy *self = context;
    assert_true(worker < WORKERS);
    if (atomic_fetch_add(&self->calls[worker], 1) != 0) {
        atomic_store(&self->overlap, true);
    }
    while (self->waits && !atomic_load(stop)) {
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
    output[0] = input[0] * input[0];
    output[1] = 2 * input[0];
    atomic_fetch_sub(&self->calls[worker], 1);
    if (self->waits) {
        return OVT_INTERRUPTED;
    }
    return input[0] == self->refuses ? ovt_fail(err, OVT_NUMERIC, "%g is refused", input[0])
                                     : OVT_OK;
}

static ovt_task
task_of(toy *self)
{
    return (ovt_task){.input_length = 1, .output_length = 2, .run = square, .context = self};
}

static void
every_input_gets_its_output_whatever_the_number_of_threads(void **state)
{
    (void) state;
    double inputs[MANY], outputs[2 * MANY];
    for (unsigned threads = 1; threads <= WORKERS; threads++) {
        toy own = {.refuses = NAN};
        ovt_task task = task_of(&own);
        ovt_crew *crew = NULL;
        for (int i = 0; i < MANY; i++) {
            inputs[i] = i;
        }
        assert_int_equal(ovt_crew_threads(&crew, threads, NULL), OVT_OK);
        assert_int_equal(ovt_crew_size(crew), threads);
        assert_int_equal(ovt_crew_local(crew), threads);
        assert_true(ovt_crew_leads(crew));
        assert_int_equal(ovt_crew_serve(crew, &task, NULL), OVT_OK);
        assert_int_equal(
            ovt_crew_map(crew, &task, inputs, MANY, outputs, NULL, NULL, NULL), OVT_OK);
        for (int i = 0; i < MANY; i++) {
            assert_near(outputs[2 * i], (double) i * i, 0);
            assert_near(outputs[2 * i + 1], 2.0 * i, 0);
        }
        assert_false(atomic_load(&own.overlap));
        ovt_crew_dismiss(crew);
        ovt_crew_delete(crew);
    }
}

static void
a_task_that_fails_ends_the_work_with_its_words(void **state)
{
    (void) state;
    double inputs[MANY], outputs[2 * MANY];
    toy own = {.refuses = 7};
    ovt_task task = task_of(&own);
    ovt_crew *crew = NULL;
    ovt_error err = {0};
    for (int i = 0; i < MANY; i++) {
        inputs[i] = i;
    }
    assert_int_equal(ovt_crew_threads(&crew, 2, NULL), OVT_OK);
    assert_int_equal(
        ovt_crew_map(crew, &task, inputs, MANY, outputs, NULL, NULL, &err), OVT_NUMERIC);
    assert_string_equal(err.message, "7 is refused");
    ovt_crew_delete(crew);
}

static bool
never(void *context, uint64_t done, uint64_t count)
{
    (void) context;
    assert_true(done <= count);
    return false;
}

static void
work_that_is_stopped_gives_up_what_is_under_way(void **state)
{
    (void) state;
    double inputs[4] = {0}, outputs[8];
    toy own = {.refuses = NAN, .waits = true};
    ovt_task task = task_of(&own);
    ovt_crew *crew = NULL;
    assert_int_equal(ovt_crew_threads(&crew, 2, NULL), OVT_OK);
    assert_int_equal(
        ovt_crew_map(crew, &task, inputs, 4, outputs, never, NULL, NULL), OVT_INTERRUPTED);
    ovt_crew_delete(crew);
}

/* A taker that has had enough after the third. */
static bool
give_always(void *context, uint64_t *number, double *input)
{
    (void) context;
    *number = 5;
    *input = 1;
    return true;
}

static ovt_status
take_three(
    void *context, uint64_t number, const double *input, const double *output, ovt_error *err)
{
    int *taken = context;
    assert_int_equal(number, 5);
    assert_near(input[0], 1, 0);
    assert_near(output[1], 2, 0);
    return ++*taken == 3 ? ovt_fail(err, OVT_IO, "the disk is full") : OVT_OK;
}

static void
a_taker_that_fails_ends_the_work(void **state)
{
    (void) state;
    int taken = 0;
    toy own = {.refuses = NAN};
    ovt_task task = task_of(&own);
    ovt_work work = {give_always, take_three, NULL, &taken};
    ovt_crew *crew = NULL;
    ovt_error err = {0};
    assert_int_equal(ovt_crew_threads(&crew, 2, NULL), OVT_OK);
    assert_int_equal(ovt_crew_run(crew, &task, &work, &err), OVT_IO);
    assert_string_equal(err.message, "the disk is full");
    assert_int_equal(taken, 3);
    ovt_crew_delete(crew);
}

static void
each_failed_allocation_is_reported(void **state)
{
    (void) state;
    double inputs[2] = {1, 2}, outputs[4];
    ovt_status status = OVT_MEMORY;
    for (long n = 0; status != OVT_OK; n++) {
        toy own = {.refuses = NAN};
        ovt_task task = task_of(&own);
        ovt_crew *crew = NULL;
        ovt_memory_fail_at(n);
        status = ovt_crew_threads(&crew, 2, NULL);
        if (status == OVT_OK) {
            status = ovt_crew_map(crew, &task, inputs, 2, outputs, NULL, NULL, NULL);
        }
        ovt_memory_fail_at(-1);
        assert_true(status == OVT_OK || status == OVT_MEMORY);
        ovt_crew_delete(crew);
    }
    assert_near(outputs[2], 4, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_input_gets_its_output_whatever_the_number_of_threads),
        cmocka_unit_test(a_task_that_fails_ends_the_work_with_its_words),
        cmocka_unit_test(work_that_is_stopped_gives_up_what_is_under_way),
        cmocka_unit_test(a_taker_that_fails_ends_the_work),
        cmocka_unit_test(each_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
