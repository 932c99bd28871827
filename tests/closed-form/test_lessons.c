// SPDX-License-Identifier: GPL-3.0-or-later
/* What each lesson claims is held against simulation: the paired difference that its change makes
 * has a 95 % interval wholly on the side that the claim says. */
#include "testing.h"

#include <dirent.h>

#include "overture/config/load.h"
#include "overture/stats/results.h"

enum { LESSONS = 8, HISTORIES = 4096, MOST_SETS = 8, PATH_TEXT = 512 };

#define FOLDER OVT_ROOT_DIR "/scenarios/lessons"

static void
load(ovt_loaded *loaded, const char *path, const ovt_lesson_claim *claim)
{
    static const char *const library = OVT_ROOT_DIR "/scenarios";
    ovt_read_options options = {.include_dirs = &library, .include_count = 1};
    ovt_faults faults = {0};
    ovt_error err = {0};
    if (claim != NULL) {
        options.sets = (const char *const *) claim->set;
        options.set_count = claim->set_count;
    }
    ovt_status status = ovt_loaded_init(loaded, path, &options, &faults, &err);
    ovt_faults_write(&faults, stderr, 20);
    assert_int_equal(status, OVT_OK);
    assert_int_equal(faults.count, 0);
    ovt_faults_free(&faults);
}

static void
check_claim(const char *path, const ovt_lesson_claim *claim)
{
    ovt_loaded plain = {0}, changed = {0};
    ovt_results results = {0};
    ovt_error err = {0};
    load(&plain, path, NULL);
    load(&changed, path, claim);
    const ovt_scenario *scenarios[] = {plain.scenario, changed.scenario};
    ovt_run_plan plan = {.seed = 1,
        .replications = HISTORIES,
        .threads = 2,
        .metrics = &claim->metric,
        .metric_count = 1};
    assert_int_equal(ovt_results_run(&results, scenarios, 2, &plan, &err), OVT_OK);
    ovt_verdict found = ovt_results_difference(&results, 1, 0)->verdict;
    if ((int) found != claim->verdict) {
        fail_msg("%s: \"%s\" is not so: %s is %s", path, claim->says, claim->metric,
            ovt_verdict_text(found));
    }
    ovt_results_free(&results);
    ovt_loaded_free(&plain);
    ovt_loaded_free(&changed);
}

static void
what_every_lesson_claims_is_so(void **state)
{
    (void) state;
    int seen = 0, claims = 0;
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char path[PATH_TEXT];
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 4, ".cfg") != 0) {
            continue;
        }
        snprintf(path, sizeof path, FOLDER "/%s", entry->d_name);
        ovt_loaded lesson = {0};
        load(&lesson, path, NULL);
        seen |= 1 << lesson.scenario->lesson.number;
        assert_non_null(lesson.scenario->lesson.purpose);
        for (size_t i = 0; i < lesson.scenario->lesson.claim_count; i++, claims++) {
            check_claim(path, &lesson.scenario->lesson.claims[i]);
        }
        ovt_loaded_free(&lesson);
    }
    closedir(folder);
    assert_int_equal(seen, ((1 << LESSONS) - 1) << 1);
    assert_in_range(claims, 3 * LESSONS, 1000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_every_lesson_claims_is_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
