// SPDX-License-Identifier: GPL-3.0-or-later
/* Whether two results have the same numbers: only then may one go on with the other's points. */
#include <string.h>

#include "row.h"

static bool
same_text(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) == 0;
}

static bool
differ(ovt_text *words, const char *what, const char *stored, const char *wanted)
{
    if (same_text(stored, wanted)) {
        return false;
    }
    ovt_text_format(words, "the %s is %s, not %s", what, stored == NULL ? "none" : stored,
        wanted == NULL ? "none" : wanted);
    return true;
}

static bool
differ_in_number(ovt_text *words, const char *what, uint64_t stored, uint64_t wanted)
{
    if (stored == wanted) {
        return false;
    }
    ovt_text_format(words, "the %s is %llu, not %llu", what, (unsigned long long) stored,
        (unsigned long long) wanted);
    return true;
}

static bool
differ_in_scenarios(const ovt_stored *stored, const ovt_stored *wanted, ovt_text *words)
{
    if (differ_in_number(
            words, "number of scenarios", stored->scenario_count, wanted->scenario_count)) {
        return true;
    }
    for (size_t i = 0; i < stored->scenario_count; i++) {
        if (!same_text(stored->scenarios[i].name, wanted->scenarios[i].name) ||
            !same_text(stored->scenarios[i].text, wanted->scenarios[i].text)) {
            ovt_text_format(words, "the scenario %s has changed", wanted->scenarios[i].name);
            return true;
        }
    }
    return false;
}

static bool
differ_in_varied(const ovt_stored *stored, const ovt_stored *wanted, ovt_text *words)
{
    bool same = stored->varied_count == wanted->varied_count;
    for (size_t i = 0; same && i < stored->varied_count; i++) {
        same = same_text(stored->varied[i].path, wanted->varied[i].path) &&
               same_text(stored->varied[i].choice, wanted->varied[i].choice);
    }
    if (!same) {
        ovt_text_add(words, "other settings are varied, or over other values");
    }
    return !same;
}

static bool
differ_in_metrics(const ovt_stored *stored, const ovt_stored *wanted, ovt_text *words)
{
    bool same = stored->metric_count == wanted->metric_count;
    for (size_t i = 0; same && i < stored->metric_count; i++) {
        same = same_text(stored->metrics[i].name, wanted->metrics[i].name);
    }
    if (!same) {
        ovt_text_add(words, "other metrics are reported");
    }
    return !same;
}

bool
ovt_stored_differs(const ovt_stored *stored, const ovt_stored *wanted, ovt_text *words)
{
    return differ(words, "command", stored->command, wanted->command) ||
           differ(words, "version of overture", stored->version, wanted->version) ||
           differ_in_number(words, "seed", stored->seed, wanted->seed) ||
           differ_in_number(
               words, "number of histories", stored->replications, wanted->replications) ||
           differ_in_scenarios(stored, wanted, words) ||
           differ(words, "baseline", stored->baseline, wanted->baseline) ||
           differ(words, "design", stored->design, wanted->design) ||
           differ_in_varied(stored, wanted, words) ||
           differ_in_number(words, "number of points", stored->points, wanted->points) ||
           differ_in_metrics(stored, wanted, words);
}

ovt_status
ovt_store_find(ovt_store *self, const ovt_stored *wanted, int64_t *id, ovt_error *err)
{
    int64_t at = 0;
    for (;;) {
        ovt_arena arena = {0};
        ovt_stored stored;
        ovt_text words = {0};
        *id = 0;
        ovt_status status = ovt_store_next(self, at, &at, err);
        if (status != OVT_OK || at == 0) {
            return status;
        }
        status = ovt_store_read(self, at, &stored, &arena, err);
        bool same = status == OVT_OK && !ovt_stored_differs(&stored, wanted, &words);
        bool failed = words.failed;
        ovt_text_free(&words);
        ovt_arena_free(&arena);
        if (status != OVT_OK || failed) {
            return failed ? ovt_fail(err, OVT_MEMORY, "%s: no memory", self->path) : status;
        }
        if (same) {
            *id = at;
            return OVT_OK;
        }
    }
}

ovt_status
ovt_store_find_document(ovt_store *self, const ovt_stored *wanted, int64_t *id, ovt_error *err)
{
    ovt_row_reader own;
    ovt_status opened = ovt_row_open(&own, self, OVT_SQL_SAME, 0, NULL, err);
    *id = 0;
    if (opened != OVT_OK) {
        return opened;
    }
    sqlite3_bind_text(own.statement, 1, wanted->command, -1, SQLITE_STATIC);
    sqlite3_bind_text(own.statement, 2, wanted->document, -1, SQLITE_STATIC);
    int code = sqlite3_step(own.statement);
    if (code == SQLITE_ROW) {
        *id = sqlite3_column_int64(own.statement, 0);
    }
    return ovt_row_close(&own, code, err);
}
