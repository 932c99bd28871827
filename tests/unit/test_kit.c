// SPDX-License-Identifier: GPL-3.0-or-later
/* The printed exercise: whole, the same each time, and silent about the other side. */
#include "testing.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "overture/base/memory.h"
#include "overture/base/text.h"
#include "overture/config/load.h"
#include "overture/kit/kit.h"
#include "overture/report/writer.h"
#include "testing_cli.h"

#define LESSONS OVT_ROOT_DIR "/scenarios/lessons"

enum { FOLDER = 64 };

static const ovt_provenance provenance = {
    .version = "0.0.0", .command = "kit", .command_line = "overture kit"};

static const char *const lessons[] = {"1-walking-away", "2-first-offers", "3-logrolling",
    "4-deadlines", "5-tactical-rejection", "6-the-mediator", "7-keeping-a-promise",
    "8-what-others-force"};

enum { LESSON_COUNT = sizeof lessons / sizeof *lessons, ALLOCATION_PAIRS = 2 };

static ovt_scenario *
load(ovt_loaded *loaded, const char *lesson)
{
    char path[256];
    static const char *const library = OVT_ROOT_DIR "/scenarios";
    ovt_read_options options = {.include_dirs = &library, .include_count = 1};
    ovt_faults faults = {0};
    snprintf(path, sizeof path, LESSONS "/%s.cfg", lesson);
    assert_int_equal(ovt_loaded_init(loaded, path, &options, &faults, NULL), OVT_OK);
    ovt_faults_free(&faults);
    return loaded->scenario;
}

static void
write_sheet(const ovt_kit *kit, const ovt_kit_sheet *sheet, ovt_text *text)
{
    ovt_document document = {0};
    ovt_page page = {.width = 80};
    assert_int_equal(ovt_kit_build(kit, sheet, &document, &provenance, NULL), OVT_OK);
    assert_int_equal(ovt_writer_find("markdown")->write(&document, &page, text, NULL), OVT_OK);
    ovt_document_free(&document);
}

static const ovt_kit_sheet *
find_sheet(const char *name)
{
    const ovt_kit_sheet *sheet;
    for (size_t i = 0; (sheet = ovt_kit_sheet_at(i)) != NULL; i++) {
        if (strcmp(sheet->name, name) == 0) {
            return sheet;
        }
    }
    fail_msg("there is no sheet %s", name);
    return NULL;
}

static char *
sheet_of(const char *lesson, const char *name)
{
    ovt_loaded loaded;
    ovt_kit *kit;
    ovt_text text = {0};
    assert_int_equal(ovt_kit_new(&kit, load(&loaded, lesson), 1, 6, NULL), OVT_OK);
    write_sheet(kit, find_sheet(name), &text);
    char *copy = strdup(text.data);
    ovt_text_free(&text);
    ovt_kit_delete(kit);
    ovt_loaded_free(&loaded);
    return copy;
}

static void
the_kit_of_a_lesson_is_as_recorded(void **state)
{
    ovt_loaded loaded;
    ovt_kit *kit;
    ovt_text all = {0};
    const ovt_kit_sheet *sheet;
    (void) state;
    assert_int_equal(ovt_kit_new(&kit, load(&loaded, "3-logrolling"), 1, 30, NULL), OVT_OK);
    for (size_t i = 0; (sheet = ovt_kit_sheet_at(i)) != NULL; i++) {
        ovt_text_format(&all, "<!-- %s -->\n", sheet->name);
        write_sheet(kit, sheet, &all);
    }
    assert_golden("kit.md", all.data);
    ovt_text_free(&all);
    ovt_kit_delete(kit);
    ovt_loaded_free(&loaded);
}

/* Everything that stands on the other side's sheet and not on a public one: its briefs, and its
 * walk-away value. */
