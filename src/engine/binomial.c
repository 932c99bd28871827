// SPDX-License-Identifier: GPL-3.0-or-later
#include "binomial.h"

#include <math.h>

/* Smallest count with P(X <= count) >= u, for p <= 1/2. Starts from logarithms, since (1-p)^n
 * may be too small for a double; terms that small change nothing. */
static int32_t
inverse(int32_t n, double p, double u)
{
    double log_term = n * log1p(-p);
    double log_odds = log(p) - log1p(-p);
    double odds = p / (1 - p);
    double term = exp(log_term), sum = term;
    int32_t count = 0;
    while (sum < u && count < n) {
        double factor = (double) (n - count) / (count + 1);
        if (term > 1e-290) {
            term *= factor * odds;
        } else {
            log_term += log(factor) + log_odds;
            term = exp(log_term);
        }
        sum += term;
        count++;
        if (term < 1e-18 && count > n * p) {
            break; /* the rest of the sum is rounding */
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
