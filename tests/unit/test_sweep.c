// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

#include "testing_cli.h"
#include "testing_store.h"

enum { KILLS = 50 };

#define OFFER                                                                             \
    "clock: { start = \"2024-03-01\"; horizon_days = 100; };\n"                           \
    "captives = ( { category = \"women\"; held = 10; death_rate = 0.001; } );\n"          \
    "offer: { phases = ( { days = 40; releases = ( { category = \"women\"; count = 10;\n" \
    "  every = 2; first = 2; ratio = 3.0; } ); } ); };\n"

#define STUDY                                                                                      \
    "study: { title = \"Two offers\"; scenarios = ( \"offer.cfg\", { name = \"longer\";\n"         \
    "    file = \"offer.cfg\"; set = ( { path = \"offer.phases[0].days\"; value = 60; } ); } );\n" \
    "  vary = ( { path = \"implementation.violation_rate\"; from = 0.001; to = 0.1;\n"             \
    "      steps = 8; scale = \"log\"; },\n"                                                       \
    "    { path = \"implementation.collapse_probability\"; values = [0.25, 0.5, 1.0]; } ); };\n"

/* At 10 days the releases do not fit into the phase. */
#define INVALID                                 \
    "study: { scenarios = ( \"offer.cfg\" );\n" \
    "  vary = ( { path = \"offer.phases[0].days\"; values = [1, 40, 50]; } ); };\n"

static int
enter(void **state)
{
    (void) state;
    testing_enter_folder();
    testing_write("offer.cfg", OFFER);
    testing_write("study.cfg", STUDY);
    testing_write("invalid.cfg", INVALID);
    return 0;
}

static void
assert_same_database(const char *one, const char *other)
{
    char *first = testing_dump(one), *second = testing_dump(other);
    assert_true(strlen(first) > 10000);
    assert_string_equal(first, second);
    free(first);
    free(second);
}

static double
seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* Kills the sweep after a while, unless it was quicker; whether it was killed. */
static bool
kill_after(const char *line, double delay)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        testing_outcome r = testing_run(line);
        _exit(r.status);
    }
    struct timespec wait = {(time_t) delay, (long) ((delay - floor(delay)) * 1e9)};
    nanosleep(&wait, NULL);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

#define SWEEP "sweep study.cfg -n 600 -m returned_alive,truce_days,collapsed -j 2 --store "

static void
a_sweep_killed_at_any_moment_goes_on_to_the_same_database(void **state)
{
    (void) state;
    int killed = 0, partly = 0;
    double begun = seconds();
    testing_expect(SWEEP "whole.db", 0, NULL);
    double whole = seconds() - begun;
    srand(1);
    for (int i = 0; i < KILLS; i++) {
        struct stat file;
        unlink("killed.db");
        killed += kill_after(SWEEP "killed.db", whole * rand() / RAND_MAX);
        partly += stat("killed.db", &file) == 0 && file.st_size > 0;
        testing_expect(SWEEP "killed.db", 0, NULL);
        assert_same_database("whole.db", "killed.db");
    }
    /* Most were killed before they had ended, and many after they had begun to write. */
    assert_true(killed > KILLS / 2);
    assert_true(partly > KILLS / 4);
}

static void
threads_change_no_number(void **state)
{
    (void) state;
    testing_expect("sweep study.cfg -n 500 -j 1 --store one.db -o one.csv -f csv", 0, NULL);
    testing_expect("sweep study.cfg -n 500 -j 2 --store two.db -o two.csv -f csv", 0, NULL);
    assert_same_database("one.db", "two.db");
    char *one = testing_read("one.csv"), *two = testing_read("two.csv");
    assert_string_equal(one, two);
    assert_true(strncmp(one,
                    "point,implementation.violation_rate,implementation.collapse_probability,"
                    "scenario,metric,unit,n,mean,",
                    100) == 0);
    free(one);
    free(two);
}

static void
points_may_be_shared_and_merged(void **state)
{
    (void) state;
    testing_expect("sweep study.cfg -n 100 --store all.db", 0, NULL);
    testing_expect("sweep study.cfg -n 100 --part 1-9 --store left.db", 0, NULL);
    testing_expect("sweep study.cfg -n 100 --part 8-24 --store right.db", 0, NULL);
    testing_expect("merge both.db left.db right.db", 0, "24 of 24 points");
    assert_same_database("all.db", "both.db");
    testing_expect("merge both.db left.db", 5, "exists");
    testing_expect("sweep study.cfg -n 101 --part 8-24 --store other.db", 0, NULL);
    testing_expect("merge no.db left.db other.db", 1, "the number of histories is 101, not 100");
    assert_int_not_equal(access("no.db", F_OK), 0);
    testing_expect("sweep study.cfg -n 100 --part 25-30 --store left.db", 2, "only 24 points");
    testing_expect("sweep study.cfg --part 3-2", 2, "is no range of points");
}

