// SPDX-License-Identifier: GPL-3.0-or-later
/* How an agreement comes about where the parties talk, and what they talk about. */
#include <math.h>

#include "overture/bargain/utility.h"
#include "overture/report/package.h"
#include "parts.h"

static const char *
after_rejection(int policy)
{
    switch (policy) {
    case OVT_IMPASSE_WAIT:
        return "waits for a mediator's next text";
    case OVT_IMPASSE_OWN_OFFER:
        return "makes an offer of its own";
    default:
        return "waits for a mediator's next text or makes an offer of its own, by chance";
    }
}

void
ovt_item_talks(ovt_document *self, const ovt_scenario *scenario)
{
    const ovt_talks *talks = &scenario->talks;
    const char *seeker = scenario->party[OVT_SEEKER].name;
    const char *holder = scenario->party[OVT_HOLDER].name;
    const char *proposer = ovt_proposer_name(scenario, scenario->offer.proposer_index);
    char day[OVT_SAY];
    ovt_say(day, talks->start_day, 0);
    switch (talks->protocol) {
    case OVT_PROTOCOL_ULTIMATUM:
        ovt_document_item(self,
            "%s puts the offer below on the table on day %s, once: it is signed if it is accepted.",
            proposer, day);
        break;
    case OVT_PROTOCOL_ALTERNATING:
        ovt_document_item(self,
            "%s and %s make offers in turn from day %s on, %s first; the offer below is what the "
            "terms are taken from that they do not negotiate.",
            seeker, holder, day, scenario->party[talks->first].name);
        break;
    case OVT_PROTOCOL_MEDIATED:
        ovt_document_item(self,
            "Mediators propose from day %s on, and what both sides accept is signed; the offer "
            "below is what the terms are taken from that are not negotiated.",
            day);
        break;
    default:
        ovt_document_item(self,
            "%s puts the offer below on the table on day %s. After a rejection %s %s. What is "
            "accepted is signed.",
            proposer, day, seeker, after_rejection(talks->impasse_policy));
        break;
    }
}

static void
add_red_line(ovt_text *text, const ovt_scenario *scenario, const ovt_issue *issue, ovt_side side)
{
    const ovt_interest *interest = &issue->interest[side];
    char share[OVT_SAY];
    if (isnan(interest->red_line_position)) {
        return;
    }
    ovt_text_format(text, "%s%s: ", text->length > 0 ? "; " : "", scenario->party[side].name);
    ovt_say_value(text, issue, interest->red_line_position);
    if (interest->firmness < 1) {
        ovt_text_format(
            text, " (genuine in %s of 100)", ovt_say_hundredths(share, interest->firmness));
    }
}

static void
add_value(
    ovt_document *self, ovt_table *table, size_t column, const ovt_issue *issue, double position)
{
    ovt_text text = {0};
    ovt_say_value(&text, issue, position);
    self->failed |= text.failed;
    ovt_table_cell(self, table, column, "%s", text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
}

static void
add_issue(ovt_document *self, ovt_table *table, const ovt_scenario *scenario, size_t index)
{
    const ovt_issue *issue = &scenario->issues[index];
    ovt_text lines = {0};
    char share[OVT_SAY];
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", ovt_issue_label(issue));
    add_value(self, table, 1, issue, 0);
    add_value(self, table, 2, issue, 1);
    add_value(self, table, 3, issue, issue->position);
    for (int side = 0; side < OVT_PARTIES; side++) {
        double sum = ovt_weight_sum(scenario, (ovt_side) side);
        double weight = issue->interest[side].weight;
        ovt_table_cell(self, table, 4 + (size_t) side, "%s",
            ovt_say_hundredths(share, sum > 0 ? weight / sum : 0));
        add_red_line(&lines, scenario, issue, (ovt_side) side);
    }
    self->failed |= lines.failed;
    ovt_table_cell(self, table, 6, "%s", lines.data == NULL ? "-" : lines.data);
    ovt_text_free(&lines);
}

void
ovt_section_issues(ovt_document *self, const ovt_scenario *scenario)
{
    static const struct {
        const char *title;
        ovt_align align;
    } columns[] = {{"Issue", OVT_ALIGN_LEFT}, {"From", OVT_ALIGN_LEFT}, {"To", OVT_ALIGN_LEFT},
        {"Offered", OVT_ALIGN_LEFT}};
    char title[OVT_SAY];
    ovt_document_heading(self, 3, "What is negotiated");
    ovt_table *table = ovt_document_table(self, NULL);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        ovt_table_column_add(self, table, columns[i].title, columns[i].align, true);
    }
    for (int side = 0; side < OVT_PARTIES; side++) {
        snprintf(title, sizeof title, "Weight of %.20s", scenario->party[side].name);
        ovt_table_column_add(self, table, title, OVT_ALIGN_RIGHT, true);
    }
    ovt_table_column_add(self, table, "Red lines", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < scenario->issue_count; i++) {
        add_issue(self, table, scenario, i);
    }
}
