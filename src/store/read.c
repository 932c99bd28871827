// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading what may have been written by anybody: every number and text is checked. */
#include <math.h>
#include <string.h>

#include "database.h"

enum { MOST_ROWS = 100000, MOST_DECIMALS = 12 };

/* One statement being read. */
typedef struct {
    ovt_store *store;
    sqlite3_stmt *statement;
    ovt_arena *arena; /* texts are put here */
    bool damaged;
    bool failed; /* out of memory */
} reader;

static const char *
text_at(reader *self, int column, bool may_be_null)
{
    const unsigned char *text = sqlite3_column_text(self->statement, column);
    if (text == NULL) {
        self->damaged = self->damaged || !may_be_null;
        return may_be_null ? NULL : "";
    }
    const char *copy = ovt_arena_text(
        self->arena, (const char *) text, (size_t) sqlite3_column_bytes(self->statement, column));
    self->failed = self->failed || copy == NULL;
    return copy == NULL ? "" : copy;
}

/* A whole number from 0 to @p most. */
static uint64_t
whole_at(reader *self, int column, uint64_t most)
{
    sqlite3_int64 value = sqlite3_column_int64(self->statement, column);
    if (value < 0 || (uint64_t) value > most) {
        self->damaged = true;
        return 0;
    }
    return (uint64_t) value;
}

static double
real_at(const reader *self, int column)
{
    return sqlite3_column_type(self->statement, column) == SQLITE_NULL
               ? (double) NAN
               : sqlite3_column_double(self->statement, column);
}

static ovt_status
close_reader(const reader *self, int code, ovt_error *err)
{
    sqlite3_reset(self->statement);
    if (self->failed) {
        return ovt_fail(err, OVT_MEMORY, "%s: no memory to read it", self->store->path);
    }
    if (self->damaged) {
        return ovt_store_damaged(self->store, err);
    }
    return code == SQLITE_DONE || code == SQLITE_ROW ? OVT_OK
                                                     : ovt_store_fail(self->store, code, err);
}

static bool
open_reader(reader *self, ovt_store *store, ovt_statement statement, int64_t id, ovt_arena *arena,
    ovt_error *err)
{
    *self = (reader){.store = store, .arena = arena};
    self->statement = ovt_store_prepare(store, statement, err);
    if (self->statement == NULL) {
        ovt_fail(err, OVT_IO, "%s cannot be read", store->path);
        return false;
    }
    sqlite3_bind_int64(self->statement, 1, id);
    return true;
}

ovt_status
ovt_store_next(ovt_store *self, int64_t after, int64_t *id, ovt_error *err)
{
    reader own;
    *id = 0;
    if (!open_reader(&own, self, OVT_SQL_NEXT, after, NULL, err)) {
        return OVT_IO;
    }
    int code = sqlite3_step(own.statement);
    if (code == SQLITE_ROW) {
        *id = sqlite3_column_int64(own.statement, 0);
    }
    return close_reader(&own, code, err);
}

static ovt_status
read_head(ovt_store *self, int64_t id, ovt_stored *stored, ovt_arena *arena, ovt_error *err)
{
    reader own;
    if (!open_reader(&own, self, OVT_SQL_RESULT, id, arena, err)) {
        return OVT_IO;
    }
    int code = sqlite3_step(own.statement);
    if (code == SQLITE_ROW) {
        *stored = (ovt_stored){
            .command = text_at(&own, 0, false),
            .version = text_at(&own, 1, false),
            .command_line = text_at(&own, 2, false),
            .title = text_at(&own, 3, true),
            .design = text_at(&own, 4, true),
            .points = whole_at(&own, 5, (uint64_t) 1 << 53),
            .seed = whole_at(&own, 6, (uint64_t) 1 << 53),
            .replications = whole_at(&own, 7, (uint64_t) 1 << 53),
            .baseline = text_at(&own, 8, false),
            .document = text_at(&own, 9, true),
        };
    } else if (code == SQLITE_DONE) {
        sqlite3_reset(own.statement);
        return ovt_fail(err, OVT_USAGE, "%s has no result %lld", self->path, (long long) id);
    }
    return close_reader(&own, code, err);
}

/* Reads one row of a list at a place of the size it has. */
typedef void (*row_reader)(reader *self, void *row);

static void
read_file(reader *self, void *row)
{
    ovt_source_file *file = row;
    file->path = text_at(self, 0, false);
    const char *sha256 = text_at(self, 1, false);
    size_t length = strlen(sha256);
    self->damaged = self->damaged || length >= sizeof file->sha256;
    memcpy(file->sha256, sha256, length < sizeof file->sha256 ? length : 0);
}

static void
read_scenario(reader *self, void *row)
{
    *(ovt_stored_scenario *) row = (ovt_stored_scenario){text_at(self, 0, false),
        text_at(self, 1, false), text_at(self, 2, false), text_at(self, 3, false)};
}

static void
read_metric(reader *self, void *row)
{
    *(ovt_stored_metric *) row = (ovt_stored_metric){text_at(self, 0, false),
        text_at(self, 1, false), text_at(self, 2, false), (int) whole_at(self, 3, MOST_DECIMALS)};
}

