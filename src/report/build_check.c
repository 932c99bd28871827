// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/calendar.h"
#include "overture/base/text.h"
#include "overture/engine/calendar.h"
#include "parts.h"

static char *
say_date(char text[OVT_DATE_TEXT], const ovt_scenario *scenario, double day)
{
    if (scenario->clock.start == NULL) {
        return strcpy(text, "");
    }
    return ovt_date_text(text, scenario->clock.start_day + (long) floor(day));
}

static void
add_people(ovt_document *self, const ovt_scenario *scenario)
{
    ovt_text captives = {0}, prisoners = {0};
    long held = 0, dead = 0, pool = 0;
    for (size_t i = 0; i < scenario->captive_count; i++) {
        const ovt_category *category = &scenario->captives[i];
        held += category->held;
        dead += category->confirmed_dead;
        ovt_text_format(
            &captives, "%s%s %d", i > 0 ? ", " : "", category->category, category->held);
    }
    for (size_t i = 0; i < scenario->prisoner_count; i++) {
        const ovt_class *class = &scenario->prisoners[i];
        pool += class->pool;
        ovt_text_format(&prisoners, "%s%s %d", i > 0 ? ", " : "", class->class_name, class->pool);
    }
    if (captives.length > 0) {
        ovt_document_item(self, "Captives: %ld people held, %ld of them confirmed dead (%s).", held,
            dead, captives.data);
    }
    if (prisoners.length > 0) {
        ovt_document_item(
            self, "Prisoners: %ld people who may be released (%s).", pool, prisoners.data);
    }
    self->failed |= captives.failed || prisoners.failed;
    ovt_text_free(&captives);
    ovt_text_free(&prisoners);
}

static void
say_gate(ovt_text *text, const ovt_gate *gate, bool last)
{
    char number[OVT_NUMBER_TEXT];
    const char *next = last ? "what follows" : "the next phase";
    if (gate->mode == OVT_GATE_PROBABILITY) {
        ovt_text_format(text, "; %s %s with probability %s", next, last ? "is agreed" : "follows",
            ovt_number_text(number, gate->probability));
    } else if (gate->mode == OVT_GATE_TALKS) {
        if (!last || gate->rate > 0) {
            ovt_text_format(text, "; %s needs talks, agreed at %s a day from day %d", next,
                ovt_number_text(number, gate->rate), gate->from_day);
        }
        if (gate->extend_captives > 0) {
            ovt_text_format(text, "; %d captives buy one more day, %d at most",
                gate->extend_captives, gate->extend_max_days);
        }
    }
}

static void
say_exchange(ovt_text *text, const ovt_release *release)
{
    char number[OVT_NUMBER_TEXT];
    if (release->exchange_count == 0) {
        if (release->ratio > 0) {
            ovt_text_format(
                text, " for %s prisoners each", ovt_number_text(number, release->ratio));
        } else {
            ovt_text_add(text, " outside the exchange");
        }
        return;
    }
    for (size_t i = 0; i < release->exchange_count; i++) {
        ovt_text_format(text, "%s%s of class %s", i == 0 ? " for " : " and ",
            ovt_number_text(number, release->exchange[i].per_captive),
            release->exchange[i].class_name);
    }
    ovt_text_add(text, " each");
}

static void
say_releases(ovt_text *text, const ovt_phase *phase)
{
    const char *joint = "";
    for (size_t i = 0; i < phase->release_count; i++) {
        const ovt_release *release = &phase->releases[i];
        ovt_text_format(text, "%s%d %s%s", joint, release->count, release->category,
            release->kind == OVT_REMAINS ? " (remains)" : "");
        say_exchange(text, release);
        joint = ", ";
    }
    for (size_t i = 0; i < phase->prisoners_count; i++) {
        const ovt_lump *lump = &phase->prisoners[i];
        ovt_text_format(text, "%s%d prisoners of class %s on day %d", joint, lump->count,
            lump->class_name, lump->on_day);
        joint = ", ";
    }
    ovt_text_add(text, *joint == '\0' ? "no release" : "");
}

static void
add_phase(ovt_document *self, const ovt_scenario *scenario, size_t index)
{
    char number[OVT_NUMBER_TEXT], share[OVT_SAY];
    const ovt_phase *phase = &scenario->offer.phases[index];
    bool named = phase->name != NULL && *phase->name != '\0';
    ovt_text text = {0};
    ovt_text_format(&text, "Phase %zu%s%s, %d days: ", index + 1, named ? ", " : "",
        named ? phase->name : "", phase->days);
    say_releases(&text, phase);
    if (phase->aid_per_day > 0) {
        ovt_text_format(
            &text, "; aid %s trucks a day", ovt_number_text(number, phase->aid_per_day));
    }
    if (phase->withdrawal > 0) {
        ovt_text_format(&text, "; %s in 100 parts of the occupied territory vacated from day %d",
            ovt_say_hundredths(share, phase->withdrawal), phase->withdrawal_day);
    }
    if (phase->civilian_return > 0) {
        ovt_text_format(&text, "; %s in 100 of the displaced may return by its end",
            ovt_say_hundredths(share, phase->civilian_return));
    }
    ovt_text_add(&text, phase->permanent ? "; then the truce is permanent" : "");
    say_gate(&text, &phase->gate, index + 1 == scenario->offer.phase_count);
    self->failed |= text.failed;
    if (!text.failed) {
        ovt_document_item(self, "%s.", text.data);
    }
    ovt_text_free(&text);
}

