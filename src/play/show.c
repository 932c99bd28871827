// SPDX-License-Identifier: GPL-3.0-or-later
/* What a player sees at the table: offers with its own points, what has happened, where it stands.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "overture/bargain/utility.h"
#include "state.h"

char *
ovt_say_points(char text[OVT_SAY], double utility)
{
    return ovt_say(text, 100 * utility, 1);
}

const char *
ovt_side_word(ovt_side side)
{
    return side == OVT_SEEKER ? "seeker" : "holder";
}

double
ovt_issue_points(const ovt_game *self, ovt_side side, size_t issue, double position)
{
    double sum = ovt_weight_sum(self->drawn, side);
    const ovt_issue *at = &self->drawn->issues[issue];
    return sum > 0 ? at->interest[side].weight / sum * ovt_issue_value(at, side, position) : 0;
}

static void
term_cell(
    ovt_document *answer, ovt_table *table, size_t column, const ovt_issue *issue, double position)
{
    ovt_text text = {0};
    ovt_say_position(&text, issue, position);
    answer->failed |= text.failed;
    ovt_table_cell(answer, table, column, "%s", text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
}

void
ovt_table_terms(
    const ovt_game *self, ovt_document *answer, const ovt_terms_column *columns, size_t count)
{
    char points[OVT_SAY];
    ovt_table *table = ovt_document_table(answer, NULL);
    ovt_table_column_add(answer, table, "#", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(answer, table, "Issue", OVT_ALIGN_LEFT, true);
    for (size_t k = 0; k < count; k++) {
        ovt_table_column_add(answer, table, columns[k].title, OVT_ALIGN_LEFT, true);
        ovt_table_column_add(answer, table, "points", OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        const ovt_issue *issue = &self->drawn->issues[i];
        bool forced = self->ask.forced >> i & 1;
        ovt_table_row(answer, table);
        ovt_table_cell(answer, table, 0, "%zu", i + 1);
        ovt_table_cell(
            answer, table, 1, "%s%s", ovt_issue_label(issue), forced ? " (settled)" : "");
        for (size_t k = 0; k < count; k++) {
            double position = columns[k].package->position[i];
            term_cell(answer, table, 2 + 2 * k, issue, position);
            ovt_table_cell(answer, table, 3 + 2 * k, "%s",
                ovt_say_points(points, ovt_issue_points(self, self->viewer, i, position)));
        }
    }
    ovt_table_row(answer, table);
    ovt_table_cell(answer, table, 1, "Your points");
    for (size_t k = 0; k < count; k++) {
        double utility = ovt_package_utility(self->drawn, self->viewer, columns[k].package);
        ovt_table_cell(answer, table, 3 + 2 * k, "%s", ovt_say_points(points, utility));
    }
}

static double
reservation_now(const ovt_game *self, ovt_side side)
{
    double day = self->ended ? self->end_day : self->ask.day;
    uint64_t forced = self->ended ? self->forced : self->ask.forced;
    return ovt_reservation(self->drawn, side, day, forced);
}

static void
say_walk_away(const ovt_game *self, ovt_document *answer)
{
    char points[OVT_SAY];
    ovt_document_paragraph(answer, "No agreement is worth %s points to you today.",
        ovt_say_points(points, reservation_now(self, self->viewer)));
}

/* What lies beyond a red line of the viewer, in words. */
static void
say_lines(const ovt_game *self, ovt_document *answer, const ovt_package *package)
{
    const ovt_ask *ask = &self->ask;
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        uint64_t bit = UINT64_C(1) << i;
        if (ovt_breaks_red_line(self->drawn, self->viewer, package, bit, NULL)) {
            ovt_document_item(answer, "\"%s\" is beyond your red line, which %s.",
                ovt_issue_label(&self->drawn->issues[i]),
                ask->firm & bit ? "is firm: you may not sign this"
                                : "is posture: you may give it up");
        }
    }
}

void
ovt_show_new_events(ovt_game *self, ovt_document *answer)
{
    size_t *shown = &self->shown[self->viewer];
    if (*shown < self->chronicle.count) {
        ovt_chronicle part = self->chronicle;
        part.entries += *shown;
        part.count -= *shown;
        ovt_section_timeline(answer, self->ended ? "What follows" : "What has happened", &part);
        *shown = self->chronicle.count;
    }
}

static void
show_answer(const ovt_game *self, ovt_document *answer)
{
    const ovt_ask *ask = &self->ask;
    char title[OVT_SAY];
    size_t own = ovt_last_offer_of(self, self->viewer);
    snprintf(title, sizeof title, "Offer %zu", self->offer_count);
    ovt_terms_column columns[] = {
        {title, &ask->package}, {"Your last", own == OVT_NONE ? NULL : &self->offers[own].package}};
    ovt_document_heading(answer, 2, "%s has made offer %zu: your answer?",
        ovt_proposer_name(self->drawn, ask->proposer), self->offer_count);
    ovt_table_terms(self, answer, columns, own == OVT_NONE ? 1 : 2);
    say_lines(self, answer, &ask->package);
    say_walk_away(self, answer);
}

