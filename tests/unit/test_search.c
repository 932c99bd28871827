// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "../../src/bargain/search.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"
#include "overture/base/wide.h"

enum { MOST = 400 };

static size_t
one_by_one(const ovt_search *in, size_t count, double least)
{
    size_t last = 0;
    while (last + 1 < count && in->values[last + 1] >= least) {
        last++;
    }
    return last;
}

/* Falling in small steps and large ones, some values twice. */
static size_t
random_values(ovt_search *self, ovt_stream *stream)
{
    size_t count = 1 + (size_t) (MOST * ovt_stream_uniform(stream));
    double value = 2 * ovt_stream_uniform(stream) - 1;
    for (size_t i = 0; i < count; i++) {
        self->values[i] = value;
        double step = ovt_stream_uniform(stream) - 0.3;
        value -= step > 0 ? step * step * step * step : 0;
    }
    ovt_search_read(self, count);
    return count;
}

static void
every_number_is_found_where_looking_one_by_one_finds_it(void **state)
{
    (void) state;
    ovt_search search = {0};
    assert_int_equal(ovt_search_init(&search, MOST, NULL), OVT_OK);
    ovt_stream stream = ovt_stream_open(3, 0, OVT_PURPOSE_TEST, 0);
    for (int repeat = 0; repeat < 100; repeat++) {
        size_t count = random_values(&search, &stream);
        double top = search.values[0], range = top - search.values[count - 1];
        for (size_t i = 0; i < 4 * count; i += OVT_LANES) {
            double least[OVT_LANES];
            int32_t places[OVT_LANES];
            for (size_t lane = 0; lane < OVT_LANES; lane++) {
                /* The values themselves, and what lies between and beyond. */
                least[lane] = i + lane < count
                                  ? search.values[i + lane]
                                  : top - range * (1.4 * ovt_stream_uniform(&stream) - 0.2);
            }
            ovt_search_last_lanes(&search, least, places);
            for (size_t lane = 0; lane < OVT_LANES; lane++) {
                size_t place = one_by_one(&search, count, least[lane]);
                assert_int_equal(ovt_search_last(&search, least[lane]), place);
                assert_int_equal(places[lane], place);
            }
        }
    }
    assert_int_equal(ovt_search_last(&search, NAN), 0);
    ovt_search_free(&search);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_is_found_where_looking_one_by_one_finds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
