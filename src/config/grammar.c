// SPDX-License-Identifier: GPL-3.0-or-later
#include "grammar.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { MAX_NAMES = 1000, LONGEST_WORD = 60 };

typedef struct ovt_known_name {
    const char *text;
    size_t length;
    const ovt_source *source;
    int line;
    struct ovt_known_name *next;
} known_name;

typedef struct {
    ovt_preflight *out;
    const ovt_source *source;
    ovt_scanner scanner;
    ovt_token token;    /* to be read next */
    ovt_token previous; /* read last */
    ovt_token open[OVT_MAX_NODE_DEPTH];
    int open_count;
    bool stopped; /* nothing sensible can be said about the rest */
} parser;

/* Whether the grammar still knows where it is, or must look for the next setting. */
typedef enum { FOUND, LOST } bearing;

static bearing read_value(parser *self, bool in_list);
static void read_settings(parser *self, ovt_group *group, bool in_braces);

static int
shown_length(const ovt_token *token)
{
    return token->length > LONGEST_WORD ? LONGEST_WORD : (int) token->length;
}

static void
advance(parser *self)
{
    self->previous = self->token;
    self->token = ovt_scanner_next(&self->scanner);
    if (self->token.type == OVT_TOKEN_END && self->token.faulty) {
        self->stopped = true;
    }
}

static void
take(parser *self)
{
    ovt_preflight_word(self->out, self->source, &self->token);
    advance(self);
}

/* A missing quote shows where the text ends, but the place to mend is where it began. */
static bool
is_broken_text(parser *self)
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

static void
unexpected(parser *self, const char *advice)
{
    const ovt_token *token = &self->token;
    if (token->faulty || token->type == OVT_TOKEN_BAD || self->stopped || is_broken_text(self)) {
        return;
    }
    ovt_token_fault(&self->scanner, token, "unexpected %s%.*s%s; %s",
        *token->start == '"' ? "" : "\"", shown_length(token), token->start,
        *token->start == '"' ? "" : "\"", advice);
}

static bool
enter(parser *self)
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

static void
leave(parser *self)
{
    self->open_count--;
    self->out->depth--;
}

static bool
closes(const ovt_token *open, const ovt_token *close)
{
    char mark = *open->start;
    return *close->start == (mark == '{' ? '}' : mark == '(' ? ')' : ']');
}

static bool
closes_any(const parser *self)
{
    for (int i = 0; i < self->open_count; i++) {
        if (closes(&self->open[i], &self->token)) {
            return true;
        }
    }
    return false;
}

static void
unclosed(parser *self)
{
    const ovt_token *open = &self->open[self->open_count - 1];
    if (self->stopped) {
        return;
    }
    if (self->token.type == OVT_TOKEN_END) {
        ovt_token_fault(
            &self->scanner, open, "the \"%c\" that opens here is never closed", *open->start);
        self->stopped = true;
        return;
    }
    ovt_token_fault(&self->scanner, open,
        "the \"%c\" that opens here is not closed before \"%.*s\" in line %d", *open->start,
        shown_length(&self->token), self->token.start, self->token.line);
}

/* Skips to where the next setting of the group that had @p level brackets open begins. */
static void
find_next_setting(parser *self, int level)
{
    while (!self->stopped && self->token.type != OVT_TOKEN_END) {
        bool at_level = self->open_count == level;
        if (self->token.type == OVT_TOKEN_OPEN) {
            if (!enter(self)) {
                return;
            }
        } else if (self->token.type == OVT_TOKEN_CLOSE) {
            if (at_level) {
                return;
            }
            leave(self);
        } else if (at_level && self->token.type == OVT_TOKEN_SEMICOLON) {
            advance(self);
            return;
        } else if (at_level && self->token.type == OVT_TOKEN_NAME && self->token.first_on_line &&
                   ovt_scanner_before_equals(&self->scanner)) {
            return;
        }
        advance(self);
    }
    while (self->open_count > level) {
        leave(self);
    }
}

