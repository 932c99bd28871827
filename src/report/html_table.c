// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "html.h"

/* A table of more columns scrolls within a region of its own where the screen is narrow; texts of
 * up to SHORT_TEXT columns are not broken unless their column wraps. */
enum { NARROW_TABLE = 2, SHORT_TEXT = 32 };

/* Two tables under one heading must not have one name. */
static void
add_caption(ovt_html *self, const char *caption)
{
    const char *name = self->heading == NULL ? "Table" : self->heading;
    ovt_text_format(self->out, "<caption id=\"table-%zu\"%s>", self->tables,
        caption == NULL ? " class=\"hidden\"" : "");
    ovt_html_add(self->out, caption == NULL ? name : caption);
    if (caption == NULL) {
        ovt_text_format(self->out, " (table %zu)", self->tables);
    }
    ovt_text_add(self->out, "</caption>\n");
}

static void
add_class(ovt_html *self, const ovt_table_column *column, const char *text)
{
    if (column->align == OVT_ALIGN_RIGHT) {
        ovt_text_add(self->out, " class=\"number\"");
    } else if (!column->wraps && ovt_text_width(text) <= SHORT_TEXT) {
        ovt_text_add(self->out, " class=\"whole\"");
    }
}

static void
add_head(ovt_html *self, const ovt_table *table)
{
    ovt_text_add(self->out, "<thead>\n<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        const ovt_table_column *column = &table->columns[i];
        bool empty = *column->title == '\0';
        bool right = column->align == OVT_ALIGN_RIGHT;
        ovt_text_add(self->out, empty   ? "<td>"
                                : right ? "<th scope=\"col\" class=\"number\">"
                                        : "<th scope=\"col\">");
        ovt_html_add(self->out, column->title);
        ovt_text_add(self->out, empty ? "</td>" : "</th>");
    }
    ovt_text_add(self->out, "</tr>\n</thead>\n");
}

/* Drawn rather than styled, so that it is printed and needs no style of its own. */
static void
add_bar(ovt_html *self, const ovt_table *table, size_t cell)
{
    double share = table->bars == NULL ? (double) NAN : table->bars[cell];
    if (isnan(share)) {
        return;
    }
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    ovt_text_format(self->out,
        "<svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><path d=\"M0 0h100v1H0z\"/><path d=\"M0 0h%.1fv1H0z\"/></svg>",
        share * 100);
}

/* Rows that only the first cell says something in are titles of those that follow. */
static bool
is_title(const ovt_table *table, size_t row)
{
    bool title = table->column_count > 1 && *ovt_table_text(table, row, 0) != '\0';
    for (size_t i = 1; title && i < table->column_count; i++) {
        title = *ovt_table_text(table, row, i) == '\0';
    }
    return title;
}

/* Rows that go on with the one above: without a name of their own, or with one after a dash. */
static bool
goes_on(const ovt_table *table, size_t row)
{
    const char *name = ovt_table_text(table, row, 0);
    return row > 0 && (*name == '\0' || strncmp(name, "- ", 2) == 0);
}

static void
add_cell(ovt_html *self, const ovt_table *table, size_t row, size_t index)
{
    const char *text = ovt_table_text(table, row, index);
    bool head = index == 0 && *text != '\0';
    ovt_text_add(self->out, head ? "<th scope=\"row\"" : "<td");
    add_class(self, &table->columns[index], text);
    ovt_text_add(self->out, ">");
    ovt_html_add_prose(self->out, text);
    add_bar(self, table, row * table->column_count + index);
    ovt_text_add(self->out, head ? "</th>" : "</td>");
}

static void
add_row(ovt_html *self, const ovt_table *table, size_t row)
{
    bool title = is_title(table, row), last = row + 1 == table->row_count;
    ovt_text_add(self->out, title                              ? "<tr class=\"title\">"
                            : !last && goes_on(table, row + 1) ? "<tr class=\"open\">"
                                                               : "<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        add_cell(self, table, row, i);
    }
    ovt_text_add(self->out, "</tr>\n");
}

void
ovt_html_add_table(ovt_html *self, const ovt_table *table, const char *caption)
{
    bool scrolls = table->column_count > NARROW_TABLE;
    self->tables++;
    if (scrolls) {
        ovt_text_format(self->out,
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"table-%zu\">\n",
            self->tables);
    }
    ovt_text_add(self->out, "<table>\n");
    add_caption(self, caption);
    add_head(self, table);
    ovt_text_add(self->out, "<tbody>\n");
    for (size_t row = 0; row < table->row_count; row++) {
        add_row(self, table, row);
    }
    ovt_text_add(self->out, "</tbody>\n</table>\n");
    ovt_text_add(self->out, scrolls ? "</div>\n" : "");
}
