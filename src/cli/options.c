// SPDX-License-Identifier: GPL-3.0-or-later
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "job.h"
#include "overture/base/memory.h"
#include "overture/play/temperament.h"
#include "overture/report/gnuplot.h"
#include "overture/study/sensitivity.h"

enum { CHECK = 1, RUN = 2, COMPARE = 4, INIT = 8, SCHEMA = 16, METRICS = 32, EXPLAIN = 64 };
enum { ANALYZE = 128, HELP = 256, REPORT = 512, PLAY = 1024, PROGRAM = 0, MOST_THREADS = 1024 };
enum { HINDCAST = 2048, SENSITIVITY = 4096, BREAKEVEN = 8192, DISCOVER = 16384 };
enum { OPTIMIZE = 32768, SWEEP = 65536, MERGE = 131072, SWEETEN = 262144 };
enum { ASKING = SENSITIVITY | BREAKEVEN | DISCOVER | OPTIMIZE | SWEETEN };
enum { CALCULATING = RUN | COMPARE, STUDYING = CALCULATING | SWEEP };
enum { KIT = 524288, SIMULATING = STUDYING | EXPLAIN | HINDCAST | ASKING };
enum { DRAWING = STUDYING | ANALYZE | REPORT | ASKING };
enum { LOADING = CHECK | SIMULATING | ANALYZE | PLAY | KIT };
enum { REPORTING = LOADING | SCHEMA | METRICS | REPORT, ALL = REPORTING | INIT | HELP };

static const uint64_t MOST_REPLICATIONS = (uint64_t) 1 << 40;
static const uint64_t MOST_POINTS = (uint64_t) 1 << 24;
static const uint64_t MOST_SEED = (uint64_t) 1 << 53;

ovt_status
ovt_words_add(ovt_words *self, const char *word, ovt_error *err)
{
    const char **words = ovt_resize(self->words, self->count + 1, sizeof *words);
    if (words == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read the command line");
    }
    self->words = words;
    self->words[self->count++] = word;
    return OVT_OK;
}

static bool
read_whole(const char *text, uint64_t most, uint64_t *value)
{
    char *end;
    errno = 0;
    if (!isdigit((unsigned char) *text)) {
        return false;
    }
    *value = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0' && *value <= most;
}

static ovt_status
set_replications(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_REPLICATIONS, &job->replications) || job->replications == 0) {
        return ovt_fail(err, OVT_USAGE,
            "--replications: \"%s\" is not a whole number from 1 to %llu (write 10000)", argument,
            (unsigned long long) MOST_REPLICATIONS);
    }
    return OVT_OK;
}

static ovt_status
set_replication(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_REPLICATIONS, &job->replication) || job->replication == 0) {
        return ovt_fail(err, OVT_USAGE,
            "--replication: \"%s\" is not a whole number from 1 to %llu (the first history is 1)",
            argument, (unsigned long long) MOST_REPLICATIONS);
    }
    return OVT_OK;
}

static ovt_status
draw_seed(ovt_job *job, ovt_error *err)
{
    FILE *source = fopen("/dev/urandom", "rb");
    bool done = source != NULL && fread(&job->seed, sizeof job->seed, 1, source) == 1;
    if (source != NULL) {
        fclose(source);
    }
    job->seed %= MOST_SEED;
    return done ? OVT_OK : ovt_fail(err, OVT_IO, "/dev/urandom: %s", strerror(errno));
}

static ovt_status
set_seed(ovt_job *job, const char *argument, ovt_error *err)
{
    job->seed_given = true;
    job->seed_drawn = strcmp(argument, "random") == 0;
    if (job->seed_drawn) {
        return draw_seed(job, err);
    }
    if (!read_whole(argument, MOST_SEED, &job->seed)) {
        return ovt_fail(err, OVT_USAGE,
            "--seed: \"%s\" is neither a whole number from 0 to %llu nor \"random\"", argument,
            (unsigned long long) MOST_SEED);
    }
    return OVT_OK;
}

