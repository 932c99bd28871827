// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_store.h
 *  @brief Looking into a results database.
 */
#ifndef OVT_TESTING_STORE_H
#define OVT_TESTING_STORE_H

/** Every row of every table, all in the order of their keys, to be freed with free(). */
char *testing_dump(const char *path);

/** The text that a query gives first, to be freed with free(). */
char *testing_ask(const char *path, const char *sql);

/** Runs statements that change a database behind the program's back. */
void testing_change(const char *path, const char *sql);

/** Lets SQLite take its memory from ovt_allocate(), so that its allocations fail as planned, too.
 *  To be called before it is used. */
void testing_sqlite_uses_memory(void);

#endif
