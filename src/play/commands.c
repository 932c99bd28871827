// SPDX-License-Identifier: GPL-3.0-or-later
/* What a player can write: one table. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"

enum { LONGEST_LINE = 1000, WORD = 32, MOST_NAMES = 64 };

/* When a command can be given. */
enum {
    ON_ANSWER = 1,
    ON_OFFER = 2,
    ON_IMPASSE = 4,
    ON_MOVE = ON_ANSWER | ON_OFFER | ON_IMPASSE,
    ON_CONFIRM = 8,
    ON_COVERED = 16,
    ON_GUESS = 32,
    ON_DONE = 64,
    ON_END = ON_GUESS | ON_DONE,
    ON_TABLE = ON_MOVE | ON_CONFIRM | ON_END,
    ON_ALWAYS = ON_TABLE | ON_COVERED
};

typedef struct {
    const char *name;
    const char *operands;
    const char *summary;
    unsigned when;
    bool choice; /* among the numbered choices where it fits */
    ovt_act *run;
} command;

static const command *command_at(size_t index);

static unsigned
moment(const ovt_game *self)
{
    switch (self->stage) {
    case OVT_STAGE_COVERED:
        return ON_COVERED;
    case OVT_STAGE_CONFIRM_ACCEPT:
    case OVT_STAGE_CONFIRM_LEAVE:
    case OVT_STAGE_CONFIRM_OFFER:
        return ON_CONFIRM;
    case OVT_STAGE_GUESS:
        return ON_GUESS;
    case OVT_STAGE_PLAY:
        return self->ask.kind == OVT_ASK_ANSWER  ? ON_ANSWER
               : self->ask.kind == OVT_ASK_OFFER ? ON_OFFER
                                                 : ON_IMPASSE;
    default:
        return ON_DONE;
    }
}

/* Beyond the stage, what the protocol leaves open. */
static bool
fits(const ovt_game *self, const command *row)
{
    int protocol = self->drawn->talks.protocol;
    bool answers = moment(self) == ON_ANSWER;
    if (strcmp(row->name, "ask") == 0) {
        return self->ask.proposer != (size_t) self->ask.side;
    }
    if (strcmp(row->name, "counter") == 0) {
        return !answers ? self->ask.proposer == (size_t) self->ask.side
                        : protocol == OVT_PROTOCOL_ALTERNATING || ovt_decides_impasse(self) ||
                              (protocol == OVT_PROTOCOL_HYBRID && self->ask.side == OVT_SEEKER);
    }
    if (strcmp(row->name, "wait") == 0) {
        return answers ? protocol == OVT_PROTOCOL_MEDIATED || ovt_decides_impasse(self)
                       : self->ask.kind == OVT_ASK_OFFER || self->ask.may_wait;
    }
    return strcmp(row->name, "undo") != 0 || self->setup.practice;
}

static ovt_status run_help(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err);

