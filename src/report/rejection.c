// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "overture/bargain/change.h"
#include "overture/report/chronicle.h"

/* What the side that rejected would have asked for at that moment. */
static ovt_demand
demand_of(const ovt_rejection *rejection)
{
    const ovt_answer *answer = &rejection->answer;
    double taken_off = rejection->utility[rejection->side] - answer->utility;
    return (ovt_demand){
        .side = rejection->side,
        .utility = fmax(answer->threshold, answer->reservation) + taken_off,
        .holding = answer->lines,
        .fixed = rejection->forced,
    };
}

static double
size_of(const ovt_change *change)
{
    return fabs(change->to - change->from);
}

/* The smallest first, as a share of its issue's range. */
static size_t
find_changes(const ovt_scenario *scenario, const ovt_rejection *rejection, const ovt_demand *demand,
    ovt_change *changes)
{
    size_t count = 0;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        ovt_change change;
        if (ovt_change_find(&change, scenario, &rejection->package, demand, i)) {
            size_t at = count++;
            for (; at > 0 && size_of(&changes[at - 1]) > size_of(&change); at--) {
                changes[at] = changes[at - 1];
            }
            changes[at] = change;
        }
    }
    return count;
}

static void
say_lead(ovt_document *self, const ovt_chronicle *chronicle, size_t single, size_t combined)
{
    const ovt_rejection *rejection = &chronicle->rejection;
    const ovt_scenario *scenario = chronicle->scenario;
    const char *name = scenario->party[rejection->side].name;
    char date[OVT_SAY];
    ovt_document_heading(self, 2, "What would have turned the first rejection");
    ovt_say_date(date, scenario, rejection->day);
    if (single > 0) {
        ovt_document_paragraph(self,
            "On %s, with the same chance, %s would have accepted with one term changed; the "
            "smallest change first:",
            date, name);
    } else if (combined > 0) {
        ovt_document_paragraph(self,
            "On %s no change of one term alone would have made %s accept. With the same chance, "
            "these together would have, at the least cost to the other side:",
            date, name);
    } else {
        ovt_document_paragraph(self,
            "On %s nothing within the ranges of the issues would have made %s accept.", date, name);
    }
}

static json_t *
add_changes(
    ovt_document *self, const ovt_chronicle *chronicle, const ovt_change *changes, size_t count)
{
    const ovt_rejection *rejection = &chronicle->rejection;
    const ovt_scenario *scenario = chronicle->scenario;
    ovt_side other = (ovt_side) (OVT_PARTIES - 1 - rejection->side);
    json_t *array = json_array();
    char gain[OVT_SAY], cost[OVT_SAY];
    for (size_t i = 0; i < count; i++) {
        ovt_text text = {0};
        ovt_say_change(&text, scenario, &changes[i]);
        self->failed |= text.failed;
        ovt_document_item(self, "%s: %s for %s, %s for %s.", text.data == NULL ? "" : text.data,
            ovt_say_signed(gain, changes[i].gain, 3), scenario->party[rejection->side].name,
            ovt_say_signed(cost, -changes[i].cost, 3), scenario->party[other].name);
        ovt_text_free(&text);
        ovt_data_append(self, array, ovt_data_change(self, scenario, &changes[i]));
    }
    return array;
}

ovt_status
ovt_section_rejection(ovt_document *self, const ovt_chronicle *chronicle, ovt_error *err)
{
    const ovt_rejection *rejection = &chronicle->rejection;
    ovt_change changes[OVT_MAX_ISSUES], combined[OVT_MAX_ISSUES];
    size_t together = 0;
    if (!rejection->met) {
        ovt_data_set(self, self->data, "first_rejection", json_null());
        return OVT_OK;
    }
    ovt_demand demand = demand_of(rejection);
    size_t count = find_changes(chronicle->scenario, rejection, &demand, changes);
    ovt_status status = count > 0 ? OVT_OK
                                  : ovt_change_combine(combined, &together, chronicle->scenario,
                                        &rejection->package, &demand, err);
    if (status != OVT_OK) {
        return status;
    }
    json_t *object = json_object();
    say_lead(self, chronicle, count, together);
    ovt_data_set(self, object, "day", ovt_data_number(rejection->day));
    ovt_data_set(
        self, object, "side", ovt_data_text(rejection->side == OVT_SEEKER ? "seeker" : "holder"));
    ovt_data_set(self, object, "changes", add_changes(self, chronicle, changes, count));
    ovt_data_set(self, object, "combined", add_changes(self, chronicle, combined, together));
    ovt_data_set(self, object, "rejected_by_both", json_boolean(rejection->by_both));
    ovt_data_set(self, self->data, "first_rejection", object);
    if (rejection->by_both) {
        ovt_document_paragraph(self,
            "%s rejected the same text, too, and would have had to be met as well.",
            chronicle->scenario->party[1 - rejection->side].name);
    }
    return OVT_OK;
}