static ovt_status
set_setting(ovt_job *job, const char *argument, ovt_error *err)
{
    if (strchr(argument, '=') == NULL || *argument == '=') {
        return ovt_fail(err, OVT_USAGE,
            "--set: \"%s\" is not PATH=VALUE (write --set 'offer.phases[0].days=28')", argument);
    }
    return ovt_words_add(&job->sets, argument, err);
}

static ovt_status
set_metrics(ovt_job *job, const char *argument, ovt_error *err)
{
    ovt_status status = OVT_OK;
    ovt_free(job->metric_text);
    job->metrics.count = 0;
    job->metric_text = ovt_allocate(strlen(argument) + 1, 1);
    if (job->metric_text == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory to read the command line");
    }
    char *rest = strcpy(job->metric_text, argument), *name;
    while (status == OVT_OK && (name = strtok_r(rest, ", ", &rest)) != NULL) {
        status = ovt_words_add(&job->metrics, name, err);
    }
    if (status == OVT_OK && job->metrics.count == 0) {
        return ovt_fail(err, OVT_USAGE, "--metrics: no name given; `overture metrics` lists them");
    }
    return status;
}

static ovt_status
set_baseline(ovt_job *job, const char *argument, ovt_error *err)
{
    (void) err;
    job->baseline = argument;
    return OVT_OK;
}

static ovt_status
add_format(ovt_job *job, const char *key, ovt_error *err)
{
    ovt_text list = {0};
    const ovt_writer *writer = ovt_writer_find(key);
    if (writer != NULL) {
        if (!ovt_job_writes(job, key) && job->writer_count < OVT_MOST_FORMATS) {
            job->writers[job->writer_count++] = writer;
        }
        return OVT_OK;
    }
    for (size_t i = 0; (writer = ovt_writer_at(i)) != NULL; i++) {
        ovt_text_format(&list, "%s%s", i == 0 ? "" : ", ", writer->key);
    }
    ovt_status status =
        ovt_fail(err, OVT_USAGE, "--format: there is no format \"%s\"; there are %s", key,
            list.data == NULL ? "" : list.data);
    ovt_text_free(&list);
    return status;
}

static ovt_status
set_format(ovt_job *job, const char *argument, ovt_error *err)
{
    char key[32];
    ovt_status status = OVT_OK;
    job->format_given = true;
    job->writer_count = 0;
    for (const char *rest = argument; status == OVT_OK && rest != NULL;) {
        size_t length = strcspn(rest, ",");
        snprintf(key, sizeof key, "%.*s", (int) (length < sizeof key ? length : sizeof key), rest);
        status = add_format(job, key, err);
        rest = rest[length] == ',' ? rest + length + 1 : NULL;
    }
    return status;
}

static ovt_status
set_output(ovt_job *job, const char *argument, ovt_error *err)
{
    job->output = strcmp(argument, "-") == 0 ? NULL : argument;
    return *argument == '\0' ? ovt_fail(err, OVT_USAGE, "--output: the file name is empty")
                             : OVT_OK;
}

static ovt_status
set_threads(ovt_job *job, const char *argument, ovt_error *err)
{
    uint64_t threads = 0;
    if (!read_whole(argument, MOST_THREADS, &threads) || threads == 0) {
        return ovt_fail(err, OVT_USAGE, "--threads: \"%s\" is not a whole number from 1 to %d",
            argument, MOST_THREADS);
    }
    job->threads = (unsigned) threads;
    return OVT_OK;
}

static ovt_status
set_precision(ovt_job *job, const char *argument, ovt_error *err)
{
    char *end;
    job->precision = strtod(argument, &end);
    if (end == argument || *end != '\0' || !(job->precision > 0 && job->precision < 1)) {
        return ovt_fail(err, OVT_USAGE,
            "--precision: \"%s\" is not a number between 0 and 1 (write 0.01 for 1 %%)", argument);
    }
    return OVT_OK;
}

static ovt_status
read_when(ovt_when *when, const char *option, const char *argument, ovt_error *err)
{
    static const char *const words[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], argument) == 0) {
            *when = (ovt_when) i;
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE, "%s: \"%s\" is not auto, always or never", option, argument);
}

