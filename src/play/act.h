// SPDX-License-Identifier: GPL-3.0-or-later
/** @file act.h
 *  @brief What the commands do.
 */
#ifndef OVT_PLAY_ACT_H
#define OVT_PLAY_ACT_H

#include "state.h"

/** A command: what it has to say is added to @p answer. */
typedef ovt_status ovt_act(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err);

ovt_act ovt_act_accept;
ovt_act ovt_act_counter;
ovt_act ovt_act_ask;
ovt_act ovt_act_reject;
ovt_act ovt_act_offer;
ovt_act ovt_act_wait;
ovt_act ovt_act_leave;
ovt_act ovt_act_yes;
ovt_act ovt_act_no;
ovt_act ovt_act_undo;
ovt_act ovt_act_set;
ovt_act ovt_act_like;
ovt_act ovt_act_draft;
ovt_act ovt_act_score;
ovt_act ovt_act_points;
ovt_act ovt_act_briefing;
ovt_act ovt_act_offers;
ovt_act ovt_act_history;
ovt_act ovt_act_why;
ovt_act ovt_act_hint;
ovt_act ovt_act_temperaments;
ovt_act ovt_act_save;
ovt_act ovt_act_load;
ovt_act ovt_act_transcript;
ovt_act ovt_act_guess;
ovt_act ovt_act_debrief;
ovt_act ovt_act_story;
ovt_act ovt_act_ready;
ovt_act ovt_act_quit;

/** Whether the seeker decides after a rejection how to go on. */
bool ovt_decides_impasse(const ovt_game *self);

#endif
