// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/model/distribution.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>

typedef ovt_distribution dist;

static const char *
ends_fault(const dist *d)
{
    return d->min < d->max ? NULL : "min must be below max";
}

static const char *
mode_fault(const dist *d)
{
    if (ends_fault(d) != NULL) {
        return ends_fault(d);
    }
    return d->mode >= d->min && d->mode <= d->max ? NULL : "mode must lie between min and max";
}

static const char *
sd_fault(const dist *d)
{
    return d->sd > 0 ? NULL : "sd must be above 0";
}

static double
middle(const dist *d)
{
    return 0.5 * (d->min + d->max);
}

static double
mean_itself(const dist *d)
{
    return d->mean;
}

static double
uniform_quantile(const dist *d, double u)
{
    return d->min + u * (d->max - d->min);
}

static double
triangular_quantile(const dist *d, double u)
{
    double width = d->max - d->min;
    double left = d->mode - d->min;
    double right = d->max - d->mode;
    if (u * width < left) {
        return d->min + sqrt(u * width * left);
    }
    return d->max - sqrt((1 - u) * width * right);
}

static double
triangular_mean(const dist *d)
{
    return (d->min + d->mode + d->max) / 3;
}

/* PERT: a beta distribution over min..max whose mean weighs the mode four times. */
static dist
pert_as_beta(const dist *d)
{
    dist beta = *d;
    beta.alpha = 1 + 4 * (d->mode - d->min) / (d->max - d->min);
    beta.beta = 1 + 4 * (d->max - d->mode) / (d->max - d->min);
    return beta;
}

static const char *
beta_fault(const dist *d)
{
    if (!(d->alpha >= 0.3 && d->beta >= 0.3 && d->alpha <= 1000 && d->beta <= 1000)) {
        return "alpha and beta must lie between 0.3 and 1000";
    }
    return ends_fault(d);
}

/* Where GSL's iteration fails (one shape small, the other large), halving finds it, too. */
static double
beta_by_halving(double u, double alpha, double beta)
{
    double low = 0, high = 1;
    for (int i = 0; i < 60; i++) {
        double half = 0.5 * (low + high);
        if (gsl_cdf_beta_P(half, alpha, beta) < u) {
            low = half;
        } else {
            high = half;
        }
    }
    return 0.5 * (low + high);
}

/* Far down a tail GSL finds nothing, and the first term of the series is all there is. */
static double
beta_tail(double u, double alpha, double beta)
{
    double first = exp((log(u * alpha) + gsl_sf_lnbeta(alpha, beta)) / alpha);
    if (first < 1e-9) {
        return first;
    }
    double share = gsl_cdf_beta_Pinv(u, alpha, beta);
    return isfinite(share) ? share : beta_by_halving(u, alpha, beta);
}

static double
beta_quantile(const dist *d, double u)
{
    /* The shorter tail, where the quantile has more digits. */
    double share =
        u < 0.5 ? beta_tail(u, d->alpha, d->beta) : 1 - beta_tail(1 - u, d->beta, d->alpha);
    return d->min + share * (d->max - d->min);
}

static double
beta_mean(const dist *d)
{
    return d->min + (d->max - d->min) * d->alpha / (d->alpha + d->beta);
}

static double
beta_density(const dist *d, double value)
{
    double width = d->max - d->min;
    return gsl_ran_beta_pdf((value - d->min) / width, d->alpha, d->beta) / width;
}

static double
pert_quantile(const dist *d, double u)
{
    dist beta = pert_as_beta(d);
    return beta_quantile(&beta, u);
}

static double
pert_mean(const dist *d)
{
    return (d->min + 4 * d->mode + d->max) / 6;
}

static double
pert_density(const dist *d, double value)
{
    dist beta = pert_as_beta(d);
    return beta_density(&beta, value);
}

static double
normal_quantile(const dist *d, double u)
{
    return d->mean + d->sd * gsl_cdf_ugaussian_Pinv(u);
}

static const char *
truncated_fault(const dist *d)
{
    if (sd_fault(d) != NULL || ends_fault(d) != NULL) {
        return sd_fault(d) != NULL ? sd_fault(d) : ends_fault(d);
    }
    double low = (d->min - d->mean) / d->sd;
    double high = (d->max - d->mean) / d->sd;
    return low < 8 && high > -8 ? NULL : "min and max lie more than 8 sd beyond the mean";
}

