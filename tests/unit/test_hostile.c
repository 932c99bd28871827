// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "overture/base/text.h"
#include "overture/report/writer.h"
#include "testing_cli.h"
#include "testing_report.h"

/* Texts of files that would like to be more than texts, from the scenario to every page. */

static char folder[64];
static char first[96];
static char second[96];
static char made[96]; /* what a label would make if gnuplot, or a shell, obeyed it */

/* As libconfig writes them: markup, code, quotes, commands to gnuplot, a mark that turns the
 * direction of writing, line ends, control characters, formulas of spreadsheets. */
static const char *const texts[] = {
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "`touch FILE` $(touch FILE) {/=99 x} @a^b_c ~ % \\\\n &amp; ](javascript:alert(1))",
    "'; system('touch FILE'); plot \\\"< touch FILE\\\" \\\" !touch FILE",
    "\xE2\x80\xAE turned \xE2\x80\x8F \xD7\xA9 | a | b |\\n# heading\\n<!-- end",
    "=HYPERLINK(\\\"http://evil.example\\\",\\\"x\\\"),-1+cmd|' /C calc'!A0",
};

enum { TEXTS = sizeof texts / sizeof *texts, LONG = 10000 };

static void
add_text(ovt_text *out, size_t index)
{
    for (const char *at = texts[index % TEXTS]; *at != '\0'; at++) {
        bool file = strncmp(at, "FILE", 4) == 0;
        ovt_text_append(out, file ? made : at, file ? strlen(made) : 1);
        at += file ? 3 : 0;
    }
}

static void
write_scenario(const char *path, size_t index, bool is_long)
{
    ovt_text text = {0}, hostile[4] = {{0}};
    for (size_t i = 0; i < 4; i++) {
        add_text(&hostile[i], index + i);
    }
    for (size_t i = 0; is_long && i < LONG; i++) {
        ovt_text_add(&hostile[0], "x");
    }
    ovt_text_format(&text,
        "clock: { start = \"2024-03-28\"; horizon_days = 60; };\n"
        "title = \"%s\"; note = \"%s\";\n"
        "captives: ( { category = \"women\"; label = \"%s\"; held = 10; note = \"%s\"; } );\n"
        "prisoners: ( { class = \"prisoners\"; pool = 100; label = \"%s\"; } );\n"
        "offer: { phases = ( { name = \"%s\"; days = 20; releases = ( { category = \"women\";\n"
        "  count = %zu; every = 5; first = 1; ratio = 5.0; } ); } ); };\n"
        "implementation: { violation_rate = 0.01; };\n",
        hostile[0].data, hostile[1].data, hostile[2].data, hostile[3].data, hostile[1].data,
        hostile[2].data, 5 + index);
    testing_write(path, text.data);
    for (size_t i = 0; i < 4; i++) {
        ovt_text_free(&hostile[i]);
    }
    ovt_text_free(&text);
}

static int
make_folder(void **state)
{
    (void) state;
    strcpy(folder, "/tmp/overture-test-XXXXXX");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    snprintf(first, sizeof first, "%s/a.cfg", folder);
    snprintf(second, sizeof second, "%s/b.cfg", folder);
    snprintf(made, sizeof made, "%s/made", folder);
    return 0;
}

static int
remove_folder(void **state)
{
    (void) state;
    unlink(first);
    unlink(second);
    return rmdir(folder);
}

static testing_outcome
run(const char *command, const char *options)
{
    char line[512];
    snprintf(line, sizeof line, "%s -q %s %s", command, options, first);
    if (strcmp(command, "compare") == 0) {
        snprintf(line, sizeof line, "%s -q %s %s %s", command, options, first, second);
    }
    testing_outcome result = testing_run(line);
    if (result.status != 0) {
        print_error("overture %s: %s\n", line, result.log);
    }
    assert_int_equal(result.status, 0);
    return result;
}

/* Nothing on the page that a terminal obeys or that turns the direction of writing. */
static void
assert_plain(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char) *at;
        assert_true(byte >= 0x20 || byte == '\n');
        assert_int_not_equal(byte, 0x7F);
    }
    assert_null(strstr(text, "\xE2\x80\xAE"));
    assert_null(strstr(text, "\xE2\x80\x8F"));
}

/* Every letter that begins markup has a backslash before it. */
static void
assert_no_markup_in_markdown(const char *text)
{
    for (const char *at = text; (at = strpbrk(at, "<`")) != NULL; at++) {
        bool escaped = at > text && at[-1] == '\\';
        bool fence = strncmp(at, "```", 3) == 0 && (at == text || at[-1] == '\n');
        assert_true(escaped || fence);
        at += fence ? strspn(at, "`") - 1 : 0;
    }
}

static void
assert_no_markup_in_html(const char *text)
{
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "<img src=x"));
    assert_null(strstr(text, "javascript:alert(1)\""));
    assert_null(strstr(text, "<!-- "));
}

static void
assert_harmless(const char *format, const char *text)
{
    if (strcmp(format, "json") == 0) {
        json_t *data = json_loads(text, 0, NULL);
        assert_non_null(data);
        json_decref(data);
    } else if (strcmp(format, "csv") != 0) {
        assert_plain(text);
    }
    if (strcmp(format, "text") == 0) {
        testing_assert_fits(text);
    } else if (strcmp(format, "markdown") == 0) {
        assert_no_markup_in_markdown(text);
    } else if (strcmp(format, "html") == 0) {
        assert_no_markup_in_html(text);
    }
    assert_int_not_equal(access(made, F_OK), 0);
}

static void
hostile_texts_are_harmless_in_every_format_of_every_command(void **state)
{
    (void) state;
    static const char *const commands[] = {"check", "run", "compare", "explain"};
    const ovt_writer *writer;
    for (size_t index = 0; index < TEXTS; index++) {
        write_scenario(first, index, false);
        write_scenario(second, index + 1, index == 0);
        for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
            for (size_t k = 0; (writer = ovt_writer_at(k)) != NULL; k++) {
                char options[64];
                snprintf(options, sizeof options, "%s -f %s", i > 0 ? "-n 40" : "", writer->key);
                testing_outcome result = run(commands[i], options);
                assert_harmless(writer->key, result.out);
                testing_forget(&result);
            }
        }
    }
}

/* Markup in a file of XML would have to begin with a sign that is always written as a word. */
static void
assert_chart_harmless(const char *path)
{
    char *text = testing_read(path);
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "<img"));
    assert_null(strstr(text, "onerror=alert(1)>"));
    assert_plain(text);
    free(text);
    unlink(path);
}

static void
hostile_texts_are_harmless_in_charts(void **state)
{
    (void) state;
    for (size_t index = 0; index < TEXTS; index++) {
        char options[256], pattern[128];
        glob_t found = {0};
        write_scenario(first, index, index == 1);
        write_scenario(second, index + 1, false);
        snprintf(options, sizeof options,
            "-n 40 -m returned_alive --charts always --plots %s/plots", folder);
        testing_outcome result = run("compare", options);
        assert_harmless("text", result.out);
        testing_forget(&result);
        snprintf(pattern, sizeof pattern, "%s/plots/*.svg", folder);
        assert_int_equal(glob(pattern, 0, NULL, &found), 0);
        for (size_t i = 0; i < found.gl_pathc; i++) {
            assert_chart_harmless(found.gl_pathv[i]);
        }
        globfree(&found);
        snprintf(pattern, sizeof pattern, "%s/plots", folder);
        assert_int_equal(rmdir(pattern), 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_texts_are_harmless_in_every_format_of_every_command),
        cmocka_unit_test(hostile_texts_are_harmless_in_charts),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
