// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "sheets.h"

static bool
always(const ovt_scenario *scenario)
{
    return scenario != NULL;
}

static bool
has_several_issues(const ovt_scenario *scenario)
{
    return scenario->issue_count > 1;
}

static bool
has_mediator(const ovt_scenario *scenario)
{
    return scenario->mediator_count > 0;
}

static bool
has_deadline(const ovt_scenario *scenario)
{
    return !isnan(scenario->talks.deadline_day);
}

static bool
has_door(const ovt_scenario *scenario)
{
    return scenario->talks.door_rate > 0;
}

static bool
has_forced_issue(const ovt_scenario *scenario)
{
    bool forced = false;
    for (size_t i = 0; i < scenario->issue_count; i++) {
        forced = forced || scenario->issues[i].forced_rate > 0;
    }
    return forced;
}

static bool
has_violations(const ovt_scenario *scenario)
{
    return scenario->implementation.violation_rate > 0;
}

/* To add a term: its row, in the order of the alphabet, and when it is used. */
static const struct {
    const char *term;
    const char *meaning;
    bool (*used)(const ovt_scenario *scenario);
} terms[] = {
    {"Anchor", "A number named early that pulls later numbers towards it.", always},
    {"Avoidable impasse",
        "No agreement, although some package was worth more to both sides than none.", always},
    {"BATNA", "The best alternative to a negotiated agreement: what a side does without one.",
        always},
    {"Claiming", "Taking a share of what an agreement makes; what one side has the other lacks.",
        always},
    {"Closing door", "The talks may be broken off at any time, by nobody at the table.", has_door},
    {"Concession", "A step in an offer that costs the side that makes it.", always},
    {"Deadline", "A day after which nothing can be signed.", has_deadline},
    {"Efficient package",
        "A package that cannot be made better for one side without making it worse for the other; "
        "all of them together are the Pareto frontier.",
        always},
    {"Forced issue", "An issue that others may settle while the sides are still talking.",
        has_forced_issue},
    {"Guarantor", "A third party whose promise keeps an agreement from falling apart.",
        has_violations},
    {"Logrolling",
        "Giving way on what is cheap for oneself and dear to the other, and the other "
        "way round.",
        has_several_issues},
    {"Mediator", "A third party that carries proposals and writes texts, but does not decide.",
        has_mediator},
    {"Package", "A term for every issue, offered or signed together.", always},
    {"Phased exchange", "An exchange in steps, so that each side sees the other keep its word.",
        has_violations},
    {"Posture", "A red line that is said in public and may be given up.", ovt_kit_has_red_lines},
    {"Red line", "A term beyond which a side says that it will not go.", ovt_kit_has_red_lines},
    {"Reservation value, walk-away value",
        "What no agreement is worth to a side, in its own points.", always},
    {"Tactical rejection",
        "A No to an offer that is better than no agreement, in the hope of a better one.", always},
    {"Value left on the table",
        "What one side could still have gained without the other losing anything.", always},
    {"Zone of possible agreement (ZOPA)",
        "All packages that are worth more to both sides than no agreement.", always},
};

void
ovt_sheet_glossary(ovt_document *self, const ovt_kit *kit)
{
    ovt_document_heading(self, 1, "%s: words", ovt_kit_title(kit->scenario));
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Word", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "What it means", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        if (terms[i].used(kit->scenario)) {
            ovt_table_row(self, table);
            ovt_table_cell(self, table, 0, "%s", terms[i].term);
            ovt_table_cell(self, table, 1, "%s", terms[i].meaning);
        }
    }
}
