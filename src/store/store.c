// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/store/store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "database.h"

/* Room for the longest text and what stands beside it in a row. */
enum { PATIENCE_MILLISECONDS = 5000, LONGEST_ROW = OVT_LONGEST_TEXT + (8 << 20) };

ovt_status
ovt_store_damaged(const ovt_store *self, ovt_error *err)
{
    return ovt_fail(err, OVT_IO,
        "%s is damaged or was changed by another program; give the name of another file with "
        "--store",
        self->path);
}

static ovt_status
cannot_write(const char *path, int trouble, ovt_error *err)
{
    return ovt_fail(err, trouble == ENOMEM ? OVT_MEMORY : OVT_IO,
        "%s cannot be written to: %s; its folder must exist and, as the file itself, be one that "
        "you can write to, else give another file with --store",
        path, strerror(trouble));
}

/* What the system says, where it said something, tells more than SQLite does. */
static const char *
say_trouble(const ovt_store *self, int code)
{
    int reason = self->database == NULL ? 0 : sqlite3_system_errno(self->database);
    return reason == 0 ? sqlite3_errstr(code) : strerror(reason);
}

static ovt_status
cannot_open(const ovt_store *self, int code, ovt_error *err)
{
    return ovt_fail(err, OVT_IO,
        "%s cannot be opened: %s; its folder must exist and be one that you can write to, else "
        "give another file with --store",
        self->path, say_trouble(self, code));
}

