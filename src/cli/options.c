// SPDX-License-Identifier: GPL-3.0-or-later
/* The options of all commands, and which commands take them. */
#include "options.h"

#include <string.h>

enum { CHECK = 1, RUN = 2, COMPARE = 4, INIT = 8, SCHEMA = 16, METRICS = 32, EXPLAIN = 64 };
enum { ANALYZE = 128, HELP = 256, REPORT = 512, PLAY = 1024, PROGRAM = 0 };
enum { HINDCAST = 2048, SENSITIVITY = 4096, BREAKEVEN = 8192, DISCOVER = 16384 };
enum { OPTIMIZE = 32768, SWEEP = 65536, MERGE = 131072, SWEETEN = 262144 };
enum { ASKING = SENSITIVITY | BREAKEVEN | DISCOVER | OPTIMIZE | SWEETEN };
enum { CALCULATING = RUN | COMPARE, STUDYING = CALCULATING | SWEEP };
enum { KIT = 524288, SIMULATING = STUDYING | EXPLAIN | HINDCAST | ASKING };
enum { DRAWING = STUDYING | ANALYZE | REPORT | ASKING };
enum { LOADING = CHECK | SIMULATING | ANALYZE | PLAY | KIT };
enum { REPORTING = LOADING | SCHEMA | METRICS | REPORT, ALL = REPORTING | INIT | HELP };

/* To add an option: add its row here, and its setter to option_numbers.c or option_words.c with a
 * line in options.h. Nothing else changes. */
