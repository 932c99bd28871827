// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <string.h>

#include "parser.h"

enum { MAX_NAMES = 1000 };

typedef struct ovt_known_name {
    const char *text;
    size_t length;
    const ovt_source *source;
    int line;
    struct ovt_known_name *next;
} known_name;

static void
check_name(ovt_parser *self)
{
    const ovt_token *token = &self->token;
    const char *wrong = NULL;
    for (size_t i = 0; i < token->length && wrong == NULL; i++) {
        unsigned char byte = (unsigned char) token->start[i];
        bool fine = byte < 0x80 && (isalnum(byte) || byte == '_' || byte == '-');
        wrong = fine ? NULL : token->start + i;
    }
    if (wrong != NULL && *wrong == '.' && wrong > token->start) {
        ovt_token_fault(&self->scanner, token, "a name has no \".\"; write %.*s: { ... } around it",
            (int) (wrong - token->start), token->start);
    } else if (wrong != NULL) {
        ovt_token_fault(&self->scanner, token,
            "a name consists of the letters a to z, digits, \"_\" and \"-\"");
    } else if (!isalpha((unsigned char) *token->start)) {
        ovt_token_fault(&self->scanner, token, "a name begins with a letter a to z");
    }
}

static void
add_name(ovt_parser *self, ovt_group *group)
{
    const ovt_token *token = &self->token;
    for (const known_name *known = group->names; known != NULL; known = known->next) {
        if (known->length == token->length &&
            strncmp(known->text, token->start, token->length) == 0) {
            ovt_token_fault(&self->scanner, token,
                "\"%.*s\" is set twice in this group; it is first set at %s:%d",
                ovt_parser_shown(token), token->start, known->source->shown, known->line);
            return;
        }
    }
    if (++group->count > MAX_NAMES) {
        ovt_token_fault(&self->scanner, token, "more than %d settings in one group", MAX_NAMES);
        self->stopped = true;
        return;
    }
    known_name *name = ovt_arena_allocate(self->out->reading->arena, sizeof *name);
    if (name == NULL) {
        self->out->failed = true;
        return;
    }
    *name = (known_name){token->start, token->length, self->source, token->line, group->names};
    group->names = name;
}

static ovt_bearing
read_equals(ovt_parser *self)
{
    const ovt_token name = self->previous;
    if (self->token.type == OVT_TOKEN_EQUALS) {
        ovt_parser_take(self);
        if (self->token.type == OVT_TOKEN_EQUALS) {
            ovt_token_fault(&self->scanner, &self->token, "one \"=\" is enough");
            ovt_parser_advance(self);
        }
        return OVT_FOUND;
    }
    if (self->token.faulty || self->stopped) {
        return OVT_LOST;
    }
    bool two_words = self->token.type == OVT_TOKEN_NAME && !self->token.first_on_line;
    ovt_token_fault(&self->scanner, &name, "\"%s\" is missing after \"%.*s\"%s",
        self->token.type == OVT_TOKEN_OPEN ? ":" : "=", ovt_parser_shown(&name), name.start,
        two_words ? "; a name is one word, as in truce_days" : "");
    bool value = ovt_parser_value_kind(&self->token) != '\0' || self->token.type == OVT_TOKEN_OPEN;
    return value ? OVT_FOUND : OVT_LOST;
}

/* "0,5": a comma ends a setting, so the digits after it stand alone. */
static void
read_comma(ovt_parser *self)
{
    const ovt_token number = self->previous, comma = self->token;
    ovt_parser_take(self);
    bool number_before =
        ovt_parser_value_kind(&number) == 'n' && number.start + number.length == comma.start;
    if (ovt_parser_value_kind(&self->token) == 'n' && number_before) {
        ovt_token_fault(&self->scanner, &comma,
            "a number has no comma; write a decimal point: %.*s.%.*s", ovt_parser_shown(&number),
            number.start, ovt_parser_shown(&self->token), self->token.start);
        ovt_parser_advance(self);
        if (self->token.type == OVT_TOKEN_SEMICOLON || self->token.type == OVT_TOKEN_COMMA) {
            ovt_parser_advance(self);
        }
    }
}

static ovt_bearing
read_end_of_setting(ovt_parser *self)
{
    const ovt_token *token = &self->token;
    if (token->type == OVT_TOKEN_SEMICOLON) {
        ovt_parser_take(self);
        return OVT_FOUND;
    }
    if (token->type == OVT_TOKEN_COMMA) {
        read_comma(self);
        return OVT_FOUND;
    }
    bool setting = token->type == OVT_TOKEN_NAME || token->type == OVT_TOKEN_INCLUDE;
    if (ovt_parser_ends_value(token) || (setting && token->first_on_line)) {
        return OVT_FOUND;
    }
    if (setting && ovt_scanner_before_equals(&self->scanner) && !self->previous.many_lines) {
        if (self->previous.type != OVT_TOKEN_CLOSE) {
            ovt_token_fault(&self->scanner, token, "\";\" is missing before \"%.*s\"",
                ovt_parser_shown(token), token->start);
        }
        return OVT_FOUND;
    }
    if (!self->previous.faulty) {
        ovt_parser_unexpected(self, "a setting has one value and ends with \";\"");
    }
    return OVT_LOST;
}

