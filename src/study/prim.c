// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/prim.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/base/random.h"

static const double PEEL = 0.05;     /* share of the box peeled or pasted at a time */
static const double SMALLEST = 0.05; /* share of the searched points that a box keeps */
static const double CHANCE = 0.05;   /* a limit more likely than this by chance is dropped */

/* The state of a search. A point is free while no box holds it. */
typedef struct {
    const ovt_prim_sample *sample;
    bool *searched;        /* count: the half that is searched */
    bool *free;            /* count */
    double *column;        /* count; scratch */
    ovt_prim_limit *tried; /* inputs; scratch */
    size_t hits;           /* of the searched half, held by a box or not */
} search;

static bool
holds(const ovt_prim_limit *limits, const double *point, size_t inputs)
{
    for (size_t i = 0; i < inputs; i++) {
        if (point[i] < limits[i].low || point[i] > limits[i].high) {
            return false;
        }
    }
    return true;
}

bool
ovt_prim_holds(const ovt_prim_box *box, const double *point, size_t inputs)
{
    return holds(box->limits, point, inputs);
}

/* How limits do on one half. */
static ovt_prim_fit
fit(const search *self, const ovt_prim_limit *limits, bool searched)
{
    const ovt_prim_sample *sample = self->sample;
    ovt_prim_fit found = {0};
    size_t all = 0;
    for (size_t i = 0; i < sample->count; i++) {
        if (self->searched[i] != searched) {
            continue;
        }
        all += sample->hits[i];
        found.points += self->free[i];
        if (self->free[i] && holds(limits, sample->points + i * sample->inputs, sample->inputs)) {
            found.inside++;
            found.hits += sample->hits[i];
        }
    }
    found.density = (double) found.hits / (double) found.inside;
    found.coverage = (double) found.hits / (double) all;
    found.ci95 = ovt_interval_share(found.hits, found.inside);
    return found;
}

static double
balance(const ovt_prim_fit *found)
{
    double sum = found->density + found->coverage;
    return found->inside == 0 || !(sum > 0) ? 0 : 2 * found->density * found->coverage / sum;
}

/* The values of one input in a box, sorted; returns how many. */
static size_t
sort_column(search *self, const ovt_prim_limit *limits, size_t input)
{
    const ovt_prim_sample *sample = self->sample;
    size_t count = 0;
    for (size_t i = 0; i < sample->count; i++) {
        const double *point = sample->points + i * sample->inputs;
        if (self->searched[i] && self->free[i] && holds(limits, point, sample->inputs)) {
            self->column[count++] = point[input];
        }
    }
    gsl_sort(self->column, 1, count);
    return count;
}

/* Values that repeat are peeled off together, so that a side always moves or is at its end. */
static bool
peeled(search *self, const ovt_prim_limit *limits, size_t input, bool low, ovt_prim_limit *side)
{
    size_t count = sort_column(self, limits, input);
    size_t cut = (size_t) ceil(PEEL * (double) count);
    *side = limits[input];
    if (count < 2) {
        return false;
    }
    if (low) {
        while (cut < count && self->column[cut] == self->column[cut - 1]) {
            cut++;
        }
        side->low = cut < count ? self->column[cut] : INFINITY;
        return cut < count;
    }
    cut = count - cut;
    while (cut > 0 && self->column[cut] == self->column[cut - 1]) {
        cut--;
    }
    side->high = cut > 0 ? self->column[cut - 1] : -INFINITY;
    return cut > 0;
}

