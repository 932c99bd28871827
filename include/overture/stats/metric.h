// SPDX-License-Identifier: GPL-3.0-or-later
/** @file metric.h
 *  @brief What is measured on a history: one row per metric, read by every report.
 */
#ifndef OVT_STATS_METRIC_H
#define OVT_STATS_METRIC_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"
#include "overture/model/outcome.h"
#include "overture/model/scenario.h"

typedef enum {
    OVT_METRIC_SHARE, /* int32 0 or 1: its mean is a probability */
    OVT_METRIC_COUNT, /* int32 people or events: quantiles are exact */
    OVT_METRIC_REAL   /* double, NAN where it does not exist in a history */
} ovt_metric_type;

typedef enum {
    OVT_METRIC_ALONE,
    OVT_METRIC_PER_CATEGORY, /* also as KEY.CATEGORY */
    OVT_METRIC_PER_CLASS,    /* also as KEY.CLASS */
    OVT_METRIC_PER_ENDING    /* only as KEY.CAUSE */
} ovt_metric_family;

/** Where a metric is modelled. */
typedef enum {
    OVT_METRIC_ALWAYS,
    OVT_METRIC_OF_TALKS, /* the protocol has the parties talk */
    OVT_METRIC_OF_ISSUES /* something is negotiated or valued */
} ovt_metric_domain;

typedef struct {
    const char *key;   /* name in JSON, CSV and -m; never renamed */
    const char *title; /* row label for people */
    const char *unit;
    int decimals; /* for people */
    ovt_metric_type type;
    ovt_metric_family family;
    size_t offset;            /* in ovt_outcome; per category: in ovt_tally */
    int prefers[OVT_PARTIES]; /* +1 more is better for that side, -1 less, 0 neither. Only for what
                                 people and parties end up with: how smoothly a deal ran (late days,
                                 violations, phases) is no end in itself, and no deal has none */
    double practically_same;  /* default tolerance, in its unit (shares: 0..1) */
    const char *summary;      /* one sentence */
    ovt_metric_domain domain;
} ovt_metric;

/** NULL past the end. The captives come first, since the first metric of a study is the one that a
 *  wanted precision is about. */
const ovt_metric *ovt_metric_at(size_t index);

/** A metric of a study: a row, perhaps of one category, class or ending. */
typedef struct {
    const ovt_metric *metric; /* borrowed */
    char *name;               /* "returned_alive.women"; owned by the list */
    char *title;              /* "Returned alive: women"; owned by the list */
    int ending;               /* family per ending: which */
    size_t *offset; /* in the outcome of each scenario; OVT_NONE where it is not modelled */
    double practically_same; /* the metric's, or what the scenarios say */
} ovt_column;

typedef struct {
    ovt_column *columns; /* owned */
    size_t count;
} ovt_columns;

/** The metrics of a study in the table's order: all, or those that @p names ask for (a family's
 *  key asks for all its members). An unknown name is OVT_USAGE, with a suggestion. Endings that
 *  cannot come about, and metrics that are not modelled, in any scenario are left out. Categories
 * and classes of the same name are one column. What scenarios give as run.practically_same replaces
 * the metrics' tolerances (a family's key: of all members not named themselves; the first scenario
 * that names one counts); an unknown name there, in run.outcome or in run.targets is OVT_SCENARIO.
 * Free with ovt_columns_free(), also after a failure. */
ovt_status ovt_columns_init(ovt_columns *self, const ovt_scenario *const *scenarios,
    size_t scenario_count, const char *const *names, size_t name_count,
    ovt_error *err) OVT_MUST_CHECK;

void ovt_columns_free(ovt_columns *self);

/** The value of a column in one history of scenario @p scenario; NAN where it does not exist or is
 *  not modelled. */
double ovt_column_value(const ovt_column *self, size_t scenario, const ovt_outcome *outcome);

/** Whether @p name asks for a column: it is its name, or the key of its family. */
bool ovt_column_answers(const ovt_column *self, const char *name);

#endif
