// SPDX-License-Identifier: GPL-3.0-or-later
/* The tables. A change of them is a new version; docs/database.md describes them. */
#include <stdlib.h>
#include <string.h>

#include "database.h"

enum { VERSION = 1, APPLICATION = 0x4F565452 /* "OVTR" */ };

#define OF_RESULT "result INTEGER NOT NULL REFERENCES result ON DELETE CASCADE, "

static const char tables[] =
    "CREATE TABLE result (id INTEGER PRIMARY KEY, command TEXT NOT NULL, version TEXT NOT NULL, "
    "command_line TEXT NOT NULL, title TEXT, design TEXT, points INTEGER NOT NULL, "
    "seed INTEGER NOT NULL, replications INTEGER NOT NULL, baseline TEXT NOT NULL, "
    "document TEXT) STRICT;"
    "CREATE TABLE file (" OF_RESULT "number INTEGER NOT NULL, path TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, PRIMARY KEY (result, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE scenario (" OF_RESULT "number INTEGER NOT NULL, name TEXT NOT NULL, "
    "title TEXT NOT NULL, file TEXT NOT NULL, text TEXT NOT NULL, "
    "PRIMARY KEY (result, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE metric (" OF_RESULT "number INTEGER NOT NULL, name TEXT NOT NULL, "
    "title TEXT NOT NULL, unit TEXT NOT NULL, decimals INTEGER NOT NULL, "
    "PRIMARY KEY (result, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE varied (" OF_RESULT "number INTEGER NOT NULL, path TEXT NOT NULL, "
    "choice TEXT NOT NULL, PRIMARY KEY (result, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE point (" OF_RESULT "number INTEGER NOT NULL, fault TEXT, "
    "PRIMARY KEY (result, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE value (" OF_RESULT "point INTEGER NOT NULL, varied INTEGER NOT NULL, "
    "number REAL NOT NULL, text TEXT NOT NULL, "
    "PRIMARY KEY (result, point, varied)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE summary (" OF_RESULT "point INTEGER NOT NULL, scenario INTEGER NOT NULL, "
    "metric INTEGER NOT NULL, n INTEGER NOT NULL, mean REAL, sd REAL, se REAL, ci95_low REAL, "
    "ci95_high REAL, p5 REAL, p10 REAL, p25 REAL, p50 REAL, p75 REAL, p90 REAL, p95 REAL, "
    "quantile_error REAL, min REAL, max REAL, difference_n INTEGER, difference_mean REAL, "
    "difference_se REAL, difference_low REAL, difference_high REAL, p_higher REAL, p_equal REAL, "
    "p_lower REAL, "
    "verdict TEXT, PRIMARY KEY (result, point, scenario, metric)) STRICT, WITHOUT ROWID;";

/* Everything that a database of ours has in it, and nothing else: no views, no triggers. */
static const char inventory[] = "SELECT coalesce(group_concat(type || name || coalesce(sql, ''), "
                                "char(10)), '') FROM (SELECT * FROM sqlite_schema ORDER BY type, "
                                "name)";

ovt_status
ovt_schema_make(ovt_store *self, ovt_error *err)
{
    char marks[96];
    sqlite3_snprintf(sizeof marks, marks, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
        APPLICATION, VERSION);
    ovt_status status = ovt_store_begin(self, err);
    if (status == OVT_OK) {
        status = ovt_store_execute(self, tables, err);
    }
    if (status == OVT_OK) {
        status = ovt_store_execute(self, marks, err);
    }
    return status == OVT_OK ? ovt_store_commit(self, err) : status;
}

/* The one text or number that a query gives, never NULL, as a text. */
static int
ask(sqlite3 *database, const char *sql, ovt_text *answer)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, sql, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
        const unsigned char *text = code == SQLITE_ROW ? sqlite3_column_text(statement, 0) : NULL;
        ovt_text_add(answer, text == NULL ? "" : (const char *) text);
        bool is_lost = code == SQLITE_ROW && text == NULL;
        code = is_lost || answer->failed ? SQLITE_NOMEM : code;
    }
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

static int
ask_number(sqlite3 *database, const char *sql, long *number)
{
    ovt_text answer = {0};
    int code = ask(database, sql, &answer);
    *number = answer.data == NULL ? 0 : strtol(answer.data, NULL, 10);
    ovt_text_free(&answer);
    return code;
}

/* Holds the tables against those of a new database in memory. */
static int
compare_tables(sqlite3 *database, bool *same)
{
    sqlite3 *fresh = NULL;
    ovt_text wanted = {0}, found = {0};
    int code = sqlite3_open(":memory:", &fresh);
    if (code == SQLITE_OK) {
        code = sqlite3_exec(fresh, tables, NULL, NULL, NULL);
    }
    if (code == SQLITE_OK) {
        code = ask(fresh, inventory, &wanted);
    }
    if (code == SQLITE_OK) {
        code = ask(database, inventory, &found);
    }
    *same = code == SQLITE_OK && strcmp(wanted.data, found.data) == 0;
    ovt_text_free(&wanted);
    ovt_text_free(&found);
    sqlite3_close(fresh);
    return code;
}

ovt_status
ovt_schema_is_empty(const ovt_store *self, bool *empty, ovt_error *err)
{
    long tables_there = 0, application = 0;
    int code = ask_number(self->database, "SELECT count(*) FROM sqlite_schema", &tables_there);
    if (code == SQLITE_OK) {
        code = ask_number(self->database, "PRAGMA application_id", &application);
    }
    *empty = tables_there == 0 && application == 0;
    return code == SQLITE_OK ? OVT_OK : ovt_store_fail(self, code, err);
}

ovt_status
ovt_schema_check(ovt_store *self, ovt_error *err)
{
    long application = 0, version = 0;
    bool same = false;
    int code = ask_number(self->database, "PRAGMA application_id", &application);
    if (code == SQLITE_OK) {
        code = ask_number(self->database, "PRAGMA user_version", &version);
    }
    if (code == SQLITE_OK && application != APPLICATION) {
        return ovt_fail(err, OVT_IO,
            "%s is a database of another program; give the name of another file with --store",
            self->path);
    }
    if (code == SQLITE_OK && version != VERSION) {
        return ovt_fail(err, OVT_IO,
            "%s has version %ld of the tables, this program knows %d; use the overture that wrote "
            "it, or another file with --store",
            self->path, version, VERSION);
    }
    if (code == SQLITE_OK) {
        code = compare_tables(self->database, &same);
    }
    if (code != SQLITE_OK) {
        return ovt_store_fail(self, code, err);
    }
    return same ? OVT_OK : ovt_store_damaged(self, err);
}
