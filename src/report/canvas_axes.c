// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "canvas.h"
#include "parts.h"

/* Fewest numbers along an axis that a reader can go by, and room for each of them. */
enum { FEWEST_STEPS = 2, MOST_STEPS = 8, NUMBER_COLUMNS = 5, NUMBER_LINES = 2 };
enum { REFERENCE_COLUMNS = 32 };

typedef struct {
    double from;
    double to;
} range;

static void
take(range *self, double value)
{
    if (isfinite(value)) {
        self->from = isnan(self->from) || value < self->from ? value : self->from;
        self->to = isnan(self->to) || value > self->to ? value : self->to;
    }
}

static range
widened(range data, double room, double from, double to)
{
    if (isnan(data.from)) {
        data = (range){0, 1};
    }
    double span = data.to - data.from;
    if (span <= 0) {
        span = fabs(data.to) > 0 ? fabs(data.to) : 1;
        room = room > 0.1 ? room : 0.1;
    }
    range result = {data.from - room * span, data.to + room * span};
    result.from = isfinite(from) ? from : result.from;
    result.to = isfinite(to) ? to : result.to;
    if (!(result.to > result.from)) {
        result.to = result.from + 1;
    }
    return result;
}

/* Whether the outer interval of a kind of chart runs along x. */
static bool
lies_along_x(ovt_chart_kind kind)
{
    return kind == OVT_CHART_FOREST || kind == OVT_CHART_BARS || kind == OVT_CHART_CALENDAR;
}

void
ovt_canvas_range(ovt_canvas *self, double x_room, double y_room)
{
    const ovt_chart *chart = self->chart;
    range x = {NAN, NAN}, y = {NAN, NAN};
    range *outer = lies_along_x(chart->kind) ? &x : &y;
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t j = 0; j < chart->series[i].count; j++) {
            const ovt_chart_point *point = &chart->series[i].points[j];
            take(&x, point->x);
            take(&y, point->y);
            take(outer, point->low);
            take(outer, point->high);
        }
    }
    for (size_t i = 0; i < chart->reference_count; i++) {
        range *along = chart->references[i].axis == 'x' ? &x : &y;
        take(along, chart->references[i].from);
        take(along, chart->references[i].to);
    }
    x = widened(x, x_room, chart->x_from, chart->x_to);
    y = widened(y, y_room, chart->y_from, chart->y_to);
    self->x_from = x.from;
    self->x_to = x.to;
    self->y_from = y.from;
    self->y_to = y.to;
}

/* gnuplot's first and second axis of an arrow or a box that crosses the chart at a value. */
static void
add_across(ovt_canvas *self, char axis, double value, const char *end)
{
    if (axis == 'x') {
        ovt_text_format(self->out, " first %.7g, graph %s", value, end);
    } else {
        ovt_text_format(self->out, " graph %s, first %.7g", end, value);
    }
}

static void
add_edge(ovt_canvas *self, char axis, double value, bool dashed)
{
    ovt_text_add(self->out, "set arrow from");
    add_across(self, axis, value, "0");
    ovt_text_add(self->out, " to");
    add_across(self, axis, value, "1");
    ovt_text_format(self->out, " nohead back lw 1 dt %s lc rgb \"%s\"\n",
        dashed ? "(3,3)" : "solid", ovt_slot_colour(OVT_INK_GREY));
}

static void
add_band(ovt_canvas *self, const ovt_chart_reference *band)
{
    if (self->terminal->is_text) {
        add_edge(self, band->axis, band->from, true);
        add_edge(self, band->axis, band->to, true);
        return;
    }
    ovt_text_add(self->out, "set object rectangle from");
    add_across(self, band->axis, band->from, "0");
    ovt_text_add(self->out, " to");
    add_across(self, band->axis, band->to, "1");
    ovt_text_format(self->out, " back fc rgb \"%s\" fs transparent solid 0.2 noborder\n",
        ovt_slot_colour(OVT_INK_GREY));
}

/* Beside the line at its far end, on the side that has room. */
static void
add_reference_label(ovt_canvas *self, const ovt_chart_reference *line)
{
    double letter = self->terminal->letter, height = self->terminal->line;
    size_t columns = line->label == NULL ? 0 : ovt_text_width(line->label);
    if (line->axis == 'x') {
        double x = ovt_canvas_x(self, line->from);
        bool fits = x + ovt_canvas_columns(self, columns + 1) <= self->width;
        ovt_canvas_text(self, fits ? x + letter / 2 : x - letter / 2, self->top + height / 2,
            fits ? OVT_PLACE_LEFT : OVT_PLACE_RIGHT, OVT_INK_GREY, line->label, REFERENCE_COLUMNS);
    } else {
        ovt_canvas_text(self, self->left + letter, ovt_canvas_y(self, line->from) - height / 2,
            OVT_PLACE_LEFT, OVT_INK_GREY, line->label, REFERENCE_COLUMNS);
    }
}

