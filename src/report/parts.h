// SPDX-License-Identifier: GPL-3.0-or-later
/** @file parts.h
 *  @brief What the builders of reports share: numbers in words, data for programs, sections.
 */
#ifndef OVT_REPORT_PARTS_H
#define OVT_REPORT_PARTS_H

#include "overture/report/build.h"
#include "overture/report/data.h"
#include "overture/report/words.h"

/* Building a document: NULL without memory, which marks the document as failed. */
void *ovt_document_take(ovt_document *self, size_t size); /* zeroed, from the arena */
ovt_report_block *ovt_document_block(ovt_document *self, ovt_block_kind kind); /* at the end */

/** An array of @p count places of @p size bytes with room for one more: itself, or moved to twice
 *  its place (an arena cannot resize) where its length has reached a power of 2. */
void *ovt_document_grow(ovt_document *self, void *array, size_t count, size_t size);

/** How often jansson had no memory, which its parser takes for a fault of the text. */
unsigned ovt_json_failures(void);

/** How a metric is shown: shares count in 100 histories. */
double ovt_shown_scale(const ovt_metric *metric);
int ovt_shown_decimals(const ovt_metric *metric);
const char *ovt_shown_unit(const ovt_metric *metric);
bool ovt_title_has_unit(const char *title, const char *unit);

/** A number as a file might have it, to four digits: for settings. */
char *ovt_say_short(char *text, double value);

/** Whether a metric is 0 in every history, and whether it is missing in some. */
bool ovt_is_zero(const ovt_results *results, size_t column);
bool ovt_is_conditional(const ovt_results *results, size_t column);

/** Whether the averages of two scenarios are practically the same or too close to tell. */
bool ovt_is_close(const ovt_results *results, size_t column, size_t a, size_t b);

/** Three shares as whole hundredths that add up to 100 (largest remainder). */
void ovt_hundredths_of_three(const double shares[3], int hundredths[3]);

/** How many numbers have which ground (ovt_ground), each place in the files once. */
typedef struct {
    size_t of[OVT_DEFAULT + 1];
    size_t without_note; /* assumptions */
} ovt_grounds_count;

ovt_grounds_count ovt_count_grounds(const ovt_results *results);

/** Whether a column is the share of one ending. */
bool ovt_is_ending(const ovt_column *column);

json_t *ovt_data_assumptions(ovt_document *self, const ovt_scenario *scenario);

/** The files of all scenarios, each once. */
json_t *ovt_data_files(ovt_document *self, const ovt_results *results);

/** Seed, histories, command line and files of a run. */
json_t *ovt_data_run(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);

/** The results of run and compare, as data and as records. */
void ovt_data_results(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);
void ovt_records_results(ovt_document *self, const ovt_results *results);

/* Sections of a page. */
void ovt_section_key(ovt_document *self, const ovt_results *results);
void ovt_section_terms(ovt_document *self, const ovt_scenario *const *scenarios, size_t count);

/** What each way leads to, where the parties talk. */
void ovt_section_paths(ovt_document *self, const ovt_results *results);

/** Where the parties talk: who proposes when, as an item, and what they talk about, as a table. */
void ovt_item_talks(ovt_document *self, const ovt_scenario *scenario);
void ovt_section_issues(ovt_document *self, const ovt_scenario *scenario);
/** What the talks answer: was a rejection a tactic, is a deal still likely, what follows. Nothing
 *  where nobody talks. */
void ovt_section_rejections(ovt_document *self, const ovt_results *results);
void ovt_section_answers(ovt_document *self, const ovt_results *results);
/** The outcomes that matter to either side as a consumers' report, and whether one is in it. */
void ovt_section_card(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);
bool ovt_is_on_card(const char *name);
/** Counts of people and days out of how many, offer by offer. */
void ovt_section_plain(ovt_document *self, const ovt_results *results);
/** The outcomes that are not on the card. */
void ovt_section_others(ovt_document *self, const ovt_results *results);
/** @p flips may be NULL: the section then says how to get it. */
void ovt_section_flips(ovt_document *self, const ovt_results *results, const ovt_flips *flips);
/** The settings in which the scenarios differ; those of the offers only in full. */
void ovt_section_settings(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);
void ovt_section_ledger(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);
void ovt_section_limits(ovt_document *self);
void ovt_section_origin(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);
void ovt_section_details(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);
void ovt_section_endings(ovt_document *self, const ovt_results *results);
void ovt_section_notes(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);

/** The largest caveat in one sentence. */
void ovt_section_caveat(ovt_document *self, const ovt_results *results);

/** A scenario as charts name it, in @p text: its letter and its name. NULL without memory. */
char *ovt_chart_name(ovt_text *text, const ovt_results *results, size_t scenario);

/** A point with the rest of it NAN and without a label. */
ovt_chart_point ovt_chart_point_at(double x, double y);

/* Charts, where they are wanted (provenance->charts). */

/** compare: the differences to the baseline of the main outcomes. */
void ovt_section_chart_forest(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);

/** Where a difference told in full has no verdict: what would give it one. */
void ovt_section_warning(ovt_document *self, const ovt_results *results);

/** run, compare: the distribution of people returned alive, as dots and as a curve; needs its
 *  profile in the results. */
void ovt_section_chart_spread(
    ovt_document *self, const ovt_results *results, const ovt_provenance *provenance);

/** run, compare: what each offer promises on which day; offers that promise the same share one. */
ovt_status ovt_section_chart_calendar(ovt_document *self, const ovt_results *results,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** run, compare: how many are held, and how captivity ends, day by day. Follows histories. */
ovt_status ovt_section_chart_paths(ovt_document *self, const ovt_results *results,
    const ovt_provenance *provenance, ovt_error *err) OVT_MUST_CHECK;

/** Whether an outcome is told in full. */
bool ovt_is_detailed(const char *name);

/** Every strategy with its exact formula, for schema. */
void ovt_section_strategies(ovt_document *self);
json_t *ovt_data_strategies(ovt_document *self);

/** "interrupted after ..." where the run did not come to its end. */
void ovt_section_interruption(ovt_document *self, const ovt_results *results);

#endif
