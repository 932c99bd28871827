// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/report/sweep.h"
#include "parts.h"

static void
add_columns(ovt_document *self, ovt_table *table, const char *const *titles, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool is_last = i + 1 == count;
        ovt_table_column_add(
            self, table, titles[i], is_last ? OVT_ALIGN_LEFT : OVT_ALIGN_RIGHT, is_last);
    }
}

/* For people, who know a result by its command line; a run has no points to speak of. */
static void
add_row(ovt_document *self, ovt_table *table, int64_t id, const ovt_stored *stored, uint64_t points)
{
    char planned[OVT_SAY], done[OVT_SAY], histories[OVT_SAY];
    ovt_text line = {0};
    ovt_text_add_clean(&line, stored->command_line);
    self->failed |= line.failed;
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%lld", (long long) id);
    if (stored->design != NULL) {
        ovt_table_cell(self, table, 1, "%s of %s", ovt_say(done, (double) points, 0),
            ovt_say(planned, (double) stored->points, 0));
    }
    ovt_table_cell(self, table, 2, "%s", ovt_say(histories, (double) stored->replications, 0));
    ovt_table_cell(self, table, 3, "%llu", (unsigned long long) stored->seed);
    ovt_table_cell(self, table, 4, "%s", line.data == NULL ? "" : line.data);
    ovt_text_free(&line);
}

static void
add_record(
    ovt_document *self, ovt_table *table, int64_t id, const ovt_stored *stored, uint64_t points)
{
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%lld", (long long) id);
    ovt_table_cell(self, table, 1, "%s", stored->command);
    ovt_table_cell(self, table, 2, "%s", stored->title == NULL ? "" : stored->title);
    ovt_table_cell(self, table, 3, "%llu", (unsigned long long) stored->points);
    ovt_table_cell(self, table, 4, "%llu", (unsigned long long) points);
    ovt_table_cell(self, table, 5, "%llu", (unsigned long long) stored->replications);
    ovt_table_cell(self, table, 6, "%llu", (unsigned long long) stored->seed);
    ovt_table_cell(self, table, 7, "%s", stored->command_line);
}

static json_t *
result_data(ovt_document *self, int64_t id, const ovt_stored *stored, uint64_t points)
{
    json_t *object = json_object(), *scenarios = json_array();
    ovt_data_set(self, object, "id", json_integer((json_int_t) id));
    ovt_data_set(self, object, "command", ovt_data_text(stored->command));
    ovt_data_set(self, object, "version", ovt_data_text(stored->version));
    ovt_data_set(self, object, "title", ovt_data_text(stored->title));
    for (size_t i = 0; i < stored->scenario_count; i++) {
        ovt_data_append(self, scenarios, ovt_data_text(stored->scenarios[i].name));
    }
    ovt_data_set(self, object, "scenarios", scenarios);
    ovt_data_set(self, object, "points", json_integer((json_int_t) stored->points));
    ovt_data_set(self, object, "points_done", json_integer((json_int_t) points));
    ovt_data_set(self, object, "replications", json_integer((json_int_t) stored->replications));
    ovt_data_set(self, object, "seed", json_integer((json_int_t) stored->seed));
    ovt_data_set(self, object, "command_line", ovt_data_text(stored->command_line));
    return object;
}

ovt_status
ovt_build_results(
    ovt_document *self, ovt_store *store, const ovt_provenance *provenance, ovt_error *err)
{
    static const char *const titles[] = {"Id", "Points", "Histories", "Seed", "Command line"};
    static const char *const keys[] = {
        "id", "command", "title", "points", "points_done", "replications", "seed", "command_line"};
    json_t *results = json_array();
    int64_t id = 0;
    ovt_status status;
    *self = (ovt_document){0};
    ovt_document_heading(self, 1, "Results in the database");
    ovt_document_paragraph(self, "`--id N` prints one of them.");
    ovt_table *table = ovt_document_table(self, NULL), *records = ovt_document_records(self);
    add_columns(self, table, titles, sizeof titles / sizeof *titles);
    add_columns(self, records, keys, sizeof keys / sizeof *keys);
    while ((status = ovt_store_next(store, id, &id, err)) == OVT_OK && id != 0) {
        ovt_arena arena = {0};
        ovt_stored stored;
        uint64_t points = 0, invalid = 0;
        status = ovt_store_read(store, id, &stored, &arena, err);
        if (status == OVT_OK) {
            status = ovt_store_count(store, id, &points, &invalid, err);
        }
        if (status == OVT_OK) {
            add_row(self, table, id, &stored, points);
            add_record(self, records, id, &stored, points);
            ovt_data_append(self, results, result_data(self, id, &stored, points));
        }
        ovt_arena_free(&arena);
        if (status != OVT_OK) {
            break;
        }
    }
    ovt_data_begin(self, provenance);
    ovt_data_set(self, self->data, "results", results);
    return status == OVT_OK ? ovt_built(self, err) : status;
}
