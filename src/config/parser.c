// SPDX-License-Identifier: GPL-3.0-or-later
#include "parser.h"

enum { LONGEST_WORD = 60 };

int
ovt_parser_shown(const ovt_token *token)
{
    return token->length > LONGEST_WORD ? LONGEST_WORD : (int) token->length;
}

void
ovt_parser_advance(ovt_parser *self)
{
    self->previous = self->token;
    self->token = ovt_scanner_next(&self->scanner);
    if (self->token.type == OVT_TOKEN_END && self->token.faulty) {
        self->stopped = true;
    }
}

void
ovt_parser_take(ovt_parser *self)
{
    ovt_preflight_word(self->out, self->source, &self->token);
    ovt_parser_advance(self);
}

/* A missing quote shows where the text ends, but the place to mend is where it began. */
bool
ovt_parser_broken_text(ovt_parser *self)
{
    if (!self->previous.many_lines) {
        return false;
    }
    ovt_token_fault(&self->scanner, &self->previous,
        "the text that opens here ends in line %d, in the middle of something else; a closing \" "
        "is missing",
        self->scanner.line);
    self->stopped = true;
    return true;
}

static bool
is_number(const ovt_token *token)
{
    return token->type == OVT_TOKEN_WHOLE || token->type == OVT_TOKEN_REAL;
}

void
ovt_parser_unexpected(ovt_parser *self, const char *advice)
{
    const ovt_token *token = &self->token;
    if (is_number(token) && is_number(&self->previous)) {
        advice = "a number has no blanks in it";
    }
    if (token->faulty || token->type == OVT_TOKEN_BAD || self->stopped ||
        ovt_parser_broken_text(self)) {
        return;
    }
    ovt_token_fault(&self->scanner, token, "unexpected %s%.*s%s; %s",
        *token->start == '"' ? "" : "\"", ovt_parser_shown(token), token->start,
        *token->start == '"' ? "" : "\"", advice);
}

bool
ovt_parser_enter(ovt_parser *self)
{
    if (self->out->depth >= OVT_MAX_NODE_DEPTH || self->open_count >= OVT_MAX_NODE_DEPTH) {
        ovt_token_fault(&self->scanner, &self->token,
            "groups and lists are nested more than %d deep", OVT_MAX_NODE_DEPTH);
        self->stopped = true;
        return false;
    }
    self->open[self->open_count++] = self->token;
    self->out->depth++;
    return true;
}

void
ovt_parser_leave(ovt_parser *self)
{
    self->open_count--;
    self->out->depth--;
}

bool
ovt_parser_closes(const ovt_token *open, const ovt_token *close)
{
    char mark = *open->start;
    return *close->start == (mark == '{' ? '}' : mark == '(' ? ')' : ']');
}

bool
ovt_parser_closes_any(const ovt_parser *self)
{
    for (int i = 0; i < self->open_count; i++) {
        if (ovt_parser_closes(&self->open[i], &self->token)) {
            return true;
        }
    }
    return false;
}

void
ovt_parser_unclosed(ovt_parser *self)
{
    const ovt_token *open = &self->open[self->open_count - 1];
    if (self->stopped) {
        return;
    }
    if (self->token.type == OVT_TOKEN_END) {
        ovt_token_fault(&self->scanner, open, "the \"%c\" that opens here is never closed%s",
            *open->start, self->source->included ? " in this file" : "");
        self->stopped = true;
        return;
    }
    ovt_token_fault(&self->scanner, open,
        "the \"%c\" that opens here is not closed before \"%.*s\" in line %d", *open->start,
        ovt_parser_shown(&self->token), self->token.start, self->token.line);
    /* With brackets crossed, where the next setting belongs is a guess. */
    self->stopped = self->token.type == OVT_TOKEN_CLOSE;
}

void
ovt_parser_recover(ovt_parser *self, int level)
{
    while (!self->stopped && self->token.type != OVT_TOKEN_END) {
        bool at_level = self->open_count == level;
        if (self->token.type == OVT_TOKEN_OPEN) {
            if (!ovt_parser_enter(self)) {
                return;
            }
        } else if (self->token.type == OVT_TOKEN_CLOSE) {
            if (at_level) {
                return;
            }
            ovt_parser_leave(self);
        } else if (at_level && self->token.type == OVT_TOKEN_SEMICOLON) {
            ovt_parser_advance(self);
            return;
        } else if (at_level && self->token.type == OVT_TOKEN_NAME && self->token.first_on_line &&
                   ovt_scanner_before_equals(&self->scanner)) {
            return;
        }
        ovt_parser_advance(self);
    }
    while (self->open_count > level) {
        ovt_parser_leave(self);
    }
}
