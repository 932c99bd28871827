// SPDX-License-Identifier: GPL-3.0-or-later
/** @file bounds.h
 *  @brief The lesser and the greater of two numbers that are not NAN, without a call into libm.
 */
#ifndef OVT_BASE_BOUNDS_H
#define OVT_BASE_BOUNDS_H

static inline double
ovt_lesser(double a, double b)
{
    return a < b ? a : b;
}

static inline double
ovt_greater(double a, double b)
{
    return a > b ? a : b;
}

#endif
