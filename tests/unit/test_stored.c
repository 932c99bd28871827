// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <sys/stat.h>
#include <unistd.h>

#include "overture/base/memory.h"
#include "overture/report/build.h"
#include "overture/report/stored.h"
#include "overture/report/writer.h"
#include "testing_cli.h"
#include "testing_report.h"

static void
add_table(ovt_document *document, ovt_table *table)
{
    ovt_table_column_add(document, table, "offer", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(document, table, "mean", OVT_ALIGN_RIGHT, false);
    ovt_table_row(document, table);
    ovt_table_cell(document, table, 0, "A \"quoted\" <b>cell</b>\nof two lines");
    ovt_table_bar(document, table, 1, 1.0 / 3);
    ovt_table_row(document, table);
    ovt_table_cell(document, table, 0, "%s", "");
    ovt_table_cell(document, table, 1, "12,345.6");
}

static void
add_chart(ovt_document *document)
{
    const ovt_chart_point points[] = {
        {1.0 / 3, 1, -0.0, 2e300, NAN, NAN, NAN, NULL},
        {NAN, 0, 0.1, INFINITY, 1, 2, 3, "plot '< rm -rf ~'"},
        {1, 0, NAN, NAN, NAN, NAN, NAN, NULL},
    };
    ovt_chart *chart = ovt_document_chart(document, OVT_CHART_FOREST, "Forest of ../x");
    ovt_chart_words(document, chart, "A chart", NULL, "days", "");
    ovt_chart_row(document, chart, "first row");
    ovt_chart_row(document, chart, NULL);
    chart->x_to = 2.0 / 3;
    ovt_chart_series *series =
        ovt_chart_series_add(document, chart, "A, as offered", OVT_CHART_CONTEXT);
    series->joined = true;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        ovt_chart_point_add(document, series, &points[i]);
    }
    ovt_chart_series_add(document, chart, NULL, 4);
    ovt_chart_reference_add(document, chart, 'y', -1.0 / 7, 0, "the same");
    add_table(document, ovt_chart_table(document, chart));
}

/* One of everything, with texts and numbers that are hard to keep. */
static void
build_document(ovt_document *document)
{
    ovt_error err = {0};
    *document = (ovt_document){0};
    ovt_document_heading(document, 1, "A report with \xFF and \x1b[2J");
    ovt_document_paragraph(document, "stra\xC3\x9F"
                                     "e, \xE2\x80\xAE turned");
    ovt_document_item(document, "first");
    ovt_document_item(document, "second");
    add_chart(document);
    add_table(document, ovt_document_table(document, NULL));
    add_table(document, ovt_document_table(document, "with a caption"));
    add_table(document, ovt_document_records(document));
    document->data = json_pack(
        "{s:{s:s,s:s,s:i},s:f}", "overture", "version", "9", "command", "x", "schema", 1, "z", 0.1);
    assert_int_equal(ovt_built(document, &err), OVT_OK);
}

static void
restore(ovt_document *document, const char *text)
{
    ovt_error err = {0};
    ovt_status status = ovt_document_restore(document, text, strlen(text), "x.json", &err);
    if (status != OVT_OK) {
        print_error("%s\n", err.message);
        fail();
    }
}

static void
a_restored_document_is_written_as_the_first_in_every_format(void **state)
{
    (void) state;
    ovt_document first, second;
    const ovt_writer *writer;
    build_document(&first);
    ovt_text stored = testing_written(&first, "json");
    restore(&second, stored.data);
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        ovt_text expected = testing_written(&first, writer->key);
        ovt_text actual = testing_written(&second, writer->key);
        assert_string_equal(actual.data, expected.data);
        ovt_text_free(&expected);
        ovt_text_free(&actual);
    }
    ovt_text_free(&stored);
    ovt_document_free(&first);
    ovt_document_free(&second);
}

static const ovt_chart *
chart_of(const ovt_document *document)
{
    const ovt_report_block *block = document->first;
    while (block != NULL && block->kind != OVT_BLOCK_CHART) {
        block = block->next;
    }
    assert_non_null(block);
    return block->chart;
}

