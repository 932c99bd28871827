// SPDX-License-Identifier: GPL-3.0-or-later
/** @file build.h
 *  @brief What each command has to say, as a document.
 */
#ifndef OVT_REPORT_BUILD_H
#define OVT_REPORT_BUILD_H

#include "overture/base/status.h"
#include "overture/config/load.h"
#include "overture/report/document.h"
#include "overture/stats/results.h"
#include "overture/study/flip.h"
#include "overture/study/hindcast.h"

/** What stands in every report about where it came from. */
typedef struct {
    const char *version;      /* of overture */
    const char *command;      /* "compare" */
    const char *command_line; /* as typed, quoted for a shell */
    const char *libraries;    /* with their versions; NULL: not said */
    bool origins;             /* -v: say where every value was written */
    bool full;                /* with the whole ledger and the files read */
    bool narrowed;            /* -m: show the metrics asked for, whatever they are */
    bool charts;              /* charts are wanted */
} ovt_provenance;

/* Each fills a zeroed document; free it with ovt_document_free(), also after a failure. */

/** run: the terms and the outcomes of one scenario. */
ovt_status ovt_build_run(ovt_document *self, const ovt_results *results,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** The metrics whose distributions run and compare look at besides those that the scenarios choose
 *  by: for ovt_run_plan.profiles, so that it takes room for them and for run.outcome and
 * run.targets of @p scenario. */
enum { OVT_PROFILED = 48 };
size_t ovt_report_profiles(const char *names[OVT_PROFILED], const ovt_scenario *scenario);

/** What a comparison chooses by: the metric of run.outcome, and +1 or -1 as the first side that
 * cares prefers more or less of it (0: nobody cares). */
size_t ovt_report_outcome(const ovt_results *results, int *prefers);

/** compare: several scenarios side by side, with paired differences and verdicts. @p flips: what
 *  would change the verdict; NULL where nobody looked. */
ovt_status ovt_build_compare(ovt_document *self, const ovt_results *results, const ovt_flips *flips,
    const char *question, const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** Which history is told. */
typedef struct {
    uint64_t replication; /* from 0 */
    bool typical;         /* chosen as the one nearest the medians of the results */
} ovt_explained;

/** explain: one history of the first scenario of @p results, told as dated events. Of the results
 *  only the scenarios, the seed and the number of replications are read. */
ovt_status ovt_build_explain(ovt_document *self, const ovt_results *results,
    const ovt_explained *explained, const ovt_provenance *provenance,
    ovt_error *err) OVT_MUST_CHECK;

/** analyze: the bargain behind the configured offer, without simulating. OVT_SCENARIO where the
 *  scenario has no issues. */
ovt_status ovt_build_analyze(ovt_document *self, const ovt_scenario *scenario,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** hindcast: cases of the past, what happened beside what is simulated. */
ovt_status ovt_build_hindcast(ovt_document *self, const ovt_hindcast *hindcast,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** check: the terms as understood; the faults, for JSON. @p study may be empty. */
ovt_status ovt_build_check(ovt_document *self, const ovt_study *study, const ovt_faults *faults,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** schema: all settings, or those at and below @p path (NULL: all). OVT_USAGE with a suggestion
 *  where there is none. */
ovt_status ovt_build_schema(ovt_document *self, const char *path, const ovt_provenance *provenance,
    ovt_error *err) OVT_MUST_CHECK;

/** metrics: every outcome metric. */
ovt_status ovt_build_metrics(
    ovt_document *self, const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** Ends the building of a document: OVT_MEMORY when it could not be built, else OVT_OK. */
ovt_status ovt_built(ovt_document *self, ovt_error *err) OVT_MUST_CHECK;

#endif
