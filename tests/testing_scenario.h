// SPDX-License-Identifier: GPL-3.0-or-later
/** @file testing_scenario.h
 *  @brief Scenarios built by hand, without any file: the smallest valid one, and what to add to it.
 *
 *  The whole lies in one block, as a loaded scenario does, so that it can be copied. The adding
 *  functions fail the test when the room below is used up.
 */
#ifndef OVT_TESTING_SCENARIO_H
#define OVT_TESTING_SCENARIO_H

#include "overture/model/scenario.h"

enum {
    TESTING_CATEGORIES = 8,
    TESTING_CLASSES = 4,
    TESTING_PHASES = 4,
    TESTING_RELEASES = 8, /* of each phase */
    TESTING_LUMPS = 4,    /* of each phase */
    TESTING_EXCHANGES = 64,
    TESTING_ON_DAYS = 256,
    TESTING_SUBSTITUTES = 2, /* of each release */
    TESTING_MEDIATORS = 2,
    TESTING_ISSUES = 10,
    TESTING_LEVELS = 16, /* of each issue */
    TESTING_BINDS = 2,   /* of each issue */
    TESTING_INPUTS = 8
};

/** A scenario followed by its lists. */
typedef struct {
    ovt_scenario scenario;
    ovt_category categories[TESTING_CATEGORIES];
    ovt_class classes[TESTING_CLASSES];
    ovt_mediator mediators[TESTING_MEDIATORS];
    ovt_phase phases[TESTING_PHASES];
    ovt_release releases[TESTING_PHASES][TESTING_RELEASES];
    ovt_lump lumps[TESTING_PHASES][TESTING_LUMPS];
    ovt_substitute substitutes[TESTING_PHASES][TESTING_RELEASES][TESTING_SUBSTITUTES];
    ovt_exchange exchanges[TESTING_EXCHANGES];
    size_t exchange_count;
    int on_days[TESTING_ON_DAYS];
    size_t on_day_count;
    ovt_issue issues[TESTING_ISSUES];
    const char *level_names[TESTING_LEVELS];
    double level_values[TESTING_ISSUES][TESTING_LEVELS];
    double values[TESTING_ISSUES][OVT_PARTIES][TESTING_LEVELS];
    ovt_bind binds[TESTING_ISSUES][TESTING_BINDS];
    ovt_input inputs[TESTING_INPUTS];
} testing_world;

/** One category "captives" of 10 people, one class "prisoners" with a pool of 1000, no phase,
 *  no hazard, a horizon of 100 days; a deal (protocol fixed) signed on day 0 once phases are
 *  added, and no deal before. */
void testing_world_init(testing_world *self);

/** Another category, class or mediator. Names are borrowed. */
ovt_category *testing_add_category(testing_world *self, const char *name, int held);
ovt_class *testing_add_class(testing_world *self, const char *name, int pool);
void testing_add_mediator(testing_world *self, double guarantee);

/** Another phase of the offer, with an automatic gate and nothing promised; makes the protocol
 *  fixed. */
ovt_phase *testing_add_phase(testing_world *self, int days);

/** People released alive on the last day of the phase for @p ratio prisoners of the first class
 *  each; NAN: outside the exchange until testing_add_exchange(). */
ovt_release *testing_add_release(
    testing_world *self, ovt_phase *phase, size_t category, int count, double ratio);

/** Prisoners of a class for each captive of a release. All of one release are to be added before
 *  those of the next one. */
void testing_add_exchange(
    testing_world *self, ovt_release *release, size_t class_index, double per_captive);

/** Another explicit release day; the same rule. */
void testing_add_day(testing_world *self, ovt_release *release, int day);

/** A category that stands in, at @p ratio prisoners of the first class; NAN: at the release's own
 *  exchange. */
ovt_substitute *testing_add_substitute(
    testing_world *self, ovt_release *release, size_t category, double ratio);

void testing_add_lump(
    testing_world *self, ovt_phase *phase, size_t class_index, int count, int day);

/** An issue of equal weight 1 to both sides, straight value, from 0 to 1 in 20 steps, the status
 * quo at 0 and the offer at 1; the seeker prefers `from`, the holder `to`. */
ovt_issue *testing_add_issue(testing_world *self, const char *name);

/** Gives an issue levels, evenly spread ("0", "1", ...), with what they are worth to each side
 * (lists of @p count numbers); NULL: by the shape. */
void testing_set_levels(testing_world *self, ovt_issue *issue, size_t count, const double *seeker,
    const double *holder);

/** Binds an issue to a term whose delivery is measured as said. */
ovt_bind *testing_add_bind(
    testing_world *self, ovt_issue *issue, ovt_delivery delivery, size_t phase, size_t item);

/** Makes the number at @p number (inside the world) uniform between two values. @p path names its
 *  random number. */
ovt_input *testing_add_input(
    testing_world *self, const char *path, const void *number, bool whole, double low, double high);

#endif
