// SPDX-License-Identifier: GPL-3.0-or-later
/** @file tolerance.h
 *  @brief How near utilities must be to count as the same.
 */
#ifndef OVT_BARGAIN_TOLERANCE_H
#define OVT_BARGAIN_TOLERANCE_H

/** In the talks, where sums over issues were made in different ways and lose last bits. */
#define OVT_SAME_UTILITY 1e-9

/** In searches of ladders and frontiers, where only the last rounding differs. */
#define OVT_ROUNDED_UTILITY 1e-12

#endif
