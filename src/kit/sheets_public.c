// SPDX-License-Identifier: GPL-3.0-or-later
/* What everybody in a class may read: the public briefing, questions, and forms to fill in. */
#include <math.h>

#include "sheets.h"

enum { OFFER_LINES = 10 };

static const char *const blank = "________";

static void
say_people(ovt_document *self, const ovt_scenario *scenario)
{
    char number[OVT_SAY];
    for (size_t i = 0; i < scenario->captive_count; i++) {
        const ovt_category *at = &scenario->captives[i];
        ovt_text text = {0};
        ovt_text_format(&text, "%s: %s people, held by %s",
            at->label == NULL ? at->category : at->label, ovt_say(number, at->held, 0),
            scenario->party[OVT_HOLDER].name);
        if (at->confirmed_dead > 0) {
            ovt_text_format(&text, "; %d of them are known to have died", at->confirmed_dead);
        }
        ovt_text_add(&text, ".");
        ovt_document_item_of(self, &text);
    }
}

/* "from 2 to 14 detainees", or every level. */
static void
say_room(ovt_document *self, const ovt_issue *issue, size_t number)
{
    ovt_text text = {0};
    ovt_text_format(&text, "Issue %zu, %s: ", number, ovt_issue_label(issue));
    if (issue->level_count == 0) {
        ovt_text_add(&text, "from ");
        ovt_say_value(&text, issue, 0);
        ovt_text_add(&text, " to ");
        ovt_say_position(&text, issue, 1);
    }
    for (size_t i = 0; i < issue->level_count; i++) {
        ovt_text_format(&text, "%s\"%s\"",
            i == 0                       ? ""
            : i + 1 < issue->level_count ? ", "
                                         : " or ",
            issue->levels[i]);
    }
    ovt_text_add(&text, ".");
    ovt_document_item_of(self, &text);
}

static void
say_rules(ovt_document *self, const ovt_scenario *scenario)
{
    const ovt_talks *talks = &scenario->talks;
    const char *seeker = scenario->party[OVT_SEEKER].name;
    const char *holder = scenario->party[OVT_HOLDER].name;
    switch (talks->protocol) {
    case OVT_PROTOCOL_MEDIATED:
        ovt_document_item(self,
            "A mediator writes the texts; %s and %s accept or reject. What both accept is signed.",
            seeker, holder);
        break;
    case OVT_PROTOCOL_HYBRID:
        ovt_document_item(self,
            "A text lies on the table first (the last line below). After a rejection the sides "
            "make offers of their own, or wait for a mediator's next text.");
        break;
    case OVT_PROTOCOL_ULTIMATUM:
        ovt_document_item(self, "%s makes one offer, once: it is signed if it is accepted.",
            ovt_proposer_name(scenario, scenario->offer.proposer_index));
        break;
    default:
        ovt_document_item(self, "%s and %s make offers in turn; %s begins.", seeker, holder,
            scenario->party[talks->first].name);
        break;
    }
    ovt_document_item(self,
        "An offer names a term for every issue. Write each one down, with the time and who made "
        "it. It stands until it is answered: accept, reject, or counter with another.");
    ovt_document_item(self,
        "You have %d minutes. Either side may walk away at any time. Without a "
        "signature when time is up there is no agreement.",
        scenario->lesson.minutes.play);
    ovt_document_item(self, "You may say whatever you like about your points; you may not show "
                            "your role sheet.");
}

