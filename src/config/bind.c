// SPDX-License-Identifier: GPL-3.0-or-later
#include "bind.h"

#include <string.h>

#include "overture/base/calendar.h"
#include "overture/base/text.h"
#include "overture/model/distribution.h"

static void bind_group(ovt_binding *self, const ovt_setting *group, const ovt_node *node,
    const ovt_node *where, char *base, const ovt_grounds *grounds);

void *
ovt_bind_room(ovt_binding *self, size_t count, size_t size)
{
    const size_t alignment = _Alignof(max_align_t);
    size_t start = (self->scenario->block_size + alignment - 1) / alignment * alignment;
    if (start > self->capacity || count * size > self->capacity - start) {
        self->failed = true;
        return NULL;
    }
    self->scenario->block_size = start + count * size;
    return (char *) self->scenario + start;
}

const char *
ovt_bind_text(ovt_binding *self, const char *text)
{
    if (text == NULL) {
        return NULL;
    }
    const char *copy = ovt_arena_text(self->scenario->arena, text, strlen(text));
    self->failed = self->failed || copy == NULL;
    return copy;
}

static bool
is_ground(const ovt_node *node)
{
    return strcmp(node->name, "note") == 0 || strcmp(node->name, "source") == 0;
}

/* Looks for a row of that very name in another group: it may only stand in the wrong place. */
static const ovt_setting *
elsewhere(const char *name)
{
    const ovt_setting *row;
    for (size_t i = 0; (row = ovt_setting_at(i)) != NULL; i++) {
        if (strchr(row->path, '.') != NULL && strcmp(ovt_setting_name(row), name) == 0) {
            return row;
        }
    }
    return NULL;
}

static void
report_unknown_member(ovt_binding *self, const ovt_setting *group, const ovt_node *node)
{
    const char *names[64];
    size_t count = 0;
    const ovt_setting *row = NULL;
    while (count < 62 && (row = ovt_setting_next(group, row)) != NULL) {
        names[count++] = ovt_setting_name(row);
    }
    names[count++] = "note";
    names[count++] = "source";
    const char *in = group == NULL ? "" : " in ";
    const char *where = group == NULL ? "" : group->path;
    const char *near = ovt_word_nearest(node->name, names, count);
    const ovt_setting *other = elsewhere(node->name);
    if (other != NULL && near == NULL) {
        size_t length = strlen(other->path) - strlen(node->name) - 1;
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "unknown setting \"%s\"%s%s; it belongs in %.*s", node->name, in, where, (int) length,
            other->path);
    } else if (near != NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "unknown setting \"%s\"%s%s; did you mean \"%s\"?", node->name, in, where, near);
    } else {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "unknown setting \"%s\"%s%s; overture schema lists all settings", node->name, in,
            where);
    }
}

static void
report_unknown_members(ovt_binding *self, const ovt_setting *group, const ovt_node *node)
{
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        if (child->name == NULL || ovt_setting_member(group, child->name) != NULL) {
            continue;
        }
        if (!is_ground(child)) {
            report_unknown_member(self, group, child);
        } else if (child->type != OVT_NODE_TEXT) {
            ovt_bind_fault(
                self, OVT_SEVERITY_ERROR, child, NULL, "must be a text in quotation marks");
        }
    }
}

/* What a group says for its members; its own words stand before those of the groups around. */
static ovt_grounds
grounds_of(const ovt_node *node, const ovt_grounds *around)
{
    const ovt_node *note = ovt_node_child(node, "note");
    const ovt_node *source = ovt_node_child(node, "source");
    bool has_note = note != NULL && note->type == OVT_NODE_TEXT;
    bool has_source = source != NULL && source->type == OVT_NODE_TEXT;
    if (!has_note && !has_source) {
        return *around;
    }
    return (ovt_grounds){
        .source = has_source ? source->value.text : NULL,
        .note = has_note ? note->value.text : NULL,
    };
}

/* A lone text stands for a group that gives its first member (bind = "offer.phases[0].days"). */
static void
bind_shorthand(ovt_binding *self, const ovt_setting *list, const ovt_node *node, char *base,
    const ovt_grounds *grounds)
{
    const ovt_setting *first = ovt_setting_next(list, NULL);
    ovt_bind_value(self, first, node, base, grounds);
    const ovt_setting *row = first;
    while ((row = ovt_setting_next(list, row)) != NULL) {
        ovt_bind_fallback(self, row, node, node, base);
    }
}

