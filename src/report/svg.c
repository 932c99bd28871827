// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "canvas.h"
#include "writers.h"

/* gnuplot's SVG nests groups that each set everything anew, refers to marks by ids that are the
 * same in every drawing, and takes some ten times the bytes it needs. What it draws are few kinds
 * of shapes: they are read and written anew, each with its own attributes and nothing else. */

enum { DEEPEST = 32, MOST_ATTRIBUTES = 24, NAME_ROOM = 32, PIECE_ROOM = 128 };

/* A piece of text within the drawing. */
typedef struct {
    const char *at;
    size_t length;
} piece;

typedef struct {
    piece name; /* with its slash where it ends an element */
    piece names[MOST_ATTRIBUTES];
    piece values[MOST_ATTRIBUTES];
    size_t count;
    bool closed; /* by itself */
} tag;

/* What is inherited from groups. */
typedef struct {
    piece color;
    piece fill;
    piece stroke;
    piece stroke_width;
    piece anchor;
    double x;
    double y;
    bool hidden; /* definitions, titles */
} group;

typedef struct {
    ovt_text *out;
    const char *at;
    const char *end;
    group groups[DEEPEST];
    size_t depth;
    double width;
    double height;
} reader;

static bool
is(piece self, const char *text)
{
    return self.at != NULL && self.length == strlen(text) &&
           memcmp(self.at, text, self.length) == 0;
}

