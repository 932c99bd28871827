// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_chart.h"

#include <sys/stat.h>
#include <unistd.h>

#include "overture/base/memory.h"
#include "testing.h"

static void
scripts_are_as_they_were(void **state)
{
    (void) state;
    const ovt_chart_terminal *terminal;
    for (ovt_chart_kind i = 0; i < OVT_CHART_COUNT; i++) {
        ovt_document document = {0};
        ovt_text all = {0};
        char name[64];
        ovt_chart *chart = testing_chart(&document, i, NULL);
        for (size_t j = 0; (terminal = ovt_chart_terminal_at(j)) != NULL; j++) {
            ovt_text script = testing_chart_script(chart, terminal->key, terminal->is_file);
            ovt_text_format(&all, "# %s\n%s\n", terminal->key, script.data);
            ovt_text_free(&script);
        }
        snprintf(name, sizeof name, "gnuplot_%s.gp", testing_chart_word(i));
        assert_golden(name, all.data);
        ovt_text_free(&all);
        ovt_document_free(&document);
    }
}

static void
letters_are_as_they_were(void **state)
{
    (void) state;
    for (ovt_chart_kind i = 0; i < OVT_CHART_COUNT; i++) {
        ovt_document document = {0};
        char name[64];
        ovt_text text = testing_chart_drawn(testing_chart(&document, i, NULL), "dumb", false);
        snprintf(name, sizeof name, "chart_%s.txt", testing_chart_word(i));
        assert_golden(name, text.data);
        ovt_text_free(&text);
        ovt_document_free(&document);
    }
}

static void
an_unknown_terminal_is_refused(void **state)
{
    (void) state;
    ovt_document document = {0};
    ovt_text script = {0};
    ovt_error err = {0};
    ovt_chart_look look = {.terminal = "gif"};
    ovt_chart *chart = testing_chart(&document, OVT_CHART_FOREST, NULL);
    assert_int_equal(ovt_gnuplot_script(&script, chart, &look, &err), OVT_USAGE);
    assert_non_null(strstr(err.message, "gif"));
    ovt_text_free(&script);
    ovt_document_free(&document);
}

/* Each would leave a file behind, were it taken for a command. */
static const char *const hostile[] = {
    "\"; system(\"touch hostile-was-here\"); \"",
    "'; system('touch hostile-was-here'); '",
    "`touch hostile-was-here`",
    "$(touch hostile-was-here)",
    "@home \\\" \\140 {/Bold x}^2 %s %d %n",
    "EOD\nsystem(\"touch hostile-was-here\")\n!touch hostile-was-here\n",
    "<script>alert(1)</script> & </text></svg> ]]> <!-- \xE2\x80\xAE\xD7\xA9\xD7\x9C \x1B[2J",
    "\xFF\xFE\x80 broken",
    "",
};

static void
texts_of_charts_are_never_commands(void **state)
{
    (void) state;
    static const char *const terminals[] = {"svg", "dumb", "png", "pdf"};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        for (ovt_chart_kind j = 0; j < OVT_CHART_COUNT; j++) {
            for (size_t k = 0; k < (i == 0 ? 4 : 2); k++) {
                ovt_document document = {0};
                ovt_chart *chart = testing_chart(&document, j, hostile[i]);
                ovt_text text = testing_chart_drawn(chart, terminals[k], true);
                assert_true(k > 0 || strstr(text.data, "<script") == NULL);
                assert_int_equal(access("hostile-was-here", F_OK), -1);
                ovt_text_free(&text);
                ovt_document_free(&document);
            }
        }
    }
}

static size_t
times(const char *text, const char *word)
{
    size_t count = 0;
    for (; (text = strstr(text, word)) != NULL; text += strlen(word)) {
        count++;
    }
    return count;
}

static void
assert_well_formed(const ovt_text *text)
{
    FILE *xmllint = popen("xmllint --noout -", "w");
    assert_non_null(xmllint);
    fwrite(text->data, 1, text->length, xmllint);
    assert_int_equal(pclose(xmllint), 0);
}

static void
svg_stands_in_a_page_with_nothing_but_its_shapes(void **state)
{
    (void) state;
    static const char *const unwanted[] = {"<style", "style=", "<script", "class=", "<?xml",
        "<!DOCTYPE", "xlink", "href", "NaN", "nan", "<g", "<defs"};
    for (ovt_chart_kind i = 0; i < OVT_CHART_COUNT; i++) {
        ovt_document document = {0};
        char id[64];
        ovt_chart *chart = testing_chart(&document, i, NULL);
        ovt_text text = testing_chart_drawn(chart, "svg", false);
        for (size_t j = 0; j < sizeof unwanted / sizeof *unwanted; j++) {
            assert_null(strstr(text.data, unwanted[j]));
        }
        snprintf(id, sizeof id, " id=\"%s-", chart->key);
        assert_int_equal(times(text.data, " id="), 2);
        assert_int_equal(times(text.data, id), 2);
        assert_int_equal(strncmp(text.data, "<svg ", 5), 0);
        assert_non_null(strstr(text.data, "role=\"img\""));
        assert_non_null(strstr(text.data, ">A summary.</desc>"));
        assert_non_null(strstr(text.data, ">title of x</text>"));
        assert_null(strstr(text.data, "<rect"));
        assert_well_formed(&text);
        assert_true(text.length < 10000);
        ovt_text_free(&text);
        ovt_document_free(&document);
    }
}

