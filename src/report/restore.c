// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "parts.h"
#include "restoring.h"
#include "stored_words.h"

enum { MOST_LEVEL = 6 };

static void
read_column(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    (void) index;
    if (!ovt_restore_is_object(self, item)) {
        return;
    }
    const char *title = ovt_restore_text(self, item, "title");
    size_t align = ovt_restore_word(
        self, item, "align", ovt_align_words, sizeof ovt_align_words / sizeof *ovt_align_words);
    bool wraps = ovt_restore_truth(self, item, "wraps");
    ovt_table_column_add(
        self->document, context, title == NULL ? "" : title, (ovt_align) align, wraps);
}

/* A table that is being read, and the bars of its row. */
typedef struct {
    ovt_table *table;
    const json_t *bars; /* NULL: none */
} row_context;

static void
read_cell(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    if (ovt_restore_is_text(self, item) && json_is_string(item)) {
        ovt_table_cell(self->document, context, index, "%s", json_string_value(item));
    }
}

static void
read_bar(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    double share = ovt_restore_number(self, item);
    if (!isnan(share) && !(share >= 0 && share <= 1)) {
        ovt_restore_wrong(self, "is not a share from 0 to 1");
    } else if (!isnan(share)) {
        ovt_table_bar(self->document, context, index, share);
    }
}

static void
read_row(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    const row_context *row = context;
    size_t width = row->table->column_count;
    if (json_is_array(item) && json_array_size(item) != width) {
        ovt_restore_wrong(
            self, "has %zu cells, not one for each of %zu columns", json_array_size(item), width);
        return;
    }
    ovt_table_row(self->document, row->table);
    ovt_restore_each(self, item, width, read_cell, row->table);
    if (row->bars != NULL) {
        ovt_restore_each(self, json_array_get(row->bars, index), width, read_bar, row->table);
    }
}

/* @p table is NULL without memory. */
void
ovt_restore_table(ovt_restorer *self, const json_t *object, ovt_table *table)
{
    row_context row = {.table = table, .bars = json_object_get(object, "bars")};
    if (table == NULL || !ovt_restore_is_object(self, object)) {
        return;
    }
    const char *caption = ovt_restore_text(self, object, "caption");
    if (caption != NULL) {
        table->caption = ovt_arena_text(&self->document->arena, caption, strlen(caption));
        self->document->failed |= table->caption == NULL;
    }
    ovt_restore_each_at(self, object, "columns", OVT_TABLE_COLUMNS, read_column, table);
    size_t rows = json_array_size(json_object_get(object, "rows"));
    if (rows > 0 && table->column_count == 0) {
        ovt_restore_wrong(self, "has rows and no columns");
    }
    if (!json_is_array(row.bars) ||
        (json_array_size(row.bars) != 0 && json_array_size(row.bars) != rows)) {
        ovt_restore_wrong(self, "has bars that do not fit its rows");
    } else if (json_array_size(row.bars) == 0) {
        row.bars = NULL;
    }
    ovt_restore_each_at(self, object, "rows", OVT_STORED_MOST, read_row, &row);
}

static void
read_item(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    (void) index;
    (void) context;
    if (!json_is_string(item)) {
        ovt_restore_wrong(self, "is not a text");
        return;
    }
    ovt_document_item(self->document, "%s", json_string_value(item));
}

static void
read_heading(ovt_restorer *self, const json_t *block)
{
    const char *text = ovt_restore_text(self, block, "heading");
    int level = ovt_restore_whole(self, block, "level", 1, MOST_LEVEL);
    ovt_document_heading(self->document, level, "%s", text == NULL ? "" : text);
}

static void
read_content(ovt_restorer *self, const json_t *block, ovt_block_kind kind, const json_t *content)
{
    size_t back = ovt_restore_enter(self, ovt_block_words[kind]);
    if (kind == OVT_BLOCK_PARAGRAPH && !json_is_string(content)) {
        ovt_restore_wrong(self, "is not a text");
    } else if (kind == OVT_BLOCK_PARAGRAPH) {
        ovt_document_paragraph(self->document, "%s", json_string_value(content));
    } else if (kind == OVT_BLOCK_LIST) {
        ovt_restore_each(self, content, OVT_STORED_MOST, read_item, NULL);
    } else if (kind == OVT_BLOCK_TABLE) {
        ovt_restore_table(self, content, ovt_document_table(self->document, NULL));
    } else if (kind == OVT_BLOCK_CHART) {
        ovt_restore_chart(self, content);
    }
    ovt_restore_leave(self, back);
    if (kind == OVT_BLOCK_HEADING) {
        read_heading(self, block);
    }
}