static ovt_status
set_color(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_when(&job->color, "--color", argument, err);
}

static ovt_status
set_progress(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_when(&job->progress, "--progress", argument, err);
}

static ovt_status
set_shell(ovt_job *job, const char *argument, ovt_error *err)
{
    (void) err;
    job->shell = argument;
    return OVT_OK;
}

static ovt_status
set_charts(ovt_job *job, const char *argument, ovt_error *err)
{
    return read_when(&job->charts, "--charts", argument, err);
}

static ovt_status
set_plots(ovt_job *job, const char *argument, ovt_error *err)
{
    job->plots = argument;
    return *argument == '\0' ? ovt_fail(err, OVT_USAGE, "--plots: the folder's name is empty")
                             : OVT_OK;
}

static ovt_status
set_plot_format(ovt_job *job, const char *argument, ovt_error *err)
{
    const ovt_chart_terminal *terminal;
    for (size_t i = 0; (terminal = ovt_chart_terminal_at(i)) != NULL; i++) {
        if (terminal->is_file && strcmp(terminal->key, argument) == 0) {
            job->plot_terminal = terminal->key;
            return OVT_OK;
        }
    }
    return ovt_fail(
        err, OVT_USAGE, "--plot-format: there is no \"%s\"; there are svg, png, pdf", argument);
}

static ovt_status
set_include(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->includes, argument, err);
}

static ovt_status
set_condition(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->conditions, argument, err);
}

static ovt_status
set_example(ovt_job *job, const char *argument, ovt_error *err)
{
    (void) err;
    job->example = argument;
    return OVT_OK;
}

static ovt_status
set_seat(ovt_job *job, const char *argument, ovt_error *err)
{
    bool seeker = strcmp(argument, "seeker") == 0, holder = strcmp(argument, "holder") == 0;
    job->seat = holder ? OVT_HOLDER : OVT_SEEKER;
    return seeker || holder
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE, "--as: \"%s\" is neither seeker nor holder", argument);
}

static ovt_status
set_opponent(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_temperament_read(&job->opponent, argument, err);
}

static ovt_status
set_varied(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->varies, argument, err);
}

static ovt_status
set_giver(ovt_job *job, const char *argument, ovt_error *err)
{
    static const char *const words[OVT_PARTIES] = {"seeker", "holder"};
    for (int side = 0; side < OVT_PARTIES; side++) {
        if (strcmp(words[side], argument) == 0) {
            job->giver = side;
            return OVT_OK;
        }
    }
    return ovt_fail(err, OVT_USAGE, "--giver: \"%s\" is neither seeker nor holder", argument);
}

static ovt_status
set_more(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->more, argument, err);
}

static ovt_status
set_less(ovt_job *job, const char *argument, ovt_error *err)
{
    return ovt_words_add(&job->less, argument, err);
}

static ovt_status
set_method(ovt_job *job, const char *argument, ovt_error *err)
{
    ovt_text list = {0};
    for (int i = 0; i < OVT_SENSITIVITY_COUNT; i++) {
        if (strcmp(ovt_sensitivity_word((ovt_sensitivity_method) i), argument) == 0) {
            job->method = i;
            return OVT_OK;
        }
    }
    for (int i = 0; i < OVT_SENSITIVITY_COUNT; i++) {
        ovt_text_format(
            &list, "%s%s", i == 0 ? "" : ", ", ovt_sensitivity_word((ovt_sensitivity_method) i));
    }
    ovt_status status = ovt_fail(err, OVT_USAGE, "--method: there is no \"%s\"; there are %s",
        argument, list.data == NULL ? "" : list.data);
    ovt_text_free(&list);
    return status;
}

static ovt_status
set_points(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_POINTS, &job->points) || job->points < 4) {
        return ovt_fail(err, OVT_USAGE, "--points: \"%s\" is not a whole number from 4 to %llu",
            argument, (unsigned long long) MOST_POINTS);
    }
    return OVT_OK;
}

