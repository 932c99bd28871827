// SPDX-License-Identifier: GPL-3.0-or-later
/* The moves that a player can make, and taking them back. */
#include <stdio.h>
#include <string.h>

#include "act.h"

/* Less than that is a rounding error. */
#define LESS 1e-9

/* Whether the seeker decides after a rejection how to go on. */
bool
ovt_decides_impasse(const ovt_game *self)
{
    return self->drawn->talks.protocol == OVT_PROTOCOL_HYBRID && self->ask.side == OVT_SEEKER &&
           self->drawn->mediator_count > 0;
}

void
ovt_game_resume(ovt_game *self, ovt_document *answer)
{
    self->stage = OVT_STAGE_PLAY;
    if (self->ended) {
        bool hidden = !self->setup.two && self->setup.temperament == OVT_NONE;
        self->stage = hidden && self->guess == OVT_NONE ? OVT_STAGE_GUESS : OVT_STAGE_DONE;
        snprintf(self->prompt, sizeof self->prompt, "> ");
    } else if (self->setup.two && self->ask.side != self->viewer) {
        self->stage = OVT_STAGE_COVERED;
    }
    ovt_show_turn(self, answer);
    if (self->ended) {
        ovt_show_menu(self, answer);
    }
}

static ovt_status
move(ovt_game *self, const ovt_reply *made, ovt_error *err)
{
    if (self->move_count >= OVT_MOST_MOVES) {
        return ovt_fail(err, OVT_FAILED, "the game is too long");
    }
    self->hint = 0;
    return ovt_game_move_add(self, made, err);
}

/* A command's move, and after it the other where the next question is one that it has answered. */
static ovt_status
make_moves(
    ovt_game *self, ovt_reply_kind first, ovt_reply_kind then, ovt_document *answer, ovt_error *err)
{
    ovt_reply reply = {.kind = first};
    ovt_side side = self->ask.side;
    if (first == OVT_REPLY_OFFER) {
        reply.package = self->draft[self->viewer];
    }
    self->turn++;
    ovt_status status = move(self, &reply, err);
    bool asked = status == OVT_OK && !self->ended && self->ask.side == side &&
                 self->ask.kind == OVT_ASK_IMPASSE;
    if (asked && then != OVT_REPLY_NONE) {
        reply.kind = then;
        status = move(self, &reply, err);
    }
    if (status == OVT_OK) {
        ovt_game_resume(self, answer);
    }
    return status;
}

/* Whether the reply is allowed; says why not. */
static bool
is_allowed(const ovt_game *self, const ovt_reply *reply, ovt_document *answer)
{
    ovt_text why = {0};
    bool allowed = ovt_reply_fits(self, &self->ask, reply, &why);
    if (!allowed) {
        ovt_document_paragraph_of(answer, &why);
    }
    ovt_text_free(&why);
    return allowed;
}

ovt_status
ovt_act_accept(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    ovt_reply reply = {.kind = OVT_REPLY_ACCEPT};
    ovt_text terms = {0};
    char points[OVT_SAY], least[OVT_SAY];
    (void) rest;
    (void) err;
    if (!is_allowed(self, &reply, answer)) {
        return OVT_OK;
    }
    self->stage = OVT_STAGE_CONFIRM_ACCEPT;
    ovt_say_package(&terms, self->drawn, &self->ask.package);
    ovt_document_paragraph(answer, "You are about to accept offer %zu:", self->offer_count);
    ovt_document_item_of(answer, &terms);
    double utility = ovt_package_utility(self->drawn, self->viewer, &self->ask.package);
    ovt_document_paragraph(answer,
        "That is %s points to you; no agreement is worth %s%s. Sign it? yes or no",
        ovt_say_points(points, utility), ovt_say_points(least, self->ask.reservation),
        utility < self->ask.reservation - LESS ? ": you would be worse off than without" : "");
    return OVT_OK;
}

ovt_status
ovt_act_counter(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return self->ask.kind == OVT_ASK_IMPASSE
               ? make_moves(self, OVT_REPLY_TALK, OVT_REPLY_NONE, answer, err)
               : make_moves(self, OVT_REPLY_REJECT, OVT_REPLY_TALK, answer, err);
}

ovt_status
ovt_act_ask(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return make_moves(self, OVT_REPLY_TALK, OVT_REPLY_NONE, answer, err);
}

ovt_status
ovt_act_reject(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return make_moves(self, OVT_REPLY_REJECT, OVT_REPLY_NONE, answer, err);
}

ovt_status
ovt_act_wait(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return self->ask.kind == OVT_ASK_ANSWER
               ? make_moves(self, OVT_REPLY_REJECT, OVT_REPLY_PASS, answer, err)
               : make_moves(self, OVT_REPLY_PASS, OVT_REPLY_NONE, answer, err);
}

ovt_status
ovt_act_offer(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    ovt_reply reply = {.kind = OVT_REPLY_OFFER, .package = self->draft[self->viewer]};
    double utility = ovt_package_utility(self->drawn, self->viewer, &reply.package);
    char points[OVT_SAY], least[OVT_SAY];
    (void) rest;
    if (!is_allowed(self, &reply, answer)) {
        return OVT_OK;
    }
    if (utility >= self->ask.reservation - LESS) {
        return make_moves(self, OVT_REPLY_OFFER, OVT_REPLY_NONE, answer, err);
    }
    self->stage = OVT_STAGE_CONFIRM_OFFER;
    ovt_document_paragraph(answer,
        "Your draft is worth %s points to you, less than the %s of no agreement; if it is "
        "accepted it is signed. Send it all the same? yes or no",
        ovt_say_points(points, utility), ovt_say_points(least, self->ask.reservation));
    return OVT_OK;
}

ovt_status
ovt_act_leave(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    char points[OVT_SAY];
    (void) rest;
    (void) err;
    self->stage = OVT_STAGE_CONFIRM_LEAVE;
    ovt_document_paragraph(answer,
        "Leave the talks for good? No agreement is worth %s points to you today. yes or no",
        ovt_say_points(points, self->ask.reservation));
    return OVT_OK;
}

ovt_status
ovt_act_yes(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    ovt_reply_kind kind = self->stage == OVT_STAGE_CONFIRM_ACCEPT  ? OVT_REPLY_ACCEPT
                          : self->stage == OVT_STAGE_CONFIRM_OFFER ? OVT_REPLY_OFFER
                                                                   : OVT_REPLY_LEAVE;
    (void) rest;
    return make_moves(self, kind, OVT_REPLY_NONE, answer, err);
}

ovt_status
ovt_act_no(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    (void) err;
    self->stage = OVT_STAGE_PLAY;
    ovt_document_paragraph(answer, "Nothing is decided.");
    ovt_show_menu(self, answer);
    return OVT_OK;
}

/* The draft returns to what was sent last, or to the scenario's offer. */
ovt_status
ovt_act_undo(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    if (self->move_count == 0) {
        ovt_document_paragraph(answer, "There is no move to undo.");
        return OVT_OK;
    }
    uint32_t turn = self->moves[self->move_count - 1].turn;
    while (self->move_count > 0 && self->moves[self->move_count - 1].turn == turn) {
        self->move_count--;
    }
    ovt_status status = ovt_game_replay(self, err);
    if (status != OVT_OK) {
        return status;
    }
    self->undone++;
    self->hint = 0;
    for (int side = 0; side < OVT_PARTIES; side++) {
        if (self->shown[side] > self->chronicle.count) {
            self->shown[side] = self->chronicle.count;
        }
    }
    ovt_document_paragraph(answer, "The last move is undone.");
    ovt_game_resume(self, answer);
    return OVT_OK;
}
