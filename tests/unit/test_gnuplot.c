// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_chart.h"

#include <sys/stat.h>
#include <unistd.h>

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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