static void
add_terms(ovt_document *self, const ovt_scenario *scenario)
{
    char start[OVT_DATE_TEXT], end[OVT_DATE_TEXT], days[OVT_NUMBER_TEXT], day[OVT_SAY];
    bool dated = scenario->clock.start != NULL;
    ovt_document_item(self, "Clock: %s days%s%s%s%s.",
        ovt_number_text(days, scenario->clock.horizon_days), dated ? ", from " : "",
        say_date(start, scenario, 0), dated ? " to " : "",
        say_date(end, scenario, scenario->clock.horizon_days));
    add_people(self, scenario);
    if (scenario->talks.protocol == OVT_PROTOCOL_NONE || scenario->offer.phase_count == 0) {
        ovt_document_item(self, "No deal is signed; hostilities run to the horizon.");
        return;
    }
    if (ovt_scenario_negotiates(scenario)) {
        ovt_item_talks(self, scenario);
    } else {
        ovt_document_item(self, "The offer is signed on day %s%s%s%s.",
            ovt_say(day, scenario->talks.signed_day, 0), dated ? " (" : "",
            say_date(start, scenario, scenario->talks.signed_day), dated ? ")" : "");
    }
    for (size_t i = 0; i < scenario->offer.phase_count; i++) {
        add_phase(self, scenario, i);
    }
    if (scenario->input_count > 0) {
        ovt_document_item(self,
            "%zu numbers are uncertain and drawn anew in each history; -v lists them. Where a "
            "single number is needed here, it is their mean.",
            scenario->input_count);
    }
}

static json_t *
calendar_data(ovt_document *self, const ovt_scenario *scenario, const ovt_calendar_day *day)
{
    char date[OVT_DATE_TEXT];
    json_t *object = json_object();
    say_date(date, scenario, day->day);
    ovt_data_set(self, object, "day", ovt_data_number(day->day));
    ovt_data_set(self, object, "date", ovt_data_text(*date == '\0' ? NULL : date));
    ovt_data_set(self, object, "phase", json_integer((json_int_t) day->phase + 1));
    ovt_data_set(self, object, "alive", json_integer(day->alive));
    ovt_data_set(self, object, "remains", json_integer(day->remains));
    ovt_data_set(self, object, "prisoners", json_integer(day->prisoners));
    return object;
}

static void
calendar_row(
    ovt_document *self, ovt_table *table, const ovt_scenario *scenario, const ovt_calendar_day *day)
{
    char date[OVT_DATE_TEXT], text[OVT_SAY];
    int counts[] = {day->alive, day->remains, day->prisoners};
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", ovt_say(text, day->day, 0));
    ovt_table_cell(self, table, 1, "%s", say_date(date, scenario, day->day));
    ovt_table_cell(self, table, 2, "%zu", day->phase + 1);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        ovt_table_cell(self, table, 3 + i, "%s", ovt_say(text, counts[i], 0));
    }
}

static void
calendar_sum(ovt_document *self, ovt_table *table, const ovt_calendar_day *days, size_t count)
{
    char text[OVT_SAY];
    long sums[3] = {0};
    for (size_t i = 0; i < count; i++) {
        sums[0] += days[i].alive;
        sums[1] += days[i].remains;
        sums[2] += days[i].prisoners;
    }
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "In all");
    for (size_t i = 0; i < 3; i++) {
        ovt_table_cell(self, table, 3 + i, "%s", ovt_say(text, (double) sums[i], 0));
    }
}

/* Appends the release days to @p array, too. */
static void
add_calendar(ovt_document *self, const ovt_scenario *scenario, json_t *array)
{
    static const char *const titles[] = {
        "Day", "Date", "Phase", "Captives alive", "Remains", "Prisoners"};
    size_t count = 0;
    if (scenario->talks.protocol == OVT_PROTOCOL_NONE) {
        return;
    }
    ovt_calendar_day *days;
    /* Without memory is the only failure; the document says so in the end. */
    self->failed |= ovt_calendar_run(&days, &count, scenario, NULL) != OVT_OK;
    for (size_t i = 0; i < count; i++) {
        days[i].day += scenario->talks.signed_day;
    }
    if (count > 0) {
        ovt_document_heading(self, 3, "Release days, if %severything goes to plan",
            ovt_scenario_negotiates(scenario) ? "the offer is signed at once and " : "");
        ovt_table *table = ovt_document_table(self, NULL);
        for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
            ovt_table_column_add(
                self, table, titles[i], i == 1 ? OVT_ALIGN_LEFT : OVT_ALIGN_RIGHT, false);
        }
        for (size_t i = 0; i < count; i++) {
            calendar_row(self, table, scenario, &days[i]);
            ovt_data_append(self, array, calendar_data(self, scenario, &days[i]));
        }
        calendar_sum(self, table, days, count);
    }
    ovt_free(days);
}

