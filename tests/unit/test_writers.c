// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <locale.h>

#include "overture/report/writer.h"

static const ovt_page page = {.width = 80};

static void
add_table(ovt_document *document, ovt_table *table)
{
    ovt_table_column_add(document, table, "offer", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(document, table, "mean", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(document, table, "what it is", OVT_ALIGN_LEFT, true);
    ovt_table_row(document, table);
    ovt_table_cell(document, table, 0, "short");
    ovt_table_cell(document, table, 1, "1234.5");
    ovt_table_cell(document, table, 2,
        "A text, with \"quotes\", that is long enough to be broken "
        "over at least two lines of a page.");
    ovt_table_row(document, table);
    ovt_table_cell(document, table, 0,
        "stra\xC3\x9F"
        "e \xE2\x80\xAE\x1b[31m|*pipe*");
    ovt_table_cell(document, table, 2, "no mean here\nand two lines");
}

/* One of every block; one cell missing; a hostile text in a cell and in a paragraph. */
static void
fixed_document(ovt_document *document)
{
    ovt_document_heading(document, 1, "A report");
    ovt_document_paragraph(document,
        "A paragraph that is longer than a line of eighty columns, so that it has to be broken at "
        "a blank, and that ends with an escape \x1b[2J and a byte \xff that is not UTF-8.");
    ovt_document_heading(document, 2, "Things");
    ovt_document_item(document, "the first <b>thing</b>");
    ovt_document_item(document,
        "the second thing, which takes more than one line, so that its second line has to be set "
        "in under the first");
    ovt_document_heading(document, 3, "A table");
    add_table(document, ovt_document_table(document, "Two rows"));
    ovt_document_paragraph(document, "The end.");
    add_table(document, ovt_document_records(document));
    document->data =
        json_pack("{s:f, s:n, s:[i,f], s:s}", "third", 1.0 / 3, "nothing", "pair", 20, 0.1, "text",
            "stra\xC3\x9F"
            "e");
}

static ovt_text
written(const char *format, int width)
{
    ovt_document document = {0};
    ovt_text text = {0};
    ovt_error err = {0};
    const ovt_page paper = {.width = width};
    fixed_document(&document);
    assert_int_equal(ovt_writer_find(format)->write(&document, &paper, &text, &err), OVT_OK);
    ovt_document_free(&document);
    return text;
}

static void
every_format_writes_the_fixed_document_as_expected(void **state)
{
    (void) state;
    const ovt_writer *writer;
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        char name[64];
        ovt_text text = written(writer->key, 80);
        snprintf(name, sizeof name, "document.%s", writer->extension);
        assert_golden(name, text.data);
        ovt_text_free(&text);
    }
}

static void
every_format_is_found_by_its_key(void **state)
{
    (void) state;
    const ovt_writer *writer;
    size_t count = 0;
    for (; (writer = ovt_writer_at(count)) != NULL; count++) {
        assert_ptr_equal(ovt_writer_find(writer->key), writer);
    }
    assert_int_equal(count, 5);
    assert_null(ovt_writer_find("pdf"));
    assert_string_equal(ovt_writer_at(0)->key, "text");
}

static void
text_keeps_to_its_width_and_has_no_trailing_blanks_or_control_codes(void **state)
{
    (void) state;
    for (int width = 40; width <= 120; width += 5) {
        ovt_text text = written("text", width);
        for (char *line = strtok(text.data, "\n"); line != NULL; line = strtok(NULL, "\n")) {
            assert_true(ovt_text_width(line) <= (size_t) width);
            assert_true(line[strlen(line) - 1] != ' ');
            for (const char *at = line; *at != '\0'; at++) {
                assert_true((unsigned char) *at >= 0x20 && *at != 0x7f);
            }
        }
        ovt_text_free(&text);
    }
}

static void
a_table_too_wide_for_the_page_goes_on_below(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_text text = {0};
    ovt_table *table = ovt_document_table(&document, NULL);
    ovt_table_column_add(&document, table, "Outcome", OVT_ALIGN_LEFT, true);
    for (int i = 0; i < 30; i++) {
        char title[8];
        snprintf(title, sizeof title, "S%d", i);
        ovt_table_column_add(&document, table, title, OVT_ALIGN_RIGHT, false);
    }
    ovt_table_row(&document, table);
    for (size_t i = 0; i < 31; i++) {
        ovt_table_cell(&document, table, i, i == 0 ? "Returned alive" : "X%03d", (int) i);
    }
    assert_int_equal(ovt_writer_find("text")->write(&document, &page, &text, NULL), OVT_OK);
    assert_golden("wide_table.txt", text.data);
    ovt_text_free(&text);
    ovt_document_free(&document);
}

static void
bold_headings_are_the_only_control_codes(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_text text = {0};
    const ovt_page bold = {.width = 80, .bold = true};
    ovt_document_heading(&document, 1, "Title");
    ovt_document_paragraph(&document, "Text.");
    assert_int_equal(ovt_writer_find("text")->write(&document, &bold, &text, NULL), OVT_OK);
    assert_string_equal(text.data, "\033[1mTitle\033[0m\n=====\nText.\n");
    ovt_text_free(&text);
    ovt_document_free(&document);
}

static void
a_report_without_rows_or_data_says_so(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_text text = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_writer_find("csv")->write(&document, &page, &text, &err), OVT_USAGE);
    assert_non_null(strstr(err.message, "csv"));
    assert_int_equal(ovt_writer_find("json")->write(&document, &page, &text, NULL), OVT_USAGE);
    assert_null(text.data);
    ovt_document_free(&document);
}

