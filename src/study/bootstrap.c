// SPDX-License-Identifier: GPL-3.0-or-later
#include "bootstrap.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "overture/base/memory.h"
#include "overture/base/random.h"

enum { DRAWS = 1000 };

static void
draw_rows(size_t *numbers, size_t rows, uint64_t seed, size_t draw)
{
    ovt_stream stream = ovt_stream_open(seed, draw, OVT_PURPOSE_BOOTSTRAP, 0);
    for (size_t i = 0; i < rows; i++) {
        numbers[i] = (size_t) (ovt_stream_uniform(&stream) * (double) rows);
    }
}

static ovt_interval
percentiles(double *values)
{
    for (size_t i = 0; i < DRAWS; i++) {
        if (isnan(values[i])) {
            return (ovt_interval){NAN, NAN};
        }
    }
    gsl_sort(values, 1, DRAWS);
    return (ovt_interval){
        .low = gsl_stats_quantile_from_sorted_data(values, 1, DRAWS, 0.025),
        .high = gsl_stats_quantile_from_sorted_data(values, 1, DRAWS, 0.975),
    };
}

ovt_status
ovt_bootstrap_run(ovt_interval *intervals, size_t count, size_t rows, uint64_t seed,
    ovt_statistic statistic, void *context, ovt_error *err)
{
    ovt_status status = OVT_OK;
    double *values = ovt_allocate(count, DRAWS * sizeof *values);
    double *drawn = ovt_allocate(count, sizeof *drawn);
    size_t *numbers = ovt_allocate(rows, sizeof *numbers);
    if (values == NULL || drawn == NULL || numbers == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "no memory for the intervals of the bootstrap");
        goto out;
    }
    for (size_t draw = 0; draw < DRAWS; draw++) {
        draw_rows(numbers, rows, seed, draw);
        statistic(context, numbers, rows, drawn);
        for (size_t i = 0; i < count; i++) {
            values[i * DRAWS + draw] = drawn[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        intervals[i] = percentiles(values + i * DRAWS);
    }
out:
    ovt_free(values);
    ovt_free(drawn);
    ovt_free(numbers);
    return status;
}
