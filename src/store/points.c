// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading the points of a result. */
#include <math.h>
#include <string.h>

#include "overture/base/memory.h"
#include "row.h"

ovt_status
ovt_store_count(ovt_store *self, int64_t id, uint64_t *points, uint64_t *invalid, ovt_error *err)
{
    ovt_row_reader own;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_COUNT, id, NULL, err);
    if (opened != OVT_OK) {
        return opened;
    }
    int code = sqlite3_step(own.statement);
    *points = ovt_row_whole(&own, 0, UINT64_MAX);
    *invalid = ovt_row_whole(&own, 1, UINT64_MAX);
    return ovt_row_close(&own, code, err);
}

ovt_status
ovt_store_has(ovt_store *self, int64_t id, uint64_t number, bool *has, ovt_error *err)
{
    ovt_row_reader own;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_HAS, id, NULL, err);
    if (opened != OVT_OK) {
        return opened;
    }
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) number);
    int code = sqlite3_step(own.statement);
    *has = code == SQLITE_ROW;
    return ovt_row_close(&own, code, err);
}

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
verdict_at(ovt_row_reader *self, int column)
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
read_summary(ovt_row_reader *own, ovt_summary *summary, ovt_difference *difference)
{
    *summary = (ovt_summary){
        .modelled = true,
        .n = ovt_row_whole(own, OVT_AT_N, UINT64_MAX),
        .mean = ovt_row_real(own, OVT_AT_MEAN),
        .sd = ovt_row_real(own, OVT_AT_SD),
        .se = ovt_row_real(own, OVT_AT_SE),
        .ci95 = {ovt_row_real(own, OVT_AT_LOW), ovt_row_real(own, OVT_AT_HIGH)},
        .quantile_error = ovt_row_real(own, OVT_AT_QUANTILE_ERROR),
        .min = ovt_row_real(own, OVT_AT_MIN),
        .max = ovt_row_real(own, OVT_AT_MAX),
    };
    for (int i = 0; i < OVT_QUANTILE_COUNT; i++) {
        summary->quantile[i] = ovt_row_real(own, OVT_AT_QUANTILES + i);
        summary->quantile_ci95[i] = (ovt_interval){NAN, NAN};
    }
    if (sqlite3_column_type(own->statement, OVT_AT_PAIRED_N) == SQLITE_NULL) {
        return;
    }
    *difference = (ovt_difference){
        .modelled = true,
        .n = ovt_row_whole(own, OVT_AT_PAIRED_N, UINT64_MAX),
        .mean = ovt_row_real(own, OVT_AT_PAIRED_MEAN),
        .se = ovt_row_real(own, OVT_AT_PAIRED_SE),
        .ci95 = {ovt_row_real(own, OVT_AT_PAIRED_LOW), ovt_row_real(own, OVT_AT_PAIRED_HIGH)},
        .p_higher = ovt_row_real(own, OVT_AT_HIGHER),
        .p_equal = ovt_row_real(own, OVT_AT_EQUAL),
        .p_lower = ovt_row_real(own, OVT_AT_LOWER),
        .verdict = verdict_at(own, OVT_AT_VERDICT),
    };
}

static ovt_status
read_summaries(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t number,
    const buffers *room, ovt_error *err)
{
    ovt_row_reader own;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_SUMMARIES, id, NULL, err);
    if (opened != OVT_OK) {
        return opened;
    }
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) number);
    int code;
    while ((code = sqlite3_step(own.statement)) == SQLITE_ROW && !own.damaged) {
        uint64_t scenario = ovt_row_whole(&own, OVT_AT_SCENARIO, stored->scenario_count - 1);
        uint64_t metric = ovt_row_whole(&own, OVT_AT_METRIC, OVT_MOST_ROWS);
        own.damaged = own.damaged || metric >= stored->metric_count;
        if (!own.damaged) {
            size_t i = scenario * stored->metric_count + metric;
            read_summary(&own, &room->summaries[i], &room->differences[i]);
        }
    }
    return ovt_row_close(&own, code, err);
}

static ovt_status
read_values(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t number,
    const buffers *room, ovt_arena *arena, ovt_error *err)
{
    ovt_row_reader own;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_VALUES, id, arena, err);
    if (opened != OVT_OK) {
        return opened;
    }
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) number);
    int code;
    while ((code = sqlite3_step(own.statement)) == SQLITE_ROW && !own.damaged && !own.failed) {
        uint64_t varied = ovt_row_whole(&own, 0, OVT_MAX_VARIED);
        own.damaged = own.damaged || varied >= stored->varied_count;
        if (!own.damaged) {
            room->values[varied] = ovt_row_real(&own, 1);
            room->texts[varied] = ovt_row_text(&own, 2, false);
        }
    }
    return ovt_row_close(&own, code, err);
}

ovt_status
ovt_store_each(ovt_store *self, int64_t id, const ovt_stored *stored, uint64_t first, uint64_t last,
    ovt_point_taker take, void *context, ovt_error *err)
{
    ovt_row_reader own;
    buffers room = {0};
    ovt_arena arena = {0};
    ovt_status status = OVT_OK;
    int code = SQLITE_DONE;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_POINTS, id, &arena, err);
    if (opened != OVT_OK) {
        return opened;
    }
    own.failed = !buffers_init(&room, stored);
    sqlite3_bind_int64(own.statement, 2, (sqlite3_int64) first);
    sqlite3_bind_int64(own.statement, 3, (sqlite3_int64) last);
    while (status == OVT_OK && !own.failed && !own.damaged &&
           (code = sqlite3_step(own.statement)) == SQLITE_ROW) {
        ovt_stored_point point = {.number = ovt_row_whole(&own, 0, (uint64_t) 1 << 53),
            .fault = ovt_row_text(&own, 1, true),
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
    ovt_status closed = ovt_row_close(&own, code, err);
    buffers_free(&room);
    ovt_arena_free(&arena);
    return status == OVT_OK ? closed : status;
}
