// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>

#include "overture/base/calendar.h"
#include "overture/engine/history.h"
#include "overture/report/chronicle.h"
#include "parts.h"

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
    ovt_section_timeline(self, "What happens", chronicle);
    ovt_section_end(self, outcome);
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
