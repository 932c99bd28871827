// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <unistd.h>

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/config/load.h"
#include "overture/config/settings.h"
#include "overture/config/variant.h"

#define BASE  OVT_TESTS_DIR "/unit/study/base.cfg"
#define STUDY OVT_TESTS_DIR "/unit/study/study.cfg"

typedef struct {
    ovt_loaded loaded;
    ovt_faults faults;
    ovt_error err;
    ovt_status status;
    char *words;
} reading;

static const ovt_scenario *
read_with(reading *self, const char *path, const char *text, const char *set)
{
    *self = (reading){0};
    char *copy = text == NULL ? NULL : strdup(text);
    FILE *in = copy == NULL ? NULL : fmemopen(copy, strlen(copy), "r");
    ovt_read_options options = {.standard_input = in, .sets = &set, .set_count = set != NULL};
    size_t length = 0;
    FILE *out = open_memstream(&self->words, &length);
    self->status = ovt_loaded_init(&self->loaded, path, &options, &self->faults, &self->err);
    ovt_faults_sort(&self->faults);
    ovt_faults_write(&self->faults, out, 100);
    fclose(out);
    if (in != NULL) {
        fclose(in);
    }
    free(copy);
    return self->loaded.scenario;
}

static void
reading_free(reading *self)
{
    ovt_loaded_free(&self->loaded);
    ovt_faults_free(&self->faults);
    free(self->words);
}

static void
every_member_gets_the_value_that_is_written(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL, NULL);
    assert_string_equal(r.words, "");
    assert_non_null(s);
    assert_string_equal(s->name, "base");
    assert_int_equal(s->clock.start_day, 21915);
    assert_string_equal(s->captives[0].label, "women");
    assert_int_equal(s->prisoner_count, 1);
    assert_int_equal(s->prisoners[0].pool, 1000000);
    assert_int_equal(s->talks.protocol, OVT_PROTOCOL_FIXED);
    const ovt_phase *phase = &s->offer.phases[0];
    assert_int_equal(phase->permanent, 1);
    assert_true(isnan(phase->violation_rate));
    assert_int_equal(phase->releases[0].first, 1);
    assert_true(isnan(phase->releases[0].ratio));
    assert_near(phase->releases[0].exchange[0].per_captive, 12.5, 0);
    assert_string_equal(phase->releases[0].substitute[0].category, "women");
    assert_true(isnan(phase->releases[0].substitute[0].ratio));
    assert_int_equal(phase->releases[1].kind, OVT_REMAINS);
    assert_int_equal(phase->releases[1].on_days[1], 28);
    assert_int_equal(phase->prisoners[0].on_day, 3);
    assert_near(s->run.seed, 12345678901.0, 0);
    assert_int_equal(s->run.replications, 0);
    assert_near(s->run.practically_same[0].within, 0.5, 0);
    assert_near(s->implementation.collapse_probability, 1, 0);
    assert_near(s->implementation.violation_rate, 0.02, 1e-15);
    reading_free(&r);
}

static void
issues_know_where_the_offer_stands(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL, NULL);
    const ovt_issue *pace = &s->issues[0];
    assert_near(pace->position, 0.5, 1e-12);
    assert_near(pace->bind[0].from, 28, 0);
    assert_int_equal(pace->bind[0].delivery, OVT_DELIVERED_BY_PHASE);
    assert_near(ovt_place_get(s, &pace->bind[0].place), 42, 0);
    assert_near(s->issues[1].position, 0.5, 0);
    assert_near(s->issues[1].status_quo_position, 0, 0);
    assert_int_equal(s->issues[1].level_value_count, 3);
    assert_near(s->issues[1].level_values[1], 0.5, 0);
    reading_free(&r);
}

static void
terms_of_releases_and_lumps_are_located(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL,
        "issues[0].bind=( { path = \"offer.phases[0].releases[1].ratio\"; from = "
        "0.0; to = 3.0; }, { path = \"offer.phases[0].prisoners[0].count\"; from = "
        "0.0; to = 4.0; }, { path = \"offer.phases[0].permanent\"; from = 0.0; to "
        "= 1.0; } )");
    assert_non_null(s);
    const ovt_bind *bind = s->issues[0].bind;
    assert_int_equal(bind[0].delivery, OVT_DELIVERED_BY_RELEASE);
    assert_int_equal(bind[0].item, 1);
    assert_int_equal(bind[1].delivery, OVT_DELIVERED_BY_LUMP);
    assert_int_equal(bind[1].item, 0);
    assert_int_equal(bind[2].delivery, OVT_DELIVERED_BY_PERMANENCE);
    assert_near(s->issues[0].position, 1, 1e-12);
    reading_free(&r);
}

