// SPDX-License-Identifier: GPL-3.0-or-later
/** @file canvas.h
 *  @brief What the templates of charts draw with: places in pixels, gnuplot's words beneath.
 *
 *  Places are in pixels from the left and the top ("dumb": in columns and lines), numbers of the
 *  data in their own units.
 */
#ifndef OVT_REPORT_CANVAS_H
#define OVT_REPORT_CANVAS_H

#include "overture/report/gnuplot.h"

/** How a terminal measures and what it can. */
typedef struct {
    ovt_chart_terminal terminal;
    const char *name;    /* as gnuplot calls it */
    const char *options; /* after its size */
    double scale;        /* of that size */
    double width;        /* where none is asked for */
    double letter;       /* width of one, on average */
    double line;         /* height of a line of text */
    double row;          /* height of a row with a mark in it */
    bool is_text;        /* no fills, no colours */
} ovt_terminal_row;

enum { OVT_INK_GREY = OVT_CHART_CONTEXT, OVT_INK = 0 }; /* slot 0 is black: the page's own ink */

typedef enum { OVT_PLACE_LEFT, OVT_PLACE_CENTRE, OVT_PLACE_RIGHT } ovt_place_of_text;

typedef struct {
    const ovt_chart *chart;
    const ovt_terminal_row *terminal;
    ovt_text *out;
    ovt_text plots; /* clauses of the plot command to come */
    double width;
    double height;
    double left; /* the axes: first and last pixel */
    double right;
    double top;
    double bottom;
    double x_from;
    double x_to;
    double y_from; /* at the bottom; rows: below the last one */
    double y_to;
    int blocks; /* of data so far */
    bool alone;
} ovt_canvas;

/** Writes the head of the script for a drawing of @p height (without the title of a chart that
 *  stands alone, for which room is added: `top` says where the rest begins). */
void ovt_canvas_open(ovt_canvas *self, double height);

/** Writes the plot command with the clauses added so far. */
void ovt_canvas_draw(ovt_canvas *self);

/** Several drawings on one page: before the first, before each further one, after the last. */
void ovt_canvas_panels(ovt_canvas *self);
void ovt_canvas_next(ovt_canvas *self);
void ovt_canvas_panels_end(ovt_canvas *self);

/** The same number of pixels, or whole columns and lines not less. */
double ovt_canvas_whole(const ovt_canvas *self, double places);

/** Width of a text of so many columns. */
double ovt_canvas_columns(const ovt_canvas *self, size_t columns);

/** Widest of the labels of all series, or of the row titles, in columns, at most @p most. */
size_t ovt_canvas_widest_series(const ovt_canvas *self, size_t most);
size_t ovt_canvas_widest_row(const ovt_canvas *self, size_t most);

/** A text, cut with an ellipsis beyond @p columns; @p y is its middle. */
void ovt_canvas_text(ovt_canvas *self, double x, double y, ovt_place_of_text place, int slot,
    const char *text, size_t columns);

/** A line between two places, dashed as the slot is. */
void ovt_canvas_line(
    ovt_canvas *self, double x1, double y1, double x2, double y2, int slot, double width);

/** A filled box, as opaque as said; its edges only where a terminal cannot fill. */
void ovt_canvas_box(
    ovt_canvas *self, double x1, double y1, double x2, double y2, int slot, double opacity);

/** Takes the ranges of the data and the references, with @p room on either side as a share, where
 *  the chart does not fix them; widened where nothing differs. */
void ovt_canvas_range(ovt_canvas *self, double x_room, double y_room);

/** Where a number of the data is on the drawing. */
double ovt_canvas_x(const ovt_canvas *self, double x);
double ovt_canvas_y(const ovt_canvas *self, double y);

/** Tells gnuplot the margins and ranges and draws the references, lines with their labels. */
void ovt_canvas_frame(ovt_canvas *self);

/** The numbers along the bottom, a line beneath the axis; along the left. */
void ovt_canvas_x_axis(ovt_canvas *self, bool signs);
void ovt_canvas_y_axis(ovt_canvas *self);

/** Room that the numbers along the left need. */
double ovt_canvas_y_room(const ovt_canvas *self);

/** The titles of the axes: of x in the middle beneath, of y at the left, both at height @p y. */
void ovt_canvas_x_title(ovt_canvas *self, double y);
void ovt_canvas_y_title(ovt_canvas *self, double y);

/** Begins a block of data; rows of numbers follow; its end. Returns its number. */
int ovt_canvas_block(ovt_canvas *self);
void ovt_canvas_row(ovt_canvas *self, size_t count, const double *numbers);
void ovt_canvas_block_end(ovt_canvas *self);

/** Adds a clause to the plot command. */
void ovt_canvas_plot(ovt_canvas *self, const char *format, ...) OVT_PRINTF(2, 3);

/* What a slot looks like: its colour, its dashes, its mark (a type of point). */
const char *ovt_slot_colour(int slot);
const char *ovt_slot_dash(int slot);
int ovt_canvas_mark(const ovt_canvas *self, int slot);

/** Moves places apart to at least @p gap, in their order, within [low, high] as far as that goes.
 */
void ovt_spread(double *places, size_t count, double gap, double low, double high);

/* The templates. */
void ovt_template_forest(ovt_canvas *self);
void ovt_template_incidence(ovt_canvas *self);
void ovt_template_dots(ovt_canvas *self);
void ovt_template_profiles(ovt_canvas *self);
void ovt_template_frontier(ovt_canvas *self);
void ovt_template_calendar(ovt_canvas *self);
void ovt_template_fan(ovt_canvas *self);
void ovt_template_lines(ovt_canvas *self);
void ovt_template_heat(ovt_canvas *self);
void ovt_template_bars(ovt_canvas *self);

/** See ovt_gnuplot_finish(). */
ovt_status ovt_svg_finish(ovt_text *out, const ovt_chart *chart, bool alone, const char *drawn,
    size_t length, ovt_error *err) OVT_MUST_CHECK;

#endif
