// SPDX-License-Identifier: GPL-3.0-or-later
#include "parts.h"

/* Whether a heading has something beneath it, before the next one of its level or above, that is no
 * chart. One with nothing at all beneath stays: a builder meant it. */
static bool
heads_only_charts(const ovt_report_block *heading)
{
    bool charts = false;
    const ovt_report_block *block = heading->next;
    for (; block != NULL; block = block->next) {
        bool is_heading = block->kind == OVT_BLOCK_HEADING;
        if (is_heading && block->level <= heading->level) {
            break;
        }
        if (!is_heading && block->kind != OVT_BLOCK_CHART) {
            return false;
        }
        charts |= block->kind == OVT_BLOCK_CHART;
    }
    return charts;
}

void
ovt_document_without_charts(ovt_document *self, const ovt_document *document)
{
    *self = (ovt_document){.records = document->records, .data = json_incref(document->data)};
    for (const ovt_report_block *block = document->first; block != NULL; block = block->next) {
        bool left_out = block->kind == OVT_BLOCK_CHART ||
                        (block->kind == OVT_BLOCK_HEADING && heads_only_charts(block));
        ovt_report_block *copy = left_out ? NULL : ovt_document_block(self, block->kind);
        if (copy != NULL) {
            *copy = *block;
            copy->next = NULL;
        }
    }
}
