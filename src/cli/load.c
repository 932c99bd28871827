// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "help.h"
#include "overture/base/memory.h"
#include "overture/config/variant.h"
#include "plot.h"

enum { MOST_FAULTS = 60 };

/* On a terminal the answers come first and most readers stop there; what is kept or printed is
 * whole. */
static bool
is_full(const ovt_job *job)
{
    bool brief = true;
    for (size_t i = 0; i < job->writer_count; i++) {
        const char *key = job->writers[i]->key;
        brief = brief && (strcmp(key, "text") == 0 || strcmp(key, "csv") == 0);
    }
    return job->verbose || !brief;
}

ovt_provenance
ovt_job_provenance(const ovt_job *job)
{
    return (ovt_provenance){
        .version = OVT_VERSION,
        .command = job->command->name,
        .command_line = job->command_line.data,
        .origins = job->verbose,
        .charts = ovt_plots_wanted(job),
        .libraries = ovt_help_libraries(),
        .full = is_full(job),
    };
}

/* Who simulates a valid scenario wants to see outcomes; check is for its warnings. */
static void
write_faults(const ovt_job *job, const ovt_faults *faults)
{
    bool checking = job->command->run == ovt_run_check;
    if (faults->errors > 0 || (faults->count > 0 && !job->quiet && (checking || job->verbose))) {
        ovt_faults_write(faults, job->log, MOST_FAULTS);
    } else if (faults->count > 0) {
        ovt_job_note(job, "%zu warning%s; `overture check` shows them", faults->count,
            faults->count == 1 ? "" : "s");
    }
}

/* What --include names, and the shipped scenarios, which any file may build on. */
static ovt_status
list_folders(ovt_words *folders, const ovt_job *job, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < job->includes.count; i++) {
        status = ovt_words_add(folders, job->includes.words[i], err);
    }
    return status == OVT_OK ? ovt_words_add(folders, ovt_examples_folder(), err) : status;
}

ovt_status
ovt_job_load(const ovt_job *job, ovt_study *study, ovt_faults *faults, ovt_error *err)
{
    ovt_words folders = {0};
    ovt_status status = list_folders(&folders, job, err);
    ovt_read_options options = {
        .include_dirs = folders.words,
        .include_count = folders.count,
        .sets = job->sets.words,
        .set_count = job->sets.count,
        .standard_input = job->in,
    };
    if (status == OVT_OK) {
        status = ovt_study_load(study, job->files.words, job->files.count, &options, faults, err);
    }
    if (status == OVT_OK && ovt_command_takes(job->command, "vary")) {
        status = ovt_study_vary(study, job->varies.words, job->varies.count, faults, err);
    }
    ovt_free(folders.words);
    ovt_faults_sort(faults);
    write_faults(job, faults);
    if (status == OVT_OK && faults->failed) {
        status = ovt_fail(err, OVT_MEMORY, "no memory to collect the warnings");
    }
    return status;
}

ovt_status
ovt_job_needs_one(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    const char *file = job->files.words[0];
    return study->count == 1
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "%s is a study of %zu scenarios; to see them side by side, `overture compare "
                     "%s`",
                     file, study->count, file);
}

ovt_status
ovt_job_on_study(const ovt_job *job, ovt_job_step fits, ovt_job_step work, ovt_error *err)
{
    ovt_study study = {0};
    ovt_faults faults = {0};
    ovt_status status = ovt_job_load(job, &study, &faults, err);
    if (status == OVT_OK) {
        status = fits(job, &study, err);
    }
    if (status == OVT_OK) {
        status = work(job, &study, err);
    }
    ovt_study_free(&study);
    ovt_faults_free(&faults);
    return status;
}
