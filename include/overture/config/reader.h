// SPDX-License-Identifier: GPL-3.0-or-later
/** @file reader.h
 *  @brief From files to one merged tree: preflight, libconfig, includes, extends and --set.
 *
 *  The only user of libconfig. Our own preflight stands before it, since libconfig 1.5 passes over
 *  or misreports a dozen kinds of mistakes (listed in preflight.c); what it lets through,
 *  libconfig reads right.
 */
#ifndef OVT_CONFIG_READER_H
#define OVT_CONFIG_READER_H

#include <stdio.h>

#include "overture/base/memory.h"
#include "overture/base/status.h"
#include "overture/config/fault.h"
#include "overture/config/node.h"
#include "overture/model/scenario.h"

typedef struct {
    const char *const *include_dirs; /* --include: folders that extends and @include may enter */
    size_t include_count;
    const char *const *sets; /* --set PATH=VALUE, in order; the last wins */
    size_t set_count;
    FILE *standard_input; /* read for the file name "-" */
} ovt_read_options;

/** Limits against hostile files. */
enum {
    OVT_MAX_FILE_BYTES = 1 << 20,
    OVT_MAX_FILES = 64,      /* of one scenario */
    OVT_MAX_FILE_DEPTH = 8,  /* of extends and @include */
    OVT_MAX_NODE_DEPTH = 32, /* of groups and lists */
    OVT_MAX_NODES = 200000
};

/** A scenario file read and merged. All memory is in the arena given. */
typedef struct {
    ovt_node *root;         /* NULL when it could not be read */
    ovt_source_file *files; /* every file read, the one named first, in the order read */
    size_t file_count;
} ovt_document_tree;

/** Reads @p path, follows @include and extends, merges, and applies the sets. Faults of the files
 *  are added to @p faults and give OVT_SCENARIO; a file named on the command line that cannot be
 *  read gives OVT_IO with a message in @p err. */
ovt_status ovt_tree_read(ovt_document_tree *tree, const char *path, const ovt_read_options *options,
    ovt_arena *arena, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Reads a text as if it were a file of that name, without @include, extends or sets: for fuzzing
 *  and for values on the command line. */
ovt_status ovt_tree_parse(ovt_document_tree *tree, const char *name, const char *text,
    size_t length, ovt_arena *arena, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** Puts the value of one `PATH=VALUE` into the tree, adding groups on the way where the settings
 *  know them; list elements must exist. Faults name "--set". */
ovt_status ovt_tree_set(ovt_document_tree *tree, const char *assignment, ovt_arena *arena,
    ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

#endif
