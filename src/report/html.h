// SPDX-License-Identifier: GPL-3.0-or-later
/** @file html.h
 *  @brief What the parts of the HTML writer share: the page as it is written, and escaping.
 */
#ifndef OVT_REPORT_HTML_H
#define OVT_REPORT_HTML_H

#include "writers.h"

/** A page being written. */
typedef struct {
    ovt_text *out;
    const ovt_page *page;
    const char *heading; /* the latest: it names tables without a caption; NULL: none yet */
    int level;           /* of the latest heading; 0: none yet */
    size_t headings;     /* written so far, of all levels */
    size_t tables;
} ovt_html;

/** The lines of the page's style (page.css), NULL at the end. */
extern const char *const ovt_html_style[];

/** Appends @p text so that it stands for itself, in an element as well as in a quoted attribute:
 *  cleaned by ovt_text_add_clean() and escaped. */
void ovt_html_add(ovt_text *out, const char *text);

/** The same for running text within an element: what stands in `backticks` is shown as code, and
 *  addresses of web pages can be followed. */
void ovt_html_add_prose(ovt_text *out, const char *text);

/** A table with a caption; one that has none is named after the heading above it. */
void ovt_html_add_table(ovt_html *self, const ovt_table *table, const char *caption);

/** A chart: its words, the drawing (which holds the counts beneath it) or why there is none and
 *  these counts, and its data. Whatever else than OVT_FAILED comes from drawing ends the page. */
ovt_status ovt_html_add_chart(
    ovt_html *self, const ovt_chart *chart, ovt_error *err) OVT_MUST_CHECK;

#endif
