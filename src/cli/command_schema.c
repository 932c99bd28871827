// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"

ovt_status
ovt_run_schema(const ovt_job *job, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    const char *path = job->files.count > 0 ? job->files.words[0] : NULL;
    ovt_status status = ovt_build_schema(&document, path, &provenance, err);
    return ovt_job_deliver(job, &document, status, err);
}
