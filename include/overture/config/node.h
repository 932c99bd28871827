// SPDX-License-Identifier: GPL-3.0-or-later
/** @file node.h
 *  @brief A scenario file as a tree of named values, each with the place where it was written.
 *
 *  What reader.h makes of files; merging and --set work on it; binding turns it into a scenario.
 */
#ifndef OVT_CONFIG_NODE_H
#define OVT_CONFIG_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/memory.h"
#include "overture/config/fault.h"

typedef enum {
    OVT_NODE_BOOL,
    OVT_NODE_WHOLE, /* an integer */
    OVT_NODE_REAL,
    OVT_NODE_TEXT,
    OVT_NODE_GROUP, /* { name = value; ... } */
    OVT_NODE_LIST   /* ( ... ) or [ ... ] */
} ovt_node_type;

typedef struct ovt_node {
    ovt_node_type type;
    const char *name; /* NULL in a list */
    ovt_origin origin;
    const char *excerpt; /* the source line of origin */
    union {
        bool truth;
        int64_t whole;
        double real;
        const char *text;
    } value;
    struct ovt_node *first;  /* child of a group or list */
    struct ovt_node *next;   /* sibling */
    struct ovt_node *parent; /* NULL at the root */
    size_t count;            /* children */
} ovt_node;

/** Child of a group by name; NULL where there is none or @p self is no group. */
ovt_node *ovt_node_child(const ovt_node *self, const char *name);

/** Child by index; NULL past the end. */
ovt_node *ovt_node_at(const ovt_node *self, size_t index);

/** The word by which an element of a list is known: its `name`, `category` or `class`; NULL if
 *  none. */
const char *ovt_node_key(const ovt_node *self);

/** Descends a dotted path; elements of lists by index (`a[0].b`, `a.[0].b`, `a.0.b`) or by key
 *  (`a.women.b`). NULL where it leads nowhere. */
ovt_node *ovt_node_find(const ovt_node *root, const char *path);

#endif
