// SPDX-License-Identifier: GPL-3.0-or-later
/** @file chronicle.h
 *  @brief One history as dated entries, each in words and as data.
 */
#ifndef OVT_REPORT_CHRONICLE_H
#define OVT_REPORT_CHRONICLE_H

#include "overture/engine/event.h"
#include "overture/model/outcome.h"
#include "overture/report/package.h"

/** What became of people by force or in captivity: many entries, told together on a page. */
typedef enum { OVT_FATE_NONE, OVT_FATE_DIED, OVT_FATE_RESCUED, OVT_FATE_RECOVERED } ovt_fate;

typedef struct {
    double day;
    size_t order; /* in which it was told */
    const char *kind;
    const char *actor; /* "seeker", "holder", "both", "none" or a mediator's name */
    const char *text;
    json_t *data; /* owned */
    ovt_fate fate;
} ovt_entry;

/** An offer that was not taken: what would have to be known to better it. */
typedef struct {
    bool met;
    bool by_both; /* the other side rejected the same offer, too */
    size_t offers_before;
    double day;
    size_t proposer;
    ovt_package package;
    double utility[OVT_PARTIES];
    ovt_side side; /* that rejected it */
    ovt_answer answer;
    uint64_t forced; /* issues settled from outside before */
} ovt_rejection;

enum { OVT_LATE_RELEASES = 64 };

/** A release day that has not taken place yet. */
typedef struct {
    size_t phase;
    double planned; /* day of the phase */
    double day;     /* of the history */
} ovt_late_release;

/** Zero-initialise, then set the first two; free with ovt_chronicle_free(). */
typedef struct {
    ovt_document *document;       /* whose arena owns the texts; borrowed */
    const ovt_scenario *scenario; /* borrowed */
    ovt_entry *entries;           /* owned */
    size_t count;
    size_t room;
    ovt_rejection rejection; /* the first */
    size_t offers;           /* made so far */
    uint64_t forced;         /* issues settled from outside so far */
    ovt_talks_event offer;   /* the last; its package is `offered` */
    ovt_package offered;
    double phase_begun;
    ovt_phase_terms phase;
    bool permanent; /* a permanent phase has ended */
    double pause_length;
    double pauses; /* days since the phase began */
    bool vacated;  /* in this phase */
    size_t late_count;
    ovt_late_release late[OVT_LATE_RELEASES]; /* still to come */
} ovt_chronicle;

/** Takes an event (an ovt_event_listener's function). */
void ovt_chronicle_take(void *self, const ovt_event *event);

/** The same of an event of the talks. */
void ovt_chronicle_take_talks(ovt_chronicle *self, const ovt_talks_event *event);

/** The same of a release day on which people were handed over. */
void ovt_chronicle_take_handover(ovt_chronicle *self, const ovt_event *event);

/** Adds an entry; @p text is copied and freed, @p data stolen. */
ovt_entry *ovt_chronicle_add(ovt_chronicle *self, double day, const char *kind, const char *actor,
    ovt_text *text, json_t *data);

/** Puts the entries in order of time. */
void ovt_chronicle_sort(ovt_chronicle *self);

/** What would have turned the first rejection, in words and as data. */
ovt_status ovt_section_rejection(
    ovt_document *self, const ovt_chronicle *chronicle, ovt_error *err) OVT_MUST_CHECK;

/** The entries as a table of dates and events, fates of people between two others together. */
void ovt_section_timeline(ovt_document *self, const char *heading, const ovt_chronicle *chronicle);

/** How a history ended, and what became of everybody. */
void ovt_section_end(ovt_document *self, const ovt_outcome *outcome);

void ovt_chronicle_free(ovt_chronicle *self);

#endif
