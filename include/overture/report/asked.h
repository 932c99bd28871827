// SPDX-License-Identifier: GPL-3.0-or-later
/** @file asked.h
 *  @brief Reports of the commands that ask "what if".
 */
#ifndef OVT_REPORT_ASKED_H
#define OVT_REPORT_ASKED_H

#include "overture/report/build.h"
#include "overture/study/breakeven.h"
#include "overture/study/prim.h"
#include "overture/study/sensitivity.h"
#include "overture/study/sweeten.h"

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

/** sweeten: the cheapest change that brings the outcome to @p target. */
ovt_status ovt_build_sweeten(ovt_document *self, const ovt_asked *asked, const ovt_sweetener *found,
    double target, ovt_side giver, const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** A sample of the settings varied, and where something happened. All is borrowed. */
typedef struct {
    const char *condition; /* what is meant by happening, as typed */
    const ovt_prim *rules; /* over the places in the unit cube */
    const double *places;  /* count rows of one number per setting */
    const bool *hits;
    size_t count;
    size_t invalid; /* further points that made no valid scenario */
} ovt_discovery;

/** discover: under which conditions it happens, as rules in words. */
ovt_status ovt_build_discover(ovt_document *self, const ovt_asked *asked,
    const ovt_discovery *found, const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** What is wanted of offers. */
typedef struct {
    size_t scenario;
    size_t column;
    bool less; /* less is better */
} ovt_goal;

/** Offers that no other one found beats in every goal. All is borrowed. */
typedef struct {
    const ovt_goal *goals;
    size_t goal_count;
    const double *values;        /* count rows of the settings */
    const ovt_summary *outcomes; /* count rows of the goals, on fresh chance */
    size_t count;
    size_t evaluations;
    size_t dropped; /* winners of the search that others beat on fresh chance */
} ovt_optimum;

/** optimize: the offers found, from one end of the first goal to the other. */
ovt_status ovt_build_optimize(ovt_document *self, const ovt_asked *asked, const ovt_optimum *found,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

#endif
