// SPDX-License-Identifier: GPL-3.0-or-later
#include <libsmartcols.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"

/* Titles up to SHORT_TITLE columns are not broken. */
enum { GAP = 2, LONGEST_WORD = 24, SHORT_TITLE = 8 };

static size_t
longest_word(const char *text)
{
    size_t longest = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        char word[LONGEST_WORD * 4 + 1] = {0};
        memcpy(word, text, length < sizeof word ? length : sizeof word - 1);
        size_t columns = ovt_text_width(word);
        longest = columns > longest ? columns : longest;
        text += length;
        text += strspn(text, " ");
    }
    return longest > LONGEST_WORD ? LONGEST_WORD : longest;
}

/* A table on paper: the cleaned texts, row 0 the titles, and how wide each column is. */
typedef struct {
    const ovt_table *table;
    char **texts; /* owned, each of them too */
    size_t rows;
    size_t columns;
    size_t least[OVT_TABLE_COLUMNS];
    size_t most[OVT_TABLE_COLUMNS];
    size_t width[OVT_TABLE_COLUMNS];
} sheet;

static const char *
sheet_text(const sheet *self, size_t row, size_t column)
{
    return self->texts[row * self->columns + column];
}

static void
sheet_measure(sheet *self, size_t column)
{
    for (size_t row = 0; row < self->rows; row++) {
        const char *text = sheet_text(self, row, column);
        size_t most = ovt_text_width(text);
        bool wraps = row == 0 ? most > SHORT_TITLE : self->table->columns[column].wraps;
        size_t least = wraps ? longest_word(text) : most;
        self->most[column] = most > self->most[column] ? most : self->most[column];
        self->least[column] = least > self->least[column] ? least : self->least[column];
    }
}

static bool
sheet_init(sheet *self, const ovt_table *table)
{
    *self = (sheet){.table = table, .rows = table->row_count + 1, .columns = table->column_count};
    self->texts = ovt_allocate(self->rows * self->columns, sizeof *self->texts);
    for (size_t i = 0; self->texts != NULL && i < self->rows * self->columns; i++) {
        ovt_text clean = {0};
        size_t row = i / self->columns, column = i % self->columns;
        ovt_text_add_clean(&clean,
            row == 0 ? table->columns[column].title : ovt_table_text(table, row - 1, column));
        ovt_text_add(&clean, "");
        self->texts[i] = clean.data;
        if (clean.failed) {
            return false;
        }
    }
    for (size_t column = 0; self->texts != NULL && column < self->columns; column++) {
        sheet_measure(self, column);
    }
    return self->texts != NULL;
}

static void
sheet_free(sheet *self)
{
    for (size_t i = 0; self->texts != NULL && i < self->rows * self->columns; i++) {
        ovt_free(self->texts[i]);
    }
    ovt_free(self->texts);
}

/* Lines a column's longest text takes, or 0 where it fits. */
static double
sheet_lines(const sheet *self, size_t column)
{
    bool fits = self->width[column] >= self->most[column];
    return fits ? 0 : (double) self->most[column] / (double) self->width[column];
}

/* Column 0 and the columns from @p first to before @p end share @p width: each has its least
 * width, and what is left goes to whichever takes most lines. */
static void
sheet_share(sheet *self, size_t first, size_t end, size_t width)
{
    size_t used = self->width[0] = self->least[0];
    for (size_t column = first; column < end; column++) {
        self->width[column] = self->least[column];
        used += self->least[column] + GAP;
    }
    for (; used < width; used++) {
        size_t longest = 0;
        for (size_t column = first; column < end; column++) {
            if (sheet_lines(self, column) > sheet_lines(self, longest)) {
                longest = column;
            }
        }
        if (sheet_lines(self, longest) == 0) {
            return;
        }
        self->width[longest]++;
    }
}

/* The columns from @p first on that fit beside column 0: the index of the next. */
static size_t
sheet_fit(const sheet *self, size_t first, size_t width)
{
    size_t used = self->least[0];
    size_t column = first;
    while (
        column < self->columns && (column == first || used + GAP + self->least[column] <= width)) {
        used += GAP + self->least[column];
        column++;
    }
    return column;
}

