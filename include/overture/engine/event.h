// SPDX-License-Identifier: GPL-3.0-or-later
/** @file event.h
 *  @brief What happens in a history, told as it is played.
 *
 *  People's fates are told when the simulation comes to them, which may be later than their day:
 *  sort by day.
 */
#ifndef OVT_ENGINE_EVENT_H
#define OVT_ENGINE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "overture/bargain/talks.h"

/* name, word in data: add a kind here and tell it where it happens */
#define OVT_EVENT_LIST(X)         \
    X(TALKS, "talks")             \
    X(SIGNED, "signed")           \
    X(PHASE_BEGUN, "phase_begun") \
    X(LATE, "late")               \
    X(DELIVERED, "delivered")     \
    X(DISPUTE, "dispute")         \
    X(VIOLATION, "violation")     \
    X(PAUSE, "pause")             \
    X(RESUMED, "resumed")         \
    X(EXTENDED, "extended")       \
    X(PHASE_ENDED, "phase_ended") \
    X(GATE_OPENED, "gate_opened") \
    X(GATE_FAILED, "gate_failed") \
    X(COLLAPSED, "collapsed")     \
    X(EXPIRED, "expired")         \
    X(SETTLED, "settled")         \
    X(DIED, "died")               \
    X(RESCUED, "rescued")         \
    X(RECOVERED, "recovered")     \
    X(HORIZON, "horizon")

typedef enum {
#define OVT_EVENT_ENUM(name, word) OVT_EVENT_##name,
    OVT_EVENT_LIST(OVT_EVENT_ENUM)
#undef OVT_EVENT_ENUM
        OVT_EVENT_COUNT
} ovt_event_kind;

/** The terms in force in a phase. */
typedef struct {
    double days;
    double aid_per_day;
    double withdrawal;
    double withdrawal_day;
    double civilian_return;
    bool permanent;
} ovt_phase_terms;

/** What was handed over on a release day. */
typedef struct {
    double planned;           /* day of the phase for which it was promised */
    bool extension;           /* for one more day of the phase */
    int32_t due;              /* people */
    int32_t missing;          /* of them neither delivered nor stood in for */
    const int32_t *due_alive; /* of each category, as the next three lists */
    const int32_t *due_remains;
    const int32_t *alive;
    const int32_t *remains;
    const int32_t *prisoners; /* of each class */
} ovt_handover;

/** Pointers are borrowed for the call. */
typedef struct {
    ovt_event_kind kind;
    double day;                   /* since day 0 */
    size_t phase;                 /* from 0; of the exchange's events */
    size_t category;              /* of a person who died or was rescued or found */
    double planned;               /* late: day of the phase */
    double length;                /* pause: days; extended: days so far */
    const ovt_phase_terms *terms; /* phase begun */
    const ovt_handover *handover; /* delivered */
    const ovt_talks_event *talks; /* talks */
} ovt_event;

typedef struct {
    void (*told)(void *context, const ovt_event *event);
    void *context;
} ovt_event_listener;

/** The word of a kind of event in data ("phase_begun"). */
const char *ovt_event_word(ovt_event_kind kind);

#endif
