// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/config/settings.h"

#include <ctype.h>
#include <string.h>

#include "settings_rows.h"

/* In the order in which a file is best read; the parts are one table. */
static const ovt_setting *const parts[] = {
    ovt_settings_world,
    ovt_settings_parties,
    ovt_settings_implementation,
    ovt_settings_offer,
    ovt_settings_talks,
    ovt_settings_issues,
    ovt_settings_lesson,
    ovt_settings_actual,
    ovt_settings_run,
};

const ovt_setting *
ovt_setting_at(size_t index)
{
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        size_t count = 0;
        while (parts[part][count].path != NULL) {
            count++;
        }
        if (index < count) {
            return &parts[part][index];
        }
        index -= count;
    }
    return NULL;
}

/* Passes over one element: "[]", "[3]", ".[3]", ".3" or ".women"; NULL where there is none. */
static const char *
pass_element(const char *path)
{
    if (path[0] == '.' && path[1] == '[') {
        path++;
    }
    if (path[0] == '[') {
        path++;
        while (isdigit((unsigned char) *path)) {
            path++;
        }
        return *path == ']' ? path + 1 : NULL;
    }
    if (path[0] != '.' || path[1] == '\0') {
        return NULL;
    }
    return path + 1 + strcspn(path + 1, ".[");
}

static bool
path_matches(const char *pattern, const char *path)
{
    while (*pattern != '\0') {
        if (pattern[0] == '[') {
            path = pass_element(path);
            if (path == NULL) {
                return false;
            }
            pattern += 2;
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return *path == '\0';
}

const ovt_setting *
ovt_setting_find(const char *path)
{
    for (size_t part = 0; part < sizeof parts / sizeof *parts; part++) {
        for (const ovt_setting *row = parts[part]; row->path != NULL; row++) {
            if (path_matches(row->path, path)) {
                return row;
            }
        }
    }
    return NULL;
}

const char *
ovt_setting_name(const ovt_setting *row)
{
    const char *dot = strrchr(row->path, '.');
    return dot == NULL ? row->path : dot + 1;
}

/* The name of @p row in @p group; NULL where it is no direct member. */
static const char *
member_name(const ovt_setting *group, const ovt_setting *row)
{
    const char *rest = row->path;
    if (group != NULL) {
        size_t length = strlen(group->path);
        if (strncmp(rest, group->path, length) != 0) {
            return NULL;
        }
        rest += length;
        if (group->type == OVT_SETTING_GROUPS) {
            if (rest[0] != '[' || rest[1] != ']') {
                return NULL;
            }
            rest += 2;
        }
        if (*rest++ != '.') {
            return NULL;
        }
    }
    return strpbrk(rest, ".[") == NULL ? rest : NULL;
}

/* The row after @p row in the whole table; the first after NULL. */
static const ovt_setting *
next_row(const ovt_setting *row)
{
    if (row == NULL) {
        return parts[0];
    }
    if (row[1].path != NULL) {
        return row + 1;
    }
    for (size_t part = 0; part + 1 < sizeof parts / sizeof *parts; part++) {
        const ovt_setting *last = parts[part];
        while (last[1].path != NULL) {
            last++;
        }
        if (last == row) {
            return parts[part + 1];
        }
    }
    return NULL;
}

const ovt_setting *
ovt_setting_next(const ovt_setting *group, const ovt_setting *row)
{
    row = next_row(row == NULL ? group : row);
    while (row != NULL && member_name(group, row) == NULL) {
        /* A group's members follow it without a break. */
        if (group != NULL && strncmp(row->path, group->path, strlen(group->path)) != 0) {
            return NULL;
        }
        row = next_row(row);
    }
    return row;
}

const ovt_setting *
ovt_setting_member(const ovt_setting *group, const char *name)
{
    const ovt_setting *row = NULL;
    while ((row = ovt_setting_next(group, row)) != NULL) {
        if (strcmp(member_name(group, row), name) == 0) {
            return row;
        }
    }
    return NULL;
}
