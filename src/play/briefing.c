// SPDX-License-Identifier: GPL-3.0-or-later
/* What a player is told before the first move: the facts, its own points, its instructions. */
#include <math.h>
#include <stdio.h>

#include "overture/bargain/utility.h"
#include "state.h"

enum { SHOWN_POSITIONS = 5, MONTH = 30 };

/* Share of 100 that a rate a day takes in a month. */
static char *
in_a_month(char text[OVT_SAY], double rate)
{
    return ovt_say_hundredths(text, 1 - exp(-rate * MONTH));
}

static void
say_people(const ovt_game *self, ovt_document *answer)
{
    const ovt_scenario *scenario = self->drawn;
    char number[OVT_SAY];
    ovt_text text = {0};
    ovt_text_format(&text, "%s holds", scenario->party[OVT_HOLDER].name);
    for (size_t i = 0; i < scenario->captive_count; i++) {
        const ovt_category *at = &scenario->captives[i];
        ovt_text_format(&text, "%s %s people (%s", i == 0 ? "" : ",", ovt_say(number, at->held, 0),
            at->label == NULL ? at->category : at->label);
        if (at->confirmed_dead > 0) {
            ovt_text_format(&text, "; %d of them known to have died", at->confirmed_dead);
        }
        ovt_text_add(&text, ")");
    }
    ovt_text_add(&text, ".");
    ovt_document_item_of(answer, &text);
    double worst = 0;
    for (size_t i = 0; i < scenario->captive_count; i++) {
        const ovt_category *at = &scenario->captives[i];
        worst = fmax(worst, at->death_rate + at->rescue_death_rate);
    }
    if (worst > 0) {
        ovt_document_item(answer,
            "While hostilities run people die in captivity: in %d days up to %s of 100.", MONTH,
            in_a_month(number, worst));
    }
}

static void
say_protocol(const ovt_game *self, ovt_document *answer)
{
    const ovt_scenario *scenario = self->drawn;
    const char *seeker = scenario->party[OVT_SEEKER].name;
    const char *holder = scenario->party[OVT_HOLDER].name;
    const char *proposer = ovt_proposer_name(scenario, scenario->offer.proposer_index);
    switch (scenario->talks.protocol) {
    case OVT_PROTOCOL_ALTERNATING:
        ovt_document_item(answer, "%s and %s make offers in turn, %s first.", seeker, holder,
            scenario->party[scenario->talks.first].name);
        break;
    case OVT_PROTOCOL_MEDIATED:
        ovt_document_item(answer,
            "Mediators propose; %s and %s answer. What both accept is signed.", seeker, holder);
        break;
    case OVT_PROTOCOL_ULTIMATUM:
        ovt_document_item(
            answer, "%s makes one offer, once: it is signed if it is accepted.", proposer);
        break;
    default:
        ovt_document_item(answer,
            "%s makes the first offer. After a rejection %s waits for a mediator's next text or "
            "makes an offer of its own.",
            proposer, seeker);
        break;
    }
}

static void
say_time(const ovt_game *self, ovt_document *answer)
{
    const ovt_scenario *scenario = self->drawn;
    const ovt_talks *talks = &scenario->talks;
    char date[OVT_SAY], number[OVT_SAY], growth[OVT_SAY];
    ovt_document_item(answer, "The talks begin on %s; the game looks at %.0f days.",
        ovt_say_date(date, scenario, talks->start_day), scenario->clock.horizon_days);
    if (!isnan(talks->deadline_day)) {
        ovt_document_item(answer, "The talks have a deadline: %s, day %s.",
            ovt_say_date(date, scenario, talks->deadline_day),
            ovt_say(number, talks->deadline_day, 0));
    }
    if (talks->door_rate > 0) {
        ovt_document_item(answer,
            "The talks may be broken off by chance: in %d days in %s of 100 cases, and %s of 100 "
            "parts more with each rejection.",
            MONTH, in_a_month(number, talks->door_rate),
            ovt_say_hundredths(growth, talks->door_growth));
    }
    if (talks->ceasefire) {
        ovt_document_item(answer, "Hostilities are halted while the talks go on.");
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        if (issue->forced_rate > 0) {
            ovt_text text = {0};
            ovt_text_format(&text,
                "\"%s\" may be settled from outside (in %d days in %s of 100 "
                "cases): ",
                ovt_issue_label(issue), MONTH, in_a_month(number, issue->forced_rate));
            ovt_say_position(&text, issue, issue->forced_at);
            ovt_text_add(&text, ".");
            ovt_document_item_of(answer, &text);
        }
    }
}