static void
a_point_that_disagrees_is_refused(void **state)
{
    (void) state;
    testing_expect("sweep study.cfg -n 100 --part 1-9 --store a.db", 0, NULL);
    testing_expect("sweep study.cfg -n 100 --part 9-12 --store b.db", 0, NULL);
    testing_change("b.db", "UPDATE summary SET mean = mean + 1 WHERE point = 9");
    testing_expect("merge c.db a.db b.db", 1, "point 9 has other numbers");
    assert_int_not_equal(access("c.db", F_OK), 0);
}

static void
another_sweep_is_refused_with_a_remedy(void **state)
{
    (void) state;
    testing_expect("sweep study.cfg -n 100 --store s.db", 0, NULL);
    testing_expect("sweep study.cfg -n 100 --store s.db", 0, "s.db has 24 of 24 points already");
    testing_expect("sweep study.cfg -n 100 -s 2 --store s.db", 1,
        "s.db holds another sweep: the seed is 1, not 2; --store");
    testing_expect("sweep study.cfg -n 100 --set captives.women.held=11 --store s.db", 1,
        "the scenario offer has changed");
    testing_expect("sweep study.cfg -n 100 -m truce_days --store s.db", 1, "other metrics");
    testing_expect("sweep invalid.cfg -n 100 --store s.db", 1, "holds another sweep");
    testing_expect("sweep study.cfg -n 100 -s 2 --store s.db --force", 0, NULL);
    testing_expect("sweep study.cfg -n 100 -s 2 --store t.db", 0, NULL);
    char *forced = testing_dump("s.db"), *fresh = testing_dump("t.db");
    assert_string_equal(forced, fresh);
    free(forced);
    free(fresh);
}

static void
a_point_that_is_no_valid_scenario_is_recorded(void **state)
{
    (void) state;
    testing_outcome r = testing_run("sweep invalid.cfg -n 100");
    assert_int_equal(r.status, 3);
    assert_non_null(strstr(r.log, "1 of 3 points are no valid scenarios"));
    assert_non_null(strstr(r.out, "point 1 (offer.phases[0].days = 1)"));
    testing_forget(&r);
    r = testing_run("report invalid.db -f json");
    assert_int_equal(r.status, 0);
    assert_non_null(strstr(r.out, "\"fault\": \"offer: offer.phases[0].releases"));
    testing_forget(&r);
    r = testing_run("sweep invalid.cfg -n 100 --dry-run --store never.db");
    assert_int_equal(r.status, 0);
    assert_non_null(strstr(r.out, "1 of 3 points looked at are no valid scenarios"));
    assert_int_not_equal(access("never.db", F_OK), 0);
    testing_forget(&r);
}

static void
a_report_from_the_database_is_that_of_the_sweep(void **state)
{
    (void) state;
    const char *const formats[] = {"text", "csv", "json", "markdown"};
    for (size_t i = 0; i < 4; i++) {
        char first[64], second[64];
        snprintf(first, sizeof first, "sweep study.cfg -n 100 --store r.db -f %s", formats[i]);
        snprintf(second, sizeof second, "report r.db -f %s", formats[i]);
        testing_outcome one = testing_run(first), two = testing_run(second);
        assert_int_equal(one.status, 0);
        assert_int_equal(two.status, 0);
        assert_true(strlen(one.out) > 1000);
        assert_string_equal(one.out, two.out);
        testing_forget(&one);
        testing_forget(&two);
    }
    testing_expect("report r.db --id 7", 2, "r.db has no result 7");
}

