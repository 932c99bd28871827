// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>

#include "overture/base/memory.h"
#include "sweep_parts.h"

enum { FAULTS_TOLD = 10 };

/* The metric that a stored one is, or is of; NULL: one that this program does not know. */
static const ovt_metric *
metric_of(const ovt_stored_metric *stored)
{
    size_t length = strcspn(stored->name, ".");
    const ovt_metric *metric;
    for (size_t i = 0; (metric = ovt_metric_at(i)) != NULL; i++) {
        if (strlen(metric->key) == length && strncmp(metric->key, stored->name, length) == 0) {
            return metric;
        }
    }
    return NULL;
}

double
ovt_stored_scale(const ovt_stored_metric *metric)
{
    const ovt_metric *known = metric_of(metric);
    return known == NULL ? 1 : ovt_shown_scale(known);
}

int
ovt_stored_decimals(const ovt_stored_metric *metric)
{
    const ovt_metric *known = metric_of(metric);
    return known == NULL ? metric->decimals : ovt_shown_decimals(known);
}

const char *
ovt_stored_unit(const ovt_stored_metric *metric)
{
    const ovt_metric *known = metric_of(metric);
    return known == NULL ? metric->unit : ovt_shown_unit(known);
}

/* All metrics where they are few, else those that most is asked about. */
static void
choose_shown(ovt_sweep_reading *self)
{
    static const char *const main_metrics[OVT_SWEEP_SHOWN] = {
        "returned_alive", "deal_reached", "died_in_captivity"};
    const ovt_stored *stored = self->stored;
    for (size_t k = 0; k < OVT_SWEEP_SHOWN && stored->metric_count > OVT_SWEEP_SHOWN; k++) {
        for (size_t i = 0; i < stored->metric_count; i++) {
            if (strcmp(stored->metrics[i].name, main_metrics[k]) == 0) {
                self->shown[self->shown_count++] = i;
            }
        }
    }
    for (size_t i = 0; self->shown_count == 0 || stored->metric_count <= OVT_SWEEP_SHOWN; i++) {
        if (i >= stored->metric_count || i >= OVT_SWEEP_SHOWN) {
            break;
        }
        self->shown[self->shown_count++] = i;
    }
}

/* Keeps what tables and charts tell of a point. */
static void
keep_point(ovt_sweep_reading *self, const ovt_stored_point *point)
{
    const ovt_stored *stored = self->stored;
    ovt_document *document = self->document;
    ovt_told_point *told = &self->points[self->count++];
    told->number = point->number;
    told->cells = ovt_arena_allocate(
        &document->arena, (self->shown_count * stored->scenario_count + 1) * sizeof *told->cells);
    document->failed = document->failed || told->cells == NULL;
    for (size_t i = 0; i < stored->varied_count; i++) {
        told->values[i] = point->values[i];
        told->texts[i] = ovt_arena_text(&document->arena, point->texts[i], strlen(point->texts[i]));
        document->failed = document->failed || told->texts[i] == NULL;
    }
    for (size_t k = 0; !document->failed && k < self->shown_count; k++) {
        for (size_t s = 0; s < stored->scenario_count; s++) {
            const ovt_summary *summary =
                &point->summaries[s * stored->metric_count + self->shown[k]];
            told->cells[k * stored->scenario_count + s] =
                (ovt_sweep_cell){summary->modelled ? summary->mean : (double) NAN, summary->ci95};
        }
    }
}

static void
tell_fault(ovt_sweep_reading *self, const ovt_stored_point *point)
{
    ovt_text text = {0};
    if (self->invalid++ == 0) {
        ovt_document_paragraph(self->document,
            "These points are no valid scenarios; they stand as such in the database, and nothing "
            "was simulated at them:");
    }
    if (self->invalid > FAULTS_TOLD) {
        return;
    }
    ovt_text_format(&text, "point %llu (", (unsigned long long) point->number);
    for (size_t i = 0; i < self->stored->varied_count; i++) {
        ovt_text_add(&text, i == 0 ? "" : ", ");
        ovt_text_add_clean(&text, self->stored->varied[i].path);
        ovt_text_add(&text, " = ");
        ovt_text_add_clean(&text, point->texts[i]);
    }
    ovt_text_add(&text, "): ");
    ovt_text_add_clean(&text, point->fault);
    self->document->failed = self->document->failed || text.failed;
    ovt_document_item(self->document, "%s", text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
}

static ovt_status
take_point(void *context, const ovt_stored_point *point, ovt_error *err)
{
    ovt_sweep_reading *self = context;
    (void) err;
    self->read++;
    if (self->with_rows) {
        ovt_sweep_records_point(self->document, self->stored, point);
        ovt_sweep_data_point(self->document, self->stored, point);
    }
    if (point->fault != NULL) {
        tell_fault(self, point);
    } else if (self->count < OVT_SWEEP_TOLD) {
        keep_point(self, point);
    }
    return OVT_OK;
}

static const char *
design_words(const char *design)
{
    static const char *const words[][2] = {{"grid", "every combination"}, {"zip", "value by value"},
        {"latin_hypercube", "a Latin hypercube"}, {"sobol", "a Sobol sequence"}};
    for (size_t i = 0; design != NULL && i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i][0], design) == 0) {
            return words[i][1];
        }
    }
    return "a design";
}

