// SPDX-License-Identifier: GPL-3.0-or-later
#include "room.h"

#include <math.h>
#include <string.h>

#define MOST_PACKAGES 1e5

/* A stretch of a scenario's block. */
typedef struct {
    const void *start;
    size_t bytes;
} stretch;

static bool
lies_in(const ovt_scenario *scenario, const ovt_input *input, const stretch *in, size_t count)
{
    const char *block = (const char *) scenario;
    for (size_t i = 0; i < count; i++) {
        size_t from = (size_t) ((const char *) in[i].start - block);
        if (input->place.offset >= from && input->place.offset < from + in[i].bytes) {
            return true;
        }
    }
    return false;
}

/* Whether anything that is read at the table moves with an input. */
static bool
moves_talks(const ovt_scenario *scenario, const ovt_input *input)
{
    const stretch elsewhere[] = {
        {scenario->captives, scenario->captive_count * sizeof *scenario->captives},
        {scenario->prisoners, scenario->prisoner_count * sizeof *scenario->prisoners},
        {&scenario->implementation, sizeof scenario->implementation},
    };
    return !lies_in(scenario, input, elsewhere, sizeof elsewhere / sizeof *elsewhere);
}

/* Whether what it moves there is more than the pace of the talks and how far a side goes: then
 * the packages are worth something else, or look so. */
static bool
moves_ways(const ovt_scenario *scenario, const ovt_input *input)
{
    const stretch beliefs[] = {
        {&scenario->party[OVT_SEEKER].accuracy, sizeof scenario->party[OVT_SEEKER].accuracy},
        {&scenario->party[OVT_HOLDER].accuracy, sizeof scenario->party[OVT_HOLDER].accuracy},
    };
    const stretch manners[] = {
        {scenario->party, sizeof scenario->party},
        {&scenario->talks, sizeof scenario->talks},
        {&scenario->clock, sizeof scenario->clock},
    };
    return moves_talks(scenario, input) &&
           (lies_in(scenario, input, beliefs, sizeof beliefs / sizeof *beliefs) ||
               !lies_in(scenario, input, manners, sizeof manners / sizeof *manners));
}

/* Where levels leave gaps the frontier lies below the ladder. It is worked out once, where that is
 * quick and no input moves it. */
static ovt_status
init_frontier(ovt_talks_room *self, ovt_error *err)
{
    bool gaps = false;
    for (size_t i = 0; i < self->domain.axis_count; i++) {
        gaps |= !self->domain.axes[i].divisible;
    }
    if (!gaps || self->reshapes || ovt_domain_packages(&self->domain) > MOST_PACKAGES) {
        return OVT_OK;
    }
    self->has_frontier = true;
    return ovt_frontier_init(&self->frontier, &self->domain, err);
}

/* Who is behind the configured offer: a side or a mediator by name, else the first mediator. */
static size_t
proposer_of(const ovt_scenario *scenario)
{
    const char *name = scenario->offer.proposer;
    if (name == NULL) {
        return OVT_PROPOSER_MEDIATOR;
    }
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        if (strcmp(name, scenario->mediators[i].name) == 0) {
            return OVT_PROPOSER_MEDIATOR + i;
        }
    }
    return strcmp(name, "seeker") == 0   ? (size_t) OVT_PROPOSER_SEEKER
           : strcmp(name, "holder") == 0 ? (size_t) OVT_PROPOSER_HOLDER
                                         : (size_t) OVT_PROPOSER_MEDIATOR;
}

static ovt_status
init_strategies(ovt_talks_room *self, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (ovt_side side = 0; status == OVT_OK && side < OVT_PARTIES; side++) {
        if (self->original->party[side].strategy == OVT_STRATEGY_MICRO && !self->reshapes) {
            status = ovt_ranking_init(&self->ranking[side], &self->domain, side, err);
        }
    }
    self->solver_state = ovt_allocate(1, gsl_root_fsolver_brent->size);
    if (status == OVT_OK && self->solver_state == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    return status;
}

ovt_status
ovt_talks_new(ovt_talks_room **self, const ovt_scenario *scenario, uint64_t seed, ovt_error *err)
{
    ovt_talks_room *room = ovt_allocate(1, sizeof *room);
    *self = room;
    if (room == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    room->original = scenario;
    room->seed = seed;
    room->configured_by = proposer_of(scenario);
    for (size_t i = 0; i < scenario->input_count; i++) {
        room->redraws |= moves_talks(scenario, &scenario->inputs[i]);
        room->reshapes |= moves_ways(scenario, &scenario->inputs[i]);
    }
    for (size_t i = 0; i < scenario->mediator_count; i++) {
        room->keeps_texts |= scenario->mediators[i].solution == OVT_SOLUTION_MIDPOINT;
    }
    ovt_status status = ovt_domain_init(&room->domain, scenario, err);
    room->desks = ovt_allocate(scenario->mediator_count + 1, sizeof *room->desks);
    if (status == OVT_OK && room->desks == NULL) {
        status = ovt_fail(err, OVT_MEMORY, "out of memory for the talks");
    }
    if (status == OVT_OK) {
        status = ovt_ways_init(room, err);
    }
    if (status == OVT_OK) {
        double cv = ovt_scenario_negotiates(scenario) ? scenario->talks.round_cv : 0;
        status = ovt_delay_init(&room->delay, cv, err);
    }
    if (status == OVT_OK) {
        status = init_strategies(room, err);
    }
    if (status == OVT_OK) {
        status = init_frontier(room, err);
    }
    if (status == OVT_OK) {
        status = ovt_foresight_init(room, err);
    }
    if (status != OVT_OK) {
        ovt_talks_delete(room);
        *self = NULL;
    }
    return status;
}

void
ovt_talks_delete(ovt_talks_room *self)
{
    if (self == NULL) {
        return;
    }
    ovt_ways_free(self);
    ovt_frontier_free(&self->frontier);
    ovt_domain_free(&self->domain);
    ovt_ranking_free(&self->ranking[OVT_SEEKER]);
    ovt_ranking_free(&self->ranking[OVT_HOLDER]);
    ovt_free(self->solver_state);
    ovt_free(self->foresight);
    ovt_free(self->desks);
    ovt_delay_free(&self->delay);
    ovt_free(self);
}
