// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/study/evaluate.h"

#include <math.h>
#include <string.h>

#include "flat.h"
#include "overture/base/memory.h"
#include "overture/base/random.h"

/* What one worker needs. */
typedef struct {
    ovt_variant **variants;         /* of each scenario; owned */
    ovt_scenario **bound;           /* at the point in hand; owned */
    const ovt_scenario **scenarios; /* the same, as the simulation takes them */
    const char **metrics;           /* names that exist at the point */
} worker;

struct ovt_evaluator {
    ovt_evaluation plan;
    ovt_task task;
    ovt_columns columns;
    worker *workers; /* owned; the last is for checks */
    unsigned worker_count;
};

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "no memory to evaluate a study");
}

static ovt_status
worker_init(const ovt_evaluator *self, worker *own, ovt_error *err)
{
    const ovt_study *study = self->plan.study;
    own->variants = ovt_allocate(study->count, sizeof *own->variants);
    own->bound = ovt_allocate(study->count, sizeof *own->bound);
    own->scenarios = ovt_allocate(study->count, sizeof *own->scenarios);
    if (own->variants == NULL || own->bound == NULL || own->scenarios == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < study->count; i++) {
        ovt_status status = ovt_variant_new(
            &own->variants[i], &study->loaded[i], self->plan.varied, self->plan.varied_count, err);
        if (status != OVT_OK) {
            return status;
        }
    }
    return OVT_OK;
}

/* Releases the scenarios of a point. */
static void
worker_clear(const ovt_evaluator *self, worker *own)
{
    for (size_t i = 0; own->bound != NULL && i < self->plan.study->count; i++) {
        ovt_scenario_delete(own->bound[i]);
        own->bound[i] = NULL;
    }
}

static void
worker_free(const ovt_evaluator *self, worker *own)
{
    worker_clear(self, own);
    for (size_t i = 0; own->variants != NULL && i < self->plan.study->count; i++) {
        ovt_variant_delete(own->variants[i]);
    }
    ovt_free(own->variants);
    ovt_free(own->bound);
    ovt_free(own->scenarios);
    ovt_free(own->metrics);
}

/* Binds all scenarios at a point. One in which nothing is varied is bound anew, too: it costs far
 * less than simulating it. */
static ovt_status
bind_point(const ovt_evaluator *self, worker *own, const double *input, ovt_error *err)
{
    const ovt_study *study = self->plan.study;
    worker_clear(self, own);
    for (size_t i = 0; i < study->count; i++) {
        ovt_error trouble = {0};
        ovt_status status = ovt_variant_bind(own->variants[i], input, &own->bound[i], &trouble);
        own->scenarios[i] = own->bound[i];
        if (status != OVT_OK) {
            return ovt_fail(
                err, status, "%s: %s", study->loaded[i].scenario->name, trouble.message);
        }
    }
    return OVT_OK;
}

/* The metrics wanted that exist at the point: a protocol without talks has none of theirs. */
static ovt_status
find_metrics(const ovt_evaluator *self, worker *own, size_t *count, ovt_error *err)
{
    ovt_columns present = {0};
    ovt_status status =
        ovt_columns_init(&present, own->scenarios, self->plan.study->count, NULL, 0, err);
    *count = 0;
    for (size_t i = 0; status == OVT_OK && i < self->columns.count; i++) {
        for (size_t k = 0; k < present.count; k++) {
            if (strcmp(self->columns.columns[i].name, present.columns[k].name) == 0) {
                own->metrics[(*count)++] = self->columns.columns[i].name;
                break;
            }
        }
    }
    ovt_columns_free(&present);
    return status;
}

static bool
goes_on(void *context, uint64_t done, uint64_t planned)
{
    (void) done;
    (void) planned;
    return !atomic_load((const atomic_bool *) context);
}

/* Puts what was simulated where the columns of the study have it. */
static void
flatten(const ovt_evaluator *self, const ovt_results *results, double *output)
{
    for (size_t c = 0; c < self->columns.count; c++) {
        size_t column = ovt_results_column(results, self->columns.columns[c].name);
        for (size_t s = 0; column != OVT_NONE && s < results->scenario_count; s++) {
            double *flat = output + ovt_flat_place(&self->columns, s, c);
            ovt_flat_summary_put(flat, ovt_results_summary(results, s, column));
            ovt_flat_difference_put(flat, ovt_results_difference(results, s, column));
        }
    }
}

