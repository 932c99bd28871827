// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/config/node.h"

#include <string.h>

#include "path.h"

static bool
same_word(const char *name, const char *word, size_t length)
{
    return name != NULL && strncmp(name, word, length) == 0 && name[length] == '\0';
}

static ovt_node *
child_of_length(const ovt_node *self, const char *name, size_t length)
{
    for (ovt_node *child = self->first; child != NULL; child = child->next) {
        if (same_word(child->name, name, length)) {
            return child;
        }
    }
    return NULL;
}

ovt_node *
ovt_node_child(const ovt_node *self, const char *name)
{
    if (self == NULL || self->type != OVT_NODE_GROUP) {
        return NULL;
    }
    return child_of_length(self, name, strlen(name));
}

ovt_node *
ovt_node_at(const ovt_node *self, size_t index)
{
    if (self == NULL || index >= self->count) {
        return NULL;
    }
    ovt_node *child = self->first;
    while (child != NULL && index-- > 0) {
        child = child->next;
    }
    return child;
}

const char *
ovt_node_key(const ovt_node *self)
{
    static const char *const keys[] = {"name", "category", "class"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const ovt_node *key = ovt_node_child(self, keys[i]);
        if (key != NULL && key->type == OVT_NODE_TEXT) {
            return key->value.text;
        }
    }
    return NULL;
}

bool
ovt_path_next(const char **cursor, ovt_path_step *step)
{
    const char *at = *cursor;
    /* "a[0].b", "a.[0].b" and "a.0.b" are the same path. */
    at += strspn(at, ".[]");
    *step = (ovt_path_step){.word = at, .length = strcspn(at, ".[]")};
    if (step->length == 0) {
        return false;
    }
    step->in_brackets = at > *cursor && at[-1] == '[';
    step->is_index = strspn(at, "0123456789") == step->length && step->length < 10;
    for (size_t i = 0; step->is_index && i < step->length; i++) {
        step->index = step->index * 10 + (size_t) (at[i] - '0');
    }
    *cursor = at + step->length;
    *cursor += strspn(*cursor, "].");
    return true;
}

ovt_node *
ovt_path_enter(const ovt_node *self, const ovt_path_step *step)
{
    if (self->type == OVT_NODE_GROUP) {
        return child_of_length(self, step->word, step->length);
    }
    if (self->type != OVT_NODE_LIST) {
        return NULL;
    }
    for (ovt_node *child = self->first; child != NULL; child = child->next) {
        if (!step->in_brackets && same_word(ovt_node_key(child), step->word, step->length)) {
            return child;
        }
    }
    return step->is_index ? ovt_node_at(self, step->index) : NULL;
}

ovt_node *
ovt_node_find(const ovt_node *root, const char *path)
{
    ovt_node *found = NULL;
    ovt_path_step step;
    while (root != NULL && ovt_path_next(&path, &step)) {
        found = ovt_path_enter(root, &step);
        root = found;
    }
    return root == NULL ? NULL : found;
}
