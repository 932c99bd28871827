// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>

#include "overture/base/random.h"
#include "overture/model/distribution.h"

/* GSL finds quantiles of the beta and gamma distributions by iteration, 0.5 to 4 microseconds each.
 * As functions of the normal number z behind u they are smooth, tails included, so a cubic through
 * values and slopes at 257 places from -6 to 6 is right to a few millionths of a percent; beyond
 * (two draws in a thousand million) the exact function is called. */
enum { CELLS = OVT_QUANTILE_TABLE - 1 };
#define TABLE_END 6.0

static double
table_place(size_t index)
{
    return -TABLE_END + 2 * TABLE_END * (double) index / CELLS;
}

bool
ovt_distribution_tabulate(ovt_distribution *self, double *room)
{
    const ovt_distribution_kind *kind = ovt_distribution_at((size_t) self->kind);
    if (kind->density == NULL) {
        return false;
    }
    /* Where GSL's iteration fails the quantile finds another way; GSL must not end the program. */
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    double *values = room;
    double *slopes = room + OVT_QUANTILE_TABLE;
    for (size_t i = 0; i < OVT_QUANTILE_TABLE; i++) {
        double z = table_place(i);
        values[i] = kind->quantile(self, gsl_cdf_ugaussian_P(z));
        double density = kind->density(self, values[i]);
        double slope = gsl_ran_ugaussian_pdf(z) / density;
        slopes[i] = isfinite(slope) ? slope * 2 * TABLE_END / CELLS : 0;
    }
    gsl_set_error_handler(handler);
    /* No steeper than three times either neighbouring step: then the cubic never turns back
     * (Fritsch and Carlson 1980). */
    for (size_t i = 0; i < OVT_QUANTILE_TABLE; i++) {
        double before = i > 0 ? values[i] - values[i - 1] : INFINITY;
        double after = i < CELLS ? values[i + 1] - values[i] : INFINITY;
        slopes[i] = fmax(0, fmin(slopes[i], 3 * fmin(before, after)));
    }
    self->values = values;
    self->cumulative = slopes;
    self->value_count = OVT_QUANTILE_TABLE;
    return true;
}

static double
table_quantile(const ovt_distribution *self, double u)
{
    double z = gsl_cdf_ugaussian_Pinv(u);
    double cell = (z + TABLE_END) * (CELLS / (2 * TABLE_END));
    if (!(cell >= 0 && cell < CELLS)) {
        return ovt_distribution_at((size_t) self->kind)->quantile(self, u);
    }
    size_t i = (size_t) cell;
    double t = cell - (double) i;
    double step = self->values[i + 1] - self->values[i];
    double left = self->cumulative[i];
    double right = self->cumulative[i + 1];
    /* The Hermite cubic, as a correction of the left value so that flat cells stay flat. */
    return self->values[i] +
           t * (left + t * ((3 * step - 2 * left - right) + t * (left + right - 2 * step)));
}

double
ovt_distribution_quantile(const ovt_distribution *self, double u)
{
    const ovt_distribution_kind *kind = ovt_distribution_at((size_t) self->kind);
    if (kind->density != NULL && self->value_count == OVT_QUANTILE_TABLE) {
        return table_quantile(self, u);
    }
    return kind->quantile(self, u);
}

/* The share that goes with row @p row of the copula: z' = L z, u' = P(z'). */
static double
copula_uniform(const ovt_scenario *scenario, const double *z, size_t row)
{
    double sum = 0;
    for (size_t k = 0; k <= row; k++) {
        sum += scenario->copula[row * scenario->correlated_count + k] * z[k];
    }
    return fmin(fmax(gsl_cdf_ugaussian_P(sum), 0x1p-53), 1 - 0x1p-53);
}

void
ovt_inputs_draw(const ovt_scenario *original, ovt_scenario *copy, uint64_t seed,
    uint64_t replication, double *scratch)
{
    for (size_t i = 0; i < original->input_count; i++) {
        const ovt_input *input = &original->inputs[i];
        double u = ovt_input_uniform(seed, replication, input->hash);
        if (input->correlated == OVT_NONE) {
            ovt_place_set(copy, &input->place, ovt_distribution_quantile(&input->distribution, u));
        } else {
            scratch[input->correlated] = gsl_cdf_ugaussian_Pinv(u);
        }
    }
    for (size_t i = 0; original->correlated_count > 0 && i < original->input_count; i++) {
        const ovt_input *input = &original->inputs[i];
        if (input->correlated != OVT_NONE) {
            double u = copula_uniform(original, scratch, input->correlated);
            ovt_place_set(copy, &input->place, ovt_distribution_quantile(&input->distribution, u));
        }
    }
}
