// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/base/text.h"
#include "overture/config/load.h"
#include "overture/config/settings.h"

static size_t
row_count(void)
{
    size_t count = 0;
    while (ovt_setting_at(count) != NULL) {
        count++;
    }
    return count;
}

static bool
is_number(const ovt_setting *row)
{
    return row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE;
}

static void
every_path_occurs_once_and_finds_its_row(void **state)
{
    (void) state;
    assert_true(row_count() > 100);
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        assert_ptr_equal(ovt_setting_find(row->path), row);
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(ovt_setting_at(k)->path, row->path);
        }
    }
    assert_null(ovt_setting_at(row_count()));
    assert_null(ovt_setting_at((size_t) -1));
}

static void
every_row_is_described_by_a_sentence_and_an_example(void **state)
{
    (void) state;
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        size_t length = strlen(row->summary);
        assert_true(length > 3 && row->summary[length - 1] == '.');
        assert_true(row->example != NULL && row->example[0] != '\0');
        assert_true(!is_number(row) || row->unit != NULL);
    }
}

static void
every_default_lies_in_its_range(void **state)
{
    (void) state;
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        assert_true(row->low <= row->high);
        if (is_number(row) && row->fallback_kind == OVT_FALLBACK_NUMBER) {
            assert_true(row->fallback >= row->low && row->fallback <= row->high);
        }
        if (row->fallback_kind == OVT_FALLBACK_INHERIT) {
            assert_non_null(row->fallback_text);
        }
    }
}

/* The struct that the members of a list are in: that of the innermost list around them. */
static size_t
room_of(const ovt_setting *row)
{
    char path[128];
    snprintf(path, sizeof path, "%s", row->path);
    char *last = NULL;
    for (char *at = strstr(path, "[]"); at != NULL; at = strstr(at + 1, "[]")) {
        last = at;
    }
    if (last == NULL) {
        return sizeof(ovt_scenario);
    }
    *last = '\0';
    return ovt_setting_find(path)->element_size;
}

static void
every_offset_lies_inside_its_struct(void **state)
{
    (void) state;
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        size_t size = row->type == OVT_SETTING_WHOLE || row->type == OVT_SETTING_CHOICE ||
                              row->type == OVT_SETTING_BOOL
                          ? sizeof(int)
                          : sizeof(double);
        assert_true(row->offset + size <= room_of(row));
        assert_true(row->offset % size == 0);
        if (row->type >= OVT_SETTING_GROUPS && row->type != OVT_SETTING_FREE) {
            assert_true(row->count_offset + sizeof(size_t) <= room_of(row));
            assert_int_not_equal(row->count_offset, row->offset);
        }
    }
}

static void
no_two_settings_share_their_memory(void **state)
{
    (void) state;
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        for (size_t k = 0; k < i; k++) {
            const ovt_setting *other = ovt_setting_at(k);
            const char *end = strstr(row->path, "[].");
            size_t length = end == NULL ? 0 : (size_t) (strrchr(row->path, ']') - row->path);
            bool has_same_list = length > 0 && strncmp(row->path, other->path, length + 2) == 0 &&
                                 strstr(other->path + length, "[]") == NULL;
            bool are_both_outside = length == 0 && strstr(other->path, "[]") == NULL;
            if ((has_same_list || are_both_outside) && row->type != OVT_SETTING_GROUP &&
                other->type != OVT_SETTING_GROUP && row->type != OVT_SETTING_FREE &&
                other->type != OVT_SETTING_FREE) {
                assert_int_not_equal(row->offset, other->offset);
            }
        }
    }
}

static void
members_follow_their_group_and_are_all_met_by_walking(void **state)
{
    (void) state;
    size_t seen = 0;
    const ovt_setting *row = NULL;
    while ((row = ovt_setting_next(NULL, row)) != NULL) {
        assert_null(strchr(row->path, '.'));
        seen++;
    }
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *group = ovt_setting_at(i);
        if (group->type == OVT_SETTING_GROUP || group->type == OVT_SETTING_GROUPS) {
            row = NULL;
            while ((row = ovt_setting_next(group, row)) != NULL) {
                assert_ptr_equal(ovt_setting_member(group, ovt_setting_name(row)), row);
                seen++;
            }
        }
    }
    assert_int_equal(seen, row_count());
}