static double
truncated_quantile(const dist *d, double u)
{
    double low = (d->min - d->mean) / d->sd;
    double high = (d->max - d->mean) / d->sd;
    double z;
    if (low > 0) { /* by the upper tail, where its shares keep their digits */
        double above = gsl_cdf_ugaussian_Q(low);
        z = gsl_cdf_ugaussian_Qinv(above - u * (above - gsl_cdf_ugaussian_Q(high)));
    } else {
        double below = gsl_cdf_ugaussian_P(low);
        z = gsl_cdf_ugaussian_Pinv(below + u * (gsl_cdf_ugaussian_P(high) - below));
    }
    return fmin(fmax(d->mean + d->sd * z, d->min), d->max);
}

static double
truncated_mean(const dist *d)
{
    double low = (d->min - d->mean) / d->sd;
    double high = (d->max - d->mean) / d->sd;
    double mass = low > 0 ? gsl_cdf_ugaussian_Q(low) - gsl_cdf_ugaussian_Q(high)
                          : gsl_cdf_ugaussian_P(high) - gsl_cdf_ugaussian_P(low);
    double shift = gsl_ran_ugaussian_pdf(low) - gsl_ran_ugaussian_pdf(high);
    return d->mean + d->sd * shift / mass;
}

static const char *
lognormal_fault(const dist *d)
{
    return d->mean > 0 ? sd_fault(d) : "mean must be above 0";
}

/* mean and sd are those of the variable, not of its logarithm. */
static double
lognormal_quantile(const dist *d, double u)
{
    double variance = log1p(d->sd * d->sd / (d->mean * d->mean));
    return d->mean * exp(sqrt(variance) * gsl_cdf_ugaussian_Pinv(u) - variance / 2);
}

static const char *
gamma_fault(const dist *d)
{
    if (!(d->alpha >= 0.1 && d->alpha <= 1000)) {
        return "shape must lie between 0.1 and 1000";
    }
    return d->beta > 0 ? NULL : "scale must be above 0";
}

/* GSL's quantile fails here and there for shapes beyond a thousand, and mostly beyond ten thousand.
 */
#define MOST_GAMMA_SHAPE 500

/* The expansion around the normal distribution by Cornish and Fisher (1938), three terms of it:
 * what is left out is below a millionth of the mean for such shapes, and falls with their square.
 */
static double
narrow_gamma_quantile(double shape, double u)
{
    double z = gsl_cdf_ugaussian_Pinv(u), s = 1 / sqrt(shape);
    double first = (z * z - 1) / 3;
    double second = (z * z - 7) * z / 36;
    double third = -((3 * z * z + 7) * z * z - 16) / 810;
    return shape + sqrt(shape) * (z + s * (first + s * (second + s * third)));
}

static double
gamma_quantile(const dist *d, double u)
{
    if (d->alpha > MOST_GAMMA_SHAPE) {
        return d->beta * narrow_gamma_quantile(d->alpha, u);
    }
    /* Near 0, where GSL's fails, too, the first term of the series is all. */
    double first = pow(u * tgamma(d->alpha + 1), 1 / d->alpha);
    double quantile = first < 1e-7 ? first : gsl_cdf_gamma_Pinv(u, d->alpha, 1);
    return d->beta * (isfinite(quantile) ? quantile : first);
}

static double
gamma_mean(const dist *d)
{
    return d->alpha * d->beta;
}

static double
gamma_density(const dist *d, double value)
{
    return gsl_ran_gamma_pdf(value, d->alpha, d->beta);
}

static const char *
exponential_fault(const dist *d)
{
    return d->mean > 0 ? NULL : "mean must be above 0";
}

static double
exponential_quantile(const dist *d, double u)
{
    return -d->mean * log1p(-u);
}

static const char *
discrete_fault(const dist *d)
{
    return d->value_count > 0 ? NULL : "values must not be empty";
}

static double
discrete_quantile(const dist *d, double u)
{
    size_t low = 0, high = d->value_count - 1;
    while (low < high) {
        size_t half = (low + high) / 2;
        if (u < d->cumulative[half]) {
            high = half;
        } else {
            low = half + 1;
        }
    }
    return d->values[low];
}

static double
discrete_mean(const dist *d)
{
    double sum = 0, before = 0;
    for (size_t i = 0; i < d->value_count; i++) {
        sum += d->values[i] * (d->cumulative[i] - before);
        before = d->cumulative[i];
    }
    return sum;
}

#define NUMBER(name)                                 \
    {                                                \
#name, offsetof(ovt_distribution, name), NAN \
    }
#define NUMBER_OR(name, x)                         \
    {                                              \
#name, offsetof(ovt_distribution, name), x \
    }

