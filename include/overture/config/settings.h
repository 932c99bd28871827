// SPDX-License-Identifier: GPL-3.0-or-later
/** @file settings.h
 *  @brief Every setting a scenario file may hold: one table, read by all that handle settings.
 *
 *  The loader, the checks, schema, --set, init and the reference in the docs walk this table.
 */
#ifndef OVT_CONFIG_SETTINGS_H
#define OVT_CONFIG_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/model/scenario.h"

typedef enum {
    OVT_SETTING_REAL,  /* double; may be a distribution where `uncertain` */
    OVT_SETTING_WHOLE, /* int; likewise */
    OVT_SETTING_BOOL,  /* int, 0 or 1 */
    OVT_SETTING_SEED,  /* double: a whole number, in a file also as text */
    OVT_SETTING_TEXT,
    OVT_SETTING_DATE,
    OVT_SETTING_CHOICE,   /* int, by one of `words` */
    OVT_SETTING_POSITION, /* text: 0..1, or a level's name */
    OVT_SETTING_GROUP,
    OVT_SETTING_GROUPS, /* list of groups: pointer and count */
    OVT_SETTING_WHOLES, /* list of int */
    OVT_SETTING_REALS,  /* list of double */
    OVT_SETTING_TEXTS,  /* list of const char * */
    OVT_SETTING_FREE    /* accepted and left alone (meta) */
} ovt_setting_type;

/** What a real or whole setting that is not given becomes. */
typedef enum {
    OVT_FALLBACK_NUMBER,   /* `fallback` */
    OVT_FALLBACK_REQUIRED, /* it must be given */
    OVT_FALLBACK_INHERIT,  /* `fallback`, which stands for what `fallback_text` says */
    OVT_FALLBACK_NOTHING   /* texts and lists: none */
} ovt_fallback_kind;

typedef struct {
    const char *path; /* "offer.phases[].releases[].count": [] for any element of a list */
    ovt_setting_type type;
    size_t offset;       /* in the struct of the innermost list element, or in ovt_scenario */
    size_t count_offset; /* lists: of the size_t count */
    size_t element_size; /* lists of groups */
    double low, high;    /* range of numbers, ends included; lists: of their length */
    ovt_fallback_kind fallback_kind;
    double fallback;
    const char *fallback_text; /* texts; else in words ("as implementation.violation_rate") */
    const char *const *words;  /* choices, NULL-terminated, in the order of the enum */
    bool uncertain;            /* may be a distribution */
    bool bindable;             /* an issue may decide it; its delivery is then measured */
    int delivery;              /* so: ovt_delivery */
    const char *unit;
    const char *summary; /* one sentence */
    const char *example; /* a value as written in a file */
} ovt_setting;

/** NULL past the end. A group stands before its members. */
const ovt_setting *ovt_setting_at(size_t index);

/** The row of a pattern ("offer.phases[].days") or of a concrete path ("offer.phases[0].days",
 *  "captives.women.held"); NULL where there is none. */
const ovt_setting *ovt_setting_find(const char *path);

/** Members of a group or of a list of groups (NULL: of the file) one after the other: the first
 *  after NULL, NULL after the last. */
const ovt_setting *ovt_setting_next(const ovt_setting *group, const ovt_setting *row);

/** A member by name; NULL where there is none. */
const ovt_setting *ovt_setting_member(const ovt_setting *group, const char *name);

/** The last name of a row's path. */
const char *ovt_setting_name(const ovt_setting *row);

/** Address of the number at a concrete path of a loaded scenario, elements by index or key. False
 *  when the path names no number that exists. @p row may be NULL. */
bool ovt_setting_place(
    const ovt_scenario *scenario, const char *path, ovt_place *place, const ovt_setting **row);

#endif
