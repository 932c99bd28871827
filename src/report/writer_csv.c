// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "writers.h"

static void
add_field(ovt_text *out, const char *field)
{
    if (strpbrk(field, ",\"\r\n") == NULL) {
        ovt_text_add(out, field);
        return;
    }
    ovt_text_add(out, "\"");
    for (const char *at = field; *at != '\0'; at++) {
        ovt_text_append(out, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    }
    ovt_text_add(out, "\"");
}

/* RFC 4180, but for line ends: LF alone, as other programs on the same pipe write them. */
static ovt_status
write_csv(const ovt_document *document, const ovt_page *page, ovt_text *out, ovt_error *err)
{
    (void) page;
    const ovt_table *table = document->records;
    if (table == NULL) {
        return ovt_fail(err, OVT_USAGE, "this report has no rows that could be written as csv");
    }
    for (size_t column = 0; column < table->column_count; column++) {
        ovt_text_add(out, column == 0 ? "" : ",");
        add_field(out, table->columns[column].title);
    }
    ovt_text_add(out, "\n");
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t column = 0; column < table->column_count; column++) {
            ovt_text_add(out, column == 0 ? "" : ",");
            add_field(out, ovt_table_text(table, row, column));
        }
        ovt_text_add(out, "\n");
    }
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to write the report") : OVT_OK;
}

const ovt_writer ovt_writer_csv = {
    .key = "csv",
    .extension = "csv",
    .summary = "one row per scenario and metric, numbers in full, for spreadsheets and R",
    .write = write_csv,
};