static void
assert_same_text(const char *a, const char *b)
{
    assert_int_equal(a == NULL, b == NULL);
    assert_true(a == NULL || strcmp(a, b) == 0);
}

/* Charts are drawn from their numbers, so these have to be the very same. */
static void
a_restored_chart_has_the_same_numbers_to_the_last_bit(void **state)
{
    (void) state;
    ovt_document first, second;
    build_document(&first);
    ovt_text stored = testing_written(&first, "json");
    restore(&second, stored.data);
    const ovt_chart *a = chart_of(&first), *b = chart_of(&second);
    assert_int_equal(a->kind, b->kind);
    assert_same_text(a->key, b->key);
    assert_same_text(a->summary, b->summary);
    assert_near(b->x_from, a->x_from, 0);
    assert_near(b->x_to, a->x_to, 0);
    assert_int_equal(b->row_count, 2);
    assert_null(b->row_titles[1]);
    assert_int_equal(b->series_count, 2);
    assert_true(b->series[0].joined);
    assert_int_equal(b->series[0].slot, OVT_CHART_CONTEXT);
    assert_null(b->series[1].label);
    assert_int_equal(b->series[0].count, 3);
    for (size_t i = 0; i < 3; i++) {
        const ovt_chart_point *p = &a->series[0].points[i], *q = &b->series[0].points[i];
        const double left[] = {p->x, p->y, p->low, p->high, p->inner_low, p->inner_high, p->weight};
        const double right[] = {
            q->x, q->y, q->low, q->high, q->inner_low, q->inner_high, q->weight};
        for (size_t k = 0; k < sizeof left / sizeof *left; k++) {
            assert_near(right[k], left[k], 0);
            assert_int_equal(
                signbit(right[k]) && !isnan(right[k]), signbit(left[k]) && !isnan(left[k]));
        }
        assert_same_text(p->label, q->label);
    }
    assert_int_equal(b->references[0].axis, 'y');
    assert_near(b->references[0].from, a->references[0].from, 0);
    assert_near(b->data->bars[1], a->data->bars[1], 0);
    assert_null(b->beneath);
    ovt_text_free(&stored);
    ovt_document_free(&first);
    ovt_document_free(&second);
}

static void
assert_refused(const char *text, size_t length, const char *words)
{
    ovt_document document;
    ovt_error err = {0};
    ovt_status status = ovt_document_restore(&document, text, length, "x.json", &err);
    ovt_document_free(&document);
    if (status != OVT_IO || strncmp(err.message, "x.json", 6) != 0 ||
        strstr(err.message, words) == NULL || strstr(err.message, "--format json") == NULL) {
        print_error("status %d, \"%s\" without \"%s\"\n", (int) status, err.message, words);
        fail();
    }
}

/* To add a damage: its row here. `from` stands in what is stored of the document above and is
 * replaced by `to`. */
