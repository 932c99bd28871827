// SPDX-License-Identifier: GPL-3.0-or-later
/* Each scenario in scenarios/theory gives what the literature says, to the tolerance stated beside
 * it: its meta group lists means of metrics over its histories, and solutions on its frontier. */
#include "testing.h"

#include <dirent.h>
#include <stdbool.h>

#include "overture/bargain/frontier.h"
#include "overture/config/load.h"
#include "overture/stats/results.h"

enum { LEAST_FILES = 5, HISTORIES = 50 };

#define FOLDER OVT_ROOT_DIR "/scenarios/theory"

static const char *
text_of(const ovt_node *group, const char *name)
{
    const ovt_node *node = ovt_node_child(group, name);
    return node == NULL || node->type != OVT_NODE_TEXT ? NULL : node->value.text;
}

static double
number_of(const ovt_node *group, const char *name)
{
    const ovt_node *node = ovt_node_child(group, name);
    assert_non_null(node);
    assert_true(node->type == OVT_NODE_WHOLE || node->type == OVT_NODE_REAL);
    return node->type == OVT_NODE_WHOLE ? (double) node->value.whole : node->value.real;
}

static void
run(ovt_results *results, const ovt_scenario *const *scenario)
{
    ovt_error err = {0};
    int histories = (*scenario)->run.replications;
    ovt_run_plan plan = {
        .seed = 1,
        .replications = (uint64_t) (histories > 0 ? histories : HISTORIES),
        .threads = 2,
    };
    ovt_status status = ovt_results_run(results, scenario, 1, &plan, &err);
    if (status != OVT_OK) {
        print_error("%s\n", err.message);
    }
    assert_int_equal(status, OVT_OK);
}

static double
mean_of(const ovt_results *results, const char *metric)
{
    size_t column = ovt_results_column(results, metric);
    if (column == OVT_NONE) {
        print_error("there is no metric %s\n", metric);
    }
    assert_true(column != OVT_NONE);
    return ovt_results_summary(results, 0, column)->mean;
}

static ovt_solution_kind
solution_of(const char *word)
{
    size_t i = 0;
    while (i < OVT_SOLUTION_COUNT && strcmp(ovt_solution_word((ovt_solution_kind) i), word) != 0) {
        i++;
    }
    assert_true(i < OVT_SOLUTION_COUNT);
    return (ovt_solution_kind) i;
}

static double
solution_utility(const ovt_scenario *scenario, const char *solution, const char *side)
{
    ovt_domain domain = {0};
    ovt_frontier frontier = {0};
    ovt_error err = {0};
    double reservation[OVT_PARTIES];
    assert_non_null(side);
    for (int i = 0; i < OVT_PARTIES; i++) {
        reservation[i] = ovt_reservation(scenario, (ovt_side) i, 0, 0);
    }
    assert_int_equal(ovt_domain_init(&domain, scenario, &err), OVT_OK);
    assert_int_equal(ovt_frontier_init(&frontier, &domain, &err), OVT_OK);
    size_t point = ovt_frontier_solution(&frontier, solution_of(solution), reservation);
    assert_true(point != OVT_NONE);
    double utility =
        frontier.points[point].utility[strcmp(side, "seeker") == 0 ? OVT_SEEKER : OVT_HOLDER];
    ovt_frontier_free(&frontier);
    ovt_domain_free(&domain);
    return utility;
}

static bool
agrees(const char *path, const ovt_results *results, const ovt_node *expected)
{
    const char *metric = text_of(expected, "metric"), *solution = text_of(expected, "solution");
    assert_true((metric == NULL) != (solution == NULL));
    assert_non_null(text_of(expected, "source"));
    double value = number_of(expected, "value"), tolerance = number_of(expected, "tolerance");
    double actual = metric != NULL ? mean_of(results, metric)
                                   : solution_utility(results->scenarios[0], solution,
                                         text_of(expected, "side"));
    if (fabs(actual - value) <= tolerance) {
        return true;
    }
    print_error("%s:%d: %s is %.12g, not %.12g within %g\n", path, expected->origin.line,
        metric != NULL ? metric : solution, actual, value, tolerance);
    return false;
}

static size_t
count_wrong(const char *path)
{
    ovt_loaded loaded;
    ovt_read_options options = {0};
    ovt_faults faults = {0};
    ovt_error err = {0};
    ovt_results results;
    size_t wrong = 0;
    assert_int_equal(ovt_loaded_init(&loaded, path, &options, &faults, &err), OVT_OK);
    assert_int_equal(faults.count, 0);
    const ovt_node *expected = ovt_node_find(loaded.tree, "meta.expected");
    assert_non_null(expected);
    assert_true(expected->count > 0);
    const ovt_scenario *scenario = loaded.scenario;
    run(&results, &scenario);
    for (const ovt_node *node = expected->first; node != NULL; node = node->next) {
        wrong += !agrees(path, &results, node);
    }
    ovt_results_free(&results);
    ovt_faults_free(&faults);
    ovt_loaded_free(&loaded);
    return wrong;
}

static void
each_scenario_gives_what_the_literature_says(void **state)
{
    size_t files = 0, wrong = 0;
    char path[512];
    (void) state;
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t length = strlen(entry->d_name);
        if (length > 4 && strcmp(entry->d_name + length - 4, ".cfg") == 0) {
            snprintf(path, sizeof path, FOLDER "/%.200s", entry->d_name);
            wrong += count_wrong(path);
            files++;
        }
    }
    closedir(folder);
    assert_int_equal(wrong, 0);
    assert_true(files >= LEAST_FILES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_scenario_gives_what_the_literature_says),
    };
    return cmocka_run_group_tests_name("theory scenarios", tests, NULL, NULL);
}
