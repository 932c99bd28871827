// SPDX-License-Identifier: GPL-3.0-or-later
#include "restoring.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
ovt_restore_wrong(ovt_restorer *self, const char *format, ...)
{
    char words[128];
    va_list arguments;
    if (self->status != OVT_OK) {
        return;
    }
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    self->status = ovt_fail(self->err, OVT_IO,
        "%s: %s %s; only what `overture COMMAND --format json` wrote can be printed again, so "
        "write "
        "it anew",
        self->name, self->place, words);
}

size_t
ovt_restore_enter(ovt_restorer *self, const char *member)
{
    size_t length = strlen(self->place);
    snprintf(
        self->place + length, sizeof self->place - length, "%s%s", length == 0 ? "" : ".", member);
    return length;
}

static size_t
enter_item(ovt_restorer *self, size_t index)
{
    size_t length = strlen(self->place);
    snprintf(self->place + length, sizeof self->place - length, "[%zu]", index);
    return length;
}

void
ovt_restore_leave(ovt_restorer *self, size_t length)
{
    self->place[length] = '\0';
}

bool
ovt_restore_is_text(ovt_restorer *self, const json_t *value)
{
    if (value == NULL || !(json_is_string(value) || json_is_null(value))) {
        ovt_restore_wrong(self, "is neither a text nor null");
        return false;
    }
    return true;
}

const char *
ovt_restore_text(ovt_restorer *self, const json_t *object, const char *member)
{
    size_t back = ovt_restore_enter(self, member);
    const json_t *value = json_object_get(object, member);
    const char *text = ovt_restore_is_text(self, value) ? json_string_value(value) : NULL;
    ovt_restore_leave(self, back);
    return text;
}

double
ovt_restore_number(ovt_restorer *self, const json_t *value)
{
    if (json_is_number(value)) {
        return json_number_value(value);
    }
    if (!json_is_null(value)) {
        ovt_restore_wrong(self, "is neither a number nor null");
    }
    return NAN;
}

double
ovt_restore_number_at(ovt_restorer *self, const json_t *object, const char *member)
{
    size_t back = ovt_restore_enter(self, member);
    double number = ovt_restore_number(self, json_object_get(object, member));
    ovt_restore_leave(self, back);
    return number;
}

int
ovt_restore_whole(ovt_restorer *self, const json_t *object, const char *member, int least, int most)
{
    size_t back = ovt_restore_enter(self, member);
    const json_t *value = json_object_get(object, member);
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < least || number > most) {
        ovt_restore_wrong(self, "is not a whole number from %d to %d", least, most);
        number = least;
    }
    ovt_restore_leave(self, back);
    return (int) number;
}

bool
ovt_restore_truth(ovt_restorer *self, const json_t *object, const char *member)
{
    size_t back = ovt_restore_enter(self, member);
    const json_t *value = json_object_get(object, member);
    if (!json_is_boolean(value)) {
        ovt_restore_wrong(self, "is neither true nor false");
    }
    ovt_restore_leave(self, back);
    return json_is_true(value);
}

size_t
ovt_restore_word(ovt_restorer *self, const json_t *object, const char *member,
    const char *const *words, size_t count)
{
    size_t back = ovt_restore_enter(self, member);
    const char *text = json_string_value(json_object_get(object, member));
    size_t index = 0;
    while (text != NULL && index < count && strcmp(words[index], text) != 0) {
        index++;
    }
    if (text == NULL || index == count) {
        ovt_restore_wrong(self, "is no word known here");
        index = 0;
    }
    ovt_restore_leave(self, back);
    return index;
}

void
ovt_restore_each(
    ovt_restorer *self, const json_t *array, size_t most, ovt_restore_item read, void *context)
{
    size_t count = json_array_size(array);
    if (!json_is_array(array)) {
        ovt_restore_wrong(self, "is not a list");
    } else if (count > most) {
        ovt_restore_wrong(self, "has %zu items, and %zu at most can be read", count, most);
    }
    for (size_t i = 0; self->status == OVT_OK && !self->document->failed && i < count; i++) {
        size_t back = enter_item(self, i);
        read(self, json_array_get(array, i), i, context);
        ovt_restore_leave(self, back);
    }
}

void
ovt_restore_each_at(ovt_restorer *self, const json_t *object, const char *member, size_t most,
    ovt_restore_item read, void *context)
{
    size_t back = ovt_restore_enter(self, member);
    ovt_restore_each(self, json_object_get(object, member), most, read, context);
    ovt_restore_leave(self, back);
}

bool
ovt_restore_is_object(ovt_restorer *self, const json_t *value)
{
    if (!json_is_object(value)) {
        ovt_restore_wrong(self, "is not an object");
        return false;
    }
    return true;
}
