// SPDX-License-Identifier: GPL-3.0-or-later
/* The end of a game: what was reached, what was possible, how it came about. */
#include <math.h>

#include "debrief.h"
#include "overture/bargain/strategy.h"
#include "overture/bargain/utility.h"

static const char *
name_of(const ovt_game *self, ovt_side side)
{
    return self->drawn->party[side].name;
}

static void
section_result(ovt_document *self, const ovt_game *game, const debrief *of)
{
    char seeker[OVT_SAY], holder[OVT_SAY], least[OVT_PARTIES][OVT_SAY], date[OVT_SAY];
    ovt_document_heading(self, 2, "What was reached");
    ovt_say_points(seeker, of->utility[OVT_SEEKER]);
    ovt_say_points(holder, of->utility[OVT_HOLDER]);
    for (int side = 0; side < OVT_PARTIES; side++) {
        ovt_say_points(least[side], of->bargain.reservation[side]);
    }
    ovt_say_date(date, game->drawn, game->end_day);
    if (game->how != OVT_GAME_AGREED) {
        ovt_document_paragraph(self,
            "No agreement: %s on %s. That is worth %s points to %s and %s to %s.",
            ovt_how_words(game->how), date, seeker, name_of(game, OVT_SEEKER), holder,
            name_of(game, OVT_HOLDER));
        if (of->bargain.known) {
            ovt_document_paragraph(self, "%s",
                of->bargain.zone
                    ? "It was avoidable: some packages were worth more to both than no agreement."
                    : "No package was worth as much to both as no agreement: there was nothing to "
                      "agree on.");
        }
        return;
    }
    ovt_text terms = {0};
    ovt_text_format(&terms, "Signed on %s: ", date);
    ovt_say_package(&terms, game->drawn, &game->offers[game->signed_offer].package);
    ovt_text_add(&terms, ".");
    ovt_document_paragraph_of(self, &terms);
    ovt_document_item(self, "%s: %s points; no agreement would have been worth %s.",
        name_of(game, OVT_SEEKER), seeker, least[OVT_SEEKER]);
    ovt_document_item(self, "%s: %s points; no agreement would have been worth %s.",
        name_of(game, OVT_HOLDER), holder, least[OVT_HOLDER]);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        if (of->utility[side] < of->bargain.reservation[side] - 1e-9) {
            ovt_document_item(
                self, "%s signed what is worse than walking away.", name_of(game, side));
        }
    }
}

static void
section_opponent(ovt_document *self, const ovt_game *game)
{
    const ovt_temperament *row = ovt_temperament_at(game->temperament);
    ovt_side other = (ovt_side) (1 - game->setup.side);
    if (game->setup.two) {
        return;
    }
    const ovt_strategy *strategy = ovt_strategy_at((size_t) game->scenario->party[other].strategy);
    ovt_document_heading(self, 2, "Whom you faced");
    ovt_document_paragraph(self,
        "%s was of the temperament \"%s\": it %s. (In the model: the strategy %s.)",
        name_of(game, other), row->key, row->summary, strategy->key);
    if (game->guess != OVT_NONE) {
        ovt_document_paragraph(self, "You guessed \"%s\": %s.",
            ovt_temperament_at(game->guess)->key,
            game->guess == game->temperament ? "right" : "not so");
    }
}

static void
solution_row(
    ovt_document *self, ovt_table *table, const char *what, const double utility[OVT_PARTIES])
{
    char points[OVT_SAY];
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", what);
    for (size_t side = 0; side < OVT_PARTIES; side++) {
        ovt_table_cell(self, table, 1 + side, "%s", ovt_say_points(points, utility[side]));
    }
}

static void
say_left(ovt_document *self, const ovt_game *game, const debrief *of)
{
    const ovt_bargain *bargain = &of->bargain;
    char first[OVT_SAY], second[OVT_SAY], both[OVT_SAY], share[OVT_SAY];
    double gain[OVT_PARTIES];
    for (int side = 0; side < OVT_PARTIES; side++) {
        gain[side] = of->utility[side] - bargain->reservation[side];
    }
    ovt_document_item(self,
        "Left on the table: %s could have had %s points more with %s no worse off; the other way "
        "round %s. Both at once could have had %s more.",
        name_of(game, OVT_SEEKER), ovt_say_points(first, bargain->left[OVT_SEEKER]),
        name_of(game, OVT_HOLDER), ovt_say_points(second, bargain->left[OVT_HOLDER]),
        ovt_say_points(both, bargain->left_both));
    if (gain[0] >= 0 && gain[1] >= 0 && gain[0] + gain[1] > 0) {
        ovt_document_item(self, "Of what both gained over no agreement %s took %s parts of 100.",
            name_of(game, OVT_SEEKER), ovt_say_hundredths(share, gain[0] / (gain[0] + gain[1])));
    }
}

