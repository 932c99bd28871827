// SPDX-License-Identifier: GPL-3.0-or-later
/** @file share.h
 *  @brief How many cores are a process's own.
 */
#ifndef OVT_CLUSTER_SHARE_H
#define OVT_CLUSTER_SHARE_H

/** Its share of the cores of its machine, 1 at least. Where the launcher binds processes to cores,
 *  those; where several may run on the same cores, equal parts. All processes call it at once. */
unsigned ovt_share_of_cores(void);

#endif
