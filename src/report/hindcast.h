// SPDX-License-Identifier: GPL-3.0-or-later
/** @file hindcast.h
 *  @brief The halves of the report on a hindcast.
 */
#ifndef REPORT_HINDCAST_H
#define REPORT_HINDCAST_H

#include "overture/study/hindcast.h"
#include "parts.h"

/** The whole as data, and every outcome as a record. */
void ovt_data_hindcast(
    ovt_document *self, const ovt_hindcast *hindcast, const ovt_provenance *provenance);
void ovt_records_hindcast(ovt_document *self, const ovt_hindcast *hindcast);

#endif
