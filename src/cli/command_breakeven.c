// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "ask.h"

static const uint64_t HISTORIES = 10000;

static ovt_status
ask_outcomes(void *context, ovt_outcome_at *outcomes, size_t count, ovt_error *err)
{
    ovt_asking *asking = context;
    return ovt_question_outcomes(
        asking->question, asking->scenario, asking->column, outcomes, count, &asking->watch, err);
}

static ovt_status
seek(ovt_asking *asking, ovt_breakeven *found, ovt_error *err)
{
    ovt_breakeven_plan plan = {
        .whole = ovt_question_is_whole(asking->question, 0),
        .target = asking->job->target,
        .ask = ask_outcomes,
        .context = asking,
    };
    ovt_question_range(asking->question, 0, &plan.low, &plan.high);
    if (ovt_question_is_word(asking->question, 0) || !(plan.low < plan.high)) {
        return ovt_fail(err, OVT_USAGE, "--vary: %s has no range of numbers to look in",
            ovt_question_path(asking->question, 0));
    }
    if (isinf(plan.low) || isinf(plan.high)) {
        return ovt_fail(err, OVT_USAGE,
            "--vary: the distribution of %s has no end; say where to look, as in --vary %s=0..10",
            ovt_question_path(asking->question, 0), ovt_question_path(asking->question, 0));
    }
    ovt_watch_begin(&asking->progress, asking->job);
    ovt_status status = ovt_breakeven_seek(found, &plan, err);
    ovt_watch_end(&asking->progress);
    return status;
}

static ovt_status
report(const ovt_asking *asking, const ovt_breakeven *found, ovt_error *err)
{
    ovt_document document = {0};
    ovt_asked asked = ovt_asking_asked(asking);
    ovt_provenance provenance = ovt_job_provenance(asking->job);
    ovt_status status =
        ovt_build_breakeven(&document, &asked, found, asking->job->target, &provenance, err);
    return ovt_job_deliver(asking->job, &document, status, err);
}

static ovt_status
run(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_asking asking = {0};
    ovt_breakeven found;
    ovt_asking_plan how = {.replications = HISTORIES};
    ovt_status status = ovt_asking_init(&asking, job, study, &how, err);
    if (ovt_asking_leads(&asking, &status, err)) {
        status = seek(&asking, &found, err);
        if (status == OVT_OK) {
            status = report(&asking, &found, err);
        }
    }
    ovt_asking_free(&asking);
    return status;
}

static ovt_status
fits(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    if (isnan(job->target)) {
        return ovt_fail(err, OVT_USAGE,
            "breakeven needs the value to be reached: --target 0.5 (shares go from 0 to 1)");
    }
    return study->varied_count == 1
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "breakeven varies one setting, and %zu are varied here; say which, as in "
                     "--vary 'offer.phases[0].releases[0].ratio=5..60'",
                     study->varied_count);
}

ovt_status
ovt_run_breakeven(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, fits, run, err);
}
