// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/gnuplot.h"

#include <string.h>

#include "canvas.h"

/* To add a terminal: its row here, and where needed what makes its drawing final
 * (ovt_gnuplot_finish). Files come first, the default of them before all. */
static const ovt_terminal_row terminals[] = {
    {{"svg", true, "scalable, with real text"}, "svg", "dynamic noenhanced font \"sans-serif,14\"",
        1, 480, 7.8, 18, 24, false},
    {{"png", true, "pixels, 192 to the inch"}, "pngcairo",
        "noenhanced font \"sans-serif,10.5\" fontscale 2 linewidth 2 pointscale 2 "
        "background rgb \"#FFFFFF\"",
        2, 480, 7.8, 18, 24, false},
    {{"pdf", true, "a page, for printing"}, "pdfcairo", "noenhanced font \"sans-serif,10.5\"",
        1.0 / 96, 480, 7.8, 18, 24, false},
    {{"dumb", false, "letters, for a terminal"}, "dumb", "noenhanced mono", 1, 78, 1, 1, 1, true},
};

/* To add a kind: its line in OVT_CHART_LIST, its template, and both in this table. */
static void (*const templates[OVT_CHART_COUNT])(ovt_canvas *self) = {
    [OVT_CHART_FOREST] = ovt_template_forest,
    [OVT_CHART_INCIDENCE] = ovt_template_incidence,
    [OVT_CHART_DOTS] = ovt_template_dots,
    [OVT_CHART_PROFILES] = ovt_template_profiles,
    [OVT_CHART_FRONTIER] = ovt_template_frontier,
    [OVT_CHART_CALENDAR] = ovt_template_calendar,
    [OVT_CHART_FAN] = ovt_template_fan,
    [OVT_CHART_LINES] = ovt_template_lines,
    [OVT_CHART_HEAT] = ovt_template_heat,
    [OVT_CHART_BARS] = ovt_template_bars,
};

const ovt_chart_terminal *
ovt_chart_terminal_at(size_t index)
{
    return index < sizeof terminals / sizeof *terminals ? &terminals[index].terminal : NULL;
}

static const ovt_terminal_row *
terminal_find(const char *key)
{
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        if (strcmp(terminals[i].terminal.key, key) == 0) {
            return &terminals[i];
        }
    }
    return NULL;
}

ovt_status
ovt_gnuplot_script(
    ovt_text *out, const ovt_chart *chart, const ovt_chart_look *look, ovt_error *err)
{
    const ovt_terminal_row *terminal = terminal_find(look->terminal);
    if (terminal == NULL) {
        return ovt_fail(err, OVT_USAGE, "charts cannot be drawn as \"%s\"", look->terminal);
    }
    ovt_canvas canvas = {.chart = chart, .terminal = terminal, .out = out, .alone = look->alone};
    canvas.width = look->width > 0 ? look->width : terminal->width;
    templates[chart->kind](&canvas);
    ovt_text_free(&canvas.plots);
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to draw a chart") : OVT_OK;
}

/* The time of making, which no option of gnuplot leaves out, becomes one that is always the same;
 * nothing else in the file moves. */
static void
add_timeless(ovt_text *out, const char *drawn, size_t length)
{
    static const char mark[] = "/CreationDate (D:";
    size_t start = out->length;
    ovt_text_append(out, drawn, length);
    for (size_t i = start; !out->failed && i + sizeof mark + 14 < out->length; i++) {
        if (memcmp(out->data + i, mark, sizeof mark - 1) == 0) {
            memcpy(out->data + i + sizeof mark - 1, "20000101000000", 14);
        }
    }
}

/* Without the blanks at the ends of lines, the empty lines around and the marks of new pages. */
static void
add_letters(ovt_text *out, const char *drawn, size_t length)
{
    size_t empty = 0;
    bool begun = false;
    while (length > 0) {
        size_t marks = *drawn == '\f';
        drawn += marks;
        length -= marks;
        const char *end = memchr(drawn, '\n', length);
        size_t line = end == NULL ? length : (size_t) (end - drawn), shown = line;
        while (shown > 0 && strchr(" \f\r", drawn[shown - 1]) != NULL) {
            shown--;
        }
        for (; shown > 0 && begun && empty > 0; empty--) {
            ovt_text_add(out, "\n");
        }
        if (shown > 0) {
            ovt_text_append(out, drawn, shown);
            ovt_text_add(out, "\n");
            begun = true;
        }
        empty = shown > 0 ? 0 : empty + 1;
        line += end != NULL;
        drawn += line;
        length -= line;
    }
}

ovt_status
ovt_gnuplot_finish(ovt_text *out, const ovt_chart *chart, const ovt_chart_look *look,
    const char *drawn, size_t length, ovt_error *err)
{
    if (length == 0) {
        return ovt_fail(err, OVT_FAILED, "gnuplot drew nothing of the chart %s", chart->key);
    }
    if (strcmp(look->terminal, "svg") == 0) {
        return ovt_svg_finish(out, chart, look->alone, drawn, length, err);
    }
    if (strcmp(look->terminal, "pdf") == 0) {
        add_timeless(out, drawn, length);
    } else if (strcmp(look->terminal, "dumb") == 0) {
        add_letters(out, drawn, length);
    } else {
        ovt_text_append(out, drawn, length);
    }
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to draw a chart") : OVT_OK;
}
