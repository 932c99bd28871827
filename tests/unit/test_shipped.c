// SPDX-License-Identifier: GPL-3.0-or-later
/* Every shipped scenario is valid without a warning, and the text of March 2024 is read back. */
#include "testing.h"

#include <dirent.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "overture/config/load.h"

enum { LEAST_SCENARIOS = 20, PATH_TEXT = 512 };

static size_t
count_faults(const char *path)
{
    static const char *const library = OVT_ROOT_DIR "/scenarios";
    ovt_study study;
    ovt_read_options options = {.include_dirs = &library, .include_count = 1};
    ovt_faults faults = {0};
    ovt_error err = {0};
    ovt_status status = ovt_study_load(&study, &path, 1, &options, &faults, &err);
    ovt_faults_sort(&faults);
    ovt_faults_write(&faults, stderr, 20);
    size_t count = faults.count + (status != OVT_OK);
    ovt_faults_free(&faults);
    ovt_study_free(&study);
    return count;
}

/* Files in these folders are parts of others. */
static bool
is_part(const char *folder)
{
    return strcmp(folder, "world") == 0 || strcmp(folder, "talks") == 0 ||
           strcmp(folder, "priors") == 0;
}

static size_t
check_folder(const char *folder, size_t *seen)
{
    char path[PATH_TEXT];
    struct stat about;
    size_t faults = 0;
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        size_t length = strlen(entry->d_name);
        snprintf(path, sizeof path, "%.250s/%.250s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &about) != 0) {
            continue;
        }
        if (S_ISDIR(about.st_mode)) {
            faults += is_part(entry->d_name) ? 0 : check_folder(path, seen);
        } else if (length > 4 && strcmp(entry->d_name + length - 4, ".cfg") == 0) {
            faults += count_faults(path);
            ++*seen;
        }
    }
    closedir(entries);
    return faults;
}

static void
every_shipped_scenario_is_valid_without_a_warning(void **state)
{
    size_t seen = 0;
    (void) state;
    assert_int_equal(check_folder(OVT_ROOT_DIR "/scenarios", &seen), 0);
    assert_true(seen >= LEAST_SCENARIOS);
}

static void
the_text_of_march_2024_is_read_back_from_its_terms(void **state)
{
    static const struct {
        const char *issue;
        double value;
    } offered[] = {{"people", 40}, {"prisoners_per_captive", 20}, {"truce_days", 42}, {"aid", 500},
        {"return", 0.3}, {"withdrawal", 0.2}, {"what_follows", 0}};
    (void) state;
    ovt_loaded loaded;
    ovt_read_options options = {0};
    ovt_faults faults = {0};
    ovt_error err = {0};
    assert_int_equal(ovt_loaded_init(&loaded, OVT_ROOT_DIR "/scenarios/march-2024/as-offered.cfg",
                         &options, &faults, &err),
        OVT_OK);
    const ovt_scenario *scenario = loaded.scenario;
    assert_int_equal(scenario->issue_count, sizeof offered / sizeof *offered);
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        assert_string_equal(issue->name, offered[i].issue);
        assert_near(
            issue->from + issue->position * (issue->to - issue->from), offered[i].value, 1e-9);
    }
    assert_int_equal(ovt_phases_in_reach(scenario), 1);
    ovt_faults_free(&faults);
    ovt_loaded_free(&loaded);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_scenario_is_valid_without_a_warning),
        cmocka_unit_test(the_text_of_march_2024_is_read_back_from_its_terms),
    };
    return cmocka_run_group_tests_name("shipped scenarios", tests, NULL, NULL);
}
