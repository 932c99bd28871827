// SPDX-License-Identifier: GPL-3.0-or-later
/** @file contest.h
 *  @brief What the benchmark measures: histories by the library, other programs, start-up, memory.
 */
#ifndef OVT_BENCH_CONTEST_H
#define OVT_BENCH_CONTEST_H

#include <stdint.h>

#include "overture/base/status.h"
#include "overture/config/load.h"

enum { BENCH_METRICS = 10 };

/** The metrics that every program of a case reports, in its order. */
typedef struct {
    const char *names[BENCH_METRICS];
    int count;
} bench_metrics;

/** One run of one program. */
typedef struct {
    double seconds; /* of processor time, which other work on the machine disturbs least */
    double wall;    /* of the clock; only where the library ran */
    double replications;
    double mean[BENCH_METRICS];
    double se[BENCH_METRICS];
} bench_sample;

/** Seconds of a clock that only runs forward. */
double bench_now(void);

/** Seconds of processor time that this process has used. */
double bench_processor(void);

/** Simulates the study and all its statistics: of some metrics only, or (@p metrics NULL) of all.
 */
ovt_status bench_results(const ovt_study *study, unsigned threads, uint64_t replications,
    const bench_metrics *metrics, bench_sample *sample, ovt_error *err) OVT_MUST_CHECK;

/** Plays the histories alone and throws the outcomes away: seconds of processor time. */
ovt_status bench_histories(const ovt_study *study, unsigned threads, uint64_t replications,
    double *seconds, ovt_error *err) OVT_MUST_CHECK;

/** Runs a command that prints a sample on one line; @p numbers of them are wanted. */
ovt_status bench_command(
    const char *command, double *numbers, int count, ovt_error *err) OVT_MUST_CHECK;

/** Seconds of processor time that so many Philox blocks and logarithms take, as the engine draws
 * them. */
double bench_random(double blocks, double logs);

/** A sweep into a database of its own, by bench_sweep: seconds of processor time and of the clock,
 *  of all of it and within the database. */
typedef struct {
    double processor;
    double store_processor;
    double clock;
    double store_clock;
} bench_swept;

/** Runs `PROGRAM WORDS --store` with a new file beside the program, which is removed. */
ovt_status bench_sweep(
    const char *program, const char *words, bench_swept *swept, ovt_error *err) OVT_MUST_CHECK;

/** Starts a program and reads its output to the end: seconds to the first byte and to the end, and
 *  the most memory it held, in megabytes. */
typedef struct {
    double first_byte;
    double seconds;
    double megabytes;
} bench_process;

ovt_status bench_start(
    const char *const *argv, bench_process *process, ovt_error *err) OVT_MUST_CHECK;

#endif