static void
damaged_reports_are_refused_with_their_place_and_a_remedy(void **state)
{
    (void) state;
    static const struct {
        const char *from;
        const char *to;
        const char *words;
    } rows[] = {
        {"\"schema\": 1", "\"schema\": 2", "has schema 2, from overture 9"},
        {"\"schema\": 1", "\"schema\": \"1\"", "holds no result of overture"},
        {"\"overture\"", "\"aria\"", "holds no result of overture"},
        {"\"report\"", "\"rapport\"", "its member \"report\" is missing"},
        {"\"blocks\"", "\"bricks\"", "report.blocks is not a list"},
        {"\"records\"", "\"rekords\"", "report.records is not an object"},
        {"\"heading\"", "\"footing\"", "report.blocks[0] is neither a heading"},
        {"\"level\":1", "\"level\":0", "report.blocks[0].level is not a whole number from 1 to 6"},
        {"\"level\":1", "\"level\":1e9", "report.blocks[0].level is not a whole number"},
        {"\"paragraph\":", "\"paragraph\":{},\"x\":", "report.blocks[1].paragraph is not a text"},
        {"[\"first\"", "[7", "report.blocks[2].list[0] is not a text"},
        {"\"forest\"", "\"wood\"", "report.blocks[3].chart.kind is no word known here"},
        {"\"forest-of----x\"", "\"../../etc\"", "chart.key is not a name of 1 to 80"},
        {"\"forest-of----x\"", "\"\"", "chart.key is not a name of 1 to 80"},
        {"\"forest-of----x\"", "null", "chart.key is not a name of 1 to 80"},
        {"\"range\":[null,", "\"range\":[null,1,", "chart.range has 5 items, and 4 at most"},
        {"\"slot\":-1", "\"slot\":-2", "chart.series[0].slot is not a whole number from -1 to"},
        {"\"joined\":true", "\"joined\":1", "series[0].joined is neither true nor false"},
        {",\"plot", ",1,\"plot", "points[1] is not a list of up to 7 numbers and a label"},
        {"[1,0]", "[1,2]", "chart has a point on none of its 2 rows"},
        {"[1,0]", "[1,0.5]", "chart has a point on none of its 2 rows"},
        {"[1,0]", "[1]", "chart has a point on none of its 2 rows"},
        {"[1,0]", "[1,\"0\"]", "points[2] is neither a number nor null"},
        {"\"axis\":\"y\"", "\"axis\":\"z\"", "references[0].axis is no word known here"},
        {"\"align\":\"right\"", "\"align\":\"top\"", "columns[1].align is no word known here"},
        {"\"wraps\":false", "\"wraps\":0", "columns[1].wraps is neither true nor false"},
        {"[\"\",\"12,345.6\"]", "[\"\"]", "rows[1] has 1 cells, not one for each of 2 columns"},
        {"[\"\",\"12,345.6\"]", "[[],1]", "rows[1][0] is neither a text nor null"},
        {"\"bars\":[", "\"bars\":[[],", "has bars that do not fit its rows"},
        {"0.333333333333],", "1.5],", "rows[0][1] is not a share from 0 to 1"},
        {"\"level\":1", "\"level\":nan", "x.json:10:"},
        {"\"level\":1", "\"level\":1e999", "real number overflow"},
        {"\"level\":1", "\"level\":1,\"level\":1", "duplicate object key"},
        {"\"first\"", "\"\xFF\"", "x.json:12:"},
    };
    ovt_document document;
    build_document(&document);
    ovt_text stored = testing_written(&document, "json");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *at = strstr(stored.data, rows[i].from);
        ovt_text damaged = {0};
        if (at == NULL) {
            print_error("%s is nowhere in\n%s\n", rows[i].from, stored.data);
            fail();
            return;
        }
        ovt_text_append(&damaged, stored.data, (size_t) (at - stored.data));
        ovt_text_add(&damaged, rows[i].to);
        ovt_text_add(&damaged, at + strlen(rows[i].from));
        assert_refused(damaged.data, damaged.length, rows[i].words);
        ovt_text_free(&damaged);
    }
    ovt_text_free(&stored);
    ovt_document_free(&document);
}

static void
a_report_cut_anywhere_is_refused(void **state)
{
    (void) state;
    ovt_document document;
    build_document(&document);
    ovt_text stored = testing_written(&document, "json");
    for (size_t length = 0; length + 2 < stored.length; length += 7) {
        assert_refused(stored.data, length, "not JSON, or not all of it");
    }
    ovt_text_free(&stored);
    ovt_document_free(&document);
}

static void
what_nests_too_deep_or_is_too_long_is_refused(void **state)
{
    (void) state;
    ovt_text text = {0};
    for (int i = 0; i < 100000; i++) {
        ovt_text_add(&text, "{\"a\":[");
    }
    assert_refused(text.data, text.length, "x.json:1:");
    ovt_text_free(&text);
    assert_refused("", (size_t) OVT_STORED_MOST + 1, "is longer than 64 MB");
    assert_refused("[1]", 3, "holds no result of overture");
    assert_refused("a,b\n1,2\n", 8, "x.json:1:1: not JSON");
}

static void
two_charts_of_one_name_are_refused(void **state)
{
    (void) state;
    ovt_document document;
    build_document(&document);
    add_chart(&document);
    ovt_text stored = testing_written(&document, "json");
    assert_refused(stored.data, stored.length, "chart.key is the name of two charts");
    ovt_text_free(&stored);
    ovt_document_free(&document);
}

