// SPDX-License-Identifier: GPL-3.0-or-later
/** @file tree.h
 *  @brief The steps between a source and a merged tree.
 */
#ifndef OVT_CONFIG_TREE_H
#define OVT_CONFIG_TREE_H

#include "source.h"

/** Preflight, libconfig and conversion of one source. @p root is NULL on failure. */
ovt_status ovt_source_parse(const ovt_source *self, ovt_reading *reading, bool follows,
    ovt_node **root, ovt_error *err) OVT_MUST_CHECK;

/** Puts the children of @p over into the group @p base: groups merge name by name, lists of groups
 *  with keys merge by key, all else is replaced. The nodes of both are used up. */
void ovt_node_merge(ovt_node *base, ovt_node *over);

/** Puts @p child, which must not be in a tree, at the end of @p parent. */
void ovt_node_append(ovt_node *parent, ovt_node *child);

/** Puts @p other in the place of @p self, which is no longer in the tree then. */
void ovt_node_replace(ovt_node *self, ovt_node *other);

/** Takes @p child out of its parent. */
void ovt_node_remove(ovt_node *child);

#endif
