// SPDX-License-Identifier: GPL-3.0-or-later
/** @file job.h
 *  @brief One command line, read: what is to be done, and the functions that do it.
 */
#ifndef OVT_CLI_JOB_H
#define OVT_CLI_JOB_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "overture/base/status.h"
#include "overture/base/text.h"
#include "overture/cli/cli.h"
#include "overture/config/load.h"
#include "overture/report/build.h"
#include "overture/report/writer.h"
#include "overture/stats/results.h"

#ifndef OVT_VERSION
#define OVT_VERSION "0.1.0"
#endif

/** Words in the order given; the words are borrowed. Free the list with ovt_free(). */
typedef struct {
    const char **words; /* owned */
    size_t count;
} ovt_words;

ovt_status ovt_words_add(ovt_words *self, const char *word, ovt_error *err) OVT_MUST_CHECK;

typedef enum { OVT_WHEN_AUTO, OVT_WHEN_ALWAYS, OVT_WHEN_NEVER } ovt_when;

/** Formats that one job can write. */
enum { OVT_MOST_FORMATS = 16 };

typedef struct ovt_command ovt_command;

/** What a command line asks for. Zero-initialise; free with ovt_job_free(). */
typedef struct {
    FILE *in;
    FILE *out;
    FILE *log;
    const ovt_command *command; /* NULL: none given */
    ovt_words files;            /* operands after the command */
    ovt_words sets;
    ovt_words includes;
    ovt_words metrics;
    ovt_words conditions;
    ovt_words varies;
    ovt_words more;  /* outcomes to be large */
    ovt_words less;  /* outcomes to be small */
    int method;      /* an ovt_sensitivity_method */
    uint64_t points; /* 0: not given */
    ovt_side giver;
    double target;         /* NAN: not given */
    char *metric_text;     /* owned; what the metrics point into */
    uint64_t replications; /* 0: not given */
    uint64_t replication;  /* to be told, from 1; 0: not given */
    uint64_t seed;
    bool seed_given;
    bool seed_drawn;
    const char *baseline;
    const ovt_writer *writers[OVT_MOST_FORMATS]; /* each once */
    size_t writer_count;                         /* 1 at least */
    bool format_given;
    const char *output; /* a file, or a folder for several formats */
    const char *example;
    const char *plots;         /* folder for the charts; NULL: none asked for */
    const char *plot_terminal; /* what their files are, "svg" */
    ovt_when charts;           /* drawn in the report */
    ovt_side seat;             /* played; OVT_PARTIES: not given */
    size_t opponent;           /* temperament; OVT_NONE: drawn */
    bool two_players;
    bool practice;
    const char *store;    /* database for the results; NULL: none given */
    uint64_t id;          /* of a result in a database; 0: not given */
    uint64_t first_point; /* of a sweep, from 1; 0: all */
    uint64_t last_point;
    unsigned threads; /* 0: all cores */
    double precision;
    ovt_when color;
    ovt_when progress;
    bool quiet;
    bool verbose;
    bool dry_run;
    bool strict;
    bool force;
    bool help;
    bool version;
    bool manual;
    const char *shell; /* to be taught to complete; NULL: none */
    const ovt_program *program;
    ovt_text command_line; /* what of it decides the results, quoted for a shell */
} ovt_job;

struct ovt_command {
    const char *name;
    unsigned bit;         /* in ovt_option.commands */
    const char *operands; /* as in the usage line */
    size_t least;         /* operands */
    size_t most;
    const char *summary;
    const char *example; /* a command line that works, and what it does */
    const char *details; /* paragraphs between blank lines; NULL: none */
    ovt_status (*run)(const ovt_job *job, ovt_error *err);
};

/** NULL past the end. */
const ovt_command *ovt_command_at(size_t index);
const ovt_command *ovt_command_find(const char *name);

/** Whether the processes of overture-mpi share its points. */
bool ovt_command_is_shared(const ovt_command *command);

/** By name, with a suggestion (OVT_USAGE) where there is none. */
ovt_status ovt_job_find_command(
    const ovt_command **command, const char *word, ovt_error *err) OVT_MUST_CHECK;

typedef struct {
    int letter;           /* 0: none */
    const char *name;     /* long */
    const char *argument; /* NULL: takes none */
    unsigned commands;    /* bits of those that take it */
    bool recorded;        /* decides the results, so that it belongs in the command line recorded */
    const char *summary;
    ovt_status (*set)(ovt_job *job, const char *argument, ovt_error *err);
} ovt_option;

const ovt_option *ovt_option_at(size_t index);

/** Whether a command takes the option of that long name. */
bool ovt_command_takes(const ovt_command *command, const char *option);

/** Reads a command line. OVT_USAGE with a suggestion where it is wrong. @p argv is permuted. */
ovt_status ovt_job_init(ovt_job *self, int argc, char **argv, ovt_error *err) OVT_MUST_CHECK;
void ovt_job_free(ovt_job *self);

/** Whether it wants a text about the program (--help and the like) rather than work done. */
bool ovt_job_asks_about_program(const ovt_job *self);

