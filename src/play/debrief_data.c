// SPDX-License-Identifier: GPL-3.0-or-later
/* The debrief in numbers: what is counted, and the same for programs. */
#include <math.h>

#include "debrief.h"
#include "overture/bargain/frontier.h"
#include "overture/bargain/strategy.h"
#include "overture/report/data.h"

/* A step of less than a thousandth of a point is none. */
#define NO_STEP 1e-5

const char *const ovt_solution_titles[OVT_SOLUTION_MIDPOINT] = {
    [OVT_SOLUTION_NASH] = "Nash",
    [OVT_SOLUTION_KALAI_SMORODINSKY] = "Kalai-Smorodinsky",
    [OVT_SOLUTION_EGALITARIAN] = "Egalitarian",
    [OVT_SOLUTION_UTILITARIAN] = "Utilitarian",
};

static const struct {
    const char *key;
    const char *words;
} hows[] = {
    [OVT_GAME_OPEN] = {"unfinished", "the game was not at its end"},
    [OVT_GAME_AGREED] = {"agreed", "there was an agreement"},
    [OVT_GAME_LEFT] = {"walked_away", "one side left the talks"},
    [OVT_GAME_DOOR] = {"door_closed", "the door closed"},
    [OVT_GAME_DEADLINE] = {"deadline", "the deadline passed"},
    [OVT_GAME_HORIZON] = {"time_ran_out", "the time ran out"},
};

const char *
ovt_how_words(ovt_game_how how)
{
    return hows[how].words;
}

ovt_steps
ovt_steps_of(const ovt_game *game, ovt_side side)
{
    ovt_steps steps = {0};
    for (size_t i = 0; i < game->offer_count; i++) {
        const ovt_said *offer = &game->offers[i];
        if (offer->proposer != (size_t) side) {
            continue;
        }
        double utility = offer->utility[side], given = steps.last - utility;
        if (steps.offers++ == 0) {
            steps.first = utility;
        } else if (given > NO_STEP) {
            steps.count++;
            steps.sum += given;
            steps.largest = fmax(steps.largest, given);
        }
        steps.last = utility;
    }
    return steps;
}

ovt_rejections
ovt_rejections_of(const ovt_game *game, ovt_side side)
{
    ovt_rejections rejections = {0};
    for (size_t i = 0; i < game->offer_count; i++) {
        const ovt_said *offer = &game->offers[i];
        ovt_answer_kind kind = offer->answer[side].kind;
        if (offer->answered[side] && kind != OVT_ANSWER_ACCEPTED) {
            rejections.count++;
            rejections.tactical += kind == OVT_ANSWER_POSTURE || kind == OVT_ANSWER_BELOW_TARGET;
        }
    }
    return rejections;
}

static json_t *
offers_data(ovt_document *self, const ovt_game *game)
{
    json_t *array = json_array();
    for (size_t i = 0; i < game->offer_count; i++) {
        const ovt_said *offer = &game->offers[i];
        json_t *object = json_object();
        ovt_data_set(self, object, "day", ovt_data_number(offer->day));
        ovt_data_set(
            self, object, "by", ovt_data_text(ovt_proposer_key(game->drawn, offer->proposer)));
        ovt_data_set(self, object, "terms", ovt_data_terms(self, game->drawn, &offer->package));
        ovt_data_set(
            self, object, "positions", ovt_data_positions(self, game->drawn, &offer->package));
        /* Before the end the other side's worth is not told. */
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            bool told = game->ended || !ovt_game_is_simulated(game, side);
            if (told) {
                ovt_data_set(
                    self, object, ovt_side_word(side), ovt_data_number(offer->utility[side]));
            }
        }
        ovt_data_append(self, array, object);
    }
    return array;
}

static void
records(ovt_document *self, const ovt_game *game)
{
    static const char *const titles[] = {
        "offer", "day", "by", "seeker", "holder", "seeker_accepts", "holder_accepts"};
    char number[OVT_NUMBER_TEXT];
    ovt_table *table = ovt_document_records(self);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        ovt_table_column_add(self, table, titles[i], OVT_ALIGN_LEFT, false);
    }
    for (size_t i = 0; i < game->offer_count; i++) {
        const ovt_said *offer = &game->offers[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%zu", i + 1);
        ovt_table_cell(self, table, 1, "%s", ovt_number_text(number, offer->day));
        ovt_table_cell(self, table, 2, "%s", ovt_proposer_key(game->drawn, offer->proposer));
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            bool told = game->ended || !ovt_game_is_simulated(game, side);
            ovt_table_cell(self, table, 3 + (size_t) side, "%s",
                told ? ovt_number_text(number, offer->utility[side]) : "");
            if (offer->answered[side] && (game->ended || !ovt_game_is_simulated(game, side))) {
                ovt_table_cell(self, table, 5 + (size_t) side, "%d",
                    offer->answer[side].kind == OVT_ANSWER_ACCEPTED);
            }
        }
    }
}

