// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ask.h"
#include "overture/study/sweeten.h"

static const uint64_t HISTORIES = 4000;
static const size_t POINTS = 800;

static ovt_status
report(const ovt_asking *asking, const ovt_sweetener *found, ovt_error *err)
{
    ovt_document document = {0};
    const ovt_job *job = asking->job;
    ovt_asked asked = ovt_asking_asked(asking);
    ovt_provenance provenance = ovt_job_provenance(job);
    ovt_status status =
        ovt_build_sweeten(&document, &asked, found, job->target, job->giver, &provenance, err);
    return ovt_job_deliver(job, &document, status, err);
}

static ovt_status
run(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_asking asking = {0};
    ovt_sweetener found = {0};
    ovt_asking_plan how = {.replications = HISTORIES, .refreshes = true};
    ovt_status status = ovt_asking_init(&asking, job, study, &how, err);
    if (ovt_asking_leads(&asking, &status, err)) {
        ovt_sweeten_plan plan = {
            .study = study,
            .scenario = asking.scenario,
            .column = asking.column,
            .target = job->target,
            .giver = job->giver,
            .points = job->points > 0 ? (size_t) job->points : POINTS,
            .seed = asking.plan.seed,
            .watch = &asking.watch,
        };
        ovt_watch_begin(&asking.progress, job);
        status = ovt_sweetener_init(&found, asking.question, &plan, err);
        ovt_watch_end(&asking.progress);
        if (status == OVT_OK) {
            status = report(&asking, &found, err);
        }
    }
    ovt_sweetener_free(&found);
    ovt_asking_free(&asking);
    return status;
}

static ovt_status
fits(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    if (isnan(job->target)) {
        return ovt_fail(err, OVT_USAGE,
            "sweeten needs the value to be reached: --target 0.5 (shares go from 0 to 1)");
    }
    return job->varies.count > 0 || study->own != NULL
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "sweeten needs the terms that may change, and how far: --vary "
                     "'offer.phases[0].releases[0].ratio=5..60'");
}

ovt_status
ovt_run_sweeten(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, fits, run, err);
}
