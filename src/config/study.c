// SPDX-License-Identifier: GPL-3.0-or-later
#include "study.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "bind.h"
#include "overture/base/text.h"
#include "write.h"

/* What the reading of one study file hands around. */
typedef struct {
    ovt_study *study;
    const char *path; /* of the study file */
    const ovt_read_options *options;
    ovt_faults *faults;
    ovt_error *err;
} reading;

static ovt_status
refuse(const reading *self, const ovt_node *node, const char *path, const char *message)
{
    ovt_faults_add(
        self->faults, OVT_SEVERITY_ERROR, &node->origin, path, node->excerpt, "%s", message);
    return ovt_fail(self->err, OVT_SCENARIO, "%s is not valid", self->path);
}

static ovt_status
no_memory(const reading *self)
{
    return ovt_fail(self->err, OVT_MEMORY, "%s: out of memory", self->path);
}

static bool
is_inside(const char *real, const char *folder)
{
    char resolved[PATH_MAX];
    if (realpath(folder, resolved) == NULL) {
        return false;
    }
    size_t length = strlen(resolved);
    return strncmp(real, resolved, length) == 0 && (real[length] == '/' || length == 1);
}

/* The folder of the study file, with its final slash; "" for the current one. */
static size_t
folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t) (slash - path) + 1;
}

/* Whether the study may name a file: one in its own folder tree, or where --include allows. */
static ovt_status
check_file(const reading *self, const ovt_node *node, const char *file, ovt_text *folder)
{
    char real[PATH_MAX];
    char message[PATH_MAX + 128];
    if (realpath(file, real) == NULL) {
        snprintf(message, sizeof message, "%s: %s", file, strerror(errno));
        return refuse(self, node, "study.scenarios", message);
    }
    bool is_allowed = is_inside(real, folder->length == 0 ? "." : folder->data);
    for (size_t i = 0; self->options != NULL && i < self->options->include_count; i++) {
        is_allowed = is_allowed || is_inside(real, self->options->include_dirs[i]);
    }
    if (!is_allowed) {
        snprintf(message, sizeof message,
            "%s is outside the study's folder; --include DIR allows another folder", file);
        return refuse(self, node, "study.scenarios", message);
    }
    return OVT_OK;
}

/* { path = "talks.signed_day"; value = 10.0; } as the text of a --set. */
static ovt_status
add_set(const reading *self, const ovt_node *node, ovt_text *set)
{
    const ovt_node *path = ovt_node_child(node, "path");
    const ovt_node *value = ovt_node_child(node, "value");
    if (path == NULL || path->type != OVT_NODE_TEXT || value == NULL || node->count != 2) {
        return refuse(self, node, "study.scenarios",
            "a set takes a path and a value, as in { path = \"talks.signed_day\"; value = 10.0; }");
    }
    ovt_text_format(set, "%s=", path->value.text);
    ovt_value_write(value, set);
    return set->failed ? no_memory(self) : OVT_OK;
}

/* The study's sets of one scenario, then those of the command line. */
static ovt_status
add_with_sets(const reading *self, const char *file, const ovt_node *sets)
{
    ovt_read_options options = self->options == NULL ? (ovt_read_options){0} : *self->options;
    size_t own = sets == NULL ? 0 : sets->count;
    ovt_text *texts = ovt_allocate(own, sizeof *texts);
    const char **all = ovt_allocate(own + options.set_count, sizeof *all);
    ovt_status status = texts == NULL || all == NULL ? no_memory(self) : OVT_OK;
    for (size_t i = 0; status == OVT_OK && i < own; i++) {
        status = add_set(self, ovt_node_at(sets, i), &texts[i]);
        all[i] = texts[i].data;
    }
    for (size_t i = 0; status == OVT_OK && i < options.set_count; i++) {
        all[own + i] = options.sets[i];
    }
    if (status == OVT_OK) {
        options.sets = all;
        options.set_count += own;
        status = ovt_study_add(self->study, file, &options, self->faults, self->err);
    }
    for (size_t i = 0; texts != NULL && i < own; i++) {
        ovt_text_free(&texts[i]);
    }
    ovt_free(texts);
    ovt_free(all);
    return status;
}

static ovt_status
add_scenario(const reading *self, const ovt_node *node, const ovt_node *file, const ovt_node *name,
    const ovt_node *sets)
{
    ovt_text path = {0}, folder = {0};
    size_t length = folder_length(self->path);
    ovt_text_append(&folder, self->path, length);
    if (file->value.text[0] != '/') {
        ovt_text_append(&path, self->path, length);
    }
    ovt_text_add(&path, file->value.text);
    ovt_status status =
        path.failed || folder.failed ? no_memory(self) : check_file(self, node, path.data, &folder);
    if (status == OVT_OK) {
        status = add_with_sets(self, path.data, sets);
    }
    if (status == OVT_OK && name != NULL) {
        ovt_scenario *scenario = self->study->loaded[self->study->count - 1].scenario;
        scenario->name =
            ovt_arena_text(scenario->arena, name->value.text, strlen(name->value.text));
        status = scenario->name == NULL ? no_memory(self) : OVT_OK;
    }
    ovt_text_free(&path);
    ovt_text_free(&folder);
    return status;
}

