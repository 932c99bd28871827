// SPDX-License-Identifier: GPL-3.0-or-later
/* Simulated negotiators in the player's seat: the same points, instructions and other side, with
 * chance of their own. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "debrief.h"

/* Results nearer than a hundredth of a point are the same. */
#define SAME_RESULT 1e-4

/* Nothing is drawn any more: everybody has what the player had. */
static ovt_scenario *
fix_world(const ovt_game *self)
{
    ovt_scenario *world = ovt_scenario_copy(self->drawn);
    if (world == NULL) {
        return NULL;
    }
    world->input_count = 0;
    for (size_t i = 0; i < world->issue_count; i++) {
        for (int side = 0; side < OVT_PARTIES; side++) {
            world->issues[i].interest[side].firmness = self->genuine[side] >> i & 1 ? 1 : 0;
        }
    }
    return world;
}

static ovt_status
play_one_kind(const ovt_game *self, const ovt_scenario *world, ovt_side side, uint64_t first,
    uint64_t count, double *results, double *deals, ovt_error *err)
{
    ovt_history *history = NULL;
    ovt_outcome *outcome = ovt_allocate_aligned(1, ovt_outcome_stride(world));
    ovt_status status = outcome == NULL
                            ? ovt_fail(err, OVT_MEMORY, "no memory for the simulated negotiators")
                            : ovt_history_new(&history, world, self->setup.seed, err);
    *deals = 0;
    for (uint64_t i = 0; status == OVT_OK && i < count; i++) {
        ovt_history_play(history, first + i, outcome);
        results[i] = outcome->utility[side];
        *deals += outcome->deal_reached;
    }
    ovt_history_delete(history);
    ovt_free(outcome);
    return status;
}

static int
ascending(const void *a, const void *b)
{
    double left = *(const double *) a, right = *(const double *) b;
    return (left > right) - (left < right);
}

static void
summarise(ovt_peers *peers, double *results, double own)
{
    double below = 0, same = 0;
    qsort(results, peers->count, sizeof *results, ascending);
    for (uint64_t i = 0; i < peers->count; i++) {
        below += results[i] < own - SAME_RESULT;
        same += fabs(results[i] - own) <= SAME_RESULT;
    }
    peers->below = below / (double) peers->count;
    peers->same = same / (double) peers->count;
    peers->above = 1 - peers->below - peers->same;
    peers->median = results[peers->count / 2];
}

static ovt_status
play_all(const ovt_game *self, ovt_scenario *world, ovt_side side, ovt_peers *peers,
    double *results, ovt_error *err)
{
    const ovt_temperament *row;
    uint64_t kinds = 0, kind = 0, done = 0;
    ovt_status status = OVT_OK;
    for (size_t i = 0; (row = ovt_temperament_at(i)) != NULL; i++) {
        kinds += row->usual;
    }
    for (size_t i = 0; status == OVT_OK && (row = ovt_temperament_at(i)) != NULL; i++) {
        if (!row->usual) {
            continue;
        }
        uint64_t until = self->setup.negotiators * ++kind / kinds, count = until - done;
        double deals, sum = 0;
        world->party[side].strategy = row->strategy;
        status = play_one_kind(self, world, side, done, count, results + done, &deals, err);
        for (uint64_t k = done; status == OVT_OK && k < until; k++) {
            sum += results[k];
        }
        peers->by[i].count = count;
        peers->by[i].deals = deals / (double) count;
        peers->by[i].mean = sum / (double) count;
        peers->deals += deals / (double) self->setup.negotiators;
        done = until;
    }
    peers->count = done;
    return status;
}

ovt_status
ovt_peers_run(const ovt_game *self, ovt_side side, ovt_peers *peers, ovt_error *err)
{
    double own[OVT_PARTIES];
    *peers = (ovt_peers){0};
    if (!self->ended || self->setup.negotiators == 0) {
        return OVT_OK;
    }
    ovt_scenario *world = fix_world(self);
    double *results = ovt_allocate(self->setup.negotiators, sizeof *results);
    ovt_status status = world == NULL || results == NULL
                            ? ovt_fail(err, OVT_MEMORY, "no memory for the simulated negotiators")
                            : play_all(self, world, side, peers, results, err);
    if (status == OVT_OK) {
        ovt_game_utilities(self, own);
        summarise(peers, results, own[side]);
    }
    ovt_free(results);
    ovt_free(world);
    return status;
}

void
ovt_section_peers(ovt_document *self, const ovt_game *game, ovt_side side, const ovt_peers *peers)
{
    const ovt_temperament *row;
    char number[OVT_SAY], below[OVT_SAY], same[OVT_SAY], above[OVT_SAY], median[OVT_SAY];
    if (peers->count == 0) {
        return;
    }
    ovt_document_heading(
        self, 2, "Simulated negotiators in the seat of %s", game->drawn->party[side].name);
    ovt_document_paragraph(self,
        "Of %s in the same seat, with the same points, instructions and other side, and chance "
        "of their own, %s of 100 had less, %s as much and %s more; half of them had %s points or "
        "less. Compare them within a seat only.",
        ovt_say(number, (double) peers->count, 0), ovt_say_hundredths(below, peers->below),
        ovt_say_hundredths(same, peers->same), ovt_say_hundredths(above, peers->above),
        ovt_say_points(median, peers->median));
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Temperament in that seat", OVT_ALIGN_LEFT, false);
    ovt_table_column_add(self, table, "Agreements of 100", OVT_ALIGN_RIGHT, false);
    ovt_table_column_add(self, table, "Points on average", OVT_ALIGN_RIGHT, false);
    for (size_t i = 0; (row = ovt_temperament_at(i)) != NULL; i++) {
        if (peers->by[i].count > 0) {
            ovt_table_row(self, table);
            ovt_table_cell(self, table, 0, "%s", row->key);
            ovt_table_cell(self, table, 1, "%s", ovt_say_hundredths(number, peers->by[i].deals));
            ovt_table_cell(self, table, 2, "%s", ovt_say_points(median, peers->by[i].mean));
        }
    }
}
