// SPDX-License-Identifier: GPL-3.0-or-later
#include "binomial.h"

#include <math.h>

/* Below this a product of doubles loses digits. */
#define TINY 1e-290

/* By squaring: a handful of multiplications for a handful of people. */
static double
power(double base, int32_t exponent)
{
    double result = 1;
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1) {
            result *= base;
        }
        base *= base;
    }
    return result;
}

/* As inverse() below, where the first terms are too small for a double; there they change nothing
 * that matters, but the later ones do. */
static int32_t
inverse_of_many(int32_t n, double p, double u)
{
    double log_odds = log(p) - log1p(-p), log_term = n * log1p(-p);
    double sum = 0;
    for (int32_t count = 0; count < n; count++) {
        double term = exp(log_term);
        sum += term;
        /* Past the middle, terms this small are the rounding of the sum. */
        if (sum >= u || (count > n * p && term < 1e-18)) {
            return count;
        }
        log_term += log((double) (n - count) / (count + 1)) + log_odds;
    }
    return n;
}

/* The smallest count with P(X <= count) >= u, for p <= 1/2. */
static int32_t
inverse(int32_t n, double p, double u)
{
    double term = power(1 - p, n), sum = term;
    if (term < TINY) {
        return inverse_of_many(n, p, u);
    }
    int32_t count = 0;
    for (double odds = p / (1 - p); sum < u && count < n; count++) {
        term *= odds * (double) (n - count) / (count + 1);
        sum += term;
        if (count > n * p && term < 1e-18) {
            break;
        }
    }
    return count;
}

int32_t
ovt_binomial(int32_t n, double p, double u)
{
    if (p >= 1 || n == 0) {
        return n;
    }
    if (p <= 0) {
        return 0;
    }
    return p >= 0.5 ? n - inverse(n, 1 - p, u) : inverse(n, p, 1 - u);
}
