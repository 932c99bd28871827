// SPDX-License-Identifier: GPL-3.0-or-later
/** @file side.h
 *  @brief The two sides at the table.
 */
#ifndef OVT_MODEL_SIDE_H
#define OVT_MODEL_SIDE_H

typedef enum { OVT_SEEKER, OVT_HOLDER, OVT_PARTIES } ovt_side;

#endif
