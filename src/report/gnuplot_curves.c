// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdlib.h>

#include "canvas.h"
#include "overture/report/document.h"

/* Most columns for labels at the ends of curves and before counts; curves of more points than this
 * carry no marks. */
enum { MOST_LABEL = 18, MOST_COUNT_LABEL = 16, MOST_MARKED = 24, MOST_NUMBER = 8 };

static const double ROOM_ABOVE = 1.5, HEIGHT = 0.62, LETTERS_HIGH = 22;

static double
height_of(const ovt_canvas *self)
{
    return self->terminal->is_text ? LETTERS_HIGH : fmin(HEIGHT * self->width, 340);
}

/* Opens a drawing with room around the axes: at the left @p left at least, at the right @p right,
 * beneath @p lines. */
static void
open_plane(ovt_canvas *self, double height, double left, double right, double lines)
{
    double line = self->terminal->line;
    ovt_canvas_open(self, height);
    self->top += ovt_canvas_whole(self, ROOM_ABOVE * line);
    self->bottom = self->height - ovt_canvas_whole(self, lines * line);
    self->right = self->width - right;
    ovt_canvas_range(self, 0, 0);
    self->left = fmax(left, ovt_canvas_y_room(self));
    ovt_canvas_y_title(self, self->top - line);
    ovt_canvas_frame(self);
}

static int
add_points(ovt_canvas *self, const ovt_chart_series *series)
{
    int block = ovt_canvas_block(self);
    for (size_t i = 0; i < series->count; i++) {
        const ovt_chart_point *point = &series->points[i];
        double row[] = {
            point->x, point->y, point->low, point->high, point->inner_low, point->inner_high};
        ovt_canvas_row(self, 6, row);
    }
    ovt_canvas_block_end(self);
    return block;
}

/* Bands are drawn before all lines, so that none hides a line. */
static void
plot_band(ovt_canvas *self, const ovt_chart_series *series, int block, const char *columns,
    double opacity)
{
    if (!self->terminal->is_text) {
        ovt_canvas_plot(self,
            "$d%d using %s with filledcurves fc rgb \"%s\" fs transparent solid %.2g noborder",
            block, columns, ovt_slot_colour(series->slot), opacity);
    }
}

/* With letters a curve is told by its letter; steps and lines alike become a row of it. */
static void
plot_curve(ovt_canvas *self, const ovt_chart_series *series, int block, const char *style)
{
    int mark = ovt_canvas_mark(self, series->slot);
    const char *colour = ovt_slot_colour(series->slot);
    if (self->terminal->is_text) {
        ovt_canvas_plot(self, "$d%d using 1:2 with points pt %d", block, mark);
        return;
    }
    ovt_canvas_plot(self, "$d%d using 1:2 with %s lw 2 dt %s lc rgb \"%s\"", block, style,
        ovt_slot_dash(series->slot), colour);
    if (series->count <= MOST_MARKED && *style == 'l') {
        ovt_canvas_plot(
            self, "$d%d using 1:2 with points pt %d ps 0.7 lc rgb \"%s\"", block, mark, colour);
    }
}

static bool
has_band(const ovt_chart_series *series)
{
    return series->count > 0 && isfinite(series->points[0].low) && isfinite(series->points[0].high);
}

static void
plot_all(ovt_canvas *self, const char *band, const char *style)
{
    const ovt_chart *chart = self->chart;
    int first = self->blocks + 1;
    for (size_t i = 0; i < chart->series_count; i++) {
        add_points(self, &chart->series[i]);
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (has_band(&chart->series[i])) {
            plot_band(self, &chart->series[i], first + (int) i, band, 0.15);
        }
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        plot_curve(self, &chart->series[i], first + (int) i, style);
    }
}

typedef struct {
    double y;
    size_t series;
} end;

static int
by_height(const void *a, const void *b)
{
    const end *left = a, *right = b;
    return left->y != right->y ? (left->y < right->y ? -1 : 1)
                               : (left->series > right->series) - (left->series < right->series);
}

/* The label of each curve where it ends, moved apart. */
static void
label_ends(ovt_canvas *self, size_t columns)
{
    const ovt_chart *chart = self->chart;
    end ends[OVT_CHART_SERIES];
    double places[OVT_CHART_SERIES];
    size_t count = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        size_t last = chart->series[i].count;
        while (last > 0 && !isfinite(chart->series[i].points[last - 1].y)) {
            last--;
        }
        if (last > 0) {
            ends[count++] = (end){ovt_canvas_y(self, chart->series[i].points[last - 1].y), i};
        }
    }
    qsort(ends, count, sizeof *ends, by_height);
    for (size_t i = 0; i < count; i++) {
        places[i] = ends[i].y;
    }
    double gap = fmin(0.95 * self->terminal->line,
        count > 1 ? (self->bottom - self->top) / (double) (count - 1) : self->terminal->line);
    ovt_spread(places, count, gap, self->top, self->bottom);
    for (size_t i = 0; i < count; i++) {
        const ovt_chart_series *series = &chart->series[ends[i].series];
        ovt_canvas_text(self, self->right + self->terminal->letter, places[i], OVT_PLACE_LEFT,
            series->slot, series->label, columns);
    }
}

