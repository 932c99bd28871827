// SPDX-License-Identifier: GPL-3.0-or-later
#include <gsl/gsl_math.h>
#include <math.h>
#include <string.h>

#include "bootstrap.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/study/indices.h"

/* A step over half of the levels lets every level be visited equally often. */
static const double STEP = (OVT_MORRIS_LEVELS / 2) / (OVT_MORRIS_LEVELS - 1.0);

size_t
ovt_morris_count(const ovt_screen *self)
{
    return self->base * (self->inputs + 1);
}

static void
shuffle(size_t *order, size_t count, ovt_stream *stream)
{
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
    }
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t) (ovt_stream_uniform(stream) * (double) i);
        size_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* Begins low or high by the flip of a coin; the one step of each input then goes the other way. */
static void
walk(const ovt_screen *self, double *rows, size_t *order, ovt_stream *stream)
{
    size_t inputs = self->inputs;
    for (size_t i = 0; i < inputs; i++) {
        double level = floor(ovt_stream_uniform(stream) * (OVT_MORRIS_LEVELS / 2));
        bool high = ovt_stream_uniform(stream) < 0.5;
        rows[i] = level / (OVT_MORRIS_LEVELS - 1) + (high ? STEP : 0);
    }
    shuffle(order, inputs, stream);
    for (size_t step = 0; step < inputs; step++) {
        double *next = rows + (step + 1) * inputs;
        memcpy(next, next - inputs, inputs * sizeof *next);
        next[order[step]] += next[order[step]] < 0.5 ? STEP : -STEP;
    }
}

ovt_status
ovt_morris_points(const ovt_screen *self, double *points, ovt_error *err)
{
    size_t *order = ovt_allocate(self->inputs, sizeof *order);
    if (order == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the design");
    }
    for (size_t path = 0; path < self->base; path++) {
        ovt_stream stream = ovt_stream_open(self->seed, path, OVT_PURPOSE_DESIGN, 1U << 23);
        walk(self, points + path * (self->inputs + 1) * self->inputs, order, &stream);
    }
    ovt_free(order);
    return OVT_OK;
}

/* The effects of one input in the trajectories where it exists, by half. */
typedef struct {
    double *half[2];
    size_t count;
} sample;

/* Where trajectory @p path changes input @p input. */
static size_t
find_step(const ovt_screen *screen, const double *points, size_t path, size_t input)
{
    const double *rows = points + path * (screen->inputs + 1) * screen->inputs;
    size_t step = 0;
    while (rows[step * screen->inputs + input] == rows[(step + 1) * screen->inputs + input]) {
        step++;
    }
    return step;
}

static void
take_effect(sample *self, const ovt_screen *screen, const double *points,
    const ovt_outcomes *outcomes, size_t path, size_t input)
{
    size_t row = path * (screen->inputs + 1) + find_step(screen, points, path, input);
    double change =
        points[(row + 1) * screen->inputs + input] - points[row * screen->inputs + input];
    for (size_t half = 0; half < 2; half++) {
        const double *values = outcomes->half[half];
        self->half[half][self->count] = (values[row + 1] - values[row]) / change;
    }
    self->count += !isnan(self->half[0][self->count]) && !isnan(self->half[1][self->count]);
}

static void
mean_size(void *context, const size_t *numbers, size_t rows, double *statistics)
{
    const sample *self = context;
    double sum = 0;
    for (size_t i = 0; i < rows; i++) {
        sum += fabs(self->half[0][numbers[i]] + self->half[1][numbers[i]]) / 2;
    }
    statistics[0] = sum / (double) rows;
}

static void
describe(ovt_effects *effects, const sample *self)
{
    double n = (double) self->count, mean[2] = {0, 0}, common = 0, apart = 0, sizes = 0;
    for (size_t i = 0; i < self->count; i++) {
        mean[0] += self->half[0][i] / n;
        mean[1] += self->half[1][i] / n;
        sizes += fabs(self->half[0][i] + self->half[1][i]) / (2 * n);
    }
    for (size_t i = 0; i < self->count; i++) {
        double one = self->half[0][i] - mean[0], other = self->half[1][i] - mean[1];
        common += one * other;
        apart += (one - other) * (one - other) / 4;
    }
    effects->used = self->count;
    effects->mean = (mean[0] + mean[1]) / 2;
    effects->mu_star.value = sizes;
    effects->sigma = sqrt(GSL_MAX_DBL(common / (n - 1), 0));
    effects->noise = sqrt(apart / (n - 1));
}

static ovt_status
summarise(ovt_effects *effects, sample *self, uint64_t seed, ovt_error *err)
{
    *effects = (ovt_effects){.used = self->count,
        .mean = NAN,
        .mu_star = {NAN, {NAN, NAN}, false},
        .sigma = NAN,
        .noise = NAN};
    if (self->count < 2) {
        return OVT_OK;
    }
    describe(effects, self);
    ovt_status status =
        ovt_bootstrap_run(&effects->mu_star.ci95, 1, self->count, seed, mean_size, self, err);
    /* The mean size of a normal number is sqrt(2/pi) of its standard deviation. */
    effects->mu_star.distinguishable =
        effects->mu_star.ci95.low > effects->noise * (M_SQRT2 / sqrt(M_PI));
    return status;
}

ovt_status
ovt_morris_effects(ovt_effects *effects, const ovt_screen *screen, const double *points,
    const ovt_outcomes *outcomes, ovt_error *err)
{
    ovt_status status = OVT_OK;
    /* One place more: an effect is written before it is known to exist. */
    sample self = {.half = {ovt_allocate(screen->base + 1, sizeof(double)),
                       ovt_allocate(screen->base + 1, sizeof(double))}};
    if (self.half[0] == NULL || self.half[1] == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the effects");
    }
    for (size_t input = 0; status == OVT_OK && input < screen->inputs; input++) {
        self.count = 0;
        for (size_t path = 0; path < screen->base; path++) {
            take_effect(&self, screen, points, outcomes, path, input);
        }
        status = summarise(&effects[input], &self, screen->seed, err);
    }
    ovt_free(self.half[0]);
    ovt_free(self.half[1]);
    return status;
}
