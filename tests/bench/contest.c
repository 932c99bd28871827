// SPDX-License-Identifier: GPL-3.0-or-later
/* wait4(), which tells the memory of one child, is no part of POSIX. */
#define _DEFAULT_SOURCE
#include "contest.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "overture/base/random.h"
#include "overture/engine/simulate.h"
#include "overture/stats/results.h"

static double
seconds_of(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

double
bench_now(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

double
bench_processor(void)
{
    return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

ovt_status
bench_results(const ovt_study *study, unsigned threads, uint64_t replications,
    const bench_metrics *metrics, bench_sample *sample, ovt_error *err)
{
    ovt_results results = {0};
    ovt_run_plan plan = {.seed = 1,
        .replications = replications,
        .threads = threads,
        .metrics = metrics == NULL ? NULL : metrics->names,
        .metric_count = metrics == NULL ? 0 : (size_t) metrics->count};
    double begin = bench_now(), processor = bench_processor();
    ovt_status status = ovt_results_run(&results, study->scenarios, study->count, &plan, err);
    sample->seconds = bench_processor() - processor;
    sample->wall = bench_now() - begin;
    sample->replications = (double) replications;
    for (int i = 0; status == OVT_OK && metrics != NULL && i < metrics->count; i++) {
        const ovt_summary *summary =
            ovt_results_summary(&results, 0, ovt_results_column(&results, metrics->names[i]));
        sample->mean[i] = summary->mean;
        sample->se[i] = summary->se;
    }
    ovt_results_free(&results);
    return status;
}

static ovt_status
drop(void *sink, unsigned worker, const ovt_block *block)
{
    (void) sink;
    (void) worker;
    (void) block;
    return OVT_OK;
}

ovt_status
bench_histories(const ovt_study *study, unsigned threads, uint64_t replications, double *seconds,
    ovt_error *err)
{
    ovt_workers *workers = NULL;
    ovt_simulation simulation = {.scenarios = study->scenarios,
        .scenario_count = study->count,
        .seed = 1,
        .threads = threads,
        .take = drop};
    uint64_t done = 0;
    double begin = bench_processor();
    ovt_status status = ovt_workers_new(&workers, &simulation, err);
    if (status == OVT_OK) {
        status = ovt_workers_run(workers, 0, replications, &done, err);
    }
    ovt_workers_delete(workers);
    *seconds = bench_processor() - begin;
    return status;
}

ovt_status
bench_command(const char *command, double *numbers, int count, ovt_error *err)
{
    FILE *out = popen(command, "r");
    if (out == NULL) {
        return ovt_fail(err, OVT_FAILED, "%s: %s", command, strerror(errno));
    }
    int read = 0;
    while (read < count && fscanf(out, "%lf", &numbers[read]) == 1) {
        read++;
    }
    int exit_status = pclose(out);
    if (exit_status != 0 || read < count) {
        return ovt_fail(
            err, OVT_FAILED, "%s: status %d, %d of %d numbers", command, exit_status, read, count);
    }
    return OVT_OK;
}

ovt_status
bench_sweep(const char *program, const char *words, bench_swept *swept, ovt_error *err)
{
    char command[4096], path[2048];
    double numbers[4] = {NAN, NAN, NAN, NAN};
    snprintf(path, sizeof path, "%s.db", program);
    int length = snprintf(command, sizeof command, "%s %s --store %s", program, words, path);
    if (length < 0 || (size_t) length >= sizeof command) {
        return ovt_fail(err, OVT_FAILED, "%s: the name is too long", program);
    }
    unlink(path);
    ovt_status status = bench_command(command, numbers, 4, err);
    unlink(path);
    *swept = (bench_swept){numbers[0], numbers[1], numbers[2], numbers[3]};
    return status;
}

double
bench_random(double blocks, double logs)
{
    double sum = 0;
    double begin = bench_processor();
    for (uint64_t i = 0; (double) i < blocks; i++) {
        ovt_stream stream = ovt_stream_open(1, i, OVT_PURPOSE_TEST, 0);
        philox4x32_ctr_t block = ovt_stream_block(&stream);
        double uniform = ovt_uniform_of(block.v[0], block.v[1]);
        sum += (double) i < logs ? log(uniform) : uniform;
    }
    for (uint64_t i = 0; (double) i < logs - blocks; i++) {
        sum += log(((double) i + 1) / logs);
    }
    double seconds = bench_processor() - begin;
    /* Without a use of the sum a compiler may leave all of it out. */
    return isfinite(sum) ? seconds : NAN;
}

static void
become(const char *const *argv, const int *ends)
{
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(ends[1], STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    close(ends[0]);
    close(ends[1]);
    /* execv() takes no const but changes nothing. */
    char *words[32] = {0};
    for (size_t i = 0; argv[i] != NULL && i + 1 < sizeof words / sizeof *words; i++) {
        memcpy(&words[i], &argv[i], sizeof words[i]);
    }
    execv(words[0], words);
    _exit(127);
}

ovt_status
bench_start(const char *const *argv, bench_process *process, ovt_error *err)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return ovt_fail(err, OVT_FAILED, "pipe: %s", strerror(errno));
    }
    double begin = bench_now();
    pid_t child = fork();
    if (child == 0) {
        become(argv, ends);
    }
    close(ends[1]);
    char bytes[4096];
    process->first_byte = read(ends[0], bytes, 1) == 1 ? bench_now() - begin : NAN;
    while (read(ends[0], bytes, sizeof bytes) > 0) {
    }
    close(ends[0]);
    int exit_status = 0;
    struct rusage usage = {0};
    if (child < 0 || wait4(child, &exit_status, 0, &usage) != child || exit_status != 0) {
        return ovt_fail(err, OVT_FAILED, "%s ended with status %d", argv[0], exit_status);
    }
    process->seconds = bench_now() - begin;
    process->megabytes = (double) usage.ru_maxrss / 1024; /* kilobytes on Linux */
    return OVT_OK;
}
