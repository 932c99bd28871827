// SPDX-License-Identifier: GPL-3.0-or-later
/* Any bytes as a scenario file: they are read or refused with a fault, never worse. What is read
 * obeys the limits, and a fault is there if and only if it was refused. */
#include <math.h>
#include <stdlib.h>

#include "overture/config/reader.h"

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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ovt_document_tree tree;
    ovt_arena arena = {0};
    ovt_faults faults = {0};
    ovt_error err = {0};
    FILE *nowhere = fopen("/dev/null", "w");
    ovt_status status =
        ovt_tree_parse(&tree, "fuzz.cfg", (const char *) data, size, &arena, &faults, &err);

    if ((status == OVT_OK) != (tree.root != NULL) || (status == OVT_OK) != (faults.errors == 0) ||
        (status != OVT_OK && status != OVT_SCENARIO)) {
        abort();
    }
    if (tree.root != NULL && check_node(tree.root, 0) > OVT_MAX_NODES + 1) {
        abort();
    }
    ovt_faults_sort(&faults);
    if (nowhere != NULL) {
        ovt_faults_write(&faults, nowhere, 100);
        fclose(nowhere);
    }
    ovt_faults_free(&faults);
    ovt_arena_free(&arena);
    return 0;
}
