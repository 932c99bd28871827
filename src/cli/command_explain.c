// SPDX-License-Identifier: GPL-3.0-or-later
#include "job.h"
#include "overture/stats/typical.h"

/* The history asked for, else the one nearest the medians of all. */
static ovt_status
choose(const ovt_job *job, const ovt_study *study, ovt_results *results, ovt_explained *explained,
    ovt_error *err)
{
    ovt_run_plan plan;
    ovt_status status = ovt_job_plan(job, study, &plan, err);
    if (status != OVT_OK) {
        return status;
    }
    plan.metrics = NULL;
    plan.metric_count = 0;
    if (job->replication > 0) {
        *results =
            (ovt_results){.scenarios = study->scenarios, .scenario_count = 1, .seed = plan.seed};
        *explained = (ovt_explained){.replication = job->replication - 1};
        return OVT_OK;
    }
    status = ovt_job_simulate(job, study, &plan, results, err);
    if (status == OVT_OK && results->interrupted) {
        return OVT_INTERRUPTED;
    }
    explained->typical = true;
    return status == OVT_OK ? ovt_typical_find(&explained->replication, results, plan.threads, err)
                            : status;
}

static ovt_status
tell(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_results results = {0};
    ovt_explained explained = {0};
    ovt_document document = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status = choose(job, study, &results, &explained, err);
    if (status == OVT_OK) {
        status = ovt_build_explain(&document, &results, &explained, &provenance, err);
    }
    status = ovt_job_deliver(job, &document, status, err);
    ovt_results_free(&results);
    return status;
}

ovt_status
ovt_run_explain(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, ovt_job_needs_one, tell, err);
}
