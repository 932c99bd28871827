// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/config/fault.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "overture/base/text.h"

/* Of a longer source line only the surroundings of the fault are kept. */
enum { EXCERPT_BEFORE = 60, EXCERPT_BYTES = 120 };

static const char *
keep_text(ovt_faults *self, const char *text, size_t length)
{
    const char *copy = ovt_arena_text(&self->arena, text, length);
    self->failed = self->failed || copy == NULL;
    return copy;
}

static ovt_origin
keep_origin(ovt_faults *self, const ovt_origin *origin)
{
    ovt_origin copy = *origin;
    copy.file = origin->file == NULL ? NULL : keep_text(self, origin->file, strlen(origin->file));
    copy.from = NULL;
    if (origin->from != NULL) {
        ovt_origin *from = ovt_arena_allocate(&self->arena, sizeof *from);
        if (from == NULL) {
            self->failed = true;
        } else {
            *from = keep_origin(self, origin->from);
            copy.from = from;
        }
    }
    return copy;
}

static bool
is_continuation(char byte)
{
    return ((unsigned char) byte & 0xC0) == 0x80;
}

static void
keep_excerpt(ovt_faults *self, ovt_fault *fault, const char *excerpt)
{
    size_t length = strlen(excerpt);
    size_t caret = fault->origin.column > 0 ? (size_t) fault->origin.column - 1 : 0;
    caret = caret > length ? length : caret;
    size_t start = 0, end = length;
    if (length > EXCERPT_BYTES) {
        start = caret > EXCERPT_BEFORE ? caret - EXCERPT_BEFORE : 0;
        end = length - start > EXCERPT_BYTES ? start + EXCERPT_BYTES : length;
        while (start > 0 && is_continuation(excerpt[start])) {
            start--;
        }
        while (end < length && is_continuation(excerpt[end])) {
            end++;
        }
    }
    fault->excerpt = keep_text(self, excerpt + start, end - start);
    fault->caret = caret - start;
}

static ovt_fault *
faults_push(ovt_faults *self)
{
    if (self->count == self->capacity) {
        size_t capacity = self->capacity == 0 ? 16 : 2 * self->capacity;
        ovt_fault *faults = ovt_resize(self->faults, capacity, sizeof *faults);
        if (faults == NULL) {
            self->failed = true;
            return NULL;
        }
        self->faults = faults;
        self->capacity = capacity;
    }
    ovt_fault *fault = &self->faults[self->count++];
    *fault = (ovt_fault){0};
    return fault;
}

OVT_PRINTF(2, 0)
static const char *
keep_message(ovt_faults *self, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *message = NULL;
    if (length >= 0) {
        message = ovt_arena_allocate(&self->arena, (size_t) length + 1);
    }
    if (message == NULL) {
        self->failed = true;
    } else {
        vsnprintf(message, (size_t) length + 1, format, again);
    }
    va_end(again);
    return message;
}

void
ovt_faults_add(ovt_faults *self, ovt_severity severity, const ovt_origin *origin, const char *path,
    const char *excerpt, const char *format, ...)
{
    /* Counted even when there is no memory to keep it, so that no error is ever overlooked. */
    self->errors += severity == OVT_SEVERITY_ERROR;
    ovt_fault *fault = faults_push(self);
    if (fault == NULL) {
        return;
    }
    fault->severity = (int) severity;
    fault->origin = keep_origin(self, origin);
    if (path != NULL) {
        fault->path = keep_text(self, path, strlen(path));
    }
    if (excerpt != NULL) {
        keep_excerpt(self, fault, excerpt);
    }
    va_list arguments;
    va_start(arguments, format);
    fault->message = keep_message(self, format, arguments);
    va_end(arguments);
}

typedef struct {
    ovt_fault fault;
    size_t file_rank;
    size_t order;
} sortable;

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static size_t
file_rank(const sortable *items, size_t count, const char *file)
{
    for (size_t i = 0; i < count; i++) {
        if (same_text(items[i].fault.origin.file, file)) {
            return items[i].file_rank;
        }
    }
    return count;
}

static int
compare_numbers(long long a, long long b)
{
    return (a > b) - (a < b);
}

static int
compare_places(const void *left, const void *right)
{
    const sortable *a = left, *b = right;
    int order = compare_numbers((long long) a->file_rank, (long long) b->file_rank);
    if (order == 0) {
        order = compare_numbers(a->fault.origin.line, b->fault.origin.line);
    }
    if (order == 0) {
        order = compare_numbers(a->fault.origin.column, b->fault.origin.column);
    }
    return order != 0 ? order : compare_numbers((long long) a->order, (long long) b->order);
}

static bool
same_fault(const ovt_fault *a, const ovt_fault *b)
{
    return a->severity == b->severity && a->origin.line == b->origin.line &&
           a->origin.column == b->origin.column && same_text(a->origin.file, b->origin.file) &&
           same_text(a->path, b->path) && same_text(a->message, b->message);
}

