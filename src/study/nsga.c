// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/nsga.h"

#include <gsl/gsl_math.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/study/design.h"

/* The customary settings of the method. */
static const double CROSSOVER = 0.9, CROSSOVER_INDEX = 15, MUTATION_INDEX = 20;
/* Parents stand first, children after them. */
struct ovt_nsga {
    ovt_nsga_plan plan;
    ovt_stream stream;
    size_t parents;   /* 0 before the first generation was told */
    double *points;   /* 2 * size rows */
    double *goals;    /* 2 * size rows */
    size_t *rank;     /* 2 * size: 0 for the points that none beats */
    double *crowding; /* 2 * size: how alone a point is among those of its rank */
    size_t *order;    /* 2 * size; scratch */
    double *key;      /* 2 * size; scratch */
    size_t *beaten;   /* 2 * size; scratch */
    double *kept;     /* rows of points and goals; scratch */
};

static bool
exists(const double *goals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (isnan(goals[i])) {
            return false;
        }
    }
    return true;
}

bool
ovt_goals_beat(const double *one, const double *other, size_t goals)
{
    bool smaller = false;
    if (!exists(one, goals) || !exists(other, goals)) {
        return exists(one, goals);
    }
    for (size_t i = 0; i < goals; i++) {
        if (one[i] > other[i]) {
            return false;
        }
        smaller |= one[i] < other[i];
    }
    return smaller;
}

ovt_status
ovt_nsga_new(ovt_nsga **self, const ovt_nsga_plan *plan, ovt_error *err)
{
    size_t rows = 2 * plan->size;
    ovt_nsga *made = *self = ovt_allocate(1, sizeof **self);
    if (made == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to seek offers");
    }
    made->plan = *plan;
    made->stream = ovt_stream_open(plan->seed, 0, OVT_PURPOSE_DESIGN, 1U << 22);
    made->points = ovt_allocate(rows, plan->inputs * sizeof(double));
    made->goals = ovt_allocate(rows, plan->goals * sizeof(double));
    made->rank = ovt_allocate(rows, sizeof(size_t));
    made->crowding = ovt_allocate(rows, sizeof(double));
    made->order = ovt_allocate(rows, sizeof(size_t));
    made->key = ovt_allocate(rows, sizeof(double));
    made->beaten = ovt_allocate(rows, sizeof(size_t));
    made->kept = ovt_allocate(rows, (plan->inputs + plan->goals) * sizeof(double));
    if (made->points == NULL || made->goals == NULL || made->rank == NULL ||
        made->crowding == NULL || made->order == NULL || made->key == NULL ||
        made->beaten == NULL || made->kept == NULL) {
        ovt_nsga_delete(made);
        *self = NULL;
        return ovt_fail(err, OVT_MEMORY, "no memory to seek offers");
    }
    return OVT_OK;
}

/* Ranks the first @p count rows: those that none beats, those beaten by these only, and so on. */
static void
rank_rows(ovt_nsga *self, size_t count)
{
    size_t goals = self->plan.goals, ranked = 0, rank = 0;
    for (size_t i = 0; i < count; i++) {
        self->beaten[i] = 0;
        self->rank[i] = SIZE_MAX;
        for (size_t j = 0; j < count; j++) {
            self->beaten[i] +=
                ovt_goals_beat(self->goals + j * goals, self->goals + i * goals, goals);
        }
    }
    for (; ranked < count; rank++) {
        for (size_t i = 0; i < count; i++) {
            if (self->rank[i] == SIZE_MAX && self->beaten[i] == 0) {
                self->rank[i] = rank;
                ranked++;
            }
        }
        for (size_t i = 0; i < count; i++) {
            for (size_t j = 0; self->rank[i] == SIZE_MAX && j < count; j++) {
                self->beaten[i] -= self->rank[j] == rank && ovt_goals_beat(self->goals + j * goals,
                                                                self->goals + i * goals, goals);
            }
        }
    }
}