/* Peels the side whose loss raises the density most; false where the box may not shrink. */
static bool
peel(search *self, ovt_prim_limit *limits, size_t least)
{
    const size_t inputs = self->sample->inputs;
    ovt_prim_limit side, best_side = {0, 0};
    size_t best_input = inputs;
    double best = -1;
    memcpy(self->tried, limits, inputs * sizeof *limits);
    for (size_t i = 0; i < 2 * inputs; i++) {
        size_t input = i / 2;
        if (!peeled(self, limits, input, i % 2 == 0, &side)) {
            continue;
        }
        self->tried[input] = side;
        ovt_prim_fit found = fit(self, self->tried, true);
        self->tried[input] = limits[input];
        if (found.inside >= least && found.density > best) {
            best = found.density;
            best_input = input;
            best_side = side;
        }
    }
    if (best_input == inputs) {
        return false;
    }
    limits[best_input] = best_side;
    return true;
}

/* The value by which a side grows over one twentieth of the box's points more. */
static ovt_prim_limit
pasted(search *self, const ovt_prim_limit *limits, size_t input, bool low, size_t inside)
{
    ovt_prim_limit side = limits[input];
    size_t step = (size_t) ceil(PEEL * (double) inside), outside = 0;
    memcpy(self->tried, limits, self->sample->inputs * sizeof *limits);
    self->tried[input] =
        low ? (ovt_prim_limit){-INFINITY, side.high} : (ovt_prim_limit){side.low, INFINITY};
    size_t count = sort_column(self, self->tried, input);
    for (size_t i = 0; i < count; i++) {
        outside += low ? self->column[i] < side.low : self->column[i] > side.high;
    }
    if (low) {
        side.low = outside <= step ? -INFINITY : self->column[outside - step];
    } else {
        side.high = outside <= step ? INFINITY : self->column[count - outside + step - 1];
    }
    return side;
}

/* Pastes back what costs no density. */
static void
paste(search *self, ovt_prim_limit *limits)
{
    bool grown = true;
    while (grown) {
        grown = false;
        for (size_t i = 0; i < 2 * self->sample->inputs; i++) {
            ovt_prim_fit before = fit(self, limits, true);
            ovt_prim_limit kept = limits[i / 2];
            limits[i / 2] = pasted(self, limits, i / 2, i % 2 == 0, before.inside);
            ovt_prim_fit after = fit(self, limits, true);
            if (after.inside > before.inside && after.density >= before.density) {
                grown = true;
            } else {
                limits[i / 2] = kept;
            }
        }
    }
}

/* Chance of at least so many hits in the box if the limits of one input told nothing. */
static double
chance_of(search *self, const ovt_prim_limit *limits, size_t input)
{
    ovt_prim_fit with = fit(self, limits, true);
    memcpy(self->tried, limits, self->sample->inputs * sizeof *limits);
    self->tried[input] = (ovt_prim_limit){-INFINITY, INFINITY};
    ovt_prim_fit without = fit(self, self->tried, true);
    if (with.hits == 0) {
        return 1;
    }
    return gsl_cdf_binomial_Q((unsigned) with.hits - 1, without.density, (unsigned) with.inside);
}

static bool
is_limited(const ovt_prim_limit *side)
{
    return isfinite(side->low) || isfinite(side->high);
}

/* Drops the limits of one input at a time, the one most likely by chance first. */
static void
drop_idle(search *self, ovt_prim_limit *limits)
{
    for (;;) {
        size_t worst = self->sample->inputs;
        double most = CHANCE;
        for (size_t i = 0; i < self->sample->inputs; i++) {
            double chance = is_limited(&limits[i]) ? chance_of(self, limits, i) : 0;
            if (chance > most) {
                most = chance;
                worst = i;
            }
        }
        if (worst == self->sample->inputs) {
            return;
        }
        limits[worst] = (ovt_prim_limit){-INFINITY, INFINITY};
    }
}