/* To add a row: a kind in ovt_dist_kind (at its end), its functions above, and the row here. */
static const ovt_distribution_kind kinds[OVT_DIST_COUNT] = {
    [OVT_DIST_UNIFORM] = {"uniform", {NUMBER(min), NUMBER(max)},
        "Every value between two ends is equally likely.", "uniform from {min} to {max}",
        ends_fault, uniform_quantile, middle, NULL},
    [OVT_DIST_TRIANGULAR] = {"triangular", {NUMBER(min), NUMBER(mode), NUMBER(max)},
        "Between two ends, with straight sides up to the most likely value.",
        "triangular from {min} to {max}, most likely {mode}", mode_fault, triangular_quantile,
        triangular_mean, NULL},
    [OVT_DIST_PERT] = {"pert", {NUMBER(min), NUMBER(mode), NUMBER(max)},
        "Between two ends, rounded, with four times the weight on the most likely value.",
        "PERT from {min} to {max}, most likely {mode}", mode_fault, pert_quantile, pert_mean,
        pert_density},
    [OVT_DIST_NORMAL] = {"normal", {NUMBER(mean), NUMBER(sd)},
        "The normal distribution; draws beyond the setting's range are moved to its edge.",
        "normal with mean {mean} and standard deviation {sd}", sd_fault, normal_quantile,
        mean_itself, NULL},
    [OVT_DIST_TRUNCATED_NORMAL] = {"truncated_normal",
        {NUMBER(mean), NUMBER(sd), NUMBER(min), NUMBER(max)},
        "The normal distribution given that the value lies between two ends; mean and sd are "
        "those before the cut.",
        "normal with mean {mean} and standard deviation {sd}, cut to {min} to {max}",
        truncated_fault, truncated_quantile, truncated_mean, NULL},
    [OVT_DIST_LOGNORMAL] = {"lognormal", {NUMBER(mean), NUMBER(sd)},
        "Positive and skewed; mean and sd are those of the value, not of its logarithm.",
        "lognormal with mean {mean} and standard deviation {sd}", lognormal_fault,
        lognormal_quantile, mean_itself, NULL},
    [OVT_DIST_BETA] = {"beta", {NUMBER(alpha), NUMBER(beta), NUMBER_OR(min, 0), NUMBER_OR(max, 1)},
        "The beta distribution, stretched from min to max.",
        "beta with shapes {alpha} and {beta}, from {min} to {max}", beta_fault, beta_quantile,
        beta_mean, beta_density},
    [OVT_DIST_GAMMA] = {"gamma",
        {{"shape", offsetof(ovt_distribution, alpha), NAN},
            {"scale", offsetof(ovt_distribution, beta), NAN}},
        "The gamma distribution; its mean is shape times scale.",
        "gamma with shape {shape} and scale {scale}", gamma_fault, gamma_quantile, gamma_mean,
        gamma_density},
    [OVT_DIST_EXPONENTIAL] = {"exponential", {NUMBER(mean)},
        "The exponential distribution, which has no memory.", "exponential with mean {mean}",
        exponential_fault, exponential_quantile, mean_itself, NULL},
    [OVT_DIST_DISCRETE] = {"discrete", {{NULL, 0, 0}},
        "One of the given values, each with its probability.", "one of", discrete_fault,
        discrete_quantile, discrete_mean, NULL},
};

const ovt_distribution_kind *
ovt_distribution_at(size_t kind)
{
    return kind < OVT_DIST_COUNT ? &kinds[kind] : NULL;
}

size_t
ovt_distribution_find(const char *key)
{
    for (size_t i = 0; i < OVT_DIST_COUNT; i++) {
        if (strcmp(kinds[i].key, key) == 0) {
            return i;
        }
    }
    return OVT_NONE;
}

void
ovt_distribution_support(const ovt_distribution *self, double *low, double *high)
{
    switch ((ovt_dist_kind) self->kind) {
    case OVT_DIST_NORMAL:
        *low = -INFINITY;
        *high = INFINITY;
        break;
    case OVT_DIST_LOGNORMAL:
    case OVT_DIST_GAMMA:
    case OVT_DIST_EXPONENTIAL:
        *low = 0;
        *high = INFINITY;
        break;
    case OVT_DIST_DISCRETE:
        *low = self->values[0];
        *high = self->values[self->value_count - 1];
        break;
    case OVT_DIST_UNIFORM:
    case OVT_DIST_TRIANGULAR:
    case OVT_DIST_PERT:
    case OVT_DIST_TRUNCATED_NORMAL:
    case OVT_DIST_BETA:
    case OVT_DIST_COUNT:
        *low = self->min;
        *high = self->max;
        break;
    }
}
