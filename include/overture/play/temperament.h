// SPDX-License-Identifier: GPL-3.0-or-later
/** @file temperament.h
 *  @brief The ways of moving that a simulated side can have in a game, by plain names.
 */
#ifndef OVT_PLAY_TEMPERAMENT_H
#define OVT_PLAY_TEMPERAMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/scenario.h"

typedef struct {
    const char *key;     /* the word after --opponent and guess */
    const char *summary; /* one sentence, without its subject */
    int strategy;        /* ovt_strategy_kind; -1: that of the scenario */
    bool usual;          /* drawn where none is chosen, and played by the simulated negotiators */
} ovt_temperament;

/** NULL past the end. */
const ovt_temperament *ovt_temperament_at(size_t index);

/** Index by key, or by the key of its strategy; OVT_NONE where there is none. */
size_t ovt_temperament_find(const char *word);

/** The same from a command line: OVT_USAGE with a suggestion. */
ovt_status ovt_temperament_read(size_t *index, const char *word, ovt_error *err) OVT_MUST_CHECK;

/** One of the usual ones, by the seed: the same for everybody who plays with it. */
size_t ovt_temperament_draw(uint64_t seed, ovt_side side);

/** Whether the scenario gives what a temperament needs; else OVT_USAGE with words. */
ovt_status ovt_temperament_fits(
    size_t index, const ovt_scenario *scenario, ovt_error *err) OVT_MUST_CHECK;

#endif