static void
explain_word(parser *self)
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
        shown_length(token), token->start);
}

static bool
ends_value(const ovt_token *token)
{
    return token->type == OVT_TOKEN_SEMICOLON || token->type == OVT_TOKEN_COMMA ||
           token->type == OVT_TOKEN_CLOSE || token->type == OVT_TOKEN_END;
}

static bearing
read_bare_word(parser *self)
{
    if (ovt_scanner_before_equals(&self->scanner) && self->token.first_on_line) {
        ovt_token_fault(&self->scanner, &self->previous, "a value is missing after \"%.*s\"",
            shown_length(&self->previous), self->previous.start);
        return FOUND;
    }
    explain_word(self);
    advance(self);
    return ends_value(&self->token) ? FOUND : LOST;
}

static bearing
read_texts(parser *self, bool in_list)
{
    take(self);
    while (self->token.type == OVT_TOKEN_TEXT && !in_list) {
        take(self);
    }
    return FOUND;
}

/* The token at the end of a group: its bracket, or what shows that the bracket is missing. */
static bearing
read_closing(parser *self)
{
    const ovt_token *open = &self->open[self->open_count - 1];
    if (self->token.type == OVT_TOKEN_CLOSE && closes(open, &self->token)) {
        take(self);
    } else if (self->token.type == OVT_TOKEN_CLOSE && !closes_any(self)) {
        ovt_token_fault(&self->scanner, &self->token,
            "this \"%c\" stands where the \"%c\" of line %d ends", *self->token.start, *open->start,
            open->line);
        advance(self);
    } else {
        unclosed(self);
    }
    leave(self);
    return FOUND;
}

static bearing
read_group(parser *self)
{
    ovt_group group = {0};
    if (!enter(self)) {
        return LOST;
    }
    take(self);
    read_settings(self, &group, true);
    return self->stopped ? LOST : read_closing(self);
}

static char
value_kind(const ovt_token *token)
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
check_array_element(parser *self, char *kind)
{
    char here = value_kind(&self->token);
    if (self->token.type == OVT_TOKEN_OPEN) {
        ovt_token_fault(&self->scanner, &self->token,
            "an array [ ] holds numbers or texts only; write ( ) for a list of groups or lists");
    } else if (here != '\0' && *kind != '\0' && here != *kind) {
        ovt_token_fault(&self->scanner, &self->token,
            "an array [ ] holds values of one kind; write ( ) for a list of several kinds");
    }
    *kind = here == '\0' ? *kind : here;
}

static bool
count_node(parser *self, const ovt_token *token)
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
static bearing
read_separator(parser *self, bool *more)
{
    *more = false;
    if (self->token.type == OVT_TOKEN_COMMA) {
        take(self);
        *more = self->token.type != OVT_TOKEN_CLOSE && self->token.type != OVT_TOKEN_END;
        if (self->token.type == OVT_TOKEN_CLOSE) {
            ovt_token_fault(&self->scanner, &self->previous,
                "the last element has no comma after it; delete this one");
        }
        return FOUND;
    }
    if (self->token.type == OVT_TOKEN_SEMICOLON) {
        ovt_token place = self->token;
        advance(self);
        bool unclosed_list = self->token.type == OVT_TOKEN_END ||
                             (self->token.type == OVT_TOKEN_NAME && self->token.first_on_line);
        if (!unclosed_list) {
            ovt_token_fault(
                &self->scanner, &place, "elements of a list are separated by \",\", not by \";\"");
        }
        *more = !unclosed_list && self->token.type != OVT_TOKEN_CLOSE;
        return FOUND;
    }
    bool value = value_kind(&self->token) != '\0' || self->token.type == OVT_TOKEN_OPEN;
    if (value && !is_broken_text(self)) {
        ovt_token_fault(&self->scanner, &self->token, "a comma is missing before this element");
        *more = true;
        return FOUND;
    }
    bool setting = self->token.type == OVT_TOKEN_NAME && self->token.first_on_line;
    if (ends_value(&self->token) || setting) {
        return FOUND;
    }
    unexpected(self, "elements of a list are separated by \",\"");
    return LOST;
}

