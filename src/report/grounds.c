// SPDX-License-Identifier: GPL-3.0-or-later
/* What the numbers rest on: the assumption ledger, what the model leaves out, where it all came
 * from. */
#include <string.h>

#include "overture/base/text.h"
#include "parts.h"

/* Settings that several scenarios share from one file count once. */
static bool
is_repeated(const ovt_results *results, size_t scenario, const ovt_assumption *line)
{
    for (size_t i = 0; i < scenario; i++) {
        const ovt_scenario *other = results->scenarios[i];
        for (size_t j = 0; j < other->ledger_count; j++) {
            const ovt_assumption *earlier = &other->ledger[j];
            bool same_place = line->line > 0 ? earlier->line == line->line &&
                                                   strcmp(earlier->file, line->file) == 0
                                             : earlier->line == 0;
            if (same_place && strcmp(earlier->path, line->path) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What happened is held against the figures; they do not follow from it. */
static bool
is_of_the_past(const ovt_assumption *line)
{
    return strncmp(line->path, "actual.", strlen("actual.")) == 0;
}

ovt_grounds_count
ovt_count_grounds(const ovt_results *results)
{
    ovt_grounds_count counts = {{0}, 0};
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->ledger_count; j++) {
            const ovt_assumption *line = &results->scenarios[i]->ledger[j];
            if (!is_of_the_past(line) && !is_repeated(results, i, line)) {
                counts.of[line->ground]++;
                counts.without_note += line->ground == OVT_ASSUMPTION && line->note == NULL;
            }
        }
    }
    return counts;
}

/* To add a kind of ground: its row here, in the order of ovt_ground. */
static const struct {
    const char *title;
    const char *about; /* heading of the last column */
} kinds[] = {
    {"Facts", "Source"},
    {"Assumptions", "Note"},
    {"Defaults", "Note"},
};

static void
ledger_row(ovt_document *self, ovt_table *table, const ovt_assumption *line)
{
    const char *about = line->ground == OVT_FACT ? line->source : line->note;
    bool has_unit = line->unit != NULL && line->unit[0] != '\0';
    ovt_table_row(self, table);
    ovt_table_cell(self, table, 0, "%s", line->path);
    ovt_table_cell(
        self, table, 1, "%s%s%s", line->value, has_unit ? " " : "", has_unit ? line->unit : "");
    ovt_table_cell(self, table, 2, "%s", about != NULL ? about : "none given");
}

static void
ledger_table(ovt_document *self, const ovt_results *results, int ground)
{
    ovt_table *table = NULL;
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->ledger_count; j++) {
            const ovt_assumption *line = &results->scenarios[i]->ledger[j];
            if (line->ground != ground || is_of_the_past(line) || is_repeated(results, i, line)) {
                continue;
            }
            if (table == NULL) {
                ovt_document_heading(self, 3, "%s", kinds[ground].title);
                table = ovt_document_table(self, NULL);
                ovt_table_column_add(self, table, "Setting", OVT_ALIGN_LEFT, true);
                ovt_table_column_add(self, table, "Value", OVT_ALIGN_LEFT, true);
                ovt_table_column_add(self, table, kinds[ground].about, OVT_ALIGN_LEFT, true);
            }
            ledger_row(self, table, line);
        }
    }
}

/* Defaults are the program's own: their names are enough. */
static void
ledger_defaults(ovt_document *self, const ovt_results *results)
{
    ovt_text list = {0};
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->ledger_count; j++) {
            const ovt_assumption *line = &results->scenarios[i]->ledger[j];
            if (line->ground == OVT_DEFAULT && !is_repeated(results, i, line)) {
                ovt_text_format(
                    &list, "%s%s %s", list.length > 0 ? "; " : "", line->path, line->value);
            }
        }
    }
    if (list.length > 0) {
        ovt_document_heading(self, 3, "%s", kinds[OVT_DEFAULT].title);
        ovt_document_paragraph(
            self, "Not given in the files, and so as the program has them: %s.", list.data);
    }
    self->failed |= list.failed;
    ovt_text_free(&list);
}

