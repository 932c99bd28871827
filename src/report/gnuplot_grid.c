// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>

#include "canvas.h"
#include "overture/base/text.h"

/* Cells of a grid at most: more are not drawn, since none could be read. */
enum { MOST_CELLS = 1024, MOST_NUMBER = 9 };

/* Lightest and darkest shade. */
static const double LIGHTEST = 0.06, DARKEST = 0.75;

static int
ascending(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* The different values, ascending. */
static size_t
distinct(double *values, size_t count)
{
    size_t kept = 0;
    qsort(values, count, sizeof *values, ascending);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || values[i] > values[kept - 1]) {
            values[kept++] = values[i];
        }
    }
    return kept;
}

/* The values along both sides of the grid. */
typedef struct {
    double x[MOST_CELLS];
    double y[MOST_CELLS];
    size_t across;
    size_t down;
    size_t columns; /* of the widest value of y */
} grid;

static void
grid_read(grid *self, const ovt_chart_series *series)
{
    char text[OVT_NUMBER_TEXT];
    size_t count = series->count < MOST_CELLS ? series->count : MOST_CELLS;
    for (size_t i = 0; i < count; i++) {
        self->x[i] = series->points[i].x;
        self->y[i] = series->points[i].y;
    }
    self->across = distinct(self->x, count);
    self->down = distinct(self->y, count);
    self->columns = 1;
    for (size_t i = 0; i < self->down; i++) {
        size_t width = ovt_text_width(ovt_number_text(text, self->y[i]));
        self->columns = width > self->columns ? width : self->columns;
    }
}

static size_t
place_of(const double *values, size_t count, double value)
{
    size_t place = 0;
    while (place + 1 < count && values[place] < value) {
        place++;
    }
    return place;
}

static void
put_cell(ovt_canvas *self, const grid *cells, const ovt_chart_series *series, size_t index)
{
    const ovt_chart_point *point = &series->points[index];
    double wide = (self->right - self->left) / (double) cells->across;
    double high = (self->bottom - self->top) / (double) cells->down;
    double x = self->left + wide * (double) place_of(cells->x, cells->across, point->x);
    double y = self->bottom - high * (double) (place_of(cells->y, cells->down, point->y) + 1);
    double weight = isfinite(point->weight) ? fmin(1, fmax(0, point->weight)) : 0;
    if (!self->terminal->is_text) {
        ovt_canvas_box(self, x + 1, y + 1, x + wide - 1, y + high - 1,
            series->slot <= 0 ? 1 : series->slot, LIGHTEST + weight * (DARKEST - LIGHTEST));
    }
    size_t columns = (size_t) (wide / self->terminal->letter);
    ovt_canvas_text(
        self, x + wide / 2, y + high / 2, OVT_PLACE_CENTRE, OVT_INK, point->label, columns);
}

void
ovt_template_heat(ovt_canvas *self)
{
    static const ovt_chart_series none;
    const ovt_chart_series *series =
        self->chart->series_count > 0 ? &self->chart->series[0] : &none;
    double line = self->terminal->line, letter = self->terminal->letter;
    char text[OVT_NUMBER_TEXT];
    grid cells;
    grid_read(&cells, series);
    ovt_canvas_open(self, (double) cells.down * fmax(1.6 * line, self->terminal->row) + 4 * line);
    self->top += ovt_canvas_whole(self, 1.5 * line);
    self->bottom = self->height - ovt_canvas_whole(self, 2.5 * line);
    self->left = ovt_canvas_columns(self, cells.columns + 2);
    self->right = self->width - letter;
    self->x_from = self->y_from = 0;
    self->x_to = self->y_to = 1;
    ovt_canvas_frame(self);
    ovt_canvas_y_title(self, self->top - line);
    ovt_canvas_x_title(self, self->bottom + ovt_canvas_whole(self, 1.9 * line));
    for (size_t i = 0; i < cells.across; i++) {
        double x =
            self->left + ((double) i + 0.5) / (double) cells.across * (self->right - self->left);
        ovt_canvas_text(self, x, self->bottom + ovt_canvas_whole(self, 0.8 * line),
            OVT_PLACE_CENTRE, OVT_INK, ovt_number_text(text, cells.x[i]), MOST_NUMBER);
    }
    for (size_t i = 0; i < cells.down; i++) {
        double y =
            self->bottom - ((double) i + 0.5) / (double) cells.down * (self->bottom - self->top);
        ovt_canvas_text(self, self->left - letter, y, OVT_PLACE_RIGHT, OVT_INK,
            ovt_number_text(text, cells.y[i]), MOST_NUMBER);
    }
    for (size_t i = 0; i < series->count && i < MOST_CELLS; i++) {
        put_cell(self, &cells, series, i);
    }
    ovt_canvas_draw(self);
}