static bearing
read_element(parser *self, char *array_kind, bool is_array)
{
    if (self->token.type == OVT_TOKEN_NAME && ovt_scanner_before_equals(&self->scanner)) {
        ovt_token_fault(&self->scanner, &self->token,
            "a list holds values; settings in it stand in braces: ( { %.*s = ...; } )",
            shown_length(&self->token), self->token.start);
        return LOST;
    }
    if (is_array) {
        check_array_element(self, array_kind);
    }
    return count_node(self, &self->token) ? read_value(self, true) : LOST;
}

static bearing
read_list(parser *self)
{
    bool is_array = *self->token.start == '[';
    char array_kind = '\0';
    if (!enter(self)) {
        return LOST;
    }
    take(self);
    bool more = !ends_value(&self->token) || self->token.type == OVT_TOKEN_COMMA;
    while (more) {
        if (read_element(self, &array_kind, is_array) == LOST ||
            read_separator(self, &more) == LOST || self->stopped) {
            return LOST;
        }
    }
    return read_closing(self);
}

static bearing
read_value(parser *self, bool in_list)
{
    switch (self->token.type) {
    case OVT_TOKEN_WHOLE:
    case OVT_TOKEN_REAL:
    case OVT_TOKEN_BOOL:
        take(self);
        return FOUND;
    case OVT_TOKEN_TEXT:
        return read_texts(self, in_list);
    case OVT_TOKEN_NAME:
        return read_bare_word(self);
    case OVT_TOKEN_OPEN:
        return *self->token.start == '{' ? read_group(self) : read_list(self);
    case OVT_TOKEN_INCLUDE:
        ovt_token_fault(&self->scanner, &self->token,
            "@include brings in settings; it cannot stand for a value or in a list");
        return LOST;
    case OVT_TOKEN_SEMICOLON:
    case OVT_TOKEN_COMMA:
    case OVT_TOKEN_CLOSE:
    case OVT_TOKEN_END:
        if (!self->stopped) {
            ovt_token_fault(&self->scanner, &self->previous, "a value is missing after \"%.*s\"",
                shown_length(&self->previous), self->previous.start);
        }
        return FOUND;
    default:
        unexpected(self, "a value stands here");
        return LOST;
    }
}

