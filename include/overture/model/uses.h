// SPDX-License-Identifier: GPL-3.0-or-later
/** @file uses.h
 *  @brief What a scenario says besides its world: how it is run, studied, taught, and held against
 *         what happened. No history reads any of it.
 */
#ifndef OVT_MODEL_USES_H
#define OVT_MODEL_USES_H

#include <stddef.h>

#include "overture/model/side.h"

/** A metric counts as practically the same within this. */
typedef struct {
    const char *metric;
    double within;
} ovt_tolerance;

/** A question to a class, and its answer. */
typedef struct {
    const char *question;
    const char *answer;
} ovt_lesson_question;

/** What a lesson says becomes of an outcome when some settings are changed. */
typedef struct {
    const char *says;
    const char **set; /* "path=value" */
    size_t set_count;
    const char *metric;
    int verdict; /* an ovt_verdict of stats: higher, lower, practically the same */
} ovt_lesson_claim;

/** The scenario as an exercise; no history reads it. */
typedef struct {
    const char *purpose; /* NULL: it is none */
    int number;          /* in a course; 0: none */
    struct {
        int join;
        int briefing;
        int play;
        int feelings;
        int debrief;
    } minutes;
    const char *content_note;
    const char **story; /* paragraphs, as the briefs and the guide */
    size_t story_count;
    struct {
        const char **brief;
        size_t brief_count;
    } role[OVT_PARTIES];
    ovt_lesson_question *understanding;
    size_t understanding_count;
    const char **debrief; /* questions */
    size_t debrief_count;
    const char **guide;
    size_t guide_count;
    ovt_lesson_claim *claims;
    size_t claim_count;
} ovt_lesson;

/** What an outcome should reach in a history. */
typedef struct {
    const char *metric;
    double at_least; /* NAN: no such bound */
    double at_most;  /* likewise */
} ovt_target;

typedef struct {
    int replications; /* 0: the program's default */
    double seed;      /* whole number 0..2^53; -1: the program's default */
    const char **metrics;
    size_t metric_count;
    ovt_tolerance *practically_same;
    size_t practically_same_count;
    const char *outcome; /* the metric that a decision is about */
    double pessimism;    /* weight of the bad case in Hurwicz's rule */
    ovt_target *targets;
    size_t target_count;
} ovt_run_settings;

/* How the points of a study are chosen; the words as in files. */
#define OVT_DESIGN_LIST(X)                \
    X(GRID, "grid")                       \
    X(ZIP, "zip")                         \
    X(LATIN_HYPERCUBE, "latin_hypercube") \
    X(SOBOL, "sobol")

typedef enum {
#define OVT_DESIGN_ENUM(name, word) OVT_DESIGN_##name,
    OVT_DESIGN_LIST(OVT_DESIGN_ENUM)
#undef OVT_DESIGN_ENUM
        OVT_DESIGN_COUNT
} ovt_design_kind;

/** A setting that a study varies: over a list, from one end to another, or by the distribution that
 *  it has in the scenarios. */
typedef struct {
    const char *path;
    double from; /* NAN: not given, as to */
    double to;
    int steps;              /* values from one end to the other, both included; 0: not given */
    int logarithmic;        /* 1: by equal factors */
    const char **scenarios; /* names of those in which it is varied; none: in all */
    size_t scenario_count;
    double *values; /* listed; true and false as 1 and 0, words by their index; outside the block */
    size_t value_count;
    const char **words; /* NULL: numbers */
} ovt_vary;

/** What a study file says besides its scenarios. */
typedef struct {
    const char *title;
    const char *note;
    const char *baseline;
    ovt_vary *vary;
    size_t vary_count;
    int design; /* ovt_design_kind */
    int points; /* 0: as many as the values give */
} ovt_study_settings;

/** What one outcome turned out to be in a case of the past. */
typedef struct {
    const char *metric;
    double value;    /* shares: 1 for yes, 0 for no */
    double promised; /* by the text, had all been kept; NAN: it says nothing of it */
} ovt_actual_outcome;

/** Who was released on a day of the past. */
typedef struct {
    int day; /* since clock.start */
    int captives;
    int prisoners;
} ovt_actual_day;

/** What happened, to be held against what is simulated; no history reads it. */
typedef struct {
    const char *summary; /* how it went, in a sentence or two */
    ovt_actual_outcome *outcomes;
    size_t outcome_count;
    ovt_actual_day *releases; /* by ascending day */
    size_t release_count;
} ovt_actual;

#endif
