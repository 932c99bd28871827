// SPDX-License-Identifier: GPL-3.0-or-later
/** @file writers.h
 *  @brief The list of formats, and what several of their writers need.
 */
#ifndef OVT_REPORT_WRITERS_H
#define OVT_REPORT_WRITERS_H

#include "overture/report/words.h"
#include "overture/report/writer.h"

/* To add a format: write writer_<name>.c and add its name here. The first is the default. */
#define OVT_WRITERS(X) \
    X(text)            \
    X(markdown)        \
    X(csv)             \
    X(json)            \
    X(html)

#define OVT_WRITER_DECLARE(name) extern const ovt_writer ovt_writer_##name;
OVT_WRITERS(OVT_WRITER_DECLARE)
#undef OVT_WRITER_DECLARE

/** Appends a chart drawn with letters, or where its file is (*@p link is then set). False where it
 *  can be neither: its data is then to be shown, after the words in @p reason where there are
 *  any. */
bool ovt_chart_in_letters(
    ovt_text *out, const ovt_chart *chart, const ovt_page *page, bool *link, ovt_error *reason);

/** Length of the address of a web page (http, https) that @p text begins with, without a full stop
 *  or another mark that ends a sentence; 0 where it begins with none. */
size_t ovt_text_address(const char *text);

/** The text at row @p row of a table; "" for a missing cell. */
const char *ovt_table_text(const ovt_table *table, size_t row, size_t column);

#endif
