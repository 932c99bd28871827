// SPDX-License-Identifier: GPL-3.0-or-later
/** @file stored.h
 *  @brief A report that is kept as JSON and printed again, in any format, without running anything.
 */
#ifndef OVT_REPORT_STORED_H
#define OVT_REPORT_STORED_H

#include <stddef.h>

#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/report/document.h"

/** Number of the form that stored reports have; another number is not read. */
enum { OVT_STORED_SCHEMA = 1 };

/** Bytes that are read at most. */
enum { OVT_STORED_MOST = 64 * 1024 * 1024 };

/** Digits that numbers of a report have in JSON: more than any simulated number deserves, fewer
 *  than show how doubles are stored. */
enum { OVT_STORED_DIGITS = 12 };

/** Appends the blocks and the records of a report as a JSON object for ovt_document_restore(), one
 *  block to a line. OVT_MEMORY without memory. */
ovt_status ovt_document_store(
    const ovt_document *self, ovt_text *out, ovt_error *err) OVT_MUST_CHECK;

/** Cuts the numbers of charts and bars to what is stored of them, so that a report that was read
 *  back is drawn as it was at first. */
void ovt_document_settle(ovt_document *self);

/** Fills a zeroed document from the JSON that the json writer made: every writer then writes the
 *  bytes that it wrote from the first document. @p name is what messages call the file. OVT_IO
 *  with the place and a remedy where it is anything else; free the document also then. */
ovt_status ovt_document_restore(ovt_document *self, const char *bytes, size_t length,
    const char *name, ovt_error *err) OVT_MUST_CHECK;

#endif
