// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jansson.h>

#include "overture/base/memory.h"
#include "overture/cli/cli.h"
#include "testing_cli.h"
#include "testing_report.h"

/* A small scenario in a folder of its own, and the folder. */
static char folder[64];
static char scenario[96];
static char baseline[96];

static int
make_folder(void **state)
{
    (void) state;
    strcpy(folder, "/tmp/overture-test-XXXXXX");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    snprintf(scenario, sizeof scenario, "%s/offer.cfg", folder);
    snprintf(baseline, sizeof baseline, "%s/no-deal.cfg", folder);
    testing_write(scenario,
        "title = \"Ten for fifty\";\n"
        "clock: { start = \"2024-03-28\"; horizon_days = 100; };\n"
        "captives: ( { category = \"women\"; held = 10; death_rate = 0.001; } );\n"
        "prisoners: ( { class = \"prisoners\"; pool = 100; } );\n"
        "offer: { phases = ( { days = 20; aid_per_day = 100.0;\n"
        "  releases = ( { category = \"women\"; count = 10; every = 5; first = 1; ratio = 5.0; } );"
        " } ); };\n"
        "implementation: { violation_rate = 0.01; collapse_probability = 1.0; };\n");
    testing_write(baseline,
        "title = \"No deal\";\n"
        "clock: { start = \"2024-03-28\"; horizon_days = 100; };\n"
        "captives: ( { category = \"women\"; held = 10; death_rate = 0.001; } );\n"
        "talks: { protocol = \"none\"; };\n");
    return 0;
}

static int
remove_folder(void **state)
{
    (void) state;
    unlink(scenario);
    unlink(baseline);
    return rmdir(folder);
}

/* Puts the names of the files in place of OFFER and BASE. */
static void
fill_in(char line[512], const char *pattern)
{
    size_t used = 0;
    while (*pattern != '\0') {
        const char *name = strncmp(pattern, "OFFER", 5) == 0  ? scenario
                           : strncmp(pattern, "BASE", 4) == 0 ? baseline
                                                              : NULL;
        size_t length = name == NULL ? 1 : strlen(name);
        assert_true(used + length < 512);
        memcpy(line + used, name == NULL ? pattern : name, length);
        used += length;
        pattern += name == NULL ? 1 : name == scenario ? 5 : 4;
    }
    line[used] = '\0';
}

static void
no_argument_is_a_short_help_and_status_2(void **state)
{
    (void) state;
    testing_outcome result = testing_run("");
    assert_int_equal(result.status, 2);
    assert_string_equal(result.out, "");
    assert_golden("help_short.txt", result.log);
    testing_forget(&result);
}

static void
every_help_reads_as_expected_and_fits_eighty_columns(void **state)
{
    (void) state;
    static const char *const commands[] = {"", "check", "run", "compare", "explain", "analyze",
        "report", "play", "kit", "hindcast", "sweep", "merge", "init", "schema", "metrics"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char line[64], golden[64];
        snprintf(line, sizeof line, "%s --help", commands[i]);
        snprintf(golden, sizeof golden, "help_%s.txt", i == 0 ? "program" : commands[i]);
        testing_outcome result = testing_run(line);
        assert_int_equal(result.status, 0);
        assert_string_equal(result.log, "");
        assert_true(strncmp(result.out, "Example", 7) == 0);
        assert_golden(golden, result.out);
        testing_assert_fits(result.out);
        testing_forget(&result);
    }
}

static void
version_names_the_licence_and_the_generator(void **state)
{
    (void) state;
    testing_outcome result = testing_run("--version");
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, "GNU General Public License"));
    assert_non_null(strstr(result.out, "Philox4x32-10"));
    testing_forget(&result);
}

