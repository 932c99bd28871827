// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/breakeven.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_roots.h>
#include <math.h>

enum { MOST_STEPS = 100 };

static const double PRECISION = 1e-7; /* of a root, in ranges */

/* What is to be 0: the mean or an end of its interval, less the target. */
typedef enum { MEAN, LOW, HIGH } which;

static double
excess(const ovt_outcome_at *outcome, which part, double target)
{
    double ends[] = {outcome->mean, outcome->ci95.low, outcome->ci95.high};
    return ends[part] - target;
}

/* One root sought between two values. */
typedef struct {
    ovt_breakeven *result;
    const ovt_breakeven_plan *plan;
    which part;
    ovt_status status;
    ovt_error *err;
} search;

static double
ask_at(double value, void *context)
{
    search *self = context;
    ovt_outcome_at outcome = {.value = value};
    if (self->status == OVT_OK) {
        self->status = self->plan->ask(self->plan->context, &outcome, 1, self->err);
        self->result->evaluations++;
    }
    return self->status == OVT_OK ? excess(&outcome, self->part, self->plan->target) : 0;
}

static double
brent(search *self, double low, double high)
{
    gsl_function function = {ask_at, self};
    double width = PRECISION * (self->plan->high - self->plan->low), root = NAN;
    gsl_root_fsolver *solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    if (solver == NULL) {
        self->status = ovt_fail(self->err, OVT_MEMORY, "no memory to seek a root");
        return NAN;
    }
    int state = gsl_root_fsolver_set(solver, &function, low, high);
    for (int i = 0; state == GSL_SUCCESS && self->status == OVT_OK && i < MOST_STEPS; i++) {
        state = gsl_root_fsolver_iterate(solver);
        root = gsl_root_fsolver_root(solver);
        if (gsl_root_fsolver_x_upper(solver) - gsl_root_fsolver_x_lower(solver) < width) {
            break;
        }
    }
    gsl_root_fsolver_free(solver);
    return root;
}

/* Of whole numbers, by halves: the one nearest to the target of the two that end next to it. */
static double
halve(search *self, double low, double high)
{
    double at_low = ask_at(low, self), at_high = ask_at(high, self);
    while (high - low > 1 && self->status == OVT_OK) {
        double middle = floor((low + high) / 2), there = ask_at(middle, self);
        if ((there < 0) == (at_low < 0)) {
            low = middle;
            at_low = there;
        } else {
            high = middle;
            at_high = there;
        }
    }
    return fabs(at_low) <= fabs(at_high) ? low : high;
}

static bool
crosses(const ovt_breakeven *self, const ovt_breakeven_plan *plan, size_t step, which part)
{
    double one = excess(&self->grid[step], part, plan->target);
    double next = excess(&self->grid[step + 1], part, plan->target);
    return !isnan(one) && !isnan(next) && (one <= 0) != (next <= 0);
}

/* The root between two values of the grid. */
static double
root_in(ovt_breakeven *self, const ovt_breakeven_plan *plan, size_t step, which part,
    ovt_status *status, ovt_error *err)
{
    search seeking = {self, plan, part, OVT_OK, err};
    double low = self->grid[step].value, high = self->grid[step + 1].value, root;
    if (excess(&self->grid[step], part, plan->target) == 0) {
        return low;
    }
    if (excess(&self->grid[step + 1], part, plan->target) == 0) {
        return high;
    }
    root = plan->whole ? halve(&seeking, low, high) : brent(&seeking, low, high);
    *status = seeking.status;
    return root;
}

/* The nearest root of an end of the outcome's interval on one side of the grid step that holds the
 * root; the end of the range where there is none. */
static double
end_of(ovt_breakeven *self, const ovt_breakeven_plan *plan, size_t step, int side,
    ovt_status *status, ovt_error *err)
{
    bool rises = self->grid[step + 1].mean > self->grid[step].mean;
    /* Where the outcome rises, its upper end reaches the target before its mean does. */
    which part = (side < 0) == rises ? HIGH : LOW;
    size_t place = step;
    for (;;) {
        if (crosses(self, plan, place, part)) {
            return root_in(self, plan, place, part, status, err);
        }
        if (side < 0 ? place == 0 : place + 2 == self->grid_count) {
            return side < 0 ? plan->low : plan->high;
        }
        place = side < 0 ? place - 1 : place + 1;
    }
}

static ovt_status
ask_grid(ovt_breakeven *self, const ovt_breakeven_plan *plan, ovt_error *err)
{
    double width = plan->high - plan->low;
    self->grid_count = OVT_BREAKEVEN_GRID;
    if (plan->whole && width + 1 < OVT_BREAKEVEN_GRID) {
        self->grid_count = (size_t) width + 1;
    }
    for (size_t i = 0; i < self->grid_count; i++) {
        double value = plan->low + width * (double) i / (double) (self->grid_count - 1);
        self->grid[i] = (ovt_outcome_at){.value = plan->whole ? round(value) : value};
    }
    self->evaluations = self->grid_count;
    return plan->ask(plan->context, self->grid, self->grid_count, err);
}

ovt_status
ovt_breakeven_seek(ovt_breakeven *self, const ovt_breakeven_plan *plan, ovt_error *err)
{
    size_t first = 0;
    *self = (ovt_breakeven){.value = NAN, .ci95 = {NAN, NAN}};
    ovt_status status = ask_grid(self, plan, err);
    for (size_t i = 0; status == OVT_OK && i + 1 < self->grid_count; i++) {
        if (crosses(self, plan, i, MEAN)) {
            first = self->crossings++ == 0 ? i : first;
        }
    }
    if (status != OVT_OK || self->crossings == 0) {
        return status;
    }
    self->found = true;
    self->value = root_in(self, plan, first, MEAN, &status, err);
    if (status == OVT_OK) {
        self->ci95.low = end_of(self, plan, first, -1, &status, err);
    }
    if (status == OVT_OK) {
        self->ci95.high = end_of(self, plan, first, 1, &status, err);
    }
    return status;
}
