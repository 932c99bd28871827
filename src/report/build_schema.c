// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/text.h"
#include "overture/config/settings.h"
#include "parts.h"

static const char *const type_names[] = {
    [OVT_SETTING_REAL] = "number",
    [OVT_SETTING_WHOLE] = "whole number",
    [OVT_SETTING_BOOL] = "true or false",
    [OVT_SETTING_SEED] = "whole number",
    [OVT_SETTING_TEXT] = "text",
    [OVT_SETTING_DATE] = "date",
    [OVT_SETTING_CHOICE] = "word",
    [OVT_SETTING_POSITION] = "position",
    [OVT_SETTING_GROUP] = "group",
    [OVT_SETTING_GROUPS] = "list of groups",
    [OVT_SETTING_WHOLES] = "list of whole numbers",
    [OVT_SETTING_REALS] = "list of numbers",
    [OVT_SETTING_TEXTS] = "list of texts",
    [OVT_SETTING_FREE] = "anything",
};

static bool
has_range(const ovt_setting *row)
{
    return row->type == OVT_SETTING_REAL || row->type == OVT_SETTING_WHOLE ||
           row->type == OVT_SETTING_SEED;
}

static bool
is_group(const ovt_setting *row)
{
    return row->type == OVT_SETTING_GROUP || row->type == OVT_SETTING_GROUPS;
}

static void
say_range(ovt_text *text, const ovt_setting *row)
{
    char low[OVT_NUMBER_TEXT], high[OVT_NUMBER_TEXT];
    for (size_t i = 0; row->words != NULL && row->words[i] != NULL; i++) {
        ovt_text_format(text, "%s%s", i > 0 ? ", " : "", row->words[i]);
    }
    if (!has_range(row) || row->words != NULL) {
        return;
    }
    bool floor_only = row->high >= 1e15, ceiling_only = row->low <= -1e15;
    if (floor_only && ceiling_only) {
        ovt_text_add(text, "any");
    } else if (floor_only) {
        ovt_text_format(text, "%s or more", ovt_number_text(low, row->low));
    } else {
        ovt_text_format(
            text, "%s to %s", ovt_number_text(low, row->low), ovt_number_text(high, row->high));
    }
}

static void
say_default(ovt_text *text, const ovt_setting *row)
{
    char number[OVT_NUMBER_TEXT];
    if (row->fallback_kind == OVT_FALLBACK_REQUIRED) {
        ovt_text_add(text, "must be given");
    } else if (row->fallback_text != NULL) {
        ovt_text_add(text, row->fallback_text);
    } else if (row->fallback_kind == OVT_FALLBACK_NUMBER && row->type == OVT_SETTING_BOOL) {
        ovt_text_add(text, row->fallback != 0 ? "true" : "false");
    } else if (row->fallback_kind == OVT_FALLBACK_NUMBER && row->type == OVT_SETTING_CHOICE) {
        ovt_text_add(text, row->words[(size_t) row->fallback]);
    } else if (row->fallback_kind == OVT_FALLBACK_NUMBER) {
        ovt_text_add(text, ovt_number_text(number, row->fallback));
    } else {
        ovt_text_add(text, "none");
    }
}

typedef struct {
    ovt_text range;
    ovt_text fallback;
} said;

static said
say_setting(ovt_document *self, const ovt_setting *row)
{
    said words = {{0}, {0}};
    ovt_text_add(&words.range, "");
    ovt_text_add(&words.fallback, "");
    say_range(&words.range, row);
    if (!is_group(row) && row->type != OVT_SETTING_FREE) {
        say_default(&words.fallback, row);
    }
    self->failed |= words.range.failed || words.fallback.failed;
    return words;
}

static void
said_free(said *words)
{
    ovt_text_free(&words->range);
    ovt_text_free(&words->fallback);
}

