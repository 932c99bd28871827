// SPDX-License-Identifier: GPL-3.0-or-later
/* Measures overture against the same deal with NumPy and with SimPy, after checking that all three
 * agree, and against the cost of its random numbers alone. Runs are interleaved; medians of ROUNDS.
 * One core is measured in processor time, two in time of the clock.
 *   bench OVERTURE BENCH_DRAWS PYTHON [JSON_FILE]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contest.h"

enum { ROUNDS = 7, OFFERS = 6 };

/* Replications of one measurement: about half a second of each program. */
enum { NATIVE = 400000, NUMPY = 200000, SIMPY = 2000, OFFERS_EACH = 20000 };

typedef enum {
    FIXED_HISTORIES, /* seconds a replication, as all up to RANDOM; of the clock for _ALL and _TWO
                      */
    FIXED_SAME,
    FIXED_ALL,
    FIXED_TWO,
    OFFERS_HISTORIES,
    OFFERS_ALL,
    OFFERS_TWO,
    NUMPY_FIXED,
    SIMPY_FIXED,
    RANDOM_FIXED,
    RANDOM_OFFERS,
    FIRST_OUTPUT, /* seconds */
    FIRST_COMPARISON,
    MEMORY_SMALL, /* megabytes */
    MEMORY_LARGE,
    MEASURES
} measure;

static const char *const keys[MEASURES] = {
    [FIXED_HISTORIES] = "fixed_histories",
    [FIXED_SAME] = "fixed_same_metrics",
    [FIXED_ALL] = "fixed_all_metrics",
    [FIXED_TWO] = "fixed_all_metrics_2_threads",
    [OFFERS_HISTORIES] = "offers_histories",
    [OFFERS_ALL] = "offers_all_metrics",
    [OFFERS_TWO] = "offers_all_metrics_2_threads",
    [NUMPY_FIXED] = "numpy",
    [SIMPY_FIXED] = "simpy",
    [RANDOM_FIXED] = "fixed_random_numbers",
    [RANDOM_OFFERS] = "offers_random_numbers",
    [FIRST_OUTPUT] = "first_output_run",
    [FIRST_COMPARISON] = "first_output_compare",
    [MEMORY_SMALL] = "memory_10_4",
    [MEMORY_LARGE] = "memory_10_6",
};

typedef struct {
    const char *overture;
    const char *draws;
    const char *python;
    ovt_study fixed;
    ovt_study offers;
    double fixed_draws[2]; /* blocks and logarithms a replication, as the next */
    double offers_draws[2];
    double rounds[MEASURES][ROUNDS];
    double median[MEASURES];
} bench;

static const char *const offer_files[OFFERS] = {
    OVT_ROOT_DIR "/scenarios/march-2024/offers/no-deal.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/mediator-40-for-800.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/permanent-ceasefire.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/return-and-aid.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/smaller-faster.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/three-phase.cfg",
};
static const char *const fixed_file = OVT_BENCH_DIR "/fixed-deal.cfg";

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

static ovt_status
draws_of(const bench *self, const char *file, double draws[2], ovt_error *err)
{
    char command[4096];
    snprintf(command, sizeof command, "%s %s", self->draws, file);
    return bench_command(command, draws, 2, err);
}

static ovt_status
other(const bench *self, const char *program, int replications, int seed, bench_sample *sample,
    ovt_error *err)
{
    char command[4096];
    double numbers[2 + 2 * BENCH_METRICS];
    snprintf(command, sizeof command, "%s %s/%s %d %d", self->python, OVT_BENCH_DIR, program,
        replications, seed);
    ovt_status status = bench_command(command, numbers, 2 + 2 * BENCH_METRICS, err);
    if (status != OVT_OK) {
        return status;
    }
    sample->seconds = numbers[0];
    sample->replications = numbers[1];
    for (int i = 0; i < BENCH_METRICS; i++) {
        sample->mean[i] = numbers[2 + 2 * i];
        sample->se[i] = numbers[3 + 2 * i];
    }
    return OVT_OK;
}

/* A faster program that plays another model must not pass. */
static ovt_status
agree(const bench_sample *ours, const bench_sample *theirs, const char *name, ovt_error *err)
{
    for (int i = 0; i < BENCH_METRICS; i++) {
        double apart = ours->mean[i] - theirs->mean[i];
        double allowed = 5 * hypot(ours->se[i], theirs->se[i]);
        printf("  %-6s %-20s %12.4f %12.4f   apart %8.4f of %.4f\n", name, bench_metrics[i],
            ours->mean[i], theirs->mean[i], fabs(apart), allowed);
        if (!(fabs(apart) <= allowed)) {
            return ovt_fail(err, OVT_FAILED,
                "%s plays another model: %s differs by %g, more than 5 "
                "standard errors (%g)",
                name, bench_metrics[i], apart, allowed);
        }
    }
    return OVT_OK;
}

