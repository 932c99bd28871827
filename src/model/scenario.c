// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/model/scenario.h"

#include <math.h>
#include <string.h>

#include "overture/base/bounds.h"

/* A copy's list pointers are those of the original, moved by the distance of the two blocks. The
 * pointers themselves lie in the copy, so lists are reached through what has been moved already. */
typedef struct {
    const char *from;
    char *to;
    size_t size;
} move;

/* Lists that are not in the block (the ledger, say) stay where they are. */
static void *
moved(const move *self, const void *pointer)
{
    uintptr_t start = (uintptr_t) self->from;
    uintptr_t address = (uintptr_t) pointer;
    if (address < start || address >= start + self->size) {
        return NULL;
    }
    return self->to + (address - start);
}

#define MOVE(move, member) ((member) = moved((move), (member)))

static void
move_releases(const move *self, ovt_phase *phase)
{
    MOVE(self, phase->releases);
    MOVE(self, phase->prisoners);
    for (size_t i = 0; i < phase->release_count; i++) {
        ovt_release *release = &phase->releases[i];
        MOVE(self, release->exchange);
        MOVE(self, release->on_days);
        MOVE(self, release->substitute);
        for (size_t k = 0; k < release->substitute_count; k++) {
            MOVE(self, release->substitute[k].exchange);
        }
    }
}

static void
move_issues(const move *self, ovt_scenario *copy)
{
    MOVE(self, copy->issues);
    for (size_t i = 0; i < copy->issue_count; i++) {
        ovt_issue *issue = &copy->issues[i];
        MOVE(self, issue->levels);
        MOVE(self, issue->level_values);
        MOVE(self, issue->bind);
        for (int side = 0; side < OVT_PARTIES; side++) {
            MOVE(self, issue->interest[side].values);
        }
    }
}

static void
move_lesson(const move *self, ovt_lesson *lesson)
{
    MOVE(self, lesson->story);
    for (int side = 0; side < OVT_PARTIES; side++) {
        MOVE(self, lesson->role[side].brief);
    }
    MOVE(self, lesson->understanding);
    MOVE(self, lesson->debrief);
    MOVE(self, lesson->guide);
    MOVE(self, lesson->claims);
    for (size_t i = 0; i < lesson->claim_count; i++) {
        MOVE(self, lesson->claims[i].set);
    }
}

static void
move_inputs(const move *self, ovt_scenario *copy)
{
    MOVE(self, copy->inputs);
    MOVE(self, copy->copula);
    for (size_t i = 0; i < copy->input_count; i++) {
        MOVE(self, copy->inputs[i].distribution.values);
        MOVE(self, copy->inputs[i].distribution.cumulative);
    }
    MOVE(self, copy->correlations);
    for (size_t i = 0; i < copy->correlation_count; i++) {
        MOVE(self, copy->correlations[i].between);
    }
}

ovt_scenario *
ovt_scenario_copy(const ovt_scenario *scenario)
{
    ovt_scenario *copy = ovt_allocate(1, scenario->block_size);
    if (copy == NULL) {
        return NULL;
    }
    memcpy(copy, scenario, scenario->block_size);
    copy->arena = NULL;
    move self = {(const char *) scenario, (char *) copy, scenario->block_size};
    MOVE(&self, copy->captives);
    MOVE(&self, copy->prisoners);
    MOVE(&self, copy->mediators);
    MOVE(&self, copy->offer.phases);
    for (size_t i = 0; i < copy->offer.phase_count; i++) {
        move_releases(&self, &copy->offer.phases[i]);
    }
    move_issues(&self, copy);
    move_inputs(&self, copy);
    MOVE(&self, copy->run.metrics);
    MOVE(&self, copy->run.practically_same);
    move_lesson(&self, &copy->lesson);
    MOVE(&self, copy->actual.outcomes);
    MOVE(&self, copy->actual.releases);
    MOVE(&self, copy->run.targets);
    return copy;
}

void
ovt_scenario_delete(ovt_scenario *self)
{
    if (self == NULL) {
        return;
    }
    ovt_arena *arena = self->arena;
    ovt_free(self);
    if (arena != NULL) {
        ovt_arena_free(arena);
        ovt_free(arena);
    }
}

void
ovt_place_set(ovt_scenario *scenario, const ovt_place *place, double value)
{
    void *address = (char *) scenario + place->offset;
    double inside = ovt_lesser(ovt_greater(value, place->low), place->high);
    if (place->whole) {
        *(int *) address = (int) floor(inside + 0.5);
    } else {
        *(double *) address = inside;
    }
}

double
ovt_place_get(const ovt_scenario *scenario, const ovt_place *place)
{
    const void *address = (const char *) scenario + place->offset;
    return place->whole ? *(const int *) address : *(const double *) address;
}

size_t
ovt_phases_in_reach(const ovt_scenario *scenario)
{
    const ovt_offer *offer = &scenario->offer;
    for (size_t i = 0; i < offer->phase_count; i++) {
        const ovt_gate *gate = &offer->phases[i].gate;
        if (gate->mode == OVT_GATE_PROBABILITY && gate->probability <= 0) {
            return i + 1;
        }
    }
    return offer->phase_count;
}

size_t
ovt_category_find(const ovt_scenario *scenario, const char *category)
{
    for (size_t i = 0; i < scenario->captive_count; i++) {
        if (strcmp(scenario->captives[i].category, category) == 0) {
            return i;
        }
    }
    return OVT_NONE;
}

size_t
ovt_class_find(const ovt_scenario *scenario, const char *class_name)
{
    for (size_t i = 0; i < scenario->prisoner_count; i++) {
        if (strcmp(scenario->prisoners[i].class_name, class_name) == 0) {
            return i;
        }
    }
    return OVT_NONE;
}