static void
bind_element(ovt_binding *self, const ovt_setting *list, const ovt_node *node, char *base,
    const ovt_grounds *grounds)
{
    const ovt_setting *first = ovt_setting_next(list, NULL);
    if (node->type == OVT_NODE_TEXT && first->fallback_kind == OVT_FALLBACK_REQUIRED) {
        bind_shorthand(self, list, node, base, grounds);
    } else if (node->type != OVT_NODE_GROUP) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "must be a group in braces, as in %s",
            list->example);
    } else {
        bind_group(self, list, node, node, base, grounds);
    }
}

static void
bind_groups(ovt_binding *self, const ovt_setting *row, const ovt_node *node, char *base,
    const ovt_grounds *grounds)
{
    bool is_list = node->type == OVT_NODE_LIST;
    if (!is_list && node->type != OVT_NODE_TEXT) {
        const char *words =
            ovt_node_child(node, "value") != NULL
                ? "is a list of groups, which takes its source and note inside of them, as in"
                : "must be a list of groups in round brackets, as in";
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL, "%s %s", words, row->example);
        return;
    }
    size_t count = is_list ? node->count : 1;
    if ((double) count < row->low || (double) count > row->high) {
        ovt_bind_length_fault(self, row, node, count);
        return;
    }
    char *elements = ovt_bind_room(self, count, row->element_size);
    if (elements == NULL) {
        return;
    }
    *(char **) (void *) (base + row->offset) = elements;
    *(size_t *) (void *) (base + row->count_offset) = count;
    const ovt_node *element = is_list ? node->first : node;
    for (size_t i = 0; i < count; i++) {
        bind_element(self, row, element, elements + i * row->element_size, grounds);
        element = element->next;
    }
}

static void
bind_member(ovt_binding *self, const ovt_setting *row, const ovt_node *group, const ovt_node *where,
    char *base, const ovt_grounds *grounds)
{
    const ovt_node *node = group == NULL ? NULL : ovt_node_child(group, ovt_setting_name(row));
    if (row->type == OVT_SETTING_GROUP) {
        if (node != NULL && node->type != OVT_NODE_GROUP) {
            ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
                "must be a group in braces, as in %s", row->example);
            return;
        }
        bind_group(self, row, node, node == NULL ? where : node, base, grounds);
    } else if (node == NULL) {
        ovt_bind_fallback(self, row, group, where, base);
    } else if (row->type == OVT_SETTING_GROUPS) {
        bind_groups(self, row, node, base, grounds);
    } else {
        ovt_bind_value(self, row, node, base, grounds);
    }
}

/* Binds the members of a group (NULL: of the file) that stands at @p node; NULL: it is not given,
 * and its members take their defaults. */
static void
bind_group(ovt_binding *self, const ovt_setting *group, const ovt_node *node, const ovt_node *where,
    char *base, const ovt_grounds *grounds)
{
    ovt_grounds inside = *grounds;
    if (node != NULL) {
        report_unknown_members(self, group, node);
        /* The file's own note is a ground for the terms of the offer only. */
        bool is_offer = group != NULL && strcmp(group->path, "offer") == 0;
        ovt_grounds around = is_offer ? grounds_of(self->root, grounds) : *grounds;
        inside = group == NULL ? *grounds : grounds_of(node, &around);
    }
    const ovt_setting *row = NULL;
    while ((row = ovt_setting_next(group, row)) != NULL) {
        bind_member(self, row, node, where, base, &inside);
    }
}

static size_t
count_nodes(const ovt_node *node, size_t *distributions)
{
    size_t count = 1;
    *distributions += ovt_bind_is_distribution(node) ? 1 : 0;
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        count += count_nodes(child, distributions);
    }
    return count;
}

/* More than any binding of the tree can need: each node may be an element of a list of the largest
 * groups, and correlations may concern all distributions. */
static bool
allocate_scenario(ovt_binding *self)
{
    size_t inputs = 0;
    size_t nodes = count_nodes(self->root, &inputs);
    size_t element = sizeof(ovt_issue) + 2 * _Alignof(max_align_t);
    size_t pairs = 0;
    const ovt_node *correlations = ovt_node_child(self->root, "correlations");
    if (correlations != NULL) {
        pairs = correlations->count < inputs ? correlations->count : inputs;
    }
    self->capacity = sizeof(ovt_scenario) + (nodes + 4) * element + inputs * sizeof(ovt_input) +
                     inputs * 2 * OVT_QUANTILE_TABLE * sizeof(double) +
                     4 * pairs * pairs * sizeof(double);
    self->scenario = ovt_allocate(1, self->capacity);
    if (self->scenario == NULL) {
        return false;
    }
    self->scenario->block_size = sizeof(ovt_scenario);
    self->scenario->arena = ovt_allocate(1, sizeof(ovt_arena));
    self->scenario->inputs = ovt_bind_room(self, inputs, sizeof(ovt_input));
    return self->scenario->arena != NULL && self->scenario->inputs != NULL;
}

