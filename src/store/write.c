// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "database.h"

static void
bind_text(sqlite3_stmt *statement, int place, const char *text)
{
    sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

/* What does not exist is NULL. */
static void
bind_real(sqlite3_stmt *statement, int place, double value)
{
    if (isnan(value)) {
        sqlite3_bind_null(statement, place);
    } else {
        sqlite3_bind_double(statement, place, value);
    }
}

static void
bind_whole(sqlite3_stmt *statement, int place, uint64_t value)
{
    sqlite3_bind_int64(statement, place, (sqlite3_int64) value);
}

/* A statement whose first two parameters are the result and a number. */
static ovt_status
prepare_for(ovt_store *self, ovt_statement statement, int64_t id, uint64_t number,
    sqlite3_stmt **own, ovt_error *err)
{
    ovt_status status = ovt_store_prepare(self, statement, own, err);
    if (status == OVT_OK) {
        sqlite3_bind_int64(*own, 1, id);
        bind_whole(*own, 2, number);
    }
    return status;
}

/* SQLite would keep nothing in the place of a text that is longer. */
static ovt_status
fits(const ovt_store *self, const char *text, ovt_error *err)
{
    return text == NULL || strlen(text) <= OVT_LONGEST_TEXT
               ? OVT_OK
               : ovt_fail(err, OVT_FAILED,
                     "%s: a report of more than %d MB is not kept; -m narrows it to some metrics",
                     self->path, OVT_LONGEST_TEXT >> 20);
}

static ovt_status
add_head(ovt_store *self, const ovt_stored *stored, int64_t *id, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = fits(self, stored->document, err);
    if (ready == OVT_OK) {
        ready = ovt_store_prepare(self, OVT_SQL_ADD_RESULT, &own, err);
    }
    if (ready != OVT_OK) {
        return ready;
    }
    bind_text(own, 1, stored->command);
    bind_text(own, 2, stored->version);
    bind_text(own, 3, stored->command_line);
    bind_text(own, 4, stored->title);
    bind_text(own, 5, stored->design);
    bind_whole(own, 6, stored->points);
    bind_whole(own, 7, stored->seed);
    bind_whole(own, 8, stored->replications);
    bind_text(own, 9, stored->baseline);
    bind_text(own, 10, stored->document);
    ovt_status status = ovt_store_run(self, own, err);
    *id = sqlite3_last_insert_rowid(self->database);
    return status;
}

static ovt_status
add_file(ovt_store *self, int64_t id, const ovt_stored *stored, size_t i, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = prepare_for(self, OVT_SQL_ADD_FILE, id, i, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    bind_text(own, 3, stored->files[i].path);
    bind_text(own, 4, stored->files[i].sha256);
    return ovt_store_run(self, own, err);
}

static ovt_status
add_scenario(ovt_store *self, int64_t id, const ovt_stored *stored, size_t i, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = prepare_for(self, OVT_SQL_ADD_SCENARIO, id, i, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    bind_text(own, 3, stored->scenarios[i].name);
    bind_text(own, 4, stored->scenarios[i].title);
    bind_text(own, 5, stored->scenarios[i].file);
    bind_text(own, 6, stored->scenarios[i].text);
    return ovt_store_run(self, own, err);
}

static ovt_status
add_metric(ovt_store *self, int64_t id, const ovt_stored *stored, size_t i, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = prepare_for(self, OVT_SQL_ADD_METRIC, id, i, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    bind_text(own, 3, stored->metrics[i].name);
    bind_text(own, 4, stored->metrics[i].title);
    bind_text(own, 5, stored->metrics[i].unit);
    sqlite3_bind_int(own, 6, stored->metrics[i].decimals);
    return ovt_store_run(self, own, err);
}

static ovt_status
add_varied(ovt_store *self, int64_t id, const ovt_stored *stored, size_t i, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = prepare_for(self, OVT_SQL_ADD_VARIED, id, i, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    bind_text(own, 3, stored->varied[i].path);
    bind_text(own, 4, stored->varied[i].choice);
    return ovt_store_run(self, own, err);
}

ovt_status
ovt_store_add(ovt_store *self, const ovt_stored *stored, int64_t *id, ovt_error *err)
{
    ovt_status status = add_head(self, stored, id, err);
    for (size_t i = 0; status == OVT_OK && i < stored->file_count; i++) {
        status = add_file(self, *id, stored, i, err);
    }
    for (size_t i = 0; status == OVT_OK && i < stored->scenario_count; i++) {
        status = add_scenario(self, *id, stored, i, err);
    }
    for (size_t i = 0; status == OVT_OK && i < stored->metric_count; i++) {
        status = add_metric(self, *id, stored, i, err);
    }
    for (size_t i = 0; status == OVT_OK && i < stored->varied_count; i++) {
        status = add_varied(self, *id, stored, i, err);
    }
    return status;
}

ovt_status
ovt_store_delete(ovt_store *self, int64_t id, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = ovt_store_prepare(self, OVT_SQL_DELETE, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    sqlite3_bind_int64(own, 1, id);
    return ovt_store_run(self, own, err);
}

static void
bind_summary(sqlite3_stmt *own, const ovt_summary *summary)
{
    const double numbers[] = {
        summary->mean, summary->sd, summary->se, summary->ci95.low, summary->ci95.high};
    bind_whole(own, OVT_AT_N + 1, summary->n);
    for (int i = 0; i < 5; i++) {
        bind_real(own, OVT_AT_MEAN + 1 + i, numbers[i]);
    }
    for (int i = 0; i < OVT_QUANTILE_COUNT; i++) {
        bind_real(own, OVT_AT_QUANTILES + 1 + i, summary->quantile[i]);
    }
    bind_real(own, OVT_AT_QUANTILE_ERROR + 1, summary->quantile_error);
    bind_real(own, OVT_AT_MIN + 1, summary->min);
    bind_real(own, OVT_AT_MAX + 1, summary->max);
}

static void
bind_difference(sqlite3_stmt *own, const ovt_difference *difference)
{
    if (!difference->modelled) {
        return;
    }
    bind_whole(own, OVT_AT_PAIRED_N + 1, difference->n);
    bind_real(own, OVT_AT_PAIRED_MEAN + 1, difference->mean);
    bind_real(own, OVT_AT_PAIRED_SE + 1, difference->se);
    bind_real(own, OVT_AT_PAIRED_LOW + 1, difference->ci95.low);
    bind_real(own, OVT_AT_PAIRED_HIGH + 1, difference->ci95.high);
    bind_real(own, OVT_AT_HIGHER + 1, difference->p_higher);
    bind_real(own, OVT_AT_EQUAL + 1, difference->p_equal);
    bind_real(own, OVT_AT_LOWER + 1, difference->p_lower);
    bind_text(own, OVT_AT_VERDICT + 1, ovt_verdict_text(difference->verdict));
}

/* What a scenario does not model has no row. */
static ovt_status
put_summaries(ovt_store *self, int64_t id, const ovt_stored *stored, const ovt_stored_point *point,
    ovt_error *err)
{
    for (size_t s = 0; s < stored->scenario_count; s++) {
        for (size_t m = 0; m < stored->metric_count; m++) {
            size_t i = s * stored->metric_count + m;
            if (!point->summaries[i].modelled) {
                continue;
            }
            sqlite3_stmt *own;
            ovt_status ready = prepare_for(self, OVT_SQL_ADD_SUMMARY, id, point->number, &own, err);
            if (ready != OVT_OK) {
                return ready;
            }
            bind_whole(own, OVT_AT_SCENARIO + 1, s);
            bind_whole(own, OVT_AT_METRIC + 1, m);
            bind_summary(own, &point->summaries[i]);
            bind_difference(own, &point->differences[i]);
            ovt_status status = ovt_store_run(self, own, err);
            if (status != OVT_OK) {
                return status;
            }
        }
    }
    return OVT_OK;
}

static ovt_status
put_value(ovt_store *self, int64_t id, const ovt_stored_point *point, size_t i, ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = prepare_for(self, OVT_SQL_ADD_VALUE, id, point->number, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    bind_whole(own, 3, i);
    sqlite3_bind_double(own, 4, point->values[i]);
    bind_text(own, 5, point->texts[i]);
    return ovt_store_run(self, own, err);
}

ovt_status
ovt_store_put(ovt_store *self, int64_t id, const ovt_stored *stored, const ovt_stored_point *point,
    ovt_error *err)
{
    sqlite3_stmt *own;
    ovt_status ready = prepare_for(self, OVT_SQL_ADD_POINT, id, point->number, &own, err);
    if (ready != OVT_OK) {
        return ready;
    }
    bind_text(own, 3, point->fault);
    ovt_status status = ovt_store_run(self, own, err);
    for (size_t i = 0; status == OVT_OK && i < stored->varied_count; i++) {
        status = put_value(self, id, point, i, err);
    }
    if (status == OVT_OK && point->fault == NULL) {
        status = put_summaries(self, id, stored, point, err);
    }
    return status;
}
