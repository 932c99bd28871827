// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <sys/stat.h>
#include <unistd.h>

#include "testing_cli.h"

static char folder[] = "/tmp/overture-plots-XXXXXX";
static const char starter[] = OVT_ROOT_DIR "/scenarios/march-2024/as-offered.cfg";
static const char waiting[] = OVT_ROOT_DIR "/scenarios/march-2024/wait-for-mediator.cfg";

static int
make_folder(void **state)
{
    (void) state;
    return mkdtemp(folder) == NULL;
}

static int
remove_folder(void **state)
{
    (void) state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static char *
plot_of(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/plots/%s", folder, name);
    return testing_read(path);
}

static void
compare_writes_each_chart_as_a_file(void **state)
{
    (void) state;
    static const char *const names[] = {"calendar-a.svg", "difference-returned_alive.svg",
        "spread.svg", "profile.svg", "held.svg", "incidence-a.svg", "incidence-b.svg"};
    char line[1024];
    snprintf(
        line, sizeof line, "compare %s %s -n 50 -q --plots %s/plots", starter, waiting, folder);
    testing_outcome result = testing_run(line);
    assert_string_equal(result.log, "");
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, "spread.svg"));
    testing_forget(&result);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *svg = plot_of(names[i]);
        assert_int_equal(strncmp(svg, "<svg ", 5), 0);
        free(svg);
    }
}

static void
other_formats_begin_as_they_must(void **state)
{
    (void) state;
    static const struct {
        const char *format;
        const char *begins;
    } rows[] = {{"png", "\x89PNG"}, {"pdf", "%PDF"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[1024], name[64];
        snprintf(line, sizeof line, "analyze %s -q --plots %s/plots --plot-format %s", starter,
            folder, rows[i].format);
        testing_outcome result = testing_run(line);
        assert_int_equal(result.status, 0);
        testing_forget(&result);
        snprintf(name, sizeof name, "frontier.%s", rows[i].format);
        char *plot = plot_of(name);
        assert_int_equal(strncmp(plot, rows[i].begins, 4), 0);
        free(plot);
    }
}

static void
charts_are_drawn_with_letters_when_asked_for(void **state)
{
    (void) state;
    char line[1024];
    snprintf(line, sizeof line, "analyze %s -q --charts always", starter);
    testing_outcome drawn = testing_run(line);
    snprintf(line, sizeof line, "analyze %s -q", starter);
    testing_outcome plain = testing_run(line);
    assert_non_null(strstr(drawn.out, "The offer"));
    assert_null(strstr(plain.out, "What packages are worth"));
    assert_true(strlen(drawn.out) > strlen(plain.out) + 500);
    testing_forget(&drawn);
    testing_forget(&plain);
}

static void
without_gnuplot_the_report_says_what_is_missing(void **state)
{
    (void) state;
    char line[1024], *path = strdup(getenv("PATH"));
    snprintf(line, sizeof line, "analyze %s -q --charts always", starter);
    setenv("PATH", "", 1);
    testing_outcome result = testing_run(line);
    setenv("PATH", path, 1);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, "Not drawn: gnuplot, which draws charts, is not installed"));
    assert_non_null(strstr(result.out, "gnuplot-nox"));
    testing_forget(&result);
    snprintf(line, sizeof line, "analyze %s -q --plots %s/none", starter, folder);
    setenv("PATH", "", 1);
    testing_assert_fails(line, 1, "is not installed (Debian: apt-get install gnuplot-nox)");
    setenv("PATH", path, 1);
    free(path);
    snprintf(line, sizeof line, "%s/none", folder);
    assert_int_equal(access(line, F_OK), -1);
}

static void
folders_that_cannot_hold_charts_are_status_5(void **state)
{
    (void) state;
    char line[1024], path[256];
    snprintf(path, sizeof path, "%s/file", folder);
    testing_write(path, "");
    snprintf(line, sizeof line, "analyze %s -q --plots %s", starter, path);
    testing_assert_fails(line, 5, "is no folder");
    snprintf(line, sizeof line, "analyze %s -q --plots %s/a/b", starter, folder);
    testing_assert_fails(line, 5, "No such file");
    snprintf(line, sizeof line, "analyze %s -q --plots /proc", starter);
    testing_assert_fails(line, 5, "/proc");
    snprintf(line, sizeof line, "analyze %s --plot-format gif", starter);
    testing_assert_fails(line, 2, "svg, png, pdf");
}

static void
markdown_links_to_the_files(void **state)
{
    (void) state;
    char line[1024], path[256];
    snprintf(line, sizeof line, "analyze %s -q -f markdown -o %s/report.md --plots %s/plots",
        starter, folder, folder);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    testing_forget(&result);
    snprintf(path, sizeof path, "%s/report.md", folder);
    char *report = testing_read(path);
    assert_non_null(strstr(report, "](<plots/frontier.svg>)"));
    free(report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compare_writes_each_chart_as_a_file),
        cmocka_unit_test(other_formats_begin_as_they_must),
        cmocka_unit_test(charts_are_drawn_with_letters_when_asked_for),
        cmocka_unit_test(without_gnuplot_the_report_says_what_is_missing),
        cmocka_unit_test(folders_that_cannot_hold_charts_are_status_5),
        cmocka_unit_test(markdown_links_to_the_files),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
