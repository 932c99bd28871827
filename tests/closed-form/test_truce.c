// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "testing_history.h"

enum { HISTORIES = 20000 };

static double
collapsed(const ovt_outcome *outcome)
{
    return outcome->collapsed;
}

static double
pause_days(const ovt_outcome *outcome)
{
    return outcome->pause_days;
}

static double
third_phase_begun(const ovt_outcome *outcome)
{
    return outcome->phases_completed >= 3;
}

static double
late_days(const ovt_outcome *outcome)
{
    return outcome->late_days;
}

/* Violations at @p rate that end the deal with chance @p collapse, in one phase. */
static ovt_phase *
violated_truce(testing_world *world, double rate, double collapse, int days)
{
    testing_world_init(world);
    world->scenario.implementation.violation_rate = rate;
    world->scenario.implementation.collapse_probability = collapse;
    return testing_add_phase(world, days);
}

static void
a_truce_that_no_violation_survives_lasts_as_long_as_it_should(void **state)
{
    (void) state;
    static const struct {
        double rate;
        int days;
    } rows[] = {{0.005, 42}, {0.02, 42}, {0.05, 90}, {0.5, 10}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        ovt_phase *phase = violated_truce(&world, rows[i].rate, 1, rows[i].days);
        ovt_release *release = testing_add_release(&world, phase, 0, 10, 2);
        double expected = 0;
        for (int j = 1; j <= 5; j++) {
            testing_add_day(&world, release, j * rows[i].days / 5);
            expected += 2 * exp(-rows[i].rate * (j * rows[i].days / 5));
        }
        testing_histories histories = testing_histories_play(&world, 101 + i, HISTORIES);
        double all = rows[i].rate * rows[i].days;
        assert_mean(&histories, testing_truce_days, (1 - exp(-all)) / rows[i].rate);
        assert_mean(&histories, testing_completed, exp(-all));
        assert_mean(&histories, collapsed, 1 - exp(-all));
        assert_mean(&histories, testing_returned, expected);
        assert_mean(&histories, testing_prisoners, 2 * expected);
        testing_histories_free(&histories);
    }
}

static void
pauses_and_guarantees_change_what_a_violation_does(void **state)
{
    (void) state;
    static const struct {
        double rate, shape, collapse, guarantee, pause, most;
    } rows[] = {
        {0.05, 1, 0.2, 0, 2, 5},
        {0.05, 1, 0.5, 0.4, 1, 3},
        {0.1, 0.5, 0.3, 0, 4, 10},
        {0.03, 1.7, 0.1, 0.5, 3, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        violated_truce(&world, rows[i].rate, rows[i].collapse, 42);
        world.scenario.clock.horizon_days = 3000; /* no pause reaches it */
        ovt_implementation *keeping = &world.scenario.implementation;
        keeping->violation_shape = rows[i].shape;
        keeping->pause_days = rows[i].pause;
        keeping->max_pause_days = rows[i].most;
        testing_add_mediator(&world, rows[i].guarantee);
        testing_add_mediator(&world, rows[i].guarantee / 2);
        testing_histories histories = testing_histories_play(&world, 111 + i, HISTORIES);
        double q = rows[i].collapse * (1 - rows[i].guarantee) * (1 - rows[i].guarantee / 2);
        double either = q + (1 - q) * exp(-rows[i].most / rows[i].pause);
        double expected = pow(rows[i].rate * 42, rows[i].shape);
        assert_mean(&histories, testing_completed, exp(-either * expected));
        /* The number of violations up to the one that ends the deal. */
        assert_mean(&histories, testing_violations, (1 - exp(-either * expected)) / either);
        double mean_pause = rows[i].pause * (1 - exp(-rows[i].most / rows[i].pause));
        assert_mean(
            &histories, pause_days, (1 - exp(-either * expected)) / either * (1 - q) * mean_pause);
        testing_histories_free(&histories);
    }
}

static void
violations_may_come_early_or_late(void **state)
{
    (void) state;
    static const double shapes[] = {0.3, 0.5, 1, 2};
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        testing_world world;
        violated_truce(&world, 0.02, 1, 42);
        world.scenario.implementation.violation_shape = shapes[i];
        testing_histories histories = testing_histories_play(&world, 121 + i, HISTORIES);
        assert_mean(&histories, testing_completed, exp(-pow(0.02 * 42, shapes[i])));
        testing_histories_free(&histories);
    }
}