static void
check_name(parser *self)
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
add_name(parser *self, ovt_group *group)
{
    const ovt_token *token = &self->token;
    for (const known_name *known = group->names; known != NULL; known = known->next) {
        if (known->length == token->length &&
            strncmp(known->text, token->start, token->length) == 0) {
            ovt_token_fault(&self->scanner, token,
                "\"%.*s\" is set twice in this group; it is first set at %s:%d",
                shown_length(token), token->start, known->source->shown, known->line);
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

static bearing
read_equals(parser *self)
{
    const ovt_token name = self->previous;
    if (self->token.type == OVT_TOKEN_EQUALS) {
        take(self);
        if (self->token.type == OVT_TOKEN_EQUALS) {
            ovt_token_fault(&self->scanner, &self->token, "one \"=\" is enough");
            advance(self);
        }
        return FOUND;
    }
    if (self->token.faulty || self->stopped) {
        return LOST;
    }
    bool two_words = self->token.type == OVT_TOKEN_NAME && !self->token.first_on_line;
    ovt_token_fault(&self->scanner, &name, "\"%s\" is missing after \"%.*s\"%s",
        self->token.type == OVT_TOKEN_OPEN ? ":" : "=", shown_length(&name), name.start,
        two_words ? "; a name is one word, as in truce_days" : "");
    bool value = value_kind(&self->token) != '\0' || self->token.type == OVT_TOKEN_OPEN;
    return value ? FOUND : LOST;
}

/* "0,5": a comma ends a setting, so the digits after it stand alone. */
static void
read_comma(parser *self)
{
    const ovt_token number = self->previous, comma = self->token;
    take(self);
    bool number_before = value_kind(&number) == 'n' && number.start + number.length == comma.start;
    if (value_kind(&self->token) == 'n' && number_before) {
        ovt_token_fault(&self->scanner, &comma,
            "a number has no comma; write a decimal point: %.*s.%.*s", shown_length(&number),
            number.start, shown_length(&self->token), self->token.start);
        advance(self);
        if (self->token.type == OVT_TOKEN_SEMICOLON || self->token.type == OVT_TOKEN_COMMA) {
            advance(self);
        }
    }
}

static bearing
read_end_of_setting(parser *self)
{
    const ovt_token *token = &self->token;
    if (token->type == OVT_TOKEN_SEMICOLON) {
        take(self);
        return FOUND;
    }
    if (token->type == OVT_TOKEN_COMMA) {
        read_comma(self);
        return FOUND;
    }
    bool setting = token->type == OVT_TOKEN_NAME || token->type == OVT_TOKEN_INCLUDE;
    if (ends_value(token) || (setting && token->first_on_line)) {
        return FOUND;
    }
    if (setting && ovt_scanner_before_equals(&self->scanner) && !self->previous.many_lines) {
        if (self->previous.type != OVT_TOKEN_CLOSE) {
            ovt_token_fault(&self->scanner, token, "\";\" is missing before \"%.*s\"",
                shown_length(token), token->start);
        }
        return FOUND;
    }
    if (!self->previous.faulty) {
        unexpected(self, "a setting has one value and ends with \";\"");
    }
    return LOST;
}

static bearing
read_setting(parser *self, ovt_group *group)
{
    if (self->token.type != OVT_TOKEN_NAME) {
        unexpected(self, self->token.type == OVT_TOKEN_TEXT
                             ? "a name stands without quotes"
                             : "a setting begins with its name, as in days = 42;");
        if (self->token.type != OVT_TOKEN_OPEN) {
            advance(self);
        }
        return LOST;
    }
    check_name(self);
    add_name(self, group);
    if (!count_node(self, &self->token)) {
        return LOST;
    }
    take(self);
    if (read_equals(self) == LOST || read_value(self, false) == LOST) {
        return LOST;
    }
    return read_end_of_setting(self);
}

static void
read_include(parser *self, ovt_group *group)
{
    ovt_token token = self->token;
    ovt_reading *reading = self->out->reading;
    advance(self);
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
read_stray_mark(parser *self)
{
    bool closing = self->token.type == OVT_TOKEN_CLOSE;
    ovt_token_fault(&self->scanner, &self->token,
        closing ? "this \"%c\" closes nothing" : "this \"%c\" ends nothing; delete it",
        *self->token.start);
    advance(self);
    if (closing && self->token.type == OVT_TOKEN_SEMICOLON) {
        advance(self);
    }
}

static void
read_settings(parser *self, ovt_group *group, bool in_braces)
{
    while (!self->stopped && self->token.type != OVT_TOKEN_END) {
        ovt_token_type type = self->token.type;
        if (type == OVT_TOKEN_CLOSE && in_braces && closes_any(self)) {
            return;
        }
        if (type == OVT_TOKEN_CLOSE || type == OVT_TOKEN_SEMICOLON || type == OVT_TOKEN_COMMA) {
            read_stray_mark(self);
        } else if (type == OVT_TOKEN_INCLUDE) {
            read_include(self, group);
        } else {
            int level = self->open_count;
            if (read_setting(self, group) == LOST) {
                find_next_setting(self, level);
            }
        }
    }
}

void
ovt_grammar_read(ovt_preflight *out, const ovt_source *source, ovt_group *group)
{
    parser self = {.out = out, .source = source};
    int depth = out->depth;
    self.scanner = ovt_scanner_start(source, out->reading->faults);
    advance(&self);
    read_settings(&self, group, false);
    out->depth = depth;
}
