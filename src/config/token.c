// SPDX-License-Identifier: GPL-3.0-or-later
#include "token.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_SHOWN = 400 };

ovt_scanner
ovt_scanner_start(const ovt_source *source, ovt_faults *faults)
{
    return (ovt_scanner){
        .source = source,
        .faults = faults,
        .at = source->text + source->skipped,
        .end = source->text + source->length,
        .line_start = source->text + source->skipped,
        .line = 1,
        .line_is_blank = true,
    };
}

void
ovt_token_fault(const ovt_scanner *self, const ovt_token *token, const char *format, ...)
{
    char message[LONGEST_SHOWN];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    ovt_origin origin = ovt_source_origin(self->source, token->line, (size_t) token->column);
    ovt_faults_add(self->faults, OVT_SEVERITY_ERROR, &origin, NULL,
        ovt_source_excerpt(self->source, token->line), "%s", message);
}

ovt_token
ovt_scanner_begin(const ovt_scanner *self)
{
    return (ovt_token){
        .type = OVT_TOKEN_BAD,
        .start = self->at,
        .line = self->line,
        .column = (int) (self->at - self->line_start) + 1,
        .first_on_line = self->line_is_blank,
    };
}

static size_t
left(const ovt_scanner *self)
{
    return (size_t) (self->end - self->at);
}

char
ovt_scanner_peek(const ovt_scanner *self, size_t ahead)
{
    return ahead < left(self) ? self->at[ahead] : '\0';
}

void
ovt_scanner_step(ovt_scanner *self)
{
    if (*self->at == '\n') {
        self->line++;
        self->line_start = self->at + 1;
        self->line_is_blank = true;
    }
    self->at++;
}

static void
skip_to_line_end(ovt_scanner *self)
{
    while (self->at < self->end && *self->at != '\n') {
        self->at++;
    }
}

static bool
skip_comment(ovt_scanner *self)
{
    ovt_token opening = ovt_scanner_begin(self);
    self->at += 2;
    while (self->at < self->end) {
        if (ovt_scanner_peek(self, 0) == '*' && ovt_scanner_peek(self, 1) == '/') {
            self->at += 2;
            return true;
        }
        ovt_scanner_step(self);
    }
    ovt_token_fault(self, &opening, "this comment is never closed; write */ where it ends");
    return false;
}

/* Blanks and comments. False when a comment is not closed. */
static bool
skip_blanks(ovt_scanner *self)
{
    while (self->at < self->end) {
        char byte = *self->at;
        if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\f' || byte == '\n') {
            ovt_scanner_step(self);
        } else if (byte == '#' || (byte == '/' && ovt_scanner_peek(self, 1) == '/')) {
            skip_to_line_end(self);
        } else if (byte == '/' && ovt_scanner_peek(self, 1) == '*') {
            if (!skip_comment(self)) {
                return false;
            }
        } else if (strncmp(self->at, "\xC2\xA0", 2) == 0) {
            ovt_token place = ovt_scanner_begin(self);
            ovt_token_fault(
                self, &place, "this is a no-break space; write an ordinary space in its place");
            self->at += 2;
        } else {
            break;
        }
    }
    return true;
}

static const char *
find_on_line(const ovt_scanner *self, const char *from, const char *const *words)
{
    for (const char *at = from; at < self->end && *at != '\n'; at++) {
        for (size_t i = 0; words[i] != NULL; i++) {
            if (strncmp(at, words[i], strlen(words[i])) == 0) {
                return at + strlen(words[i]);
            }
        }
    }
    return from;
}

static const char *const foreign_quotes[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
    "\xE2\x80\x9F", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9A", "\xE2\x80\x9B", "\xC2\xAB",
    "\xC2\xBB", "'", "`", NULL};

/* Length of a quotation mark that libconfig does not know; 0 where there is none. */
static size_t
foreign_quote(const char *at)
{
    for (size_t i = 0; foreign_quotes[i] != NULL; i++) {
        if (strncmp(at, foreign_quotes[i], strlen(foreign_quotes[i])) == 0) {
            return strlen(foreign_quotes[i]);
        }
    }
    return 0;
}