void
ovt_template_lines(ovt_canvas *self)
{
    size_t columns = ovt_canvas_widest_series(self, MOST_LABEL);
    open_plane(self, height_of(self), 0, ovt_canvas_columns(self, columns + 2), 2.6);
    ovt_canvas_x_axis(self, false);
    ovt_canvas_x_title(self, self->bottom + 2 * self->terminal->line);
    ovt_canvas_y_axis(self);
    plot_all(self, "1:3:4", "lines");
    label_ends(self, columns);
    ovt_canvas_draw(self);
}

/* How each curve looks, row by row, since they all end in the same place. Returns the height; with
 * @p drawn false nothing is drawn. */
static double
key(ovt_canvas *self, double top, bool drawn)
{
    double letter = self->terminal->letter, line = self->terminal->line;
    double sample = self->terminal->is_text ? 1 : 3.2 * letter, x = letter / 2;
    double y = top + (self->terminal->is_text ? 0 : line / 2);
    for (size_t i = 0; i < self->chart->series_count; i++) {
        const ovt_chart_series *series = &self->chart->series[i];
        size_t columns = series->label == NULL ? 0 : ovt_text_width(series->label);
        columns = columns < MOST_LABEL + 6 ? columns : MOST_LABEL + 6;
        double width = sample + ovt_canvas_columns(self, columns + 2);
        if (x + width > self->width && i > 0) {
            x = letter / 2;
            y += line;
        }
        if (drawn && !self->terminal->is_text) {
            ovt_canvas_line(self, x, y, x + sample - letter / 2, y, series->slot, 2);
        }
        if (drawn) {
            ovt_canvas_text(
                self, x + sample, y, OVT_PLACE_LEFT, series->slot, series->label, columns);
        }
        x += width;
    }
    return y + line - top;
}

void
ovt_template_profiles(ovt_canvas *self)
{
    double keys = key(self, 0, false), line = self->terminal->line;
    open_plane(self, height_of(self) + keys, 0, 2 * self->terminal->letter, keys / line + 2.8);
    ovt_canvas_x_axis(self, false);
    ovt_canvas_x_title(self, self->bottom + 2 * line);
    key(self, self->bottom + ovt_canvas_whole(self, 2.8 * line), true);
    ovt_canvas_y_axis(self);
    plot_all(self, "1:3:4", "steps");
    ovt_canvas_draw(self);
}

/* The axis carries the days of the counts. */
static void
put_days(ovt_canvas *self)
{
    const ovt_table *table = self->chart->beneath;
    ovt_text_add(self->out, "unset xtics\nset xtics (");
    for (size_t i = 1; i < table->column_count; i++) {
        ovt_text_format(
            self->out, "%s\"\" %.7g", i == 1 ? "" : ", ", strtod(table->columns[i].title, NULL));
    }
    ovt_text_add(self->out, ") nomirror scale 0.4\n");
    for (size_t i = 1; i < table->column_count; i++) {
        double x = ovt_canvas_x(self, strtod(table->columns[i].title, NULL));
        ovt_canvas_text(self, x, self->bottom + self->terminal->line, OVT_PLACE_CENTRE, OVT_INK,
            table->columns[i].title, MOST_NUMBER);
    }
}

/* The counts stand under their days. */
static void
put_beneath(ovt_canvas *self)
{
    const ovt_table *table = self->chart->beneath;
    double line = self->terminal->line;
    for (size_t row = 0; row < table->row_count; row++) {
        double y = self->bottom + ovt_canvas_whole(self, 3.2 * line) + (double) row * line;
        const char *const *cells = &table->cells[row * table->column_count];
        ovt_canvas_text(self, self->left - 3 * self->terminal->letter, y, OVT_PLACE_RIGHT, OVT_INK,
            cells[0], MOST_COUNT_LABEL);
        for (size_t i = 1; i < table->column_count; i++) {
            double x = ovt_canvas_x(self, strtod(table->columns[i].title, NULL));
            ovt_canvas_text(self, x, y, OVT_PLACE_CENTRE, OVT_INK, cells[i], MOST_NUMBER);
        }
    }
}