void
ovt_canvas_frame(ovt_canvas *self)
{
    double width = self->width - self->terminal->is_text;
    double height = self->height - self->terminal->is_text;
    ovt_text_format(self->out,
        "set lmargin at screen %.4f\nset rmargin at screen %.4f\n"
        "set tmargin at screen %.4f\nset bmargin at screen %.4f\n",
        self->left / width, self->right / width, 1 - self->top / height, 1 - self->bottom / height);
    ovt_text_format(self->out, "set xrange [%.7g:%.7g]\nset yrange [%.7g:%.7g]\n", self->x_from,
        self->x_to, self->y_from, self->y_to);
    for (size_t i = 0; i < self->chart->reference_count; i++) {
        const ovt_chart_reference *reference = &self->chart->references[i];
        if (!isfinite(reference->from) || !isfinite(reference->to)) {
            continue;
        }
        if (reference->to > reference->from) {
            add_band(self, reference);
        } else {
            add_edge(self, reference->axis, reference->from, false);
            add_reference_label(self, reference);
        }
    }
}

/* Even steps of 1, 2 or 5 times a power of ten, at most so many of them. */
static double
step_of(double from, double to, double most)
{
    static const double steps[] = {1, 2, 5, 10};
    double span = fabs(to - from);
    double power = pow(10, floor(log10(span / most)));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (span / (steps[i] * power) <= most * (1 + 1e-9)) {
            return steps[i] * power;
        }
    }
    return 10 * power;
}

static int
decimals_of(double step)
{
    return step >= 1 ? 0 : (int) ceil(-log10(step) - 1e-9);
}

typedef struct {
    double step;
    double first;
    int count;
    int decimals;
} ticks;

static ticks
ticks_of(double from, double to, double room)
{
    double most = floor(room);
    most = most < FEWEST_STEPS ? FEWEST_STEPS : most > MOST_STEPS ? MOST_STEPS : most;
    double step = step_of(from, to, most);
    double low = fmin(from, to), high = fmax(from, to);
    double first = ceil(low / step - 1e-9);
    return (ticks){step, first, (int) (floor(high / step + 1e-9) - first) + 1, decimals_of(step)};
}

static void
add_ticks(ovt_canvas *self, char axis, const ticks *places)
{
    ovt_text_format(self->out, "set %ctics (", axis);
    for (int i = 0; i < places->count; i++) {
        ovt_text_format(
            self->out, "%s\"\" %.7g", i == 0 ? "" : ", ", (places->first + i) * places->step);
    }
    ovt_text_format(self->out, ") nomirror scale 0.4\n");
}

static void
add_border(ovt_canvas *self, int sides)
{
    ovt_text_format(
        self->out, "set border %d lw 1 lc rgb \"%s\"\n", sides, ovt_slot_colour(OVT_INK_GREY));
}

void
ovt_canvas_x_axis(ovt_canvas *self, bool signs)
{
    char text[OVT_SAY];
    double room = (self->right - self->left) / ovt_canvas_columns(self, NUMBER_COLUMNS);
    ticks places = ticks_of(self->x_from, self->x_to, room);
    add_border(self, 1);
    add_ticks(self, 'x', &places);
    for (int i = 0; i < places.count; i++) {
        double value = (places.first + i) * places.step;
        ovt_canvas_text(self, ovt_canvas_x(self, value), self->bottom + self->terminal->line,
            OVT_PLACE_CENTRE, OVT_INK,
            signs ? ovt_say_signed(text, value, places.decimals)
                  : ovt_say(text, value, places.decimals),
            OVT_SAY);
    }
}

void
ovt_canvas_x_title(ovt_canvas *self, double y)
{
    ovt_canvas_text(self, (self->left + self->right) / 2, y, OVT_PLACE_CENTRE, OVT_INK,
        self->chart->x_title, (size_t) (self->width / self->terminal->letter));
}

void
ovt_canvas_y_title(ovt_canvas *self, double y)
{
    double letter = self->terminal->letter;
    double x = self->left - ovt_canvas_y_room(self) + letter / 2;
    ovt_canvas_text(self, x, y, OVT_PLACE_LEFT, OVT_INK, self->chart->y_title,
        (size_t) (self->width / letter) - 1);
}

static ticks
y_ticks(const ovt_canvas *self)
{
    return ticks_of(self->y_from, self->y_to,
        (self->bottom - self->top) / (NUMBER_LINES * self->terminal->line));
}

double
ovt_canvas_y_room(const ovt_canvas *self)
{
    char text[OVT_SAY];
    size_t widest = 1;
    ticks places = y_ticks(self);
    for (int i = 0; i < places.count; i++) {
        size_t width =
            ovt_text_width(ovt_say(text, (places.first + i) * places.step, places.decimals));
        widest = width > widest ? width : widest;
    }
    return ovt_canvas_columns(self, widest + 1);
}

void
ovt_canvas_y_axis(ovt_canvas *self)
{
    char text[OVT_SAY];
    ticks places = y_ticks(self);
    add_border(self, 3);
    add_ticks(self, 'y', &places);
    for (int i = 0; i < places.count; i++) {
        double value = (places.first + i) * places.step;
        ovt_canvas_text(self, self->left - self->terminal->letter / 2 - self->terminal->is_text,
            ovt_canvas_y(self, value), OVT_PLACE_RIGHT, OVT_INK,
            ovt_say(text, value, places.decimals), OVT_SAY);
    }
}