/* jansson 2.14 does not survive it itself while it reads, so that it takes its memory elsewhere. */
static void
restoring_survives_failed_allocations(void **state)
{
    (void) state;
    ovt_document document;
    build_document(&document);
    ovt_text stored = testing_written(&document, "json");
    ovt_document_free(&document);
    bool done = false;
    json_set_alloc_funcs(malloc, free);
    for (long n = 0; !done; n++) {
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status =
            ovt_document_restore(&document, stored.data, stored.length, "x.json", &err);
        done = !ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, done ? OVT_OK : OVT_MEMORY);
        assert_int_equal(err.status, status);
        ovt_document_free(&document);
    }
    ovt_text_free(&stored);
}

static void
a_document_without_charts_loses_the_headings_over_nothing_else(void **state)
{
    (void) state;
    ovt_document document = {0}, bare = {0};
    ovt_document_heading(&document, 1, "title");
    ovt_document_heading(&document, 2, "only charts");
    add_chart(&document);
    ovt_document_heading(&document, 3, "also only charts");
    add_chart(&document);
    ovt_document_heading(&document, 2, "words, too");
    add_chart(&document);
    ovt_document_paragraph(&document, "words");
    ovt_document_heading(&document, 2, "nothing");
    ovt_document_without_charts(&bare, &document);
    ovt_text text = testing_written(&bare, "text");
    assert_string_equal(
        text.data, "title\n=====\n\nwords, too\n----------\nwords\n\nnothing\n-------\n");
    ovt_text_free(&text);
    ovt_document_free(&bare);
    ovt_document_free(&document);
}

static char folder[64];
static char file[96];

static int
make_folder(void **state)
{
    (void) state;
    strcpy(folder, "/tmp/overture-test-XXXXXX");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    snprintf(file, sizeof file, "%s/result.json", folder);
    return 0;
}

static int
remove_folder(void **state)
{
    (void) state;
    unlink(file);
    return rmdir(folder);
}

#define MARCH OVT_ROOT_DIR "/scenarios/march-2024/"

#define DOOR OVT_ROOT_DIR "/scenarios/theory/closing-door.cfg"
#define DOOR_AND_PATIENCE                                               \
    "-q -n 20 -m deal_reached --vary talks.door_rate=0.01..0.2 --vary " \
    "seeker.patience_days=10..40 " DOOR

/* The text of run, compare and analyze is shorter without -v than what is stored.
 * To add a command that reports: its line here. */
static const char *const commands[] = {
    "check " MARCH "as-offered.cfg",
    "check -v " MARCH "offers/three-phase.cfg " MARCH "no-deal.cfg",
    "run -q -v -n 40 " MARCH "as-offered.cfg",
    "compare -q -v -n 40 " MARCH "as-offered.cfg " MARCH "own-offer.cfg " MARCH "no-deal.cfg",
    "compare -q -v -n 40 -m rescued " MARCH "offers/three-phase.cfg " MARCH "offers/no-deal.cfg",
    "explain -q -n 40 " MARCH "as-offered.cfg",
    "analyze -q -v " MARCH "as-offered.cfg",
    "sensitivity " DOOR_AND_PATIENCE " --points 4",
    "sensitivity " DOOR_AND_PATIENCE " --method morris --points 4",
    "sensitivity " DOOR_AND_PATIENCE " --method tornado",
    "breakeven -q -n 40 --target 0.5 --vary talks.door_rate=0.01..0.2 " DOOR,
    "sweeten -q -n 20 -m returned_alive --target 1 --points 8 --vary "
    "offer.phases[0].days=42..84 " MARCH "offers/mediator-40-for-800.cfg",
    "discover -q -n 20 --points 16 --vary talks.door_rate=0.01..0.2 --fail-if "
    "deal_reached<0.5 " DOOR,
    "optimize -q -n 20 --points 16 --more returned_alive --less prisoners_released --vary "
    "offer.phases[0].releases[0].count=10..40 " MARCH "offers/mediator-40-for-800.cfg",
    "hindcast -q -n 10",
    "schema offer",
    "metrics",
};