/* The table for people shows the last name only, under a heading with the group. */
static void
people_row(ovt_document *self, ovt_table *table, const ovt_setting *row, const said *words)
{
    const char *dot = strrchr(row->path, '.');
    const char *unit = row->unit == NULL ? "" : row->unit;
    bool range = words->range.length > 0;
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", dot == NULL ? row->path : dot + 1);
    ovt_table_cell(self, table, 1, "%s%s%s%s%s%s", type_names[row->type], range ? ": " : "",
        words->range.data, *unit != '\0' ? ", " : "", unit, row->uncertain ? " *" : "");
    ovt_table_cell(self, table, 2, "%s", words->fallback.data);
    ovt_table_cell(self, table, 3, "%s%s%s", row->summary, row->example != NULL ? " Example: " : "",
        row->example != NULL ? row->example : "");
}

static void
record_row(ovt_document *self, ovt_table *table, const ovt_setting *row, const said *words)
{
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", row->path);
    ovt_table_cell(self, table, 1, "%s", type_names[row->type]);
    ovt_table_cell(self, table, 2, "%s", row->unit == NULL ? "" : row->unit);
    ovt_table_cell(self, table, 3, "%s", words->range.data);
    ovt_table_cell(self, table, 4, "%s", words->fallback.data);
    ovt_table_cell(self, table, 5, "%s", row->uncertain ? "yes" : "no");
    ovt_table_cell(self, table, 6, "%s", row->summary);
    ovt_table_cell(self, table, 7, "%s", row->example == NULL ? "" : row->example);
}

static json_t *
setting_data(ovt_document *self, const ovt_setting *row, const said *words)
{
    json_t *object = json_object(), *range = json_null(), *choices = json_array();
    if (has_range(row)) {
        range = json_array();
        ovt_data_append(self, range, ovt_data_number(fabs(row->low) >= 1e15 ? NAN : row->low));
        ovt_data_append(self, range, ovt_data_number(fabs(row->high) >= 1e15 ? NAN : row->high));
    }
    for (size_t i = 0; row->words != NULL && row->words[i] != NULL; i++) {
        ovt_data_append(self, choices, ovt_data_text(row->words[i]));
    }
    ovt_data_set(self, object, "path", ovt_data_text(row->path));
    ovt_data_set(self, object, "type", ovt_data_text(type_names[row->type]));
    ovt_data_set(self, object, "unit", ovt_data_text(row->unit));
    ovt_data_set(self, object, "range", range);
    ovt_data_set(self, object, "words", choices);
    ovt_data_set(self, object, "default", ovt_data_text(words->fallback.data));
    ovt_data_set(self, object, "uncertain", json_boolean(row->uncertain));
    ovt_data_set(self, object, "summary", ovt_data_text(row->summary));
    ovt_data_set(self, object, "example", ovt_data_text(row->example));
    return object;
}

static size_t
parent_length(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot == NULL ? 0 : (size_t) (dot - path);
}

static bool
same_parent(const ovt_setting *a, const ovt_setting *b)
{
    size_t length = parent_length(a->path);
    return length == parent_length(b->path) && strncmp(a->path, b->path, length) == 0;
}

static const ovt_setting *
find_parent(const ovt_setting *row)
{
    size_t length = parent_length(row->path);
    const ovt_setting *other;
    for (size_t i = 0; (other = ovt_setting_at(i)) != NULL; i++) {
        if (length > 0 && strncmp(other->path, row->path, length) == 0 &&
            (other->path[length] == '\0' || strcmp(other->path + length, "[]") == 0)) {
            return other;
        }
    }
    return NULL;
}

static ovt_table *
begin_group(ovt_document *self, const ovt_setting *row)
{
    const ovt_setting *group = find_parent(row);
    size_t length = parent_length(row->path);
    if (length == 0) {
        ovt_document_heading(self, 2, "Top level");
    } else {
        ovt_document_heading(self, 2, "%.*s", (int) length, row->path);
    }
    if (group != NULL) {
        ovt_document_paragraph(self, "%s", group->summary);
    }
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Setting", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Value", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Default", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Meaning", OVT_ALIGN_LEFT, true);
    return table;
}

/* A path is in the part asked for when it is the pattern or below it. */
static bool
is_within(const char *path, const char *pattern)
{
    size_t length = pattern == NULL ? 0 : strlen(pattern);
    return length == 0 || (strncmp(path, pattern, length) == 0 &&
                              (path[length] == '\0' || path[length] == '.' || path[length] == '['));
}

