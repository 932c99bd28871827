// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/study/design.h"

enum { POINTS = 97, SIDES = 3 };

static void
a_latin_hypercube_meets_every_slice_of_every_side_once(void **state)
{
    (void) state;
    ovt_cube *cube = NULL;
    int met[SIDES][POINTS] = {{0}}, same = 0;
    assert_int_equal(
        ovt_cube_new(&cube, OVT_DESIGN_LATIN_HYPERCUBE, SIDES, POINTS, 7, NULL), OVT_OK);
    for (uint64_t i = 0; i < POINTS; i++) {
        double place[SIDES];
        ovt_cube_point(cube, i, place);
        same += (int) (place[0] * POINTS) == (int) (place[1] * POINTS);
        for (size_t k = 0; k < SIDES; k++) {
            assert_true(place[k] > 0 && place[k] < 1);
            met[k][(size_t) (place[k] * POINTS)]++;
        }
    }
    for (size_t k = 0; k < SIDES; k++) {
        for (size_t i = 0; i < POINTS; i++) {
            assert_int_equal(met[k][i], 1);
        }
    }
    /* The sides are paired by chance: on average one slice of each meets its own number. */
    assert_in_range(same, 0, 8);
    ovt_cube_delete(cube);
}

/* Of the first 64 points of a shifted Sobol sequence, every eighth of a side holds eight: shifting
 * by less than a slice moves some over its edge, so that one more or less may be there. */
static void
a_sobol_sample_is_even_and_does_not_depend_on_the_order(void **state)
{
    (void) state;
    ovt_cube *cube = NULL;
    int met[SIDES][8] = {{0}};
    assert_int_equal(ovt_cube_new(&cube, OVT_DESIGN_SOBOL, SIDES, 64, 7, NULL), OVT_OK);
    double forth[64][SIDES], back[SIDES];
    for (uint64_t i = 0; i < 64; i++) {
        ovt_cube_point(cube, i, forth[i]);
        for (size_t k = 0; k < SIDES; k++) {
            met[k][(size_t) (forth[i][k] * 8)]++;
        }
    }
    for (uint64_t i = 64; i-- > 0;) {
        ovt_cube_point(cube, i, back);
        assert_memory_equal(back, forth[i], sizeof back);
    }
    for (size_t k = 0; k < SIDES; k++) {
        for (size_t i = 0; i < 8; i++) {
            assert_in_range(met[k][i], 7, 9);
        }
    }
    ovt_cube_delete(cube);
}

static void
seeds_give_different_samples(void **state)
{
    (void) state;
    const ovt_design_kind kinds[] = {OVT_DESIGN_LATIN_HYPERCUBE, OVT_DESIGN_SOBOL};
    for (size_t i = 0; i < 2; i++) {
        double place[2];
        for (uint64_t seed = 0; seed < 2; seed++) {
            ovt_cube *cube = NULL;
            assert_int_equal(ovt_cube_new(&cube, kinds[i], 1, 1000, seed, NULL), OVT_OK);
            ovt_cube_point(cube, 500, &place[seed]);
            ovt_cube_delete(cube);
        }
        assert_true(place[0] != place[1]);
    }
}

static void
a_sobol_sample_has_forty_dimensions_at_most(void **state)
{
    (void) state;
    ovt_cube *cube = NULL;
    ovt_error err = {0};
    assert_int_equal(ovt_cube_new(&cube, OVT_DESIGN_SOBOL, 41, 64, 7, &err), OVT_SCENARIO);
    assert_non_null(strstr(err.message, "at most 40 dimensions, not 41"));
    assert_null(cube);
}