static void
paths_are_found_by_index_key_and_pattern(void **state)
{
    (void) state;
    const ovt_setting *days = ovt_setting_find("offer.phases[].days");
    assert_non_null(days);
    assert_ptr_equal(ovt_setting_find("offer.phases[3].days"), days);
    assert_ptr_equal(ovt_setting_find("offer.phases.[3].days"), days);
    assert_ptr_equal(ovt_setting_find("offer.phases.3.days"), days);
    assert_ptr_equal(ovt_setting_find("offer.phases.first step.days"), days);
    assert_non_null(ovt_setting_find("offer.phases[0].releases.women.exchange.life.per_captive"));
    assert_null(ovt_setting_find("offer.phases.days"));
    assert_null(ovt_setting_find("offer.phases[x].days"));
    assert_null(ovt_setting_find("offer.phases[0]"));
    assert_null(ovt_setting_find(""));
}

/* A small world in which every setting has a place. */
static const char *const world =
    "clock = { start = \"2030-01-01\"; horizon_days = 100; };\n"
    "captives = ( { category = \"women\"; held = 10; }, { category = \"men\"; held = 20; } );\n"
    "prisoners = ( { class = \"life\"; pool = 500; }, { class = \"other\"; } );\n"
    "mediators = ( { name = \"one\"; } );\n"
    "issues = ( { name = \"pace\"; from = 7.0; to = 42.0; levels = [\"none\", \"partial\", "
    "\"full\"]; level_values = [0.0, 0.5, 1.0]; bind = \"offer.phases[0].days\"; } );\n"
    "offer = { phases = ( { days = 42; releases = ( { category = \"women\"; count = 5; every = 7; "
    "exchange = ( { class = \"life\"; per_captive = 3.0; } ); substitute = ( { category = "
    "\"men\"; exchange = ( { class = \"life\"; per_captive = 3.0; } ); } ); } ); prisoners = ( { "
    "class = \"life\"; count = 3; } ); gate = { mode = \"talks\"; }; }, { days = 42; } ); };\n"
    "lesson = { understanding = ( { question = \"?\"; answer = \"!\"; } ); claims = ( { says = "
    "\"so\"; set = [\"talks.start_day=2.0\"]; metric = \"rounds\"; verdict = \"lower\"; } ); };\n"
    "actual = { outcomes = ( { metric = \"completed\"; value = 1.0; note = \"known\"; } ); "
    "releases = ( { day = 1; note = \"known\"; } ); };\n";

static ovt_scenario *
load(const char *text, const char *set, ovt_loaded *loaded, char **words)
{
    ovt_faults faults = {0};
    ovt_error err = {0};
    char *copy = strdup(text);
    FILE *in = fmemopen(copy, strlen(copy), "r");
    size_t length = 0;
    FILE *out = open_memstream(words, &length);
    ovt_read_options options = {.standard_input = in, .sets = &set, .set_count = set != NULL};
    ovt_status status = ovt_loaded_init(loaded, "-", &options, &faults, &err);
    assert_true(status == OVT_OK || status == OVT_SCENARIO);
    ovt_faults_sort(&faults);
    ovt_faults_write(&faults, out, 100);
    fclose(out);
    fclose(in);
    free(copy);
    ovt_faults_free(&faults);
    return loaded->scenario;
}

static void
a_number_is_found_by_index_and_by_key(void **state)
{
    (void) state;
    ovt_loaded loaded;
    char *words;
    ovt_scenario *scenario = load(world, NULL, &loaded, &words);
    assert_non_null(scenario);
    ovt_place place, same;
    const ovt_setting *row;
    assert_true(ovt_setting_place(scenario, "captives.men.held", &place, &row));
    assert_near(ovt_place_get(scenario, &place), 20, 0);
    assert_string_equal(row->path, "captives[].held");
    assert_true(ovt_setting_place(scenario, "captives[1].held", &same, NULL));
    assert_int_equal(place.offset, same.offset);
    assert_true(place.whole);
    assert_true(ovt_setting_place(scenario,
        "offer.phases[0].releases.women.substitute.men.exchange.life.per_captive", &place, NULL));
    assert_near(ovt_place_get(scenario, &place), 3, 0);
    ovt_place_set(scenario, &place, 1e9);
    assert_near(
        scenario->offer.phases[0].releases[0].substitute[0].exchange[0].per_captive, 1e5, 0);
    assert_false(ovt_setting_place(scenario, "captives[2].held", &place, NULL));
    assert_false(ovt_setting_place(scenario, "captives.children.held", &place, NULL));
    assert_false(ovt_setting_place(scenario, "captives.men.label", &place, NULL));
    assert_false(ovt_setting_place(scenario, "captives.men", &place, NULL));
    free(words);
    ovt_loaded_free(&loaded);
}