/* To add a command: its function above, its row here. */
static const command commands[] = {
    {"ready", "", "take over the screen", ON_COVERED, true, ovt_act_ready},
    {"yes", "", "do it", ON_CONFIRM, true, ovt_act_yes},
    {"no", "", "do not", ON_CONFIRM, true, ovt_act_no},
    {"accept", "", "accept the offer on the table (you are asked once more)", ON_ANSWER, true,
        ovt_act_accept},
    {"counter", "", "go on with an offer of your own", ON_ANSWER | ON_IMPASSE, true,
        ovt_act_counter},
    {"ask", "", "ask the other side for an offer of its own", ON_IMPASSE, true, ovt_act_ask},
    {"offer", "", "send your draft to the other side", ON_OFFER, true, ovt_act_offer},
    {"wait", "", "wait for the mediator's next text; or let your turn pass", ON_MOVE, true,
        ovt_act_wait},
    {"reject", "", "reject the offer on the table", ON_ANSWER, true, ovt_act_reject},
    {"leave", "", "walk away: leave the talks for good (you are asked once more)", ON_MOVE, true,
        ovt_act_leave},
    {"guess", "NAME", "say which temperament you faced; the debrief follows", ON_GUESS, true,
        ovt_act_guess},
    {"debrief", "", "how you did", ON_END, true, ovt_act_debrief},
    {"story", "", "all that was said and done, with what each side hid", ON_DONE, true,
        ovt_act_story},
    {"set", "ISSUE VALUE", "change a term of your draft; ISSUE VALUE alone does, too", ON_MOVE,
        false, ovt_act_set},
    {"like", "NUMBER", "make your draft like an offer (or like hint)", ON_MOVE, false,
        ovt_act_like},
    {"draft", "", "your draft with its points, beside the last offer made to you", ON_MOVE, false,
        ovt_act_draft},
    {"score", "", "your points: no agreement, the last offers, your draft", ON_TABLE, false,
        ovt_act_score},
    {"points", "", "your confidential points, option by option", ON_TABLE, false, ovt_act_points},
    {"offers", "[NUMBER]", "all offers so far, or the terms of one", ON_TABLE, false,
        ovt_act_offers},
    {"history", "", "everything that has happened", ON_TABLE, false, ovt_act_history},
    {"briefing", "", "the briefing again", ON_TABLE, false, ovt_act_briefing},
    {"hint", "", "advice, in three steps", ON_MOVE, false, ovt_act_hint},
    {"why", "", "what the other side's last move suggests", ON_TABLE, false, ovt_act_why},
    {"temperaments", "", "the ways in which a simulated side can move", ON_TABLE, false,
        ovt_act_temperaments},
    {"undo", "", "take back your last move (with --practice)", ON_TABLE, false, ovt_act_undo},
    {"save", "FILE", "save the game", ON_TABLE, false, ovt_act_save},
    {"load", "FILE", "go on with a saved game", ON_ALWAYS, false, ovt_act_load},
    {"transcript", "FILE", "write all that was said so far", ON_TABLE, false, ovt_act_transcript},
    {"help", "[COMMAND]", "what you can do now", ON_ALWAYS, false, run_help},
    {"quit", "", "stop", ON_ALWAYS, false, ovt_act_quit},
};

static const command *
command_at(size_t index)
{
    return index < sizeof commands / sizeof *commands ? &commands[index] : NULL;
}

/* Other words for the same. */
static const struct {
    const char *word;
    const char *name;
} aliases[] = {{"y", "yes"}, {"n", "no"}, {"walk", "leave"}, {"propose", "offer"},
    {"send", "offer"}, {"exit", "quit"}, {"q", "quit"}, {"?", "help"}, {"h", "help"},
    {"pass", "wait"}, {"table", "offers"}, {"events", "history"}};

static const command *
find(const char *word)
{
    const command *row;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(aliases[i].word, word) == 0) {
            word = aliases[i].name;
        }
    }
    for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
        if (strcmp(row->name, word) == 0) {
            return row;
        }
    }
    return NULL;
}

static bool
can(const ovt_game *self, const command *row)
{
    return (row->when & moment(self)) != 0 && fits(self, row);
}

void
ovt_show_menu(const ovt_game *self, ovt_document *answer)
{
    const command *row;
    ovt_text text = {0};
    size_t number = 0;
    ovt_text_add(&text, "You can:");
    for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
        if (row->choice && can(self, row)) {
            ovt_text_format(&text, "%s %zu %s%s%s", number == 0 ? "" : ",", number + 1, row->name,
                *row->operands == '\0' ? "" : " ", row->operands);
            number++;
        }
    }
    ovt_text_add(&text, self->ended
                            ? "; also offers, history, transcript FILE, help, quit."
                            : "; also draft, score, why, hint, offers, history, help, quit.");
    ovt_document_paragraph_of(answer, &text);
}

/* The command of a numbered choice. */
static const command *
choice(const ovt_game *self, unsigned long number)
{
    const command *row;
    for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
        if (row->choice && can(self, row) && --number == 0) {
            return row;
        }
    }
    return NULL;
}

