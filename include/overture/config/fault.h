// SPDX-License-Identifier: GPL-3.0-or-later
/** @file fault.h
 *  @brief What is wrong in a scenario file: collected, sorted by place, shown with the line.
 */
#ifndef OVT_CONFIG_FAULT_H
#define OVT_CONFIG_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "overture/base/memory.h"
#include "overture/base/status.h"

/** A place in a file. `from` is the place of the extends or @include that brought the file in. */
typedef struct ovt_origin {
    const char *file; /* as shown to the user; "<stdin>" and "--set" are files, too; borrowed */
    int line;         /* 1 is the first; 0: no line */
    int column;       /* 1 is the first byte; 0: no column */
    const struct ovt_origin *from; /* NULL: named on the command line */
    bool included;                 /* `from` is an @include, not an extends */
} ovt_origin;

typedef enum { OVT_SEVERITY_ERROR, OVT_SEVERITY_WARNING } ovt_severity;

typedef struct {
    int severity; /* ovt_severity */
    ovt_origin origin;
    const char *path;    /* of the setting, NULL where there is none */
    const char *message; /* without the path; says what is wrong and what would be right */
    const char *excerpt; /* the source line, or a part of a long one; NULL where there is none */
    size_t caret;        /* byte of the excerpt that the caret marks, if origin has a column */
} ovt_fault;

/** All faults of a load. Zero-initialise; free with ovt_faults_free(). */
typedef struct {
    ovt_fault *faults; /* owned */
    size_t count;
    size_t errors; /* of count */
    size_t capacity;
    ovt_arena arena; /* owns the texts */
    bool failed;     /* out of memory while collecting */
} ovt_faults;

/** Adds a fault; all texts are copied. @p path, @p excerpt may be NULL. */
void ovt_faults_add(ovt_faults *self, ovt_severity severity, const ovt_origin *origin,
    const char *path, const char *excerpt, const char *format, ...) OVT_PRINTF(6, 7);

/** Sorts by file (in the order first met), line and column and drops repeats. */
void ovt_faults_sort(ovt_faults *self);

/** Writes them as a compiler would: place, severity, setting and message, then the source line
 *  with a caret, then from where an extended file was extended. At most @p most, then a count. */
void ovt_faults_write(const ovt_faults *self, FILE *out, size_t most);

void ovt_faults_free(ovt_faults *self);

#endif
