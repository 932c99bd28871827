// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "writers.h"

/* Characters that would begin emphasis, links, code, cells or HTML. */
static void
add_escaped(ovt_text *out, const char *text)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text);
    for (size_t i = 0; i < clean.length; i++) {
        if (strchr("\\`*_{}[]<>|#&~", clean.data[i]) != NULL) {
            ovt_text_add(out, "\\");
        }
        ovt_text_append(out, clean.data + i, 1);
    }
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

static void
add_row(ovt_text *out, const ovt_table *table, size_t row)
{
    for (size_t column = 0; column < table->column_count; column++) {
        ovt_text_add(out, "| ");
        add_escaped(out, ovt_table_text(table, row, column));
        ovt_text_add(out, " ");
    }
    ovt_text_add(out, "|\n");
}

static void
add_table(ovt_text *out, const ovt_table *table)
{
    if (table->caption != NULL) {
        ovt_text_add(out, "**");
        add_escaped(out, table->caption);
        ovt_text_add(out, "**\n\n");
    }
    for (size_t column = 0; column < table->column_count; column++) {
        ovt_text_add(out, "| ");
        add_escaped(out, table->columns[column].title);
        ovt_text_add(out, " ");
    }
    ovt_text_add(out, "|\n");
    for (size_t column = 0; column < table->column_count; column++) {
        bool right = table->columns[column].align == OVT_ALIGN_RIGHT;
        ovt_text_add(out, right ? "| ---: " : "| --- ");
    }
    ovt_text_add(out, "|\n");
    for (size_t row = 0; row < table->row_count; row++) {
        add_row(out, table, row);
    }
}

static void
add_block(ovt_text *out, const ovt_report_block *block)
{
    switch (block->kind) {
    case OVT_BLOCK_HEADING:
        for (int level = 0; level < block->level; level++) {
            ovt_text_add(out, "#");
        }
        ovt_text_add(out, " ");
        add_escaped(out, block->text);
        ovt_text_add(out, "\n");
        break;
    case OVT_BLOCK_PARAGRAPH:
        add_escaped(out, block->text);
        ovt_text_add(out, "\n");
        break;
    case OVT_BLOCK_LIST:
        for (size_t i = 0; i < block->item_count; i++) {
            ovt_text_add(out, "- ");
            add_escaped(out, block->items[i]);
            ovt_text_add(out, "\n");
        }
        break;
    case OVT_BLOCK_TABLE:
        add_table(out, block->table);
        break;
    case OVT_BLOCK_CHART:
        add_escaped(out, block->chart->title == NULL ? "" : block->chart->title);
        ovt_text_add(out, "\n\n");
        if (block->chart->data != NULL) {
            add_table(out, block->chart->data);
        }
        break;
    }
}

static ovt_status
write_markdown(const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err)
{
    (void) page;
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        if (block != document->first) {
            ovt_text_add(out, "\n");
        }
        add_block(out, block);
    }
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the report") : OVT_OK;
}

const ovt_writer ovt_writer_markdown = {
    .key = "markdown",
    .extension = "md",
    .summary = "for a web page or a repository (GitHub's kind)",
    .write = write_markdown,
};
