// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/document.h"

#include <math.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "parts.h"

enum { FIRST_ROWS = 16 };

void *
ovt_document_take(ovt_document *self, size_t size)
{
    void *block = self->failed ? NULL : ovt_arena_allocate(&self->arena, size);
    if (block == NULL) {
        self->failed = true;
    }
    return block;
}

OVT_PRINTF(2, 0)
static const char *
format_text(ovt_document *self, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = length < 0 ? NULL : ovt_document_take(self, (size_t) length + 1);
    if (text != NULL) {
        vsnprintf(text, (size_t) length + 1, format, again);
    }
    va_end(again);
    return text;
}

ovt_report_block *
ovt_document_block(ovt_document *self, ovt_block_kind kind)
{
    ovt_report_block *block = ovt_document_take(self, sizeof *block);
    if (block == NULL) {
        return NULL;
    }
    block->kind = kind;
    if (self->last == NULL) {
        self->first = block;
    } else {
        self->last->next = block;
    }
    self->last = block;
    return block;
}

void
ovt_document_heading(ovt_document *self, int level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(self, format, arguments);
    va_end(arguments);
    ovt_report_block *block = text == NULL ? NULL : ovt_document_block(self, OVT_BLOCK_HEADING);
    if (block != NULL) {
        block->level = level;
        block->text = text;
    }
}

void
ovt_document_paragraph(ovt_document *self, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(self, format, arguments);
    va_end(arguments);
    ovt_report_block *block = text == NULL ? NULL : ovt_document_block(self, OVT_BLOCK_PARAGRAPH);
    if (block != NULL) {
        block->text = text;
    }
}

void *
ovt_document_grow(ovt_document *self, void *array, size_t count, size_t size)
{
    if ((count & (count - 1)) != 0) {
        return array;
    }
    void *moved = ovt_document_take(self, (count == 0 ? 1 : 2 * count) * size);
    if (moved != NULL && count > 0) {
        memcpy(moved, array, count * size);
    }
    return moved;
}

static void
append_item(ovt_document *self, ovt_report_block *list, const char *text)
{
    const char **items =
        ovt_document_grow(self, list->items, list->item_count, sizeof *list->items);
    if (items != NULL) {
        list->items = items;
        list->items[list->item_count++] = text;
    }
}

void
ovt_document_item(ovt_document *self, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(self, format, arguments);
    va_end(arguments);
    ovt_report_block *list = self->last;
    if (text != NULL && (list == NULL || list->kind != OVT_BLOCK_LIST)) {
        list = ovt_document_block(self, OVT_BLOCK_LIST);
    }
    if (text != NULL && list != NULL) {
        append_item(self, list, text);
    }
}

void
ovt_document_paragraph_of(ovt_document *self, ovt_text *text)
{
    self->failed |= text->failed;
    ovt_document_paragraph(self, "%s", text->data == NULL ? "" : text->data);
    ovt_text_free(text);
}

void
ovt_document_item_of(ovt_document *self, ovt_text *text)
{
    self->failed |= text->failed;
    ovt_document_item(self, "%s", text->data == NULL ? "" : text->data);
    ovt_text_free(text);
}

ovt_table *
ovt_document_table(ovt_document *self, const char *caption)
{
    ovt_table *table = ovt_document_take(self, sizeof *table);
    ovt_report_block *block = table == NULL ? NULL : ovt_document_block(self, OVT_BLOCK_TABLE);
    if (block == NULL) {
        return NULL;
    }
    if (caption != NULL) {
        table->caption = ovt_arena_text(&self->arena, caption, strlen(caption));
        self->failed |= table->caption == NULL;
    }
    block->table = table;
    return table;
}

ovt_table *
ovt_document_records(ovt_document *self)
{
    if (self->records == NULL) {
        self->records = ovt_document_take(self, sizeof *self->records);
    }
    return self->records;
}

void
ovt_table_column_add(
    ovt_document *self, ovt_table *table, const char *title, ovt_align align, bool wraps)
{
    if (table == NULL || self->failed || table->column_count == OVT_TABLE_COLUMNS) {
        return;
    }
    if (table->columns == NULL) {
        table->columns = ovt_document_take(self, OVT_TABLE_COLUMNS * sizeof *table->columns);
    }
    char *copy = ovt_document_take(self, strlen(title) + 1);
    if (table->columns != NULL && copy != NULL) {
        strcpy(copy, title);
        table->columns[table->column_count++] =
            (ovt_table_column){.title = copy, .align = align, .wraps = wraps};
    }
}

/* Gives the bars the capacity of the rows. */
static void
move_bars(ovt_document *self, ovt_table *table)
{
    size_t count = table->row_capacity * table->column_count;
    double *bars = ovt_document_take(self, count * sizeof *bars);
    if (bars == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        bars[i] = table->bars != NULL && i < table->row_count * table->column_count ? table->bars[i]
                                                                                    : NAN;
    }
    table->bars = bars;
}

void
ovt_table_row(ovt_document *self, ovt_table *table)
{
    if (table == NULL || self->failed) {
        return;
    }
    if (table->row_count == table->row_capacity) {
        size_t capacity = table->row_capacity == 0 ? FIRST_ROWS : 2 * table->row_capacity;
        const char **cells =
            ovt_document_take(self, capacity * table->column_count * sizeof *cells);
        if (cells == NULL) {
            return;
        }
        if (table->row_count > 0) {
            memcpy(cells, table->cells, table->row_count * table->column_count * sizeof *cells);
        }
        table->cells = cells;
        table->row_capacity = capacity;
        if (table->bars != NULL) {
            move_bars(self, table);
        }
    }
    table->row_count++;
}

void
ovt_table_bar(ovt_document *self, ovt_table *table, size_t column, double share)
{
    if (table == NULL || self->failed || column >= table->column_count || table->row_count == 0) {
        return;
    }
    if (table->bars == NULL) {
        move_bars(self, table);
    }
    if (table->bars != NULL) {
        table->bars[(table->row_count - 1) * table->column_count + column] = share;
    }
}

void
ovt_table_cell(ovt_document *self, ovt_table *table, size_t column, const char *format, ...)
{
    if (table == NULL || self->failed || column >= table->column_count || table->row_count == 0) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    const char *text = format_text(self, format, arguments);
    va_end(arguments);
    table->cells[(table->row_count - 1) * table->column_count + column] = text;
}

void
ovt_document_free(ovt_document *self)
{
    json_decref(self->data);
    ovt_arena_free(&self->arena);
    *self = (ovt_document){0};
}

static atomic_uint json_failures;

static void *
json_take(size_t size)
{
    void *block = ovt_allocate(1, size);
    if (block == NULL) {
        atomic_fetch_add(&json_failures, 1);
    }
    return block;
}

unsigned
ovt_json_failures(void)
{
    return atomic_load(&json_failures);
}

void
ovt_json_use_memory(void)
{
    json_set_alloc_funcs(json_take, ovt_free);
}