void
ovt_show_draft(const ovt_game *self, ovt_document *answer)
{
    char title[OVT_SAY];
    const ovt_package *draft = &self->draft[self->viewer];
    size_t theirs = ovt_last_offer_to(self, self->viewer);
    snprintf(title, sizeof title, "Offer %zu", theirs + 1);
    ovt_terms_column columns[] = {
        {"Your draft", draft}, {title, theirs == OVT_NONE ? NULL : &self->offers[theirs].package}};
    ovt_table_terms(self, answer, columns, theirs == OVT_NONE ? 1 : 2);
    say_lines(self, answer, draft);
    say_walk_away(self, answer);
}

static void
show_offering(const ovt_game *self, ovt_document *answer)
{
    ovt_document_heading(answer, 2, "It is your turn to make an offer");
    if (self->ask.configured) {
        ovt_document_paragraph(answer,
            "Your draft is the offer that the scenario has your side put first; you may change "
            "it.");
    }
    ovt_show_draft(self, answer);
    ovt_document_paragraph(answer, "To change a term, write its number and the new value: 1 %s",
        self->drawn->issues[0].level_count > 0 ? self->drawn->issues[0].levels[0] : "10");
}

static void
show_impasse(const ovt_game *self, ovt_document *answer)
{
    bool own = self->ask.proposer == (size_t) self->viewer;
    ovt_document_heading(answer, 2, "Offer %zu is rejected: how to go on?", self->offer_count);
    ovt_document_paragraph(answer,
        "You may %s, or wait for a mediator's next text. Until then time passes.",
        own ? "make an offer of your own (counter)" : "ask the other side for an offer (ask)");
}

static void
show_where(const ovt_game *self, ovt_document *answer)
{
    char date[OVT_SAY], day[OVT_SAY];
    const ovt_talks *talks = &self->drawn->talks;
    ovt_text text = {0};
    ovt_text_format(&text, "It is %s, day %s of %.0f.",
        ovt_say_date(date, self->drawn, self->ask.day), ovt_say(day, floor(self->ask.day), 0),
        self->drawn->clock.horizon_days);
    if (talks->deadline_day > self->ask.day) {
        ovt_text_format(&text, " The deadline is in %s days.",
            ovt_say(day, talks->deadline_day - self->ask.day, 0));
    }
    ovt_document_paragraph_of(answer, &text);
}

void
ovt_show_turn(ovt_game *self, ovt_document *answer)
{
    if (self->stage == OVT_STAGE_COVERED) {
        const char *name = self->drawn->party[self->ask.side].name;
        ovt_document_heading(answer, 1, "Hand over now");
        ovt_document_paragraph(answer,
            "The next move is %s's (the %s's). When only the player of %s can see the screen, "
            "write: ready",
            name, ovt_side_word(self->ask.side), name);
        snprintf(self->prompt, sizeof self->prompt, "> ");
        return;
    }
    if (!self->ended) {
        self->viewer = self->ask.side;
        snprintf(self->prompt, sizeof self->prompt, "%s> ", ovt_side_word(self->viewer));
    }
    if (!self->briefed[self->viewer]) {
        self->briefed[self->viewer] = true;
        ovt_show_briefing(self, answer);
    }
    ovt_show_new_events(self, answer);
    if (self->ended) {
        ovt_show_standing(self, answer);
        return;
    }
    ovt_draft_force(self);
    switch (self->ask.kind) {
    case OVT_ASK_ANSWER:
        show_answer(self, answer);
        break;
    case OVT_ASK_OFFER:
        show_offering(self, answer);
        break;
    case OVT_ASK_IMPASSE:
        show_impasse(self, answer);
        break;
    }
    show_where(self, answer);
    ovt_show_menu(self, answer);
}

/* One line of points, for whatever there is. */
static void
score_row(
    const ovt_game *self, ovt_document *answer, ovt_table *table, const char *what, double utility)
{
    char points[OVT_SAY], gain[OVT_SAY];
    double more = utility - reservation_now(self, self->viewer);
    ovt_table_row(answer, table);
    ovt_table_cell(answer, table, 0, "%s", what);
    ovt_table_cell(answer, table, 1, "%s", ovt_say_points(points, utility));
    ovt_table_cell(answer, table, 2, "%s", ovt_say_signed(gain, 100 * more, 1));
}

