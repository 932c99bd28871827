// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/config/load.h"
#include "overture/engine/calendar.h"

static ovt_loaded
loaded(const char *name)
{
    ovt_loaded self = {0};
    ovt_faults faults = {0};
    char path[4096];
    snprintf(path, sizeof path, "%s/scenarios/%s", OVT_ROOT_DIR, name);
    assert_int_equal(ovt_loaded_init(&self, path, &(ovt_read_options){0}, &faults, NULL), OVT_OK);
    ovt_faults_free(&faults);
    return self;
}

static int32_t
prisoners_on(const ovt_calendar_day *rows, size_t count, double day)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].day == day) {
            return rows[i].prisoners;
        }
    }
    return -1;
}

/* Nine people at 110/9 life terms each: fractions of one release are paid with the next. */
static void
fractions_are_carried_over_from_release_to_release(void **state)
{
    (void) state;
    ovt_loaded record = loaded("history/carried-out/january-2025.cfg");
    ovt_calendar_day *rows;
    size_t count;
    int32_t alive = 0, remains = 0, prisoners = 0;
    assert_int_equal(ovt_calendar_run(&rows, &count, record.scenario, NULL), OVT_OK);
    for (size_t i = 0; i < count; i++) {
        alive += rows[i].alive;
        remains += rows[i].remains;
        prisoners += rows[i].prisoners;
    }
    assert_int_equal(alive, 30);
    assert_int_equal(remains, 8);
    assert_int_equal(prisoners, 1778);
    assert_int_equal(prisoners_on(rows, count, 14), 183);
    assert_int_equal(prisoners_on(rows, count, 35), 554);
    ovt_free(rows);
    ovt_loaded_free(&record);
}

/* The second phase begins on day 28, 28 days after the signing. */
static void
days_count_from_the_signing_through_all_phases(void **state)
{
    (void) state;
    ovt_loaded starter = loaded("starter.cfg");
    ovt_calendar_day *rows;
    size_t count;
    assert_int_equal(ovt_calendar_run(&rows, &count, starter.scenario, NULL), OVT_OK);
    assert_int_equal(count, 9);
    assert_near(rows[0].day, 1, 0);
    assert_int_equal(rows[0].alive, 3);
    assert_int_equal(rows[0].prisoners, 15);
    assert_near(rows[4].day, 29, 0);
    assert_int_equal(rows[4].phase, 1);
    assert_near(rows[8].day, 56, 0);
    assert_int_equal(rows[8].remains, 2);
    ovt_free(rows);
    ovt_loaded_free(&starter);
}

static void
every_failed_allocation_of_a_calendar_is_reported(void **state)
{
    (void) state;
    ovt_loaded starter = loaded("starter.cfg");
    bool failed = true;
    for (long n = 0; failed; n++) {
        ovt_calendar_day *rows;
        size_t count;
        ovt_memory_fail_at(n);
        ovt_status status = ovt_calendar_run(&rows, &count, starter.scenario, NULL);
        failed = ovt_memory_has_failed();
        ovt_memory_fail_at(-1);
        assert_int_equal(status, failed ? OVT_MEMORY : OVT_OK);
        ovt_free(rows);
    }
    ovt_loaded_free(&starter);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fractions_are_carried_over_from_release_to_release),
        cmocka_unit_test(days_count_from_the_signing_through_all_phases),
        cmocka_unit_test(every_failed_allocation_of_a_calendar_is_reported),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