static ovt_token
scan_foreign_quote(ovt_scanner *self)
{
    ovt_token token = ovt_scanner_begin(self);
    token.type = OVT_TOKEN_TEXT;
    token.faulty = true;
    size_t length = foreign_quote(self->at);
    ovt_token_fault(self, &token, "texts stand in straight double quotes; write \" instead of %.*s",
        (int) length, self->at);
    self->at = find_on_line(self, self->at + length, foreign_quotes);
    token.length = (size_t) (self->at - token.start);
    return token;
}

static bool
is_name_letter(const char *at)
{
    unsigned char byte = (unsigned char) *at;
    if (byte >= 0x80) {
        return foreign_quote(at) == 0 && strncmp(at, "\xC2\xA0", 2) != 0;
    }
    return isalnum(byte) || byte == '_' || byte == '*' || byte == '-' || byte == '.';
}

static ovt_token
scan_word(ovt_scanner *self)
{
    ovt_token token = ovt_scanner_begin(self);
    while (self->at < self->end && is_name_letter(self->at)) {
        self->at++;
    }
    token.length = (size_t) (self->at - token.start);
    bool truth = token.length == 4 && strncasecmp(token.start, "true", 4) == 0;
    bool falsehood = token.length == 5 && strncasecmp(token.start, "false", 5) == 0;
    token.type = truth || falsehood ? OVT_TOKEN_BOOL : OVT_TOKEN_NAME;
    return token;
}

static bool
is_date(const ovt_scanner *self)
{
    static const char pattern[] = "0000-00-00";
    for (size_t i = 0; pattern[i] != '\0'; i++) {
        char byte = ovt_scanner_peek(self, i);
        if (pattern[i] == '-' ? byte != '-' : !isdigit((unsigned char) byte)) {
            return false;
        }
    }
    return true;
}

static void
take_number_letters(ovt_scanner *self)
{
    bool hexadecimal = ovt_scanner_peek(self, 0) == '0' &&
                       (ovt_scanner_peek(self, 1) == 'x' || ovt_scanner_peek(self, 1) == 'X');
    char before = '\0';
    while (self->at < self->end) {
        char byte = *self->at;
        bool exponent_sign = !hexadecimal && (before == 'e' || before == 'E');
        if (byte == '+' || byte == '-' ? !exponent_sign : !is_name_letter(self->at)) {
            return;
        }
        before = byte;
        self->at++;
    }
}

bool
ovt_scanner_before_equals(const ovt_scanner *self)
{
    const char *at = self->at;
    while (at < self->end && (*at == ' ' || *at == '\t')) {
        at++;
    }
    return at < self->end && (*at == '=' || *at == ':');
}

/* @p sign is the length of the sign before the digits. */
static ovt_token
scan_number(ovt_scanner *self, size_t sign)
{
    ovt_token token = ovt_scanner_begin(self);
    self->at += sign;
    if (sign == 0 && is_date(self)) {
        token.type = OVT_TOKEN_TEXT;
        token.faulty = true;
        ovt_token_fault(self, &token, "a date stands in quotes; write \"%.10s\"", self->at);
        self->at += 10;
        token.length = 10;
        return token;
    }
    take_number_letters(self);
    token.length = (size_t) (self->at - token.start);
    if (sign == 0 && isalpha((unsigned char) self->at[-1]) && ovt_scanner_before_equals(self)) {
        token.type = OVT_TOKEN_NAME;
        return token;
    }
    if (sign > 1) {
        ovt_token_fault(self, &token, "this is a dash; write the minus sign of the keyboard, -");
        token.type = OVT_TOKEN_WHOLE;
        token.faulty = true;
    } else {
        ovt_token_number(self, &token);
    }
    if (ovt_scanner_peek(self, 0) == '%') {
        ovt_token_fault(self, &token, "write a share as a number from 0 to 1, without %%");
        token.faulty = true;
        self->at++;
    }
    return token;
}

