// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <string.h>

#include "overture/base/text.h"
#include "path.h"
#include "tree.h"

typedef struct {
    ovt_reading reading;
    ovt_source *source; /* the value as a source of its own */
    ovt_origin origin;
    ovt_error *err;
} setter;

static ovt_status
refuse(const setter *self, const char *path, const char *message)
{
    ovt_faults_add(
        self->reading.faults, OVT_SEVERITY_ERROR, &self->origin, path, NULL, "%s", message);
    return OVT_SCENARIO;
}

static ovt_status
no_memory(const setter *self)
{
    return ovt_fail(self->err, OVT_MEMORY, "%s: out of memory", self->origin.file);
}

static bool
is_date(const char *text)
{
    static const char pattern[] = "0000-00-00";
    for (size_t i = 0; pattern[i] != '\0'; i++) {
        if (pattern[i] == '-' ? text[i] != '-' : !isdigit((unsigned char) text[i])) {
            return false;
        }
    }
    return true;
}

/* Whether the value is taken as written in a file: a number (or what was meant as one), a bool,
 * or something in quotes or brackets. Anything else is a text, for which a shell needs no second
 * pair of quotes. */
static bool
is_file_syntax(const char *value)
{
    if (*value != '\0' && strchr("\"{[(", *value) != NULL) {
        return true;
    }
    if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0) {
        return true;
    }
    bool number = isdigit((unsigned char) *value) || strchr("+-.", *value) != NULL;
    return number && !is_date(value) &&
           value[strspn(value, "0123456789+-.,eExXabcdefABCDEFL")] == '\0';
}

/* "value = VALUE", quoted where VALUE is a bare text. */
static void
write_value(ovt_text *out, const char *value)
{
    bool bare = !is_file_syntax(value);
    ovt_text_add(out, bare ? "value = \"" : "value = ");
    for (const char *at = value; *at != '\0'; at++) {
        if (bare && (*at == '"' || *at == '\\')) {
            ovt_text_add(out, "\\");
        }
        ovt_text_append(out, at, 1);
    }
    ovt_text_add(out, bare ? "\"" : "");
}

static ovt_status
read_value(setter *self, const char *value, ovt_node **node)
{
    ovt_text text = {0};
    ovt_node *root = NULL;
    ovt_source *source = self->source;
    write_value(&text, value);
    ovt_status status = text.failed ? no_memory(self) : OVT_OK;
    if (status != OVT_OK) {
        goto out;
    }
    source->length = text.length;
    source->text = ovt_arena_text(self->reading.arena, text.data, text.length);
    status = source->text == NULL ? no_memory(self)
                                  : ovt_source_split(source, self->reading.arena, self->err);
    if (status == OVT_OK) {
        status = ovt_source_parse(source, &self->reading, false, &root, self->err);
    }
    if (status == OVT_OK) {
        *node = root->first;
        ovt_node_remove(*node);
    }
out:
    ovt_text_free(&text);
    return status;
}

static ovt_status
refuse_element(
    const setter *self, const ovt_node *list, const ovt_path_step *step, const char *path)
{
    ovt_text message = {0};
    ovt_text_format(&message,
        "there is no element \"%.*s\"; the list has %zu element%s, numbered from 0",
        (int) step->length, step->word, list->count, list->count == 1 ? "" : "s");
    const char *between = ": ";
    for (const ovt_node *element = list->first; element != NULL; element = element->next) {
        if (ovt_node_key(element) != NULL) {
            ovt_text_format(&message, "%s\"%s\"", between, ovt_node_key(element));
            between = ", ";
        }
    }
    ovt_status status = message.failed ? no_memory(self) : refuse(self, path, message.data);
    ovt_text_free(&message);
    return status;
}

static const char *
step_name(const setter *self, const ovt_path_step *step)
{
    return ovt_arena_text(self->reading.arena, step->word, step->length);
}

