// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "overture/base/memory.h"
#include "overture/stats/paths.h"
#include "parts.h"

/* Histories that are followed day by day: enough for a drawing. Days of the counts beneath and of
 * the table: so many parts of the horizon at most. */
enum { FOLLOWED = 2000, PARTS_BENEATH = 6, PARTS_OF_TABLE = 12 };

/* Ways in which captivity ends, as they are drawn, and all states, as they are counted. */
static const struct {
    ovt_fate fate;
    const char *label;
    int slot;
} ends[] = {{OVT_FATE_RETURNED, "Returned alive", 1}, {OVT_FATE_RESCUED, "Rescued", 3},
    {OVT_FATE_DIED, "Died in captivity", 2}};

static const char *const states[OVT_FATE_COUNT] = {
    "Held alive", "Returned alive", "Rescued", "Died since", "Dead by day 0"};

/* Whole people that still add up to all of them (largest remainder). */
static void
whole_people(const double fate[OVT_FATE_COUNT], double people, double whole[OVT_FATE_COUNT])
{
    double left = round(people);
    for (int i = 0; i < OVT_FATE_COUNT; i++) {
        whole[i] = floor(fate[i] + 1e-9);
        left -= whole[i];
    }
    for (; left > 0.5; left--) {
        int most = 0;
        for (int i = 1; i < OVT_FATE_COUNT; i++) {
            most = fate[i] - whole[i] > fate[most] - whole[most] ? i : most;
        }
        whole[most]++;
    }
}

/* Steps from one count to the next: an even number of days where one fits the steps. */
static size_t
stride_of(const ovt_paths *paths, size_t parts)
{
    static const int even[] = {
        1, 2, 5, 7, 10, 14, 20, 30, 50, 60, 90, 100, 120, 180, 200, 360, 400, 500, 600};
    size_t steps = paths->count - 1, least = (steps + parts - 1) / parts;
    double step = paths->count > 1 ? paths->days[1].day : 1;
    for (size_t i = 0; i < sizeof even / sizeof *even; i++) {
        double stride = even[i] / step;
        if (stride == floor(stride) && (double) steps / stride < (double) parts + 1) {
            return (size_t) stride;
        }
    }
    return least == 0 ? 1 : least;
}

static void
add_beneath(ovt_document *self, ovt_chart *chart, const ovt_paths *paths)
{
    char text[OVT_SAY];
    ovt_table *table = ovt_chart_beneath(self, chart);
    size_t stride = stride_of(paths, PARTS_BENEATH), column = 1;
    ovt_table_column_add(self, table, "Of all people, on day", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < paths->count; i += stride) {
        snprintf(text, sizeof text, "%.0f", paths->days[i].day);
        ovt_table_column_add(self, table, text, OVT_ALIGN_RIGHT, false);
    }
    for (int state = 0; state <= OVT_FATE_COUNT; state++) {
        column = 1;
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", state < OVT_FATE_COUNT ? states[state] : "All");
        for (size_t i = 0; i < paths->count; i += stride) {
            double whole[OVT_FATE_COUNT];
            whole_people(paths->days[i].fate, paths->people, whole);
            ovt_table_cell(self, table, column++, "%s",
                ovt_say(text, state < OVT_FATE_COUNT ? whole[state] : round(paths->people), 0));
        }
    }
}

static void
add_fates(ovt_document *self, ovt_chart *chart, const ovt_paths *paths)
{
    char text[OVT_SAY];
    ovt_table *table = ovt_chart_table(self, chart);
    ovt_table_column_add(self, table, "Day", OVT_ALIGN_RIGHT, false);
    for (int state = 0; state < OVT_FATE_COUNT; state++) {
        ovt_table_column_add(self, table, states[state], OVT_ALIGN_RIGHT, true);
    }
    ovt_table_column_add(self, table, "Remains home, of the dead", OVT_ALIGN_RIGHT, true);
    for (size_t i = 0; i < paths->count; i += stride_of(paths, PARTS_OF_TABLE)) {
        const ovt_path_day *day = &paths->days[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_say(text, day->day, 0));
        for (size_t state = 0; state < OVT_FATE_COUNT; state++) {
            ovt_table_cell(self, table, state + 1, "%s", ovt_say(text, day->fate[state], 1));
        }
        ovt_table_cell(self, table, OVT_FATE_COUNT + 1, "%s", ovt_say(text, day->home, 1));
    }
}

static void
say_incidence(ovt_document *self, ovt_chart *chart, const ovt_paths *paths, const char *name)
{
    ovt_text title = {0}, summary = {0};
    char people[OVT_SAY], home[OVT_SAY], dead[OVT_SAY];
    const ovt_path_day *last = &paths->days[paths->count - 1];
    double died = last->fate[OVT_FATE_DIED] + last->fate[OVT_FATE_DEAD_BEFORE];
    ovt_text_format(&title, "How captivity ends with %s", name);
    ovt_text_format(&summary,
        "Of %s people held on day 0, the share who by each day had come home alive, had been "
        "rescued or had died, on average over %llu histories. Beneath, how many were in each "
        "state; they add up to all. By the last day the remains of %s of %s dead were home.",
        ovt_say(people, paths->people, 0), (unsigned long long) paths->histories,
        ovt_say(home, last->home, 1), ovt_say(dead, died, 1));
    self->failed |= title.failed || summary.failed;
    if (!self->failed) {
        ovt_chart_words(self, chart, title.data, summary.data, "Day", "Of 100 people");
    }
    ovt_text_free(&summary);
    ovt_text_free(&title);
}

