// SPDX-License-Identifier: GPL-3.0-or-later
/** @file source.h
 *  @brief One text to be read: a file, standard input or a value from the command line.
 */
#ifndef OVT_CONFIG_SOURCE_H
#define OVT_CONFIG_SOURCE_H

#include <stddef.h>

#include "overture/config/fault.h"
#include "overture/config/reader.h"

typedef struct ovt_source {
    const char *shown; /* as named to the user */
    const char *text;  /* NUL-terminated; may hold more NULs */
    size_t length;
    const char *real;        /* resolved path; NULL: not a file */
    const char *const *line; /* each source line as a text of its own, the first at 0 */
    size_t line_count;
    const ovt_origin *from; /* the extends or @include that asked for it */
    bool included;          /* by @include */
    const struct ovt_source *asked_by;
    const struct ovt_source *older; /* in the list of all sources of a reading */
    int depth;                      /* of asked_by */
    bool placeless;                 /* a value of the command line: its places have no line */
    size_t skipped;                 /* bytes of a byte order mark before the text */
} ovt_source;

/** What all files of one scenario share while they are read. */
typedef struct {
    const ovt_read_options *options;
    ovt_arena *arena;
    ovt_faults *faults;
    ovt_document_tree *tree;   /* its list of files grows */
    const ovt_source *sources; /* every one that was opened, the latest first */
    const char *home;          /* resolved folder that references may not leave */
    size_t opened;             /* files, counting each time */
    size_t nodes;
} ovt_reading;

/** Fills the lines of a source whose shown, text and length are set. */
ovt_status ovt_source_split(ovt_source *self, ovt_arena *arena, ovt_error *err) OVT_MUST_CHECK;

/** The place of a byte in line @p line (1 is the first) that begins at @p line_start. */
ovt_origin ovt_source_origin(const ovt_source *self, int line, size_t column);

/** The text of a line for showing; NULL where there is none. */
const char *ovt_source_excerpt(const ovt_source *self, int line);

/** Opens the file named on the command line, or standard input for "-". What is wrong with it as a
 *  file gives OVT_IO; faults that give OVT_SCENARIO are added. */
ovt_status ovt_source_open(
    ovt_source *self, ovt_reading *reading, const char *path, ovt_error *err) OVT_MUST_CHECK;

/** Opens a file which @p asked_by names at @p from. Faults are added and give OVT_SCENARIO. */
ovt_status ovt_source_follow(ovt_source *self, ovt_reading *reading, const ovt_source *asked_by,
    const ovt_origin *from, bool included, const char *reference, ovt_error *err) OVT_MUST_CHECK;

#endif
