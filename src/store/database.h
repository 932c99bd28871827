// SPDX-License-Identifier: GPL-3.0-or-later
/** @file database.h
 *  @brief What the files of the store share: the connection and its statements.
 */
#ifndef OVT_STORE_DATABASE_H
#define OVT_STORE_DATABASE_H

#include <sqlite3.h>

#include "overture/store/store.h"

/** Bytes of the longest text that is kept. */
enum { OVT_LONGEST_TEXT = 64 << 20 };

/* name, text. To add a statement: a line here. */
#define OVT_STATEMENT_LIST(X)                                                                    \
    X(NEXT, "SELECT min(id) FROM result WHERE id > ?1")                                          \
    X(RESULT, "SELECT command, version, command_line, title, design, points, seed, "             \
              "replications, baseline, document FROM result WHERE id = ?1")                      \
    X(FILES, "SELECT path, sha256 FROM file WHERE result = ?1 ORDER BY number")                  \
    X(SCENARIOS, "SELECT name, title, file, text FROM scenario WHERE result = ?1 ORDER BY "      \
                 "number")                                                                       \
    X(METRICS, "SELECT name, title, unit, decimals FROM metric WHERE result = ?1 ORDER BY "      \
               "number")                                                                         \
    X(VARIED, "SELECT path, choice FROM varied WHERE result = ?1 ORDER BY number")               \
    X(ADD_RESULT, "INSERT INTO result (command, version, command_line, title, design, points, "  \
                  "seed, replications, baseline, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, " \
                  "?8, ?9, ?10)")                                                                \
    X(ADD_FILE, "INSERT INTO file VALUES (?1, ?2, ?3, ?4)")                                      \
    X(ADD_SCENARIO, "INSERT INTO scenario VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                      \
    X(ADD_METRIC, "INSERT INTO metric VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                          \
    X(ADD_VARIED, "INSERT INTO varied VALUES (?1, ?2, ?3, ?4)")                                  \
    X(SAME, "SELECT min(id) FROM result WHERE command = ?1 AND document = ?2")                   \
    X(DELETE, "DELETE FROM result WHERE id = ?1")                                                \
    X(ADD_POINT, "INSERT INTO point VALUES (?1, ?2, ?3)")                                        \
    X(ADD_VALUE, "INSERT INTO value VALUES (?1, ?2, ?3, ?4, ?5)")                                \
    X(ADD_SUMMARY, "INSERT INTO summary VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "  \
                   "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, " \
                   "?27, ?28, ?29)")                                                             \
    X(COUNT, "SELECT count(*), count(fault) FROM point WHERE result = ?1")                       \
    X(HAS, "SELECT 1 FROM point WHERE result = ?1 AND number = ?2")                              \
    X(POINTS, "SELECT number, fault FROM point WHERE result = ?1 AND number BETWEEN ?2 AND ?3 "  \
              "ORDER BY number")                                                                 \
    X(VALUES, "SELECT varied, number, text FROM value WHERE result = ?1 AND point = ?2 ORDER "   \
              "BY varied")                                                                       \
    X(SUMMARIES, "SELECT * FROM summary WHERE result = ?1 AND point = ?2 ORDER BY scenario, "    \
                 "metric")

typedef enum {
#define OVT_STATEMENT_ENUM(name, text) OVT_SQL_##name,
    OVT_STATEMENT_LIST(OVT_STATEMENT_ENUM)
#undef OVT_STATEMENT_ENUM
        OVT_SQL_COUNT_OF
} ovt_statement;

struct ovt_store {
    sqlite3 *database; /* owned */
    char *path;        /* owned */
    sqlite3_stmt *statements[OVT_SQL_COUNT_OF];
    bool writes;
    bool open; /* a transaction */
};

/** Columns of the table of summaries. */
enum {
    OVT_AT_RESULT,
    OVT_AT_POINT,
    OVT_AT_SCENARIO,
    OVT_AT_METRIC,
    OVT_AT_N,
    OVT_AT_MEAN,
    OVT_AT_SD,
    OVT_AT_SE,
    OVT_AT_LOW,
    OVT_AT_HIGH,
    OVT_AT_QUANTILES,
    OVT_AT_QUANTILE_ERROR = OVT_AT_QUANTILES + OVT_QUANTILE_COUNT,
    OVT_AT_MIN,
    OVT_AT_MAX,
    OVT_AT_PAIRED_N,
    OVT_AT_PAIRED_MEAN,
    OVT_AT_PAIRED_SE,
    OVT_AT_PAIRED_LOW,
    OVT_AT_PAIRED_HIGH,
    OVT_AT_HIGHER,
    OVT_AT_EQUAL,
    OVT_AT_LOWER,
    OVT_AT_VERDICT,
    OVT_AT_COUNT
};

/** Whether there is nothing in it, as where a program was killed before it had made the tables. */
ovt_status ovt_schema_is_empty(const ovt_store *self, bool *empty, ovt_error *err) OVT_MUST_CHECK;

/** Makes the tables in a new database; whether an old one has just these. */
ovt_status ovt_schema_make(ovt_store *self, ovt_error *err) OVT_MUST_CHECK;
ovt_status ovt_schema_check(ovt_store *self, ovt_error *err) OVT_MUST_CHECK;

/** What SQLite's @p code means to a user, recorded as an error. */
ovt_status ovt_store_fail(const ovt_store *self, int code, ovt_error *err);

/** Says that the database holds what cannot be. */
ovt_status ovt_store_damaged(const ovt_store *self, ovt_error *err);

/** Runs statements without results. */
ovt_status ovt_store_execute(ovt_store *self, const char *sql, ovt_error *err) OVT_MUST_CHECK;

/** Makes a statement ready to be bound. */
ovt_status ovt_store_prepare(
    ovt_store *self, ovt_statement statement, sqlite3_stmt **own, ovt_error *err) OVT_MUST_CHECK;

/** Runs a statement that changes something. */
ovt_status ovt_store_run(ovt_store *self, sqlite3_stmt *statement, ovt_error *err) OVT_MUST_CHECK;

#endif