static void
section_frontier(ovt_document *self, const ovt_game *game, const debrief *of)
{
    const ovt_bargain *bargain = &of->bargain;
    ovt_document_heading(self, 2, "What was possible");
    if (!bargain->known) {
        ovt_document_paragraph(self, "There are too many packages to work out the frontier.");
        return;
    }
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Points", OVT_ALIGN_LEFT, true);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_table_column_add(self, table, name_of(game, side), OVT_ALIGN_RIGHT, false);
    }
    solution_row(self, table, "No agreement", bargain->reservation);
    solution_row(self, table, "Reached", of->utility);
    for (int kind = 0; bargain->zone && kind < OVT_SOLUTION_MIDPOINT; kind++) {
        solution_row(self, table, ovt_solution_titles[kind], bargain->solution[kind].utility);
    }
    if (bargain->zone) {
        solution_row(
            self, table, "The most for each, the other no worse off than without", bargain->ideal);
    }
    if (game->how == OVT_GAME_AGREED) {
        say_left(self, game, of);
    }
    ovt_document_paragraph(self,
        "With everything known, and within the red lines that were meant. Neither side could see "
        "this table.");
}

static void
say_steps(ovt_document *self, const ovt_game *game, ovt_side side)
{
    ovt_steps steps = ovt_steps_of(game, side);
    char first[OVT_SAY], last[OVT_SAY], mean[OVT_SAY], largest[OVT_SAY];
    if (steps.offers == 0) {
        ovt_document_item(self, "%s made no offer of its own.", name_of(game, side));
        return;
    }
    ovt_say_points(first, steps.first);
    ovt_say_points(last, steps.last);
    if (steps.count == 0) {
        ovt_document_item(self,
            "%s made %zu offer%s, the first worth %s points to itself, and made no concession.",
            name_of(game, side), steps.offers, steps.offers == 1 ? "" : "s", first);
        return;
    }
    ovt_document_item(self,
        "%s made %zu offers, from %s to %s points for itself, in %zu concession%s of %s points on "
        "average, the largest %s.",
        name_of(game, side), steps.offers, first, last, steps.count, steps.count == 1 ? "" : "s",
        ovt_say_points(mean, steps.sum / (double) steps.count),
        ovt_say_points(largest, steps.largest));
}

static const char *
answer_words(const ovt_said *offer, ovt_side side)
{
    if (offer->proposer == (size_t) side) {
        return "-";
    }
    if (!offer->answered[side]) {
        return "none";
    }
    switch (offer->answer[side].kind) {
    case OVT_ANSWER_ACCEPTED:
        return "accepted";
    case OVT_ANSWER_BELOW_RESERVATION:
        return "worse than none";
    case OVT_ANSWER_RED_LINE:
        return "red line, meant";
    case OVT_ANSWER_POSTURE:
        return "tactical: posture";
    default:
        return "tactical";
    }
}

static void
table_offers(ovt_document *self, const ovt_game *game)
{
    char text[OVT_SAY];
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Offer", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Day", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "By", OVT_ALIGN_LEFT, true);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_table_column_add(self, table, name_of(game, side), OVT_ALIGN_RIGHT, false);
        ovt_table_column_add(self, table, "answer", OVT_ALIGN_LEFT, true);
    }
    for (size_t i = 0; i < game->offer_count; i++) {
        const ovt_said *offer = &game->offers[i];
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%zu", i + 1);
        ovt_table_cell(self, table, 1, "%.0f", floor(offer->day));
        ovt_table_cell(self, table, 2, "%s", ovt_proposer_name(game->drawn, offer->proposer));
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            ovt_table_cell(self, table, 3 + 2 * (size_t) side, "%s",
                ovt_say_points(text, offer->utility[side]));
            ovt_table_cell(self, table, 4 + 2 * (size_t) side, "%s", answer_words(offer, side));
        }
    }
}

static void
say_rejections(ovt_document *self, const ovt_game *game, ovt_side side)
{
    ovt_rejections rejections = ovt_rejections_of(game, side);
    if (rejections.count > 0) {
        ovt_document_item(self,
            "%s rejected %zu offer%s; %zu of them tactically: the offer was worth more to it than "
            "no agreement and beyond no red line that was meant.",
            name_of(game, side), rejections.count, rejections.count == 1 ? "" : "s",
            rejections.tactical);
    }
}

static void
section_talks(ovt_document *self, const ovt_game *game)
{
    ovt_document_heading(self, 2, "Offers and concessions");
    if (game->offer_count == 0) {
        ovt_document_paragraph(self, "No offer was made.");
        return;
    }
    table_offers(self, game);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        say_steps(self, game, side);
    }
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        say_rejections(self, game, side);
    }
}

