// SPDX-License-Identifier: GPL-3.0-or-later
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <string.h>

#include "bootstrap.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/study/design.h"
#include "overture/study/indices.h"

size_t
ovt_sobol_count(const ovt_screen *self)
{
    return self->base * (self->inputs + 2);
}

static double
design_uniform(uint64_t seed, uint64_t row, size_t column)
{
    ovt_stream stream = ovt_stream_open(seed, row, OVT_PURPOSE_DESIGN, (uint32_t) column);
    return ovt_stream_uniform(&stream);
}

/* Rows of 2 * inputs numbers. A shift that wraps around keeps the points as even as they were. */
static ovt_status
write_base(const ovt_screen *self, double *rows, ovt_error *err)
{
    size_t width = 2 * self->inputs;
    gsl_qrng *sequence = NULL;
    if (width <= OVT_SOBOL_DIMENSIONS) {
        sequence = gsl_qrng_alloc(gsl_qrng_sobol, (unsigned) width);
        if (sequence == NULL) {
            return ovt_fail(err, OVT_MEMORY, "no memory for the design of the study");
        }
    }
    for (size_t row = 0; row < self->base; row++) {
        double *point = rows + row * width;
        if (sequence != NULL) {
            gsl_qrng_get(sequence, point);
        }
        for (size_t i = 0; i < width; i++) {
            double shift = design_uniform(self->seed, sequence == NULL ? row : 0, i);
            point[i] = sequence == NULL ? shift : fmod(point[i] + shift, 1.0);
        }
    }
    gsl_qrng_free(sequence);
    return OVT_OK;
}

ovt_status
ovt_sobol_points(const ovt_screen *self, double *points, ovt_error *err)
{
    size_t inputs = self->inputs, base = self->base;
    double *rows = ovt_allocate(base, 2 * inputs * sizeof *rows);
    ovt_status status = rows == NULL ? ovt_fail(err, OVT_MEMORY, "no memory for the design")
                                     : write_base(self, rows, err);
    for (size_t row = 0; status == OVT_OK && row < base; row++) {
        const double *a = rows + row * 2 * inputs, *b = a + inputs;
        memcpy(points + row * inputs, a, inputs * sizeof *a);
        memcpy(points + (base + row) * inputs, b, inputs * sizeof *b);
        for (size_t i = 0; i < inputs; i++) {
            double *mixed = points + ((2 + i) * base + row) * inputs;
            memcpy(mixed, a, inputs * sizeof *a);
            mixed[i] = b[i];
        }
    }
    ovt_free(rows);
    return status;
}

/* What the estimators sum over base points: one row per base point that is complete. The products
 * are of the two halves; inputs follow with their squared distances of AB from A and from B. */
enum { SUM_1, SUM_2, PRODUCT, DISTANCES };

typedef struct {
    size_t inputs;
    size_t width; /* of a row */
    double *rows;
    double *sums; /* width; scratch */
} terms;

static bool
is_complete(const ovt_screen *screen, const ovt_outcomes *outcomes, size_t row)
{
    for (size_t i = 0; i < screen->inputs + 2; i++) {
        size_t place = i * screen->base + row;
        if (isnan(outcomes->half[0][place]) || isnan(outcomes->half[1][place])) {
            return false;
        }
    }
    return true;
}

static double
product_of_differences(const ovt_outcomes *outcomes, size_t one, size_t other)
{
    return (outcomes->half[0][one] - outcomes->half[0][other]) *
           (outcomes->half[1][one] - outcomes->half[1][other]);
}

static void
fill_row(double *terms_row, const ovt_screen *screen, const ovt_outcomes *outcomes, size_t row,
    const double centre[2])
{
    size_t a = row, b = screen->base + row;
    double a1 = outcomes->half[0][a] - centre[0], a2 = outcomes->half[1][a] - centre[1];
    double b1 = outcomes->half[0][b] - centre[0], b2 = outcomes->half[1][b] - centre[1];
    terms_row[SUM_1] = a1 + b1;
    terms_row[SUM_2] = a2 + b2;
    terms_row[PRODUCT] = a1 * a2 + b1 * b2;
    for (size_t i = 0; i < screen->inputs; i++) {
        size_t mixed = (2 + i) * screen->base + row;
        terms_row[DISTANCES + 2 * i] = product_of_differences(outcomes, a, mixed);
        terms_row[DISTANCES + 2 * i + 1] = product_of_differences(outcomes, b, mixed);
    }
}

static void
sum_rows(terms *self, const size_t *numbers, size_t rows)
{
    memset(self->sums, 0, self->width * sizeof *self->sums);
    for (size_t j = 0; j < rows; j++) {
        const double *row = self->rows + numbers[j] * self->width;
        for (size_t i = 0; i < self->width; i++) {
            self->sums[i] += row[i];
        }
    }
}

