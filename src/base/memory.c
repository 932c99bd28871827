// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/memory.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { CACHE_LINE = 64, CHUNK_BYTES = 16 * 1024 };

/* Atomic, since worker threads allocate their scratch memory themselves. */
static atomic_long fail_countdown = -1;
static atomic_bool has_failed = false;

static bool
planned_failure(void)
{
    if (atomic_load_explicit(&fail_countdown, memory_order_relaxed) < 0) {
        return false;
    }
    if (atomic_fetch_sub(&fail_countdown, 1) != 0) {
        return false;
    }
    atomic_store(&has_failed, true);
    return true;
}

void
ovt_memory_fail_at(long n)
{
    atomic_store(&fail_countdown, n);
    if (n >= 0) {
        atomic_store(&has_failed, false);
    }
}

bool
ovt_memory_has_failed(void)
{
    return atomic_load(&has_failed);
}

void *
ovt_allocate(size_t count, size_t size)
{
    if (planned_failure()) {
        return NULL;
    }
    return calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

void *
ovt_resize(void *block, size_t count, size_t size)
{
    if (planned_failure() || (size != 0 && count > SIZE_MAX / size)) {
        return NULL;
    }
    return realloc(block, count == 0 || size == 0 ? 1 : count * size);
}

void
ovt_free(void *block)
{
    free(block);
}

void *
ovt_allocate_aligned(size_t count, size_t size)
{
    if (planned_failure() || (size != 0 && count > (SIZE_MAX - CACHE_LINE) / size)) {
        return NULL;
    }
    size_t bytes = (count * size + CACHE_LINE) / CACHE_LINE * CACHE_LINE;
    void *block = aligned_alloc(CACHE_LINE, bytes);
    if (block != NULL) {
        memset(block, 0, bytes);
    }
    return block;
}

void
ovt_memory_keep(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 << 20); /* the most it takes */
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

struct ovt_arena_chunk {
    struct ovt_arena_chunk *previous;
    size_t used;
    size_t size;
    max_align_t bytes[];
};

void *
ovt_arena_allocate(ovt_arena *self, size_t size)
{
    struct ovt_arena_chunk *chunk = self->last;
    size_t rounded = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (rounded < size) {
        return NULL;
    }
    if (chunk == NULL || chunk->size - chunk->used < rounded) {
        size_t room = rounded > CHUNK_BYTES ? rounded : CHUNK_BYTES;
        chunk = ovt_allocate(1, sizeof *chunk + room);
        if (chunk == NULL) {
            return NULL;
        }
        chunk->size = room;
        chunk->previous = self->last;
        self->last = chunk;
    }
    void *block = (char *) chunk->bytes + chunk->used;
    chunk->used += rounded;
    return block;
}

char *
ovt_arena_text(ovt_arena *self, const char *text, size_t length)
{
    char *copy = length == SIZE_MAX ? NULL : ovt_arena_allocate(self, length + 1);
    if (copy != NULL && length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}

void
ovt_arena_free(ovt_arena *self)
{
    while (self->last != NULL) {
        struct ovt_arena_chunk *chunk = self->last;
        self->last = chunk->previous;
        ovt_free(chunk);
    }
}
