// SPDX-License-Identifier: GPL-3.0-or-later
#ifdef __linux__
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* sched_getaffinity() */
#endif
#include <sched.h>
#endif
#include "share.h"

#include <mpi.h>
#include <unistd.h>

/* Each core once, and once for each process that may run on it. */
static void
count_cores(MPI_Comm machine, unsigned *own, unsigned *there, unsigned *claimed)
{
#ifdef __linux__
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
        CPU_SET(0, &allowed);
    }
    *own = (unsigned) CPU_COUNT(&allowed);
    MPI_Allreduce(MPI_IN_PLACE, &allowed, (int) sizeof allowed, MPI_BYTE, MPI_BOR, machine);
    *there = (unsigned) CPU_COUNT(&allowed);
#else
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    *own = *there = cores < 1 ? 1 : (unsigned) cores;
#endif
    MPI_Allreduce(own, claimed, 1, MPI_UNSIGNED, MPI_SUM, machine);
}

unsigned
ovt_share_of_cores(void)
{
    MPI_Comm machine;
    unsigned own = 1, there = 1, claimed = 1;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    count_cores(machine, &own, &there, &claimed);
    MPI_Comm_free(&machine);
    unsigned share = claimed == 0 ? 1 : own * there / claimed;
    return share < 1 ? 1 : share;
}
