// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"

ovt_status
ovt_run_metrics(const ovt_job *job, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = ovt_build_metrics(&document, &provenance, err);
    return ovt_job_deliver(job, &document, status, err);
}
