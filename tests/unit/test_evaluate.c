// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "overture/base/memory.h"
#include "overture/study/evaluate.h"

#define OFFER                                                                              \
    "clock: { start = \"2024-03-01\"; horizon_days = 100; };\n"                            \
    "captives = ( { category = \"women\"; held = 10; } );\n"                               \
    "offer: { phases = ( { days = 40; releases = ( { category = \"women\"; count = 10;\n"  \
    "  ratio = 3.0; first = 20; } ); } ); };\n"                                            \
    "implementation: { violation_rate = { dist = \"uniform\"; min = 0.0; max = 0.02; };\n" \
    "  collapse_probability = { dist = \"uniform\"; min = 0.5; max = 1.0; }; };\n"         \
    "correlations = ( { between = [\"implementation.violation_rate\",\n"                   \
    "  \"implementation.collapse_probability\"]; rho = 0.5; } );\n"

#define NO_DEAL                                                 \
    "clock: { start = \"2024-03-01\"; horizon_days = 100; };\n" \
    "captives = ( { category = \"women\"; held = 10; } );\n"

enum { REPLICATIONS = 2000 };

static char folder[64];
static ovt_study study;

static void
write_file(const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
load(void **state)
{
    (void) state;
    ovt_faults faults = {0};
    char offer[128], none[128];
    snprintf(folder, sizeof folder, "%s", "/tmp/ovt-evaluate-XXXXXX");
    assert_non_null(mkdtemp(folder));
    write_file("offer.cfg", OFFER);
    write_file("none.cfg", NO_DEAL);
    snprintf(offer, sizeof offer, "%s/offer.cfg", folder);
    snprintf(none, sizeof none, "%s/none.cfg", folder);
    const char *paths[] = {offer, none};
    assert_int_equal(ovt_study_load(&study, paths, 2, NULL, &faults, NULL), OVT_OK);
    remove(offer);
    remove(none);
    remove(folder);
    ovt_faults_free(&faults);
    return 0;
}

static int
unload(void **state)
{
    (void) state;
    ovt_study_free(&study);
    return 0;
}

static const char *const protocols[] = {"none", "fixed"}, *const the_offer[] = {"offer"};
static const ovt_varied varied[] = {
    {.path = "implementation.violation_rate"},
    {.path = "offer.phases[0].days"},
    {.path = "talks.protocol",
        .words = protocols,
        .word_count = 2,
        .scenarios = the_offer,
        .scenario_count = 1},
};

static const double as_written[] = {0.01, 40, 1};

static ovt_evaluation
evaluation(void)
{
    return (ovt_evaluation){.study = &study,
        .varied = varied,
        .varied_count = 3,
        .seed = 1,
        .replications = REPLICATIONS,
        .baseline = 1};
}

static double *
outputs_at(ovt_evaluator *self, const double *inputs, size_t count, unsigned threads)
{
    const ovt_task *task = ovt_evaluator_task(self);
    double *outputs = calloc(count * task->output_length, sizeof *outputs);
    ovt_crew *crew = NULL;
    assert_int_equal(ovt_crew_threads(&crew, threads, NULL), OVT_OK);
    assert_int_equal(ovt_crew_map(crew, task, inputs, count, outputs, NULL, NULL, NULL), OVT_OK);
    ovt_crew_delete(crew);
    return outputs;
}

static size_t
column_of(const ovt_evaluator *self, const char *name)
{
    const ovt_columns *columns = ovt_evaluator_columns(self);
    for (size_t i = 0; i < columns->count; i++) {
        if (strcmp(columns->columns[i].name, name) == 0) {
            return i;
        }
    }
    fail_msg("no metric %s", name);
    return 0;
}

/* With collapses at every violation and a release on day 20, E = 10 exp(-20 rate). */
static void
a_point_is_the_study_with_its_settings_replaced(void **state)
{
    (void) state;
    const ovt_varied own[] = {
        {.path = "implementation.violation_rate"}, {.path = "implementation.collapse_probability"}};
    ovt_evaluation plan = evaluation();
    plan.varied = own;
    plan.varied_count = 2;
    ovt_evaluator *self = NULL;
    const double inputs[] = {0, 1, 0.01, 1, 0.03, 1};
    assert_int_equal(ovt_evaluator_new(&self, &plan, 2, NULL), OVT_OK);
    double *outputs = outputs_at(self, inputs, 3, 2);
    size_t column = column_of(self, "returned_alive");
    size_t length = ovt_evaluator_task(self)->output_length;
    for (size_t i = 0; i < 3; i++) {
        ovt_summary summary = ovt_evaluated_summary(self, outputs + i * length, 0, column);
        ovt_difference difference = ovt_evaluated_difference(self, outputs + i * length, 0, column);
        assert_true(ovt_evaluated_valid(outputs + i * length));
        assert_true(summary.modelled);
        assert_int_equal(summary.n, REPLICATIONS);
        /* Five standard errors; at rate 0 there is none. */
        assert_near(summary.mean, 10 * exp(-20 * inputs[2 * i]), 5 * summary.se + 1e-12);
        assert_near(difference.mean, summary.mean, 1e-12);
        assert_near(ovt_evaluated_summary(self, outputs + i * length, 1, column).mean, 0, 0);
    }
    free(outputs);
    ovt_evaluator_delete(self);
}

/* The very numbers of a run with --set: the path through the tree is one. */
static void
a_point_gives_what_a_run_with_sets_gives(void **state)
{
    (void) state;
    ovt_evaluation plan = evaluation();
    ovt_evaluator *self = NULL;
    const double input[] = {0.015, 30, 1};
    assert_int_equal(ovt_evaluator_new(&self, &plan, 1, NULL), OVT_OK);
    double *output = outputs_at(self, input, 1, 1);
    ovt_variant *variant = NULL;
    ovt_scenario *bound = NULL;
    assert_int_equal(ovt_variant_new(&variant, &study.loaded[0], varied, 3, NULL), OVT_OK);
    assert_int_equal(ovt_variant_bind(variant, input, &bound, NULL), OVT_OK);
    assert_near(bound->implementation.violation_rate, 0.015, 0);
    assert_int_equal(bound->offer.phases[0].days, 30);
    assert_int_equal(bound->correlation_count, 0);
    assert_int_equal(bound->input_count, 1);
    const ovt_scenario *both[] = {bound, study.scenarios[1]};
    ovt_results results = {0};
    ovt_run_plan run = {.seed = 1, .replications = REPLICATIONS, .threads = 1, .baseline = 1};
    assert_int_equal(ovt_results_run(&results, both, 2, &run, NULL), OVT_OK);
    for (size_t c = 0; c < results.columns.count; c++) {
        size_t column = column_of(self, results.columns.columns[c].name);
        for (size_t s = 0; s < 2; s++) {
            ovt_summary summary = ovt_evaluated_summary(self, output, s, column);
            const ovt_summary *wanted = ovt_results_summary(&results, s, c);
            ovt_difference difference = ovt_evaluated_difference(self, output, s, column);
            const ovt_difference *paired = ovt_results_difference(&results, s, c);
            assert_int_equal(summary.n, wanted->n);
            assert_near(summary.mean, wanted->mean, 0);
            assert_near(summary.quantile[OVT_P95], wanted->quantile[OVT_P95], 0);
            assert_near(
                summary.quantile_ci95[OVT_P95].high, wanted->quantile_ci95[OVT_P95].high, 0);
            assert_near(summary.max, wanted->max, 0);
            assert_int_equal(difference.verdict, paired->verdict);
            assert_near(difference.ci95.low, paired->ci95.low, 0);
            assert_near(difference.p_lower, paired->p_lower, 0);
        }
    }
    ovt_results_free(&results);
    ovt_scenario_delete(bound);
    ovt_variant_delete(variant);
    free(output);
    ovt_evaluator_delete(self);
}

static void
the_numbers_do_not_depend_on_threads_or_order(void **state)
{
    (void) state;
    ovt_evaluation plan = evaluation();
    const double there[] = {0.001, 30, 1, 0.01, 40, 1, 0.02, 25, 0};
    const double back[] = {0.02, 25, 0, 0.01, 40, 1, 0.001, 30, 1};
    ovt_evaluator *self = NULL;
    plan.replications = 300;
    assert_int_equal(ovt_evaluator_new(&self, &plan, 2, NULL), OVT_OK);
    size_t bytes = ovt_evaluator_task(self)->output_length * sizeof(double);
    double *one = outputs_at(self, there, 3, 1), *two = outputs_at(self, back, 3, 2);
    for (size_t i = 0; i < 3; i++) {
        assert_memory_equal((char *) one + i * bytes, (char *) two + (2 - i) * bytes, bytes);
    }
    free(one);
    free(two);
    ovt_evaluator_delete(self);
}

static void
a_point_that_is_no_valid_scenario_says_why_and_harms_no_other(void **state)
{
    (void) state;
    ovt_evaluation plan = evaluation();
    const double inputs[] = {0.01, 10, 1, 0.01, 40, 1, 0.01, 40.5, 1};
    ovt_evaluator *self = NULL;
    ovt_error err = {0};
    plan.replications = 50;
    assert_int_equal(ovt_evaluator_new(&self, &plan, 1, NULL), OVT_OK);
    size_t length = ovt_evaluator_task(self)->output_length;
    double *outputs = outputs_at(self, inputs, 3, 1);
    assert_false(ovt_evaluated_valid(outputs));
    assert_true(ovt_evaluated_valid(outputs + length));
    assert_false(ovt_evaluated_valid(outputs + 2 * length));
    assert_int_equal(ovt_evaluator_check(self, inputs, &err), OVT_SCENARIO);
    assert_string_equal(err.message, "offer: offer.phases[0].releases.women.first: day 20 comes "
                                     "after the phase's 10 days");
    assert_int_equal(ovt_evaluator_check(self, inputs + 3, NULL), OVT_OK);
    free(outputs);
    ovt_evaluator_delete(self);
}

/* Words are given by their index; a scenario without the setting stays as it is. */
static void
words_vary_and_metrics_come_and_go(void **state)
{
    (void) state;
    ovt_evaluation plan = evaluation();
    const double inputs[] = {0, 40, 0, 0, 40, 1};
    ovt_evaluator *self = NULL;
    plan.replications = 20;
    plan.probes = inputs;
    plan.probe_count = 2;
    assert_int_equal(ovt_evaluator_new(&self, &plan, 1, NULL), OVT_OK);
    size_t length = ovt_evaluator_task(self)->output_length;
    size_t returned = column_of(self, "returned_alive");
    size_t expired = column_of(self, "ending.expired");
    double *outputs = outputs_at(self, inputs, 2, 1);
    assert_true(ovt_evaluator_has(self, 0, 1));
    assert_false(ovt_evaluator_has(self, 1, 1));
    assert_true(ovt_evaluator_has(self, 1, 0));
    assert_false(ovt_evaluator_has(self, 1, 2));
    assert_near(ovt_evaluated_summary(self, outputs, 0, returned).mean, 0, 0);
    assert_near(ovt_evaluated_summary(self, outputs + length, 0, returned).mean, 10, 0);
    assert_false(ovt_evaluated_summary(self, outputs, 0, expired).modelled);
    assert_true(isnan(ovt_evaluated_summary(self, outputs, 0, expired).mean));
    assert_near(ovt_evaluated_summary(self, outputs + length, 0, expired).mean, 1, 0);
    free(outputs);
    ovt_evaluator_delete(self);
}

static void
a_seed_may_be_part_of_the_point(void **state)
{
    (void) state;
    ovt_evaluation plan = evaluation();
    const double inputs[] = {0.01, 40, 1, 1, 0.01, 40, 1, 1, 0.01, 40, 1, 2};
    ovt_evaluator *self = NULL;
    plan.seed_in_point = true;
    plan.replications = 500;
    assert_int_equal(ovt_evaluator_new(&self, &plan, 1, NULL), OVT_OK);
    size_t length = ovt_evaluator_task(self)->output_length;
    size_t column = column_of(self, "truce_days");
    double *outputs = outputs_at(self, inputs, 3, 1);
    double first = ovt_evaluated_summary(self, outputs, 0, column).mean;
    assert_near(ovt_evaluated_summary(self, outputs + length, 0, column).mean, first, 0);
    assert_true(ovt_evaluated_summary(self, outputs + 2 * length, 0, column).mean != first);
    free(outputs);
    ovt_evaluator_delete(self);
}

static void
check(const ovt_varied *own, const char *words)
{
    ovt_faults faults = {0};
    ovt_status status = ovt_varied_check(own, &study, &faults, NULL);
    if (words == NULL) {
        assert_int_equal(status, OVT_OK);
        assert_int_equal(faults.count, 0);
    } else {
        assert_int_equal(status, OVT_SCENARIO);
        if (strstr(faults.faults[0].message, words) == NULL) {
            fail_msg("%s: %s", own->path, faults.faults[0].message);
        }
        assert_string_equal(faults.faults[0].path, own->path);
    }
    ovt_faults_free(&faults);
}

static void
a_path_that_cannot_be_varied_is_refused(void **state)
{
    (void) state;
    static const char *const wrong[] = {"fixd"}, *const any[] = {"a", "b"};
    for (size_t i = 0; i < 3; i++) {
        check(&varied[i], NULL);
    }
    check(&(ovt_varied){.path = "offer.phases[0].dayz"}, "did you mean \"offer.phases[].days\"");
    check(&(ovt_varied){.path = "offer.phases[1].days"}, "no scenario that it is varied in has");
    check(&(ovt_varied){.path = "offer.phases"}, "only a single value");
    check(&(ovt_varied){.path = "run.seed"}, "how to run");
    check(&(ovt_varied){.path = "talks.protocol"}, "takes words");
    check(&(ovt_varied){.path = "talks.protocol", .words = wrong, .word_count = 1},
        "did you mean \"fixed\"");
    check(&(ovt_varied){.path = "offer.phases[0].days", .words = any, .word_count = 2},
        "takes numbers");
    check(&(ovt_varied){.path = "offer.phases[0].permanent", .words = any, .word_count = 2},
        "true and false");
    check(&(ovt_varied){.path = "talks.signed_day", .scenarios = wrong, .scenario_count = 1},
        "there is no scenario \"fixd\"");
    check(&(ovt_varied){.path = "captives.women.death_rate"}, NULL);
}

static void
values_are_written_as_a_file_spells_them(void **state)
{
    (void) state;
    ovt_text text = {0};
    ovt_varied_write(&varied[0], 0.1, &text);
    ovt_text_add(&text, " ");
    ovt_varied_write(&varied[2], 1, &text);
    ovt_text_add(&text, " ");
    ovt_varied_write(&(ovt_varied){.path = "offer.phases[0].permanent"}, 1, &text);
    assert_string_equal(text.data, "0.1 \"fixed\" true");
    ovt_text_free(&text);
}

static void
each_failed_allocation_is_reported(void **state)
{
    (void) state;
    ovt_evaluation plan = evaluation();
    ovt_status status = OVT_MEMORY;
    atomic_bool stop = false;
    plan.replications = 10;
    plan.probes = as_written;
    plan.probe_count = 1;
    for (long n = 0; status != OVT_OK; n++) {
        ovt_evaluator *self = NULL;
        ovt_memory_fail_at(n);
        status = ovt_evaluator_new(&self, &plan, 1, NULL);
        if (status == OVT_OK) {
            const ovt_task *task = ovt_evaluator_task(self);
            double *output = calloc(task->output_length, sizeof *output);
            status = task->run(task->context, 0, as_written, output, &stop, NULL);
            free(output);
        }
        ovt_memory_fail_at(-1);
        assert_true(status == OVT_OK || status == OVT_MEMORY);
        ovt_evaluator_delete(self);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_is_the_study_with_its_settings_replaced),
        cmocka_unit_test(a_point_gives_what_a_run_with_sets_gives),
        cmocka_unit_test(the_numbers_do_not_depend_on_threads_or_order),
        cmocka_unit_test(a_point_that_is_no_valid_scenario_says_why_and_harms_no_other),
        cmocka_unit_test(words_vary_and_metrics_come_and_go),
        cmocka_unit_test(a_seed_may_be_part_of_the_point),
        cmocka_unit_test(a_path_that_cannot_be_varied_is_refused),
        cmocka_unit_test(values_are_written_as_a_file_spells_them),
        cmocka_unit_test(each_failed_allocation_is_reported),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
