// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <ctype.h>

#include <jansson.h>

#include "overture/base/text.h"
#include "overture/report/stored.h"
#include "overture/report/words.h"
#include "overture/report/writer.h"
#include "overture/stats/metric.h"
#include "testing_cli.h"
#include "testing_report.h"

/* Each format is read back and its numbers are held against those of JSON. What is compared is what
 * stands there: in text, Markdown and HTML the tables, cell by cell, without blanks and the
 * format's own signs, since lines are broken differently; in CSV the numbers in full. */

#define MARCH OVT_ROOT_DIR "/scenarios/march-2024/"

static const char *const commands[] = {
    "run -q -v -n 300 " MARCH "as-offered.cfg",
    "compare -q -v -n 300 " MARCH "as-offered.cfg " MARCH "own-offer.cfg " MARCH "no-deal.cfg",
};

static char *
printed(const char *command, const char *format)
{
    char line[1024];
    snprintf(line, sizeof line, "%s -f %s", command, format);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    free(result.log);
    return result.out;
}

static json_t *
data_of(const char *command)
{
    char *text = printed(command, "json");
    json_t *data = json_loads(text, 0, NULL);
    assert_non_null(data);
    free(text);
    return data;
}

/* The number of a scenario's metric under a name of CSV; NAN where it does not exist. */
static double
number_of(const json_t *metrics, const char *metric, const char *column)
{
    const json_t *values = json_object_get(metrics, metric);
    size_t length = strlen(column);
    char key[32];
    bool low = length > 4 && strcmp(column + length - 4, "_low") == 0;
    bool high = length > 5 && strcmp(column + length - 5, "_high") == 0;
    snprintf(key, sizeof key, "%.*s", (int) (length - (low ? 4 : high ? 5 : 0)), column);
    const json_t *value = json_object_get(values, key);
    value = low || high ? json_array_get(value, high ? 1 : 0) : value;
    return json_is_number(value) ? json_number_value(value) : NAN;
}

static const json_t *
scenario_named(const json_t *data, const char *name)
{
    size_t index;
    const json_t *scenario;
    json_array_foreach(json_object_get(data, "scenarios"), index, scenario)
    {
        if (strcmp(json_string_value(json_object_get(scenario, "name")), name) == 0) {
            return scenario;
        }
    }
    return NULL;
}

enum { MOST_FIELDS = 80 };

/* Cuts a line of CSV without quoted fields into its fields; the line is changed. */
static size_t
cut_line(char *line, char *fields[MOST_FIELDS])
{
    size_t count = 0;
    assert_null(strchr(line, '"'));
    fields[count++] = line;
    for (char *at = line; *at != '\0'; at++) {
        if (*at == ',') {
            *at = '\0';
            assert_true(count < MOST_FIELDS);
            fields[count++] = at + 1;
        }
    }
    return count;
}

static size_t
check_line(const json_t *data, char *const *titles, char *const *fields, size_t count)
{
    size_t checked = 0;
    const json_t *scenario = scenario_named(data, fields[0]);
    assert_non_null(scenario);
    const json_t *metrics = json_object_get(scenario, "metrics");
    for (size_t i = 3; i < count && strncmp(titles[i], "difference", 10) != 0; i++) {
        double expected = number_of(metrics, fields[1], titles[i]);
        double actual = *fields[i] == '\0' ? NAN : strtod(fields[i], NULL);
        /* JSON has twelve digits. */
        assert_near(actual, expected, 1e-11 * fabs(expected));
        checked++;
    }
    return checked;
}

static void
csv_has_the_numbers_of_json(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        json_t *data = data_of(commands[i]);
        char *text = printed(commands[i], "csv"), *rest = text;
        char *titles[MOST_FIELDS], *fields[MOST_FIELDS];
        size_t count = cut_line(strtok_r(rest, "\n", &rest), titles), checked = 0;
        for (char *line; (line = strtok_r(rest, "\n", &rest)) != NULL;) {
            assert_int_equal(cut_line(line, fields), count);
            checked += check_line(data, titles, fields, count);
        }
        assert_true(checked > 500);
        free(text);
        json_decref(data);
    }
}

static void
add_solid(ovt_text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!isspace((unsigned char) text[i])) {
            ovt_text_append(out, text + i, 1);
        }
    }
}

/* Markdown without its backslashes, HTML without its tags and with its letters as they are, both
 * without blanks. */
