// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/chronicle.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Less is a rounding error. */
static const double SLIGHT = 1e-9;

static const char *const side_keys[OVT_PARTIES] = {"seeker", "holder"};

/* Whether a term reads as it did in the offer before. */
static bool
reads_as_before(const ovt_chronicle *self, size_t issue, double position)
{
    const ovt_issue *at = &self->scenario->issues[issue];
    ovt_text now = {0}, before = {0};
    ovt_say_position(&now, at, position);
    ovt_say_position(&before, at, self->offered.position[issue]);
    self->document->failed |= now.failed || before.failed;
    bool same = now.data != NULL && before.data != NULL && strcmp(now.data, before.data) == 0;
    ovt_text_free(&now);
    ovt_text_free(&before);
    return same;
}

/* The whole of the first text; of later ones what they change in the one before. */
static void
say_terms(ovt_text *text, const ovt_chronicle *self, const ovt_package *package)
{
    const ovt_scenario *scenario = self->scenario;
    size_t changed = 0;
    if (self->offers == 0) {
        ovt_text_add(text, " proposes: ");
        ovt_say_package(text, scenario, package);
        return;
    }
    for (size_t i = 0; i < scenario->issue_count; i++) {
        if (!reads_as_before(self, i, package->position[i])) {
            const ovt_issue *issue = &scenario->issues[i];
            ovt_text_format(
                text, "%s%s: ", changed++ == 0 ? " proposes: " : "; ", ovt_issue_label(issue));
            ovt_say_position(text, issue, package->position[i]);
        }
    }
    if (changed < scenario->issue_count) {
        ovt_text_add(
            text, changed == 0 ? " proposes the same terms again" : "; all else as before");
    }
}

static void
take_offer(ovt_chronicle *self, const ovt_talks_event *event)
{
    const ovt_scenario *scenario = self->scenario;
    char seeker[OVT_SAY], holder[OVT_SAY];
    ovt_text text = {0};
    ovt_text_add(&text, ovt_proposer_name(scenario, event->proposer));
    say_terms(&text, self, event->package);
    self->offers++;
    self->offer = *event;
    self->offered = *event->package;
    ovt_text_format(&text, ". This is worth %s to %s and %s to %s.",
        ovt_say(seeker, event->utility[OVT_SEEKER], 3), scenario->party[OVT_SEEKER].name,
        ovt_say(holder, event->utility[OVT_HOLDER], 3), scenario->party[OVT_HOLDER].name);
    json_t *data = json_object();
    ovt_data_set(
        self->document, data, "terms", ovt_data_terms(self->document, scenario, event->package));
    ovt_data_set(self->document, data, "positions",
        ovt_data_positions(self->document, scenario, event->package));
    ovt_data_set(self->document, data, "utility", ovt_data_sides(self->document, event->utility));
    ovt_chronicle_add(
        self, event->day, "offer", ovt_proposer_key(scenario, event->proposer), &text, data);
}

static const char *const answer_keys[] = {
    [OVT_ANSWER_ACCEPTED] = "accepted",
    [OVT_ANSWER_BELOW_RESERVATION] = "below_reservation",
    [OVT_ANSWER_RED_LINE] = "red_line",
    [OVT_ANSWER_POSTURE] = "posture",
    [OVT_ANSWER_BELOW_TARGET] = "below_target",
};

static void
say_red_line(ovt_text *text, const ovt_chronicle *self, const ovt_answer *answer)
{
    const ovt_issue *issue =
        answer->issue < self->scenario->issue_count ? &self->scenario->issues[answer->issue] : NULL;
    char worth[OVT_SAY];
    ovt_text_format(text, "worth %s to it, but beyond its red line on \"%s\", which is %s",
        ovt_say(worth, answer->utility, 3), issue == NULL ? "an issue" : ovt_issue_label(issue),
        answer->kind == OVT_ANSWER_RED_LINE ? "genuine" : "posture: a tactical rejection");
}

static void
say_answer(ovt_text *text, const ovt_chronicle *self, const ovt_talks_event *event)
{
    const ovt_answer *answer = &event->answer;
    const char *name = self->scenario->party[event->side].name;
    char worth[OVT_SAY], least[OVT_SAY], asked[OVT_SAY];
    bool known = !isnan(answer->threshold); /* not of a player */
    double taken_off = self->offer.utility[event->side] - answer->utility;
    ovt_say(worth, answer->utility, 3);
    ovt_say(least, answer->reservation, 3);
    ovt_say(asked, answer->threshold, 3);
    ovt_text_format(
        text, "%s %s: ", name, answer->kind == OVT_ANSWER_ACCEPTED ? "accepts" : "rejects it");
    switch (answer->kind) {
    case OVT_ANSWER_ACCEPTED:
        ovt_text_format(
            text, "worth %s to it%s%s", worth, known ? ", it asks for " : "", known ? asked : "");
        break;
    case OVT_ANSWER_BELOW_RESERVATION:
        ovt_text_format(text, "worth %s to it, less than the %s of no agreement", worth, least);
        break;
    case OVT_ANSWER_BELOW_TARGET:
        if (answer->utility < answer->reservation) { /* only for what is taken off below */
            ovt_say(worth, self->offer.utility[event->side], 3);
        }
        ovt_text_format(text,
            "worth %s to it, more than the %s of no agreement%s%s: a tactical rejection", worth,
            least, known ? ", but it hopes for " : "", known ? asked : "");
        break;
    default:
        say_red_line(text, self, answer);
        break;
    }
    if (taken_off > SLIGHT) {
        ovt_text_format(text, "; %s is taken off since the other side proposes it",
            ovt_say(worth, taken_off, 3));
    }
    ovt_text_add(text, ".");
}

