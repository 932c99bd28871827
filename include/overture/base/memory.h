// SPDX-License-Identifier: GPL-3.0-or-later
/** @file memory.h
 *  @brief All heap memory of overture: plain allocation, and arenas freed as a whole.
 *
 *  Every allocation can be made to fail by a test, so that each way out of memory is walked.
 */
#ifndef OVT_BASE_MEMORY_H
#define OVT_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"

/** @p count objects of @p size bytes, zeroed; NULL when there is no memory or the product
 *  overflows. A count or size of 0 gives a pointer that can be released. */
void *ovt_allocate(size_t count, size_t size) OVT_MUST_CHECK;

/** As realloc() for an array; the old block stays valid on failure. New bytes are not zeroed. */
void *ovt_resize(void *block, size_t count, size_t size) OVT_MUST_CHECK;

/** Frees what ovt_allocate() or ovt_resize() gave; NULL is ignored. */
void ovt_free(void *block);

/** As ovt_allocate(), aligned to 64 bytes (a cache line) so that threads do not share one. */
void *ovt_allocate_aligned(size_t count, size_t size) OVT_MUST_CHECK;

/** For programs: memory that is freed stays with the process, where the C library can be told so.
 *  Whoever allocates much the same again and again, as each point of a study does, else waits for
 *  the system to hand over the same pages every time. */
void ovt_memory_keep(void);

/** For tests: lets exactly the @p n th allocation from now (0 = the next) fail; -1 switches off. */
void ovt_memory_fail_at(long n);

/** For tests: whether the planned failure came. */
bool ovt_memory_has_failed(void);

/** Memory that is freed all at once. Zero-initialise; free with ovt_arena_free(). */
typedef struct ovt_arena {
    struct ovt_arena_chunk *last; /* owned */
} ovt_arena;

/** Zeroed memory aligned for any object, valid until the arena is freed; NULL without memory. */
void *ovt_arena_allocate(ovt_arena *self, size_t size) OVT_MUST_CHECK;

/** A copy of @p length bytes of @p text with a final NUL; NULL without memory. */
char *ovt_arena_text(ovt_arena *self, const char *text, size_t length) OVT_MUST_CHECK;

/** Frees everything; the arena may be used again. */
void ovt_arena_free(ovt_arena *self);

#endif
