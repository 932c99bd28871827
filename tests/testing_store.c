// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_store.h"

#include <sqlite3.h>

#include "overture/base/memory.h"
#include "testing.h"

static sqlite3 *
open_database(const char *path, int flags)
{
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open_v2(path, &database, flags, NULL), SQLITE_OK);
    return database;
}

char *
testing_dump(const char *path)
{
    static const char *const tables[] = {
        "result", "file", "scenario", "metric", "varied", "point", "value", "summary"};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    sqlite3 *database = open_database(path, SQLITE_OPEN_READONLY);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[64];
        sqlite3_stmt *rows = NULL;
        snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[i]);
        assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &rows, NULL), SQLITE_OK);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            for (int k = 0; k < sqlite3_column_count(rows); k++) {
                const unsigned char *cell = sqlite3_column_text(rows, k);
                fprintf(out, "%s|", cell == NULL ? "NULL" : (const char *) cell);
            }
            fputs("\n", out);
        }
        assert_int_equal(sqlite3_finalize(rows), SQLITE_OK);
    }
    sqlite3_close(database);
    fclose(out);
    return text;
}

char *
testing_ask(const char *path, const char *sql)
{
    sqlite3_stmt *rows = NULL;
    sqlite3 *database = open_database(path, SQLITE_OPEN_READONLY);
    assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &rows, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    const char *text = (const char *) sqlite3_column_text(rows, 0);
    char *answer = strdup(text == NULL ? "NULL" : text);
    sqlite3_finalize(rows);
    sqlite3_close(database);
    return answer;
}

void
testing_change(const char *path, const char *sql)
{
    sqlite3 *database = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

/* SQLite asks how long a block is: it stands before it. */
enum { BEFORE = 16 };

static void *
take(int size)
{
    char *block = ovt_allocate(1, (size_t) size + BEFORE);
    if (block == NULL) {
        return NULL;
    }
    memcpy(block, &size, sizeof size);
    return block + BEFORE;
}

static void
give_back(void *block)
{
    ovt_free(block == NULL ? NULL : (char *) block - BEFORE);
}

static void *
change_size(void *old, int size)
{
    char *block = ovt_resize((char *) old - BEFORE, 1, (size_t) size + BEFORE);
    if (block == NULL) {
        return NULL;
    }
    memcpy(block, &size, sizeof size);
    return block + BEFORE;
}

static int
size_of(void *block)
{
    int size = 0;
    if (block != NULL) {
        memcpy(&size, (char *) block - BEFORE, sizeof size);
    }
    return size;
}

static int
round_up(int size)
{
    return (size + 7) / 8 * 8;
}

static int
begin(void *context)
{
    (void) context;
    return SQLITE_OK;
}

static void
end(void *context)
{
    (void) context;
}

void
testing_sqlite_uses_memory(void)
{
    static const sqlite3_mem_methods methods = {
        take, give_back, change_size, size_of, round_up, begin, end, NULL};
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods), SQLITE_OK);
}
