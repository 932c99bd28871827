// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/study/prim.h"

enum { INPUTS = 4, POINTS = 4000 };

static double points[POINTS * INPUTS];
static bool hits[POINTS];

/* Uniform points; it happens with chance @p inside where @p rule holds, else with @p outside. */
static ovt_prim_sample
draw(bool (*rule)(const double *point), double inside, double outside, uint64_t seed)
{
    ovt_stream stream = ovt_stream_open(seed, 0, OVT_PURPOSE_TEST, 0);
    for (size_t i = 0; i < POINTS; i++) {
        for (size_t j = 0; j < INPUTS; j++) {
            points[i * INPUTS + j] = ovt_stream_uniform(&stream);
        }
        double chance = rule(points + i * INPUTS) ? inside : outside;
        hits[i] = ovt_stream_uniform(&stream) < chance;
    }
    return (ovt_prim_sample){
        .points = points, .hits = hits, .count = POINTS, .inputs = INPUTS, .seed = seed};
}

static bool
corner(const double *point)
{
    return point[0] < 0.4 && point[2] > 0.5;
}

static bool
corners(const double *point)
{
    return corner(point) || (point[0] > 0.8 && point[1] < 0.3);
}

static bool
nowhere(const double *point)
{
    (void) point;
    return false;
}

static void
a_box_is_found_at_its_limits_and_nothing_else_is_limited(void **state)
{
    (void) state;
    ovt_prim rules;
    ovt_error err = {0};
    ovt_prim_sample sample = draw(corner, 0.95, 0.02, 1);
    assert_int_equal(ovt_prim_init(&rules, &sample, &err), OVT_OK);
    assert_in_range(rules.count, 1, OVT_PRIM_BOXES);
    const ovt_prim_box *box = &rules.boxes[0];
    assert_near(box->limits[0].high, 0.4, 0.03);
    assert_near(box->limits[2].low, 0.5, 0.03);
    assert_true(isinf(box->limits[0].low) && isinf(box->limits[2].high));
    assert_true(isinf(box->limits[1].low) && isinf(box->limits[1].high));
    assert_true(isinf(box->limits[3].low) && isinf(box->limits[3].high));
    /* Some 400 held-out points in the box: four standard errors of its density are 0.044. */
    assert_near(box->held_out.density, 0.95, 0.06);
    assert_near(rules.base, 0.2 * 0.95 + 0.8 * 0.02, 0.04);
    assert_true(box->held_out.coverage > 0.8);
    ovt_prim_free(&rules);
}

static void
a_second_box_is_found_among_the_points_that_are_left(void **state)
{
    (void) state;
    ovt_prim rules;
    ovt_error err = {0};
    ovt_prim_sample sample = draw(corners, 0.95, 0.01, 2);
    assert_int_equal(ovt_prim_init(&rules, &sample, &err), OVT_OK);
    assert_in_range(rules.count, 2, OVT_PRIM_BOXES);
    assert_near(rules.boxes[1].limits[0].low, 0.8, 0.04);
    assert_near(rules.boxes[1].limits[1].high, 0.3, 0.04);
    assert_true(rules.coverage > 0.85);
    ovt_prim_free(&rules);
}

static void
where_nothing_matters_hardly_any_rule_is_found(void **state)
{
    (void) state;
    int found = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        ovt_prim rules;
        ovt_error err = {0};
        ovt_prim_sample sample = draw(nowhere, 0, 0.2, seed);
        assert_int_equal(ovt_prim_init(&rules, &sample, &err), OVT_OK);
        found += rules.count > 0;
        ovt_prim_free(&rules);
    }
    /* A held-out interval lies above the base rate in 2.5 % of the samples, by chance. */
    assert_in_range(found, 0, 3);
}

static void
where_it_never_or_always_happens_there_is_no_rule(void **state)
{
    (void) state;
    for (int always = 0; always < 2; always++) {
        ovt_prim rules;
        ovt_error err = {0};
        ovt_prim_sample sample = draw(nowhere, 0, always, 3);
        assert_int_equal(ovt_prim_init(&rules, &sample, &err), OVT_OK);
        assert_int_equal(rules.count, 0);
        ovt_prim_free(&rules);
    }
}

/* Inputs that are a choice among few values, as words of a setting are. */
static void
values_that_repeat_are_peeled_together(void **state)
{
    (void) state;
    ovt_prim rules;
    ovt_error err = {0};
    ovt_prim_sample sample = draw(corner, 1, 0, 4);
    for (size_t i = 0; i < POINTS; i++) {
        points[i * INPUTS + 3] = floor(points[i * INPUTS + 3] * 3);
        hits[i] = points[i * INPUTS + 3] == 1;
    }
    assert_int_equal(ovt_prim_init(&rules, &sample, &err), OVT_OK);
    assert_int_equal(rules.count, 1);
    assert_near(rules.boxes[0].limits[3].low, 1, 0);
    assert_near(rules.boxes[0].limits[3].high, 1, 0);
    assert_near(rules.boxes[0].held_out.density, 1, 0);
    assert_near(rules.boxes[0].held_out.coverage, 1, 0);
    ovt_prim_free(&rules);
}

static void
every_failed_allocation_is_an_error(void **state)
{
    (void) state;
    ovt_prim_sample sample = draw(corner, 0.95, 0.02, 5);
    sample.count = 400;
    for (long n = 0;; n++) {
        ovt_prim rules;
        ovt_error err = {0};
        ovt_memory_fail_at(n);
        ovt_status status = ovt_prim_init(&rules, &sample, &err);
        bool failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        ovt_prim_free(&rules);
        if (!failed) {
            assert_int_equal(status, OVT_OK);
            assert_true(n > 5);
            return;
        }
        assert_int_equal(status, OVT_MEMORY);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_box_is_found_at_its_limits_and_nothing_else_is_limited),
        cmocka_unit_test(a_second_box_is_found_among_the_points_that_are_left),
        cmocka_unit_test(where_nothing_matters_hardly_any_rule_is_found),
        cmocka_unit_test(where_it_never_or_always_happens_there_is_no_rule),
        cmocka_unit_test(values_that_repeat_are_peeled_together),
        cmocka_unit_test(every_failed_allocation_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