/* The variance, then first-order and total index of each input. */
static void
estimate(void *context, const size_t *numbers, size_t rows, double *statistics)
{
    terms *self = context;
    double n = 2.0 * (double) rows;
    sum_rows(self, numbers, rows);
    double variance = (self->sums[PRODUCT] - self->sums[SUM_1] * self->sums[SUM_2] / n) / (n - 1.0);
    statistics[0] = variance;
    for (size_t i = 0; i < self->inputs; i++) {
        const double *distance = self->sums + DISTANCES + 2 * i;
        bool exists = variance > 0;
        statistics[1 + 2 * i] = exists ? 1.0 - distance[1] / (n * variance) : NAN;
        statistics[2 + 2 * i] = exists ? distance[0] / (n * variance) : NAN;
    }
}

/* Mean of each half over A and B; the noise is what their difference varies by. */
static void
describe(ovt_sobol *self, const ovt_screen *screen, const ovt_outcomes *outcomes, double centre[2])
{
    double count = 0, difference = 0, square = 0;
    centre[0] = centre[1] = 0;
    for (size_t row = 0; row < screen->base; row++) {
        for (size_t set = 0; is_complete(screen, outcomes, row) && set < 2; set++) {
            double one = outcomes->half[0][set * screen->base + row];
            double other = outcomes->half[1][set * screen->base + row];
            count++;
            centre[0] += one;
            centre[1] += other;
            difference += one - other;
            square += (one - other) * (one - other);
        }
    }
    centre[0] /= count;
    centre[1] /= count;
    self->used = (size_t) count / 2;
    self->mean = (centre[0] + centre[1]) / 2;
    self->noise = count < 2 ? NAN : (square - difference * difference / count) / (count - 1) / 4;
}

static ovt_status
take_intervals(ovt_sobol *self, const ovt_screen *screen, terms *sums, ovt_error *err)
{
    size_t count = 1 + 2 * screen->inputs;
    double *values = ovt_allocate(count, sizeof *values);
    ovt_interval *intervals = ovt_allocate(count, sizeof *intervals);
    size_t *numbers = ovt_allocate(self->used, sizeof *numbers);
    ovt_status status = OVT_OK;
    if (values == NULL || intervals == NULL || numbers == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the indices");
        goto out;
    }
    for (size_t j = 0; j < self->used; j++) {
        numbers[j] = j;
    }
    estimate(sums, numbers, self->used, values);
    status = ovt_bootstrap_run(intervals, count, self->used, screen->seed, estimate, sums, err);
    self->variance = values[0];
    for (size_t i = 0; status == OVT_OK && i < screen->inputs; i++) {
        ovt_index *indices[] = {&self->first[i], &self->total[i]};
        for (size_t kind = 0; kind < 2; kind++) {
            size_t place = 1 + 2 * i + kind;
            *indices[kind] = (ovt_index){
                .value = values[place],
                .ci95 = intervals[place],
                .distinguishable = intervals[place].low > 0,
            };
        }
    }
out:
    ovt_free(values);
    ovt_free(intervals);
    ovt_free(numbers);
    return status;
}

static void
set_unknown(ovt_sobol *self, size_t inputs)
{
    self->variance = NAN;
    for (size_t i = 0; i < inputs; i++) {
        self->first[i] = self->total[i] = (ovt_index){NAN, {NAN, NAN}, false};
    }
}

ovt_status
ovt_sobol_init(
    ovt_sobol *self, const ovt_screen *screen, const ovt_outcomes *outcomes, ovt_error *err)
{
    double centre[2];
    size_t inputs = screen->inputs;
    terms sums = {.inputs = inputs, .width = DISTANCES + 2 * inputs};
    ovt_status status = OVT_OK;
    *self = (ovt_sobol){
        .first = ovt_allocate(inputs, sizeof *self->first),
        .total = ovt_allocate(inputs, sizeof *self->total),
    };
    sums.rows = ovt_allocate(screen->base, sums.width * sizeof *sums.rows);
    sums.sums = ovt_allocate(sums.width, sizeof *sums.sums);
    if (self->first == NULL || self->total == NULL || sums.rows == NULL || sums.sums == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the indices");
        goto out;
    }
    set_unknown(self, inputs);
    describe(self, screen, outcomes, centre);
    size_t kept = 0;
    for (size_t row = 0; row < screen->base; row++) {
        if (is_complete(screen, outcomes, row)) {
            fill_row(sums.rows + kept++ * sums.width, screen, outcomes, row, centre);
        }
    }
    if (self->used >= 2) {
        status = take_intervals(self, screen, &sums, err);
    }
out:
    ovt_free(sums.rows);
    ovt_free(sums.sums);
    return status;
}

void
ovt_sobol_free(ovt_sobol *self)
{
    ovt_free(self->first);
    ovt_free(self->total);
    *self = (ovt_sobol){0};
}
