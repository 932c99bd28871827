// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings table: what happened in a case of the past, which no history reads. */
#include "settings_rows.h"

const ovt_setting ovt_settings_actual[] = {
    {GROUP("actual"),
        .summary = "What happened, in a case of the past: `overture hindcast` holds it against "
                   "what is simulated; nothing else reads it.",
        .example = "{ outcomes = ( { metric = \"completed\"; value = 1.0; } ); }"},
    {TEXT("actual.summary", ovt_scenario, actual.summary),
        .summary = "How it went, in a sentence or two.",
        .example = "\"Carried out in full, two days late.\""},
    {GROUPS(ovt_actual_outcome, "actual.outcomes", ovt_scenario, actual.outcomes,
         actual.outcome_count, 0, 256),
        .summary = "What outcomes turned out to be.",
        .example = "( { metric = \"returned_alive\"; value = 33.0; promised = 33.0; } )"},
    {NEEDED(OVT_SETTING_TEXT, "actual.outcomes[].metric", ovt_actual_outcome, metric),
        .summary = "The outcome, by a name that `overture metrics` lists.",
        .example = "\"returned_alive\""},
    {REAL("actual.outcomes[].value", ovt_actual_outcome, value, 0, 1e12, "the outcome's"), REQUIRED,
        .summary = "What it was; of a share, 1 for yes and 0 for no.", .example = "25.0"},
    {REAL("actual.outcomes[].promised", ovt_actual_outcome, promised, 0, 1e12, "the outcome's"),
        INHERIT("nothing promised"),
        .summary = "What it would have been had all been kept that was signed.", .example = "33.0"},
    {GROUPS(ovt_actual_day, "actual.releases", ovt_scenario, actual.releases, actual.release_count,
         0, 4096),
        .summary = "Who was released on which day.",
        .example = "( { day = 1; captives = 3; prisoners = 90; } )"},
    {WHOLE("actual.releases[].day", ovt_actual_day, day, 0, OVT_MAX_DAYS, "days"), REQUIRED,
        .summary = "The day, counted from clock.start.", .example = "1"},
    {WHOLE("actual.releases[].captives", ovt_actual_day, captives, 0, OVT_MAX_PEOPLE, "people"),
        .summary = "Captives released or handed over on that day, alive or not.", .example = "3"},
    {WHOLE("actual.releases[].prisoners", ovt_actual_day, prisoners, 0, OVT_MAX_PEOPLE, "people"),
        .summary = "Prisoners released on that day.", .example = "90"},
    {.path = NULL},
};
