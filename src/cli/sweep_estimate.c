// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include "overture/base/bounds.h"
#include "overture/base/memory.h"
#include "overture/engine/simulate.h"
#include "sweep.h"

/* Bytes of a row of a summary in the database, roughly; of the rest of a point. */
enum { ROW_BYTES = 150, POINT_BYTES = 200, MEGABYTE = 1 << 20, KB_IN_MEGABYTE = 1024 };

/* Points that are checked: each takes a fraction of a millisecond. */
enum { CHECKED = 2000 };

/* Seconds that a point takes on one thread: one block of its histories is timed. */
static ovt_status
time_point(ovt_sweep *self, double *seconds, ovt_error *err)
{
    ovt_results sample = {0};
    ovt_run_plan plan = self->plan;
    plan.threads = 1;
    plan.precision = 0;
    plan.replications = plan.replications < OVT_BLOCK ? plan.replications : OVT_BLOCK;
    double begun = ovt_seconds();
    ovt_status status =
        ovt_results_run(&sample, self->study->scenarios, self->study->count, &plan, err);
    *seconds =
        (ovt_seconds() - begun) * (double) self->plan.replications / (double) plan.replications;
    ovt_results_free(&sample);
    return status;
}

/* How many of the points are no valid scenarios; all are looked at unless there are very many. */
static ovt_status
count_invalid(ovt_sweep *self, uint64_t first, uint64_t last, ovt_text *text, ovt_error *err)
{
    double *values = ovt_allocate(self->study->varied_count, sizeof *values);
    uint64_t checked = 0, invalid = 0;
    ovt_error fault = {0};
    if (values == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for a point");
    }
    for (uint64_t i = first; i <= last && checked < CHECKED; i++, checked++) {
        ovt_error trouble = {0};
        ovt_design_point(self->design, i - 1, values);
        if (ovt_evaluator_check(self->evaluator, values, &trouble) != OVT_OK) {
            fault = invalid++ == 0 ? trouble : fault;
        }
    }
    ovt_free(values);
    if (invalid > 0) {
        ovt_text_format(text, "%llu of %llu points looked at are no valid scenarios: %s.\n",
            (unsigned long long) invalid, (unsigned long long) checked, fault.message);
    }
    return OVT_OK;
}

ovt_status
ovt_sweep_estimate(ovt_sweep *self, ovt_error *err)
{
    const ovt_job *job = self->job;
    uint64_t first = job->first_point == 0 ? 1 : job->first_point;
    uint64_t last = job->last_point == 0 || job->last_point > self->head.points ? self->head.points
                                                                                : job->last_point;
    double points = (double) (last - first + 1), seconds = 0;
    ovt_text text = {0};
    struct rusage usage = {0};
    ovt_status status = time_point(self, &seconds, err);
    if (status == OVT_OK) {
        getrusage(RUSAGE_SELF, &usage);
        double rows = (double) (self->head.scenario_count * self->head.metric_count);
        double shared = ovt_lesser((double) ovt_crew_size(self->crew), points);
        ovt_text_format(&text,
            "%.0f point%s (%s) of %zu setting%s, %zu scenario%s each, %llu histories each, %u at "
            "a time: ",
            points, points == 1 ? "" : "s", self->head.design, self->head.varied_count,
            self->head.varied_count == 1 ? "" : "s", self->head.scenario_count,
            self->head.scenario_count == 1 ? "" : "s", (unsigned long long) self->plan.replications,
            ovt_crew_size(self->crew));
        ovt_say_time(&text, seconds * points / shared);
        ovt_text_format(&text,
            ", about %ld MB of memory and %.0f MB in %s. Nothing was simulated but one block to "
            "time it, and no file was written.\n",
            usage.ru_maxrss / KB_IN_MEGABYTE + 1,
            points * (rows * ROW_BYTES + POINT_BYTES) / MEGABYTE + 1, self->path);
        status = count_invalid(self, first, last, &text, err);
    }
    if (status == OVT_OK) {
        status = ovt_job_write(job, &text, err);
    }
    ovt_text_free(&text);
    return status;
}
