// SPDX-License-Identifier: GPL-3.0-or-later
#include "choices.h"
#include "parts.h"

static void
say_what_is_shown(ovt_document *self, const ovt_results *results)
{
    char histories[OVT_SAY], days[OVT_SAY], letter[OVT_SAY];
    const ovt_scenario *baseline = results->scenarios[results->baseline];
    ovt_document_paragraph(self,
        "%zu offers, %s paired histories each over %s days (seed %llu); differences are to %s, "
        "%s.",
        results->scenario_count, ovt_say(histories, (double) results->replications, 0),
        ovt_say(days, baseline->clock.horizon_days, 0), (unsigned long long) results->seed,
        ovt_say_letter(letter, results->baseline), baseline->name);
}

/* To have a distribution of another metric: add its name here. */
static const char *const profiled[] = {"returned_alive", "died_in_captivity", "prisoners_released",
    "hostility_days", "seeker_realised", "holder_realised"};

size_t
ovt_report_profiles(const char *names[OVT_PROFILED], const ovt_scenario *scenario)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof profiled / sizeof *profiled; i++) {
        names[count++] = profiled[i];
    }
    names[count++] = ovt_choice_outcome(scenario);
    for (size_t i = 0; i < scenario->run.target_count && count < OVT_PROFILED; i++) {
        names[count++] = scenario->run.targets[i].metric;
    }
    return count;
}

size_t
ovt_report_outcome(const ovt_results *results, int *prefers)
{
    size_t column = ovt_results_column(results, ovt_choice_outcome(results->scenarios[0]));
    *prefers = 0;
    for (int side = OVT_PARTIES; column != OVT_NONE && side-- > 0;) {
        int wish = results->columns.columns[column].metric->prefers[side];
        *prefers = wish != 0 ? wish : *prefers;
    }
    return column;
}

/* The first screen: the question, the answers and the largest caveat. */
static void
add_answers(ovt_document *self, const ovt_results *results, const char *question)
{
    ovt_document_heading(self, 1, "%s", question == NULL ? "Offers compared" : question);
    say_what_is_shown(self, results);
    ovt_section_interruption(self, results);
    ovt_section_rejections(self, results);
    ovt_section_paths(self, results);
    ovt_section_answers(self, results);
    ovt_section_caveat(self, results);
    ovt_section_warning(self, results);
}

static ovt_status
add_outcomes(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance,
    ovt_error *err)
{
    ovt_document_heading(self, 2, "The offers");
    ovt_section_key(self, results);
    ovt_document_heading(self, 2, "Terms");
    ovt_section_terms(self, results->scenarios, results->scenario_count);
    ovt_status status = ovt_section_chart_calendar(self, results, provenance, err);
    ovt_section_card(self, results, provenance);
    ovt_section_plain(self, results);
    ovt_document_heading(self, 2, "Differences");
    ovt_section_chart_forest(self, results, provenance);
    ovt_section_details(self, results, provenance);
    ovt_section_chart_spread(self, results, provenance);
    if (status == OVT_OK) {
        status = ovt_section_chart_paths(self, results, provenance, err);
    }
    ovt_section_endings(self, results);
    return status;
}

ovt_status
ovt_build_compare(ovt_document *self, const ovt_results *results, const ovt_flips *flips,
    const char *question, const ovt_provenance *provenance, ovt_error *err)
{
    ovt_choices choices;
    *self = (ovt_document){0};
    ovt_choices_init(&choices, results);
    add_answers(self, results, question);
    ovt_status status = add_outcomes(self, results, provenance, err);
    ovt_section_choices(self, results, &choices);
    ovt_section_flips(self, results, flips);
    ovt_section_settings(self, results, provenance);
    if (!provenance->narrowed) {
        ovt_section_others(self, results);
    }
    ovt_section_ledger(self, results, provenance);
    ovt_section_limits(self);
    ovt_section_notes(self, results, provenance);
    ovt_section_origin(self, results, provenance);
    ovt_data_results(self, results, provenance);
    ovt_data_choices(self, results, &choices, flips);
    ovt_records_results(self, results);
    return status == OVT_OK ? ovt_built(self, err) : status;
}
