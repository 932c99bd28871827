// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_scenario.h"

#include "overture/model/outcome.h"

static void
every_ending_has_a_name_of_its_own(void **state)
{
    (void) state;
    char names[OVT_ENDING_COUNT][OVT_ENDING_TEXT];
    for (int i = 0; i < OVT_ENDING_COUNT; i++) {
        ovt_ending_text(names[i], i);
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(names[i], names[j]);
        }
    }
    assert_string_equal(names[OVT_NO_AGREEMENT_HORIZON], "no_agreement_horizon");
    assert_string_equal(names[OVT_EXPIRED], "expired");
    assert_string_equal(names[OVT_SETTLED], "settled");
    assert_string_equal(names[OVT_IN_PROGRESS], "in_progress");
    assert_string_equal(names[OVT_COLLAPSED_IN_PHASE + 1], "collapsed_in_phase_2");
    assert_string_equal(names[OVT_ENDING_COUNT - 1], "gate_failed_after_phase_16");
    assert_string_equal(ovt_ending_text(names[0], OVT_ENDING_COUNT), "unknown ending");
    assert_string_equal(ovt_ending_text(names[0], -1), "unknown ending");
}

static size_t
count_possible(const testing_world *world)
{
    size_t count = 0;
    for (int i = -1; i <= OVT_ENDING_COUNT; i++) {
        count += ovt_ending_possible(&world->scenario, i);
    }
    return count;
}

static void
only_endings_that_can_come_are_possible(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    assert_true(ovt_ending_possible(&world.scenario, OVT_NO_AGREEMENT_HORIZON));
    assert_int_equal(count_possible(&world), 1);
    testing_add_phase(&world, 42)->gate.mode = OVT_GATE_PROBABILITY;
    testing_add_phase(&world, 42);
    /* None, expired, in progress, two collapses, one gate. */
    assert_int_equal(count_possible(&world), 6);
    assert_true(ovt_ending_possible(&world.scenario, OVT_EXPIRED));
    assert_false(ovt_ending_possible(&world.scenario, OVT_SETTLED));
    assert_true(ovt_ending_possible(&world.scenario, OVT_GATE_FAILED_AFTER_PHASE));
    assert_false(ovt_ending_possible(&world.scenario, OVT_GATE_FAILED_AFTER_PHASE + 1));
    assert_true(ovt_ending_possible(&world.scenario, OVT_COLLAPSED_IN_PHASE + 1));
    world.phases[1].permanent = true;
    assert_true(ovt_ending_possible(&world.scenario, OVT_SETTLED));
    assert_false(ovt_ending_possible(&world.scenario, OVT_EXPIRED));
    assert_true(ovt_ending_possible(&world.scenario, OVT_GATE_FAILED_AFTER_PHASE));
    world.phases[0].permanent = true;
    assert_false(ovt_ending_possible(&world.scenario, OVT_GATE_FAILED_AFTER_PHASE));
    world.scenario.talks.protocol = OVT_PROTOCOL_NONE;
    assert_int_equal(count_possible(&world), 1);
}

static void
rows_hold_categories_and_classes_side_by_side(void **state)
{
    (void) state;
    for (size_t categories = 1; categories <= 3; categories++) {
        for (size_t classes = 1; classes <= 3; classes++) {
            testing_world world;
            testing_world_init(&world);
            for (size_t i = 1; i < categories; i++) {
                testing_add_category(&world, "more", 1);
            }
            for (size_t i = 1; i < classes; i++) {
                testing_add_class(&world, "more", 1);
            }
            size_t stride = ovt_outcome_stride(&world.scenario);
            assert_int_equal(stride % 8, 0);
            ovt_outcome *row = calloc(1, stride);
            assert_non_null(row);
            row->by_category[categories - 1].still_held_remains = 7;
            int32_t *released = ovt_outcome_classes(&world.scenario, row);
            for (size_t i = 0; i < classes; i++) {
                released[i] = (int32_t) i;
                assert_ptr_equal((char *) &released[i],
                    (char *) row + ovt_outcome_class_offset(&world.scenario, i));
            }
            assert_int_equal(row->by_category[categories - 1].still_held_remains, 7);
            assert_true((char *) &released[classes] <= (char *) row + stride);
            free(row);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_ending_has_a_name_of_its_own),
        cmocka_unit_test(only_endings_that_can_come_are_possible),
        cmocka_unit_test(rows_hold_categories_and_classes_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
