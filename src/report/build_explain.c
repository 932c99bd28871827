// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "chronicle.h"
#include "overture/base/calendar.h"
#include "overture/engine/history.h"

/* ISO date of a moment. */
static char *
date_of(char text[OVT_DATE_TEXT], const ovt_scenario *scenario, double day)
{
    return ovt_date_text(text, scenario->clock.start_day + (long) floor(day));
}

static void
add_data(ovt_document *self, const ovt_chronicle *chronicle)
{
    char date[OVT_DATE_TEXT];
    json_t *events = json_array();
    for (size_t i = 0; i < chronicle->count; i++) {
        const ovt_entry *entry = &chronicle->entries[i];
        json_t *object = json_object();
        ovt_data_set(self, object, "day", ovt_data_number(entry->day));
        ovt_data_set(
            self, object, "date", ovt_data_text(date_of(date, chronicle->scenario, entry->day)));
        ovt_data_set(self, object, "kind", ovt_data_text(entry->kind));
        ovt_data_set(self, object, "actor", ovt_data_text(entry->actor));
        ovt_data_set(self, object, "text", ovt_data_text(entry->text));
        ovt_data_set(self, object, "data", json_incref(entry->data));
        ovt_data_append(self, events, object);
    }
    ovt_data_set(self, self->data, "events", events);
}

static void
add_records(ovt_document *self, const ovt_chronicle *chronicle)
{
    static const char *const titles[] = {"day", "date", "kind", "actor", "text"};
    char date[OVT_DATE_TEXT], number[OVT_NUMBER_TEXT];
    ovt_table *records = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, records, titles[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < chronicle->count; i++) {
        const ovt_entry *entry = &chronicle->entries[i];
        ovt_table_row(self, records);
        ovt_table_cell(self, records, 0, "%s", ovt_number_text(number, entry->day));
        ovt_table_cell(self, records, 1, "%s", date_of(date, chronicle->scenario, entry->day));
        ovt_table_cell(self, records, 2, "%s", entry->kind);
        ovt_table_cell(self, records, 3, "%s", entry->actor);
        ovt_table_cell(self, records, 4, "%s", entry->text);
    }
}

/* People's fates between two other events of the same month are told together. */
typedef struct {
    int counts[OVT_FATE_RECOVERED + 1];
    double first;
    double last;
    size_t entries;
} fates;

static long
month_of(const ovt_scenario *scenario, double day)
{
    char date[OVT_DATE_TEXT];
    date_of(date, scenario, day);
    return (date[2] - '0') * 1000L + (date[3] - '0') * 100L + (date[5] - '0') * 10L + date[6];
}

static void
count_words(ovt_text *text, const char *before, int count, const char *one, const char *many)
{
    if (count > 0) {
        const char *lead = text->length > 0 ? "; " : "";
        ovt_text_format(text, "%s%s%d %s", lead, before, count, count == 1 ? one : many);
    }
}

/* One short date where the first and the last are the same. */
static void
timeline_row(ovt_document *self, ovt_table *table, const ovt_scenario *scenario, double first,
    double last, const char *text)
{
    char from[OVT_SAY], to[OVT_SAY];
    ovt_table_row(self, table);
    ovt_say_date(from, scenario, first);
    ovt_say_date(to, scenario, last);
    if (floor(first) == floor(last)) {
        ovt_table_cell(self, table, 0, "%s", from);
        ovt_table_cell(self, table, 1, "%.0f", floor(first));
    } else {
        ovt_table_cell(self, table, 0, "to %s", to);
        ovt_table_cell(self, table, 1, "%.0f-%.0f", floor(first), floor(last));
    }
    ovt_table_cell(self, table, 2, "%s", text);
}

