// SPDX-License-Identifier: GPL-3.0-or-later
/* run and compare with --store. */
#include "testing.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "overture/base/memory.h"
#include "testing_cli.h"
#include "testing_store.h"

#define OFFER                                                                             \
    "title = \"Ten for thirty\";\n"                                                       \
    "clock: { start = \"2024-03-01\"; horizon_days = 100; };\n"                           \
    "captives = ( { category = \"women\"; held = 10; death_rate = 0.001; } );\n"          \
    "offer: { phases = ( { days = 40; releases = ( { category = \"women\"; count = 10;\n" \
    "  every = 2; first = 2; ratio = 3.0; } ); } ); };\n"

#define NO_DEAL                  \
    "extends = \"offer.cfg\";\n" \
    "talks: { protocol = \"none\"; };\n"

static int
enter(void **state)
{
    (void) state;
    testing_enter_folder();
    testing_write("offer.cfg", OFFER);
    testing_write("no-deal.cfg", NO_DEAL);
    return 0;
}

static char *
printed_by(const char *line)
{
    testing_outcome result = testing_run(line);
    if (result.status != 0) {
        print_error("%s: status %d\n%s", line, result.status, result.log);
        fail();
    }
    char *out = strdup(result.out);
    testing_forget(&result);
    return out;
}

static void
assert_prints_the_same(const char *first, const char *second)
{
    char *one = printed_by(first), *other = printed_by(second);
    assert_true(strlen(one) > 300);
    assert_string_equal(one, other);
    free(one);
    free(other);
}

static void
assert_answer(const char *path, const char *sql, const char *expected)
{
    char *answer = testing_ask(path, sql);
    assert_string_equal(answer, expected);
    free(answer);
}

static void
a_kept_result_is_printed_again_to_the_last_byte(void **state)
{
    (void) state;
    static const char *const lines[] = {"run offer.cfg -n 50", "run offer.cfg -n 50 -v -f html",
        "run offer.cfg -n 60 -f csv -m returned_alive", "compare offer.cfg no-deal.cfg -n 50",
        "compare offer.cfg no-deal.cfg -n 60 -f markdown --charts always",
        "compare offer.cfg no-deal.cfg -n 70 -f json -b offer"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        static const char *const formats[] = {"json", "text", "csv", "markdown"};
        char plain[128], storing[128], json[128], again[128], stored[128];
        snprintf(plain, sizeof plain, "%s", lines[i]);
        snprintf(storing, sizeof storing, "%s --store kept%zu.db", lines[i], i);
        assert_prints_the_same(plain, storing);
        snprintf(json, sizeof json, "%s -f json -o kept.json", lines[i]);
        free(printed_by(json));
        for (size_t k = 0; k < sizeof formats / sizeof *formats; k++) {
            snprintf(again, sizeof again, "report kept.json -f %s", formats[k]);
            snprintf(stored, sizeof stored, "report kept%zu.db -f %s", i, formats[k]);
            assert_prints_the_same(again, stored);
        }
        char *first = testing_read("kept.json");
        snprintf(stored, sizeof stored, "report kept%zu.db -f json", i);
        char *second = printed_by(stored);
        assert_string_equal(first, second);
        free(first);
        free(second);
    }
}

static void
the_same_result_is_kept_once_and_others_beside_it(void **state)
{
    (void) state;
    testing_expect("run offer.cfg -n 50 --store many.db", 0, "kept in many.db as result 1");
    testing_expect(
        "run offer.cfg -n 50 --store many.db -j 1", 0, "many.db has this already, as result 1");
    testing_expect("run offer.cfg -n 50 --store many.db -f csv", 0, "already, as result 1");
    testing_expect("run offer.cfg -n 50 -s 2 --store many.db", 0, "kept in many.db as result 2");
    testing_expect("compare offer.cfg no-deal.cfg -n 50 --store many.db", 0, "as result 3");
    testing_expect(
        "run offer.cfg -n 50 --set captives.women.held=11 --store many.db", 0, "as result 4");
    testing_expect("run offer.cfg -n 50 -s 2 --store many.db -q", 0, "");
    assert_answer("many.db", "SELECT group_concat(command) FROM result", "run,run,compare,run");
    char *list = printed_by("report many.db");
    assert_non_null(strstr(list, "`--id N` prints one of them."));
    assert_non_null(
        strstr(list, "\n 2                 50     2  overture run -n 50 -s 2 offer.cfg\n"));
    free(list);
    list = printed_by("report many.db -f csv");
    assert_non_null(strstr(list, "\n3,compare,,1,1,50,1,overture compare -n 50 offer.cfg no-deal"));
    free(list);
    list = printed_by("report many.db -f json");
    assert_non_null(strstr(list, "\"title\": \"Ten for thirty\""));
    free(list);
    assert_prints_the_same("report many.db --id 2 -f json", "run offer.cfg -n 50 -s 2 -f json");
    testing_expect(
        "report many.db --id 5", 2, "many.db has no result 5; without --id, `overture report`");
}

