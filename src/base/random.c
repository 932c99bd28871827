// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/random.h"

#ifdef OVT_HAS_CLONES
#include <immintrin.h>
#endif

double
ovt_input_uniform(uint64_t seed, uint64_t replication, uint64_t path_hash)
{
    ovt_stream stream =
        ovt_stream_open(seed, replication, OVT_PURPOSE_INPUT, (uint32_t) (path_hash >> 40));
    /* 56 bits of the hash name the stream: 24 as its index, 32 as its first block. */
    stream.counter.v[0] = (uint32_t) path_hash;
    return ovt_stream_uniform(&stream);
}

#ifdef OVT_HAS_CLONES
/* Four blocks side by side, twice: gcc does not find by itself that a product of 32 by 32 bits is
 * one instruction for all four. The upper halves of the words are not looked at. */
__attribute__((target("avx2"))) static void
first_uniforms(const ovt_stream *first, double *uniform)
{
    const uint32_t *counter = first->counter.v;
    const __m256i even = _mm256_set1_epi64x(PHILOX_M4x32_0);
    const __m256i odd = _mm256_set1_epi64x(PHILOX_M4x32_1);
    __m256i key[2] = {_mm256_set1_epi64x(first->key.v[0]), _mm256_set1_epi64x(first->key.v[1])};
    __m256i at[2][4];
    for (int i = 0; i < 2; i++) {
        __m256i index = _mm256_set1_epi64x((int64_t) counter[1] + 4 * i);
        at[i][0] = _mm256_set1_epi64x(counter[0]);
        at[i][1] = _mm256_add_epi64(index, _mm256_setr_epi64x(0, 1, 2, 3));
        at[i][2] = _mm256_set1_epi64x(counter[2]);
        at[i][3] = _mm256_set1_epi64x(counter[3]);
    }
    for (int round = 0; round < philox4x32_rounds; round++) {
        for (int i = 0; i < 2; i++) {
            __m256i a = _mm256_mul_epu32(at[i][0], even), b = _mm256_mul_epu32(at[i][2], odd);
            __m256i high_a = _mm256_srli_epi64(a, 32), high_b = _mm256_srli_epi64(b, 32);
            at[i][0] = _mm256_xor_si256(_mm256_xor_si256(high_b, at[i][1]), key[0]);
            at[i][2] = _mm256_xor_si256(_mm256_xor_si256(high_a, at[i][3]), key[1]);
            at[i][1] = b;
            at[i][3] = a;
        }
        key[0] = _mm256_add_epi32(key[0], _mm256_set1_epi64x((int64_t) PHILOX_W32_0));
        key[1] = _mm256_add_epi32(key[1], _mm256_set1_epi64x((int64_t) PHILOX_W32_1));
    }
    /* As ovt_uniform_of(): 52 bits behind the exponent of 2^52 are a number above it. */
    const __m256i exponent = _mm256_set1_epi64x(0x433LL << 52);
    for (int i = 0; i < 2; i++) {
        __m256i high = _mm256_slli_epi64(at[i][0], 32);
        __m256i low = _mm256_srli_epi64(_mm256_slli_epi64(at[i][1], 32), 32);
        __m256i bits = _mm256_srli_epi64(_mm256_or_si256(high, low), 12);
        __m256d above = _mm256_castsi256_pd(_mm256_or_si256(bits, exponent));
        __m256d whole = _mm256_sub_pd(above, _mm256_set1_pd(0x1p52));
        __m256d middle = _mm256_add_pd(whole, _mm256_set1_pd(0.5));
        _mm256_storeu_pd(uniform + 4 * i, _mm256_mul_pd(middle, _mm256_set1_pd(0x1p-52)));
    }
}
#endif

void
ovt_streams_uniform(
    uint64_t seed, uint64_t replication, ovt_purpose purpose, uint32_t first_index, double *uniform)
{
    ovt_stream stream = ovt_stream_open(seed, replication, purpose, first_index);
#ifdef OVT_HAS_CLONES
    if (__builtin_cpu_supports("avx2")) {
        first_uniforms(&stream, uniform);
        return;
    }
#endif
    for (int i = 0; i < OVT_STREAMS; i++) {
        philox4x32_ctr_t block = philox4x32(stream.counter, stream.key);
        uniform[i] = ovt_uniform_of(block.v[0], block.v[1]);
        stream.counter.v[1]++;
    }
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