static void
add_incidence(ovt_document *self, const ovt_results *results, size_t scenario,
    const ovt_paths *paths, double top)
{
    char key[OVT_SAY], letter[OVT_SAY];
    ovt_text name = {0};
    snprintf(key, sizeof key, "incidence-%.8s", ovt_say_letter(letter, scenario));
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_INCIDENCE, key);
    const char *words = ovt_chart_name(&name, results, scenario);
    if (chart == NULL || words == NULL) {
        self->failed = true;
    } else {
        say_incidence(self, chart, paths, words);
        chart->y_from = 0;
        chart->y_to = top;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        ovt_chart_series *series = ovt_chart_series_add(self, chart, ends[i].label, ends[i].slot);
        for (size_t j = 0; j < paths->count; j++) {
            ovt_chart_point point = ovt_chart_point_at(paths->days[j].day,
                paths->people > 0 ? 100 * paths->days[j].fate[ends[i].fate] / paths->people : NAN);
            ovt_chart_point_add(self, series, &point);
        }
    }
    add_beneath(self, chart, paths);
    add_fates(self, chart, paths);
    ovt_text_free(&name);
}

static void
fan_columns(ovt_document *self, ovt_table *table)
{
    ovt_table_column_add(self, table, "Day", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Way", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Middle", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Half of the histories", OVT_ALIGN_RIGHT, true);
    ovt_table_column_add(self, table, "90 of 100", OVT_ALIGN_RIGHT, true);
}

static ovt_chart *
begin_fan(ovt_document *self)
{
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_FAN, "held");
    ovt_chart_words(self, chart, "How many are held, day by day",
        "The people still held, alive or not: the line is the middle of all histories, the darker "
        "band holds half of them and the lighter one 90 of 100.",
        "Day", "People held");
    fan_columns(self, ovt_chart_table(self, chart));
    if (chart != NULL) {
        chart->y_from = 0;
    }
    return chart;
}

static void
add_fan(ovt_document *self, ovt_chart *chart, const ovt_results *results, size_t scenario,
    const ovt_paths *paths)
{
    char text[OVT_SAY];
    ovt_text name = {0};
    const char *words = ovt_chart_name(&name, results, scenario);
    ovt_chart_series *series =
        ovt_chart_series_add(self, chart, words == NULL ? "" : words, (int) scenario);
    ovt_table *table = ovt_chart_table(self, chart);
    for (size_t i = 0; i < paths->count; i++) {
        const double *held = paths->days[i].held;
        ovt_chart_point point = ovt_chart_point_at(paths->days[i].day, held[OVT_HELD_P50]);
        point.low = held[OVT_HELD_P5];
        point.high = held[OVT_HELD_P95];
        point.inner_low = held[OVT_HELD_P25];
        point.inner_high = held[OVT_HELD_P75];
        ovt_chart_point_add(self, series, &point);
        if (i % stride_of(paths, PARTS_BENEATH) == 0) {
            ovt_table_row(self, table);
            ovt_table_cell(self, table, 0, "%s", ovt_say(text, paths->days[i].day, 0));
            ovt_table_cell(self, table, 1, "%s", words == NULL ? "" : words);
            ovt_table_cell(self, table, 2, "%s", ovt_say(text, point.y, 0));
            ovt_table_cell(
                self, table, 3, "%s", ovt_say_range(text, point.inner_low, point.inner_high, 0));
            ovt_table_cell(self, table, 4, "%s", ovt_say_range(text, point.low, point.high, 0));
        }
    }
    ovt_text_free(&name);
}

/* One scale for all: the largest share that any way of ending reaches. */
static double
top_of(const ovt_paths *paths, size_t count)
{
    double top = 0;
    for (size_t i = 0; i < count; i++) {
        const double *last = paths[i].days[paths[i].count - 1].fate;
        for (size_t j = 0; paths[i].people > 0 && j < sizeof ends / sizeof *ends; j++) {
            top = fmax(top, 100 * last[ends[j].fate] / paths[i].people);
        }
    }
    return top > 0 ? top : 100;
}

ovt_status
ovt_section_chart_paths(ovt_document *self, const ovt_results *results,
    const ovt_provenance *provenance, ovt_error *err)
{
    ovt_status status = OVT_OK;
    size_t count = results->scenario_count;
    uint64_t followed = results->replications < FOLLOWED ? results->replications : FOLLOWED;
    if (!provenance->charts || followed == 0) {
        return OVT_OK;
    }
    ovt_paths *paths = ovt_allocate(count, sizeof *paths);
    if (paths == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to follow histories");
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        status = ovt_paths_run(&paths[i], results->scenarios[i], results->seed, followed, err);
    }
    ovt_chart *fan = status == OVT_OK ? begin_fan(self) : NULL;
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        add_fan(self, fan, results, i, &paths[i]);
    }
    for (size_t i = 0; status == OVT_OK && i < count; i++) {
        add_incidence(self, results, i, &paths[i], top_of(paths, count));
    }
    for (size_t i = 0; i < count; i++) {
        ovt_paths_free(&paths[i]);
    }
    ovt_free(paths);
    return status;
}
