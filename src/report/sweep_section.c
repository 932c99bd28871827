// SPDX-License-Identifier: GPL-3.0-or-later
/* How one outcome goes with what was varied: a table, and a chart for one or two settings. */
#include <math.h>

#include "sweep_parts.h"

enum { ROWS_TOLD = 60, COLUMNS_TOLD = 12, MOST_CHARTS = 6 };

static const ovt_stored_metric *
metric_at(const ovt_sweep_reading *self, size_t shown)
{
    return &self->stored->metrics[self->shown[shown]];
}

static const ovt_sweep_cell *
cell_at(const ovt_sweep_reading *self, size_t point, size_t shown, size_t scenario)
{
    return &self->points[point].cells[shown * self->stored->scenario_count + scenario];
}

/* Text from outside, fit to be shown, in the arena of the document. */
static const char *
clean(const ovt_sweep_reading *self, const char *words)
{
    ovt_text text = {0};
    ovt_text_add(&text, "");
    ovt_text_add_clean(&text, words);
    const char *copy =
        text.failed ? NULL : ovt_arena_text(&self->document->arena, text.data, text.length);
    self->document->failed = self->document->failed || copy == NULL;
    ovt_text_free(&text);
    return copy == NULL ? "" : copy;
}

/* The last name of a path, where no other setting varied ends so. */
static const char *
short_name(const ovt_sweep_reading *self, size_t varied)
{
    const ovt_stored *stored = self->stored;
    const char *dot = strrchr(stored->varied[varied].path, '.');
    for (size_t i = 0; dot != NULL && i < stored->varied_count; i++) {
        const char *other = strrchr(stored->varied[i].path, '.');
        if (i != varied && other != NULL && strcmp(other, dot) == 0) {
            dot = NULL;
        }
    }
    return clean(self, dot == NULL ? stored->varied[varied].path : dot + 1);
}

static bool
is_number(const char *text)
{
    return *text != '"' && *text != 't' && *text != 'f';
}

/* Numbers with as many digits as people read; the data has all of them. */
static const char *
value_words(const ovt_sweep_reading *self, const ovt_told_point *point, size_t varied)
{
    char number[32];
    if (!is_number(point->texts[varied])) {
        return clean(self, point->texts[varied]);
    }
    snprintf(number, sizeof number, "%.4g", point->values[varied]);
    return clean(self, number);
}

/* The scenarios that a setting can make differ: a mean alone and its interval where there is room.
 */
static void
mean_cell(const ovt_sweep_reading *self, ovt_table *table, size_t column, size_t shown,
    const ovt_sweep_cell *cell)
{
    char mean[OVT_SAY];
    const ovt_stored_metric *metric = metric_at(self, shown);
    double scale = ovt_stored_scale(metric);
    ovt_say(mean, cell->mean * scale, ovt_stored_decimals(metric));
    ovt_table_cell(self->document, table, column, "%s", mean);
}

/* One row for each point, one column for each scenario from @p first to before @p end. */
static void
fill_points(const ovt_sweep_reading *self, ovt_table *table, size_t shown, size_t first, size_t end)
{
    const ovt_stored *stored = self->stored;
    ovt_document *document = self->document;
    end = end - first > COLUMNS_TOLD ? first + COLUMNS_TOLD : end;
    for (size_t i = 0; i < stored->varied_count; i++) {
        ovt_table_column_add(document, table, short_name(self, i), OVT_ALIGN_RIGHT, true);
    }
    for (size_t s = first; s < end; s++) {
        ovt_table_column_add(
            document, table, clean(self, stored->scenarios[s].name), OVT_ALIGN_RIGHT, true);
    }
    for (size_t p = 0; p < self->count && p < ROWS_TOLD; p++) {
        ovt_table_row(document, table);
        for (size_t i = 0; i < stored->varied_count; i++) {
            ovt_table_cell(document, table, i, "%s", value_words(self, &self->points[p], i));
        }
        for (size_t s = first; s < end; s++) {
            mean_cell(
                self, table, stored->varied_count + s - first, shown, cell_at(self, p, shown, s));
        }
    }
}

