// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/score.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

ovt_interval
ovt_score_interval(const ovt_profile *profile, double share)
{
    double tail = (1 - share) / 2;
    return (ovt_interval){
        ovt_profile_quantile(profile, tail), ovt_profile_quantile(profile, 1 - tail)};
}

double
ovt_score_pit(const ovt_profile *profile, double happened)
{
    return (ovt_profile_below(profile, happened) + ovt_profile_at_most(profile, happened)) / 2;
}

/* Between two values the distribution is level, so that the integral is a sum. */
double
ovt_score_crps(const ovt_profile *profile, double happened)
{
    if (profile->n == 0) {
        return NAN;
    }
    double sum = fmax(profile->values[0] - happened, 0);
    for (size_t i = 0; i + 1 < profile->count; i++) {
        double from = profile->values[i];
        double to = profile->values[i + 1];
        double at_most = (double) profile->at_or_below[i] / (double) profile->n;
        double before = fmin(fmax(happened, from), to) - from;
        double after = to - from - before;
        sum += at_most * at_most * before + (1 - at_most) * (1 - at_most) * after;
    }
    return sum + fmax(happened - profile->values[profile->count - 1], 0);
}

double
ovt_score_brier(double probability, bool happened)
{
    double miss = probability - (happened ? 1 : 0);
    return miss * miss;
}

/* Shares of cases add up to no whole number; a rounding error must not cost a whole one. */
double
ovt_score_tail(double held, size_t n, double stated)
{
    return gsl_cdf_binomial_P((unsigned) floor(held + 1e-9), stated, (unsigned) n);
}