static bool
is_text(const ovt_node *node)
{
    return node != NULL && node->type == OVT_NODE_TEXT && node->value.text[0] != '\0';
}

/* "file.cfg", or { name = "..."; file = "..."; set = ( ... ); }. */
static ovt_status
read_entry(const reading *self, const ovt_node *node)
{
    if (is_text(node)) {
        return add_scenario(self, node, node, NULL, NULL);
    }
    const ovt_node *file = ovt_node_child(node, "file");
    const ovt_node *name = ovt_node_child(node, "name");
    const ovt_node *sets = ovt_node_child(node, "set");
    size_t known = (size_t) (file != NULL) + (size_t) (name != NULL) + (size_t) (sets != NULL);
    if (node->type != OVT_NODE_GROUP || !is_text(file) || (name != NULL && !is_text(name)) ||
        (sets != NULL && sets->type != OVT_NODE_LIST) || known != node->count) {
        return refuse(self, node, "study.scenarios",
            "each is a file name, or a group as { name = \"...\"; file = \"...\"; set = ( { path = "
            "\"...\"; value = 1.0; } ); }");
    }
    return add_scenario(self, node, file, name, sets);
}

/* Settings of a scenario that stand in a study file. */
static ovt_status
check_neighbours(const reading *self, const ovt_node *root, const ovt_node *study)
{
    ovt_status status = OVT_OK;
    for (const ovt_node *child = root->first; child != NULL; child = child->next) {
        if (child != study && strcmp(child->name, "meta") != 0 &&
            strcmp(child->name, "extends") != 0) {
            status = refuse(self, child, child->name,
                "stands beside study, which only says which scenarios to compare");
        }
    }
    return status;
}

/* What the study file says of itself; the last study of several counts. */
static ovt_status
read_own(const reading *self, const ovt_document_tree *tree)
{
    ovt_study *study = self->study;
    ovt_scenario_delete(study->own);
    study->varied_count = 0;
    ovt_status status = ovt_binding_run_study(&study->own, tree->root, self->faults, self->err);
    if (status != OVT_OK) {
        return status;
    }
    study->title = study->own->study.title;
    study->baseline = study->own->study.baseline;
    return ovt_keep_files(study->own, self->path, tree) ? OVT_OK : no_memory(self);
}

static ovt_status
read_scenarios(const reading *self, const ovt_node *group)
{
    const ovt_node *scenarios = ovt_node_child(group, "scenarios");
    if (scenarios == NULL || scenarios->type != OVT_NODE_LIST || scenarios->count == 0) {
        return refuse(self, scenarios == NULL ? group : scenarios, "study.scenarios",
            "must be a list of files, as in scenarios = ( \"one.cfg\", \"two.cfg\" );");
    }
    ovt_status first = OVT_OK;
    for (const ovt_node *node = scenarios->first; node != NULL; node = node->next) {
        ovt_status status = read_entry(self, node);
        if (status != OVT_OK && status != OVT_SCENARIO) {
            return status;
        }
        first = first == OVT_OK ? status : first;
    }
    return first;
}

ovt_status
ovt_study_read(ovt_study *study, const ovt_document_tree *tree, const char *path,
    const ovt_read_options *options, ovt_faults *faults, ovt_error *err)
{
    reading self = {study, path, options, faults, err};
    const ovt_node *group = ovt_node_child(tree->root, "study");
    if (group->type != OVT_NODE_GROUP) {
        return refuse(&self, group, "study", "must be a group in braces");
    }
    ovt_status neighbours = check_neighbours(&self, tree->root, group);
    ovt_status own = read_own(&self, tree);
    if (own != OVT_OK && own != OVT_SCENARIO) {
        return own;
    }
    ovt_status status = read_scenarios(&self, group);
    if (status == OVT_OK && own == OVT_OK) {
        status = ovt_vary_place(study, tree->root, faults, err);
    }
    return status != OVT_OK ? status : own != OVT_OK ? own : neighbours;
}

ovt_status
ovt_study_check_baseline(const ovt_study *self, ovt_faults *faults, ovt_error *err)
{
    if (self->baseline == NULL) {
        return OVT_OK;
    }
    for (size_t i = 0; i < self->count; i++) {
        if (strcmp(self->loaded[i].scenario->name, self->baseline) == 0) {
            return OVT_OK;
        }
    }
    ovt_faults_add(faults, OVT_SEVERITY_ERROR, &(ovt_origin){.file = "study"}, "study.baseline",
        NULL, "there is no scenario \"%s\" in the study", self->baseline);
    return ovt_fail(err, OVT_SCENARIO, "there is no scenario \"%s\"", self->baseline);
}