/* To add a wrong command line: its row here. OFFER and BASE are scenarios that are right. */
static void
wrong_command_lines_are_status_2_with_a_remedy(void **state)
{
    (void) state;
    static const struct {
        const char *line;
        const char *words;
    } rows[] = {
        {"compar a.cfg", "did you mean \"compare\"?"},
        {"run", "run needs a file"},
        {"run OFFER BASE", "takes one operand"},
        {"run OFFER --sed 3", "did you mean \"--seed\"?"},
        {"run OFFER --plotz d", "did you mean \"--plots\""},
        {"explain OFFER --store d", "--store is not an option of explain"},
        {"run OFFER --dry", "unknown option \"--dry\""},
        {"run OFFER -Z", "unknown option \"-Z\""},
        {"run OFFER -n", "needs an argument"},
        {"run OFFER --quiet=1", "takes no argument"},
        {"run OFFER -n 0", "whole number from 1"},
        {"run OFFER -n 1.5", "whole number from 1"},
        {"run OFFER -n 1e4", "whole number from 1"},
        {"run OFFER -n -3", "whole number from 1"},
        {"run OFFER -n 99999999999999999999", "whole number from 1"},
        {"run OFFER -s today", "neither a whole number"},
        {"run OFFER -s 9007199254740993", "neither a whole number"},
        {"run OFFER -j 0", "whole number from 1"},
        {"run OFFER --precision 2", "between 0 and 1"},
        {"run OFFER --precision x", "between 0 and 1"},
        {"run OFFER -f yaml", "there are text, markdown, csv, json, html"},
        {"run OFFER -f text,yaml -o d", "there is no format \"yaml\""},
        {"run OFFER -f text, -o d", "there is no format \"\""},
        {"run OFFER -f text,json", "add -o DIR"},
        {"run OFFER -f text,json -o -", "add -o DIR"},
        {"run OFFER --set days", "is not PATH=VALUE"},
        {"run OFFER -m ,", "no name given"},
        {"run OFFER -m returned_alife", "returned_alive"},
        {"run OFFER --color sometimes", "auto, always or never"},
        {"run OFFER --progress 1", "auto, always or never"},
        {"run OFFER --strict", "not an option of run"},
        {"run OFFER --baseline a", "not an option of run"},
        {"run OFFER --fail-if returned_alive", "no comparison"},
        {"run OFFER --fail-if deaths>1", "is not a METRIC"},
        {"run OFFER --fail-if returned_alive>many", "is not a METRIC"},
        {"compare OFFER", "compare needs two scenarios or more"},
        {"schema talks.signed_dya", "did you mean \"talks.signed_day\"?"},
        {"metrics extra", "takes no operand"},
        {"init --from strater", "did you mean \"starter\"?"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[512];
        fill_in(line, rows[i].line);
        testing_assert_fails(line, 2, rows[i].words);
    }
}

static void
options_stand_before_and_after_files_and_the_last_wins(void **state)
{
    (void) state;
    char line[256];
    snprintf(line, sizeof line, "run -n 50 --format json %s -n 20 -s 3 -q", scenario);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    json_t *data = json_loads(result.out, 0, NULL);
    int n = 0, seed = 0;
    assert_int_equal(
        json_unpack(data, "{s:{s:i,s:i}}", "run", "replications", &n, "seed", &seed), 0);
    assert_int_equal(n, 20);
    assert_int_equal(seed, 3);
    json_decref(data);
    testing_forget(&result);
}

static void
every_command_writes_json_that_reads_back(void **state)
{
    (void) state;
    static const char *const lines[] = {"check OFFER", "run -n 100 OFFER",
        "compare -n 100 OFFER BASE", "explain -n 100 OFFER", "schema", "metrics"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char line[512];
        fill_in(line, lines[i]);
        strcat(line, " --format=json");
        testing_outcome result = testing_run(line);
        json_t *data = json_loads(result.out, 0, NULL);
        assert_int_equal(result.status, 0);
        assert_non_null(json_object_get(json_object_get(data, "overture"), "version"));
        json_decref(data);
        testing_forget(&result);
    }
}

static void
the_same_seed_gives_the_same_bytes_for_any_number_of_threads(void **state)
{
    (void) state;
    static const char *const formats[] = {"text", "csv", "json"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char line[512];
        snprintf(
            line, sizeof line, "compare -n 3000 -j 1 -f %s %s %s", formats[i], scenario, baseline);
        testing_outcome one = testing_run(line);
        snprintf(
            line, sizeof line, "compare -n 3000 -j 2 -f %s %s %s", formats[i], scenario, baseline);
        testing_outcome two = testing_run(line);
        assert_int_equal(one.status, 0);
        assert_string_equal(one.out, two.out);
        testing_forget(&one);
        testing_forget(&two);
    }
}

static void
the_only_scenario_without_a_deal_is_the_baseline(void **state)
{
    (void) state;
    char line[512];
    snprintf(line, sizeof line, "compare -n 100 %s %s", scenario, baseline);
    testing_outcome result = testing_run(line);
    assert_non_null(strstr(result.out, "Minus B"));
    testing_forget(&result);
    snprintf(line, sizeof line, "compare -n 100 %s %s -b offer", scenario, baseline);
    result = testing_run(line);
    assert_non_null(strstr(result.out, "Minus A"));
    testing_forget(&result);
    snprintf(line, sizeof line, "compare -n 100 %s %s -b ofer", scenario, baseline);
    testing_assert_fails(line, 2, "did you mean \"offer\"?");
}

static void
metrics_asked_for_are_the_only_ones(void **state)
{
    (void) state;
    char line[512];
    snprintf(line, sizeof line, "run -n 100 -f csv -m rescued,truce_days %s", scenario);
    testing_outcome result = testing_run(line);
    size_t lines = 0;
    for (const char *at = result.out; *at != '\0'; at++) {
        lines += *at == '\n';
    }
    assert_int_equal(lines, 1 + 2 + 1); /* rescued, of women, too */
    assert_non_null(strstr(result.out, "\noffer,truce_days,days,100,"));
    testing_forget(&result);
}

static void
a_condition_that_holds_is_status_4_after_the_report(void **state)
{
    (void) state;
    char line[512];
    snprintf(line, sizeof line, "run -n 100 %s --fail-if returned_alive>=0", scenario);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 4);
    assert_non_null(strstr(result.log, "holds"));
    assert_non_null(strstr(result.out, "Ten for fifty"));
    testing_forget(&result);
    snprintf(line, sizeof line, "compare -n 100 %s %s --fail-if offer.rescued>no-deal.rescued",
        scenario, baseline);
    result = testing_run(line);
    assert_int_equal(result.status, 0);
    testing_forget(&result);
    /* A mean that does not exist cannot be judged, which is no reason to pass. */
    snprintf(line, sizeof line, "compare -n 9 %s %s --fail-if no-deal.agreement_day<0", scenario,
        baseline);
    result = testing_run(line);
    assert_int_equal(result.status, 4);
    testing_forget(&result);
}

