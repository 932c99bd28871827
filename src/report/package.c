// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/report/package.h"

const char *
ovt_issue_label(const ovt_issue *issue)
{
    return issue->label == NULL ? issue->name : issue->label;
}

const char *
ovt_proposer_name(const ovt_scenario *scenario, size_t proposer)
{
    if (proposer < OVT_PARTIES) {
        return scenario->party[proposer].name;
    }
    size_t mediator = proposer - OVT_PROPOSER_MEDIATOR;
    return mediator < scenario->mediator_count ? scenario->mediators[mediator].name
                                               : "the mediator";
}

const char *
ovt_proposer_key(const ovt_scenario *scenario, size_t proposer)
{
    return proposer == OVT_PROPOSER_SEEKER   ? "seeker"
           : proposer == OVT_PROPOSER_HOLDER ? "holder"
                                             : ovt_proposer_name(scenario, proposer);
}

static size_t
nearest_level(const ovt_issue *issue, double position)
{
    size_t best = 0;
    double least = INFINITY;
    for (size_t i = 0; i < issue->level_count; i++) {
        double at = issue->level_value_count == issue->level_count ? issue->level_values[i]
                    : issue->level_count > 1 ? (double) i / (double) (issue->level_count - 1)
                                             : 0;
        if (fabs(at - position) < least) {
            least = fabs(at - position);
            best = i;
        }
    }
    return best;
}

bool
ovt_issue_is_whole(const ovt_issue *issue)
{
    for (size_t i = 0; i < issue->bind_count; i++) {
        const ovt_bind *bind = &issue->bind[i];
        bool same = (isnan(bind->from) || bind->from == issue->from) &&
                    (isnan(bind->to) || bind->to == issue->to);
        if (same && bind->place.whole) {
            return true;
        }
    }
    return false;
}

static double
value_at(const ovt_issue *issue, double position)
{
    double value = issue->from + position * (issue->to - issue->from);
    return ovt_issue_is_whole(issue) ? round(value) : value;
}

/* As many decimals as tell apart a thousandth of the range, less trailing noughts. */
static void
say_number(ovt_text *text, const ovt_issue *issue, double value)
{
    char number[OVT_SAY];
    double range = fabs(issue->to - issue->from);
    int decimals =
        ovt_issue_is_whole(issue) || range <= 0 ? 0 : (int) fmax(0, ceil(3 - log10(range)));
    decimals = decimals > 6 ? 6 : decimals;
    ovt_say(number, value, decimals);
    size_t length = strlen(number);
    if (strchr(number, '.') != NULL) {
        while (number[length - 1] == '0') {
            length--;
        }
        length -= number[length - 1] == '.';
    }
    ovt_text_append(text, number, length);
}

void
ovt_say_value(ovt_text *text, const ovt_issue *issue, double position)
{
    if (issue->level_count > 0) {
        ovt_text_add(text, issue->levels[nearest_level(issue, position)]);
    } else {
        say_number(text, issue, value_at(issue, position));
    }
}

void
ovt_say_position(ovt_text *text, const ovt_issue *issue, double position)
{
    ovt_say_value(text, issue, position);
    if (issue->level_count == 0 && issue->unit != NULL && *issue->unit != '\0') {
        ovt_text_format(text, " %s", issue->unit);
    }
}

json_t *
ovt_data_position(const ovt_issue *issue, double position)
{
    return issue->level_count > 0 ? ovt_data_text(issue->levels[nearest_level(issue, position)])
                                  : ovt_data_number(value_at(issue, position));
}

void
ovt_say_package(ovt_text *text, const ovt_scenario *scenario, const ovt_package *package)
{
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        ovt_text_format(text, "%s%s: ", i == 0 ? "" : "; ", ovt_issue_label(issue));
        ovt_say_position(text, issue, package->position[i]);
    }
}

json_t *
ovt_data_terms(ovt_document *self, const ovt_scenario *scenario, const ovt_package *package)
{
    json_t *object = json_object();
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        ovt_data_set(self, object, issue->name, ovt_data_position(issue, package->position[i]));
    }
    return object;
}

json_t *
ovt_data_positions(ovt_document *self, const ovt_scenario *scenario, const ovt_package *package)
{
    json_t *object = json_object();
    for (size_t i = 0; i < scenario->issue_count; i++) {
        ovt_data_set(self, object, scenario->issues[i].name, ovt_data_number(package->position[i]));
    }
    return object;
}

json_t *
ovt_data_sides(ovt_document *self, const double values[OVT_PARTIES])
{
    json_t *object = json_object();
    ovt_data_set(self, object, "seeker", ovt_data_number(values[OVT_SEEKER]));
    ovt_data_set(self, object, "holder", ovt_data_number(values[OVT_HOLDER]));
    return object;
}

json_t *
ovt_data_change(ovt_document *self, const ovt_scenario *scenario, const ovt_change *change)
{
    const ovt_issue *issue = &scenario->issues[change->issue];
    json_t *object = json_object();
    ovt_data_set(self, object, "issue", ovt_data_text(issue->name));
    ovt_data_set(self, object, "from", ovt_data_position(issue, change->from));
    ovt_data_set(self, object, "to", ovt_data_position(issue, change->to));
    ovt_data_set(self, object, "position_from", ovt_data_number(change->from));
    ovt_data_set(self, object, "position_to", ovt_data_number(change->to));
    ovt_data_set(self, object, "gain", ovt_data_number(change->gain));
    ovt_data_set(self, object, "cost", ovt_data_number(change->cost));
    return object;
}

void
ovt_say_change(ovt_text *text, const ovt_scenario *scenario, const ovt_change *change)
{
    const ovt_issue *issue = &scenario->issues[change->issue];
    ovt_text_format(text, "\"%s\" ", ovt_issue_label(issue));
    ovt_say_position(text, issue, change->to);
    ovt_text_add(text, " instead of ");
    ovt_say_position(text, issue, change->from);
}