static bool
set_cell(struct libscols_line *line, size_t index, const char *text, size_t width)
{
    ovt_text lines = {0};
    while (*text != '\0') {
        ovt_text_add(&lines, lines.length > 0 ? "\n" : "");
        ovt_lines_add_one(&lines, &text, width);
    }
    bool done = !lines.failed &&
                scols_line_set_data(line, index, lines.data == NULL ? "" : lines.data) == 0;
    ovt_text_free(&lines);
    return done;
}

static bool
set_rule(struct libscols_line *line, size_t index, size_t width)
{
    ovt_text rule = {0};
    for (size_t i = 0; i < width; i++) {
        ovt_text_add(&rule, "-");
    }
    bool done = !rule.failed && scols_line_set_data(line, index, rule.data) == 0;
    ovt_text_free(&rule);
    return done;
}

static bool
fill_row(struct libscols_table *paper, const sheet *self, size_t row, size_t first, size_t end)
{
    struct libscols_line *line = scols_table_new_line(paper, NULL);
    struct libscols_line *rule =
        row == 0 && line != NULL ? scols_table_new_line(paper, NULL) : NULL;
    if (line == NULL || (row == 0 && rule == NULL)) {
        return false;
    }
    bool done = set_cell(line, 0, sheet_text(self, row, 0), self->width[0]) &&
                (row > 0 || set_rule(rule, 0, self->width[0]));
    for (size_t column = first; done && column < end; column++) {
        size_t index = column - first + 1;
        done = set_cell(line, index, sheet_text(self, row, column), self->width[column]) &&
               (row > 0 || set_rule(rule, index, self->width[column]));
    }
    return done;
}

static bool
add_column(struct libscols_table *paper, const sheet *self, size_t column)
{
    bool right = self->table->columns[column].align == OVT_ALIGN_RIGHT;
    struct libscols_column *added = scols_table_new_column(
        paper, "", (double) self->width[column], SCOLS_FL_WRAP | (right ? SCOLS_FL_RIGHT : 0));
    return added != NULL && scols_column_set_safechars(added, "\n") == 0 &&
           scols_column_set_wrapfunc(added, scols_wrapnl_chunksize, scols_wrapnl_nextchunk, NULL) ==
               0;
}

/* libsmartcols fills every line up; the page has no trailing blanks. */
static void
add_trimmed(ovt_text *out, const char *lines)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        size_t shown = length;
        while (shown > 0 && lines[shown - 1] == ' ') {
            shown--;
        }
        ovt_text_append(out, lines, shown);
        ovt_text_add(out, "\n");
        lines += length + (lines[length] == '\n');
    }
}

static bool
add_part(ovt_text *out, const sheet *self, size_t first, size_t end)
{
    char *lines = NULL;
    struct libscols_table *paper = scols_new_table();
    bool done = paper != NULL && scols_table_enable_noheadings(paper, 1) == 0 &&
                scols_table_set_termforce(paper, SCOLS_TERMFORCE_NEVER) == 0 &&
                scols_table_set_column_separator(paper, "  ") == 0 && add_column(paper, self, 0);
    for (size_t column = first; done && column < end; column++) {
        done = add_column(paper, self, column);
    }
    for (size_t row = 0; done && row < self->rows; row++) {
        done = fill_row(paper, self, row, first, end);
    }
    done = done && scols_print_table_to_string(paper, &lines) == 0 && lines != NULL;
    if (done) {
        add_trimmed(out, lines);
        ovt_text_add(out, out->length > 0 && out->data[out->length - 1] == '\n' ? "" : "\n");
    }
    free(lines);
    scols_unref_table(paper);
    return done;
}

void
ovt_lines_add_table(ovt_text *out, const ovt_table *table, size_t width)
{
    sheet paper;
    if (table->caption != NULL) {
        ovt_lines_add(out, "", table->caption, width);
    }
    if (!sheet_init(&paper, table)) {
        out->failed = true;
    }
    size_t first = 1;
    while (!out->failed && first <= paper.columns) {
        size_t end = sheet_fit(&paper, first, width);
        sheet_share(&paper, first, end, width);
        ovt_text_add(out, first > 1 ? "\n" : "");
        out->failed |= !add_part(out, &paper, first, end);
        first = end == paper.columns ? end + 1 : end;
    }
    sheet_free(&paper);
}