/* "none 7.0, women and children 4.9": every level, or some positions of a range. */
static void
say_options(const ovt_game *self, ovt_text *text, size_t index)
{
    const ovt_issue *issue = &self->drawn->issues[index];
    char points[OVT_SAY];
    bool levels = issue->level_count > 0;
    size_t count = levels ? issue->level_count : SHOWN_POSITIONS;
    for (size_t i = 0; i < count; i++) {
        double position =
            levels ? issue->level_values[i] : (double) i / (double) (SHOWN_POSITIONS - 1);
        ovt_text_add(text, i == 0 ? "" : "; ");
        ovt_say_value(text, issue, position);
        ovt_text_format(text, ": %s",
            ovt_say_points(points, ovt_issue_points(self, self->viewer, index, position)));
    }
}

void
ovt_show_points(const ovt_game *self, ovt_document *answer)
{
    const ovt_scenario *scenario = self->drawn;
    ovt_table *table = ovt_document_table(answer, NULL);
    ovt_table_column_add(answer, table, "#", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(answer, table, "Issue", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(answer, table, "Your points, option by option", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        bool unit = issue->level_count == 0 && issue->unit != NULL && *issue->unit != '\0';
        ovt_text text = {0};
        say_options(self, &text, i);
        answer->failed |= text.failed;
        ovt_table_row(answer, table);
        ovt_table_cell(answer, table, 0, "%zu", i + 1);
        ovt_table_cell(answer, table, 1, "%s%s%s%s", ovt_issue_label(issue), unit ? " (" : "",
            unit ? issue->unit : "", unit ? ")" : "");
        ovt_table_cell(answer, table, 2, "%s", text.data == NULL ? "" : text.data);
        ovt_text_free(&text);
    }
}

static void
say_instructions(const ovt_game *self, ovt_document *answer)
{
    const ovt_scenario *scenario = self->drawn;
    const ovt_party *party = &scenario->party[self->viewer];
    char points[OVT_SAY], drift[OVT_SAY];
    double day = self->ended ? 0 : self->ask.day;
    double value = ovt_reservation(scenario, self->viewer, day, self->forced);
    ovt_text text = {0};
    ovt_text_format(
        &text, "No agreement is worth %s points to you today", ovt_say_points(points, value));
    if (party->reservation_drift != 0) {
        ovt_text_format(&text, ", %s by %s a day as time passes",
            party->reservation_drift < 0 ? "falling" : "rising",
            ovt_say(drift, fabs(100 * party->reservation_drift), 2));
    }
    ovt_text_add(&text, ". Whatever is worth less is worse than walking away.");
    ovt_document_item_of(answer, &text);
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        if (isnan(issue->interest[self->viewer].red_line_position)) {
            continue;
        }
        bool firm = self->genuine[self->viewer] >> i & 1;
        ovt_text_format(&text, "Your red line on \"%s\" is: ", ovt_issue_label(issue));
        ovt_say_position(&text, issue, issue->interest[self->viewer].red_line_position);
        ovt_text_add(&text, firm ? ". It is firm: you may neither offer nor sign what is beyond."
                                 : ". It is posture: you say it, and may give it up.");
        ovt_document_item_of(answer, &text);
    }
}

static void
say_opponent(const ovt_game *self, ovt_document *answer)
{
    ovt_side other = (ovt_side) (1 - self->viewer);
    const char *name = self->drawn->party[other].name;
    if (self->setup.two) {
        ovt_document_item(answer, "%s is played by the other player.", name);
    } else if (self->setup.temperament == OVT_NONE) {
        ovt_document_item(answer,
            "%s is simulated. Its temperament was drawn by the seed; at the end you will be asked "
            "which it was (temperaments lists them).",
            name);
    } else {
        const ovt_temperament *row = ovt_temperament_at(self->temperament);
        ovt_document_item(answer, "%s is simulated, of the temperament \"%s\": it %s.", name,
            row->key, row->summary);
    }
}

static void
add_paragraphs(ovt_document *answer, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ovt_document_paragraph(answer, "%s", texts[i]);
    }
}

void
ovt_show_briefing(const ovt_game *self, ovt_document *answer)
{
    const ovt_scenario *scenario = self->drawn;
    const ovt_lesson *lesson = &scenario->lesson;
    const char *note = lesson->content_note;
    ovt_side side = self->viewer;
    ovt_document_heading(
        answer, 1, "%s", scenario->title == NULL ? scenario->name : scenario->title);
    ovt_document_paragraph(answer,
        "You negotiate for %s, the %s: %s. %s You may stop at any time: quit.",
        scenario->party[side].name, ovt_side_word(side),
        side == OVT_SEEKER ? "you seek the return of people who are held"
                           : "your side holds people whose return the other side seeks",
        note == NULL
            ? "It is a simulation. People are held in it, and some may die while talks go on."
            : note);
    add_paragraphs(answer, lesson->story, lesson->story_count);
    ovt_document_heading(answer, 2, "What both sides know");
    say_people(self, answer);
    say_protocol(self, answer);
    say_time(self, answer);
    ovt_document_heading(answer, 2, "For your eyes only");
    add_paragraphs(answer, lesson->role[side].brief, lesson->role[side].brief_count);
    ovt_show_points(self, answer);
    say_instructions(self, answer);
    say_opponent(self, answer);
}