static void
flush_fates(ovt_document *self, ovt_table *table, const ovt_scenario *scenario, fates *gathered)
{
    ovt_text text = {0};
    if (gathered->entries == 0) {
        return;
    }
    count_words(&text, "", gathered->counts[OVT_FATE_DIED], "person dies in captivity",
        "people die in captivity");
    count_words(&text, "", gathered->counts[OVT_FATE_RESCUED], "person is freed by force",
        "people are freed by force");
    count_words(&text, text.length > 0 ? "the remains of " : "The remains of ",
        gathered->counts[OVT_FATE_RECOVERED], "person are found", "people are found");
    ovt_text_add(&text, ".");
    self->failed |= text.failed;
    timeline_row(
        self, table, scenario, gathered->first, gathered->last, text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
    *gathered = (fates){0};
}

static void
gather(fates *gathered, const ovt_entry *entry)
{
    if (gathered->entries == 0) {
        gathered->first = entry->day;
    }
    gathered->last = entry->day;
    gathered->counts[entry->fate]++;
    gathered->entries++;
}

static void
section_timeline(ovt_document *self, const ovt_chronicle *chronicle)
{
    const ovt_scenario *scenario = chronicle->scenario;
    fates gathered = {0};
    ovt_document_heading(self, 2, "What happens");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Date", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Day", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Event", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < chronicle->count; i++) {
        const ovt_entry *entry = &chronicle->entries[i];
        bool apart = entry->fate == OVT_FATE_NONE ||
                     (gathered.entries > 0 &&
                         month_of(scenario, gathered.first) != month_of(scenario, entry->day));
        if (apart) {
            flush_fates(self, table, scenario, &gathered);
        }
        if (entry->fate == OVT_FATE_NONE) {
            timeline_row(self, table, scenario, entry->day, entry->day, entry->text);
        } else {
            gather(&gathered, entry);
        }
    }
    flush_fates(self, table, scenario, &gathered);
}

static void
section_end(ovt_document *self, const ovt_outcome *outcome)
{
    char ending[OVT_ENDING_TEXT], words[OVT_SAY], prisoners[OVT_SAY], trucks[OVT_SAY];
    char truce[OVT_SAY], pause[OVT_SAY], hostile[OVT_SAY];
    const ovt_tally *tally = &outcome->captives;
    ovt_document_heading(self, 2, "How it ends");
    ovt_document_item(
        self, "Ending: %s.", ovt_say_key(words, ovt_ending_text(ending, outcome->ending)));
    ovt_document_item(self,
        "Captives returned alive: %d; remains returned: %d; freed by force: %d; remains found: %d.",
        tally->returned_alive, tally->returned_remains, tally->rescued, tally->recovered);
    ovt_document_item(self,
        "Died in captivity on the way: %d. Still held alive: %d; remains still held: %d.",
        tally->died_in_captivity, tally->still_held_alive, tally->still_held_remains);
    ovt_document_item(self, "Prisoners released: %s. Trucks of aid: %s.",
        ovt_say(prisoners, outcome->prisoners_released, 0),
        ovt_say(trucks, outcome->aid_delivered, 0));
    ovt_document_item(self, "Days of truce: %s; of pause: %s; of hostilities: %s.",
        ovt_say(truce, outcome->truce_days, 1), ovt_say(pause, outcome->pause_days, 1),
        ovt_say(hostile, outcome->hostility_days, 1));
}

static ovt_status
outcome_data(
    ovt_document *self, const ovt_scenario *scenario, const ovt_outcome *outcome, ovt_error *err)
{
    ovt_columns columns = {0};
    json_t *object = json_object();
    ovt_status status = ovt_columns_init(&columns, &scenario, 1, NULL, 0, err);
    for (size_t i = 0; status == OVT_OK && i < columns.count; i++) {
        const ovt_column *column = &columns.columns[i];
        ovt_data_set(
            self, object, column->name, ovt_data_number(ovt_column_value(column, 0, outcome)));
    }
    ovt_data_set(self, self->data, "outcome", object);
    ovt_columns_free(&columns);
    return status;
}