static void
uncertain_numbers_become_inputs_named_by_keys(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL, NULL);
    assert_int_equal(s->input_count, 3);
    assert_string_equal(s->inputs[0].path, "captives.women.death_rate");
    assert_int_equal(s->inputs[0].hash, ovt_hash_text("captives.women.death_rate"));
    assert_string_equal(s->inputs[1].path, "implementation.violation_rate");
    assert_near(s->inputs[1].distribution.values[0], 0.01, 0);
    assert_near(s->inputs[1].distribution.cumulative[0], 0.75, 0);
    assert_int_equal(s->correlated_count, 2);
    assert_near(s->copula[2], 0.5, 0);
    assert_near(s->copula[3], sqrt(0.75), 1e-15);
    reading_free(&r);
}

static const ovt_assumption *
line_of(const ovt_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        if (strcmp(scenario->ledger[i].path, path) == 0) {
            return &scenario->ledger[i];
        }
    }
    fail_msg("no line for %s", path);
    return NULL;
}

static void
the_ledger_says_what_is_fact_assumption_and_default(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL, NULL);
    const ovt_assumption *fact = line_of(s, "captives.women.death_rate");
    assert_int_equal(fact->ground, OVT_FACT);
    assert_string_equal(fact->source, "A page");
    assert_string_equal(fact->value, "PERT from 0 to 0.002, most likely 0.001");
    assert_int_equal(fact->line, 5);
    const ovt_assumption *inherited = line_of(s, "captives.women.held");
    assert_int_equal(inherited->ground, OVT_ASSUMPTION);
    assert_string_equal(inherited->note, "Made up.");
    const ovt_assumption *fallback = line_of(s, "captives.women.rescue_rate");
    assert_int_equal(fallback->ground, OVT_DEFAULT);
    assert_string_equal(fallback->value, "0");
    assert_int_equal(fallback->line, 0);
    const ovt_assumption *discrete = line_of(s, "implementation.violation_rate");
    assert_string_equal(discrete->value, "one of 0.01 (75 %), 0.05 (25 %)");
    assert_string_equal(line_of(s, "offer.phases.first.releases[1].on_days")->value, "14, 28");
    reading_free(&r);
}

static void
a_copy_has_lists_of_its_own(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL, NULL);
    ovt_scenario *copy = ovt_scenario_copy(s);
    assert_non_null(copy);
    assert_null(copy->arena);
    uintptr_t start = (uintptr_t) copy, end = start + copy->block_size;
    const void *lists[] = {copy->captives, copy->prisoners, copy->mediators, copy->offer.phases,
        copy->offer.phases[0].releases, copy->offer.phases[0].prisoners,
        copy->offer.phases[0].releases[0].exchange, copy->offer.phases[0].releases[0].substitute,
        copy->offer.phases[0].releases[1].on_days, copy->issues, copy->issues[0].bind,
        copy->issues[1].levels, copy->issues[1].level_values, copy->issues[1].interest[0].values,
        copy->inputs, copy->copula, copy->correlations, copy->correlations[0].between,
        copy->inputs[0].distribution.values, copy->inputs[0].distribution.cumulative,
        copy->inputs[1].distribution.values, copy->run.metrics, copy->run.practically_same};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        assert_true((uintptr_t) lists[i] > start && (uintptr_t) lists[i] < end);
    }
    copy->offer.phases[0].releases[0].exchange[0].per_captive = 1;
    assert_near(s->offer.phases[0].releases[0].exchange[0].per_captive, 12.5, 0);
    assert_ptr_equal(copy->captives[0].category, s->captives[0].category);
    ovt_place place;
    assert_true(ovt_setting_place(copy, "captives.women.held", &place, NULL));
    assert_near(ovt_place_get(copy, &place), 10, 0);
    ovt_free(copy);
    reading_free(&r);
}

