// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "parts.h"
#include "writers.h"

/* The colours keep a contrast of 3 to 1 on white and on black; with the dashes they repeat after 25
 * slots only. */
static const char *const colours[] = {"#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7"};
static const char *const dashes[] = {"solid", "(9,3)", "(3,3)", "(9,3,3,3)", "(6,2,2,2,2,2)"};
static const int marks[] = {7, 5, 9, 13, 11}; /* disc, square, triangle, diamond, triangle */

enum {
    COLOURS = sizeof colours / sizeof *colours,
    DASHES = sizeof dashes / sizeof *dashes,
    MARKS = sizeof marks / sizeof *marks,
    LETTERS = 26
};

const char *
ovt_slot_colour(int slot)
{
    return slot < 0 ? "#767676" : colours[slot % COLOURS];
}

const char *
ovt_slot_dash(int slot)
{
    return slot < 0 ? "solid" : dashes[(slot + slot / COLOURS) % DASHES];
}

/* On a terminal for text gnuplot marks points with letters, from type 1 on. */
int
ovt_canvas_mark(const ovt_canvas *self, int slot)
{
    if (self->terminal->is_text) {
        return slot < 0 ? 1 + 'o' - 'A' : 1 + slot % LETTERS;
    }
    return slot < 0 ? marks[0] : marks[(slot + slot / COLOURS) % MARKS];
}

/* Bytes of @p text that fit into @p columns. */
static size_t
fitting(const char *text, size_t columns)
{
    size_t used = 0, at = 0;
    while (text[at] != '\0') {
        size_t length = ovt_utf8_length(text + at, strlen(text + at));
        char letter[5] = {0};
        memcpy(letter, text + at, length == 0 ? 1 : length);
        used += ovt_text_width(letter);
        if (used > columns) {
            break;
        }
        at += length == 0 ? 1 : length;
    }
    return at;
}

/* Whatever could mean something to gnuplot, within quotes or before quotes are read, is written as
 * an octal number: commands in backquotes, macros after "@", ends of the text. */
static void
add_quoted(ovt_text *out, const char *text, size_t columns)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text == NULL ? "" : text);
    ovt_text_add(&clean, "");
    bool cut = clean.data != NULL && ovt_text_width(clean.data) > columns;
    size_t length = clean.data == NULL ? 0 : cut ? fitting(clean.data, columns - 1) : clean.length;
    ovt_text_add(out, "\"");
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char) clean.data[i];
        if (byte >= 0x80 || isalnum(byte) || strchr(" .,:;()+-/=<>", byte) != NULL) {
            ovt_text_append(out, clean.data + i, 1);
        } else {
            ovt_text_format(out, "\\%03o", byte);
        }
    }
    ovt_text_add(out, cut ? "\xE2\x80\xA6\"" : "\"");
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

/* Places as shares of the drawing. A terminal for text counts its columns and lines from 0. */
static double
share_x(const ovt_canvas *self, double x)
{
    return x / (self->width - self->terminal->is_text);
}

static double
share_y(const ovt_canvas *self, double y)
{
    return 1 - y / (self->height - self->terminal->is_text);
}

double
ovt_canvas_whole(const ovt_canvas *self, double places)
{
    return self->terminal->is_text ? ceil(places) : places;
}

double
ovt_canvas_columns(const ovt_canvas *self, size_t columns)
{
    return (double) columns * self->terminal->letter;
}

static size_t
at_most(size_t width, size_t most)
{
    return width < most ? width : most;
}

static size_t
width_of(const char *text)
{
    return text == NULL ? 0 : ovt_text_width(text);
}

size_t
ovt_canvas_widest_series(const ovt_canvas *self, size_t most)
{
    size_t widest = 1;
    for (size_t i = 0; i < self->chart->series_count; i++) {
        size_t width = width_of(self->chart->series[i].label);
        widest = width > widest ? width : widest;
    }
    return at_most(widest, most);
}

size_t
ovt_canvas_widest_row(const ovt_canvas *self, size_t most)
{
    size_t widest = 1;
    for (size_t i = 0; i < self->chart->row_count; i++) {
        size_t width = width_of(self->chart->row_titles[i]);
        widest = width > widest ? width : widest;
    }
    return at_most(widest, most);
}

void
ovt_canvas_text(ovt_canvas *self, double x, double y, ovt_place_of_text place, int slot,
    const char *text, size_t columns)
{
    static const char *const words[] = {"left", "center", "right"};
    if (text == NULL || *text == '\0' || columns == 0) {
        return;
    }
    ovt_text_add(self->out, "set label ");
    add_quoted(self->out, text, columns);
    ovt_text_format(self->out, " at screen %.4f, screen %.4f %s front textcolor rgb \"%s\"\n",
        share_x(self, x), share_y(self, y), words[place], ovt_slot_colour(slot));
}

