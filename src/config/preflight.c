// SPDX-License-Identifier: GPL-3.0-or-later
/* What libconfig 1.5 passes over in silence: whole numbers beyond 32 bits without an L (wrong
 * value), hexadecimal numbers likewise, numbers beyond 64 bits (clamped), "." (0), 1e999
 * (infinite), an unclosed comment (the rest of the file is ignored), "\x00" (dropped), unknown
 * escapes (kept), settings without anything between them, texts of a list without a comma (joined).
 * What it reports in the wrong place or without words: unclosed texts and brackets (at the end of
 * the file), names given twice across @include, trailing commas, decimal commas, foreign
 * quotes, yes/no, byte order marks, names it does not know. What ends the program: @include of
 * a folder. All of it is found here, so libconfig sees only texts that it reads right. */
#include "preflight.h"

#include <string.h>

#include "grammar.h"

static bool
marks_push(ovt_marks *self, const ovt_source *source, const ovt_token *token)
{
    if (self->count == self->capacity) {
        size_t capacity = self->capacity == 0 ? 256 : 2 * self->capacity;
        ovt_mark *marks = ovt_resize(self->marks, capacity, sizeof *marks);
        if (marks == NULL) {
            return false;
        }
        self->marks = marks;
        self->capacity = capacity;
    }
    self->marks[self->count++] = (ovt_mark){source, token->line, token->column};
    return true;
}

void
ovt_preflight_node(ovt_preflight *self, const ovt_source *source, const ovt_token *token)
{
    self->failed = !marks_push(&self->nodes, source, token) || self->failed;
}

/* Line ends within a text would upset the count of one word a line. */
static void
emit_text(ovt_text *out, const ovt_token *token)
{
    const char *at = token->start, *end = at + token->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t) (end - at));
        stop = stop == NULL ? end : stop;
        ovt_text_append(out, at, (size_t) (stop - at));
        if (stop < end) {
            ovt_text_add(out, "\\n");
            stop++;
        }
        at = stop;
    }
}

void
ovt_preflight_word(ovt_preflight *self, const ovt_source *source, const ovt_token *token)
{
    self->failed = !marks_push(&self->words, source, token) || self->failed;
    char first = *token->start;
    if (token->type == OVT_TOKEN_WHOLE) {
        bool wide = token->whole > INT32_MAX || token->whole < INT32_MIN;
        ovt_text_format(&self->text, "%lld%s", (long long) token->whole, wide ? "L" : "");
    } else if (token->type == OVT_TOKEN_TEXT) {
        emit_text(&self->text, token);
    } else if (first == '[' || first == ']') {
        /* A list takes whole and real numbers side by side, an array of libconfig does not. */
        ovt_text_add(&self->text, first == '[' ? "(" : ")");
    } else {
        ovt_text_append(&self->text, token->start, token->length);
    }
    ovt_text_add(&self->text, "\n");
}

/* The first byte that cannot stand in a scenario file; NULL if there is none. */
static const char *
find_wrong_byte(const ovt_source *source)
{
    const char *at = source->text + source->skipped, *end = source->text + source->length;
    while (at < end) {
        size_t length = *at == '\0' ? 0 : ovt_utf8_length(at, (size_t) (end - at));
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return NULL;
}

static const char *
wrong_byte_words(const ovt_source *source, const char *at)
{
    if (source->length >= 2 &&
        (memcmp(source->text, "\xFF\xFE", 2) == 0 || memcmp(source->text, "\xFE\xFF", 2) == 0)) {
        return "this file is in UTF-16; save it as UTF-8";
    }
    return *at == '\0' ? "there is a zero byte here: this is not a text file"
                       : "this letter is not in UTF-8; save the file as UTF-8";
}

static bool
check_bytes(const ovt_source *source, ovt_faults *faults)
{
    const char *wrong = find_wrong_byte(source);
    if (wrong == NULL) {
        return true;
    }
    int line = 1;
    const char *line_start = source->text + source->skipped;
    for (const char *at = line_start; at < wrong; at++) {
        if (*at == '\n') {
            line++;
            line_start = at + 1;
        }
    }
    ovt_origin origin = ovt_source_origin(source, line, (size_t) (wrong - line_start) + 1);
    ovt_faults_add(faults, OVT_SEVERITY_ERROR, &origin, NULL, ovt_source_excerpt(source, line),
        "%s", wrong_byte_words(source, wrong));
    return false;
}

void
ovt_preflight_source(ovt_preflight *self, const ovt_source *source, ovt_group *group)
{
    ovt_faults *faults = self->reading->faults;
    if (source->skipped > 0) {
        ovt_origin origin = ovt_source_origin(source, 1, 0);
        ovt_faults_add(faults, OVT_SEVERITY_WARNING, &origin, NULL, NULL,
            "the file begins with a byte order mark, which is passed over; save it as plain UTF-8");
    }
    if (check_bytes(source, faults)) {
        ovt_grammar_read(self, source, group);
    }
}

ovt_status
ovt_preflight_run(ovt_preflight *self, ovt_reading *reading, const ovt_source *source, bool follows,
    ovt_error *err)
{
    ovt_group root = {0};
    size_t errors = reading->faults->errors;
    *self = (ovt_preflight){.reading = reading, .follows = follows, .err = err};
    ovt_text_add(&self->text, "");
    ovt_preflight_source(self, source, &root);
    if (self->failed || self->text.failed || reading->faults->failed) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", source->shown);
    }
    return reading->faults->errors > errors ? OVT_SCENARIO : OVT_OK;
}

void
ovt_preflight_free(ovt_preflight *self)
{
    ovt_text_free(&self->text);
    ovt_free(self->words.marks);
    ovt_free(self->nodes.marks);
    *self = (ovt_preflight){0};
}
