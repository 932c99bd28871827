// SPDX-License-Identifier: GPL-3.0-or-later
/* The settings table: what a teacher needs to use a scenario in class, which no history reads. */
#include "settings_rows.h"

enum { MOST_TEXTS = 64, MOST_MINUTES = 600 };

#define MINUTES(member, fallback_)                                                         \
    WHOLE("lesson.minutes." #member, ovt_scenario, lesson.minutes.member, 0, MOST_MINUTES, \
        "minutes"),                                                                        \
        FALLBACK(fallback_)

/* In the order of ovt_verdict. */
static const char *const verdicts[] = {"higher", "lower", "practically the same", NULL};

const ovt_setting ovt_settings_lesson[] = {
    {GROUP("lesson"),
        .summary = "The scenario as an exercise for a class: `overture kit` prints it, and "
                   "`overture play` and a class use its words; nothing else reads it.",
        .example = "{ purpose = \"Reservation values and the zone of agreement\"; }"},
    {TEXT("lesson.purpose", ovt_scenario, lesson.purpose), .summary = "What it teaches, in a line.",
        .example = "\"Reservation values and the zone of agreement\""},
    {WHOLE("lesson.number", ovt_scenario, lesson.number, 0, 1000, "place"),
        .summary = "Its place in a course; 0: none.", .example = "1"},
    {GROUP("lesson.minutes"), .summary = "How the time of the class is spent.",
        .example = "{ play = 15; }"},
    {MINUTES(join, 3), .summary = "Welcome, pairs, content note.", .example = "3"},
    {MINUTES(briefing, 6), .summary = "Reading the own role; the questions of understanding.",
        .example = "6"},
    {MINUTES(play, 15), .summary = "Negotiating.", .example = "15"},
    {MINUTES(feelings, 2), .summary = "Four short questions on how it felt.", .example = "2"},
    {MINUTES(debrief, 19), .summary = "The debrief, before any ranking.", .example = "19"},
    {TEXT("lesson.content_note", ovt_scenario, lesson.content_note),
        .summary = "What a reader should be warned of before choosing to take part.",
        .example = "\"People are held captive in this case; nobody plays them.\""},
    {LIST(TEXTS, "lesson.story", ovt_scenario, lesson.story, lesson.story_count, 0, MOST_TEXTS),
        .summary = "What both sides know, paragraph by paragraph.",
        .example = "[\"Two republics share a strait.\"]"},
    {LIST(TEXTS, "lesson.seeker", ovt_scenario, lesson.role[OVT_SEEKER].brief,
         lesson.role[OVT_SEEKER].brief_count, 0, MOST_TEXTS),
        .summary = "What only the seeker's negotiators are told.",
        .example = "[\"Your minister wants all of the crew home.\"]"},
    {LIST(TEXTS, "lesson.holder", ovt_scenario, lesson.role[OVT_HOLDER].brief,
         lesson.role[OVT_HOLDER].brief_count, 0, MOST_TEXTS),
        .summary = "What only the holder's negotiators are told.",
        .example = "[\"Your minister wants the detainees home.\"]"},
    {GROUPS(ovt_lesson_question, "lesson.understanding", ovt_scenario, lesson.understanding,
         lesson.understanding_count, 0, MOST_TEXTS),
        .summary = "Questions that show whether the role was understood, with their answers.",
        .example =
            "( { question = \"What is your walk-away value?\"; answer = \"40 points.\"; } )"},
    {NEEDED(OVT_SETTING_TEXT, "lesson.understanding[].question", ovt_lesson_question, question),
        .summary = "The question.", .example = "\"What is your walk-away value?\""},
    {NEEDED(OVT_SETTING_TEXT, "lesson.understanding[].answer", ovt_lesson_question, answer),
        .summary = "Its answer.", .example = "\"40 points.\""},
    {LIST(TEXTS, "lesson.debrief", ovt_scenario, lesson.debrief, lesson.debrief_count, 0,
         MOST_TEXTS),
        .summary = "Questions for the debrief, in the order in which they are asked.",
        .example = "[\"Who made the first offer, and where did you end?\"]"},
    {LIST(TEXTS, "lesson.guide", ovt_scenario, lesson.guide, lesson.guide_count, 0, MOST_TEXTS),
        .summary = "What the teacher should know: what usually happens, what to bring out.",
        .example = "[\"Pairs that never name a number end without a deal.\"]"},
    {GROUPS(ovt_lesson_claim, "lesson.claims", ovt_scenario, lesson.claims, lesson.claim_count, 0,
         MOST_TEXTS),
        .summary = "What the lesson says is so, each held against simulation.",
        .example = "( { says = \"A nearer deadline speeds agreement.\"; set = "
                   "[\"talks.deadline_day=20\"]; metric = \"agreement_day\"; verdict = "
                   "\"lower\"; } )"},
    {NEEDED(OVT_SETTING_TEXT, "lesson.claims[].says", ovt_lesson_claim, says),
        .summary = "The claim in words.", .example = "\"A nearer deadline speeds agreement.\""},
    {LIST(TEXTS, "lesson.claims[].set", ovt_lesson_claim, set, set_count, 1, MOST_TEXTS),
        .summary = "What is changed in the scenario, as after --set.",
        .example = "[\"talks.deadline_day=20\"]"},
    {NEEDED(OVT_SETTING_TEXT, "lesson.claims[].metric", ovt_lesson_claim, metric),
        .summary = "The outcome that it is about.", .example = "\"agreement_day\""},
    {CHOICE("lesson.claims[].verdict", ovt_lesson_claim, verdict, verdicts), REQUIRED,
        .summary = "What becomes of the outcome by the change.", .example = "\"lower\""},
    {.path = NULL},
};
