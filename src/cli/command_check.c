// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"

/* A reader gets the faults as messages only; a program gets them as data, too. */
static ovt_status
report(const ovt_job *job, const ovt_study *study, const ovt_faults *faults, ovt_error *err)
{
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    bool for_programs = ovt_job_writes(job, "csv") || ovt_job_writes(job, "json");
    if (!for_programs && faults->errors > 0) {
        return OVT_OK;
    }
    ovt_status status = ovt_build_check(&document, study, faults, &provenance, err);
    return ovt_job_deliver(job, &document, status, err);
}

ovt_status
ovt_run_check(const ovt_job *job, ovt_error *err)
{
    ovt_study study = {0};
    ovt_faults faults = {0};
    ovt_status status = ovt_job_load(job, &study, &faults, err);
    if (status == OVT_OK || status == OVT_SCENARIO) {
        ovt_status reported = report(job, &study, &faults, err);
        status = reported == OVT_OK ? status : reported;
    }
    if (status == OVT_OK && job->strict && faults.count > 0) {
        status = ovt_fail(err, OVT_CONDITION, "%zu warning%s, and --strict allows none",
            faults.count, faults.count == 1 ? "" : "s");
    }
    ovt_study_free(&study);
    ovt_faults_free(&faults);
    return status;
}
