// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <string.h>

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include "html.h"

/* A report of so many sections has a table of contents. */
enum { LONG_REPORT = 4 };

static void
add_escaped(ovt_text *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        static const char special[] = "&<>\"'";
        static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
        const char *found = strchr(special, bytes[i]);
        if (found != NULL) {
            ovt_text_add(out, names[found - special]);
        } else {
            ovt_text_append(out, bytes + i, 1);
        }
    }
}

void
ovt_html_add(ovt_text *out, const char *text)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text);
    add_escaped(out, clean.data, clean.length);
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

/* Length of a stretch of code at @p text with its two backticks; 0: there is none. */
static size_t
code_length(const char *text)
{
    const char *end = *text == '`' ? strchr(text + 1, '`') : NULL;
    return end == NULL || end == text + 1 ? 0 : (size_t) (end - text) + 1;
}

static void
add_link(ovt_text *out, const char *address, size_t length)
{
    ovt_text_add(out, "<a rel=\"noreferrer\" href=\"");
    add_escaped(out, address, length);
    ovt_text_add(out, "\">");
    add_escaped(out, address, length);
    ovt_text_add(out, "</a>");
}

/* Whether a long name such as that of a setting or a file may be broken after this letter. */
static bool
is_joint(const char *start, const char *at)
{
    bool joint = *at == '.' || *at == '/';
    return joint && at > start && isalnum((unsigned char) at[-1]) && isalpha((unsigned char) at[1]);
}

static void
add_cleaned_prose(ovt_text *out, const char *text)
{
    const char *start = text;
    while (*text != '\0') {
        size_t code = code_length(text), address = ovt_text_address(text);
        if (code > 0) {
            ovt_text_add(out, "<code>");
            add_escaped(out, text + 1, code - 2);
            ovt_text_add(out, "</code>");
        } else if (address > 0) {
            add_link(out, text, address);
        } else {
            add_escaped(out, text, 1);
            ovt_text_add(out, is_joint(start, text) ? "<wbr>" : "");
        }
        text += code > 0 ? code : address > 0 ? address : 1;
    }
}

void
ovt_html_add_prose(ovt_text *out, const char *text)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text);
    add_cleaned_prose(out, clean.data == NULL ? "" : clean.data);
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

/* No style but this page's own is obeyed, whatever a hostile text might bring in. */
static void
add_style_hash(ovt_text *out)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];
    sha256_init(&context);
    for (const char *const *line = ovt_html_style; *line != NULL; line++) {
        sha256_update(&context, strlen(*line), (const uint8_t *) *line);
    }
    sha256_digest(&context, sizeof digest, digest);
    base64_encode_raw(text, sizeof digest, digest);
    ovt_text_format(out, "'sha256-%.*s'", (int) sizeof text, text);
}

static const char *
title_of(const ovt_document *document)
{
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        if (block->kind == OVT_BLOCK_HEADING) {
            return block->text;
        }
    }
    return "Report";
}

/* The empty icon keeps browsers from asking a server for one. */
static void
add_head(ovt_text *out, const ovt_document *document)
{
    ovt_text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                      "img-src data:; style-src ");
    add_style_hash(out);
    ovt_text_add(out, "; base-uri 'none'; form-action 'none'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n"
                      "<link rel=\"icon\" href=\"data:,\">\n<title>");
    ovt_html_add(out, title_of(document));
    ovt_text_add(out, "</title>\n<style>");
    for (const char *const *line = ovt_html_style; *line != NULL; line++) {
        ovt_text_add(out, *line);
    }
    ovt_text_add(out, "</style>\n</head>\n");
}

/* Headings begin with one of level 1, have no other of it, and leave no level out on the way down:
 * readers that hear a page go from one to the next. */
static int
next_level(int before, int wanted)
{
    int deepest = before + 1 > 6 ? 6 : before + 1;
    int level = wanted < 2 ? 2 : wanted;
    return before == 0 ? 1 : level > deepest ? deepest : level;
}