static void
add_records_columns(ovt_document *self, ovt_table *records)
{
    static const char *const titles[] = {
        "path", "type", "unit", "range", "default", "uncertain", "summary", "example"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_LEFT, false);
    }
}

static const ovt_setting *
next_of_group(const ovt_setting *leader, const char *pattern, size_t *index)
{
    const ovt_setting *row;
    while ((row = ovt_setting_at(*index)) != NULL) {
        ++*index;
        if (is_within(row->path, pattern) && same_parent(row, leader)) {
            return row;
        }
    }
    return NULL;
}

/* Whether @p row is the first of its group, whose members need not stand together. */
static bool
leads_group(const ovt_setting *row, const char *pattern)
{
    size_t index = 0;
    return is_within(row->path, pattern) && next_of_group(row, pattern, &index) == row;
}

static void
add_groups(ovt_document *self, const char *pattern)
{
    const ovt_setting *leader, *row;
    for (size_t i = 0; (leader = ovt_setting_at(i)) != NULL; i++) {
        if (!leads_group(leader, pattern)) {
            continue;
        }
        ovt_table *table = begin_group(self, leader);
        size_t index = 0;
        while ((row = next_of_group(leader, pattern, &index)) != NULL) {
            said words = say_setting(self, row);
            if (!self->failed) {
                people_row(self, table, row, &words);
            }
            said_free(&words);
        }
    }
}

static void
add_data(ovt_document *self, const char *pattern, const ovt_provenance *provenance)
{
    json_t *array = json_array();
    ovt_table *records = ovt_document_records(self);
    const ovt_setting *row;
    ovt_data_begin(self, provenance);
    add_records_columns(self, records);
    for (size_t i = 0; (row = ovt_setting_at(i)) != NULL; i++) {
        if (!is_within(row->path, pattern)) {
            continue;
        }
        said words = say_setting(self, row);
        if (!self->failed) {
            record_row(self, records, row, &words);
            ovt_data_append(self, array, setting_data(self, row, &words));
        }
        said_free(&words);
    }
    ovt_data_set(self, self->data, "settings", array);
}

/* The last name of a path is what people remember. */
static ovt_status
no_such_setting(const char *path, ovt_error *err)
{
    const char *nearest = NULL;
    size_t least = (size_t) -1;
    const ovt_setting *row;
    for (size_t i = 0; (row = ovt_setting_at(i)) != NULL; i++) {
        const char *dot = strrchr(row->path, '.');
        size_t whole = ovt_word_distance(path, row->path);
        size_t last = ovt_word_distance(path, dot == NULL ? row->path : dot + 1);
        size_t distance = last < whole ? last : whole;
        if (distance < least) {
            least = distance;
            nearest = row->path;
        }
    }
    bool near = nearest != NULL && least <= 1 + strlen(path) / 3;
    return ovt_fail(err, OVT_USAGE, "there is no setting \"%s\"%s%s%s; `overture schema` lists all",
        path, near ? "; did you mean \"" : "", near ? nearest : "", near ? "\"?" : "");
}

ovt_status
ovt_build_schema(
    ovt_document *self, const char *path, const ovt_provenance *provenance, ovt_error *err)
{
    *self = (ovt_document){0};
    const ovt_setting *row = path == NULL ? NULL : ovt_setting_find(path);
    if (path != NULL && row == NULL) {
        return no_such_setting(path, err);
    }
    const char *pattern = row == NULL ? NULL : row->path;
    ovt_document_heading(
        self, 1, "Settings%s%s", row == NULL ? "" : ": ", row == NULL ? "" : pattern);
    ovt_document_paragraph(self,
        "[] stands for any element of a list. Where * stands, a distribution may be given in place "
        "of the number; any value may be written as { value = ...; source = \"...\"; note = "
        "\"...\"; }.");
    add_groups(self, pattern);
    add_data(self, pattern, provenance);
    if (is_within("seeker.strategy", pattern) || is_within("holder.strategy", pattern)) {
        ovt_section_strategies(self);
        ovt_data_set(self, self->data, "strategies", ovt_data_strategies(self));
    }
    return ovt_built(self, err);
}
