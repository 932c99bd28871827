// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "lines.h"

enum { NARROWEST_PAGE = 20 };

void
ovt_lines_add_one(ovt_text *out, const char **text, size_t width)
{
    const char *at = *text, *space = NULL, *joint = NULL;
    size_t used = 0;
    while (*at != '\0') {
        size_t length = ovt_utf8_length(at, strlen(at));
        char letter[5] = {0};
        memcpy(letter, at, length == 0 ? 1 : length);
        size_t columns = ovt_text_width(letter);
        if (*at == ' ') {
            space = at;
        }
        if (used + columns > width && at != *text) {
            break;
        }
        if (*at == '.' || *at == '/') {
            joint = at + 1;
        }
        used += columns;
        at += length == 0 ? 1 : length;
    }
    const char *cut = joint == NULL ? at : joint;
    const char *end = *at == '\0' ? at : space == NULL ? cut : space;
    const char *trimmed = end;
    while (trimmed > *text && trimmed[-1] == ' ') {
        trimmed--;
    }
    ovt_text_append(out, *text, (size_t) (trimmed - *text));
    *text = end + strspn(end, " ");
}

void
ovt_lines_add(ovt_text *out, const char *first, const char *text, size_t width)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text);
    const char *rest = clean.data == NULL ? "" : clean.data;
    size_t indent = strlen(first);
    ovt_text_add(out, first);
    for (bool begun = false; *rest != '\0'; begun = true) {
        for (size_t i = 0; begun && i < indent; i++) {
            ovt_text_add(out, " ");
        }
        ovt_lines_add_one(out, &rest, width - indent);
        ovt_text_add(out, "\n");
    }
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

static void
add_heading(ovt_text *out, const ovt_report_block *block, const ovt_page *page, size_t width)
{
    size_t start = out->length;
    ovt_text_add(out, page->bold ? "\033[1m" : "");
    size_t begin = out->length;
    ovt_lines_add(out, "", block->text, width);
    if (out->failed || out->length == begin) {
        return;
    }
    const char *last = out->data + out->length - 1;
    out->data[--out->length] = '\0';
    while (last > out->data + begin && last[-1] != '\n') {
        last--;
    }
    size_t underline = block->level > 2 ? 0 : ovt_text_width(out->length > start ? last : "");
    ovt_text_add(out, page->bold ? "\033[0m\n" : "\n");
    for (size_t i = 0; i < underline; i++) {
        ovt_text_add(out, block->level == 1 ? "=" : "-");
    }
    ovt_text_add(out, underline > 0 ? "\n" : "");
}

static void
add_numbers(ovt_text *out, const ovt_table *table, size_t width)
{
    if (table != NULL) {
        ovt_text_add(out, "\n");
        ovt_lines_add_table(out, table, width);
    }
}

static void
add_chart(ovt_text *out, const ovt_chart *chart, const ovt_page *page, size_t width)
{
    ovt_text drawing = {0};
    ovt_error reason = {0};
    bool link, shown = ovt_chart_in_letters(&drawing, chart, page, &link, &reason);
    ovt_lines_add(out, "", chart->title == NULL ? "" : chart->title, width);
    ovt_lines_add(out, "", chart->summary == NULL ? "" : chart->summary, width);
    if (shown && link) {
        ovt_lines_add(out, "Drawn in ", drawing.data == NULL ? "" : drawing.data, width);
    } else if (shown) {
        ovt_text_append(out, drawing.data, drawing.length);
    } else {
        ovt_lines_add(out, *reason.message == '\0' ? "" : "Not drawn: ", reason.message, width);
        add_numbers(out, chart->beneath, width);
        add_numbers(out, chart->data, width);
    }
    out->failed |= drawing.failed;
    ovt_text_free(&drawing);
}

static void
add_block(ovt_text *out, const ovt_report_block *block, const ovt_page *page, size_t width)
{
    switch (block->kind) {
    case OVT_BLOCK_HEADING:
        add_heading(out, block, page, width);
        break;
    case OVT_BLOCK_PARAGRAPH:
        ovt_lines_add(out, "", block->text, width);
        break;
    case OVT_BLOCK_LIST:
        for (size_t i = 0; i < block->item_count; i++) {
            ovt_lines_add(out, "- ", block->items[i], width);
        }
        break;
    case OVT_BLOCK_TABLE:
        ovt_lines_add_table(out, block->table, width);
        break;
    case OVT_BLOCK_CHART:
        add_chart(out, block->chart, page, width);
        break;
    }
}

static ovt_status
write_text(const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err)
{
    size_t width = (size_t) (page->width < NARROWEST_PAGE ? NARROWEST_PAGE : page->width);
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        bool under_heading = block->kind != OVT_BLOCK_HEADING;
        if (block != document->first && !under_heading) {
            ovt_text_add(out, "\n");
        }
        add_block(out, block, page, width);
        if (block->next != NULL && block->kind != OVT_BLOCK_HEADING &&
            block->next->kind != OVT_BLOCK_HEADING) {
            ovt_text_add(out, "\n");
        }
    }
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the report") : OVT_OK;
}

const ovt_writer ovt_writer_text = {
    .key = "text",
    .extension = "txt",
    .summary = "for reading in a terminal",
    .write = write_text,
};
