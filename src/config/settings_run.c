// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings table, last part: how inputs hang together, and how to run the scenario. */
#include "settings_rows.h"

const ovt_setting ovt_settings_run[] = {
    {GROUPS(
         ovt_correlation, "correlations", ovt_scenario, correlations, correlation_count, 0, 1024),
        .summary = "Pairs of uncertain numbers that move together (Gaussian copula).",
        .example = "( { between = [\"talks.signed_day\", \"captives.women.death_rate\"]; "
                   "rho = 0.6; } )"},
    {LIST(TEXTS, "correlations[].between", ovt_correlation, between, between_count, 2, 2),
        .summary = "The paths of the two.",
        .example = "[\"talks.signed_day\", \"captives.women.death_rate\"]"},
    {REAL("correlations[].rho", ovt_correlation, rho, -1, 1, "correlation"), REQUIRED,
        .summary = "Correlation of the normal numbers behind them.", .example = "0.6"},
    {GROUP("run"), .summary = "How to run the scenario; options of the command line go first.",
        .example = "{ replications = 20000; }"},
    {WHOLE("run.replications", ovt_scenario, run.replications, 1, 1000000000, "histories"),
        STANDS_FOR(0, "the program's"), .summary = "How many histories are simulated.",
        .example = "20000"},
    {SEED("run.seed", ovt_scenario, run.seed, 0, 9007199254740992.0, "number"),
        STANDS_FOR(-1, "the program's"),
        .summary = "Names the random numbers; the same seed gives the same results.",
        .example = "7"},
    {LIST(TEXTS, "run.metrics", ovt_scenario, run.metrics, run.metric_count, 0, 256),
        .summary = "The outcomes to report, in this order.",
        .example = "[\"returned_alive\", \"truce_days\"]"},
    {GROUPS(ovt_tolerance, "run.practically_same", ovt_scenario, run.practically_same,
         run.practically_same_count, 0, 256),
        .summary = "Differences so small that they do not matter.",
        .example = "( { metric = \"returned_alive\"; within = 0.5; } )"},
    {NEEDED(OVT_SETTING_TEXT, "run.practically_same[].metric", ovt_tolerance, metric),
        .summary = "The outcome.", .example = "\"returned_alive\""},
    {REAL("run.practically_same[].within", ovt_tolerance, within, 0, 1e12, "the outcome's"),
        REQUIRED, .summary = "Differences up to this are practically the same.", .example = "0.5"},
    {.path = "meta",
        .type = OVT_SETTING_FREE,
        .fallback_kind = OVT_FALLBACK_NOTHING,
        .summary = "Anything of your own, which is not read.",
        .example = "{ author = \"A name\"; }"},
    {.path = NULL},
};