static void
one_side_never_reads_what_is_the_others(void **state)
{
    static const char *const readers[] = {
        "03-briefing", "06-questions", "07-observer", "08-result-form", "12-glossary"};
    static const char *const roles[] = {"04-role-seeker", "05-role-holder"};
    (void) state;
    for (size_t i = 0; i < LESSON_COUNT; i++) {
        ovt_loaded loaded;
        char secret[64];
        const ovt_scenario *scenario = load(&loaded, lessons[i]);
        for (int side = 0; side < OVT_PARTIES; side++) {
            char *own = sheet_of(lessons[i], roles[side]);
            char *other = sheet_of(lessons[i], roles[1 - side]);
            snprintf(secret, sizeof secret, "%.40s", scenario->lesson.role[side].brief[0]);
            assert_non_null(strstr(own, secret));
            assert_null(strstr(other, secret));
            const char *worth = strstr(own, "No agreement is worth");
            snprintf(secret, sizeof secret, "%.28s", worth);
            assert_null(strstr(other, secret));
            for (size_t k = 0; k < sizeof readers / sizeof *readers; k++) {
                char *public = sheet_of(lessons[i], readers[k]);
                snprintf(secret, sizeof secret, "%.40s", scenario->lesson.role[side].brief[0]);
                assert_null(strstr(public, secret));
                assert_null(strstr(public, " points to you"));
                assert_null(strstr(public, "your points for it"));
                free(public);
            }
            free(own);
            free(other);
        }
        ovt_loaded_free(&loaded);
    }
}

/* Points that tell the sides apart: the one cares most for days, the other for detainees. */
static void
each_sheet_has_its_own_points_only(void **state)
{
    (void) state;
    char *seeker = sheet_of("3-logrolling", "04-role-seeker");
    char *holder = sheet_of("3-logrolling", "05-role-holder");
    assert_non_null(strstr(seeker, "14: 50.0;"));
    assert_non_null(strstr(seeker, " 8: 10.0;"));
    assert_null(strstr(seeker, " 8: 25.0;"));
    assert_non_null(strstr(holder, " 8: 25.0;"));
    assert_null(strstr(holder, " 8: 10.0;"));
    assert_non_null(strstr(seeker, "CONFIDENTIAL"));
    assert_non_null(strstr(holder, "30.0 points to you"));
    assert_null(strstr(seeker, "30.0 points to you"));
    free(seeker);
    free(holder);
}

static size_t
count_and_remove(const char *folder)
{
    size_t count = 0;
    char path[512];
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (struct dirent *entry = readdir(entries); entry != NULL; entry = readdir(entries)) {
        if (entry->d_name[0] != '.') {
            snprintf(path, sizeof path, "%.200s/%.250s", folder, entry->d_name);
            assert_int_equal(unlink(path), 0);
            count++;
        }
    }
    closedir(entries);
    assert_int_equal(rmdir(folder), 0);
    return count;
}

static void
make_folder(char folder[FOLDER])
{
    snprintf(folder, FOLDER, "/tmp/overture-kit-XXXXXX");
    assert_non_null(mkdtemp(folder));
}

static void
every_lesson_makes_the_same_kit_twice(void **state)
{
    char folder[FOLDER], line[512], path[256], *first;
    (void) state;
    for (size_t i = 0; i < LESSON_COUNT; i++) {
        make_folder(folder);
        snprintf(line, sizeof line, "kit " LESSONS "/%s.cfg -q -f markdown,text -o %s/new -n 8",
            lessons[i], folder);
        snprintf(path, sizeof path, "%s/new/11-teacher-simulated-class.md", folder);
        testing_outcome result = testing_run(line);
        assert_string_equal(result.log, "");
        assert_int_equal(result.status, 0);
        testing_forget(&result);
        first = testing_read(path);
        result = testing_run(line);
        assert_int_equal(result.status, 0);
        testing_forget(&result);
        char *second = testing_read(path);
        assert_string_equal(first, second);
        assert_non_null(strstr(first, "simulated"));
        free(first);
        free(second);
        snprintf(path, sizeof path, "%s/new", folder);
        assert_int_equal(count_and_remove(path), 24);
        assert_int_equal(rmdir(folder), 0);
    }
}

static void
a_full_disk_leaves_nothing(void **state)
{
    char folder[FOLDER], line[512];
    struct rlimit before, small;
    (void) state;
    make_folder(folder);
    snprintf(line, sizeof line, "kit " LESSONS "/3-logrolling.cfg -f markdown -o %s/new", folder);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 3000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    testing_outcome result = testing_run(line);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(result.status, 5);
    testing_forget(&result);
    assert_int_equal(count_and_remove(folder), 0);
}

