// SPDX-License-Identifier: GPL-3.0-or-later
#include <math.h>
#include <string.h>

#include "overture/base/text.h"
#include "overture/stats/metric.h"

/* A category or class of a study: by name, since scenarios may list them in another order. */
typedef struct {
    const char *name;
    const char *label; /* NULL: the name */
} member;

/* What builds the columns of a study. */
typedef struct {
    ovt_columns *columns;
    size_t capacity;
    const ovt_scenario *const *scenarios;
    size_t scenario_count;
} builder;

static void
column_free(ovt_column *column)
{
    ovt_free(column->name);
    ovt_free(column->title);
    ovt_free(column->offset);
}

void
ovt_columns_free(ovt_columns *self)
{
    for (size_t i = 0; i < self->count; i++) {
        column_free(&self->columns[i]);
    }
    ovt_free(self->columns);
    *self = (ovt_columns){0};
}

/* "head" or "head<between>tail" as an owned text; NULL without memory. */
static char *
joined(const char *head, const char *between, const char *tail)
{
    size_t head_length = strlen(head);
    size_t between_length = tail == NULL ? 0 : strlen(between);
    size_t tail_length = tail == NULL ? 0 : strlen(tail);
    char *text = ovt_allocate(head_length + between_length + tail_length + 1, 1);
    if (text != NULL) {
        memcpy(text, head, head_length);
        if (tail != NULL) {
            memcpy(text + head_length, between, between_length);
            memcpy(text + head_length + between_length, tail, tail_length);
        }
    }
    return text;
}

/* Appends a column without offsets; NULL without memory. */
static ovt_column *
add_column(builder *self, const ovt_metric *metric, const member *part)
{
    ovt_columns *columns = self->columns;
    if (columns->count == self->capacity) {
        size_t capacity = self->capacity == 0 ? 64 : 2 * self->capacity;
        ovt_column *grown = ovt_resize(columns->columns, capacity, sizeof *grown);
        if (grown == NULL) {
            return NULL;
        }
        columns->columns = grown;
        self->capacity = capacity;
    }
    ovt_column column = {.metric = metric, .practically_same = metric->practically_same};
    const char *label = part == NULL ? NULL : part->label != NULL ? part->label : part->name;
    column.name = joined(metric->key, ".", part == NULL ? NULL : part->name);
    column.title = joined(metric->title, ": ", label);
    column.offset = ovt_allocate(self->scenario_count, sizeof *column.offset);
    if (column.name == NULL || column.title == NULL || column.offset == NULL) {
        column_free(&column);
        return NULL;
    }
    columns->columns[columns->count] = column;
    return &columns->columns[columns->count++];
}

static bool
is_modelled(const ovt_scenario *scenario, const ovt_metric *metric)
{
    return metric->domain == OVT_METRIC_OF_TALKS    ? ovt_scenario_negotiates(scenario)
           : metric->domain == OVT_METRIC_OF_ISSUES ? scenario->issue_count > 0
                                                    : true;
}

static bool
is_modelled_anywhere(const builder *self, const ovt_metric *metric)
{
    for (size_t i = 0; i < self->scenario_count; i++) {
        if (is_modelled(self->scenarios[i], metric)) {
            return true;
        }
    }
    return false;
}

/* The metric itself: of the whole outcome. */
static bool
add_total(builder *self, const ovt_metric *metric)
{
    ovt_column *column = add_column(self, metric, NULL);
    if (column == NULL) {
        return false;
    }
    size_t base = metric->family == OVT_METRIC_PER_CATEGORY ? offsetof(ovt_outcome, captives) : 0;
    for (size_t i = 0; i < self->scenario_count; i++) {
        column->offset[i] =
            is_modelled(self->scenarios[i], metric) ? base + metric->offset : OVT_NONE;
    }
    return true;
}

static size_t
member_count(const ovt_scenario *scenario, const ovt_metric *metric)
{
    return metric->family == OVT_METRIC_PER_CATEGORY ? scenario->captive_count
                                                     : scenario->prisoner_count;
}

static member
member_at(const ovt_scenario *scenario, const ovt_metric *metric, size_t index)
{
    if (metric->family == OVT_METRIC_PER_CATEGORY) {
        const ovt_category *category = &scenario->captives[index];
        return (member){category->category, category->label};
    }
    const ovt_class *row = &scenario->prisoners[index];
    return (member){row->class_name, row->label};
}

/* Offset of a member by name in one scenario's outcomes; OVT_NONE where it has none. */
static size_t
member_offset(const ovt_scenario *scenario, const ovt_metric *metric, const char *name)
{
    if (metric->family == OVT_METRIC_PER_CATEGORY) {
        size_t category = ovt_category_find(scenario, name);
        return category == OVT_NONE ? OVT_NONE
                                    : offsetof(ovt_outcome, by_category) +
                                          category * sizeof(ovt_tally) + metric->offset;
    }
    size_t class_index = ovt_class_find(scenario, name);
    return class_index == OVT_NONE ? OVT_NONE : ovt_outcome_class_offset(scenario, class_index);
}

