// SPDX-License-Identifier: GPL-3.0-or-later
/** @file token.h
 *  @brief The words of a scenario file, each with its place; knows libconfig's spelling and what
 *  people write instead.
 */
#ifndef OVT_CONFIG_TOKEN_H
#define OVT_CONFIG_TOKEN_H

#include "overture/base/text.h"
#include "source.h"

typedef enum {
    OVT_TOKEN_END,
    OVT_TOKEN_NAME,
    OVT_TOKEN_WHOLE,
    OVT_TOKEN_REAL,
    OVT_TOKEN_BOOL,
    OVT_TOKEN_TEXT,
    OVT_TOKEN_INCLUDE,
    OVT_TOKEN_EQUALS, /* = or : */
    OVT_TOKEN_COMMA,
    OVT_TOKEN_SEMICOLON,
    OVT_TOKEN_OPEN,  /* { ( [ */
    OVT_TOKEN_CLOSE, /* } ) ] */
    OVT_TOKEN_BAD    /* a fault of it was reported */
} ovt_token_type;

typedef struct {
    ovt_token_type type;
    const char *start;
    size_t length;
    int line;
    int column;
    bool first_on_line;
    bool faulty;     /* a fault of it was reported; its type says what was meant */
    bool many_lines; /* a text that runs over the end of a line */
    int64_t whole;
    const char *file; /* INCLUDE: the name, not NUL-terminated */
    size_t file_length;
} ovt_token;

/** Where the scanning of a source stands. */
typedef struct {
    const ovt_source *source;
    ovt_faults *faults;
    const char *at, *end;
    const char *line_start;
    int line;
    bool line_is_blank;    /* nothing but blanks so far */
    ovt_token broken_text; /* the first text over several lines: where a quote may be missing */
    bool has_broken_text;
} ovt_scanner;

ovt_scanner ovt_scanner_start(const ovt_source *source, ovt_faults *faults);

/** The next token; faults of spelling are added. */
ovt_token ovt_scanner_next(ovt_scanner *self);

/** Whether the token just taken is followed by = or :, as a name is. */
bool ovt_scanner_before_equals(const ovt_scanner *self);

/** Adds a fault at a token. */
void ovt_token_fault(const ovt_scanner *self, const ovt_token *token, const char *format, ...)
    OVT_PRINTF(3, 4);

/** A token that begins where the scanner stands and has no length yet. */
ovt_token ovt_scanner_begin(const ovt_scanner *self);

/** The byte @p ahead of the scanner; NUL past the end. */
char ovt_scanner_peek(const ovt_scanner *self, size_t ahead);

/** Steps over one byte and keeps count of the lines. */
void ovt_scanner_step(ovt_scanner *self);

/** Takes the text in quotes at which the scanner stands. */
ovt_token ovt_scanner_text(ovt_scanner *self);

/** Classifies a run of the characters of numbers: WHOLE, REAL, or BAD after adding a fault. */
void ovt_token_number(const ovt_scanner *self, ovt_token *token);

#endif
