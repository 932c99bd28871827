// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "keep.h"
#include "overture/base/memory.h"
#include "overture/engine/simulate.h"
#include "plot.h"

static const uint64_t DEFAULT_REPLICATIONS = 10000;
static const uint64_t DEFAULT_SEED = 1;

static bool
same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
same_run_settings(const ovt_run_settings *a, const ovt_run_settings *b)
{
    bool same = a->replications == b->replications && a->seed == b->seed &&
                a->metric_count == b->metric_count && a->pessimism == b->pessimism &&
                same_text(a->outcome, b->outcome) && a->target_count == b->target_count;
    for (size_t i = 0; same && i < a->metric_count; i++) {
        same = strcmp(a->metrics[i], b->metrics[i]) == 0;
    }
    return same;
}

static void
note_disagreement(const ovt_job *job, const ovt_study *study)
{
    for (size_t i = 1; i < study->count; i++) {
        if (!same_run_settings(&study->scenarios[0]->run, &study->scenarios[i]->run)) {
            ovt_job_note(job,
                "note: %s and %s have different run settings; those of the first are used, unless "
                "options say otherwise",
                study->scenarios[0]->name, study->scenarios[i]->name);
            return;
        }
    }
}

static ovt_status
find_baseline(const ovt_job *job, const ovt_study *study, size_t *baseline, ovt_error *err)
{
    const char *name = job->baseline == NULL ? study->baseline : job->baseline;
    const char *nearest = NULL;
    size_t without = 0, talking = OVT_NONE;
    *baseline = 0;
    for (size_t i = 0; i < study->count; i++) {
        if (name != NULL && strcmp(study->scenarios[i]->name, name) == 0) {
            *baseline = i;
            return OVT_OK;
        }
        if (study->scenarios[i]->talks.protocol == OVT_PROTOCOL_NONE) {
            *baseline = i;
            without++;
        }
        if (talking == OVT_NONE && ovt_scenario_negotiates(study->scenarios[i])) {
            talking = i;
        }
        if (name != NULL && ovt_word_nearest(name, &study->scenarios[i]->name, 1) != NULL) {
            nearest = study->scenarios[i]->name;
        }
    }
    if (name != NULL) {
        return ovt_fail(err, OVT_USAGE, "--baseline: no scenario is named \"%s\"%s%s%s", name,
            nearest == NULL ? "" : "; did you mean \"", nearest == NULL ? "" : nearest,
            nearest == NULL ? "" : "\"?");
    }
    /* Ways to go on are held against each other; offers taken as signed against no deal. */
    if (talking != OVT_NONE) {
        *baseline = talking;
    } else if (without != 1) {
        *baseline = 0;
    }
    return OVT_OK;
}

ovt_status
ovt_job_plan(const ovt_job *job, const ovt_study *study, ovt_run_plan *plan, ovt_error *err)
{
    const ovt_run_settings *run = &study->scenarios[0]->run;
    uint64_t written = run->replications > 0 ? (uint64_t) run->replications : DEFAULT_REPLICATIONS;
    bool asked = job->metrics.count > 0;
    *plan = (ovt_run_plan){
        .seed = run->seed >= 0 ? (uint64_t) run->seed : DEFAULT_SEED,
        .replications = job->replications > 0 ? job->replications : written,
        .threads = job->threads > 0 ? job->threads : ovt_cores(),
        .precision = job->precision,
        .metrics = asked ? job->metrics.words : run->metrics,
        .metric_count = asked ? job->metrics.count : run->metric_count,
    };
    if (plan->metric_count == 0) {
        plan->metrics = NULL;
    }
    if (job->seed_given) {
        plan->seed = job->seed;
    }
    note_disagreement(job, study);
    return find_baseline(job, study, &plan->baseline, err);
}

/* Reads them before anything is simulated, so that a slip costs no time. */
static ovt_status
read_conditions(const ovt_job *job, const ovt_study *study, const ovt_run_plan *plan,
    ovt_condition *conditions, ovt_error *err)
{
    ovt_columns columns = {0};
    ovt_status status = ovt_columns_init(
        &columns, study->scenarios, study->count, plan->metrics, plan->metric_count, err);
    for (size_t i = 0; status == OVT_OK && i < job->conditions.count; i++) {
        status = ovt_condition_init(&conditions[i], job->conditions.words[i], study, &columns, err);
    }
    ovt_columns_free(&columns);
    return status;
}

static ovt_status
judge(
    const ovt_job *job, const ovt_condition *conditions, const ovt_results *results, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (size_t i = 0; i < job->conditions.count; i++) {
        ovt_text words = {0};
        if (ovt_condition_holds(&conditions[i], results, &words)) {
            status = ovt_fail(
                err, OVT_CONDITION, "%s", words.data == NULL ? "--fail-if holds" : words.data);
        }
        ovt_text_free(&words);
    }
    return status;
}

/* Looks for other verdicts, for reports that are to be read in full. */
static ovt_status
find_flips(const ovt_study *study, const ovt_results *results, unsigned threads, ovt_flips *flips,
    ovt_error *err)
{
    int prefers;
    size_t column = ovt_report_outcome(results, &prefers);
    *flips = (ovt_flips){.leader = OVT_NONE, .second = OVT_NONE};
    return study->count < 2 || results->interrupted || prefers == 0
               ? OVT_OK
               : ovt_flips_find(flips, results, column, prefers, threads, err);
}

