// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/stats/metric.h"

#define AT(member)    offsetof(ovt_outcome, member)
#define TALLY(member) offsetof(ovt_tally, member)
#define BOTH(sign)     \
    {                  \
        (sign), (sign) \
    }
#define NEITHER \
    {           \
        0, 0    \
    }
#define SEEKER(sign) \
    {                \
        (sign), 0    \
    }
#define HOLDER(sign) \
    {                \
        0, (sign)    \
    }
#define OPPOSED(sign)   \
    {                   \
        (sign), -(sign) \
    } /* the seeker's sign first */

/* Tolerances: half a person or a day, five prisoners, one percentage point, 100 trucks (a fifth of
 * a day at the usual 500). Scenarios may say otherwise in run.practically_same.
 *
 * To add a metric: add its member to ovt_outcome, fill it where the history ends, add its row
 * here. Nothing else changes. */
static const ovt_metric metrics[] = {
    {"returned_alive", "Returned alive", "people", 1, OVT_METRIC_COUNT, OVT_METRIC_PER_CATEGORY,
        TALLY(returned_alive), SEEKER(1), 0.5, "Captives handed over alive under the deal.",
        OVT_METRIC_ALWAYS},
    {"returned_remains", "Remains returned", "people", 1, OVT_METRIC_COUNT, OVT_METRIC_PER_CATEGORY,
        TALLY(returned_remains), SEEKER(1), 0.5,
        "Captives whose remains were handed over under the deal.", OVT_METRIC_ALWAYS},
    {"died_in_captivity", "Died in captivity", "people", 1, OVT_METRIC_COUNT,
        OVT_METRIC_PER_CATEGORY, TALLY(died_in_captivity), BOTH(-1), 0.5,
        "Captives who died since day 0, failed rescues included; fewer is better for both sides.",
        OVT_METRIC_ALWAYS},
    {"rescued", "Rescued", "people", 1, OVT_METRIC_COUNT, OVT_METRIC_PER_CATEGORY, TALLY(rescued),
        OPPOSED(1), 0.5, "Captives freed by force; the holder gets nothing in exchange.",
        OVT_METRIC_ALWAYS},
    {"recovered", "Remains recovered", "people", 1, OVT_METRIC_COUNT, OVT_METRIC_PER_CATEGORY,
        TALLY(recovered), OPPOSED(1), 0.5,
        "Captives whose remains were found by force; the holder gets nothing in exchange.",
        OVT_METRIC_ALWAYS},
    {"still_held_alive", "Still held alive", "people", 1, OVT_METRIC_COUNT, OVT_METRIC_PER_CATEGORY,
        TALLY(still_held_alive), SEEKER(-1), 0.5, "Captives alive and held at the horizon.",
        OVT_METRIC_ALWAYS},
    {"still_held_remains", "Remains still held", "people", 1, OVT_METRIC_COUNT,
        OVT_METRIC_PER_CATEGORY, TALLY(still_held_remains), SEEKER(-1), 0.5,
        "Captives whose remains are held at the horizon.", OVT_METRIC_ALWAYS},
    {"prisoners_released", "Prisoners released", "prisoners", 0, OVT_METRIC_COUNT,
        OVT_METRIC_PER_CLASS, AT(prisoners_released), OPPOSED(-1), 5,
        "Prisoners set free under the deal: a price to the seeker, an aim of the holder.",
        OVT_METRIC_ALWAYS},
    {"prisoners_per_captive", "Prisoners per captive", "prisoners per captive", 2, OVT_METRIC_REAL,
        OVT_METRIC_ALONE, AT(prisoners_per_captive), OPPOSED(-1), 0.25,
        "Prisoners released for each captive returned, alive or not, where any was returned.",
        OVT_METRIC_ALWAYS},
    {"shortfall", "Shortfall", "people", 1, OVT_METRIC_COUNT, OVT_METRIC_ALONE, AT(shortfall),
        NEITHER, 0.5, "Captives due on a release day who were not delivered, nor stood in for.",
        OVT_METRIC_ALWAYS},
    {"late_days", "Late release days", "release days", 2, OVT_METRIC_COUNT, OVT_METRIC_ALONE,
        AT(late_days), NEITHER, 0.1, "Release days that came late.", OVT_METRIC_ALWAYS},
    {"truce_days", "Days of truce", "days", 1, OVT_METRIC_REAL, OVT_METRIC_ALONE, AT(truce_days),
        BOTH(1), 0.5, "Days with the deal in force or settled; more is better for both sides.",
        OVT_METRIC_ALWAYS},
    {"pause_days", "Days of pause", "days", 1, OVT_METRIC_REAL, OVT_METRIC_ALONE, AT(pause_days),
        NEITHER, 0.5, "Days on which the deal was suspended after a violation, without fighting.",
        OVT_METRIC_ALWAYS},
    {"hostility_days", "Days of hostilities", "days", 1, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(hostility_days), BOTH(-1), 0.5,
        "Days neither of truce nor of pause; fewer is better for both sides.", OVT_METRIC_ALWAYS},
    {"violations", "Violations", "violations", 2, OVT_METRIC_COUNT, OVT_METRIC_ALONE,
        AT(violations), NEITHER, 0.1, "Violations of the truce, disputes over shortfalls included.",
        OVT_METRIC_ALWAYS},
    {"collapsed", "Deal collapsed", "share", 3, OVT_METRIC_SHARE, OVT_METRIC_ALONE, AT(collapsed),
        NEITHER, 0.01, "Whether a violation or an overlong pause ended the deal.",
        OVT_METRIC_ALWAYS},
    {"phases_completed", "Phases completed", "phases", 2, OVT_METRIC_COUNT, OVT_METRIC_ALONE,
        AT(phases_completed), NEITHER, 0.05, "Phases of the deal that ran to their end.",
        OVT_METRIC_ALWAYS},
    {"completed", "Last phase completed", "share", 3, OVT_METRIC_SHARE, OVT_METRIC_ALONE,
        AT(completed), NEITHER, 0.01, "Whether the last phase of the deal ran to its end.",
        OVT_METRIC_ALWAYS},
    {"settled", "Truce became permanent", "share", 3, OVT_METRIC_SHARE, OVT_METRIC_ALONE,
        AT(settled), HOLDER(1), 0.01,
        "Whether the truce no longer runs out; what it ends for the seeker is in the days.",
        OVT_METRIC_ALWAYS},
    {"aid_delivered", "Aid delivered", "trucks", 0, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(aid_delivered), HOLDER(1), 100, "Trucks of aid let in under the deal.",
        OVT_METRIC_ALWAYS},
    {"withdrawal", "Territory vacated", "share", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(withdrawal), OPPOSED(-1), 0.01,
        "Largest share of the occupied territory vacated at any time.", OVT_METRIC_ALWAYS},
    {"civilian_return", "Return of civilians", "share", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(civilian_return), HOLDER(1), 0.01,
        "Largest share of the displaced who might return at any time.", OVT_METRIC_ALWAYS},
    {"deal_reached", "Deal reached", "share", 3, OVT_METRIC_SHARE, OVT_METRIC_ALONE,
        AT(deal_reached), NEITHER, 0.01, "Whether an agreement was signed by the horizon.",
        OVT_METRIC_ALWAYS},
    {"agreement_day", "Day of agreement", "days", 1, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(agreement_day), NEITHER, 0.5, "Day of the signing, where there was one.",
        OVT_METRIC_ALWAYS},
    {"rounds", "Offers made", "offers", 1, OVT_METRIC_COUNT, OVT_METRIC_ALONE, AT(rounds), NEITHER,
        0.1, "Offers put on the table, the accepted ones included.", OVT_METRIC_OF_TALKS},
    {"rejections", "Offers rejected", "offers", 1, OVT_METRIC_COUNT, OVT_METRIC_ALONE,
        AT(rejections), NEITHER, 0.1, "Offers that one side or both rejected.",
        OVT_METRIC_OF_TALKS},
    {"tactical_rejections", "Tactical rejections", "offers", 1, OVT_METRIC_COUNT, OVT_METRIC_ALONE,
        AT(tactical_rejections), NEITHER, 0.1,
        "Offers rejected only by sides to whom they were worth more than no agreement and who "
        "meant "
        "no red line that they crossed.",
        OVT_METRIC_OF_TALKS},
    {"first_rejection_tactical", "First rejection tactical", "share", 3, OVT_METRIC_REAL,
        OVT_METRIC_ALONE, AT(first_rejection_tactical), NEITHER, 0.01,
        "Whether the first rejection was a tactic, where anything was rejected.",
        OVT_METRIC_OF_TALKS},
    {"breakdowns", "Breakdowns", "breakdowns", 2, OVT_METRIC_COUNT, OVT_METRIC_ALONE,
        AT(breakdowns), NEITHER, 0.05, "How often the door closed, by chance or by the deadline.",
        OVT_METRIC_OF_TALKS},
    {"deal_after_rejection", "Deal after a rejection", "share", 3, OVT_METRIC_REAL,
        OVT_METRIC_ALONE, AT(deal_after_rejection), NEITHER, 0.01,
        "Whether there was an agreement all the same, where anything was rejected.",
        OVT_METRIC_OF_TALKS},
    {"seeker_utility", "Seeker's utility", "utility", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(utility[OVT_SEEKER]), SEEKER(1), 0.01,
        "What the package signed first is worth to the seeker; of no agreement where none was.",
        OVT_METRIC_OF_ISSUES},
    {"holder_utility", "Holder's utility", "utility", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(utility[OVT_HOLDER]), HOLDER(1), 0.01,
        "What the package signed first is worth to the holder; of no agreement where none was.",
        OVT_METRIC_OF_ISSUES},
    {"joint_surplus", "Joint surplus", "utility", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(joint_surplus), BOTH(1), 0.01,
        "What both sides together gain over no agreement by the package signed first.",
        OVT_METRIC_OF_ISSUES},
    {"nash_product", "Nash product", "utility squared", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(nash_product), BOTH(1), 0.005, "Product of both sides' gains over no agreement.",
        OVT_METRIC_OF_ISSUES},
    {"surplus_share", "Seeker's share of the surplus", "share", 3, OVT_METRIC_REAL,
        OVT_METRIC_ALONE, AT(surplus_share), OPPOSED(1), 0.01,
        "The seeker's gain as a share of both, where a deal left any.", OVT_METRIC_OF_ISSUES},
    {"money_left", "Left on the table", "utility", 3, OVT_METRIC_REAL, OVT_METRIC_ALONE,
        AT(money_left), BOTH(-1), 0.005,
        "How much more both sides could have gained alike, where there was a deal.",
        OVT_METRIC_OF_ISSUES},
    {"seeker_realised", "Seeker's utility realised", "utility", 3, OVT_METRIC_REAL,
        OVT_METRIC_ALONE, AT(realised[OVT_SEEKER]), SEEKER(1), 0.01,
        "What was delivered of the package signed last is worth to the seeker, above the status "
        "quo.",
        OVT_METRIC_OF_ISSUES},
    {"holder_realised", "Holder's utility realised", "utility", 3, OVT_METRIC_REAL,
        OVT_METRIC_ALONE, AT(realised[OVT_HOLDER]), HOLDER(1), 0.01,
        "What was delivered of the package signed last is worth to the holder, above the status "
        "quo.",
        OVT_METRIC_OF_ISSUES},
    {"ending", "Ending", "share", 3, OVT_METRIC_SHARE, OVT_METRIC_PER_ENDING, AT(ending), NEITHER,
        0.01, "How the history ended: one cause each, their shares add up to 1.",
        OVT_METRIC_ALWAYS},
};

const ovt_metric *
ovt_metric_at(size_t index)
{
    return index < sizeof metrics / sizeof metrics[0] ? &metrics[index] : NULL;
}