static void
read_varied(reader *self, void *row)
{
    *(ovt_stored_varied *) row =
        (ovt_stored_varied){text_at(self, 0, false), text_at(self, 1, false)};
}

static ovt_status
read_list(ovt_store *self, ovt_statement statement, int64_t id, ovt_arena *arena, size_t size,
    size_t most, row_reader read, const void *list, size_t *count, ovt_error *err)
{
    reader own;
    char *rows = NULL;
    size_t capacity = 0;
    *count = 0;
    if (!open_reader(&own, self, statement, id, arena, err)) {
        return OVT_IO;
    }
    int code;
    while ((code = sqlite3_step(own.statement)) == SQLITE_ROW && !own.damaged && !own.failed) {
        if (*count == capacity) {
            capacity = capacity == 0 ? 8 : 2 * capacity;
            char *larger = ovt_arena_allocate(arena, capacity * size);
            if (larger == NULL) {
                own.failed = true;
                break;
            }
            memcpy(larger, rows == NULL ? larger : rows, *count * size);
            rows = larger;
        }
        read(&own, rows + *count * size);
        (*count)++;
        own.damaged = own.damaged || *count > most;
    }
    memcpy((void *) (uintptr_t) list, &rows, sizeof rows);
    return close_reader(&own, code, err);
}

ovt_status
ovt_store_read(ovt_store *self, int64_t id, ovt_stored *stored, ovt_arena *arena, ovt_error *err)
{
    ovt_status status = read_head(self, id, stored, arena, err);
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_FILES, id, arena, sizeof *stored->files, MOST_ROWS,
            read_file, &stored->files, &stored->file_count, err);
    }
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_SCENARIOS, id, arena, sizeof *stored->scenarios, MOST_ROWS,
            read_scenario, &stored->scenarios, &stored->scenario_count, err);
    }
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_METRICS, id, arena, sizeof *stored->metrics, MOST_ROWS,
            read_metric, &stored->metrics, &stored->metric_count, err);
    }
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_VARIED, id, arena, sizeof *stored->varied, OVT_MAX_VARIED,
            read_varied, &stored->varied, &stored->varied_count, err);
    }
    bool is_empty = status == OVT_OK && stored->scenario_count == 0;
    return is_empty ? ovt_store_damaged(self, err) : status;
}

ovt_status
ovt_store_count(ovt_store *self, int64_t id, uint64_t *points, uint64_t *invalid, ovt_error *err)
{
    reader own;
    if (!open_reader(&own, self, OVT_SQL_COUNT, id, NULL, err)) {
        return OVT_IO;
    }
    int code = sqlite3_step(own.statement);
    *points = whole_at(&own, 0, UINT64_MAX);
    *invalid = whole_at(&own, 1, UINT64_MAX);
    return close_reader(&own, code, err);
}

ovt_status
ovt_store_has(ovt_store *self, int64_t id, uint64_t number, bool *has, ovt_error *err)
{
    reader own;
    if (!open_reader(&own, self, OVT_SQL_HAS, id, NULL, err)) {
        return OVT_IO;
    }
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) number);
    int code = sqlite3_step(own.statement);
    *has = code == SQLITE_ROW;
    return close_reader(&own, code, err);
}

/* --- points --------------------------------------------------------------------------------- */

typedef struct {
    ovt_summary *summaries; /* owned, as the rest */
    ovt_difference *differences;
    double *values;
    const char **texts;
} buffers;

static void
buffers_free(buffers *self)
{
    ovt_free(self->summaries);
    ovt_free(self->differences);
    ovt_free(self->values);
    ovt_free(self->texts);
}

static bool
buffers_init(buffers *self, const ovt_stored *stored)
{
    size_t count = stored->scenario_count * stored->metric_count;
    self->summaries = ovt_allocate(count, sizeof *self->summaries);
    self->differences = ovt_allocate(count, sizeof *self->differences);
    self->values = ovt_allocate(stored->varied_count, sizeof *self->values);
    self->texts = ovt_allocate(stored->varied_count, sizeof *self->texts);
    return self->summaries != NULL && self->differences != NULL && self->values != NULL &&
           self->texts != NULL;
}

static void
buffers_clear(const buffers *self, const ovt_stored *stored)
{
    for (size_t i = 0; i < stored->scenario_count * stored->metric_count; i++) {
        self->summaries[i] = (ovt_summary){.mean = NAN};
        self->differences[i] = (ovt_difference){.mean = NAN, .verdict = OVT_CANNOT_TELL};
    }
    for (size_t i = 0; i < stored->varied_count; i++) {
        self->values[i] = NAN;
        self->texts[i] = "";
    }
}

static ovt_verdict
verdict_at(reader *self, int column)
{
    const char *text = (const char *) sqlite3_column_text(self->statement, column);
    for (int i = 0; text != NULL && i < OVT_VERDICT_COUNT; i++) {
        if (strcmp(text, ovt_verdict_text((ovt_verdict) i)) == 0) {
            return (ovt_verdict) i;
        }
    }
    self->damaged = true;
    return OVT_CANNOT_TELL;
}