/* @p flips are found where the report is full. */
static ovt_status
build(ovt_document *document, const ovt_study *study, const ovt_results *results,
    const ovt_flips *flips, const ovt_provenance *provenance, ovt_error *err)
{
    bool shown = provenance->full && !results->interrupted;
    return study->count == 1 ? ovt_build_run(document, results, provenance, err)
                             : ovt_build_compare(document, results, shown ? flips : NULL,
                                   study->title, provenance, err);
}

/* What is kept is the report as JSON has it, whatever is printed. */
static ovt_status
write_kept(const ovt_job *job, const ovt_study *study, const ovt_results *results,
    const ovt_flips *flips, const ovt_provenance *printed, const ovt_document *document,
    ovt_text *text, ovt_error *err)
{
    const ovt_writer *json = ovt_writer_find("json");
    if (printed->full && printed->charts) {
        return ovt_job_format(job, document, json, text, err);
    }
    ovt_document whole = {0};
    ovt_provenance provenance = *printed;
    provenance.full = provenance.charts = true;
    ovt_status status = build(&whole, study, results, flips, &provenance, err);
    if (status == OVT_OK) {
        status = ovt_job_format(job, &whole, json, text, err);
    }
    ovt_document_free(&whole);
    return status;
}

/* Whatever goes wrong with the database, the report is printed; and where it cannot be printed, it
 * is kept. */
static ovt_status
report(const ovt_job *job, const ovt_study *study, const ovt_results *results,
    const ovt_run_plan *plan, ovt_error *err)
{
    ovt_document document = {0};
    ovt_flips flips = {0};
    ovt_text text = {0};
    ovt_error trouble = {0};
    ovt_provenance provenance = ovt_job_provenance(job);
    provenance.narrowed = plan->metrics != NULL;
    ovt_status built = OVT_OK, looked = OVT_OK, kept = OVT_OK;
    if (provenance.full || job->store != NULL) {
        looked = find_flips(study, results, plan->threads, &flips, &trouble);
    }
    if (looked != OVT_OK && provenance.full) {
        built = ovt_fail(err, looked, "%s", trouble.message);
    } else {
        built = build(&document, study, results, &flips, &provenance, err);
        kept = looked;
    }
    if (built == OVT_OK && kept == OVT_OK && job->store != NULL) {
        kept = write_kept(job, study, results, &flips, &provenance, &document, &text, &trouble);
    }
    ovt_status status = ovt_job_deliver(job, &document, built, err);
    if (built == OVT_OK && kept == OVT_OK && job->store != NULL) {
        kept = ovt_keep_results(job, study, plan, results, text.data, &trouble);
    }
    if (status == OVT_OK && kept != OVT_OK) {
        status = ovt_fail(err, kept, "the result is printed, but not kept: %s", trouble.message);
    }
    ovt_flips_free(&flips);
    ovt_text_free(&text);
    return status;
}

ovt_status
ovt_job_simulate(const ovt_job *job, const ovt_study *study, ovt_run_plan *plan,
    ovt_results *results, ovt_error *err)
{
    ovt_watch progress;
    ovt_watch_begin(&progress, job);
    plan->progress = ovt_watch_step;
    plan->progress_context = &progress;
    ovt_status status = ovt_results_run(results, study->scenarios, study->count, plan, err);
    ovt_watch_end(&progress);
    if (status == OVT_OK && results->interrupted) {
        ovt_job_note(job, "interrupted after %llu of %llu histories; these are printed",
            (unsigned long long) results->replications, (unsigned long long) results->planned);
    }
    return status;
}

static ovt_status
run_study(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    ovt_run_plan plan;
    ovt_results results = {0};
    const char *profiles[OVT_PROFILED];
    ovt_condition *conditions = ovt_allocate(job->conditions.count, sizeof *conditions);
    ovt_status status = conditions == NULL
                            ? ovt_fail(err, OVT_MEMORY, "no memory to read the conditions")
                            : ovt_job_plan(job, study, &plan, err);
    if (status == OVT_OK) {
        status = read_conditions(job, study, &plan, conditions, err);
    }
    if (status == OVT_OK) {
        status = ovt_keep_check(job, err);
    }
    if (status == OVT_OK) {
        plan.profiles = profiles;
        plan.profile_count = ovt_report_profiles(profiles, study->scenarios[0]);
    }
    if (status == OVT_OK && job->dry_run) {
        status = ovt_job_estimate(job, study, &plan, err);
        goto out;
    }
    if (status == OVT_OK) {
        status = ovt_job_simulate(job, study, &plan, &results, err);
    }
    if (status == OVT_OK) {
        status = report(job, study, &results, &plan, err);
    }
    if (status == OVT_OK) {
        status = results.interrupted ? OVT_INTERRUPTED : judge(job, conditions, &results, err);
    }
out:
    ovt_results_free(&results);
    ovt_free(conditions);
    return status;
}

static ovt_status
needs_several(const ovt_job *job, const ovt_study *study, ovt_error *err)
{
    return study->count >= 2
               ? OVT_OK
               : ovt_fail(err, OVT_USAGE,
                     "compare needs two scenarios or more; for one, `overture run %s`",
                     job->files.words[0]);
}

ovt_status
ovt_run_run(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, ovt_job_needs_one, run_study, err);
}

ovt_status
ovt_run_compare(const ovt_job *job, ovt_error *err)
{
    return ovt_job_on_study(job, needs_several, run_study, err);
}