static bool
is_blank(char letter)
{
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

static void
skip_blanks(reader *self)
{
    while (self->at < self->end && is_blank(*self->at)) {
        self->at++;
    }
}

/* Up to one of the bytes of @p stops, which is not taken. */
static piece
take_until(reader *self, const char *stops)
{
    piece result = {self->at, 0};
    while (self->at < self->end && strchr(stops, *self->at) == NULL) {
        self->at++;
    }
    result.length = (size_t) (self->at - result.at);
    return result;
}

static bool
take_attribute(reader *self, tag *into)
{
    piece name = take_until(self, "= \n\t\r/>");
    skip_blanks(self);
    if (self->at == self->end || *self->at != '=' || into->count == MOST_ATTRIBUTES) {
        return false;
    }
    self->at++;
    skip_blanks(self);
    char quote[] = {self->at < self->end ? *self->at : 0, '\0'};
    if (*quote != '"' && *quote != '\'') {
        return false;
    }
    self->at++;
    into->names[into->count] = name;
    into->values[into->count++] = take_until(self, quote);
    self->at++;
    return self->at <= self->end;
}

/* After its "<". */
static bool
take_tag(reader *self, tag *into)
{
    *into = (tag){0};
    bool ends = self->at < self->end && *self->at == '/';
    self->at += ends;
    into->name = take_until(self, " \n\t\r/>");
    if (ends) {
        into->name.at--;
        into->name.length++;
    }
    for (;;) {
        skip_blanks(self);
        if (self->at == self->end) {
            return false;
        }
        if (*self->at == '>') {
            self->at++;
            return true;
        }
        if (*self->at == '/' || *self->at == '?') {
            into->closed = true;
            self->at++;
        } else if (*into->name.at == '!') {
            self->at++;
        } else if (!take_attribute(self, into)) {
            return false;
        }
    }
}

static piece
value_of(const tag *from, const char *name)
{
    for (size_t i = 0; i < from->count; i++) {
        if (is(from->names[i], name)) {
            return from->values[i];
        }
    }
    return (piece){0};
}

/* A copy that ends: what is cut off no number of gnuplot's reaches. */
static void
copy(char room[PIECE_ROOM], piece text)
{
    size_t length = text.length < PIECE_ROOM - 1 ? text.length : PIECE_ROOM - 1;
    if (text.at != NULL) {
        memcpy(room, text.at, length);
    }
    room[text.at == NULL ? 0 : length] = '\0';
}

static double
number_at(piece text, const char *after, double otherwise)
{
    char room[PIECE_ROOM];
    copy(room, text);
    const char *found = text.at == NULL ? NULL : strstr(room, after);
    return found == NULL ? otherwise : strtod(found + strlen(after), NULL);
}

/* Both numbers of "translate(x,y)". */
static void
move_by(piece transform, double *x, double *y)
{
    piece rest = transform;
    double dx = number_at(transform, "translate(", 0);
    while (rest.length > 0 && *rest.at != ',') {
        rest.at++;
        rest.length--;
    }
    *x += dx;
    *y += number_at(rest, ",", 0);
}

/* A tenth of a pixel is more than can be seen. */
static void
add_number(ovt_text *out, double value)
{
    char text[NAME_ROOM];
    snprintf(text, sizeof text, "%.1f", value);
    size_t length = strlen(text);
    if (length > 2 && text[length - 1] == '0') {
        text[length - 2] = '\0';
    }
    ovt_text_add(out, strcmp(text, "-0") == 0 ? "0" : text);
}

static void
add_place(ovt_text *out, const char *name, double value)
{
    ovt_text_format(out, " %s=\"", name);
    add_number(out, value);
    ovt_text_add(out, "\"");
}

/* Letters of commands as they are, numbers shortened. */
static void
add_path(ovt_text *out, piece path)
{
    const char *at = path.at, *end = at + path.length;
    bool blank = false, letter = true;
    while (at < end) {
        char *after;
        double value = is_blank(*at) || *at == ',' ? 0 : strtod(at, &after);
        if (is_blank(*at) || *at == ',') {
            blank = true;
            at++;
        } else if (after == at) {
            ovt_text_append(out, at++, 1);
            letter = true;
        } else {
            ovt_text_add(out, blank && !letter ? " " : "");
            add_number(out, value);
            blank = letter = false;
            at = after < end ? after : end;
        }
    }
}

/* Black is the ink of the page, so that the chart can be read on dark ones, too. */
static void
add_colour(ovt_text *out, const char *name, piece colour, piece current)
{
    int rgb[3] = {0};
    char room[PIECE_ROOM];
    piece used = is(colour, "currentColor") && current.at != NULL ? current : colour;
    if (used.at == NULL || is(used, "none")) {
        ovt_text_format(out, " %s=\"none\"", name);
        return;
    }
    copy(room, used);
    if (strncmp(room, "rgb(", 4) == 0) {
        sscanf(room, "rgb( %d , %d , %d", &rgb[0], &rgb[1], &rgb[2]);
    } else if (is(used, "white")) {
        rgb[0] = rgb[1] = rgb[2] = 255;
    }
    if (rgb[0] + rgb[1] + rgb[2] == 0) {
        ovt_text_format(out, " %s=\"currentColor\"", name);
    } else {
        ovt_text_format(out, " %s=\"#%02X%02X%02X\"", name, (unsigned) rgb[0] & 255,
            (unsigned) rgb[1] & 255, (unsigned) rgb[2] & 255);
    }
}

static piece
own_or(const tag *from, const char *name, piece inherited)
{
    piece own = value_of(from, name);
    return own.at == NULL ? inherited : own;
}

static void
add_stroke(reader *self, const tag *from, const group *in)
{
    piece dashes = value_of(from, "stroke-dasharray");
    add_colour(self->out, "stroke", own_or(from, "stroke", in->stroke), in->color);
    double width = number_at(own_or(from, "stroke-width", in->stroke_width), "", 1);
    if (width != 1) {
        add_place(self->out, "stroke-width", width);
    }
    if (dashes.at != NULL) {
        ovt_text_format(self->out, " stroke-dasharray=\"%.*s\"", (int) dashes.length, dashes.at);
    }
}

static void
add_line(reader *self, const tag *from, const group *in)
{
    piece path = value_of(from, "d");
    ovt_text_add(self->out, "<path fill=\"none\"");
    add_stroke(self, from, in);
    ovt_text_add(self->out, " d=\"");
    add_path(self->out, path);
    ovt_text_add(self->out, "\"/>\n");
}

static void
add_area(reader *self, const tag *from, const group *in)
{
    double opacity = number_at(value_of(from, "fill-opacity"), "", 1);
    piece points = value_of(from, "points");
    ovt_text_add(self->out, "<path");
    add_colour(self->out, "fill", own_or(from, "fill", in->fill), in->color);
    if (opacity < 1) {
        ovt_text_format(self->out, " fill-opacity=\"%.2g\"", opacity);
    }
    ovt_text_add(self->out, " d=\"M");
    add_path(self->out, points);
    ovt_text_add(self->out, "Z\"/>\n");
}

/* gnuplot's marks by the numbers of their definitions: shapes with a radius of 1, filled where the
 * number is even. */
static void
add_mark(reader *self, const tag *from, const group *in)
{
    int number = (int) number_at(value_of(from, "xlink:href"), "#gpPt", 6);
    piece transform = value_of(from, "transform");
    double x = in->x, y = in->y, r = number_at(transform, "scale(", 1);
    move_by(transform, &x, &y);
    bool filled = number % 2 == 0;
    static const double corners[][9] = {/* how many, then their x and y */
        [2] = {4, -1, -1, 1, -1, 1, 1, -1, 1},
        [4] = {3, 0, -1.33, -1.33, 0.67, 1.33, 0.67},
        [5] = {3, 0, 1.33, -1.33, -0.67, 1.33, -0.67},
        [6] = {4, -1.41, 0, 0, -1.41, 1.41, 0, 0, 1.41}};
    size_t shape = (size_t) (number > 0 ? (number + (number % 2)) / 2 : 0);
    bool cornered = shape < sizeof corners / sizeof *corners && corners[shape][0] > 0;
    ovt_text_add(self->out, cornered ? "<path" : "<circle");
    add_colour(self->out, filled ? "fill" : "stroke", own_or(from, "color", in->color), in->color);
    ovt_text_add(self->out, filled ? "" : " fill=\"none\"");
    if (!cornered) {
        add_place(self->out, "cx", x);
        add_place(self->out, "cy", y);
        add_place(self->out, "r", r);
        ovt_text_add(self->out, "/>\n");
        return;
    }
    for (int i = 0; i < (int) corners[shape][0]; i++) {
        ovt_text_add(self->out, i == 0 ? " d=\"M" : "L");
        add_number(self->out, x + r * corners[shape][1 + 2 * i]);
        ovt_text_add(self->out, " ");
        add_number(self->out, y + r * corners[shape][2 + 2 * i]);
    }
    ovt_text_add(self->out, "Z\"/>\n");
}

/* gnuplot escapes "<" and "&" but not ">", and "]]>" must not stand in a text. */
static void
add_characters(ovt_text *out, piece text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '>') {
            ovt_text_add(out, "&gt;");
        } else {
            ovt_text_append(out, text.at + i, 1);
        }
    }
}