static void
a_text_in_markdown_stands_for_itself_whatever_it_begins_with(void **state)
{
    (void) state;
    static const char *const texts[][2] = {
        {"- no item", "\\- no item\n"},
        {"12. no item", "12\\. no item\n"},
        {"3) none", "3\\) none\n"},
        {"2024 was a year", "2024 was a year\n"},
        {"1.5 days", "1\\.5 days\n"},
        {"===", "\\===\n"},
        {"    no code, $x$", "no code, \\$x\\$\n"},
        {"see https://example.org/a_b.", "see https://example.org/a_b.\n"},
        {"https://example.org/*a*", "https://example.org/\\*a\\*\n"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ovt_document document = {0};
        ovt_text text = {0};
        ovt_document_paragraph(&document, "%s", texts[i][0]);
        assert_int_equal(ovt_writer_find("markdown")->write(&document, &page, &text, NULL), OVT_OK);
        assert_string_equal(text.data, texts[i][1]);
        ovt_text_free(&text);
        ovt_document_free(&document);
    }
}

static ovt_status
draw_letters(void *context, const ovt_chart *chart, const char *terminal, int width, ovt_text *out,
    ovt_error *err)
{
    (void) chart, (void) width;
    assert_string_equal(terminal, "dumb");
    ovt_text_add(out, "a ``` line\n");
    return context == NULL ? OVT_OK : ovt_fail(err, OVT_FAILED, "no pen");
}

/* In letters, as a link, and where neither can be done. */
static void
a_chart_keeps_its_words_in_text_and_markdown(void **state)
{
    (void) state;
    int no_pen;
    const struct {
        ovt_page page;
        const char *text, *markdown;
    } cases[] = {
        {{.width = 80, .draw = draw_letters}, "A & B\nBoth rise.\na ``` line\n",
            "**A \\& B**\n\nBoth rise.\n\n````text\na ``` line\n````\n"},
        {{.width = 80, .chart_folder = "my plots", .chart_extension = "svg"},
            "A & B\nBoth rise.\nDrawn in my plots/lines.svg\n",
            "![A \\& B](<my%20plots/lines.svg>)\n\nBoth rise.\n"},
        {{.width = 80, .draw = draw_letters, .draw_context = &no_pen},
            "A & B\nBoth rise.\nNot drawn: no pen\n\nday\n---\n 42\n",
            "**A \\& B**\n\nBoth rise.\n\nNot drawn: no pen\n\n| day |\n| ---: |\n| 42 |\n"},
    };
    ovt_document document = {0};
    ovt_chart *chart = ovt_document_chart(&document, OVT_CHART_LINES, "lines");
    ovt_chart_words(&document, chart, "A & B", "Both rise.", NULL, NULL);
    ovt_table *data = ovt_chart_table(&document, chart);
    ovt_table_column_add(&document, data, "day", OVT_ALIGN_RIGHT, false);
    ovt_table_row(&document, data);
    ovt_table_cell(&document, data, 0, "42");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ovt_text text = {0}, markdown = {0};
        ovt_writer_find("text")->write(&document, &cases[i].page, &text, NULL);
        ovt_writer_find("markdown")->write(&document, &cases[i].page, &markdown, NULL);
        assert_string_equal(text.data, cases[i].text);
        assert_string_equal(markdown.data, cases[i].markdown);
        ovt_text_free(&text);
        ovt_text_free(&markdown);
    }
    ovt_document_free(&document);
}

static void
json_reads_back_to_the_same_value(void **state)
{
    (void) state;
    ovt_text text = written("json", 80);
    json_t *value = json_loads(text.data, 0, NULL);
    assert_non_null(value);
    assert_near(json_real_value(json_object_get(value, "third")), 1.0 / 3, 1e-12);
    assert_true(json_is_null(json_object_get(value, "nothing")));
    json_decref(value);
    ovt_text_free(&text);
}

static void
every_format_survives_every_failed_allocation(void **state)
{
    (void) state;
    const ovt_writer *writer;
    ovt_document document = {0};
    fixed_document(&document);
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        bool done = false;
        for (long n = 0; !done; n++) {
            ovt_text text = {0};
            ovt_error err = {0};
            ovt_memory_fail_at(n);
            ovt_status status = writer->write(&document, &page, &text, &err);
            done = !ovt_memory_has_failed();
            ovt_memory_fail_at(-1);
            assert_int_equal(status, done ? OVT_OK : OVT_MEMORY);
            ovt_text_free(&text);
        }
    }
    ovt_document_free(&document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_writes_the_fixed_document_as_expected),
        cmocka_unit_test(every_format_is_found_by_its_key),
        cmocka_unit_test(text_keeps_to_its_width_and_has_no_trailing_blanks_or_control_codes),
        cmocka_unit_test(a_table_too_wide_for_the_page_goes_on_below),
        cmocka_unit_test(bold_headings_are_the_only_control_codes),
        cmocka_unit_test(a_report_without_rows_or_data_says_so),
        cmocka_unit_test(a_text_in_markdown_stands_for_itself_whatever_it_begins_with),
        cmocka_unit_test(a_chart_keeps_its_words_in_text_and_markdown),
        cmocka_unit_test(json_reads_back_to_the_same_value),
        cmocka_unit_test(every_format_survives_every_failed_allocation),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    ovt_json_use_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
