// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>
#include <strings.h>

#include "parser.h"

static void
explain_word(ovt_parser *self)
{
    static const struct {
        const char *word, *advice;
    } rows[] = {
        {"yes", "write true"},
        {"on", "write true"},
        {"no", "write false"},
        {"off", "write false"},
        {"nan", "leave out a setting that has no value"},
        {"null", "leave out a setting that has no value"},
        {"inf", "write a large number, as 1e9"},
        {"infinity", "write a large number, as 1e9"},
    };
    const ovt_token *token = &self->token;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strlen(rows[i].word) == token->length &&
            strncasecmp(rows[i].word, token->start, token->length) == 0) {
            ovt_token_fault(
                &self->scanner, token, "\"%s\" is not a value; %s", rows[i].word, rows[i].advice);
            return;
        }
    }
    ovt_token_fault(&self->scanner, token, "a text stands in quotes; write \"%.*s\"",
        ovt_parser_shown(token), token->start);
}

bool
ovt_parser_ends_value(const ovt_token *token)
{
    return token->type == OVT_TOKEN_SEMICOLON || token->type == OVT_TOKEN_COMMA ||
           token->type == OVT_TOKEN_CLOSE || token->type == OVT_TOKEN_END;
}

static ovt_bearing
read_bare_word(ovt_parser *self)
{
    if (ovt_scanner_before_equals(&self->scanner) && self->token.first_on_line) {
        ovt_token_fault(&self->scanner, &self->previous, "a value is missing after \"%.*s\"",
            ovt_parser_shown(&self->previous), self->previous.start);
        return OVT_FOUND;
    }
    explain_word(self);
    ovt_parser_advance(self);
    return ovt_parser_ends_value(&self->token) ? OVT_FOUND : OVT_LOST;
}

static ovt_bearing
read_texts(ovt_parser *self, bool in_list)
{
    ovt_parser_take(self);
    while (self->token.type == OVT_TOKEN_TEXT && !in_list) {
        ovt_parser_take(self);
    }
    return OVT_FOUND;
}

/* The token at the end of a group: its bracket, or what shows that the bracket is missing. */
static ovt_bearing
read_closing(ovt_parser *self)
{
    const ovt_token *open = &self->open[self->open_count - 1];
    if (self->token.type == OVT_TOKEN_CLOSE && ovt_parser_closes(open, &self->token)) {
        ovt_parser_take(self);
    } else if (self->token.type == OVT_TOKEN_CLOSE && !ovt_parser_closes_any(self)) {
        ovt_token_fault(&self->scanner, &self->token,
            "this \"%c\" stands where the \"%c\" of line %d ends", *self->token.start, *open->start,
            open->line);
        ovt_parser_advance(self);
    } else {
        ovt_parser_unclosed(self);
    }
    ovt_parser_leave(self);
    return OVT_FOUND;
}

static ovt_bearing
read_group(ovt_parser *self)
{
    ovt_group group = {0};
    if (!ovt_parser_enter(self)) {
        return OVT_LOST;
    }
    ovt_parser_take(self);
    ovt_parser_settings(self, &group, true);
    return self->stopped ? OVT_LOST : read_closing(self);
}

char
ovt_parser_value_kind(const ovt_token *token)
{
    switch (token->type) {
    case OVT_TOKEN_WHOLE:
    case OVT_TOKEN_REAL:
        return 'n';
    case OVT_TOKEN_BOOL:
        return 'b';
    case OVT_TOKEN_TEXT:
        return 't';
    default:
        return '\0';
    }
}

/* An array [ ] holds values of one kind; @p kind is that of its elements so far. */
static void
check_array_element(ovt_parser *self, char *kind)
{
    char here = ovt_parser_value_kind(&self->token);
    if (self->token.type == OVT_TOKEN_OPEN) {
        ovt_token_fault(&self->scanner, &self->token,
            "an array [ ] holds numbers or texts only; write ( ) for a list of groups or lists");
    } else if (here != '\0' && *kind != '\0' && *kind != '?' && here != *kind) {
        *kind = '?'; /* said once */
        ovt_token_fault(&self->scanner, &self->token,
            "an array [ ] holds values of one kind; write ( ) for a list of several kinds");
    }
    *kind = *kind == '\0' ? here : *kind;
}

bool
ovt_parser_count(ovt_parser *self, const ovt_token *token)
{
    ovt_preflight_node(self->out, self->source, token);
    if (++self->out->reading->nodes <= OVT_MAX_NODES) {
        return true;
    }
    ovt_token_fault(&self->scanner, token, "more than %d settings and elements", OVT_MAX_NODES);
    self->stopped = true;
    return false;
}

