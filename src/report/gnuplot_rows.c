// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "canvas.h"

/* Most columns for the titles of rows and for what is said beside them. */
enum { MOST_TITLE = 24, MOST_WORDS = 18 };

static size_t
widest_point(const ovt_canvas *self, size_t most)
{
    size_t widest = 0;
    for (size_t i = 0; i < self->chart->series_count; i++) {
        for (size_t j = 0; j < self->chart->series[i].count; j++) {
            const char *label = self->chart->series[i].points[j].label;
            size_t width = label == NULL ? 0 : ovt_text_width(label);
            widest = width > widest ? width : widest;
        }
    }
    return widest < most ? widest : most;
}

/* Room for the titles at the left and the words at the right, rows from the top. */
static void
open_rows(ovt_canvas *self, size_t words)
{
    const ovt_terminal_row *terminal = self->terminal;
    size_t titles = ovt_canvas_widest_row(self, MOST_TITLE);
    double rows = (double) self->chart->row_count;
    ovt_canvas_open(self, rows * terminal->row + 3 * terminal->line);
    self->top += terminal->line / 2;
    self->bottom = self->top + rows * terminal->row;
    self->left = ovt_canvas_columns(self, titles + 1);
    self->right = self->width - ovt_canvas_columns(self, words + 1);
    ovt_canvas_range(self, 0.04, 0);
    self->y_from = rows - 0.5;
    self->y_to = -0.5;
    for (size_t i = 0; i < self->chart->row_count; i++) {
        ovt_canvas_text(self, self->left - terminal->letter, ovt_canvas_y(self, (double) i),
            OVT_PLACE_RIGHT, OVT_INK, self->chart->row_titles[i], titles);
    }
}

static void
add_interval_block(ovt_canvas *self, const ovt_chart_series *series)
{
    int block = ovt_canvas_block(self);
    for (size_t i = 0; i < series->count; i++) {
        const ovt_chart_point *point = &series->points[i];
        double row[] = {point->low, point->y, point->high - point->low, point->x};
        ovt_canvas_row(self, 4, row);
    }
    ovt_canvas_block_end(self);
    ovt_canvas_plot(self, "$d%d using 1:2:3:(0) with vectors nohead lw 2.5 dt solid lc rgb \"%s\"",
        block, ovt_slot_colour(series->slot));
    ovt_canvas_plot(self, "$d%d using 4:2 with points pt %d ps 0.8 lc rgb \"%s\"", block,
        ovt_canvas_mark(self, series->slot), ovt_slot_colour(series->slot));
}

void
ovt_template_forest(ovt_canvas *self)
{
    size_t words = widest_point(self, MOST_WORDS);
    open_rows(self, words);
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, true);
    for (size_t i = 0; i < self->chart->series_count; i++) {
        const ovt_chart_series *series = &self->chart->series[i];
        add_interval_block(self, series);
        for (size_t j = 0; j < series->count; j++) {
            ovt_canvas_text(self, self->right + self->terminal->letter,
                ovt_canvas_y(self, series->points[j].y), OVT_PLACE_LEFT, OVT_INK,
                series->points[j].label, words);
        }
    }
    ovt_canvas_draw(self);
}