static void
keep_first_rejection(ovt_chronicle *self, const ovt_talks_event *event)
{
    if (event->answer.kind == OVT_ANSWER_ACCEPTED) {
        return;
    }
    bool other = self->rejection.met && self->offers == 1 + self->rejection.offers_before;
    self->rejection.by_both |= other && event->side != self->rejection.side;
    if (self->rejection.met) {
        return;
    }
    self->rejection = (ovt_rejection){
        .met = true,
        .offers_before = self->offers - 1,
        .day = event->day,
        .proposer = self->offer.proposer,
        .package = self->offered,
        .side = event->side,
        .answer = event->answer,
        .forced = self->forced,
    };
    self->rejection.utility[OVT_SEEKER] = self->offer.utility[OVT_SEEKER];
    self->rejection.utility[OVT_HOLDER] = self->offer.utility[OVT_HOLDER];
}

static void
take_answer(ovt_chronicle *self, const ovt_talks_event *event)
{
    const ovt_answer *answer = &event->answer;
    ovt_document *document = self->document;
    bool line = answer->issue < self->scenario->issue_count;
    ovt_text text = {0};
    keep_first_rejection(self, event);
    say_answer(&text, self, event);
    json_t *data = json_object();
    bool tactical = answer->kind == OVT_ANSWER_POSTURE || answer->kind == OVT_ANSWER_BELOW_TARGET;
    ovt_data_set(document, data, "accepted", json_boolean(answer->kind == OVT_ANSWER_ACCEPTED));
    ovt_data_set(document, data, "reason", ovt_data_text(answer_keys[answer->kind]));
    ovt_data_set(document, data, "tactical", json_boolean(tactical));
    ovt_data_set(document, data, "utility", ovt_data_number(answer->utility));
    ovt_data_set(document, data, "threshold", ovt_data_number(answer->threshold));
    ovt_data_set(document, data, "reservation", ovt_data_number(answer->reservation));
    ovt_data_set(document, data, "issue",
        ovt_data_text(line ? self->scenario->issues[answer->issue].name : NULL));
    ovt_chronicle_add(self, event->day, "answer", side_keys[event->side], &text, data);
}

static void
take_forced(ovt_chronicle *self, const ovt_talks_event *event)
{
    const ovt_issue *issue = &self->scenario->issues[event->issue];
    ovt_text text = {0};
    self->forced |= UINT64_C(1) << event->issue;
    ovt_text_format(&text, "\"%s\" is settled from outside: ", ovt_issue_label(issue));
    ovt_say_position(&text, issue, issue->forced_at);
    ovt_text_add(&text, ". It is no longer negotiated.");
    json_t *data = json_object();
    ovt_data_set(self->document, data, "issue", ovt_data_text(issue->name));
    ovt_data_set(self->document, data, "term", ovt_data_position(issue, issue->forced_at));
    ovt_chronicle_add(self, event->day, "forced", "none", &text, data);
}

/* To add an event of the talks without numbers of its own: add its row here. */
static const struct {
    ovt_talks_event_kind kind;
    const char *key;
    bool of_side;
    const char *words; /* after the side's name where it is the side's */
} plain[] = {
    {OVT_TALKS_DOOR, "door_closed", false, "The door closes: the talks break down."},
    {OVT_TALKS_DEADLINE, "deadline", false, "The deadline passes: the talks break down."},
    {OVT_TALKS_REVIVED, "revived", false, "The talks begin again."},
    {OVT_TALKS_SOFTENED, "softened", true, " lets go of those red lines that were posture."},
    {OVT_TALKS_LEFT, "left", true, " leaves the talks for good."},
};

void
ovt_chronicle_take_talks(ovt_chronicle *self, const ovt_talks_event *event)
{
    if (event->kind == OVT_TALKS_OFFER) {
        take_offer(self, event);
    } else if (event->kind == OVT_TALKS_ANSWER) {
        take_answer(self, event);
    } else if (event->kind == OVT_TALKS_FORCED) {
        take_forced(self, event);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (plain[i].kind == event->kind) {
            ovt_text text = {0};
            ovt_text_format(&text, "%s%s",
                plain[i].of_side ? self->scenario->party[event->side].name : "", plain[i].words);
            ovt_chronicle_add(self, event->day, plain[i].key,
                plain[i].of_side ? side_keys[event->side] : "none", &text, json_object());
        }
    }
}
