// SPDX-License-Identifier: GPL-3.0-or-later
/* Places, paths and words of what the binding has to complain about. */
#include "bind.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/text.h"

/* A key names its element when it is a plain word that none of the neighbours has. */
static bool
is_path_word(const ovt_node *element, const char *key)
{
    if (strpbrk(key, ".[]=") != NULL || strspn(key, "0123456789") == strlen(key)) {
        return false;
    }
    for (const ovt_node *other = element->parent->first; other != NULL; other = other->next) {
        const char *word = other == element ? NULL : ovt_node_key(other);
        if (word != NULL && strcmp(word, key) == 0) {
            return false;
        }
    }
    return true;
}

static size_t
index_of(const ovt_node *element)
{
    size_t index = 0;
    for (const ovt_node *node = element->parent->first; node != element; node = node->next) {
        index++;
    }
    return index;
}

/* Appends as much as fits. */
static void
append(char path[OVT_PATH_TEXT], const char *before, const char *word, const char *after)
{
    size_t length = strlen(path);
    snprintf(path + length, OVT_PATH_TEXT - length, "%s%s%s", before, word, after);
}

char *
ovt_node_path(const ovt_node *self, const char *member, char path[OVT_PATH_TEXT])
{
    const ovt_node *chain[64];
    size_t depth = 0;
    for (; self != NULL && self->parent != NULL && depth < 64; self = self->parent) {
        chain[depth++] = self;
    }
    path[0] = '\0';
    while (depth > 0) {
        const ovt_node *node = chain[--depth];
        const char *key = node->name != NULL ? node->name : ovt_node_key(node);
        if (node->name != NULL || (key != NULL && is_path_word(node, key))) {
            append(path, path[0] == '\0' ? "" : ".", key, "");
        } else {
            char number[24];
            snprintf(number, sizeof number, "%zu", index_of(node));
            append(path, "[", number, "]");
        }
    }
    if (member != NULL) {
        append(path, path[0] == '\0' ? "" : ".", member, "");
    }
    return path;
}

void
ovt_bind_fault(ovt_binding *self, ovt_severity severity, const ovt_node *node, const char *member,
    const char *format, ...)
{
    char path[OVT_PATH_TEXT];
    char buffer[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    ovt_node_path(node, member, path);
    /* A message about an unknown name gives the name itself. */
    bool is_unknown = strncmp(buffer, "unknown ", 8) == 0;
    ovt_faults_add(self->faults, severity, &node->origin,
        is_unknown || path[0] == '\0' ? NULL : path, node->excerpt, "%s", buffer);
}

void
ovt_bind_unknown(ovt_binding *self, const ovt_node *node, const char *what, const char *name,
    const char *const *words, size_t count)
{
    ovt_text text = {0};
    const char *near = ovt_word_nearest(name, words, count);
    ovt_text_format(&text, "there is no %s \"%s\"", what, name);
    if (near != NULL) {
        ovt_text_format(&text, "; did you mean \"%s\"?", near);
    } else {
        for (size_t i = 0; i < count && i < 12; i++) {
            const char *before = i == 0 ? "; there is " : i + 1 < count ? ", " : " and ";
            ovt_text_format(&text, "%s\"%s\"", before, words[i]);
        }
        ovt_text_add(&text, count > 12 ? " and more" : "");
    }
    if (text.failed) {
        self->failed = true;
    } else {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "%s", text.data);
    }
    ovt_text_free(&text);
}

/* "1 to 3650 days", but "0 to 1" for a probability. */
const char *
ovt_bind_range_unit(const ovt_setting *row)
{
    static const char *const units[] = {"days", "people", "trucks", "histories"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (row->unit != NULL && strcmp(row->unit, units[i]) == 0) {
            return units[i];
        }
    }
    return row->unit != NULL && strncmp(row->unit, "per ", 4) == 0 ? row->unit : "";
}

void
ovt_bind_length_fault(ovt_binding *self, const ovt_setting *row, const ovt_node *node, size_t count)
{
    char range[64] = "";
    if (row->low < row->high) {
        snprintf(range, sizeof range, "%.0f to ", row->low);
    }
    ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "has %zu element%s; it takes %s%.0f",
        count, count == 1 ? "" : "s", range, row->high);
}

const ovt_node *
ovt_bind_node(const ovt_binding *self, const char *format, ...)
{
    char path[OVT_PATH_TEXT];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(path, sizeof path, format, arguments);
    va_end(arguments);
    for (;;) {
        const ovt_node *node = ovt_node_find(self->root, path);
        if (node != NULL) {
            return node;
        }
        size_t length = strlen(path);
        while (length > 0 && path[length - 1] != '.' && path[length - 1] != '[') {
            length--;
        }
        if (length == 0) {
            return self->root;
        }
        path[length - 1] = '\0';
    }
}

/* Values of the command line have no line: their paths tell them apart. */
static bool
is_at(const ovt_fault *fault, const ovt_node *node)
{
    char path[OVT_PATH_TEXT];
    if (node == NULL || fault->origin.line != node->origin.line ||
        fault->origin.column != node->origin.column ||
        strcmp(fault->origin.file, node->origin.file) != 0) {
        return false;
    }
    return node->origin.line > 0 ||
           (fault->path != NULL && strcmp(fault->path, ovt_node_path(node, NULL, path)) == 0);
}

bool
ovt_bind_is_faulty(const ovt_binding *self, const ovt_node *a, const ovt_node *b)
{
    for (size_t i = 0; i < self->faults->count; i++) {
        const ovt_fault *fault = &self->faults->faults[i];
        if (fault->severity == OVT_SEVERITY_ERROR && (is_at(fault, a) || is_at(fault, b))) {
            return true;
        }
    }
    return false;
}

bool
ovt_bind_is_uncertain(const ovt_binding *self, const void *number)
{
    size_t offset = (size_t) ((const char *) number - (const char *) self->scenario);
    for (size_t i = 0; i < self->scenario->input_count; i++) {
        if (self->scenario->inputs[i].place.offset == offset) {
            return true;
        }
    }
    return false;
}

char *
ovt_bind_line(const ovt_node *node, const ovt_node *here, char text[OVT_LINE_TEXT])
{
    const ovt_origin *origin = &node->origin;
    text[0] = '\0';
    if (origin->line > 0 && strcmp(origin->file, here->origin.file) == 0) {
        snprintf(text, OVT_LINE_TEXT, " (line %d)", origin->line);
    } else if (origin->line > 0) {
        snprintf(text, OVT_LINE_TEXT, " (%s:%d)", origin->file, origin->line);
    }
    return text;
}
