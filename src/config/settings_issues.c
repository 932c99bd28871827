// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings table, second part: what is negotiated, and what each side makes of it. */
#include "settings_rows.h"

static const char *const preferences[] = {"default", "from", "to", NULL};

/* The same members for both sides. */
#define INTEREST(side, index)                                                                     \
    {GROUP("issues[]." side), .summary = "What the " side " makes of the issue.",                 \
        .example = "{ weight = 2.0; }"},                                                          \
        {REAL("issues[]." side ".weight", ovt_issue, interest[index].weight, 0, 1e6, "number"),   \
            FALLBACK(1), .uncertain = true,                                                       \
            .summary = "How much the issue counts against the others.", .example = "2.0"},        \
        {REAL("issues[]." side ".shape", ovt_issue, interest[index].shape, 0.01, 100, "number"),  \
            FALLBACK(1), .uncertain = true,                                                       \
            .summary = "Value of a position s: s^shape towards the preferred end.",               \
            .example = "0.5"},                                                                    \
        {CHOICE("issues[]." side ".prefers", ovt_issue, interest[index].prefers, preferences),    \
            .summary = "The end it prefers; by default the seeker prefers from, the holder to.",  \
            .example = "\"to\""},                                                                 \
        {LIST(REALS, "issues[]." side ".values", ovt_issue, interest[index].values,               \
             interest[index].value_count, 0, OVT_MAX_LIST),                                       \
            .unit = "value", .summary = "Its value of each level, in place of the shape.",        \
            .example = "[0.0, 0.3, 1.0]"},                                                        \
        {POSITION("issues[]." side ".red_line", ovt_issue, interest[index].red_line),             \
            .fallback_text = "none",                                                              \
            .summary = "The " side " does not go beyond it: a position 0..1 or a level.",         \
            .example = "0.8"},                                                                    \
    {                                                                                             \
        REAL("issues[]." side ".firmness", ovt_issue, interest[index].firmness, 0, 1,             \
            "probability"),                                                                       \
            FALLBACK(1),                                                                          \
            .uncertain = true,                                                                    \
            .summary = "That the red line is genuine; else it is posture, which yields in time.", \
            .example = "0.7"                                                                      \
    }

const ovt_setting ovt_settings_issues[] = {
    {GROUPS(ovt_issue, "issues", ovt_scenario, issues, issue_count, 0, 64),
        .summary = "What is negotiated, each issue from one end to the other.",
        .example = "( { name = \"pace\"; from = 7.0; to = 42.0; } )"},
    {NEEDED(OVT_SETTING_TEXT, "issues[].name", ovt_issue, name),
        .summary = "The word by which the issue is known.", .example = "\"pace\""},
    {TEXT("issues[].label", ovt_issue, label), .fallback_text = "the name",
        .summary = "How reports name the issue.", .example = "\"Pace of releases\""},
    {TEXT("issues[].unit", ovt_issue, unit), .summary = "Unit of from and to.",
        .example = "\"days\""},
    {REAL("issues[].from", ovt_issue, from, -1e9, 1e9, "the issue's"), FALLBACK(0),
        .summary = "The value at position 0.", .example = "7.0"},
    {REAL("issues[].to", ovt_issue, to, -1e9, 1e9, "the issue's"), FALLBACK(1),
        .summary = "The value at position 1.", .example = "42.0"},
    {LIST(TEXTS, "issues[].levels", ovt_issue, levels, level_count, 0, 256),
        .summary = "Named levels in order, in place of every value between the ends.",
        .example = "[\"none\", \"partial\", \"full\"]"},
    {LIST(REALS, "issues[].level_values", ovt_issue, level_values, level_value_count, 0, 256),
        .unit = "position", .summary = "Position of each level; by default evenly spread.",
        .example = "[0.0, 0.4, 1.0]"},
    {GROUPS(ovt_bind, "issues[].bind", ovt_issue, bind, bind_count, 0, 64),
        .summary = "The terms of the offer that the issue decides.",
        .example = "( { path = \"offer.phases[0].days\"; } )"},
    {NEEDED(OVT_SETTING_TEXT, "issues[].bind[].path", ovt_bind, path),
        .summary = "Path of the term.", .example = "\"offer.phases[0].days\""},
    {REAL("issues[].bind[].from", ovt_bind, from, -1e9, 1e9, "the term's"),
        INHERIT("the issue's from"), .summary = "The term's value at position 0.",
        .example = "7.0"},
    {REAL("issues[].bind[].to", ovt_bind, to, -1e9, 1e9, "the term's"), INHERIT("the issue's to"),
        .summary = "The term's value at position 1.", .example = "42.0"},
    {POSITION("issues[].status_quo", ovt_issue, status_quo), .fallback_text = "0",
        .summary = "Where the issue stands without agreement: a position 0..1 or a level.",
        .example = "\"none\""},
    {POSITION("issues[].offered", ovt_issue, offered), .fallback_text = "the status quo",
        .summary = "Where the offer stands on an issue that is bound to no term.",
        .example = "\"full\""},
    {REAL("issues[].forced_rate", ovt_issue, forced_rate, 0, 100, "per day"), .uncertain = true,
        .summary = "How fast the issue is settled from outside, whatever the parties agree; 0: it "
                   "is not.",
        .example = "0.01"},
    {POSITION("issues[].forced_position", ovt_issue, forced_position), .fallback_text = "0",
        .summary = "Where it is settled then: a position 0..1 or a level.", .example = "1.0"},
    {WHOLE("issues[].grid", ovt_issue, grid, 1, 1000, "steps"), FALLBACK(20),
        .summary = "Steps from one end to the other, where there are no levels.", .example = "20"},
    INTEREST("seeker", OVT_SEEKER),
    INTEREST("holder", OVT_HOLDER),
    {.path = NULL},
};
