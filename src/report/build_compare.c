// SPDX-License-Identifier: GPL-3.0-or-later
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

ovt_status
ovt_build_compare(ovt_document *self, const ovt_results *results, const char *question,
    const ovt_provenance *provenance, ovt_error *err)
{
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "%s", question == NULL ? "Offers compared" : question);
    say_what_is_shown(self, results);
    ovt_section_interruption(self, results);
    ovt_section_rejections(self, results);
    ovt_section_answers(self, results);
    ovt_section_caveat(self, results);
    ovt_document_heading(self, 2, "The offers");
    ovt_section_key(self, results);
    ovt_document_heading(self, 2, "Terms");
    ovt_section_terms(self, results->scenarios, results->scenario_count);
    ovt_document_heading(self, 2, "Outcomes at a glance");
    ovt_section_glance(self, results, provenance);
    ovt_document_heading(self, 2, "Outcomes in full");
    ovt_section_chart_forest(self, results, provenance);
    ovt_section_details(self, results, provenance);
    ovt_section_endings(self, results);
    ovt_section_notes(self, results, provenance);
    ovt_data_results(self, results, provenance);
    ovt_records_results(self, results);
    return ovt_built(self, err);
}
