// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include <gsl/gsl_randist.h>

#include "overture/base/calendar.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/base/status.h"
#include "overture/base/text.h"

static void
the_first_error_wins(void **state)
{
    (void) state;
    ovt_error err = {0};
    assert_int_equal(ovt_fail(&err, OVT_IO, "disk %d", 1), OVT_IO);
    assert_int_equal(ovt_fail(&err, OVT_MEMORY, "later"), OVT_MEMORY);
    assert_int_equal(err.status, OVT_IO);
    assert_string_equal(err.message, "disk 1");
    assert_int_equal(ovt_fail(NULL, OVT_USAGE, "nobody listens"), OVT_USAGE);
}

static void
every_status_has_a_text_and_the_promised_exit(void **state)
{
    (void) state;
    for (int i = 0; i < OVT_STATUS_COUNT; i++) {
        assert_true(strlen(ovt_status_text((ovt_status) i)) > 0);
    }
    assert_int_equal(ovt_status_exit(OVT_USAGE), 2);
    assert_int_equal(ovt_status_exit(OVT_SCENARIO), 3);
    assert_int_equal(ovt_status_exit(OVT_CONDITION), 4);
    assert_int_equal(ovt_status_exit(OVT_IO), 5);
    assert_int_equal(ovt_status_exit(OVT_INTERRUPTED), 130);
}

static void
exactly_one_allocation_fails_when_planned(void **state)
{
    (void) state;
    ovt_memory_fail_at(1);
    void *first = ovt_allocate(1, 8);
    void *second = ovt_allocate(1, 8);
    void *third = ovt_allocate(1, 8);
    assert_true(ovt_memory_has_failed());
    ovt_memory_fail_at(-1);
    assert_non_null(first);
    assert_null(second);
    assert_non_null(third);
    ovt_free(first);
    ovt_free(third);
}

static void
an_arena_gives_zeroed_aligned_memory(void **state)
{
    (void) state;
    ovt_arena arena = {0};
    for (size_t size = 1; size < 50000; size = size * 3 + 1) {
        unsigned char *block = ovt_arena_allocate(&arena, size);
        assert_non_null(block);
        assert_int_equal((uintptr_t) block % sizeof(double), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(block[i], 0);
        }
        memset(block, 0xFF, size);
    }
    assert_string_equal(ovt_arena_text(&arena, "truce, held", 5), "truce");
    ovt_arena_free(&arena);
    assert_null(arena.last);
}