static bool
seen_before(const builder *self, size_t scenario, const ovt_metric *metric, const char *name)
{
    for (size_t i = 0; i < scenario; i++) {
        if (member_offset(self->scenarios[i], metric, name) != OVT_NONE) {
            return true;
        }
    }
    return false;
}

static bool
add_member(builder *self, const ovt_metric *metric, const member *part)
{
    ovt_column *column = add_column(self, metric, part);
    if (column == NULL) {
        return false;
    }
    for (size_t i = 0; i < self->scenario_count; i++) {
        column->offset[i] = member_offset(self->scenarios[i], metric, part->name);
    }
    return true;
}

/* One column for each category or class that any scenario has, in the order they are met. */
static bool
add_members(builder *self, const ovt_metric *metric)
{
    for (size_t s = 0; s < self->scenario_count; s++) {
        const ovt_scenario *scenario = self->scenarios[s];
        for (size_t i = 0; i < member_count(scenario, metric); i++) {
            member part = member_at(scenario, metric, i);
            if (!seen_before(self, s, metric, part.name) && !add_member(self, metric, &part)) {
                return false;
            }
        }
    }
    return true;
}

static bool
ending_possible(const builder *self, int ending)
{
    for (size_t i = 0; i < self->scenario_count; i++) {
        if (ovt_ending_possible(self->scenarios[i], ending)) {
            return true;
        }
    }
    return false;
}

static bool
add_endings(builder *self, const ovt_metric *metric)
{
    for (int ending = 0; ending < OVT_ENDING_COUNT; ending++) {
        if (!ending_possible(self, ending)) {
            continue;
        }
        char name[OVT_ENDING_TEXT];
        char label[OVT_ENDING_TEXT];
        ovt_ending_text(name, ending);
        ovt_ending_text(label, ending);
        for (char *c = label; *c != '\0'; c++) {
            *c = *c == '_' ? ' ' : *c;
        }
        ovt_column *column = add_column(self, metric, &(member){name, label});
        if (column == NULL) {
            return false;
        }
        column->ending = ending;
        for (size_t i = 0; i < self->scenario_count; i++) {
            column->offset[i] = metric->offset;
        }
    }
    return true;
}

static bool
add_metric(builder *self, const ovt_metric *metric)
{
    switch (metric->family) {
    case OVT_METRIC_PER_ENDING:
        return add_endings(self, metric);
    case OVT_METRIC_PER_CATEGORY:
    case OVT_METRIC_PER_CLASS:
        return add_total(self, metric) && add_members(self, metric);
    case OVT_METRIC_ALONE:
        break;
    }
    return !is_modelled_anywhere(self, metric) || add_total(self, metric);
}

bool
ovt_column_answers(const ovt_column *self, const char *name)
{
    return strcmp(self->name, name) == 0 || strcmp(self->metric->key, name) == 0;
}

static bool
is_answered(const ovt_columns *columns, const char *name)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (ovt_column_answers(&columns->columns[i], name)) {
            return true;
        }
    }
    return false;
}

/* Whether the name is that of an ending, be it one that cannot come about here. */
static bool
is_ending(const char *name)
{
    static const char prefix[] = "ending.";
    if (strncmp(name, prefix, sizeof prefix - 1) != 0) {
        return false;
    }
    for (int ending = 0; ending < OVT_ENDING_COUNT; ending++) {
        char text[OVT_ENDING_TEXT];
        if (strcmp(name + sizeof prefix - 1, ovt_ending_text(text, ending)) == 0) {
            return true;
        }
    }
    return false;
}

/* The metric of this name, be it one that is not modelled here. */
static const ovt_metric *
metric_of(const char *name)
{
    for (size_t i = 0; ovt_metric_at(i) != NULL; i++) {
        if (strcmp(name, ovt_metric_at(i)->key) == 0) {
            return ovt_metric_at(i);
        }
    }
    return NULL;
}

/* Fails for a name that no column answers to; @p where goes before the words. */
static ovt_status
refuse(const ovt_columns *columns, ovt_status status, const char *where, const char *name,
    ovt_error *err)
{
    const char **names = ovt_allocate(columns->count + 1, sizeof *names);
    if (names == NULL) {
        return ovt_fail(err, OVT_MEMORY, "no memory for the names of the metrics");
    }
    size_t count = 0;
    names[count++] = "ending";
    for (size_t i = 0; i < columns->count; i++) {
        names[count++] = columns->columns[i].name;
    }
    const char *nearest = ovt_word_nearest(name, names, count);
    if (nearest != NULL) {
        status = ovt_fail(
            err, status, "%sthere is no metric \"%s\"; did you mean \"%s\"?", where, name, nearest);
    } else {
        status = ovt_fail(err, status,
            "%sthere is no metric \"%s\"; \"overture metrics\" lists them all", where, name);
    }
    ovt_free(names);
    return status;
}

