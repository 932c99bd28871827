// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"

#include <stdatomic.h>
#include <time.h>

#include "overture/engine/simulate.h"

enum { END = 5 * OVT_BLOCK + 100, BLOCKS = 6, MOST_THREADS = 7 };

/* Keeps all rows of both scenarios, and how often each block came. */
typedef struct {
    size_t strides[2];
    char *rows[2];
    atomic_int seen[BLOCKS];
    int fail_at; /* block that is not taken; -1: none */
    unsigned threads;
} keeper;

static ovt_status
keep(void *sink, unsigned worker, const ovt_block *block)
{
    keeper *self = sink;
    if (worker >= self->threads || block->index >= BLOCKS) {
        return OVT_FAILED;
    }
    if ((int) block->index == self->fail_at) {
        return OVT_NUMERIC;
    }
    self->seen[block->index]++;
    for (int i = 0; i < 2; i++) {
        memcpy(self->rows[i] + block->index * OVT_BLOCK * self->strides[i], block->rows[i],
            block->count * self->strides[i]);
    }
    return OVT_OK;
}

typedef struct {
    testing_world worlds[2];
    const ovt_scenario *scenarios[2];
    keeper keeper;
    ovt_simulation simulation;
} study;

static void
open_study(study *self, unsigned threads)
{
    memset(self, 0, sizeof *self);
    for (int i = 0; i < 2; i++) {
        testing_world *world = &self->worlds[i];
        testing_world_init(world);
        world->categories[0].death_rate = 0.01;
        if (i == 1) {
            testing_add_category(world, "others", 20)->death_rate = 0.005;
        }
        world->scenario.implementation.violation_rate = 0.03;
        world->scenario.implementation.collapse_probability = 0.4;
        testing_add_release(world, testing_add_phase(world, 42), 0, 10, 3);
        self->scenarios[i] = &world->scenario;
        self->keeper.strides[i] = ovt_outcome_stride(&world->scenario);
        self->keeper.rows[i] = calloc(END, self->keeper.strides[i]);
        assert_non_null(self->keeper.rows[i]);
    }
    self->keeper.fail_at = -1;
    self->keeper.threads = threads;
    self->simulation = (ovt_simulation){
        .scenarios = self->scenarios,
        .scenario_count = 2,
        .seed = 99,
        .threads = threads,
        .take = keep,
        .sink = &self->keeper,
    };
}

static void
close_study(study *self)
{
    free(self->keeper.rows[0]);
    free(self->keeper.rows[1]);
}

static void
run_study(study *self, uint64_t first, uint64_t end, ovt_status expected, uint64_t *done)
{
    ovt_workers *workers;
    ovt_error err = {0};
    assert_int_equal(ovt_workers_new(&workers, &self->simulation, &err), OVT_OK);
    assert_int_equal(ovt_workers_run(workers, first, end, done, &err), expected);
    ovt_workers_delete(workers);
}

static void
any_number_of_threads_plays_the_same_histories(void **state)
{
    (void) state;
    static const unsigned threads[] = {1, 2, 3, MOST_THREADS};
    study alone;
    for (size_t i = 0; i < sizeof threads / sizeof threads[0]; i++) {
        study together;
        study *self = i == 0 ? &alone : &together;
        uint64_t done;
        open_study(self, threads[i]);
        run_study(self, 0, END, OVT_OK, &done);
        assert_int_equal(done, END);
        for (int block = 0; block < BLOCKS; block++) {
            assert_int_equal(self->keeper.seen[block], 1);
        }
        if (i > 0) {
            for (int j = 0; j < 2; j++) {
                assert_memory_equal(
                    self->keeper.rows[j], alone.keeper.rows[j], END * alone.keeper.strides[j]);
            }
            close_study(self);
        }
    }
    testing_histories histories = testing_histories_play(&alone.worlds[1], 99, END);
    assert_memory_equal(histories.rows, alone.keeper.rows[1], END * histories.stride);
    testing_histories_free(&histories);
    close_study(&alone);
}

static void
a_run_can_go_on_where_another_ended(void **state)
{
    (void) state;
    study self;
    ovt_workers *workers;
    uint64_t done;
    open_study(&self, 2);
    assert_int_equal(ovt_workers_new(&workers, &self.simulation, NULL), OVT_OK);
    assert_int_equal(ovt_workers_run(workers, 0, 2 * OVT_BLOCK, &done, NULL), OVT_OK);
    assert_int_equal(done, 2 * OVT_BLOCK);
    assert_int_equal(self.keeper.seen[2], 0);
    assert_int_equal(ovt_workers_run(workers, done, END, &done, NULL), OVT_OK);
    assert_int_equal(done, END);
    for (int block = 0; block < BLOCKS; block++) {
        assert_int_equal(self.keeper.seen[block], 1);
    }
    ovt_workers_delete(workers);
    close_study(&self);
}

/* Counts its calls and asks to stop at the first. */
static bool
stop_at_once(void *context, uint64_t done)
{
    uint64_t *last = context;
    *last = done;
    return false;
}

/* Takes blocks so slowly that progress is asked in between. */
static ovt_status
take_slowly(void *sink, unsigned worker, const ovt_block *block)
{
    struct timespec nap = {.tv_nsec = 60000000};
    nanosleep(&nap, NULL);
    return keep(sink, worker, block);
}

static void
a_run_asked_to_stop_finishes_the_blocks_it_began(void **state)
{
    (void) state;
    for (unsigned threads = 1; threads <= 2; threads++) {
        study self;
        uint64_t done, told = UINT64_MAX;
        open_study(&self, threads);
        self.simulation.take = take_slowly;
        self.simulation.progress = stop_at_once;
        self.simulation.progress_context = &told;
        run_study(&self, 0, END, OVT_INTERRUPTED, &done);
        assert_true(told <= done);
        assert_true(done >= OVT_BLOCK && done < END);
        assert_int_equal(done % OVT_BLOCK, 0);
        for (uint64_t block = 0; block < BLOCKS; block++) {
            assert_int_equal(self.keeper.seen[block], block < done / OVT_BLOCK);
        }
        close_study(&self);
    }
}

static void
a_block_that_is_not_taken_ends_the_run(void **state)
{
    (void) state;
    for (unsigned threads = 1; threads <= 3; threads++) {
        study self;
        uint64_t done;
        open_study(&self, threads);
        self.keeper.fail_at = 1;
        run_study(&self, 0, END, OVT_NUMERIC, &done);
        close_study(&self);
    }
}

static void
every_failed_allocation_is_survived(void **state)
{
    (void) state;
    study self;
    open_study(&self, 2);
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_workers *workers;
        uint64_t done = 0;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_workers_new(&workers, &self.simulation, &err);
        if (status == OVT_OK) {
            status = ovt_workers_run(workers, 0, OVT_BLOCK, &done, &err);
        }
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        assert_int_equal(done, failed ? 0 : OVT_BLOCK);
        ovt_workers_delete(workers);
    }
    close_study(&self);
}

static void
there_is_at_least_one_core(void **state)
{
    (void) state;
    assert_true(ovt_cores() >= 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_threads_plays_the_same_histories),
        cmocka_unit_test(a_run_can_go_on_where_another_ended),
        cmocka_unit_test(a_run_asked_to_stop_finishes_the_blocks_it_began),
        cmocka_unit_test(a_block_that_is_not_taken_ends_the_run),
        cmocka_unit_test(every_failed_allocation_is_survived),
        cmocka_unit_test(there_is_at_least_one_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