/* "offer.phases[].gate.rate" of the world above: the first element of each list. */
static void
concrete_path(const ovt_setting *row, char path[256])
{
    size_t length = 0;
    for (const char *from = row->path; *from != '\0'; from++) {
        path[length++] = *from;
        if (*from == '[') {
            path[length++] = '0';
        }
    }
    path[length] = '\0';
}

static void
every_example_is_read(void **state)
{
    /* These stand for one another, so that an example beside the world's own is refused. */
    static const char *const others[] = {"captives", "correlations", "extends",
        "offer.phases[].gate.probability", "offer.phases[].gate.extend_captives",
        "offer.phases[].gate.extend_max_days", "offer.phases[].releases[].ratio",
        "offer.phases[].releases[].on_days", "offer.phases[].releases[].substitute[].ratio",
        "issues[].offered", "issues[].forced_rate", "issues[].bind[].path", "issues[].bind[].from",
        "issues[].bind[].to"};
    (void) state;
    size_t read = 0;
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        if (strncmp(row->path, "correlations[]", 14) == 0 ||
            strncmp(row->path, "run.practically_same[]", 22) == 0 ||
            strncmp(row->path, "run.targets[]", 13) == 0 || strncmp(row->path, "study", 5) == 0) {
            continue; /* --set reaches no element of a list that is not there, and no study */
        }
        bool is_other = false;
        for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
            is_other = is_other || strcmp(others[k], row->path) == 0;
        }
        char path[256], set[512], *words;
        ovt_loaded loaded;
        concrete_path(row, path);
        snprintf(set, sizeof set, "%s=%s", path, row->example);
        ovt_scenario *scenario = load(world, set, &loaded, &words);
        /* Even a value that does not go with the others is known and of the right type. */
        bool is_misread = strstr(words, "unknown") != NULL || strstr(words, "must be") != NULL ||
                          strstr(words, "out of range") != NULL;
        if ((scenario == NULL && !is_other) || is_misread) {
            print_error("%s\n%s", set, words);
            fail();
        }
        read += scenario != NULL;
        free(words);
        ovt_loaded_free(&loaded);
    }
    assert_true(read > 80);
}

static void
the_ends_of_every_range_are_read_and_nothing_beyond(void **state)
{
    (void) state;
    for (size_t i = 0; i < row_count(); i++) {
        const ovt_setting *row = ovt_setting_at(i);
        if (!is_number(row) || strncmp(row->path, "correlations", 12) == 0 ||
            strncmp(row->path, "run.practically", 15) == 0 || strncmp(row->path, "study", 5) == 0 ||
            strncmp(row->path, "run.targets", 11) == 0 || strstr(row->path, ".bind") != NULL) {
            continue;
        }
        const double values[] = {row->low, row->high, row->low - 1, row->high + 1};
        for (size_t k = 0; k < 4; k++) {
            char path[256], set[512], number[OVT_NUMBER_TEXT], *words;
            ovt_loaded loaded;
            concrete_path(row, path);
            snprintf(set, sizeof set, "%s=%s", path, ovt_number_text(number, values[k]));
            load(world, set, &loaded, &words);
            bool is_refused = strstr(words, "is out of range (") != NULL;
            if (is_refused != (k >= 2)) {
                print_error("%s: %s\n", set, words);
                fail();
            }
            free(words);
            ovt_loaded_free(&loaded);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_path_occurs_once_and_finds_its_row),
        cmocka_unit_test(every_row_is_described_by_a_sentence_and_an_example),
        cmocka_unit_test(every_default_lies_in_its_range),
        cmocka_unit_test(every_offset_lies_inside_its_struct),
        cmocka_unit_test(no_two_settings_share_their_memory),
        cmocka_unit_test(members_follow_their_group_and_are_all_met_by_walking),
        cmocka_unit_test(paths_are_found_by_index_key_and_pattern),
        cmocka_unit_test(a_number_is_found_by_index_and_by_key),
        cmocka_unit_test(every_example_is_read),
        cmocka_unit_test(the_ends_of_every_range_are_read_and_nothing_beyond),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