/* Adds, goal by goal, the distance between the neighbours on both sides; the ends are kept. */
static void
crowd_rank(ovt_nsga *self, size_t count, size_t rank)
{
    size_t goals = self->plan.goals, members = 0;
    size_t *member = self->beaten; /* no longer needed once all are ranked */
    for (size_t i = 0; i < count; i++) {
        if (self->rank[i] == rank) {
            self->crowding[i] = 0;
            member[members++] = i;
        }
    }
    for (size_t goal = 0; goal < goals; goal++) {
        for (size_t i = 0; i < members; i++) {
            self->key[i] = self->goals[member[i] * goals + goal];
        }
        gsl_sort_index(self->order, self->key, 1, members);
        double range = self->key[self->order[members - 1]] - self->key[self->order[0]];
        for (size_t i = 0; i < members; i++) {
            bool end = i == 0 || i == members - 1;
            double gap =
                end ? INFINITY : self->key[self->order[i + 1]] - self->key[self->order[i - 1]];
            self->crowding[member[self->order[i]]] += end || range > 0 ? gap / range : 0;
        }
    }
}

static void
judge(ovt_nsga *self, size_t count)
{
    size_t last = 0;
    rank_rows(self, count);
    for (size_t i = 0; i < count; i++) {
        last = GSL_MAX(last, self->rank[i]);
    }
    for (size_t rank = 0; rank <= last; rank++) {
        crowd_rank(self, count, rank);
    }
}

/* Whether a row is to be kept rather than another. */
static bool
is_better(const ovt_nsga *self, size_t one, size_t other)
{
    if (self->rank[one] != self->rank[other]) {
        return self->rank[one] < self->rank[other];
    }
    return self->crowding[one] > self->crowding[other];
}

static size_t
choose_parent(ovt_nsga *self)
{
    double size = (double) self->plan.size;
    size_t one = (size_t) (ovt_stream_uniform(&self->stream) * size);
    size_t other = (size_t) (ovt_stream_uniform(&self->stream) * size);
    return is_better(self, other, one) ? other : one;
}

/* How far children lie from the middle of their parents, @p room being the distance of the nearer
 * parent to the wall over that of the parents. */
static double
spread(double room, double u)
{
    double alpha = 2 - pow(1 + 2 * room, -(CROSSOVER_INDEX + 1));
    double power = 1 / (CROSSOVER_INDEX + 1);
    return u <= 1 / alpha ? pow(u * alpha, power) : pow(1 / (2 - u * alpha), power);
}

static void
cross(ovt_nsga *self, double *one, double *other)
{
    bool crossed = ovt_stream_uniform(&self->stream) < CROSSOVER;
    for (size_t i = 0; i < self->plan.inputs; i++) {
        double u = ovt_stream_uniform(&self->stream);
        bool taken = ovt_stream_uniform(&self->stream) < 0.5;
        bool swapped = ovt_stream_uniform(&self->stream) < 0.5;
        double low = GSL_MIN_DBL(one[i], other[i]), high = GSL_MAX_DBL(one[i], other[i]);
        if (!crossed || !taken || high - low < 1e-14) {
            continue;
        }
        double distance = high - low, middle = (low + high) / 2;
        double left = middle - spread(low / distance, u) * distance / 2;
        double right = middle + spread((1 - high) / distance, u) * distance / 2;
        one[i] = GSL_MIN_DBL(GSL_MAX_DBL(swapped ? right : left, 0), 1);
        other[i] = GSL_MIN_DBL(GSL_MAX_DBL(swapped ? left : right, 0), 1);
    }
}

static void
mutate(ovt_nsga *self, double *point)
{
    double power = 1 / (MUTATION_INDEX + 1);
    for (size_t i = 0; i < self->plan.inputs; i++) {
        double u = ovt_stream_uniform(&self->stream), x = point[i];
        if (ovt_stream_uniform(&self->stream) >= 1.0 / (double) self->plan.inputs) {
            continue;
        }
        double step =
            u < 0.5 ? pow(2 * u + (1 - 2 * u) * pow(1 - x, MUTATION_INDEX + 1), power) - 1
                    : 1 - pow(2 * (1 - u) + 2 * (u - 0.5) * pow(x, MUTATION_INDEX + 1), power);
        point[i] = GSL_MIN_DBL(GSL_MAX_DBL(x + step, 0), 1);
    }
}

