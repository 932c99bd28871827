// SPDX-License-Identifier: GPL-3.0-or-later
/* Measures overture against the same deal and the same talks with NumPy, SimPy and Numba, after
 * checking that all of them agree, and against the cost of its random numbers alone; and what a
 * sweep costs with its database. Runs are interleaved; medians of ROUNDS. One core is measured in
 * processor time, two in time of the clock.
 *   bench OVERTURE BENCH_DRAWS BENCH_SWEEP PYTHON [JSON_FILE]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cases.h"

enum { ROUNDS = 7 };

/* Of a sweep, with the histories that each point has where nothing else is said. */
enum { POINTS = 5, REPLICATIONS = 10000 };

typedef struct {
    const char *overture;
    const char *draws;
    const char *sweep;
    const char *python;
    ovt_study studies[CASES];
    double blocks[CASES]; /* a replication, as the next */
    double logs[CASES];
    double rounds[MEASURES][ROUNDS];
    double median[MEASURES];
} bench;

static ovt_status
load(ovt_study *study, const char *const *files, size_t count, ovt_error *err)
{
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_status status = ovt_study_load(study, files, count, &options, &faults, err);
    if (status != OVT_OK) {
        ovt_faults_write(&faults, stderr, 10);
    }
    ovt_faults_free(&faults);
    return status;
}

/* Loads a case and counts its random numbers. */
static ovt_status
prepare(bench *self, bench_name name, ovt_error *err)
{
    const bench_case *from = &bench_cases[name];
    ovt_status status = load(&self->studies[name], from->files, from->file_count, err);
    for (size_t i = 0; status == OVT_OK && i < from->file_count; i++) {
        char command[4096];
        double draws[2];
        snprintf(command, sizeof command, "%s %s", self->draws, from->files[i]);
        status = bench_command(command, draws, 2, err);
        if (status == OVT_OK) {
            self->blocks[name] += draws[0];
            self->logs[name] += draws[1];
        }
    }
    return status;
}

static ovt_status
play_rival(const bench *self, const bench_case *at, const bench_rival *with, int replications,
    int seed, bench_sample *sample, ovt_error *err)
{
    char command[4096];
    double numbers[2 + 2 * BENCH_METRICS];
    snprintf(command, sizeof command, "%s %s/%s %d %d", self->python, OVT_BENCH_DIR, with->program,
        replications, seed);
    ovt_status status = bench_command(command, numbers, 2 + 2 * at->metrics.count, err);
    if (status != OVT_OK) {
        return status;
    }
    sample->seconds = numbers[0];
    sample->replications = numbers[1];
    for (int i = 0; i < at->metrics.count; i++) {
        sample->mean[i] = numbers[2 + 2 * i];
        sample->se[i] = numbers[3 + 2 * i];
    }
    return OVT_OK;
}

/* A faster program that plays another model must not pass. */
static ovt_status
agree(const bench_case *at, const bench_sample *ours, const bench_sample *theirs, const char *name,
    ovt_error *err)
{
    for (int i = 0; i < at->metrics.count; i++) {
        const char *metric = at->metrics.names[i];
        double apart = ours->mean[i] - theirs->mean[i];
        double allowed = 5 * hypot(ours->se[i], theirs->se[i]);
        printf("  %-6s %-20s %12.4f %12.4f   apart %8.4f of %.4f\n", name, metric, ours->mean[i],
            theirs->mean[i], fabs(apart), allowed);
        if (!(fabs(apart) <= allowed)) {
            return ovt_fail(err, OVT_FAILED,
                "%s plays another model: %s differs by %g, more than 5 "
                "standard errors (%g)",
                name, metric, apart, allowed);
        }
    }
    return OVT_OK;
}

static ovt_status
check_agreement(const bench *self, bench_name name, ovt_error *err)
{
    const bench_case *at = &bench_cases[name];
    bench_sample ours;
    if (at->metrics.count == 0) {
        return OVT_OK;
    }
    ovt_status status =
        bench_results(&self->studies[name], 1, 2 * at->replications, &at->metrics, &ours, err);
    printf("Means of the case %s by overture and by the other program:\n", at->key);
    for (int i = 0; status == OVT_OK && i < MOST_RIVALS && at->rivals[i].name != NULL; i++) {
        const bench_rival *with = &at->rivals[i];
        bench_sample theirs;
        status = play_rival(self, at, with, with->checked, 1, &theirs, err);
        if (status == OVT_OK) {
            status = agree(at, &ours, &theirs, with->name, err);
        }
    }
    return status;
}

