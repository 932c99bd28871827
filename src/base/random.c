// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/random.h"

double
ovt_input_uniform(uint64_t seed, uint64_t replication, uint64_t path_hash)
{
    ovt_stream stream =
        ovt_stream_open(seed, replication, OVT_PURPOSE_INPUT, (uint32_t) (path_hash >> 40));
    /* 56 bits of the hash name the stream: 24 as its index, 32 as its first block. */
    stream.counter.v[0] = (uint32_t) path_hash;
    return ovt_stream_uniform(&stream);
}

uint64_t
ovt_hash_text(const char *text)
{
    uint64_t hash = 0xCBF29CE484222325U;
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char) *text) * 0x100000001B3U;
    }
    return hash;
}

static void
philox_set(void *state, unsigned long seed)
{
    ovt_stream *stream = state;
    *stream = ovt_stream_open(seed, 0, OVT_PURPOSE_TEST, 0);
}

static unsigned long
philox_get(void *state)
{
    ovt_stream *stream = state;
    if (stream->used > 3) {
        ovt_stream_block(stream);
        stream->used = 0;
    }
    return stream->block.v[stream->used++];
}

static double
philox_get_double(void *state)
{
    return ovt_stream_uniform(state);
}

_Static_assert(sizeof(unsigned long) == 8, "gsl_rng_set must take all 64 bits of a seed");

static const gsl_rng_type philox_type = {
    .name = "philox4x32-10",
    .max = UINT32_MAX,
    .min = 0,
    .size = sizeof(ovt_stream),
    .set = philox_set,
    .get = philox_get,
    .get_double = philox_get_double,
};

const gsl_rng_type *const ovt_rng_philox = &philox_type;
