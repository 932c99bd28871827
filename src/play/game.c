// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/play/game.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "overture/base/random.h"
#include "state.h"

char *
ovt_game_fingerprint(char text[OVT_FINGERPRINT], const char *resolved)
{
    snprintf(text, OVT_FINGERPRINT, "%016llx", (unsigned long long) ovt_hash_text(resolved));
    return text;
}

static ovt_status
check_playable(const ovt_game_setup *setup, ovt_error *err)
{
    const ovt_scenario *scenario = setup->scenario;
    if (!ovt_scenario_negotiates(scenario)) {
        return ovt_fail(err, OVT_USAGE,
            "%s: nobody negotiates in this scenario (talks.protocol is \"%s\"); play one whose "
            "protocol is alternating, hybrid, mediated or ultimatum",
            scenario->name, scenario->talks.protocol == OVT_PROTOCOL_NONE ? "none" : "fixed");
    }
    if (scenario->issue_count == 0 || scenario->offer.phase_count == 0) {
        return ovt_fail(err, OVT_USAGE,
            "%s: there is nothing to negotiate in this scenario: it has no issues, or no phases "
            "in its offer",
            scenario->name);
    }
    return setup->two || setup->temperament == OVT_NONE
               ? OVT_OK
               : ovt_temperament_fits(setup->temperament, scenario, err);
}

/* The other side moves as it is to in this game. */
static ovt_status
seat_opponent(ovt_game *self, ovt_error *err)
{
    const ovt_game_setup *setup = &self->setup;
    self->scenario = ovt_scenario_copy(setup->scenario);
    if (self->scenario == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the game");
    }
    self->temperament = setup->temperament;
    if (setup->two) {
        self->temperament = ovt_temperament_find("scenario");
    } else if (setup->temperament == OVT_NONE) {
        self->temperament = ovt_temperament_draw(setup->seed, (ovt_side) (1 - setup->side));
    }
    int strategy = ovt_temperament_at(self->temperament)->strategy;
    if (!setup->two && strategy >= 0) {
        self->scenario->party[1 - setup->side].strategy = strategy;
    }
    return OVT_OK;
}

static ovt_status
open_table(ovt_game *self, ovt_error *err)
{
    ovt_status status = seat_opponent(self, err);
    if (status == OVT_OK) {
        status = ovt_history_new(&self->history, self->scenario, self->setup.seed, err);
    }
    if (status != OVT_OK) {
        return status;
    }
    self->outcome = ovt_allocate_aligned(1, ovt_outcome_stride(self->scenario));
    if (self->outcome == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the game");
    }
    self->drawn = ovt_history_scenario(self->history);
    return ovt_game_replay(self, err);
}

ovt_status
ovt_game_new(ovt_game **self, const ovt_game_setup *setup, ovt_document *answer, ovt_error *err)
{
    *self = NULL;
    ovt_status status = check_playable(setup, err);
    if (status != OVT_OK) {
        return status;
    }
    ovt_game *game = ovt_allocate(1, sizeof *game);
    *self = game;
    if (game == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the game");
    }
    game->setup = *setup;
    snprintf(game->fingerprint, sizeof game->fingerprint, "%s", setup->fingerprint);
    game->setup.fingerprint = game->fingerprint;
    game->guess = OVT_NONE;
    game->viewer = setup->side;
    status = open_table(game, err);
    if (status == OVT_OK) {
        for (int side = 0; side < OVT_PARTIES; side++) {
            ovt_package_offered(game->drawn, &game->draft[side]);
        }
        game->stage = setup->two && !game->ended ? OVT_STAGE_COVERED : OVT_STAGE_PLAY;
        ovt_show_turn(game, answer);
        status = ovt_built(answer, err);
    }
    if (status != OVT_OK) {
        ovt_game_delete(game);
        *self = NULL;
    }
    return status;
}

void
ovt_game_delete(ovt_game *self)
{
    if (self == NULL) {
        return;
    }
    ovt_chronicle_free(&self->chronicle);
    ovt_document_free(&self->book);
    ovt_history_delete(self->history);
    ovt_free(self->outcome);
    ovt_free(self->scenario);
    ovt_free(self->moves);
    ovt_free(self->offers);
    ovt_free(self);
}

ovt_wish
ovt_game_wish(const ovt_game *self)
{
    return (ovt_wish){self->wish, self->wish_file};
}

bool
ovt_game_is_over(const ovt_game *self)
{
    return self->stage == OVT_STAGE_QUIT;
}

bool
ovt_game_is_covered(const ovt_game *self)
{
    return self->stage == OVT_STAGE_COVERED;
}

const char *
ovt_game_prompt(const ovt_game *self)
{
    return self->prompt;
}

void
ovt_game_utilities(const ovt_game *self, double utility[OVT_PARTIES])
{
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        utility[side] = self->ended ? self->outcome->utility[side] : NAN;
    }
}

size_t
ovt_last_offer_of(const ovt_game *self, ovt_side side)
{
    for (size_t i = self->offer_count; i > 0; i--) {
        if (self->offers[i - 1].proposer == (size_t) side) {
            return i - 1;
        }
    }
    return OVT_NONE;
}

size_t
ovt_last_offer_to(const ovt_game *self, ovt_side side)
{
    for (size_t i = self->offer_count; i > 0; i--) {
        if (self->offers[i - 1].proposer != (size_t) side) {
            return i - 1;
        }
    }
    return OVT_NONE;
}