ovt_status
ovt_store_fail(const ovt_store *self, int code, ovt_error *err)
{
    switch (code == SQLITE_IOERR_NOMEM ? SQLITE_NOMEM : code & 0xFF) {
    case SQLITE_NOMEM:
        return ovt_fail(err, OVT_MEMORY, "%s: no memory for the database", self->path);
    case SQLITE_FULL:
        return ovt_fail(err, OVT_IO,
            "%s: the disk is full; what was kept before is unharmed, and the same command goes on "
            "once there is room",
            self->path);
    case SQLITE_IOERR:
        return ovt_fail(err, OVT_IO,
            "%s: %s; what was kept before is unharmed; make room on the disk or give another file "
            "with --store",
            self->path, say_trouble(self, code));
    case SQLITE_CANTOPEN:
        return cannot_open(self, code, err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ovt_fail(err, OVT_IO,
            "%s is in use by another program; wait for it to end, or give another file with "
            "--store",
            self->path);
    case SQLITE_READONLY:
        return cannot_write(self->path, EROFS, err);
    case SQLITE_NOTADB:
        return ovt_fail(err, OVT_IO,
            "%s is no database; give the name of another file with --store", self->path);
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
        return ovt_store_damaged(self, err);
    default:
        return ovt_fail(err, OVT_IO, "%s: %s", self->path,
            self->database == NULL ? sqlite3_errstr(code) : sqlite3_errmsg(self->database));
    }
}

ovt_status
ovt_store_execute(ovt_store *self, const char *sql, ovt_error *err)
{
    int code = sqlite3_exec(self->database, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? OVT_OK : ovt_store_fail(self, code, err);
}

ovt_status
ovt_store_prepare(ovt_store *self, ovt_statement statement, sqlite3_stmt **own, ovt_error *err)
{
    static const char *const texts[] = {
#define TEXT(name, text) text,
        OVT_STATEMENT_LIST(TEXT)
#undef TEXT
    };
    sqlite3_stmt **kept = &self->statements[statement];
    if (*kept == NULL) {
        int code = sqlite3_prepare_v3(
            self->database, texts[statement], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
        if (code != SQLITE_OK) {
            return ovt_store_fail(self, code, err);
        }
    }
    sqlite3_reset(*kept);
    sqlite3_clear_bindings(*kept);
    *own = *kept;
    return OVT_OK;
}

ovt_status
ovt_store_run(ovt_store *self, sqlite3_stmt *statement, ovt_error *err)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? OVT_OK : ovt_store_fail(self, code, err);
}

/* A file that is there and not empty is asked whether it is ours before anything is changed. */
static ovt_status
is_there(const char *path, ovt_store_mode mode, bool *there, ovt_error *err)
{
    struct stat status;
    if (*path == '\0' || *path == ':') {
        return ovt_fail(err, OVT_USAGE, "\"%s\" is no name for a database; write ./%s", path, path);
    }
    *there = stat(path, &status) == 0;
    if (*there && !S_ISREG(status.st_mode)) {
        return ovt_fail(err, OVT_IO, "%s is no file; a database needs one of its own", path);
    }
    if (!*there && (mode == OVT_STORE_READ || errno != ENOENT)) {
        return ovt_fail(err, OVT_IO, "%s: %s", path, strerror(errno));
    }
    if (*there && mode == OVT_STORE_NEW) {
        return ovt_fail(err, OVT_IO, "%s exists; give the name of a new file", path);
    }
    *there = *there && (status.st_size > 0 || mode == OVT_STORE_READ);
    return OVT_OK;
}

/* What a hostile file could misuse is off, and a damaged page is noticed. */
static ovt_status
harden(ovt_store *self, ovt_error *err)
{
    sqlite3_extended_result_codes(self->database, 1);
    sqlite3_busy_timeout(self->database, PATIENCE_MILLISECONDS);
    sqlite3_limit(self->database, SQLITE_LIMIT_LENGTH, LONGEST_ROW);
    sqlite3_db_config(self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(self->database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(self->database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return ovt_store_execute(self,
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
        "PRAGMA foreign_keys = ON;",
        err);
}

/* The write-ahead log survives a kill, and FULL also a loss of power: a commit is on the disk. */
static ovt_status
prepare_to_write(ovt_store *self, bool empty, ovt_error *err)
{
    ovt_status status =
        ovt_store_execute(self, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", err);
    return status == OVT_OK && empty ? ovt_schema_make(self, err) : status;
}

/* One that was killed before it had made the tables is as good as none. */
static ovt_status
open_database(ovt_store *self, bool there, bool *empty, ovt_error *err)
{
    int flags = self->writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    int code = sqlite3_open_v2(self->path, &self->database, flags, NULL);
    if (code != SQLITE_OK) {
        return ovt_store_fail(self, code, err);
    }
    *empty = !there;
    ovt_status status = harden(self, err);
    if (status == OVT_OK && there) {
        status = ovt_schema_is_empty(self, empty, err);
    }
    if (status == OVT_OK && !*empty) {
        status = ovt_schema_check(self, err);
    }
    return status == OVT_OK && self->writes ? prepare_to_write(self, *empty, err) : status;
}

static ovt_status
open_store(ovt_store **self, const char *path, bool writes, bool there, bool *empty, ovt_error *err)
{
    ovt_store *store = ovt_allocate(1, sizeof *store);
    *self = NULL;
    if (store != NULL) {
        store->path = ovt_allocate(strlen(path) + 1, 1);
        store->writes = writes;
    }
    if (store == NULL || store->path == NULL) {
        ovt_store_close(store);
        return ovt_fail(err, OVT_MEMORY, "no memory to open %s", path);
    }
    memcpy(store->path, path, strlen(path) + 1);
    ovt_status status = open_database(store, there, empty, err);
    if (status != OVT_OK) {
        ovt_store_close(store);
        return status;
    }
    *self = store;
    return OVT_OK;
}

ovt_status
ovt_store_open(ovt_store **self, const char *path, ovt_store_mode mode, ovt_error *err)
{
    bool there = false, empty = false;
    *self = NULL;
    ovt_status status = is_there(path, mode, &there, err);
    if (status != OVT_OK) {
        return status;
    }
    status = open_store(self, path, mode != OVT_STORE_READ, there, &empty, err);
    if (status != OVT_OK && mode == OVT_STORE_NEW) {
        unlink(path);
    }
    if (status == OVT_OK && empty && mode == OVT_STORE_READ) {
        ovt_store_close(*self);
        *self = NULL;
        status = ovt_fail(err, OVT_IO, "%s holds no result", path);
    }
    return status;
}

/* Why no file can be made beside @p path, which SQLite needs to; 0: it can. */
static int
folder_trouble(const char *path)
{
    ovt_text folder = {0};
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : (size_t) (slash - path) + 1;
    ovt_text_append(&folder, slash == NULL ? "." : path, slash == NULL ? 1 : length);
    int trouble = folder.failed ? ENOMEM : access(folder.data, W_OK | X_OK) == 0 ? 0 : errno;
    ovt_text_free(&folder);
    return trouble;
}

ovt_status
ovt_store_check(const char *path, ovt_error *err)
{
    ovt_store *store = NULL;
    bool there = false, empty = false;
    ovt_status status = is_there(path, OVT_STORE_WRITE, &there, err);
    if (status == OVT_OK && there) {
        status = open_store(&store, path, false, there, &empty, err);
        ovt_store_close(store);
    }
    int trouble = status == OVT_OK ? folder_trouble(path) : 0;
    if (trouble == 0 && status == OVT_OK && there && access(path, W_OK) != 0) {
        trouble = errno;
    }
    return trouble == 0 ? status : cannot_write(path, trouble, err);
}

/* A finished database is left as a single file that can be copied, and read where nothing can be
 * written. Another program that reads it just now keeps it as it is. */
void
ovt_store_close(ovt_store *self)
{
    if (self == NULL) {
        return;
    }
    for (size_t i = 0; i < OVT_SQL_COUNT_OF; i++) {
        sqlite3_finalize(self->statements[i]);
    }
    if (self->database != NULL && self->open) {
        sqlite3_exec(self->database, "ROLLBACK", NULL, NULL, NULL);
    }
    if (self->database != NULL && self->writes) {
        sqlite3_busy_timeout(self->database, 0);
        sqlite3_exec(self->database, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    }
    sqlite3_close(self->database);
    ovt_free(self->path);
    ovt_free(self);
}

ovt_status
ovt_store_begin(ovt_store *self, ovt_error *err)
{
    if (self->open) {
        return OVT_OK;
    }
    ovt_status status = ovt_store_execute(self, "BEGIN IMMEDIATE", err);
    self->open = status == OVT_OK;
    return status;
}

ovt_status
ovt_store_commit(ovt_store *self, ovt_error *err)
{
    if (!self->open) {
        return OVT_OK;
    }
    ovt_status status = ovt_store_execute(self, "COMMIT", err);
    self->open = status != OVT_OK;
    return status;
}
