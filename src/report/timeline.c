// SPDX-License-Identifier: GPL-3.0-or-later
/* A history on a page: what happened when, and how it ended. */
#include <math.h>

#include "overture/base/calendar.h"
#include "overture/report/chronicle.h"

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
    ovt_date_text(date, scenario->clock.start_day + (long) floor(day));
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

void
ovt_section_timeline(ovt_document *self, const char *heading, const ovt_chronicle *chronicle)
{
    const ovt_scenario *scenario = chronicle->scenario;
    fates gathered = {0};
    ovt_document_heading(self, 2, "%s", heading);
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

void
ovt_section_end(ovt_document *self, const ovt_outcome *outcome)
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
