// SPDX-License-Identifier: GPL-3.0-or-later
/** @file analysis.h
 *  @brief The bargain behind an offer, worked out: what analyze words and writes.
 */
#ifndef OVT_REPORT_ANALYSIS_H
#define OVT_REPORT_ANALYSIS_H

#include "overture/bargain/change.h"
#include "overture/bargain/frontier.h"
#include "overture/engine/history.h"
#include "parts.h"

/** Solutions that are worked out: the midpoint needs two texts. */
enum { OVT_SOLUTIONS = OVT_SOLUTION_MIDPOINT };

/** Giving way in one issue, from one's own best end to the other's. */
typedef struct {
    size_t issue;
    bool compatible;      /* both sides like the same position best */
    ovt_side by;          /* who gives way at the better rate */
    double gain_per_loss; /* of the other for each unit lost; INFINITY: it costs nothing */
} ovt_concession_rate;

/** What would make the offer acceptable to one side. */
typedef struct {
    ovt_change single[OVT_MAX_ISSUES]; /* one issue alone; the cheapest for the other side first */
    size_t single_count;
    ovt_change combined[OVT_MAX_ISSUES]; /* where no single one suffices */
    size_t combined_count;
} ovt_sweetener;

/** Zero-initialise; free with ovt_analysis_free(). */
typedef struct {
    const ovt_scenario *scenario; /* borrowed */
    ovt_domain domain;
    ovt_frontier frontier;
    double reservation[OVT_PARTIES];
    double ideal[OVT_PARTIES];
    bool zone; /* some package is rational for both */
    ovt_solution solutions[OVT_SOLUTIONS];
    ovt_package offered;
    double offered_utility[OVT_PARTIES];
    bool acceptable[OVT_PARTIES];
    size_t red_line[OVT_PARTIES]; /* the first that the offer goes beyond, or OVT_NONE */
    double left;
    ovt_concession_rate rates[OVT_MAX_ISSUES];
    size_t rate_count;
    ovt_sweetener sweeteners[OVT_PARTIES];
    ovt_incentive *incentives; /* owned */
    size_t incentive_count;
} ovt_analysis;

ovt_status ovt_analysis_init(
    ovt_analysis *self, const ovt_scenario *scenario, ovt_error *err) OVT_MUST_CHECK;
void ovt_analysis_free(ovt_analysis *self);

/** Index of the day on which the incentive of a side is least. */
size_t ovt_analysis_weakest(const ovt_analysis *self, ovt_side side);

/** As data: the members of the JSON object. */
void ovt_data_analysis(ovt_document *self, const ovt_analysis *analysis);

/** The frontier with the offer, the solutions and the values of no agreement, as a chart. */
void ovt_section_chart_frontier(
    ovt_document *self, const ovt_analysis *analysis, const ovt_provenance *provenance);

/** One row for each point of the frontier. */
void ovt_records_analysis(ovt_document *self, const ovt_analysis *analysis);

#endif