static void
add_clean(ovt_document *self, ovt_table *table, size_t column, const char *words)
{
    ovt_text text = {0};
    ovt_text_add_clean(&text, words);
    self->failed = self->failed || text.failed;
    ovt_table_cell(self, table, column, "%s", text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
}

static void
say_what_was_done(ovt_document *self, const ovt_stored *stored, uint64_t points)
{
    char done[OVT_SAY], planned[OVT_SAY], histories[OVT_SAY];
    ovt_text baseline = {0};
    ovt_text_add_clean(&baseline, stored->baseline);
    ovt_say(done, (double) points, 0);
    ovt_document_paragraph(self,
        "%s of %s points (%s), %zu scenario%s at each, %s paired histories (seed %llu). "
        "Differences in the data are to %s.",
        done, ovt_say(planned, (double) stored->points, 0), design_words(stored->design),
        stored->scenario_count, stored->scenario_count == 1 ? "" : "s",
        ovt_say(histories, (double) stored->replications, 0), (unsigned long long) stored->seed,
        baseline.data == NULL ? "" : baseline.data);
    ovt_text_free(&baseline);
    ovt_document_paragraph(self,
        "All points meet the same chance, history by history, so that what differs between them "
        "comes from the settings varied. These are what-ifs under the assumptions of the "
        "scenarios, not forecasts.");
    ovt_document_heading(self, 2, "What is varied");
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "Setting", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "Values", OVT_ALIGN_LEFT, true);
    for (size_t i = 0; i < stored->varied_count; i++) {
        ovt_table_row(self, table);
        add_clean(self, table, 0, stored->varied[i].path);
        add_clean(self, table, 1, stored->varied[i].choice);
    }
}

static void
say_origin(ovt_document *self, const ovt_stored *stored)
{
    ovt_text text = {0};
    ovt_text_add(&text, "overture ");
    ovt_text_add_clean(&text, stored->version);
    ovt_text_add(&text, ": ");
    ovt_text_add_clean(&text, stored->command_line);
    self->failed = self->failed || text.failed;
    ovt_document_paragraph(self, "%s", text.data == NULL ? "" : text.data);
    ovt_text_free(&text);
}

ovt_status
ovt_build_sweep(ovt_document *self, ovt_store *store, int64_t id, bool with_rows,
    const ovt_provenance *provenance, ovt_error *err)
{
    ovt_stored stored;
    uint64_t points = 0, invalid = 0;
    ovt_text title = {0};
    ovt_sweep_reading reading = {.document = self, .stored = &stored, .with_rows = with_rows};
    *self = (ovt_document){0};
    ovt_status status = ovt_store_read(store, id, &stored, &self->arena, err);
    if (status == OVT_OK) {
        status = ovt_store_count(store, id, &points, &invalid, err);
    }
    if (status != OVT_OK) {
        return status;
    }
    ovt_text_add_clean(&title, stored.title == NULL ? "Sweep" : stored.title);
    ovt_document_heading(self, 1, "%s", title.data == NULL ? "" : title.data);
    ovt_text_free(&title);
    say_what_was_done(self, &stored, points);
    choose_shown(&reading);
    reading.points = ovt_allocate(OVT_SWEEP_TOLD, sizeof *reading.points);
    if (reading.points == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the report");
    }
    if (with_rows) {
        ovt_sweep_records_begin(self, &stored);
        ovt_sweep_data_begin(self, &stored, provenance);
    }
    status = ovt_store_each(store, id, &stored, 0, INT64_MAX, take_point, &reading, err);
    for (size_t i = 0; status == OVT_OK && !self->failed && i < reading.shown_count; i++) {
        ovt_sweep_section(&reading, i);
    }
    ovt_document_heading(self, 2, "Where this comes from");
    say_origin(self, &stored);
    ovt_free(reading.points);
    return status == OVT_OK ? ovt_built(self, err) : status;
}
