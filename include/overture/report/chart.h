// SPDX-License-Identifier: GPL-3.0-or-later
/** @file chart.h
 *  @brief A chart before it has a format: named series of points, and the words around them.
 *
 *  Builders compute every number; a template per kind (gnuplot.h) only places them. A chart always
 *  carries a sentence for who cannot see it and a table of its data.
 */
#ifndef OVT_REPORT_CHART_H
#define OVT_REPORT_CHART_H

#include <stdbool.h>
#include <stddef.h>

/* name, word in data. What x, y and the rest of a point mean in each kind:
 * forest     one series per proposal; y: row (row_titles); x: difference, low..high its 95 %
 *            interval; zero line and band of "practically the same" as references
 * incidence  one series per way captivity ends; steps: x day, y share of people 0..1, low..high;
 *            counts beneath as `beneath`
 * dots       one series per proposal; one point per dot: x value, y its place in the stack from 1
 * profiles   one series per proposal; steps: x value, y share of histories at or below, 0..1
 * frontier   x the seeker's utility, y the holder's; series "frontier" joined by lines, others are
 *            labelled points; reservation values as references on both axes
 * calendar   series of bars: x first day, high last day, y row (row_titles), label what happens;
 *            zero-length bars are release days, sized by `weight`
 * fan        one series per proposal: x day, y median, inner_low..inner_high 50 %, low..high 90 %
 * lines      x against y with low..high as a band; one series per proposal
 * heat       one series: x, y the grid's values, weight the shade, label the number
 * bars       one series: y row (row_titles), low..high the swing, x the middle (tornado) */
#define OVT_CHART_LIST(X)     \
    X(FOREST, "forest")       \
    X(INCIDENCE, "incidence") \
    X(DOTS, "dots")           \
    X(PROFILES, "profiles")   \
    X(FRONTIER, "frontier")   \
    X(CALENDAR, "calendar")   \
    X(FAN, "fan")             \
    X(LINES, "lines")         \
    X(HEAT, "heat")           \
    X(BARS, "bars")

typedef enum {
#define OVT_CHART_ENUM(name, word) OVT_CHART_##name,
    OVT_CHART_LIST(OVT_CHART_ENUM)
#undef OVT_CHART_ENUM
        OVT_CHART_COUNT
} ovt_chart_kind;

/** One point. What a kind does not use is NAN (label: NULL). */
typedef struct {
    double x;
    double y;
    double low; /* of the outer interval or band */
    double high;
    double inner_low;
    double inner_high;
    double weight;
    const char *label;
} ovt_chart_point;

/** Series a chart can have; more are not added. So many that pointers to them stay valid. */
enum { OVT_CHART_SERIES = 80 };

/** Slots of colour and dash: the proposal's letter (0 = A) on every chart of a report. */
enum { OVT_CHART_CONTEXT = -1 };

typedef struct {
    const char *label;
    int slot;    /* 0 and up, or OVT_CHART_CONTEXT: grey */
    bool joined; /* frontier: drawn as a line */
    ovt_chart_point *points;
    size_t count;
} ovt_chart_series;

/** A line across the chart at a value, or a band between two. */
typedef struct {
    char axis; /* 'x' or 'y' */
    double from;
    double to; /* equal to from: a line */
    const char *label;
} ovt_chart_reference;

typedef struct {
    ovt_chart_kind kind;
    const char *key; /* unique in the document: name of its file, prefix of its ids; [a-z0-9_-] */
    const char *title;
    const char *summary; /* what it shows, in a sentence or two, for who cannot see it */
    const char *x_title;
    const char *y_title;
    double x_from; /* NAN: as the data */
    double x_to;
    double y_from;
    double y_to;
    const char **row_titles; /* forest, calendar, bars: from the top; row 0 first */
    size_t row_count;
    ovt_chart_series *series;
    size_t series_count;
    ovt_chart_reference *references;
    size_t reference_count;
    struct ovt_table *beneath; /* incidence: counts under the axis, part of the drawing: the first
                                  column their names, the others a day each; NULL: none */
    struct ovt_table *data;    /* the numbers drawn */
} ovt_chart;

#endif
