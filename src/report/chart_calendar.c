// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdio.h>
#include <string.h>

#include "overture/base/memory.h"
#include "overture/engine/calendar.h"
#include "parts.h"

/* What an offer promises, as it is drawn: rows from the top, each with its colour. To add one: its
 * line here and its part in add_days() or add_bands(). */
#define ROWS(X)                    \
    X(PHASES, "Phase", -1)         \
    X(ALIVE, "Captives alive", 1)  \
    X(REMAINS, "Remains", -1)      \
    X(PRISONERS, "Prisoners", 2)   \
    X(AID, "Aid, trucks a day", 3) \
    X(WITHDRAWAL, "Withdrawal", 4) \
    X(CIVILIANS, "Civilian return, to", 0)

typedef enum {
#define ROW_ENUM(name, title, slot) name,
    ROWS(ROW_ENUM)
#undef ROW_ENUM
        ROW_COUNT
} row;

static const char *const titles[] = {
#define ROW_TITLE(name, title, slot) title,
    ROWS(ROW_TITLE)
#undef ROW_TITLE
};

static const int slots[] = {
#define ROW_SLOT(name, title, slot) slot,
    ROWS(ROW_SLOT)
#undef ROW_SLOT
};

/* An offer with its release days. */
typedef struct {
    const ovt_scenario *scenario;
    ovt_calendar_day *days; /* owned */
    size_t count;
    size_t phases; /* in reach */
    bool told;
} plan;

static bool
promises(const plan *self, row which)
{
    bool found = which == PHASES;
    for (size_t i = 0; i < self->count; i++) {
        const ovt_calendar_day *day = &self->days[i];
        int32_t number = which == ALIVE       ? day->alive
                         : which == REMAINS   ? day->remains
                         : which == PRISONERS ? day->prisoners
                                              : 0;
        found = found || number > 0;
    }
    for (size_t i = 0; i < self->phases; i++) {
        const ovt_phase *phase = &self->scenario->offer.phases[i];
        double number = which == AID          ? phase->aid_per_day
                        : which == WITHDRAWAL ? phase->withdrawal
                        : which == CIVILIANS  ? phase->civilian_return
                                              : 0;
        found = found || number > 0;
    }
    return found;
}

static void
add_bar(ovt_document *self, ovt_chart_series *series, double y, double from, double to,
    const char *label)
{
    ovt_chart_point point = ovt_chart_point_at((from + to) / 2, y);
    point.low = from;
    point.high = to;
    point.label = label;
    ovt_chart_point_add(self, series, &point);
}

static void
add_bands(ovt_document *self, ovt_chart_series *series, const plan *offer, row which, double y)
{
    char text[OVT_SAY + 2];
    double start = 0;
    for (size_t i = 0; i < offer->phases; i++) {
        const ovt_phase *phase = &offer->scenario->offer.phases[i];
        double end = start + phase->days;
        if (which == PHASES) {
            snprintf(text, sizeof text, "%zu", i + 1);
            add_bar(self, series, y, start, end, phase->name == NULL ? text : phase->name);
        } else if (which == AID && phase->aid_per_day > 0) {
            add_bar(self, series, y, start, end, ovt_say(text, phase->aid_per_day, 0));
        } else if (which == WITHDRAWAL && phase->withdrawal > 0) {
            strcat(ovt_say(text, phase->withdrawal * 100, 0), " %");
            add_bar(self, series, y, start + phase->withdrawal_day, end, text);
        } else if (which == CIVILIANS && phase->civilian_return > 0) {
            strcat(ovt_say(text, phase->civilian_return * 100, 0), " %");
            add_bar(self, series, y, start, end, text);
        }
        start = end;
    }
}

static void
add_days(ovt_document *self, ovt_chart_series *series, const plan *offer, row which, double y)
{
    char text[OVT_SAY];
    for (size_t i = 0; i < offer->count; i++) {
        const ovt_calendar_day *day = &offer->days[i];
        int32_t number = which == ALIVE     ? day->alive
                         : which == REMAINS ? day->remains
                                            : day->prisoners;
        if (number > 0) {
            ovt_chart_point point = ovt_chart_point_at(day->day, y);
            point.low = point.high = day->day;
            point.weight = number;
            point.label = ovt_say(text, number, 0);
            ovt_chart_point_add(self, series, &point);
        }
    }
}

static void
add_table(ovt_document *self, ovt_chart *chart, const plan *offer)
{
    static const char *const columns[] = {"Day", "Phase", "Captives alive", "Remains", "Prisoners"};
    char text[OVT_SAY];
    ovt_table *table = ovt_chart_table(self, chart);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        ovt_table_column_add(self, table, columns[i], OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < offer->count; i++) {
        const ovt_calendar_day *day = &offer->days[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_say(text, day->day, 0));
        ovt_table_cell(self, table, 1, "%zu", day->phase + 1);
        ovt_table_cell(self, table, 2, "%s", ovt_say(text, day->alive, 0));
        ovt_table_cell(self, table, 3, "%s", ovt_say(text, day->remains, 0));
        ovt_table_cell(self, table, 4, "%s", ovt_say(text, day->prisoners, 0));
    }
}

