// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"

static ovt_status
analyze(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = ovt_build_analyze(&document, study->scenarios[0], &provenance, err);
    return ovt_job_deliver(job, &document, status, err);
}

ovt_status
ovt_run_analyze(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, ovt_job_needs_one, analyze, err);
}
