// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading what a result is. */
#include <string.h>

#include "row.h"

enum { MOST_DECIMALS = 12 };

ovt_status
ovt_store_next(ovt_store *self, int64_t after, int64_t *id, ovt_error *err)
{
    ovt_row_reader own;
    *id = 0;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_NEXT, after, NULL, err);
    if (opened != OVT_OK) {
        return opened;
    }
    int code = sqlite3_step(own.statement);
    if (code == SQLITE_ROW) {
        *id = sqlite3_column_int64(own.statement, 0);
    }
    return ovt_row_close(&own, code, err);
}

static ovt_status
read_head(ovt_store *self, int64_t id, ovt_stored *stored, ovt_arena *arena, ovt_error *err)
{
    ovt_row_reader own;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_RESULT, id, arena, err);
    if (opened != OVT_OK) {
        return opened;
    }
    int code = sqlite3_step(own.statement);
    if (code == SQLITE_ROW) {
        *stored = (ovt_stored){
            .command = ovt_row_text(&own, 0, false),
            .version = ovt_row_text(&own, 1, false),
            .command_line = ovt_row_text(&own, 2, false),
            .title = ovt_row_text(&own, 3, true),
            .design = ovt_row_text(&own, 4, true),
            .points = ovt_row_whole(&own, 5, (uint64_t) 1 << 53),
            .seed = ovt_row_whole(&own, 6, (uint64_t) 1 << 53),
            .replications = ovt_row_whole(&own, 7, (uint64_t) 1 << 53),
            .baseline = ovt_row_text(&own, 8, false),
            .document = ovt_row_text(&own, 9, true),
        };
    } else if (code == SQLITE_DONE) {
        sqlite3_reset(own.statement);
        return ovt_fail(err, OVT_USAGE,
            "%s has no result %lld; without --id, `overture report` lists those that it has",
            self->path, (long long) id);
    }
    return ovt_row_close(&own, code, err);
}

/* Reads one row of a list at a place of the size it has. */
typedef void (*row_reader)(ovt_row_reader *self, void *row);

static void
read_file(ovt_row_reader *self, void *row)
{
    ovt_source_file *file = row;
    file->path = ovt_row_text(self, 0, false);
    const char *sha256 = ovt_row_text(self, 1, false);
    size_t length = strlen(sha256);
    self->damaged = self->damaged || length >= sizeof file->sha256;
    memcpy(file->sha256, sha256, length < sizeof file->sha256 ? length : 0);
}

static void
read_scenario(ovt_row_reader *self, void *row)
{
    *(ovt_stored_scenario *) row = (ovt_stored_scenario){ovt_row_text(self, 0, false),
        ovt_row_text(self, 1, false), ovt_row_text(self, 2, false), ovt_row_text(self, 3, false)};
}

static void
read_metric(ovt_row_reader *self, void *row)
{
    *(ovt_stored_metric *) row =
        (ovt_stored_metric){ovt_row_text(self, 0, false), ovt_row_text(self, 1, false),
            ovt_row_text(self, 2, false), (int) ovt_row_whole(self, 3, MOST_DECIMALS)};
}

static void
read_varied(ovt_row_reader *self, void *row)
{
    *(ovt_stored_varied *) row =
        (ovt_stored_varied){ovt_row_text(self, 0, false), ovt_row_text(self, 1, false)};
}

static ovt_status
read_list(ovt_store *self, ovt_statement statement, int64_t id, ovt_arena *arena, size_t size,
    size_t most, row_reader read, const void *list, size_t *count, ovt_error *err)
{
    ovt_row_reader own;
    char *rows = NULL;
    size_t capacity = 0;
    *count = 0;
    ovt_status opened = ovt_row_open(&own, self, statement, id, arena, err);
    if (opened != OVT_OK) {
        return opened;
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
    return ovt_row_close(&own, code, err);
}

ovt_status
ovt_store_read(ovt_store *self, int64_t id, ovt_stored *stored, ovt_arena *arena, ovt_error *err)
{
    ovt_status status = read_head(self, id, stored, arena, err);
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_FILES, id, arena, sizeof *stored->files, OVT_MOST_ROWS,
            read_file, &stored->files, &stored->file_count, err);
    }
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_SCENARIOS, id, arena, sizeof *stored->scenarios,
            OVT_MOST_ROWS, read_scenario, &stored->scenarios, &stored->scenario_count, err);
    }
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_METRICS, id, arena, sizeof *stored->metrics, OVT_MOST_ROWS,
            read_metric, &stored->metrics, &stored->metric_count, err);
    }
    if (status == OVT_OK) {
        status = read_list(self, OVT_SQL_VARIED, id, arena, sizeof *stored->varied, OVT_MAX_VARIED,
            read_varied, &stored->varied, &stored->varied_count, err);
    }
    bool is_empty = status == OVT_OK && stored->scenario_count == 0;
    return is_empty ? ovt_store_damaged(self, err) : status;
}