static void
say_outside(ovt_document *self, const ovt_scenario *scenario)
{
    char date[OVT_SAY], number[OVT_SAY];
    const ovt_talks *talks = &scenario->talks;
    if (!isnan(talks->deadline_day)) {
        ovt_document_item(self,
            "The talks have a deadline, day %s (%s). The end of your time stands for it.",
            ovt_say(number, talks->deadline_day, 0),
            ovt_say_date(date, scenario, talks->deadline_day));
    }
    if (talks->door_rate > 0) {
        ovt_document_item(self, "The talks may be broken off from outside before that; your "
                                "teacher then announces it, and there is no agreement.");
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        const ovt_issue *issue = &scenario->issues[i];
        if (issue->forced_rate > 0) {
            ovt_text text = {0};
            ovt_text_format(
                &text, "\"%s\" may be settled from outside at any time: ", ovt_issue_label(issue));
            ovt_say_position(&text, issue, issue->forced_at);
            ovt_text_add(&text, ". Your teacher then announces it; from then on it stands so in "
                                "every offer, and without an agreement, too.");
            ovt_document_item_of(self, &text);
        }
    }
    if (talks->protocol == OVT_PROTOCOL_HYBRID && scenario->offer.phase_count > 0) {
        ovt_package package;
        ovt_text text = {0};
        ovt_package_offered(scenario, &package);
        ovt_text_add(&text, "The text on the table: ");
        ovt_say_package(&text, scenario, &package);
        ovt_text_add(&text, ".");
        ovt_document_item_of(self, &text);
    }
}

void
ovt_sheet_briefing(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    const ovt_lesson *lesson = &scenario->lesson;
    ovt_document_heading(self, 1, "%s: what both sides know", ovt_kit_title(scenario));
    ovt_document_paragraph(self, "%s",
        lesson->content_note != NULL
            ? lesson->content_note
            : "People are held captive in this case. Nobody plays them, nor those who hold them: "
              "you negotiate for a government, or you observe. You may observe instead of "
              "negotiating, and you may stop at any time.");
    ovt_kit_paragraphs(self, lesson->story, lesson->story_count);
    if (lesson->story_count == 0 && scenario->note != NULL) {
        ovt_document_paragraph(self, "%s", scenario->note);
    }
    ovt_document_heading(self, 2, "The people");
    say_people(self, scenario);
    ovt_document_heading(self, 2, "What is negotiated");
    for (size_t i = 0; i < scenario->issue_count; i++) {
        say_room(self, &scenario->issues[i], i + 1);
    }
    ovt_document_heading(self, 2, "How you negotiate");
    say_rules(self, scenario);
    say_outside(self, scenario);
    ovt_document_heading(self, 2, "Points");
    ovt_document_paragraph(self,
        "Each side has points for every option, on its own role sheet. 100 points are the best "
        "that a side can imagine. No agreement is worth some points, too. Points say what a side "
        "cares for; they do not say what a person is worth. Your points cannot be compared with "
        "the other side's.");
}

static void
ask_generally(ovt_document *self, const ovt_kit *kit)
{
    ovt_package package;
    ovt_text text = {0};
    ovt_kit_middle(kit, &package);
    ovt_document_item(self, "How many points is no agreement worth to you? %s", blank);
    ovt_text_add(&text, "How many points would this package bring you, and would you sign it? ");
    ovt_say_package(&text, kit->scenario, &package);
    ovt_text_format(&text, ". %s", blank);
    ovt_document_item_of(self, &text);
    if (kit->scenario->issue_count > 1) {
        ovt_document_item(self, "On which issue can you gain the most points? %s", blank);
    }
}

void
ovt_sheet_questions(ovt_document *self, const ovt_kit *kit)
{
    const ovt_lesson *lesson = &kit->scenario->lesson;
    ovt_document_heading(self, 1, "%s: before you begin", ovt_kit_title(kit->scenario));
    ovt_document_paragraph(self, "Answer for yourself, with your role sheet beside you. Ask your "
                                 "teacher where something is unclear, not the other side.");
    ovt_document_heading(self, 2, "Your role");
    ask_generally(self, kit);
    if (lesson->understanding_count > 0) {
        ovt_document_heading(self, 2, "The case");
    }
    for (size_t i = 0; i < lesson->understanding_count; i++) {
        ovt_document_item(self, "%s", lesson->understanding[i].question);
    }
    ovt_document_heading(self, 2, "Your guess");
    ovt_document_item(self, "How many points will you have at the end? %s", blank);
    ovt_document_item(self, "What will the other side care for most? %s", blank);
}