static void
numbers_without_ground_draw_warnings_that_do_not_fail(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, "-",
        "clock = { start = \"2030-01-01\"; };\ncaptives = ( { category = \"women\"; held = 10.0; "
        "} );\noffer = { phases = ( { days = 10; }, { days = 10; note = \"Made up.\"; } ); };\n",
        NULL);
    assert_non_null(s);
    assert_string_equal(s->name, "stdin");
    assert_string_equal(s->title, "stdin");
    assert_non_null(strstr(r.words, "warning: captives.women.held: has neither source nor note"));
    assert_non_null(strstr(r.words, "is read as the whole number 10"));
    assert_non_null(
        strstr(r.words, "offer: has terms without source or note (offer.phases[0].days)"));
    assert_null(strstr(r.words, "error"));
    reading_free(&r);
}

static void
a_set_is_checked_like_the_file(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL, "captives.women.held=11");
    assert_int_equal(s->captives[0].held, 11);
    reading_free(&r);
    s = read_with(&r, BASE, NULL, "captives.women.held=-11");
    assert_null(s);
    assert_int_equal(r.status, OVT_SCENARIO);
    assert_non_null(strstr(r.words, "captives.women.held: -11 is out of range"));
    reading_free(&r);
}

static void
draws_of_those_confirmed_dead_stop_at_all_who_are_held(void **state)
{
    (void) state;
    reading r;
    const ovt_scenario *s = read_with(&r, BASE, NULL,
        "captives.women.confirmed_dead={ dist = \"normal\"; mean = 50.0; sd = 3.0; }");
    assert_non_null(s);
    assert_int_equal(s->captives[0].confirmed_dead, 10);
    ovt_scenario *copy = ovt_scenario_copy(s);
    ovt_place_set(copy, &s->inputs[0].place, 60);
    assert_int_equal(copy->captives[0].confirmed_dead, 10);
    ovt_free(copy);
    reading_free(&r);
}

static ovt_status
load_study(ovt_study *study, const char *const *paths, size_t count, const char *set, char **words)
{
    ovt_faults faults = {0};
    ovt_error err = {0};
    size_t length = 0;
    ovt_read_options options = {.sets = &set, .set_count = set != NULL};
    FILE *out = open_memstream(words, &length);
    ovt_status status = ovt_study_load(study, paths, count, &options, &faults, &err);
    ovt_faults_sort(&faults);
    ovt_faults_write(&faults, out, 100);
    fclose(out);
    ovt_faults_free(&faults);
    return status;
}

static void
a_study_gives_its_scenarios_with_their_sets(void **state)
{
    (void) state;
    ovt_study study;
    char *words;
    const char *paths[] = {STUDY};
    assert_int_equal(load_study(&study, paths, 1, "clock.horizon_days=90", &words), OVT_OK);
    assert_int_equal(study.count, 2);
    assert_string_equal(study.title, "Longer or not");
    assert_string_equal(study.baseline, "base");
    assert_string_equal(study.scenarios[0]->name, "base");
    assert_string_equal(study.scenarios[1]->name, "longer");
    assert_int_equal(study.scenarios[0]->offer.phases[0].days, 42);
    assert_int_equal(study.scenarios[1]->offer.phases[0].days, 56);
    assert_string_equal(study.scenarios[1]->mediators[0].name, "the \"first\"");
    assert_near(study.scenarios[1]->clock.horizon_days, 90, 0);
    free(words);
    ovt_study_free(&study);
}

static void
two_scenarios_of_one_name_are_refused(void **state)
{
    (void) state;
    ovt_study study;
    char *words;
    const char *paths[] = {BASE, BASE};
    assert_int_equal(load_study(&study, paths, 2, NULL, &words), OVT_SCENARIO);
    assert_non_null(strstr(words, "two scenarios are called \"base\""));
    free(words);
    ovt_study_free(&study);
}

static void
a_missing_file_is_told_from_a_wrong_one(void **state)
{
    (void) state;
    ovt_study study;
    char *words;
    const char *paths[] = {OVT_TESTS_DIR "/unit/study/nowhere.cfg"};
    assert_int_equal(load_study(&study, paths, 1, NULL, &words), OVT_IO);
    free(words);
    ovt_study_free(&study);
}

#define VARY(list) "study = { scenarios = ( \"base.cfg\" ); vary = ( " list " ); };"
#define DESIGN(design, list) \
    "study = { scenarios = ( \"base.cfg\" ); design = \"" design "\"; vary = ( " list " ); };"

