// SPDX-License-Identifier: GPL-3.0-or-later
/** @file grammar.h
 *  @brief Settings, groups, lists and arrays of libconfig: what may follow what.
 */
#ifndef OVT_CONFIG_GRAMMAR_H
#define OVT_CONFIG_GRAMMAR_H

#include "preflight.h"
#include "token.h"

/** A group as far as it is read: its names, to notice one that comes twice. */
typedef struct {
    struct ovt_known_name *names; /* in the arena of the reading */
    size_t count;
} ovt_group;

/** Reads one source into a group that may have names already. */
void ovt_grammar_read(ovt_preflight *self, const ovt_source *source, ovt_group *group);

/** Checks the bytes of a source, then reads it. */
void ovt_preflight_source(ovt_preflight *self, const ovt_source *source, ovt_group *group);

/** Adds a word to the text for libconfig. */
void ovt_preflight_word(ovt_preflight *self, const ovt_source *source, const ovt_token *token);

/** Notes that a setting or an element begins at a token. */
void ovt_preflight_node(ovt_preflight *self, const ovt_source *source, const ovt_token *token);

#endif