void
ovt_sheet_observer(ovt_document *self, const ovt_kit *kit)
{
    static const char *const titles[] = {"No.", "Minute", "Made by", "Terms", "Answer", NULL};
    static const char *const questions[] = {
        "Who named the first number? What did the other side do with it?",
        "Which question of one side made the other say something new?",
        "When did a side move, and what had just been said?",
        "Was a No explained? Did you believe the explanation?",
        "Did they trade one issue for another, or halve each of them?",
        "What did the clock do to the last minutes?",
        "How did they speak of the people concerned?",
    };
    ovt_document_heading(self, 1, "%s: observer's sheet", ovt_kit_title(kit->scenario));
    ovt_document_paragraph(self, "You see everything and say nothing until the debrief. Write what "
                                 "was said and done, not what you think of it.");
    ovt_table *table = ovt_kit_table(self, "Offers", titles, OVT_ALIGN_LEFT);
    for (size_t i = 0; i < OFFER_LINES; i++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%zu", i + 1);
        ovt_table_cell(self, table, 1, "____");
        ovt_table_cell(self, table, 2, "%s", blank);
        ovt_table_cell(self, table, 3, "%s%s%s%s", blank, blank, blank, blank);
        ovt_table_cell(self, table, 4, "%s", blank);
    }
    ovt_document_heading(self, 2, "What to look for");
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        ovt_document_item(self, "%s", questions[i]);
    }
}

static void
ask_feelings(ovt_document *self)
{
    static const char *const titles[] = {
        "From 1 (not at all) to 7 (very much)", "First side", "Second side", NULL};
    static const char *const questions[] = {
        "I am content with what was agreed, or with there being no agreement.",
        "I acted as I want to act.",
        "The way we talked was fair.",
        "I would negotiate with this person again.",
    };
    ovt_table *table =
        ovt_kit_table(self, "How it felt: each for yourself", titles, OVT_ALIGN_LEFT);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", questions[i]);
        ovt_table_cell(self, table, 1, "%s", blank);
        ovt_table_cell(self, table, 2, "%s", blank);
    }
}

static void
ask_terms(ovt_document *self, const ovt_scenario *scenario)
{
    static const char *const rows[] = {"Sum of the points", "No agreement would have been worth",
        "Points above no agreement", "My first offer was worth to me"};
    const char *const titles[] = {"Issue", "Signed", scenario->party[OVT_SEEKER].name,
        scenario->party[OVT_HOLDER].name, NULL};
    ovt_table *table = ovt_kit_table(
        self, "The terms, and each side's own points for them", titles, OVT_ALIGN_LEFT);
    for (size_t i = 0; i < scenario->issue_count + sizeof rows / sizeof *rows; i++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s",
            i < scenario->issue_count ? ovt_issue_label(&scenario->issues[i])
                                      : rows[i - scenario->issue_count]);
        ovt_table_cell(self, table, 1, "%s", i < scenario->issue_count ? blank : "");
        ovt_table_cell(self, table, 2, "%s", blank);
        ovt_table_cell(self, table, 3, "%s", blank);
    }
}

void
ovt_sheet_result(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    ovt_document_heading(self, 1, "%s: result of a pair", ovt_kit_title(scenario));
    ovt_document_paragraph(self, "One form for each pair. Fill it in together when time is up, or "
                                 "when you have signed.");
    ovt_document_item(self, "Pair: %s", blank);
    ovt_document_item(self,
        "It ended with (mark one): an agreement ( )  one side walked away ( )  time ran out ( )");
    ovt_document_item(self, "Minute of the end: %s   Who made the first offer: %s", blank, blank);
    ovt_document_item(self, "Number of offers of %s: %s   of %s: %s",
        scenario->party[OVT_SEEKER].name, blank, scenario->party[OVT_HOLDER].name, blank);
    ask_terms(self, scenario);
    ovt_document_paragraph(self,
        "How to score: look up each signed term on your own role sheet and add the points; between "
        "two options take your share of the way. Without an agreement you have the points of no "
        "agreement. Hold yourself against others in the same role only.");
    ask_feelings(self);
}
