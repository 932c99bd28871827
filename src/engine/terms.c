// SPDX-License-Identifier: GPL-3.0-or-later
#include "terms.h"

#include <math.h>

static void
put(ovt_scenario *copy, const ovt_issue *issue, const ovt_bind *bind)
{
    double from = isnan(bind->from) ? issue->from : bind->from;
    double to = isnan(bind->to) ? issue->to : bind->to;
    ovt_place_set(copy, &bind->place, from + issue->position * (to - from));
}

void
ovt_terms_agree(ovt_scenario *copy, const ovt_package *package, uint64_t forced)
{
    for (size_t i = 0; i < copy->issue_count; i++) {
        ovt_issue *issue = &copy->issues[i];
        issue->position = package->position[i];
        if (forced >> i & 1) {
            issue->status_quo_position = issue->position;
        }
        for (size_t j = 0; j < issue->bind_count; j++) {
            put(copy, issue, &issue->bind[j]);
        }
    }
}

void
ovt_terms_cap(ovt_scenario *copy, ovt_people *people, ovt_tally *tallies)
{
    int32_t left[OVT_MAX_CATEGORIES];
    for (size_t i = 0; i < copy->captive_count; i++) {
        left[i] = people->held[i].alive + ovt_people_remains(people, i, &tallies[i]);
    }
    for (size_t p = 0; p < copy->offer.phase_count; p++) {
        ovt_phase *phase = &copy->offer.phases[p];
        for (size_t i = 0; i < phase->release_count; i++) {
            ovt_release *release = &phase->releases[i];
            int32_t *here = &left[release->category_index];
            release->count = release->count < *here ? release->count : *here;
            *here -= release->count;
        }
    }
}

void
ovt_terms_restore(ovt_scenario *copy, const ovt_scenario *original)
{
    for (size_t i = 0; i < copy->issue_count; i++) {
        const ovt_issue *issue = &original->issues[i];
        copy->issues[i].position = issue->position;
        copy->issues[i].status_quo_position = issue->status_quo_position;
        for (size_t j = 0; j < issue->bind_count; j++) {
            const ovt_place *place = &issue->bind[j].place;
            ovt_place_set(copy, place, ovt_place_get(original, place));
        }
    }
    for (size_t p = 0; p < copy->offer.phase_count; p++) {
        for (size_t i = 0; i < copy->offer.phases[p].release_count; i++) {
            copy->offer.phases[p].releases[i].count = original->offer.phases[p].releases[i].count;
        }
    }
}