static void
a_scenario_is_read_from_standard_input(void **state)
{
    (void) state;
    char *text = testing_read(scenario);
    testing_outcome result = testing_run_with("run -n 100 -", text);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, "Ten for fifty"));
    testing_forget(&result);
    free(text);
}

static void
a_wrong_scenario_is_status_3_and_nothing_is_written(void **state)
{
    (void) state;
    char output[96], line[256];
    snprintf(output, sizeof output, "%s/result.txt", folder);
    snprintf(line, sizeof line, "run - -o %s", output);
    testing_outcome result = testing_run_with(line, "clock: { horizon_days = -3; };\n");
    assert_int_equal(result.status, 3);
    assert_string_equal(result.out, "");
    assert_non_null(strstr(result.log, ":1:"));
    assert_int_equal(access(output, F_OK), -1);
    testing_forget(&result);
}

static void
check_gives_faults_as_data_with_their_places(void **state)
{
    (void) state;
    testing_outcome result =
        testing_run_with("check - -f json", "\nclock: { horizon_days = -3; };\n");
    json_t *data = json_loads(result.out, 0, NULL), *fault = NULL;
    int line = 0, valid = 1;
    const char *path = NULL;
    assert_int_equal(result.status, 3);
    assert_int_equal(json_unpack(data, "{s:b,s:o}", "valid", &valid, "faults", &fault), 0);
    assert_false(valid);
    bool found = false;
    for (size_t i = 0; i < json_array_size(fault); i++) {
        json_t *item = json_array_get(fault, i);
        line = (int) json_integer_value(json_object_get(item, "line"));
        path = json_string_value(json_object_get(item, "path"));
        found |= line == 2 && path != NULL && strcmp(path, "clock.horizon_days") == 0;
    }
    assert_true(found);
    json_decref(data);
    testing_forget(&result);
}

