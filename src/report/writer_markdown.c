// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "writers.h"

/* Letters that would begin emphasis, links, code, cells, formulas or HTML; but for those, an
 * address of a web page is found by its reader as it is. */
static void
add_cleaned(ovt_text *out, const char *text)
{
    while (*text != '\0') {
        size_t address = ovt_text_address(text), plain = strcspn(text, "*~");
        size_t step = address == 0 ? 1 : address < plain ? address : plain;
        if (address == 0 && strchr("\\`*_{}[]<>|#&~$", *text) != NULL) {
            ovt_text_add(out, "\\");
        }
        ovt_text_append(out, text, step);
        text += step;
    }
}

static void
add_escaped(ovt_text *out, const char *text)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text);
    add_cleaned(out, clean.data == NULL ? "" : clean.data);
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

/* A text that a block begins with: no list, rule or code, whatever it begins with itself. */
static void
add_beginning(ovt_text *out, const char *text)
{
    text += strspn(text, " \t\r\n");
    size_t digits = strspn(text, "0123456789");
    bool number = digits > 0 && digits < 10 && (text[digits] == '.' || text[digits] == ')');
    if (number) {
        ovt_text_append(out, text, digits);
        text += digits;
    }
    ovt_text_add(out, number || (*text != '\0' && strchr("-+=", *text) != NULL) ? "\\" : "");
    add_escaped(out, text);
}

/* Between "<" and ">", which with line ends and backslashes are all that could end it. */
static void
add_address(ovt_text *out, const char *address)
{
    for (; *address != '\0'; address++) {
        unsigned char byte = (unsigned char) *address;
        bool plain = byte > ' ' && strchr("<>\\%\"|`", byte) == NULL;
        ovt_text_format(out, plain ? "%c" : "%%%02X", byte);
    }
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

/* Longer than any row of backquotes in the drawing, so that none of them ends it. */
static void
add_fence(ovt_text *out, const char *drawing, const char *word)
{
    size_t longest = 2;
    for (; *drawing != '\0'; drawing += *drawing != '\0') {
        size_t length = strspn(drawing, "`");
        longest = length > longest ? length : longest;
        drawing += length;
    }
    for (size_t i = 0; i <= longest; i++) {
        ovt_text_add(out, "`");
    }
    ovt_text_format(out, "%s\n", word);
}

static void
add_part(ovt_text *out, const char *words, const char *text)
{
    if (text != NULL && *text != '\0') {
        ovt_text_format(out, "\n%s", words);
        add_beginning(out, text);
        ovt_text_add(out, "\n");
    }
}

static void
add_drawing(ovt_text *out, const char *letters)
{
    ovt_text_add(out, "\n");
    add_fence(out, letters, "text");
    ovt_text_add(out, letters);
    add_fence(out, letters, "");
}

static void
add_numbers(ovt_text *out, const ovt_table *table)
{
    if (table != NULL) {
        ovt_text_add(out, "\n");
        add_table(out, table);
    }
}

/* The title stands for the drawing where it cannot be seen; the summary is there for everybody. */
static void
add_chart(ovt_text *out, const ovt_chart *chart, const ovt_page *page)
{
    ovt_text drawing = {0};
    ovt_error reason = {0};
    bool link, shown = ovt_chart_in_letters(&drawing, chart, page, &link, &reason);
    const char *drawn = drawing.data == NULL ? "" : drawing.data;
    ovt_text_add(out, shown && link ? "![" : "**");
    add_escaped(out, chart->title == NULL ? "" : chart->title);
    ovt_text_add(out, shown && link ? "](<" : "**");
    if (shown && link) {
        add_address(out, drawn);
        ovt_text_add(out, ">)");
    }
    ovt_text_add(out, "\n");
    add_part(out, "", chart->summary);
    if (shown && !link) {
        add_drawing(out, drawn);
    } else if (!shown) {
        add_part(out, "Not drawn: ", reason.message);
        add_numbers(out, chart->beneath);
        add_numbers(out, chart->data);
    }
    out->failed |= drawing.failed;
    ovt_text_free(&drawing);
}

static void
add_block(ovt_text *out, const ovt_report_block *block, const ovt_page *page)
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
        add_beginning(out, block->text);
        ovt_text_add(out, "\n");
        break;
    case OVT_BLOCK_LIST:
        for (size_t i = 0; i < block->item_count; i++) {
            ovt_text_add(out, "- ");
            add_beginning(out, block->items[i]);
            ovt_text_add(out, "\n");
        }
        break;
    case OVT_BLOCK_TABLE:
        add_table(out, block->table);
        break;
    case OVT_BLOCK_CHART:
        add_chart(out, block->chart, page);
        break;
    }
}

static ovt_status
write_markdown(const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err)
{
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        if (block != document->first) {
            ovt_text_add(out, "\n");
        }
        add_block(out, block, page);
    }
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the report") : OVT_OK;
}

const ovt_writer ovt_writer_markdown = {
    .key = "markdown",
    .extension = "md",
    .summary = "for a web page or a repository (GitHub's kind)",
    .write = write_markdown,
};
