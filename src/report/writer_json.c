// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/stored.h"
#include "writers.h"

enum { INDENT = 2 };

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
    if (!json_is_object(document->data)) {
        return ovt_fail(err, OVT_USAGE, "this report cannot be written as json");
    }
    size_t flags = JSON_INDENT(INDENT) | JSON_REAL_PRECISION(OVT_STORED_DIGITS);
    if (json_dump_callback(document->data, append, out, flags) != 0) {
        return ovt_fail(err, OVT_MEMORY, "no memory to write the report");
    }
    /* The object is opened again for the report itself. */
    bool empty = json_object_size(document->data) == 0;
    out->length -= empty ? 1 : 2;
    ovt_text_add(out, empty ? "\n  \"report\": " : ",\n  \"report\": ");
    ovt_status status = ovt_document_store(document, out, err);
    ovt_text_add(out, "\n}\n");
    if (status == OVT_OK && out->failed) {
        status = ovt_fail(err, OVT_MEMORY, "no memory to write the report");
    }
    return status;
}

const ovt_writer ovt_writer_json = {
    .key = "json",
    .extension = "json",
    .summary = "everything, for other programs",
    .write = write_json,
};
