// SPDX-License-Identifier: GPL-3.0-or-later
/** @file path.h
 *  @brief The steps of a dotted path into a tree: "offer.phases[0].days", "captives.women.held".
 */
#ifndef OVT_CONFIG_PATH_H
#define OVT_CONFIG_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "overture/config/node.h"

typedef struct {
    const char *word; /* borrowed from the path, not NUL-terminated */
    size_t length;
    bool is_index;    /* all digits */
    bool in_brackets; /* an index and no key */
    size_t index;
} ovt_path_step;

/** Takes the next step off @p cursor, which is then "" or at the step after; false at the end. */
bool ovt_path_next(const char **cursor, ovt_path_step *step);

/** The child a step leads to: of a group by name, of a list by key or index; NULL if none. */
ovt_node *ovt_path_enter(const ovt_node *self, const ovt_path_step *step);

#endif
