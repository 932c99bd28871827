// SPDX-License-Identifier: GPL-3.0-or-later
/* Advice from what the player can know: its own points, what was said in public, and what its side
 * believes of the other's weights. */
#include <math.h>

#include "overture/bargain/ladder.h"
#include "state.h"

/* Less than a twentieth of a point is no move. */
#define SLIGHT 5e-4

/* The offers of the other side, the last first. */
static size_t
offers_of(const ovt_game *self, ovt_side side, size_t *list, size_t most)
{
    size_t count = 0;
    for (size_t i = self->offer_count; i > 0 && count < most; i--) {
        if (self->offers[i - 1].proposer == (size_t) side) {
            list[count++] = i - 1;
        }
    }
    return count;
}

/* How the last answer of the other side reads. */
static void
say_rejection(const ovt_game *self, ovt_document *answer, ovt_side other)
{
    size_t own = ovt_last_offer_of(self, self->viewer);
    if (own == OVT_NONE || !self->offers[own].answered[other] ||
        self->offers[own].answer[other].kind == OVT_ANSWER_ACCEPTED) {
        return;
    }
    size_t issue = self->offers[own].answer[other].issue;
    if (issue < self->drawn->issue_count) {
        ovt_document_item(answer,
            "It rejected your offer %zu for a red line on \"%s\". A line may be meant, or it may "
            "be "
            "posture that is given up later: see whether its own offers ever come near it.",
            own + 1, ovt_issue_label(&self->drawn->issues[issue]));
    } else {
        ovt_document_item(answer,
            "It rejected your offer %zu without naming a line: either the whole is worth less to "
            "it than no agreement, or it hopes for more. A rejection alone does not tell which.",
            own + 1);
    }
}

static void
say_moves(const ovt_game *self, ovt_document *answer, const ovt_said *before, const ovt_said *last)
{
    char points[OVT_SAY];
    ovt_text still = {0};
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        const ovt_issue *issue = &self->drawn->issues[i];
        double from = before->package.position[i], to = last->package.position[i];
        double gain = ovt_issue_points(self, self->viewer, i, to) -
                      ovt_issue_points(self, self->viewer, i, from);
        if (from == to) {
            ovt_text_format(
                &still, "%s\"%s\"", still.length == 0 ? "" : ", ", ovt_issue_label(issue));
            continue;
        }
        ovt_text text = {0};
        ovt_text_format(&text, "It moved on \"%s\": ", ovt_issue_label(issue));
        ovt_say_position(&text, issue, to);
        ovt_text_add(&text, " instead of ");
        ovt_say_position(&text, issue, from);
        ovt_text_format(&text, ", %s points for you.", ovt_say_signed(points, 100 * gain, 1));
        ovt_document_item_of(answer, &text);
    }
    if (still.length > 0) {
        ovt_document_item(answer,
            "It did not move on %s. What a side keeps longest often counts most to it.",
            still.data);
    }
    answer->failed |= still.failed;
    ovt_text_free(&still);
}

static void
say_pace(ovt_document *answer, double last, double before)
{
    char now[OVT_SAY], then[OVT_SAY];
    ovt_say_signed(now, 100 * last, 1);
    ovt_say_signed(then, 100 * before, 1);
    if (fabs(last) < SLIGHT) {
        ovt_document_item(answer, "As a whole it has not moved for you since its offer before.");
    } else if (isnan(before)) {
        ovt_document_item(answer, "As a whole this step is worth %s points to you.", now);
    } else {
        ovt_document_item(answer,
            "As a whole this step is worth %s points to you, the one before was worth %s: %s", now,
            then,
            last < before - SLIGHT
                ? "smaller steps can mean that it comes near its limit, or that it waits for you."
            : last > before + SLIGHT
                ? "larger steps can mean that time presses it, or that it answers your own."
                : "an even pace, which may follow the calendar more than your offers.");
    }
}

void
ovt_show_why(const ovt_game *self, ovt_document *answer)
{
    ovt_side side = self->viewer, other = (ovt_side) (1 - side);
    char points[OVT_SAY];
    size_t list[3];
    size_t count = offers_of(self, other, list, 3);
    const char *name = self->drawn->party[other].name;
    if (count == 0) {
        ovt_document_paragraph(answer, "%s has made no offer of its own yet.", name);
    } else if (count == 1) {
        ovt_document_paragraph(answer,
            "%s has made one offer of its own, worth %s points to you. A first offer is an anchor: "
            "it says what the side hopes for, not what it would take.",
            name, ovt_say_points(points, self->offers[list[0]].utility[side]));
    } else {
        const ovt_said *last = &self->offers[list[0]], *before = &self->offers[list[1]];
        double earlier =
            count > 2 ? before->utility[side] - self->offers[list[2]].utility[side] : NAN;
        ovt_document_paragraph(answer,
            "What the last offer of %s (%zu) suggests, against its offer before (%zu):", name,
            list[0] + 1, list[1] + 1);
        say_moves(self, answer, before, last);
        say_pace(answer, last->utility[side] - before->utility[side], earlier);
    }
    say_rejection(self, answer, other);
}