static void
steps_go_from_one_end_to_the_other(void **state)
{
    (void) state;
    const ovt_vary even = {.from = 0, .to = 1, .steps = 5};
    const ovt_vary factors = {.from = 0.001, .to = 0.1, .steps = 3, .logarithmic = 1};
    double listed[] = {28, 42};
    const ovt_vary list = {.from = NAN, .to = NAN, .values = listed, .value_count = 2};
    const ovt_setting *days = ovt_setting_find("offer.phases[].days");
    assert_near(ovt_vary_step(&even, NULL, NULL, 0), 0, 0);
    assert_near(ovt_vary_step(&even, NULL, NULL, 3), 0.75, 1e-15);
    assert_near(ovt_vary_step(&even, NULL, NULL, 4), 1, 0);
    assert_near(ovt_vary_step(&factors, NULL, NULL, 1), 0.01, 1e-15);
    assert_near(ovt_vary_step(&factors, NULL, NULL, 2), 0.1, 0);
    assert_near(ovt_vary_step(&list, NULL, days, 1), 42, 0);
    assert_near(ovt_vary_quantile(&list, NULL, days, 0.49), 28, 0);
    assert_near(ovt_vary_quantile(&list, NULL, days, 0.51), 42, 0);
    const ovt_vary few = {.from = 1, .to = 4};
    assert_near(ovt_vary_quantile(&few, NULL, days, 0.24), 1, 0);
    assert_near(ovt_vary_quantile(&few, NULL, days, 0.26), 2, 0);
    assert_near(ovt_vary_quantile(&few, NULL, days, 0.99), 4, 0);
    const ovt_input input = {.place = {.low = 0, .high = 10},
        .distribution = {.kind = OVT_DIST_UNIFORM, .min = 2, .max = 4}};
    const ovt_vary own = {.from = NAN, .to = NAN, .steps = 4};
    assert_near(ovt_vary_step(&own, &input, NULL, 0), 2.25, 1e-12);
    assert_near(ovt_vary_quantile(&own, &input, NULL, 0.5), 3, 1e-12);
}

/* A study of two settings, varied as said. */
static ovt_study
study_of(ovt_vary vary[2], ovt_varied varied[2], ovt_scenario *own, ovt_design_kind kind)
{
    static const char *const paths[] = {"talks.signed_day", "implementation.violation_rate"};
    own->study = (ovt_study_settings){.vary = vary, .vary_count = 2, .design = (int) kind};
    for (size_t i = 0; i < 2; i++) {
        varied[i] = (ovt_varied){.path = paths[i]};
    }
    return (ovt_study){.own = own, .varied = varied, .varied_count = 2};
}

static void
a_grid_is_read_row_by_row_and_a_zip_side_by_side(void **state)
{
    (void) state;
    static ovt_scenario own;
    double days[] = {0, 30, 60};
    ovt_vary vary[2] = {{.from = NAN, .to = NAN, .values = days, .value_count = 3},
        {.from = 0.1, .to = 0.3, .steps = 3}};
    ovt_varied varied[2];
    ovt_design *design = NULL;
    double values[2];
    ovt_study study = study_of(vary, varied, &own, OVT_DESIGN_GRID);
    assert_int_equal(ovt_design_new(&design, &study, 1, NULL), OVT_OK);
    assert_int_equal(ovt_design_count(design), 9);
    ovt_design_point(design, 5, values);
    assert_near(values[0], 30, 0);
    assert_near(values[1], 0.3, 0);
    assert_int_equal(ovt_design_probe_count(design), 4);
    ovt_design_probe(design, 1, values);
    assert_near(values[0], 60, 0);
    assert_near(values[1], 0.1, 0);
    ovt_design_probe(design, 3, values);
    assert_near(values[0], 0, 0);
    assert_near(values[1], 0.3, 0);
    ovt_design_delete(design);
    study = study_of(vary, varied, &own, OVT_DESIGN_ZIP);
    assert_int_equal(ovt_design_new(&design, &study, 1, NULL), OVT_OK);
    assert_int_equal(ovt_design_count(design), 3);
    ovt_design_point(design, 1, values);
    assert_near(values[0], 30, 0);
    assert_near(values[1], 0.2, 1e-15);
    ovt_design_delete(design);
}

static void
each_failed_allocation_is_reported(void **state)
{
    (void) state;
    static ovt_scenario own;
    ovt_vary vary[2] = {{.from = 0, .to = 1}, {.from = 0.1, .to = 0.3}};
    ovt_varied varied[2];
    ovt_study study = study_of(vary, varied, &own, OVT_DESIGN_SOBOL);
    own.study.points = 8;
    ovt_status status = OVT_MEMORY;
    for (long n = 0; status != OVT_OK; n++) {
        ovt_design *design = NULL;
        ovt_memory_fail_at(n);
        status = ovt_design_new(&design, &study, 1, NULL);
        ovt_memory_fail_at(-1);
        assert_true(status == OVT_OK || (status == OVT_MEMORY && design == NULL));
        ovt_design_delete(design);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_latin_hypercube_meets_every_slice_of_every_side_once),
        cmocka_unit_test(a_sobol_sample_is_even_and_does_not_depend_on_the_order),
        cmocka_unit_test(seeds_give_different_samples),
        cmocka_unit_test(a_sobol_sample_has_forty_dimensions_at_most),
        cmocka_unit_test(steps_go_from_one_end_to_the_other),
        cmocka_unit_test(a_grid_is_read_row_by_row_and_a_zip_side_by_side),
        cmocka_unit_test(each_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
