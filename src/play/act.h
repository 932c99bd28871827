// SPDX-License-Identifier: GPL-3.0-or-later
/** @file act.h
 *  @brief What the commands do that move a game.
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

/** Whether the seeker decides after a rejection how to go on. */
bool ovt_decides_impasse(const ovt_game *self);

#endif