/* The side's way down by what it believes, within what it may sign. */
static void
build_ladder(const ovt_game *self, const ovt_domain *domain, ovt_ladder *ladder)
{
    ovt_side side = self->viewer;
    double low[OVT_MAX_ISSUES], high[OVT_MAX_ISSUES], believed[OVT_MAX_ISSUES];
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        const ovt_issue *issue = &self->drawn->issues[i];
        low[i] = 0;
        high[i] = 1;
        if (self->ask.forced >> i & 1) {
            low[i] = high[i] = issue->forced_at;
        } else if (self->ask.firm >> i & 1) {
            double line = issue->interest[side].red_line_position;
            *(domain->axes[i].prefers_to[side] ? &low[i] : &high[i]) = line;
        }
    }
    ovt_believed_weights(domain, side, self->drawn->party[side].accuracy, believed);
    ovt_ladder_view view = {
        .domain = domain, .side = side, .other = believed, .low = low, .high = high};
    ovt_ladder_build(ladder, &view);
}

ovt_status
ovt_hint_package(const ovt_game *self, ovt_package *package, ovt_error *err)
{
    ovt_domain domain = {0};
    ovt_ladder ladder = {0};
    size_t own = ovt_last_offer_of(self, self->viewer);
    double target = own == OVT_NONE
                        ? ovt_package_utility(self->drawn, self->viewer, &self->draft[self->viewer])
                        : self->offers[own].utility[self->viewer];
    ovt_status status = ovt_domain_init(&domain, self->drawn, err);
    if (status == OVT_OK) {
        status = ovt_ladder_init(&ladder, &domain, err);
    }
    if (status == OVT_OK) {
        build_ladder(self, &domain, &ladder);
        ovt_ladder_package(&ladder, fmax(target, self->ask.reservation), package);
    }
    ovt_ladder_free(&ladder);
    ovt_domain_free(&domain);
    return status;
}

static void
hint_standing(const ovt_game *self, ovt_document *answer)
{
    char points[OVT_SAY];
    size_t theirs = ovt_last_offer_to(self, self->viewer), cheap = OVT_NONE;
    double least = INFINITY;
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        double from = ovt_issue_points(self, self->viewer, i, 0);
        double to = ovt_issue_points(self, self->viewer, i, 1);
        if (!(self->ask.forced >> i & 1) && fabs(from - to) < least) {
            least = fabs(from - to);
            cheap = i;
        }
    }
    if (theirs != OVT_NONE) {
        double gain = self->offers[theirs].utility[self->viewer] - self->ask.reservation;
        ovt_document_item(answer, "The last offer made to you is %s points %s no agreement: %s.",
            ovt_say(points, fabs(100 * gain), 1), gain >= 0 ? "above" : "below",
            gain >= 0 ? "signing it is better than breaking off, and talking on may get you more, "
                        "at the risk that the talks end first"
                      : "sign nothing that is worth less than no agreement");
    }
    if (cheap != OVT_NONE) {
        ovt_document_item(answer,
            "The least that you can give away as a whole is \"%s\": %s points from end to end. "
            "Give first in what costs you little, and ask for what counts more.",
            ovt_issue_label(&self->drawn->issues[cheap]), ovt_say(points, 100 * least, 1));
    }
}

static ovt_status
hint_beliefs(const ovt_game *self, ovt_document *answer, ovt_error *err)
{
    ovt_domain domain = {0};
    double believed[OVT_MAX_ISSUES];
    ovt_side side = self->viewer;
    double accuracy = self->drawn->party[side].accuracy;
    char theirs[OVT_SAY], own[OVT_SAY];
    ovt_status status = ovt_domain_init(&domain, self->drawn, err);
    if (status != OVT_OK) {
        ovt_domain_free(&domain);
        return status;
    }
    ovt_believed_weights(&domain, side, accuracy, believed);
    ovt_document_paragraph(answer,
        "What your analysts believe that each issue counts to the other side, of 100; they are "
        "%s. Trade where it counts more to them than to you:",
        accuracy >= 1 ? "right"
        : accuracy <= 0
            ? "guessing: they take your own weights for theirs, as people do who have not asked"
            : "right in part, and take your own weights for theirs in part");
    for (size_t i = 0; i < domain.axis_count; i++) {
        ovt_document_item(answer, "%s: %s to them, %s to you",
            ovt_issue_label(&self->drawn->issues[i]), ovt_say(theirs, 100 * believed[i], 0),
            ovt_say(own, 100 * domain.axes[i].weight[side], 0));
    }
    ovt_domain_free(&domain);
    return OVT_OK;
}

static ovt_status
hint_package(const ovt_game *self, ovt_document *answer, ovt_error *err)
{
    ovt_package package;
    ovt_status status = ovt_hint_package(self, &package, err);
    if (status == OVT_OK) {
        ovt_terms_column column = {"Suggested", &package};
        ovt_document_paragraph(answer,
            "Of the packages worth about as much to you as your last offer (before the first: your "
            "draft), the one that by these beliefs is worth most to the other side:");
        ovt_table_terms(self, answer, &column, 1);
        ovt_document_paragraph(answer, "like hint makes it your draft.");
    }
    return status;
}

ovt_status
ovt_show_hint(ovt_game *self, ovt_document *answer, ovt_error *err)
{
    unsigned hint = self->hint < OVT_HINTS ? self->hint : OVT_HINTS - 1;
    ovt_status status = OVT_OK;
    self->hints++;
    self->hint = hint + 1;
    ovt_document_paragraph(answer, "Hint %u of %d%s", hint + 1, OVT_HINTS,
        hint + 1 < OVT_HINTS ? " (hint again gives more away):" : ":");
    if (hint == 0) {
        hint_standing(self, answer);
    } else if (hint == 1) {
        status = hint_beliefs(self, answer, err);
    } else {
        status = hint_package(self, answer, err);
    }
    return status;
}