static double
beneath_room(const ovt_canvas *self)
{
    const ovt_table *table = self->chart->beneath;
    size_t widest = 0;
    for (size_t row = 0; table != NULL && row < table->row_count; row++) {
        const char *cell = table->cells[row * table->column_count];
        size_t width = cell == NULL ? 0 : ovt_text_width(cell);
        widest = width > widest ? width : widest;
    }
    widest = widest < MOST_COUNT_LABEL ? widest : MOST_COUNT_LABEL;
    return ovt_canvas_columns(self, widest == 0 ? 0 : widest + 3);
}

/* Steps so fine that dashes would break up on them. */
static bool
is_fine(const ovt_chart *chart)
{
    return chart->series_count > 0 && chart->series[0].count > MOST_MARKED;
}

void
ovt_template_incidence(ovt_canvas *self)
{
    size_t columns = ovt_canvas_widest_series(self, MOST_LABEL);
    const ovt_table *beneath = self->chart->beneath;
    double line = self->terminal->line;
    double lines = 2.8 + (beneath == NULL ? 0 : (double) beneath->row_count + 0.4);
    open_plane(self, height_of(self) + (lines - 2.8) * line, beneath_room(self),
        ovt_canvas_columns(self, columns + 2), lines);
    ovt_canvas_x_title(self, self->bottom + 2 * line);
    ovt_canvas_y_axis(self);
    plot_all(self, "1:3:4", is_fine(self->chart) ? "lines" : "steps");
    label_ends(self, columns);
    if (beneath != NULL) {
        put_days(self);
        put_beneath(self);
    } else {
        ovt_canvas_x_axis(self, false);
    }
    ovt_canvas_draw(self);
}

/* One panel of a fan: the middle of the histories, half of them and nine of ten. */
static void
plot_fan(ovt_canvas *self, const ovt_chart_series *series)
{
    int block = add_points(self, series);
    plot_band(self, series, block, "1:3:4", 0.18);
    plot_band(self, series, block, "1:5:6", 0.3);
    if (self->terminal->is_text) {
        ovt_canvas_plot(self, "$d%d using 1:3 with dots", block);
        ovt_canvas_plot(self, "$d%d using 1:4 with dots", block);
    }
    plot_curve(self, series, block, "lines");
}

/* Drawings side by side on one scale: bands that lie over each other cannot be told apart. */
typedef struct {
    size_t across;
    double wide;
    double high; /* of the axes */
    double tall; /* with the label above and the numbers beneath */
    double room; /* for the numbers at the left */
} panels;

static void
put_panel(ovt_canvas *self, const panels *all, double top, size_t index)
{
    const ovt_chart_series *series = &self->chart->series[index];
    double line = self->terminal->line, letter = self->terminal->letter;
    size_t column = index % all->across;
    self->top =
        top + (double) (index / all->across) * all->tall + ovt_canvas_whole(self, 1.1 * line);
    self->bottom = self->top + all->high;
    self->left = all->room + (double) column * all->wide;
    self->right = self->left + all->wide - 1.5 * letter;
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, false);
    if (column == 0) {
        ovt_canvas_y_axis(self);
    } else {
        ovt_text_add(self->out, "unset ytics\n");
    }
    ovt_canvas_text(self, self->left + letter, self->top - line / 2, OVT_PLACE_LEFT, series->slot,
        series->label, (size_t) (all->wide / letter) - 2);
    plot_fan(self, series);
    ovt_canvas_draw(self);
    ovt_canvas_next(self);
}

void
ovt_template_fan(ovt_canvas *self)
{
    const ovt_chart *chart = self->chart;
    double line = self->terminal->line;
    bool text = self->terminal->is_text, several = chart->series_count > 1;
    panels all = {.across = several && !text ? 2 : 1, .high = text ? 9 : several ? 130 : 220};
    size_t down = (chart->series_count + all.across - 1) / all.across;
    all.tall = all.high + ovt_canvas_whole(self, 2.8 * line);
    ovt_canvas_open(self, (double) down * all.tall + 2.2 * line);
    double top = self->top + line;
    self->bottom = self->top + all.high;
    ovt_canvas_range(self, 0, 0);
    all.room = ovt_canvas_y_room(self);
    all.wide = (self->width - all.room) / (double) all.across;
    self->left = all.room;
    self->right = self->width;
    ovt_canvas_y_title(self, top - line / 2);
    ovt_canvas_x_title(self, self->height - (text ? 1 : 0.6 * line));
    ovt_canvas_panels(self);
    for (size_t i = 0; i < chart->series_count; i++) {
        put_panel(self, &all, top, i);
    }
    ovt_canvas_panels_end(self);
}