static void
read_block(ovt_restorer *self, const json_t *item, size_t index, void *context)
{
    (void) index;
    (void) context;
    for (int kind = 0; kind < OVT_BLOCK_KINDS; kind++) {
        const json_t *content = json_object_get(item, ovt_block_words[kind]);
        if (content != NULL) {
            read_content(self, item, (ovt_block_kind) kind, content);
            return;
        }
    }
    ovt_restore_wrong(self, "is neither a heading nor anything else that a report has");
}

static void
read_report(ovt_restorer *self, const json_t *report)
{
    ovt_restore_enter(self, "report");
    ovt_restore_each_at(self, report, "blocks", OVT_STORED_MOST, read_block, NULL);
    const json_t *records = json_object_get(report, "records");
    ovt_restore_enter(self, "records");
    if (!json_is_null(records)) {
        ovt_restore_table(self, records, ovt_document_records(self->document));
    }
}

/* The first word about a file that is something else altogether. */
static void
check_origin(ovt_restorer *self, const json_t *root)
{
    const json_t *origin = json_object_get(root, "overture");
    const json_t *schema = json_object_get(origin, "schema");
    const char *version = json_string_value(json_object_get(origin, "version"));
    ovt_text shown = {0};
    if (!json_is_object(origin) || !json_is_integer(schema)) {
        self->status = ovt_fail(self->err, OVT_IO,
            "%s: holds no result of overture; give a file that `overture COMMAND --format json` "
            "wrote",
            self->name);
    } else if (json_integer_value(schema) != OVT_STORED_SCHEMA) {
        ovt_text_add_clean(&shown, version == NULL ? "?" : version);
        self->status = ovt_fail(self->err, OVT_IO,
            "%s: has schema %lld, from overture %.20s; this program reads schema %d, so print it "
            "with that version, or run the command anew with --format json",
            self->name, (long long) json_integer_value(schema),
            shown.data == NULL ? "?" : shown.data, OVT_STORED_SCHEMA);
    } else if (!json_is_object(json_object_get(root, "report"))) {
        self->status = ovt_fail(self->err, OVT_IO,
            "%s: its member \"report\" is missing, without which it cannot be printed again; run "
            "the command anew with --format json",
            self->name);
    }
    ovt_text_free(&shown);
}

static ovt_status
say_not_json(const char *name, const json_error_t *fault, ovt_error *err)
{
    ovt_text words = {0};
    ovt_text_add_clean(&words, fault->text);
    ovt_status status = ovt_fail(err, OVT_IO,
        "%s:%d:%d: not JSON, or not all of it: %s; give a file that `overture COMMAND --format "
        "json` wrote",
        name, fault->line, fault->column, words.data == NULL ? "?" : words.data);
    ovt_text_free(&words);
    return status;
}

ovt_status
ovt_document_restore(
    ovt_document *self, const char *bytes, size_t length, const char *name, ovt_error *err)
{
    ovt_restorer reader = {.document = self, .name = name, .err = err};
    json_error_t fault;
    *self = (ovt_document){0};
    if (length > OVT_STORED_MOST) {
        return ovt_fail(err, OVT_IO,
            "%s: is longer than %d MB, which no result of overture is; give a file that `overture "
            "COMMAND --format json` wrote",
            name, OVT_STORED_MOST / 1024 / 1024);
    }
    unsigned failures = ovt_json_failures();
    self->data = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &fault);
    if (self->data == NULL) {
        return ovt_json_failures() != failures
                   ? ovt_fail(err, OVT_MEMORY, "no memory to read %s", name)
                   : say_not_json(name, &fault, err);
    }
    check_origin(&reader, self->data);
    if (reader.status == OVT_OK) {
        read_report(&reader, json_object_get(self->data, "report"));
        json_object_del(self->data, "report");
    }
    return reader.status == OVT_OK ? ovt_built(self, err) : reader.status;
}