static const char *
name_advice(const ovt_parser *self)
{
    switch (self->token.type) {
    case OVT_TOKEN_TEXT:
        return "a name stands without quotes, as in days = 42;";
    case OVT_TOKEN_BOOL:
        return "true and false are values and cannot be names";
    case OVT_TOKEN_OPEN:
        return "a bracket comes after a name, as in clock: { ... }, and none stands around the "
               "file";
    default:
        return "a setting begins with its name, as in days = 42;";
    }
}

/* Where a value was asked for, a second setting is not another value. */
static bool
is_second_value(ovt_parser *self, const ovt_group *group)
{
    if (!self->source->placeless || self->open_count > 0 || group->count == 0) {
        return false;
    }
    ovt_token_fault(&self->scanner, &self->token, "more than one value; repeat --set for each");
    self->stopped = true;
    return true;
}

static ovt_bearing
read_setting(ovt_parser *self, ovt_group *group)
{
    if (self->token.type != OVT_TOKEN_NAME) {
        ovt_parser_unexpected(self, name_advice(self));
        if (self->token.type != OVT_TOKEN_OPEN) {
            ovt_parser_advance(self);
        }
        return OVT_LOST;
    }
    if (is_second_value(self, group)) {
        return OVT_LOST;
    }
    check_name(self);
    add_name(self, group);
    if (!ovt_parser_count(self, &self->token)) {
        return OVT_LOST;
    }
    ovt_parser_take(self);
    if (read_equals(self) == OVT_LOST || ovt_parser_value(self, false) == OVT_LOST) {
        return OVT_LOST;
    }
    return read_end_of_setting(self);
}

static void
read_include(ovt_parser *self, ovt_group *group)
{
    ovt_token token = self->token;
    ovt_reading *reading = self->out->reading;
    ovt_parser_advance(self);
    if (!self->out->follows) {
        ovt_token_fault(&self->scanner, &token, "@include can be used in files only");
        return;
    }
    ovt_origin *from = ovt_arena_allocate(reading->arena, sizeof *from);
    ovt_source *source = ovt_arena_allocate(reading->arena, sizeof *source);
    const char *reference = ovt_arena_text(reading->arena, token.file, token.file_length);
    if (from == NULL || source == NULL || reference == NULL) {
        self->out->failed = true;
        return;
    }
    *from = ovt_source_origin(self->source, token.line, (size_t) token.column);
    ovt_status status =
        ovt_source_follow(source, reading, self->source, from, true, reference, self->out->err);
    if (status == OVT_OK) {
        ovt_preflight_source(self->out, source, group);
    } else if (status != OVT_SCENARIO) {
        self->out->failed = true;
    }
}

static void
read_stray_mark(ovt_parser *self)
{
    bool closing = self->token.type == OVT_TOKEN_CLOSE;
    ovt_token_fault(&self->scanner, &self->token,
        closing ? "this \"%c\" closes nothing" : "this \"%c\" ends nothing; delete it",
        *self->token.start);
    ovt_parser_advance(self);
    if (closing && self->token.type == OVT_TOKEN_SEMICOLON) {
        ovt_parser_advance(self);
    }
}

void
ovt_parser_settings(ovt_parser *self, ovt_group *group, bool in_braces)
{
    while (!self->stopped && self->token.type != OVT_TOKEN_END) {
        ovt_token_type type = self->token.type;
        if (type == OVT_TOKEN_CLOSE && in_braces && ovt_parser_closes_any(self)) {
            return;
        }
        if (type == OVT_TOKEN_CLOSE || type == OVT_TOKEN_SEMICOLON || type == OVT_TOKEN_COMMA) {
            read_stray_mark(self);
        } else if (type == OVT_TOKEN_INCLUDE) {
            read_include(self, group);
        } else {
            int level = self->open_count;
            if (read_setting(self, group) == OVT_LOST) {
                ovt_parser_recover(self, level);
            }
        }
    }
}

void
ovt_grammar_read(ovt_preflight *out, const ovt_source *source, ovt_group *group)
{
    ovt_parser self = {.out = out, .source = source};
    int depth = out->depth;
    self.scanner = ovt_scanner_start(source, out->reading->faults);
    ovt_parser_advance(&self);
    ovt_parser_settings(&self, group, false);
    out->depth = depth;
}
