// SPDX-License-Identifier: GPL-3.0-or-later
#include "violation.h"

#include <math.h>

#include "overture/base/bounds.h"

/* A truce violated so often is none: a history with an absurd hazard must still end. */
enum { MOST_VIOLATIONS = 100000 };

static double
power_of(const ovt_deal *self, double age)
{
    return self->plan->shape == 1 ? age : pow(age, self->plan->shape);
}

static void
plan_violation(ovt_deal *self)
{
    if (self->violation_scale <= 0 || self->violation_number > MOST_VIOLATIONS) {
        self->violation_at = INFINITY;
        return;
    }
    double power = self->violation_power + self->violation_left / self->violation_scale;
    double age = self->plan->shape == 1 ? power : pow(power, 1 / self->plan->shape);
    self->violation_at = ovt_greater(age, self->age);
}

/* The first number of a violation's stream is its budget; the others say what comes of it. */
static void
draw_budget(ovt_deal *self)
{
    self->violation = ovt_stream_open(
        self->seed, self->replication, OVT_PURPOSE_VIOLATION, self->violation_number++);
    self->violation_left = ovt_stream_exponential(&self->violation);
}

void
ovt_violation_begin(ovt_deal *self)
{
    self->violation_at = INFINITY;
    self->violation_left = 0;
    self->violation_power = 0;
    self->violation_scale = 0;
    self->violation_drawn = false;
    if (self->number == 0) {
        self->violation_number = 0;
    }
}

static double
temptation_factor(ovt_deal *self)
{
    double incentive[OVT_PARTIES];
    self->progress.phase_days[self->phase] = self->age - self->phase_start;
    ovt_progress_incentive(&self->progress, self->plan, incentive);
    double least = ovt_lesser(incentive[OVT_SEEKER], incentive[OVT_HOLDER]);
    return exp(self->plan->temptation * ovt_greater(0, -least));
}

void
ovt_violation_weigh(ovt_deal *self)
{
    double scale = self->plan->phases[self->phase].violation_scale;
    if (self->plan->temptation > 0) {
        scale *= temptation_factor(self);
    }
    if (scale == self->violation_scale) {
        return;
    }
    double power = power_of(self, self->age);
    double spent = self->violation_scale * (power - self->violation_power);
    self->violation_left = fmax(0, self->violation_left - spent);
    self->violation_power = power;
    self->violation_scale = scale;
    if (!self->violation_drawn) {
        self->violation_drawn = true;
        draw_budget(self);
    }
    plan_violation(self);
}

void
ovt_violation_next(ovt_deal *self)
{
    self->violation_power += self->violation_left / self->violation_scale;
    draw_budget(self);
    plan_violation(self);
}
