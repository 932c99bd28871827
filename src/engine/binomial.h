// SPDX-License-Identifier: GPL-3.0-or-later
/** @file binomial.h
 *  @brief How many of some people an independent chance takes, from one uniform number.
 */
#ifndef OVT_ENGINE_BINOMIAL_H
#define OVT_ENGINE_BINOMIAL_H

#include <stdint.h>

/** The binomial number for @p n people and probability @p p at @p u in (0, 1), by inversion: the
 *  smaller u, the more; for one u never fewer when p is higher. */
int32_t ovt_binomial(int32_t n, double p, double u);

#endif
