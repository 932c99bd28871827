// SPDX-License-Identifier: GPL-3.0-or-later
/** @file game.h
 *  @brief A game of one or two players at the table of a scenario: lines in, documents out.
 *
 *  A game is a function of the scenario, the seed and the moves made: it prints nothing, reads
 *  nothing and waits for nobody, so that a terminal and a server can hold it alike. The simulated
 *  side is the one that simulations know; only the moves of the players come from outside.
 */
#ifndef OVT_PLAY_GAME_H
#define OVT_PLAY_GAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/report/build.h"

typedef struct {
    const ovt_scenario *scenario; /* borrowed; must outlive the game */
    const char *fingerprint;      /* of the scenario as resolved, as ovt_game_fingerprint() gives */
    uint64_t seed;
    bool two;             /* two players, one machine */
    ovt_side side;        /* the player's; with two players unused */
    size_t temperament;   /* of the simulated side; OVT_NONE: drawn by the seed */
    bool practice;        /* moves may be undone */
    uint64_t negotiators; /* simulated, to hold a result against */
} ovt_game_setup;

/** What a game asks of its host, since it touches no file. */
typedef enum { OVT_WISH_NONE, OVT_WISH_SAVE, OVT_WISH_LOAD, OVT_WISH_TRANSCRIPT } ovt_wish_kind;

typedef struct {
    ovt_wish_kind kind;
    const char *file; /* borrowed until the next line */
} ovt_wish;

/** Opaque. */
typedef struct ovt_game ovt_game;

/** Begins a game; @p answer (zeroed) is the briefing, or the curtain before it. OVT_USAGE with
 *  words where the scenario cannot be played. Free with ovt_game_delete(). */
ovt_status ovt_game_new(ovt_game **self, const ovt_game_setup *setup, ovt_document *answer,
    ovt_error *err) OVT_MUST_CHECK;

/** Frees it; NULL is ignored. */
void ovt_game_delete(ovt_game *self);

/** Takes a line of input of any bytes; @p answer (zeroed, to be freed by the caller) is what there
 *  is to say. A line that is not understood is answered, too: only memory or a numerical method
 *  fails. */
ovt_status ovt_game_take(ovt_game *self, const char *line, size_t length, ovt_document *answer,
    ovt_error *err) OVT_MUST_CHECK;

/** What the last line asks of the host: to save, load or write a transcript. */
ovt_wish ovt_game_wish(const ovt_game *self);

/** Whether the player has left the game. */
bool ovt_game_is_over(const ovt_game *self);

/** Whether the next line belongs to another player than the last: what was shown is to be hidden.
 */
bool ovt_game_is_covered(const ovt_game *self);

/** What stands before the next line of input ("Seeker> "). */
const char *ovt_game_prompt(const ovt_game *self);

/** The input has ended: a short debrief of where the game stands, or of how it ended. */
ovt_status ovt_game_close(ovt_game *self, ovt_document *answer, ovt_error *err) OVT_MUST_CHECK;

/** The whole debrief as a report, in every format. */
ovt_status ovt_game_debrief(ovt_game *self, ovt_document *document,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** The game as text: what it was set up with, and the moves. */
ovt_status ovt_game_save(
    const ovt_game *self, const char *version, ovt_text *out, ovt_error *err) OVT_MUST_CHECK;

/** Goes on with a saved game, whose bytes may be anything. What is wrong with it is said in
 *  @p answer, and the game stays as it is. */
ovt_status ovt_game_load(ovt_game *self, const char *bytes, size_t length, ovt_document *answer,
    ovt_error *err) OVT_MUST_CHECK;

/** Names a resolved scenario in a saved game. */
enum { OVT_FINGERPRINT = 17 };
char *ovt_game_fingerprint(char text[OVT_FINGERPRINT], const char *resolved);

#endif
