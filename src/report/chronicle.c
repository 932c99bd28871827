// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/chronicle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "overture/base/calendar.h"

enum { FIRST_ENTRIES = 64 };

ovt_entry *
ovt_chronicle_add(ovt_chronicle *self, double day, const char *kind, const char *actor,
    ovt_text *text, json_t *data)
{
    ovt_document *document = self->document;
    if (self->count == self->room) {
        size_t room = self->room == 0 ? FIRST_ENTRIES : 2 * self->room;
        ovt_entry *entries = ovt_resize(self->entries, room, sizeof *entries);
        document->failed |= entries == NULL;
        self->entries = entries == NULL ? self->entries : entries;
        self->room = entries == NULL ? self->room : room;
    }
    document->failed |= text->failed;
    const char *copy = document->failed || text->data == NULL
                           ? NULL
                           : ovt_arena_text(&document->arena, text->data, text->length);
    ovt_text_free(text);
    document->failed |= copy == NULL || data == NULL;
    if (document->failed) {
        json_decref(data);
        return NULL;
    }
    ovt_entry *entry = &self->entries[self->count];
    *entry = (ovt_entry){day, self->count, kind, actor, copy, data, OVT_FATE_NONE};
    self->count++;
    return entry;
}

void
ovt_chronicle_free(ovt_chronicle *self)
{
    for (size_t i = 0; i < self->count; i++) {
        json_decref(self->entries[i].data);
    }
    ovt_free(self->entries);
    self->entries = NULL;
    self->count = 0;
}

static int
by_time(const void *a, const void *b)
{
    const ovt_entry *left = a, *right = b;
    if (left->day != right->day) {
        return left->day < right->day ? -1 : 1;
    }
    return (left->order > right->order) - (left->order < right->order);
}

void
ovt_chronicle_sort(ovt_chronicle *self)
{
    if (self->count > 1) {
        qsort(self->entries, self->count, sizeof *self->entries, by_time);
    }
}

char *
ovt_say_date(char text[OVT_SAY], const ovt_scenario *scenario, double day)
{
    static const char *const months[] = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char date[OVT_DATE_TEXT];
    ovt_date_text(date, scenario->clock.start_day + (long) floor(day));
    int month = (date[5] - '0') * 10 + date[6] - '0';
    snprintf(text, OVT_SAY, "%d %s %.4s", atoi(date + 8), months[(month + 11) % 12], date);
    return text;
}

static const char *
phase_name(const ovt_chronicle *self, size_t phase)
{
    const char *name =
        phase < self->scenario->offer.phase_count ? self->scenario->offer.phases[phase].name : NULL;
    return name == NULL ? "" : name;
}

static void
say_phase(ovt_text *text, const ovt_chronicle *self, const ovt_event *event)
{
    const ovt_phase_terms *terms = event->terms;
    char number[OVT_SAY];
    const char *name = phase_name(self, event->phase);
    ovt_text_format(text, "Phase %zu%s%s%s begins: hostilities are halted for %s days",
        event->phase + 1, *name == '\0' ? "" : " (", name, *name == '\0' ? "" : ")",
        ovt_say(number, terms->days, 0));
    if (terms->aid_per_day > 0) {
        ovt_text_format(text, ", %s trucks of aid a day", ovt_say(number, terms->aid_per_day, 0));
    }
    if (terms->withdrawal > 0) {
        ovt_text_format(text, ", %s of 100 parts of the occupied territory to be vacated",
            ovt_say_hundredths(number, terms->withdrawal));
    }
    if (terms->civilian_return > 0) {
        ovt_text_format(text, ", %s of 100 displaced people to return by its end",
            ovt_say_hundredths(number, terms->civilian_return));
    }
    ovt_text_add(text, ".");
}

