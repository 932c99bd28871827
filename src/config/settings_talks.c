// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings table: who talks, how each side moves, and how the talks run. */
#include "settings_rows.h"

#define WORD(name, word) word,
static const char *const strategies[] = {OVT_STRATEGY_LIST(WORD) NULL};
static const char *const solutions[] = {OVT_SOLUTION_LIST(WORD) NULL};
static const char *const protocols[] = {OVT_PROTOCOL_LIST(WORD) NULL};
#undef WORD
static const char *const curves[] = {"polynomial", "exponential", NULL};
static const char *const sides[] = {"seeker", "holder", NULL};
static const char *const policies[] = {"wait", "own_offer", "mixed", NULL};

#define PARTY_REAL(side, index, member, ...) \
    REAL(side "." #member, ovt_scenario, party[index].member, __VA_ARGS__), .uncertain = true

/* The same members for both sides. Full knowledge of the other's weights is the default because it
 * is where theory begins: what goes wrong for want of it should be asked for, not hidden. */
#define PARTY(side, index, about, title)                                                         \
    {GROUP(side), .summary = about,                                                              \
        .example = "{ name = \"" title "\"; strategy = \"linear\"; }"},                          \
        {TEXT(side ".name", ovt_scenario, party[index].name), .fallback_text = side,             \
            .summary = "How reports name it.", .example = "\"" title "\""},                      \
        {CHOICE(side ".strategy", ovt_scenario, party[index].strategy, strategies),              \
            FALLBACK(OVT_STRATEGY_LINEAR),                                                       \
            .summary = "How its offers move: by time, by what the other does, or by risk.",      \
            .example = "\"conceder\""},                                                          \
        {CHOICE(side ".curve", ovt_scenario, party[index].curve, curves),                        \
            .summary = "Form of the concessions of boulware, linear, conceder and time.",        \
            .example = "\"exponential\""},                                                       \
        {PARTY_REAL(side, index, beta, 0.01, 100, "number"), FALLBACK(1),                        \
            .summary = "Strategy time: below 1 firm until late, above 1 early concessions.",     \
            .example = "0.5"},                                                                   \
        {PARTY_REAL(side, index, k, 0, 1, "share"),                                              \
            .summary = "Share of the way to its reservation value conceded in the first offer.", \
            .example = "0.1"},                                                                   \
        {PARTY_REAL(side, index, opening, 0, 1, "utility"), INHERIT("that of its best package"), \
            .summary = "Utility that its first offer aims at.", .example = "0.9"},               \
        {PARTY_REAL(side, index, patience_days, 0.01, OVT_MAX_DAYS, "days"), FALLBACK(60),       \
            .summary = "After so many days of talks it has conceded all it will.",               \
            .example = "90.0"},                                                                  \
        {PARTY_REAL(side, index, reservation, 0, 1, "utility"),                                  \
            INHERIT("that of the issues' status quo"), .summary = "Utility of no agreement.",    \
            .example = "0.4"},                                                                   \
        {PARTY_REAL(side, index, reservation_drift, -1, 1, "utility per day"),                   \
            .summary = "How the utility of no agreement moves; below 0 the stalemate hurts.",    \
            .example = "-0.001"},                                                                \
        {PARTY_REAL(side, index, discount_rate, 0, 10, "per day"),                               \
            .summary = "Strategy equilibrium: how fast an agreement loses worth by waiting.",    \
            .example = "0.002"},                                                                 \
        {PARTY_REAL(side, index, accuracy, 0, 1, "share"), FALLBACK(1),                          \
            .summary = "How well it knows the other's weights; at 0 it takes them for its own.", \
            .example = "0.5"},                                                                   \
        {PARTY_REAL(side, index, reciprocity, 0, 10, "number"), FALLBACK(1),                     \
            .summary = "Strategy tit_for_tat: share of a concession that it gives back.",        \
            .example = "0.8"},                                                                   \
        {PARTY_REAL(side, index, reactive_devaluation, 0, 1, "utility"),                         \
            .summary = "Taken off the worth of a package because the adversary proposes it.",    \
            .example = "0.05"},                                                                  \
        {PARTY_REAL(side, index, softens_at, 0, 1, "share of its patience"), FALLBACK(0.5),      \
            .summary = "When those of its red lines yield that are posture.", .example = "0.7"}, \
    {                                                                                            \
        PARTY_REAL(side, index, round_days, 0.01, OVT_MAX_DAYS, "days"),                         \
            INHERIT("as talks.round_days"), .summary = "Mean time it takes to its next offer.",  \
                                            .example = "5.0"                                     \
    }

const ovt_setting ovt_settings_parties[] = {
    PARTY("seeker", OVT_SEEKER, "The party that seeks the captives' return and holds prisoners.",
        "Seeker"),
    PARTY("holder", OVT_HOLDER, "The party that holds the captives.", "Holder"),
    {GROUPS(ovt_mediator, "mediators", ovt_scenario, mediators, mediator_count, 0, 16),
        .summary = "Those who carry proposals between the parties and vouch for the agreement.",
        .example = "( { name = \"Qatar\"; guarantee = 0.1; } )"},
    {NEEDED(OVT_SETTING_TEXT, "mediators[].name", ovt_mediator, name),
        .summary = "How reports name the mediator.", .example = "\"Qatar\""},
    {REAL("mediators[].guarantee", ovt_mediator, guarantee, 0, 1, "share"), .uncertain = true,
        .summary = "Share of the collapses that the mediator prevents.", .example = "0.1"},
    {REAL("mediators[].leverage_on_seeker", ovt_mediator, leverage[OVT_SEEKER], 0, 1, "share"),
        .uncertain = true,
        .summary = "How far it moves what the seeker asks for towards its reservation value.",
        .example = "0.2"},
    {REAL("mediators[].leverage_on_holder", ovt_mediator, leverage[OVT_HOLDER], 0, 1, "share"),
        .uncertain = true,
        .summary = "How far it moves what the holder asks for towards its reservation value.",
        .example = "0.2"},
    {REAL("mediators[].skill", ovt_mediator, skill, 0, 1, "share"), FALLBACK(0.5),
        .uncertain = true,
        .summary = "How fast it learns what the parties want: after n texts it errs by (1 - "
                   "skill)^n.",
        .example = "0.6"},
    {CHOICE("mediators[].solution", ovt_mediator, solution, solutions),
        .summary = "What it proposes, by its estimates of what the parties want.",
        .example = "\"kalai_smorodinsky\""},
    {REAL("mediators[].round_days", ovt_mediator, round_days, 0.01, OVT_MAX_DAYS, "days"),
        INHERIT("as talks.round_days"), .uncertain = true,
        .summary = "Mean time it takes to its next text.", .example = "14.0"},
    {.path = NULL},
};

const ovt_setting ovt_settings_talks[] = {
    {GROUP("talks"), .summary = "How the offer comes to be signed, or not.",
        .example = "{ protocol = \"fixed\"; signed_day = 10.0; }"},
    {CHOICE("talks.protocol", ovt_scenario, talks.protocol, protocols),
        STANDS_FOR(OVT_PROTOCOL_NONE, "fixed where the offer has phases, else none"),
        .summary = "Whether nothing is signed, the offer on a day that is given, or what the "
                   "parties agree on, and who proposes.",
        .example = "\"fixed\""},
    {REAL("talks.signed_day", ovt_scenario, talks.signed_day, 0, OVT_MAX_DAYS, "days"),
        .uncertain = true, .summary = "Protocol fixed: the day of the signing.", .example = "21.0"},
    {BOOL("talks.ceasefire", ovt_scenario, talks.ceasefire),
        .summary = "Whether hostilities are halted until the signing.", .example = "true"},
    {REAL("talks.start_day", ovt_scenario, talks.start_day, 0, OVT_MAX_DAYS, "days"),
        .uncertain = true, .summary = "Day of the first offer.", .example = "3.0"},
    {REAL("talks.round_days", ovt_scenario, talks.round_days, 0.01, OVT_MAX_DAYS, "days"),
        FALLBACK(7), .uncertain = true,
        .summary = "Mean time to the next offer, of those who have none of their own.",
        .example = "5.0"},
    {REAL("talks.round_cv", ovt_scenario, talks.round_cv, 0, 3, "number"), .uncertain = true,
        .summary = "How much these times vary (standard deviation over mean); 0: not at all.",
        .example = "0.6"},
    {CHOICE("talks.first", ovt_scenario, talks.first, sides),
        .summary = "Protocol alternating: who makes the first offer.", .example = "\"holder\""},
    {CHOICE("talks.impasse_policy", ovt_scenario, talks.impasse_policy, policies),
        .summary = "Protocol hybrid: after a rejection the seeker waits for the mediator's next "
                   "text, makes an offer of its own, or does either by chance.",
        .example = "\"own_offer\""},
    {REAL("talks.own_offer_probability", ovt_scenario, talks.own_offer_probability, 0, 1,
         "probability"),
        FALLBACK(0.5), .uncertain = true,
        .summary = "Policy mixed: of an offer of its own, after each rejection.", .example = "0.3"},
    {REAL("talks.door_rate", ovt_scenario, talks.door_rate, 0, 100, "per day"), .uncertain = true,
        .summary = "How fast the door to an agreement closes.", .example = "0.005"},
    {REAL("talks.door_growth", ovt_scenario, talks.door_growth, 0, 100, "share"), .uncertain = true,
        .summary = "How much faster after each rejection.", .example = "0.2"},
    {REAL("talks.deadline_day", ovt_scenario, talks.deadline_day, 0, OVT_MAX_DAYS, "days"),
        INHERIT("none"), .uncertain = true, .summary = "The door closes on this day at the latest.",
        .example = "90.0"},
    {REAL("talks.revival_rate", ovt_scenario, talks.revival_rate, 0, 100, "per day"),
        .uncertain = true,
        .summary =
            "How fast talks begin again after the door closed or a deal collapsed; 0: never.",
        .example = "0.02"},
    {WHOLE("talks.max_agreements", ovt_scenario, talks.max_agreements, 1, 100, "deals"),
        FALLBACK(1), .summary = "How many deals one history may see, the first one included.",
        .example = "2"},
    {.path = NULL},
};
