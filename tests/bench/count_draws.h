// SPDX-License-Identifier: GPL-3.0-or-later
/** @file count_draws.h
 *  @brief Put in front of every source of the library, counts its Philox blocks and logarithms.
 *  Right for one thread only.
 */
#ifndef OVT_BENCH_COUNT_DRAWS_H
#define OVT_BENCH_COUNT_DRAWS_H

#include <math.h>
#include <stdint.h>

#include <Random123/philox.h>

extern uint64_t bench_blocks;
extern uint64_t bench_logs;

#undef philox4x32
#define philox4x32(counter, key) (bench_blocks++, philox4x32_R(philox4x32_rounds, (counter), (key)))
#define log(x)                   (bench_logs++, (log) (x))

#endif
