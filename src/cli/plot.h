// SPDX-License-Identifier: GPL-3.0-or-later
/** @file plot.h
 *  @brief Drawing charts by running gnuplot.
 */
#ifndef OVT_CLI_PLOT_H
#define OVT_CLI_PLOT_H

#include "job.h"
#include "overture/report/gnuplot.h"

/** Runs gnuplot on a script, without a shell and with none of the user's settings, and appends
 *  what it wrote. OVT_FAILED with what to do where it is not installed, or what it said where it
 *  failed. */
ovt_status ovt_plot_run(const ovt_text *script, ovt_text *drawn, ovt_error *err) OVT_MUST_CHECK;

/** Draws one chart in its final form. */
ovt_status ovt_plot_chart(const ovt_chart *chart, const ovt_chart_look *look, ovt_text *out,
    ovt_error *err) OVT_MUST_CHECK;

/** Whether any format of a job's report has charts in it: working them out takes time. */
bool ovt_plots_wanted(const ovt_job *job);

/** Whether charts stand in the report of a job in one format. */
bool ovt_plots_stand(const ovt_job *job, const ovt_writer *writer);

/** Gives the page of a report what it draws charts with, where they are wanted, and says in
 *  @p folder where --plots puts them, as seen from the report. */
void ovt_plots_page(ovt_page *page, const ovt_job *job, const ovt_writer *writer, ovt_text *folder);

/** Where --plots is given: makes its folder, and asks whether it can be written and whether
 *  gnuplot is there, before any work is done. */
ovt_status ovt_plots_check(const ovt_job *job, ovt_error *err) OVT_MUST_CHECK;

/** Writes each chart of a report as a file in the folder of --plots. */
ovt_status ovt_plots_write(
    const ovt_job *job, const ovt_document *document, ovt_error *err) OVT_MUST_CHECK;

#endif
