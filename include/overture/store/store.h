// SPDX-License-Identifier: GPL-3.0-or-later
/** @file store.h
 *  @brief Results in an SQLite database, safe against interruption; docs/database.md describes it.
 *
 *  A database holds results: each is one run, comparison or sweep, with its scenarios, metrics,
 *  settings varied and points (a run has one). What comes from a database is not trusted.
 */
#ifndef OVT_STORE_STORE_H
#define OVT_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/base/memory.h"
#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/model/scenario.h"
#include "overture/stats/results.h"

typedef struct {
    const char *name;
    const char *title;
    const char *file;
    const char *text; /* resolved: a scenario file of its own that gives the same scenario */
} ovt_stored_scenario;

typedef struct {
    const char *name;
    const char *title;
    const char *unit;
    int decimals;
} ovt_stored_metric;

typedef struct {
    const char *path;
    const char *choice; /* its values in words: "28, 42, 56", "0.001 to 0.05 in 12 steps" */
} ovt_stored_varied;

/** Everything about a result but its points. All is borrowed; what is read lies in an arena. */
typedef struct {
    const char *command; /* "sweep" */
    const char *version; /* of overture */
    const char *command_line;
    const char *title;  /* NULL: none */
    const char *design; /* NULL: nothing is varied */
    uint64_t points;    /* planned */
    uint64_t seed;
    uint64_t replications;
    const char *baseline;
    const char *document; /* the report as JSON; NULL: none is kept */
    const ovt_stored_scenario *scenarios;
    size_t scenario_count;
    const ovt_stored_metric *metrics;
    size_t metric_count;
    const ovt_stored_varied *varied;
    size_t varied_count;
    const ovt_source_file *files;
    size_t file_count;
} ovt_stored;

/** One point. */
typedef struct {
    uint64_t number;
    const char *fault;                 /* what makes it no valid scenario; NULL: it is one */
    const double *values;              /* of the settings varied */
    const char *const *texts;          /* the same as a file spells them */
    const ovt_summary *summaries;      /* scenario by scenario, every metric; NULL with a fault */
    const ovt_difference *differences; /* the same */
} ovt_stored_point;

/** Opaque. */
typedef struct ovt_store ovt_store;

typedef enum { OVT_STORE_READ, OVT_STORE_WRITE, OVT_STORE_NEW } ovt_store_mode;

/** Opens a database: OVT_STORE_WRITE makes it where there is none, OVT_STORE_NEW refuses one that
 *  exists and leaves none behind where it fails. OVT_IO with a remedy where it cannot be used, is
 * damaged, or is none of ours. */
ovt_status ovt_store_open(
    ovt_store **self, const char *path, ovt_store_mode mode, ovt_error *err) OVT_MUST_CHECK;

/** Whether OVT_STORE_WRITE would do, before there is anything to be put in: the same faults, and
 *  nothing is made or changed. */
ovt_status ovt_store_check(const char *path, ovt_error *err) OVT_MUST_CHECK;

/** Forgets what was not committed. NULL is ignored. */
void ovt_store_close(ovt_store *self);

/** Begins a transaction where none is open, and makes what was put durable. */
ovt_status ovt_store_begin(ovt_store *self, ovt_error *err) OVT_MUST_CHECK;
ovt_status ovt_store_commit(ovt_store *self, ovt_error *err) OVT_MUST_CHECK;

/** The results in the database by their id, ascending from @p after; 0: there is no more. */
ovt_status ovt_store_next(
    ovt_store *self, int64_t after, int64_t *id, ovt_error *err) OVT_MUST_CHECK;

/** Reads what a result is. All texts are put into @p arena. */
ovt_status ovt_store_read(ovt_store *self, int64_t id, ovt_stored *stored, ovt_arena *arena,
    ovt_error *err) OVT_MUST_CHECK;

/** Looks for a result with the same numbers to come: 0 in @p id where there is none. */
ovt_status ovt_store_find(
    ovt_store *self, const ovt_stored *wanted, int64_t *id, ovt_error *err) OVT_MUST_CHECK;

/** Looks for a result of the same command with the same document, to the last byte: 0 in @p id
 *  where there is none. */
ovt_status ovt_store_find_document(
    ovt_store *self, const ovt_stored *wanted, int64_t *id, ovt_error *err) OVT_MUST_CHECK;

/** In which way two results cannot have the same numbers, in words ("the seed is 2, not 1"); false
 *  where they have them. */
bool ovt_stored_differs(const ovt_stored *stored, const ovt_stored *wanted, ovt_text *words);

/** Adds a result without points; deletes one with all its points. Within a transaction. */
ovt_status ovt_store_add(
    ovt_store *self, const ovt_stored *stored, int64_t *id, ovt_error *err) OVT_MUST_CHECK;
ovt_status ovt_store_delete(ovt_store *self, int64_t id, ovt_error *err) OVT_MUST_CHECK;

/** Adds a point, within a transaction. */
ovt_status ovt_store_put(ovt_store *self, int64_t id, const ovt_stored *stored,
    const ovt_stored_point *point, ovt_error *err) OVT_MUST_CHECK;

/** How many points there are, and how many of them are no valid scenarios. */
ovt_status ovt_store_count(ovt_store *self, int64_t id, uint64_t *points, uint64_t *invalid,
    ovt_error *err) OVT_MUST_CHECK;

/** Whether a point is there. */
ovt_status ovt_store_has(
    ovt_store *self, int64_t id, uint64_t number, bool *has, ovt_error *err) OVT_MUST_CHECK;

/** Takes a point that was read; anything but OVT_OK ends the reading. */
typedef ovt_status (*ovt_point_taker)(void *context, const ovt_stored_point *point, ovt_error *err);

/** Reads points @p first to @p last in ascending order, one at a time. */
ovt_status ovt_store_each(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t first,
    uint64_t last, ovt_point_taker take, void *context, ovt_error *err) OVT_MUST_CHECK;

#endif