/* Repeats stand at the same place, so a look back to where the place began is enough. */
static bool
is_repeat(const ovt_faults *self, const ovt_fault *fault)
{
    for (size_t i = self->count; i > 0; i--) {
        const ovt_fault *earlier = &self->faults[i - 1];
        if (same_fault(earlier, fault)) {
            return true;
        }
        if (earlier->origin.line != fault->origin.line ||
            earlier->origin.column != fault->origin.column) {
            return false;
        }
    }
    return false;
}

void
ovt_faults_sort(ovt_faults *self)
{
    size_t count = self->count;
    if (self->failed) {
        return; /* Some are not kept: their number must not be counted anew. */
    }
    sortable *items = ovt_allocate(count, sizeof *items);
    if (items == NULL) {
        self->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        items[i].fault = self->faults[i];
        items[i].order = i;
        items[i].file_rank = file_rank(items, i, self->faults[i].origin.file);
    }
    if (count > 0) {
        qsort(items, count, sizeof *items, compare_places);
    }
    self->count = 0;
    self->errors = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_repeat(self, &items[i].fault)) {
            self->errors += items[i].fault.severity == OVT_SEVERITY_ERROR;
            self->faults[self->count++] = items[i].fault;
        }
    }
    ovt_free(items);
}

/* Length of what may be shown as it is; 0 for bytes that could garble a terminal. */
static size_t
printable_length(const char *text, size_t left)
{
    size_t length = ovt_utf8_length(text, left);
    unsigned char first = (unsigned char) text[0];
    bool control = length == 1 && ((first < 0x20 && first != '\t') || first == 0x7F);
    bool control_of_two = length == 2 && first == 0xC2 && (unsigned char) text[1] < 0xA0;
    return control || control_of_two ? 0 : length;
}

static void
write_text(FILE *out, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        size_t length = printable_length(text, left);
        if (length == 0) {
            fputc('?', out);
            length = 1;
        } else {
            fwrite(text, 1, length, out);
        }
        text += length;
        left -= length;
    }
}

/* Tabs stay tabs, whatever their width on this terminal; all else becomes blanks. */
static void
write_caret_margin(FILE *out, const char *text, size_t bytes)
{
    while (bytes > 0) {
        char letter[8] = "?";
        size_t length = printable_length(text, bytes);
        if (length > 0) {
            memcpy(letter, text, length);
            letter[length] = '\0';
        }
        if (letter[0] == '\t') {
            fputc('\t', out);
        } else {
            fprintf(out, "%*s", (int) ovt_text_width(letter), "");
        }
        text += length > 0 ? length : 1;
        bytes -= length > 0 ? length : 1;
    }
}

static void
write_excerpt(FILE *out, const ovt_fault *fault)
{
    int width = snprintf(NULL, 0, "%d", fault->origin.line);
    fprintf(out, "  %d | ", fault->origin.line);
    write_text(out, fault->excerpt);
    fputc('\n', out);
    if (fault->origin.column > 0) {
        fprintf(out, "  %*s | ", width, "");
        write_caret_margin(out, fault->excerpt, fault->caret);
        fputs("^\n", out);
    }
}

static void
write_place(FILE *out, const ovt_origin *origin)
{
    write_text(out, origin->file == NULL ? "overture" : origin->file);
    if (origin->line > 0) {
        fprintf(out, ":%d", origin->line);
    }
    if (origin->line > 0 && origin->column > 0) {
        fprintf(out, ":%d", origin->column);
    }
}

static void
write_fault(FILE *out, const ovt_fault *fault)
{
    write_place(out, &fault->origin);
    fputs(fault->severity == OVT_SEVERITY_ERROR ? ": error: " : ": warning: ", out);
    if (fault->path != NULL) {
        write_text(out, fault->path);
        fputs(": ", out);
    }
    write_text(out, fault->message == NULL ? "(no memory for the message)" : fault->message);
    fputc('\n', out);
    if (fault->excerpt != NULL && fault->origin.line > 0) {
        write_excerpt(out, fault);
    }
    bool included = fault->origin.included;
    for (const ovt_origin *from = fault->origin.from; from != NULL; from = from->from) {
        fputs(included ? "    included from " : "    extended from ", out);
        write_text(out, from->file == NULL ? "overture" : from->file);
        fprintf(out, ":%d\n", from->line);
        included = from->included;
    }
}

void
ovt_faults_write(const ovt_faults *self, FILE *out, size_t most)
{
    size_t shown = self->count < most ? self->count : most;
    for (size_t i = 0; i < shown; i++) {
        write_fault(out, &self->faults[i]);
    }
    if (shown < self->count) {
        size_t more = self->count - shown;
        fprintf(out, "... and %zu more fault%s\n", more, more == 1 ? "" : "s");
    }
}

void
ovt_faults_free(ovt_faults *self)
{
    ovt_free(self->faults);
    ovt_arena_free(&self->arena);
    *self = (ovt_faults){0};
}
