// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/model/outcome.h"

#include <stdio.h>

char *
ovt_ending_text(char text[OVT_ENDING_TEXT], int ending)
{
    static const char *const plain[OVT_COLLAPSED_IN_PHASE] = {
        [OVT_NO_AGREEMENT_HORIZON] = "no_agreement_horizon",
        [OVT_DOOR_CLOSED] = "door_closed",
        [OVT_DEADLINE] = "deadline",
        [OVT_EXPIRED] = "expired",
        [OVT_SETTLED] = "settled",
        [OVT_IN_PROGRESS] = "in_progress",
    };
    if (ending < 0 || ending >= OVT_ENDING_COUNT) {
        snprintf(text, OVT_ENDING_TEXT, "unknown ending");
    } else if (ending < OVT_COLLAPSED_IN_PHASE) {
        snprintf(text, OVT_ENDING_TEXT, "%s", plain[ending]);
    } else if (ending < OVT_GATE_FAILED_AFTER_PHASE) {
        snprintf(
            text, OVT_ENDING_TEXT, "collapsed_in_phase_%d", ending - OVT_COLLAPSED_IN_PHASE + 1);
    } else {
        snprintf(text, OVT_ENDING_TEXT, "gate_failed_after_phase_%d",
            ending - OVT_GATE_FAILED_AFTER_PHASE + 1);
    }
    return text;
}

/* Whether the truce can have become permanent before the phase after @p phase begins. */
static bool
may_be_permanent(const ovt_offer *offer, size_t phase)
{
    for (size_t i = 0; i <= phase && i < offer->phase_count; i++) {
        if (offer->phases[i].permanent) {
            return true;
        }
    }
    return false;
}

/* Whether a gate after the last phase may let the truce go on. */
static bool
last_gate_may_settle(const ovt_gate *gate)
{
    return gate->mode == OVT_GATE_PROBABILITY || (gate->mode == OVT_GATE_TALKS && gate->rate > 0);
}

/* Whether talks decide if the truce becomes permanent. */
static bool
permanence_is_open(const ovt_scenario *scenario)
{
    for (size_t i = 0; ovt_scenario_negotiates(scenario) && i < scenario->issue_count; i++) {
        for (size_t j = 0; j < scenario->issues[i].bind_count; j++) {
            if (scenario->issues[i].bind[j].delivery == OVT_DELIVERED_BY_PERMANENCE) {
                return true;
            }
        }
    }
    return false;
}

static bool
last_ending_possible(const ovt_scenario *scenario, int ending)
{
    const ovt_offer *offer = &scenario->offer;
    bool permanent = may_be_permanent(offer, offer->phase_count - 1);
    return permanence_is_open(scenario) || (ending == OVT_EXPIRED) != permanent ||
           (ending == OVT_SETTLED &&
               last_gate_may_settle(&offer->phases[offer->phase_count - 1].gate));
}

/* Without a deal at all. */
static bool
no_deal_possible(const ovt_scenario *scenario, int ending)
{
    const ovt_talks *talks = &scenario->talks;
    if (ending == OVT_NO_AGREEMENT_HORIZON) {
        return true;
    }
    bool lasts = ovt_scenario_negotiates(scenario) && scenario->offer.phase_count > 0 &&
                 talks->protocol != OVT_PROTOCOL_ULTIMATUM;
    return lasts && (ending == OVT_DOOR_CLOSED ? talks->door_rate > 0 : talks->deadline_day >= 0);
}

bool
ovt_ending_possible(const ovt_scenario *scenario, int ending)
{
    const ovt_offer *offer = &scenario->offer;
    if (ending == OVT_NO_AGREEMENT_HORIZON || ending == OVT_DOOR_CLOSED || ending == OVT_DEADLINE) {
        return no_deal_possible(scenario, ending);
    }
    if (ending < 0 || scenario->talks.protocol == OVT_PROTOCOL_NONE || offer->phase_count == 0) {
        return false;
    }
    if (ending == OVT_IN_PROGRESS) {
        return true;
    }
    if (ending == OVT_EXPIRED || ending == OVT_SETTLED) {
        return last_ending_possible(scenario, ending);
    }
    if (ending < OVT_GATE_FAILED_AFTER_PHASE) {
        return (size_t) (ending - OVT_COLLAPSED_IN_PHASE) < offer->phase_count;
    }
    size_t phase = (size_t) (ending - OVT_GATE_FAILED_AFTER_PHASE);
    return phase + 1 < offer->phase_count &&
           (!may_be_permanent(offer, phase) || permanence_is_open(scenario)) &&
           offer->phases[phase].gate.mode != OVT_GATE_AUTOMATIC;
}

size_t
ovt_outcome_class_offset(const ovt_scenario *scenario, size_t class_index)
{
    return offsetof(ovt_outcome, by_category) + scenario->captive_count * sizeof(ovt_tally) +
           class_index * sizeof(int32_t);
}

size_t
ovt_outcome_stride(const ovt_scenario *scenario)
{
    size_t bytes = ovt_outcome_class_offset(scenario, scenario->prisoner_count);
    return (bytes + 7) / 8 * 8;
}
