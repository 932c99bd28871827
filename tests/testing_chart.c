// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_chart.h"

#include <unistd.h>

#include "testing.h"

enum { SERIES = 3, POINTS = 4 };

const char *
testing_chart_word(ovt_chart_kind kind)
{
    static const char *const words[] = {
#define WORD(name, word) word,
        OVT_CHART_LIST(WORD)
#undef WORD
    };
    return words[kind];
}

static const char *
or_words(const char *label, const char *words)
{
    return label == NULL ? words : label;
}

static ovt_chart_point
point_of(ovt_chart_kind kind, int series, int index, const char *label)
{
    double x = index * 10, y = 0.2 * index + 0.1 * series;
    ovt_chart_point point = {.x = x,
        .y = y,
        .low = y - 0.1,
        .high = y + 0.1,
        .inner_low = y - 0.05,
        .inner_high = y + 0.05,
        .weight = 0.25 * index,
        .label = or_words(label, "label")};
    if (kind == OVT_CHART_FOREST || kind == OVT_CHART_BARS || kind == OVT_CHART_CALENDAR) {
        point.y = kind == OVT_CHART_FOREST ? series : index;
        point.low = x - 3;
        point.high = kind == OVT_CHART_CALENDAR && series > 0 ? x : x + 3;
    } else if (kind == OVT_CHART_DOTS) {
        point.y = 1 + index % 2;
    } else if (kind == OVT_CHART_HEAT) {
        point.x = index % 2;
        point.y = index / 2;
    }
    return point;
}

static void
add_beneath(ovt_document *document, ovt_chart *chart, const char *label)
{
    ovt_table *beneath = ovt_chart_beneath(document, chart);
    ovt_table_column_add(document, beneath, "Day", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(document, beneath, "0", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(document, beneath, "30", OVT_ALIGN_RIGHT, false);
    ovt_table_row(document, beneath);
    ovt_table_cell(document, beneath, 0, "%s", or_words(label, "at risk"));
    ovt_table_cell(document, beneath, 1, "10");
    ovt_table_cell(document, beneath, 2, "7");
}

ovt_chart *
testing_chart(ovt_document *document, ovt_chart_kind kind, const char *label)
{
    char key[64];
    snprintf(key, sizeof key, "%s-of-tests", testing_chart_word(kind));
    ovt_chart *chart = ovt_document_chart(document, kind, key);
    ovt_chart_words(document, chart, or_words(label, "A title"), or_words(label, "A summary."),
        or_words(label, "title of x"), or_words(label, "title of y"));
    int count = kind == OVT_CHART_HEAT || kind == OVT_CHART_BARS ? 1 : SERIES;
    for (int i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "%c series", 'A' + i);
        ovt_chart_series *series =
            ovt_chart_series_add(document, chart, or_words(label, name), i == 2 ? -1 : i);
        assert_non_null(series);
        series->joined = i == 0;
        for (int j = 0; j < (kind == OVT_CHART_FOREST ? 1 : POINTS); j++) {
            ovt_chart_point point = point_of(kind, i, j, label);
            ovt_chart_point_add(document, series, &point);
        }
    }
    for (int i = 0; i < POINTS; i++) {
        ovt_chart_row(document, chart, or_words(label, "row"));
    }
    ovt_chart_reference_add(document, chart, 'x', 5, 5, or_words(label, "a line"));
    ovt_chart_reference_add(document, chart, 'x', 8, 12, or_words(label, "a band"));
    if (kind == OVT_CHART_INCIDENCE) {
        add_beneath(document, chart, label);
    }
    assert_false(document->failed);
    return chart;
}

ovt_text
testing_chart_script(const ovt_chart *chart, const char *terminal, bool alone)
{
    ovt_text script = {0};
    ovt_error err = {0};
    ovt_chart_look look = {.terminal = terminal, .alone = alone};
    assert_int_equal(ovt_gnuplot_script(&script, chart, &look, &err), OVT_OK);
    return script;
}

ovt_text
testing_gnuplot(const ovt_text *script)
{
    char name[] = "/tmp/overture-chart-XXXXXX", command[128], piece[4096];
    ovt_text drawn = {0};
    int descriptor = mkstemp(name);
    assert_true(descriptor >= 0);
    close(descriptor);
    snprintf(command, sizeof command, "gnuplot -d >%s 2>/dev/null", name);
    FILE *gnuplot = popen(command, "w");
    assert_non_null(gnuplot);
    assert_int_equal(fwrite(script->data, 1, script->length, gnuplot), script->length);
    assert_int_equal(pclose(gnuplot), 0);
    FILE *file = fopen(name, "rb");
    assert_non_null(file);
    for (size_t length; (length = fread(piece, 1, sizeof piece, file)) > 0;) {
        ovt_text_append(&drawn, piece, length);
    }
    fclose(file);
    unlink(name);
    return drawn;
}

ovt_text
testing_chart_drawn(const ovt_chart *chart, const char *terminal, bool alone)
{
    ovt_text script = testing_chart_script(chart, terminal, alone), result = {0};
    ovt_text drawn = testing_gnuplot(&script);
    ovt_error err = {0};
    ovt_chart_look look = {.terminal = terminal, .alone = alone};
    ovt_status status = ovt_gnuplot_finish(&result, chart, &look, drawn.data, drawn.length, &err);
    if (status != OVT_OK) {
        print_error("%s\n", err.message);
        fail();
    }
    ovt_text_free(&drawn);
    ovt_text_free(&script);
    return result;
}
