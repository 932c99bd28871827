// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/base/text.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "overture/base/memory.h"

static bool
text_reserve(ovt_text *self, size_t more)
{
    if (self->failed || more > (size_t) -1 / 4 - self->length) {
        self->failed = true;
        return false;
    }
    size_t needed = self->length + more + 1;
    if (needed > self->capacity) {
        size_t capacity = needed * 2;
        char *data = ovt_resize(self->data, capacity, 1);
        if (data == NULL) {
            self->failed = true;
            return false;
        }
        self->data = data;
        self->capacity = capacity;
    }
    return true;
}

void
ovt_text_append(ovt_text *self, const char *bytes, size_t length)
{
    if (text_reserve(self, length)) {
        memcpy(self->data + self->length, bytes, length);
        self->length += length;
        self->data[self->length] = '\0';
    }
}

void
ovt_text_add(ovt_text *self, const char *text)
{
    ovt_text_append(self, text, strlen(text));
}

void
ovt_text_format(ovt_text *self, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0 && text_reserve(self, (size_t) length)) {
        vsnprintf(self->data + self->length, (size_t) length + 1, format, again);
        self->length += (size_t) length;
    }
    va_end(again);
}

void
ovt_text_free(ovt_text *self)
{
    ovt_free(self->data);
    *self = (ovt_text){0};
}

char *
ovt_number_text(char text[OVT_NUMBER_TEXT], double value)
{
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, OVT_NUMBER_TEXT, "%.*g", digits, value);
        if (isnan(value) || strtod(text, NULL) == value) {
            break;
        }
    }
    if (isnan(value)) {
        return strcpy(text, "nan");
    }
    /* "2e+01" is right but not how people write 20. */
    if (fabs(value) < 1e15 && value == floor(value)) {
        snprintf(text, OVT_NUMBER_TEXT, "%.0f", value == 0 ? 0.0 : value);
    }
    return text;
}

enum { LONGEST_WORD = 63 };

static size_t
smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

static size_t
word_length(const char *word)
{
    size_t length = strlen(word);
    return length > LONGEST_WORD ? LONGEST_WORD : length;
}

static bool
same_letter(char a, char b)
{
    return tolower((unsigned char) a) == tolower((unsigned char) b);
}

/* Optimal string alignment (Damerau 1964), three rows at a time. */
size_t
ovt_word_distance(const char *a, const char *b)
{
    size_t rows[3][LONGEST_WORD + 1];
    size_t a_length = word_length(a), b_length = word_length(b);
    size_t *before = rows[0], *above = rows[1], *here = rows[2];

    for (size_t j = 0; j <= b_length; j++) {
        here[j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t *oldest = before;
        before = above;
        above = here;
        here = oldest;
        here[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t replace = above[j - 1] + !same_letter(a[i - 1], b[j - 1]);
            here[j] = smallest(above[j] + 1, here[j - 1] + 1, replace);
            if (i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
                same_letter(a[i - 2], b[j - 1]) && before[j - 2] + 1 < here[j]) {
                here[j] = before[j - 2] + 1;
            }
        }
    }
    return here[b_length];
}

const char *
ovt_word_nearest(const char *word, const char *const *words, size_t count)
{
    size_t limit = word_length(word) / 3;
    const char *nearest = NULL;
    size_t least = (limit > 0 ? limit : 1) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = ovt_word_distance(word, words[i]);
        if (distance < least) {
            least = distance;
            nearest = words[i];
        }
    }
    return nearest;
}

size_t
ovt_utf8_length(const char *bytes, size_t available)
{
    static const struct {
        unsigned char mask, lead;
        unsigned long least;
    } forms[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    unsigned char first = available == 0 ? 0x80 : (unsigned char) bytes[0];
    for (size_t extra = 0; extra < 4; extra++) {
        if ((first & forms[extra].mask) != forms[extra].lead) {
            continue;
        }
        if (available < extra + 1) {
            return 0;
        }
        unsigned long code = first & (unsigned char) ~forms[extra].mask;
        for (size_t i = 1; i <= extra; i++) {
            if (((unsigned char) bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
            code = code << 6 | ((unsigned char) bytes[i] & 0x3FU);
        }
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code >= forms[extra].least && code <= 0x10FFFF && !surrogate ? extra + 1 : 0;
    }
    return 0;
}

static unsigned long
utf8_code(const char *bytes, size_t length)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned long code = (unsigned char) bytes[0] & lead_bits[length];
    for (size_t i = 1; i < length; i++) {
        code = code << 6 | ((unsigned char) bytes[i] & 0x3FU);
    }
    return code;
}

size_t
ovt_text_width(const char *text)
{
    size_t width = 0;
    size_t left = strlen(text);
    while (left > 0) {
        size_t length = ovt_utf8_length(text, left);
        int columns = 1;
        if (length > 0) {
            unsigned long code = utf8_code(text, length);
            /* wcwidth() needs a UTF-8 locale; in the C locale letters beyond ASCII count 1. */
            columns = wcwidth((wchar_t) code);
            if (columns < 0) {
                columns = code < 0x20 || code == 0x7F ? 0 : 1;
            }
        }
        width += (size_t) columns;
        text += length > 0 ? length : 1;
        left -= length > 0 ? length : 1;
    }
    return width;
}