static void
say_what_is_left_out(const ovt_sweep_reading *self)
{
    char told[OVT_SAY], all[OVT_SAY];
    uint64_t valid = self->read - self->invalid;
    if (valid > ROWS_TOLD) {
        ovt_document_paragraph(self->document,
            "The first %s of %s points; --format csv gives all of them.",
            ovt_say(told, (double) ROWS_TOLD, 0), ovt_say(all, (double) valid, 0));
    }
}

/* The different values of one setting, in ascending order. */
static size_t
different_values(const ovt_sweep_reading *self, size_t varied, double *values, size_t most)
{
    size_t count = 0;
    for (size_t p = 0; p < self->count; p++) {
        double value = self->points[p].values[varied];
        size_t at = 0;
        while (at < count && values[at] < value) {
            at++;
        }
        if (at < count && values[at] == value) {
            continue;
        }
        if (count == most) {
            return most + 1;
        }
        memmove(values + at + 1, values + at, (count - at) * sizeof *values);
        values[at] = value;
        count++;
    }
    return count;
}

static const ovt_told_point *
find_point(const ovt_sweep_reading *self, double first, double second)
{
    for (size_t p = 0; p < self->count; p++) {
        const ovt_told_point *point = &self->points[p];
        if (point->values[0] == first && point->values[1] == second) {
            return point;
        }
    }
    return NULL;
}

static const char *
text_of_value(const ovt_sweep_reading *self, size_t varied, double value)
{
    for (size_t p = 0; p < self->count; p++) {
        if (self->points[p].values[varied] == value) {
            return value_words(self, &self->points[p], varied);
        }
    }
    return "";
}

/* Two settings as rows and columns; false where they are too many, or no grid. */
static bool
fill_pairs(const ovt_sweep_reading *self, ovt_table *table, size_t shown, size_t scenario)
{
    const ovt_stored *stored = self->stored;
    ovt_document *document = self->document;
    double rows[ROWS_TOLD + 1], columns[COLUMNS_TOLD + 1];
    char corner[160];
    size_t row_count = different_values(self, 0, rows, ROWS_TOLD);
    size_t column_count = different_values(self, 1, columns, COLUMNS_TOLD);
    if (row_count > ROWS_TOLD || column_count > COLUMNS_TOLD ||
        row_count * column_count > 2 * self->count) {
        return false;
    }
    snprintf(corner, sizeof corner, "%.70s \\ %.70s", short_name(self, 0), short_name(self, 1));
    ovt_table_column_add(document, table, corner, OVT_ALIGN_RIGHT, true);
    for (size_t k = 0; k < column_count; k++) {
        ovt_table_column_add(
            document, table, text_of_value(self, 1, columns[k]), OVT_ALIGN_RIGHT, false);
    }
    for (size_t r = 0; r < row_count; r++) {
        ovt_table_row(document, table);
        ovt_table_cell(document, table, 0, "%s", text_of_value(self, 0, rows[r]));
        for (size_t k = 0; k < column_count; k++) {
            const ovt_told_point *point = find_point(self, rows[r], columns[k]);
            if (point != NULL) {
                mean_cell(self, table, k + 1, shown,
                    &point->cells[shown * stored->scenario_count + scenario]);
            }
        }
    }
    return true;
}

static void
tables_of_pairs(const ovt_sweep_reading *self, size_t shown)
{
    for (size_t s = 0; s < self->stored->scenario_count; s++) {
        ovt_table *table =
            ovt_document_table(self->document, clean(self, self->stored->scenarios[s].name));
        if (!fill_pairs(self, table, shown, s)) {
            fill_points(self, table, shown, s, s + 1);
        }
    }
}

