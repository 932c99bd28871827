// SPDX-License-Identifier: GPL-3.0-or-later
/** @file sheets.h
 *  @brief What the sheets of a kit are filled from, and the sheets.
 */
#ifndef OVT_KIT_SHEETS_H
#define OVT_KIT_SHEETS_H

#include "overture/bargain/frontier.h"
#include "overture/kit/kit.h"
#include "overture/model/outcome.h"
#include "overture/report/package.h"

/** An offer that one side of a simulated pair made, by what it is worth to that side. */
typedef struct {
    double day;
    ovt_side side;
    double utility;
} ovt_pair_offer;

/** What became of one simulated pair. */
typedef struct {
    size_t temperament[OVT_PARTIES];
    ovt_pair_offer *offers; /* owned */
    size_t offer_count;
    double first[OVT_PARTIES]; /* worth of each side's first offer to itself; NAN: it made none */
    bool agreed;
    int ending; /* ovt_ending */
    double day; /* of the signing */
    ovt_package package;
    double utility[OVT_PARTIES]; /* of the package, else of no agreement */
    double reservation[OVT_PARTIES];
    double left[OVT_PARTIES]; /* what each could have had more, the other having no less */
    double index;             /* of logrolling; NAN: none */
    double share;             /* of the gains that the seeker has; NAN: there are none */
} ovt_pair;

struct ovt_kit {
    const ovt_scenario *scenario; /* borrowed */
    uint64_t seed;
    ovt_domain domain;
    ovt_frontier frontier;
    bool known;                      /* false: too many packages for a frontier */
    bool zone;                       /* some package is worth more to both than no agreement */
    double reservation[OVT_PARTIES]; /* when talks begin */
    double best;                     /* largest sum of both sides' utilities */
    double halved;                   /* that of every issue in the middle */
    ovt_pair *pairs;                 /* owned */
    size_t pair_count;               /* 0: nobody talks */
};

/** Simulates the class: @p count pairs, of all usual temperaments in turn. */
ovt_status ovt_pairs_run(ovt_kit *self, size_t count, ovt_error *err) OVT_MUST_CHECK;

/** Counts over the class. */
typedef struct {
    size_t agreed;
    size_t avoidable;          /* without a deal, though a package was worth more to both */
    size_t worse[OVT_PARTIES]; /* deals worth less than no agreement to a side */
} ovt_pair_counts;

ovt_pair_counts ovt_pairs_count(const ovt_kit *self);

/** What the lesson does not say, in words; empty: it says all. */
void ovt_kit_missing(ovt_text *text, const ovt_scenario *scenario);

/** Whether some side has a red line. */
bool ovt_kit_has_red_lines(const ovt_scenario *scenario);

const char *ovt_kit_title(const ovt_scenario *scenario);
void ovt_kit_paragraphs(ovt_document *self, const char *const *texts, size_t count);

/** Begins a table with these columns, the last NULL: the first at the left, the others as given. */
ovt_table *ovt_kit_table(
    ovt_document *self, const char *caption, const char *const *titles, ovt_align align);

/** Terms without the names of their issues, in their order. */
void ovt_kit_say_terms(ovt_text *text, const ovt_kit *kit, const ovt_package *package);

/** A package to ask about: every issue at its middle step. */
void ovt_kit_middle(const ovt_kit *self, ovt_package *package);

/* The sheets. */
void ovt_sheet_card(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_plan(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_briefing(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_seeker(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_holder(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_questions(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_observer(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_result(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_answers(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_debrief(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_class(ovt_document *self, const ovt_kit *kit);
void ovt_sheet_glossary(ovt_document *self, const ovt_kit *kit);

#endif