static void
strip_markdown(ovt_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        text += *text == '\\' && text[1] != '\0';
        add_solid(out, text, 1);
    }
}

static void
strip_html(ovt_text *out, const char *text)
{
    static const char *const names[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
    while (*text != '\0') {
        size_t step = *text == '<' ? strcspn(text, ">") + 1 : 1, i = 0;
        while (*text == '&' && i < 5 && strncmp(text, names[i][0], strlen(names[i][0])) != 0) {
            i++;
        }
        if (*text == '&') {
            assert_true(i < 5);
            step = strlen(names[i][0]);
            ovt_text_add(out, names[i][1]);
        } else if (*text != '<') {
            add_solid(out, text, 1);
        } else if (strncmp(text, "</t", 3) == 0) {
            ovt_text_add(out, "|"); /* the end of a cell */
        }
        text += step;
    }
}

/* The cells of a row with what the format puts between them. */
static void
add_row(ovt_text *out, const ovt_table *table, size_t row, const char *between)
{
    for (size_t column = 0; column < table->column_count; column++) {
        const char *cell = table->cells[row * table->column_count + column];
        ovt_text clean = {0};
        ovt_text_add_clean(&clean, cell == NULL ? "" : cell);
        ovt_text_add(out, column == 0 ? "" : between);
        add_solid(out, clean.data == NULL ? "" : clean.data, clean.length);
        ovt_text_free(&clean);
    }
    ovt_text_add(out, between);
}

/* Every row of every table stands in the page, in its order. */
static size_t
check_rows(const ovt_document *document, const char *page, const char *between)
{
    size_t rows = 0;
    const char *at = page;
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        for (size_t row = 0; block->kind == OVT_BLOCK_TABLE && row < block->table->row_count;
             row++) {
            ovt_text wanted = {0};
            add_row(&wanted, block->table, row, between);
            const char *found = strstr(at, wanted.data);
            if (found == NULL) {
                print_error("not found: %s\n", wanted.data);
                fail();
            } else {
                at = found + 1;
            }
            rows++;
            ovt_text_free(&wanted);
        }
    }
    return rows;
}

static void
read_back(ovt_document *document, const char *command)
{
    ovt_error err = {0};
    char *stored = printed(command, "json");
    ovt_status status = ovt_document_restore(document, stored, strlen(stored), "result.json", &err);
    assert_string_equal(err.message, "");
    assert_int_equal(status, OVT_OK);
    free(stored);
}

static void
markdown_and_html_have_the_tables_of_json(void **state)
{
    (void) state;
    static const struct {
        const char *format;
        void (*strip)(ovt_text *out, const char *text);
    } rows[] = {{"markdown", strip_markdown}, {"html", strip_html}};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        ovt_document document = {0};
        read_back(&document, commands[i]);
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            if (ovt_writer_find(rows[k].format) == NULL) {
                continue;
            }
            char *text = printed(commands[i], rows[k].format);
            ovt_text page = {0};
            rows[k].strip(&page, text);
            assert_true(check_rows(&document, page.data, "|") > 20);
            ovt_text_free(&page);
            free(text);
        }
        ovt_document_free(&document);
    }
}

/* The column of a table in text, from its rule of hyphens down to the next empty line. */
static void
add_column_of_text(ovt_text *out, const char *rule, size_t from, size_t to)
{
    const char *line = rule + strcspn(rule, "\n");
    while (*line == '\n' && line[1] != '\n' && line[1] != '\0') {
        size_t length = strcspn(++line, "\n");
        size_t end = to < length ? to : length;
        if (from < end) {
            add_solid(out, line + from, end - from);
        }
        line += length;
    }
}

/* All columns of all tables of a text, one after another. */
static void
read_columns(ovt_text *out, const char *text)
{
    for (const char *line = text; *line != '\0';
         line += strcspn(line, "\n"), line += *line != '\0') {
        size_t length = strcspn(line, "\n");
        bool rule = length > 0 && strspn(line, "- ") == length && strstr(line, "-  -") != NULL &&
                    strstr(line, "-  -") < line + length;
        for (size_t from = 0; rule && from < length;) {
            size_t to = from + strspn(line + from, "-");
            add_column_of_text(out, line, from, to);
            ovt_text_add(out, "|");
            from = to + strspn(line + to, " ");
        }
    }
}

/* Every column of every table stands in the text; wide tables come in parts, each with the first
 * column again. */
