// SPDX-License-Identifier: GPL-3.0-or-later
/* What the teacher has: the card, the plan, the debrief. */
#include <math.h>

#include "sheets.h"

enum { MOST_ROWS = 10 };

static void
say_mechanics(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    const ovt_lesson *lesson = &scenario->lesson;
    ovt_document_item(self,
        "Pairs: one student, or a team of two, for %s, and one for %s. Whoever would rather not "
        "negotiate observes. An odd student observes, or joins a team.",
        scenario->party[OVT_SEEKER].name, scenario->party[OVT_HOLDER].name);
    if (scenario->mediator_count > 0) {
        ovt_document_item(self,
            "A third student can mediate (%s): sees no role sheet, writes one text at a time.",
            scenario->mediators[0].name);
    }
    ovt_document_item(self, "Issues: %zu. Minutes: %d in all, of which %d to negotiate.",
        scenario->issue_count,
        lesson->minutes.join + lesson->minutes.briefing + lesson->minutes.play +
            lesson->minutes.feelings + lesson->minutes.debrief,
        lesson->minutes.play);
}

static void
say_materials(ovt_document *self)
{
    static const char *const titles[] = {"File", "Who has it", NULL};
    static const char *const rows[][2] = {
        {"03-briefing", "everybody"},
        {"04-role-seeker, 05-role-holder", "that side only; one per page"},
        {"06-questions", "everybody, before play"},
        {"07-observer", "observers"},
        {"08-result-form", "each pair, at the end; the paper mode needs nothing else"},
        {"12-glossary", "everybody, with the debrief"},
        {"01, 02, 09, 10 and 11", "the teacher only: they hold both sides' numbers"},
    };
    ovt_table *table = ovt_kit_table(self, NULL, titles, OVT_ALIGN_LEFT);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", rows[i][0]);
        ovt_table_cell(self, table, 1, "%s", rows[i][1]);
    }
}

static void
say_themes(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    const struct {
        bool there;
        const char *words;
    } themes[] = {
        {true, "Preparing: knowing what no agreement is worth before hearing an offer."},
        {true, "First offers, and what is said with them."},
        {scenario->issue_count > 1, "Asking which issue matters; trading across issues."},
        {!isnan(scenario->talks.deadline_day) || scenario->talks.door_rate > 0,
            "Working against the clock."},
        {ovt_kit_has_red_lines(scenario), "Saying No, and hearing what kind of No it is."},
        {scenario->mediator_count > 0, "What a third party can carry, ask and promise."},
        {scenario->implementation.violation_rate > 0, "Drafting for the day after the signature."},
    };
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        if (themes[i].there) {
            ovt_document_item(self, "%s", themes[i].words);
        }
    }
}

void
ovt_sheet_card(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    const ovt_lesson *lesson = &scenario->lesson;
    ovt_text missing = {0};
    ovt_document_heading(self, 1, "%s: card, for the teacher", ovt_kit_title(scenario));
    ovt_kit_missing(&missing, scenario);
    if (missing.length > 0) {
        ovt_document_paragraph(self,
            "Not all of the lesson is written, and the kit goes without it: %s. `overture schema "
            "lesson` says what each is for.",
            missing.data);
    }
    self->failed |= missing.failed;
    ovt_text_free(&missing);
    ovt_document_heading(self, 2, "Scenario");
    if (lesson->purpose != NULL) {
        ovt_document_paragraph(self, "%s.", lesson->purpose);
    }
    ovt_kit_paragraphs(self, lesson->story, lesson->story_count > 0 ? 1 : 0);
    ovt_document_heading(self, 2, "Content note");
    ovt_document_paragraph(self, "%s",
        lesson->content_note != NULL ? lesson->content_note
                                     : "None is written. People are held captive in the case: say "
                                       "so before the class, early enough to choose.");
    ovt_document_heading(self, 2, "Mechanics");
    say_mechanics(self, kit);
    ovt_document_heading(self, 2, "Teaching materials");
    say_materials(self);
    ovt_document_heading(self, 2, "Major lessons");
    for (size_t i = 0; i < lesson->claim_count; i++) {
        ovt_document_item(self, "%s", lesson->claims[i].says);
    }
    if (lesson->claim_count == 0) {
        ovt_document_paragraph(self, "None is stated.");
    }
    ovt_document_heading(self, 2, "Process themes");
    say_themes(self, kit);
}