/* A group that the path goes through and no file has. */
static ovt_status
add_group(const setter *self, ovt_node *parent, const ovt_path_step *step, ovt_node **added)
{
    ovt_node *group = ovt_arena_allocate(self->reading.arena, sizeof *group);
    if (group == NULL || (group->name = step_name(self, step)) == NULL) {
        return no_memory(self);
    }
    group->type = OVT_NODE_GROUP;
    group->origin = self->origin;
    ovt_node_append(parent, group);
    *added = group;
    return OVT_OK;
}

static ovt_status
put(const setter *self, ovt_node *parent, const ovt_path_step *step, ovt_node *value)
{
    ovt_node *present = ovt_path_enter(parent, step);
    value->name = NULL;
    if (parent->type == OVT_NODE_GROUP && (value->name = step_name(self, step)) == NULL) {
        return no_memory(self);
    }
    if (present != NULL) {
        ovt_node_replace(present, value);
    } else {
        ovt_node_append(parent, value);
    }
    return OVT_OK;
}

static ovt_status
place(const setter *self, ovt_node *root, const char *path, ovt_node *value)
{
    ovt_node *at = root;
    ovt_path_step step;
    const char *cursor = path;
    if (!ovt_path_next(&cursor, &step)) {
        return refuse(self, NULL, "a setting is missing before \"=\"; write PATH=VALUE");
    }
    if (step.length == strlen("extends") && strncmp(step.word, "extends", step.length) == 0) {
        return refuse(self, path, "can be given in a file only");
    }
    for (;;) {
        ovt_node *child = ovt_path_enter(at, &step);
        if (at->type == OVT_NODE_LIST && child == NULL) {
            return refuse_element(self, at, &step, path);
        }
        if (at->type != OVT_NODE_LIST && at->type != OVT_NODE_GROUP) {
            return refuse(self, path, "leads into a single value, which has no parts");
        }
        if (*cursor == '\0') {
            return put(self, at, &step, value);
        }
        ovt_status status = child == NULL ? add_group(self, at, &step, &child) : OVT_OK;
        if (status != OVT_OK) {
            return status;
        }
        at = child;
        if (!ovt_path_next(&cursor, &step)) {
            return refuse(self, path, "is not a path; write as offer.phases[0].days");
        }
    }
}

static ovt_status
apply(setter *self, ovt_document_tree *tree, const char *assignment)
{
    const char *equals = strchr(assignment, '=');
    if (equals == NULL) {
        return refuse(self, NULL, "\"=\" is missing; write PATH=VALUE, as offer.truce_days=7");
    }
    const char *path =
        ovt_arena_text(self->reading.arena, assignment, (size_t) (equals - assignment));
    ovt_node *value = NULL;
    if (path == NULL) {
        return no_memory(self);
    }
    if (equals[1] == '\0') {
        return refuse(self, path, "a value is missing after \"=\"; an empty text is \"\"");
    }
    ovt_status status = read_value(self, equals + 1, &value);
    return status == OVT_OK ? place(self, tree->root, path, value) : status;
}

ovt_status
ovt_tree_set(ovt_document_tree *tree, const char *assignment, ovt_arena *arena, ovt_faults *faults,
    ovt_error *err)
{
    static const ovt_read_options no_options;
    ovt_document_tree no_files = {0};
    ovt_text shown = {0};
    setter self = {
        .reading = {.options = &no_options, .arena = arena, .faults = faults, .tree = &no_files},
        .err = err};
    ovt_text_format(&shown, "--set %s", assignment);
    ovt_status status = OVT_OK;
    self.source = ovt_arena_allocate(arena, sizeof *self.source);
    const char *name = shown.failed ? NULL : ovt_arena_text(arena, shown.data, shown.length);
    if (self.source == NULL || name == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "--set: out of memory");
        goto out;
    }
    *self.source = (ovt_source){.shown = name, .placeless = true};
    self.origin = (ovt_origin){.file = name};
    status = apply(&self, tree, assignment);
    if (faults->failed && status == OVT_SCENARIO) {
        status = no_memory(&self);
    }
out:
    ovt_text_free(&shown);
    return status;
}