static void
hostile_texts_leave_svg_well_formed(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        ovt_document document = {0};
        ovt_chart *chart = testing_chart(&document, OVT_CHART_FRONTIER, hostile[i]);
        ovt_text text = testing_chart_drawn(chart, "svg", true);
        assert_well_formed(&text);
        assert_int_equal(times(text.data, "<title"), 1);
        ovt_text_free(&text);
        ovt_document_free(&document);
    }
}

static void
the_same_chart_is_the_same_bytes(void **state)
{
    (void) state;
    const ovt_chart_terminal *terminal;
    ovt_document document = {0};
    ovt_chart *chart = testing_chart(&document, OVT_CHART_LINES, NULL);
    for (size_t i = 0; (terminal = ovt_chart_terminal_at(i)) != NULL; i++) {
        ovt_text first = testing_chart_drawn(chart, terminal->key, true);
        if (strcmp(terminal->key, "pdf") == 0) {
            sleep(1); /* it would hold the second of its making */
        }
        ovt_text second = testing_chart_drawn(chart, terminal->key, true);
        assert_int_equal(first.length, second.length);
        assert_memory_equal(first.data, second.data, first.length);
        ovt_text_free(&first);
        ovt_text_free(&second);
    }
    ovt_document_free(&document);
}

static void
what_gnuplot_does_not_draw_is_refused(void **state)
{
    (void) state;
    static const char *const broken[] = {"", "no drawing", "<svg viewBox=\"0 0 1 1\"><g", "<svg",
        "<svg viewBox=\"0 0 9 9\"><text>unclosed", "<path d='M0,0'/>"};
    ovt_document document = {0};
    ovt_chart *chart = testing_chart(&document, OVT_CHART_LINES, NULL);
    ovt_chart_look look = {.terminal = "svg"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        ovt_text text = {0};
        ovt_error err = {0};
        assert_int_equal(
            ovt_gnuplot_finish(&text, chart, &look, broken[i], strlen(broken[i]), &err),
            OVT_FAILED);
        assert_int_equal(text.length, 0);
        ovt_text_free(&text);
    }
    ovt_document_free(&document);
}

static void
scripts_and_drawings_survive_failed_allocations(void **state)
{
    (void) state;
    static const char drawn[] = "<svg viewBox=\"0 0 9 9\"><g fill='none' stroke='black'><path "
                                "d='M0,0 L1,1'/></g></svg>";
    ovt_document document = {0};
    ovt_chart *chart = testing_chart(&document, OVT_CHART_INCIDENCE, NULL);
    ovt_chart_look look = {.terminal = "svg"};
    for (long i = 0;; i++) {
        ovt_text script = {0}, svg = {0};
        ovt_memory_fail_at(i);
        ovt_status first = ovt_gnuplot_script(&script, chart, &look, NULL);
        ovt_status second = ovt_gnuplot_finish(&svg, chart, &look, drawn, sizeof drawn - 1, NULL);
        bool failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        ovt_text_free(&script);
        ovt_text_free(&svg);
        assert_int_equal(first == OVT_MEMORY || second == OVT_MEMORY, failed);
        if (!failed) {
            assert_true(i > 10);
            break;
        }
    }
    ovt_document_free(&document);
}

static void
a_name_of_10_kb_is_cut_with_an_ellipsis(void **state)
{
    (void) state;
    static char name[10001];
    memset(name, 'n', sizeof name - 1);
    for (ovt_chart_kind i = 0; i < OVT_CHART_COUNT; i++) {
        ovt_document document = {0};
        ovt_chart *chart = testing_chart(&document, i, name);
        ovt_text script = testing_chart_script(chart, "svg", true);
        assert_non_null(strstr(script.data, "n\xE2\x80\xA6\""));
        assert_true(script.length < 10000);
        ovt_text_free(&script);
        ovt_document_free(&document);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_are_as_they_were),
        cmocka_unit_test(letters_are_as_they_were),
        cmocka_unit_test(an_unknown_terminal_is_refused),
        cmocka_unit_test(texts_of_charts_are_never_commands),
        cmocka_unit_test(a_name_of_10_kb_is_cut_with_an_ellipsis),
        cmocka_unit_test(svg_stands_in_a_page_with_nothing_but_its_shapes),
        cmocka_unit_test(hostile_texts_leave_svg_well_formed),
        cmocka_unit_test(the_same_chart_is_the_same_bytes),
        cmocka_unit_test(what_gnuplot_does_not_draw_is_refused),
        cmocka_unit_test(scripts_and_drawings_survive_failed_allocations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
