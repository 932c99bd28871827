// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <locale.h>
#include <stdbool.h>

#include "overture/config/fault.h"

static void
assert_written(ovt_faults *faults, size_t most, const char *expected)
{
    char *words = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&words, &length);
    assert_non_null(out);
    ovt_faults_write(faults, out, most);
    fclose(out);
    assert_string_equal(words, expected);
    free(words);
    ovt_faults_free(faults);
}

static void
add(ovt_faults *faults, const char *file, int line, int column, const char *excerpt,
    const char *message)
{
    ovt_origin origin = {.file = file, .line = line, .column = column};
    ovt_faults_add(faults, OVT_SEVERITY_ERROR, &origin, NULL, excerpt, "%s", message);
}

static void
a_fault_is_written_as_a_compiler_would(void **state)
{
    ovt_faults faults = {0};
    ovt_origin origin = {.file = "x.cfg", .line = 14, .column = 3};
    (void) state;

    ovt_faults_add(&faults, OVT_SEVERITY_ERROR, &origin, "offer.phases[0].days", "  days = -3;",
        "%d is out of range (1 to %d days)", -3, 3650);
    assert_int_equal(faults.errors, 1);
    assert_written(&faults, 10,
        "x.cfg:14:3: error: offer.phases[0].days: -3 is out of range (1 to 3650 days)\n"
        "  14 |   days = -3;\n"
        "     |   ^\n");
}

static void
a_warning_is_no_error(void **state)
{
    ovt_faults faults = {0};
    ovt_origin origin = {.file = "x.cfg", .line = 2};
    (void) state;

    ovt_faults_add(&faults, OVT_SEVERITY_WARNING, &origin, "a", NULL, "old name");
    assert_int_equal(faults.errors, 0);
    assert_written(&faults, 10, "x.cfg:2: warning: a: old name\n");
}

static void
tabs_and_wide_letters_do_not_move_the_caret(void **state)
{
    ovt_faults faults = {0};
    (void) state;

    add(&faults, "x.cfg", 7, 11, "\t停\té = x", "here");
    assert_written(&faults, 10,
        "x.cfg:7:11: error: here\n"
        "  7 | \t停\té = x\n"
        "    | \t  \t    ^\n");
}

static void
what_could_garble_a_terminal_is_not_written(void **state)
{
    ovt_faults faults = {0};
    (void) state;

    add(&faults, "x\x1b[2J.cfg", 1, 5, "a\x1b\xC2\x9B\xFF b", "no \x07 here");
    assert_written(&faults, 10,
        "x?[2J.cfg:1:5: error: no ? here\n"
        "  1 | a???? b\n"
        "    |     ^\n");
}

static void
of_a_long_line_the_surroundings_are_shown(void **state)
{
    ovt_faults faults = {0};
    char line[5001];
    (void) state;

    memset(line, 'a', 5000);
    line[5000] = '\0';
    line[3000] = 'X';
    add(&faults, "x.cfg", 1, 3001, line, "here");
    assert_true(strlen(faults.faults[0].excerpt) <= 130);
    assert_int_equal(faults.faults[0].excerpt[faults.faults[0].caret], 'X');
    ovt_faults_free(&faults);
}

static void
faults_are_sorted_by_place_and_repeats_are_dropped(void **state)
{
    ovt_faults faults = {0};
    (void) state;

    add(&faults, "b.cfg", 9, 1, NULL, "late");
    add(&faults, "a.cfg", 1, 1, NULL, "other file");
    add(&faults, "b.cfg", 2, 5, NULL, "right");
    add(&faults, "b.cfg", 2, 1, NULL, "twice");
    add(&faults, "b.cfg", 2, 1, NULL, "between");
    add(&faults, "b.cfg", 2, 1, NULL, "twice");
    ovt_faults_sort(&faults);
    assert_int_equal(faults.errors, 5);
    assert_written(&faults, 10,
        "b.cfg:2:1: error: twice\n"
        "b.cfg:2:1: error: between\n"
        "b.cfg:2:5: error: right\n"
        "b.cfg:9:1: error: late\n"
        "a.cfg:1:1: error: other file\n");
}

static void
beyond_the_most_a_count_is_written(void **state)
{
    ovt_faults faults = {0};
    (void) state;

    for (int line = 1; line <= 40; line++) {
        add(&faults, "x.cfg", line, 0, NULL, "wrong");
    }
    assert_written(&faults, 1, "x.cfg:1: error: wrong\n... and 39 more faults\n");
}

static void
an_extended_file_says_from_where(void **state)
{
    ovt_faults faults = {0};
    ovt_origin top = {.file = "top.cfg", .line = 3};
    ovt_origin middle = {.file = "middle.cfg", .line = 8, .from = &top};
    ovt_origin origin = {.file = "low.cfg", .line = 1, .from = &middle, .included = true};
    (void) state;

    ovt_faults_add(&faults, OVT_SEVERITY_ERROR, &origin, NULL, NULL, "wrong");
    top.file = "changed afterwards";
    assert_written(&faults, 10,
        "low.cfg:1: error: wrong\n"
        "    included from middle.cfg:8\n"
        "    extended from top.cfg:3\n");
}

static void
an_error_counts_even_without_memory_to_keep_it(void **state)
{
    bool failed = true;
    (void) state;

    for (long n = 0; failed; n++) {
        ovt_faults faults = {0};
        ovt_memory_fail_at(n);
        add(&faults, "x.cfg", 1, 1, "line", "wrong");
        ovt_faults_sort(&faults);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(faults.failed, failed);
        assert_int_equal(faults.errors, 1);
        ovt_faults_free(&faults);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_is_written_as_a_compiler_would),
        cmocka_unit_test(a_warning_is_no_error),
        cmocka_unit_test(tabs_and_wide_letters_do_not_move_the_caret),
        cmocka_unit_test(what_could_garble_a_terminal_is_not_written),
        cmocka_unit_test(of_a_long_line_the_surroundings_are_shown),
        cmocka_unit_test(faults_are_sorted_by_place_and_repeats_are_dropped),
        cmocka_unit_test(beyond_the_most_a_count_is_written),
        cmocka_unit_test(an_extended_file_says_from_where),
        cmocka_unit_test(an_error_counts_even_without_memory_to_keep_it),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests_name("fault", tests, NULL, NULL);
}
