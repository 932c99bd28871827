// SPDX-License-Identifier: GPL-3.0-or-later
/** @file gnuplot.h
 *  @brief Charts as gnuplot scripts, and the SVG that gnuplot draws made fit for a page.
 *
 *  Nothing is run here. A script holds its data; of the texts of a chart nothing can reach gnuplot
 *  as a command. All places are worked out here and not left to gnuplot, so that they depend on
 *  the chart only.
 */
#ifndef OVT_REPORT_GNUPLOT_H
#define OVT_REPORT_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/report/chart.h"

/** What gnuplot can draw on. */
typedef struct {
    const char *key;     /* "svg" */
    bool is_file;        /* an extension of files, too; false: for the text of a report */
    const char *summary; /* a few words */
} ovt_chart_terminal;

/** NULL past the end; the first is the default of files. */
const ovt_chart_terminal *ovt_chart_terminal_at(size_t index);

/** How a chart is drawn. */
typedef struct {
    const char *terminal; /* key of ovt_chart_terminal */
    int width;            /* in pixels of 1/96 inch ("dumb": columns); 0: the terminal's own */
    bool alone;           /* in a file of its own: with its title, on white */
} ovt_chart_look;

/** Appends the script that writes the chart to standard output. OVT_USAGE when there is no such
 *  terminal. */
ovt_status ovt_gnuplot_script(ovt_text *out, const ovt_chart *chart, const ovt_chart_look *look,
    ovt_error *err) OVT_MUST_CHECK;

/** Appends what gnuplot drew (@p length bytes) in its final form: SVG as one element that may stand
 *  in a page, with the title and the summary for who cannot see it, the chart's key before every
 *  id, and neither style nor script; PDF without the time of its making; others as they are.
 *  OVT_FAILED where it is not what gnuplot draws on that terminal. */
ovt_status ovt_gnuplot_finish(ovt_text *out, const ovt_chart *chart, const ovt_chart_look *look,
    const char *drawn, size_t length, ovt_error *err) OVT_MUST_CHECK;

#endif