static json_t *
side_data(ovt_document *self, const ovt_game *game, const debrief *of, ovt_side side)
{
    const ovt_peers *peers = &of->peers[side];
    ovt_steps steps = ovt_steps_of(game, side);
    ovt_rejections rejections = ovt_rejections_of(game, side);
    json_t *object = json_object();
    ovt_data_set(self, object, "played_by",
        ovt_data_text(ovt_game_is_simulated(game, side) ? "simulation" : "person"));
    ovt_data_set(self, object, "utility", ovt_data_number(of->utility[side]));
    ovt_data_set(self, object, "reservation", ovt_data_number(of->bargain.reservation[side]));
    ovt_data_set(self, object, "offers", json_integer((json_int_t) steps.offers));
    ovt_data_set(self, object, "concessions", json_integer((json_int_t) steps.count));
    ovt_data_set(self, object, "conceded", ovt_data_number(steps.sum));
    ovt_data_set(self, object, "largest_concession", ovt_data_number(steps.largest));
    ovt_data_set(self, object, "rejections", json_integer((json_int_t) rejections.count));
    ovt_data_set(
        self, object, "tactical_rejections", json_integer((json_int_t) rejections.tactical));
    bool left = of->bargain.known && game->how == OVT_GAME_AGREED;
    ovt_data_set(self, object, "left", ovt_data_number(left ? of->bargain.left[side] : NAN));
    if (peers->count > 0) {
        json_t *rank = json_object();
        ovt_data_set(self, rank, "negotiators", json_integer((json_int_t) peers->count));
        ovt_data_set(self, rank, "below", ovt_data_number(peers->below));
        ovt_data_set(self, rank, "same", ovt_data_number(peers->same));
        ovt_data_set(self, rank, "above", ovt_data_number(peers->above));
        ovt_data_set(self, rank, "median", ovt_data_number(peers->median));
        ovt_data_set(self, rank, "deals", ovt_data_number(peers->deals));
        ovt_data_set(self, object, "among_simulated", rank);
    }
    return object;
}

static json_t *
solutions_data(ovt_document *self, const ovt_bargain *bargain)
{
    json_t *object = json_object();
    for (int kind = 0; kind < OVT_SOLUTION_MIDPOINT; kind++) {
        ovt_data_set(self, object, ovt_solution_word((ovt_solution_kind) kind),
            ovt_data_sides(self, bargain->solution[kind].utility));
    }
    return object;
}

static json_t *
game_data(ovt_document *self, const ovt_game *game)
{
    const ovt_game_setup *setup = &game->setup;
    json_t *object = json_object();
    ovt_data_set(self, object, "name", ovt_data_text(game->drawn->name));
    ovt_data_set(self, object, "title", ovt_data_text(game->drawn->title));
    ovt_data_set(self, object, "file", ovt_data_text(game->drawn->file));
    ovt_data_set(self, object, "fingerprint", ovt_data_text(game->fingerprint));
    ovt_data_set(self, object, "seed", json_integer((json_int_t) setup->seed));
    ovt_data_set(
        self, object, "seat", ovt_data_text(setup->two ? "both" : ovt_side_word(setup->side)));
    ovt_data_set(self, object, "practice", json_boolean(setup->practice));
    ovt_data_set(self, object, "undone", json_integer((json_int_t) game->undone));
    ovt_data_set(self, object, "hints", json_integer((json_int_t) game->hints));
    return object;
}

/* Who the other side was. */
static json_t *
opponent_data(ovt_document *self, const ovt_game *game)
{
    ovt_side other = (ovt_side) (1 - game->setup.side);
    json_t *object = json_object();
    ovt_data_set(
        self, object, "temperament", ovt_data_text(ovt_temperament_at(game->temperament)->key));
    ovt_data_set(self, object, "strategy",
        ovt_data_text(ovt_strategy_at((size_t) game->scenario->party[other].strategy)->key));
    ovt_data_set(self, object, "guess",
        ovt_data_text(game->guess == OVT_NONE ? NULL : ovt_temperament_at(game->guess)->key));
    return object;
}

static void
end_data(ovt_document *self, const ovt_game *game, const debrief *of)
{
    const ovt_bargain *bargain = &of->bargain;
    const ovt_tally *people = &game->outcome->captives;
    json_t *captives = json_object();
    if (!game->setup.two) {
        ovt_data_set(self, self->data, "opponent", opponent_data(self, game));
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_data_set(self, self->data, ovt_side_word(side), side_data(self, game, of, side));
    }
    ovt_data_set(
        self, self->data, "zopa", bargain->known ? json_boolean(bargain->zone) : json_null());
    if (bargain->known && bargain->zone) {
        ovt_data_set(self, self->data, "solutions", solutions_data(self, bargain));
    }
    bool left = bargain->known && game->how == OVT_GAME_AGREED;
    ovt_data_set(self, self->data, "money_left", ovt_data_number(left ? bargain->left_both : NAN));
    ovt_data_set(self, captives, "returned_alive", json_integer(people->returned_alive));
    ovt_data_set(self, captives, "returned_remains", json_integer(people->returned_remains));
    ovt_data_set(self, captives, "died_in_captivity", json_integer(people->died_in_captivity));
    ovt_data_set(self, captives, "rescued", json_integer(people->rescued));
    ovt_data_set(self, captives, "still_held_alive", json_integer(people->still_held_alive));
    ovt_data_set(self, self->data, "captives", captives);
}

void
ovt_debrief_data(
    ovt_document *self, const ovt_game *game, const debrief *of, const ovt_provenance *provenance)
{
    json_t *run = json_object();
    ovt_data_begin(self, provenance);
    ovt_data_set(self, run, "command_line", ovt_data_text(provenance->command_line));
    ovt_data_set(self, self->data, "run", run);
    ovt_data_set(self, self->data, "game", game_data(self, game));
    ovt_data_set(self, self->data, "result", ovt_data_text(hows[game->how].key));
    ovt_data_set(
        self, self->data, "day", ovt_data_number(game->ended ? game->end_day : game->ask.day));
    ovt_data_set(self, self->data, "offers", offers_data(self, game));
    records(self, game);
    if (of != NULL) {
        end_data(self, game, of);
    }
}