static void
a_number_is_written_with_the_fewest_digits_that_read_back(void **state)
{
    (void) state;
    static const struct {
        double value;
        const char *text;
    } rows[] = {{20, "20"}, {0.1, "0.1"}, {12.5, "12.5"}, {-3, "-3"}, {0, "0"}, {-0.0, "0"},
        {1e300, "1e+300"}, {1.0 / 3, "0.3333333333333333"}, {NAN, "nan"}, {1e-7, "1e-07"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[OVT_NUMBER_TEXT];
        assert_string_equal(ovt_number_text(text, rows[i].value), rows[i].text);
    }
}

static void
a_near_word_is_found_and_a_far_one_is_not(void **state)
{
    (void) state;
    static const char *const words[] = {"truce_days", "held", "days"};
    assert_int_equal(ovt_word_distance("hedl", "held"), 1);
    assert_int_equal(ovt_word_distance("Truse_days", "truce_days"), 1);
    assert_string_equal(ovt_word_nearest("truse_days", words, 3), "truce_days");
    assert_string_equal(ovt_word_nearest("day", words, 3), "days");
    assert_null(ovt_word_nearest("aid", words, 2));
}

static void
invalid_utf8_is_seen_and_wide_text_is_measured(void **state)
{
    (void) state;
    assert_int_equal(ovt_utf8_length("a", 1), 1);
    assert_int_equal(ovt_utf8_length("\xC3\xA9", 2), 2);
    assert_int_equal(ovt_utf8_length("\xC3", 1), 0);
    assert_int_equal(ovt_utf8_length("\xC0\x80", 2), 0);         /* overlong */
    assert_int_equal(ovt_utf8_length("\xED\xA0\x80", 3), 0);     /* surrogate */
    assert_int_equal(ovt_utf8_length("\xF4\x90\x80\x80", 4), 0); /* past U+10FFFF */
    assert_int_equal(ovt_utf8_length("\x80", 1), 0);
    assert_int_equal(ovt_text_width("caf\xC3\xA9"), 4);
    assert_int_equal(ovt_text_width(""), 0);
}

static void
dates_come_back_as_they_were_read(void **state)
{
    (void) state;
    static const struct {
        const char *text;
        long day;
    } rows[] = {{"1970-01-01", 0}, {"2024-03-28", 19810}, {"2024-02-29", 19782},
        {"1862-07-22", -39244}, {"9999-12-31", 2932896}, {"1969-12-31", -1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        long day;
        char text[OVT_DATE_TEXT];
        assert_true(ovt_date_parse(rows[i].text, &day));
        assert_int_equal(day, rows[i].day);
        assert_string_equal(ovt_date_text(text, day), rows[i].text);
    }
    for (long day = -200000; day < 200000; day += 37) {
        long back;
        char text[OVT_DATE_TEXT];
        assert_true(ovt_date_parse(ovt_date_text(text, day), &back));
        assert_int_equal(back, day);
    }
}

static void
what_is_no_date_is_refused(void **state)
{
    (void) state;
    static const char *const texts[] = {"2023-02-29", "2024-13-01", "2024-00-10", "2024-3-28",
        "28.03.2024", "2024-04-31", "", "2024-03-28 ", "0999-01-01"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        long day;
        assert_false(ovt_date_parse(texts[i], &day));
    }
}

/* Known answer of Salmon et al. (2011) for a zero counter and a zero key. */
static void
philox_gives_its_known_answer(void **state)
{
    (void) state;
    philox4x32_ctr_t counter = {{0}};
    philox4x32_key_t key = {{0}};
    philox4x32_ctr_t words = philox4x32(counter, key);
    assert_int_equal(words.v[0], 0x6627e8d5U);
    assert_int_equal(words.v[1], 0xe169c58dU);
    assert_int_equal(words.v[2], 0xbc57ac4cU);
    assert_int_equal(words.v[3], 0x9b00dbd8U);
}

static void
streams_differ_in_every_part_of_their_name_and_repeat(void **state)
{
    (void) state;
    ovt_stream base = ovt_stream_open(1, 2, OVT_PURPOSE_GATE, 3);
    double first = ovt_stream_uniform(&base);
    ovt_stream again = ovt_stream_open(1, 2, OVT_PURPOSE_GATE, 3);
    assert_true(first == ovt_stream_uniform(&again));
    ovt_stream others[] = {ovt_stream_open(2, 2, OVT_PURPOSE_GATE, 3),
        ovt_stream_open(1, 3, OVT_PURPOSE_GATE, 3), ovt_stream_open(1, 2, OVT_PURPOSE_LOCATE, 3),
        ovt_stream_open(1, 2, OVT_PURPOSE_GATE, 4),
        ovt_stream_open(1ULL << 40 | 1, 2, OVT_PURPOSE_GATE, 3),
        ovt_stream_open(1, 1ULL << 40 | 2, OVT_PURPOSE_GATE, 3)};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(first == ovt_stream_uniform(&others[i]));
    }
    assert_false(ovt_input_uniform(1, 2, 77) == ovt_input_uniform(1, 2, 77ULL << 32));
}

/* Mean and variance of 200,000 draws, within 4.5 standard errors; also through GSL. */
static void
draws_have_their_moments(void **state)
{
    (void) state;
    enum { DRAWS = 200000 };
    ovt_stream stream = ovt_stream_open(7, 0, OVT_PURPOSE_TEST, 0);
    gsl_rng *rng = gsl_rng_alloc(ovt_rng_philox);
    double uniform = 0, exponential = 0, normal = 0, squares = 0;
    gsl_rng_set(rng, 11);
    for (int i = 0; i < DRAWS; i++) {
        double u = ovt_stream_uniform(&stream);
        assert_true(u > 0 && u < 1);
        uniform += u;
        exponential += ovt_stream_exponential(&stream);
        double z = gsl_ran_gaussian(rng, 1);
        normal += z;
        squares += z * z;
    }
    gsl_rng_free(rng);
    assert_near(uniform / DRAWS, 0.5, 4.5 * sqrt(1.0 / 12 / DRAWS));
    assert_near(exponential / DRAWS, 1, 4.5 / sqrt(DRAWS));
    assert_near(normal / DRAWS, 0, 4.5 / sqrt(DRAWS));
    assert_near(squares / DRAWS, 1, 4.5 * sqrt(2.0 / DRAWS));
}

static void
streams_opened_together_are_the_same_streams(void **state)
{
    (void) state;
    for (uint64_t i = 0; i < 1000; i++) {
        uint64_t seed = i * 0x9E3779B97F4A7C15U, replication = seed ^ i << 40;
        uint32_t first = (uint32_t) (seed >> 41);
        double uniform[OVT_STREAMS];
        ovt_streams_uniform(seed, replication, OVT_PURPOSE_TEST, first, uniform);
        for (uint32_t j = 0; j < OVT_STREAMS; j++) {
            ovt_stream stream = ovt_stream_open(seed, replication, OVT_PURPOSE_TEST, first + j);
            assert_true(uniform[j] == ovt_stream_uniform(&stream));
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(every_status_has_a_text_and_the_promised_exit),
        cmocka_unit_test(exactly_one_allocation_fails_when_planned),
        cmocka_unit_test(an_arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(a_number_is_written_with_the_fewest_digits_that_read_back),
        cmocka_unit_test(a_near_word_is_found_and_a_far_one_is_not),
        cmocka_unit_test(invalid_utf8_is_seen_and_wide_text_is_measured),
        cmocka_unit_test(dates_come_back_as_they_were_read),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(philox_gives_its_known_answer),
        cmocka_unit_test(streams_differ_in_every_part_of_their_name_and_repeat),
        cmocka_unit_test(draws_have_their_moments),
        cmocka_unit_test(streams_opened_together_are_the_same_streams),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
