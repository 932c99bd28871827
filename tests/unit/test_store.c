// SPDX-License-Identifier: GPL-3.0-or-later
/* The store, and the commands that use it, without each of their allocations in turn, SQLite's
 * among them: a clean error, nothing leaked, and a database that holds what it held or what was
 * put in. */
#include "testing.h"

#include <unistd.h>

#include "overture/base/memory.h"
#include "overture/store/store.h"
#include "testing_cli.h"
#include "testing_store.h"

enum { POINTS = 3, METRICS = 2 };

#define OFFER                                                                             \
    "clock: { start = \"2024-03-01\"; horizon_days = 60; };\n"                            \
    "captives = ( { category = \"women\"; held = 10; death_rate = 0.001; } );\n"          \
    "offer: { phases = ( { days = 40; releases = ( { category = \"women\"; count = 10;\n" \
    "  every = 2; first = 2; ratio = 3.0; } ); } ); };\n"

/* The last point is no valid scenario. */
#define STUDY                                   \
    "study: { scenarios = ( \"offer.cfg\" );\n" \
    "  vary = ( { path = \"offer.phases[0].days\"; values = [40, 50, 1]; } ); };\n"

static int
enter(void **state)
{
    (void) state;
    testing_enter_folder();
    testing_write("offer.cfg", OFFER);
    testing_write("study.cfg", STUDY);
    return 0;
}

static const ovt_stored_scenario scenario = {"a", "An offer", "a.cfg", "clock: {};\n"};
static const ovt_stored_metric metrics[METRICS] = {
    {"returned_alive", "Returned alive", "people", 1}, {"truce_days", "Truce", "days", 1}};
static const ovt_stored_varied varied = {"offer.phases[0].days", "40, 50, 1"};
static const ovt_source_file file = {"a.cfg", "0123456789abcdef"};

static const ovt_stored head = {.command = "sweep",
    .version = "0.1.0",
    .command_line = "overture sweep a.cfg",
    .title = "A title",
    .design = "grid",
    .points = POINTS,
    .seed = 1,
    .replications = 10,
    .baseline = "a",
    .document = "{}",
    .scenarios = &scenario,
    .scenario_count = 1,
    .metrics = metrics,
    .metric_count = METRICS,
    .varied = &varied,
    .varied_count = 1,
    .files = &file,
    .file_count = 1};

static ovt_status
put_point(ovt_store *store, int64_t id, uint64_t number, ovt_error *err)
{
    const double value = (double) number;
    const char *text = "40";
    ovt_summary summaries[METRICS];
    ovt_difference differences[METRICS];
    for (int i = 0; i < METRICS; i++) {
        summaries[i] = (ovt_summary){.modelled = true, .n = 10, .mean = value + i};
        differences[i] = (ovt_difference){.modelled = true, .n = 10, .mean = 0};
    }
    ovt_stored_point point = {.number = number,
        .fault = number == POINTS ? "it is no valid scenario" : NULL,
        .values = &value,
        .texts = &text,
        .summaries = summaries,
        .differences = differences};
    return ovt_store_put(store, id, &head, &point, err);
}