static ovt_status
check_agreement(const bench *self, ovt_error *err)
{
    bench_sample ours, numpy, simpy;
    ovt_status status = bench_results(&self->fixed, 1, 2 * NATIVE, true, &ours, err);
    if (status == OVT_OK) {
        status = other(self, "fixed_deal_numpy.py", 2 * NATIVE, 1, &numpy, err);
    }
    if (status == OVT_OK) {
        status = other(self, "fixed_deal_simpy.py", 5 * SIMPY, 1, &simpy, err);
    }
    if (status == OVT_OK) {
        puts("Means of the fixed deal by overture and by the other program:");
        status = agree(&ours, &numpy, "NumPy", err);
    }
    if (status == OVT_OK) {
        status = agree(&ours, &simpy, "SimPy", err);
    }
    return status;
}

static ovt_status
measure_study(
    bench *self, const ovt_study *study, int round, uint64_t count, measure first, ovt_error *err)
{
    bench_sample sample;
    double seconds;
    bool fixed = study == &self->fixed;
    ovt_status status = bench_histories(study, 1, count, &seconds, err);
    self->rounds[first][round] = seconds / (double) count;
    if (status == OVT_OK && fixed) {
        status = bench_results(study, 1, count, true, &sample, err);
        self->rounds[FIXED_SAME][round] = sample.seconds / (double) count;
    }
    for (unsigned threads = 1; status == OVT_OK && threads <= 2; threads++) {
        measure place = (fixed ? FIXED_ALL : OFFERS_ALL) + threads - 1;
        status = bench_results(study, threads, count, false, &sample, err);
        self->rounds[place][round] = sample.wall / (double) count;
    }
    return status;
}

static ovt_status
measure_others(bench *self, int round, ovt_error *err)
{
    bench_sample sample = {0};
    ovt_status status = other(self, "fixed_deal_numpy.py", NUMPY, round, &sample, err);
    self->rounds[NUMPY_FIXED][round] = sample.seconds / sample.replications;
    if (status == OVT_OK) {
        status = other(self, "fixed_deal_simpy.py", SIMPY, round, &sample, err);
        self->rounds[SIMPY_FIXED][round] = sample.seconds / sample.replications;
    }
    double *draws = self->fixed_draws;
    self->rounds[RANDOM_FIXED][round] = bench_random(draws[0] * NATIVE, draws[1] * NATIVE) / NATIVE;
    draws = self->offers_draws;
    self->rounds[RANDOM_OFFERS][round] =
        bench_random(draws[0] * OFFERS_EACH, draws[1] * OFFERS_EACH) / OFFERS_EACH;
    return status;
}

