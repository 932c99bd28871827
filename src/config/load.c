// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/config/load.h"

#include <string.h>

#include "bind.h"
#include "study.h"

/* The name of a scenario that gives none: its file's, without folder and .cfg. */
static const char *
name_of_file(const char *path, ovt_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash == NULL ? path : slash + 1;
    size_t length = strlen(base);
    if (strcmp(path, "-") == 0) {
        return "stdin";
    }
    if (length > 4 && strcmp(base + length - 4, ".cfg") == 0) {
        length -= 4;
    }
    return ovt_arena_text(arena, base, length);
}

bool
ovt_keep_files(ovt_scenario *scenario, const char *path, const ovt_document_tree *tree)
{
    ovt_arena *arena = scenario->arena;
    scenario->file = ovt_arena_text(arena, path, strlen(path));
    scenario->files = ovt_arena_allocate(arena, tree->file_count * sizeof *scenario->files);
    if (scenario->file == NULL || scenario->files == NULL) {
        return false;
    }
    scenario->file_count = tree->file_count;
    for (size_t i = 0; i < tree->file_count; i++) {
        scenario->files[i] = tree->files[i];
        scenario->files[i].path =
            ovt_arena_text(arena, tree->files[i].path, strlen(tree->files[i].path));
        if (scenario->files[i].path == NULL) {
            return false;
        }
    }
    return true;
}

ovt_status
ovt_loaded_bind(ovt_loaded *self, const ovt_document_tree *tree, const char *path,
    ovt_faults *faults, ovt_error *err)
{
    const char *name = name_of_file(path, &self->arena);
    self->tree = tree->root;
    if (name == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    ovt_status status = ovt_binding_run(&self->scenario, tree->root, name, false, faults, err);
    if (status == OVT_OK && !ovt_keep_files(self->scenario, path, tree)) {
        status = ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    if (status != OVT_OK) {
        ovt_scenario_delete(self->scenario);
        self->scenario = NULL;
    }
    return status;
}

ovt_status
ovt_loaded_init(ovt_loaded *self, const char *path, const ovt_read_options *options,
    ovt_faults *faults, ovt_error *err)
{
    ovt_document_tree tree = {0};
    *self = (ovt_loaded){0};
    ovt_status status = ovt_tree_read(&tree, path, options, &self->arena, faults, err);
    if (status != OVT_OK) {
        return ovt_fail(err, status, "%s is not valid", path);
    }
    return ovt_loaded_bind(self, &tree, path, faults, err);
}

void
ovt_loaded_free(ovt_loaded *self)
{
    ovt_scenario_delete(self->scenario);
    ovt_arena_free(&self->arena);
    *self = (ovt_loaded){0};
}

static bool
grow(ovt_study *self)
{
    ovt_loaded *loaded = ovt_resize(self->loaded, self->count + 1, sizeof *loaded);
    if (loaded == NULL) {
        return false;
    }
    self->loaded = loaded;
    self->loaded[self->count++] = (ovt_loaded){0};
    return true;
}

ovt_status
ovt_study_add(ovt_study *self, const char *path, const ovt_read_options *options,
    ovt_faults *faults, ovt_error *err)
{
    if (!grow(self)) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    return ovt_loaded_init(&self->loaded[self->count - 1], path, options, faults, err);
}

/* One file of the command line. Only once it is read is it known to be a study, to which --set
 * does not apply, since it is meant for the scenarios in it. */
static ovt_status
add_file(ovt_study *self, const char *path, const ovt_read_options *options, ovt_faults *faults,
    ovt_error *err)
{
    ovt_document_tree tree = {0};
    ovt_read_options plain = options == NULL ? (ovt_read_options){0} : *options;
    size_t set_count = plain.set_count;
    plain.set_count = 0;
    if (!grow(self)) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    ovt_loaded *loaded = &self->loaded[self->count - 1];
    ovt_status status = ovt_tree_read(&tree, path, &plain, &loaded->arena, faults, err);
    if (status == OVT_OK && ovt_node_child(tree.root, "study") != NULL) {
        ovt_loaded study = *loaded;
        self->count--;
        status = ovt_study_read(self, &tree, path, options, faults, err);
        ovt_loaded_free(&study);
        return status;
    }
    for (size_t i = 0; status == OVT_OK && i < set_count; i++) {
        status = ovt_tree_set(&tree, plain.sets[i], &loaded->arena, faults, err);
    }
    if (status == OVT_OK) {
        return ovt_loaded_bind(loaded, &tree, path, faults, err);
    }
    return ovt_fail(err, status, "%s is not valid", path);
}

static void
refuse_name(const ovt_study *self, size_t i, const char *words, ovt_faults *faults)
{
    const ovt_scenario *scenario = self->loaded[i].scenario;
    const ovt_node *node = ovt_node_child(self->loaded[i].tree, "name");
    ovt_origin origin = {.file = scenario->file};
    ovt_faults_add(faults, OVT_SEVERITY_ERROR, node == NULL ? &origin : &node->origin, "name",
        node == NULL ? NULL : node->excerpt, "%s", words);
}

static ovt_status
check_names(const ovt_study *self, ovt_faults *faults, ovt_error *err)
{
    ovt_status status = OVT_OK;
    for (size_t i = 0; i < self->count; i++) {
        for (size_t k = 0; k < i; k++) {
            const ovt_scenario *one = self->loaded[i].scenario;
            const ovt_scenario *other = self->loaded[k].scenario;
            if (one != NULL && other != NULL && strcmp(one->name, other->name) == 0) {
                char words[512];
                snprintf(words, sizeof words,
                    "two scenarios are called \"%s\" (the other is in %s); give one of them a name "
                    "of its own",
                    one->name, other->file);
                refuse_name(self, i, words, faults);
                status = ovt_fail(err, OVT_SCENARIO, "two scenarios are called \"%s\"", one->name);
                break;
            }
        }
    }
    return status;
}

ovt_status
ovt_study_load(ovt_study *self, const char *const *paths, size_t path_count,
    const ovt_read_options *options, ovt_faults *faults, ovt_error *err)
{
    ovt_status first = OVT_OK;
    *self = (ovt_study){0};
    for (size_t i = 0; i < path_count; i++) {
        ovt_status status = add_file(self, paths[i], options, faults, err);
        if (status != OVT_OK && status != OVT_SCENARIO) {
            return status;
        }
        first = first == OVT_OK ? status : first;
    }
    ovt_status status = check_names(self, faults, err);
    if (first == OVT_OK) {
        first = status;
    }
    if (first == OVT_OK) {
        first = ovt_study_check_baseline(self, faults, err);
    }
    if (faults->failed) {
        return ovt_fail(err, OVT_MEMORY, "out of memory");
    }
    if (first != OVT_OK) {
        return first;
    }
    self->scenarios = ovt_allocate(self->count, sizeof *self->scenarios);
    if (self->scenarios == NULL) {
        return ovt_fail(err, OVT_MEMORY, "out of memory");
    }
    for (size_t i = 0; i < self->count; i++) {
        self->scenarios[i] = self->loaded[i].scenario;
    }
    return OVT_OK;
}

void
ovt_study_free(ovt_study *self)
{
    for (size_t i = 0; i < self->count; i++) {
        ovt_loaded_free(&self->loaded[i]);
    }
    ovt_free(self->loaded);
    ovt_free(self->scenarios);
    ovt_scenario_delete(self->own);
    ovt_arena_free(&self->arena);
    *self = (ovt_study){0};
}
