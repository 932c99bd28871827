// SPDX-License-Identifier: GPL-3.0-or-later
/* Distributions held against each other level by level, from the worst outcome to the best. */
#include <math.h>

#include "overture/stats/decision.h"

/* Standard errors within which a difference says nothing. Many levels are looked at, of which some
 * would lie beyond two by chance. */
static const double BEYOND_ERROR = 3;

/* Share of the histories at one step of the staircase. */
static double
step_share(const ovt_profile *self, size_t step)
{
    uint64_t before = step == 0 ? 0 : self->at_or_below[step - 1];
    return (double) (self->at_or_below[step] - before) / (double) self->n;
}

/* Steps from the worst on. */
static size_t
step_at(const ovt_profile *self, size_t place, int prefers)
{
    return prefers > 0 ? place : self->count - 1 - place;
}

double
ovt_profile_worst_mean(const ovt_profile *profile, double worst, int prefers)
{
    double left = worst, sum = 0;
    for (size_t i = 0; i < profile->count && left > 0; i++) {
        size_t step = step_at(profile, i, prefers);
        double share = fmin(left, step_share(profile, step));
        sum += share * profile->values[step];
        left -= share;
    }
    return profile->n == 0 ? NAN : sum / worst;
}

/* One distribution while the level rises: the share so far, and the mean and mean square of how far
 * outcomes fall short of the level (0 for those that do not). */
typedef struct {
    const ovt_profile *profile;
    size_t next;
    double share;
    double short_mean;
    double short_square;
} climber;

/* Levels as merits: more is better. */
static double
next_level(const climber *self, int prefers)
{
    return self->next < self->profile->count
               ? prefers * self->profile->values[step_at(self->profile, self->next, prefers)]
               : INFINITY;
}

static void
climb(climber *self, double rise, double level, int prefers)
{
    self->short_square += 2 * rise * self->short_mean + rise * rise * self->share;
    self->short_mean += rise * self->share;
    while (next_level(self, prefers) <= level) {
        self->share += step_share(self->profile, step_at(self->profile, self->next++, prefers));
    }
}

/* What has been seen of a difference on the way up. */
typedef struct {
    bool ahead;     /* clearly, somewhere */
    bool behind;    /* clearly, somewhere */
    bool contrary;  /* behind, be it within the error */
    bool ahead_any; /* ahead, be it within the error */
} seen;

static void
look(seen *self, double difference, double variance, double n)
{
    double error = BEYOND_ERROR * sqrt(fmax(variance, 0) / n);
    self->ahead = self->ahead || difference < -error;
    self->behind = self->behind || difference > error;
    self->ahead_any = self->ahead_any || difference < 0;
    self->contrary = self->contrary || difference > 0;
}

/* Where the difference changed its sign last before it became clear for the second time. */
typedef struct {
    double level;
    double candidate;
    int sign;
    int clear;
} crossing;

static void
watch(crossing *self, double difference, double variance, double n, double level)
{
    double error = BEYOND_ERROR * sqrt(fmax(variance, 0) / n);
    int sign = (difference > 0) - (difference < 0);
    int clear = (difference > error) - (difference < -error);
    if (sign != 0 && sign != self->sign) {
        self->candidate = level;
        self->sign = sign;
    }
    if (clear != 0 && self->clear == -clear && isnan(self->level)) {
        self->level = self->candidate;
    }
    self->clear = clear != 0 ? clear : self->clear;
}

static ovt_dominance
conclude(const seen *shares, const seen *shortfalls, double level)
{
    ovt_dominance result = {.order = OVT_ORDER_NONE, .crossing = level};
    if (!shares->ahead && !shares->behind) {
        result.order = OVT_ORDER_ALIKE;
    } else if (!shares->ahead || !shares->behind) {
        result.order = OVT_ORDER_FIRST;
        result.first_ahead = shares->ahead;
        result.strict = shares->ahead ? !shares->contrary : !shares->ahead_any;
    } else if (shortfalls->ahead != shortfalls->behind) {
        result.order = OVT_ORDER_SECOND;
        result.first_ahead = shortfalls->ahead;
    }
    return result;
}

ovt_dominance
ovt_profile_dominance(const ovt_profile *first, const ovt_profile *second, int prefers)
{
    climber a = {.profile = first}, b = {.profile = second};
    seen shares = {0}, shortfalls = {0};
    crossing found = {.level = NAN, .candidate = NAN};
    double n = (double) (first->n < second->n ? first->n : second->n);
    double level = fmin(next_level(&a, prefers), next_level(&b, prefers));
    double before = level;
    while (isfinite(level)) {
        climb(&a, level - before, level, prefers);
        climb(&b, level - before, level, prefers);
        double variance = a.share * (1 - a.share) + b.share * (1 - b.share);
        double spread = a.short_square - a.short_mean * a.short_mean + b.short_square -
                        b.short_mean * b.short_mean;
        look(&shares, a.share - b.share, variance, n);
        look(&shortfalls, a.short_mean - b.short_mean, spread, n);
        watch(&found, a.share - b.share, variance, n, prefers * level);
        before = level;
        level = fmin(next_level(&a, prefers), next_level(&b, prefers));
    }
    return conclude(&shares, &shortfalls, found.level);
}
