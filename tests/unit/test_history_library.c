// SPDX-License-Identifier: GPL-3.0-or-later
/* The shipped cases of the past say what the data beside them say, and end as the table in docs. */
#include "testing.h"

#include <sys/stat.h>
#include <unistd.h>

#include "overture/cli/cli.h"
#include "overture/config/load.h"
#include "overture/stats/results.h"

enum { LINE = 512, CELLS = 16 };

#define HISTORY OVT_ROOT_DIR "/scenarios/history/"

static int
split(char *line, char *cells[CELLS])
{
    int count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *cell = line; cell != NULL && count < CELLS;) {
        char *comma = strchr(cell, ',');
        cells[count++] = cell;
        cell = comma == NULL ? NULL : comma + 1;
        if (comma != NULL) {
            *comma = '\0';
        }
    }
    return count;
}

static FILE *
open_data(const char *name)
{
    char path[LINE], header[LINE];
    snprintf(path, sizeof path, HISTORY "data/%.60s", name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(header, sizeof header, file));
    return file;
}

static ovt_loaded
load(const char *name, const char *const *sets, size_t set_count)
{
    char path[LINE];
    ovt_loaded loaded = {0};
    ovt_faults faults = {0};
    ovt_read_options options = {.sets = sets, .set_count = set_count};
    snprintf(path, sizeof path, HISTORY "%.60s.cfg", name);
    assert_int_equal(ovt_loaded_init(&loaded, path, &options, &faults, NULL), OVT_OK);
    ovt_faults_free(&faults);
    return loaded;
}

static void
the_days_of_each_case_are_those_of_the_data(void **state)
{
    (void) state;
    char line[LINE], *cells[CELLS];
    size_t rows = 0, days = 0;
    FILE *file = open_data("releases.csv");
    while (fgets(line, sizeof line, file) != NULL) {
        assert_true(split(line, cells) >= 9);
        ovt_loaded loaded = load(cells[0], NULL, 0);
        const ovt_actual *actual = &loaded.scenario->actual;
        for (size_t i = 0; i < actual->release_count; i++) {
            if (actual->releases[i].day == atoi(cells[2])) {
                assert_int_equal(actual->releases[i].captives, atoi(cells[3]) + atoi(cells[4]));
                assert_int_equal(actual->releases[i].prisoners, atoi(cells[6]));
                days++;
            }
        }
        ovt_loaded_free(&loaded);
        rows++;
    }
    fclose(file);
    assert_int_equal(rows, 18);
    assert_int_equal(days, rows);
}

static double
outcome_of(const ovt_actual *actual, const char *metric)
{
    for (size_t i = 0; i < actual->outcome_count; i++) {
        if (strcmp(actual->outcomes[i].metric, metric) == 0) {
            return actual->outcomes[i].value;
        }
    }
    return 0;
}

static void
the_days_of_each_case_add_up_to_its_outcomes(void **state)
{
    (void) state;
    static const char *const names[] = {"november-2023", "january-2025", "shalit-2011"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        ovt_loaded loaded = load(names[i], NULL, 0);
        const ovt_actual *actual = &loaded.scenario->actual;
        double captives = 0, prisoners = 0;
        for (size_t k = 0; k < actual->release_count; k++) {
            captives += actual->releases[k].captives;
            prisoners += actual->releases[k].prisoners;
        }
        assert_near(captives,
            outcome_of(actual, "returned_alive") + outcome_of(actual, "returned_remains"), 0);
        assert_near(prisoners, outcome_of(actual, "prisoners_released"), 0);
        ovt_loaded_free(&loaded);
    }
}

/* One of each rank against privates, without any hazard: the sum of the table. */
static void
the_cartel_of_1862_exchanges_by_its_table_of_ranks(void **state)
{
    (void) state;
    static const char *const sets[] = {"implementation.violation_rate=0.0",
        "implementation.delay_probability=0.0", "implementation.locate_probability=1.0"};
    char line[LINE], *cells[CELLS];
    size_t row = 0;
    double sum = 0;
    ovt_loaded loaded = load("dix-hill-1862", sets, 3);
    const ovt_scenario *scenario = loaded.scenario;
    FILE *file = open_data("ranks.csv");
    for (; fgets(line, sizeof line, file) != NULL; row++) {
        assert_true(split(line, cells) >= 3);
        assert_string_equal(scenario->captives[row].label, cells[0]);
        assert_near(scenario->offer.phases[0].releases[row].ratio, atof(cells[1]), 0);
        sum += atof(cells[1]);
    }
    fclose(file);
    assert_int_equal(row, scenario->captive_count);
    ovt_results results = {0};
    ovt_run_plan plan = {.seed = 1, .replications = 10, .threads = 1};
    assert_int_equal(ovt_results_run(&results, &scenario, 1, &plan, NULL), OVT_OK);
    size_t column = ovt_results_column(&results, "prisoners_released");
    assert_near(ovt_results_summary(&results, 0, column)->mean, sum, 0);
    assert_near(ovt_results_summary(&results, 0, column)->se, 0, 0);
    ovt_results_free(&results);
    ovt_loaded_free(&loaded);
}