static ovt_status
measure_case(bench *self, bench_name name, int round, ovt_error *err)
{
    const bench_case *at = &bench_cases[name];
    const ovt_study *study = &self->studies[name];
    double count = (double) at->replications, seconds;
    bench_sample sample;
    ovt_status status = bench_histories(study, 1, at->replications, &seconds, err);
    self->rounds[at->histories][round] = seconds / count;
    if (status == OVT_OK && at->same != MEASURES) {
        status = bench_results(study, 1, at->replications, &at->metrics, &sample, err);
        self->rounds[at->same][round] = sample.seconds / count;
    }
    for (unsigned threads = 1; status == OVT_OK && threads <= 2; threads++) {
        status = bench_results(study, threads, at->replications, NULL, &sample, err);
        self->rounds[at->all + threads - 1][round] = sample.wall / count;
    }
    for (int i = 0; status == OVT_OK && i < MOST_RIVALS && at->rivals[i].name != NULL; i++) {
        const bench_rival *with = &at->rivals[i];
        status = play_rival(self, at, with, with->measured, round, &sample, err);
        self->rounds[with->place][round] = sample.seconds / sample.replications;
    }
    self->rounds[at->random][round] =
        bench_random(self->blocks[name] * count, self->logs[name] * count) / count;
    return status;
}

static ovt_status
measure_processes(bench *self, int round, ovt_error *err)
{
    bench_process process = {0};
    const bench_case *offers = &bench_cases[COMPARISON];
    const char *run[] = {self->overture, "run", bench_cases[FIXED].files[0], "-n", "1000", NULL};
    const char *compare[OFFERS + 3] = {self->overture, "compare"};
    memcpy(&compare[2], offers->files, sizeof offers->files);

    ovt_status status = bench_start(run, &process, err);
    self->rounds[FIRST_OUTPUT][round] = process.first_byte;
    if (status == OVT_OK) {
        status = bench_start(compare, &process, err);
        self->rounds[FIRST_COMPARISON][round] = process.first_byte;
    }
    for (int large = 0; status == OVT_OK && large <= 1; large++) {
        run[4] = large ? "1000000" : "10000";
        status = bench_start(run, &process, err);
        self->rounds[large ? MEMORY_LARGE : MEMORY_SMALL][round] = process.megabytes;
    }
    return status;
}

/* A sweep of some points on one thread, all else as a user finds it. */
static ovt_status
measure_sweep(const bench *self, int points, int replications, bench_swept *swept, ovt_error *err)
{
    char words[2048];
    snprintf(words, sizeof words, "sweep %s/sweep.cfg -j 1 -q --part 1-%d -n %d", OVT_BENCH_DIR,
        points, replications);
    return bench_sweep(self->sweep, words, swept, err);
}

/* Few histories: it is the points that memory could grow with. */
static ovt_status
measure_sweep_memory(const bench *self, const char *part, double *megabytes, ovt_error *err)
{
    bench_process process = {0};
    char path[2048];
    snprintf(path, sizeof path, "%s.db", self->sweep);
    const char *words[] = {self->overture, "sweep", OVT_BENCH_DIR "/sweep.cfg", "-j", "1", "-q",
        "-n", "10", "--part", part, "--store", path, NULL};
    unlink(path);
    ovt_status status = bench_start(words, &process, err);
    unlink(path);
    *megabytes = process.megabytes;
    return status;
}

static ovt_status
measure_sweeps(bench *self, int round, ovt_error *err)
{
    bench_swept once, points = {0}, histories = {0};
    ovt_status status = measure_sweep(self, POINTS, REPLICATIONS, &once, err);
    if (status == OVT_OK) {
        status = measure_sweep(self, 2 * POINTS, REPLICATIONS, &points, err);
    }
    if (status == OVT_OK) {
        status = measure_sweep(self, POINTS, 2 * REPLICATIONS, &histories, err);
    }
    if (status == OVT_OK) {
        status = measure_sweep_memory(self, "1-200", &self->rounds[SWEEP_MEMORY_SMALL][round], err);
    }
    if (status == OVT_OK) {
        status =
            measure_sweep_memory(self, "1-2000", &self->rounds[SWEEP_MEMORY_LARGE][round], err);
    }
    self->rounds[SWEEP][round] = once.processor;
    self->rounds[SWEEP_STORE][round] = once.store_processor;
    self->rounds[SWEEP_CLOCK][round] = once.clock;
    self->rounds[SWEEP_WAITING][round] = once.store_clock;
    self->rounds[SWEEP_POINTS][round] = points.processor;
    self->rounds[SWEEP_HISTORIES][round] = histories.processor;
    return status;
}