static void
settings_on_the_command_line_are_checked_like_the_file(void **state)
{
    (void) state;
    char line[256];
    snprintf(line, sizeof line, "run -n 9 %s --set clock.horizon_days=-3", scenario);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 3);
    testing_forget(&result);
    snprintf(line, sizeof line, "run -n 9 %s --set clock.horizon_days=50", scenario);
    result = testing_run(line);
    assert_non_null(strstr(result.out, "9 histories over 50 days"));
    assert_non_null(strstr(result.out, "clock.horizon_days=50"));
    testing_forget(&result);
}

static void
a_file_that_is_missing_is_status_5(void **state)
{
    (void) state;
    testing_assert_fails("check nowhere.cfg", 5, "nowhere.cfg");
}

static void
a_full_disk_is_status_5(void **state)
{
    (void) state;
    char name[] = "overture", command[] = "metrics", option[] = "-o", file[] = "/dev/full";
    char *words[] = {name, command, NULL};
    size_t size;
    char *text = NULL;
    FILE *out = fopen("/dev/full", "w"), *log = open_memstream(&text, &size);
    if (out == NULL) {
        skip();
    }
    assert_int_equal(ovt_cli_main(2, words, stdin, out, log), 5);
    fclose(log);
    fclose(out);
    assert_non_null(strstr(text, strerror(ENOSPC)));
    free(text);
    char *to_file[] = {name, command, option, file, NULL};
    log = open_memstream(&text, &size);
    out = tmpfile();
    assert_int_equal(ovt_cli_main(4, to_file, stdin, out, log), 5);
    fclose(log);
    fclose(out);
    free(text);
}

static void
a_reader_that_has_seen_enough_is_no_failure(void **state)
{
    (void) state;
    int ends[2];
    char name[] = "overture", command[] = "schema", *words[] = {name, command, NULL};
    size_t size;
    char *text = NULL;
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    FILE *out = fdopen(ends[1], "w"), *log = open_memstream(&text, &size);
    assert_int_equal(ovt_cli_main(2, words, stdin, out, log), 0);
    fclose(log);
    fclose(out);
    assert_string_equal(text, "");
    free(text);
}