static ovt_status
simulate(const ovt_evaluator *self, worker *own, const double *input, double *output,
    const atomic_bool *stop, ovt_error *err)
{
    ovt_results results = {0};
    ovt_run_plan plan = {
        .seed =
            self->plan.seed_in_point ? (uint64_t) input[self->plan.varied_count] : self->plan.seed,
        .replications = self->plan.replications,
        .threads = 1,
        .baseline = self->plan.baseline,
        .metrics = own->metrics,
        .progress = stop == NULL ? NULL : goes_on,
        .progress_context = (void *) (uintptr_t) stop,
    };
    ovt_status status = find_metrics(self, own, &plan.metric_count, err);
    if (status == OVT_OK && plan.metric_count > 0) {
        status = ovt_results_run(&results, own->scenarios, self->plan.study->count, &plan, err);
        if (status == OVT_OK && results.interrupted) {
            status = ovt_fail(err, OVT_INTERRUPTED, "interrupted");
        }
    }
    if (status == OVT_OK) {
        flatten(self, &results, output);
    }
    ovt_results_free(&results);
    return status;
}

static ovt_status
evaluate(void *context, unsigned number, const double *input, double *output,
    const atomic_bool *stop, ovt_error *err)
{
    const ovt_evaluator *self = context;
    worker *own = &self->workers[number];
    ovt_error trouble = {0};
    memset(output, 0, self->task.output_length * sizeof *output);
    ovt_status status = bind_point(self, own, input, &trouble);
    if (status == OVT_SCENARIO) {
        output[0] = (double) OVT_SCENARIO;
        worker_clear(self, own);
        return OVT_OK;
    }
    if (status != OVT_OK) {
        ovt_fail(err, status, "%s", trouble.message);
    } else {
        status = simulate(self, own, input, output, stop, err);
    }
    worker_clear(self, own);
    return status;
}

/* All metrics that the study has as it is written and at the probes. */
static ovt_status
find_columns(ovt_evaluator *self, ovt_error *err)
{
    const ovt_evaluation *plan = &self->plan;
    size_t each = plan->study->count, count = each;
    worker *probe = ovt_allocate(plan->probe_count, sizeof *probe);
    const ovt_scenario **all = ovt_allocate((plan->probe_count + 1) * each, sizeof *all);
    ovt_status status = probe == NULL || all == NULL ? no_memory(err) : OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < each; i++) {
        all[i] = plan->study->scenarios[i];
    }
    for (size_t i = 0; status == OVT_OK && i < plan->probe_count; i++) {
        status = worker_init(self, &probe[i], err);
        if (status == OVT_OK) {
            ovt_error trouble = {0};
            status = bind_point(self, &probe[i], plan->probes + i * plan->varied_count, &trouble);
            for (size_t k = 0; status == OVT_OK && k < each; k++) {
                all[count++] = probe[i].scenarios[k];
            }
            if (status == OVT_SCENARIO) {
                status = OVT_OK;
            } else if (status != OVT_OK) {
                status = ovt_fail(err, status, "%s", trouble.message);
            }
        }
    }
    if (status == OVT_OK) {
        status =
            ovt_columns_init(&self->columns, all, count, plan->metrics, plan->metric_count, err);
    }
    for (size_t i = 0; probe != NULL && i < plan->probe_count; i++) {
        worker_free(self, &probe[i]);
    }
    ovt_free(probe);
    ovt_free(all);
    return status;
}

static void
add_varied(ovt_text *text, const ovt_varied *varied)
{
    ovt_text_format(text, "%s\n", varied->path);
    for (size_t i = 0; i < varied->word_count; i++) {
        ovt_text_format(text, " %s\n", varied->words[i]);
    }
    for (size_t i = 0; i < varied->scenario_count; i++) {
        ovt_text_format(text, "  %s\n", varied->scenarios[i]);
    }
}