static void
plan_row(ovt_document *self, ovt_table *table, int *from, int minutes, const char *what)
{
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%d to %d", *from, *from + minutes);
    ovt_table_cell(self, table, 1, "%s", what);
    *from += minutes;
}

static void
say_before(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    ovt_document_heading(self, 2, "Before the class");
    ovt_document_item(self,
        "Give out the content note days before, with the offer to observe, no "
        "reasons asked. Ask nobody to speak from what they have lived through.");
    ovt_document_item(self, "Print 03, 06 and 08 for every pair, 04 and 05 for each side, 07 for "
                            "observers.");
    if (ovt_kit_has_red_lines(scenario)) {
        ovt_document_item(self, "Where a role sheet has a red line with two boxes, mark one on "
                                "each, by the toss of a coin, and note which pair has which.");
    }
    if (scenario->talks.door_rate > 0) {
        ovt_document_item(self, "Decide by dice whether and when a pair's talks are broken off: "
                                "once a minute from the middle of play, on a six.");
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        if (scenario->issues[i].forced_rate > 0) {
            ovt_document_item(self,
                "Throw a die once a minute from the middle of play: on a six announce that \"%s\" "
                "has been settled from outside, for all pairs.",
                ovt_issue_label(&scenario->issues[i]));
        }
    }
}

void
ovt_sheet_plan(ovt_document *self, const ovt_kit *kit)
{
    static const char *const titles[] = {"Minutes", "What happens", NULL};
    const ovt_lesson *lesson = &kit->scenario->lesson;
    int from = 0, debrief = lesson->minutes.debrief;
    ovt_document_heading(self, 1, "%s: plan, for the teacher", ovt_kit_title(kit->scenario));
    say_before(self, kit);
    ovt_document_heading(self, 2, "The class");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, titles[0], OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, titles[1], OVT_ALIGN_LEFT, true);
    plan_row(self, table, &from, lesson->minutes.join,
        "Welcome; the content note once more; pairs and observers; 03 to all, 04 and 05 to their "
        "sides.");
    plan_row(self, table, &from, lesson->minutes.briefing,
        "Reading, in silence; the questions of 06; go round and look at the answers (09). Nobody "
        "begins who does not know what no agreement is worth.");
    plan_row(self, table, &from, lesson->minutes.play,
        "Negotiating. Say when two minutes are left, and when half a minute is. What is not signed "
        "then is no agreement.");
    plan_row(self, table, &from, lesson->minutes.feelings,
        "The form 08: result together, four questions each for themselves. Step out of the roles: "
        "change seats, use own names.");
    plan_row(self, table, &from, debrief - 2 * (debrief / 3),
        "Debrief 1, did we agree: the counts on the board, no names; pairs without a deal speak "
        "first.");
    plan_row(self, table, &from, debrief / 3,
        "Debrief 2, how it went: first offers, concessions, the clock, what observers saw.");
    plan_row(self, table, &from, debrief / 3,
        "Debrief 3, what was possible: the frontier, what was left, what the simulated class did; "
        "one sentence from each on what they would do differently.");
    ovt_document_paragraph(self, "%d minutes in all.", from);
    ovt_document_heading(self, 2, "With computers instead");
    ovt_document_paragraph(self,
        "`overture play FILE --as seeker` (or `--as holder`) lets each student negotiate against "
        "the simulated other side; the same `--seed` gives a whole class the same opponent. "
        "`--two-players` seats a pair at one keyboard. The debrief comes at the end.");
}

/* Efficient packages, evenly along the frontier, so that points left can be read off by hand. */
static void
list_efficient(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    const char *const titles[] = {
        "Package", scenario->party[OVT_SEEKER].name, scenario->party[OVT_HOLDER].name, NULL};
    size_t count = kit->frontier.count, rows = count > MOST_ROWS ? MOST_ROWS : count;
    char number[OVT_SAY];
    ovt_table *table = ovt_kit_table(
        self, "Packages that leave nothing on the table, in points", titles, OVT_ALIGN_RIGHT);
    for (size_t i = 0; i < rows; i++) {
        ovt_package package;
        ovt_text text = {0};
        size_t at = rows < 2 ? 0 : i * (count - 1) / (rows - 1);
        ovt_frontier_package(&kit->frontier, &kit->domain, at, &package);
        ovt_kit_say_terms(&text, kit, &package);
        self->failed |= text.failed;
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", text.data == NULL ? "" : text.data);
        for (size_t side = 0; side < OVT_PARTIES; side++) {
            double utility = kit->frontier.points[at].utility[side];
            ovt_table_cell(self, table, 1 + side, "%s", ovt_say(number, 100 * utility, 1));
        }
        ovt_text_free(&text);
    }
}

