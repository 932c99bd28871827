// SPDX-License-Identifier: GPL-3.0-or-later
#include "writers.h"

/* More digits than any simulated number deserves, fewer than show how doubles are stored. */
enum { DIGITS = 12, INDENT = 2 };

static int
append(const char *bytes, size_t length, void *context)
{
    ovt_text *out = context;
    ovt_text_append(out, bytes, length);
    return out->failed ? -1 : 0;
}

static ovt_status
write_json(const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err)
{
    (void) page;
    if (document->data == NULL) {
        return ovt_fail(err, OVT_USAGE, "this report cannot be written as json");
    }
    size_t flags = JSON_INDENT(INDENT) | JSON_REAL_PRECISION(DIGITS) | JSON_ENCODE_ANY;
    if (json_dump_callback(document->data, append, out, flags) != 0) {
        return ovt_fail(err, OVT_MEMORY, "no memory to write the report");
    }
    ovt_text_add(out, "\n");
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the report") : OVT_OK;
}

const ovt_writer ovt_writer_json = {
    .key = "json",
    .extension = "json",
    .summary = "everything, for other programs",
    .write = write_json,
};
