// SPDX-License-Identifier: GPL-3.0-or-later
#include "ask.h"

/* Of one point: the noise they leave is told apart from the effect of the inputs. */
static const uint64_t HISTORIES = 1000;
static const size_t SOBOL_BASE = 256, MORRIS_BASE = 40;

static ovt_status
analyse(ovt_asking *asking, ovt_sensitivity *found, ovt_error *err)
{
    const ovt_job *job = asking->job;
    ovt_sensitivity_method method = (ovt_sensitivity_method) job->method;
    ovt_sensitivity_plan plan = {
        .method = method,
        .scenario = asking->scenario,
        .column = asking->column,
        .base = method == OVT_SENSITIVITY_SOBOL ? SOBOL_BASE : MORRIS_BASE,
        .seed = asking->plan.seed,
        .watch = &asking->watch,
    };
    if (job->points > 0) {
        plan.base = (size_t) job->points;
    }
    if (job->dry_run) {
        ovt_job_note(job, "%zu points of %llu histories each",
            ovt_sensitivity_points(&plan, ovt_question_inputs(asking->question)),
            (unsigned long long) asking->plan.replications);
        return OVT_OK;
    }
    ovt_watch_begin(&asking->progress, job);
    ovt_status status = ovt_sensitivity_init(found, asking->question, &plan, err);
    ovt_watch_end(&asking->progress);
    return status;
}

static ovt_status
report(const ovt_asking *asking, const ovt_sensitivity *found, ovt_error *err)
{
    ovt_document document = {0};
    ovt_asked asked = ovt_asking_asked(asking);
    ovt_provenance provenance = ovt_job_provenance(asking->job);
    ovt_status status = ovt_build_sensitivity(&document, &asked, found, &provenance, err);
    return ovt_job_deliver(asking->job, &document, status, err);
}

static ovt_status
run(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_asking asking = {0};
    ovt_sensitivity found = {0};
    ovt_asking_plan how = {.replications = HISTORIES,
        .halves = ovt_sensitivity_needs_halves((ovt_sensitivity_method) job->method)};
    ovt_status status = ovt_asking_init(&asking, job, study, &how, err);
    if (ovt_asking_leads(&asking, &status, err)) {
        status = analyse(&asking, &found, err);
        if (status == OVT_OK && !job->dry_run) {
            status = report(&asking, &found, err);
        }
    }
    ovt_sensitivity_free(&found);
    ovt_asking_free(&asking);
    return status;
}

static ovt_status
fits_any(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    (void) job;
    (void) study;
    (void) err;
    return OVT_OK;
}

ovt_status
ovt_run_sensitivity(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, fits_any, run, err);
}
