// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "tree.h"

void
ovt_node_append(ovt_node *parent, ovt_node *child)
{
    ovt_node **end = &parent->first;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = child;
    child->next = NULL;
    child->parent = parent;
    parent->count++;
}

static ovt_node **
link_to(ovt_node *self)
{
    ovt_node **link = &self->parent->first;
    while (*link != self) {
        link = &(*link)->next;
    }
    return link;
}

void
ovt_node_remove(ovt_node *child)
{
    *link_to(child) = child->next;
    child->parent->count--;
    child->next = NULL;
    child->parent = NULL;
}

void
ovt_node_replace(ovt_node *self, ovt_node *other)
{
    *link_to(self) = other;
    other->next = self->next;
    other->parent = self->parent;
    self->next = NULL;
    self->parent = NULL;
}

/* { value = ..; source = ..; } or { dist = ..; }: one value with what is said about it. */
static bool
is_wrapped_value(const ovt_node *self)
{
    return ovt_node_child(self, "value") != NULL || ovt_node_child(self, "dist") != NULL;
}

static ovt_node *
find_key(const ovt_node *list, const char *key)
{
    for (ovt_node *element = list->first; element != NULL; element = element->next) {
        if (strcmp(ovt_node_key(element), key) == 0) {
            return element;
        }
    }
    return NULL;
}

/* Whether every element has a key of its own; two with the same key cannot be told apart. */
static bool
is_keyed(const ovt_node *list)
{
    enum { MOST_ELEMENTS = 1000 };
    if (list->type != OVT_NODE_LIST || list->count > MOST_ELEMENTS) {
        return false;
    }
    for (const ovt_node *element = list->first; element != NULL; element = element->next) {
        if (ovt_node_key(element) == NULL) {
            return false;
        }
    }
    for (const ovt_node *element = list->first; element != NULL; element = element->next) {
        if (find_key(list, ovt_node_key(element)) != element) {
            return false;
        }
    }
    return true;
}

static void
merge_into(ovt_node *parent, ovt_node *mine, ovt_node *over)
{
    if (mine == NULL) {
        ovt_node_append(parent, over);
        return;
    }
    bool groups = mine->type == OVT_NODE_GROUP && over->type == OVT_NODE_GROUP &&
                  !is_wrapped_value(mine) && !is_wrapped_value(over);
    bool lists = is_keyed(mine) && is_keyed(over) && mine->count > 0 && over->count > 0;
    if (groups || lists) {
        ovt_node_merge(mine, over);
    } else {
        ovt_node_replace(mine, over);
    }
}

void
ovt_node_merge(ovt_node *base, ovt_node *over)
{
    bool list = over->type == OVT_NODE_LIST;
    base->origin = over->origin;
    base->excerpt = over->excerpt;
    for (ovt_node *child = over->first; child != NULL;) {
        ovt_node *next = child->next;
        ovt_node *mine =
            list ? find_key(base, ovt_node_key(child)) : ovt_node_child(base, child->name);
        merge_into(base, mine, child);
        child = next;
    }
    over->first = NULL;
    over->count = 0;
}