static void
say_scoring(ovt_document *self, const ovt_kit *kit)
{
    char seeker[OVT_SAY], holder[OVT_SAY];
    const ovt_scenario *scenario = kit->scenario;
    ovt_document_heading(self, 2, "Scoring the forms by hand");
    ovt_document_item(self,
        "No agreement is worth %s points to %s and %s to %s. A deal below that is worse than "
        "walking away; no deal, where one above both was possible, is an avoidable impasse.",
        ovt_say(seeker, 100 * kit->reservation[OVT_SEEKER], 1), scenario->party[OVT_SEEKER].name,
        ovt_say(holder, 100 * kit->reservation[OVT_HOLDER], 1), scenario->party[OVT_HOLDER].name);
    if (!kit->known) {
        ovt_document_item(self, "There are too many packages to list those that leave nothing on "
                                "the table.");
        return;
    }
    ovt_document_item(self, "%s",
        kit->zone ? "There are packages worth more to both than no agreement: a zone of possible "
                    "agreement (red lines aside)."
                  : "No package is worth more to both than no agreement: there is no zone of "
                    "possible agreement, and walking away is right.");
    ovt_document_item(self,
        "Value left on the table: find the row below in which %s has as many points as in the "
        "deal; what %s has more there than in the deal was left.",
        scenario->party[OVT_SEEKER].name, scenario->party[OVT_HOLDER].name);
    if (kit->best - kit->halved > 1e-9) {
        ovt_document_item(self,
            "Logrolling: every issue halved gives both together %s points, the best package %s. "
            "The index is (sum of the deal - %s) / (%s - %s): 0 is halving, 1 is the best.",
            ovt_say(seeker, 100 * kit->halved, 1), ovt_say(holder, 100 * kit->best, 1), seeker,
            holder, seeker);
    }
    list_efficient(self, kit);
}

static void
say_claims(ovt_document *self, const ovt_scenario *scenario)
{
    static const char *const becomes[] = {
        "becomes higher", "becomes lower", "stays practically the same"};
    const ovt_lesson *lesson = &scenario->lesson;
    if (lesson->claim_count == 0) {
        return;
    }
    ovt_document_heading(self, 2, "What the simulation says");
    ovt_document_paragraph(self,
        "Each sentence holds in thousands of simulated histories of this very case when the "
        "settings beside it are changed (`overture run FILE --set ...` shows it). It is true of "
        "the model, here; whether it was true of your class is the question to ask.");
    for (size_t i = 0; i < lesson->claim_count; i++) {
        const ovt_lesson_claim *claim = &lesson->claims[i];
        ovt_text text = {0};
        ovt_text_format(&text, "%s With", claim->says);
        for (size_t k = 0; k < claim->set_count; k++) {
            ovt_text_format(&text, "%s `%s`", k == 0 ? "" : " and", claim->set[k]);
        }
        ovt_text_format(&text, ", `%s` %s.", claim->metric, becomes[claim->verdict]);
        ovt_document_item_of(self, &text);
    }
}

void
ovt_sheet_debrief(ovt_document *self, const ovt_kit *kit)
{
    const ovt_scenario *scenario = kit->scenario;
    const ovt_lesson *lesson = &scenario->lesson;
    ovt_document_heading(self, 1, "%s: debrief, for the teacher", ovt_kit_title(scenario));
    ovt_document_paragraph(self,
        "In this order: agreement first, process second, what was possible third, names never. "
        "Compare within a role only: the roles are not alike. Speak of people as people; there is "
        "no ranking of who brought how many home.");
    if (lesson->guide_count > 0) {
        ovt_document_heading(self, 2, "Guide");
    }
    ovt_kit_paragraphs(self, lesson->guide, lesson->guide_count);
    ovt_document_heading(self, 2, "Questions");
    for (size_t i = 0; i < lesson->debrief_count; i++) {
        ovt_document_item(self, "%s", lesson->debrief[i]);
    }
    ovt_document_item(self, "What did you expect before you began, and what came of it?");
    ovt_document_item(self, "What would you say differently tomorrow?");
    say_claims(self, scenario);
    say_scoring(self, kit);
}
