// SPDX-License-Identifier: GPL-3.0-or-later
#include "row.h"

#include <math.h>

const char *
ovt_row_text(ovt_row_reader *self, int column, bool may_be_null)
{
    const unsigned char *text = sqlite3_column_text(self->statement, column);
    if (text == NULL) {
        bool is_null = sqlite3_column_type(self->statement, column) == SQLITE_NULL;
        self->failed = self->failed || !is_null;
        self->damaged = self->damaged || (is_null && !may_be_null);
        return may_be_null ? NULL : "";
    }
    const char *copy = ovt_arena_text(
        self->arena, (const char *) text, (size_t) sqlite3_column_bytes(self->statement, column));
    self->failed = self->failed || copy == NULL;
    return copy == NULL ? "" : copy;
}

uint64_t
ovt_row_whole(ovt_row_reader *self, int column, uint64_t most)
{
    sqlite3_int64 value = sqlite3_column_int64(self->statement, column);
    if (value < 0 || (uint64_t) value > most) {
        self->damaged = true;
        return 0;
    }
    return (uint64_t) value;
}

double
ovt_row_real(const ovt_row_reader *self, int column)
{
    return sqlite3_column_type(self->statement, column) == SQLITE_NULL
               ? (double) NAN
               : sqlite3_column_double(self->statement, column);
}

ovt_status
ovt_row_close(const ovt_row_reader *self, int code, ovt_error *err)
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

ovt_status
ovt_row_open(ovt_row_reader *self, ovt_store *store, ovt_statement statement, int64_t id,
    ovt_arena *arena, ovt_error *err)
{
    *self = (ovt_row_reader){.store = store, .arena = arena};
    ovt_status status = ovt_store_prepare(store, statement, &self->statement, err);
    if (status == OVT_OK) {
        sqlite3_bind_int64(self->statement, 1, id);
    }
    return status;
}
