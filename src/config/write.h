// SPDX-License-Identifier: GPL-3.0-or-later
/** @file write.h
 *  @brief Values of a tree as a file spells them.
 */
#ifndef OVT_CONFIG_WRITE_H
#define OVT_CONFIG_WRITE_H

#include "overture/base/text.h"
#include "overture/config/node.h"

/** Appends a value on one line, so that reading it gives an equal node. */
void ovt_value_write(const ovt_node *node, ovt_text *out);

#endif
