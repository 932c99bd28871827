// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>
#include <string.h>

#include "overture/config/settings.h"
#include "settings_rows.h"

/* The word by which an element is known: the first that its group has of these. */
static const char *
element_key(const ovt_setting *list, const char *element)
{
    static const char *const names[] = {"name", "category", "class"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const ovt_setting *row = ovt_setting_member(list, names[i]);
        if (row != NULL) {
            return *(const char *const *) (const void *) (element + row->offset);
        }
    }
    return NULL;
}

/* Reads one element of @p list from *path: an index or a key. NULL where there is none. */
static const char *
find_element(const ovt_setting *list, const char *base, const char **path)
{
    const char *first = *(const char *const *) (const void *) (base + list->offset);
    size_t count = *(const size_t *) (const void *) (base + list->count_offset);
    const char *word = *path + strspn(*path, ".[");
    size_t length = strcspn(word, ".[]");
    *path = word + length + (word[length] == ']');
    if (length > 0 && strspn(word, "0123456789") == length) {
        unsigned long index = strtoul(word, NULL, 10);
        return index < count ? first + index * list->element_size : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const char *key = element_key(list, first + i * list->element_size);
        if (key != NULL && strlen(key) == length && strncmp(key, word, length) == 0) {
            return first + i * list->element_size;
        }
    }
    return NULL;
}

static bool
is_number(const ovt_setting *row)
{
    return row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE ||
           row->type == OVT_SETTING_BOOL;
}

bool
ovt_setting_place(
    const ovt_scenario *scenario, const char *path, ovt_place *place, const ovt_setting **row)
{
    const ovt_setting *found = ovt_setting_find(path);
    if (found == NULL || !is_number(found)) {
        return false;
    }
    const char *base = (const char *) scenario;
    for (const char *pattern = found->path; *pattern != '\0';) {
        if (*pattern != '[') {
            pattern++;
            path++;
            continue;
        }
        char list[OVT_PATTERN_TEXT] = "";
        memcpy(list, found->path, (size_t) (pattern - found->path));
        base = find_element(ovt_setting_find(list), base, &path);
        if (base == NULL) {
            return false;
        }
        pattern += 2;
    }
    *place = (ovt_place){
        .offset = (size_t) (base - (const char *) scenario) + found->offset,
        .whole = found->type != OVT_SETTING_REAL,
        .low = found->low,
        .high = found->high,
    };
    if (row != NULL) {
        *row = found;
    }
    return true;
}