void
ovt_show_score(const ovt_game *self, ovt_document *answer)
{
    char what[OVT_SAY];
    ovt_side side = self->viewer;
    size_t own = ovt_last_offer_of(self, side), theirs = ovt_last_offer_to(self, side);
    ovt_table *table = ovt_document_table(answer, NULL);
    ovt_table_column_add(answer, table, "What", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(answer, table, "Your points", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(answer, table, "Above no agreement", OVT_ALIGN_RIGHT, false);
    score_row(self, answer, table, "No agreement, today", reservation_now(self, side));
    if (theirs != OVT_NONE) {
        snprintf(what, sizeof what, "Offer %zu, the last made to you", theirs + 1);
        score_row(self, answer, table, what, self->offers[theirs].utility[side]);
    }
    if (own != OVT_NONE) {
        snprintf(what, sizeof what, "Offer %zu, your own last", own + 1);
        score_row(self, answer, table, what, self->offers[own].utility[side]);
    }
    if (!self->ended) {
        score_row(self, answer, table, "Your draft",
            ovt_package_utility(self->drawn, side, &self->draft[side]));
    }
}

static const char *
answer_word(const ovt_said *offer, ovt_side side)
{
    return offer->proposer == (size_t) side                  ? "made it"
           : !offer->answered[side]                          ? "?"
           : offer->answer[side].kind == OVT_ANSWER_ACCEPTED ? "yes"
                                                             : "no";
}

static void
show_one_offer(const ovt_game *self, size_t index, ovt_document *answer)
{
    char title[OVT_SAY], date[OVT_SAY];
    const ovt_said *offer = &self->offers[index];
    ovt_terms_column column = {title, &offer->package};
    snprintf(title, sizeof title, "Offer %zu", index + 1);
    ovt_document_paragraph(answer, "Offer %zu, by %s on %s:", index + 1,
        ovt_proposer_name(self->drawn, offer->proposer),
        ovt_say_date(date, self->drawn, offer->day));
    ovt_table_terms(self, answer, &column, 1);
}

void
ovt_show_offers(const ovt_game *self, const char *number, ovt_document *answer)
{
    static const char *const titles[] = {"Offer", "Date", "By", "Your points"};
    char text[OVT_SAY];
    long one = strtol(number, NULL, 10);
    if (one >= 1 && (size_t) one <= self->offer_count) {
        show_one_offer(self, (size_t) one - 1, answer);
        return;
    }
    if (self->offer_count == 0) {
        ovt_document_paragraph(answer, "No offer has been made yet.");
        return;
    }
    ovt_table *table = ovt_document_table(answer, NULL);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(
            answer, table, titles[i], i == 0 || i == 3 ? OVT_ALIGN_RIGHT : OVT_ALIGN_LEFT, i == 2);
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_table_column_add(answer, table, self->drawn->party[side].name, OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < self->offer_count; i++) {
        const ovt_said *offer = &self->offers[i];
        bool pending =
            !self->ended && self->ask.kind == OVT_ASK_ANSWER && i + 1 == self->offer_count;
        ovt_table_row(answer, table);
        ovt_table_cell(answer, table, 0, "%zu", i + 1);
        ovt_table_cell(answer, table, 1, "%s", ovt_say_date(text, self->drawn, offer->day));
        ovt_table_cell(answer, table, 2, "%s", ovt_proposer_name(self->drawn, offer->proposer));
        ovt_table_cell(answer, table, 3, "%s", ovt_say_points(text, offer->utility[self->viewer]));
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            bool proposed = offer->proposer == (size_t) side;
            ovt_table_cell(answer, table, 4 + (size_t) side, "%s",
                pending && !proposed ? "?" : answer_word(offer, side));
        }
    }
    ovt_document_paragraph(answer, "offers NUMBER shows the terms of one.");
}

void
ovt_show_history(const ovt_game *self, ovt_document *answer)
{
    if (self->chronicle.count == 0) {
        ovt_document_paragraph(answer, "Nothing has happened yet.");
        return;
    }
    ovt_section_timeline(answer, "What has happened", &self->chronicle);
}

void
ovt_show_standing(const ovt_game *self, ovt_document *answer)
{
    static const char *const words[] = {
        [OVT_GAME_OPEN] = "The game is not at its end: nothing is agreed yet.",
        [OVT_GAME_AGREED] = "The talks ended with an agreement.",
        [OVT_GAME_LEFT] = "The talks ended without an agreement: one side left.",
        [OVT_GAME_DOOR] = "The talks ended without an agreement: the door closed.",
        [OVT_GAME_DEADLINE] = "The talks ended without an agreement: the deadline passed.",
        [OVT_GAME_HORIZON] = "The time that is looked at ended without an agreement.",
    };
    char points[OVT_SAY], least[OVT_SAY];
    double utility[OVT_PARTIES];
    ovt_document_heading(answer, 2, "Where it stands");
    ovt_document_paragraph(answer, "%s", words[self->how]);
    if (!self->ended) {
        ovt_show_score(self, answer);
        return;
    }
    ovt_game_utilities(self, utility);
    ovt_say_points(points, utility[self->viewer]);
    if (self->how == OVT_GAME_AGREED) {
        ovt_document_paragraph(answer,
            "What you signed is worth %s points to you; no agreement would have been worth %s.",
            points, ovt_say_points(least, reservation_now(self, self->viewer)));
    } else {
        ovt_document_paragraph(answer, "No agreement is worth %s points to you.", points);
    }
}