static ovt_status
measure_processes(bench *self, int round, ovt_error *err)
{
    bench_process process = {0};
    const char *run[] = {self->overture, "run", fixed_file, "-n", "1000", NULL};
    const char *compare[OFFERS + 3] = {self->overture, "compare"};
    memcpy(&compare[2], offer_files, sizeof offer_files);

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

static int
ascending(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static ovt_status
run(bench *self, ovt_error *err)
{
    ovt_status status = load(&self->fixed, &fixed_file, 1, err);
    if (status == OVT_OK) {
        status = load(&self->offers, offer_files, OFFERS, err);
    }
    if (status == OVT_OK) {
        status = draws_of(self, fixed_file, self->fixed_draws, err);
    }
    for (int i = 0; status == OVT_OK && i < OFFERS; i++) {
        double draws[2];
        status = draws_of(self, offer_files[i], draws, err);
        self->offers_draws[0] += draws[0];
        self->offers_draws[1] += draws[1];
    }
    if (status == OVT_OK) {
        status = check_agreement(self, err);
    }
    for (int round = 0; status == OVT_OK && round < ROUNDS; round++) {
        status = measure_study(self, &self->fixed, round, NATIVE, FIXED_HISTORIES, err);
        if (status == OVT_OK) {
            status = measure_study(self, &self->offers, round, OFFERS_EACH, OFFERS_HISTORIES, err);
        }
        if (status == OVT_OK) {
            status = measure_others(self, round, err);
        }
        if (status == OVT_OK) {
            status = measure_processes(self, round, err);
        }
    }
    for (int i = 0; status == OVT_OK && i < MEASURES; i++) {
        qsort(self->rounds[i], ROUNDS, sizeof(double), ascending);
        self->median[i] = self->rounds[i][ROUNDS / 2];
    }
    return status;
}

/* One derived number: a ratio of two medians, or a median, with what is aimed at. */
typedef struct {
    const char *key;
    const char *label;
    measure numerator;
    measure denominator; /* MEASURES: none */
    bool at_least;       /* the aim is a lower bound */
    double aim;
    const char *unit;
} ratio;

/* To add a ratio: add its row here. */
static const ratio ratios[] = {
    {"numpy_ratio", "NumPy / overture, same metrics, 1 thread", NUMPY_FIXED, FIXED_SAME, true, 5,
        "times"},
    {"simpy_ratio", "SimPy / overture, same metrics, 1 thread", SIMPY_FIXED, FIXED_SAME, true, 100,
        "times"},
    {"fixed_random_ratio", "Fixed deal / its random numbers", FIXED_HISTORIES, RANDOM_FIXED, false,
        3, "times"},
    {"offers_random_ratio", "Comparison / its random numbers", OFFERS_HISTORIES, RANDOM_OFFERS,
        false, 3, "times"},
    {"fixed_two_threads", "Fixed deal, 1 thread / 2 threads", FIXED_ALL, FIXED_TWO, true, 1.9,
        "times"},
    {"offers_two_threads", "Comparison, 1 thread / 2 threads", OFFERS_ALL, OFFERS_TWO, true, 1.9,
        "times"},
    {"first_output_run", "First output of run, 1,000 replications", FIRST_OUTPUT, MEASURES, false,
        0.1, "seconds"},
    {"first_output_compare", "First output of the comparison, as it is", FIRST_COMPARISON, MEASURES,
        false, NAN, "seconds"},
    {"memory_10_4", "Memory at 10,000 replications", MEMORY_SMALL, MEASURES, false, 64, "MB"},
    {"memory_10_6", "Memory at 1,000,000 replications", MEMORY_LARGE, MEASURES, false, 64, "MB"},
};

static double
value_of(const bench *self, const ratio *row)
{
    double value = self->median[row->numerator];
    return row->denominator == MEASURES ? value : value / self->median[row->denominator];
}

static void
print_table(const bench *self)
{
    printf("\nRandom numbers a replication: fixed deal %.1f blocks and %.1f logarithms, comparison "
           "%.1f and %.1f\n\n",
        self->fixed_draws[0], self->fixed_draws[1], self->offers_draws[0], self->offers_draws[1]);
    printf("%-34s %12s %14s\n", "Median of 7, interleaved", "ns each", "each second");
    for (int i = 0; i < FIRST_OUTPUT; i++) {
        printf("%-34s %12.1f %14.0f\n", keys[i], 1e9 * self->median[i], 1 / self->median[i]);
    }
    printf("\n%-42s %10s %-8s %s\n", "", "measured", "", "aim");
    for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++) {
        const ratio *row = &ratios[i];
        double value = value_of(self, row);
        printf("%-42s %10.3g %-8s", row->label, value, row->unit);
        if (isnan(row->aim)) {
            puts(" -");
        } else {
            bool met = row->at_least ? value >= row->aim : value <= row->aim;
            printf(" %s %g: %s\n", row->at_least ? ">=" : "<=", row->aim, met ? "met" : "missed");
        }
    }
}

static void
print_json(const bench *self, FILE *out)
{
    fputs("{\n  \"rounds\": 7,\n  \"median\": {\n", out);
    for (int i = 0; i < MEASURES; i++) {
        fprintf(out, "    \"%s\": %.6g,\n", keys[i], self->median[i]);
    }
    fprintf(out, "    \"fixed_blocks\": %.6g, \"fixed_logarithms\": %.6g,\n", self->fixed_draws[0],
        self->fixed_draws[1]);
    fprintf(out, "    \"offers_blocks\": %.6g, \"offers_logarithms\": %.6g\n  },\n  \"ratio\": {\n",
        self->offers_draws[0], self->offers_draws[1]);
    size_t count = sizeof ratios / sizeof *ratios;
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "    \"%s\": %.6g%s\n", ratios[i].key, value_of(self, &ratios[i]),
            i + 1 < count ? "," : "");
    }
    fputs("  }\n}\n", out);
}

int
main(int argc, char **argv)
{
    static bench self;
    ovt_error err = {0};
    if (argc < 4 || argc > 5) {
        fputs("usage: bench OVERTURE BENCH_DRAWS PYTHON [JSON_FILE]\n", stderr);
        return 2;
    }
    self.overture = argv[1];
    self.draws = argv[2];
    self.python = argv[3];
    ovt_status status = run(&self, &err);
    if (status == OVT_OK) {
        print_table(&self);
        FILE *json = argc == 5 ? fopen(argv[4], "w") : stdout;
        if (json == NULL) {
            status = ovt_fail(&err, OVT_IO, "cannot write %s", argv[4]);
        } else {
            print_json(&self, json);
            fclose(json);
        }
    }
    if (status != OVT_OK) {
        fprintf(stderr, "bench: %s\n", err.message);
    }
    ovt_study_free(&self.fixed);
    ovt_study_free(&self.offers);
    return ovt_status_exit(status);
}
