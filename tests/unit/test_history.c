// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"
#include "testing_scenario.h"

#include "overture/engine/history.h"
#include "overture/model/outcome.h"

static void
a_promise_without_hazards_is_kept_to_the_person(void **state)
{
    (void) state;
    testing_world world;
    testing_world_init(&world);
    world.categories[0].held = 40;
    ovt_phase *phase = testing_add_phase(&world, 42);
    ovt_release *release = testing_add_release(&world, phase, 0, 40, 12.5);
    release->every = 7;
    release->first = 7;
    phase->aid_per_day = 100;
    const ovt_outcome *outcome = testing_play(&world, 1, 0);
    assert_int_equal(outcome->captives.returned_alive, 40);
    assert_int_equal(outcome->prisoners_released, 500);
    assert_int_equal(outcome->ending, OVT_EXPIRED);
    assert_int_equal(outcome->completed, 1);
    assert_near(outcome->truce_days, 42, 0);
    assert_near(outcome->hostility_days, 58, 0);
    assert_near(outcome->aid_delivered, 4200, 0);
    assert_near(outcome->prisoners_per_captive, 12.5, 0);
    testing_play_end();
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_promise_without_hazards_is_kept_to_the_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
