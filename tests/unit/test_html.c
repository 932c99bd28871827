// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <ctype.h>
#include <stdbool.h>

#include "overture/report/writer.h"
#include "testing_cli.h"

/* Pages of every command are read as a browser would: element by element. */

#define MARCH OVT_ROOT_DIR "/scenarios/march-2024/"

static const char *const commands[] = {
    "run -q -n 100 " MARCH "as-offered.cfg",
    "compare -q -n 100 " MARCH "as-offered.cfg " MARCH "own-offer.cfg " MARCH "no-deal.cfg",
    "analyze -q " MARCH "as-offered.cfg",
    "explain -q " MARCH "as-offered.cfg",
    "check -q " MARCH "as-offered.cfg",
    "schema",
    "metrics",
};

enum { DEEPEST = 64, NAME_ROOM = 16, ID_ROOM = 64, MOST_IDS = 4000 };

typedef struct {
    char open[DEEPEST][NAME_ROOM]; /* elements not yet closed */
    size_t depth;
    char ids[MOST_IDS][ID_ROOM];
    size_t id_count;
    size_t tables;
    size_t captions;
    int level; /* of the latest heading */
} reading;

static bool
has_no_end(const char *name)
{
    static const char *const names[] = {"!DOCTYPE", "meta", "link", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* The value of an attribute within a tag, or false. */
static bool
attribute(const char *tag, size_t length, const char *name, char value[ID_ROOM])
{
    char key[32];
    snprintf(key, sizeof key, " %s=\"", name);
    const char *found = strstr(tag, key);
    if (found == NULL || found >= tag + length) {
        return false;
    }
    found += strlen(key);
    snprintf(value, ID_ROOM, "%.*s", (int) strcspn(found, "\""), found);
    return true;
}

static void
note_heading(reading *self, const char *name)
{
    if (name[0] == 'h' && isdigit((unsigned char) name[1])) {
        int level = name[1] - '0';
        assert_true(level <= self->level + 1);
        assert_true(level > 1 || self->level == 0);
        self->level = level;
    }
}

static void
note_id(reading *self, const char *tag, size_t length)
{
    char id[ID_ROOM];
    if (attribute(tag, length, "id", id)) {
        for (size_t i = 0; i < self->id_count; i++) {
            assert_string_not_equal(self->ids[i], id);
        }
        assert_true(self->id_count < MOST_IDS);
        strcpy(self->ids[self->id_count++], id);
    }
}

static void
take_tag(reading *self, const char *tag, size_t length)
{
    char name[NAME_ROOM];
    bool ends = *tag == '/';
    snprintf(name, sizeof name, "%.*s", (int) strcspn(tag + ends, " />"), tag + ends);
    if (ends) {
        assert_true(self->depth > 0);
        assert_string_equal(self->open[--self->depth], name);
        return;
    }
    if (!has_no_end(name) && tag[length - 1] != '/') {
        assert_true(self->depth < DEEPEST);
        strcpy(self->open[self->depth++], name);
    }
    self->tables += strcmp(name, "table") == 0;
    self->captions += strcmp(name, "caption") == 0;
    note_heading(self, name);
    note_id(self, tag, length);
}

/* Between quotes no ">" ends a tag; style is text for the browser. */
static void
read_page(reading *self, const char *page)
{
    for (const char *at = page; (at = strchr(at, '<')) != NULL;) {
        const char *end = ++at;
        for (bool quoted = false; quoted || *end != '>'; end++) {
            assert_int_not_equal(*end, '\0');
            quoted ^= *end == '"';
        }
        take_tag(self, at, (size_t) (end - at));
        at = strncmp(at, "style>", 6) == 0 ? strstr(end, "</style>") : end;
    }
    assert_int_equal(self->depth, 0);
}

static bool
has_id(const reading *self, const char *id, size_t length)
{
    for (size_t i = 0; i < self->id_count; i++) {
        if (strlen(self->ids[i]) == length && memcmp(self->ids[i], id, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Every id that something names, one or several of them, stands on the page. */
static size_t
count_references(const reading *self, const char *page, const char *before)
{
    size_t count = 0;
    for (const char *at = page; (at = strstr(at, before)) != NULL;) {
        for (at += strlen(before); *at != '"'; at += *at == ' ') {
            size_t length = strcspn(at, " \"");
            assert_true(has_id(self, at, length));
            at += length;
            count++;
        }
    }
    return count;
}

static char *
printed(const char *command, const char *options)
{
    char line[1024];
    snprintf(line, sizeof line, "%s -f html%s", command, options);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    free(result.log);
    return result.out;
}

static void
pages_of_every_command_are_well_formed(void **state)
{
    (void) state;
    static reading self;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char *page = printed(commands[i], "");
        memset(&self, 0, sizeof self);
        read_page(&self, page);
        assert_true(self.level > 0);
        assert_int_equal(self.tables, self.captions);
        assert_true(count_references(&self, page, "href=\"#") > 0);
        count_references(&self, page, "aria-labelledby=\"");
        free(page);
    }
}

static void
pages_hold_no_script_and_ask_for_nothing(void **state)
{
    (void) state;
    static const char *const none[] = {
        "<script", "<img", "<iframe", "<object", "@import", "url(", " src=", " onclick", " style="};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char *page = printed(commands[i], "");
        assert_non_null(strstr(page, "<html lang=\"en\">"));
        assert_non_null(strstr(page, "content=\"default-src 'none'; "));
        assert_non_null(strstr(page, "<a class=\"skip\" href=\"#report\">"));
        for (size_t k = 0; k < sizeof none / sizeof *none; k++) {
            assert_null(strstr(page, none[k]));
        }
        free(page);
    }
}

static ovt_status
draw_nothing(void *context, const ovt_chart *chart, const char *terminal, int width, ovt_text *out,
    ovt_error *err)
{
    (void) context, (void) chart, (void) terminal, (void) width, (void) out;
    return ovt_fail(err, OVT_FAILED, "no <pen> at hand");
}

static void
charts_that_cannot_be_drawn_say_why_and_show_their_numbers(void **state)
{
    (void) state;
    static reading self;
    const ovt_page paper = {.width = 80, .draw = draw_nothing};
    ovt_document document = {0};
    ovt_text page = {0};
    ovt_error err = {0};
    ovt_document_heading(&document, 1, "A page");
    ovt_chart *chart = ovt_document_chart(&document, OVT_CHART_LINES, "lines");
    ovt_chart_words(&document, chart, "A & B", "Both rise.", "day", "people");
    ovt_table *tables[] = {ovt_chart_table(&document, chart), ovt_chart_beneath(&document, chart)};
    for (size_t i = 0; i < 2; i++) {
        ovt_table_column_add(&document, tables[i], "day", OVT_ALIGN_RIGHT, false);
        ovt_table_row(&document, tables[i]);
        ovt_table_cell(&document, tables[i], 0, "4%zu", i);
    }
    assert_int_equal(ovt_writer_find("html")->write(&document, &paper, &page, &err), OVT_OK);
    memset(&self, 0, sizeof self);
    read_page(&self, page.data);
    assert_int_equal(self.tables, 2);
    assert_non_null(strstr(page.data, "not drawn: no &lt;pen&gt; at hand. Its numbers follow."));
    assert_non_null(strstr(page.data, ">40<"));
    assert_non_null(strstr(page.data, ">41<"));
    assert_null(strstr(page.data, "<details"));
    ovt_text_free(&page);
    ovt_document_free(&document);
}

static ovt_status
draw_a_dot(void *context, const ovt_chart *chart, const char *terminal, int width, ovt_text *out,
    ovt_error *err)
{
    (void) chart, (void) width;
    assert_string_equal(terminal, "svg");
    ovt_text_add(out, "<?xml version=\"1.0\"?>\n<svg role=\"img\"><path d=\"M0 0h1\"/></svg>\n");
    return context == NULL ? OVT_OK : ovt_fail(err, OVT_INTERRUPTED, "stopped");
}

static void
a_drawing_stands_on_the_page_and_its_numbers_behind_it(void **state)
{
    (void) state;
    static reading self;
    ovt_page paper = {.width = 80, .draw = draw_a_dot};
    ovt_document document = {0};
    ovt_text page = {0};
    ovt_error err = {0};
    ovt_chart *chart = ovt_document_chart(&document, OVT_CHART_LINES, "lines");
    ovt_chart_words(&document, chart, "Title", "Both rise.", NULL, NULL);
    ovt_table *data = ovt_chart_table(&document, chart);
    ovt_table_column_add(&document, data, "day", OVT_ALIGN_RIGHT, false);
    assert_int_equal(ovt_writer_find("html")->write(&document, &paper, &page, &err), OVT_OK);
    memset(&self, 0, sizeof self);
    read_page(&self, page.data);
    assert_null(strstr(page.data, "<?xml"));
    assert_non_null(strstr(page.data, "Both rise.</figcaption>"));
    assert_true(strstr(page.data, "<svg role") < strstr(page.data, "<details>\n"));
    paper.draw_context = &paper;
    assert_int_equal(
        ovt_writer_find("html")->write(&document, &paper, &page, &err), OVT_INTERRUPTED);
    assert_string_equal(err.message, "stopped");
    ovt_text_free(&page);
    ovt_document_free(&document);
}

static void
bars_stand_beside_numbers_and_within_their_cells(void **state)
{
    (void) state;
    static const struct {
        double share;
        const char *drawn;
    } rows[] = {{0.25, "h25.0v1"}, {7, "h100.0v1"}, {-1, "h0.0v1"}};
    const ovt_page paper = {.width = 80};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ovt_document document = {0};
        ovt_text page = {0};
        ovt_table *table = ovt_document_table(&document, "Bars");
        ovt_table_column_add(&document, table, "number", OVT_ALIGN_RIGHT, false);
        ovt_table_row(&document, table);
        ovt_table_cell(&document, table, 0, "42");
        ovt_table_bar(&document, table, 0, rows[i].share);
        assert_int_equal(ovt_writer_find("html")->write(&document, &paper, &page, NULL), OVT_OK);
        assert_non_null(strstr(page.data, ">42<svg class=\"bar\""));
        assert_non_null(strstr(page.data, rows[i].drawn));
        ovt_text_free(&page);
        ovt_document_free(&document);
    }
}

static void
running_text_shows_code_and_links_to_pages_of_the_web_only(void **state)
{
    (void) state;
    static const char *const texts[][2] = {
        {"see `overture metrics`", "see <code>overture metrics</code>"},
        {"a lone ` and ``", "a lone <code> and </code>`"},
        {"`<b>`", "<code>&lt;b&gt;</code>"},
        {"(https://example.org/a?b=1&c).", "(<a rel=\"noreferrer\" href=\"https://example.org/"
                                           "a?b=1&amp;c\">https://example.org/a?b=1&amp;c</a>)."},
        {"javascript:alert(1)", "javascript:alert(1)"},
        {"https://", "https://"},
        {"captives.men.held 1.5", "captives.<wbr>men.<wbr>held 1.5"},
    };
    const ovt_page paper = {.width = 80};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ovt_document document = {0};
        ovt_text page = {0}, wanted = {0};
        ovt_document_paragraph(&document, "%s", texts[i][0]);
        ovt_text_format(&wanted, "<p>%s</p>", texts[i][1]);
        assert_int_equal(ovt_writer_find("html")->write(&document, &paper, &page, NULL), OVT_OK);
        assert_non_null(strstr(page.data, wanted.data));
        ovt_text_free(&wanted);
        ovt_text_free(&page);
        ovt_document_free(&document);
    }
}

static void
pages_are_the_same_each_time(void **state)
{
    (void) state;
    char *one = printed(commands[1], ""), *other = printed(commands[1], "");
    assert_string_equal(one, other);
    free(one);
    free(other);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_every_command_are_well_formed),
        cmocka_unit_test(pages_hold_no_script_and_ask_for_nothing),
        cmocka_unit_test(charts_that_cannot_be_drawn_say_why_and_show_their_numbers),
        cmocka_unit_test(a_drawing_stands_on_the_page_and_its_numbers_behind_it),
        cmocka_unit_test(bars_stand_beside_numbers_and_within_their_cells),
        cmocka_unit_test(running_text_shows_code_and_links_to_pages_of_the_web_only),
        cmocka_unit_test(pages_are_the_same_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