/** Writes a finished text to standard output or to the file asked for, whole or not at all. */
ovt_status ovt_job_write(const ovt_job *job, const ovt_text *text, ovt_error *err) OVT_MUST_CHECK;

/** Whether the output file or folder asked for can be written, before any work is done. */
ovt_status ovt_job_check_output(const ovt_job *job, ovt_error *err) OVT_MUST_CHECK;

/** Whether a format asked for shows every row of a sweep: there may be millions, which are made
 * only where they are seen. */
bool ovt_job_wants_rows(const ovt_job *job);

/** Writes a report that was built, where @p status says so, in the format asked for, or each of
 *  several formats into its own file; frees it in any case. */
ovt_status ovt_job_deliver(
    const ovt_job *job, ovt_document *document, ovt_status status, ovt_error *err) OVT_MUST_CHECK;

/** Appends a report in one format, with its charts where they are wanted. */
ovt_status ovt_job_format(const ovt_job *job, const ovt_document *document,
    const ovt_writer *writer, ovt_text *text, ovt_error *err) OVT_MUST_CHECK;

/** Whether @p format is among those asked for. */
bool ovt_job_writes(const ovt_job *job, const char *format);

/** A message for people, unless -q. */
void ovt_job_note(const ovt_job *job, const char *format, ...) OVT_PRINTF(2, 3);

/** Loads the files of the command line; writes faults and warnings to the log. */
ovt_status ovt_job_load(
    const ovt_job *job, ovt_study *study, ovt_faults *faults, ovt_error *err) OVT_MUST_CHECK;

/** The paper that a report or an answer is written on. */
ovt_page ovt_job_page(const ovt_job *job);

/** What stands in the report about the job. */
ovt_provenance ovt_job_provenance(const ovt_job *job);

/** Whether an environment variable asks to leave a stream plain, or the stream is no terminal. */
bool ovt_is_terminal(FILE *stream);

/** One --fail-if, read. */
typedef struct {
    const char *text; /* borrowed */
    size_t scenario;
    size_t column;
    int comparison;
    bool against_metric; /* the right side is a metric, too */
    size_t other_scenario;
    size_t other_column;
    double number; /* the right side, or what is added to it */
} ovt_condition;

ovt_status ovt_condition_init(ovt_condition *self, const char *text, const ovt_study *study,
    const ovt_columns *columns, ovt_error *err) OVT_MUST_CHECK;

/** Whether it holds; true, too, where a mean does not exist. Says so in @p words. */
bool ovt_condition_holds(const ovt_condition *self, const ovt_results *results, ovt_text *words);

/** The progress of a run on the log, and Ctrl-C (SIGINT) or SIGTERM. */
typedef struct {
    const ovt_job *job;
    double begun; /* seconds */
    bool shown;
    bool wanted;
    struct sigaction before;     /* for SIGINT */
    struct sigaction before_end; /* for SIGTERM */
} ovt_watch;

void ovt_watch_begin(ovt_watch *self, const ovt_job *job);
bool ovt_watch_step(void *self, uint64_t done, uint64_t planned);
void ovt_watch_end(ovt_watch *self);

/** Seconds on a clock that only goes forward. */
double ovt_seconds(void);

/** Appends "about 12 minutes". */
void ovt_say_time(ovt_text *text, double seconds);

/** For --dry-run: what running the plan would take. */
ovt_status ovt_job_estimate(const ovt_job *job, const ovt_study *study, const ovt_run_plan *plan,
    ovt_error *err) OVT_MUST_CHECK;

/** What the scenarios and the options say about running them; messages go to the log. */
ovt_status ovt_job_plan(
    const ovt_job *job, const ovt_study *study, ovt_run_plan *plan, ovt_error *err) OVT_MUST_CHECK;

/** Simulates a study with its progress shown. */
ovt_status ovt_job_simulate(const ovt_job *job, const ovt_study *study, ovt_run_plan *plan,
    ovt_results *results, ovt_error *err) OVT_MUST_CHECK;

/** A step of a command on the study that it loaded. */
typedef ovt_status (*ovt_job_step)(const ovt_job *job, const ovt_study *study, ovt_error *err);

/** OVT_USAGE where several scenarios are given to a command for one. */
ovt_status ovt_job_needs_one(
    const ovt_job *job, const ovt_study *study, ovt_error *err) OVT_MUST_CHECK;

/** Loads the files of the command line, asks whether the command @p fits them, and does @p work on
 *  them. */
ovt_status ovt_job_on_study(
    const ovt_job *job, ovt_job_step fits, ovt_job_step work, ovt_error *err) OVT_MUST_CHECK;

/** The folder of the shipped scenarios: that of OVERTURE_SCENARIOS, else the installed one, else
 *  that of the sources. */
const char *ovt_examples_folder(void);

/* The commands. */
ovt_status ovt_run_check(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_run(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_compare(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_explain(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_analyze(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_report(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_play(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_kit(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_hindcast(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_sweep(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_merge(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_init(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_schema(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_metrics(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_sensitivity(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_breakeven(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_sweeten(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_discover(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_optimize(const ovt_job *job, ovt_error *err);
ovt_status ovt_run_help(const ovt_job *job, ovt_error *err);

#endif