/* Length of a sign before digits: + and - or the dashes that word processors make of it. */
static size_t
sign_length(const ovt_scanner *self)
{
    static const char *const signs[] = {"+", "-", "\xE2\x88\x92", "\xE2\x80\x93"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t length = strlen(signs[i]);
        char after = ovt_scanner_peek(self, length);
        if (strncmp(self->at, signs[i], length) == 0 &&
            (isdigit((unsigned char) after) || after == '.')) {
            return length;
        }
    }
    return 0;
}

static ovt_token
scan_include(ovt_scanner *self)
{
    ovt_token token = ovt_scanner_begin(self);
    const char *line_end = memchr(self->at, '\n', left(self));
    line_end = line_end == NULL ? self->end : line_end;
    const char *at = self->at + strlen("@include");
    at += strspn(at, " \t");
    const char *close =
        at < line_end && *at == '"' ? memchr(at + 1, '"', (size_t) (line_end - at - 1)) : NULL;
    token.faulty = true;
    if (close == NULL) {
        ovt_token_fault(
            self, &token, "@include needs a file in quotes: @include \"world/base.cfg\"");
        self->at = line_end;
    } else {
        const char *rest = close + 1 + strspn(close + 1, " \t\r\f");
        bool alone = self->source->placeless || rest >= line_end || *rest == '#' ||
                     strncmp(rest, "//", 2) == 0;
        if ((!token.first_on_line && !self->source->placeless) || !alone) {
            ovt_token_fault(self, &token, "@include must stand alone on its line");
        } else {
            token.type = OVT_TOKEN_INCLUDE;
            token.faulty = false;
            token.file = at + 1;
            token.file_length = (size_t) (close - at - 1);
        }
        self->at = close + 1;
    }
    token.length = (size_t) (self->at - token.start);
    return token;
}

static ovt_token
scan_mark(ovt_scanner *self)
{
    static const char marks[] = "=:,;{([})]";
    static const ovt_token_type types[] = {OVT_TOKEN_EQUALS, OVT_TOKEN_EQUALS, OVT_TOKEN_COMMA,
        OVT_TOKEN_SEMICOLON, OVT_TOKEN_OPEN, OVT_TOKEN_OPEN, OVT_TOKEN_OPEN, OVT_TOKEN_CLOSE,
        OVT_TOKEN_CLOSE, OVT_TOKEN_CLOSE};
    ovt_token token = ovt_scanner_begin(self);
    const char *mark = strchr(marks, *self->at);
    token.length = 1;
    if (mark != NULL && *mark != '\0') {
        token.type = types[mark - marks];
    } else {
        token.faulty = true;
        ovt_token_fault(self, &token,
            isprint((unsigned char) *self->at)
                ? "unexpected \"%c\"; texts stand in double quotes"
                : "unexpected control character; delete what stands here",
            *self->at);
    }
    self->at++;
    return token;
}

static ovt_token
scan_token(ovt_scanner *self)
{
    size_t sign = sign_length(self);
    char byte = *self->at;
    if (sign > 0 || isdigit((unsigned char) byte) || byte == '.') {
        return scan_number(self, sign);
    }
    if (byte == '"') {
        return ovt_scanner_text(self);
    }
    if (foreign_quote(self->at) > 0) {
        return scan_foreign_quote(self);
    }
    if (byte == '@' && strncmp(self->at, "@include", 8) == 0) {
        return scan_include(self);
    }
    return is_name_letter(self->at) && byte != '-' ? scan_word(self) : scan_mark(self);
}

ovt_token
ovt_scanner_next(ovt_scanner *self)
{
    bool closed = skip_blanks(self);
    ovt_token token = ovt_scanner_begin(self);
    if (!closed || self->at >= self->end) {
        token.type = OVT_TOKEN_END;
        token.faulty = !closed;
        return token;
    }
    token = scan_token(self);
    self->line_is_blank = false;
    return token;
}
