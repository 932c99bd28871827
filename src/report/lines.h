// SPDX-License-Identifier: GPL-3.0-or-later
/** @file lines.h
 *  @brief What the parts of the text writer share: lines of limited width.
 */
#ifndef OVT_REPORT_LINES_H
#define OVT_REPORT_LINES_H

#include "writers.h"

/** Appends one line of at most @p width columns taken from *text, which moves on past it and the
 *  blanks after it. Words that are too long for a line are cut, paths after a point or a slash. */
void ovt_lines_add_one(ovt_text *out, const char **text, size_t width);

/** Appends a text, cleaned, as lines: the first begins with @p first, the others with as many
 *  blanks. */
void ovt_lines_add(ovt_text *out, const char *first, const char *text, size_t width);

/** Appends a table under its caption; columns that do not fit beside the first go on below. */
void ovt_lines_add_table(ovt_text *out, const ovt_table *table, size_t width);

#endif