static const ovt_option options[] = {
    {'n', "replications", "N", SIMULATING | PLAY | KIT, true,
        "histories to simulate (default 10000); kit: pairs of the simulated class (default 30)",
        ovt_set_replications},
    {'s', "seed", "S", SIMULATING | PLAY | KIT, true,
        "whole number that fixes all chance (default 1); \"random\" draws one and says which",
        ovt_set_seed},
    {0, "set", "PATH=VALUE", LOADING | INIT, true,
        "change a setting, checked as in the file; may be repeated, the last wins",
        ovt_set_setting},
    {0, "vary", "PATH=VALUES", ASKING, true,
        "vary a setting: PATH=LOW..HIGH, PATH=LOW..HIGH:log, PATH=A,B,C, or PATH alone by its "
        "distribution; may be repeated (default: what the study varies, else all uncertain inputs)",
        ovt_set_varied},
    {0, "method", "METHOD", SENSITIVITY, true, "sobol (the default), morris or tornado",
        ovt_set_method},
    {0, "points", "N", SENSITIVITY | DISCOVER | OPTIMIZE | SWEETEN, true,
        "sensitivity: base points of sobol (default 256), trajectories of morris (default 40); "
        "discover: points of the sample (default 512); optimize, sweeten: offers tried (default "
        "1000, 800)",
        ovt_set_points},
    {0, "more", "METRIC", OPTIMIZE, true, "an outcome to be large; may be repeated", ovt_set_more},
    {0, "less", "METRIC", OPTIMIZE, true, "an outcome to be small; may be repeated", ovt_set_less},
    {0, "giver", "SIDE", SWEETEN, true, "seeker (the default) or holder: whose cost counts",
        ovt_set_giver},
    {0, "target", "VALUE", BREAKEVEN | SWEETEN, true, "the mean that the outcome is to reach",
        ovt_set_target},
    {'m', "metrics", "A,B,C", STUDYING | SENSITIVITY | BREAKEVEN | SWEETEN, true,
        "report these metrics only", ovt_set_metrics},
    {0, "replication", "K", EXPLAIN, true,
        "tell history K, the first being 1 (default: the one nearest the medians of all)",
        ovt_set_replication},
    {'b', "baseline", "NAME", COMPARE | SWEEP, true, "scenario that all others are held against",
        ovt_set_baseline},
    {0, "precision", "REL", CALCULATING, true,
        "stop when half the 95 % interval of the first metric (compare: of each difference) is "
        "below REL of the mean; -n is then the most",
        ovt_set_precision},
    {0, "fail-if", "CONDITION", CALCULATING | DISCOVER, true,
        "discover: what failing means; else exit with status 4 when it holds for the means: "
        "[SCENARIO.]METRIC, then <, <=, >, >=, = "
        "or !=, then a number or another [SCENARIO.]METRIC, + or - a number; may be repeated",
        ovt_set_condition},
    {0, "include", "DIR", LOADING, true,
        "folder that extends and @include may read from, besides the file's own and the shipped "
        "scenarios; may be repeated",
        ovt_set_include},
    {0, "as", "SIDE", PLAY, true, "the side you play: seeker or holder", ovt_set_seat},
    {0, "opponent", "NAME", PLAY, true,
        "temperament of the simulated side (default: drawn by the seed, and hidden until the end); "
        "in the game, temperaments lists them",
        ovt_set_opponent},
    {0, "two-players", NULL, PLAY, true, "two people play, at one keyboard in turn",
        ovt_set_two_players},
    {0, "practice", NULL, PLAY, true, "let moves be undone", ovt_set_practice},
    {0, "strict", NULL, CHECK, false, "exit with status 4 when there are warnings", ovt_set_strict},
    {0, "from", "NAME", INIT, false, "example to begin with (default starter)", ovt_set_example},
    {0, "force", NULL, INIT | SWEEP, false,
        "init: overwrite a file that exists; sweep: replace what the database holds of another "
        "sweep",
        ovt_set_force},
    {0, "store", "FILE", STUDYING, false,
        "run, compare: keep the result in this database, too; sweep: database for the results "
        "(default: the name of the study with .db, in this folder)",
        ovt_set_store},
    {0, "id", "N", REPORT, false, "which result of a database (default: the only one, else a list)",
        ovt_set_id},
    {0, "part", "A-B", SWEEP, false,
        "do points A to B only, the first being 1: to share a sweep among machines", ovt_set_part},
    {'f', "format", "FORMAT", REPORTING, false, NULL, ovt_set_format},
    {'o', "output", "FILE", ALL, false, "write to FILE instead of standard output", ovt_set_output},
    {0, "charts", "WHEN", DRAWING, false,
        "draw charts in the report: auto (html does, text does not), always or never",
        ovt_set_charts},
    {0, "plots", "DIR", DRAWING, false,
        "write each chart as a file in the folder DIR, which is made where it is missing",
        ovt_set_plots},
    {0, "plot-format", "FORMAT", DRAWING, false, "of these files: svg (default), png or pdf",
        ovt_set_plot_format},
    {'j', "threads", "N", SIMULATING, false,
        "threads (default: all cores); the results do not depend on it", ovt_set_threads},
    {0, "dry-run", NULL, STUDYING | SENSITIVITY, false,
        "say what would be simulated and how long it takes", ovt_set_dry_run},
    {0, "color", "WHEN", REPORTING, false, "auto, always or never (also NO_COLOR)", ovt_set_color},
    {0, "progress", "WHEN", SIMULATING, false,
        "auto (a bar when standard error is a terminal), always or never", ovt_set_progress},
    {'q', "quiet", NULL, ALL | MERGE, false, "say nothing but errors on standard error",
        ovt_set_quiet},
    {'v', "verbose", NULL, CHECK | STUDYING | ANALYZE, false,
        "say more: warnings, and the whole report as other formats have it; with check, where "
        "every "
        "value was written",
        ovt_set_verbose},
    {'h', "help", NULL, ALL | MERGE, false, "show this help", ovt_set_help},
    {0, "version", NULL, ALL | MERGE, false, "show the version", ovt_set_version},
    {0, "manual", NULL, PROGRAM, false, "print the manual page, for man", ovt_set_manual},
    {0, "completion", "SHELL", PROGRAM, false,
        "print the script that lets bash, zsh or fish complete command lines", ovt_set_shell},
};

const ovt_option *
ovt_option_at(size_t index)
{
    return index < sizeof options / sizeof *options ? &options[index] : NULL;
}

bool
ovt_command_is_shared(const ovt_command *command)
{
    return (command->bit & (ASKING | SWEEP)) != 0;
}

bool
ovt_command_takes(const ovt_command *command, const char *option)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (strcmp(options[i].name, option) == 0) {
            return (options[i].commands & command->bit) != 0;
        }
    }
    return false;
}