static ovt_status
set_target(ovt_job *job, const char *argument, ovt_error *err)
{
    char *end;
    job->target = strtod(argument, &end);
    if (end == argument || *end != '\0' || !isfinite(job->target)) {
        return ovt_fail(err, OVT_USAGE, "--target: \"%s\" is not a number (write 0.5)", argument);
    }
    return OVT_OK;
}

static ovt_status
set_store(ovt_job *job, const char *argument, ovt_error *err)
{
    job->store = argument;
    return *argument == '\0' ? ovt_fail(err, OVT_USAGE, "--store: the file name is empty") : OVT_OK;
}

static ovt_status
set_id(ovt_job *job, const char *argument, ovt_error *err)
{
    if (!read_whole(argument, MOST_SEED, &job->id) || job->id == 0) {
        return ovt_fail(err, OVT_USAGE, "--id: \"%s\" is no number of a result", argument);
    }
    return OVT_OK;
}

static ovt_status
set_part(ovt_job *job, const char *argument, ovt_error *err)
{
    char text[64];
    snprintf(text, sizeof text, "%s", argument);
    char *dash = strchr(text, '-');
    const char *last = dash == NULL ? text : dash + 1;
    if (dash != NULL) {
        *dash = '\0';
    }
    if (!read_whole(text, MOST_REPLICATIONS, &job->first_point) ||
        !read_whole(last, MOST_REPLICATIONS, &job->last_point) || job->first_point == 0 ||
        job->last_point < job->first_point) {
        return ovt_fail(err, OVT_USAGE,
            "--part: \"%s\" is no range of points (write 1-100; the first point is 1)", argument);
    }
    return OVT_OK;
}

#define FLAG(member)                                                                   \
    static ovt_status set_##member(ovt_job *job, const char *argument, ovt_error *err) \
    {                                                                                  \
        (void) argument;                                                               \
        (void) err;                                                                    \
        job->member = true;                                                            \
        return OVT_OK;                                                                 \
    }
FLAG(quiet)
FLAG(verbose)
FLAG(dry_run)
FLAG(strict)
FLAG(force)
FLAG(help)
FLAG(version)
FLAG(manual)
FLAG(two_players)
FLAG(practice)
#undef FLAG