static void
a_study_says_what_it_varies(void **state)
{
    (void) state;
    ovt_study study;
    char *words;
    const char *paths[] = {OVT_TESTS_DIR "/unit/study/vary.cfg"};
    assert_int_equal(load_study(&study, paths, 1, NULL, &words), OVT_OK);
    const ovt_study_settings *own = &study.own->study;
    assert_int_equal(study.varied_count, 5);
    assert_int_equal(own->design, OVT_DESIGN_LATIN_HYPERCUBE);
    assert_int_equal(own->points, 16);
    assert_int_equal(own->vary[0].value_count, 3);
    assert_near(own->vary[0].values[2], 56, 0);
    assert_string_equal(study.varied[1].words[1], "none");
    assert_int_equal(study.varied[1].word_count, 2);
    assert_string_equal(study.varied[1].scenarios[0], "longer");
    assert_true(ovt_varied_concerns(&study.varied[1], "longer"));
    assert_false(ovt_varied_concerns(&study.varied[1], "base"));
    assert_near(own->vary[2].values[1], 0, 0);
    assert_near(own->vary[3].to, 0.05, 0);
    assert_int_equal(own->vary[3].logarithmic, 1);
    assert_string_equal(study.varied[4].path, "captives[0].death_rate");
    assert_non_null(ovt_vary_input(&study, 4));
    assert_null(ovt_vary_input(&study, 0));
    assert_string_equal(study.own->file, paths[0]);
    free(words);
    ovt_study_free(&study);
}

static void
wrong_studies_are_refused_with_a_remedy(void **state)
{
    static const char *const cases[][2] = {
        {"study = { };", "study.scenarios: must be a list of files"},
        {"study = 3;", "must be a group in braces"},
        {"study = { scenarios = ( \"/etc/passwd\" ); };", "outside the study's folder"},
        {"study = { scenarios = ( \"nowhere.cfg\" ); };", "No such file"},
        {"study = { scenarios = ( { name = \"a\"; } ); };", "each is a file name, or a group"},
        {"study = { scenarios = ( { file = \"base.cfg\"; set = ( { path = \"a\"; } ); } ); };",
            "a set takes a path and a value"},
        {"study = { scenarios = ( \"base.cfg\" ); titel = \"x\"; };",
            "unknown setting \"titel\" in study; did you mean \"title\"?"},
        {"study = { scenarios = ( \"base.cfg\" ); points = 4; };", "has nothing to vary"},
        {VARY("{ values = [1]; }"), "path is missing"},
        {VARY("{ path = \"offer.phases[0].dais\"; values = [1]; }"), "did you mean"},
        {VARY("{ path = \"offer.phases[9].days\"; values = [1]; }"), "that element"},
        {VARY("{ path = \"offer.phases[0].days\"; values = [28, -3]; }"),
            "-3 is out of range (1 to 3650 days)"},
        {VARY("{ path = \"offer.phases[0].days\"; values = [28.0, 2.5]; }"), "whole numbers"},
        {VARY("{ path = \"offer.phases[0].days\"; values = ( 28, \"x\" ); }"), "must be a list of"},
        {VARY("{ path = \"offer.phases[0].days\"; values = ( ); }"), "must be a list of"},
        {VARY("{ path = \"offer.phases[0].days\"; values = [true]; }"), "no true and false"},
        {VARY("{ path = \"offer.phases[0].permanent\"; values = [1, 0]; }"), "true and false"},
        {VARY("{ path = \"talks.protocol\"; values = [\"fixed\", \"nune\"]; }"),
            "there is no protocol \"nune\"; did you mean \"none\"?"},
        {VARY("{ path = \"offer.phases[0].days\"; from = 28; steps = 3; }"), "give both"},
        {VARY("{ path = \"offer.phases[0].days\"; from = 28; to = 28; steps = 3; }"), "above from"},
        {VARY("{ path = \"offer.phases[0].days\"; from = 28; to = 29; steps = 3; }"),
            "fewer whole"},
        {VARY("{ path = \"offer.phases[0].days\"; from = 28; to = 56; }"), "has no steps"},
        {VARY("{ path = \"offer.phases[0].days\"; from = 28; values = [1]; }"), "one or the other"},
        {VARY("{ path = \"talks.signed_day\"; from = 0.0; to = 9.0; steps = 2; scale = \"log\"; }"),
            "log needs a from above 0"},
        {VARY("{ path = \"offer.phases[0].days\"; steps = 3; }"), "nor a distribution"},
        {VARY("{ path = \"offer.phases[0].days\"; values = [1]; scenarios = [\"b\"]; }"),
            "there is no scenario \"b\" in the study"},
        {VARY("{ path = \"talks.signed_day\"; values = [1]; }, { path = \"talks.signed_day\"; "
              "values = [2]; }"),
            "is varied twice"},
        {DESIGN("zip", "{ path = \"talks.signed_day\"; values = [1]; }, { path = "
                       "\"offer.phases[0].days\"; values = [2, 3]; }"),
            "has 2 values where the first has 1"},
        {DESIGN("sobol", "{ path = \"talks.signed_day\"; values = [1]; }"), "needs points"},
        {DESIGN("sobl", "{ path = \"talks.signed_day\"; values = [1]; }"),
            "did you mean \"sobol\""},
        {DESIGN("sobol", "{ path = \"talks.signed_day\"; from = 1; to = 2; steps = 3; }"),
            "a sample has points"},
        {"study = { scenarios = ( \"base.cfg\" ); baseline = \"b\"; };",
            "there is no scenario \"b\" in the study"},
        {"study = { scenarios = ( \"base.cfg\" ); }; clock = { };", "stands beside study"},
    };
    char folder[] = "/tmp/overture-test-XXXXXX";
    char path[64], base[64];
    (void) state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/study.cfg", folder);
    snprintf(base, sizeof base, "%s/base.cfg", folder);
    char *text = testing_read(BASE);
    FILE *out = fopen(base, "w");
    fputs(text, out);
    fclose(out);
    free(text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ovt_study study;
        char *words;
        const char *paths[] = {path};
        out = fopen(path, "w");
        fputs(cases[i][0], out);
        fclose(out);
        assert_int_equal(load_study(&study, paths, 1, NULL, &words), OVT_SCENARIO);
        if (strstr(words, cases[i][1]) == NULL) {
            print_error("%s\n%s", cases[i][0], words);
            fail();
        }
        free(words);
        ovt_study_free(&study);
    }
    unlink(path);
    unlink(base);
    rmdir(folder);
}

