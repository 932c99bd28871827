// SPDX-License-Identifier: GPL-3.0-or-later
/* Saved games: a header and the moves, one a line. Loading plays the moves again, so that a file
 * can bring about nothing that a player could not. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "state.h"

enum { FORMAT = 1, MOST_BYTES = 1 << 22, WORD = 64 };

static const char *const reply_words[] = {
    [OVT_REPLY_NONE] = "none",
    [OVT_REPLY_ACCEPT] = "accept",
    [OVT_REPLY_REJECT] = "reject",
    [OVT_REPLY_OFFER] = "offer",
    [OVT_REPLY_PASS] = "wait",
    [OVT_REPLY_TALK] = "talk",
    [OVT_REPLY_LEAVE] = "leave",
};

enum { REPLIES = sizeof reply_words / sizeof *reply_words };

static const char *
seat_word(const ovt_game_setup *setup)
{
    return setup->two ? "both" : ovt_side_word(setup->side);
}

static void
add_package(ovt_text *out, const ovt_game *self, const ovt_package *package)
{
    char number[OVT_NUMBER_TEXT];
    for (size_t i = 0; i < self->drawn->issue_count; i++) {
        ovt_text_format(out, " %s", ovt_number_text(number, package->position[i]));
    }
    ovt_text_add(out, "\n");
}

ovt_status
ovt_game_save(const ovt_game *self, const char *version, ovt_text *out, ovt_error *err)
{
    const ovt_game_setup *setup = &self->setup;
    ovt_text_format(out, "overture game %d\nversion %s\nscenario %s\nseed %llu\nseat %s\n", FORMAT,
        version, self->fingerprint, (unsigned long long) setup->seed, seat_word(setup));
    ovt_text_format(out, "opponent %s\npractice %d\nundone %u\nhints %u\nguess %s\nissues %zu\n",
        setup->temperament == OVT_NONE ? "drawn" : ovt_temperament_at(setup->temperament)->key,
        setup->practice, self->undone, self->hints,
        self->guess == OVT_NONE ? "none" : ovt_temperament_at(self->guess)->key,
        self->drawn->issue_count);
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_text_format(out, "draft");
        add_package(out, self, &self->draft[side]);
    }
    ovt_text_format(out, "moves %zu\n", self->move_count);
    for (size_t i = 0; i < self->move_count; i++) {
        const ovt_game_move *move = &self->moves[i];
        ovt_text_format(out, "%s %u %s", ovt_side_word(move->side), (unsigned) move->turn,
            reply_words[move->reply.kind]);
        if (move->reply.kind == OVT_REPLY_OFFER) {
            add_package(out, self, &move->reply.package);
        } else {
            ovt_text_add(out, "\n");
        }
    }
    ovt_text_add(out, "end\n");
    return out->failed ? ovt_fail(err, OVT_MEMORY, "no memory to save the game") : OVT_OK;
}

/* A saved game being read, line by line. */
typedef struct {
    const char *at;
    const char *end;
    const char *line; /* in hand, and */
    size_t length;
    size_t number;
    const ovt_game *game;
    ovt_document *answer;
    bool wrong;
} reader;

static bool
next_line(reader *self)
{
    if (self->wrong || self->at >= self->end) {
        return false;
    }
    const char *stop = memchr(self->at, '\n', (size_t) (self->end - self->at));
    self->line = self->at;
    self->length = (size_t) ((stop == NULL ? self->end : stop) - self->at);
    self->at = stop == NULL ? self->end : stop + 1;
    self->number++;
    return true;
}

static void
complain(reader *self, const char *words)
{
    if (!self->wrong) {
        ovt_document_paragraph(
            self->answer, "This game cannot be loaded: line %zu %s.", self->number, words);
        self->wrong = true;
    }
}

/* The next blank-separated word of the line, cut at WORD - 1 bytes. */
static bool
next_word(reader *self, char word[WORD])
{
    while (self->length > 0 && *self->line == ' ') {
        self->line++;
        self->length--;
    }
    size_t count = 0;
    while (count < self->length && self->line[count] != ' ') {
        count++;
    }
    size_t kept = count < WORD - 1 ? count : WORD - 1;
    memcpy(word, self->line, kept);
    word[kept] = '\0';
    self->line += count;
    self->length -= count;
    return count > 0 && count < WORD && strlen(word) == count;
}

