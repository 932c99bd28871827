// SPDX-License-Identifier: GPL-3.0-or-later
/* What follows from the moves: the history is played from its first day, every time, so that a game
 * can be undone, saved and loaded by its moves alone. */
#include <math.h>
#include <string.h>

#include "debrief.h"
#include "overture/bargain/utility.h"

/* Positions nearer than this are the same. */
#define SAME_POSITION 1e-9

static void
note(ovt_game *self, double day, const char *kind, ovt_text *text)
{
    ovt_chronicle_add(&self->chronicle, day, kind, "none", text, json_object());
}

static void
take_offer(ovt_game *self, const ovt_talks_event *event)
{
    ovt_text text = {0};
    if (self->offer_count == self->offer_room) {
        size_t room = self->offer_room == 0 ? 32 : 2 * self->offer_room;
        ovt_said *offers = ovt_resize(self->offers, room, sizeof *offers);
        self->book.failed |= offers == NULL;
        if (offers == NULL) {
            return;
        }
        self->offers = offers;
        self->offer_room = room;
    }
    self->offers[self->offer_count++] = (ovt_said){.day = event->day,
        .proposer = event->proposer,
        .package = *event->package,
        .utility = {event->utility[OVT_SEEKER], event->utility[OVT_HOLDER]}};
    ovt_text_format(&text, "%s makes offer %zu.", ovt_proposer_name(self->drawn, event->proposer),
        self->offer_count);
    note(self, event->day, "offer", &text);
}

/* What a side says in public; what it hopes for, and whether a line is meant, it keeps to itself.
 */
static void
note_answer(ovt_game *self, ovt_side side)
{
    const ovt_said *offer = &self->offers[self->offer_count - 1];
    const ovt_answer *answer = &offer->answer[side];
    bool line = answer->issue < self->drawn->issue_count;
    ovt_text text = {0};
    ovt_text_add(&text, self->drawn->party[side].name);
    if (answer->kind == OVT_ANSWER_ACCEPTED) {
        ovt_text_format(&text, " accepts offer %zu.", self->offer_count);
    } else if (line) {
        ovt_text_format(&text, " rejects offer %zu: beyond its red line on \"%s\".",
            self->offer_count, ovt_issue_label(&self->drawn->issues[answer->issue]));
    } else {
        ovt_text_format(&text, " rejects offer %zu.", self->offer_count);
    }
    note(self, offer->day, "answer", &text);
}

/* Where both sides answer, neither hears the other before it has answered itself. */
static void
take_answer(ovt_game *self, const ovt_talks_event *event)
{
    if (self->offer_count == 0) {
        return;
    }
    ovt_said *offer = &self->offers[self->offer_count - 1];
    offer->answered[event->side] = true;
    offer->answer[event->side] = event->answer;
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        if (offer->proposer != (size_t) side && !offer->answered[side]) {
            return;
        }
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        if (offer->answered[side]) {
            note_answer(self, side);
        }
    }
}

static void
take_forced(ovt_game *self, const ovt_talks_event *event)
{
    const ovt_issue *issue = &self->drawn->issues[event->issue];
    ovt_text text = {0};
    self->forced |= UINT64_C(1) << event->issue;
    ovt_text_format(&text, "\"%s\" is settled from outside: ", ovt_issue_label(issue));
    ovt_say_position(&text, issue, issue->forced_at);
    ovt_text_add(&text, ". It is no longer negotiated.");
    note(self, event->day, "forced", &text);
}

/* The talks have come to an end, for good or until they are revived. */
static void
take_break(ovt_game *self, const ovt_talks_event *event, ovt_game_how how, const char *words)
{
    ovt_text text = {0};
    self->how = how;
    self->end_day = event->day;
    if (how == OVT_GAME_LEFT) {
        ovt_text_add(&text, self->drawn->party[event->side].name);
    }
    ovt_text_add(&text, words);
    note(self, event->day, "break", &text);
}

static void
take_talks(ovt_game *self, const ovt_talks_event *event)
{
    ovt_text text = {0};
    switch (event->kind) {
    case OVT_TALKS_OFFER:
        take_offer(self, event);
        break;
    case OVT_TALKS_ANSWER:
        take_answer(self, event);
        break;
    case OVT_TALKS_FORCED:
        take_forced(self, event);
        break;
    case OVT_TALKS_DOOR:
        take_break(self, event, OVT_GAME_DOOR, "The door closes: the talks are broken off.");
        break;
    case OVT_TALKS_DEADLINE:
        take_break(self, event, OVT_GAME_DEADLINE, "The deadline passes: the talks are over.");
        break;
    case OVT_TALKS_LEFT:
        take_break(self, event, OVT_GAME_LEFT, " leaves the talks for good.");
        break;
    case OVT_TALKS_REVIVED:
        self->how = OVT_GAME_OPEN;
        ovt_text_add(&text, "The talks begin again.");
        note(self, event->day, "revived", &text);
        break;
    case OVT_TALKS_SIGNED:
        if (self->signed_offer == OVT_NONE) {
            self->signed_offer = self->offer_count - 1;
        }
        break;
    case OVT_TALKS_SOFTENED:
        break;
    }
}

static void
take(void *context, const ovt_event *event)
{
    ovt_game *self = context;
    if (event->kind != OVT_EVENT_TALKS) {
        ovt_chronicle_take(&self->chronicle, event);
    } else if (!self->book.failed) {
        take_talks(self, event->talks);
    }
}

static bool
is_at_level(const ovt_issue *issue, double position)
{
    for (size_t i = 0; i < issue->level_value_count; i++) {
        if (fabs(issue->level_values[i] - position) < SAME_POSITION) {
            return true;
        }
    }
    return issue->level_count == 0;
}