/* Lets the first, second, third... allocation fail until none does. */
static void
every_failed_allocation_is_survived(void **state)
{
    (void) state;
    const char *paths[] = {STUDY};
    size_t failures = 0;
    for (long n = 0;; n++) {
        ovt_study study = {0};
        ovt_faults faults = {0};
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_study_load(&study, paths, 1, NULL, &faults, &err);
        bool has_failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        ovt_study_free(&study);
        ovt_faults_free(&faults);
        if (!has_failed) {
            assert_int_equal(status, OVT_OK);
            break;
        }
        if (status != OVT_MEMORY) {
            print_error("allocation %ld: status %d, %s\n", n, (int) status, err.message);
        }
        assert_int_equal(status, OVT_MEMORY);
        failures++;
    }
    assert_true(failures > 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_member_gets_the_value_that_is_written),
        cmocka_unit_test(issues_know_where_the_offer_stands),
        cmocka_unit_test(terms_of_releases_and_lumps_are_located),
        cmocka_unit_test(uncertain_numbers_become_inputs_named_by_keys),
        cmocka_unit_test(the_ledger_says_what_is_fact_assumption_and_default),
        cmocka_unit_test(a_copy_has_lists_of_its_own),
        cmocka_unit_test(numbers_without_ground_draw_warnings_that_do_not_fail),
        cmocka_unit_test(a_set_is_checked_like_the_file),
        cmocka_unit_test(draws_of_those_confirmed_dead_stop_at_all_who_are_held),
        cmocka_unit_test(a_study_gives_its_scenarios_with_their_sets),
        cmocka_unit_test(two_scenarios_of_one_name_are_refused),
        cmocka_unit_test(a_missing_file_is_told_from_a_wrong_one),
        cmocka_unit_test(a_study_says_what_it_varies),
        cmocka_unit_test(wrong_studies_are_refused_with_a_remedy),
        cmocka_unit_test(every_failed_allocation_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