static void
ledger_row(ovt_document *self, ovt_table *table, const ovt_assumption *line)
{
    static const char *const grounds[] = {"fact", "assumed", "default"};
    const char *unit = line->unit == NULL ? "" : line->unit;
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", line->path);
    ovt_table_cell(self, table, 1, "%s%s%s", line->value, *unit == '\0' ? "" : " ", unit);
    ovt_table_cell(self, table, 2, "%s", grounds[line->ground]);
    if (line->line > 0) {
        ovt_table_cell(self, table, 3, "%s:%d", line->file, line->line);
    }
}

static void
add_ledger(ovt_document *self, const ovt_scenario *scenario)
{
    static const char *const titles[] = {"Setting", "Value", "Ground", "Written in"};
    ovt_document_heading(self, 3, "Every value in force");
    ovt_table *table = ovt_document_table(self, NULL);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, table, titles[i], OVT_ALIGN_LEFT, i != 2);
    }
    for (size_t i = 0; i < scenario->ledger_count; i++) {
        ledger_row(self, table, &scenario->ledger[i]);
    }
}

static json_t *
check_scenario(ovt_document *self, const ovt_scenario *scenario, const ovt_provenance *provenance)
{
    json_t *object = json_object(), *calendar = json_array();
    ovt_document_heading(
        self, 2, "%s: %s", scenario->name, scenario->title == NULL ? "" : scenario->title);
    ovt_document_paragraph(self, "%s is valid.", scenario->file);
    add_terms(self, scenario);
    if (ovt_scenario_negotiates(scenario)) {
        ovt_section_issues(self, scenario);
    }
    add_calendar(self, scenario, calendar);
    if (provenance->origins) {
        add_ledger(self, scenario);
    }
    ovt_data_set(self, object, "name", ovt_data_text(scenario->name));
    ovt_data_set(self, object, "title", ovt_data_text(scenario->title));
    ovt_data_set(self, object, "file", ovt_data_text(scenario->file));
    ovt_data_set(self, object, "releases", calendar);
    ovt_data_set(self, object, "assumptions", ovt_data_assumptions(self, scenario));
    return object;
}

static const char *
severity(const ovt_fault *fault)
{
    return fault->severity == OVT_SEVERITY_ERROR ? "error" : "warning";
}

static json_t *
fault_data(ovt_document *self, const ovt_fault *fault)
{
    json_t *object = json_object();
    bool placed = fault->origin.line > 0;
    ovt_data_set(self, object, "file", ovt_data_text(fault->origin.file));
    ovt_data_set(self, object, "line", placed ? json_integer(fault->origin.line) : json_null());
    ovt_data_set(self, object, "column", placed ? json_integer(fault->origin.column) : json_null());
    ovt_data_set(self, object, "severity", ovt_data_text(severity(fault)));
    ovt_data_set(self, object, "path", ovt_data_text(fault->path));
    ovt_data_set(self, object, "message", ovt_data_text(fault->message));
    return object;
}

static void
fault_row(ovt_document *self, ovt_table *records, const ovt_fault *fault)
{
    ovt_table_row(self, records);
    ovt_table_cell(self, records, 0, "%s", fault->origin.file == NULL ? "" : fault->origin.file);
    if (fault->origin.line > 0) {
        ovt_table_cell(self, records, 1, "%d", fault->origin.line);
        ovt_table_cell(self, records, 2, "%d", fault->origin.column);
    }
    ovt_table_cell(self, records, 3, "%s", severity(fault));
    ovt_table_cell(self, records, 4, "%s", fault->path == NULL ? "" : fault->path);
    ovt_table_cell(self, records, 5, "%s", fault->message);
}

static json_t *
add_faults(ovt_document *self, const ovt_faults *faults)
{
    static const char *const titles[] = {"file", "line", "column", "severity", "path", "message"};
    json_t *array = json_array();
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < faults->count; i++) {
        fault_row(self, records, &faults->faults[i]);
        ovt_data_append(self, array, fault_data(self, &faults->faults[i]));
    }
    return array;
}

ovt_status
ovt_build_check(ovt_document *self, const ovt_study *study, const ovt_faults *faults,
    const ovt_provenance *provenance, ovt_error *err)
{
    *self = (ovt_document){0};
    json_t *scenarios = json_array();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "valid", json_boolean(faults->errors == 0));
    ovt_data_set(self, self->data, "faults", add_faults(self, faults));
    ovt_document_heading(self, 1, "Terms as understood");
    for (size_t i = 0; i < study->count; i++) {
        const ovt_scenario *scenario = study->loaded[i].scenario;
        if (scenario != NULL) {
            ovt_data_append(self, scenarios, check_scenario(self, scenario, provenance));
        }
    }
    ovt_data_set(self, self->data, "scenarios", scenarios);
    return ovt_built(self, err);
}
