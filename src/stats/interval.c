// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/interval.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#define UPPER_TAIL 0.975

ovt_interval
ovt_interval_mean(double mean, double standard_error, uint64_t n)
{
    if (n < 2) {
        return (ovt_interval){NAN, NAN};
    }
    double half = gsl_cdf_tdist_Pinv(UPPER_TAIL, (double) (n - 1)) * standard_error;
    return (ovt_interval){mean - half, mean + half};
}

ovt_interval
ovt_interval_share(uint64_t hits, uint64_t n)
{
    if (n == 0) {
        return (ovt_interval){NAN, NAN};
    }
    double count = (double) n;
    double share = (double) hits / count;
    double z = gsl_cdf_ugaussian_Pinv(UPPER_TAIL);
    double weight = z * z / count;
    double centre = (share + weight / 2) / (1 + weight);
    double half = z * sqrt(share * (1 - share) / count + weight / (4 * count)) / (1 + weight);
    /* At the ends rounding would leave the bound a little off its exact place. */
    return (ovt_interval){hits == 0 ? 0 : centre - half, hits == n ? 1 : centre + half};
}

/* At 0 and at n hits the quantile is a power, and GSL's beta quantile is not asked for it. */
ovt_interval
ovt_interval_exact(uint64_t hits, uint64_t n)
{
    if (n == 0) {
        return (ovt_interval){NAN, NAN};
    }
    double successes = (double) hits;
    double failures = (double) (n - hits);
    double edge = -expm1(log1p(-UPPER_TAIL) / (double) n);
    if (hits == 0) {
        return (ovt_interval){0, edge};
    }
    if (hits == n) {
        return (ovt_interval){1 - edge, 1};
    }
    return (ovt_interval){gsl_cdf_beta_Pinv(1 - UPPER_TAIL, successes, failures + 1),
        gsl_cdf_beta_Pinv(UPPER_TAIL, successes + 1, failures)};
}

/* Standard deviations below the mean at which the binomial sum begins: what lies below is nothing
 * in double precision. */
static const double FAR = 12;

static double
log_probability(double p, double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p);
}

/* Walks up the distribution function of how many of n values lie below the quantile: as many steps
 * as some standard deviations, whatever n, and no function that gives up on a large one. */
bool
ovt_interval_ranks(double p, uint64_t n, uint64_t *low, uint64_t *high)
{
    double count = (double) n;
    double begin = floor(count * p - FAR * sqrt(count * p * (1 - p)));
    double k = begin > 0 ? begin : 0;
    double part = exp(log_probability(p, count, k));
    double below = 0; /* P(fewer than k) */
    *low = 0;
    while (k < count && below + part < UPPER_TAIL) {
        below += part;
        part *= (count - k) / (k + 1) * p / (1 - p);
        k++;
        /* P(fewer than k) is what the value of rank k leaves out below it. */
        *low = below <= 1 - UPPER_TAIL ? (uint64_t) k : *low;
    }
    *high = (uint64_t) k + 1;
    return *low >= 1 && *high <= n;
}

const char *
ovt_verdict_text(ovt_verdict verdict)
{
    static const char *const texts[OVT_VERDICT_COUNT] = {
        [OVT_HIGHER] = "higher",
        [OVT_LOWER] = "lower",
        [OVT_SAME] = "practically the same",
        [OVT_CANNOT_TELL] = "cannot tell",
    };
    return verdict < OVT_VERDICT_COUNT ? texts[verdict] : texts[OVT_CANNOT_TELL];
}

/* A NAN compares false everywhere, so that an interval that does not exist cannot tell. */
ovt_verdict
ovt_verdict_of(ovt_interval interval, double tolerance)
{
    if (interval.low > tolerance) {
        return OVT_HIGHER;
    }
    if (interval.high < -tolerance) {
        return OVT_LOWER;
    }
    if (interval.low >= -tolerance && interval.high <= tolerance) {
        return OVT_SAME;
    }
    return OVT_CANNOT_TELL;
}
