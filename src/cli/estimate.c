// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <sys/resource.h>

#include "job.h"
#include "overture/engine/simulate.h"

enum { MEGABYTE_IN_KB = 1024 };

void
ovt_say_time(ovt_text *text, double seconds)
{
    if (seconds < 1) {
        ovt_text_add(text, "under a second");
    } else if (seconds < 120) {
        ovt_text_format(text, "about %.0f seconds", seconds);
    } else if (seconds < 7200) {
        ovt_text_format(text, "about %.0f minutes", seconds / 60);
    } else {
        ovt_text_format(text, "about %.0f hours", seconds / 3600);
    }
}

/* One block on one thread is timed; the others take as long each, shared among the threads. */
ovt_status
ovt_job_estimate(
    const ovt_job *job, const ovt_study *study, const ovt_run_plan *plan, ovt_error *err)
{
    ovt_results sample = {0};
    ovt_run_plan short_plan = *plan;
    ovt_text text = {0};
    struct rusage usage = {0};
    uint64_t blocks = (plan->replications + OVT_BLOCK - 1) / OVT_BLOCK;
    double shared = fmin(plan->threads, (double) blocks);

    short_plan.replications = plan->replications < OVT_BLOCK ? plan->replications : OVT_BLOCK;
    short_plan.threads = 1;
    short_plan.precision = 0;
    double begun = ovt_seconds();
    ovt_status status = ovt_results_run(&sample, study->scenarios, study->count, &short_plan, err);
    double seconds = (ovt_seconds() - begun) * (double) blocks / shared;
    getrusage(RUSAGE_SELF, &usage);
    if (status == OVT_OK) {
        ovt_text_format(&text,
            "%zu scenario%s, %llu histories each in %llu blocks, %u thread%s: ", study->count,
            study->count == 1 ? "" : "s", (unsigned long long) plan->replications,
            (unsigned long long) blocks, plan->threads, plan->threads == 1 ? "" : "s");
        ovt_say_time(&text, seconds);
        ovt_text_format(&text, ", about %ld MB. Nothing was simulated but one block to time it.\n",
            usage.ru_maxrss / MEGABYTE_IN_KB + 1);
        status = ovt_job_write(job, &text, err);
    }
    ovt_text_free(&text);
    ovt_results_free(&sample);
    return status;
}