/* A colonel, two captains and seven privates are worth 34 privates. */
static void
a_mixed_group_is_worth_the_sum_of_its_ranks(void **state)
{
    (void) state;
    static const char *const sets[] = {"implementation.violation_rate=0.0",
        "implementation.delay_probability=0.0", "implementation.locate_probability=1.0",
        "captives.captain.held=2", "captives.private.held=7",
        "offer.phases[0].releases.captain.count=2", "offer.phases[0].releases.private.count=7"};
    static const char *const others[] = {"commanding_general", "major_general", "brigadier_general",
        "lieutenant_colonel", "major", "lieutenant", "midshipman", "sergeant"};
    const char *all[7 + 8];
    char none[8][64];
    memcpy(all, sets, sizeof sets);
    for (size_t i = 0; i < 8; i++) {
        snprintf(none[i], sizeof none[i], "offer.phases[0].releases.%s.count=0", others[i]);
        all[7 + i] = none[i];
    }
    ovt_loaded loaded = load("dix-hill-1862", all, 15);
    const ovt_scenario *scenario = loaded.scenario;
    ovt_results results = {0};
    ovt_run_plan plan = {.seed = 1, .replications = 10, .threads = 1};
    assert_int_equal(ovt_results_run(&results, &scenario, 1, &plan, NULL), OVT_OK);
    size_t column = ovt_results_column(&results, "prisoners_released");
    assert_near(ovt_results_summary(&results, 0, column)->mean, 34, 0);
    ovt_results_free(&results);
    ovt_loaded_free(&loaded);
}

/* What a command line prints, and its status. */
static int
run(const char *line, char **out, char **log)
{
    char copy[LINE], *words[CELLS];
    int count = 0;
    size_t out_size, log_size;
    snprintf(copy, sizeof copy, "%s", line);
    for (char *word = strtok(copy, " "); word != NULL && count < CELLS - 1;
         word = strtok(NULL, " ")) {
        words[count++] = word;
    }
    words[count] = NULL;
    FILE *in = tmpfile();
    FILE *out_stream = open_memstream(out, &out_size);
    FILE *log_stream = open_memstream(log, &log_size);
    int status = ovt_cli_main(count, words, in, out_stream, log_stream);
    fclose(in);
    fclose(out_stream);
    fclose(log_stream);
    return status;
}

/* Fails unless the command line ends so; @p words must occur in what it prints or in its log. */
static void
assert_ends(const char *line, int status, const char *words)
{
    char *out, *log;
    assert_int_equal(run(line, &out, &log), status);
    assert_true(strstr(out, words) != NULL || strstr(log, words) != NULL);
    free(out);
    free(log);
}

static void
the_shipped_cases_read_as_expected(void **state)
{
    (void) state;
    char *out, *log;
    assert_int_equal(chdir(OVT_ROOT_DIR), 0);
    assert_int_equal(run("overture hindcast -n 2000 -j 2", &out, &log), 0);
    assert_golden("hindcast_library.txt", out);
    free(out);
    free(log);
}

static void
write_case(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("clock = { start = \"2030-01-01\"; horizon_days = 20; };\n"
          "captives = ( { category = \"women\"; held = 4; note = \"Made up.\"; } );\n"
          "actual = { outcomes = ( { metric = \"returned_alive\"; value = 4.0; note = "
          "\"Made up.\"; } ); };\n",
        file);
    fclose(file);
}

/* One case outside of its 95 % interval may be chance (1 in 20); two are not (1 in 400). */
static void
a_folder_whose_coverage_is_worse_than_stated_ends_with_4(void **state)
{
    (void) state;
    char folder[] = "/tmp/overture-hindcast-XXXXXX", paths[2][64], whole[128], single[128];
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/case-%zu.cfg", folder, i);
        write_case(paths[i]);
    }
    snprintf(whole, sizeof whole, "overture hindcast -n 100 %s", folder);
    snprintf(single, sizeof single, "overture hindcast -n 100 %s", paths[0]);
    assert_ends(single, 0, "not worse than stated");
    assert_ends(whole, 4, "overture: the coverage is worse than stated");
    unlink(paths[0]);
    unlink(paths[1]);
    assert_ends(whole, 5, "holds no scenario (.cfg)");
    rmdir(folder);
    assert_ends(whole, 5, folder);
}

static void
without_any_folder_it_says_how_to_name_one(void **state)
{
    (void) state;
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(setenv("OVERTURE_SCENARIOS", "/nowhere", 1), 0);
    assert_ends("overture hindcast", 5, "/nowhere/history: No such file or directory; name the");
    assert_int_equal(setenv("OVERTURE_SCENARIOS", OVT_ROOT_DIR "/scenarios", 1), 0);
    assert_ends("overture hindcast -n 20", 0, "january-2025");
    unsetenv("OVERTURE_SCENARIOS");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_days_of_each_case_are_those_of_the_data),
        cmocka_unit_test(the_days_of_each_case_add_up_to_its_outcomes),
        cmocka_unit_test(the_cartel_of_1862_exchanges_by_its_table_of_ranks),
        cmocka_unit_test(a_mixed_group_is_worth_the_sum_of_its_ranks),
        cmocka_unit_test(the_shipped_cases_read_as_expected),
        cmocka_unit_test(a_folder_whose_coverage_is_worse_than_stated_ends_with_4),
        cmocka_unit_test(without_any_folder_it_says_how_to_name_one),
    };
    return cmocka_run_group_tests_name("the library of the past", tests, NULL, NULL);
}
