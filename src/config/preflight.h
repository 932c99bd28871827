// SPDX-License-Identifier: GPL-3.0-or-later
/** @file preflight.h
 *  @brief Reads a source word by word, reports every fault, and makes the text for libconfig.
 */
#ifndef OVT_CONFIG_PREFLIGHT_H
#define OVT_CONFIG_PREFLIGHT_H

#include "overture/base/text.h"
#include "source.h"

/** Where a word of the text for libconfig was written. */
typedef struct {
    const ovt_source *source;
    int line, column;
} ovt_mark;

typedef struct {
    ovt_mark *marks; /* owned */
    size_t count;
    size_t capacity;
} ovt_marks;

/** What libconfig is given: each word on a line of its own, files of @include in place, whole
 *  numbers in decimal and with L where they need it, so that libconfig reads each as written.
 *  Zero-initialise; free with ovt_preflight_free(). */
typedef struct {
    ovt_text text;
    ovt_marks words; /* by line of text, the first at 0 */
    ovt_marks nodes; /* of settings and elements, parents before children */
    ovt_reading *reading;
    int depth;    /* of groups and lists that are open */
    bool failed;  /* out of memory */
    bool follows; /* @include is followed; else it is a fault */
    ovt_error *err;
} ovt_preflight;

/** Fills the text. OVT_SCENARIO when faults were added. */
ovt_status ovt_preflight_run(ovt_preflight *self, ovt_reading *reading, const ovt_source *source,
    bool follows, ovt_error *err) OVT_MUST_CHECK;
void ovt_preflight_free(ovt_preflight *self);

#endif
