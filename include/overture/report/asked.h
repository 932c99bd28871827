// SPDX-License-Identifier: GPL-3.0-or-later
/** @file asked.h
 *  @brief Reports of the commands that ask "what if".
 */
#ifndef OVT_REPORT_ASKED_H
#define OVT_REPORT_ASKED_H

#include "overture/report/build.h"
#include "overture/study/breakeven.h"
#include "overture/study/sensitivity.h"

/** What was asked about. All is borrowed. */
typedef struct {
    const ovt_results *about; /* only scenarios, seed and replications (of one point) */
    const ovt_question *question;
    size_t scenario;
    size_t column; /* of the question's columns */
} ovt_asked;

/** sensitivity: the inputs by what they do to the outcome. */
ovt_status ovt_build_sensitivity(ovt_document *self, const ovt_asked *asked,
    const ovt_sensitivity *found, const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** breakeven: the value of the first setting varied at which the outcome reaches @p target. */
ovt_status ovt_build_breakeven(ovt_document *self, const ovt_asked *asked,
    const ovt_breakeven *found, double target, const ovt_provenance *provenance,
    ovt_error *err) OVT_MUST_CHECK;

#endif
