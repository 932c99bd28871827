// SPDX-License-Identifier: GPL-3.0-or-later
/* Gamma delays between offers, by inversion. Finding a quantile takes microseconds; as functions of
 * the share u below they are smooth but for the ends, so that between 1 and 99 of 100 a cubic
 * through values and slopes at 1,025 places is right to a few millionths; the ends go through the
 * table that uncertain inputs have. */
#include <math.h>

#include <gsl/gsl_randist.h>

#include "overture/model/distribution.h"
#include "room.h"

#define TABLE_FROM 0.01
#define TABLE_TO   0.99

/* Of mean 1. */
static ovt_distribution
gamma_of(double cv)
{
    double shape = 1 / (cv * cv);
    return (ovt_distribution){.kind = OVT_DIST_GAMMA, .alpha = shape, .beta = 1 / shape};
}

ovt_status
ovt_delays_init(ovt_talks_room *room, ovt_error *err)
{
    double cv = room->original->talks.round_cv, shape = 1 / (cv * cv);
    if (!ovt_scenario_negotiates(room->original) || cv <= 0) {
        return OVT_OK;
    }
    size_t count = 2 * (OVT_DELAY_CELLS + 1);
    room->delays = ovt_allocate(count + 2 * OVT_QUANTILE_TABLE, sizeof *room->delays);
    if (room->delays == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    double cell = (TABLE_TO - TABLE_FROM) / OVT_DELAY_CELLS;
    room->delay = gamma_of(cv);
    for (size_t i = 0; i <= OVT_DELAY_CELLS; i++) {
        double value = ovt_distribution_quantile(&room->delay, TABLE_FROM + (double) i * cell);
        room->delays[2 * i] = value;
        room->delays[2 * i + 1] = cell / gsl_ran_gamma_pdf(value, shape, 1 / shape);
    }
    ovt_distribution_tabulate(&room->delay, room->delays + count);
    room->delay_cv = cv;
    return OVT_OK;
}

static double
quantile(const ovt_talks_room *room, double cv, double u)
{
    if (cv != room->delay_cv) {
        ovt_distribution drawn = gamma_of(cv);
        return ovt_distribution_quantile(&drawn, u);
    }
    double place = (u - TABLE_FROM) * (OVT_DELAY_CELLS / (TABLE_TO - TABLE_FROM));
    if (!(place >= 0 && place < OVT_DELAY_CELLS)) {
        return ovt_distribution_quantile(&room->delay, u);
    }
    size_t i = (size_t) place;
    double t = place - (double) i;
    const double *at = &room->delays[2 * i];
    double step = at[2] - at[0], left = at[1], right = at[3];
    return at[0] + t * (left + t * ((3 * step - 2 * left - right) + t * (left + right - 2 * step)));
}

double
ovt_clock_delay(const ovt_talks_room *room, size_t proposer)
{
    double mean = proposer < OVT_PARTIES ? room->seats[proposer].days
                                         : room->desks[proposer - OVT_PROPOSER_MEDIATOR].days;
    double cv = room->scenario->talks.round_cv;
    if (cv <= 0) {
        return mean;
    }
    ovt_stream stream = ovt_stream_open(
        room->seed, room->replication, OVT_PURPOSE_ROUND, room->course << 16 | room->round);
    return mean * quantile(room, cv, ovt_stream_uniform(&stream));
}