/* One setting that goes along a line: every scenario a series. */
static void
chart_of_lines(const ovt_sweep_reading *self, size_t shown)
{
    const ovt_stored *stored = self->stored;
    ovt_document *document = self->document;
    const ovt_stored_metric *metric = metric_at(self, shown);
    const char *path = clean(self, stored->varied[0].path);
    const char *title = clean(self, metric->title);
    double scale = ovt_stored_scale(metric);
    char key[96], words[512];
    snprintf(key, sizeof key, "sweep-%s", clean(self, metric->name));
    ovt_chart *chart = ovt_document_chart(document, OVT_CHART_LINES, key);
    snprintf(words, sizeof words,
        "The mean of %.120s at each value of %.120s, with its 95 %% interval, for each scenario.",
        title, path);
    ovt_chart_words(document, chart, title, words, path, ovt_stored_unit(metric));
    for (size_t s = 0; s < stored->scenario_count; s++) {
        ovt_chart_series *series =
            ovt_chart_series_add(document, chart, clean(self, stored->scenarios[s].name), (int) s);
        for (size_t p = 0; p < self->count; p++) {
            const ovt_sweep_cell *cell = cell_at(self, p, shown, s);
            ovt_chart_point_add(document, series,
                &(ovt_chart_point){.x = self->points[p].values[0],
                    .y = cell->mean * scale,
                    .low = cell->ci95.low * scale,
                    .high = cell->ci95.high * scale,
                    .inner_low = NAN,
                    .inner_high = NAN,
                    .weight = NAN});
        }
    }
    fill_points(self, ovt_chart_table(document, chart), shown, 0, stored->scenario_count);
}

/* Two settings as a map of shades, for one scenario. */
static void
chart_of_heat(const ovt_sweep_reading *self, size_t shown, size_t scenario)
{
    const ovt_stored *stored = self->stored;
    ovt_document *document = self->document;
    const ovt_stored_metric *metric = metric_at(self, shown);
    double scale = ovt_stored_scale(metric);
    char key[128], words[512], title[256], number[OVT_SAY];
    const char *name = clean(self, stored->scenarios[scenario].name);
    snprintf(key, sizeof key, "sweep-%.40s-%zu", clean(self, metric->name), scenario + 1);
    snprintf(title, sizeof title, "%.120s: %.120s", clean(self, metric->title), name);
    snprintf(words, sizeof words,
        "The mean of %.120s (%.60s) for %.120s at every pair of values; darker is more.",
        clean(self, metric->title), ovt_stored_unit(metric), name);
    ovt_chart *chart = ovt_document_chart(document, OVT_CHART_HEAT, key);
    ovt_chart_words(document, chart, title, words, clean(self, stored->varied[0].path),
        clean(self, stored->varied[1].path));
    ovt_chart_series *series = ovt_chart_series_add(document, chart, name, (int) scenario);
    for (size_t p = 0; p < self->count; p++) {
        const ovt_sweep_cell *cell = cell_at(self, p, shown, scenario);
        ovt_chart_point_add(document, series,
            &(ovt_chart_point){.x = self->points[p].values[0],
                .y = self->points[p].values[1],
                .low = NAN,
                .high = NAN,
                .inner_low = NAN,
                .inner_high = NAN,
                .weight = cell->mean * scale,
                .label = ovt_say(number, cell->mean * scale, ovt_stored_decimals(metric))});
    }
    ovt_table *table = ovt_chart_table(document, chart);
    if (!fill_pairs(self, table, shown, scenario)) {
        fill_points(self, table, shown, scenario, scenario + 1);
    }
}

static bool
all_are_numbers(const ovt_sweep_reading *self)
{
    bool all = self->count > 0;
    for (size_t i = 0; all && i < self->stored->varied_count; i++) {
        all = is_number(self->points[0].texts[i]);
    }
    return all;
}

void
ovt_sweep_section(const ovt_sweep_reading *self, size_t shown)
{
    const ovt_stored *stored = self->stored;
    const ovt_stored_metric *metric = metric_at(self, shown);
    const char *title = clean(self, metric->title), *unit = ovt_stored_unit(metric);
    bool is_pair =
        stored->varied_count == 2 && stored->design != NULL && strcmp(stored->design, "grid") == 0;
    bool says_unit = ovt_title_has_unit(title, unit);
    ovt_document_heading(
        self->document, 2, "%s%s%s", title, says_unit ? "" : ", ", says_unit ? "" : unit);
    if (stored->varied_count == 1 && all_are_numbers(self)) {
        chart_of_lines(self, shown);
    }
    for (size_t s = 0; is_pair && all_are_numbers(self) && s < stored->scenario_count; s++) {
        if (s < MOST_CHARTS) {
            chart_of_heat(self, shown, s);
        }
    }
    if (is_pair) {
        tables_of_pairs(self, shown);
    } else {
        ovt_table *table = ovt_document_table(self->document, NULL);
        fill_points(self, table, shown, 0, stored->scenario_count);
        say_what_is_left_out(self);
    }
}
