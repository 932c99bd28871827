// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"

static ovt_status
analyze(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = ovt_build_analyze(&document, study->scenarios[0], &provenance, err);
    if (status == OVT_OK) {
        status = ovt_job_report(job, &document, err);
    }
    ovt_document_free(&document);
    return status;
}

ovt_status
ovt_run_analyze(const ovt_job *job, ovt_error *err)
{
    ovt_study study = {0};
    ovt_faults faults = {0};
    ovt_status status = ovt_job_load(job, &study, &faults, err);
    if (status == OVT_OK) {
        status = ovt_job_needs_one(job, &study, err);
    }
    if (status == OVT_OK) {
        status = analyze(job, &study, err);
    }
    ovt_study_free(&study);
    ovt_faults_free(&faults);
    return status;
}
