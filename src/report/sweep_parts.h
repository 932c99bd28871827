// SPDX-License-Identifier: GPL-3.0-or-later
/** @file sweep_parts.h
 *  @brief What the files of the sweep's report share.
 */
#ifndef OVT_REPORT_SWEEP_PARTS_H
#define OVT_REPORT_SWEEP_PARTS_H

#include <string.h>

#include "overture/report/sweep.h"
#include "parts.h"

/** Metrics told for people, and points told in tables and charts. */
enum { OVT_SWEEP_SHOWN = 3, OVT_SWEEP_TOLD = 2500 };

/** The mean of one metric of one scenario at a point. */
typedef struct {
    double mean;
    ovt_interval ci95;
} ovt_sweep_cell;

/** A point as tables and charts tell it. */
typedef struct {
    uint64_t number;
    double values[OVT_MAX_VARIED];
    const char *texts[OVT_MAX_VARIED]; /* in the arena of the document */
    ovt_sweep_cell *cells;             /* shown metric by metric, every scenario */
} ovt_told_point;

/** The points as they are read. */
typedef struct {
    ovt_document *document;
    const ovt_stored *stored;
    bool with_rows;
    size_t shown[OVT_SWEEP_SHOWN]; /* metrics told */
    size_t shown_count;
    ovt_told_point *points; /* owned; the first OVT_SWEEP_TOLD that are valid */
    size_t count;
    uint64_t read;
    uint64_t invalid;
} ovt_sweep_reading;

void ovt_sweep_records_begin(ovt_document *self, const ovt_stored *stored);
void ovt_sweep_records_point(
    ovt_document *self, const ovt_stored *stored, const ovt_stored_point *point);
void ovt_sweep_data_begin(
    ovt_document *self, const ovt_stored *stored, const ovt_provenance *provenance);
void ovt_sweep_data_point(
    ovt_document *self, const ovt_stored *stored, const ovt_stored_point *point);

/** How a stored metric is shown. */
double ovt_stored_scale(const ovt_stored_metric *metric);
int ovt_stored_decimals(const ovt_stored_metric *metric);
const char *ovt_stored_unit(const ovt_stored_metric *metric);

/** Tables and charts of one shown metric. */
void ovt_sweep_section(const ovt_sweep_reading *self, size_t shown);

#endif