static testing_outcome
run_format(const char *command, const char *format)
{
    char line[1024];
    snprintf(line, sizeof line, "%s -f %s", command, format);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    return result;
}

static void
assert_printed_again(const char *command, const char *report, const char *format)
{
    testing_outcome first = run_format(command, format);
    testing_outcome again = run_format(report, format);
    assert_true(*first.out != '\0');
    assert_string_equal(again.out, first.out);
    assert_string_equal(again.log, "");
    testing_forget(&first);
    testing_forget(&again);
}

static void
report_draws_what_the_command_drew(void **state)
{
    (void) state;
    char line[160];
    testing_outcome stored = run_format(commands[3], "json");
    testing_write(file, stored.out);
    testing_forget(&stored);
    snprintf(line, sizeof line, "report %s --charts always", file);
    char command[512];
    snprintf(command, sizeof command, "%s --charts always", commands[3]);
    assert_printed_again(command, line, "text");
    assert_printed_again(command, line, "markdown");
}

static void
report_prints_what_each_command_printed_in_every_format(void **state)
{
    (void) state;
    const ovt_writer *writer;
    char line[128];
    snprintf(line, sizeof line, "report %s", file);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        testing_outcome stored = run_format(commands[i], "json");
        testing_write(file, stored.out);
        testing_forget(&stored);
        for (size_t k = 0; (writer = ovt_writer_at(k)) != NULL; k++) {
            assert_printed_again(commands[i], line, writer->key);
        }
    }
}

static void
report_reads_standard_input(void **state)
{
    (void) state;
    testing_outcome stored = run_format("metrics", "json");
    testing_outcome first = run_format("metrics", "markdown");
    testing_outcome again = testing_run_with("report - -f markdown", stored.out);
    assert_int_equal(again.status, 0);
    assert_string_equal(again.out, first.out);
    testing_forget(&stored);
    testing_forget(&first);
    testing_forget(&again);
    again = testing_run_with("report -", "{\"overture\":");
    assert_int_equal(again.status, 5);
    assert_non_null(strstr(again.log, "standard input:1:12: not JSON"));
    testing_forget(&again);
}

static void
files_that_hold_no_report_are_status_5(void **state)
{
    (void) state;
    char line[256];
    snprintf(line, sizeof line, "report %s/none.json", folder);
    testing_assert_fails(line, 5, "No such file");
    snprintf(line, sizeof line, "report %s", folder);
    testing_assert_fails(line, 5, "is a folder; give a file in it");
    testing_assert_fails("report " MARCH "no-deal.cfg", 5, "no-deal.cfg:1:1: not JSON");
    testing_assert_fails("report", 2, "report needs a file");
    testing_assert_fails("report a.json -n 5", 2, "not an option of report");
    FILE *sparse = fopen(file, "wb");
    assert_int_equal(fseek(sparse, 100L * 1024 * 1024, SEEK_SET), 0);
    assert_int_equal(fputc('}', sparse), '}');
    assert_int_equal(fclose(sparse), 0);
    snprintf(line, sizeof line, "report %s", file);
    testing_assert_fails(line, 5, "is longer than 64 MB");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_restored_document_is_written_as_the_first_in_every_format),
        cmocka_unit_test(a_restored_chart_has_the_same_numbers_to_the_last_bit),
        cmocka_unit_test(damaged_reports_are_refused_with_their_place_and_a_remedy),
        cmocka_unit_test(a_report_cut_anywhere_is_refused),
        cmocka_unit_test(what_nests_too_deep_or_is_too_long_is_refused),
        cmocka_unit_test(two_charts_of_one_name_are_refused),
        cmocka_unit_test(restoring_survives_failed_allocations),
        cmocka_unit_test(a_document_without_charts_loses_the_headings_over_nothing_else),
        cmocka_unit_test(report_prints_what_each_command_printed_in_every_format),
        cmocka_unit_test(report_draws_what_the_command_drew),
        cmocka_unit_test(report_reads_standard_input),
        cmocka_unit_test(files_that_hold_no_report_are_status_5),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
