// SPDX-License-Identifier: GPL-3.0-or-later
/** @file settings_rows.h
 *  @brief How the rows of the settings table are written; seen by the table's own files only.
 *
 *  Paths that hold a list of groups end without [], their members have it. A group stands before
 *  its members, and its members follow it without a break.
 */
#ifndef OVT_CONFIG_SETTINGS_ROWS_H
#define OVT_CONFIG_SETTINGS_ROWS_H

#include <math.h>

#include "overture/config/settings.h"

#define OVT_NUMBER_ROW(kind, path_, in, member, low_, high_, unit_)                 \
    .path = (path_), .type = (kind), .offset = offsetof(in, member), .low = (low_), \
    .high = (high_), .unit = (unit_)
#define REAL(...)  OVT_NUMBER_ROW(OVT_SETTING_REAL, __VA_ARGS__)
#define WHOLE(...) OVT_NUMBER_ROW(OVT_SETTING_WHOLE, __VA_ARGS__)
#define SEED(...)  OVT_NUMBER_ROW(OVT_SETTING_SEED, __VA_ARGS__)

#define OVT_WORD_ROW(kind, path_, in, member)                        \
    .path = (path_), .type = (kind), .offset = offsetof(in, member), \
    .fallback_kind = OVT_FALLBACK_NOTHING
#define TEXT(...)     OVT_WORD_ROW(OVT_SETTING_TEXT, __VA_ARGS__)
#define POSITION(...) OVT_WORD_ROW(OVT_SETTING_POSITION, __VA_ARGS__)
#define GROUP(path_) \
    .path = (path_), .type = OVT_SETTING_GROUP, .fallback_kind = OVT_FALLBACK_NOTHING

/* A word that must be given, the first of its group: a text alone may stand for the group. */
#define NEEDED(kind, path_, in, member)                              \
    .path = (path_), .type = (kind), .offset = offsetof(in, member), \
    .fallback_kind = OVT_FALLBACK_REQUIRED

#define BOOL(path_, in, member) \
    .path = (path_), .type = OVT_SETTING_BOOL, .offset = offsetof(in, member), .high = 1
#define CHOICE(path_, in, member, words_) \
    .path = (path_), .type = OVT_SETTING_CHOICE, .offset = offsetof(in, member), .words = (words_)

#define OVT_LIST_ROW(kind, path_, in, member, number, low_, high_)        \
    .path = (path_), .type = (kind), .offset = offsetof(in, member),      \
    .count_offset = offsetof(in, number), .low = (low_), .high = (high_), \
    .fallback_kind = OVT_FALLBACK_NOTHING
#define LIST(type_, ...) OVT_LIST_ROW(OVT_SETTING_##type_, __VA_ARGS__)
#define GROUPS(element, ...) \
    OVT_LIST_ROW(OVT_SETTING_GROUPS, __VA_ARGS__), .element_size = sizeof(element)

#define REQUIRED    .fallback_kind = OVT_FALLBACK_REQUIRED
#define FALLBACK(x) .fallback = (x)
#define INHERIT(words) \
    .fallback_kind = OVT_FALLBACK_INHERIT, .fallback = (double) NAN, .fallback_text = (words)
#define STANDS_FOR(x, words) \
    .fallback_kind = OVT_FALLBACK_INHERIT, .fallback = (x), .fallback_text = (words)
#define BINDABLE(way) .bindable = true, .delivery = OVT_DELIVERED_##way

/** Most people of a category, prisoners of a class, or entries of a list of numbers. */
enum { OVT_MAX_PEOPLE = 1000000, OVT_MAX_LIST = 4096 };

/** Room for any pattern of the table. */
enum { OVT_PATTERN_TEXT = 96 };

/** The parts of the table; each ends at a NULL path. */
extern const ovt_setting ovt_settings_world[];
extern const ovt_setting ovt_settings_parties[];
extern const ovt_setting ovt_settings_implementation[];
extern const ovt_setting ovt_settings_offer[];
extern const ovt_setting ovt_settings_talks[];
extern const ovt_setting ovt_settings_issues[];
extern const ovt_setting ovt_settings_lesson[];
extern const ovt_setting ovt_settings_actual[];
extern const ovt_setting ovt_settings_run[];

#endif
