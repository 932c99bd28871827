// SPDX-License-Identifier: GPL-3.0-or-later
/** @file state.h
 *  @brief A game in hand: the moves made, and what followed from them.
 */
#ifndef OVT_PLAY_STATE_H
#define OVT_PLAY_STATE_H

#include "overture/bargain/player.h"
#include "overture/engine/history.h"
#include "overture/play/game.h"
#include "overture/play/temperament.h"
#include "overture/report/chronicle.h"

enum { OVT_MOST_MOVES = 20000, OVT_WISH_TEXT = 1024, OVT_PROMPT_TEXT = 64, OVT_HINTS = 3 };

/** The replication that is played. */
enum { OVT_GAME_REPLICATION = 0 };

/** An offer that was made, and what became of it. */
typedef struct {
    double day;
    size_t proposer;
    ovt_package package;
    double utility[OVT_PARTIES];
    bool answered[OVT_PARTIES];
    ovt_answer answer[OVT_PARTIES];
} ovt_said;

/** A reply of a player. A command may make several; they are undone together. */
typedef struct {
    ovt_side side;
    uint32_t turn;
    ovt_reply reply;
} ovt_game_move;

/** How a game stands or ended. */
typedef enum {
    OVT_GAME_OPEN,
    OVT_GAME_AGREED,
    OVT_GAME_LEFT, /* a player left */
    OVT_GAME_DOOR,
    OVT_GAME_DEADLINE,
    OVT_GAME_HORIZON
} ovt_game_how;

typedef enum {
    OVT_STAGE_PLAY,
    OVT_STAGE_COVERED, /* the other player is to take over */
    OVT_STAGE_CONFIRM_ACCEPT,
    OVT_STAGE_CONFIRM_LEAVE,
    OVT_STAGE_CONFIRM_OFFER, /* worse than no agreement */
    OVT_STAGE_GUESS,         /* it has ended; who was the other side? */
    OVT_STAGE_DONE,
    OVT_STAGE_QUIT
} ovt_game_stage;

struct ovt_game {
    ovt_game_setup setup;
    char fingerprint[OVT_FINGERPRINT];
    size_t temperament;
    ovt_scenario *scenario;    /* owned: with the other side as it moves in this game */
    const ovt_scenario *drawn; /* with this game's inputs; of the history */
    ovt_history *history;      /* owned, as all that follows */
    ovt_outcome *outcome;

    ovt_game_move *moves;
    size_t move_count;
    size_t move_room;
    uint32_t turn;

    /* What follows from the moves: */
    size_t at;   /* moves taken so far */
    bool misfit; /* a move does not fit what was asked */
    bool ended;
    ovt_ask ask; /* valid until it ended */
    ovt_game_how how;
    double end_day;  /* of the signing, or of whatever ended the talks */
    uint64_t forced; /* issues settled from outside until then */
    uint64_t genuine[OVT_PARTIES];
    size_t asked;            /* questions so far */
    ovt_document book;       /* holds the texts of the next */
    ovt_chronicle chronicle; /* what both sides see */
    ovt_said *offers;
    size_t offer_count;
    size_t offer_room;
    size_t signed_offer; /* OVT_NONE */

    ovt_game_stage stage;
    ovt_side viewer;
    bool briefed[OVT_PARTIES];
    size_t shown[OVT_PARTIES]; /* entries of the chronicle */
    ovt_package draft[OVT_PARTIES];
    unsigned hint; /* given since the last move */
    unsigned hints;
    unsigned undone;
    bool debriefed;
    size_t guess; /* OVT_NONE */
    ovt_wish_kind wish;
    char wish_file[OVT_WISH_TEXT];
    char prompt[OVT_PROMPT_TEXT];
};

/** Plays all moves again from the beginning. */
ovt_status ovt_game_replay(ovt_game *self, ovt_error *err) OVT_MUST_CHECK;

/** Whether a reply fits what is asked; says why not in @p why (may be NULL). */
bool ovt_reply_fits(
    const ovt_game *self, const ovt_ask *ask, const ovt_reply *reply, ovt_text *why);

/** Adds a move to the turn in hand. */
ovt_status ovt_game_move_add(ovt_game *self, const ovt_reply *reply, ovt_error *err) OVT_MUST_CHECK;

/** Whether the other side is simulated. */
static inline bool
ovt_game_is_simulated(const ovt_game *self, ovt_side side)
{
    return !self->setup.two && side != self->setup.side;
}