static void
what_is_kept_can_be_asked_in_sql_and_run_again(void **state)
{
    (void) state;
    free(printed_by("compare offer.cfg no-deal.cfg -n 50 --store sql.db"));
    assert_answer("sql.db", "SELECT count(*) || ' ' || sum(fault IS NULL) FROM point", "1 1");
    assert_answer("sql.db", "SELECT group_concat(path) FROM file", "offer.cfg,no-deal.cfg");
    assert_answer("sql.db", "SELECT min(length(sha256)) FROM file", "64");
    assert_answer("sql.db", "SELECT seed || ' ' || replications || ' ' || baseline FROM result",
        "1 50 no-deal");
    assert_answer("sql.db",
        "SELECT verdict FROM summary s JOIN metric m ON m.number = s.metric "
        "WHERE m.name = 'returned_alive' AND s.scenario = 0",
        "higher");
    char *mean = testing_ask("sql.db",
        "SELECT printf('%.10g', mean) FROM summary s JOIN metric m ON m.number = s.metric "
        "WHERE m.name = 'returned_alive' AND s.scenario = 0");
    char *text = testing_ask("sql.db", "SELECT text FROM scenario WHERE number = 0");
    testing_write("again.cfg", text);
    char *csv = printed_by("run again.cfg -n 50 -m returned_alive -f csv");
    const char *row = strstr(csv, "\nagain,returned_alive,people,50,");
    assert_non_null(row);
    assert_near(strtod(row + strlen("\nagain,returned_alive,people,50,"), NULL), atof(mean), 1e-9);
    free(csv);
    free(text);
    free(mean);
}

static void
a_sweep_and_a_run_share_a_database(void **state)
{
    (void) state;
    testing_write("study.cfg", "study: { scenarios = ( \"offer.cfg\" ); vary = ( { path = "
                               "\"offer.phases[0].days\"; values = [40, 50]; } ); };\n");
    free(printed_by("run offer.cfg -n 50 --store both.db"));
    free(printed_by("sweep study.cfg -n 50 --store both.db"));
    testing_expect("sweep study.cfg -n 50 --store both.db", 0, "has 2 of 2 points already");
    testing_expect("run offer.cfg -n 50 --store both.db", 0, "already, as result 1");
    testing_expect("sweep study.cfg -n 50 -s 2 --store both.db --force", 0, "");
    assert_answer("both.db", "SELECT count(*) FROM result WHERE command = 'run'", "1");
    testing_expect("merge merged.db both.db", 0, "merged.db has 2 of 2 points");
}

static void
a_database_that_will_not_do_is_told_before_anything_is_simulated(void **state)
{
    (void) state;
    testing_write("text.db", "This is no database, but long enough to be looked at as if it were.");
    testing_change("foreign.db", "CREATE TABLE mine (a)");
    free(printed_by("run offer.cfg -n 50 --store newer.db"));
    testing_change("newer.db", "PRAGMA user_version = 2");
    free(printed_by("run offer.cfg -n 50 --store view.db"));
    testing_change("view.db", "CREATE VIEW more AS SELECT * FROM point");
    testing_assert_fails("run offer.cfg -n 50 --store text.db", 5, "give the name of another file");
    testing_assert_fails("run offer.cfg -n 50 --store foreign.db", 5, "of another program; give");
    testing_assert_fails("run offer.cfg -n 50 --store newer.db", 5, "has version 2 of the tables");
    testing_assert_fails("run offer.cfg -n 50 --store view.db", 5, "changed by another program");
    testing_assert_fails("run offer.cfg -n 50 --store nowhere/x.db", 5, "its folder must exist");
    testing_assert_fails("run offer.cfg -n 50 --store .", 5, "is no file; a database needs one");
    testing_assert_fails("run offer.cfg -n 50 --store :memory:", 2, "is no name for a database");
    char *text = testing_read("text.db");
    assert_non_null(strstr(text, "This is no database"));
    free(text);
    free(printed_by("run offer.cfg -n 50 --dry-run --store dry.db"));
    assert_int_not_equal(access("dry.db", F_OK), 0);
    testing_expect(
        "run offer.cfg --set captives.women.held=-1 --store wrong.db", 3, "out of range");
    assert_int_not_equal(access("wrong.db", F_OK), 0);
    /* As it is where the program was killed before it had made the tables. */
    testing_write("empty.db", "");
    testing_expect("run offer.cfg -n 50 --store empty.db", 0, "kept in empty.db as result 1");
}

