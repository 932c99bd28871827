// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/cli/cli.h"

#include <gsl/gsl_errno.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <string.h>

#include "help.h"
#include "overture/base/memory.h"
#include "overture/engine/simulate.h"
#include "plot.h"

/* Widths of letters need a locale that knows UTF-8; numbers keep the C locale's point. */
static void
use_utf8(void)
{
    static const char *const locales[] = {"", "C.UTF-8", "en_US.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        if (setlocale(LC_CTYPE, locales[i]) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
            return;
        }
    }
}

static ovt_status
show_help(const ovt_job *job, ovt_error *err)
{
    ovt_text text = {0};
    ovt_status status = OVT_OK;
    if (job->version) {
        ovt_help_version(&text, job->program->library);
    } else if (job->manual) {
        ovt_help_manual(&text);
    } else if (job->shell != NULL) {
        status = ovt_help_completion(&text, job->shell, err);
    } else if (job->command == NULL) {
        ovt_help_program(&text);
    } else {
        ovt_help_command(&text, job->command);
    }
    if (status == OVT_OK) {
        status = ovt_job_write(job, &text, err);
    }
    ovt_text_free(&text);
    return status;
}

static ovt_status
say_usage(const ovt_job *job)
{
    ovt_text text = {0};
    ovt_help_short(&text);
    if (text.data != NULL) {
        fputs(text.data, job->log);
    }
    ovt_text_free(&text);
    return OVT_USAGE;
}

static ovt_status
run_command(const ovt_job *job, ovt_error *err)
{
    ovt_status status = ovt_job_check_output(job, err);
    if (status == OVT_OK) {
        status = ovt_plots_check(job, err);
    }
    if (status == OVT_OK && job->seed_drawn) {
        ovt_job_note(job, "the seed drawn is %llu", (unsigned long long) job->seed);
    }
    return status == OVT_OK ? job->command->run(job, err) : status;
}

static ovt_status
make_threads(ovt_crew **crew, unsigned threads, uint64_t *seed, ovt_error *err)
{
    (void) seed;
    return ovt_crew_threads(crew, threads > 0 ? threads : ovt_cores(), err);
}

int
ovt_cli_main(int argc, char **argv, FILE *in, FILE *out, FILE *log)
{
    return ovt_cli_main_with(argc, argv, in, out, log, &(ovt_program){make_threads, NULL});
}

int
ovt_cli_main_with(int argc, char **argv, FILE *in, FILE *out, FILE *log, const ovt_program *program)
{
    ovt_job job = {.in = in, .out = out, .log = log, .target = NAN, .program = program};
    ovt_error err = {0};
    ovt_status status;

    gsl_set_error_handler_off();
    ovt_json_use_memory();
    ovt_memory_keep();
    use_utf8();
    signal(SIGPIPE, SIG_IGN);
    status = ovt_job_init(&job, argc, argv, &err);
    if (status == OVT_OK && ovt_job_asks_about_program(&job)) {
        status = show_help(&job, &err);
    } else if (status == OVT_OK && job.command == NULL) {
        status = say_usage(&job);
    } else if (status == OVT_OK) {
        status = run_command(&job, &err);
    }
    if (err.message[0] != '\0') {
        fprintf(log, "overture: %s\n", err.message);
    }
    ovt_job_free(&job);
    return ovt_status_exit(status);
}
