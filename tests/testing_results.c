// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing_results.h"

#include "overture/base/memory.h"
#include "testing.h"

enum { HISTORIES = 10000 };

static void
make_offer(testing_results *self, size_t index)
{
    testing_world *world = &self->worlds[index];
    testing_world_init(world);
    snprintf(
        self->names[index], sizeof self->names[index], index == 0 ? "no-deal" : "offer-%zu", index);
    world->scenario.name = self->names[index];
    world->scenario.title = index == 0 ? "No deal" : "An offer to look at, with a longer title";
    world->scenario.ledger = self->ledger;
    world->scenario.ledger_count = 3;
    world->scenario.files = &self->file;
    world->scenario.file_count = 1;
    for (size_t i = 0; i < index && i < 2; i++) {
        ovt_phase *phase = testing_add_phase(world, 21);
        testing_add_release(world, phase, 0, (int) index + 1, 12.5);
        phase->aid_per_day = 100 * (double) index;
        phase->withdrawal = 0.25;
        phase->permanent = index > 2 && i == 1;
    }
    self->scenarios[index] = &world->scenario;
}

static ovt_summary
make_summary(const ovt_column *column, size_t scenario, size_t index)
{
    bool share = column->metric->type == OVT_METRIC_SHARE;
    double mean =
        share ? 0.1 * (double) scenario : (double) (scenario + 1) * (double) (index + 1) / 4;
    if (strncmp(column->name, "rescued", 7) == 0) {
        mean = 0;
    }
    bool exists = scenario > 0 || strcmp(column->name, "agreement_day") != 0;
    ovt_summary summary = {.modelled = true, .n = exists ? HISTORIES : 0};
    double spread = exists ? mean / 2 : NAN;
    mean = exists ? mean : NAN;
    summary.mean = mean;
    summary.sd = spread;
    summary.se = spread / 100;
    summary.ci95 = (ovt_interval){mean - 2 * summary.se, mean + 2 * summary.se};
    for (int i = 0; i < OVT_QUANTILE_COUNT; i++) {
        summary.quantile[i] = share ? (i > OVT_P75 && mean > 0) : mean + spread * (i - OVT_P50) / 4;
        summary.quantile_ci95[i] =
            (ovt_interval){summary.quantile[i] - summary.se, summary.quantile[i] + summary.se};
    }
    summary.min = exists ? 0 : NAN;
    summary.max = mean > 0 ? (share ? 1 : mean * 2) : (exists ? 0 : NAN);
    return summary;
}

static ovt_difference
make_difference(const ovt_summary *summary, const ovt_summary *baseline, double tolerance)
{
    ovt_difference difference = {.modelled = true};
    difference.n = summary->n < baseline->n ? summary->n : baseline->n;
    difference.mean = summary->mean - baseline->mean;
    difference.se = fabs(difference.mean) / 50;
    difference.ci95 =
        (ovt_interval){difference.mean - 2 * difference.se, difference.mean + 2 * difference.se};
    difference.p_higher = difference.mean > 0 ? 0.635 : 0;
    difference.p_lower = difference.mean > 0 ? 0.215 : 0;
    difference.p_equal = 1 - difference.p_higher - difference.p_lower;
    difference.verdict =
        difference.n == 0 ? OVT_CANNOT_TELL : ovt_verdict_of(difference.ci95, tolerance);
    return difference;
}

static void
fill(ovt_results *results)
{
    size_t count = results->columns.count;
    for (size_t i = 0; i < results->scenario_count * count; i++) {
        results->summaries[i] =
            make_summary(&results->columns.columns[i % count], i / count, i % count);
    }
    for (size_t i = 0; i < results->scenario_count * count; i++) {
        results->differences[i] = make_difference(&results->summaries[i],
            &results->summaries[results->baseline * count + i % count],
            results->columns.columns[i % count].practically_same);
        for (int side = 0; side < OVT_PARTIES; side++) {
            results->standings[side][i] =
                (ovt_standing){1.0 / (double) results->scenario_count, 2.5};
        }
    }
}

void
testing_results_init(testing_results *self, size_t count)
{
    memset(self, 0, sizeof *self);
    self->ledger[0] = (ovt_assumption){.path = "captives.captives.held",
        .value = "10",
        .unit = "people",
        .ground = OVT_FACT,
        .source = "A count",
        .file = "world.cfg",
        .line = 4};
    self->ledger[1] = (ovt_assumption){.path = "implementation.violation_rate",
        .value = "uniform from 0.01 to 0.03",
        .unit = "per day",
        .ground = OVT_ASSUMPTION,
        .file = "world.cfg",
        .line = 9};
    self->ledger[2] = (ovt_assumption){
        .path = "implementation.delay_days", .value = "1", .unit = "days", .ground = OVT_DEFAULT};
    self->file = (ovt_source_file){.path = "world.cfg", .sha256 = "00ff"};
    for (size_t i = 0; i < count; i++) {
        make_offer(self, i);
    }
    ovt_results *results = &self->results;
    *results = (ovt_results){.scenarios = self->scenarios,
        .scenario_count = count,
        .seed = 1,
        .replications = HISTORIES,
        .planned = HISTORIES,
        .precision_reached = NAN};
    assert_int_equal(
        ovt_columns_init(&results->columns, self->scenarios, count, NULL, 0, NULL), OVT_OK);
    size_t cells = count * results->columns.count;
    results->summaries = ovt_allocate(cells, sizeof *results->summaries);
    results->differences = ovt_allocate(cells, sizeof *results->differences);
    results->profiles = ovt_allocate(cells, sizeof *results->profiles);
    for (int side = 0; side < OVT_PARTIES; side++) {
        results->standings[side] = ovt_allocate(cells, sizeof *results->standings[side]);
    }
    fill(results);
}

void
testing_results_free(testing_results *self)
{
    ovt_results_free(&self->results);
}