/* To add an option: write its setter above, add its row here. Nothing else changes. */
static const ovt_option options[] = {
    {'n', "replications", "N", SIMULATING | PLAY | KIT, true,
        "histories to simulate (default 10000)", set_replications},
    {'s', "seed", "S", SIMULATING | PLAY | KIT, true,
        "whole number that fixes all chance (default 1); \"random\" draws one and says which",
        set_seed},
    {0, "set", "PATH=VALUE", LOADING | INIT, true,
        "change a setting, checked as in the file; may be repeated, the last wins", set_setting},
    {0, "vary", "PATH=VALUES", ASKING, true,
        "vary a setting: PATH=LOW..HIGH, PATH=LOW..HIGH:log, PATH=A,B,C, or PATH alone by its "
        "distribution; may be repeated (default: what the study varies, else all uncertain inputs)",
        set_varied},
    {0, "method", "METHOD", SENSITIVITY, true, "sobol (the default), morris or tornado",
        set_method},
    {0, "points", "N", SENSITIVITY | DISCOVER | OPTIMIZE | SWEETEN, true,
        "sensitivity: base points of sobol (default 256), trajectories of morris (default 40); "
        "discover: points of the sample (default 512); optimize, sweeten: offers tried (default "
        "1000, 800)",
        set_points},
    {0, "more", "METRIC", OPTIMIZE, true, "an outcome to be large; may be repeated", set_more},
    {0, "less", "METRIC", OPTIMIZE, true, "an outcome to be small; may be repeated", set_less},
    {0, "giver", "SIDE", SWEETEN, true, "seeker (the default) or holder: whose cost counts",
        set_giver},
    {0, "target", "VALUE", BREAKEVEN | SWEETEN, true, "the mean that the outcome is to reach",
        set_target},
    {'m', "metrics", "A,B,C", STUDYING | SENSITIVITY | BREAKEVEN | SWEETEN, true,
        "report these metrics only", set_metrics},
    {0, "replication", "K", EXPLAIN, true,
        "tell history K, the first being 1 (default: the one nearest the medians of all)",
        set_replication},
    {'b', "baseline", "NAME", COMPARE | SWEEP, true, "scenario that all others are held against",
        set_baseline},
    {0, "precision", "REL", CALCULATING, true,
        "stop when half the 95 % interval of the first metric (compare: of each difference) is "
        "below REL of the mean; -n is then the most",
        set_precision},
    {0, "fail-if", "CONDITION", CALCULATING | DISCOVER, true,
        "discover: what failing means; else exit with status 4 when it holds for the means: "
        "[SCENARIO.]METRIC, then <, <=, >, >=, = "
        "or !=, then a number or another [SCENARIO.]METRIC, + or - a number; may be repeated",
        set_condition},
    {0, "include", "DIR", LOADING, true,
        "folder that extends and @include may read from, besides the file's own and the shipped "
        "scenarios; may be repeated",
        set_include},
    {0, "as", "SIDE", PLAY, true, "the side you play: seeker or holder", set_seat},
    {0, "opponent", "NAME", PLAY, true,
        "temperament of the simulated side (default: drawn by the seed, and hidden until the end); "
        "in the game, temperaments lists them",
        set_opponent},
    {0, "two-players", NULL, PLAY, true, "two people play, at one keyboard in turn",
        set_two_players},
    {0, "practice", NULL, PLAY, true, "let moves be undone", set_practice},
    {0, "strict", NULL, CHECK, false, "exit with status 4 when there are warnings", set_strict},
    {0, "from", "NAME", INIT, false, "example to begin with (default starter)", set_example},
    {0, "force", NULL, INIT | SWEEP, false,
        "init: overwrite a file that exists; sweep: replace what the database holds of another "
        "sweep",
        set_force},
    {0, "store", "FILE", STUDYING, false,
        "run, compare: keep the result in this database, too; sweep: database for the results "
        "(default: the name of the study with .db, in this folder)",
        set_store},
    {0, "id", "N", REPORT, false, "which result of a database (default: the only one, else a list)",
        set_id},
    {0, "part", "A-B", SWEEP, false,
        "do points A to B only, the first being 1: to share a sweep among machines", set_part},
    {'f', "format", "FORMAT", REPORTING, false, NULL, set_format},
    {'o', "output", "FILE", ALL, false, "write to FILE instead of standard output", set_output},
    {0, "charts", "WHEN", DRAWING, false,
        "draw charts in the report: auto (html does, text does not), always or never", set_charts},
    {0, "plots", "DIR", DRAWING, false,
        "write each chart as a file in the folder DIR, which is made where it is missing",
        set_plots},
    {0, "plot-format", "FORMAT", DRAWING, false, "of these files: svg (default), png or pdf",
        set_plot_format},
    {'j', "threads", "N", SIMULATING, false,
        "threads (default: all cores); the results do not depend on it", set_threads},
    {0, "dry-run", NULL, STUDYING | SENSITIVITY, false,
        "say what would be simulated and how long it takes", set_dry_run},
    {0, "color", "WHEN", REPORTING, false, "auto, always or never (also NO_COLOR)", set_color},
    {0, "progress", "WHEN", SIMULATING, false,
        "auto (a bar when standard error is a terminal), always or never", set_progress},
    {'q', "quiet", NULL, ALL | MERGE, false, "say nothing but errors on standard error", set_quiet},
    {'v', "verbose", NULL, CHECK | STUDYING, false,
        "say more: warnings, and the whole report as other formats have it; with check, where "
        "every "
        "value was written",
        set_verbose},
    {'h', "help", NULL, ALL | MERGE, false, "show this help", set_help},
    {0, "version", NULL, ALL | MERGE, false, "show the version", set_version},
    {0, "manual", NULL, PROGRAM, false, "print the manual page, for man", set_manual},
    {0, "completion", "SHELL", PROGRAM, false,
        "print the script that lets bash, zsh or fish complete command lines", set_shell},
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
