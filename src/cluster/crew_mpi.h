// SPDX-License-Identifier: GPL-3.0-or-later
/** @file crew_mpi.h
 *  @brief A crew of all processes of a link, each with threads of its own.
 */
#ifndef OVT_CLUSTER_CREW_MPI_H
#define OVT_CLUSTER_CREW_MPI_H

#include "link.h"

/** @p link is borrowed; one crew at a time. @p threads in each process; 0: as many as it has cores
 *  of its own. */
ovt_status ovt_crew_mpi(
    ovt_crew **self, ovt_link *link, unsigned threads, ovt_error *err) OVT_MUST_CHECK;

/** The crew's part in the other processes: does tasks on @p threads threads, @p room in hand at
 *  most, until dismissed. */
ovt_status ovt_crew_follow(ovt_link *link, const ovt_task *task, unsigned threads, size_t room,
    ovt_error *err) OVT_MUST_CHECK;

#endif