static void
take_phase(ovt_chronicle *self, const ovt_event *event)
{
    ovt_text text = {0};
    const ovt_phase_terms *terms = event->terms;
    self->phase = *terms;
    self->phase_begun = event->day;
    self->pauses = 0;
    self->vacated = false;
    say_phase(&text, self, event);
    json_t *data = json_object();
    ovt_data_set(self->document, data, "phase", json_integer((json_int_t) event->phase + 1));
    ovt_data_set(self->document, data, "days", ovt_data_number(terms->days));
    ovt_data_set(self->document, data, "aid_per_day", ovt_data_number(terms->aid_per_day));
    ovt_data_set(self->document, data, "withdrawal", ovt_data_number(terms->withdrawal));
    ovt_data_set(self->document, data, "civilian_return", ovt_data_number(terms->civilian_return));
    ovt_data_set(self->document, data, "permanent", json_boolean(terms->permanent));
    ovt_chronicle_add(self, event->day, ovt_event_word(event->kind), "both", &text, data);
}

/* Told before the next event that is later than its day. */
static void
take_withdrawal(ovt_chronicle *self, const ovt_event *event)
{
    double day = self->phase_begun + self->phase.withdrawal_day + self->pauses;
    char share[OVT_SAY];
    ovt_text text = {0};
    if (self->vacated || self->phase.withdrawal <= 0 || event->day < day) {
        return;
    }
    self->vacated = true;
    ovt_text_format(&text, "%s of 100 parts of the occupied territory are vacated.",
        ovt_say_hundredths(share, self->phase.withdrawal));
    json_t *data = json_object();
    ovt_data_set(self->document, data, "phase", json_integer((json_int_t) event->phase + 1));
    ovt_data_set(self->document, data, "share", ovt_data_number(self->phase.withdrawal));
    ovt_chronicle_add(self, day, "withdrawal", "seeker", &text, data);
}

static void
take_fate(ovt_chronicle *self, const ovt_event *event)
{
    static const struct {
        ovt_event_kind kind;
        ovt_fate fate;
        const char *actor;
        const char *words;
    } fates[] = {
        {OVT_EVENT_DIED, OVT_FATE_DIED, "none", "A person (%s) dies in captivity."},
        {OVT_EVENT_RESCUED, OVT_FATE_RESCUED, "seeker", "A person (%s) is freed by force."},
        {OVT_EVENT_RECOVERED, OVT_FATE_RECOVERED, "seeker",
            "The remains of a person (%s) are found."},
    };
    size_t row = event->kind == OVT_EVENT_DIED ? 0 : event->kind == OVT_EVENT_RESCUED ? 1 : 2;
    const char *category = self->scenario->captives[event->category].category;
    const char *mark = strstr(fates[row].words, "%s");
    ovt_text text = {0};
    ovt_text_append(&text, fates[row].words, (size_t) (mark - fates[row].words));
    ovt_text_add(&text, category);
    ovt_text_add(&text, mark + 2);
    json_t *data = json_object();
    ovt_data_set(self->document, data, "category", ovt_data_text(category));
    ovt_entry *entry = ovt_chronicle_add(
        self, event->day, ovt_event_word(event->kind), fates[row].actor, &text, data);
    if (entry != NULL) {
        entry->fate = fates[row].fate;
    }
}

