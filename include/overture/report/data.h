// SPDX-License-Identifier: GPL-3.0-or-later
/** @file data.h
 *  @brief A report's data for programs: JSON values of a document.
 */
#ifndef OVT_REPORT_DATA_H
#define OVT_REPORT_DATA_H

#include "overture/report/build.h"

/* JSON. Values are stolen, also on failure, which marks the document as failed. */
json_t *ovt_data_number(double value); /* null where it does not exist */
json_t *ovt_data_text(const char *text);
json_t *ovt_data_interval(ovt_document *self, ovt_interval interval); /* [low, high] */
void ovt_data_set(ovt_document *self, json_t *object, const char *key, json_t *value);
void ovt_data_append(ovt_document *self, json_t *array, json_t *value);

/** Begins the data of a report with what stands in all of them. */
void ovt_data_begin(ovt_document *self, const ovt_provenance *provenance);

#endif