/* Only the columns asked for stay. */
static ovt_status
keep_named(ovt_columns *self, const char *const *names, size_t name_count, ovt_error *err)
{
    for (size_t i = 0; i < name_count; i++) {
        if (is_answered(self, names[i])) {
            continue;
        }
        if (is_ending(names[i])) {
            return ovt_fail(err, OVT_USAGE,
                "metric \"%s\": no scenario given can end so; leave it out", names[i]);
        }
        const ovt_metric *metric = metric_of(names[i]);
        if (metric != NULL) {
            return ovt_fail(err, OVT_USAGE, "metric \"%s\": no scenario given has %s; leave it out",
                names[i], metric->domain == OVT_METRIC_OF_TALKS ? "talks" : "issues");
        }
        return refuse(self, OVT_USAGE, "", names[i], err);
    }
    size_t kept = 0;
    for (size_t c = 0; c < self->count; c++) {
        bool wanted = false;
        for (size_t i = 0; i < name_count && !wanted; i++) {
            wanted = ovt_column_answers(&self->columns[c], names[i]);
        }
        if (wanted) {
            self->columns[kept++] = self->columns[c];
        } else {
            column_free(&self->columns[c]);
        }
    }
    self->count = kept;
    return OVT_OK;
}

/* Sets the tolerance of the columns that answer to a row; an exact name beats a family's key. */
static void
set_tolerance(ovt_columns *self, const ovt_tolerance *row, bool exact)
{
    for (size_t i = 0; i < self->count; i++) {
        ovt_column *column = &self->columns[i];
        if (exact ? strcmp(column->name, row->metric) == 0
                  : ovt_column_answers(column, row->metric)) {
            column->practically_same = row->within;
        }
    }
}

/* What is_answered() cannot know: metrics that are not modelled here, and endings. */
static ovt_status
check_name(const builder *self, const char *where, const char *name, ovt_error *err)
{
    bool known = is_answered(self->columns, name) || is_ending(name) || metric_of(name) != NULL;
    return known ? OVT_OK : refuse(self->columns, OVT_SCENARIO, where, name, err);
}

/* Backwards, so that the first scenario that names a metric has the last word. */
static ovt_status
set_tolerances(builder *self, ovt_error *err)
{
    for (int exact = 0; exact < 2; exact++) {
        for (size_t s = self->scenario_count; s-- > 0;) {
            const ovt_run_settings *run = &self->scenarios[s]->run;
            for (size_t i = run->practically_same_count; i-- > 0;) {
                ovt_status status = check_name(
                    self, "run.practically_same: ", run->practically_same[i].metric, err);
                if (status != OVT_OK) {
                    return status;
                }
                set_tolerance(self->columns, &run->practically_same[i], exact != 0);
            }
        }
    }
    return OVT_OK;
}

static ovt_status
check_choices(const builder *self, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (size_t s = 0; status == OVT_OK && s < self->scenario_count; s++) {
        const ovt_run_settings *run = &self->scenarios[s]->run;
        if (run->outcome != NULL) {
            status = check_name(self, "run.outcome: ", run->outcome, err);
        }
        for (size_t i = 0; status == OVT_OK && i < run->target_count; i++) {
            status = check_name(self, "run.targets: ", run->targets[i].metric, err);
        }
    }
    return status;
}

ovt_status
ovt_columns_init(ovt_columns *self, const ovt_scenario *const *scenarios, size_t scenario_count,
    const char *const *names, size_t name_count, ovt_error *err)
{
    *self = (ovt_columns){0};
    builder build = {.columns = self, .scenarios = scenarios, .scenario_count = scenario_count};
    for (const ovt_metric *metric = ovt_metric_at(0); metric != NULL;) {
        if (!add_metric(&build, metric)) {
            return ovt_fail(err, OVT_MEMORY, "no memory for the metrics of the study");
        }
        metric = ovt_metric_at((size_t) (metric - ovt_metric_at(0)) + 1);
    }
    ovt_status status = set_tolerances(&build, err);
    if (status == OVT_OK) {
        status = check_choices(&build, err);
    }
    if (status == OVT_OK && names != NULL) {
        status = keep_named(self, names, name_count, err);
    }
    return status;
}

double
ovt_column_value(const ovt_column *self, size_t scenario, const ovt_outcome *outcome)
{
    if (self->offset[scenario] == OVT_NONE) {
        return NAN;
    }
    const char *place = (const char *) outcome + self->offset[scenario];
    int32_t count;
    double real;
    if (self->metric->type == OVT_METRIC_REAL) {
        memcpy(&real, place, sizeof real);
        return real;
    }
    memcpy(&count, place, sizeof count);
    return self->metric->family == OVT_METRIC_PER_ENDING ? count == self->ending : count;
}