static void
say_plain(ovt_text *text, ovt_chronicle *self, const ovt_event *event)
{
    const ovt_scenario *scenario = self->scenario;
    char number[OVT_SAY];
    size_t phase = event->phase + 1;
    switch (event->kind) {
    case OVT_EVENT_SIGNED:
        ovt_text_format(text, "%s and %s sign the agreement.", scenario->party[OVT_SEEKER].name,
            scenario->party[OVT_HOLDER].name);
        break;
    case OVT_EVENT_LATE:
        ovt_text_add(text, "The release due today does not take place on time.");
        break;
    case OVT_EVENT_DISPUTE:
        ovt_text_add(text, "A dispute over those who are missing counts as a violation.");
        break;
    case OVT_EVENT_VIOLATION:
        ovt_text_add(text, "The truce is violated.");
        break;
    case OVT_EVENT_PAUSE:
        ovt_text_add(text, "The deal is suspended: no releases and no aid, but no hostilities.");
        break;
    case OVT_EVENT_RESUMED:
        ovt_text_format(text, "The deal is in force again after %s days.",
            ovt_say(number, self->pause_length, 1));
        break;
    case OVT_EVENT_EXTENDED:
        ovt_text_format(text,
            "Phase %zu goes on for an extra day (%.0f so far), for more releases.", phase,
            event->length);
        break;
    case OVT_EVENT_PHASE_ENDED:
        ovt_text_format(text, "Phase %zu ends.", phase);
        break;
    case OVT_EVENT_GATE_OPENED:
        ovt_text_format(text, "The way to phase %zu is open.", phase + 1);
        break;
    case OVT_EVENT_GATE_FAILED:
        ovt_text_format(text, "There is no agreement on phase %zu%s.", phase + 1,
            self->permanent ? "" : "; hostilities resume");
        break;
    case OVT_EVENT_COLLAPSED:
        ovt_text_format(text, "The deal collapses in phase %zu; hostilities resume.", phase);
        break;
    case OVT_EVENT_EXPIRED:
        ovt_text_add(text, "The last phase has run out; hostilities resume.");
        break;
    case OVT_EVENT_SETTLED:
        ovt_text_add(text, "The truce becomes permanent.");
        break;
    default:
        ovt_text_add(text, "The time that is looked at ends.");
        break;
    }
}

static void
take_plain(ovt_chronicle *self, const ovt_event *event)
{
    static const char *const both = "both", *const none = "none";
    ovt_text text = {0};
    say_plain(&text, self, event);
    json_t *data = json_object();
    bool exchange = event->kind != OVT_EVENT_HORIZON;
    if (exchange) {
        ovt_data_set(self->document, data, "phase", json_integer((json_int_t) event->phase + 1));
    }
    if (event->kind == OVT_EVENT_PAUSE) {
        ovt_data_set(self->document, data, "days", ovt_data_number(event->length));
    }
    ovt_chronicle_add(
        self, event->day, ovt_event_word(event->kind), exchange ? both : none, &text, data);
}

/* What later events need to know. */
static void
remember(ovt_chronicle *self, const ovt_event *event)
{
    if (event->kind == OVT_EVENT_PAUSE) {
        self->pause_length = event->length;
    } else if (event->kind == OVT_EVENT_RESUMED) {
        self->pauses += self->pause_length;
    } else if (event->kind == OVT_EVENT_PHASE_ENDED) {
        self->permanent |= self->phase.permanent;
    } else if (event->kind == OVT_EVENT_LATE) {
        if (self->late_count < OVT_LATE_RELEASES) {
            self->late[self->late_count++] =
                (ovt_late_release){event->phase, event->planned, event->day};
        }
    } else if (event->kind == OVT_EVENT_SIGNED) {
        self->late_count = 0;
        self->permanent = false;
        self->phase = (ovt_phase_terms){0};
    }
}

void
ovt_chronicle_take(void *context, const ovt_event *event)
{
    ovt_chronicle *self = context;
    switch (event->kind) {
    case OVT_EVENT_TALKS:
        ovt_chronicle_take_talks(self, event->talks);
        return;
    case OVT_EVENT_DIED:
    case OVT_EVENT_RESCUED:
    case OVT_EVENT_RECOVERED:
        take_fate(self, event);
        return;
    default:
        break;
    }
    remember(self, event);
    if (event->kind != OVT_EVENT_SIGNED && event->kind != OVT_EVENT_HORIZON) {
        take_withdrawal(self, event);
    }
    if (event->kind == OVT_EVENT_PHASE_BEGUN) {
        take_phase(self, event);
    } else if (event->kind == OVT_EVENT_DELIVERED) {
        ovt_chronicle_take_handover(self, event);
    } else {
        take_plain(self, event);
    }
}
