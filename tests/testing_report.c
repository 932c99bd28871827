// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_report.h"

#include "overture/report/writer.h"
#include "testing.h"

ovt_text
testing_written(const ovt_document *document, const char *format)
{
    static const ovt_page page = {.width = 80};
    ovt_text text = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_writer_find(format)->write(document, &page, &text, &err), OVT_OK);
    return text;
}

void
testing_assert_fits(const char *text)
{
    for (const char *line = text; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        ovt_text copy = {0};
        ovt_text_append(&copy, line, length);
        size_t columns = ovt_text_width(copy.data);
        if (columns > 80) {
            print_error("%zu columns: %s\n", columns, copy.data);
            fail();
        }
        ovt_text_free(&copy);
        line += length + (line[length] == '\n');
    }
}

/* The style is the same on every page, and one golden (document.html) has it in full. */
static void
cut_style(ovt_text *page)
{
    static const char *const marks[][2] = {{"'sha256-", "'"}, {"<style>", "</style>"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char *start = strstr(page->data, marks[i][0]);
        if (start != NULL) {
            start += strlen(marks[i][0]);
            char *end = strstr(start, marks[i][1]);
            memmove(start, end, strlen(end) + 1);
        }
    }
}

void
testing_assert_formats(const ovt_document *document, const char *name)
{
    const ovt_writer *writer;
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        char golden[64];
        ovt_text text = testing_written(document, writer->key);
        snprintf(golden, sizeof golden, "%s.%s", name, writer->extension);
        cut_style(&text);
        assert_golden(golden, text.data);
        if (i == 0) {
            testing_assert_fits(text.data);
        }
        ovt_text_free(&text);
    }
}
