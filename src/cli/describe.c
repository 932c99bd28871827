// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>

#include "keep.h"

const char *
ovt_keep_text(ovt_arena *arena, ovt_text *text)
{
    const char *copy =
        text->failed || text->data == NULL ? NULL : ovt_arena_text(arena, text->data, text->length);
    ovt_text_free(text);
    return copy;
}

static bool
describe_metrics(ovt_stored *head, const ovt_columns *columns, ovt_arena *arena)
{
    ovt_stored_metric *rows = ovt_arena_allocate(arena, columns->count * sizeof *rows);
    for (size_t i = 0; rows != NULL && i < columns->count; i++) {
        const ovt_column *column = &columns->columns[i];
        rows[i] = (ovt_stored_metric){
            column->name, column->title, column->metric->unit, column->metric->decimals};
    }
    head->metrics = rows;
    head->metric_count = columns->count;
    return rows != NULL;
}

static bool
describe_scenarios(ovt_stored *head, const ovt_study *study, ovt_arena *arena, ovt_error *err)
{
    ovt_stored_scenario *rows = ovt_arena_allocate(arena, study->count * sizeof *rows);
    bool done = rows != NULL;
    for (size_t i = 0; done && i < study->count; i++) {
        const ovt_scenario *scenario = study->loaded[i].scenario;
        ovt_text text = {0};
        ovt_status status = ovt_tree_write(
            study->loaded[i].tree, "As it was simulated; made by overture.", &text, err);
        rows[i] =
            (ovt_stored_scenario){scenario->name, scenario->title == NULL ? "" : scenario->title,
                scenario->file, ovt_keep_text(arena, &text)};
        done = status == OVT_OK && rows[i].text != NULL;
    }
    head->scenarios = rows;
    head->scenario_count = study->count;
    return done;
}

static bool
is_listed(const ovt_source_file *rows, size_t count, const ovt_source_file *file)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].path, file->path) == 0) {
            return true;
        }
    }
    return false;
}

/* The study's own files, then those of its scenarios, each once. */
static bool
describe_files(ovt_stored *head, const ovt_study *study, ovt_arena *arena)
{
    size_t most = study->own == NULL ? 0 : study->own->file_count;
    for (size_t i = 0; i < study->count; i++) {
        most += study->scenarios[i]->file_count;
    }
    ovt_source_file *rows = ovt_arena_allocate(arena, most * sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; rows != NULL && i <= study->count; i++) {
        const ovt_scenario *from = i == 0 ? study->own : study->scenarios[i - 1];
        for (size_t k = 0; from != NULL && k < from->file_count; k++) {
            if (!is_listed(rows, count, &from->files[k])) {
                rows[count++] = from->files[k];
            }
        }
    }
    head->files = rows;
    head->file_count = count;
    return rows != NULL;
}

ovt_status
ovt_keep_describe(ovt_stored *head, const ovt_job *job, const ovt_study *study,
    const ovt_run_plan *plan, const ovt_columns *columns, ovt_arena *arena, ovt_error *err)
{
    *head = (ovt_stored){
        .command = job->command->name,
        .version = OVT_VERSION,
        .command_line = job->command_line.data,
        .title = study->title,
        .points = 1,
        .seed = plan->seed,
        .replications = plan->replications,
        .baseline = study->scenarios[plan->baseline]->name,
    };
    bool done = describe_metrics(head, columns, arena) &&
                describe_scenarios(head, study, arena, err) && describe_files(head, study, arena);
    return done ? OVT_OK : ovt_fail(err, OVT_MEMORY, "no memory to describe the result");
}
