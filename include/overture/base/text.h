// SPDX-License-Identifier: GPL-3.0-or-later
/** @file text.h
 *  @brief Building text, and small questions about words and numbers in text.
 */
#ifndef OVT_BASE_TEXT_H
#define OVT_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/base/status.h"

/** A text that grows. Zero-initialise; free with ovt_text_free(). After an allocation failed,
 *  `failed` stays set and appending does nothing, so that it need be asked only once. */
typedef struct {
    char *data;    /* owned; NULL or NUL-terminated */
    size_t length; /* bytes before the NUL */
    size_t capacity;
    bool failed;
} ovt_text;

void ovt_text_append(ovt_text *self, const char *bytes, size_t length);
void ovt_text_add(ovt_text *self, const char *text);
void ovt_text_format(ovt_text *self, const char *format, ...) OVT_PRINTF(2, 3);
void ovt_text_free(ovt_text *self);

/** Room for any number written by ovt_number_text(). */
enum { OVT_NUMBER_TEXT = 32 };

/** Writes @p value with the fewest digits that read back to the same double, always with a
 *  decimal point in the C locale's manner ("20", "0.1", "1e+300", "nan"). Returns @p text. */
char *ovt_number_text(char text[OVT_NUMBER_TEXT], double value);

/** Edit distance of two words (insert, delete, replace, swap of neighbours each count 1), case
 *  ignored; words over 63 bytes are cut. */
size_t ovt_word_distance(const char *a, const char *b);

/** The nearest of @p count words to @p word when it is near enough to be a slip of the finger
 *  (at most a third of its length, at least 1), else NULL. Borrowed from @p words. */
const char *ovt_word_nearest(const char *word, const char *const *words, size_t count);

/** Length of the valid UTF-8 sequence at @p bytes (1..4), or 0 where it is not valid. */
size_t ovt_utf8_length(const char *bytes, size_t available);

/** Terminal columns that a UTF-8 text takes; control characters count 0. */
size_t ovt_text_width(const char *text);

#endif
