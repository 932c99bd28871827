// SPDX-License-Identifier: GPL-3.0-or-later
/** @file score.h
 *  @brief How well a simulated distribution foretold what happened.
 *
 *  Lower scores are better. All are exact on the staircase that a profile is.
 */
#ifndef OVT_STATS_SCORE_H
#define OVT_STATS_SCORE_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/stats/interval.h"
#include "overture/stats/profile.h"

/** The smallest interval that leaves at most (1 - @p share) / 2 of the values below it and as much
 *  above; those of larger shares hold those of smaller ones. NANs of no values. */
ovt_interval ovt_score_interval(const ovt_profile *profile, double share);

/** Probability integral transform: the share of values below what happened plus half the share
 *  equal to it (so that counts need no dice); 0..1, evenly spread over many cases of a model that
 *  is right. NAN of no values. */
double ovt_score_pit(const ovt_profile *profile, double happened);

/** Continuous ranked probability score: the integral of the squared distance between the
 *  distribution and the step at what happened, in the unit of the values. Of a single certain value
 *  it is the distance. NAN of no values. */
double ovt_score_crps(const ovt_profile *profile, double happened);

/** Brier score of a yes or no: the squared distance of its probability from 1 or 0. Always saying
 *  one half scores 0.25. */
double ovt_score_brier(double probability, bool happened);

/** Probability that of @p n independent intervals, each of which holds with probability @p stated,
 *  no more than @p held do. */
double ovt_score_tail(double held, size_t n, double stated);

#endif
