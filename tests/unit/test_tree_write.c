// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/text.h"
#include "overture/config/load.h"

static const char *const files[] = {
    OVT_TESTS_DIR "/unit/study/base.cfg",
    OVT_ROOT_DIR "/scenarios/starter.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/three-phase.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/no-deal.cfg",
    OVT_ROOT_DIR "/scenarios/march-2024/offers/permanent-ceasefire.cfg",
    OVT_ROOT_DIR "/scenarios/history/carried-out/november-2023.cfg",
    OVT_ROOT_DIR "/scenarios/history/carried-out/january-2025.cfg",
    OVT_ROOT_DIR "/scenarios/history/january-2025.cfg",
};

static void
load(ovt_loaded *loaded, const char *path, const char *text)
{
    ovt_faults faults = {0};
    ovt_error err = {0};
    char *copy = text == NULL ? NULL : strdup(text);
    FILE *in = copy == NULL ? NULL : fmemopen(copy, strlen(copy), "r");
    ovt_read_options options = {.standard_input = in};
    if (ovt_loaded_init(loaded, path, &options, &faults, &err) != OVT_OK) {
        ovt_faults_write(&faults, stderr, 20);
        fail_msg("%s: %s", path, err.message);
    }
    if (in != NULL) {
        fclose(in);
    }
    free(copy);
    ovt_faults_free(&faults);
}

/* The ledger holds every number as text with its ground; together with the numbers read through
 * the inputs and the sizes of all lists it tells two scenarios apart. */
static void
assert_equal_scenarios(const ovt_scenario *a, const ovt_scenario *b)
{
    assert_string_equal(a->title, b->title);
    assert_int_equal(a->block_size, b->block_size);
    assert_int_equal(a->ledger_count, b->ledger_count);
    for (size_t i = 0; i < a->ledger_count; i++) {
        const ovt_assumption *one = &a->ledger[i], *other = &b->ledger[i];
        assert_string_equal(one->path, other->path);
        assert_string_equal(one->value, other->value);
        assert_int_equal(one->ground, other->ground);
        assert_int_equal(one->note == NULL, other->note == NULL);
        assert_true(one->note == NULL || strcmp(one->note, other->note) == 0);
        assert_true(one->source == NULL || strcmp(one->source, other->source) == 0);
    }
    assert_int_equal(a->input_count, b->input_count);
    for (size_t i = 0; i < a->input_count; i++) {
        assert_int_equal(a->inputs[i].hash, b->inputs[i].hash);
        assert_int_equal(a->inputs[i].place.offset, b->inputs[i].place.offset);
        assert_near(
            ovt_place_get(a, &a->inputs[i].place), ovt_place_get(b, &b->inputs[i].place), 0);
    }
}

static void
what_is_written_reads_back_as_the_same_scenario(void **state)
{
    (void) state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        ovt_loaded first, second;
        ovt_text once = {0}, twice = {0};
        ovt_error err = {0};
        load(&first, files[i], NULL);
        assert_int_equal(ovt_tree_write(first.tree, "Flat.\nOnce.", &once, &err), OVT_OK);
        assert_null(strstr(once.data, "extends"));
        load(&second, "-", once.data);
        assert_equal_scenarios(first.scenario, second.scenario);
        assert_int_equal(ovt_tree_write(second.tree, "Flat.\nOnce.", &twice, &err), OVT_OK);
        assert_string_equal(once.data, twice.data);
        ovt_text_free(&once);
        ovt_text_free(&twice);
        ovt_loaded_free(&first);
        ovt_loaded_free(&second);
    }
}

static void
texts_and_numbers_keep_every_digit_and_sign(void **state)
{
    static const char *const text =
        "title = \"Quotes \\\" and \\\\ and\\ttab\\nand \\r\\fline\";\n"
        "clock = { start = \"2030-01-01\"; horizon_days = 33.333333333333336; };\n"
        "captives = ( { category = \"women\"; held = 3; death_rate = 1e-300; } );\n"
        "meta = { big = 9007199254740993L; list = ( 1, 2.5, \"x\" ); array = [true, false]; "
        "none = ( ); };\n";
    ovt_loaded first, second;
    ovt_text once = {0};
    ovt_error err = {0};
    (void) state;
    load(&first, "-", text);
    assert_int_equal(ovt_tree_write(first.tree, NULL, &once, &err), OVT_OK);
    load(&second, "-", once.data);
    assert_string_equal(second.scenario->title, "Quotes \" and \\ and\ttab\nand \r\fline");
    assert_near(second.scenario->clock.horizon_days, 33.333333333333336, 0);
    assert_near(second.scenario->captives[0].death_rate, 1e-300, 0);
    assert_int_equal(ovt_node_find(second.tree, "meta.big")->value.whole, 9007199254740993);
    assert_int_equal(ovt_node_find(second.tree, "meta.list")->count, 3);
    assert_non_null(strstr(once.data, "// Day 0.\n"));
    ovt_text_free(&once);
    ovt_loaded_free(&first);
    ovt_loaded_free(&second);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back_as_the_same_scenario),
        cmocka_unit_test(texts_and_numbers_keep_every_digit_and_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