static void
read_summary(reader *own, ovt_summary *summary, ovt_difference *difference)
{
    *summary = (ovt_summary){
        .modelled = true,
        .n = whole_at(own, OVT_AT_N, UINT64_MAX),
        .mean = real_at(own, OVT_AT_MEAN),
        .sd = real_at(own, OVT_AT_SD),
        .se = real_at(own, OVT_AT_SE),
        .ci95 = {real_at(own, OVT_AT_LOW), real_at(own, OVT_AT_HIGH)},
        .quantile_error = real_at(own, OVT_AT_QUANTILE_ERROR),
        .min = real_at(own, OVT_AT_MIN),
        .max = real_at(own, OVT_AT_MAX),
    };
    for (int i = 0; i < OVT_QUANTILE_COUNT; i++) {
        summary->quantile[i] = real_at(own, OVT_AT_QUANTILES + i);
        summary->quantile_ci95[i] = (ovt_interval){NAN, NAN};
    }
    if (sqlite3_column_type(own->statement, OVT_AT_PAIRED_N) == SQLITE_NULL) {
        return;
    }
    *difference = (ovt_difference){
        .modelled = true,
        .n = whole_at(own, OVT_AT_PAIRED_N, UINT64_MAX),
        .mean = real_at(own, OVT_AT_PAIRED_MEAN),
        .se = real_at(own, OVT_AT_PAIRED_SE),
        .ci95 = {real_at(own, OVT_AT_PAIRED_LOW), real_at(own, OVT_AT_PAIRED_HIGH)},
        .p_higher = real_at(own, OVT_AT_HIGHER),
        .p_equal = real_at(own, OVT_AT_EQUAL),
        .p_lower = real_at(own, OVT_AT_LOWER),
        .verdict = verdict_at(own, OVT_AT_VERDICT),
    };
}

static ovt_status
read_summaries(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t number,
    const buffers *room, ovt_error *err)
{
    reader own;
    if (!open_reader(&own, self, OVT_SQL_SUMMARIES, id, NULL, err)) {
        return OVT_IO;
    }
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) number);
    int code;
    while ((code = sqlite3_step(own.statement)) == SQLITE_ROW && !own.damaged) {
        uint64_t scenario = whole_at(&own, OVT_AT_SCENARIO, stored->scenario_count - 1);
        uint64_t metric = whole_at(&own, OVT_AT_METRIC, MOST_ROWS);
        own.damaged = own.damaged || metric >= stored->metric_count;
        if (!own.damaged) {
            size_t i = scenario * stored->metric_count + metric;
            read_summary(&own, &room->summaries[i], &room->differences[i]);
        }
    }
    return close_reader(&own, code, err);
}

static ovt_status
read_values(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t number,
    const buffers *room, ovt_arena *arena, ovt_error *err)
{
    reader own;
    if (!open_reader(&own, self, OVT_SQL_VALUES, id, arena, err)) {
        return OVT_IO;
    }
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) number);
    int code;
    while ((code = sqlite3_step(own.statement)) == SQLITE_ROW && !own.damaged && !own.failed) {
        uint64_t varied = whole_at(&own, 0, OVT_MAX_VARIED);
        own.damaged = own.damaged || varied >= stored->varied_count;
        if (!own.damaged) {
            room->values[varied] = real_at(&own, 1);
            room->texts[varied] = text_at(&own, 2, false);
        }
    }
    return close_reader(&own, code, err);
}

ovt_status
ovt_store_each(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t first, uint64_t last,
    ovt_point_taker take, void *context, ovt_error *err)
{
    reader own;
    buffers room = {0};
    ovt_arena arena = {0};
    ovt_status status = OVT_OK;
    int code = SQLITE_DONE;
    if (!open_reader(&own, self, OVT_SQL_POINTS, id, &arena, err)) {
        return OVT_IO;
    }
    own.failed = !buffers_init(&room, stored);
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) first);
    sqlite3_bind_int64(own.statement, 3, (sqlite3_int64) last);
    while (status == OVT_OK && !own.failed && !own.damaged &&
           (code = sqlite3_step(own.statement)) == SQLITE_ROW) {
        ovt_stored_point point = {.number = whole_at(&own, 0, (uint64_t) 1 << 53),
            .fault = text_at(&own, 1, true),
            .values = room.values,
            .texts = room.texts};
        buffers_clear(&room, stored);
        status = read_values(self, id, stored, point.number, &room, &arena, err);
        if (status == OVT_OK && point.fault == NULL) {
            point.summaries = room.summaries;
            point.differences = room.differences;
            status = read_summaries(self, id, stored, point.number, &room, err);
        }
        if (status == OVT_OK && !own.failed && !own.damaged) {
            status = take(context, &point, err);
        }
        ovt_arena_free(&arena);
    }
    ovt_status closed = close_reader(&own, code, err);
    buffers_free(&room);
    ovt_arena_free(&arena);
    return status == OVT_OK ? closed : status;
}