static void
the_age_of_the_truce_runs_on_through_phases_with_rates_of_their_own(void **state)
{
    (void) state;
    static const struct {
        double shape, first, second;
    } rows[] = {{1, 0.01, 0.03}, {0.5, 0.02, 0.005}, {1.5, 0.0, 0.02}, {0.6, 0.03, 0.0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        violated_truce(&world, 0.7, 1, 20)->violation_rate = rows[i].first;
        testing_add_phase(&world, 30)->violation_rate = rows[i].second;
        world.scenario.implementation.violation_shape = rows[i].shape;
        testing_histories histories = testing_histories_play(&world, 131 + i, HISTORIES);
        double k = rows[i].shape, early = pow(20, k), late = pow(50, k) - early;
        double hazard = pow(rows[i].first, k) * early + pow(rows[i].second, k) * late;
        assert_mean(&histories, testing_completed, exp(-hazard));
        testing_histories_free(&histories);
    }
}

static void
violations_that_do_no_harm_only_count(void **state)
{
    (void) state;
    static const double rates[] = {0.01, 0.2};
    for (size_t i = 0; i < 2; i++) {
        testing_world world;
        violated_truce(&world, rates[i], 0, 42);
        testing_histories histories = testing_histories_play(&world, 141 + i, HISTORIES);
        assert_mean(&histories, testing_violations, rates[i] * 42);
        assert_near(testing_mean_of(&histories, testing_completed).mean, 1, 0);
        testing_histories_free(&histories);
    }
}

static void
gates_multiply(void **state)
{
    (void) state;
    static const double gates[][2] = {{0.5, 0.5}, {0.9, 0.6}, {0.2, 0.95}};
    for (size_t i = 0; i < sizeof gates / sizeof gates[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        for (int phase = 0; phase < 3; phase++) {
            ovt_gate *gate = &testing_add_phase(&world, 10)->gate;
            gate->mode = phase < 2 ? OVT_GATE_PROBABILITY : OVT_GATE_AUTOMATIC;
            gate->probability = phase < 2 ? gates[i][phase] : 1;
        }
        testing_histories histories = testing_histories_play(&world, 151 + i, HISTORIES);
        assert_mean(&histories, third_phase_begun, gates[i][0] * gates[i][1]);
        assert_mean(&histories, testing_phases, 1 + gates[i][0] * (1 + gates[i][1]));
        testing_histories_free(&histories);
    }
}

static void
talks_at_a_gate_agree_at_their_rate(void **state)
{
    (void) state;
    static const struct {
        double rate;
        int from_day;
    } rows[] = {{0.02, 16}, {0.1, 30}, {0.3, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        testing_add_phase(&world, 42)->gate =
            (ovt_gate){.mode = OVT_GATE_TALKS, .rate = rows[i].rate, .from_day = rows[i].from_day};
        testing_add_phase(&world, 10);
        testing_histories histories = testing_histories_play(&world, 161 + i, HISTORIES);
        double agreed = 1 - exp(-rows[i].rate * (42 - rows[i].from_day));
        if (agreed < 0.9999) {
            assert_mean(&histories, testing_completed, agreed);
        }
        testing_histories_free(&histories);
    }
}

static void
an_extension_gives_talks_more_time_while_captives_last(void **state)
{
    (void) state;
    static const struct {
        double rate;
        int most;
    } rows[] = {{0.02, 3}, {0.1, 10}};
    for (size_t i = 0; i < 2; i++) {
        testing_world world;
        testing_world_init(&world);
        ovt_phase *phase = testing_add_phase(&world, 4);
        phase->gate = (ovt_gate){.mode = OVT_GATE_TALKS,
            .rate = rows[i].rate,
            .extend_captives = 1,
            .extend_max_days = rows[i].most};
        testing_add_release(&world, phase, 0, 4, 3);
        testing_add_phase(&world, 10);
        testing_histories histories = testing_histories_play(&world, 171 + i, HISTORIES);
        /* Six of the ten are left for the extension. */
        int days = rows[i].most < 6 ? rows[i].most : 6;
        double returned = 4, truce = 4, pass = exp(-4 * rows[i].rate);
        for (int day = 1; day <= days; day++) {
            truce += pass * (1 - exp(-rows[i].rate)) / rows[i].rate;
            pass *= exp(-rows[i].rate);
            returned += pass;
        }
        assert_mean(&histories, testing_returned, returned);
        assert_mean(&histories, testing_truce_days, truce + 10 * (1 - pass));
        assert_mean(&histories, testing_completed, 1 - pass);
        testing_histories_free(&histories);
    }
}

static void
a_late_release_day_comes_if_the_truce_still_runs(void **state)
{
    (void) state;
    static const struct {
        double chance, mean;
        bool permanent;
    } rows[] = {{0.3, 2, false}, {0.6, 20, false}, {0.6, 20, true}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        testing_world world;
        testing_world_init(&world);
        world.scenario.implementation.delay_probability = rows[i].chance;
        world.scenario.implementation.delay_days = rows[i].mean;
        ovt_phase *phase = testing_add_phase(&world, 30);
        phase->permanent = rows[i].permanent;
        testing_add_release(&world, phase, 0, 10, 1)->first = 25;
        testing_histories histories = testing_histories_play(&world, 181 + i, HISTORIES);
        double left = rows[i].permanent ? 75 : 5;
        double made_good = rows[i].chance * (1 - exp(-left / rows[i].mean));
        assert_mean(&histories, late_days, made_good);
        assert_mean(&histories, testing_returned, 10 * (1 - rows[i].chance + made_good));
        testing_histories_free(&histories);
    }
}

static void
a_shortfall_may_be_disputed(void **state)
{
    (void) state;
    static const struct {
        double dispute, collapse;
        int count;
    } rows[] = {{0.5, 1, 20}, {0.9, 0.5, 40}};
    for (size_t i = 0; i < 2; i++) {
        testing_world world;
        testing_world_init(&world);
        world.categories[0].confirmed_dead = 0;
        world.scenario.implementation.dispute_probability = rows[i].dispute;
        world.scenario.implementation.collapse_probability = rows[i].collapse;
        ovt_phase *phase = testing_add_phase(&world, 30);
        testing_add_release(&world, phase, 0, rows[i].count, 1)->first = 10;
        testing_histories histories = testing_histories_play(&world, 191 + i, HISTORIES);
        double disputed = rows[i].dispute * (rows[i].count - 10) / rows[i].count;
        assert_mean(&histories, testing_violations, disputed);
        assert_mean(&histories, collapsed, disputed * rows[i].collapse);
        assert_mean(&histories, testing_truce_days, 30 - 20 * disputed * rows[i].collapse);
        testing_histories_free(&histories);
    }
}

static void
temptation_multiplies_the_hazard(void **state)
{
    (void) state;
    static const double temptations[] = {0, 0.5, 1.5};
    for (size_t i = 0; i < 3; i++) {
        testing_world world;
        violated_truce(&world, 0.01, 1, 40);
        world.scenario.implementation.temptation = temptations[i];
        ovt_phase *phase = &world.phases[0];
        testing_add_release(&world, phase, 0, 10, 0)->first = 15;
        /* Of the holder's stakes the one ends on day 15 and the other with the truce, where the
         * seeker has lost what the holder has won: -1, from day 15 on -1/2. */
        testing_add_bind(&world, testing_add_issue(&world, "a"), OVT_DELIVERED_BY_RELEASE, 0, 0);
        testing_add_bind(&world, testing_add_issue(&world, "b"), OVT_DELIVERED_BY_PERMANENCE, 0, 0);
        testing_histories histories = testing_histories_play(&world, 201 + i, HISTORIES);
        double hazard = 0.01 * (15 * exp(temptations[i]) + 25 * exp(temptations[i] / 2));
        assert_mean(&histories, testing_completed, exp(-hazard));
        testing_histories_free(&histories);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_truce_that_no_violation_survives_lasts_as_long_as_it_should),
        cmocka_unit_test(pauses_and_guarantees_change_what_a_violation_does),
        cmocka_unit_test(violations_may_come_early_or_late),
        cmocka_unit_test(the_age_of_the_truce_runs_on_through_phases_with_rates_of_their_own),
        cmocka_unit_test(violations_that_do_no_harm_only_count),
        cmocka_unit_test(gates_multiply),
        cmocka_unit_test(talks_at_a_gate_agree_at_their_rate),
        cmocka_unit_test(an_extension_gives_talks_more_time_while_captives_last),
        cmocka_unit_test(a_late_release_day_comes_if_the_truce_still_runs),
        cmocka_unit_test(a_shortfall_may_be_disputed),
        cmocka_unit_test(temptation_multiplies_the_hazard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
