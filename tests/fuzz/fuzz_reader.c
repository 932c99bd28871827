// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a scenario file: they are read or refused with a fault, never worse. What is read
 * obeys the limits, a fault is there if and only if it was refused, and a scenario that is written
 * back is read again. Seeds: tests/fuzz/corpus, tests/bad and scenarios; words: scenario.dict. */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "overture/config/load.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t
check_node(const ovt_node *node, int depth)
{
    size_t nodes = 1, children = 0;
    if (depth > OVT_MAX_NODE_DEPTH ||
        (node->type == OVT_NODE_REAL && !isfinite(node->value.real))) {
        abort();
    }
    for (const ovt_node *child = node->first; child != NULL; child = child->next) {
        if (child->parent != node || child->origin.line < 1 || child->origin.column < 1) {
            abort();
        }
        nodes += check_node(child, depth + 1);
        children++;
    }
    if (children != node->count) {
        abort();
    }
    return nodes;
}

static void
require(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void
write_faults(ovt_faults *faults)
{
    FILE *nowhere = fopen("/dev/null", "w");
    require(nowhere != NULL);
    ovt_faults_sort(faults);
    ovt_faults_write(faults, nowhere, 100);
    fclose(nowhere);
}

static ovt_status
read_tree(const char *text, size_t length)
{
    ovt_document_tree tree;
    ovt_arena arena = {0};
    ovt_faults faults = {0};
    ovt_error err = {0};
    ovt_status status = ovt_tree_parse(&tree, "fuzz.cfg", text, length, &arena, &faults, &err);
    require(status == OVT_OK || status == OVT_SCENARIO);
    require((status == OVT_OK) == (tree.root != NULL));
    require((status == OVT_OK) == (faults.errors == 0));
    require(tree.root == NULL || check_node(tree.root, 0) <= OVT_MAX_NODES + 1);
    write_faults(&faults);
    ovt_faults_free(&faults);
    ovt_arena_free(&arena);
    return status;
}

static void
load(const char *text, size_t length)
{
    ovt_loaded loaded = {0};
    ovt_faults faults = {0};
    ovt_error err = {0};
    ovt_text written = {0};
    char *copy = malloc(length + 1);
    require(copy != NULL);
    memcpy(copy, text, length);
    FILE *input = fmemopen(copy, length, "r");
    require(input != NULL);
    ovt_read_options options = {.standard_input = input};
    ovt_status status = ovt_loaded_init(&loaded, "-", &options, &faults, &err);
    fclose(input);
    require((status == OVT_OK) == (loaded.scenario != NULL));
    if (status == OVT_OK) {
        require(ovt_tree_write(loaded.tree, "written back", &written, &err) == OVT_OK);
        require(read_tree(written.data, written.length) == OVT_OK);
    } else {
        require(status == OVT_SCENARIO && faults.errors > 0);
    }
    write_faults(&faults);
    ovt_text_free(&written);
    free(copy);
    ovt_faults_free(&faults);
    ovt_loaded_free(&loaded);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (read_tree((const char *) data, size) == OVT_OK && size > 0) {
        load((const char *) data, size);
    }
    return 0;
}
