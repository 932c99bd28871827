// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/design.h"

#include <math.h>

#include "overture/base/bounds.h"
#include "overture/base/memory.h"
#include "overture/config/settings.h"
#include "overture/model/distribution.h"

struct ovt_design {
    const ovt_study *study;
    const ovt_study_settings *own;
    size_t count; /* settings varied */
    uint64_t points;
    const ovt_input **inputs; /* NULL where it has values of its own; owned */
    const ovt_setting **rows; /* owned */
    ovt_cube *cube;           /* samples only; owned */
    double *place;            /* owned */
};

static bool
is_whole(const ovt_setting *row)
{
    return row != NULL && row->type == OVT_SETTING_WHOLE;
}

uint64_t
ovt_vary_steps(const ovt_vary *self)
{
    return self->value_count > 0 ? self->value_count : (uint64_t) self->steps;
}

static double
between(const ovt_vary *self, double share)
{
    if (share <= 0 || share >= 1) {
        return share <= 0 ? self->from : self->to;
    }
    if (self->logarithmic) {
        return self->from * pow(self->to / self->from, share);
    }
    return self->from + (self->to - self->from) * share;
}

static double
input_quantile(const ovt_input *input, double place)
{
    double value = ovt_distribution_quantile(&input->distribution, place);
    value = ovt_lesser(ovt_greater(value, input->place.low), input->place.high);
    return input->place.whole ? floor(value + 0.5) : value;
}

double
ovt_vary_step(const ovt_vary *self, const ovt_input *input, const ovt_setting *row, uint64_t step)
{
    double steps = (double) ovt_vary_steps(self);
    if (self->value_count > 0) {
        return self->values[step];
    }
    if (isnan(self->from)) {
        return input_quantile(input, ((double) step + 0.5) / steps);
    }
    double value = between(self, steps > 1 ? (double) step / (steps - 1) : 0);
    return is_whole(row) ? floor(value + 0.5) : value;
}

double
ovt_vary_quantile(
    const ovt_vary *self, const ovt_input *input, const ovt_setting *row, double place)
{
    if (self->value_count > 0) {
        size_t index = (size_t) (place * (double) self->value_count);
        return self->values[index < self->value_count ? index : self->value_count - 1];
    }
    if (isnan(self->from)) {
        return input_quantile(input, place);
    }
    if (is_whole(row) && !self->logarithmic) {
        return ovt_lesser(self->to, self->from + floor(place * (self->to - self->from + 1)));
    }
    double value = between(self, place);
    return is_whole(row) ? floor(value + 0.5) : value;
}

static bool
is_sample(const ovt_design *self)
{
    return self->own->design == OVT_DESIGN_LATIN_HYPERCUBE || self->own->design == OVT_DESIGN_SOBOL;
}

static uint64_t
count_points(const ovt_design *self)
{
    if (is_sample(self)) {
        return (uint64_t) self->own->points;
    }
    uint64_t count = ovt_vary_steps(&self->own->vary[0]);
    for (size_t i = 1; self->own->design == OVT_DESIGN_GRID && i < self->count; i++) {
        count *= ovt_vary_steps(&self->own->vary[i]);
    }
    return count;
}

ovt_status
ovt_design_new(ovt_design **self, const ovt_study *study, uint64_t seed, ovt_error *err)
{
    size_t count = study->varied_count;
    ovt_design *design = ovt_allocate(1, sizeof *design);
    *self = design;
    if (design == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for a design");
    }
    *design = (ovt_design){.study = study, .own = &study->own->study, .count = count};
    design->inputs = ovt_allocate(count, sizeof *design->inputs);
    design->rows = ovt_allocate(count, sizeof *design->rows);
    design->place = ovt_allocate(count, sizeof *design->place);
    ovt_status status = OVT_OK;
    if (design->inputs == NULL || design->rows == NULL || design->place == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for a design");
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        design->inputs[i] = ovt_vary_input(study, i);
        design->rows[i] = ovt_setting_find(study->varied[i].path);
    }
    if (status == OVT_OK) {
        design->points = count_points(design);
    }
    if (status == OVT_OK && is_sample(design)) {
        status = ovt_cube_new(
            &design->cube, (ovt_design_kind) design->own->design, count, design->points, seed, err);
    }
    if (status != OVT_OK) {
        ovt_design_delete(design);
        *self = NULL;
    }
    return status;
}

uint64_t
ovt_design_count(const ovt_design *self)
{
    return self->points;
}

/* The last setting changes fastest, as in a table read row by row. */
void
ovt_design_point(ovt_design *self, uint64_t number, double *values)
{
    const ovt_vary *vary = self->own->vary;
    if (is_sample(self)) {
        ovt_cube_point(self->cube, number, self->place);
    }
    uint64_t rest = number;
    for (size_t i = self->count; i-- > 0;) {
        if (is_sample(self)) {
            values[i] = ovt_vary_quantile(&vary[i], self->inputs[i], self->rows[i], self->place[i]);
            continue;
        }
        bool is_grid = self->own->design == OVT_DESIGN_GRID;
        uint64_t steps = ovt_vary_steps(&vary[i]);
        values[i] =
            ovt_vary_step(&vary[i], self->inputs[i], self->rows[i], is_grid ? rest % steps : rest);
        rest = is_grid ? rest / steps : rest;
    }
}

/* Values of one setting that are tried: all words, else both ends. */
static size_t
tried(const ovt_vary *vary)
{
    return vary->words == NULL ? 2 : vary->value_count;
}

size_t
ovt_design_probe_count(const ovt_design *self)
{
    size_t count = 0;
    for (size_t i = 0; i < self->count; i++) {
        count += tried(&self->own->vary[i]);
    }
    return count;
}

static double
end_of(const ovt_vary *vary, const ovt_input *input, bool upper)
{
    if (vary->value_count == 0) {
        return isnan(vary->from) ? input_quantile(input, upper ? 0.999 : 0.001)
                                 : (upper ? vary->to : vary->from);
    }
    double end = vary->values[0];
    for (size_t i = 1; i < vary->value_count; i++) {
        end = upper ? ovt_greater(end, vary->values[i]) : ovt_lesser(end, vary->values[i]);
    }
    return end;
}

void
ovt_design_probe(ovt_design *self, size_t index, double *values)
{
    ovt_design_point(self, 0, values);
    for (size_t i = 0; i < self->count; i++) {
        const ovt_vary *vary = &self->own->vary[i];
        if (index < tried(vary)) {
            values[i] = vary->words == NULL ? end_of(vary, self->inputs[i], index == 1)
                                            : vary->values[index];
            return;
        }
        index -= tried(vary);
    }
}

void
ovt_design_delete(ovt_design *self)
{
    if (self == NULL) {
        return;
    }
    ovt_cube_delete(self->cube);
    ovt_free(self->inputs);
    ovt_free(self->rows);
    ovt_free(self->place);
    ovt_free(self);
}