static size_t
check_columns(const ovt_document *document, const char *columns)
{
    size_t found = 0;
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        const ovt_table *table = block->kind == OVT_BLOCK_TABLE ? block->table : NULL;
        for (size_t column = 0; table != NULL && column < table->column_count; column++) {
            ovt_text wanted = {0};
            for (size_t row = 0; row < table->row_count; row++) {
                const char *cell = table->cells[row * table->column_count + column];
                add_solid(&wanted, cell == NULL ? "" : cell, cell == NULL ? 0 : strlen(cell));
            }
            ovt_text_add(&wanted, "|");
            if (strstr(columns, wanted.data) == NULL) {
                print_error("not found: %s\n", wanted.data);
                fail();
            }
            found++;
            ovt_text_free(&wanted);
        }
    }
    return found;
}

static void
text_has_the_tables_of_json_within_eighty_columns(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        ovt_document document = {0};
        ovt_text columns = {0};
        read_back(&document, commands[i]);
        char *text = printed(commands[i], "text");
        testing_assert_fits(text);
        read_columns(&columns, text);
        assert_true(check_columns(&document, columns.data) > 10);
        ovt_text_free(&columns);
        free(text);
        ovt_document_free(&document);
    }
}

/* Whether a cell holds a number as a word of its own. */
static bool
holds(const char *cell, const char *number)
{
    size_t length = strlen(number);
    for (const char *at = cell; at != NULL && (at = strstr(at, number)) != NULL; at++) {
        bool begins = at == cell || strchr(" (+-", at[-1]) != NULL;
        bool ends = at[length] == '\0' || strchr(" )", at[length]) != NULL;
        if (begins && ends) {
            return true;
        }
    }
    return false;
}

/* The row of a table that is about a metric. */
static size_t
row_about(const ovt_table *table, const ovt_metric *metric)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const char *title = table->cells[row * table->column_count];
        size_t length = strlen(metric->title);
        if (title != NULL && strncmp(title, metric->title, length) == 0 &&
            strchr(", (", title[length]) != NULL) {
            return row;
        }
    }
    return OVT_NONE;
}

static bool
is_in_row(const ovt_table *table, size_t row, const ovt_metric *metric, double mean)
{
    char number[OVT_SAY];
    bool share = strcmp(metric->unit, "share") == 0, shown = false;
    for (int decimals = 0; decimals <= 4; decimals++) {
        ovt_say(number, share ? 100 * mean : mean, decimals);
        if (share && decimals == 0) {
            ovt_say_hundredths(number, mean);
        }
        for (size_t column = 1; column < table->column_count; column++) {
            shown |= holds(table->cells[row * table->column_count + column], number);
        }
    }
    return shown;
}

/* Terms may have the name of an outcome: of all the rows that a metric has, one must show it. */
static size_t
check_mean(const ovt_document *document, const ovt_metric *metric, double mean)
{
    size_t rows = 0;
    bool shown = false;
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        size_t row = block->kind == OVT_BLOCK_TABLE ? row_about(block->table, metric) : OVT_NONE;
        if (row != OVT_NONE) {
            shown |= is_in_row(block->table, row, metric, mean);
            rows++;
        }
    }
    if (rows > 0 && !shown) {
        print_error("%s: %g is not shown\n", metric->key, mean);
        fail();
    }
    return rows > 0;
}

static void
tables_show_the_means_of_json_to_their_digits(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        ovt_document document = {0};
        json_t *data = data_of(commands[i]), *scenario;
        size_t index, found = 0;
        const ovt_metric *metric;
        read_back(&document, commands[i]);
        json_array_foreach(json_object_get(data, "scenarios"), index, scenario)
        {
            const json_t *metrics = json_object_get(scenario, "metrics");
            for (size_t k = 0; (metric = ovt_metric_at(k)) != NULL; k++) {
                double mean = number_of(metrics, metric->key, "mean");
                found += isnan(mean) ? 0 : check_mean(&document, metric, mean);
            }
        }
        assert_true(found > 15);
        ovt_document_free(&document);
        json_decref(data);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_has_the_numbers_of_json),
        cmocka_unit_test(markdown_and_html_have_the_tables_of_json),
        cmocka_unit_test(text_has_the_tables_of_json_within_eighty_columns),
        cmocka_unit_test(tables_show_the_means_of_json_to_their_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
