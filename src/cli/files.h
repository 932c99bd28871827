// SPDX-License-Identifier: GPL-3.0-or-later
/** @file files.h
 *  @brief Files written whole or not at all, one or several together.
 */
#ifndef OVT_CLI_FILES_H
#define OVT_CLI_FILES_H

#include <stddef.h>

#include "overture/base/status.h"
#include "overture/base/text.h"

typedef struct {
    ovt_text path;      /* where it goes, links followed */
    ovt_text temporary; /* where it is until all are complete; empty once it is in its place */
} ovt_staged_file;

/** Files that appear together: each is written beside its place, and all are renamed when all are
 *  complete. Zero-initialise; free with ovt_staged_free(), also after a failure. */
typedef struct {
    ovt_staged_file *files; /* owned */
    size_t count;
} ovt_staged;

/** Writes a file under a temporary name, with the permissions of the one it is to replace. */
ovt_status ovt_staged_add(
    ovt_staged *self, const char *path, const ovt_text *text, ovt_error *err) OVT_MUST_CHECK;

/** Puts all in their places. */
ovt_status ovt_staged_commit(ovt_staged *self, ovt_error *err) OVT_MUST_CHECK;

/** Removes what is not in its place. */
void ovt_staged_free(ovt_staged *self);

#endif
