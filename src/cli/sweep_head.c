// SPDX-License-Identifier: GPL-3.0-or-later
/* What a database says of a sweep besides its points: enough to tell whether it is the same one. */
#include <math.h>
#include <string.h>

#include "overture/base/memory.h"
#include "sweep.h"

static ovt_status
no_memory(ovt_error *err)
{
    return ovt_fail(err, OVT_MEMORY, "no memory to describe the sweep");
}

/* Moves a text into the arena; NULL without memory. */
static const char *
keep(ovt_sweep *self, ovt_text *text)
{
    const char *copy = text->failed || text->data == NULL
                           ? NULL
                           : ovt_arena_text(&self->arena, text->data, text->length);
    ovt_text_free(text);
    return copy;
}

static void
add_values(const ovt_vary *vary, const ovt_varied *varied, ovt_text *text)
{
    char number[OVT_NUMBER_TEXT];
    if (vary->value_count == 0 && isnan(vary->from)) {
        ovt_text_add(text, "its distribution in the scenarios");
    } else if (vary->value_count == 0) {
        ovt_text_format(text, "%s to ", ovt_number_text(number, vary->from));
        ovt_text_add(text, ovt_number_text(number, vary->to));
    }
    for (size_t i = 0; i < vary->value_count; i++) {
        ovt_text_add(text, i == 0 ? "" : ", ");
        ovt_varied_write(varied, vary->values[i], text);
    }
    if (vary->value_count == 0 && vary->steps > 0) {
        ovt_text_format(text, " in %d steps", vary->steps);
    }
    if (vary->logarithmic) {
        ovt_text_add(text, vary->steps > 0 ? " of equal factors" : " on a log scale");
    }
    for (size_t i = 0; i < vary->scenario_count; i++) {
        ovt_text_format(text, "%s%s", i == 0 ? "; only in " : ", ", vary->scenarios[i]);
    }
}

static bool
describe_varied(ovt_sweep *self)
{
    const ovt_study *study = self->study;
    ovt_stored_varied *rows = ovt_arena_allocate(&self->arena, study->varied_count * sizeof *rows);
    bool done = rows != NULL;
    for (size_t i = 0; done && i < study->varied_count; i++) {
        ovt_text text = {0};
        add_values(&study->own->study.vary[i], &study->varied[i], &text);
        rows[i] = (ovt_stored_varied){study->varied[i].path, keep(self, &text)};
        done = rows[i].choice != NULL;
    }
    self->head.varied = rows;
    self->head.varied_count = study->varied_count;
    return done;
}

static bool
describe_metrics(ovt_sweep *self)
{
    const ovt_columns *columns = ovt_evaluator_columns(self->evaluator);
    ovt_stored_metric *rows = ovt_arena_allocate(&self->arena, columns->count * sizeof *rows);
    for (size_t i = 0; rows != NULL && i < columns->count; i++) {
        const ovt_column *column = &columns->columns[i];
        rows[i] = (ovt_stored_metric){
            column->name, column->title, column->metric->unit, column->metric->decimals};
    }
    self->head.metrics = rows;
    self->head.metric_count = columns->count;
    return rows != NULL;
}

static bool
describe_scenarios(ovt_sweep *self, ovt_error *err)
{
    const ovt_study *study = self->study;
    ovt_stored_scenario *rows = ovt_arena_allocate(&self->arena, study->count * sizeof *rows);
    bool done = rows != NULL;
    for (size_t i = 0; done && i < study->count; i++) {
        const ovt_scenario *scenario = study->loaded[i].scenario;
        ovt_text text = {0};
        ovt_status status = ovt_tree_write(
            study->loaded[i].tree, "As it was simulated; made by overture.", &text, err);
        rows[i] = (ovt_stored_scenario){scenario->name,
            scenario->title == NULL ? "" : scenario->title, scenario->file, keep(self, &text)};
        done = status == OVT_OK && rows[i].text != NULL;
    }
    self->head.scenarios = rows;
    self->head.scenario_count = study->count;
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
describe_files(ovt_sweep *self)
{
    const ovt_study *study = self->study;
    size_t most = study->own->file_count;
    for (size_t i = 0; i < study->count; i++) {
        most += study->scenarios[i]->file_count;
    }
    ovt_source_file *rows = ovt_arena_allocate(&self->arena, most * sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; rows != NULL && i <= study->count; i++) {
        const ovt_scenario *from = i == 0 ? study->own : study->scenarios[i - 1];
        for (size_t k = 0; k < from->file_count; k++) {
            if (!is_listed(rows, count, &from->files[k])) {
                rows[count++] = from->files[k];
            }
        }
    }
    self->head.files = rows;
    self->head.file_count = count;
    return rows != NULL;
}

ovt_status
ovt_sweep_describe(ovt_sweep *self, ovt_error *err)
{
#define WORD(name, word) word,
    static const char *const designs[] = {OVT_DESIGN_LIST(WORD)};
#undef WORD
    const ovt_study *study = self->study;
    self->head = (ovt_stored){
        .command = self->job->command->name,
        .version = OVT_VERSION,
        .command_line = self->job->command_line.data,
        .title = study->title,
        .design = designs[study->own->study.design],
        .points = ovt_design_count(self->design),
        .seed = self->plan.seed,
        .replications = self->plan.replications,
        .baseline = study->scenarios[self->plan.baseline]->name,
    };
    bool done = describe_varied(self) && describe_metrics(self) && describe_scenarios(self, err) &&
                describe_files(self);
    return done ? OVT_OK : no_memory(err);
}