static void
a_folder_that_cannot_be_written_to_is_told(void **state)
{
    (void) state;
    if (geteuid() == 0) {
        skip();
    }
    assert_int_equal(mkdir("closed", 0555), 0);
    testing_assert_fails("run offer.cfg -n 50 --store closed/x.db", 5, "cannot be written to");
    assert_int_equal(rmdir("closed"), 0);
}

/* What another program does while the histories are simulated. */
static void
a_lock_that_comes_late_loses_nothing_that_is_printed(void **state)
{
    (void) state;
    sqlite3 *database = NULL;
    free(printed_by("run offer.cfg -n 50 --store locked.db"));
    assert_int_equal(sqlite3_open("locked.db", &database), SQLITE_OK);
    /* Others may read, so that the look before the run finds nothing wrong. */
    assert_int_equal(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    testing_outcome result = testing_run("run offer.cfg -n 60 --store locked.db");
    assert_int_equal(result.status, 5);
    assert_non_null(strstr(result.out, "Ten for thirty"));
    assert_non_null(strstr(
        result.log, "the result is printed, but not kept: locked.db is in use by another program"));
    testing_forget(&result);
    sqlite3_close(database);
    assert_answer("locked.db", "SELECT count(*) FROM result", "1");
    testing_expect("run offer.cfg -n 60 --store locked.db", 0, "as result 2");
}

/* No file may grow beyond some size, as if the disk were full. */
static int
status_on_a_full_disk(const char *line, rlim_t most)
{
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = {most, most};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        testing_outcome result = testing_run(line);
        bool printed = strstr(result.out, "Ten for thirty") != NULL;
        bool told = strstr(result.log, "printed, but not kept: full.db: ") != NULL &&
                    strstr(result.log, "what was kept before is unharmed") != NULL;
        _exit(printed && told ? result.status : 99);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
a_full_disk_leaves_what_was_kept_and_the_result_printed(void **state)
{
    (void) state;
    free(printed_by("run offer.cfg -n 50 --store full.db"));
    char *before = printed_by("report full.db --id 1 -f json");
    assert_int_equal(status_on_a_full_disk("run offer.cfg -n 60 --store full.db", 64 << 10), 5);
    assert_answer("full.db", "SELECT count(*) FROM result", "1");
    assert_answer("full.db", "PRAGMA integrity_check", "ok");
    assert_answer("full.db", "SELECT count(*) FROM summary WHERE result <> 1", "0");
    char *after = printed_by("report full.db -f json");
    assert_string_equal(before, after);
    free(before);
    free(after);
    testing_expect("run offer.cfg -n 60 --store full.db", 0, "kept in full.db as result 2");
    assert_int_equal(unlink("full.db"), 0);
    assert_int_equal(status_on_a_full_disk("run offer.cfg -n 60 --store full.db", 16 << 10), 5);
    testing_expect("run offer.cfg -n 60 --store full.db", 0, "kept in full.db as result 1");
}

static void
a_condition_that_holds_keeps_the_result(void **state)
{
    (void) state;
    char line[] = "run offer.cfg -n 50 --store failed.db --fail-if returned_alive>1";
    testing_expect(line, 4, "kept in failed.db as result 1");
    assert_answer("failed.db", "SELECT count(*) FROM result", "1");
}

static void
a_report_that_cannot_be_printed_is_kept_all_the_same(void **state)
{
    (void) state;
    if (access("/dev/full", W_OK) != 0) {
        skip();
    }
    testing_expect(
        "run offer.cfg -n 50 --store saved.db -o /dev/full", 5, "kept in saved.db as result 1");
    assert_prints_the_same("report saved.db -f json", "run offer.cfg -n 50 -f json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kept_result_is_printed_again_to_the_last_byte),
        cmocka_unit_test(the_same_result_is_kept_once_and_others_beside_it),
        cmocka_unit_test(what_is_kept_can_be_asked_in_sql_and_run_again),
        cmocka_unit_test(a_sweep_and_a_run_share_a_database),
        cmocka_unit_test(a_database_that_will_not_do_is_told_before_anything_is_simulated),
        cmocka_unit_test(a_folder_that_cannot_be_written_to_is_told),
        cmocka_unit_test(a_lock_that_comes_late_loses_nothing_that_is_printed),
        cmocka_unit_test(a_full_disk_leaves_what_was_kept_and_the_result_printed),
        cmocka_unit_test(a_condition_that_holds_keeps_the_result),
        cmocka_unit_test(a_report_that_cannot_be_printed_is_kept_all_the_same),
    };
    return cmocka_run_group_tests(tests, enter, testing_leave_folder);
}
