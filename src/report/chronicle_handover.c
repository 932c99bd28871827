// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "overture/report/chronicle.h"

static void
say_people(ovt_text *text, long count, const char *one, const char *many)
{
    char number[OVT_SAY];
    ovt_text_format(text, "%s %s", ovt_say(number, (double) count, 0), count == 1 ? one : many);
}

/* " (women 12, men 6)" where there is more than one kind of them. */
static void
say_each(ovt_text *text, const ovt_scenario *scenario, const int32_t *counts, bool classes)
{
    size_t count = classes ? scenario->prisoner_count : scenario->captive_count;
    const char *lead = " (";
    for (size_t i = 0; count > 1 && i < count; i++) {
        const char *name =
            classes ? scenario->prisoners[i].class_name : scenario->captives[i].category;
        if (counts[i] != 0) {
            ovt_text_format(text, "%s%s: %ld", lead, name, (long) counts[i]);
            lead = ", ";
        }
    }
    ovt_text_add(text, *lead == ',' ? ")" : "");
}

static long
sum_of(const int32_t *counts, size_t count)
{
    long sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += counts[i];
    }
    return sum;
}

static json_t *
named_counts(ovt_chronicle *self, const int32_t *counts, bool classes)
{
    const ovt_scenario *scenario = self->scenario;
    size_t count = classes ? scenario->prisoner_count : scenario->captive_count;
    json_t *object = json_object();
    for (size_t i = 0; i < count; i++) {
        const char *name =
            classes ? scenario->prisoners[i].class_name : scenario->captives[i].category;
        ovt_data_set(self->document, object, name, json_integer(counts[i]));
    }
    return object;
}

/* People of other categories who came in place of those due. */
static long
substitutes(const ovt_chronicle *self, const ovt_handover *handover)
{
    long more = 0;
    for (size_t i = 0; i < self->scenario->captive_count && !handover->extension; i++) {
        int32_t over = handover->alive[i] - handover->due_alive[i];
        more += over > 0 ? over : 0;
    }
    return more;
}

static void
say_handover(ovt_text *text, ovt_chronicle *self, const ovt_handover *handover)
{
    const ovt_scenario *scenario = self->scenario;
    long alive = sum_of(handover->alive, scenario->captive_count);
    long remains = sum_of(handover->remains, scenario->captive_count);
    long prisoners = sum_of(handover->prisoners, scenario->prisoner_count);
    if (alive > 0) {
        say_people(text, alive, "person is", "people are");
        ovt_text_add(text, " handed over alive");
        say_each(text, scenario, handover->alive, false);
    }
    if (remains > 0) {
        ovt_text_add(text, alive > 0 ? ", with the remains of " : "The remains of ");
        say_people(text, remains, alive > 0 ? "person" : "person are",
            alive > 0 ? "people" : "people are");
        ovt_text_add(text, alive > 0 ? "" : " handed over");
        say_each(text, scenario, handover->remains, false);
    }
    if (alive + remains == 0 && handover->due > 0) {
        ovt_text_add(text, "Nobody is handed over, although ");
        say_people(text, handover->due, "person was due", "people were due");
    }
    if (prisoners > 0) {
        ovt_text_add(text, text->length > 0 ? "; " : "");
        say_people(text, prisoners, "prisoner is", "prisoners are");
        ovt_text_add(text, " released");
        say_each(text, scenario, handover->prisoners, true);
    }
    ovt_text_add(text, text->length > 0 ? "." : "The release day passes without anybody due.");
}

/* Whether the release day was late, and for which day it was promised. */
static bool
was_late(ovt_chronicle *self, const ovt_event *event, double *due)
{
    for (size_t i = 0; i < self->late_count; i++) {
        const ovt_late_release *late = &self->late[i];
        if (late->phase == event->phase && late->planned == event->handover->planned) {
            *due = late->day;
            self->late[i] = self->late[--self->late_count];
            return true;
        }
    }
    return false;
}

void
ovt_chronicle_take_handover(ovt_chronicle *self, const ovt_event *event)
{
    const ovt_handover *handover = event->handover;
    const ovt_scenario *scenario = self->scenario;
    ovt_text text = {0};
    char date[OVT_SAY];
    say_handover(&text, self, handover);
    long more = substitutes(self, handover);
    if (more > 0) {
        ovt_text_format(&text, " %ld of them stand%s in for people of other categories.", more,
            more == 1 ? "s" : "");
    }
    if (handover->missing > 0 && handover->missing < handover->due) {
        ovt_text_format(&text, " %ld of the %ld due %s missing.", (long) handover->missing,
            (long) handover->due, handover->missing == 1 ? "is" : "are");
    }
    double due = event->day;
    bool late = was_late(self, event, &due);
    if (late) {
        bool same_day = floor(due) == floor(event->day);
        ovt_text_format(&text, " It was due %s%s.", same_day ? "earlier that day" : "on ",
            same_day ? "" : ovt_say_date(date, scenario, due));
    }
    json_t *data = json_object();
    ovt_data_set(self->document, data, "phase", json_integer((json_int_t) event->phase + 1));
    ovt_data_set(self->document, data, "day_of_phase", ovt_data_number(handover->planned));
    ovt_data_set(self->document, data, "late", json_boolean(late));
    ovt_data_set(self->document, data, "extension", json_boolean(handover->extension));
    ovt_data_set(self->document, data, "due", json_integer(handover->due));
    ovt_data_set(self->document, data, "missing", json_integer(handover->missing));
    ovt_data_set(self->document, data, "substitutes", json_integer(more));
    ovt_data_set(self->document, data, "alive", named_counts(self, handover->alive, false));
    ovt_data_set(self->document, data, "remains", named_counts(self, handover->remains, false));
    ovt_data_set(self->document, data, "prisoners", named_counts(self, handover->prisoners, true));
    ovt_chronicle_add(self, event->day, ovt_event_word(event->kind), "both", &text, data);
}