void
ovt_canvas_line(
    ovt_canvas *self, double x1, double y1, double x2, double y2, int slot, double width)
{
    ovt_text_format(self->out,
        "set arrow from screen %.4f, screen %.4f to screen %.4f, screen %.4f nohead back lw %g "
        "dt %s lc rgb \"%s\"\n",
        share_x(self, x1), share_y(self, y1), share_x(self, x2), share_y(self, y2), width,
        ovt_slot_dash(slot), ovt_slot_colour(slot));
}

void
ovt_canvas_box(
    ovt_canvas *self, double x1, double y1, double x2, double y2, int slot, double opacity)
{
    if (self->terminal->is_text) {
        ovt_canvas_line(self, x1, y1, x2, y1, slot, 1);
        return;
    }
    ovt_text_format(self->out,
        "set object rectangle from screen %.4f, screen %.4f to screen %.4f, screen %.4f back fc "
        "rgb \"%s\" fs transparent solid %.2g noborder\n",
        share_x(self, x1), share_y(self, y1), share_x(self, x2), share_y(self, y2),
        ovt_slot_colour(slot), opacity);
}

void
ovt_canvas_panels(ovt_canvas *self)
{
    ovt_text_add(self->out, "set multiplot\n");
}

void
ovt_canvas_next(ovt_canvas *self)
{
    ovt_text_add(self->out, "unset label\nunset arrow\nunset object\n");
}

void
ovt_canvas_panels_end(ovt_canvas *self)
{
    ovt_text_add(self->out, "unset multiplot\n");
}

void
ovt_canvas_open(ovt_canvas *self, double height)
{
    const ovt_terminal_row *terminal = self->terminal;
    double title = self->alone ? ovt_canvas_whole(self, 1.5 * terminal->line) : 0;
    self->height = ceil(height + title);
    self->top = title;
    ovt_text_format(self->out, "set encoding utf8\nset terminal %s size %.6g,%.6g %s",
        terminal->name, self->width * terminal->scale, self->height * terminal->scale,
        terminal->options);
    ovt_text_add(self->out, "\nset border 0\nunset key\nunset tics\n");
    if (self->alone) {
        ovt_canvas_text(self, terminal->letter / 2, terminal->line * 0.75, OVT_PLACE_LEFT, OVT_INK,
            self->chart->title, (size_t) (self->width / terminal->letter) - 1);
    }
}

void
ovt_canvas_draw(ovt_canvas *self)
{
    ovt_text_add(self->out, "plot ");
    ovt_text_add(self->out, self->plots.length == 0 ? "1e30" : self->plots.data);
    ovt_text_add(self->out, "\n");
    self->out->failed |= self->plots.failed;
    ovt_text_free(&self->plots);
}

void
ovt_canvas_plot(ovt_canvas *self, const char *format, ...)
{
    char clause[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(clause, sizeof clause, format, arguments);
    va_end(arguments);
    ovt_text_add(&self->plots, self->plots.length == 0 ? "" : ", \\\n  ");
    ovt_text_add(&self->plots, clause);
}

int
ovt_canvas_block(ovt_canvas *self)
{
    ovt_text_format(self->out, "$d%d << EOD\n", ++self->blocks);
    return self->blocks;
}

void
ovt_canvas_row(ovt_canvas *self, size_t count, const double *numbers)
{
    for (size_t i = 0; i < count; i++) {
        ovt_text_format(
            self->out, isfinite(numbers[i]) ? "%s%.7g" : "%sNaN", i == 0 ? "" : " ", numbers[i]);
    }
    ovt_text_add(self->out, "\n");
}

void
ovt_canvas_block_end(ovt_canvas *self)
{
    ovt_text_add(self->out, "EOD\n");
}

double
ovt_canvas_x(const ovt_canvas *self, double x)
{
    double share = (x - self->x_from) / (self->x_to - self->x_from);
    return self->left + share * (self->right - self->left);
}

double
ovt_canvas_y(const ovt_canvas *self, double y)
{
    double share = (y - self->y_from) / (self->y_to - self->y_from);
    return self->bottom - share * (self->bottom - self->top);
}

void
ovt_spread(double *places, size_t count, double gap, double low, double high)
{
    for (size_t i = 0; i < count; i++) {
        double least = i == 0 ? low : places[i - 1] + gap;
        places[i] = places[i] < least ? least : places[i];
    }
    for (size_t i = count; i-- > 0;) {
        double most = i + 1 == count ? high : places[i + 1] - gap;
        places[i] = places[i] > most ? most : places[i];
    }
}