static void
a_file_is_replaced_whole_and_keeps_its_permissions(void **state)
{
    (void) state;
    char output[96], line[256];
    struct stat status;
    snprintf(output, sizeof output, "%s/result.txt", folder);
    testing_write(output, "old");
    assert_int_equal(chmod(output, 0640), 0);
    snprintf(line, sizeof line, "metrics -o %s", output);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    assert_string_equal(result.out, "");
    char *text = testing_read(output);
    assert_non_null(strstr(text, "returned_alive"));
    assert_int_equal(stat(output, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    free(text);
    testing_forget(&result);
    assert_int_equal(unlink(output), 0); /* rmdir() then shows that no other file is left */
}

static void
a_file_in_a_folder_that_cannot_be_written_is_status_5(void **state)
{
    (void) state;
    testing_assert_fails("metrics -o /nonexistent/x.txt", 5, "/nonexistent/x.txt");
    char line[256];
    snprintf(line, sizeof line, "metrics -o %s", folder);
    testing_assert_fails(line, 5, "is a folder");
}

/* The file of a folder, held against what the command prints in that format. */
static void
assert_written(const char *directory, const char *format, const char *extension)
{
    char line[512], path[160];
    snprintf(path, sizeof path, "%s/compare.%s", directory, extension);
    snprintf(line, sizeof line, "compare -q -v -n 50 -f %s %s %s", format, scenario, baseline);
    testing_outcome result = testing_run(line);
    char *text = testing_read(path);
    assert_string_equal(text, result.out);
    free(text);
    testing_forget(&result);
    unlink(path);
}

static void
several_formats_are_files_of_a_folder_that_is_made(void **state)
{
    (void) state;
    char line[512], directory[96], path[128];
    snprintf(directory, sizeof directory, "%s/out", folder);
    snprintf(path, sizeof path, "%s/compare.json", directory);
    for (int again = 0; again < 2; again++) {
        snprintf(line, sizeof line, "compare -q -v -n 50 -f csv,json,text,json %s %s -o %s%s",
            scenario, baseline, directory, again == 0 ? "" : "/");
        testing_outcome result = testing_run(line);
        assert_int_equal(result.status, 0);
        assert_string_equal(result.out, "");
        assert_string_equal(result.log, "");
        testing_forget(&result);
    }
    assert_written(directory, "text", "txt");
    assert_written(directory, "csv", "csv");
    assert_written(directory, "json", "json");
    assert_int_equal(rmdir(directory), 0);
    /* Nothing is left where one of them cannot be written. */
    assert_int_equal(mkdir(directory, 0700), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    testing_assert_fails(line, 5, "is in the way");
    rmdir(path);
    assert_int_equal(rmdir(directory), 0);
    snprintf(line, sizeof line, "run -n 50 -f csv,json %s -o %s", scenario, baseline);
    testing_assert_fails(line, 5, "is a file; several formats need a folder");
    snprintf(line, sizeof line, "run -n 50 -f csv,json %s -o %s/a/b", scenario, folder);
    testing_assert_fails(line, 5, "No such file");
}

static void
init_writes_a_scenario_that_checks_and_does_not_overwrite(void **state)
{
    (void) state;
    char output[96], line[256];
    setenv("OVERTURE_SCENARIOS", OVT_ROOT_DIR "/scenarios", 1);
    snprintf(output, sizeof output, "%s/mine.cfg", folder);
    snprintf(line, sizeof line, "init -q -o %s", output);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    testing_forget(&result);
    testing_assert_fails(line, 5, "--force");
    snprintf(line, sizeof line, "check --strict %s", output);
    result = testing_run(line);
    assert_int_equal(result.status, 0);
    testing_forget(&result);
    snprintf(line, sizeof line, "init -q --force --from three-phase -o %s", output);
    result = testing_run(line);
    assert_int_equal(result.status, 0);
    testing_forget(&result);
    assert_int_equal(unlink(output), 0);
}

static void
a_dry_run_says_what_would_be_simulated(void **state)
{
    (void) state;
    char line[512];
    snprintf(line, sizeof line, "compare %s %s -n 5000 -j 2 --dry-run", scenario, baseline);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    assert_non_null(
        strstr(result.out, "2 scenarios, 5000 histories each in 5 blocks, 2 threads: "));
    testing_forget(&result);
}

static void
a_seed_that_is_drawn_is_said_and_repeats_the_run(void **state)
{
    (void) state;
    char line[512];
    snprintf(line, sizeof line, "run -n 50 -s random %s", scenario);
    testing_outcome drawn = testing_run(line);
    const char *said = strstr(drawn.log, "the seed drawn is ");
    assert_non_null(said);
    unsigned long long seed = strtoull(said + strlen("the seed drawn is "), NULL, 10);
    snprintf(line, sizeof line, "run -n 50 -s %llu %s", seed, scenario);
    testing_outcome again = testing_run(line);
    assert_string_equal(drawn.out, again.out);
    testing_forget(&drawn);
    testing_forget(&again);
}

static void
color_never_reaches_a_file_unless_asked_for(void **state)
{
    (void) state;
    testing_outcome plain = testing_run("metrics"), bold = testing_run("metrics --color always");
    assert_null(strchr(plain.out, '\033'));
    assert_non_null(strchr(bold.out, '\033'));
    testing_forget(&plain);
    testing_forget(&bold);
}

/* The child has the log on a pipe: its progress bar tells that the run has begun. */
static int
interrupted_child(char *text, size_t size, int *status)
{
    int out[2], log[2];
    if (pipe(out) != 0 || pipe(log) != 0) {
        return -1;
    }
    pid_t child = fork();
    if (child == 0) {
        char words[][96] = {"overture", "run", "", "-n", "1000000000", "--progress", "always"};
        char *list[8] = {0};
        strcpy(words[2], scenario);
        for (size_t i = 0; i < 7; i++) {
            list[i] = words[i];
        }
        _exit(ovt_cli_main(7, list, stdin, fdopen(out[1], "w"), fdopen(log[1], "w")));
    }
    close(out[1]);
    close(log[1]);
    char byte;
    bool begun = read(log[0], &byte, 1) == 1;
    kill(child, begun ? SIGINT : SIGKILL);
    ssize_t length, used = 0;
    while ((length = read(out[0], text + used, size - 1 - (size_t) used)) > 0) {
        used += length;
    }
    text[used] = '\0';
    close(out[0]);
    close(log[0]);
    return waitpid(child, status, 0) == child ? 0 : -1;
}

static void
an_interrupt_prints_what_is_done_and_is_status_130(void **state)
{
    (void) state;
    static char text[1 << 16];
    int status = 0;
    assert_int_equal(interrupted_child(text, sizeof text, &status), 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 130);
    assert_non_null(strstr(text, "Interrupted: these are the first"));
}

/* Each allocation of a whole command, in steps that grow so that the walk ends soon. */
static void
every_command_survives_failed_allocations(void **state)
{
    (void) state;
    static const char *const lines[] = {"check OFFER", "compare -n 20 -j 1 OFFER BASE",
        "explain -n 20 -j 1 -f json OFFER", "metrics -f json"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char line[512];
        bool done = false;
        fill_in(line, lines[i]);
        for (long n = 0; !done; n += 1 + n / 30) {
            ovt_memory_fail_at(n);
            testing_outcome result = testing_run(line);
            done = !ovt_memory_has_failed();
            ovt_memory_fail_at(-1);
            bool told = *result.log != '\0' && *result.out == '\0';
            if (result.status != (done ? 0 : 1) || (!done && !told)) {
                print_error("overture %s without allocation %ld: status %d, %s\n", line, n,
                    result.status, result.log);
                fail();
            }
            testing_forget(&result);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_argument_is_a_short_help_and_status_2),
        cmocka_unit_test(every_help_reads_as_expected_and_fits_eighty_columns),
        cmocka_unit_test(version_names_the_licence_and_the_generator),
        cmocka_unit_test(wrong_command_lines_are_status_2_with_a_remedy),
        cmocka_unit_test(options_stand_before_and_after_files_and_the_last_wins),
        cmocka_unit_test(every_command_writes_json_that_reads_back),
        cmocka_unit_test(the_same_seed_gives_the_same_bytes_for_any_number_of_threads),
        cmocka_unit_test(the_only_scenario_without_a_deal_is_the_baseline),
        cmocka_unit_test(metrics_asked_for_are_the_only_ones),
        cmocka_unit_test(a_condition_that_holds_is_status_4_after_the_report),
        cmocka_unit_test(a_scenario_is_read_from_standard_input),
        cmocka_unit_test(a_wrong_scenario_is_status_3_and_nothing_is_written),
        cmocka_unit_test(check_gives_faults_as_data_with_their_places),
        cmocka_unit_test(settings_on_the_command_line_are_checked_like_the_file),
        cmocka_unit_test(a_file_that_is_missing_is_status_5),
        cmocka_unit_test(a_full_disk_is_status_5),
        cmocka_unit_test(a_reader_that_has_seen_enough_is_no_failure),
        cmocka_unit_test(a_file_is_replaced_whole_and_keeps_its_permissions),
        cmocka_unit_test(a_file_in_a_folder_that_cannot_be_written_is_status_5),
        cmocka_unit_test(several_formats_are_files_of_a_folder_that_is_made),
        cmocka_unit_test(init_writes_a_scenario_that_checks_and_does_not_overwrite),
        cmocka_unit_test(a_dry_run_says_what_would_be_simulated),
        cmocka_unit_test(a_seed_that_is_drawn_is_said_and_repeats_the_run),
        cmocka_unit_test(color_never_reaches_a_file_unless_asked_for),
        cmocka_unit_test(an_interrupt_prints_what_is_done_and_is_status_130),
        cmocka_unit_test(every_command_survives_failed_allocations),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
