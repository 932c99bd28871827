// SPDX-License-Identifier: GPL-3.0-or-later
/** @file random.h
 *  @brief Counter-based random streams: one for every purpose of every replication.
 *
 *  Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011), by Random123's header. The key is the seed;
 *  the counter is {block, purpose and index, replication}. The scenario is in neither, so that
 *  scenarios compared with the same seed meet the same chance (common random numbers): a draw
 *  is tied to what it is for, never to how many draws came before it.
 */
#ifndef OVT_BASE_RANDOM_H
#define OVT_BASE_RANDOM_H

#include <math.h>
#include <stdint.h>

#include <Random123/philox.h>
#include <gsl/gsl_rng.h>

/** What a stream is for. Append only: a changed number changes every result. */
typedef enum {
    OVT_PURPOSE_INPUT = 0,     /* uncertain input, by the hash of its path */
    OVT_PURPOSE_CAPTIVES = 1,  /* deaths and rescues in captivity, by category */
    OVT_PURPOSE_REMAINS = 2,   /* recovery of remains, by category */
    OVT_PURPOSE_RELEASE = 3,   /* lateness of a release day, by phase and day */
    OVT_PURPOSE_LOCATE = 4,    /* captives who cannot be located, by release and day */
    OVT_PURPOSE_DISPUTE = 5,   /* dispute over a shortfall, by phase and day */
    OVT_PURPOSE_VIOLATION = 6, /* violation and what comes of it, by its number */
    OVT_PURPOSE_GATE = 7,      /* gate at the end of a phase, by phase */
    OVT_PURPOSE_TYPES = 8,     /* which red lines are genuine, by side */
    OVT_PURPOSE_ROUND = 9,     /* delay before an offer and its chance, by course and round */
    OVT_PURPOSE_DOOR = 10,     /* when the door closes, by course and breakdown */
    OVT_PURPOSE_FORCED = 11,   /* when an issue is settled from outside, by issue */
    OVT_PURPOSE_REVIVAL = 12,  /* when talks begin again, by course and breakdown */
    OVT_PURPOSE_IMPASSE = 13,  /* what the seeker does after a rejection, by course and rejection */
    OVT_PURPOSE_DESIGN = 14,   /* points of a study, by row and column; no histories */
    OVT_PURPOSE_BOOTSTRAP = 15, /* rows drawn again for an interval, by draw; no histories */
    OVT_PURPOSE_OPPONENT = 16,  /* who the simulated side of a game is, by side */
    OVT_PURPOSE_TEST = 255
} ovt_purpose;

/** One stream: a cursor over the blocks of one purpose, index and replication. Plain data. */
typedef struct {
    philox4x32_key_t key;
    philox4x32_ctr_t counter;
    philox4x32_ctr_t block; /* the four words of the current block */
    unsigned used;          /* words of the block already given out, 0..4 */
} ovt_stream;

/** Opens a stream at its start. @p index is below 2^24. Costs nothing until the first draw. */
static inline ovt_stream
ovt_stream_open(uint64_t seed, uint64_t replication, ovt_purpose purpose, uint32_t index)
{
    ovt_stream self = {
        .key = {{(uint32_t) seed, (uint32_t) (seed >> 32)}},
        .counter = {{0, (uint32_t) purpose << 24 | (index & 0xFFFFFFU), (uint32_t) replication,
            (uint32_t) (replication >> 32)}},
        .used = 4,
    };
    return self;
}

/** Moves on to the next whole block and returns it: four words for a caller that shares them out
 *  itself. */
static inline philox4x32_ctr_t
ovt_stream_block(ovt_stream *self)
{
    self->block = philox4x32(self->counter, self->key);
    self->counter.v[0]++;
    self->used = 4;
    return self->block;
}

/** A uniform number from two words: 53 bits, in the open interval (0, 1). */
static inline double
ovt_uniform_of(uint32_t high, uint32_t low)
{
    uint64_t bits = (uint64_t) high << 32 | low;
    return ((double) (bits >> 12) + 0.5) * 0x1p-52;
}

/** The next uniform number, in the open interval (0, 1): 52 bits and a half, so that neither end
 *  is ever given and u and 1 - u are equally likely. */
static inline double
ovt_stream_uniform(ovt_stream *self)
{
    if (self->used > 2) {
        ovt_stream_block(self);
        self->used = 0;
    }
    double value = ovt_uniform_of(self->block.v[self->used], self->block.v[self->used + 1]);
    self->used += 2;
    return value;
}

/** The next exponential number of mean 1, by inversion: -log(u). A rate divides it, so that a lower
 *  rate always means a later event. */
static inline double
ovt_stream_exponential(ovt_stream *self)
{
    return -log(ovt_stream_uniform(self));
}

/** The first uniform numbers of OVT_STREAMS streams whose indexes follow each other. */
enum { OVT_STREAMS = 8 };
void ovt_streams_uniform(uint64_t seed, uint64_t replication, ovt_purpose purpose,
    uint32_t first_index, double *uniform);

/** The one uniform number of an uncertain input, tied to the hash of its path and to nothing
 *  else. */
double ovt_input_uniform(uint64_t seed, uint64_t replication, uint64_t path_hash);

/** FNV-1a hash of a text, 64 bits. */
uint64_t ovt_hash_text(const char *text);

/** The same streams behind GSL's interface, for gsl_ran_* on cold paths: doubles of 52 bits and a
 *  half, and all 64 bits of `gsl_rng_set`'s seed count. `gsl_rng_set` opens the stream
 *  OVT_PURPOSE_TEST of replication 0. */
extern const gsl_rng_type *const ovt_rng_philox;

#endif
