// SPDX-License-Identifier: GPL-3.0-or-later
/** @file debrief.h
 *  @brief What a debrief says, worked out.
 */
#ifndef OVT_PLAY_DEBRIEF_H
#define OVT_PLAY_DEBRIEF_H

#include "state.h"

typedef struct {
    double utility[OVT_PARTIES];
    ovt_bargain bargain;
    ovt_peers peers[OVT_PARTIES];
} debrief;

/** A side's own offers, in its own utility. */
typedef struct {
    size_t offers;
    double first;
    double last;
    size_t count; /* concessions: offers worth less to it than its one before */
    double sum;
    double largest;
} ovt_steps;

ovt_steps ovt_steps_of(const ovt_game *game, ovt_side side);

typedef struct {
    size_t count;
    size_t tactical;
} ovt_rejections;

ovt_rejections ovt_rejections_of(const ovt_game *game, ovt_side side);

/** How the talks ended without an agreement: "the door closed". */
const char *ovt_how_words(ovt_game_how how);

/** Titles of solutions, by ovt_solution_kind. */
extern const char *const ovt_solution_titles[OVT_SOLUTION_MIDPOINT];

/** Where a result lies among simulated negotiators. */
void ovt_section_peers(
    ovt_document *self, const ovt_game *game, ovt_side side, const ovt_peers *peers);

/** Tells the whole history again, to be read by whoever may know all. */
ovt_status ovt_game_tell(ovt_game *self, ovt_chronicle *chronicle, ovt_error *err) OVT_MUST_CHECK;

/** The debrief as data and records; @p of is NULL where the game is not at its end. */
void ovt_debrief_data(
    ovt_document *self, const ovt_game *game, const debrief *of, const ovt_provenance *provenance);

#endif
