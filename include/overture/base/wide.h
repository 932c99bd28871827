// SPDX-License-Identifier: GPL-3.0-or-later
/** @file wide.h
 *  @brief Loops over a few numbers at a time, for processors that take four at once.
 */
#ifndef OVT_BASE_WIDE_H
#define OVT_BASE_WIDE_H

/** Before a function of plain loops over OVT_LANES numbers: it is compiled a second time, for AVX2,
 *  and the program takes what the processor has. The operations are the same ones in the same order
 *  and none is fused, so that results are, too. */
#ifdef OVT_HAS_CLONES
#define OVT_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define OVT_WIDE
#endif

enum { OVT_LANES = 4 };

#endif