/** The last offer of a proposer that a test picks; OVT_NONE. */
size_t ovt_last_offer_of(const ovt_game *self, ovt_side side);
size_t ovt_last_offer_to(const ovt_game *self, ovt_side side);

/* Words. */
char *ovt_say_points(char text[OVT_SAY], double utility);
const char *ovt_side_word(ovt_side side);

/** Points of one issue at a position. */
double ovt_issue_points(const ovt_game *self, ovt_side side, size_t issue, double position);

/** A column of terms with their points. */
typedef struct {
    const char *title;
    const ovt_package *package;
} ovt_terms_column;

/** Packages side by side, issue by issue, with the viewer's points. */
void ovt_table_terms(
    const ovt_game *self, ovt_document *answer, const ovt_terms_column *columns, size_t count);

/** What the viewer sees: what has happened since it last looked, what is asked, what it can do. */
void ovt_show_turn(ovt_game *self, ovt_document *answer);
void ovt_show_new_events(ovt_game *self, ovt_document *answer);
void ovt_show_briefing(const ovt_game *self, ovt_document *answer);
void ovt_show_points(const ovt_game *self, ovt_document *answer);
void ovt_show_draft(const ovt_game *self, ovt_document *answer);
void ovt_show_score(const ovt_game *self, ovt_document *answer);
void ovt_show_offers(const ovt_game *self, const char *number, ovt_document *answer);
void ovt_show_history(const ovt_game *self, ovt_document *answer);
void ovt_show_why(const ovt_game *self, ovt_document *answer);
void ovt_show_standing(const ovt_game *self, ovt_document *answer);
ovt_status ovt_show_hint(ovt_game *self, ovt_document *answer, ovt_error *err) OVT_MUST_CHECK;

/** The package that the last hint suggests: on the viewer's way down, worth what its last offer
 *  was worth to it. */
ovt_status ovt_hint_package(
    const ovt_game *self, ovt_package *package, ovt_error *err) OVT_MUST_CHECK;

/** Reads "ISSUE VALUE" into the draft; what is wrong is said in the answer. */
void ovt_draft_set(ovt_game *self, const char *text, ovt_document *answer);

/** Whether the text begins with an issue and goes on. */
bool ovt_names_issue(const ovt_game *self, const char *text);

/** Issues settled from outside stand where they are. */
void ovt_draft_force(ovt_game *self);

/** Goes on after moves were made, undone or loaded: who is to move, and what it sees. */
void ovt_game_resume(ovt_game *self, ovt_document *answer);

/** What can be done now, as numbered choices. */
void ovt_show_menu(const ovt_game *self, ovt_document *answer);

/** The result of a simulated negotiator in a seat of the game, held against the player's. */
typedef struct {
    uint64_t count; /* simulated; 0: none, since the game is not at its end */
    double below;   /* shares of them that had less than the player, */
    double same;    /* as much, */
    double above;   /* and more */
    double median;
    double deals; /* share with a deal */
    struct {
        uint64_t count;
        double deals;
        double mean;
    } by[16]; /* temperament */
} ovt_peers;

ovt_status ovt_peers_run(
    const ovt_game *self, ovt_side side, ovt_peers *peers, ovt_error *err) OVT_MUST_CHECK;

/** The game's bargain with everything known: packages within genuine red lines, issues settled from
 *  outside where they are. */
typedef struct {
    bool known; /* false: too many packages to say */
    bool zone;
    double reservation[OVT_PARTIES];
    double ideal[OVT_PARTIES];
    struct {
        double utility[OVT_PARTIES];
        ovt_package package;
    } solution[OVT_SOLUTION_MIDPOINT];
    double left[OVT_PARTIES]; /* what the side could have had more, the other having no less */
    double left_both;         /* what both could have gained at once */
} ovt_bargain;

ovt_status ovt_bargain_run(
    const ovt_game *self, ovt_bargain *bargain, ovt_error *err) OVT_MUST_CHECK;

/** The history once more, with all that was said by both sides. */
ovt_status ovt_game_story(ovt_game *game, ovt_document *answer, ovt_error *err) OVT_MUST_CHECK;

/** What both sides have in the end: of the package signed, else of no agreement. */
void ovt_game_utilities(const ovt_game *self, double utility[OVT_PARTIES]);

#endif
