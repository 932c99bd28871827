// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "job.h"

/* To add a command: write command_<name>.c, add its row here and its bit to the options it takes
 * (options.c). */
static const ovt_command commands[] = {
    {"check", 1U << 0, "FILE...", 1, 1000, "read and validate, print the terms as understood",
        "overture check -v scenarios/march-2024/offers/three-phase.cfg\n"
        "      shows what the file says, day by day, and where every value was written",
        "All faults of all files are shown at once, each with its line and a suggestion. Nothing "
        "is simulated.\n\n"
        "With --format json or csv the faults come on standard output, too.",
        ovt_run_check},
    {"run", 1U << 1, "FILE", 1, 1, "simulate one scenario, print its outcomes",
        "overture run scenarios/march-2024/offers/three-phase.cfg\n"
        "      simulates 10,000 histories and prints what became of everybody",
        NULL, ovt_run_run},
    {"compare", 1U << 2, "FILE...", 1, 1000,
        "simulate scenarios on common random numbers, print them side by side",
        "overture compare scenarios/march-2024/*.cfg\n"
        "      puts five ways to go on and no deal side by side, each less the first",
        "A FILE is a scenario, or a study that names several. All scenarios meet the same chance, "
        "history by history, so that a difference comes from the offers.\n\n"
        "The baseline is that of --baseline, else of the study, else the first in which the sides "
        "talk, else the only one without a deal (talks.protocol \"none\"), else the first.",
        ovt_run_compare},
    {"explain", 1U << 6, "FILE", 1, 1, "tell one history as a dated timeline, with its reasons",
        "overture explain scenarios/march-2024/as-offered.cfg\n"
        "      tells one history: offers, answers, releases, violations, and how it ends",
        "Without --replication it is the history nearest the medians of all those simulated: the "
        "one with the least sum of squared distances from the medians of the metrics, each in "
        "standard deviations.\n\n"
        "Where an offer was rejected it says which smallest change of one term would have made "
        "the side accept it at that moment.",
        ovt_run_explain},
    {"analyze", 1U << 7, "FILE", 1, 1, "the bargain behind an offer, without simulating",
        "overture analyze scenarios/march-2024/as-offered.cfg\n"
        "      says whether both sides can gain, where the offer stands, what would make\n"
        "      it acceptable, four solutions, and when a side is tempted to stop",
        "Needs issues with the weights of both sides. Inputs that are distributions are taken at "
        "their means.",
        ovt_run_analyze},
    {"sensitivity", 1U << 12, "FILE", 1, 1, "which uncertain inputs drive an outcome",
        "overture sensitivity scenarios/march-2024/as-offered.cfg -m deal_reached\n"
        "      says which assumptions the chance of a deal hangs on",
        "METRIC may name a scenario first where FILE is a study, as in "
        "as-offered.deal_reached. The noise of the simulation is taken off the effect of the "
        "inputs; an index whose interval holds 0 is not distinguishable from 0. Inputs are taken "
        "as independent of each other.",
        ovt_run_sensitivity},
    {"breakeven", 1U << 13, "FILE", 1, 1,
        "the value of one term at which an outcome reaches a target",
        "overture breakeven scenarios/march-2024/as-offered.cfg --target 0.5 \\\n"
        "      --vary talks.deadline_day=30..365\n"
        "      says until when the talks must go on for a deal in one history of two",
        "The outcome is that of -m (default: the chance of a deal where the sides talk, else "
        "those returned alive). All values meet the same chance, so that the outcome is a plain "
        "function of the value.",
        ovt_run_breakeven},
    {"sweeten", 1U << 18, "FILE", 1, 1,
        "the cheapest change of an offer that brings an outcome to a target",
        "overture sweeten scenarios/march-2024/as-offered.cfg --set talks.protocol=ultimatum \\\n"
        "      --target 0.5 \\\n"
        "      --vary 'offer.phases[0].civilian_return=0..1' --vary "
        "'offer.phases[0].withdrawal=0..1'\n"
        "      says what added to the text on the table brings it to one acceptance in two",
        "The cost is what the giver loses of the offer's worth to it by its own weights; where "
        "nothing is negotiated, how far the terms move within their ranges. What is found is "
        "simulated again on fresh random numbers.",
        ovt_run_sweeten},
    {"discover", 1U << 14, "FILE...", 1, 1000,
        "under which conditions a proposal fails, as rules in words",
        "overture discover scenarios/march-2024/as-offered.cfg --fail-if 'deal_reached < 0.7'\n"
        "      says where in the ranges of the assumptions a deal is less likely than that",
        "A sample of the settings varied is simulated; rules (boxes, by PRIM) are sought on a "
        "random half of it and judged on the other half. Density: how often it happens where the "
        "rule holds. Coverage: how much of all that happens lies there.",
        ovt_run_discover},
    {"optimize", 1U << 15, "FILE", 1, 1, "the offers that no other beats in two or more outcomes",
        "overture optimize scenarios/march-2024/offers/mediator-40-for-800.cfg \\\n"
        "      --more returned_alive --less prisoners_released \\\n"
        "      --vary 'offer.phases[0].releases[0].count=10..40' \\\n"
        "      --vary 'offer.phases[0].days=28..84'\n"
        "      shows what each further prisoner released brings",
        "Offers are sought by NSGA-II; those found are simulated again on fresh random numbers, "
        "and any that another then beats is dropped, so that none is a lucky draw.",
        ovt_run_optimize},
    {"report", 1U << 9, "FILE", 1, 1, "print stored results again, in any format, without running",
        "overture report compared.json --format markdown\n"
        "      prints what `overture compare ... --format json` kept in compared.json",
        "FILE is JSON that any command wrote, or a database (.db) of --store; what comes out of "
        "JSON "
        "is, to the last byte, what that command would have written in the format asked for, with "
        "nothing left out. Of a database with several results --id chooses one; without it they "
        "are listed. A file that is anything else is status 5.",
        ovt_run_report},
    {"play", 1U << 10, "FILE", 1, 1, "negotiate in the terminal against the simulated other side",
        "overture play scenarios/march-2024/as-offered.cfg --as seeker\n"
        "      briefs you, and then it is your move: help lists what you can do",
        "Lines are read from standard input, so that a script can play, too; the end of the input "
        "ends the game. The same seed gives the same opponent and the same chance to everybody. "
        "With --output the debrief is written to a file, in any format. -n is how many simulated "
        "negotiators your result is held against.",
        ovt_run_play},
    {"kit", 1U << 19, "FILE", 1, 1, "write a scenario as a printable exercise for a class",
        "overture kit scenarios/lessons/3-logrolling.cfg -o kit\n"
        "      writes role sheets, a plan, questions, forms and a debrief guide into kit/",
        "Twelve sheets, each in HTML and Markdown or in the formats asked for: what both "
        "sides "
        "know, a confidential sheet for each side, questions and answers, forms to fill in, and "
        "for the teacher a card, a plan and a debrief guide with a simulated class of -n pairs "
        "(default 30, at most 60). `overture schema lesson` lists the texts that a scenario can "
        "give; what is missing is said on the card.",
        ovt_run_kit},
    {"hindcast", 1U << 11, "[DIR]", 0, 1,
        "simulate cases of the past, print what happened beside it",
        "overture hindcast\n"
        "      holds the shipped cases against what happened, day by day where known",
        "Takes all scenarios of DIR that say what happened (`overture schema actual`); without "
        "DIR those of scenarios/history, here or where the examples are. Each is simulated from "
        "what was signed; the shipped ones have priors fitted to the other cases.\n\n"
        "Exits with status 4 when the coverage is worse than stated: when so few of the cases, or "
        "fewer, would lie inside the 50, 80 or 95 % intervals with a probability below 1 in 60, by "
        "the binomial distribution. Each case counts once, with the share of its numbers inside.",
        ovt_run_hindcast},
    {"sweep", 1U << 16, "STUDY", 1, 1, "run a design of what-ifs into a results database",
        "overture sweep scenarios/door-and-patience.cfg\n"
        "      asks how the outcomes go with the rate at which the door closes and the\n"
        "      holder's patience; the results go to door-and-patience.db",
        "STUDY is a study whose vary says which settings take which values. All points meet the "
        "same chance, history by history.\n\n"
        "Interrupted in any way, the same command goes on where it was and ends with the same "
        "numbers. A database of another study, seed or version is refused.\n\n"
        "A point at which a scenario is not valid is recorded as such; the others are simulated, "
        "and the exit status is 3.",
        ovt_run_sweep},
    {"merge", 1U << 17, "OUT.db FILE.db...", 2, 1000,
        "put the points of one sweep from several databases into a new one",
        "overture merge all.db first.db second.db\n"
        "      puts together what two machines did with `overture sweep --part`",
        "All databases must be of one sweep: the same study, seed, histories and version. A point "
        "that two of them have must have the same numbers. OUT.db must not exist.",
        ovt_run_merge},
    {"init", 1U << 3, "", 0, 0, "write a commented starting scenario",
        "overture init -o mine.cfg\n"
        "      writes a small scenario to change; --from NAME begins with another example",
        "An unknown NAME prints the names of all examples. A file that exists is not overwritten "
        "without --force.",
        ovt_run_init},
    {"schema", 1U << 4, "[PATH]", 0, 1,
        "every setting: type, unit, range, default, meaning, example",
        "overture schema offer.phases\n"
        "      lists the settings at and below a path; without PATH, all of them",
        NULL, ovt_run_schema},
    {"metrics", 1U << 5, "", 0, 0, "every outcome metric",
        "overture metrics\n"
        "      lists the names that --metrics, --fail-if, CSV and JSON use",
        NULL, ovt_run_metrics},
    {"help", 1U << 8, "[COMMAND]", 0, 1, "all about a command, as COMMAND --help",
        "overture help compare\n"
        "      shows the options of compare; without COMMAND, all commands",
        NULL, ovt_run_help},
};

const ovt_command *
ovt_command_at(size_t index)
{
    return index < sizeof commands / sizeof *commands ? &commands[index] : NULL;
}

const ovt_command *
ovt_command_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}
