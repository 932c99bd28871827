// SPDX-License-Identifier: GPL-3.0-or-later
/* overture, with the time counted that its calls of the results database take: linked so that every
 * call of those below goes through here first. Prints processor time of the whole program and of
 * the database, then the same by the clock, which waits for the disk as well.
 *   bench_sweep COMMAND...
 */
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <time.h>

#include "contest.h"
#include "overture/cli/cli.h"
#include "overture/store/store.h"

static double processor_within;
static double clock_within;

/* The database is used by one thread only, the one that hands out the points. */
static double
thread_processor(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* To count a function: a line here, its name in CMakeLists.txt. */
#define COUNTED(X)                                                                              \
    X(ovt_status, ovt_store_open,                                                               \
        (ovt_store * *self, const char *path, ovt_store_mode mode, ovt_error *err),             \
        (self, path, mode, err))                                                                \
    X(ovt_status, ovt_store_begin, (ovt_store * self, ovt_error * err), (self, err))            \
    X(ovt_status, ovt_store_commit, (ovt_store * self, ovt_error * err), (self, err))           \
    X(ovt_status, ovt_store_find,                                                               \
        (ovt_store * self, const ovt_stored *wanted, int64_t *id, ovt_error *err),              \
        (self, wanted, id, err))                                                                \
    X(ovt_status, ovt_store_add,                                                                \
        (ovt_store * self, const ovt_stored *stored, int64_t *id, ovt_error *err),              \
        (self, stored, id, err))                                                                \
    X(ovt_status, ovt_store_has,                                                                \
        (ovt_store * self, int64_t id, uint64_t number, bool *has, ovt_error *err),             \
        (self, id, number, has, err))                                                           \
    X(ovt_status, ovt_store_put,                                                                \
        (ovt_store * self, int64_t id, const ovt_stored *stored, const ovt_stored_point *point, \
            ovt_error *err),                                                                    \
        (self, id, stored, point, err))                                                         \
    X(ovt_status, ovt_store_count,                                                              \
        (ovt_store * self, int64_t id, uint64_t * points, uint64_t * invalid, ovt_error * err), \
        (self, id, points, invalid, err))

#define COUNT(result, name, parameters, arguments)                  \
    result __real_##name parameters;                                \
    result __wrap_##name parameters;                                \
    result __wrap_##name parameters                                 \
    {                                                               \
        double processor = thread_processor(), clock = bench_now(); \
        result answer = __real_##name arguments;                    \
        processor_within += thread_processor() - processor;         \
        clock_within += bench_now() - clock;                        \
        return answer;                                              \
    }
COUNTED(COUNT)

void __real_ovt_store_close(ovt_store *self);
void __wrap_ovt_store_close(ovt_store *self);

void
__wrap_ovt_store_close(ovt_store *self)
{
    double processor = thread_processor(), clock = bench_now();
    __real_ovt_store_close(self);
    processor_within += thread_processor() - processor;
    clock_within += bench_now() - clock;
}

int
main(int argc, char **argv)
{
    double begun = bench_now();
    FILE *nowhere = fopen("/dev/null", "w");
    if (nowhere == NULL) {
        return 1;
    }
    int status = ovt_cli_main(argc, argv, stdin, nowhere, stderr);
    double processor = bench_processor(), clock = bench_now() - begun;
    printf("%.9f %.9f %.9f %.9f\n", processor, processor_within, clock, clock_within);
    fclose(nowhere);
    return status;
}