/* Of the scenarios as resolved, what of them is varied, and how they are simulated. */
static ovt_status
take_fingerprint(ovt_evaluator *self, ovt_error *err)
{
    const ovt_evaluation *plan = &self->plan;
    ovt_text text = {0};
    ovt_status status = OVT_OK;
    ovt_text_format(&text, "%llu %llu %zu\n", (unsigned long long) plan->seed,
        (unsigned long long) plan->replications, plan->baseline);
    for (size_t i = 0; i < plan->varied_count; i++) {
        add_varied(&text, &plan->varied[i]);
    }
    for (size_t i = 0; i < self->columns.count; i++) {
        ovt_text_format(&text, "%s\n", self->columns.columns[i].name);
    }
    for (size_t i = 0; status == OVT_OK && i < plan->study->count; i++) {
        status = ovt_tree_write(plan->study->loaded[i].tree, "", &text, err);
    }
    if (status == OVT_OK) {
        self->task.fingerprint = text.failed ? 0 : ovt_hash_text(text.data);
        status = text.failed ? no_memory(err) : OVT_OK;
    }
    ovt_text_free(&text);
    return status;
}

static ovt_status
evaluator_init(ovt_evaluator *self, unsigned workers, ovt_error *err)
{
    ovt_status status = find_columns(self, err);
    if (status == OVT_OK) {
        status = take_fingerprint(self, err);
    }
    if (status != OVT_OK) {
        return status;
    }
    self->worker_count = workers + 1;
    self->workers = ovt_allocate(self->worker_count, sizeof *self->workers);
    if (self->workers == NULL) {
        return no_memory(err);
    }
    for (unsigned i = 0; i < self->worker_count; i++) {
        status = worker_init(self, &self->workers[i], err);
        self->workers[i].metrics =
            ovt_allocate(self->columns.count, sizeof *self->workers[i].metrics);
        if (status != OVT_OK || self->workers[i].metrics == NULL) {
            return status == OVT_OK ? no_memory(err) : status;
        }
    }
    self->task = (ovt_task){
        .input_length = self->plan.varied_count + self->plan.seed_in_point,
        .output_length = ovt_flat_place(&self->columns, self->plan.study->count, 0),
        .fingerprint = self->task.fingerprint,
        .run = evaluate,
        .context = self,
    };
    return OVT_OK;
}

ovt_status
ovt_evaluator_new(
    ovt_evaluator **self, const ovt_evaluation *evaluation, unsigned workers, ovt_error *err)
{
    ovt_evaluator *evaluator = ovt_allocate(1, sizeof *evaluator);
    *self = evaluator;
    if (evaluator == NULL) {
        return no_memory(err);
    }
    evaluator->plan = *evaluation;
    ovt_status status = evaluator_init(evaluator, workers, err);
    if (status != OVT_OK) {
        ovt_evaluator_delete(evaluator);
        *self = NULL;
    }
    return status;
}

void
ovt_evaluator_delete(ovt_evaluator *self)
{
    if (self == NULL) {
        return;
    }
    for (unsigned i = 0; self->workers != NULL && i < self->worker_count; i++) {
        worker_free(self, &self->workers[i]);
    }
    ovt_free(self->workers);
    ovt_columns_free(&self->columns);
    ovt_free(self);
}

const ovt_task *
ovt_evaluator_task(const ovt_evaluator *self)
{
    return &self->task;
}

const ovt_columns *
ovt_evaluator_columns(const ovt_evaluator *self)
{
    return &self->columns;
}

bool
ovt_evaluator_has(const ovt_evaluator *self, size_t scenario, size_t varied)
{
    return ovt_variant_has(self->workers[0].variants[scenario], varied);
}

ovt_status
ovt_evaluator_check(ovt_evaluator *self, const double *input, ovt_error *err)
{
    worker *own = &self->workers[self->worker_count - 1];
    ovt_status status = bind_point(self, own, input, err);
    worker_clear(self, own);
    return status;
}

bool
ovt_evaluated_valid(const double *output)
{
    return output[0] == (double) OVT_OK;
}

ovt_summary
ovt_evaluated_summary(
    const ovt_evaluator *self, const double *output, size_t scenario, size_t column)
{
    return ovt_flat_summary(output + ovt_flat_place(&self->columns, scenario, column));
}

ovt_difference
ovt_evaluated_difference(
    const ovt_evaluator *self, const double *output, size_t scenario, size_t column)
{
    return ovt_flat_difference(output + ovt_flat_place(&self->columns, scenario, column));
}
