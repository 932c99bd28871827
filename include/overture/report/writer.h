// SPDX-License-Identifier: GPL-3.0-or-later
/** @file writer.h
 *  @brief The formats a report can have: one row each.
 */
#ifndef OVT_REPORT_WRITER_H
#define OVT_REPORT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/report/document.h"

/** Draws a chart in the format of @p terminal ("svg", "dumb", ...), appended to @p out. OVT_FAILED
 *  with a reason where it cannot be drawn (gnuplot is missing): the report then says so and shows
 *  the chart's data. */
typedef ovt_status (*ovt_chart_drawer)(void *context, const ovt_chart *chart, const char *terminal,
    int width, ovt_text *out, ovt_error *err);

/** The paper a report is written on. */
typedef struct {
    int width;             /* in terminal columns (text only) */
    bool bold;             /* headings stand out on a terminal (text only) */
    ovt_chart_drawer draw; /* NULL: charts are shown by their data only */
    void *draw_context;
    const char *chart_folder;    /* where --plots puts the charts' files, as seen from the report;
                                    NULL: nowhere (Markdown links to the files) */
    const char *chart_extension; /* of these files */
} ovt_page;

typedef struct {
    const char *key;       /* the word after --format */
    const char *extension; /* of files, without a dot */
    const char *summary;
    /** Appends the whole report to @p out. OVT_USAGE when the report has nothing for this format.
     */
    ovt_status (*write)(
        const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err);
} ovt_writer;

/** NULL past the end; the first is the default. */
const ovt_writer *ovt_writer_at(size_t index);

/** By key; NULL where there is none. */
const ovt_writer *ovt_writer_find(const char *key);

#endif