/* The box of the best balance on the way from all points to the smallest box. */
static ovt_status
seek(search *self, ovt_prim_limit *limits, ovt_error *err)
{
    size_t inputs = self->sample->inputs;
    ovt_prim_limit *shrinking = ovt_allocate(inputs, sizeof *shrinking);
    if (shrinking == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to seek rules");
    }
    for (size_t i = 0; i < inputs; i++) {
        shrinking[i] = limits[i] = (ovt_prim_limit){-INFINITY, INFINITY};
    }
    ovt_prim_fit found = fit(self, shrinking, true);
    size_t least = (size_t) ceil(SMALLEST * (double) found.points);
    double best = balance(&found);
    while (peel(self, shrinking, least)) {
        found = fit(self, shrinking, true);
        if (balance(&found) > best) {
            best = balance(&found);
            memcpy(limits, shrinking, inputs * sizeof *limits);
        }
    }
    ovt_free(shrinking);
    paste(self, limits);
    drop_idle(self, limits);
    return OVT_OK;
}

static void
take_points(search *self, const ovt_prim_box *box)
{
    const ovt_prim_sample *sample = self->sample;
    for (size_t i = 0; i < sample->count; i++) {
        self->free[i] &= !holds(box->limits, sample->points + i * sample->inputs, sample->inputs);
    }
}

static bool
stands_out(const ovt_prim *self, const ovt_prim_box *box)
{
    return box->searched.inside < box->searched.points && box->held_out.ci95.low > self->base;
}

/* False once a box is not worth keeping; its limits then go. */
static ovt_status
add_box(ovt_prim *self, search *state, bool *more, ovt_error *err)
{
    ovt_prim_box *box = &self->boxes[self->count];
    *more = false;
    box->limits = ovt_allocate(state->sample->inputs, sizeof *box->limits);
    if (box->limits == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to seek rules");
    }
    ovt_status status = seek(state, box->limits, err);
    box->searched = fit(state, box->limits, true);
    box->held_out = fit(state, box->limits, false);
    if (status == OVT_OK && stands_out(self, box)) {
        take_points(state, box);
        self->coverage += box->held_out.coverage;
        self->count++;
        *more = true;
    } else {
        ovt_free(box->limits);
        *box = (ovt_prim_box){0};
    }
    return status;
}

static void
split(search *self)
{
    const ovt_prim_sample *sample = self->sample;
    ovt_stream stream = ovt_stream_open(sample->seed, 0, OVT_PURPOSE_BOOTSTRAP, 1);
    for (size_t i = 0; i < sample->count; i++) {
        self->free[i] = true;
        self->searched[i] = ovt_stream_uniform(&stream) < 0.5;
        self->hits += self->searched[i] && sample->hits[i];
    }
}

static double
base_rate(const search *self)
{
    size_t points = 0, hits = 0;
    for (size_t i = 0; i < self->sample->count; i++) {
        points += !self->searched[i];
        hits += !self->searched[i] && self->sample->hits[i];
    }
    return (double) hits / (double) points;
}

ovt_status
ovt_prim_init(ovt_prim *self, const ovt_prim_sample *sample, ovt_error *err)
{
    ovt_status status = OVT_OK;
    search state = {
        .sample = sample,
        .searched = ovt_allocate(sample->count, sizeof(bool)),
        .free = ovt_allocate(sample->count, sizeof(bool)),
        .column = ovt_allocate(sample->count, sizeof(double)),
        .tried = ovt_allocate(sample->inputs, sizeof(ovt_prim_limit)),
    };
    *self = (ovt_prim){0};
    if (state.searched == NULL || state.free == NULL || state.column == NULL ||
        state.tried == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory to seek rules");
        goto out;
    }
    split(&state);
    self->base = base_rate(&state);
    for (bool more = state.hits > 0; status == OVT_OK && more && self->count < OVT_PRIM_BOXES;) {
        status = add_box(self, &state, &more, err);
    }
out:
    ovt_free(state.searched);
    ovt_free(state.free);
    ovt_free(state.column);
    ovt_free(state.tried);
    return status;
}

void
ovt_prim_free(ovt_prim *self)
{
    for (size_t i = 0; i < OVT_PRIM_BOXES; i++) {
        ovt_free(self->boxes[i].limits);
    }
    *self = (ovt_prim){0};
}