/* What stands between two elements; sets @p more when another element follows. */
static ovt_bearing
read_separator(ovt_parser *self, bool *more)
{
    *more = false;
    if (self->token.type == OVT_TOKEN_COMMA) {
        ovt_parser_take(self);
        *more = self->token.type != OVT_TOKEN_CLOSE && self->token.type != OVT_TOKEN_END;
        if (self->token.type == OVT_TOKEN_CLOSE) {
            ovt_token_fault(&self->scanner, &self->previous,
                "the last element has no comma after it; delete this one");
        }
        return OVT_FOUND;
    }
    if (self->token.type == OVT_TOKEN_SEMICOLON) {
        ovt_token place = self->token;
        ovt_parser_advance(self);
        bool unclosed_list = self->token.type == OVT_TOKEN_END ||
                             (self->token.type == OVT_TOKEN_NAME && self->token.first_on_line);
        if (!unclosed_list) {
            ovt_token_fault(
                &self->scanner, &place, "elements of a list are separated by \",\", not by \";\"");
        }
        *more = !unclosed_list && self->token.type != OVT_TOKEN_CLOSE;
        return OVT_FOUND;
    }
    bool value = ovt_parser_value_kind(&self->token) != '\0' || self->token.type == OVT_TOKEN_OPEN;
    if (value && !ovt_parser_broken_text(self)) {
        ovt_token_fault(&self->scanner, &self->token, "a comma is missing before this element");
        *more = true;
        return OVT_FOUND;
    }
    bool setting = self->token.type == OVT_TOKEN_NAME && self->token.first_on_line;
    if (ovt_parser_ends_value(&self->token) || setting) {
        return OVT_FOUND;
    }
    ovt_parser_unexpected(self, "elements of a list are separated by \",\"");
    return OVT_LOST;
}

static ovt_bearing
read_element(ovt_parser *self, char *array_kind, bool is_array)
{
    if (self->token.type == OVT_TOKEN_NAME && ovt_scanner_before_equals(&self->scanner)) {
        ovt_token_fault(&self->scanner, &self->token,
            "a list holds values; settings in it stand in braces: ( { %.*s = ...; } )",
            ovt_parser_shown(&self->token), self->token.start);
        return OVT_LOST;
    }
    if (is_array) {
        check_array_element(self, array_kind);
    }
    return ovt_parser_count(self, &self->token) ? ovt_parser_value(self, true) : OVT_LOST;
}

static ovt_bearing
read_list(ovt_parser *self)
{
    bool is_array = *self->token.start == '[';
    char array_kind = '\0';
    if (!ovt_parser_enter(self)) {
        return OVT_LOST;
    }
    ovt_parser_take(self);
    bool more = !ovt_parser_ends_value(&self->token) || self->token.type == OVT_TOKEN_COMMA;
    while (more) {
        if (read_element(self, &array_kind, is_array) == OVT_LOST ||
            read_separator(self, &more) == OVT_LOST || self->stopped) {
            return OVT_LOST;
        }
    }
    return read_closing(self);
}

ovt_bearing
ovt_parser_value(ovt_parser *self, bool in_list)
{
    switch (self->token.type) {
    case OVT_TOKEN_WHOLE:
    case OVT_TOKEN_REAL:
    case OVT_TOKEN_BOOL:
        ovt_parser_take(self);
        return OVT_FOUND;
    case OVT_TOKEN_TEXT:
        return read_texts(self, in_list);
    case OVT_TOKEN_NAME:
        return read_bare_word(self);
    case OVT_TOKEN_OPEN:
        return *self->token.start == '{' ? read_group(self) : read_list(self);
    case OVT_TOKEN_INCLUDE:
        ovt_token_fault(&self->scanner, &self->token,
            "@include brings in settings; it cannot stand for a value or in a list");
        return OVT_LOST;
    case OVT_TOKEN_SEMICOLON:
    case OVT_TOKEN_COMMA:
    case OVT_TOKEN_CLOSE:
    case OVT_TOKEN_END:
        if (!self->stopped) {
            ovt_token_fault(&self->scanner, &self->previous, "a value is missing after \"%.*s\"",
                ovt_parser_shown(&self->previous), self->previous.start);
        }
        return OVT_FOUND;
    default:
        ovt_parser_unexpected(self, "a value stands here");
        return OVT_LOST;
    }
}