static bool
same_phase(const ovt_phase *a, const ovt_phase *b)
{
    return a->days == b->days && a->aid_per_day == b->aid_per_day &&
           a->withdrawal == b->withdrawal && a->withdrawal_day == b->withdrawal_day &&
           a->civilian_return == b->civilian_return;
}

static bool
same_day(const ovt_calendar_day *a, const ovt_calendar_day *b)
{
    return a->day == b->day && a->phase == b->phase && a->alive == b->alive &&
           a->remains == b->remains && a->prisoners == b->prisoners;
}

static bool
same(const plan *a, const plan *b)
{
    bool equal = a->count == b->count && a->phases == b->phases;
    for (size_t i = 0; equal && i < a->count; i++) {
        equal = same_day(&a->days[i], &b->days[i]);
    }
    for (size_t i = 0; equal && i < a->phases; i++) {
        equal = same_phase(&a->scenario->offer.phases[i], &b->scenario->offer.phases[i]);
    }
    return equal;
}

/* Offers with the same promises share a drawing. */
static void
add_title(ovt_text *title, const ovt_results *results, plan *plans, size_t first)
{
    char letter[OVT_SAY];
    ovt_text name = {0};
    const char *words = ovt_chart_name(&name, results, first), *before = " (also ";
    ovt_text_format(title, "Promised day by day: %s", words == NULL ? "" : words);
    for (size_t i = first + 1; i < results->scenario_count; i++) {
        if (plans[i].count > 0 && same(&plans[first], &plans[i])) {
            ovt_text_format(title, "%s%s", before, ovt_say_letter(letter, i));
            plans[i].told = true;
            before = ", ";
        }
    }
    ovt_text_add(title, *before == ',' ? ")" : "");
    title->failed |= name.failed;
    ovt_text_free(&name);
}

static void
add_calendar(ovt_document *self, const ovt_results *results, plan *plans, size_t index)
{
    char key[OVT_SAY], letter[OVT_SAY];
    ovt_text title = {0};
    snprintf(key, sizeof key, "calendar-%.8s", ovt_say_letter(letter, index));
    ovt_chart *chart = ovt_document_chart(self, OVT_CHART_CALENDAR, key);
    add_title(&title, results, plans, index);
    self->failed |= title.failed;
    ovt_chart_words(self, chart, self->failed ? "" : title.data,
        "The release days of the offer when everything comes on time and in full, from the day of "
        "the signing. A disc is larger where more people are released.",
        "Days since the signing", NULL);
    if (chart != NULL) {
        chart->x_from = 0;
    }
    for (row which = 0; which < ROW_COUNT; which++) {
        if (chart == NULL || !promises(&plans[index], which)) {
            continue;
        }
        double y = (double) chart->row_count;
        ovt_chart_row(self, chart, titles[which]);
        ovt_chart_series *series = ovt_chart_series_add(self, chart, titles[which], slots[which]);
        if (which == ALIVE || which == REMAINS || which == PRISONERS) {
            add_days(self, series, &plans[index], which, y);
        } else {
            add_bands(self, series, &plans[index], which, y);
        }
    }
    add_table(self, chart, &plans[index]);
    ovt_text_free(&title);
}

ovt_status
ovt_section_chart_calendar(ovt_document *self, const ovt_results *results,
    const ovt_provenance *provenance, ovt_error *err)
{
    ovt_status status = OVT_OK;
    if (!provenance->charts) {
        return OVT_OK;
    }
    plan *plans = ovt_allocate(results->scenario_count, sizeof *plans);
    if (plans == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the calendars");
    }
    for (size_t i = 0; status == OVT_OK && i < results->scenario_count; i++) {
        const ovt_scenario *scenario = results->scenarios[i];
        plans[i].scenario = scenario;
        plans[i].phases = ovt_phases_in_reach(scenario);
        if (scenario->talks.protocol != OVT_PROTOCOL_NONE && scenario->offer.phase_count > 0) {
            status = ovt_calendar_run(&plans[i].days, &plans[i].count, scenario, err);
        }
    }
    for (size_t i = 0; status == OVT_OK && i < results->scenario_count; i++) {
        if (plans[i].count > 0 && !plans[i].told) {
            add_calendar(self, results, plans, i);
        }
    }
    for (size_t i = 0; i < results->scenario_count; i++) {
        ovt_free(plans[i].days);
    }
    ovt_free(plans);
    return status;
}