/* Goes on with the result, or begins it, a commit after each point. */
static ovt_status
write_result(const char *path, ovt_error *err)
{
    ovt_store *store = NULL;
    int64_t id = 0;
    ovt_status status = ovt_store_open(&store, path, OVT_STORE_WRITE, err);
    if (status == OVT_OK) {
        status = ovt_store_find(store, &head, &id, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_begin(store, err);
    }
    if (status == OVT_OK && id == 0) {
        status = ovt_store_add(store, &head, &id, err);
    }
    for (uint64_t number = 1; status == OVT_OK && number <= POINTS; number++) {
        bool has = false;
        status = ovt_store_has(store, id, number, &has, err);
        if (status == OVT_OK && !has) {
            status = ovt_store_begin(store, err);
        }
        if (status == OVT_OK && !has) {
            status = put_point(store, id, number, err);
        }
        if (status == OVT_OK) {
            status = ovt_store_commit(store, err);
        }
    }
    ovt_store_close(store);
    return status;
}

static ovt_status
take_point(void *context, const ovt_stored_point *point, ovt_error *err)
{
    (void) err;
    *(double *) context += point->fault == NULL ? point->summaries[1].mean : 100;
    return OVT_OK;
}

/* Reads everything; what it finds must be right where all goes well. */
static ovt_status
read_result(const char *path, ovt_error *err)
{
    ovt_store *store = NULL;
    ovt_arena arena = {0};
    ovt_stored read = {0};
    int64_t id = 0, same = 0, document = 0;
    uint64_t points = 0, invalid = 0;
    double sum = 0;
    ovt_status status = ovt_store_open(&store, path, OVT_STORE_READ, err);
    if (status == OVT_OK) {
        status = ovt_store_next(store, 0, &id, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_read(store, id, &read, &arena, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_find(store, &head, &same, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_find_document(store, &head, &document, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_count(store, id, &points, &invalid, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_each(store, id, &read, 0, INT64_MAX, take_point, &sum, err);
    }
    if (status == OVT_OK) {
        assert_true(id == 1 && same == 1 && document == 1);
        assert_true(points == POINTS && invalid == 1);
        assert_near(sum, (1 + 1) + (2 + 1) + 100, 0);
        assert_string_equal(read.varied[0].choice, varied.choice);
        assert_string_equal(read.document, "{}");
    }
    ovt_store_close(store);
    ovt_arena_free(&arena);
    return status;
}

typedef ovt_status (*store_work)(const char *path, ovt_error *err);

/* Without allocation @p n; true when there were not so many. SQLite may do without some. */
static bool
without(store_work work, const char *path, long n)
{
    ovt_error err = {0};
    ovt_memory_fail_at(n);
    ovt_status status = work(path, &err);
    bool done = !ovt_memory_has_failed();
    ovt_memory_fail_at(-1);
    if (status == OVT_OK ? err.message[0] != '\0'
                         : done || status != OVT_MEMORY || err.message[0] == '\0') {
        print_error("without allocation %ld: status %d, \"%s\"\n", n, status, err.message);
        fail();
    }
    return done;
}

static void
assert_sound(const char *path)
{
    char *sound = testing_ask(path, "PRAGMA integrity_check");
    assert_string_equal(sound, "ok");
    free(sound);
}

static void
writing_survives_every_failed_allocation(void **state)
{
    (void) state;
    ovt_error err = {0};
    bool done = false;
    unlink("whole.db");
    assert_int_equal(write_result("whole.db", &err), OVT_OK);
    char *whole = testing_dump("whole.db");
    for (long n = 0; !done; n += 1 + n / 60) {
        unlink("broken.db");
        unlink("broken.db-wal");
        unlink("broken.db-shm");
        done = without(write_result, "broken.db", n);
        assert_int_equal(write_result("broken.db", &err), OVT_OK);
        assert_sound("broken.db");
        char *resumed = testing_dump("broken.db");
        assert_string_equal(resumed, whole);
        free(resumed);
    }
    free(whole);
}

static void
reading_survives_every_failed_allocation(void **state)
{
    (void) state;
    ovt_error err = {0};
    bool done = false;
    unlink("read.db");
    assert_int_equal(write_result("read.db", &err), OVT_OK);
    for (long n = 0; !done; n++) {
        done = without(read_result, "read.db", n);
    }
    done = false;
    for (long n = 0; !done; n++) {
        done = without(ovt_store_check, "read.db", n);
    }
    assert_sound("read.db");
}

/* SQLite would keep NULL in its place. */
static void
a_report_that_is_too_long_is_refused(void **state)
{
    (void) state;
    size_t length = (size_t) 64 << 20;
    char *text = malloc(length + 2);
    assert_non_null(text);
    memset(text, ' ', length + 1);
    text[length + 1] = '\0';
    ovt_stored longest = head;
    longest.document = text;
    ovt_store *store = NULL;
    ovt_error err = {0};
    int64_t id = 0;
    assert_int_equal(ovt_store_open(&store, "long.db", OVT_STORE_NEW, &err), OVT_OK);
    assert_int_equal(ovt_store_begin(store, &err), OVT_OK);
    assert_int_equal(ovt_store_add(store, &longest, &id, &err), OVT_FAILED);
    assert_non_null(strstr(err.message, "a report of more than 64 MB is not kept; -m narrows"));
    text[length] = '\0';
    err = (ovt_error){0};
    assert_int_equal(ovt_store_add(store, &longest, &id, &err), OVT_OK);
    assert_int_equal(ovt_store_commit(store, &err), OVT_OK);
    ovt_store_close(store);
    free(text);
    char *kept = testing_ask("long.db", "SELECT length(document) FROM result");
    assert_string_equal(kept, "67108864");
    free(kept);
    unlink("long.db");
}

/* Every outcome of a command is told, and what comes after finds a database that it can use. */
static bool
command_without(const char *line, int whole, long n)
{
    ovt_memory_fail_at(n);
    testing_outcome result = testing_run(line);
    bool done = !ovt_memory_has_failed();
    ovt_memory_fail_at(-1);
    bool is_whole = result.status == whole && (whole == 0 || *result.log != '\0');
    if (!is_whole && (done || result.status != 1 || *result.log == '\0')) {
        print_error(
            "%s without allocation %ld: status %d, %s\n", line, n, result.status, result.log);
        fail();
    }
    testing_forget(&result);
    return done;
}

#define SWEEP "sweep study.cfg -n 4 -j 1 -q -m returned_alive --store "

static void
a_sweep_without_any_allocation_can_be_gone_on_with(void **state)
{
    (void) state;
    bool done = false;
    testing_expect(SWEEP "all.db", 3, NULL);
    char *all = testing_dump("all.db");
    for (long n = 0; !done; n += 1 + n / 8) {
        unlink("part.db");
        done = command_without(SWEEP "part.db", 3, n);
        testing_expect(SWEEP "part.db", 3, NULL);
        assert_sound("part.db");
        char *resumed = testing_dump("part.db");
        assert_string_equal(resumed, all);
        free(resumed);
    }
    free(all);
}

static void
merging_without_any_allocation_leaves_all_or_nothing(void **state)
{
    (void) state;
    bool done = false;
    testing_expect(SWEEP "one.db --part 1-2", 0, NULL);
    testing_expect(SWEEP "two.db --part 2-3", 3, NULL);
    for (long n = 0; !done; n += 1 + n / 8) {
        unlink("merged.db");
        done = command_without("merge merged.db one.db two.db", 0, n);
        if (access("merged.db", F_OK) == 0) {
            char *points = testing_ask("merged.db", "SELECT count(*) FROM point");
            assert_string_equal(points, "3");
            free(points);
        }
        assert_int_not_equal(access("merged.db-wal", F_OK), 0);
    }
    assert_sound("one.db");
    assert_sound("two.db");
}

static void
a_run_without_any_allocation_is_kept_whole_or_not_at_all(void **state)
{
    (void) state;
    bool done = false;
    for (long n = 0; !done; n += 1 + n / 8) {
        unlink("run.db");
        testing_expect("run offer.cfg -n 4 -j 1 -q -s 2 --store run.db", 0, NULL);
        done = command_without("run offer.cfg -n 4 -j 1 -q -m truce_days --store run.db", 0, n);
        assert_sound("run.db");
        char *results = testing_ask(
            "run.db", "SELECT (SELECT count(*) FROM result) - (SELECT count(*) FROM point)");
        assert_string_equal(results, "0");
        free(results);
    }
}

static void
a_report_survives_every_failed_allocation(void **state)
{
    (void) state;
    bool done = false;
    testing_expect("run offer.cfg -n 4 -q -m truce_days --store told.db", 0, NULL);
    testing_expect("run offer.cfg -n 4 -q -m truce_days -s 2 --store told.db", 0, NULL);
    static const char *const lines[] = {
        "report told.db -f json", "report told.db --id 2 -f json", "report all.db -f json"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++, done = false) {
        for (long n = 0; !done; n += 1 + n / 8) {
            done = command_without(lines[i], 0, n);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writing_survives_every_failed_allocation),
        cmocka_unit_test(reading_survives_every_failed_allocation),
        cmocka_unit_test(a_report_that_is_too_long_is_refused),
        cmocka_unit_test(a_sweep_without_any_allocation_can_be_gone_on_with),
        cmocka_unit_test(merging_without_any_allocation_leaves_all_or_nothing),
        cmocka_unit_test(a_run_without_any_allocation_is_kept_whole_or_not_at_all),
        cmocka_unit_test(a_report_survives_every_failed_allocation),
    };
    testing_sqlite_uses_memory();
    return cmocka_run_group_tests(tests, enter, testing_leave_folder);
}
