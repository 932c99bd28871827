// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_report.h
 *  @brief What tests of reports share: a document written, held against its goldens, and its width.
 */
#ifndef OVT_TESTING_REPORT_H
#define OVT_TESTING_REPORT_H

#include "overture/base/text.h"
#include "overture/report/document.h"

/** The document in one format on a page of 80 columns; free with ovt_text_free(). */
ovt_text testing_written(const ovt_document *document, const char *format);

/** Fails when a line of the text is over 80 columns wide. */
void testing_assert_fits(const char *text);

/** Holds the document in every format against golden/NAME.EXTENSION, and its text against 80
 *  columns. */
void testing_assert_formats(const ovt_document *document, const char *name);

#endif
