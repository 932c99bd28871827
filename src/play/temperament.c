// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/play/temperament.h"

#include <string.h>

#include "overture/bargain/strategy.h"
#include "overture/base/random.h"
#include "overture/base/text.h"

/* To add a temperament: its row here. The unmoving ones are not drawn: a class that meets one by
 * chance learns little. */
static const ovt_temperament temperaments[] = {
    {"late", "holds firm and gives way only near the end of its patience", OVT_STRATEGY_BOULWARE,
        true},
    {"steady", "gives way evenly as time passes, whatever you do", OVT_STRATEGY_LINEAR, true},
    {"early", "gives way early and fast, and has little left to give later", OVT_STRATEGY_CONCEDER,
        true},
    {"mirror", "gives back what it is given: it moves as far as you have just moved",
        OVT_STRATEGY_TIT_FOR_TAT, true},
    {"stepwise", "takes one small step down its own list for each new package of yours",
        OVT_STRATEGY_MICRO, true},
    {"weighing", "gives way whenever it has more to lose from a breakdown than you",
        OVT_STRATEGY_ZEUTHEN, true},
    {"unmoving", "never moves from its first offer", OVT_STRATEGY_HARDLINER, false},
    {"paced", "gives way over its patience at the pace that the scenario gives it",
        OVT_STRATEGY_TIME, false},
    {"calculating", "asks at once for what impatience on both sides makes it worth",
        OVT_STRATEGY_EQUILIBRIUM, false},
    {"erratic", "offers anything, and takes anything, that is better for it than no agreement",
        OVT_STRATEGY_RANDOM, false},
    {"scenario", "moves as the scenario says", -1, false},
};

enum { TEMPERAMENTS = sizeof temperaments / sizeof *temperaments };

const ovt_temperament *
ovt_temperament_at(size_t index)
{
    return index < TEMPERAMENTS ? &temperaments[index] : NULL;
}

size_t
ovt_temperament_find(const char *word)
{
    for (size_t i = 0; i < TEMPERAMENTS; i++) {
        const ovt_temperament *row = &temperaments[i];
        const ovt_strategy *strategy =
            row->strategy < 0 ? NULL : ovt_strategy_at((size_t) row->strategy);
        if (strcmp(word, row->key) == 0 || (strategy != NULL && strcmp(word, strategy->key) == 0)) {
            return i;
        }
    }
    return OVT_NONE;
}

ovt_status
ovt_temperament_read(size_t *index, const char *word, ovt_error *err)
{
    const char *words[TEMPERAMENTS];
    ovt_text list = {0};
    *index = ovt_temperament_find(word);
    if (*index != OVT_NONE) {
        return OVT_OK;
    }
    for (size_t i = 0; i < TEMPERAMENTS; i++) {
        words[i] = temperaments[i].key;
        ovt_text_format(&list, "%s%s", i == 0 ? "" : ", ", words[i]);
    }
    const char *near = ovt_word_nearest(word, words, TEMPERAMENTS);
    ovt_status status =
        list.failed
            ? ovt_fail(err, OVT_MEMORY, "no memory to list the temperaments")
            : ovt_fail(err, OVT_USAGE, "there is no temperament \"%.40s\"; %s%s%sthere are %s",
                  word, near == NULL ? "" : "did you mean ", near == NULL ? "" : near,
                  near == NULL ? "" : "? ", list.data);
    ovt_text_free(&list);
    return status;
}

size_t
ovt_temperament_draw(uint64_t seed, ovt_side side)
{
    size_t usual = 0;
    for (size_t i = 0; i < TEMPERAMENTS; i++) {
        usual += temperaments[i].usual;
    }
    ovt_stream stream = ovt_stream_open(seed, 0, OVT_PURPOSE_OPPONENT, (uint32_t) side);
    size_t left = (size_t) (ovt_stream_uniform(&stream) * (double) usual);
    for (size_t i = 0; i < TEMPERAMENTS; i++) {
        if (temperaments[i].usual && left-- == 0) {
            return i;
        }
    }
    return 0;
}

ovt_status
ovt_temperament_fits(size_t index, const ovt_scenario *scenario, ovt_error *err)
{
    bool waiting_costs = scenario->party[OVT_SEEKER].discount_rate > 0 ||
                         scenario->party[OVT_HOLDER].discount_rate > 0 ||
                         scenario->talks.door_rate > 0;
    if (temperaments[index].strategy == OVT_STRATEGY_EQUILIBRIUM && !waiting_costs) {
        return ovt_fail(err, OVT_USAGE,
            "the opponent \"%s\" needs a cost of waiting: a discount_rate of a side or "
            "talks.door_rate above 0",
            temperaments[index].key);
    }
    return OVT_OK;
}
