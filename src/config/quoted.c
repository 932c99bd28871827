// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <string.h>

#include "token.h"

static void
check_hexadecimal_escape(ovt_scanner *self, ovt_token *token, const ovt_token *place)
{
    if (!isxdigit((unsigned char) ovt_scanner_peek(self, 2)) ||
        !isxdigit((unsigned char) ovt_scanner_peek(self, 3))) {
        ovt_token_fault(self, place, "\\x takes two hexadecimal digits, as in \\x41");
        token->faulty = true;
        return;
    }
    int code = 0;
    for (size_t i = 2; i < 4; i++) {
        int digit = tolower((unsigned char) ovt_scanner_peek(self, i));
        code = code * 16 + (digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    if (code < 0x20 || code >= 0x7F) {
        ovt_token_fault(self, place,
            code >= 0x80 ? "\\x%02x is half a letter; write the letter itself, files are UTF-8"
                         : "\\x%02x is a control character, which a text cannot hold",
            (unsigned) code);
        token->faulty = true;
    }
}

static void
check_escape(ovt_scanner *self, ovt_token *token)
{
    ovt_token place = ovt_scanner_begin(self);
    char letter = ovt_scanner_peek(self, 1);
    if (letter == 'x' || letter == 'X') {
        check_hexadecimal_escape(self, token, &place);
    } else if (letter == '\0' || strchr("nrtf\\\"", letter) == NULL) {
        ovt_token_fault(self, &place,
            "there is no escape of this kind; write \\\\ for a backslash (known: \\n \\r \\t \\f "
            "\\\" \\\\ \\x41)");
        token->faulty = true;
    }
}

static void
check_letter(ovt_scanner *self, ovt_token *token)
{
    unsigned char byte = (unsigned char) *self->at;
    if ((byte < 0x20 && strchr("\t\r\n\f", byte) == NULL) || byte == 0x7F) {
        ovt_token place = ovt_scanner_begin(self);
        ovt_token_fault(self, &place, "a control character (0x%02x) stands in a text", byte);
        token->faulty = true;
    }
    if (byte == '\n') {
        token->many_lines = true;
    }
}

/* A missing quote turns the text inside out up to the next quote, so the fault shows far below;
 * the first text that runs over a line end is where it began. */
static void
unclosed_text(ovt_scanner *self, const ovt_token *token)
{
    const ovt_token *opening = self->has_broken_text ? &self->broken_text : token;
    ovt_token_fault(self, opening, "the text that opens here is never closed; write \" at its end");
}

/* No text is followed by a letter at once: this quote was to open another text. */
static void
check_closing(ovt_scanner *self, ovt_token *token)
{
    unsigned char after = (unsigned char) ovt_scanner_peek(self, 0);
    if (token->many_lines && (isalnum(after) || after >= 0x80)) {
        unclosed_text(self, token);
        self->at = self->end;
        token->type = OVT_TOKEN_END;
        token->faulty = true;
    }
}

ovt_token
ovt_scanner_text(ovt_scanner *self)
{
    ovt_token token = ovt_scanner_begin(self);
    token.type = OVT_TOKEN_TEXT;
    self->at++;
    while (self->at < self->end && *self->at != '"') {
        check_letter(self, &token);
        if (*self->at == '\\') {
            check_escape(self, &token);
            ovt_scanner_step(self);
        }
        if (self->at < self->end) {
            ovt_scanner_step(self);
        }
    }
    if (self->at == self->end) {
        unclosed_text(self, &token);
        token.type = OVT_TOKEN_END;
        token.faulty = true;
    } else {
        self->at++;
        check_closing(self, &token);
    }
    token.length = (size_t) (self->at - token.start);
    if (token.many_lines && !self->has_broken_text) {
        self->broken_text = token;
        self->has_broken_text = true;
    }
    return token;
}