static const char *
plural(size_t count)
{
    return count == 1 ? "" : "s";
}

void
ovt_section_ledger(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    ovt_grounds_count counts = ovt_count_grounds(results);
    size_t facts = counts.of[OVT_FACT], assumed = counts.of[OVT_ASSUMPTION];
    ovt_document_heading(self, 2, "What the numbers rest on");
    ovt_document_paragraph(self,
        "%zu fact%s with a source, %zu assumption%s (%zu without a note) and %zu default%s of the "
        "program.%s",
        facts, plural(facts), assumed, plural(assumed), counts.without_note, counts.of[OVT_DEFAULT],
        plural(counts.of[OVT_DEFAULT]),
        provenance->full ? "" : " -v lists them, and so does every other format.");
    if (provenance->full) {
        ledger_table(self, results, OVT_FACT);
        ledger_table(self, results, OVT_ASSUMPTION);
        ledger_defaults(self, results);
    }
}

/* The short of docs/model.md. To add a limit: add its line here. */
static const char *const limits[] = {
    "The sides do not learn about each other from their offers, make no side payments and have no "
    "constituents behind them.",
    "What a truce's failure does to later talks is not modelled, nor who violates it and why, but "
    "for the truce's age and the sides' incentive to go on.",
    "People of one category are alike; there is no contact among them, and release does nothing to "
    "them.",
    "Prisoners are numbers: deaths among them, and deaths on the battlefield, are not counted.",
    "Aid, withdrawal and return do not move how the truce is kept, unless an issue binds them.",
    "Nobody outside the talks acts, but through the rates that a file gives.",
};

void
ovt_section_limits(ovt_document *self)
{
    ovt_document_heading(self, 2, "What the model leaves out");
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        ovt_document_item(self, "%s", limits[i]);
    }
}

static bool
is_file_repeated(const ovt_results *results, size_t scenario, const ovt_source_file *file)
{
    for (size_t i = 0; i < scenario; i++) {
        for (size_t j = 0; j < results->scenarios[i]->file_count; j++) {
            if (strcmp(results->scenarios[i]->files[j].path, file->path) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void
add_files(ovt_document *self, const ovt_results *results)
{
    ovt_table *table = ovt_document_table(self, NULL);
    ovt_table_column_add(self, table, "File read", OVT_ALIGN_LEFT, true);
    ovt_table_column_add(self, table, "SHA-256, the first 16 digits", OVT_ALIGN_LEFT, false);
    for (size_t i = 0; i < results->scenario_count; i++) {
        for (size_t j = 0; j < results->scenarios[i]->file_count; j++) {
            const ovt_source_file *file = &results->scenarios[i]->files[j];
            if (!is_file_repeated(results, i, file)) {
                ovt_table_row(self, table);
                ovt_table_cell(self, table, 0, "%s", file->path);
                ovt_table_cell(self, table, 1, "%.16s", file->sha256);
            }
        }
    }
}

void
ovt_section_origin(ovt_document *self, const ovt_results *results, const ovt_provenance *provenance)
{
    char done[OVT_SAY];
    ovt_document_heading(self, 2, "Where this comes from");
    if (results->replications > 0) {
        ovt_document_item(self,
            "overture %s, seed %llu, %s histories, random numbers by Philox4x32-10.",
            provenance->version, (unsigned long long) results->seed,
            ovt_say(done, (double) results->replications, 0));
    } else {
        ovt_document_item(self, "overture %s; nothing was simulated.", provenance->version);
    }
    if (provenance->libraries != NULL) {
        ovt_document_item(self, "Libraries: %s.", provenance->libraries);
    }
    ovt_document_item(self, "To repeat it: %s", provenance->command_line);
    if (provenance->full) {
        add_files(self, results);
    }
}
