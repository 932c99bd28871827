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
open_rows_of(ovt_canvas *self, size_t words, double row)
{
    const ovt_terminal_row *terminal = self->terminal;
    size_t titles = ovt_canvas_widest_row(self, MOST_TITLE);
    double rows = (double) self->chart->row_count;
    ovt_canvas_open(self, rows * row + ovt_canvas_whole(self, 3.2 * terminal->line));
    self->top += ovt_canvas_whole(self, terminal->line / 2);
    self->bottom = self->top + rows * row;
    self->left = ovt_canvas_columns(self, titles + 1);
    self->right = self->width - ovt_canvas_columns(self, words + 1);
    ovt_canvas_range(self, 0.04, 0);
    /* A row in the middle of its height, or on its line of text. */
    self->y_from = terminal->is_text ? rows : rows - 0.5;
    self->y_to = terminal->is_text ? 0 : -0.5;
    for (size_t i = 0; i < self->chart->row_count; i++) {
        ovt_canvas_text(self, self->left - terminal->letter, ovt_canvas_y(self, (double) i),
            OVT_PLACE_RIGHT, OVT_INK, self->chart->row_titles[i], titles);
    }
}

static void
open_rows(ovt_canvas *self, size_t words)
{
    open_rows_of(self, words, self->terminal->row);
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

/* What is said beside each row. */
static void
put_words(ovt_canvas *self, const ovt_chart_series *series, size_t columns)
{
    for (size_t i = 0; i < series->count; i++) {
        ovt_canvas_text(self, self->right + self->terminal->letter,
            ovt_canvas_y(self, series->points[i].y), OVT_PLACE_LEFT, OVT_INK,
            series->points[i].label, columns);
    }
}

void
ovt_template_forest(ovt_canvas *self)
{
    size_t words = widest_point(self, MOST_WORDS);
    open_rows(self, words);
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, true);
    ovt_canvas_x_title(self, self->bottom + 2 * self->terminal->line);
    for (size_t i = 0; i < self->chart->series_count; i++) {
        const ovt_chart_series *series = &self->chart->series[i];
        add_interval_block(self, series);
        put_words(self, series, words);
    }
    ovt_canvas_draw(self);
}

/* From the middle to one end of the swing; the far end is darker, so that the direction shows. */
static void
put_bar(ovt_canvas *self, const ovt_chart_series *series, const ovt_chart_point *point)
{
    double half = 0.32 * self->terminal->row, y = ovt_canvas_y(self, point->y);
    double low = ovt_canvas_x(self, point->low), high = ovt_canvas_x(self, point->high);
    double middle = isfinite(point->x) ? ovt_canvas_x(self, point->x) : low;
    int slot = series->slot == OVT_INK ? OVT_INK + 1 : series->slot;
    if (isfinite(low) && isfinite(high)) {
        ovt_canvas_box(self, fmin(low, middle), y - half, fmax(low, middle), y + half, slot, 0.45);
        ovt_canvas_box(self, fmin(middle, high), y - half, fmax(middle, high), y + half, slot, 0.9);
    }
}

void
ovt_template_bars(ovt_canvas *self)
{
    size_t words = widest_point(self, MOST_WORDS);
    open_rows(self, words);
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, false);
    ovt_canvas_x_title(self, self->bottom + 2 * self->terminal->line);
    for (size_t i = 0; i < self->chart->series_count; i++) {
        const ovt_chart_series *series = &self->chart->series[i];
        for (size_t j = 0; j < series->count; j++) {
            put_bar(self, series, &series->points[j]);
        }
        put_words(self, series, words);
    }
    ovt_canvas_draw(self);
}

static double
heaviest_of(const ovt_chart_series *series)
{
    double heaviest = 0;
    for (size_t i = 0; i < series->count; i++) {
        heaviest =
            fmax(heaviest, isfinite(series->points[i].weight) ? series->points[i].weight : 0);
    }
    return heaviest;
}

/* Release days: the area of a disc is its weight. */
static void
plot_days(ovt_canvas *self, const ovt_chart_series *series)
{
    double heaviest = heaviest_of(series);
    int block = ovt_canvas_block(self), mark = ovt_canvas_mark(self, series->slot);
    for (size_t i = 0; i < series->count; i++) {
        const ovt_chart_point *point = &series->points[i];
        double share = heaviest > 0 && isfinite(point->weight) ? point->weight / heaviest : 1;
        double row[] = {point->x, point->y, 0.4 + 1.1 * sqrt(fmax(0, share))};
        if (!(point->high > point->low)) {
            ovt_canvas_row(self, 3, row);
        }
    }
    ovt_canvas_block_end(self);
    ovt_canvas_plot(self, "$d%d using 1:2:3 with points pt %d ps variable lc rgb \"%s\"", block,
        self->terminal->is_text ? mark : 7, ovt_slot_colour(series->slot));
}

/* Labels of a row, each where the one before it leaves room; the numbers of all are in the data. */
static void
put_labels(ovt_canvas *self, const ovt_chart_series *series)
{
    double letter = self->terminal->letter, used[OVT_CHART_SERIES];
    for (size_t i = 0; i < OVT_CHART_SERIES; i++) {
        used[i] = 0;
    }
    for (size_t i = 0; i < series->count; i++) {
        const ovt_chart_point *point = &series->points[i];
        bool bar = point->high > point->low;
        size_t row = (size_t) fmin(fmax(point->y, 0), OVT_CHART_SERIES - 1);
        size_t columns = point->label == NULL ? 0 : ovt_text_width(point->label);
        double x =
            bar ? ovt_canvas_x(self, (point->low + point->high) / 2) : ovt_canvas_x(self, point->x);
        double room = bar ? ovt_canvas_x(self, point->high) - ovt_canvas_x(self, point->low)
                          : ovt_canvas_columns(self, columns);
        columns = (size_t) fmin((double) columns, room / letter);
        double half = ovt_canvas_columns(self, columns) / 2;
        double up = bar || self->terminal->is_text ? 0 : 0.55 * self->terminal->row;
        if (columns > 0 && x - half >= used[row] + letter / 2) {
            ovt_canvas_text(self, x, ovt_canvas_y(self, point->y) - up, OVT_PLACE_CENTRE, OVT_INK,
                point->label, columns);
            used[row] = x + half;
        }
    }
}

void
ovt_template_calendar(ovt_canvas *self)
{
    const ovt_chart *chart = self->chart;
    double half = 0.36 * self->terminal->row;
    open_rows_of(self, 0, self->terminal->is_text ? 1 : 1.5 * self->terminal->row);
    ovt_canvas_frame(self);
    ovt_canvas_x_axis(self, false);
    ovt_canvas_x_title(self, self->bottom + 2 * self->terminal->line);
    for (size_t i = 0; i < chart->series_count; i++) {
        const ovt_chart_series *series = &chart->series[i];
        for (size_t j = 0; j < series->count; j++) {
            const ovt_chart_point *point = &series->points[j];
            if (point->high > point->low) {
                double y = ovt_canvas_y(self, point->y);
                ovt_canvas_box(self, ovt_canvas_x(self, point->low) + 0.5, y - half,
                    ovt_canvas_x(self, point->high) - 0.5, y + half, series->slot, 0.22);
            }
        }
        plot_days(self, series);
        put_labels(self, series);
    }
    ovt_canvas_draw(self);
}