static bool
add_text(reader *self, const group *in)
{
    piece text = take_until(self, "<");
    while (text.length > 0 && is_blank(*text.at)) {
        text.at++;
        text.length--;
    }
    if (text.length == 0) {
        return true;
    }
    ovt_text_add(self->out, "<text");
    add_place(self->out, "x", in->x);
    add_place(self->out, "y", in->y);
    if (in->anchor.at != NULL && !is(in->anchor, "start")) {
        ovt_text_format(self->out, " text-anchor=\"%.*s\"", (int) in->anchor.length, in->anchor.at);
    }
    add_colour(self->out, "fill", in->fill, in->color);
    ovt_text_add(self->out, ">");
    add_characters(self->out, text);
    ovt_text_add(self->out, "</text>\n");
    return self->end - self->at > 7 && memcmp(self->at, "</text>", 7) == 0;
}

static bool
open_group(reader *self, const tag *from, bool hidden)
{
    if (self->depth + 1 == DEEPEST) {
        return false;
    }
    group inner = self->groups[self->depth];
    inner.color = own_or(from, "color", inner.color);
    inner.fill = own_or(from, "fill", inner.fill);
    inner.stroke = own_or(from, "stroke", inner.stroke);
    inner.stroke_width = own_or(from, "stroke-width", inner.stroke_width);
    inner.anchor = own_or(from, "text-anchor", inner.anchor);
    inner.hidden = inner.hidden || hidden;
    move_by(value_of(from, "transform"), &inner.x, &inner.y);
    self->groups[++self->depth] = inner;
    return true;
}

