// SPDX-License-Identifier: GPL-3.0-or-later
#include "help.h"
#include "job.h"

ovt_status
ovt_run_help(const ovt_job *job, ovt_error *err)
{
    ovt_text text = {0};
    const ovt_command *command = NULL;
    ovt_status status = OVT_OK;
    if (job->files.count > 0) {
        status = ovt_job_find_command(&command, job->files.words[0], err);
    }
    if (status == OVT_OK && command == NULL) {
        ovt_help_program(&text);
    } else if (status == OVT_OK) {
        ovt_help_command(&text, command);
    }
    if (status == OVT_OK) {
        status = ovt_job_write(job, &text, err);
    }
    ovt_text_free(&text);
    return status;
}
