// SPDX-License-Identifier: GPL-3.0-or-later
/** @file sweep.h
 *  @brief What a database holds: its results, and what a sweep found.
 */
#ifndef OVT_REPORT_SWEEP_H
#define OVT_REPORT_SWEEP_H

#include "overture/report/build.h"
#include "overture/store/store.h"

/** sweep: what was varied and how the main outcomes go with it, for people; with @p with_rows every
 *  point, scenario and metric as records and data, too, which takes memory for all of them. */
ovt_status ovt_build_sweep(ovt_document *self, ovt_store *store, int64_t id, bool with_rows,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** report: the results of a database, for who has to choose one. */
ovt_status ovt_build_results(ovt_document *self, ovt_store *store, const ovt_provenance *provenance,
    ovt_error *err) OVT_MUST_CHECK;

#endif