static void
what_cannot_be_a_kit_is_said(void **state)
{
    char folder[FOLDER], line[512];
    (void) state;
    make_folder(folder);
    testing_assert_fails("kit " LESSONS "/3-logrolling.cfg", 2, "-o DIR");
    snprintf(line, sizeof line, "kit %s/scenarios/march-2024/offers/three-phase.cfg -o %s/new",
        OVT_ROOT_DIR, folder);
    testing_assert_fails(line, 3, "has no issues");
    snprintf(line, sizeof line, "kit " LESSONS "/3-logrolling.cfg -n 61 -o %s/new", folder);
    testing_assert_fails(line, 2, "at most 60");
    assert_int_equal(count_and_remove(folder), 0);
}

static void
a_scenario_without_a_lesson_has_a_kit_that_says_so(void **state)
{
    char folder[FOLDER], line[512], path[256];
    (void) state;
    make_folder(folder);
    snprintf(line, sizeof line, "kit %s/scenarios/march-2024/as-offered.cfg -f markdown -o %s -n 6",
        OVT_ROOT_DIR, folder);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 0);
    testing_forget(&result);
    snprintf(path, sizeof path, "%s/01-teacher-card.md", folder);
    char *card = testing_read(path);
    assert_non_null(strstr(card, "lesson.story"));
    free(card);
    assert_int_equal(count_and_remove(folder), 12);
}

static void
a_lesson_without_its_texts_is_warned_of(void **state)
{
    static const char *const parts[] = {"seeker", "holder", "understanding", "debrief"};
    char folder[FOLDER], path[256], line[512];
    (void) state;
    make_folder(folder);
    snprintf(path, sizeof path, "%s/bare.cfg", folder);
    testing_write(path, "extends = \"lessons/world/one-issue.cfg\";\ntitle = \"Bare\";\n");
    snprintf(line, sizeof line, "check --strict %s", path);
    testing_outcome result = testing_run(line);
    assert_int_equal(result.status, 4);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(line, sizeof line, "lesson.%s", parts[i]);
        assert_non_null(strstr(result.log, line));
    }
    testing_forget(&result);
    assert_int_equal(count_and_remove(folder), 1);
}

static ovt_status
build_all(const ovt_scenario *scenario)
{
    ovt_kit *kit;
    const ovt_kit_sheet *sheet;
    ovt_status status = ovt_kit_new(&kit, scenario, 1, ALLOCATION_PAIRS, NULL);
    for (size_t i = 0; status == OVT_OK && (sheet = ovt_kit_sheet_at(i)) != NULL; i++) {
        ovt_document document = {0};
        status = ovt_kit_build(kit, sheet, &document, &provenance, NULL);
        ovt_document_free(&document);
    }
    ovt_kit_delete(kit);
    return status;
}

/* Each of the first allocations, then every seventh of the many that build sheets. */
static void
every_failed_allocation_is_survived(void **state)
{
    ovt_loaded loaded;
    (void) state;
    const ovt_scenario *scenario = load(&loaded, "5-tactical-rejection");
    bool failed = true;
    for (long n = 0; failed; n += n < 300 ? 1 : 7) {
        ovt_memory_fail_at(n);
        ovt_status status = build_all(scenario);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
    }
    ovt_loaded_free(&loaded);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kit_of_a_lesson_is_as_recorded),
        cmocka_unit_test(one_side_never_reads_what_is_the_others),
        cmocka_unit_test(each_sheet_has_its_own_points_only),
        cmocka_unit_test(every_lesson_makes_the_same_kit_twice),
        cmocka_unit_test(a_full_disk_leaves_nothing),
        cmocka_unit_test(what_cannot_be_a_kit_is_said),
        cmocka_unit_test(a_scenario_without_a_lesson_has_a_kit_that_says_so),
        cmocka_unit_test(a_lesson_without_its_texts_is_warned_of),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };
    return cmocka_run_group_tests_name("kit", tests, NULL, NULL);
}