static void
a_database_that_cannot_be_used_is_refused_in_words(void **state)
{
    (void) state;
    testing_write("text.db", "This is no database, but long enough to be looked at as if it were.");
    testing_expect("sweep study.cfg -n 10 --store text.db", 5, "text.db is no database");
    testing_expect("report text.db", 5, "is no database");
    testing_expect("report nowhere.db", 5, "nowhere.db: No such file");
    testing_change("foreign.db", "CREATE TABLE mine (a); INSERT INTO mine VALUES (1)");
    testing_expect("sweep study.cfg -n 10 --store foreign.db", 5, "of another program");
    testing_expect("sweep study.cfg -n 10 --store /", 5, "is no file");
    testing_expect("sweep study.cfg -n 10 --store nowhere/x.db", 5, "nowhere/x.db");
    testing_expect("sweep study.cfg -n 10 --store :memory:", 2, "no name for a database");
    /* A view in the place of a table, as a hostile file may have it. */
    testing_expect("sweep study.cfg -n 10 --store view.db", 0, NULL);
    testing_change("view.db", "CREATE VIEW more AS SELECT * FROM point");
    testing_expect("report view.db", 5, "was changed by another program");
    testing_expect("sweep study.cfg -n 10 --store newer.db", 0, NULL);
    testing_change("newer.db", "PRAGMA user_version = 2");
    testing_expect("report newer.db", 5, "has version 2 of the tables");
}

static void
numbers_that_cannot_be_are_noticed(void **state)
{
    static const char *const changes[] = {"UPDATE metric SET decimals = -3",
        "UPDATE metric SET decimals = 9000000000", "DELETE FROM scenario",
        "UPDATE summary SET verdict = 'best' WHERE verdict NOT NULL",
        "UPDATE result SET points = -1", "UPDATE file SET sha256 = printf('%.100c', 'a')",
        "DELETE FROM metric WHERE number > 1"};
    (void) state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        unlink("bad.db");
        testing_expect("sweep study.cfg -n 10 --store bad.db", 0, NULL);
        testing_change("bad.db", changes[i]);
        testing_expect("report bad.db", 5, "is damaged");
    }
}

/* Random bytes anywhere in the file: every outcome is fine but a crash. */
static void
a_damaged_database_never_crashes_the_program(void **state)
{
    (void) state;
    struct stat about;
    testing_expect("sweep study.cfg -n 10 -m truce_days --store good.db", 0, NULL);
    assert_int_equal(stat("good.db", &about), 0);
    srand(2);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(system("cp good.db bytes.db"), 0);
        FILE *file = fopen("bytes.db", "r+b");
        for (int k = 0; k < 60; k++) {
            fseek(file, (long) (rand() % about.st_size), SEEK_SET);
            fputc(rand() & 0xFF, file);
        }
        fclose(file);
        testing_outcome r = testing_run("report bytes.db");
        assert_true(r.status == 0 || r.status == 5 || r.status == 1);
        assert_true(r.status == 0 || r.log[0] != '\0');
        testing_forget(&r);
    }
}

static void
a_locked_database_and_a_full_disk_are_reported(void **state)
{
    (void) state;
    sqlite3 *database = NULL;
    testing_expect("sweep study.cfg -n 10 --part 1-2 --store locked.db", 0, NULL);
    assert_int_equal(sqlite3_open("locked.db", &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    testing_expect(
        "sweep study.cfg -n 10 --store locked.db", 5, "locked.db is in use by another program");
    sqlite3_close(database);
    testing_expect("sweep study.cfg -n 10 --store locked.db", 0, NULL);
    /* No file may grow beyond 64 KB, as if the disk were full. */
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = {64 << 10, 64 << 10};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        testing_outcome r = testing_run("sweep study.cfg -n 10 --store full.db");
        _exit(r.status == 5 && strstr(r.log, "full.db") != NULL ? 0 : 1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    testing_expect("sweep study.cfg -n 10 --store full.db", 0, NULL);
    assert_same_database("locked.db", "full.db");
}

static void
a_study_that_varies_nothing_is_told_what_to_write(void **state)
{
    (void) state;
    testing_expect("sweep offer.cfg", 2, "offer.cfg varies nothing; a sweep needs a study");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sweep_killed_at_any_moment_goes_on_to_the_same_database),
        cmocka_unit_test(threads_change_no_number),
        cmocka_unit_test(points_may_be_shared_and_merged),
        cmocka_unit_test(a_point_that_disagrees_is_refused),
        cmocka_unit_test(another_sweep_is_refused_with_a_remedy),
        cmocka_unit_test(a_point_that_is_no_valid_scenario_is_recorded),
        cmocka_unit_test(a_report_from_the_database_is_that_of_the_sweep),
        cmocka_unit_test(a_database_that_cannot_be_used_is_refused_in_words),
        cmocka_unit_test(numbers_that_cannot_be_are_noticed),
        cmocka_unit_test(a_damaged_database_never_crashes_the_program),
        cmocka_unit_test(a_locked_database_and_a_full_disk_are_reported),
        cmocka_unit_test(a_study_that_varies_nothing_is_told_what_to_write),
    };
    return cmocka_run_group_tests(tests, enter, testing_leave_folder);
}
