// SPDX-License-Identifier: GPL-3.0-or-later
/* The commands that show something, change the draft, or ask the host for a file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"

ovt_status
ovt_act_set(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) err;
    ovt_draft_set(self, rest, answer);
    return OVT_OK;
}

ovt_status
ovt_act_like(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    ovt_package *draft = &self->draft[self->viewer];
    size_t number = (size_t) strtoul(rest, NULL, 10);
    if (strcmp(rest, "hint") == 0) {
        if (self->hint < OVT_HINTS) {
            ovt_document_paragraph(
                answer, "The third hint suggests a package: write hint until it has come.");
            return OVT_OK;
        }
        ovt_status status = ovt_hint_package(self, draft, err);
        if (status != OVT_OK) {
            return status;
        }
    } else if (number >= 1 && number <= self->offer_count) {
        *draft = self->offers[number - 1].package;
    } else {
        ovt_document_paragraph(answer, "Which offer? like NUMBER, the numbers are in offers.");
        return OVT_OK;
    }
    ovt_draft_force(self);
    ovt_show_draft(self, answer);
    return OVT_OK;
}

#define SHOWS(name, call)                                                       \
    ovt_status ovt_act_##name(                                                  \
        ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err) \
    {                                                                           \
        (void) rest;                                                            \
        (void) err;                                                             \
        call;                                                                   \
        return OVT_OK;                                                          \
    }
SHOWS(draft, ovt_show_draft(self, answer))
SHOWS(score, ovt_show_score(self, answer))
SHOWS(points, ovt_show_points(self, answer))
SHOWS(briefing, ovt_show_briefing(self, answer))
SHOWS(offers, ovt_show_offers(self, rest, answer))
SHOWS(history, ovt_show_history(self, answer))
SHOWS(why, ovt_show_why(self, answer))
#undef SHOWS

ovt_status
ovt_act_hint(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return ovt_show_hint(self, answer, err);
}

ovt_status
ovt_act_temperaments(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    const ovt_temperament *row;
    (void) self;
    (void) rest;
    (void) err;
    ovt_document_paragraph(answer, "The other side");
    for (size_t i = 0; (row = ovt_temperament_at(i)) != NULL; i++) {
        if (row->strategy >= 0) {
            ovt_document_item(
                answer, "%s: %s%s", row->key, row->summary, row->usual ? "" : " (never drawn)");
        }
    }
    return OVT_OK;
}

static ovt_status
wish_for(ovt_game *self, ovt_wish_kind kind, const char *file, ovt_document *answer)
{
    if (*file == '\0') {
        ovt_document_paragraph(answer, "To which file? Write its name after the command.");
        return OVT_OK;
    }
    self->wish = kind;
    snprintf(self->wish_file, sizeof self->wish_file, "%s", file);
    return OVT_OK;
}

#define WISHES(name, kind)                                                      \
    ovt_status ovt_act_##name(                                                  \
        ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err) \
    {                                                                           \
        (void) err;                                                             \
        return wish_for(self, kind, rest, answer);                              \
    }
WISHES(save, OVT_WISH_SAVE)
WISHES(load, OVT_WISH_LOAD)
WISHES(transcript, OVT_WISH_TRANSCRIPT)
#undef WISHES

ovt_status
ovt_act_guess(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    ovt_error wrong = {0};
    size_t guess;
    ovt_status status = ovt_temperament_read(&guess, rest, &wrong);
    if (status == OVT_MEMORY) {
        return ovt_fail(err, status, "%s", wrong.message);
    }
    if (status != OVT_OK) {
        ovt_document_paragraph(
            answer, "%s.", *rest == '\0' ? "guess NAME; temperaments lists them" : wrong.message);
        return OVT_OK;
    }
    self->guess = guess;
    self->stage = OVT_STAGE_DONE;
    return ovt_game_debrief(self, answer, NULL, err);
}

ovt_status
ovt_act_debrief(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    self->stage = OVT_STAGE_DONE;
    return ovt_game_debrief(self, answer, NULL, err);
}

ovt_status
ovt_act_story(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return ovt_game_story(self, answer, err);
}

ovt_status
ovt_act_ready(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    (void) err;
    self->stage = OVT_STAGE_PLAY;
    ovt_show_turn(self, answer);
    return OVT_OK;
}

ovt_status
ovt_act_quit(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    (void) rest;
    return ovt_game_close(self, answer, err);
}
