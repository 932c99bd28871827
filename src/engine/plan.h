// SPDX-License-Identifier: GPL-3.0-or-later
/** @file plan.h
 *  @brief What one history needs of a scenario, worked out beforehand and flat.
 *
 *  A plan is read once per scenario, or once per history where inputs are drawn. It allocates
 *  only when it is made.
 */
#ifndef OVT_ENGINE_PLAN_H
#define OVT_ENGINE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "overture/base/status.h"
#include "overture/model/scenario.h"

/** Captives of one category. */
typedef struct {
    uint32_t stream;     /* index and */
    uint32_t block_base; /* first block of its random streams: both from the hash of its name */
    int32_t room;        /* largest number held */
    int32_t held;
    int32_t people;      /* held and not confirmed dead: labelled 0..people-1 */
    int32_t first;       /* of its persons in lists over all persons */
    double start_hazard; /* spent before day 0 */
    double hostile_rate; /* death, rescue, and death in a rescue */
    double halted_rate;
    double death_share; /* of the hostile rate */
    double recovery_rate;
    bool reached; /* whether any hazard can be spent */
} ovt_plan_category;

/** Prisoners of one class for each captive. */
typedef struct {
    size_t class_index;
    double per_captive;
} ovt_plan_rate;

/** A run of ovt_plan.rates. */
typedef struct {
    uint32_t first;
    uint32_t count;
} ovt_plan_exchange;

typedef struct {
    size_t category;
    ovt_plan_exchange exchange;
} ovt_plan_substitute;

typedef struct {
    size_t category;
    bool plain;         /* one class at most for people alive, nobody to be located, no progress */
    size_t plain_class; /* that class and its prisoners per captive */
    double plain_rate;
    ovt_plan_exchange exchange;
    uint32_t number; /* in its phase */
    uint32_t substitute_first;
    uint32_t substitute_count;
    int32_t count;
    bool remains;
    bool eligible; /* for the days of an extension */
    double locate;
    double remains_count_as;
} ovt_plan_release;

typedef struct {
    size_t class_index;
    int32_t count;
} ovt_plan_lump;

/** What is due on a release day: people of a release, or a lump. */
typedef struct {
    bool lump;
    uint32_t item; /* in ovt_plan.lumps or ovt_plan.releases */
    int32_t count;
} ovt_plan_due;

/** A release day. */
typedef struct {
    double day; /* of its phase */
    uint32_t phase;
    uint32_t number;    /* the day, as it names random streams */
    uint32_t due_first; /* in ovt_plan.dues */
    uint32_t due_count; /* 0: a day of an extension, whose dues depend on who is held */
} ovt_plan_day;

typedef struct {
    double days;
    double violation_scale; /* rate to the power of the shape */
    double aid_per_day;
    double withdrawal;
    double withdrawal_day;
    double civilian_return;
    bool permanent;
    uint32_t day_first;
    uint32_t day_count;
    uint32_t release_first;
    uint32_t release_count;
    uint32_t lump_first;
    const ovt_gate *gate;
} ovt_plan_phase;

/** A term with what it is worth to each side while it is still to come. */
typedef struct {
    double stake[OVT_PARTIES];
    int delivery; /* ovt_delivery */
    size_t phase;
    size_t item; /* in ovt_plan.releases or ovt_plan.lumps */
} ovt_plan_term;

typedef struct {
    double horizon;
    double signing;     /* of the deal in hand; the horizon when there is none */
    bool deal;          /* the offer is signed without talks */
    bool halted_before; /* hostilities halted until a signing, and while talks run */
    bool follows;       /* what has been delivered counts: there are stakes, or temptation */
    double shape;
    double collapse_probability; /* what the mediators' guarantees leave of it */
    double pause_days;
    double max_pause_days;
    double delay_probability;
    double delay_days;
    double dispute_probability;
    double temptation;
    double phase_days;              /* of all phases */
    double weights[OVT_PARTIES];    /* sums over the issues */
    double status_quo[OVT_PARTIES]; /* what it is worth to each side */

    ovt_plan_category *categories; /* owned, as all lists are */
    size_t category_count;
    int32_t *pools;
    size_t class_count;
    ovt_plan_phase *phases;
    size_t phase_count;
    ovt_plan_release *releases;
    size_t release_count;
    ovt_plan_lump *lumps;
    size_t lump_count;
    ovt_plan_rate *rates;
    ovt_plan_substitute *substitutes;
    ovt_plan_day *days;
    ovt_plan_due *dues;
    ovt_plan_term *terms;
    size_t term_count;

    uint32_t *bucket; /* by day of a phase, while days are laid out */
    size_t day_room;
    size_t due_room;
    size_t late_room; /* most release days that can be late at once */
    size_t persons;   /* sum of the rooms of all categories */
} ovt_plan;

/** Allocates for whatever the inputs of @p scenario may draw, and reads it. Free with
 *  ovt_plan_free(), also after a failure. */
ovt_status ovt_plan_init(
    ovt_plan *self, const ovt_scenario *scenario, ovt_error *err) OVT_MUST_CHECK;

/** Reads @p scenario, the original or a copy of it with other numbers; @p schedule whether whole
 *  numbers may have changed. The plan borrows from @p scenario. */
void ovt_plan_read(ovt_plan *self, const ovt_scenario *scenario, bool schedule);

/** Reads the terms alone: nothing else may differ from the numbers that were read last. */
void ovt_plan_agree(ovt_plan *self, const ovt_scenario *scenario, bool schedule);

void ovt_plan_free(ovt_plan *self);

#endif