static ovt_status
run_help(ovt_game *self, const char *rest, ovt_document *answer, ovt_error *err)
{
    const command *row = find(rest);
    (void) err;
    if (row != NULL) {
        ovt_document_paragraph(answer, "%s%s%s: %s. %s", row->name,
            *row->operands == '\0' ? "" : " ", row->operands, row->summary,
            can(self, row) ? "You can do it now." : "You cannot do it now.");
        return OVT_OK;
    }
    ovt_table *table = ovt_document_table(answer, NULL);
    ovt_table_column_add(answer, table, "Command", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(answer, table, "What it does now", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
        if (can(self, row)) {
            ovt_table_row(answer, table);
            ovt_table_cell(answer, table, 0, "%s%s%s", row->name, *row->operands == '\0' ? "" : " ",
                row->operands);
            ovt_table_cell(answer, table, 1, "%s", row->summary);
        }
    }
    return OVT_OK;
}

static ovt_status
answer_unknown(const ovt_game *self, const char *word, ovt_document *answer)
{
    const char *names[MOST_NAMES];
    const command *row;
    size_t count = 0;
    for (size_t i = 0; (row = command_at(i)) != NULL && count < MOST_NAMES; i++) {
        names[count++] = row->name;
    }
    const char *near = ovt_word_nearest(word, names, count);
    ovt_document_paragraph(answer, "There is no command \"%s\"%s%s%s", word,
        near == NULL ? "; help lists what you can do now." : ". Did you mean ",
        near == NULL ? "" : near, near == NULL ? "" : "?");
    (void) self;
    return OVT_OK;
}

static ovt_status
run_row(ovt_game *self, const command *row, const char *rest, ovt_document *answer, ovt_error *err)
{
    if (!can(self, row)) {
        bool undo = strcmp(row->name, "undo") == 0;
        ovt_document_paragraph(answer, "%s is not possible now%s.", row->name,
            undo && !self->setup.practice ? ": it needs a game begun with --practice" : "");
        if (self->stage != OVT_STAGE_COVERED) {
            ovt_show_menu(self, answer);
        }
        return OVT_OK;
    }
    return row->run(self, rest, answer, err);
}

/* A line without blanks at its ends, of printable bytes; empty where there is none. */
static void
tidy(char line[LONGEST_LINE + 1], const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length && count < LONGEST_LINE; i++) {
        unsigned char byte = (unsigned char) bytes[i];
        bool blank = byte <= ' ' || byte == 0x7F;
        if (!blank || (count > 0 && line[count - 1] != ' ')) {
            line[count++] = blank ? ' ' : (char) byte;
        }
    }
    while (count > 0 && line[count - 1] == ' ') {
        count--;
    }
    line[count] = '\0';
}

ovt_status
ovt_game_take(
    ovt_game *self, const char *bytes, size_t length, ovt_document *answer, ovt_error *err)
{
    char line[LONGEST_LINE + 1], word[WORD] = {0};
    self->wish = OVT_WISH_NONE;
    tidy(line, bytes, length);
    size_t first = strcspn(line, " ");
    const char *rest = line + first + strspn(line + first, " ");
    for (size_t i = 0; i < first && i < WORD - 1; i++) {
        word[i] = (char) tolower((unsigned char) line[i]);
    }
    ovt_status status = OVT_OK;
    const command *row = first < WORD ? find(word) : NULL;
    bool number = *word != '\0' && strspn(word, "0123456789") == first && *rest == '\0';
    if (row == NULL && number && first < WORD) {
        row = choice(self, strtoul(word, NULL, 10));
    }
    if (length > LONGEST_LINE) {
        ovt_document_paragraph(answer, "That line is too long to be a command.");
    } else if (*line == '\0') {
        ovt_show_menu(self, answer);
    } else if (row != NULL) {
        status = run_row(self, row, rest, answer, err);
    } else if ((moment(self) & ON_MOVE) && ovt_names_issue(self, line)) {
        status = ovt_act_set(self, line, answer, err);
    } else {
        status = answer_unknown(self, word, answer);
    }
    return status == OVT_OK ? ovt_built(answer, err) : status;
}
