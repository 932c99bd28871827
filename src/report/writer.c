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

/* Two-byte and three-byte sequences that a terminal acts on: C1 controls, zero-width and
 * bidirectional marks. */
static bool
is_hidden(const unsigned char *bytes, size_t length)
{
    if (length == 2) {
        return bytes[0] == 0xC2 && bytes[1] < 0xA0;
    }
    if (length != 3 || bytes[0] != 0xE2) {
        return length == 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
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

const char *
ovt_table_text(const ovt_table *table, size_t row, size_t column)
{
    const char *text = table->cells[row * table->column_count + column];
    return text == NULL ? "" : text;
}
