// SPDX-License-Identifier: GPL-3.0-or-later
#include "overture/config/reader.h"

#include <string.h>

#include "tree.h"

static const ovt_read_options no_options;

static ovt_status read_source(
    const ovt_source *source, ovt_reading *reading, ovt_node **root, ovt_error *err);

/* The source in which a node was written: references are relative to it, and it may be one that was
 * included. */
static const ovt_source *
source_of(const ovt_reading *reading, const ovt_node *node)
{
    const ovt_source *source = reading->sources;
    while (source != NULL && source->shown != node->origin.file) {
        source = source->older;
    }
    return source;
}

static ovt_status
merge_base(ovt_node **merged, const ovt_node *reference, ovt_reading *reading, ovt_error *err)
{
    ovt_arena *arena = reading->arena;
    ovt_source *base = ovt_arena_allocate(arena, sizeof *base);
    ovt_origin *from = ovt_arena_allocate(arena, sizeof *from);
    ovt_node *root = NULL;
    if (base == NULL || from == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", reference->origin.file);
    }
    *from = reference->origin;
    ovt_status status = ovt_source_follow(
        base, reading, source_of(reading, reference), from, false, reference->value.text, err);
    if (status == OVT_OK) {
        status = read_source(base, reading, &root, err);
    }
    if (status == OVT_OK && *merged != NULL) {
        ovt_node_merge(*merged, root);
    } else if (status == OVT_OK) {
        *merged = root;
    }
    return status;
}

static ovt_status
refuse_reference(const ovt_node *node, ovt_reading *reading)
{
    ovt_faults_add(reading->faults, OVT_SEVERITY_ERROR, &node->origin, "extends", node->excerpt,
        "must be a file name in quotes or a list of them, as \"world/base.cfg\"");
    return OVT_SCENARIO;
}

/* All of the files are read before a fault ends it, so that all faults are seen at once. */
static ovt_status
merge_bases(ovt_node **merged, const ovt_node *extends, ovt_reading *reading, ovt_error *err)
{
    ovt_status first = OVT_OK;
    const ovt_node *reference = extends->type == OVT_NODE_LIST ? extends->first : extends;
    while (reference != NULL) {
        ovt_status status = reference->type == OVT_NODE_TEXT
                                ? merge_base(merged, reference, reading, err)
                                : refuse_reference(reference, reading);
        if (status != OVT_OK && status != OVT_SCENARIO) {
            return status;
        }
        first = first == OVT_OK ? status : first;
        reference = extends->type == OVT_NODE_LIST ? reference->next : NULL;
    }
    return first;
}

static ovt_status
read_source(const ovt_source *source, ovt_reading *reading, ovt_node **root, ovt_error *err)
{
    ovt_node *own = NULL, *merged = NULL;
    *root = NULL;
    ovt_status status = ovt_source_parse(source, reading, true, &own, err);
    if (status != OVT_OK) {
        return status;
    }
    ovt_node *extends = ovt_node_child(own, "extends");
    if (extends != NULL) {
        ovt_node_remove(extends);
        status = merge_bases(&merged, extends, reading, err);
    }
    if (status == OVT_OK && merged != NULL) {
        ovt_node_merge(merged, own);
    }
    *root = merged == NULL ? own : merged;
    return status;
}

static ovt_status
check_faults(const ovt_faults *faults, ovt_error *err)
{
    return faults->failed ? ovt_fail(err, OVT_MEMORY, "out of memory") : OVT_OK;
}

/* All of them, so that all faults are seen at once. */
static ovt_status
apply_sets(ovt_document_tree *tree, const ovt_read_options *options, ovt_arena *arena,
    ovt_faults *faults, ovt_error *err)
{
    ovt_status first = OVT_OK;
    for (size_t i = 0; i < options->set_count; i++) {
        ovt_status status = ovt_tree_set(tree, options->sets[i], arena, faults, err);
        if (status != OVT_OK && status != OVT_SCENARIO) {
            return status;
        }
        first = first == OVT_OK ? status : first;
    }
    return first;
}

ovt_status
ovt_tree_read(ovt_document_tree *tree, const char *path, const ovt_read_options *options,
    ovt_arena *arena, ovt_faults *faults, ovt_error *err)
{
    ovt_reading reading = {.options = options == NULL ? &no_options : options,
        .arena = arena,
        .faults = faults,
        .tree = tree};
    ovt_source *source = ovt_arena_allocate(arena, sizeof *source);
    ovt_node *root = NULL;
    *tree = (ovt_document_tree){0};
    if (source == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", path);
    }
    ovt_status status = ovt_source_open(source, &reading, path, err);
    if (status == OVT_OK) {
        status = read_source(source, &reading, &root, err);
    }
    tree->root = status == OVT_OK ? root : NULL;
    if (status == OVT_OK) {
        status = apply_sets(tree, reading.options, arena, faults, err);
    }
    if (faults->failed && status == OVT_SCENARIO) {
        status = check_faults(faults, err);
    }
    tree->root = status == OVT_OK ? tree->root : NULL;
    return status != OVT_OK ? status : check_faults(faults, err);
}

ovt_status
ovt_tree_parse(ovt_document_tree *tree, const char *name, const char *text, size_t length,
    ovt_arena *arena, ovt_faults *faults, ovt_error *err)
{
    ovt_reading reading = {.options = &no_options, .arena = arena, .faults = faults, .tree = tree};
    ovt_source *source = ovt_arena_allocate(arena, sizeof *source);
    *tree = (ovt_document_tree){0};
    if (source == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", name);
    }
    source->shown = ovt_arena_text(arena, name, strlen(name));
    source->text = ovt_arena_text(arena, text, length);
    source->length = length;
    if (source->shown == NULL || source->text == NULL) {
        return ovt_fail(err, OVT_MEMORY, "%s: out of memory", name);
    }
    ovt_status status = ovt_source_split(source, arena, err);
    if (status == OVT_OK) {
        status = ovt_source_parse(source, &reading, false, &tree->root, err);
    }
    return status;
}