static int
ascending(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static ovt_status
run(bench *self, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (bench_name name = 0; status == OVT_OK && name < CASES; name++) {
        status = prepare(self, name, err);
    }
    for (bench_name name = 0; status == OVT_OK && name < CASES; name++) {
        status = check_agreement(self, name, err);
    }
    for (int round = 0; status == OVT_OK && round < ROUNDS; round++) {
        for (bench_name name = 0; status == OVT_OK && name < CASES; name++) {
            status = measure_case(self, name, round, err);
        }
        if (status == OVT_OK) {
            status = measure_processes(self, round, err);
        }
        if (status == OVT_OK) {
            status = measure_sweeps(self, round, err);
        }
    }
    for (int i = 0; status == OVT_OK && i < MEASURES; i++) {
        qsort(self->rounds[i], ROUNDS, sizeof(double), ascending);
        self->median[i] = self->rounds[i][ROUNDS / 2];
    }
    return status;
}

static double
value_of(const bench *self, const bench_ratio *row)
{
    double value = self->median[row->numerator];
    return row->denominator == MEASURES ? value : value / self->median[row->denominator];
}

static const char *
verdict(char text[24], double value, bool at_least, double bound)
{
    bool met = at_least ? value >= bound : value <= bound;
    if (isnan(bound)) {
        return "-";
    }
    snprintf(text, 24, "%s %g: %s", at_least ? ">=" : "<=", bound, met ? "met" : "missed");
    return text;
}

static void
print_table(const bench *self)
{
    puts("\nRandom numbers a replication:");
    for (bench_name name = 0; name < CASES; name++) {
        printf("  %-8s %8.1f blocks %8.1f logarithms\n", bench_cases[name].key, self->blocks[name],
            self->logs[name]);
    }
    puts("");
    printf("%-34s %12s %14s\n", "Median of 7, interleaved", "ns each", "each second");
    for (int i = 0; i < FIRST_OUTPUT; i++) {
        printf("%-34s %12.1f %14.0f\n", bench_keys[i], 1e9 * self->median[i], 1 / self->median[i]);
    }
    printf("\n%-42s %10s %-8s %-18s %s\n", "", "measured", "", "must", "aim");
    const bench_ratio *row;
    for (size_t i = 0; (row = bench_ratio_at(i)) != NULL; i++) {
        double value = value_of(self, row);
        char must[24], aim[24];
        printf("%-42s %10.3g %-8s %-18s %s\n", row->label, value, row->unit,
            verdict(must, value, row->at_least, row->must),
            verdict(aim, value, row->at_least, row->aim));
    }
}

static void
print_json(const bench *self, FILE *out)
{
    fputs("{\n  \"rounds\": 7,\n  \"median\": {\n", out);
    for (int i = 0; i < MEASURES; i++) {
        fprintf(out, "    \"%s\": %.6g,\n", bench_keys[i], self->median[i]);
    }
    for (bench_name name = 0; name < CASES; name++) {
        fprintf(out, "    \"%s_blocks\": %.6g, \"%s_logarithms\": %.6g%s\n", bench_cases[name].key,
            self->blocks[name], bench_cases[name].key, self->logs[name],
            name + 1 < CASES ? "," : "");
    }
    fputs("  },\n  \"ratio\": {\n", out);
    const bench_ratio *row;
    for (size_t i = 0; (row = bench_ratio_at(i)) != NULL; i++) {
        fprintf(out, "    \"%s\": %.6g%s\n", row->key, value_of(self, row),
            bench_ratio_at(i + 1) != NULL ? "," : "");
    }
    fputs("  }\n}\n", out);
}

int
main(int argc, char **argv)
{
    static bench self;
    ovt_error err = {0};
    if (argc < 5 || argc > 6) {
        fputs("usage: bench OVERTURE BENCH_DRAWS BENCH_SWEEP PYTHON [JSON_FILE]\n", stderr);
        return 2;
    }
    self.overture = argv[1];
    self.draws = argv[2];
    self.sweep = argv[3];
    self.python = argv[4];
    ovt_status status = run(&self, &err);
    if (status == OVT_OK) {
        print_table(&self);
        FILE *json = argc == 6 ? fopen(argv[5], "w") : stdout;
        if (json == NULL) {
            status = ovt_fail(&err, OVT_IO, "cannot write %s", argv[5]);
        } else {
            print_json(&self, json);
            fclose(json);
        }
    }
    if (status != OVT_OK) {
        fprintf(stderr, "bench: %s\n", err.message);
    }
    for (bench_name name = 0; name < CASES; name++) {
        ovt_study_free(&self.studies[name]);
    }
    return ovt_status_exit(status);
}