static void
section_opening(ovt_document *self, const ovt_results *results, const ovt_explained *explained)
{
    const ovt_scenario *scenario = results->scenarios[0];
    char number[OVT_SAY], histories[OVT_SAY];
    ovt_document_heading(self, 1, "%s", scenario->title == NULL ? scenario->name : scenario->title);
    ovt_say(number, (double) explained->replication + 1, 0);
    if (explained->typical) {
        ovt_document_paragraph(self,
            "%s: history %s of %s (seed %llu), the one nearest the medians of all: a plain "
            "example, not the likeliest course. --replication picks another.",
            scenario->name, number, ovt_say(histories, (double) results->replications, 0),
            (unsigned long long) results->seed);
    } else {
        ovt_document_paragraph(self,
            "%s: history %s (seed %llu), as asked for: one course that chance may take.",
            scenario->name, number, (unsigned long long) results->seed);
    }
    ovt_document_paragraph(self,
        "A simulated history, not a record of events and not a forecast.%s",
        scenario->issue_count > 0
            ? " What something is worth to a side is a number from 0 to 1 that follows from the "
              "weights assumed for it."
            : "");
}

static void
add_start(ovt_chronicle *chronicle, const ovt_scenario *scenario)
{
    char held[OVT_SAY], dead[OVT_SAY];
    int people = 0, known = 0;
    ovt_text text = {0};
    for (size_t i = 0; i < scenario->captive_count; i++) {
        people += scenario->captives[i].held;
        known += scenario->captives[i].confirmed_dead;
    }
    ovt_text_format(
        &text, "%s holds %s people", scenario->party[OVT_HOLDER].name, ovt_say(held, people, 0));
    if (known > 0) {
        ovt_text_format(&text, ", %s of them known to have died", ovt_say(dead, known, 0));
    }
    ovt_text_add(&text, ".");
    json_t *data = json_object();
    ovt_data_set(chronicle->document, data, "held", json_integer(people));
    ovt_data_set(chronicle->document, data, "confirmed_dead", json_integer(known));
    ovt_chronicle_add(chronicle, 0, "start", "none", &text, data);
}

static void
begin_data(ovt_document *self, const ovt_results *results, const ovt_explained *explained,
    const ovt_provenance *provenance)
{
    const ovt_scenario *scenario = results->scenarios[0];
    json_t *object = json_object();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "run", ovt_data_run(self, results, provenance));
    ovt_data_set(self, object, "name", ovt_data_text(scenario->name));
    ovt_data_set(self, object, "title", ovt_data_text(scenario->title));
    ovt_data_set(self, object, "file", ovt_data_text(scenario->file));
    ovt_data_set(self, self->data, "scenario", object);
    ovt_data_set(
        self, self->data, "replication", json_integer((json_int_t) explained->replication + 1));
    ovt_data_set(self, self->data, "nearest_medians", json_boolean(explained->typical));
}

static ovt_status
tell(ovt_document *self, ovt_history *history, ovt_chronicle *chronicle,
    const ovt_explained *explained, ovt_error *err)
{
    const ovt_scenario *original = chronicle->scenario;
    ovt_outcome *outcome = ovt_allocate_aligned(1, ovt_outcome_stride(original));
    if (outcome == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to tell a history");
    }
    ovt_event_listener listener = {ovt_chronicle_take, chronicle};
    chronicle->scenario = ovt_history_scenario(history);
    add_start(chronicle, chronicle->scenario);
    ovt_history_follow(history, explained->replication, outcome, &listener);
    ovt_chronicle_sort(chronicle);
    section_timeline(self, chronicle);
    section_end(self, outcome);
    add_data(self, chronicle);
    add_records(self, chronicle);
    ovt_status status = ovt_section_rejection(self, chronicle, err);
    if (status == OVT_OK) {
        status = outcome_data(self, original, outcome, err);
    }
    ovt_free(outcome);
    return status;
}

ovt_status
ovt_build_explain(ovt_document *self, const ovt_results *results, const ovt_explained *explained,
    const ovt_provenance *provenance, ovt_error *err)
{
    ovt_history *history = NULL;
    ovt_chronicle chronicle = {.document = self, .scenario = results->scenarios[0]};
    *self = (ovt_document){0};
    section_opening(self, results, explained);
    begin_data(self, results, explained, provenance);
    ovt_status status = ovt_history_new(&history, chronicle.scenario, results->seed, err);
    if (status == OVT_OK) {
        status = tell(self, history, &chronicle, explained, err);
    }
    ovt_chronicle_free(&chronicle);
    ovt_history_delete(history);
    return status == OVT_OK ? ovt_built(self, err) : status;
}