static bool
take_element(reader *self, const tag *element)
{
    const group *in = &self->groups[self->depth];
    if (is(element->name, "svg")) {
        char room[PIECE_ROOM];
        copy(room, value_of(element, "viewBox"));
        sscanf(room, "0 0 %lf %lf", &self->width, &self->height);
    } else if (is(element->name, "/g") || is(element->name, "/defs")) {
        self->depth -= self->depth > 0;
    } else if (is(element->name, "g") || is(element->name, "defs")) {
        return element->closed || open_group(self, element, is(element->name, "defs"));
    } else if (in->hidden) {
        return true;
    } else if (is(element->name, "path")) {
        add_line(self, element, in);
    } else if (is(element->name, "polygon")) {
        add_area(self, element, in);
    } else if (is(element->name, "use")) {
        add_mark(self, element, in);
    } else if (is(element->name, "text")) {
        return add_text(self, in);
    }
    return true;
}

static void
add_escaped(ovt_text *out, const char *text)
{
    ovt_text clean = {0};
    ovt_text_add_clean(&clean, text == NULL ? "" : text);
    for (size_t i = 0; i < clean.length; i++) {
        char byte = clean.data[i];
        ovt_text_append(out, &byte, byte != '&' && byte != '<' && byte != '>');
        ovt_text_add(out, byte == '&' ? "&amp;" : byte == '<' ? "&lt;" : byte == '>' ? "&gt;" : "");
    }
    out->failed |= clean.failed;
    ovt_text_free(&clean);
}

static void
add_head(ovt_text *out, const ovt_chart *chart, const reader *drawn, bool alone)
{
    ovt_text_format(out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" "
        "height=\"%.0f\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" "
        "font-family=\"sans-serif\" font-size=\"14\">\n<title id=\"%s-title\">",
        drawn->width, drawn->height, drawn->width, drawn->height, chart->key, chart->key,
        chart->key);
    add_escaped(out, chart->title);
    ovt_text_format(out, "</title>\n<desc id=\"%s-desc\">", chart->key);
    add_escaped(out, chart->summary);
    ovt_text_add(out, "</desc>\n");
    if (alone) {
        ovt_text_add(out, "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n");
    }
}

ovt_status
ovt_svg_finish(ovt_text *out, const ovt_chart *chart, bool alone, const char *drawn, size_t length,
    ovt_error *err)
{
    ovt_text shapes = {0};
    reader self = {.out = &shapes, .at = drawn, .end = drawn + length};
    bool whole = true;
    tag element;
    ovt_text_add(&shapes, "");
    while (whole && self.at < self.end) {
        take_until(&self, "<");
        if (self.at < self.end) {
            self.at++;
            whole = take_tag(&self, &element) && take_element(&self, &element);
        }
    }
    whole = whole && self.width > 0 && self.height > 0;
    if (whole && !shapes.failed) {
        add_head(out, chart, &self, alone);
        ovt_text_append(out, shapes.data, shapes.length);
        ovt_text_add(out, "</svg>\n");
    }
    out->failed |= shapes.failed;
    ovt_text_free(&shapes);
    if (!whole) {
        return ovt_fail(
            err, OVT_FAILED, "gnuplot's drawing of the chart %s could not be read", chart->key);
    }
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to draw a chart") : OVT_OK;
}
