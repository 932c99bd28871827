// SPDX-License-Identifier: GPL-3.0-or-later
/** @file parser.h
 *  @brief Where the reading of one source stands, and how it goes on after a fault.
 */
#ifndef OVT_CONFIG_PARSER_H
#define OVT_CONFIG_PARSER_H

#include "grammar.h"

typedef struct {
    ovt_preflight *out;
    const ovt_source *source;
    ovt_scanner scanner;
    ovt_token token;    /* to be read next */
    ovt_token previous; /* read last */
    ovt_token open[OVT_MAX_NODE_DEPTH];
    int open_count;
    bool stopped; /* nothing sensible can be said about the rest */
} ovt_parser;

/** Whether the grammar still knows where it is, or must look for the next setting. */
typedef enum { OVT_FOUND, OVT_LOST } ovt_bearing;

/** Takes the next token without or with putting it into the text for libconfig. */
void ovt_parser_advance(ovt_parser *self);
void ovt_parser_take(ovt_parser *self);

/** Bytes of a token to show in a message, for "%.*s". */
int ovt_parser_shown(const ovt_token *token);

/** Whether the text before ended by mistake, at the opening quote of another; adds the fault. */
bool ovt_parser_broken_text(ovt_parser *self);

/** Adds a fault at the next token, unless it has one already. */
void ovt_parser_unexpected(ovt_parser *self, const char *advice);

/** Notes that the bracket which is the next token opens; false beyond the limit of depth. */
bool ovt_parser_enter(ovt_parser *self);
void ovt_parser_leave(ovt_parser *self);

bool ovt_parser_closes(const ovt_token *open, const ovt_token *close);

/** Whether the next token closes any bracket that is open. */
bool ovt_parser_closes_any(const ovt_parser *self);

/** Adds the fault that the innermost bracket is not closed, where it opens. */
void ovt_parser_unclosed(ovt_parser *self);

/** Skips to where the next setting of the group that had @p level brackets open begins. */
void ovt_parser_recover(ovt_parser *self, int level);

/** Whether a token is one that can follow a value: ; , a closing bracket or the end. */
bool ovt_parser_ends_value(const ovt_token *token);

/** 'n' for a number, 'b' for a bool, 't' for a text, NUL for what is no single value. */
char ovt_parser_value_kind(const ovt_token *token);

/** Counts a setting or element that begins at a token; false beyond the limit. */
bool ovt_parser_count(ovt_parser *self, const ovt_token *token);

/** Reads a value, and the settings of a group up to its closing bracket. */
ovt_bearing ovt_parser_value(ovt_parser *self, bool in_list);
void ovt_parser_settings(ovt_parser *self, ovt_group *group, bool in_braces);

#endif
