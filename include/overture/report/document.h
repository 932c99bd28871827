// SPDX-License-Identifier: GPL-3.0-or-later
/** @file document.h
 *  @brief A report before it has a format: blocks for readers, records and data for programs.
 *
 *  Builders (build.h) compute and word everything; writers (writer.h) only translate.
 */
#ifndef OVT_REPORT_DOCUMENT_H
#define OVT_REPORT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "overture/base/memory.h"
#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/report/chart.h"

/** Columns a table can have: one for each of some sixty scenarios. */
enum { OVT_TABLE_COLUMNS = 64 };

typedef enum {
    OVT_BLOCK_HEADING,
    OVT_BLOCK_PARAGRAPH,
    OVT_BLOCK_LIST,
    OVT_BLOCK_TABLE,
    OVT_BLOCK_CHART
} ovt_block_kind;

typedef enum { OVT_ALIGN_LEFT, OVT_ALIGN_RIGHT } ovt_align;

typedef struct {
    const char *title;
    ovt_align align;
    bool wraps; /* may be broken over lines when the page is narrow */
} ovt_table_column;

/** A table of texts. A cell that is NULL is printed as nothing. */
typedef struct ovt_table {
    const char *caption;       /* NULL: none */
    ovt_table_column *columns; /* set before the first row */
    size_t column_count;
    const char **cells; /* row by row */
    size_t row_count;
    size_t row_capacity;
    double *bars; /* a share 0..1 per cell, drawn as a bar beside its text where the format can;
                     NAN: none. NULL: no cell has one */
} ovt_table;

typedef struct ovt_report_block {
    ovt_block_kind kind;
    int level;          /* heading: 1 is the title */
    const char *text;   /* heading, paragraph */
    const char **items; /* list */
    size_t item_count;
    ovt_table *table;
    ovt_chart *chart;
    struct ovt_report_block *next;
} ovt_report_block;

/** Zero-initialise; free with ovt_document_free(). After an allocation failed `failed` stays set
 *  and adding does nothing, so that it need be asked only once. */
typedef struct {
    ovt_arena arena; /* owns all texts and blocks */
    ovt_report_block *first;
    ovt_report_block *last;
    ovt_table *records; /* tidy rows for CSV; NULL when the report has none */
    json_t *data;       /* for JSON; owned; NULL when the report has none */
    bool failed;
} ovt_document;

void ovt_document_heading(ovt_document *self, int level, const char *format, ...) OVT_PRINTF(3, 4);
void ovt_document_paragraph(ovt_document *self, const char *format, ...) OVT_PRINTF(2, 3);

/** Adds an item to the list that ends the document, beginning one when it ends otherwise. */
void ovt_document_item(ovt_document *self, const char *format, ...) OVT_PRINTF(2, 3);

/** The same of a text built piece by piece, which is freed. */
void ovt_document_paragraph_of(ovt_document *self, ovt_text *text);
void ovt_document_item_of(ovt_document *self, ovt_text *text);

/** A table at the end of the document (or, with ovt_document_records(), its records); NULL
 *  without memory. */
ovt_table *ovt_document_table(ovt_document *self, const char *caption);
ovt_table *ovt_document_records(ovt_document *self);

void ovt_table_column_add(
    ovt_document *self, ovt_table *table, const char *title, ovt_align align, bool wraps);

/** Begins a row; its cells are then set by column. @p table may be NULL (nothing happens). */
void ovt_table_row(ovt_document *self, ovt_table *table);
void ovt_table_cell(ovt_document *self, ovt_table *table, size_t column, const char *format, ...)
    OVT_PRINTF(4, 5);

/** Draws a bar of @p share (0..1) beside a cell of the row begun last. */
void ovt_table_bar(ovt_document *self, ovt_table *table, size_t column, double share);

/** A chart at the end of the document; NULL without memory. @p key names it in the document
 *  ([a-z0-9_-]; other bytes become '-'). Its words are set by ovt_chart_words(), its data table by
 *  ovt_chart_table(). All texts are copied. @p chart and @p series may be NULL (nothing happens),
 *  so that only `failed` need be asked, once. */
ovt_chart *ovt_document_chart(ovt_document *self, ovt_chart_kind kind, const char *key);
void ovt_chart_words(ovt_document *self, ovt_chart *chart, const char *title, const char *summary,
    const char *x_title, const char *y_title);
void ovt_chart_row(ovt_document *self, ovt_chart *chart, const char *title);
void ovt_chart_reference_add(
    ovt_document *self, ovt_chart *chart, char axis, double from, double to, const char *label);
ovt_chart_series *ovt_chart_series_add(
    ovt_document *self, ovt_chart *chart, const char *label, int slot);
void ovt_chart_point_add(
    ovt_document *self, ovt_chart_series *series, const ovt_chart_point *point);

/** The data table of a chart, and the counts beneath it; without columns at first. */
ovt_table *ovt_chart_table(ovt_document *self, ovt_chart *chart);
ovt_table *ovt_chart_beneath(ovt_document *self, ovt_chart *chart);

/** Fills a zeroed document with what another one holds besides its charts and the headings over
 *  nothing else. Valid only as long as the other one is; to be freed before it. */
void ovt_document_without_charts(ovt_document *self, const ovt_document *document);

void ovt_document_free(ovt_document *self);

/** Lets jansson take its memory from ovt_allocate(). To be called once, before the first value. */
void ovt_json_use_memory(void);

#endif
