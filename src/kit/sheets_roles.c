// SPDX-License-Identifier: GPL-3.0-or-later
/* What only one side may read, and the teacher's answers. */
#include <math.h>

#include "sheets.h"

/* Steps of an issue without levels that are listed; between them points go evenly. */
enum { LISTED = 13 };

/* "2: 20.0; 3: 18.3": on one page whatever the issues are. Long ranges in steps, with both ends. */
static void
say_options(ovt_text *text, const ovt_axis *axis, ovt_side side)
{
    char points[OVT_SAY];
    size_t rows = axis->divisible && axis->count > LISTED ? LISTED : axis->count;
    for (size_t i = 0; i < rows; i++) {
        size_t step = rows < 2 ? 0 : i * (axis->count - 1) / (rows - 1);
        ovt_text_add(text, i == 0 ? "" : "; ");
        ovt_say_value(text, axis->issue, axis->position[step]);
        ovt_text_format(
            text, ": %s", ovt_say(points, 100 * axis->weight[side] * axis->value[side][step], 1));
    }
}

static void
list_points(ovt_document *self, const ovt_kit *kit, ovt_side side)
{
    static const char *const titles[] = {"Issue", "Option: your points for it", NULL};
    ovt_table *table = ovt_kit_table(self, NULL, titles, OVT_ALIGN_LEFT);
    for (size_t i = 0; i < kit->domain.axis_count; i++) {
        const ovt_axis *axis = &kit->domain.axes[i];
        const ovt_issue *issue = axis->issue;
        bool unit = issue->level_count == 0 && issue->unit != NULL && *issue->unit != '\0';
        ovt_text options = {0};
        say_options(&options, axis, side);
        self->failed |= options.failed;
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%zu. %s%s%s%s", i + 1, ovt_issue_label(issue),
            unit ? " (" : "", unit ? issue->unit : "", unit ? ")" : "");
        ovt_table_cell(self, table, 1, "%s", options.data == NULL ? "" : options.data);
        ovt_text_free(&options);
    }
}

static void
say_line(ovt_document *self, const ovt_issue *issue, ovt_side side)
{
    const ovt_interest *interest = &issue->interest[side];
    ovt_text text = {0};
    if (isnan(interest->red_line_position)) {
        return;
    }
    ovt_text_format(&text, "Your red line on \"%s\" is: ", ovt_issue_label(issue));
    ovt_say_position(&text, issue, interest->red_line_position);
    if (interest->firmness >= 1) {
        ovt_text_add(&text, ". It is firm: you may neither offer nor sign what is beyond it.");
    } else if (interest->firmness <= 0) {
        ovt_text_add(&text, ". It is posture: you say it in public, and may give it up.");
    } else {
        ovt_text_add(&text, ". Your teacher has marked one: ( ) it is firm, and you may neither "
                            "offer nor sign what is beyond it; ( ) it is posture: you say it in "
                            "public, and may give it up.");
    }
    ovt_document_item_of(self, &text);
}

static void
say_walking_away(ovt_document *self, const ovt_kit *kit, ovt_side side)
{
    char points[OVT_SAY], drift[OVT_SAY];
    const ovt_party *party = &kit->scenario->party[side];
    ovt_document_item(self,
        "No agreement is worth %s points to you. Whatever is worth less is worse than walking "
        "away.",
        ovt_say(points, 100 * kit->reservation[side], 1));
    if (party->reservation_drift != 0) {
        ovt_document_item(self,
            "In the simulation these points %s by %s a day; in class they stay as they are.",
            party->reservation_drift < 0 ? "fall" : "rise",
            ovt_say(drift, fabs(100 * party->reservation_drift), 2));
    }
}

static void
role(ovt_document *self, const ovt_kit *kit, ovt_side side)
{
    const ovt_scenario *scenario = kit->scenario;
    const ovt_lesson *lesson = &scenario->lesson;
    ovt_document_heading(
        self, 1, "CONFIDENTIAL: for the negotiators of %s only", scenario->party[side].name);
    ovt_document_paragraph(
        self, "%s. Do not show this sheet to anybody before the debrief.", ovt_kit_title(scenario));
    ovt_kit_paragraphs(self, lesson->role[side].brief, lesson->role[side].brief_count);
    if (lesson->role[side].brief_count == 0) {
        ovt_document_paragraph(self, "You negotiate for %s, %s.", scenario->party[side].name,
            side == OVT_SEEKER ? "which seeks the return of people who are held"
                               : "which holds people whose return the other side seeks");
    }
    ovt_document_heading(self, 2, "Your instructions");
    say_walking_away(self, kit, side);
    for (size_t i = 0; i < scenario->issue_count; i++) {
        say_line(self, &scenario->issues[i], side);
    }
    ovt_document_heading(self, 2, "Your points");
    list_points(self, kit, side);
    ovt_document_paragraph(self, "The points of a package are the sum over its issues. Between two "
                                 "options take your share of the way.");
}

void
ovt_sheet_seeker(ovt_document *self, const ovt_kit *kit)
{
    role(self, kit, OVT_SEEKER);
}

void
ovt_sheet_holder(ovt_document *self, const ovt_kit *kit)
{
    role(self, kit, OVT_HOLDER);
}

static size_t
heaviest(const ovt_kit *kit, ovt_side side)
{
    size_t best = 0;
    for (size_t i = 0; i < kit->domain.axis_count; i++) {
        if (kit->domain.axes[i].weight[side] > kit->domain.axes[best].weight[side]) {
            best = i;
        }
    }
    return best;
}

static void
answer_for(ovt_document *self, const ovt_kit *kit, ovt_side side)
{
    char points[OVT_SAY];
    ovt_package package;
    ovt_kit_middle(kit, &package);
    double worth = ovt_package_utility(kit->scenario, side, &package);
    ovt_document_heading(self, 2, "%s", kit->scenario->party[side].name);
    ovt_document_item(
        self, "No agreement: %s points.", ovt_say(points, 100 * kit->reservation[side], 1));
    ovt_document_item(self, "The package asked about: %s points, which is %s than no agreement.",
        ovt_say(points, 100 * worth, 1), worth > kit->reservation[side] ? "better" : "no better");
    if (ovt_breaks_red_line(
            kit->scenario, side, &package, ovt_red_lines(kit->scenario, side), NULL)) {
        ovt_document_item(self, "It lies beyond a red line of this side: where that is firm, the "
                                "side may not sign it.");
    }
    if (kit->domain.axis_count > 1) {
        size_t best = heaviest(kit, side);
        ovt_document_item(self, "Most points: \"%s\", %s.",
            ovt_issue_label(&kit->scenario->issues[best]),
            ovt_say(points, 100 * kit->domain.axes[best].weight[side], 1));
    }
}

void
ovt_sheet_answers(ovt_document *self, const ovt_kit *kit)
{
    const ovt_lesson *lesson = &kit->scenario->lesson;
    ovt_document_heading(self, 1, "%s: answers, for the teacher", ovt_kit_title(kit->scenario));
    ovt_document_paragraph(self, "This sheet holds both sides' numbers. Keep it from the pairs.");
    answer_for(self, kit, OVT_SEEKER);
    answer_for(self, kit, OVT_HOLDER);
    if (lesson->understanding_count > 0) {
        ovt_document_heading(self, 2, "The case");
    }
    for (size_t i = 0; i < lesson->understanding_count; i++) {
        ovt_document_item(
            self, "%s %s", lesson->understanding[i].question, lesson->understanding[i].answer);
    }
}
