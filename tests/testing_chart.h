// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_chart.h
 *  @brief Charts made by hand, one of each kind, and gnuplot run on them.
 */
#ifndef OVT_TESTING_CHART_H
#define OVT_TESTING_CHART_H

#include "overture/base/text.h"
#include "overture/report/document.h"
#include "overture/report/gnuplot.h"

/** A small chart of a kind, every text of which is @p label (NULL: plain words). It lives as long
 *  as the document. */
ovt_chart *testing_chart(ovt_document *document, ovt_chart_kind kind, const char *label);

/** Its script for a terminal; free with ovt_text_free(). */
ovt_text testing_chart_script(const ovt_chart *chart, const char *terminal, bool alone);

/** What gnuplot draws by a script, without the final touches; fails the test where gnuplot does. */
ovt_text testing_gnuplot(const ovt_text *script);

/** The chart in its final form. */
ovt_text testing_chart_drawn(const ovt_chart *chart, const char *terminal, bool alone);

/** The word of a kind. */
const char *testing_chart_word(ovt_chart_kind kind);

#endif
