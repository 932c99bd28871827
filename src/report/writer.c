// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/writer.h"

#include <string.h>

#include "writers.h"

static const ovt_writer *const writers[] = {
#define WRITER_ADDRESS(name) &ovt_writer_##name,
    OVT_WRITERS(WRITER_ADDRESS)
#undef WRITER_ADDRESS
};

const ovt_writer *
ovt_writer_at(size_t index)
{
    return index < sizeof writers / sizeof *writers ? writers[index] : NULL;
}

const ovt_writer *
ovt_writer_find(const char *key)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        if (strcmp(writers[i]->key, key) == 0) {
            return writers[i];
        }
    }
    return NULL;
}

/* Code points that are no characters; pages of HTML may not hold them. */
static bool
is_no_character(const unsigned char *bytes, size_t length)
{
    if (length == 4) {
        return (bytes[1] & 0x0F) == 0x0F && bytes[2] == 0xBF && bytes[3] >= 0xBE;
    }
    bool last = length == 3 && bytes[0] == 0xEF && bytes[1] == 0xBF && bytes[2] >= 0xBE;
    bool inner =
        length == 3 && bytes[0] == 0xEF && bytes[1] == 0xB7 && bytes[2] >= 0x90 && bytes[2] <= 0xAF;
    return last || inner;
}

/* Two-byte and three-byte sequences that a terminal or a browser acts on: C1 controls, zero-width
 * and bidirectional marks. */
static bool
is_hidden(const unsigned char *bytes, size_t length)
{
    if (length == 2) {
        return (bytes[0] == 0xC2 && bytes[1] < 0xA0) || (bytes[0] == 0xD8 && bytes[1] == 0x9C);
    }
    if (length != 3 || bytes[0] != 0xE2) {
        bool mark = length == 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        return mark || is_no_character(bytes, length);
    }
    bool zero_width_or_mark = bytes[1] == 0x80 && (bytes[2] >= 0x8B && bytes[2] <= 0x8F);
    bool separator_or_embedding = bytes[1] == 0x80 && bytes[2] >= 0xA8 && bytes[2] <= 0xAE;
    bool isolate = bytes[1] == 0x81 && bytes[2] >= 0xA0;
    return zero_width_or_mark || separator_or_embedding || (isolate && bytes[2] <= 0xAF);
}

void
ovt_text_add_clean(ovt_text *self, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        size_t length = ovt_utf8_length(text, left);
        unsigned char first = (unsigned char) *text;
        size_t step = length == 0 ? 1 : length;
        if (first == '\n' || first == '\t' || first == '\r') {
            ovt_text_add(self, " ");
        } else if (length == 0 || first < 0x20 || first == 0x7F ||
                   is_hidden((const unsigned char *) text, length)) {
            for (size_t i = 0; i < step; i++) {
                ovt_text_format(self, "<%02X>", (unsigned char) text[i]);
            }
        } else {
            ovt_text_append(self, text, length);
        }
        text += step;
        left -= step;
    }
}

bool
ovt_chart_in_letters(
    ovt_text *out, const ovt_chart *chart, const ovt_page *page, bool *link, ovt_error *reason)
{
    *link = page->draw == NULL && page->chart_folder != NULL;
    if (*link) {
        ovt_text_format(out, "%s/%s.%s", page->chart_folder, chart->key, page->chart_extension);
        return true;
    }
    return page->draw != NULL &&
           page->draw(page->draw_context, chart, "dumb", page->width, out, reason) == OVT_OK;
}

size_t
ovt_text_address(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                  "-._~:/?#@!$&'()*+,;=%";
    size_t start = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0;
    size_t length = start == 0 ? 0 : strspn(text, letters);
    while (length > start && strchr(".,;:!?')", text[length - 1]) != NULL) {
        length--;
    }
    return length > start ? length : 0;
}

const char *
ovt_table_text(const ovt_table *table, size_t row, size_t column)
{
    const char *text = table->cells[row * table->column_count + column];
    return text == NULL ? "" : text;
}
