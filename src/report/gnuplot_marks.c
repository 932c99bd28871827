// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>

#include "canvas.h"

enum { MOST_TITLE = 24, MOST_LABEL = 26, MOST_POINTS = 64 };

static double
tallest_of(const ovt_chart_series *series)
{
    double tallest = 1;
    for (size_t i = 0; i < series->count; i++) {
        tallest = fmax(tallest, series->points[i].y);
    }
    return tallest;
}

static void
plot_dots(ovt_canvas *self, const ovt_chart_series *series, double base, double unit)
{
    int block = ovt_canvas_block(self);
    for (size_t i = 0; i < series->count; i++) {
        double row[] = {series->points[i].x, base - (series->points[i].y - 0.5) * unit};
        ovt_canvas_row(self, 2, row);
    }
    ovt_canvas_block_end(self);
    ovt_canvas_plot(self, "$d%d using 1:2 with points pt %d ps %.2g lc rgb \"%s\"", block,
        self->terminal->is_text ? ovt_canvas_mark(self, series->slot) : 7, unit / 11,
        ovt_slot_colour(series->slot));
}

/* The scale of y is that of the drawing, so that dots touch whatever their numbers are. */
void
ovt_template_dots(ovt_canvas *self)
{
    const ovt_chart *chart = self->chart;
    bool text = self->terminal->is_text;
    double line = self->terminal->line, letter = self->terminal->letter, tallest = 1, sum = 0;
    size_t columns = ovt_canvas_widest_series(self, MOST_TITLE);
    for (size_t i = 0; i < chart->series_count; i++) {
        tallest = fmax(tallest, tallest_of(&chart->series[i]));
    }
    double unit = text ? 1 : fmin(9, fmax(4, 110 / tallest));
    for (size_t i = 0; i < chart->series_count; i++) {
        sum += fmax(line, tallest_of(&chart->series[i]) * unit) + (text ? 1 : line * 0.4);
    }
    ovt_canvas_open(self, sum + 3 * line);
    self->top += ovt_canvas_whole(self, line / 2);
    self->bottom = self->top + sum;
    self->left = ovt_canvas_columns(self, columns + 2);
    self->right = self->width - 2 * letter;
    ovt_canvas_range(self, 0.03, 0);
    self->y_from = self->bottom;
    self->y_to = self->top;
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, false);
    ovt_canvas_x_title(self, self->bottom + 2 * line);
    double base = self->top;
    for (size_t i = 0; i < chart->series_count; i++) {
        const ovt_chart_series *series = &chart->series[i];
        base += fmax(line, tallest_of(series) * unit) + (text ? 1 : line * 0.4);
        if (i + 1 < chart->series_count) {
            ovt_canvas_line(self, self->left, base, self->right, base, OVT_INK_GREY, 0.5);
        }
        ovt_canvas_text(self, self->left - letter, base - line / 2, OVT_PLACE_RIGHT, series->slot,
            series->label, columns);
        plot_dots(self, series, base, unit);
    }
    ovt_canvas_draw(self);
}

/* A labelled point of the frontier, on the drawing. */
typedef struct {
    double x;
    double y;
    int slot;
    const char *label;
} mark;

static int
from_the_top(const void *a, const void *b)
{
    const mark *left = a, *right = b;
    return left->y != right->y ? (left->y < right->y ? -1 : 1)
                               : (left->x > right->x) - (left->x < right->x);
}

/* The labels at the right of their points, or at the left where there is no room, those of one side
 * moved apart. */
static void
label_marks(ovt_canvas *self, mark *marks, size_t count)
{
    double letter = self->terminal->letter, line = self->terminal->line;
    qsort(marks, count, sizeof *marks, from_the_top);
    for (int side = 0; side < 2; side++) {
        double places[MOST_POINTS];
        size_t chosen[MOST_POINTS], used = 0;
        for (size_t i = 0; i < count; i++) {
            size_t columns = marks[i].label == NULL ? 0 : ovt_text_width(marks[i].label);
            columns = columns < MOST_LABEL ? columns : MOST_LABEL;
            bool fits = marks[i].x + ovt_canvas_columns(self, columns + 1) <= self->width;
            if (fits == (side == 0)) {
                chosen[used] = i;
                places[used++] = marks[i].y;
            }
        }
        ovt_spread(places, used, line * 0.9, self->top, self->bottom - line / 2);
        for (size_t i = 0; i < used; i++) {
            const mark *point = &marks[chosen[i]];
            ovt_canvas_text(self, point->x + (side == 0 ? letter : -letter), places[i],
                side == 0 ? OVT_PLACE_LEFT : OVT_PLACE_RIGHT, point->slot, point->label,
                MOST_LABEL);
        }
    }
}

static void
plot_marks(ovt_canvas *self, const ovt_chart_series *series, int block)
{
    const char *colour = ovt_slot_colour(series->slot);
    if (series->joined && !self->terminal->is_text) {
        ovt_canvas_plot(
            self, "$d%d using 1:2 with lines lw 2 dt solid lc rgb \"%s\"", block, colour);
    } else if (series->joined) {
        ovt_canvas_plot(self, "$d%d using 1:2 with dots", block);
    } else {
        ovt_canvas_plot(self, "$d%d using 1:2 with points pt %d ps 0.9 lc rgb \"%s\"", block,
            ovt_canvas_mark(self, series->slot), colour);
    }
}

void
ovt_template_frontier(ovt_canvas *self)
{
    const ovt_chart *chart = self->chart;
    double line = self->terminal->line;
    mark marks[MOST_POINTS];
    size_t count = 0;
    ovt_canvas_open(self, self->terminal->is_text ? 26 : fmin(0.8 * self->width, 460));
    self->top += ovt_canvas_whole(self, 1.5 * line);
    self->bottom = self->height - ovt_canvas_whole(self, 2.6 * line);
    ovt_canvas_range(self, 0.04, 0.04);
    self->left = ovt_canvas_y_room(self);
    self->right = self->width - 2 * self->terminal->letter;
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, false);
    ovt_canvas_y_axis(self);
    ovt_canvas_x_title(self, self->bottom + 2 * line);
    ovt_canvas_y_title(self, self->top - line);
    for (size_t i = 0; i < chart->series_count; i++) {
        const ovt_chart_series *series = &chart->series[i];
        int block = ovt_canvas_block(self);
        for (size_t j = 0; j < series->count; j++) {
            const ovt_chart_point *point = &series->points[j];
            double row[] = {point->x, point->y};
            ovt_canvas_row(self, 2, row);
            if (!series->joined && count < MOST_POINTS) {
                marks[count++] = (mark){ovt_canvas_x(self, point->x), ovt_canvas_y(self, point->y),
                    series->slot, point->label == NULL ? series->label : point->label};
            }
        }
        ovt_canvas_block_end(self);
        plot_marks(self, series, block);
    }
    label_marks(self, marks, count);
    ovt_canvas_draw(self);
}