static size_t
count_sections(const ovt_document *document)
{
    size_t count = 0;
    int level = 0;
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        if (block->kind == OVT_BLOCK_HEADING) {
            level = next_level(level, block->level);
            count += level == 2;
        }
    }
    return count;
}

/* Stands before the first section, so that the answer comes first. */
static void
add_contents(ovt_html *self, const ovt_report_block *block)
{
    ovt_html ahead = *self;
    ovt_text_add(self->out, "<nav class=\"contents\" aria-label=\"Contents\">\n<ul>\n");
    for (; block != NULL; block = block->next) {
        if (block->kind != OVT_BLOCK_HEADING) {
            continue;
        }
        ahead.headings++;
        ahead.level = next_level(ahead.level, block->level);
        if (ahead.level == 2) {
            ovt_text_format(self->out, "<li><a href=\"#section-%zu\">", ahead.headings);
            ovt_html_add(self->out, block->text);
            ovt_text_add(self->out, "</a></li>\n");
        }
    }
    ovt_text_add(self->out, "</ul>\n</nav>\n");
}

static void
add_heading(ovt_html *self, const ovt_report_block *block)
{
    self->level = next_level(self->level, block->level);
    self->heading = block->text;
    self->headings++;
    ovt_text_format(self->out, "<h%d id=\"section-%zu\">", self->level, self->headings);
    ovt_html_add(self->out, block->text);
    ovt_text_format(self->out, "</h%d>\n", self->level);
}

static void
add_list(ovt_html *self, const ovt_report_block *block)
{
    ovt_text_add(self->out, "<ul>\n");
    for (size_t i = 0; i < block->item_count; i++) {
        ovt_text_add(self->out, "<li>");
        ovt_html_add_prose(self->out, block->items[i]);
        ovt_text_add(self->out, "</li>\n");
    }
    ovt_text_add(self->out, "</ul>\n");
}

static ovt_status
add_block(ovt_html *self, const ovt_report_block *block, ovt_error *err)
{
    switch (block->kind) {
    case OVT_BLOCK_HEADING:
        add_heading(self, block);
        break;
    case OVT_BLOCK_PARAGRAPH:
        ovt_text_add(self->out, "<p>");
        ovt_html_add_prose(self->out, block->text);
        ovt_text_add(self->out, "</p>\n");
        break;
    case OVT_BLOCK_LIST:
        add_list(self, block);
        break;
    case OVT_BLOCK_TABLE:
        ovt_html_add_table(self, block->table, block->table->caption);
        break;
    case OVT_BLOCK_CHART:
        return ovt_html_add_chart(self, block->chart, err);
    }
    return OVT_OK;
}

static ovt_status
write_html(const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err)
{
    ovt_html self = {.out = out, .page = page};
    ovt_status status = OVT_OK;
    bool has_contents = count_sections(document) < LONG_REPORT;
    add_head(out, document);
    ovt_text_add(out, "<body>\n<a class=\"skip\" href=\"#report\">Skip to the report</a>\n"
                      "<main id=\"report\">\n");
    for (const ovt_report_block *block = document->first; status == OVT_OK && block != NULL;
         block = block->next) {
        bool section = block->kind == OVT_BLOCK_HEADING && self.level > 0;
        if (section && !has_contents) {
            add_contents(&self, block);
            has_contents = true;
        }
        status = add_block(&self, block, err);
    }
    ovt_text_add(out, "</main>\n</body>\n</html>\n");
    if (status == OVT_OK && out->failed) {
        return ovt_fail(err, OVT_MEMORY, "no memory to write the report");
    }
    return status;
}

const ovt_writer ovt_writer_html = {
    .key = "html",
    .extension = "html",
    .summary = "one page for browsers and printers, with charts; needs no network",
    .write = write_html,
};