/* Who got how much of what counts to whom. */
static void
section_trade(ovt_document *self, const ovt_game *game)
{
    char text[OVT_SAY];
    if (game->how != OVT_GAME_AGREED) {
        return;
    }
    const ovt_package *package = &game->offers[game->signed_offer].package;
    ovt_document_heading(self, 2, "Who got what");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Issue", OVT_ALIGN_LEFT, true);
    for (ovt_side side = 0; side < OVT_PARTIES; side++) {
        ovt_table_column_add(self, table, name_of(game, side), OVT_ALIGN_RIGHT, false);
        ovt_table_column_add(self, table, "of at most", OVT_ALIGN_RIGHT, false);
    }
    for (size_t i = 0; i < game->drawn->issue_count; i++) {
        ovt_table_row(self, table);
        ovt_table_cell(self, table, 0, "%s", ovt_issue_label(&game->drawn->issues[i]));
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            double sum = ovt_weight_sum(game->drawn, side);
            double most = game->drawn->issues[i].interest[side].weight / sum;
            double got = ovt_issue_points(game, side, i, package->position[i]);
            ovt_table_cell(self, table, 1 + 2 * (size_t) side, "%s", ovt_say_points(text, got));
            ovt_table_cell(self, table, 2 + 2 * (size_t) side, "%s", ovt_say_points(text, most));
        }
    }
    ovt_document_paragraph(self, "A good trade gives each side most where it counts most to it.");
}

static void
section_questions(ovt_document *self, const ovt_game *game)
{
    static const char *const usual[] = {
        "Which of your offers moved the other side, and which did not?",
        "What did you learn of what counts to it, and from which move?",
        "What did waiting cost, and whom?"};
    const ovt_lesson *lesson = &game->drawn->lesson;
    ovt_document_heading(self, 2, "To talk about");
    for (size_t i = 0; i < lesson->debrief_count; i++) {
        ovt_document_item(self, "%s", lesson->debrief[i]);
    }
    for (size_t i = 0; lesson->debrief_count == 0 && i < sizeof usual / sizeof *usual; i++) {
        ovt_document_item(self, "%s", usual[i]);
    }
    if (game->setup.practice || game->hints > 0) {
        ovt_document_paragraph(
            self, "Hints taken: %u. Moves undone: %u.", game->hints, game->undone);
    }
    ovt_document_paragraph(self,
        "A simulated exercise: the points follow from weights assumed for each side, and what "
        "happens after the signing is one course that chance may take, not a forecast.");
}

static ovt_status
gather(debrief *of, const ovt_game *game, ovt_error *err)
{
    *of = (debrief){0};
    ovt_game_utilities(game, of->utility);
    ovt_status status = ovt_bargain_run(game, &of->bargain, err);
    for (ovt_side side = 0; status == OVT_OK && side < OVT_PARTIES; side++) {
        if (!ovt_game_is_simulated(game, side)) {
            status = ovt_peers_run(game, side, &of->peers[side], err);
        }
    }
    return status;
}

ovt_status
ovt_game_story(ovt_game *game, ovt_document *self, ovt_error *err)
{
    ovt_chronicle chronicle = {.document = self, .scenario = game->drawn};
    ovt_status status = ovt_game_tell(game, &chronicle, err);
    if (status == OVT_OK) {
        ovt_chronicle_sort(&chronicle);
        ovt_section_timeline(self, "What happened, with everything known", &chronicle);
        ovt_section_end(self, game->outcome);
    }
    ovt_chronicle_free(&chronicle);
    return status;
}

ovt_status
ovt_game_debrief(
    ovt_game *game, ovt_document *self, const ovt_provenance *provenance, ovt_error *err)
{
    debrief of;
    const ovt_scenario *scenario = game->drawn;
    ovt_document_heading(
        self, 1, "Debrief: %s", scenario->title == NULL ? scenario->name : scenario->title);
    if (!game->ended) {
        ovt_show_standing(game, self);
        if (provenance != NULL) {
            ovt_debrief_data(self, game, NULL, provenance);
        }
        return ovt_built(self, err);
    }
    ovt_status status = gather(&of, game, err);
    if (status == OVT_OK) {
        game->debriefed = true;
        section_result(self, game, &of);
        section_opponent(self, game);
        section_frontier(self, game, &of);
        section_talks(self, game);
        section_trade(self, game);
        for (ovt_side side = 0; side < OVT_PARTIES; side++) {
            ovt_section_peers(self, game, side, &of.peers[side]);
        }
        status = provenance == NULL ? OVT_OK : ovt_game_story(game, self, err);
    }
    if (status == OVT_OK) {
        section_questions(self, game);
        if (provenance != NULL) {
            ovt_debrief_data(self, game, &of, provenance);
        }
        status = ovt_built(self, err);
    }
    return status;
}

ovt_status
ovt_game_close(ovt_game *self, ovt_document *answer, ovt_error *err)
{
    ovt_status status = OVT_OK;
    if (self->stage == OVT_STAGE_COVERED) {
        ovt_document_paragraph(answer, "The game is not at its end.");
    } else if (!self->ended) {
        ovt_show_standing(self, answer);
    } else if (!self->debriefed) {
        status = ovt_game_debrief(self, answer, NULL, err);
    } else {
        ovt_document_paragraph(answer, "The game is over.");
    }
    self->stage = OVT_STAGE_QUIT;
    return status == OVT_OK ? ovt_built(answer, err) : status;
}