/* The value of the header line that must come next. */
static void
expect(reader *self, const char *name, char value[WORD])
{
    char word[WORD];
    value[0] = '\0';
    if (!next_line(self)) {
        self->number++;
        complain(self, "is missing");
    } else if (!next_word(self, word) || strcmp(word, name) != 0 || !next_word(self, value)) {
        ovt_text text = {0};
        ovt_text_format(&text, "should be \"%s ...\"", name);
        self->answer->failed |= text.failed;
        complain(self, text.data == NULL ? "is wrong" : text.data);
        ovt_text_free(&text);
    }
}

static uint64_t
whole(reader *self, const char *word, uint64_t most)
{
    char *end;
    unsigned long long value = strtoull(word, &end, 10);
    if (strspn(word, "0123456789") != strlen(word) || *word == '\0' || strlen(word) > 19 ||
        value > most) {
        complain(self, "has a number that is not possible");
        return 0;
    }
    return value;
}

static void
expect_same(reader *self, const char *name, const char *wanted, const char *words)
{
    char value[WORD];
    expect(self, name, value);
    if (!self->wrong && strcmp(value, wanted) != 0) {
        complain(self, words);
    }
}

static void
read_package(reader *self, ovt_package *package)
{
    char word[WORD], *end;
    for (size_t i = 0; !self->wrong && i < self->game->drawn->issue_count; i++) {
        double value = next_word(self, word) ? strtod(word, &end) : NAN;
        if (!(value >= 0 && value <= 1) || *end != '\0') {
            complain(self, "has terms that are not possible");
            return;
        }
        package->position[i] = value;
    }
}

static void
read_header(reader *self, ovt_game *to)
{
    const ovt_game_setup *setup = &self->game->setup;
    char word[WORD], number[WORD];
    if (!next_line(self) || self->length != strlen("overture game 1") ||
        memcmp(self->line, "overture game 1", self->length) != 0) {
        complain(self, "does not begin with \"overture game 1\": it is no saved game, or one of "
                       "another version");
    }
    expect(self, "version", word);
    expect_same(self, "scenario", self->game->fingerprint,
        "names another scenario, or the scenario was changed since");
    snprintf(number, sizeof number, "%llu", (unsigned long long) setup->seed);
    expect_same(self, "seed", number, "names another seed; begin with --seed and that number");
    expect_same(self, "seat", seat_word(setup), "names another seat; begin with the same one");
    expect_same(self, "opponent",
        setup->temperament == OVT_NONE ? "drawn" : ovt_temperament_at(setup->temperament)->key,
        "names another opponent; begin with the same --opponent");
    expect_same(self, "practice", setup->practice ? "1" : "0",
        setup->practice ? "is of a game without --practice" : "is of a game with --practice");
    expect(self, "undone", word);
    to->undone = self->wrong ? 0 : (unsigned) whole(self, word, UINT32_MAX);
    expect(self, "hints", word);
    to->hints = self->wrong ? 0 : (unsigned) whole(self, word, UINT32_MAX);
    expect(self, "guess", word);
    to->guess = self->wrong ? OVT_NONE : ovt_temperament_find(word);
    snprintf(number, sizeof number, "%zu", self->game->drawn->issue_count);
    expect_same(self, "issues", number, "names another number of issues");
}

static void
read_move(reader *self, ovt_game_move *move)
{
    char side[WORD], turn[WORD], word[WORD];
    if (!next_line(self) || !next_word(self, side) || !next_word(self, turn) ||
        !next_word(self, word)) {
        complain(self, "is no move");
        return;
    }
    move->side = strcmp(side, "holder") == 0 ? OVT_HOLDER : OVT_SEEKER;
    move->turn = (uint32_t) whole(self, turn, OVT_MOST_MOVES);
    move->reply.kind = OVT_REPLY_NONE;
    for (int kind = 1; kind < REPLIES; kind++) {
        if (strcmp(word, reply_words[kind]) == 0) {
            move->reply.kind = (ovt_reply_kind) kind;
        }
    }
    if (move->reply.kind == OVT_REPLY_NONE || strcmp(side, ovt_side_word(move->side)) != 0) {
        complain(self, "is no move");
    } else if (move->reply.kind == OVT_REPLY_OFFER) {
        read_package(self, &move->reply.package);
    }
}