/* Evenly over the cube, shifted at random; independently where the sequence has no such
 * dimension. */
static void
spread_first(ovt_nsga *self, double *points)
{
    size_t inputs = self->plan.inputs;
    gsl_qrng *sequence =
        inputs <= OVT_SOBOL_DIMENSIONS ? gsl_qrng_alloc(gsl_qrng_sobol, (unsigned) inputs) : NULL;
    ovt_stream shift = self->stream;
    for (size_t row = 0; row < self->plan.size; row++) {
        double *point = points + row * inputs;
        if (sequence == NULL) {
            for (size_t i = 0; i < inputs; i++) {
                point[i] = ovt_stream_uniform(&self->stream);
            }
            continue;
        }
        gsl_qrng_get(sequence, point);
        self->stream = shift;
        for (size_t i = 0; i < inputs; i++) {
            point[i] = fmod(point[i] + ovt_stream_uniform(&self->stream), 1.0);
        }
    }
    gsl_qrng_free(sequence);
}

void
ovt_nsga_ask(ovt_nsga *self, double *points)
{
    size_t inputs = self->plan.inputs;
    if (self->parents == 0) {
        spread_first(self, points);
    }
    for (size_t row = 0; self->parents > 0 && row < self->plan.size; row += 2) {
        double *one = points + row * inputs, *other = one + inputs;
        memcpy(one, self->points + choose_parent(self) * inputs, inputs * sizeof *one);
        memcpy(other, self->points + choose_parent(self) * inputs, inputs * sizeof *other);
        cross(self, one, other);
        mutate(self, one);
        mutate(self, other);
    }
    memcpy(
        self->points + self->parents * inputs, points, self->plan.size * inputs * sizeof *points);
}

/* Keeps the best half, in the order in which they stand so that results repeat. */
static void
select_best(ovt_nsga *self, size_t count)
{
    size_t inputs = self->plan.inputs, goals = self->plan.goals, kept = 0;
    double *points = self->kept, *outcomes = points + self->plan.size * inputs;
    for (size_t i = 0; i < count; i++) {
        size_t better = 0;
        for (size_t j = 0; j < count; j++) {
            better += is_better(self, j, i) || (j < i && !is_better(self, i, j));
        }
        if (better < self->plan.size) {
            memcpy(points + kept * inputs, self->points + i * inputs, inputs * sizeof *points);
            memcpy(outcomes + kept++ * goals, self->goals + i * goals, goals * sizeof *points);
        }
    }
    memcpy(self->points, points, kept * inputs * sizeof *points);
    memcpy(self->goals, outcomes, kept * goals * sizeof *points);
}

void
ovt_nsga_tell(ovt_nsga *self, const double *goals)
{
    size_t size = self->plan.size, count = self->parents + size;
    memcpy(self->goals + self->parents * self->plan.goals, goals,
        size * self->plan.goals * sizeof *goals);
    if (self->parents > 0) {
        judge(self, count);
        select_best(self, count);
    }
    self->parents = size;
    judge(self, size);
}

size_t
ovt_nsga_front(ovt_nsga *self, const double **points, const double **goals)
{
    size_t inputs = self->plan.inputs, targets = self->plan.goals, count = 0;
    double *chosen = self->kept, *outcomes = chosen + self->plan.size * inputs;
    for (size_t i = 0; i < self->parents; i++) {
        if (self->rank[i] == 0 && exists(self->goals + i * targets, targets)) {
            memcpy(chosen + count * inputs, self->points + i * inputs, inputs * sizeof *chosen);
            memcpy(
                outcomes + count++ * targets, self->goals + i * targets, targets * sizeof *chosen);
        }
    }
    *points = chosen;
    *goals = outcomes;
    return count;
}

void
ovt_nsga_delete(ovt_nsga *self)
{
    if (self == NULL) {
        return;
    }
    ovt_free(self->points);
    ovt_free(self->goals);
    ovt_free(self->rank);
    ovt_free(self->crowding);
    ovt_free(self->order);
    ovt_free(self->key);
    ovt_free(self->beaten);
    ovt_free(self->kept);
    ovt_free(self);
}
