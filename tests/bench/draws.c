// SPDX-License-Identifier: GPL-3.0-or-later
/* Prints how many Philox blocks and how many logarithms a replication of a scenario takes:
 *   bench_draws SCENARIO
 */
#include <stdio.h>

#include "overture/config/load.h"
#include "overture/engine/history.h"

uint64_t bench_blocks;
uint64_t bench_logs;

enum { REPLICATIONS = 100000 };

static ovt_status
count(const ovt_scenario *scenario, ovt_error *err)
{
    ovt_history *history = NULL;
    ovt_outcome *outcome = ovt_allocate(1, ovt_outcome_stride(scenario));
    ovt_status status = outcome == NULL ? ovt_fail(err, OVT_MEMORY, "no memory for an outcome")
                                        : ovt_history_new(&history, scenario, 1, err);
    if (status != OVT_OK) {
        goto out;
    }
    bench_blocks = bench_logs = 0;
    for (uint64_t i = 0; i < REPLICATIONS; i++) {
        ovt_history_play(history, i, outcome);
    }
    printf("%.9g %.9g\n", (double) bench_blocks / REPLICATIONS, (double) bench_logs / REPLICATIONS);
out:
    ovt_history_delete(history);
    ovt_free(outcome);
    return status;
}

int
main(int argc, char **argv)
{
    ovt_loaded loaded = {0};
    ovt_faults faults = {0};
    ovt_read_options options = {0};
    ovt_error err = {0};
    if (argc != 2) {
        fputs("usage: bench_draws SCENARIO\n", stderr);
        return 2;
    }
    ovt_status status = ovt_loaded_init(&loaded, argv[1], &options, &faults, &err);
    if (status == OVT_OK) {
        status = count(loaded.scenario, &err);
    }
    if (status != OVT_OK) {
        fprintf(stderr, "bench_draws: %s\n", err.message);
    }
    ovt_loaded_free(&loaded);
    ovt_faults_free(&faults);
    return ovt_status_exit(status);
}