static ovt_status
read_moves(reader *self, ovt_game *to, ovt_error *err)
{
    char word[WORD];
    for (int side = 0; side < OVT_PARTIES; side++) {
        if (!self->wrong &&
            (!next_line(self) || !next_word(self, word) || strcmp(word, "draft") != 0)) {
            complain(self, "should be \"draft ...\"");
        }
        read_package(self, &to->draft[side]);
    }
    expect(self, "moves", word);
    size_t count = self->wrong ? 0 : (size_t) whole(self, word, OVT_MOST_MOVES);
    to->moves = ovt_allocate(count + 1, sizeof *to->moves);
    if (to->moves == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the game");
    }
    to->move_count = count;
    to->move_room = count + 1;
    for (size_t i = 0; !self->wrong && i < count; i++) {
        read_move(self, &to->moves[i]);
        to->turn = to->moves[i].turn;
    }
    if (!self->wrong && (!next_line(self) || self->length != 3 || memcmp(self->line, "end", 3))) {
        complain(self, "should be \"end\"");
    }
    if (next_line(self)) {
        complain(self, "comes after the end");
    }
    return OVT_OK;
}

/* What a load replaces of a game. */
static void
exchange(ovt_game *self, ovt_game *with)
{
    ovt_game_move *moves = self->moves;
    size_t count = self->move_count, room = self->move_room;
    uint32_t turn = self->turn;
    self->moves = with->moves;
    self->move_count = with->move_count;
    self->move_room = with->move_room;
    self->turn = with->turn;
    with->moves = moves;
    with->move_count = count;
    with->move_room = room;
    with->turn = turn;
}

static void
take_over(ovt_game *self, const ovt_game *loaded)
{
    self->undone = loaded->undone;
    self->hints = loaded->hints;
    self->guess = loaded->guess;
    self->hint = 0;
    for (int side = 0; side < OVT_PARTIES; side++) {
        self->draft[side] = loaded->draft[side];
        self->shown[side] = 0;
    }
}

/* Plays the moves read; the game before stays where one of them does not fit. */
static ovt_status
try_moves(ovt_game *self, ovt_game *loaded, ovt_document *answer, ovt_error *err)
{
    exchange(self, loaded);
    ovt_status status = ovt_game_replay(self, err);
    bool misfit = self->misfit || self->at < self->move_count;
    if (status == OVT_OK && !misfit) {
        take_over(self, loaded);
        return OVT_OK;
    }
    size_t at = self->at;
    exchange(self, loaded);
    ovt_status again = ovt_game_replay(self, err);
    if (status == OVT_OK) {
        ovt_document_paragraph(
            answer, "This game cannot be loaded: move %zu is not possible there.", at + 1);
    }
    return status == OVT_OK ? again : status;
}

ovt_status
ovt_game_load(
    ovt_game *self, const char *bytes, size_t length, ovt_document *answer, ovt_error *err)
{
    ovt_game loaded = {0};
    reader from = {.at = bytes, .end = bytes + length, .game = self, .answer = answer};
    if (length > MOST_BYTES) {
        ovt_document_paragraph(answer, "This game cannot be loaded: the file is too long.");
        return ovt_built(answer, err);
    }
    read_header(&from, &loaded);
    ovt_status status = from.wrong ? OVT_OK : read_moves(&from, &loaded, err);
    bool wrong = from.wrong;
    if (status == OVT_OK && !wrong) {
        status = try_moves(self, &loaded, answer, err);
        wrong = answer->first != NULL;
    }
    ovt_free(loaded.moves);
    if (status == OVT_OK && !wrong) {
        ovt_game_resume(self, answer);
    }
    return status == OVT_OK ? ovt_built(answer, err) : status;
}
