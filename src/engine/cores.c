// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* sched_getaffinity() */
#endif
#include <sched.h>
#endif
#include <unistd.h>

#include "overture/engine/simulate.h"

unsigned
ovt_cores(void)
{
#ifdef __linux__
    /* A container or taskset may allow fewer than the machine has. */
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) > 0) {
        return (unsigned) CPU_COUNT(&allowed);
    }
#endif
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : (unsigned) cores;
}