static void
add_why(ovt_text *why, const char *words, const ovt_issue *issue)
{
    if (why != NULL) {
        ovt_text_format(why, "\"%s\" %s", ovt_issue_label(issue), words);
    }
}

/* Whether every issue stands where it can; the scenario's own offer may stand between levels. */
static bool
positions_fit(const ovt_game *self, const ovt_ask *ask, const ovt_package *package, ovt_text *why)
{
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        const ovt_issue *issue = &self->drawn->issues[i];
        double position = package->position[i];
        bool forced = ask->forced >> i & 1;
        bool own = ask->configured && position == ask->package.position[i];
        bool fits = forced ? fabs(position - issue->forced_at) < SAME_POSITION
                           : own || is_at_level(issue, position);
        if (!(position >= 0 && position <= 1) || !fits) {
            add_why(why, forced ? "is settled from outside." : "is out of its range.", issue);
            return false;
        }
    }
    return true;
}

static bool
within_lines(const ovt_game *self, const ovt_ask *ask, const ovt_package *package, ovt_text *why)
{
    size_t issue;
    if (!ovt_breaks_red_line(self->drawn, ask->side, package, ask->firm, &issue)) {
        return true;
    }
    add_why(why, "would be beyond your red line, which your instructions hold firm.",
        &self->drawn->issues[issue]);
    return false;
}

bool
ovt_reply_fits(const ovt_game *self, const ovt_ask *ask, const ovt_reply *reply, ovt_text *why)
{
    switch (reply->kind) {
    case OVT_REPLY_ACCEPT:
        return ask->kind == OVT_ASK_ANSWER && within_lines(self, ask, &ask->package, why);
    case OVT_REPLY_REJECT:
        return ask->kind == OVT_ASK_ANSWER;
    case OVT_REPLY_OFFER:
        return ask->kind == OVT_ASK_OFFER && positions_fit(self, ask, &reply->package, why) &&
               within_lines(self, ask, &reply->package, why);
    case OVT_REPLY_PASS:
        return ask->kind == OVT_ASK_OFFER || (ask->kind == OVT_ASK_IMPASSE && ask->may_wait);
    case OVT_REPLY_TALK:
        return ask->kind == OVT_ASK_IMPASSE;
    case OVT_REPLY_LEAVE:
        return true;
    default:
        return false;
    }
}

static ovt_reply
reply(void *context, const ovt_ask *ask)
{
    ovt_game *self = context;
    self->asked++;
    self->genuine[OVT_SEEKER] = ask->genuine[OVT_SEEKER];
    self->genuine[OVT_HOLDER] = ask->genuine[OVT_HOLDER];
    self->ask = *ask;
    if (self->at == self->move_count || self->misfit) {
        return (ovt_reply){.kind = OVT_REPLY_NONE};
    }
    const ovt_game_move *move = &self->moves[self->at];
    if (move->side != ask->side || !ovt_reply_fits(self, ask, &move->reply, NULL)) {
        self->misfit = true;
        return (ovt_reply){.kind = OVT_REPLY_NONE};
    }
    self->at++;
    return move->reply;
}

static void
begin(ovt_game *self)
{
    ovt_chronicle_free(&self->chronicle);
    ovt_document_free(&self->book);
    self->book = (ovt_document){0};
    self->chronicle = (ovt_chronicle){.document = &self->book, .scenario = self->drawn};
    self->offer_count = 0;
    self->signed_offer = OVT_NONE;
    self->at = 0;
    self->asked = 0;
    self->misfit = false;
    self->forced = 0;
    self->how = OVT_GAME_OPEN;
}

ovt_status
ovt_game_replay(ovt_game *self, ovt_error *err)
{
    ovt_event_listener listener = {take, self};
    ovt_player player = {.reply = reply, .context = self};
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        player.plays[side] = !ovt_game_is_simulated(self, side);
    }
    begin(self);
    self->ended =
        ovt_history_act(self->history, OVT_GAME_REPLICATION, self->outcome, &listener, &player);
    ovt_chronicle_sort(&self->chronicle);
    if (self->ended && self->outcome->deal_reached) {
        self->how = OVT_GAME_AGREED;
        self->end_day = self->outcome->agreement_day;
    } else if (self->ended && self->how == OVT_GAME_OPEN) {
        self->how = OVT_GAME_HORIZON;
        self->end_day = self->drawn->clock.horizon_days;
    }
    return ovt_built(&self->book, err);
}

ovt_status
ovt_game_move_add(ovt_game *self, const ovt_reply *made, ovt_error *err)
{
    if (self->move_count == self->move_room) {
        size_t room = self->move_room == 0 ? 32 : 2 * self->move_room;
        ovt_game_move *moves = ovt_resize(self->moves, room, sizeof *moves);
        if (moves == NULL) {
            return ovt_fail(err, OVT_MEMORY, "no memory for the game");
        }
        self->moves = moves;
        self->move_room = room;
    }
    self->moves[self->move_count++] = (ovt_game_move){self->ask.side, self->turn, *made};
    return ovt_game_replay(self, err);
}

ovt_status
ovt_game_tell(ovt_game *self, ovt_chronicle *chronicle, ovt_error *err)
{
    ovt_event_listener listener = {ovt_chronicle_take, chronicle};
    ovt_player player = {.reply = reply, .context = self};
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        player.plays[side] = !ovt_game_is_simulated(self, side);
    }
    self->at = 0;
    ovt_history_act(self->history, OVT_GAME_REPLICATION, self->outcome, &listener, &player);
    return ovt_built(chronicle->document, err);
}