static void
fill_clock_and_titles(ovt_binding *self, const char *name)
{
    ovt_scenario *scenario = self->scenario;
    if (scenario->name == NULL) {
        scenario->name = ovt_bind_text(self, name);
    }
    if (scenario->title == NULL) {
        scenario->title = scenario->name;
    }
    if (scenario->clock.start != NULL) {
        ovt_date_parse(scenario->clock.start, &scenario->clock.start_day);
    }
    const ovt_node *talks = ovt_node_child(self->root, "talks");
    if (talks == NULL || ovt_node_child(talks, "protocol") == NULL) {
        scenario->talks.protocol =
            scenario->offer.phase_count > 0 ? OVT_PROTOCOL_FIXED : OVT_PROTOCOL_NONE;
    }
}

static void
fill_prisoners(ovt_binding *self)
{
    ovt_scenario *scenario = self->scenario;
    if (scenario->prisoner_count > 0 || ovt_node_child(self->root, "prisoners") != NULL) {
        return;
    }
    ovt_class *class = ovt_bind_room(self, 1, sizeof *class);
    if (class == NULL) {
        return;
    }
    class->class_name = "prisoners";
    class->label = "prisoners";
    class->pool = (int) ovt_setting_find("prisoners[].pool")->fallback;
    scenario->prisoners = class;
    scenario->prisoner_count = 1;
}

/* Only --set brings a study into a scenario: that of a file makes the file a study. */
static void
refuse_study(ovt_binding *self)
{
    const ovt_node *node = ovt_node_child(self->root, "study");
    if (node != NULL) {
        ovt_bind_fault(self, OVT_SEVERITY_ERROR, node, NULL,
            "is changed in its file only; --set changes the scenarios of the study");
    }
}

/* Hands the scenario over where there are no errors beyond those there were before. */
static ovt_status
close_binding(ovt_binding *self, size_t errors, ovt_scenario **scenario, ovt_error *err)
{
    const char *file = self->root->origin.file;
    ovt_free(self->ledger);
    if (self->failed || self->faults->failed) {
        ovt_scenario_delete(self->scenario);
        return ovt_fail(err, OVT_MEMORY, "out of memory while reading %s", file);
    }
    if (self->faults->errors > errors) {
        ovt_scenario_delete(self->scenario);
        return ovt_fail(err, OVT_SCENARIO, "%s is not valid", file);
    }
    *scenario = self->scenario;
    return OVT_OK;
}

ovt_status
ovt_binding_run(ovt_scenario **scenario, const ovt_node *root, const char *name, bool is_bare,
    ovt_faults *faults, ovt_error *err)
{
    ovt_binding self = {.root = root, .faults = faults, .is_bare = is_bare};
    size_t errors = faults->errors;
    *scenario = NULL;
    if (!allocate_scenario(&self)) {
        self.failed = true;
        goto out;
    }
    bind_group(&self, NULL, root, root, (char *) self.scenario, &(ovt_grounds){NULL, NULL});
    refuse_study(&self);
    fill_clock_and_titles(&self, name);
    fill_prisoners(&self);
    ovt_bind_names(&self);
    ovt_check_world(&self);
    ovt_check_actual(&self);
    ovt_check_offer(&self);
    ovt_bind_issues(&self);
    ovt_check_talks(&self);
    ovt_bind_copula(&self);
    ovt_check_grounds(&self);
    ovt_ledger_close(&self);
out:
    return close_binding(&self, errors, scenario, err);
}

ovt_status
ovt_binding_run_study(
    ovt_scenario **scenario, const ovt_node *root, ovt_faults *faults, ovt_error *err)
{
    ovt_binding self = {.root = root, .faults = faults};
    size_t errors = faults->errors;
    *scenario = NULL;
    if (!allocate_scenario(&self)) {
        self.failed = true;
    } else {
        const ovt_node *node = ovt_node_child(root, "study");
        bind_group(&self, ovt_setting_find("study"), node, node, (char *) self.scenario,
            &(ovt_grounds){NULL, NULL});
        ovt_bind_vary(&self);
    }
    return close_binding(&self, errors, scenario, err);
}
