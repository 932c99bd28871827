// SPDX-License-Identifier: GPL-3.0-or-later
/** @file row.h
 *  @brief Reading rows that may have been written by anybody: every number and text is checked.
 */
#ifndef OVT_STORE_ROW_H
#define OVT_STORE_ROW_H

#include "database.h"

/** Rows of one kind that a result can have: more are no result of ours. */
enum { OVT_MOST_ROWS = 100000 };

/** One statement being read. What is wrong with a row is kept, so that it need be asked only once.
 */
typedef struct {
    ovt_store *store;
    sqlite3_stmt *statement;
    ovt_arena *arena; /* texts are put here */
    bool damaged;
    bool failed; /* out of memory */
} ovt_row_reader;

/** Begins to read what a statement says of a result, texts into @p arena. To be closed where it
 *  is OVT_OK. */
ovt_status ovt_row_open(ovt_row_reader *self, ovt_store *store, ovt_statement statement, int64_t id,
    ovt_arena *arena, ovt_error *err) OVT_MUST_CHECK;

/** Ends the reading, @p code being what the last step gave. */
ovt_status ovt_row_close(const ovt_row_reader *self, int code, ovt_error *err) OVT_MUST_CHECK;

/** Never NULL but where it may be. */
const char *ovt_row_text(ovt_row_reader *self, int column, bool may_be_null);

/** A whole number from 0 to @p most. */
uint64_t ovt_row_whole(ovt_row_reader *self, int column, uint64_t most);

/** NAN where there is none. */
double ovt_row_real(const ovt_row_reader *self, int column);

#endif
