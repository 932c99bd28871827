// SPDX-License-Identifier: GPL-3.0-or-later
/** @file days.h
 *  @brief What the days of a case of the past had brought.
 */
#ifndef STUDY_DAYS_H
#define STUDY_DAYS_H

#include "overture/study/hindcast.h"

/** Fills the days of a case from histories that are told event by event. */
ovt_status ovt_hindcast_days(
    ovt_hindcast_case *self, uint64_t seed, uint64_t replications, ovt_error *err) OVT_MUST_CHECK;

#endif
